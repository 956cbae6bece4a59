//! The result of a check: one card for how urgent it is, what to do, why, and what is paused until when.
//!
//! On the emergency card stand what was ticked, the number and first aid, and nothing else.

pub mod history;
pub mod paused;
mod visit;
mod why;

use egui::Ui;
use uuid::Uuid;

use super::View;
use crate::app::outcome::{Outcome, short};
use crate::domain::check::Check;
use crate::domain::sentence;
use crate::domain::triage::Tier;
use crate::domain::watch::Standing;
use crate::ui::action::{Action, Item};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::{card, text, tier_card};
use visit::VisitForm;

/// Open questions that a card names; the rest is counted.
const OPEN_SHOWN: usize = 8;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct ResultScreen {
    /// The check; `None` is what holds now.
    shown: Option<Uuid>,
    /// The card gets the keyboard.
    wants_focus: bool,
    /// Answers and reasons are shown under an emergency.
    answers_open: bool,
    /// The time of the call, in words.
    called: Option<String>,
    /// "A doctor has checked this" is being filled in.
    visit: Option<VisitForm>,
}

/// A result that is being drawn.
struct Shown<'a> {
    outcome: Outcome,
    check: Option<&'a Check>,
    /// "Check of today 14:32, left leg".
    when: String,
    /// A clinician's look could be noted.
    can_be_checked: bool,
}

impl ResultScreen {
    /// Shows a check, or what holds now.
    pub fn show(&mut self, check: Option<Uuid>) {
        *self = Self { shown: check, wants_focus: true, ..Self::default() };
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let outlook = view.outlook.clone();
        let watch = &outlook.watch;
        let check = self.shown.and_then(|id| watch.checks.iter().find(|check| check.id == id));
        // Only the newest check says something about now; an older one shows what was said then.
        let newest = check.is_some_and(|check| watch.checks.first().is_some_and(|first| first.id == check.id));
        let (country, profile) = (view.country(), &watch.profile);
        let standing = match check.filter(|_| newest) {
            Some(check) => Standing::of_check(watch, check),
            None => outlook.standing.clone(),
        };
        // What holds for the other leg, or since the check, is never hidden behind a milder answer to this one.
        let more_now = newest && outlook.standing.tier > standing.tier;
        let standing = if more_now { outlook.standing.clone() } else { standing };
        let outcome = match check {
            _ if more_now => Outcome::now(&outlook, country),
            Some(check) if newest => Outcome::of_check(check, &standing, watch, country),
            Some(check) => Outcome::then(check, profile, country),
            None => Outcome::now(&outlook, country),
        };
        let present = newest || check.is_none();
        let can_be_checked = present && standing.can_be_checked();
        let shown = Shown { outcome, check, when: when_words(check.filter(|_| !more_now), view), can_be_checked };
        self.take_focus(ui, view, &shown.outcome);
        if shown.outcome.tier == Tier::Emergency {
            self.emergency_ui(ui, view, &shown);
            return;
        }
        self.card_ui(ui, view, &shown);
        if let Some(form) = &mut self.visit
            && card::card_ui(ui, |ui| form.show_ui(ui, view))
        {
            self.visit = None;
        }
        let outcome = &shown.outcome;
        two_ui(ui, 0.56, 320.0, |ui, column| match column {
            Column::First => {
                if !outcome.reasons.is_empty() {
                    card::card_ui(ui, |ui| why::why_ui(ui, view, outcome));
                }
                if !outcome.open.is_empty() && outcome.tier != Tier::Incomplete {
                    card::card_ui(ui, |ui| open_ui(ui, view, &shown));
                }
                if present {
                    card::card_ui(ui, |ui| paused::paused_ui(ui, &outlook.gate));
                }
            }
            Column::Second => {
                not_wait_ui(ui, outcome);
                card::card_ui(ui, |ui| take_along_ui(ui, view, &shown));
            }
        });
    }

    /// The keyboard goes to the card, and a screen reader says it at once.
    fn take_focus(&mut self, ui: &Ui, view: &mut View<'_>, outcome: &Outcome) {
        if std::mem::take(&mut self.wants_focus) {
            let id = tier_card::card_id(ui, &outcome.first_words, &outcome.title);
            ui.memory_mut(|memory| memory.request_focus(id));
            view.actions.push(Action::Alarm(format!("{}. {}.", outcome.first_words, outcome.title)));
        }
    }

    fn emergency_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, shown: &Shown<'_>) {
        let outcome = &shown.outcome;
        tier_card::tier_card_ui(ui, outcome.tier, &outcome.first_words, &outcome.title, |ui| {
            if !outcome.ticked.is_empty() {
                text::body_ui(ui, &format!("You ticked: {}.", outcome.ticked.join("; ")));
            }
            if let Some(say) = &outcome.say {
                ui.add(egui::Label::new(egui::RichText::new(format!("Say: \"{say}\"")).font(fonts::heading())).wrap());
            }
            for aid in &outcome.first_aid {
                text::strong_ui(ui, aid);
            }
            for (what, number) in &outcome.contacts {
                text::body_ui(ui, &format!("{what}: {number}"));
            }
            if let Some(called) = &self.called {
                text::strong_ui(ui, called);
            }
        });
        ui.horizontal_wrapped(|ui| {
            if self.called.is_none() && ui.add(Button::primary("I have called").icon(Icon::Phone)).clicked() {
                let time = sentence::time_of_day(view.now.moment, view.journal.hours());
                let words = format!("You called at {time}.");
                view.actions.push(Action::Say(words.clone()));
                self.called = Some(words);
            }
            let label = if self.answers_open { "Hide my answers" } else { "Show my answers" };
            if ui.add(Button::secondary(label)).clicked() {
                self.answers_open = !self.answers_open;
            }
        });
        if self.answers_open {
            card::card_ui(ui, |ui| {
                text::small_ui(ui, &shown.when);
                why::why_ui(ui, view, outcome);
                change_ui(ui, view, shown.check);
            });
            card::card_ui(ui, |ui| take_along_ui(ui, view, shown));
        }
    }

    fn card_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, shown: &Shown<'_>) {
        let outcome = &shown.outcome;
        tier_card::tier_card_ui(ui, outcome.tier, &outcome.first_words, &outcome.title, |ui| {
            text::small_ui(ui, &shown.when);
            said_ui(ui, outcome);
            if !outcome.steps.is_empty() {
                text::question_ui(ui, "What to do");
            }
            for (number, step) in outcome.steps.iter().enumerate() {
                text::body_ui(ui, &format!("{}  {step}", number + 1));
            }
            for (what, number) in &outcome.contacts {
                text::body_ui(ui, &format!("{what}: {number}"));
            }
            if let Some(safety) = outcome.safety {
                text::strong_ui(ui, safety);
            }
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                if outcome.tier == Tier::Incomplete {
                    answer_now_ui(ui, view, shown.check, Button::primary("Answer them now"));
                } else {
                    change_ui(ui, view, shown.check);
                }
                if shown.can_be_checked
                    && self.visit.is_none()
                    && ui.add(Button::secondary("A doctor has checked this").icon(Icon::Check)).clicked()
                {
                    self.visit = Some(VisitForm::default());
                }
                if ui.add(Button::quiet("Back to Today")).clicked() {
                    view.actions.push(Action::Do(Item::Today));
                }
            });
        });
    }
}

/// What was ticked, what it can belong to, and what that means.
fn said_ui(ui: &mut Ui, outcome: &Outcome) {
    for (what, names) in [("You ticked", &outcome.ticked), ("Not sure", &outcome.not_sure)] {
        if !names.is_empty() {
            text::body_ui(ui, &format!("{what}: {}.", names.join("; ")));
        }
    }
    for reason in outcome.reasons.iter().filter(|reason| reason.rule.tier == outcome.tier && reason.checked.is_none()) {
        text::body_ui(ui, reason.why);
    }
    for words in &outcome.closing {
        text::body_ui(ui, words);
    }
    if outcome.tier == Tier::Incomplete {
        questions_ui(ui, outcome);
    }
}

fn questions_ui(ui: &mut Ui, outcome: &Outcome) {
    for question in outcome.open.iter().take(OPEN_SHOWN) {
        text::body_ui(ui, &format!("·  {}", short(*question)));
    }
    if outcome.open.len() > OPEN_SHOWN {
        text::body_ui(ui, &format!("and {} more", outcome.open.len() - OPEN_SHOWN));
    }
}

fn change_ui(ui: &mut Ui, view: &mut View<'_>, check: Option<&Check>) {
    if let Some(check) = check
        && ui.add(Button::secondary("Change my answers").icon(Icon::Edit)).clicked()
    {
        view.actions.push(Action::ChangeCheck(check.id));
    }
}

fn answer_now_ui(ui: &mut Ui, view: &mut View<'_>, check: Option<&Check>, button: Button<'_>) {
    if ui.add(button.icon(Icon::Forward)).clicked() {
        view.actions.push(check.map_or(Action::Do(Item::Check), |check| Action::ChangeCheck(check.id)));
    }
}

fn when_words(check: Option<&Check>, view: &View<'_>) -> String {
    let Some(check) = check else { return "From your checks and entries, as of now".to_owned() };
    let day = sentence::near_day(check.at.day(), view.now.today());
    let time = sentence::time_of_day(check.at, view.journal.hours());
    format!("Check of {} {time}, {}", sentence::lower_first(&day), check.side.leg_words())
}

fn open_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown<'_>) {
    text::heading_ui(ui, "Questions left open");
    text::body_ui(ui, "An open question counts as unknown, not as no.");
    questions_ui(ui, &shown.outcome);
    answer_now_ui(ui, view, shown.check, Button::secondary("Answer them now"));
}

/// "Call 112 now if", or "Get help today if".
fn not_wait_ui(ui: &mut Ui, outcome: &Outcome) {
    let Some((title, items)) = &outcome.not_wait else { return };
    let tier = if outcome.tier == Tier::SameDay { Tier::Emergency } else { Tier::SameDay };
    // An outline: a filled card would look like the result itself.
    tier_card::outline_ui(ui, tier, |ui| {
        text::heading_ui(ui, title);
        for item in items {
            text::body_ui(ui, &format!("·  {item}"));
        }
    });
}

/// Copy, print, save.
fn take_along_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown<'_>) {
    text::heading_ui(ui, "Take it with you");
    let whole = || shown.outcome.text(&shown.when);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Copy as text").icon(Icon::Copy)).clicked() {
            ui.copy_text(whole());
            view.actions.push(Action::Say("The result was copied.".to_owned()));
        }
        if ui.add(Button::secondary("Print").icon(Icon::Printer)).clicked() {
            view.actions.push(Action::Print(whole()));
        }
        if ui.add(Button::secondary("Save as a text file…").icon(Icon::Folder)).clicked() {
            view.actions.push(Action::SaveText(whole()));
        }
    });
}
