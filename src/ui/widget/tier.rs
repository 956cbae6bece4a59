//! The badges of the urgency tiers. Outline, picture and colour say the same three times: an octagon with a telephone,
//! a triangle with an exclamation mark, a square with a calendar, a circle with an open eye. Hollow is old or unknown.

use egui::accesskit::Role;
use egui::epaint::{CubicBezierShape, QuadraticBezierShape};
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2};

use crate::domain::triage::Tier;
use crate::ui::theme::Palette;

/// What a badge tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// The result of a check of the last 14 days.
    Tier(Tier),
    /// The result of a check that is older.
    Hollow(Tier),
    /// There was no check.
    NotChecked,
}

impl Badge {
    /// What assistive technology says.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tier(Tier::Emergency) => "emergency",
            Self::Tier(Tier::SameDay) => "urgent",
            Self::Tier(Tier::Soon) => "non-urgent",
            Self::Tier(Tier::SelfCare) => "self-care",
            Self::Tier(Tier::Incomplete) => "questions open",
            Self::Hollow(Tier::Emergency) => "emergency, older than 14 days",
            Self::Hollow(Tier::SameDay) => "urgent, older than 14 days",
            Self::Hollow(Tier::Soon) => "non-urgent, older than 14 days",
            Self::Hollow(Tier::SelfCare) => "self-care, older than 14 days",
            Self::Hollow(Tier::Incomplete) => "questions open, older than 14 days",
            Self::NotChecked => "not checked",
        }
    }
}

/// A badge of `size` points with its name.
pub fn badge_ui(ui: &mut Ui, badge: Badge, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, badge.name()));
    if ui.is_rect_visible(rect) {
        paint_badge(ui.painter(), rect.center(), size, badge, Palette::of(ui.ctx()));
    }
    response
}

/// Paints a badge without a node of its own, for places that are named as a whole.
pub fn paint_badge(painter: &Painter, center: Pos2, size: f32, badge: Badge, palette: &Palette) {
    match badge {
        Badge::Tier(Tier::Incomplete) => {
            dashed_circle(painter, center, size, palette.text_2);
            picture(painter, center, size, Tier::Incomplete, palette.text_2);
        }
        Badge::Tier(tier) => {
            let colors = palette.tier(tier);
            paint_filled(painter, center, size, tier, colors.fill, colors.on_fill);
        }
        Badge::Hollow(tier) => {
            let color = palette.tier_line(tier);
            if tier == Tier::Incomplete {
                dashed_circle(painter, center, size, color);
            } else {
                outline(painter, center, size, tier, color);
            }
            picture(painter, center, size, tier, color);
        }
        Badge::NotChecked => outline(painter, center, size, Tier::SelfCare, palette.text_2),
    }
}

/// Paints the shape of a tier in one colour and its picture in another.
pub(super) fn paint_filled(painter: &Painter, center: Pos2, size: f32, tier: Tier, ground: Color32, color: Color32) {
    painter.add(Shape::convex_polygon(shape(center, size, tier), ground, Stroke::NONE));
    picture(painter, center, size, tier, color);
}

fn outline(painter: &Painter, center: Pos2, size: f32, tier: Tier, color: Color32) {
    painter.add(Shape::closed_line(shape(center, size - 2.0, tier), Stroke::new(2.0, color)));
}

pub(super) fn dashed_circle(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let mut points = shape(center, size - 2.0, Tier::Incomplete);
    points.extend(points.first().copied());
    let dash = size * 0.13;
    painter.extend(Shape::dashed_line(&points, Stroke::new(2.0, color), dash, dash * 0.8));
}

/// The outline of a tier in a square of `size` points.
fn shape(center: Pos2, size: f32, tier: Tier) -> Vec<Pos2> {
    let corners: Vec<Vec2> = match tier {
        Tier::Emergency => {
            let (long, short) = (0.5, 0.207);
            [(short, -long), (long, -short), (long, short), (short, long)]
                .into_iter()
                .chain([(-short, long), (-long, short), (-long, -short), (-short, -long)])
                .map(|(x, y)| vec2(x, y))
                .collect()
        }
        Tier::SameDay => vec![vec2(0.0, -0.5), vec2(0.55, 0.46), vec2(-0.55, 0.46)],
        Tier::Soon => vec![vec2(0.46, -0.46), vec2(0.46, 0.46), vec2(-0.46, 0.46), vec2(-0.46, -0.46)],
        Tier::SelfCare | Tier::Incomplete => {
            return circle(center, size / 2.0);
        }
    };
    let round = match tier {
        Tier::Emergency => 0.04,
        Tier::SameDay => 0.09,
        _ => 0.16,
    };
    rounded(&corners, round).into_iter().map(|at| center + at * size).collect()
}

fn circle(center: Pos2, radius: f32) -> Vec<Pos2> {
    (0_u8..48).map(|step| center + Vec2::angled(f32::from(step) / 48.0 * std::f32::consts::TAU) * radius).collect()
}

/// A shape whose corners are cut to curves that begin `round` before and end `round` after them.
fn rounded(corners: &[Vec2], round: f32) -> Vec<Vec2> {
    let count = corners.len();
    let mut points = Vec::with_capacity(count * 5);
    for (index, corner) in corners.iter().enumerate() {
        let before = corners[(index + count - 1) % count];
        let after = corners[(index + 1) % count];
        let from = *corner + (before - *corner).normalized() * round;
        let to = *corner + (after - *corner).normalized() * round;
        for step in 0_u8..=4 {
            let share = f32::from(step) / 4.0;
            let (one, two) = (from + (*corner - from) * share, *corner + (to - *corner) * share);
            points.push(one + (two - one) * share);
        }
    }
    points
}

fn picture(painter: &Painter, center: Pos2, size: f32, tier: Tier, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    let thin = Stroke::new((size * 0.07).max(1.3), color);
    match tier {
        Tier::Emergency => telephone(painter, center, size, color),
        Tier::SameDay => {
            let thick = size * 0.11;
            painter.line_segment([at(0.0, -0.16), at(0.0, 0.15)], Stroke::new(thick, color));
            painter.circle_filled(at(0.0, -0.16), thick / 2.0, color);
            painter.circle_filled(at(0.0, 0.15), thick / 2.0, color);
            painter.circle_filled(at(0.0, 0.32), thick * 0.58, color);
        }
        Tier::Soon => {
            let page = Rect::from_min_max(at(-0.25, -0.2), at(0.25, 0.26));
            painter.rect_stroke(page, size * 0.05, thin, egui::StrokeKind::Middle);
            painter.hline(page.x_range(), at(0.0, -0.05).y, thin);
            for x in [-0.12, 0.12] {
                painter.line_segment([at(x, -0.29), at(x, -0.13)], thin);
            }
        }
        Tier::SelfCare => {
            for side in [-1.0, 1.0] {
                let points = [at(-0.33, 0.0), at(-0.16, side * 0.28), at(0.16, side * 0.28), at(0.33, 0.0)];
                painter.add(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, thin));
            }
            painter.circle_filled(center, size * 0.095, color);
        }
        Tier::Incomplete => {
            let top = [at(-0.14, -0.1), at(-0.13, -0.31), at(0.16, -0.31), at(0.14, -0.08)];
            painter.add(CubicBezierShape::from_points_stroke(top, false, Color32::TRANSPARENT, thin));
            let tail = [at(0.14, -0.08), at(0.11, 0.03), at(0.0, 0.11)];
            painter.add(QuadraticBezierShape::from_points_stroke(tail, false, Color32::TRANSPARENT, thin));
            painter.circle_filled(at(0.0, 0.26), thin.width * 0.72, color);
        }
    }
}

/// A receiver: a bent handle with two ends.
fn telephone(painter: &Painter, center: Pos2, size: f32, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    let handle = [at(-0.23, -0.18), at(-0.2, 0.2), at(0.18, 0.23)];
    let stroke = Stroke::new(size * 0.1, color);
    painter.add(QuadraticBezierShape::from_points_stroke(handle, false, Color32::TRANSPARENT, stroke));
    // The second end is the first one mirrored at the diagonal.
    let corners = [vec2(-0.075, -0.11), vec2(0.075, -0.11), vec2(0.075, 0.11), vec2(-0.075, 0.11)];
    let turned = |corner: Vec2| vec2(corner.x * 0.88 + corner.y * 0.47, corner.y * 0.88 - corner.x * 0.47);
    let end: Vec<Vec2> =
        rounded(&corners, 0.05).into_iter().map(|corner| turned(corner) + vec2(-0.18, -0.19)).collect();
    let upper = end.iter().map(|corner| at(corner.x, corner.y)).collect();
    let lower = end.iter().map(|corner| at(-corner.y, -corner.x)).collect();
    painter.add(Shape::convex_polygon(upper, color, Stroke::NONE));
    painter.add(Shape::convex_polygon(lower, color, Stroke::NONE));
}
