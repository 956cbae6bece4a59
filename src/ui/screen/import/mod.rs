//! The import wizard: choose a file, say what its columns or names are, look at every row, and only then add them.

mod check;
mod columns;
mod done;
mod file;
mod mapping;
mod matching;
mod names;
mod paging;
mod pick;
mod rows;
mod scale;
mod steps;
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use egui::accesskit::Role;
use egui::{FocusDirection, Ui};

use super::{Kept, View};
use crate::app::import::desk::{ImportDesk, Opened};
use crate::domain::body::Side;
use crate::domain::when::{Moment, Now};
use crate::exchange::import::{Choices, Columns, Format, Reading, Refusal};
use crate::ui::action::Action;
use crate::ui::widget::dialog::ask_for_first;
use crate::ui::widget::group::named_ui;
use names::NameList;
use paging::Paging;
use rows::RowTabs;
use steps::Step;
use words::WordList;

/// What the page keeps between frames.
#[derive(Debug, Default)]
pub struct ImportScreen {
    step: Step,
    /// The path as typed, or of the file that was chosen.
    path: String,
    /// Why the last try failed.
    trouble: Option<String>,
    /// The path field gets the keyboard: what stands in it has to be mended.
    wants_path: bool,
    desk: ImportDesk,
    choices: Choices,
    /// The choices of the other way to read the file: as the app's export, or by its columns.
    aside: Option<Choices>,
    /// The file before, whose choices hold for another one of the same kind.
    before: Option<Before>,
    names: NameList,
    words: WordList,
    tabs: RowTabs,
    remarks: Paging,
    /// Where the list of rows that are left out is to go, as typed.
    list_path: String,
    /// The name under which a mapping is to be kept.
    mapping: String,
    /// Frames until the rows are written: the page says first that they are.
    adding: Option<u8>,
    /// The rows stand on the page, and not that they are being read.
    shows_rows: bool,
    added: Option<Added>,
    /// The numbers of the steps that Undo and Redo would do.
    newest: Kept<(), (Option<i64>, Option<i64>)>,
    /// The first control of the step gets the keyboard.
    wants_focus: bool,
    /// The step has changed since the page was asked last.
    turned: bool,
}

/// What was chosen for a file, and what such a file is known by.
#[derive(Clone, Debug)]
struct Before {
    format: Option<Format>,
    columns: Option<Vec<String>>,
    names: BTreeSet<String>,
    choices: Choices,
}

/// What was written.
#[derive(Clone, Debug)]
struct Added {
    new: usize,
    here: usize,
    left_out: usize,
    from: &'static str,
    /// Number of the step, to know whether Undo would take it back.
    operation: Option<i64>,
    span: Option<(Moment, Moment)>,
    /// Said when a backup was made before.
    backed_up: &'static str,
}

impl ImportScreen {
    /// The page is opened.
    pub fn arrive(&mut self) {
        if self.step == Step::Done {
            self.begin_again();
        }
        (self.wants_focus, self.turned) = (true, true);
    }

    /// Another page is shown: nothing is read for it any more.
    pub fn leave(&mut self) {
        self.desk.stop();
    }

    /// Begins to read a file. What was chosen for the one before holds only for one of the same kind.
    pub fn read(&mut self, place: &Path, side: Side, now: &Now, wake: impl Fn() + Send + 'static) {
        self.remember();
        self.begin_again();
        self.path = place.display().to_string();
        self.choices.side = side;
        self.desk.open(place, side, now, wake);
        self.turned = true;
    }

    /// One step back. Returns whether there was one.
    pub fn step_back(&mut self) -> bool {
        let back = match self.step {
            Step::File | Step::Done => return false,
            Step::Match => Step::File,
            Step::Check if self.is_own() => Step::File,
            Step::Check => Step::Match,
        };
        self.desk.stop();
        self.turn(back);
        true
    }

    /// Whether the step has changed since this was asked last: it begins at its top.
    pub fn take_turned(&mut self) -> bool {
        std::mem::take(&mut self.turned)
    }

    /// The rows that were looked at, to write them.
    #[must_use]
    pub fn reading(&self) -> Option<Box<Reading>> {
        self.desk.last().map(|checked| Box::new(Reading::clone(&checked.reading)))
    }

    /// The rows were written, by the step of this number, after what is said of a backup.
    pub fn add(&mut self, operation: Option<i64>, backed_up: &'static str) -> String {
        let Some(checked) = self.desk.last() else { return String::new() };
        let left_out = checked.reading.skipped.len();
        let added = Added {
            new: checked.new.len(),
            here: checked.here.len() + checked.reading.twice,
            left_out,
            from: checked.reading.format.name(),
            operation,
            span: checked.span,
            backed_up,
        };
        let words = format!("Import finished: {} added, {left_out} left out.{backed_up}", added.new);
        self.added = Some(added);
        self.remember();
        self.desk = ImportDesk::default();
        self.turn(Step::Done);
        words
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.take_opened(view);
        let own = self.choices.format == Some(Format::Csv);
        steps::steps_ui(ui, self.step);
        let step = self.step;
        let wants = self.wants_focus;
        if wants {
            ask_for_first(ui.ctx());
        }
        named_ui(ui, Role::Group, &step.name(own), ("import", step), |ui| match step {
            Step::File => self.file_ui(ui, view),
            Step::Match => self.match_ui(ui, view),
            Step::Check => self.check_ui(ui, view),
            Step::Done => self.done_ui(ui, view),
        });
        if wants {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            self.wants_focus = self.step != step || ui.memory(egui::Memory::focused).is_none();
        }
        if self.step != step {
            view.actions.push(Action::Say(self.step.name(own)));
            ui.ctx().request_repaint();
        }
    }

    /// Whether the file was written by Soleus.
    fn is_own(&self) -> bool {
        matches!(self.choices.format, Some(Format::SoleusJson | Format::SoleusCsv))
    }

    fn turn(&mut self, step: Step) {
        (self.step, self.wants_focus, self.turned) = (step, true, true);
        self.shows_rows = false;
    }

    /// A page as new, but for what is remembered.
    fn begin_again(&mut self) {
        *self = Self { before: self.before.take(), ..Self::default() };
    }

    /// Keeps what was chosen, for the next file of the same kind.
    fn remember(&mut self) {
        let Some(opened) = self.desk.opened() else { return };
        self.before = Some(Before {
            format: opened.format,
            columns: columns_of(opened),
            names: opened.names.iter().map(|name| name.name.clone()).collect(),
            choices: self.choices.clone(),
        });
    }

    /// Reads the file in the other way: as the app's export, or by its columns. The choices of this way are kept.
    fn turn_about(&mut self, other: impl FnOnce(Side) -> Choices) {
        let other = self.aside.take().unwrap_or_else(|| other(self.choices.side));
        self.aside = Some(std::mem::replace(&mut self.choices, other));
        self.words = WordList::default();
    }

    /// Takes the file once it is open.
    fn take_opened(&mut self, view: &mut View<'_>) {
        match self.desk.take_opened() {
            None => {}
            Some(Ok(opened)) => {
                view.actions.push(Action::Say(file::found_words(opened)));
                self.choices = usual(opened, self.choices.side);
                if let Some(before) = &self.before {
                    before.carry_over(opened, &mut self.choices);
                }
                self.wants_focus = true;
                // Nothing about a file of Soleus itself has to be said.
                if self.is_own() {
                    self.turn(Step::Check);
                }
            }
            Some(Err(failure)) => {
                view.actions.push(Action::Alarm(failure.words.clone()));
                self.trouble = Some(failure.words);
                self.wants_path = true;
            }
        }
    }
}

impl Before {
    /// Chooses for another file of the same kind what was chosen for this one.
    fn carry_over(&self, opened: &Opened, choices: &mut Choices) {
        let alike = self.format == opened.format
            && self.choices.format == choices.format
            && (opened.format.is_some() || self.columns == columns_of(opened));
        if !alike {
            return;
        }
        // The dates of the other file may show their order by themselves.
        let open = opened.format.is_none() || matches!(opened.open, Some(Refusal::DateOrder(_)));
        let date_order = self.choices.date_order.filter(|_| open);
        *choices = Choices { date_order, ..self.choices.clone() };
        if let Some(included) = &mut choices.included {
            // A name that nobody was asked about is taken if it would be by itself.
            let new = opened.names.iter().filter(|name| name.included && !self.names.contains(&name.name));
            included.extend(new.map(|name| name.name.clone()));
        }
    }
}

/// The names of the columns of a plain table.
fn columns_of(opened: &Opened) -> Option<Vec<String>> {
    opened.sheet.as_ref().map(|sheet| sheet.columns.clone())
}

/// The choices with which a file begins.
fn usual(opened: &Opened, side: Side) -> Choices {
    let format = opened.format.unwrap_or(Format::Csv);
    let columns = match &opened.sheet {
        Some(sheet) if format == Format::Csv => sheet.proposed.clone(),
        _ => Columns::default(),
    };
    Choices { side, format: Some(format), columns, ..Choices::default() }
}
