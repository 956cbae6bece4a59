//! Heel raises on one leg: both legs over time with the other leg as the target, and noting a count when the stage and
//! the check allow it. Otherwise one sentence says why it waits.

use egui::Ui;
use uuid::Uuid;

use super::over_time::{self, Desk};
use crate::app::command::Command;
use crate::domain::body::Side;
use crate::domain::episode::Nrs;
use crate::domain::heel_raise::{HeelRaises, waits};
use crate::domain::phase::{Measured, Progress, ProgressKind, Way};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::screen::stage::form::{WRONG, number};
use crate::ui::screen::stage::sources_ui;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{Field, error_ui};
use crate::ui::widget::{score_row, text};

const EMPTY: &str = "Enter the count of one leg, or of both.";
const PAIN: &str = "The most pain in the raises of the sore leg";
/// How it is counted (`clinical.md` 4.2).
const HOW: [&str; 4] = [
    "Stand on one foot with the knee straight and the fingertips on a wall.",
    "Set a metronome to 60 beats a minute: up on one beat, down on the next. That is 30 raises a minute.",
    "The count ends when the heel does not reach its full height any more, or when you lose the pace.",
    "Stop when the pain is above 3, or at a sudden sharp pain. Then count the other leg in the same way.",
];

/// What is typed, and how the counts are shown.
#[derive(Debug, Default)]
pub(super) struct HeelCard {
    form: Option<Form>,
    /// The line that is being saved: when it is in the journal, the form is done.
    saving: Option<Uuid>,
    desk: Desk,
}

#[derive(Debug, Default)]
struct Form {
    sore: String,
    other: String,
    pain: Option<Nrs>,
    /// "Save" was pressed with something that cannot be saved.
    faulty: bool,
}

impl HeelCard {
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, way: &Way, raises: Option<&HeelRaises>) {
        if self.saving.is_some_and(|id| view.outlook.lines.progress.iter().any(|line| line.id == id)) {
            (self.form, self.saving) = (None, None);
        }
        text::heading_ui(ui, "Heel raises on one leg");
        if let Some(raises) = raises {
            for words in raises.words() {
                text::body_ui(ui, &words);
            }
            if let Some(series) = &raises.series {
                over_time::show_ui(ui, view, series, &mut self.desk);
            }
        }
        ui.add_space(4.0);
        match (waits(way, &view.outlook.gate, &view.outlook.standing), way.side) {
            (None, Some(side)) => self.note_ui(ui, view, side),
            (Some(words), _) => _ = text::strong_ui(ui, &words),
            (None, None) => {}
        }
    }

    fn note_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, side: Side) {
        let Some(form) = &mut self.form else {
            if ui.add(Button::secondary("Note a count").name("Note a count of heel raises").icon(Icon::Edit)).clicked()
            {
                self.form = Some(Form::default());
            }
            return;
        };
        match form.show_ui(ui, side) {
            Some(Event::Save(measured)) => {
                let id = view.journal.new_id();
                let what = ProgressKind::Measured(*measured);
                let line = Progress { id, at: view.now.moment, side, what };
                self.saving = Some(id);
                view.actions.push(Action::Run(Command::NoteProgress(Box::new(line))));
            }
            Some(Event::Fault(words)) => view.actions.push(Action::Alarm(words.to_owned())),
            Some(Event::Close) => self.form = None,
            None => {}
        }
    }
}

/// What was pressed.
enum Event {
    Save(Box<Measured>),
    Fault(&'static str),
    Close,
}

impl Form {
    fn show_ui(&mut self, ui: &mut Ui, side: Side) -> Option<Event> {
        for words in HOW {
            text::body_ui(ui, words);
        }
        sources_ui(ui, &["55", "52"], false);
        ui.add_space(4.0);
        let [sore, other] = match side {
            Side::Left => ["Left leg alone, the sore one", "Right leg alone"],
            Side::Right => ["Right leg alone, the sore one", "Left leg alone"],
            Side::Both => ["Weaker leg alone", "Other leg alone"],
        };
        let faulty = self.faulty;
        let field = |ui: &mut Ui, label: &str, typed: &mut String| {
            let error = (faulty && number(typed).is_err()).then_some(WRONG);
            Field::number(label, typed, "raises").error(error).show_ui(ui);
            ui.add_space(4.0);
        };
        field(ui, sore, &mut self.sore);
        text::question_ui(ui, PAIN);
        score_row::choice_ui(ui, PAIN, &mut self.pain);
        text::small_ui(ui, "Your stage counts these raises only with the pain beside them.");
        ui.add_space(4.0);
        field(ui, other, &mut self.other);
        let parsed = self.parse();
        if faulty && parsed == Err(EMPTY) {
            error_ui(ui, EMPTY);
        }
        let mut event = None;
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Save").name("Save the count").icon(Icon::Check)).clicked() {
                self.faulty = parsed.is_err();
                event = Some(match parsed {
                    Ok(measured) => Event::Save(Box::new(measured)),
                    Err(words) => Event::Fault(words),
                });
            }
            if ui.add(Button::quiet("Close").name("Close without a count")).clicked() {
                event = Some(Event::Close);
            }
        });
        event
    }

    fn parse(&self) -> Result<Measured, &'static str> {
        let count = |typed: &str| number(typed).map_err(|()| WRONG);
        let (single_sore, single_other) = (count(&self.sore)?, count(&self.other)?);
        if single_sore.is_none() && single_other.is_none() {
            return Err(EMPTY);
        }
        // Pain belongs to a count of the sore leg.
        let single_nrs = self.pain.filter(|_| single_sore.is_some());
        Ok(Measured { single_sore, single_nrs, single_other, ..Measured::default() })
    }
}
