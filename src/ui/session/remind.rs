//! Reminders while the window is open: a look when something is due or the journal has changed, and no frame between.
//! What was pressed on a note comes back here.

use std::sync::mpsc::Receiver;
use std::time::Duration;

use egui::{Context, ViewportCommand};

use super::Session;
use crate::app::failure::Failure;
use crate::app::remind::{Reminders, TITLE};
use crate::domain::remind::Subject;
use crate::domain::when::Now;
use crate::platform::notice::{Answer, Notice, Notifier, Press};
use crate::ui::action::Page;

/// The longest rest in seconds: a computer that had slept, or a clock that was set, is noticed so late.
const REST_S: i64 = 300;
/// The number of the note that "Try a reminder" shows.
const TRIAL: u32 = 2;

/// The reminders of one window.
#[derive(Default)]
pub struct Bell {
    reminders: Reminders,
    notifier: Option<(Notifier, Receiver<Answer>)>,
    /// The revision of the journal and the second of the last look.
    seen: Option<(u64, i64)>,
    next_s: Option<i64>,
    /// What starts with the computer was made to fit this value of the setting.
    settled: Option<bool>,
}

impl Session {
    /// Looks what is due, also while the window is hidden.
    pub(in crate::ui) fn beat_reminders(&mut self, ctx: &Context) {
        // The sample is nobody's journal.
        if self.journal.is_sample() {
            return;
        }
        self.settle_autostart();
        self.take_pressed(ctx);
        let (now_s, revision) = (self.journal.now().moment.utc_s, self.journal.store().revision());
        let is_known = self.bell.seen.is_some_and(|(seen, at_s)| {
            let until_s = self.bell.next_s.map_or(i64::MAX, |next_s| next_s.min(at_s + REST_S));
            seen == revision && (at_s..until_s).contains(&now_s)
        });
        if !is_known {
            self.bell.seen = Some((revision, now_s));
            // A file that is busy now is looked at again after the next rest.
            if let Ok(beat) = self.bell.reminders.look(&self.journal) {
                self.bell.next_s = beat.next_s;
                if let Some((notifier, _)) = &self.bell.notifier {
                    beat.withdraw.into_iter().for_each(|number| notifier.withdraw(number));
                }
                beat.show.into_iter().for_each(|notice| self.show_note(ctx, notice));
            }
        }
        if let Some(next_s) = self.bell.next_s {
            let rest_s = next_s.saturating_sub(now_s).clamp(1, REST_S);
            ctx.request_repaint_after(Duration::from_secs(u64::try_from(rest_s).unwrap_or(1)));
        }
    }

    /// Only for a person: a test has a clock of its own, and no desktop.
    fn show_note(&mut self, ctx: &Context, notice: Notice) {
        if self.journal.is_live() {
            let start = || {
                let ctx = ctx.clone();
                Notifier::start(move || ctx.request_repaint())
            };
            self.bell.notifier.get_or_insert_with(start).0.show(notice);
        }
    }

    fn take_pressed(&mut self, ctx: &Context) {
        let Some((_, answers)) = &self.bell.notifier else { return };
        let answers: Vec<Answer> = answers.try_iter().collect();
        for answer in answers {
            if answer.subject == TRIAL && answer.press == Press::Unseen {
                let words = "No notification service answered, so no reminder could be shown. Look in the settings of your desktop whether notifications are on.";
                self.tell_failure(&Failure::plain(words));
                continue;
            }
            if answer.press == Press::Open {
                raise(ctx);
            }
            let now = self.journal.now();
            match self.bell.reminders.answer(&self.journal, answer) {
                Ok(Some(subject)) => self.show_subject(&now, subject),
                Ok(None) => {}
                Err(error) => self.tell_failure(&Failure::saving(&error)),
            }
            // "In 10 minutes" is due at another time than what was known.
            self.bell.seen = None;
        }
    }

    fn show_subject(&mut self, now: &Now, subject: Subject) {
        let page = match subject {
            Subject::Evening => Page::Today,
            Subject::Routine => Page::Routines,
            Subject::Wrap => Page::FirstDays,
        };
        self.go(now, page);
    }

    /// "Try a reminder" in the settings.
    pub(super) fn try_note(&mut self, ctx: &Context) {
        let is_private = self.journal.settings().notes_are_private();
        let text = if is_private { String::new() } else { "This is how a reminder looks".to_owned() };
        self.show_note(ctx, Notice { subject: TRIAL, title: TITLE.to_owned(), text, buttons: Vec::new() });
        self.announcer.polite("A reminder was sent to the desktop.");
    }

    /// Undo of the setting is a change of it too, so what starts with the computer always follows the journal.
    pub(super) fn settle_autostart(&mut self) {
        let wanted = self.journal.settings().start_with_computer;
        if self.bell.settled == Some(wanted) {
            return;
        }
        let is_choice = self.bell.settled.replace(wanted).is_some();
        if let Err(failure) = self.journal.settle_autostart(is_choice) {
            self.tell_failure(&failure);
        }
    }
}

/// Brings the window to the front.
pub(in crate::ui) fn raise(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
    // Where a window may not come to the front by itself, the desktop can at least show that it wants to.
    ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(egui::UserAttentionType::Informational));
}
