//! "Check my data" in the window: the look at the journal is a job; what can be mended is mended in one step, and looked at
//! once more.

use std::time::Duration;

use egui::Context;

use super::act::waker;
use super::{Session, Told};
use crate::app::failure::{Failure, WayOut};
use crate::app::job::{Job, Stopped};
use crate::app::verify::{Report, can_be_mended, check};
use crate::store::verify::Findings;
use crate::ui::action::{Action, Item, Page};
use crate::ui::screen::settings_verify::Checked;
use crate::ui::verify_act::VerifyAct;

/// How often the percentage is drawn anew.
const REST: Duration = Duration::from_millis(250);
const MENDING: &str = "Mending…";

/// The check that is under way.
#[derive(Default)]
pub(super) enum VerifyDesk {
    #[default]
    Nothing,
    Looking(Look),
    /// The window says so in one frame, and it is done before the next.
    Mending(Findings),
    /// What is there is taken for what was saved, as soon as the window has said so.
    Keeping {
        said: bool,
    },
}

/// A look at the whole journal.
pub(super) struct Look {
    job: Job<Result<Findings, Failure>>,
    /// Records that there are, about.
    records: usize,
    /// What was found before something was mended.
    first: Option<Findings>,
}

impl Look {
    /// "Checking your data… 42 %"
    fn words(&self) -> String {
        let what = if self.first.is_some() { "Checking once more" } else { "Checking your data" };
        // The history comes last, and is not counted.
        let percent = (self.job.count() * 100 / self.records.max(1)).min(99);
        format!("{what}… {percent} %")
    }
}

impl Session {
    pub(super) fn act_on_verify(&mut self, ctx: &Context, act: VerifyAct) {
        match act {
            VerifyAct::Begin if !matches!(self.data.verify, VerifyDesk::Nothing) => {}
            VerifyAct::Begin => {
                self.settings.verify.result = None;
                if self.journal.has_lost_its_file() {
                    let words = "Nothing was checked: another program has moved, deleted or replaced the journal file. Keep what is open as a file first, then look at the folder of the journal.";
                    self.tell_failure(&Failure { words: words.to_owned(), way_out: WayOut::Keep });
                } else {
                    self.look_at_all(ctx, None);
                }
            }
            VerifyAct::Stop => {
                let words = match std::mem::take(&mut self.data.verify) {
                    VerifyDesk::Looking(Look { first: Some(_), .. }) => {
                        "The check was stopped. What was mended is mended."
                    }
                    _ => "The check was stopped. Nothing was changed.",
                };
                self.tell_plain(words);
            }
            VerifyAct::Keep => self.data.verify = VerifyDesk::Keeping { said: false },
        }
        self.show_verify();
    }

    fn look_at_all(&mut self, ctx: &Context, first: Option<Findings>) {
        let (access, records) = (self.journal.store().read_access(), self.journal.records_to_check());
        let job = Job::start("soleus-verify", waker(ctx), move |progress| {
            check(&access, &mut |more| progress.add(more)).transpose()
        });
        self.data.verify = VerifyDesk::Looking(Look { job, records, first });
    }

    /// Takes what the check brought, once a frame.
    pub(super) fn take_verify(&mut self, ctx: &Context) {
        match std::mem::take(&mut self.data.verify) {
            VerifyDesk::Nothing => return,
            VerifyDesk::Looking(look) => match look.job.answer() {
                Ok(None) => self.data.verify = VerifyDesk::Looking(look),
                Ok(Some(Ok(found))) => self.take_found(look.first, found),
                Ok(Some(Err(failure))) => self.tell_failure(&failure),
                Err(Stopped) => self.tell_failure(&Failure::plain("The journal could not be checked. Try again.")),
            },
            VerifyDesk::Mending(found) => match self.journal.mend(&found) {
                Ok(()) => self.look_at_all(ctx, Some(found)),
                Err(failure) => {
                    self.show_report(&Report::new(&found, None));
                    self.tell_failure(&failure);
                }
            },
            VerifyDesk::Keeping { said: false } => self.data.verify = VerifyDesk::Keeping { said: true },
            VerifyDesk::Keeping { said: true } => match self.journal.keep_as_it_is() {
                Ok(()) => self.look_at_all(ctx, None),
                Err(failure) => self.tell_failure(&failure),
            },
        }
        self.show_verify();
        match &self.data.verify {
            VerifyDesk::Nothing => {}
            VerifyDesk::Looking(_) => ctx.request_repaint_after(REST),
            VerifyDesk::Mending(_) | VerifyDesk::Keeping { .. } => ctx.request_repaint(),
        }
    }

    /// What the settings show while something is under way.
    fn show_verify(&mut self) {
        self.settings.verify.busy = match &self.data.verify {
            VerifyDesk::Nothing => None,
            VerifyDesk::Looking(look) => Some(look.words()),
            VerifyDesk::Mending(_) => Some(MENDING.to_owned()),
            VerifyDesk::Keeping { .. } => Some("Keeping it as it is…".to_owned()),
        };
    }

    fn take_found(&mut self, first: Option<Findings>, found: Findings) {
        match first {
            None if can_be_mended(&found) => self.data.verify = VerifyDesk::Mending(found),
            None => self.tell_report(&Report::new(&found, None)),
            Some(first) => self.tell_report(&Report::new(&first, Some(&found))),
        }
    }

    /// Shows what it came to, and says it once: at once if something is wrong. On another page it stands at the bottom too,
    /// unless that would be good news in the place of an Undo.
    fn tell_report(&mut self, report: &Report) {
        let result = self.show_report(report);
        let words = [std::slice::from_ref(&result.sentence), result.lines.as_slice()].concat().join(" ");
        if report.is_fine() {
            self.announcer.polite(words);
        } else {
            self.announcer.assertive(words);
        }
        if self.page != Page::Settings && (self.told.is_none() || !report.is_fine()) {
            let to_settings = ("See it in Settings", Action::Do(Item::Settings));
            let buttons = if report.is_fine() { Vec::new() } else { vec![to_settings] };
            self.told = Some(Told { words: result.sentence, buttons, error: !report.is_fine() });
        }
    }

    fn show_report(&mut self, report: &Report) -> Checked {
        let result = Checked {
            at: self.journal.now().moment,
            sentence: report.sentence(),
            lines: report.lines(self.journal.store(), self.journal.hours()),
            wants_backup: report.wants_backup(),
            is_damaged: report.is_damaged(),
            can_be_kept: report.can_be_kept(),
        };
        self.settings.verify.result = Some(result.clone());
        result
    }
}
