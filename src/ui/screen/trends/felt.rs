//! Where it hurts, what it feels like, and how long cramps last.

use egui::Ui;

use crate::content;
use crate::domain::trend::{Cramps, Kinds, Places, Trend};
use crate::ui::action::Action;
use crate::ui::chart::{Bar, bars_ui};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::heat_map::{self, ZoneHeat};
use crate::ui::widget::{card, text};

/// The rule about cramps that do not let go.
const LONG_CRAMP: &str = "U7";

/// "Where": the legs tinted by how often, and the same in numbers.
pub(super) fn places_ui(ui: &mut Ui, view: &mut View<'_>, trend: &Trend) {
    let places = &trend.felt.places;
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Where");
        text::body_ui(ui, &places.words());
        if places.is_enough() {
            two_ui(ui, 0.5, 290.0, |ui, column| match column {
                Column::First => {
                    heat_map::legs_ui(ui, &heat(places), &trend.legs);
                    text::small_ui(
                        ui,
                        "The number is how many entries name that place; a stronger tint means more of them.",
                    );
                }
                Column::Second => {
                    text::question_ui(ui, "The same in numbers");
                    for row in places.named() {
                        text::small_ui(ui, &format!("{}: {}", row.name(), row.words()));
                    }
                    copy_ui(ui, view, "where", || places.table());
                }
            });
        }
        if let Some(words) = places.not_said_words() {
            text::small_ui(ui, &words);
        }
    });
}

/// Kinds of pain, and how long cramps lasted.
pub(super) fn kinds_ui(ui: &mut Ui, view: &mut View<'_>, trend: &Trend) {
    if trend.felt.cramps.count() == 0 {
        card::card_ui(ui, |ui| kind_bars_ui(ui, view, &trend.felt.kinds));
        return;
    }
    two_ui(ui, 0.5, 300.0, |ui, column| {
        card::card_ui(ui, |ui| match column {
            Column::First => kind_bars_ui(ui, view, &trend.felt.kinds),
            Column::Second => cramps_ui(ui, view, &trend.felt.cramps),
        });
    });
}

fn kind_bars_ui(ui: &mut Ui, view: &mut View<'_>, kinds: &Kinds) {
    text::heading_ui(ui, "Kinds of pain");
    text::body_ui(ui, &kinds.words());
    if !kinds.is_enough() {
        return;
    }
    let all = kinds.entries();
    bars_ui(
        ui,
        kinds.rows.iter().map(|row| Bar {
            name: row.name(),
            words: row.words(),
            share: share(row.scores.count(), all),
        }),
    );
    text::small_ui(ui, "A full bar is every entry. An entry can have several kinds.");
    copy_ui(ui, view, "kinds of pain", || kinds.table());
}

fn cramps_ui(ui: &mut Ui, view: &mut View<'_>, cramps: &Cramps) {
    text::heading_ui(ui, "How long cramps last");
    text::body_ui(ui, &cramps.words());
    if cramps.is_enough() {
        let all = cramps.count();
        let words = |count: usize| crate::domain::sentence::count(count, "cramp", "cramps");
        let rows = cramps.rows().into_iter();
        bars_ui(ui, rows.map(|(name, count)| Bar { name, words: words(count), share: share(count, all) }));
    }
    // The rules of the check say what a long cramp means; here it is only repeated.
    let said = content::help_today_if();
    if let Some(item) = said.items.iter().find(|item| item.rules.iter().any(|rule| rule == LONG_CRAMP)) {
        text::body_ui(ui, &format!("{} {}.", said.title.trim_end_matches([' ', '…']), item.words));
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::quiet("All rules").icon(Icon::Info)).clicked() {
            view.actions.push(Action::ShowRule(LONG_CRAMP));
        }
    });
    if cramps.is_enough() {
        copy_ui(ui, view, "how long cramps last", || cramps.table());
    }
}

fn copy_ui(ui: &mut Ui, view: &mut View<'_>, of: &str, table: impl Fn() -> String) {
    let name = format!("Copy the table: {of}");
    if ui.add(Button::quiet("Copy the table").icon(Icon::Copy).name(&name)).clicked() {
        ui.copy_text(table());
        view.actions.push(Action::Say("The table was copied.".to_owned()));
    }
}

fn heat(places: &Places) -> Vec<ZoneHeat> {
    let rows = places.rows.iter();
    rows.map(|row| ZoneHeat {
        leg: row.leg,
        zone: row.zone,
        entries: u32::try_from(row.scores.count()).unwrap_or(u32::MAX),
        worst: row.scores.worst(),
    })
    .collect()
}

#[allow(clippy::cast_precision_loss, reason = "a bar needs no more than that")]
fn share(count: usize, all: usize) -> f32 {
    count as f32 / all.max(1) as f32
}
