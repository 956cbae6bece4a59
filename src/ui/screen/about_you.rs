//! Questions about oneself, one a page. Each may be skipped, and each says what its answer changes. An answer is saved
//! when it is given; text when its field is left.

mod fields;
pub mod summary;

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Rect, Ui, WidgetInfo, vec2};

use super::{View, goals};
use crate::content::{self, ProfilePage};
use crate::domain::profile::Profile;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::page::Page;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, dialog, text};

/// The question about activities, which are rated on a page of their own.
const ACTIVITIES: usize = 26;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct AboutYouScreen {
    /// The place of the question; one past the last is the end.
    place: usize,
    /// Text and days as they are typed.
    typed: BTreeMap<String, String>,
    /// What is wrong with a typed day.
    errors: BTreeMap<String, String>,
    sources_open: bool,
    wants_focus: bool,
    /// A field with something wrong in it gets the keyboard.
    wants_field: Option<String>,
}

impl AboutYouScreen {
    /// Opens the first question without an answer, or the first one when all have one.
    pub fn arrive(&mut self, profile: &Profile) {
        let answered = |page: &ProfilePage| page.fields.iter().any(|field| profile.answer(&field.id).is_some());
        let pages = content::profile_pages();
        // The country is a setting and always has an answer.
        let open = pages.iter().position(|page| !answered(page) && page.number != 2);
        self.show(open.filter(|_| profile.answers().next().is_some()).unwrap_or(0));
    }

    /// Opens a question by its place, from 0. What was typed elsewhere stays.
    pub fn show(&mut self, place: usize) {
        let Self { typed, errors, .. } = std::mem::take(self);
        *self = Self { place, typed, errors, wants_focus: true, ..Self::default() };
    }

    /// Back to the question before; false on the first one.
    pub fn step_back(&mut self) -> bool {
        let Some(before) = self.place.checked_sub(1) else { return false };
        self.show(before);
        true
    }

    /// Saves what is still being typed, before the page is left.
    pub fn leave(&mut self, view: &mut View<'_>) {
        for page in content::profile_pages() {
            fields::save_typed(self, page, view);
        }
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let pages = content::profile_pages();
        let wants_focus = std::mem::take(&mut self.wants_focus);
        if wants_focus {
            dialog::ask_for_first(ui.ctx());
        }
        match pages.get(self.place) {
            Some(page) => {
                progress_ui(ui, self.place, pages.len());
                card::card_ui(ui, |ui| ui.push_id(page.number, |ui| self.question_ui(ui, view, page)));
                self.buttons_ui(ui, view, page);
            }
            None => card::card_ui(ui, |ui| end_ui(ui, view)),
        }
        if wants_focus {
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
    }

    fn question_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, page: &ProfilePage) {
        text::heading_ui(ui, &page.question);
        for field in &page.fields {
            if fields::is_shown(field, &view.outlook.watch.profile) {
                ui.push_id(&field.id, |ui| fields::field_ui(self, ui, view, field, page.fields.len() > 1));
            }
        }
        if page.number == ACTIVITIES {
            goals::open_ui(ui, view);
        }
        ui.add_space(6.0);
        text::small_ui(ui, &format!("What it changes: {}", page.changes));
        if let Some(words) = runs_out_words(page) {
            text::small_ui(ui, &words);
        }
        if page.sources.is_empty() {
            return;
        }
        let label = if self.sources_open { "Hide the sources" } else { "Sources" };
        if ui.add(Button::quiet(label)).clicked() {
            self.sources_open = !self.sources_open;
        }
        if self.sources_open {
            for source in page.sources.iter().filter_map(|id| content::source(id)) {
                text::small_ui(ui, &source.line());
            }
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, page: &ProfilePage) {
        let profile = &view.outlook.watch.profile;
        let answered = page.fields.iter().any(|field| profile.answer(&field.id).is_some())
            || self.typed.values().any(|typed| !typed.trim().is_empty());
        let mut go = None;
        let mut leave = false;
        ui.horizontal_wrapped(|ui| {
            let next = if answered || page.number == 2 { Button::primary("Next") } else { Button::primary("Skip") };
            if ui.add(next.icon(Icon::Forward)).clicked() {
                go = Some(self.place + 1);
            }
            if self.place > 0 && ui.add(Button::secondary("Question before").icon(Icon::Back)).clicked() {
                go = Some(self.place - 1);
            }
            leave = ui.add(Button::quiet("Leave, answers are kept")).clicked();
        });
        text::small_ui(ui, "You can leave any question out. What you leave out counts as unknown, never as no.");
        let whole = (go.is_none() && !leave) || fields::save_typed(self, page, view);
        if let Some(place) = go {
            // Only the way forward is held up by a day that cannot be read; typed words stay in any case.
            if place > self.place && !whole {
                return;
            }
            if place > self.place {
                fields::confirm(page, view);
            }
            if place == content::profile_pages().len() {
                view.actions.push(Action::AboutYouDone);
            }
            self.show(place);
        }
        if leave {
            view.actions.push(Action::Go(Page::Settings));
        }
    }
}

fn progress_ui(ui: &mut Ui, place: usize, count: usize) {
    let words = format!("{} of {count}", place + 1);
    text::small_ui(ui, &words);
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 8.0));
    let bar = ui.interact(rect, id, egui::Sense::hover());
    let name = format!("Question {words}");
    bar.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
    #[allow(clippy::cast_precision_loss, reason = "30 questions")]
    let share = (place + 1) as f32 / count.max(1) as f32;
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_numeric_value(f64::from(share) * 100.0);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    let palette = Palette::of(ui.ctx());
    ui.painter().rect_filled(rect, 4.0, palette.sunken);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, 4.0, palette.accent);
    ui.add_space(6.0);
}

fn end_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "That was the last question");
    for words in content::profile_closing() {
        text::body_ui(ui, words);
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::primary("See my answers")).clicked() {
            view.actions.push(Action::Go(Page::Settings));
        }
        if ui.add(Button::quiet("Back to Today")).clicked() {
            view.actions.push(Action::Go(Page::Today));
        }
    });
}

/// For somebody under 18 the journal stays closed; the way back stands here.
pub fn under_18_ui(ui: &mut Ui, view: &mut View<'_>) {
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Soleus is for adults");
        text::body_ui(ui, content::under_18());
        text::strong_ui(ui, &format!("Emergency: {}", view.country().emergency));
        if ui.add(Button::secondary("Change this answer").icon(Icon::Edit)).clicked() {
            view.actions.push(Action::Run(crate::app::command::Command::Answer(vec![("age".to_owned(), None)])));
            view.actions.push(Action::AboutYouAt(0));
        }
    });
}

/// What of a page runs out: all of it, or the questions by their names; nothing if no answer does.
fn runs_out_words(page: &ProfilePage) -> Option<String> {
    if page.fields.iter().all(|field| field.runs_out) {
        return Some("This runs out by itself and is asked again with a new pain.".to_owned());
    }
    // What is asked only after another answer goes with that one.
    let names = page.runs_out_fields().filter(|field| field.shown_if.is_none());
    let names: Vec<String> = names.map(|field| format!("“{}”", field.label)).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(format!("{name} runs out by itself and is asked again with a new pain.")),
        names => Some(format!("{} run out by themselves and are asked again with a new pain.", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_out_is_said_to_run_out() {
        let of = |number| runs_out_words(content::profile_pages().iter().find(|page| page.number == number).unwrap());
        let words = "“A fluoroquinolone antibiotic” runs out by itself and is asked again with a new pain.";
        assert_eq!(of(17).as_deref(), Some(words), "the list below it stays");
        assert_eq!(of(18), None);
    }
}
