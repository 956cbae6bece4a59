//! The six warning signs on the pain entry.

use egui::Ui;

use super::entry::EntryScreen;
use crate::domain::body::Sign;
use crate::domain::sentence;
use crate::ui::widget::{card, chips, text};

/// The six signs; "None of these" answers them all.
pub(super) fn signs_ui(screen: &mut EntryScreen, ui: &mut Ui) {
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
    if screen.draft.signs.as_ref().is_some_and(|signs| !signs.is_empty()) {
        text::strong_ui(ui, "A sign like this should be looked at by a doctor. If you are worried, get help now.");
    }
}
