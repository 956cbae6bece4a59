//! `soleus --background`: reminders without a window. It rests until something is due, looks at the journal for a moment
//! and closes it again, and never takes the lock, so that a window or a command can have the journal at any time.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use super::clock::Clock;
use super::failure::Failure;
use super::remind::Reminders;
use super::run::Journal;
use crate::platform::instance;
use crate::platform::notice::{self, Notifier, Press};
use crate::platform::portable;
use crate::platform::sleeper::{Sleeper, Woken};
use crate::store::{Key, StoreError};

/// The longest rest: it notices so late that the journal was changed, the clock was set, or the computer had slept.
const REST: Duration = Duration::from_mins(1);

const NO_SERVICE: &str = "Soleus cannot show reminders here: there is no desktop session with notifications. Start it from your desktop, or use the window.";
const NOBODY_SHOWS: &str =
    "No notification service answers, so a reminder could not be shown. Soleus tries again every minute.";
const LOCKED: &str =
    "This journal has a passphrase, so there are reminders only while a window has it open and unlocked.";
const OLDER: &str =
    "This journal is from an older Soleus. Open the window once to bring it up to date; reminders wait.";

/// What the file was like when it was read last.
type Stamp = Option<(SystemTime, u64)>;

struct Background<'a> {
    place: &'a Path,
    key: Option<&'a Key>,
    reminders: Reminders,
    notifier: Notifier,
    /// Windows that were opened from a note, until they have closed.
    windows: Vec<Child>,
    seen: Stamp,
    looked_s: i64,
    next_s: i64,
    say: &'a dyn Fn(&str),
    /// What was said already; once is enough.
    said: Vec<&'static str>,
}

/// Shows reminders until the system asks it to end. One for each journal: a second one leaves at once.
///
/// # Errors
/// In words for people: no desktop session, or a journal that cannot be read.
pub fn run(place: &Path, key: Option<&Key>, say: &dyn Fn(&str)) -> Result<(), Failure> {
    let (mut sleeper, waker) = Sleeper::new();
    let own = beside(place);
    let called = waker.clone();
    let calls = instance::serve(&own, move || called.wake());
    if calls.is_none() && instance::send(&own, &[]).is_some() {
        return Ok(());
    }
    if !notice::is_possible() {
        return Err(Failure::plain(NO_SERVICE));
    }
    let (notifier, answers) = Notifier::start(move || waker.wake());
    let mut background = Background {
        place,
        key,
        reminders: Reminders::default(),
        notifier,
        windows: Vec::new(),
        seen: None,
        looked_s: 0,
        next_s: i64::MIN,
        say,
        said: Vec::new(),
    };
    loop {
        for call in calls.iter().flat_map(|(calls, _)| calls.try_iter()) {
            // Another start asks whether somebody is here.
            let _ = call.answer.send(instance::Answer::default());
        }
        for answer in answers.try_iter() {
            if answer.press == Press::Unseen {
                background.say_once(NOBODY_SHOWS);
            }
            background.answer(answer)?;
        }
        background.windows.retain_mut(|window| matches!(window.try_wait(), Ok(None)));
        let rest = background.look()?;
        if sleeper.rest(rest) == Woken::End {
            return Ok(());
        }
    }
}

/// The name under which the background process of a journal is found; no file of that name is made.
fn beside(place: &Path) -> PathBuf {
    let mut name: OsString = place.as_os_str().to_owned();
    name.push(".background");
    PathBuf::from(name)
}

impl Background<'_> {
    /// Shows what is due, if anything can have changed, and returns how long to rest.
    fn look(&mut self) -> Result<Duration, Failure> {
        let now_s = Clock::System.now().moment.utc_s;
        let stamp = self.place.metadata().ok().and_then(|data| Some((data.modified().ok()?, data.len())));
        let is_due = now_s >= self.next_s || now_s < self.looked_s;
        if stamp.is_some() && (is_due || stamp != self.seen) {
            self.looked_s = now_s;
            // A file that is busy is not due sooner than the next full rest.
            self.next_s = now_s;
            if let Some(journal) = self.open()? {
                let beat = match self.reminders.look(&journal) {
                    Ok(beat) => beat,
                    Err(error) => return wait_or_fail(&error, self.place).map(|()| REST),
                };
                // The mark of what is shown has changed the file; that is no news.
                self.seen = if beat.show.is_empty() { stamp } else { None };
                self.next_s = beat.next_s.unwrap_or(i64::MAX);
                beat.withdraw.into_iter().for_each(|number| self.notifier.withdraw(number));
                beat.show.into_iter().for_each(|notice| self.notifier.show(notice));
            }
        }
        let until_s = u64::try_from(self.next_s.saturating_sub(now_s)).unwrap_or(0);
        let until = Duration::from_secs(until_s);
        Ok(if until.is_zero() { REST } else { until.min(REST) })
    }

    fn answer(&mut self, answer: notice::Answer) -> Result<(), Failure> {
        let Some(journal) = self.open()? else { return Ok(()) };
        match self.reminders.answer(&journal, answer) {
            Ok(opened) if opened.is_some() => {
                drop(journal);
                self.open_window();
            }
            Ok(_) => {}
            Err(error) => return wait_or_fail(&error, self.place),
        }
        // "Later" is due at another time than what was known.
        self.next_s = i64::MIN;
        Ok(())
    }

    fn open(&mut self) -> Result<Option<Journal>, Failure> {
        match Journal::open_beside(self.place, self.key, Clock::System) {
            Ok(Some(journal)) => Ok(Some(journal)),
            Ok(None) => {
                self.say_once(OLDER);
                Ok(None)
            }
            // What it cannot read it says nothing about. A window in which the journal is open shows its reminders.
            Err(StoreError::Locked) => {
                self.say_once(LOCKED);
                Ok(None)
            }
            Err(error) => wait_or_fail(&error, self.place).map(|()| None),
        }
    }

    /// Raises the window that has the journal open, or opens one.
    fn open_window(&mut self) {
        if instance::send(self.place, &[]).is_some() {
            return;
        }
        let Ok(program) = std::env::current_exe() else { return };
        let mut command = Command::new(program);
        if portable::folder().is_some() {
            command.arg("--portable");
        } else {
            command.arg("--journal").arg(self.place);
        }
        command.stdin(Stdio::null());
        self.windows.extend(command.spawn());
    }

    fn say_once(&mut self, words: &'static str) {
        if !self.said.contains(&words) {
            self.said.push(words);
            (self.say)(words);
        }
    }
}

/// What passes by itself is waited for: a journal that is not there yet, is being written, or is on a full disk.
fn wait_or_fail(error: &StoreError, place: &Path) -> Result<(), Failure> {
    match error {
        StoreError::NotAJournal
        | StoreError::WrongPassphrase
        | StoreError::Newer { .. }
        | StoreError::Damaged(_)
        | StoreError::Foreign(_)
        | StoreError::ReadOnly
        | StoreError::CannotOpen => Err(Failure::opening(error, place)),
        _ => Ok(()),
    }
}
