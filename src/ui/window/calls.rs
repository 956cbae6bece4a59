//! Other starts of the program: what they hand over is carried out here, and they get their answer.

use egui::Context;

use super::{Stage, Window};
use crate::app::start::Errand;
use crate::platform::instance::{self, Answer};
use crate::ui::screen::welcome::WelcomeScreen;
use crate::ui::session::remind;

impl Window {
    /// Listens for other starts with the journal that is shown, or that will be made here.
    pub(super) fn listen(&mut self) {
        let place = match &self.stage {
            Stage::Open(session) => session.journal().store().path().to_owned(),
            Stage::Locked(locked) => locked.place.clone(),
            Stage::Damaged(damaged) => damaged.rescue.place().to_owned(),
            Stage::Welcome(_) | Stage::Trouble(_) | Stage::Changing(_) => self.place.clone(),
        };
        self.calls = None;
        let ctx = self.context.clone();
        self.calls = instance::serve(&place, move || ctx.request_repaint());
    }

    /// Does what somebody came for; a journal that is not open yet is opened by them first.
    pub fn run_errand(&mut self, errand: Errand) {
        // Whoever only looks later still came for what they came for.
        if errand != Errand::Look {
            self.errand = errand;
        }
        self.begin_errand();
    }

    pub(super) fn begin_errand(&mut self) {
        if let Stage::Open(session) = &mut self.stage {
            session.run_errand(std::mem::take(&mut self.errand));
        }
    }

    /// After a restore, here or from the command line, the pages are made anew.
    pub(super) fn begin_afresh(&mut self, ctx: &Context) {
        let Stage::Open(session) = &mut self.stage else { return };
        let Some(before) = session.journal_mut().take_restored() else { return };
        let between = Stage::Welcome(WelcomeScreen::new(None));
        if let Stage::Open(session) = std::mem::replace(&mut self.stage, between) {
            self.stage = Stage::Open(Box::new(session.afresh(before)));
        }
        ctx.request_repaint();
    }

    /// Carries out what other starts handed over.
    pub(super) fn answer_calls(&mut self, ctx: &Context) {
        let mut raise = false;
        while let Some(call) = self.calls.as_ref().and_then(|(calls, _)| calls.try_recv().ok()) {
            let errand = Errand::of(&call.arguments);
            if let Some(errand) = errand {
                raise = true;
                self.run_errand(errand);
            }
            let answer = match &mut self.stage {
                _ if errand.is_some() => Answer::default(),
                Stage::Open(session) => {
                    let before = session.journal().store().revision();
                    let answer = (self.answering)(session.journal_mut(), &call.arguments);
                    if session.journal().store().revision() != before {
                        session.tell_handed_over(first_words(&answer.out));
                    }
                    answer
                }
                Stage::Locked(_) | Stage::Changing(_) => Answer {
                    err: "The journal is locked in the open Soleus window. Unlock it there, then try again.\n"
                        .to_owned(),
                    status: 1,
                    ..Answer::default()
                },
                Stage::Damaged(_) => Answer {
                    err: "The journal is damaged. Choose in the open Soleus window what to do, then try again.\n"
                        .to_owned(),
                    status: 1,
                    ..Answer::default()
                },
                Stage::Welcome(_) | Stage::Trouble(_) => Answer {
                    err: "The open Soleus window has no journal yet. Start one there, then try again.\n".to_owned(),
                    status: 1,
                    ..Answer::default()
                },
            };
            // A caller that has left needs no answer.
            let _ = call.answer.send(answer);
            ctx.request_repaint();
        }
        if raise {
            remind::raise(ctx);
        }
    }
}

/// The first line of what the other start prints; a document for another program is nothing to read.
fn first_words(out: &str) -> &str {
    match out.lines().next().unwrap_or_default() {
        document if document.starts_with('{') => "Saved from the command line",
        line => line,
    }
}
