//! `soleus verify`: checks the journal, mends what can be mended if that is asked for, and counts it.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::arguments::Verify;
use super::passphrase::Unlock;
use super::{Trouble, with_output};
use crate::app::failure::Failure;
use crate::app::paths;
use crate::app::run::Journal;
use crate::app::verify::{Report, check};
use crate::domain::sentence::HourStyle;
use crate::domain::setting::Settings;
use crate::store::Store;

/// The document of `verify --json`.
#[derive(Serialize)]
struct VerifyJson {
    ok: bool,
    problems: Vec<ProblemJson>,
}

#[derive(Serialize)]
struct ProblemJson {
    kind: &'static str,
    count: usize,
    mended: usize,
}

/// Checks without changing anything.
pub(super) fn look(place: &Path, unlock: &mut Unlock, typed: &Verify) -> Result<(), Trouble> {
    let store = unlock.open(|key| Store::open_to_read(place, key).map_err(|error| Failure::opening(&error, place)))?;
    let found = check(&store.read_access(), &mut |_| true)?.unwrap_or_default();
    let settings = Settings::from_rows(&store.settings().unwrap_or_default());
    let hours = settings.customs(paths::customs()).hours;
    with_output(|out| tell(&Report::new(&found, None), &store, hours, typed, out))
}

/// Checks and mends.
pub(super) fn mend(journal: &mut Journal, typed: &Verify, out: &mut dyn Write) -> Result<(), Trouble> {
    let report = if typed.mend {
        journal.check_and_mend()?
    } else {
        let found = check(&journal.store().read_access(), &mut |_| true)?.unwrap_or_default();
        Report::new(&found, None)
    };
    tell(&report, journal.store(), journal.hours(), typed, out)
}

fn tell(report: &Report, store: &Store, hours: HourStyle, typed: &Verify, out: &mut dyn Write) -> Result<(), Trouble> {
    if typed.json {
        let problems = report.problems.iter();
        let problems = problems.map(|problem| ProblemJson {
            kind: problem.kind.id(),
            count: problem.count,
            mended: problem.mended,
        });
        let document = VerifyJson { ok: report.is_fine(), problems: problems.collect() };
        serde_json::to_writer(&mut *out, &document).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", report.sentence())?;
        for line in report.lines(store, hours) {
            writeln!(out, "{line}")?;
        }
    }
    if report.is_fine() {
        return Ok(());
    }
    out.flush()?;
    let words = if typed.mend {
        "Not everything could be mended. Put back a backup: soleus backups shows them."
    } else {
        "The journal has problems. Mend what can be mended with: soleus verify --mend"
    };
    Err(Trouble::Failed(words.to_owned()))
}
