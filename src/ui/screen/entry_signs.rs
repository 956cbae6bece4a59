//! The six warning signs on the pain entry.

use egui::Ui;

use super::View;
use super::entry::EntryScreen;
use crate::content;
use crate::domain::body::{Side, Sign};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};

/// The six signs; "None of these" answers them all.
pub(super) fn signs_ui(screen: &mut EntryScreen, ui: &mut Ui, view: &mut View<'_>) {
    let none = "None of these";
    let is_none = screen.draft.signs.as_ref().is_some_and(Vec::is_empty);
    let pressed = card::heading_with_ui(ui, "Any of these today?", 172.0, |ui| {
        let mut chosen = is_none.then_some(());
        chips::clearable_ui(ui, "No sign", &[((), none)], &mut chosen).then_some(chosen.is_some())
    });
    if let Some(on) = pressed.1 {
        screen.draft.signs = on.then(Vec::new);
    }
    let items: Vec<(Sign, &str)> = Sign::ALL.iter().map(|sign| (*sign, sign.name())).collect();
    let mut ticked = screen.draft.signs.clone().unwrap_or_default();
    if let Some(sign) = chips::multi_ui(ui, "Any of these today?", &items, &mut ticked) {
        screen.draft.toggle_sign(sign);
    }
    for sign in screen.draft.signs.iter().flatten() {
        text::small_ui(ui, &format!("{}: {}.", sign.name(), sentence::lower_first(sign.explanation())));
    }
    sources_ui(screen, ui);
    if screen.draft.signs.as_ref().is_some_and(|signs| !signs.is_empty()) {
        text::strong_ui(ui, "A sign like this should be checked. If you are worried, get help now.");
        let continue_words = "Continue to the warning-sign check";
        if ui.add(Button::primary(continue_words).icon(Icon::Warning)).clicked() {
            let signs = screen.draft.signs.clone().unwrap_or_default();
            view.actions.push(Action::StartCheck(screen.draft.side.unwrap_or(Side::Left), signs));
        }
    }
}

/// Where the words about the ticked signs are from.
fn sources_ui(screen: &EntryScreen, ui: &mut Ui) {
    let signs: Vec<Sign> = screen.draft.signs.iter().flatten().copied().collect();
    if signs.is_empty() {
        return;
    }
    let id = ui.make_persistent_id("sources of the signs");
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if ui.add(Button::quiet(if open { "Hide the sources" } else { "Sources" })).clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if !open {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for words in signs.into_iter().filter_map(|sign| content::question_text(sign.into())) {
        for source in
            words.sources.iter().filter(|id| !told.contains(&id.as_str())).filter_map(|id| content::source(id))
        {
            text::small_ui(ui, &source.line());
        }
        told.extend(words.sources.iter().map(String::as_str));
    }
}
