//! In the settings: the check of the journal, what it came to, and what can be done about what is left.

use egui::Ui;

use super::View;
use crate::domain::sentence;
use crate::domain::when::Moment;
use crate::ui::action::Action;
use crate::ui::backup_act::BackupAct;
use crate::ui::icon::Icon;
use crate::ui::verify_act::VerifyAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// What the part keeps between frames; the session fills it in.
#[derive(Debug, Default)]
pub struct VerifyForm {
    /// What is under way, in words.
    pub busy: Option<String>,
    /// What the last check came to.
    pub result: Option<Checked>,
}

/// What a check came to, and what can be done from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// When it ended.
    pub at: Moment,
    /// One sentence for all of it.
    pub sentence: String,
    /// One for each problem that is left.
    pub lines: Vec<String>,
    /// A backup may have what is wrong here.
    pub wants_backup: bool,
    /// Some of it cannot be read.
    pub is_damaged: bool,
    /// What is there can be taken for what was saved.
    pub can_be_kept: bool,
}

impl VerifyForm {
    /// Draws the part.
    pub fn show_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        text::question_ui(ui, "Check");
        text::small_ui(ui, "Looks at every record, mends what can be mended, and says what it did.");
        // One button in one place, so that whoever pressed it by keyboard has the other one then.
        let (button, act) = match &self.busy {
            Some(_) => (Button::secondary("Stop").name("Stop the check"), VerifyAct::Stop),
            None => (Button::secondary("Check my data"), VerifyAct::Begin),
        };
        if ui.add(button.icon(if self.busy.is_some() { Icon::Close } else { Icon::Check })).clicked() {
            view.actions.push(Action::Verify(act));
        }
        if let Some(words) = &self.busy {
            text::body_ui(ui, words);
        } else if let Some(result) = &self.result {
            result.show_ui(ui, view);
        }
    }
}

impl Checked {
    fn show_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        text::strong_ui(ui, &self.sentence);
        for line in &self.lines {
            text::body_ui(ui, line);
        }
        let day = sentence::lower_first(&sentence::near_day(self.at.day(), view.now.today()));
        let day = if day.starts_with("to") || day.starts_with("yes") { day } else { sentence::upper_first(&day) };
        text::small_ui(ui, &format!("Checked {day} {}.", sentence::time_of_day(self.at, view.journal.hours())));
        let mut buttons = Vec::new();
        // The sample has no backups.
        if self.wants_backup && !view.journal.is_sample() {
            let words = "See what a backup has…";
            buttons.push((words, Icon::Restore, Action::Backup(BackupAct::Show)));
        }
        if self.is_damaged && !view.journal.is_sample() {
            buttons.push(("Save what can be read…", Icon::Check, Action::Rescue));
        }
        if self.can_be_kept {
            buttons.push(("Keep it as it is", Icon::Check, Action::Verify(VerifyAct::Keep)));
        }
        ui.horizontal_wrapped(|ui| {
            for (words, icon, action) in buttons {
                if ui.add(Button::secondary(words).icon(icon)).clicked() {
                    view.actions.push(action);
                }
            }
        });
        if self.is_damaged && !view.journal.is_sample() {
            text::small_ui(ui, "To save what can be read, the journal is closed first. Its file is kept.");
        }
        if self.can_be_kept {
            text::small_ui(
                ui,
                "Keep it as it is: what the journal has now counts as right, and the next check does not name it again. This cannot be undone.",
            );
        }
    }
}
