//! Reminders of an open journal: what it says, which notes may be shown, and what was pressed on them. The window and
//! the background process use the same; whoever takes the mark in the ledger first shows the note.

use std::borrow::Cow;

use super::failure::Failure;
use super::paths;
use super::run::Journal;
use super::session::situation;
use super::stage::{routine_opening, way};
use crate::content;
use crate::domain::phase::Opening;
use crate::domain::profile::Profile;
use crate::domain::remind::{self, DueRoutine, DueWrap, Facts, Ledger, Look, Mark, Note, Subject};
use crate::domain::rice::never_forgotten;
use crate::domain::routine::{Routine, RoutineDue};
use crate::domain::session::SessionRecord;
use crate::domain::when::Moment;
use crate::platform::autostart::{self, Autostart};
use crate::platform::notice::{Answer, Notice, Press};
use crate::store::StoreError;

/// All that a note says to others, who may read it on a locked screen.
pub const TITLE: &str = "Soleus reminder";
/// Numbers of notes begin here; smaller ones are those of sessions and of "Try it".
const FIRST_NUMBER: u32 = 100;
/// How far back entries and sessions are read, and how many sessions: today and yesterday are all that counts.
const BACK_S: i64 = 3 * 86_400;
const SESSIONS: usize = 50;
/// Another process can be faster with a mark; who loses so often in a row gives up, and looks again later.
const TRIES: usize = 3;

/// Notes that this process has on the screen.
#[derive(Debug, Default)]
pub struct Reminders {
    shown: Vec<Shown>,
    given: u32,
}

#[derive(Debug)]
struct Shown {
    number: u32,
    occasion: String,
    subject: Subject,
}

/// What has to be done on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beat {
    /// Notes to show; their marks are taken.
    pub show: Vec<Notice>,
    /// Numbers of notes that say nothing any more.
    pub withdraw: Vec<u32>,
    /// When to look again at the latest, in UTC seconds; nothing when no reminder is on.
    pub next_s: Option<i64>,
}

impl Reminders {
    /// Looks what is due, and takes the marks of what is to be shown.
    ///
    /// # Errors
    /// When the file cannot be read or written; nothing is shown then.
    pub fn look(&mut self, journal: &Journal) -> Result<Beat, StoreError> {
        let ledger = journal.store().ledger()?;
        let Look { show, standing, next_s } = due(journal, &ledger)?;
        let mut beat = Beat { next_s, ..Beat::default() };
        let gone = self.shown.extract_if(.., |shown| !standing.contains(&shown.occasion));
        beat.withdraw.extend(gone.map(|shown| shown.number));
        let day = journal.now().moment.day_number();
        for note in show {
            let before = ledger.get(&note.occasion);
            if journal.store().claim(&note.occasion, before, &Mark::shown(before, day))? {
                beat.show.push(self.notice(note, journal.settings().notes_are_private()));
            }
        }
        Ok(beat)
    }

    fn notice(&mut self, note: Note, private: bool) -> Notice {
        let Note { occasion, subject, words } = note;
        let number = FIRST_NUMBER + self.given;
        self.given = self.given.wrapping_add(1) % 1_000_000;
        self.shown.push(Shown { number, occasion, subject });
        notice(number, if private { String::new() } else { words })
    }

    /// Writes down what was pressed. Returns what the note was about when it was opened.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn answer(&mut self, journal: &Journal, answer: Answer) -> Result<Option<Subject>, StoreError> {
        let Some(index) = self.shown.iter().position(|shown| shown.number == answer.subject) else { return Ok(None) };
        let Shown { occasion, subject, .. } = self.shown.remove(index);
        let now_s = journal.now().moment.utc_s;
        for _ in 0..TRIES {
            let ledger = journal.store().ledger()?;
            let Some(mark) = ledger.get(&occasion).filter(|mark| !mark.done) else { break };
            let after = match answer.press {
                Press::Open => return Ok(Some(subject)),
                Press::Snooze => mark.snoozed(now_s),
                Press::Done => mark.done(),
                Press::Unseen => mark.unseen(now_s),
            };
            if journal.store().claim(&occasion, Some(mark), &after)? {
                break;
            }
        }
        Ok(matches!(answer.press, Press::Open).then_some(subject))
    }
}

impl Journal {
    /// Makes what starts with the computer fit the setting. `is_choice` is a press just now. Only for a person: a test
    /// has a clock of its own, and the desktop of somebody else.
    ///
    /// # Errors
    /// In words for people.
    pub fn settle_autostart(&self, is_choice: bool) -> Result<(), Failure> {
        let is_on = self.settings().start_with_computer;
        let place = self.store().path();
        let is_usual = paths::default_journal().is_some_and(|usual| paths::same_file(&usual, place));
        if !autostart::is_possible() || !self.is_live() {
            return Ok(());
        }
        let start = autostart::folder().zip(std::env::current_exe().ok());
        let start = start.and_then(|(folder, program)| Autostart::new(&folder, &program, place, is_usual));
        match start.map(|start| start.settle(is_on, is_choice)) {
            Some(Err(_)) => Err(Failure::plain(
                "What starts with the computer could not be changed. Allow Soleus to write in your autostart folder, then switch it again.",
            )),
            None if is_on => Err(Failure::plain(
                "Soleus cannot start with the computer from this folder. Move it to one with a plain name, then switch it again.",
            )),
            Some(Ok(())) | None => Ok(()),
        }
    }
}

/// A note with its two buttons.
fn notice(number: u32, text: String) -> Notice {
    let buttons = vec![(Press::Snooze, "In 10 minutes".to_owned()), (Press::Done, "Done".to_owned())];
    Notice { subject: number, title: TITLE.to_owned(), text, buttons }
}

fn due(journal: &Journal, ledger: &Ledger) -> Result<Look, StoreError> {
    let (store, settings, now) = (journal.store(), journal.settings(), journal.now());
    // Under 18 Soleus is closed, and says nothing.
    if !remind::is_on(settings) || Profile::new(store.profile_answers()?).under_18() {
        return Ok(Look::default());
    }
    let sessions = store.sessions(SESSIONS)?;
    let mut routines = if settings.remind_routine { due_routines(journal)? } else { Vec::new() };
    let mut facts = Facts {
        logged: logged(journal, &sessions)?,
        routines: routines.iter().map(|(due, _)| due.clone()).collect(),
        wrap: if settings.remind_wrap { wrap(journal)? } else { Vec::new() },
    };
    let look = remind::look(settings, &now, &facts, ledger);
    if !look.show.iter().any(|note| note.subject == Subject::Routine) {
        return Ok(look);
    }
    // Nobody is told to do what is paused, or what does not belong to the stage. The rules are asked only when something
    // would be said.
    let outlook = journal.outlook()?;
    let (way, now_is) = (way(&outlook, &now), situation(&outlook, None));
    routines.retain(|(_, routine)| {
        routine.locks(&outlook.gate, content::exercises()).is_empty()
            && routine.may_show(content::exercises(), &now_is)
            && match routine_opening(routine, &way) {
                Opening::Open => true,
                // Not what is to be left out until the person has answered to a worse morning.
                Opening::Anyway(_) => way.proposal.is_none(),
                Opening::Closed(_) => false,
            }
    });
    facts.routines = routines.into_iter().map(|(due, _)| due).collect();
    Ok(remind::look(settings, &now, &facts, ledger))
}

/// The chosen routine, and one's own that have a time of their own, when their next time has come. What counts as done is
/// what counts on Today.
fn due_routines(journal: &Journal) -> Result<Vec<(DueRoutine, Cow<'static, Routine>)>, StoreError> {
    let chosen = journal.chosen_routine();
    let mut routines: Vec<Cow<'static, Routine>> = journal.store().routines()?.into_iter().map(Cow::Owned).collect();
    routines
        .retain(|routine| routine.remind_min.is_some() && chosen.as_ref().is_none_or(|chosen| chosen.id != routine.id));
    routines.extend(chosen);
    let mut found = Vec::new();
    for routine in routines {
        let turn = journal.turn_of(&routine)?;
        let at = match turn.due {
            RoutineDue::Now => journal.now().moment,
            RoutineDue::At(at) => at,
            RoutineDue::DoneForToday | RoutineDue::NotToday(_) | RoutineDue::WhenYouLike => continue,
        };
        // Each time of a day is an occasion of its own.
        let id = format!("{} {}", String::from(routine.id.clone()), turn.done + 1);
        found.push((DueRoutine { id, name: routine.name.clone(), at }, routine));
    }
    Ok(found)
}

/// When entries and sessions of the last days began, and when they were written.
fn logged(journal: &Journal, sessions: &[SessionRecord]) -> Result<Vec<Moment>, StoreError> {
    let store = journal.store();
    let mut logged: Vec<Moment> = sessions.iter().map(|session| session.started).collect();
    for entry in store.logged_since(journal.now().moment.utc_s - BACK_S)? {
        logged.extend([entry.started, entry.written]);
    }
    // Something of last month that was written down today.
    logged.extend(store.last_written()?.map(|entry| entry.written));
    Ok(logged)
}

fn wrap(journal: &Journal) -> Result<Vec<DueWrap>, StoreError> {
    let Some(record) = journal.first_days()? else { return Ok(Vec::new()) };
    let now = journal.now();
    let due = never_forgotten(&record.plan, &record.events, &now).map(|(since_ms, kind, at_ms)| {
        let utc_s = at_ms.div_euclid(1000);
        DueWrap { since_ms, kind, at: Moment { utc_s, offset_min: (now.zone.of_utc)(utc_s) } }
    });
    Ok(due.collect())
}
