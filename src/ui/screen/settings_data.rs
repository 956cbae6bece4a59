//! In the settings: the journal as files for other programs, and another journal merged into this one.

use std::path::PathBuf;

use egui::Ui;

use super::View;
use crate::app::export::Export;
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::data_act::DataAct;
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{check, text};

/// What the part keeps between frames.
#[derive(Debug, Default)]
pub struct DataForm {
    path: String,
    mark: bool,
    /// What is under way, and how many records are done.
    pub busy: Option<(&'static str, usize)>,
}

impl DataForm {
    /// Draws the part.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        text::question_ui(ui, "Take it along, or bring it together");
        Field::line("File to write or to merge", &mut self.path).hint("soleus.json").show_ui(ui);
        text::small_ui(ui, "Leave it empty to choose the file in a dialog of your computer.");
        let path = Some(PathBuf::from(self.path.trim())).filter(|path| !path.as_os_str().is_empty());
        let export = |format: Export| match &path {
            Some(path) => Action::WriteAt(path.clone(), Box::new(Action::Data(DataAct::Export(format, path.clone())))),
            None => Action::Data(DataAct::ChooseExport(format)),
        };
        let merge = || Action::Data(path.clone().map_or(DataAct::ChooseMerge, DataAct::LookAt));
        let buttons = [
            ("Export everything (JSON)…", Icon::Sheet, export(Export::Json)),
            ("Export entries (CSV)…", Icon::Sheet, export(Export::Csv { mark: self.mark })),
            ("Merge another journal…", Icon::Folder, merge()),
        ];
        ui.horizontal_wrapped(|ui| {
            for (words, icon, action) in buttons {
                if ui.add(Button::secondary(words).icon(icon)).clicked() {
                    view.actions.push(action);
                }
            }
        });
        check::check_ui(
            ui,
            &mut self.mark,
            "CSV for Excel",
            Some("With a mark by which Excel knows letters such as é"),
        );
        text::small_ui(ui, "An export is not locked. Whoever has the file can read it.");
        if let Some((what, count)) = self.busy {
            text::body_ui(ui, &format!("{what}, {}.", sentence::count(count, "record", "records")));
            if ui.add(Button::secondary("Stop").name(&format!("Stop: {what}"))).clicked() {
                view.actions.push(Action::Data(DataAct::Stop));
            }
        }
    }
}
