//! Patterns that fit what was logged: for learning, never a diagnosis. What may be shown is `domain::pattern`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::{Sense, Ui, pos2, vec2};

use super::{Kept, View, today_signs};
use crate::content;
use crate::domain::gate::Lock;
use crate::domain::pattern::{Cause, Feature, Fitting, Pattern};
use crate::domain::sentence;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

const HELPS: &str = "Where it hurts, what it feels like and what set it off help most.";

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct PatternsScreen {
    fitting: Kept<NaiveDate, Fitting<'static>>,
    /// The causes whose row is open.
    open: BTreeSet<&'static str>,
}

impl PatternsScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        // A result never stands below a pattern.
        today_signs::care_ui(ui, view);
        card::card_ui(ui, intro_ui);
        let outlook = view.outlook.clone();
        // Asked in each frame: a result that could not be written changes it without another journal.
        if let Some(closed) = Fitting::closed(&outlook.watch, &outlook.standing, &outlook.gate) {
            fitting_ui(ui, view, &closed, &mut self.open);
            return;
        }
        let revision = view.journal.store().revision();
        let fitting = self.fitting.get(revision, view.now.today(), |_| view.journal.fitting(&outlook));
        match fitting {
            Err(failure) => {
                failure_ui(ui, failure, view.actions);
            }
            Ok(fitting) => fitting_ui(ui, view, fitting, &mut self.open),
        }
        card::card_ui(ui, |ui| never_ui(ui, &mut self.open));
    }
}

fn intro_ui(ui: &mut Ui) {
    text::heading_ui(ui, "For learning, not a diagnosis");
    text::body_ui(ui, "Many causes look alike, and a journal cannot tell them apart. Only a clinician can.");
    text::small_ui(
        ui,
        "This looks at your entries of the last four weeks, your last warning-sign check, and what you told about your \
         health. What goes with what is our own choice, and no clinician has signed it yet.",
    );
}

fn fitting_ui(ui: &mut Ui, view: &mut View<'_>, fitting: &Fitting<'static>, open: &mut BTreeSet<&'static str>) {
    match fitting {
        Fitting::AdultsOnly => card::card_ui(ui, |ui| {
            text::body_ui(ui, "Patterns are for adults.");
        }),
        Fitting::CheckFirst(locks) => card::card_ui(ui, |ui| check_first_ui(ui, view, locks)),
        Fitting::WithClinician => card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Nothing is shown now");
            text::body_ui(
                ui,
                "A warning sign is still noted that a clinician has looked at. Ask them what it may be. Patterns come \
                 back when the sign is gone.",
            );
        }),
        Fitting::TooFew => card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Too few entries to say");
            text::body_ui(ui, &format!("It takes three entries with pain in the last four weeks. {HELPS}"));
            if ui.add(Button::secondary("New entry").icon(Icon::Add)).clicked() {
                view.actions.push(Action::Do(Item::NewEntry));
            }
        }),
        Fitting::Nothing => card::card_ui(ui, |ui| {
            text::heading_ui(ui, "No pattern fits what you logged");
            text::body_ui(ui, &format!("That says nothing about how serious it is. {HELPS}"));
            text::strong_ui(ui, "If you are worried, get help anyway.");
        }),
        Fitting::Patterns { shown, more } => {
            for pattern in shown {
                ui.push_id(&pattern.cause.id, |ui| card::card_ui(ui, |ui| pattern_ui(ui, view, pattern, open)));
            }
            card::card_ui(ui, |ui| end_ui(ui, *more));
        }
    }
}

fn check_first_ui(ui: &mut Ui, view: &mut View<'_>, locks: &[Lock]) {
    text::heading_ui(ui, "The warning signs come first");
    text::body_ui(ui, "Patterns are shown when a complete check finds nothing urgent.");
    for lock in locks {
        text::body_ui(ui, &lock.words());
    }
    if ui.add(Button::primary("Check warning signs").icon(Icon::Warning)).clicked() {
        view.actions.push(Action::Do(Item::Check));
    }
}

fn pattern_ui(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern<'static>, open: &mut BTreeSet<&'static str>) {
    let Pattern { cause, fits, against, look_alike, rule_out, note } = pattern;
    text::heading_ui(ui, &cause.name);
    if let Some(note) = note {
        text::strong_ui(ui, note);
    }
    text::question_ui(ui, "What you logged that fits");
    list_ui(ui, fits);
    text::question_ui(ui, "Less likely if you noted");
    list_ui(ui, against);
    text::question_ui(ui, &format!("Must be ruled out: {}", sentence::lower_first(&look_alike.name)));
    text::body_ui(ui, rule_out);
    if let Some(seen) = &look_alike.seen {
        text::strong_ui(ui, seen);
    }
    ui.horizontal_wrapped(|ui| {
        let name = format!("Check warning signs: {}", cause.name);
        if ui.add(Button::secondary("Check warning signs").name(&name).icon(Icon::Warning)).clicked() {
            view.actions.push(Action::Do(Item::Check));
        }
    });
    more_ui(ui, cause, open);
}

/// Features, one a line behind a dot.
fn list_ui(ui: &mut Ui, features: &[Feature]) {
    for feature in features {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 22.0), Sense::hover());
            ui.painter().circle_filled(pos2(rect.left() + 6.0, rect.center().y), 3.0, Palette::of(ui.ctx()).text_2);
            text::body_ui(ui, &sentence::upper_first(feature.name()));
        });
    }
}

/// The row of the table, unfolded on request, with its sources.
fn more_ui(ui: &mut Ui, cause: &'static Cause, open: &mut BTreeSet<&'static str>) {
    let is_open = open.contains(cause.id.as_str());
    let words = if is_open { "Hide more" } else { "More" };
    let words = format!("{words} about {}", sentence::lower_first(&cause.name));
    let icon = if is_open { Icon::Up } else { Icon::Down };
    if ui.add(Button::quiet(&words).icon(icon)).clicked() {
        if is_open {
            open.remove(cause.id.as_str());
        } else {
            open.insert(&cause.id);
        }
    }
    if !is_open {
        return;
    }
    for (name, words) in cause.lines() {
        text::question_ui(ui, name);
        text::body_ui(ui, words);
    }
    text::small_ui(ui, "Times are usual ones, not limits.");
    for source in content::source_lines(&cause.sources, cause.basis) {
        text::small_ui(ui, &format!("Source: {source}"));
    }
}

fn end_ui(ui: &mut Ui, more: bool) {
    text::body_ui(ui, "It may be none of these.");
    let words = if more {
        "Others fit what you logged, too. These are the first by the alphabet, which says nothing about which it is."
    } else {
        "They stand in the order of the alphabet, which says nothing about which it is."
    };
    text::body_ui(ui, words);
    text::strong_ui(ui, "If you are worried, get help anyway.");
}

/// What needs help soon and is never named as a match, to read about.
fn never_ui(ui: &mut Ui, open: &mut BTreeSet<&'static str>) {
    text::heading_ui(ui, "Never matched to a journal");
    text::body_ui(
        ui,
        "These need help the same day or at once, so Soleus never says that what you logged fits them, and never that \
         it does not.",
    );
    for cause in content::causes().iter().filter(|cause| cause.fit.is_none()) {
        ui.push_id(("never", &cause.id), |ui| {
            more_ui(ui, cause, open);
            if let Some(seen) = cause.seen.as_ref().filter(|_| open.contains(cause.id.as_str())) {
                text::strong_ui(ui, seen);
            }
        });
    }
}
