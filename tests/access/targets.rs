//! What can be pressed is large enough to be hit, by WCAG 2.5.8, and larger where people are in a hurry or on a mat.

use crate::seen::{Node, Seen, all, none};

/// The least side of everything, in pixels.
const LEAST: f32 = 24.0;
/// The least side on Today and in a running routine.
const LARGE: f32 = 44.0;

fn too_small(seen: &Seen, node: &Node, least: f32) -> Option<String> {
    let Some(rect) = node.rect else { return Some(format!("{}: {} has no place", seen.place(), node.name)) };
    // Bounds are in points, which grow with the text.
    let size = rect.size() * f32::from(seen.way.text_percent) / 100.0;
    let small = size.x < least - 0.1 || size.y < least - 0.1;
    small.then(|| format!("{}: {:?} {:?} is {:.0} x {:.0}", seen.place(), node.role, node.name, size.x, size.y))
}

#[test]
fn everything_that_can_be_pressed_can_be_hit() {
    let mut faults = Vec::new();
    for seen in all() {
        faults.extend(seen.controls().filter_map(|node| too_small(seen, node, LEAST)));
    }
    none(&faults);
}

#[test]
fn on_today_and_in_the_player_everything_can_be_hit_without_care() {
    let mut faults = Vec::new();
    for seen in all().iter().filter(|seen| seen.screen == "player" || seen.screen.starts_with("today")) {
        faults.extend(seen.controls().filter_map(|node| too_small(seen, node, LARGE)));
    }
    none(&faults);
}
