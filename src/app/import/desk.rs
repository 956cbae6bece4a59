//! What the import wizard has read, kept between frames. A file is opened by a job, and its rows are read by one whenever
//! a choice has changed; a short file is read again in the frame that asks. Nothing here waits, and nothing is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use super::checked::{Checked, Unread};
use super::checked::{Pulse, check, held};
use super::read_file;
use crate::app::failure::Failure;
use crate::app::job::{Job, Stopped};
use crate::domain::body::Side;
use crate::domain::when::Now;
use crate::exchange::import::{self, Choices, DateOrder, Format, Live, NameChoice, Reading, Refusal, Sheet, Source};
use crate::store::{ReadAccess, Store};

/// Rows that a frame has time for.
const AT_ONCE_ROWS: usize = 300;
/// Rows of a file that stand on the screen while it is matched.
pub const LIVE_ROWS: usize = 5;

/// A file that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it lies.
    pub place: PathBuf,
    /// Whose it is; `None` is a table that has to be matched.
    pub format: Option<Format>,
    /// Data rows.
    pub rows: usize,
    /// Its columns, where it is a plain table.
    pub sheet: Option<Sheet>,
    /// Symptoms, trackers, habits or medicines in it.
    pub names: Vec<NameChoice>,
    /// The order of its dates, where that is certain.
    pub date_order: Option<DateOrder>,
    /// Why its rows cannot be read before something is chosen.
    pub open: Option<Refusal>,
    source: Arc<Source>,
    head: Source,
}

/// The file of the wizard, and what was read of it.
#[derive(Debug)]
pub struct ImportDesk {
    opening: Option<(PathBuf, Job<Result<Opened, Failure>>)>,
    opened: Option<Opened>,
    live: Slot<Choices, Result<Vec<Live>, Refusal>>,
    checked: Slot<(Choices, u64), Result<Checked, Unread>>,
}

impl Default for ImportDesk {
    fn default() -> Self {
        Self {
            opening: None,
            opened: None,
            live: Slot::new(|| Err(Refusal::Cancelled)),
            checked: Slot::new(|| Err(Unread::Journal(stopped()))),
        }
    }
}

impl ImportDesk {
    /// Begins to read a file in place of the one before. `wake` asks for a frame when it is read.
    pub fn open(&mut self, place: &Path, side: Side, now: &Now, wake: impl Fn() + Send + 'static) {
        *self = Self::default();
        let (path, now) = (place.to_owned(), *now);
        let job = Job::start("soleus-import", wake, move |progress| {
            open(&path, side, &now, &mut |rows| progress.add(rows)).transpose()
        });
        self.opening = Some((place.to_owned(), job));
    }

    /// The file that is being read, and how many of its rows are.
    #[must_use]
    pub fn opening(&self) -> Option<(&Path, usize)> {
        self.opening.as_ref().map(|(place, job)| (place.as_path(), job.count()))
    }

    /// What has become of the file that was being read, once.
    pub fn take_opened(&mut self) -> Option<Result<&Opened, Failure>> {
        let (_, job) = self.opening.as_ref()?;
        let answer = match job.answer() {
            Ok(None) => return None,
            Ok(Some(answer)) => answer,
            Err(Stopped) => Err(stopped()),
        };
        self.opening = None;
        match answer {
            Ok(opened) => Some(Ok(self.opened.insert(opened))),
            Err(failure) => Some(Err(failure)),
        }
    }

    /// The file that was opened.
    #[must_use]
    pub fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// Stops whatever is being read.
    pub fn stop(&mut self) {
        self.opening = None;
        self.live.job = None;
        self.checked.job = None;
    }

    /// Cuts the file at another sign: its columns are other ones then.
    ///
    /// # Errors
    /// When it is no table.
    pub fn cut_at(&mut self, separator: char) -> Result<&Sheet, Refusal> {
        let opened = self.opened.as_mut().ok_or(Refusal::Empty)?;
        let sheet = import::sheet(&opened.head, Some(separator))?;
        Ok(opened.sheet.insert(Sheet { rows: opened.rows, ..sheet }))
    }

    /// The first rows as they would be read with these choices; those of the choices before while they are being read.
    pub fn live(
        &mut self,
        choices: &Choices,
        now: &Now,
        wake: impl Fn() + Send + 'static,
    ) -> Option<&Result<Vec<Live>, Refusal>> {
        let opened = self.opened.as_ref()?;
        if self.live.is_open(choices) {
            let (source, asked, now) = (Arc::clone(&opened.source), choices.clone(), *now);
            let read = move || import::preview(&source, &asked, &now, LIVE_ROWS);
            if opened.rows <= AT_ONCE_ROWS {
                self.live.answer = Some((choices.clone(), read()));
            } else {
                let job = Job::start("soleus-import", wake, move |_| Some(read()));
                self.live.job = Some((choices.clone(), job));
            }
        }
        self.live.answer.as_ref().map(|(_, answer)| answer)
    }

    /// All rows, read with these choices and held against the journal; nothing while they are being read.
    pub fn checked(
        &mut self,
        store: &Store,
        choices: &Choices,
        now: &Now,
        wake: impl Fn() + Send + 'static,
    ) -> Option<&Result<Checked, Unread>> {
        let opened = self.opened.as_ref()?;
        let asked = (choices.clone(), store.revision());
        if self.checked.is_open(&asked) {
            let (source, choices, now) = (Arc::clone(&opened.source), choices.clone(), *now);
            if opened.rows <= AT_ONCE_ROWS {
                let answer = check(&source, &choices, &now, &mut |_| true, |reading| held(store, reading));
                self.checked.answer = answer.map(|answer| (asked.clone(), answer));
            } else {
                let access: ReadAccess = store.read_access();
                let job = Job::start("soleus-import", wake, move |progress| {
                    let held = |reading: Arc<Reading>| access.open().and_then(|store| held(&store, reading));
                    check(&source, &choices, &now, &mut |rows| progress.add(rows), held)
                });
                self.checked.job = Some((asked.clone(), job));
            }
        }
        self.checked.answer.as_ref().filter(|(of, _)| *of == asked).map(|(_, answer)| answer)
    }

    /// How many rows are read of those that are being checked.
    #[must_use]
    pub fn checking(&self) -> usize {
        self.checked.job.as_ref().map_or(0, |(_, job)| job.count())
    }

    /// The rows that were checked last, to write them.
    #[must_use]
    pub fn last(&self) -> Option<&Checked> {
        self.checked.answer.as_ref().and_then(|(_, answer)| answer.as_ref().ok())
    }
}

/// The answer to a question, and the job that works on the next one.
#[derive(Debug)]
struct Slot<Q, A> {
    job: Option<(Q, Job<A>)>,
    answer: Option<(Q, A)>,
    /// The answer of a job that has none.
    stopped: fn() -> A,
}

impl<Q: PartialEq, A: Send + 'static> Slot<Q, A> {
    fn new(stopped: fn() -> A) -> Self {
        Self { job: None, answer: None, stopped }
    }

    /// Whether nothing answers the question and nothing works on it. A job for another question is stopped.
    fn is_open(&mut self, question: &Q) -> bool {
        self.job.take_if(|(asked, _)| asked != question);
        let ended = self.job.as_ref().and_then(|(_, job)| match job.answer() {
            Ok(answer) => answer,
            Err(Stopped) => Some((self.stopped)()),
        });
        if let Some(answer) = ended
            && let Some((asked, _)) = self.job.take()
        {
            self.answer = Some((asked, answer));
        }
        self.job.is_none() && self.answer.as_ref().is_none_or(|(asked, _)| asked != question)
    }
}

fn stopped() -> Failure {
    Failure::plain("The file could not be read to its end. Try again.")
}

/// Opens a file and reads its rows with the usual choices; nothing if nobody wants it any more.
fn open(place: &Path, side: Side, now: &Now, pulse: &mut Pulse<'_>) -> Result<Option<Opened>, Failure> {
    let source = read_file(place)?;
    let format = Format::detect(&source);
    let sheet = import::sheet(&source, None).ok();
    let usual = Choices { format, side, ..Choices::default() };
    let mut opened = Opened {
        place: place.to_owned(),
        format,
        rows: sheet.as_ref().map_or(0, |sheet| sheet.rows),
        sheet,
        names: Vec::new(),
        date_order: None,
        open: None,
        head: source.head(),
        source: Arc::new(source),
    };
    match import::read(&opened.source, &usual, now, pulse) {
        Ok(reading) => {
            (opened.rows, opened.names, opened.date_order) = (reading.rows, reading.names, reading.date_order);
        }
        Err(Refusal::Cancelled) => return Ok(None),
        // What is missing can be said on the next page.
        Err(refusal @ (Refusal::Unmapped(_) | Refusal::DateOrder(_))) => opened.open = Some(refusal),
        Err(refusal) => return Err(Failure::plain(&refusal.to_string())),
    }
    Ok(Some(opened))
}
