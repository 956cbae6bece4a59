//! The fields of one question: how each kind is shown, and how its answer is saved or taken back.

use chrono::{Duration, NaiveDate};
use egui::Ui;

use super::AboutYouScreen;
use crate::app::command::Command;
use crate::content::{self, FieldKind, ProfileField, ProfilePage};
use crate::domain::profile::{Profile, ProfileAnswer, Value};
use crate::domain::{sentence, time_text};
use crate::ui::action::Action;
use crate::ui::screen::View;
use crate::ui::screen::welcome::{country_ui, emergency_ui};
use crate::ui::widget::field::Field;
use crate::ui::widget::{chips, text};

/// The only day that may lie ahead, and how far.
const DUE: (&str, i64) = ("due_day", 300);
const NONE: &str = "None of these";

/// Whether the answers so far ask for this field.
pub(super) fn is_shown(field: &ProfileField, profile: &Profile) -> bool {
    let Some(wanted) = &field.shown_if else { return true };
    match profile.answer(&wanted.field).map(|answer| &answer.value) {
        Some(Value::YesNo(yes)) => *yes && wanted.is.iter().any(|is| is == "yes"),
        Some(Value::One(id)) => wanted.is.contains(id),
        Some(Value::Many(ids)) => ids.iter().any(|id| wanted.is.contains(id)),
        Some(Value::Day(_) | Value::Text(_)) | None => false,
    }
}

/// Draws a field. `named` shows its own words too, where the page has several.
pub(super) fn field_ui(
    screen: &mut AboutYouScreen,
    ui: &mut Ui,
    view: &mut View<'_>,
    field: &ProfileField,
    named: bool,
) {
    let typed = matches!(field.kind, FieldKind::Day | FieldKind::Text);
    if named && !typed {
        ui.add_space(4.0);
        text::question_ui(ui, &field.label);
    }
    let answer = view.outlook.watch.profile.answer(&field.id).map(|answer| answer.value.clone());
    match field.kind {
        FieldKind::YesNo => {
            let mut said = match answer {
                Some(Value::YesNo(yes)) => Some(yes),
                _ => None,
            };
            if chips::clearable_ui(ui, &field.label, &[(true, "Yes"), (false, "No")], &mut said) {
                save(view, field, said.map(Value::YesNo));
            }
        }
        FieldKind::One => one_ui(ui, view, field, answer),
        FieldKind::Many => many_ui(ui, view, field, answer),
        FieldKind::Score => score_ui(ui, view, field, answer),
        FieldKind::Country => {
            let mut settings = view.journal.settings().clone();
            if country_ui(ui, &mut settings.country) {
                view.actions.push(Action::Run(Command::Set(Box::new(settings.clone()))));
            }
            emergency_ui(ui, &settings.country);
        }
        FieldKind::Day | FieldKind::Text => typed_ui(screen, ui, view, field),
    }
    if let Some(help) = field.help.as_deref().filter(|_| !typed) {
        text::small_ui(ui, help);
    }
}

fn one_ui(ui: &mut Ui, view: &mut View<'_>, field: &ProfileField, answer: Option<Value>) {
    let items: Vec<(usize, &str)> =
        field.options.iter().enumerate().map(|(index, option)| (index, option.label.as_str())).collect();
    let mut chosen = match answer {
        Some(Value::One(id)) => field.options.iter().position(|option| option.id == id),
        _ => None,
    };
    if chips::clearable_ui(ui, &field.label, &items, &mut chosen) {
        let value = chosen.and_then(|index| field.options.get(index)).map(|option| Value::One(option.id.clone()));
        save(view, field, value);
    }
}

fn many_ui(ui: &mut Ui, view: &mut View<'_>, field: &ProfileField, answer: Option<Value>) {
    let known = match answer {
        Some(Value::Many(ids)) => Some(ids),
        _ => None,
    };
    let items: Vec<(String, &str)> =
        field.options.iter().map(|option| (option.id.clone(), option.label.as_str())).collect();
    let mut chosen = known.clone().unwrap_or_default();
    if chips::multi_ui(ui, &field.label, &items, &mut chosen).is_some() {
        save(view, field, Some(Value::Many(chosen)).filter(|value| *value != Value::Many(Vec::new())));
    }
    let mut none = known.is_some_and(|ids| ids.is_empty()).then_some(());
    let name = format!("{NONE}: {}", field.label);
    if chips::clearable_ui(ui, &name, &[((), NONE)], &mut none) {
        save(view, field, none.map(|()| Value::Many(Vec::new())));
    }
}

fn score_ui(ui: &mut Ui, view: &mut View<'_>, field: &ProfileField, answer: Option<Value>) {
    let words: Vec<String> = (0..=10).map(|score: u8| score.to_string()).collect();
    let items: Vec<(usize, &str)> = words.iter().enumerate().map(|(index, word)| (index, word.as_str())).collect();
    let mut chosen = match answer {
        Some(Value::One(score)) => score.parse().ok(),
        _ => None,
    };
    if chips::clearable_ui(ui, &field.label, &items, &mut chosen) {
        save(view, field, chosen.map(|score: usize| Value::One(score.to_string())));
    }
}

fn typed_ui(screen: &mut AboutYouScreen, ui: &mut Ui, view: &mut View<'_>, field: &ProfileField) {
    let saved = written(view.outlook.watch.profile.answer(&field.id), view.now.today());
    let error = screen.errors.get(&field.id).cloned();
    let hint = if field.kind == FieldKind::Day { field.help.as_deref().unwrap_or("22 Nov") } else { "" };
    let words = screen.typed.entry(field.id.clone()).or_insert(saved);
    let response = Field::line(&field.label, words).hint(hint).error(error.as_deref()).show_ui(ui);
    if screen.wants_field.as_ref() == Some(&field.id) {
        response.request_focus();
        screen.wants_field = None;
    }
    if response.lost_focus() {
        save_one(screen, field, view);
    }
}

/// Saves every typed field of the page. Returns false when one of them cannot be read.
pub(super) fn save_typed(screen: &mut AboutYouScreen, page: &ProfilePage, view: &mut View<'_>) -> bool {
    page.fields.iter().filter(|field| matches!(field.kind, FieldKind::Day | FieldKind::Text)).fold(
        true,
        |all, field| {
            let saved = save_one(screen, field, view);
            all && saved
        },
    )
}

fn save_one(screen: &mut AboutYouScreen, field: &ProfileField, view: &mut View<'_>) -> bool {
    let Some(typed) = screen.typed.get(&field.id) else { return true };
    let today = view.now.today();
    let before = view.outlook.watch.profile.answer(&field.id);
    if *typed == written(before, today) {
        screen.errors.remove(&field.id);
        return true;
    }
    let value = match (typed.trim(), field.kind) {
        ("", _) => None,
        (words, FieldKind::Day) => match read_day(words, &field.id, today) {
            Ok(day) => Some(Value::Day(day)),
            Err(error) => {
                view.actions.push(Action::Alarm(error.clone()));
                screen.errors.insert(field.id.clone(), error);
                screen.wants_field = Some(field.id.clone());
                return false;
            }
        },
        (words, _) => Some(Value::Text(words.to_owned())),
    };
    screen.errors.remove(&field.id);
    screen.typed.remove(&field.id);
    save(view, field, value);
    true
}

fn read_day(words: &str, field: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    // Read as seen from the last day that is allowed, so that "5 March" can be the coming one.
    let last = if field == DUE.0 { today + Duration::days(DUE.1) } else { today };
    let seen_from = if words.starts_with(char::is_numeric) { last } else { today };
    let day = time_text::parse_day(words, seen_from).map_err(|error| error.to_string())?;
    if day <= last {
        return Ok(day);
    }
    let words = if field == DUE.0 {
        "That day is too far ahead. Check the date."
    } else {
        "That day has not come yet. Check the date."
    };
    Err(words.to_owned())
}

/// What stands in the field for a saved answer.
fn written(answer: Option<&ProfileAnswer>, today: NaiveDate) -> String {
    match answer.map(|answer| &answer.value) {
        Some(Value::Day(day)) => {
            let words = sentence::short_day(*day, today);
            words.split_once(' ').map_or(words.clone(), |(_, date)| date.to_owned())
        }
        Some(Value::Text(words)) => words.clone(),
        _ => String::new(),
    }
}

/// Saves an answer. What was answered in fields that hang on it was about the answer before, and goes with it.
fn save(view: &mut View<'_>, field: &ProfileField, value: Option<Value>) {
    let at = view.now.moment;
    let profile = &view.outlook.watch.profile;
    let answer = value.map(|value| ProfileAnswer { field: field.id.clone(), value, at });
    if answer.is_none() && profile.answer(&field.id).is_none() {
        return;
    }
    let hangs_on = |other: &&ProfileField| other.shown_if.as_ref().is_some_and(|shown| shown.field == field.id);
    let others = content::profile_pages().iter().flat_map(|page| &page.fields).filter(hangs_on);
    let gone = others.filter(|other| profile.answer(&other.id).is_some()).map(|other| (other.id.clone(), None));
    let changes = std::iter::once((field.id.clone(), answer)).chain(gone).collect();
    view.actions.push(Action::Run(Command::Answer(changes)));
}

/// What stands on the page is said again today: somebody went on without changing it.
pub(super) fn confirm(page: &ProfilePage, view: &mut View<'_>) {
    let (at, profile) = (view.now.moment, &view.outlook.watch.profile);
    let old = |answer: &&ProfileAnswer| answer.at.day() != at.day();
    let answers = page.fields.iter().filter_map(|field| profile.answer(&field.id)).filter(old);
    let again: Vec<_> =
        answers.map(|answer| (answer.field.clone(), Some(ProfileAnswer { at, ..answer.clone() }))).collect();
    if !again.is_empty() {
        view.actions.push(Action::Run(Command::Answer(again)));
    }
}
