//! Step 1: a file, by the desktop's dialog, by its typed path, or dropped on the window; and what it seems to be.

use std::time::Duration;

use egui::Ui;

use super::{ImportScreen, Step, mapping};
use crate::app::import::desk::Opened;
use crate::domain::sentence;
use crate::exchange::import::{Choices, Format};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::import_act::ImportAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, text};

/// How often the number of rows that are read is drawn again.
pub(super) const COUNT_AGAIN: Duration = Duration::from_millis(100);

impl ImportScreen {
    pub(super) fn file_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if let Some((place, rows)) = self.desk.opening() {
            let name = place.file_name().map_or_else(|| place.display().to_string(), |name| name.display().to_string());
            let stop = card::card_ui(ui, |ui| {
                text::heading_ui(ui, &format!("Reading {name}"));
                text::body_ui(ui, &format!("{} read. Nothing is changed in your journal.", rows_words(rows)));
                ui.add(Button::secondary("Stop").name("Stop reading the file")).clicked()
            });
            ui.ctx().request_repaint_after(COUNT_AGAIN);
            if stop {
                self.desk.stop();
                self.wants_focus = true;
                view.actions.push(Action::Say("Stopped. Nothing was changed.".to_owned()));
            }
            return;
        }
        if self.desk.opened().is_some() {
            self.found_ui(ui, view);
        }
        self.choose_ui(ui, view);
    }

    fn choose_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let again = self.desk.opened().is_some();
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, if again { "Another file" } else { "Choose a file" });
            text::body_ui(ui, "Nothing is added to your journal before you have seen every row.");
            let choose =
                if again { Button::secondary("Choose a file…") } else { Button::primary("Choose a file…") };
            if ui.add(choose.icon(Icon::Folder)).clicked() {
                view.actions.push(Action::Import(ImportAct::Choose));
            }
            ui.add_space(8.0);
            let field = Field::line("Or type where the file is", &mut self.path)
                .hint("Downloads/export.csv")
                .error(self.trouble.as_deref())
                .show_ui(ui);
            if std::mem::take(&mut self.wants_path) {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if ui.add(Button::secondary("Read this file")).clicked() || entered {
                let typed = self.path.trim();
                if typed.is_empty() {
                    self.trouble = Some("Type where the file is, or choose it.".to_owned());
                    field.request_focus();
                } else {
                    view.actions.push(Action::Import(ImportAct::Read(typed.into())));
                }
            }
            text::small_ui(ui, "You can also drop a file anywhere on this window.");
        });
        card::card_ui(ui, |ui| {
            text::question_ui(ui, "What can be read");
            let own = [Format::SoleusJson, Format::SoleusCsv, Format::Csv];
            let names = Format::ALL.into_iter().filter(|format| !own.contains(format)).map(Format::name);
            let names = names.collect::<Vec<_>>().join(", ");
            text::body_ui(ui, &format!("Exports of {names}, and any other table as CSV."));
            text::small_ui(ui, "Soleus looks at what is in a file. Its name does not matter.");
        });
    }

    fn found_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(opened) = self.desk.opened() else { return };
        let words = found_words(opened);
        let name = opened.place.file_name().map(|name| name.display().to_string()).unwrap_or_default();
        let format = opened.format.unwrap_or(Format::Csv);
        let (known, rows) = (opened.format.is_some(), rows_words(opened.rows));
        let own_columns = known.then_some(opened.sheet.as_ref()).flatten().map(|sheet| sheet.proposed.clone());
        let kept = mapping::kept_for(view.journal.settings(), opened).cloned();
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, &words);
            text::small_ui(ui, &if known { name } else { format!("{name}, {rows}") });
            ui.horizontal_wrapped(|ui| {
                if let Some(kept) = &kept {
                    let label = format!("Match as “{}”", kept.name);
                    if ui.add(Button::primary(&label).icon(Icon::Forward)).clicked()
                        && let Some(choices) = mapping::choices(kept)
                    {
                        self.choices = choices;
                        self.mapping.clone_from(&kept.name);
                        self.turn(Step::Match);
                    }
                }
                let label = if known { "Next: say what is yours" } else { "Next: match the columns" };
                let next = if kept.is_some() { Button::secondary(label) } else { Button::primary(label) };
                if ui.add(next.icon(Icon::Forward)).clicked() {
                    if self.choices.format != Some(format) {
                        self.turn_about(|side| Choices { side, format: Some(format), ..Choices::default() });
                    }
                    self.turn(Step::Match);
                }
                if let Some(columns) = own_columns
                    && ui.add(Button::quiet("Match the columns myself")).clicked()
                {
                    if self.choices.format != Some(Format::Csv) {
                        self.turn_about(|side| Choices {
                            side,
                            format: Some(Format::Csv),
                            columns,
                            ..Choices::default()
                        });
                    }
                    self.turn(Step::Match);
                }
            });
        });
        if let Some(kept) = kept {
            mapping::forget_ui(ui, view, &kept);
        }
    }
}

/// "This looks like a Bearable export, 212 rows."
pub(super) fn found_words(opened: &Opened) -> String {
    match opened.format {
        Some(format) => {
            let rows = rows_words(opened.rows);
            format!("This looks like {} {} export, {rows}.", article(format.name()), format.name())
        }
        None => "Not a known app. You can match the columns yourself.".to_owned(),
    }
}

pub(super) fn rows_words(rows: usize) -> String {
    sentence::count(rows, "row", "rows")
}

fn article(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" }
}
