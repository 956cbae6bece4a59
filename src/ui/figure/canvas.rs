//! Where the units of a figure lie on the screen, and the few kinds of shapes that figures are made of.

use std::f32::consts::TAU;

use egui::epaint::{BandPoint, BandShape, CircleShape};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2};

use crate::domain::figure::{Crop, Point};
use crate::ui::theme::Palette;

/// A row of a band: how far along the bone (0 to 1), and how far it reaches to the front and to the back, in units.
pub(super) type Row = [f32; 3];

/// A figure's place on the screen.
pub(super) struct Canvas<'a> {
    painter: Painter,
    /// The colours of the window.
    pub palette: &'a Palette,
    /// The whole picture; the crop lies in the middle at its bottom.
    pub rect: Rect,
    crop: Crop,
    mirrored: bool,
    /// 0 is full strength, 1 the colour of the card.
    fade: f32,
    scale: f32,
}

impl Canvas<'_> {
    pub(super) fn new(ui: &Ui, rect: Rect, crop: Crop, mirrored: bool, fade: f32) -> Self {
        let scale = (rect.width() / crop.width()).min(rect.height() / crop.height());
        let painter = ui.painter_at(rect);
        Self { painter, palette: Palette::of(ui.ctx()), rect, crop, mirrored, fade, scale }
    }

    /// The place of a point on the screen.
    pub(super) fn at(&self, point: Point) -> Pos2 {
        let point = if self.mirrored { self.crop.mirror(point) } else { point };
        let middle = f32::midpoint(self.crop.min.x, self.crop.max.x);
        let x = self.rect.center().x + (point.x - middle) * self.scale;
        pos2(x, self.rect.bottom() + (point.y - self.crop.max.y) * self.scale)
    }

    /// A length in points.
    pub(super) fn points(&self, units: f32) -> f32 {
        units * self.scale
    }

    /// The height on the canvas of the upper edge of the picture.
    pub(super) fn top(&self) -> f32 {
        self.crop.max.y - self.rect.height() / self.scale
    }

    fn faded(&self, color: Color32) -> Color32 {
        if self.fade > 0.0 { color.lerp_to_gamma(self.palette.surface, self.fade.min(1.0)) } else { color }
    }

    /// The line round what is highlighted: wide enough to be seen in a small picture, and no more than a line in a
    /// large one.
    pub(super) fn outline(&self) -> f32 {
        self.points(5.0).clamp(1.0, 2.0)
    }

    pub(super) fn circle(&self, center: Point, radius: f32, color: Color32) {
        self.painter.circle_filled(self.at(center), self.points(radius), self.faded(color));
    }

    pub(super) fn ring(&self, center: Point, radius: f32, width: f32, color: Color32) {
        // Thinner than round a muscle: the joint itself must stay to be seen inside.
        let outline = self.outline() / 2.0;
        let ring = |width: f32, color: Color32| {
            let stroke = Stroke::new(width, self.faded(color));
            Shape::Circle(CircleShape::stroke(self.at(center), self.points(radius), stroke))
        };
        let width = self.points(width).max(1.5);
        self.painter.add(ring(width + 2.0 * outline, self.palette.surface));
        self.painter.add(ring(width, color));
    }

    /// A polygon without a corner that points inwards.
    pub(super) fn convex(&self, points: &[Point], color: Color32) {
        let points = points.iter().map(|point| self.at(*point)).collect();
        self.painter.add(Shape::convex_polygon(points, self.faded(color), Stroke::NONE));
    }

    /// A filled box between two corners.
    pub(super) fn block(&self, one: Point, other: Point, round: f32, color: Color32) {
        let rect = Rect::from_two_pos(self.at(one), self.at(other));
        self.painter.rect_filled(rect, self.points(round), self.faded(color));
    }

    /// A limb from one joint to another. The rows go along it.
    pub(super) fn band(&self, from: Point, to: Point, rows: &[Row], color: Color32) {
        self.painter.add(self.band_shape(from, to, rows, color));
    }

    /// A band with a line round it in the colour of the card.
    pub(super) fn outlined_band(&self, from: Point, to: Point, rows: &[Row], color: Color32) {
        let mut band = self.band_shape(from, to, rows, color);
        band.stroke = Stroke::new(self.outline(), self.faded(self.palette.surface));
        band.stroke_kind = StrokeKind::Outside;
        self.painter.add(band);
    }

    fn band_shape(&self, from: Point, to: Point, rows: &[Row], color: Color32) -> BandShape {
        let (start, end) = (self.at(from), self.at(to));
        let length = (end - start).length();
        let points = rows.iter().map(|[along, front, back]| {
            let (front, back) = (self.points(*front), self.points(*back));
            let (over, under) = if self.mirrored { (-back, front) } else { (-front, back) };
            BandPoint::new(start.x + along * length, start.y + over..=start.y + under)
        });
        BandShape::filled(points.collect(), self.faded(color)).with_angle_and_pivot((end - start).angle(), start)
    }

    /// A line of a width in units.
    pub(super) fn line(&self, points: &[Point], width: f32, color: Color32) {
        let stroke = Stroke::new(self.points(width).max(1.0), self.faded(color));
        self.painter.line(points.iter().map(|point| self.at(*point)).collect(), stroke);
    }

    /// A line with a head at its end.
    pub(super) fn arrow(&self, points: &[Point], color: Color32) {
        const HEAD: f32 = 44.0;
        let [.., before, tip] = points else { return };
        let ahead = Point::unit((*tip - *before).degrees());
        let across = Point::new(-ahead.y, ahead.x) * 26.0;
        let base = *tip - ahead * HEAD;
        let mut shaft: Vec<Point> = points.iter().copied().filter(|point| (*point - *tip).length() > HEAD).collect();
        shaft.push(base + ahead * 4.0);
        self.line(&shaft, 12.0, color);
        self.convex(&[base + across, base - across, *tip], color);
    }
}

/// Points on a circle from one direction to another, in degrees.
pub(super) fn arc(middle: Point, radius: f32, from: f32, to: f32) -> Vec<Point> {
    let steps = 40_u8;
    debug_assert!((to - from).to_radians().abs() <= TAU);
    (0..=steps)
        .map(|step| middle + Point::unit(from + (to - from) * f32::from(step) / f32::from(steps)) * radius)
        .collect()
}
