//! One lower leg on the screen: where its zones are, which zone is under a point, and how they are painted.

use egui::epaint::{BandPoint, BandShape};
use egui::{Color32, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::body_map_data::{self as data, BOX_RATIO, Row};
use super::paint;
use crate::domain::body::{Leg, Zone};
use crate::ui::fonts;
use crate::ui::theme::Palette;

/// Target round the number 8, which stands outside its narrow strip, in points.
const OUTSIDE_TARGET: f32 = 32.0;

/// A leg and the box it stands in.
#[derive(Clone, Copy, Debug)]
pub struct LegFigure {
    /// Which leg; the left one is the mirror picture.
    pub leg: Leg,
    /// Its box, on the screen.
    pub rect: Rect,
}

/// How a zone looks.
#[derive(Clone, Copy, Debug)]
pub struct ZoneLook {
    /// Its fill.
    pub fill: Color32,
    /// Its number.
    pub number: Color32,
    /// Its outline.
    pub outline: Stroke,
}

impl LegFigure {
    /// The size of the box for a width in points.
    #[must_use]
    pub fn size(width: f32) -> Vec2 {
        vec2(width, width / BOX_RATIO)
    }

    fn x(&self, x: f32) -> f32 {
        let x = if self.leg == Leg::Left { 1.0 - x } else { x };
        self.rect.left() + x * self.rect.width()
    }

    fn point(&self, x: f32, y: f32) -> Pos2 {
        pos2(self.x(x), self.rect.top() + y * self.rect.height())
    }

    /// The middle of a zone.
    #[must_use]
    pub fn center(&self, zone: Zone) -> Pos2 {
        let rows = data::zone(zone);
        let y = f32::midpoint(rows.first().map_or(0.0, |row| row.y), rows.last().map_or(0.0, |row| row.y));
        let (left, right) = data::edges_at(rows, y).unwrap_or_default();
        self.point(f32::midpoint(left, right), y)
    }

    /// Where the number of a zone stands.
    #[must_use]
    pub fn label_at(&self, zone: Zone) -> Pos2 {
        if zone != Zone::InnerShin {
            return self.center(zone);
        }
        let y = 0.53;
        let (edge, _) = data::edges_at(data::OUTLINE, y).unwrap_or_default();
        let outward = if self.leg == Leg::Left { 15.0 } else { -15.0 };
        self.point(edge, y) + vec2(outward, 0.0)
    }

    /// The box round a zone; for the outside number, the round target under it.
    #[must_use]
    pub fn zone_rect(&self, zone: Zone) -> Rect {
        if zone == Zone::InnerShin {
            return Rect::from_center_size(self.label_at(zone), Vec2::splat(OUTSIDE_TARGET));
        }
        let mut rect = Rect::NOTHING;
        for row in data::zone(zone) {
            rect.extend_with(self.point(row.left, row.y));
            rect.extend_with(self.point(row.right, row.y));
        }
        rect
    }

    /// The zone under a point.
    #[must_use]
    pub fn zone_at(&self, at: Pos2) -> Option<Zone> {
        let y = (at.y - self.rect.top()) / self.rect.height();
        let inside = Zone::ALL.iter().copied().find(|zone| {
            data::edges_at(data::zone(*zone), y).is_some_and(|(left, right)| {
                let (one, other) = (self.x(left), self.x(right));
                (one.min(other)..=one.max(other)).contains(&at.x)
            })
        });
        let outside = self.label_at(Zone::InnerShin).distance(at) <= OUTSIDE_TARGET / 2.0;
        inside.or(outside.then_some(Zone::InnerShin))
    }

    /// Paints the leg. `fade` 0 is full strength, 1 the colour of the card; numbers and chosen zones never fade, so that
    /// they can be read. `words` is what stands in a zone.
    pub fn paint(&self, ui: &Ui, fade: f32, look: impl Fn(Zone) -> ZoneLook, words: impl Fn(Zone) -> String) {
        let palette = Palette::of(ui.ctx());
        let pale = |color: Color32| color.lerp_to_gamma(palette.surface, fade);
        let outline = Stroke::new(palette.control_width.max(1.5), pale(palette.figure.map_line));
        ui.painter().add(self.band(data::OUTLINE, pale(palette.figure.map_skin), outline));
        for strong in [false, true] {
            for zone in Zone::ALL {
                let ZoneLook { fill, outline, .. } = look(*zone);
                if (outline.width > 2.0) == strong {
                    let pale = |color| if strong { color } else { pale(color) };
                    let stroke = Stroke::new(outline.width, pale(outline.color));
                    ui.painter().add(self.band(data::zone(*zone), pale(fill), stroke));
                }
            }
        }
        for zone in Zone::ALL {
            let color = if *zone == Zone::InnerShin { palette.text } else { look(*zone).number };
            let galley = paint::galley(ui, &words(*zone), fonts::semibold(15.0), color, f32::INFINITY);
            paint::galley_centered(ui.painter(), self.label_at(*zone), galley, color);
        }
    }

    /// A band lies along x; turned by a quarter it stands, with what was x as height.
    fn band(&self, rows: &[Row], fill: Color32, stroke: Stroke) -> BandShape {
        let points = data::smooth(rows)
            .into_iter()
            .map(|row| {
                let (one, other) = (self.x(row.left), self.x(row.right));
                let y = self.rect.top() + row.y * self.rect.height();
                BandPoint::new(y, -one.max(other)..=-one.min(other))
            })
            .collect();
        let mut band = BandShape::new(points, fill, stroke);
        band.angle = std::f32::consts::FRAC_PI_2;
        band
    }
}

/// Both legs side by side in the middle of a column, left leg on the left; returns the boxes and the height used.
#[must_use]
pub fn place(ui: &Ui, top: f32) -> [LegFigure; 2] {
    const GAP: f32 = 34.0;
    let width = ((ui.available_width() - GAP) / 2.0).clamp(104.0, 140.0);
    let size = LegFigure::size(width);
    let column = ui.available_rect_before_wrap();
    let left = column.left() + ((ui.available_width() - 2.0 * width - GAP) / 2.0).max(0.0);
    let at = |x: f32| Rect::from_min_size(pos2(x, column.top() + top), size);
    [LegFigure { leg: Leg::Left, rect: at(left) }, LegFigure { leg: Leg::Right, rect: at(left + width + GAP) }]
}

/// The words of a zone inside a sentence: "upper calf, inner side".
#[must_use]
pub fn zone_words(zone: Zone) -> String {
    let name = zone.name();
    if matches!(zone, Zone::AchillesMid) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
