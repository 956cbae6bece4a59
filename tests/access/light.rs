//! What lies under a point of the window, read from the shapes of a frame, and contrast by the WCAG 2 formula.

use std::sync::Arc;

use egui::epaint::{ClippedShape, Mesh, PathShape, RectShape, TextShape};
use egui::{Color32, Pos2, Rect, Shape, TextureId, pos2};

/// One drawn thing; nested ones are taken apart.
pub struct Drawn {
    pub clip: Rect,
    pub shape: Shape,
}

/// Everything of a frame in the order in which it was painted.
pub fn drawn(shapes: &[ClippedShape]) -> Vec<Drawn> {
    let mut all = Vec::new();
    for clipped in shapes {
        take(&mut all, clipped.clip_rect, &clipped.shape);
    }
    all
}

fn take(all: &mut Vec<Drawn>, clip: Rect, shape: &Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| take(all, clip, shape)),
        Shape::Noop => {}
        shape => all.push(Drawn { clip, shape: shape.clone() }),
    }
}

/// The colour under a point, of what was painted before the thing of this number.
pub fn ground(all: &[Drawn], before: usize, point: Pos2) -> Color32 {
    let mut over: Vec<Color32> = Vec::new();
    for thing in all[..before].iter().rev().filter(|thing| thing.clip.contains(point)) {
        let Some(fill) = fill_at(&thing.shape, point).filter(|fill| fill.a() > 0) else { continue };
        over.push(fill);
        if fill.is_opaque() {
            break;
        }
    }
    over.into_iter().rev().fold(Color32::BLACK, Color32::blend)
}

fn fill_at(shape: &Shape, point: Pos2) -> Option<Color32> {
    match shape {
        Shape::Rect(RectShape { rect, fill, brush: None, .. }) if rect.contains(point) => Some(*fill),
        Shape::Circle(circle) if circle.center.distance(point) <= circle.radius => Some(circle.fill),
        Shape::Ellipse(ellipse) => {
            let off = (point - ellipse.center) / ellipse.radius;
            (off.length_sq() <= 1.0).then_some(ellipse.fill)
        }
        Shape::Path(PathShape { points, closed: true, fill, .. }) if is_inside(points, point) => Some(*fill),
        Shape::Band(band) => {
            // The bands of a body stand: they are turned about the corner of the window.
            let (sin, cos) = (-band.angle).sin_cos();
            let at = pos2(cos * point.x - sin * point.y, sin * point.x + cos * point.y);
            let pair = band.points.windows(2).find(|pair| pair[0].x <= at.x && at.x <= pair[1].x)?;
            let share = (at.x - pair[0].x) / (pair[1].x - pair[0].x).max(f32::EPSILON);
            let between = |one: f32, other: f32| one + share * (other - one);
            let (low, high) = (between(pair[0].y.min, pair[1].y.min), between(pair[0].y.max, pair[1].y.max));
            (low <= at.y && at.y <= high).then_some(band.fill)
        }
        Shape::Mesh(mesh) if mesh.texture_id == TextureId::default() => mesh_at(mesh, point),
        _ => None,
    }
}

fn mesh_at(mesh: &Arc<Mesh>, point: Pos2) -> Option<Color32> {
    let corner = |index: u32| mesh.vertices[index as usize];
    let mut triangles =
        mesh.indices.chunks_exact(3).map(|three| [corner(three[0]), corner(three[1]), corner(three[2])]);
    triangles.find(|three| is_inside(&three.map(|vertex| vertex.pos), point)).map(|three| three[0].color)
}

fn is_inside(points: &[Pos2], point: Pos2) -> bool {
    let mut inside = false;
    for (index, one) in points.iter().enumerate() {
        let other = points[(index + 1) % points.len()];
        let crosses = (one.y > point.y) != (other.y > point.y);
        if crosses && point.x < (other.x - one.x) * (point.y - one.y) / (other.y - one.y) + one.x {
            inside = !inside;
        }
    }
    inside
}

/// Where letters stand and the colour of each; spaces have none. Of letters alike beside each other one in six is
/// enough, for the ground under a word is one.
pub fn letters(text: &TextShape) -> Vec<(Pos2, Color32)> {
    let mut found = Vec::new();
    for row in &text.galley.rows {
        let range = row.visuals.glyph_vertex_range.clone();
        let quads: Vec<_> = row.visuals.mesh.vertices[range].chunks_exact(4).collect();
        for (number, quad) in quads.iter().enumerate() {
            let is_last = number + 1 == quads.len();
            if number % 6 != 0 && !is_last && quad[0].color == quads[number - 1][0].color {
                continue;
            }
            let middle = quad[0].pos + (quad[3].pos - quad[0].pos) / 2.0;
            let own = if quad[0].color == Color32::PLACEHOLDER { text.fallback_color } else { quad[0].color };
            let color = text.override_text_color.unwrap_or(own).gamma_multiply(text.opacity_factor);
            found.push((text.pos + row.pos.to_vec2() + middle.to_vec2(), color));
        }
    }
    found
}

fn luminance(color: Color32) -> f32 {
    let [red, green, blue, _] = color.to_array().map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of a colour, which may let something through, with what is under it.
pub fn contrast(color: Color32, ground: Color32) -> f32 {
    let (one, other) = (luminance(ground.blend(color)), luminance(ground));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_what_wcag_says() {
    let of = |one: u8, other: u8| contrast(Color32::from_gray(one), Color32::from_gray(other));
    assert!((of(0, 255) - 21.0).abs() < 0.01 && (of(118, 255) - 4.54).abs() < 0.01 && (of(9, 9) - 1.0).abs() < 0.01);
}
