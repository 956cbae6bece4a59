//! `soleus report`: the doctor's sheet as a PDF.

use std::io::Write;

use chrono::Duration;

use super::Trouble;
use super::arguments::Report;
use super::log::known;
use crate::app::export::spare_journal;
use crate::app::job::Progress;
use crate::app::outcome::save_file;
use crate::app::report;
use crate::app::run::Journal;
use crate::domain::sentence;
use crate::domain::sheet::{PaperSize, Part, SheetRequest};
use crate::domain::time_text::parse_day;

pub(super) fn report(journal: &Journal, typed: &Report, out: &mut dyn Write) -> Result<(), Trouble> {
    let Report { out: file, from, to, paper, with } = typed;
    spare_journal(journal.store(), file)?;
    let now = journal.now();
    let today = now.today();
    let day = |text: &Option<String>| {
        let day = text.as_deref().map(|text| parse_day(text, today)).transpose();
        day.map_err(|error| Trouble::Usage(error.to_string()))
    };
    let (from, to) = (day(from)?, day(to)?);
    let last = to.unwrap_or(today);
    let first = match from {
        Some(first) if first > last => {
            return Err(Trouble::Usage("The first day is after the last. Check both days.".to_owned()));
        }
        Some(first) => first,
        None => {
            let began = journal.pain_began()?;
            // The present pain can be younger than the last day that was asked for.
            if began > last { last - Duration::days(29) } else { began }
        }
    };
    let mut request = SheetRequest {
        paper: known(paper, "paper", PaperSize::ALL, PaperSize::id)?,
        hours: journal.hours(),
        ..SheetRequest::usual(first, last, today)
    };
    for part in with {
        request.parts.insert(known(part, "part", &[Part::Notes, Part::Entries], Part::id)?);
    }
    // Nobody takes the wish back on a command line.
    let source = report::read(&journal.store().read_access(), now.zone, &request, &Progress::default())?;
    let made = report::lay_out(&request, &source.unwrap_or_default())?;
    save_file(file, &made.pdf()?)?;
    let entries = sentence::count(made.entries.0, "entry", "entries");
    let pages = sentence::count(made.pages.count(), "page", "pages");
    writeln!(out, "Saved {}: {pages}, {entries} on {} of {} days.", file.display(), made.days.0, made.days.1)?;
    Ok(())
}
