//! Warning signs on Today: how the last check ended, the course of the pain, and what is paused.

use egui::Ui;

use super::View;
use super::about_you::summary::last_answer;
use crate::app::outcome::Outcome;
use crate::app::watch::Outlook;
use crate::content;
use crate::domain::sentence;
use crate::domain::triage::Tier;
use crate::domain::watch::Freshness;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::tier::{self, Badge};
use crate::ui::widget::{card, text, tier_card};

/// Rules of the course, whose numbers stand on the course card.
const COURSE_RULES: [&str; 6] = ["D5", "D6", "D7", "D8", "D9", "U13"];

/// The badge in the rail and on the card, and the words for it.
#[must_use]
pub fn badge(outlook: &Outlook) -> (Badge, String) {
    let standing = &outlook.standing;
    match (standing.tier, standing.freshness) {
        (tier @ (Tier::Emergency | Tier::SameDay | Tier::Soon), _) => {
            (Badge::Tier(tier), format!("result: {}", sentence::lower_first(tier.name())))
        }
        (_, Freshness::Never) => (Badge::NotChecked, "not checked yet".to_owned()),
        (_, Freshness::Risen(..)) => (Badge::NotChecked, "the pain rose since the last check".to_owned()),
        (_, Freshness::Old) => (Badge::Hollow(Tier::SelfCare), "the last check is old".to_owned()),
        (Tier::Incomplete, _) => (Badge::Tier(Tier::Incomplete), "questions are open".to_owned()),
        (_, Freshness::EntrySince) => (Badge::NotChecked, "not checked since your last entry".to_owned()),
        (tier, Freshness::Current) => (Badge::Tier(tier), "no signs".to_owned()),
    }
}

/// The care card at the top of the page, while a rule of the upper three tiers is active.
pub(super) fn care_ui(ui: &mut Ui, view: &mut View<'_>) {
    let outlook = view.outlook.clone();
    let tier = outlook.standing.tier;
    if tier < Tier::Soon {
        return;
    }
    let outcome = Outcome::now(&outlook, view.country());
    tier_card::tier_card_ui(ui, tier, &outcome.first_words, &outcome.title, |ui| {
        if !outcome.ticked.is_empty() {
            text::body_ui(ui, &format!("You ticked: {}.", outcome.ticked.join("; ")));
        }
        if tier == Tier::Emergency {
            for aid in &outcome.first_aid {
                text::strong_ui(ui, aid);
            }
        } else if let Some(first) = outcome.reasons.first() {
            text::body_ui(ui, first.why);
        }
        if tier == Tier::SameDay {
            text::body_ui(ui, "Routines, ice and compression are paused until this is checked.");
        }
        text::small_ui(ui, &from_words(view));
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("See what to do").icon(Icon::Forward)).clicked() {
                view.actions.push(Action::ShowResult(None));
            }
            if ui.add(Button::secondary("Check again").icon(Icon::Warning)).clicked() {
                view.actions.push(Action::Do(Item::Check));
            }
        });
    });
}

/// Where the card comes from: a check, or what was logged.
fn from_words(view: &View<'_>) -> String {
    let watch = &view.outlook.watch;
    match watch.checks.first() {
        Some(check) => {
            let day = sentence::lower_first(&sentence::near_day(check.at.day(), watch.today()));
            let time = sentence::time_of_day(check.at, view.journal.hours());
            format!("From your entries and your check of {day} {time}.")
        }
        None => "From your entries.".to_owned(),
    }
}

/// How the last check ended.
pub(super) fn signs_ui(ui: &mut Ui, view: &mut View<'_>) {
    let outlook = view.outlook.clone();
    let watch = &outlook.watch;
    let standing = &outlook.standing;
    let (shape, _) = badge(&outlook);
    let words = match (standing.freshness, watch.checks.first()) {
        (_, None) | (Freshness::Never, Some(_)) => {
            "This pain is not checked yet. It takes a few minutes the first time.".to_owned()
        }
        (freshness, Some(check)) => {
            let day = sentence::lower_first(&sentence::near_day(check.at.day(), watch.today()));
            let time = sentence::time_of_day(check.at, view.journal.hours());
            let last = format!("Last check {day} {time}");
            match freshness {
                Freshness::Risen(from, to) => {
                    format!("{last}. The pain rose since then, from {from} to {to}: check again.")
                }
                Freshness::Old => format!("{last}. That is more than two weeks ago: check again."),
                Freshness::EntrySince => format!("Not checked since your last entry. {last}."),
                Freshness::Never | Freshness::Current => match standing.tier {
                    Tier::SelfCare if standing.checked.is_empty() => format!("{last}: no signs."),
                    Tier::SelfCare => format!("{last}. Checked by a clinician."),
                    Tier::Incomplete => {
                        let open = standing.assessment.open.len();
                        format!("{last}: {} still open.", sentence::count(open, "question is", "questions are"))
                    }
                    tier => format!("{last}: {}.", sentence::lower_first(tier.name())),
                },
            }
        }
    };
    ui.horizontal_top(|ui| {
        tier::badge_ui(ui, shape, 34.0);
        ui.vertical(|ui| {
            text::heading_ui(ui, "Warning signs");
            text::body_ui(ui, &words);
        });
    });
    for checked in &standing.checked {
        let day = sentence::lower_first(&sentence::near_day(checked.day, watch.today()));
        let until = sentence::short_day(checked.until, watch.today());
        text::small_ui(ui, &format!("Rule {}: checked by a clinician {day}, quiet until {until}.", checked.rule.id));
    }
    let primary = standing.tier < Tier::Soon && !standing.freshness.believes_no();
    let button = if primary { Button::primary("Check now") } else { Button::secondary("Check now") };
    ui.horizontal_wrapped(|ui| {
        if ui.add(button.icon(Icon::Warning).name("Check warning signs now")).clicked() {
            view.actions.push(Action::Do(Item::Check));
        }
        if !watch.checks.is_empty() && ui.add(Button::quiet("See the result")).clicked() {
            view.actions.push(Action::ShowResult(watch.checks.first().map(|check| check.id)));
        }
    });
}

/// The course of each leg that hurts, in one sentence with its numbers.
pub(super) fn course_ui(ui: &mut Ui, view: &mut View<'_>) {
    let outlook = view.outlook.clone();
    if outlook.stories.is_empty() {
        return;
    }
    let ids = outlook.standing.assessment.rules.iter().map(|rule| rule.id);
    let rules: Vec<&str> = ids.filter(|id| COURSE_RULES.contains(id)).collect();
    let both = outlook.stories.len() > 1;
    for story in &outlook.stories {
        let leg = if both { format!("{} leg. ", story.leg.name()) } else { String::new() };
        // A rule of both legs together may have fired by the other leg; its numbers decide which one says it.
        let own: Vec<&str> = rules.iter().copied().filter(|rule| story.is_about(rule)).collect();
        text::body_ui(ui, &format!("{leg}{} {}", story.numbers(), story.verdict(&own)));
    }
    if let Some(rule) = rules.first().and_then(|id| content::rule_text(id)) {
        let id = ui.make_persistent_id("how worked out");
        let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
        let label = if open { "Hide how this is worked out" } else { "How this is worked out" };
        if ui.add(Button::quiet(label)).clicked() {
            ui.data_mut(|data| data.insert_temp(id, !open));
        }
        if open {
            text::small_ui(ui, &format!("Rule {}: {}.", rule.id, rule.when.trim_end_matches('.')));
            text::small_ui(ui, &rule.why);
            text::small_ui(ui, "Days are calendar days. Days without an entry are left out, never counted as no pain.");
        }
    }
}

/// Health questions switch on safety notes. Whether it is shown is the session's to know.
pub fn about_you_ui(ui: &mut Ui, view: &mut View<'_>) {
    let again = last_answer(&view.outlook.watch.profile).is_some();
    card::card_ui(ui, |ui| {
        let words = if again {
            "You answered the health questions 90 days ago. Has anything changed?"
        } else {
            "3 minutes of health questions switch on safety notes"
        };
        text::question_ui(ui, words);
        text::small_ui(ui, "You can skip any of them. The answers stay on this computer.");
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary("Answer now")).clicked() {
                view.actions.push(if again { Action::AboutYouAt(0) } else { Action::AboutYou });
            }
            if ui.add(Button::quiet("Later")).clicked() {
                view.actions.push(Action::AboutYouLater);
            }
        });
    });
}
