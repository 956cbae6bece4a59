//! The four stages one under the other, and what the next one asks for. What is met and where one stands is told by
//! shape and by word, never by colour alone.

use egui::accesskit::Role;
use egui::{Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{sources_ui, stage_line};
use crate::domain::body::Side;
use crate::domain::phase::{Stage, StageStep, Way, needs, opens_when};
use crate::domain::sentence;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{paint, text};

/// Side of a mark, in points.
const MARK: f32 = 28.0;

/// What a mark shows.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// A full circle with a tick.
    Done,
    /// A ring with a dot.
    Here,
    /// An empty ring.
    Open,
}

/// The ladder. An earlier stage can always be chosen; a later one says what opens it.
pub(super) fn ladder_ui(ui: &mut Ui, view: &mut View<'_>, way: &Way, current: Stage, side: Side) {
    for stage in Stage::LADDER {
        let (mark, name) = match stage.cmp(&current) {
            std::cmp::Ordering::Less => (Mark::Done, "Behind you"),
            std::cmp::Ordering::Equal => (Mark::Here, "You are here"),
            std::cmp::Ordering::Greater => (Mark::Open, "Later"),
        };
        ui.push_id(stage.id(), |ui| {
            marked_ui(ui, mark, name, |ui| {
                text::strong_ui(ui, stage.name());
                text::small_ui(ui, words(stage));
                if stage < current {
                    let name = format!("Go back to {}", stage.name());
                    if ui.add(Button::quiet("Go back to this").name(&name)).clicked() {
                        view.actions.push(stage_line(view, side, stage, StageStep::Chosen));
                    }
                } else if current.next() == Some(stage)
                    && let Some(opens) = opens_when(stage, &way.facts, Some(current))
                {
                    text::small_ui(ui, &opens);
                }
            });
        });
    }
}

/// What the next stage asks for, or what full sport asks for.
pub(super) fn needs_ui(ui: &mut Ui, way: &Way, stage: Stage) {
    let needs = needs(stage, &way.facts);
    let met = needs.iter().filter(|need| need.met).count();
    let next = stage.next().map_or("full sport", Stage::name);
    text::heading_ui(ui, &format!("For {next}: {met} of {} met", needs.len()));
    for (number, need) in needs.iter().enumerate() {
        let (mark, name) = if need.met { (Mark::Done, "Met") } else { (Mark::Open, "Missing") };
        ui.push_id(("need", number), |ui| {
            marked_ui(ui, mark, name, |ui| {
                text::body_ui(ui, &sentence::upper_first(&need.words));
                sources_ui(ui, need.sources, need.own);
            });
        });
    }
    text::small_ui(
        ui,
        "Not tried or not written down counts as not met. How the leg feels counts for 3 days, what it can do for 2 \
         weeks.",
    );
}

/// What is done in a stage.
fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::FirstDays => "Easy days, then gentle movement.",
        Stage::GettingMoving => "Gentle stretches and light work against a band.",
        Stage::Strength => "Heel raises and stretches, to build the calf up.",
        Stage::BackToSport => "Heel raises on one leg, hops, walk and jog.",
        Stage::NightCramp | Stage::AnyTime => "",
    }
}

/// A mark with its words beside it.
fn marked_ui(ui: &mut Ui, mark: Mark, name: &str, add_contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(MARK, MARK), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        let palette = Palette::of(ui.ctx());
        let (center, radius) = (rect.center(), 10.0);
        let painter = ui.painter();
        match mark {
            Mark::Done => {
                painter.circle_filled(center, radius, palette.accent);
                paint::tick(painter, center, 12.0, palette.on_accent);
            }
            Mark::Here => {
                painter.circle_stroke(center, radius, Stroke::new(2.5, palette.accent));
                painter.circle_filled(center, 4.5, palette.accent);
            }
            Mark::Open => {
                painter.circle_stroke(center, radius - 0.5, Stroke::new(1.5, palette.control));
            }
        }
        ui.vertical(add_contents);
    });
    ui.add_space(4.0);
}
