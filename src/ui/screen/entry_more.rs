//! The folded parts of the pain entry: how long, what was tried, the day, notes and photos.

use egui::Ui;

use super::View;
use super::entry::EntryScreen;
use super::entry_fields::focus_if;
use crate::domain::body::{Ability, Context, Effect, Relief};
use crate::domain::draft::{EndChoice, Field as Place, NOTE_LIMIT_CHARS, ReliefDraft};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, chips, score_row, text};

/// The four folds, one card each.
pub(super) fn folds_ui(screen: &mut EntryScreen, ui: &mut Ui, view: &mut View<'_>) {
    let mut open = screen.open;
    fold_ui(ui, "How long and how it eased", &mut open.long, |ui| long_ui(screen, ui));
    fold_ui(ui, "What you tried", &mut open.tried, |ui| tried_ui(screen, ui));
    fold_ui(ui, "Effect on your day", &mut open.day, |ui| day_ui(screen, ui));
    fold_ui(ui, "Notes and photos", &mut open.notes, |ui| notes_ui(screen, ui, view));
    screen.open = crate::ui::screen::entry::OpenParts { more_triggers: screen.open.more_triggers, ..open };
}

fn fold_ui(ui: &mut Ui, title: &str, open: &mut bool, contents: impl FnOnce(&mut Ui)) {
    card::card_ui(ui, |ui| {
        let icon = if *open { Icon::Up } else { Icon::Down };
        let response = ui.add(Button::quiet(title).icon(icon).opens(*open));
        if response.clicked() {
            *open = !*open;
        }
        if *open {
            ui.push_id(title, contents);
        }
    });
}

fn number_ui(screen: &mut EntryScreen, ui: &mut Ui, place: Place, label: &str, unit: &str) {
    let words = screen.error(place);
    let value = match place {
        Place::Lasted => &mut screen.draft.lasted_min,
        Place::WalkDistance => &mut screen.draft.walk_m,
        Place::WalkMinutes => &mut screen.draft.walk_min,
        Place::RestMinutes => &mut screen.draft.rest_to_relief_min,
        Place::CalfLeft => &mut screen.draft.calf_left_cm,
        _ => &mut screen.draft.calf_right_cm,
    };
    let response = Field::number(label, value, unit).error(words.as_deref()).show_ui(ui);
    focus_if(&response, screen.wants_focus == Some(place), screen);
}

fn long_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    text::question_ui(ui, "How long did it last?");
    let choices = [
        (EndChoice::Lasted, "So many minutes"),
        (EndChoice::Until, "Until a time"),
        (EndChoice::StillGoing, "Still going on"),
    ];
    let mut chosen = Some(screen.draft.end).filter(|end| *end != EndChoice::Unknown);
    if chips::clearable_ui(ui, "How long did it last?", &choices, &mut chosen) {
        screen.draft.end = chosen.unwrap_or(EndChoice::Unknown);
        if screen.draft.end_day.is_empty() {
            screen.draft.end_day = screen.draft.day.clone();
        }
    }
    match screen.draft.end {
        EndChoice::Lasted => number_ui(screen, ui, Place::Lasted, "It lasted", "min"),
        EndChoice::Until => until_ui(screen, ui),
        EndChoice::StillGoing => {
            text::small_ui(ui, "Today will ask you when it has stopped.");
        }
        EndChoice::Unknown => {}
    }
    for (question, answer) in [
        ("Pain on average", &mut screen.draft.nrs_average),
        ("Pain now", &mut screen.draft.nrs_now),
        ("Pain next morning", &mut screen.draft.nrs_next_morning),
    ] {
        ui.add_space(6.0);
        text::question_ui(ui, question);
        score_row::choice_ui(ui, question, answer);
    }
    ui.add_space(6.0);
    text::question_ui(ui, "If walking brought it on");
    let parts = [
        (Place::WalkDistance, "How far before it hurt?", "m"),
        (Place::WalkMinutes, "Or how long?", "min"),
        (Place::RestMinutes, "Rest until it stopped", "min"),
    ];
    grid_ui(ui, parts.len(), 190.0, |ui, number| {
        let (place, label, unit) = parts[number];
        number_ui(screen, ui, place, label, unit);
    });
}

fn until_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    let (day, time) = (screen.error(Place::EndDay), screen.error(Place::EndTime));
    let wants = screen.wants_focus;
    grid_ui(ui, 2, 190.0, |ui, number| {
        if number == 0 {
            let field = Field::line("Last day", &mut screen.draft.end_day).error(day.as_deref()).show_ui(ui);
            focus_if(&field, wants == Some(Place::EndDay), screen);
        } else {
            let example = sentence::minute_field(15 * 60 + 10);
            let field = Field::line("Last time", &mut screen.draft.end_time).hint(&example).error(time.as_deref());
            let field = field.show_ui(ui);
            focus_if(&field, wants == Some(Place::EndTime), screen);
        }
    });
}

fn tried_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    text::question_ui(ui, "What did you try?");
    let items: Vec<(Relief, &str)> = Relief::ALL.iter().map(|relief| (*relief, relief.name())).collect();
    let mut chosen: Vec<Relief> = screen.draft.reliefs.iter().map(|tried| tried.relief).collect();
    if let Some(relief) = chips::multi_ui(ui, "What did you try?", &items, &mut chosen) {
        if chosen.contains(&relief) {
            screen.draft.reliefs.push(ReliefDraft { relief, effect: None, nrs_after: None, minutes: String::new() });
        } else {
            screen.draft.reliefs.retain(|tried| tried.relief != relief);
        }
    }
    let error = screen.error(Place::Reliefs);
    for tried in &mut screen.draft.reliefs {
        ui.push_id(tried.relief.id(), |ui| {
            text::rule_ui(ui);
            let name = tried.relief.name();
            let effect = format!("{name}, effect");
            text::question_ui(ui, &effect);
            let effects: Vec<(Effect, &str)> = Effect::ALL.iter().map(|effect| (*effect, effect.name())).collect();
            chips::clearable_ui(ui, &effect, &effects, &mut tried.effect);
            let after = format!("Pain after {}", name.to_lowercase());
            text::question_ui(ui, &after);
            score_row::choice_ui(ui, &after, &mut tried.nrs_after);
            let label = format!("{name}, for how long");
            let typed = tried.minutes.parse::<u32>().is_ok() || tried.minutes.is_empty();
            Field::number(&label, &mut tried.minutes, "min").error(error.as_deref().filter(|_| !typed)).show_ui(ui);
        });
    }
}

fn day_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    text::small_ui(ui, "0 means you could not do it, 10 means as before. Leave out what you did not do.");
    for ability in Ability::ALL {
        text::question_ui(ui, ability.name());
        let mut rating = screen.draft.ability(*ability);
        if score_row::choice_ui(ui, ability.name(), &mut rating) {
            screen.draft.set_ability(*ability, rating);
        }
        ui.add_space(4.0);
    }
    text::rule_ui(ui);
    text::small_ui(ui, "0 is none or very bad, 10 is the most or very good.");
    for context in Context::ALL {
        text::question_ui(ui, context.name());
        let mut rating = screen.draft.context(*context);
        if score_row::choice_ui(ui, context.name(), &mut rating) {
            screen.draft.set_context(*context, rating);
        }
        ui.add_space(4.0);
    }
    text::rule_ui(ui);
    text::question_ui(ui, "Calf size");
    text::small_ui(
        ui,
        "10 cm below the bump under the kneecap, at the same time of day. For your doctor; Soleus draws no conclusion from it.",
    );
    let parts = [(Place::CalfLeft, "Left calf"), (Place::CalfRight, "Right calf")];
    grid_ui(ui, parts.len(), 190.0, |ui, number| {
        let (place, label) = parts[number];
        number_ui(screen, ui, place, label, "cm");
    });
}

fn notes_ui(screen: &mut EntryScreen, ui: &mut Ui, view: &mut View<'_>) {
    // One more than a note can hold, so that a paste that is too long is not cut without a word.
    let words = screen.error(Place::Notes);
    let notes =
        Field::notes("Notes", &mut screen.draft.notes, 4, NOTE_LIMIT_CHARS + 1).error(words.as_deref()).show_ui(ui);
    focus_if(&notes, screen.wants_focus == Some(Place::Notes), screen);
    ui.add_space(8.0);
    text::question_ui(ui, "Photos");
    text::small_ui(ui, "Soleus keeps the place of the file, not the picture itself.");
    let mut gone = None;
    for (number, path) in screen.draft.photos.iter().enumerate() {
        ui.push_id(("photo", number), |ui| {
            ui.horizontal_wrapped(|ui| {
                text::body_ui(ui, path);
                if ui.add(Button::icon_only(Icon::Close, &format!("Remove photo {path}"))).clicked() {
                    gone = Some(number);
                }
            });
        });
    }
    if let Some(number) = gone {
        screen.draft.photos.remove(number);
    }
    let words = screen.error(Place::Photos);
    let path = Field::line("Place of a photo", &mut screen.draft.own_photo).error(words.as_deref()).show_ui(ui);
    let entered = path.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    focus_if(&path, screen.wants_focus == Some(Place::Photos), screen);
    let add = ui
        .horizontal_wrapped(|ui| {
            if ui.add(Button::quiet("Choose a photo…").icon(Icon::Photo)).clicked() {
                view.actions.push(Action::ChoosePhoto);
            }
            !screen.draft.own_photo.trim().is_empty() && ui.add(Button::secondary("Add this photo")).clicked()
        })
        .inner;
    if add || entered {
        let path = crate::domain::draft::clean_line(&std::mem::take(&mut screen.draft.own_photo));
        if !path.is_empty() {
            screen.add_photo(path);
        }
    }
}
