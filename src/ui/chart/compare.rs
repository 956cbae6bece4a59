//! Two periods over one axis of pain: a mark for each day at its worst pain, a lane for each period, the median as a
//! line and the middle half as a bar.

use egui::accesskit::Role;
use egui::{Event, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{marks, plot};
use crate::domain::episode::Nrs;
use crate::domain::trend::{LegComparison, PeriodNumbers};
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::{focus_ring, paint};

/// Height of the marks of one lane, in points.
const LANE: f32 = 96.0;
/// Room under a lane for the bar of the middle half, in points.
const FOOT: f32 = 20.0;
/// From the middle of a mark to that of the next, in points: the widest and the narrowest.
const PITCH: (f32, f32) = (13.0, 8.0);
/// Room at both ends, in points.
const SIDE: f32 = 12.0;

/// How the marks of a lane stand.
#[derive(Clone, Copy)]
struct Stack {
    /// Days that one mark stands for at most.
    days: usize,
    /// From mark to mark, in points.
    pitch: f32,
}

impl Stack {
    /// As large as the highest stack of both lanes allows.
    #[allow(clippy::cast_precision_loss, reason = "at most ten years of days")]
    fn of(leg: &LegComparison) -> Self {
        let counts =
            leg.periods.iter().flat_map(|numbers| Nrs::ALL.iter().map(|score| numbers.scores.times(score.get())));
        let highest = counts.max().unwrap_or(0).max(1);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of marks")]
        let most = (LANE / PITCH.1) as usize;
        let days = highest.div_ceil(most);
        Self { days, pitch: (LANE / highest.div_ceil(days) as f32).clamp(PITCH.1, PITCH.0) }
    }
}

/// Draws the chart. `reading` is the score of the reading line. Returns whether a key moved it, so that its words can be
/// said.
pub fn compare_ui(ui: &mut Ui, leg: &LegComparison, names: &[String; 2], reading: &mut Option<usize>) -> bool {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let heads = [0, 1].map(|lane: usize| {
        let name = names.get(lane).map_or("", String::as_str);
        paint::galley(ui, name, fonts::small(), palette.text, width - 24.0)
    });
    let axis = paint::galley(ui, "10", fonts::tiny(), palette.text_2, f32::INFINITY).size().y;
    let height = heads.iter().map(|head| head.size().y + 6.0 + LANE + FOOT).sum::<f32>() + axis + 4.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let moved = plot::keys_ui(ui, &response, Nrs::ALL.len(), reading);
    let share = (width - 2.0 * SIDE) / 11.0;
    let middle = |doubled: i32| rect.left() + SIDE + share * (half(doubled) + 0.5);
    let pointer_moved = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
    if response.clicked() {
        response.request_focus();
    }
    if (response.hovered() && pointer_moved) || response.clicked() {
        let near = |at: egui::Pos2| {
            (0..Nrs::ALL.len())
                .zip((0_i32..).step_by(2))
                .find(|(_, doubled)| (middle(*doubled) - at.x).abs() <= share / 2.0)
        };
        *reading = response.hover_pos().and_then(near).map(|found| found.0).or(*reading);
    }
    let read = reading.and_then(|number| Nrs::ALL.get(number));
    let name = format!("{} {}", leg.headline(), leg.numbers());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description("Left and Right arrow read score by score, Home and End go to 0 and 10.");
        if let Some(score) = read {
            node.set_value(leg.score_words(*score));
        }
    });
    focus_ring::shape(ui, &response, 6);
    if !ui.is_rect_visible(rect) {
        return moved;
    }
    let stack = Stack::of(leg);
    let mut top = rect.top();
    for ((numbers, head), later) in leg.periods.iter().zip(heads).zip([false, true]) {
        mark(ui, pos2(rect.left() + 8.0, top + head.size().y / 2.0), 5.5, later, palette);
        let under = top + head.size().y + 6.0 + LANE;
        ui.painter().galley(pos2(rect.left() + 20.0, top), head, palette.text);
        let lane = Rect::from_x_y_ranges(rect.left() + SIDE..=rect.right() - SIDE, under - LANE..=under);
        lane_ui(ui, lane, numbers, stack, later, &middle);
        top = under + FOOT;
    }
    for (score, doubled) in Nrs::ALL.iter().zip((0_i32..).step_by(2)) {
        let number = paint::galley(ui, &score.get().to_string(), fonts::tiny(), palette.text_2, f32::INFINITY);
        ui.painter().galley(pos2(middle(doubled) - number.size().x / 2.0, top + 2.0), number, palette.text_2);
    }
    if let Some(score) = read {
        let x = middle(i32::from(score.get()) * 2);
        let ends = rect.top() + 22.0..=top;
        ui.painter().vline(x - share * 0.45, ends.clone(), Stroke::new(2.0, palette.accent));
        ui.painter().vline(x + share * 0.45, ends, Stroke::new(2.0, palette.accent));
    }
    moved
}

/// What the marks mean, in words, with the number of days that one stands for.
#[must_use]
pub fn compare_legend(leg: &LegComparison) -> String {
    let each = match Stack::of(leg).days {
        1 => "Each mark is a day at its worst pain, from 0 to 10.".to_owned(),
        days => format!("Each mark is up to {days} days at their worst pain, from 0 to 10."),
    };
    format!("{each} The upright line is the median, the bar below it the middle half.")
}

fn lane_ui(ui: &Ui, lane: Rect, numbers: &PeriodNumbers, stack: Stack, later: bool, middle: &dyn Fn(i32) -> f32) {
    let palette = Palette::of(ui.ctx());
    let painter = ui.painter();
    painter.hline(lane.x_range(), lane.bottom(), Stroke::new(1.5, palette.control));
    if let Some(spread) = &numbers.spread {
        let (low, high) = (middle(spread.low.doubled()), middle(spread.high.doubled()));
        let bar = Rect::from_x_y_ranges(low - 4.0..=high + 4.0, lane.bottom() + 5.0..=lane.bottom() + 11.0);
        painter.rect_filled(bar, 2.0, palette.text_2);
        let x = middle(spread.middle.doubled());
        painter.vline(x, lane.top()..=lane.bottom() + 14.0, Stroke::new(2.0, palette.text));
    }
    for score in Nrs::ALL {
        let mut y = lane.bottom() - stack.pitch / 2.0;
        for _ in 0..numbers.scores.times(score.get()).div_ceil(stack.days) {
            let at = pos2(middle(i32::from(score.get()) * 2), y);
            mark(ui, at, (stack.pitch * 0.42).min(5.5), later, palette);
            y -= stack.pitch;
        }
    }
}

/// A day: a ring in the earlier period, filled in the later one.
fn mark(ui: &Ui, at: egui::Pos2, radius: f32, later: bool, palette: &Palette) {
    if later {
        ui.painter().circle_filled(at, radius, palette.accent);
    } else {
        marks::first_days(ui.painter(), at, radius * 2.0 - 1.0, palette.text);
    }
}

#[allow(clippy::cast_precision_loss, reason = "at most 20 half points")]
fn half(doubled: i32) -> f32 {
    doubled as f32 / 2.0
}
