//! "About your health" in the settings: every answer in words, its day, when it runs out, and what it changes.

use chrono::NaiveDate;
use egui::Ui;

use crate::content::{self, ProfileField};
use crate::domain::check::{Answer, Risk};
use crate::domain::profile::{ASK_AGAIN_DAYS, Profile, ProfileAnswer, Value};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// The section of the settings.
pub fn summary_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "About your health");
    let outlook = view.outlook.clone();
    let (profile, today) = (&outlook.watch.profile, view.now.today());
    let mut open = 0;
    for (place, page) in content::profile_pages().iter().enumerate().filter(|(_, page)| page.number != 2) {
        let answered: Vec<(&ProfileField, &ProfileAnswer)> =
            page.fields.iter().filter_map(|field| Some((field, profile.answer(&field.id)?))).collect();
        if answered.is_empty() {
            open += 1;
            continue;
        }
        ui.push_id(place, |ui| {
            text::question_ui(ui, &page.question);
            for (field, answer) in answered {
                text::body_ui(ui, &answer_words(field, answer, profile, today));
            }
            text::small_ui(ui, &format!("What it changes: {}", page.changes));
            let name = format!("Change: {}", page.question);
            if ui.add(Button::quiet("Change").icon(Icon::Edit).name(&name)).clicked() {
                view.actions.push(Action::AboutYouAt(place));
            }
        });
    }
    if open > 0 {
        let words = sentence::count(open, "question is", "questions are");
        text::body_ui(ui, &format!("{words} not answered: there you see the general cautions."));
    }
    if last_answer(profile).is_some_and(|day| (today - day).num_days() > ASK_AGAIN_DAYS) {
        text::strong_ui(ui, "You answered more than 90 days ago. Look through them again.");
    }
    let label = if profile.answers().next().is_some() { "Ask me again" } else { "Answer the questions" };
    if ui.add(Button::secondary(label).icon(Icon::Edit)).clicked() {
        view.actions.push(Action::AboutYouAt(0));
    }
}

/// The day of the newest answer to these questions. Facts that run out are asked by each check too, so they do not
/// count.
#[must_use]
pub fn last_answer(profile: &Profile) -> Option<NaiveDate> {
    let lasting = |answer: &&ProfileAnswer| content::profile_field(&answer.field).is_some_and(|field| !field.runs_out);
    profile.answers().filter(lasting).map(|answer| answer.at.day()).max()
}

fn answer_words(field: &ProfileField, answer: &ProfileAnswer, profile: &Profile, today: NaiveDate) -> String {
    let label = |id: &str| {
        field.options.iter().find(|option| option.id == id).map_or(id.to_owned(), |option| option.label.clone())
    };
    let said = match &answer.value {
        Value::YesNo(true) => "yes".to_owned(),
        Value::YesNo(false) => "no".to_owned(),
        Value::One(id) => sentence::lower_first(&label(id)),
        Value::Many(ids) if ids.is_empty() => "none of these".to_owned(),
        Value::Many(ids) => sentence::lower_first(&ids.iter().map(|id| label(id)).collect::<Vec<_>>().join(", ")),
        Value::Day(day) => sentence::short_day(*day, today),
        Value::Text(words) => words.clone(),
    };
    let day = sentence::lower_first(&sentence::near_day(answer.at.day(), today));
    let over = if field.runs_out && has_run_out(field, profile, today) {
        ". It has run out and will be asked at the next check"
    } else {
        ""
    };
    format!("{}: {said} (answered {day}){over}", field.label)
}

/// Whether no rule believes the answer any more.
fn has_run_out(field: &ProfileField, profile: &Profile, today: NaiveDate) -> bool {
    let risks = Risk::RUNNING_OUT.iter().filter(|risk| risk.is_from(&field.id));
    let mut risks = risks.peekable();
    risks.peek().is_some() && risks.all(|risk| profile.risk(*risk, None, today) == Answer::Blank)
}
