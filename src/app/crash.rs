//! Reports of the program's own mistakes: what stands at their head, and the one that a person is told of at the next
//! start. Nothing of the journal is in them, and nothing sends them.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

use super::clock::Clock;
use super::failure::Failure;
use super::paths;
use crate::domain::sentence::{self, HourStyle};
use crate::domain::when::Moment;
use crate::platform::crash::{self, Stamp};
use crate::store::{SCHEMA_VERSION, sqlite_version};

/// The time in the name of a report.
const NAMED: &str = "%Y-%m-%d-%H-%M-%S";
/// Length of that in bytes.
const NAMED_BYTES: usize = 19;

/// The folder with the reports of this person.
#[derive(Clone, Debug)]
pub struct Reports(PathBuf);

/// A report that nobody was told of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash {
    /// The file.
    pub file: PathBuf,
    /// What it says.
    pub text: String,
    /// When it happened, by the clock on the wall.
    at: Option<NaiveDateTime>,
    /// Whether the program ended, and not only one piece of work.
    ended: bool,
    /// How many more there were since somebody was told.
    more: usize,
}

/// Writes a report from now on whenever the program makes a mistake. For the program's own first line.
pub fn install() {
    install_in(paths::crash_folder);
}

/// The same with another folder, which is asked for when there is a report.
pub fn install_in(folder: impl Fn() -> Option<PathBuf> + Send + Sync + 'static) {
    let build = if cfg!(debug_assertions) { "debug" } else { "release" };
    let facts = format!(
        "Soleus: {} ({build}), journal of version {SCHEMA_VERSION}\nSQLite: {}\nSystem: {} {}",
        env!("CARGO_PKG_VERSION"),
        sqlite_version(),
        std::env::consts::OS,
        std::env::consts::ARCH,
    );
    crash::install(folder, facts, stamp);
}

fn stamp() -> Stamp {
    let now = Clock::System.now().moment;
    let zone = FixedOffset::east_opt(now.offset_min.saturating_mul(60));
    let local = DateTime::from_timestamp(now.utc_s, 0).zip(zone).map(|(time, zone)| time.with_timezone(&zone));
    let written = |format: &str| local.map(|time| time.format(format).to_string()).unwrap_or_default();
    Stamp { name: written(NAMED), words: written("%Y-%m-%d %H:%M:%S %:z") }
}

impl Reports {
    /// The reports in a folder, which need not be there.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where the program keeps them; none where the system names no place.
    #[must_use]
    pub fn usual() -> Option<Self> {
        paths::crash_folder().map(Self)
    }

    /// What a person is told of, once: the newest report that is not told yet, before all one of an end.
    #[must_use]
    pub fn take_news(&self) -> Option<Crash> {
        let news = crash::take_new(&self.0);
        let found = news.iter().find(|found| found.ended).or(news.first())?;
        let at = found.stamp.get(..NAMED_BYTES).and_then(|at| NaiveDateTime::parse_from_str(at, NAMED).ok());
        let text = crash::read(&found.file).unwrap_or_default();
        Some(Crash { file: found.file.clone(), text, at, ended: found.ended, more: news.len() - 1 })
    }

    /// Removes all of them, when everything is deleted.
    pub fn delete_all(&self) {
        for found in crash::found(&self.0) {
            // Nothing of the journal is in them, so that one which stays is no failure of what was asked for.
            let _ = crash::remove(&found.file);
        }
    }
}

impl Crash {
    /// "Soleus ended unexpectedly on Mon 23 Nov at 14:02."
    #[must_use]
    pub fn words(&self, today: NaiveDate, hours: HourStyle) -> String {
        let at = self.at.map_or_else(String::new, |at| {
            let time = Moment { utc_s: at.and_utc().timestamp(), offset_min: 0 };
            format!(" on {} at {}", sentence::short_day(at.date(), today), sentence::time_of_day(time, hours))
        });
        let more = match self.more {
            0 => String::new(),
            more => format!(" {} more {} beside it.", more, if more == 1 { "report lies" } else { "reports lie" }),
        };
        if self.ended {
            format!("Soleus ended unexpectedly{at}.{more}")
        } else {
            format!("A piece of work in Soleus stopped unexpectedly{at}, and the window went on.{more}")
        }
    }

    /// Removes its report.
    ///
    /// # Errors
    /// In words for people.
    pub fn delete(&self) -> Result<(), Failure> {
        delete(&self.file)
    }
}

fn delete(file: &Path) -> Result<(), Failure> {
    match crash::remove(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::plain(&format!("{} could not be deleted. Delete it in its folder.", file.display())))
        }
        _ => Ok(()),
    }
}
