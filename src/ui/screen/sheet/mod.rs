//! The doctor's sheet: choices on the left, and on the right the real page as it will be printed.

mod form;
mod picture;

use egui::{Key, Modifiers, Ui};

use super::View;
use crate::app::report::{Made, Order, SheetDesk, Wish};
use crate::domain::sheet::{Part, SheetRequest};
use crate::ui::action::{Action, SheetAct};
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{self, Column};
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, text};
use form::SheetForm;
pub use form::SheetKept;
use picture::PagePicture;

/// What the page keeps between frames.
#[derive(Debug)]
pub struct SheetScreen {
    form: SheetForm,
    desk: SheetDesk,
    picture: PagePicture,
    /// The sheet that was asked for in the last frame.
    asked: Option<SheetRequest>,
    /// A path for the file.
    path: String,
}

impl SheetScreen {
    /// The page with what was typed last time.
    #[must_use]
    pub fn with(kept: SheetKept) -> Self {
        Self {
            form: SheetForm::new(kept),
            desk: SheetDesk::default(),
            picture: PagePicture::default(),
            asked: None,
            path: String::new(),
        }
    }

    /// The sheet as it was asked for last; nothing while its days are read.
    #[must_use]
    pub fn order(&self, revision: u64) -> Option<Order> {
        self.desk.order(self.asked.as_ref()?, revision)
    }

    /// Whether something was typed or ticked that is not on the desk.
    #[must_use]
    pub fn touched(&mut self) -> bool {
        self.form.touched()
    }

    /// Since when, in seconds of the window.
    pub fn touched_s(&mut self, now_s: f64) -> f64 {
        self.form.touched_s(now_s)
    }

    /// What is to be put on the desk; from now on it counts as being there.
    pub fn kept(&mut self) -> &SheetKept {
        self.form.put_away()
    }

    /// Another page is shown.
    pub fn leave(&mut self) {
        self.desk.leave();
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.zoom_keys(ui);
        self.do_ui(ui, view);
        ui.add_space(8.0);
        self.form.days_ui(ui, view);
        ui.add_space(8.0);
        columns::two_ui(ui, 0.42, 330.0, |ui, column| match column {
            Column::First => self.form.show_ui(ui),
            Column::Second => self.preview_ui(ui, view),
        });
        self.typed_path_ui(ui, view);
    }

    /// Asks for the sheet of the choices as they stand now.
    fn ask(&mut self, ui: &Ui, view: &View<'_>) {
        let request = self.form.request(view);
        let wish = Wish { request: request.clone(), page: self.picture.page(), pixels: self.picture.pixels(ui) };
        let ctx = ui.ctx().clone();
        self.desk.ask(view.journal.store(), &view.now, &wish, move || ctx.request_repaint());
        self.asked = Some(request);
    }

    /// Save, print, copy: at the top, where they are found without scrolling.
    fn do_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let order = self.order(view.journal.store().revision());
        let ready = order.is_some();
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Save as PDF").icon(Icon::Folder).enabled(ready)).clicked() {
                view.actions.push(Action::Sheet(SheetAct::Save));
            }
            if ui.add(Button::secondary("Print").icon(Icon::Printer).enabled(ready)).clicked() {
                view.actions.push(Action::Sheet(SheetAct::Print));
            }
            let text = order.as_ref().and_then(Order::text);
            let copy = Button::secondary("Copy as text").icon(Icon::Copy).enabled(text.is_some());
            if ui.add(copy).clicked()
                && let Some(text) = text
            {
                ui.copy_text(text.to_owned());
                view.actions.push(Action::Say("The sheet was copied.".to_owned()));
            }
        });
    }

    fn preview_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        card::card_ui(ui, |ui| {
            // After the choices, so that the page never stands beside choices that it does not know.
            self.ask(ui, view);
            if let Some(failure) = self.desk.failure() {
                failure_ui(ui, failure, view.actions);
            }
            let Some(drawn) = self.desk.shown().cloned() else {
                text::strong_ui(ui, "The page is being made…");
                PagePicture::blank_ui(ui, self.form.paper());
                return;
            };
            text::strong_ui(ui, &said(&drawn.made, &drawn.request.parts));
            self.picture.show_ui(ui, view, &drawn, self.desk.is_current());
        });
    }

    /// The other way to a file, where the desktop has no dialog.
    fn typed_path_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        card::card_ui(ui, |ui| {
            Field::line("Or type where to save it", &mut self.path).hint("/media/stick/calf.pdf").show_ui(ui);
            let typed = self.path.trim();
            let ready = !typed.is_empty() && self.order(view.journal.store().revision()).is_some();
            if ui.add(Button::secondary("Save there").icon(Icon::Folder).enabled(ready)).clicked() {
                let write = Action::Sheet(SheetAct::SaveAt(typed.to_owned()));
                view.actions.push(Action::WriteAt(typed.into(), Box::new(write)));
            }
        });
    }

    /// Plus and minus, while nothing is being typed.
    fn zoom_keys(&mut self, ui: &Ui) {
        if ui.ctx().text_edit_focused() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.picture.larger();
        }
        if pressed(Key::Minus) {
            self.picture.smaller();
        }
    }
}

/// "One page. 7 entries were written more than 6 hours later.", or what would make it one page.
fn said(made: &Made, parts: &std::collections::BTreeSet<Part>) -> String {
    let (_, late) = made.entries;
    let pages = made.pages.count();
    let length = match pages {
        1 => "One page.".to_owned(),
        _ if parts.contains(&Part::Entries) => format!("{pages} pages, with the list of entries."),
        _ => {
            let all = [(Part::Notes, "My notes"), (Part::Places, "Places"), (Part::Tried, "What was tried")];
            let names: Vec<&str> = all.iter().filter(|(part, _)| parts.contains(part)).map(|(_, name)| *name).collect();
            match names.as_slice() {
                [] => format!("This needs {pages} pages. Shorten your questions to fit one."),
                [one] => format!("This needs {pages} pages. Leave out {one} to fit one."),
                [one, other, ..] => format!("This needs {pages} pages. Leave out {one} or {other} to fit one."),
            }
        }
    };
    match late {
        0 => length,
        1 => format!("{length} 1 entry was written more than 6 hours later."),
        late => format!("{length} {late} entries were written more than 6 hours later."),
    }
}
