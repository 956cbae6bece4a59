//! Where the box of a leg lies on the screen, and the shapes in it.

use std::f32::consts::FRAC_PI_2;

use egui::epaint::{BandPoint, BandShape};
use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2};

use crate::domain::leg_shape::{Row, smooth};
use crate::domain::leg_view::Place;
use crate::ui::theme::Palette;

/// The box of one leg.
pub(super) struct Canvas {
    painter: Painter,
    /// The colours of the window.
    pub palette: &'static Palette,
    /// The box on the screen; it may reach beyond what is painted.
    pub rect: Rect,
}

impl Canvas {
    /// A box that is painted where `clip` is, and only there.
    pub(super) fn new(ui: &Ui, rect: Rect, clip: Rect) -> Self {
        Self { painter: ui.painter_at(clip), palette: Palette::of(ui.ctx()), rect }
    }

    pub(super) fn at(&self, place: Place) -> Pos2 {
        pos2(self.rect.left() + place.x * self.rect.width(), self.rect.top() + place.y * self.rect.height())
    }

    pub(super) fn painter(&self) -> &Painter {
        &self.painter
    }

    /// The leg itself.
    pub(super) fn skin(&self, outline: &[Row]) {
        let colors = &self.palette.figure;
        self.band(
            outline,
            colors.map_skin,
            Stroke::new(self.palette.control_width.max(1.5), colors.map_line),
            StrokeKind::Middle,
        );
    }

    /// A band lies along x; turned by a quarter it stands, with what was x as height.
    pub(super) fn band(&self, rows: &[Row], fill: Color32, stroke: Stroke, kind: StrokeKind) {
        let points = smooth(rows).into_iter().map(|row| {
            let [left, right] = [row.left.min(row.right), row.right].map(|x| self.at(Place { x, y: row.y }));
            BandPoint::new(left.y, -right.x..=-left.x)
        });
        let mut band = BandShape::new(points.collect(), fill, stroke).with_stroke_kind(kind);
        band.angle = FRAC_PI_2;
        self.painter.add(band);
    }

    /// An upright arrow in the colour of what happens, from a place upwards. `length` is a share of the height.
    pub(super) fn arrow_up(&self, from: Place, length: f32, color: Color32) {
        const HEAD: f32 = 9.0;
        let start = self.at(from);
        let tip = self.at(Place { x: from.x, y: from.y - length });
        self.painter.line_segment([start, pos2(tip.x, tip.y + HEAD)], Stroke::new(3.0, color));
        let head =
            vec![tip, pos2(tip.x + HEAD * 0.75, tip.y + HEAD * 1.2), pos2(tip.x - HEAD * 0.75, tip.y + HEAD * 1.2)];
        self.painter.add(egui::Shape::convex_polygon(head, color, Stroke::NONE));
    }
}
