//! In the settings: the passphrase, when the journal locks itself, and what others may read on the screen.

use egui::Ui;
use zeroize::Zeroizing;

use super::View;
use super::settings_backup::BackupForm;
use crate::app::failure::Failure;
use crate::app::lock::{self, Change, WARNING};
use crate::domain::sentence;
use crate::domain::setting::{LOCK_AFTER_MIN, Settings};
use crate::ui::action::Action;
use crate::ui::backup_act::BackupAct;
use crate::ui::icon::Icon;
use crate::ui::lock_act::LockAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::{check, chips, text};

/// What the section keeps between frames. What was typed is wiped when it goes.
#[derive(Debug, Default)]
pub struct PrivacyForm {
    open: Option<Ask>,
    present: Zeroizing<String>,
    new: Zeroizing<String>,
    again: Zeroizing<String>,
    shown: bool,
    written: bool,
    error: Option<String>,
}

/// What is being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    Set,
    Change,
    Remove,
}

impl PrivacyForm {
    /// Draws the section.
    pub fn show_ui(&mut self, ui: &mut Ui, settings: &mut Settings, view: &mut View<'_>, backups: &BackupForm) {
        text::heading_ui(ui, "Privacy");
        text::body_ui(ui, "Soleus never goes online. Nobody but you has this file.");
        if view.journal.is_sample() {
            text::small_ui(ui, "The sample has no passphrase.");
        } else {
            self.passphrase_ui(ui, settings, view);
            plain_backups_ui(ui, view, backups);
        }
        ui.add_space(8.0);
        let words = "The title of the window and the reminders say nothing about health";
        check::check_ui(ui, &mut settings.discreet, "Discreet", Some(words));
        let words = "Never while a guided session runs";
        check::check_ui(
            ui,
            &mut settings.hide_when_away,
            "Hide the pages when the window is not in front",
            Some(words),
        );
    }

    fn passphrase_ui(&mut self, ui: &mut Ui, settings: &mut Settings, view: &mut View<'_>) {
        let has = view.journal.store().has_passphrase();
        text::question_ui(ui, if has { "This journal has a passphrase" } else { "No passphrase" });
        if !has {
            text::small_ui(
                ui,
                "A passphrase locks the journal, also for somebody who has the computer or a copy of it.",
            );
        }
        let asks: &[(Ask, &str)] = if has {
            &[(Ask::Change, "Change the passphrase…"), (Ask::Remove, "Remove the passphrase…")]
        } else {
            &[(Ask::Set, "Set a passphrase…")]
        };
        ui.horizontal_wrapped(|ui| {
            for (ask, words) in asks {
                if ui.add(Button::secondary(words).icon(Icon::Lock)).clicked() {
                    let open = (self.open != Some(*ask)).then_some(*ask);
                    *self = Self { open, ..Self::default() };
                }
            }
            if has && ui.add(Button::secondary("Lock now").icon(Icon::Lock)).clicked() {
                view.actions.push(Action::Lock(LockAct::Now));
            }
        });
        if let Some(ask) = self.open {
            self.form_ui(ui, ask, view);
        }
        if has {
            text::question_ui(ui, "Lock by itself");
            let words = |minutes: u16| if minutes == 0 { "Never".to_owned() } else { format!("After {minutes} min") };
            let names = LOCK_AFTER_MIN.map(words);
            let choices: Vec<(u16, &str)> = LOCK_AFTER_MIN.into_iter().zip(names.iter().map(String::as_str)).collect();
            let mut minutes = Some(settings.lock_after_min);
            if chips::single_ui(ui, "Lock by itself", &choices, &mut minutes) {
                settings.lock_after_min = minutes.unwrap_or_default();
            }
            text::small_ui(ui, "When nobody uses it for so long. It never locks while a guided session runs.");
        }
    }

    fn form_ui(&mut self, ui: &mut Ui, ask: Ask, view: &mut View<'_>) {
        ui.add_space(4.0);
        let secret = !self.shown;
        if ask != Ask::Set {
            Field::line("Present passphrase", &mut self.present).secret(secret).show_ui(ui);
        }
        if ask != Ask::Remove {
            Field::line("New passphrase", &mut self.new).hint("Four words work well").secret(secret).show_ui(ui);
            Field::line("The same once more", &mut self.again).secret(secret).show_ui(ui);
        }
        check::check_ui(ui, &mut self.shown, "Show what I type", None);
        if ask == Ask::Remove {
            text::body_ui(ui, "Then whoever has the file can read it. Backups made before still need the passphrase.");
        } else {
            text::strong_ui(ui, WARNING);
            check::check_ui(ui, &mut self.written, "I have written it down", None);
            text::small_ui(ui, lock::LEFT_OVER);
        }
        if let Some(words) = &self.error {
            field::error_ui(ui, words);
        }
        ui.horizontal_wrapped(|ui| {
            let words = match ask {
                Ask::Set => "Set it",
                Ask::Change => "Change it",
                Ask::Remove => "Remove it",
            };
            if ui.add(Button::primary(words)).clicked() {
                match self.change(ask, view) {
                    Ok(change) => view.actions.push(Action::Lock(LockAct::Change(change))),
                    Err(failure) => {
                        view.actions.push(Action::Alarm(failure.words.clone()));
                        self.error = Some(failure.words);
                    }
                }
            }
            if ui.add(Button::quiet("Not now")).clicked() {
                *self = Self::default();
            }
        });
    }

    fn change(&self, ask: Ask, view: &View<'_>) -> Result<Change, Failure> {
        let present = || {
            let typed = lock::key(self.present.clone());
            let store = view.journal.store();
            typed
                .ok()
                .filter(|key| store.opens_with(key))
                .ok_or_else(|| Failure::plain("That is not the present passphrase. Check Caps Lock and try again."))
        };
        let new = || {
            let key = lock::new_key(self.new.clone(), &self.again)?;
            if self.written { Ok(key) } else { Err(Failure::plain("Write it down first, then tick that you have.")) }
        };
        Ok(match ask {
            Ask::Set => Change::Set(new()?),
            Ask::Change => Change::Change(present()?, new()?),
            Ask::Remove => Change::Remove(present()?),
        })
    }
}

/// Backups that anybody can read who finds them.
fn plain_backups_ui(ui: &mut Ui, view: &mut View<'_>, backups: &BackupForm) {
    if backups.plain == 0 {
        return;
    }
    let count = sentence::count(backups.plain, "backup", "backups");
    text::question_ui(ui, &format!("{count} without the passphrase"));
    let words = if backups.plain == 1 {
        "It was made before there was one. Whoever finds it can read what is in it."
    } else {
        "They were made before there was one. Whoever finds them can read what is in them."
    };
    text::body_ui(ui, words);
    if backups.is_sealing {
        text::body_ui(ui, "Written anew with the passphrase…");
    } else if ui.add(Button::secondary("Give the passphrase to older backups").icon(Icon::Lock)).clicked() {
        view.actions.push(Action::Backup(BackupAct::Seal));
    }
}
