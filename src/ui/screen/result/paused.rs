//! What may be started now and what is paused, by the one gate.

use egui::Ui;

use crate::domain::gate::{Activity, Gate, Lock};
use crate::ui::icon::Icon;
use crate::ui::theme::Palette;
use crate::ui::widget::text;

/// The list of activities; those that are paused for the same reasons stand together.
pub fn paused_ui(ui: &mut Ui, gate: &Gate) {
    let mut groups: Vec<(Vec<Lock>, Vec<Activity>)> = Vec::new();
    for activity in Activity::ALL {
        let locks = gate.locks(*activity);
        match groups.iter_mut().find(|(same, _)| *same == locks) {
            Some((_, activities)) => activities.push(*activity),
            None => groups.push((locks, vec![*activity])),
        }
    }
    // What is paused comes first.
    groups.sort_by_key(|(locks, _)| locks.is_empty());
    let any = groups.iter().any(|(locks, _)| !locks.is_empty());
    text::heading_ui(ui, if any { "Paused for now" } else { "Nothing is paused" });
    for (locks, activities) in &groups {
        let state = if locks.is_empty() { "open" } else { "paused" };
        for activity in activities {
            activity_ui(ui, *activity, state);
        }
        let mut told: Vec<&str> = Vec::new();
        for lock in locks {
            text::small_ui(ui, &lock.words());
            if !told.contains(&lock.opens_when()) {
                told.push(lock.opens_when());
            }
        }
        for words in told {
            text::small_ui(ui, words);
        }
        ui.add_space(6.0);
    }
    if any {
        text::small_ui(ui, "Doing is paused, looking never.");
    }
}

fn activity_ui(ui: &mut Ui, activity: Activity, state: &str) {
    ui.horizontal_top(|ui| {
        let palette = Palette::of(ui.ctx());
        let icon = if state == "open" { Icon::Play } else { Icon::Pause };
        let (_, rect) = ui.allocate_space(egui::vec2(20.0, 25.0));
        icon.paint(ui, rect.center(), 18.0, palette.text_2);
        text::body_ui(ui, &format!("{}: {state}", activity.name()));
    });
}
