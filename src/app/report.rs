//! The doctor's sheet of an open journal: reading the period, laying it out, and writing the file.

mod desk;

use chrono::{Duration, NaiveDate};

use super::failure::Failure;
use super::job::Progress;
use super::run::Journal;
use super::trend::Reading;
use crate::domain::sheet::{Sheet, SheetRequest, SheetSource, SheetWords};
use crate::domain::trend::Range;
use crate::domain::when::LocalZone;
use crate::platform::font;
use crate::report::{Face, Pages, ReportError, lacking};
use crate::store::episode::Span;
use crate::store::{ReadAccess, Store, StoreError};
pub use desk::{Drawn, Order, SheetDesk, Wish};

/// Entries read between two looks at whether the sheet is still wanted.
const PAGE: usize = 500;

/// A sheet that is laid out.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its pages.
    pub pages: Pages,
    /// The same in plain text.
    pub text: String,
    /// Entries in the period, and those among them that were written more than six hours later.
    pub entries: (usize, usize),
    /// Days with an entry, of all days.
    pub days: (usize, usize),
}

impl Journal {
    /// The day on which the present pain began; 30 days ago when nothing hurts now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pain_began(&self) -> Result<NaiveDate, StoreError> {
        Ok(self.watch()?.pain_began())
    }
}

/// Reads everything that a sheet of these days needs; nothing when it is no longer wanted.
///
/// # Errors
/// When the file cannot be read.
pub fn read(
    access: &ReadAccess,
    zone: LocalZone,
    request: &SheetRequest,
    progress: &Progress,
) -> Result<Option<SheetSource>, StoreError> {
    let (first, last) = (request.first, request.last);
    let mut reading = Reading::new(Range::Between(first, last), request.today, zone);
    if !reading.to_end(access, progress)? {
        return Ok(None);
    }
    let read = reading.into_source();
    let store = access.open()?;
    let mut source = SheetSource {
        scored: read.entries,
        marks: read.marks,
        tried: read.tried,
        checks: store.checks(usize::MAX)?,
        visits: store.visits(usize::MAX)?,
        doses: doses(&store, first, last)?,
        goals: store.goals()?,
        ratings: store.goal_ratings()?,
        progress: store.progress(usize::MAX)?,
        ..SheetSource::default()
    };
    let mut places = store.places_on_days(Some(first), Some(last))?;
    places.reverse();
    for page in places.chunks(PAGE) {
        if !progress.add(0) {
            return Ok(None);
        }
        source.episodes.extend(store.episodes_at(page)?);
    }
    Ok(Some(source))
}

/// The doses of the days, and of the day before for what was taken within 24 hours.
fn doses(store: &Store, first: NaiveDate, last: NaiveDate) -> Result<Vec<crate::domain::medicine::Dose>, StoreError> {
    let span = Span::round_days(first - Duration::days(1), last);
    store.doses_between(span.from_s, span.before_s, usize::MAX)
}

/// Lays a sheet out. A letter that no font of the program has is looked for among those of the computer; what none of
/// them has stays in the text, and the foot says so.
///
/// # Errors
/// In words for people.
pub fn lay_out(request: &SheetRequest, source: &SheetSource) -> Result<Made, Failure> {
    let sheet = Sheet::of(request, source);
    let mut words = SheetWords::of(&sheet, env!("CARGO_PKG_VERSION"));
    let text = words.text();
    let missing = lacking(&text, &[]);
    let mut faces = Vec::new();
    if !missing.is_empty() {
        faces.extend(font::with_letters(&missing).into_iter().filter_map(|(bytes, index)| Face::new(bytes, index)));
        words.tell_lost(lacking(&text, &faces).len());
    }
    let pages = Pages::lay_out(&words, &faces).map_err(|error| no_pages(&error))?;
    Ok(Made {
        pages,
        text: words.text(),
        entries: (sheet.numbers.episodes, sheet.late),
        days: (sheet.days_with_entries, sheet.days),
    })
}

impl Made {
    /// The PDF.
    ///
    /// # Errors
    /// In words for people.
    pub fn pdf(&self) -> Result<Vec<u8>, Failure> {
        self.pages.pdf().map_err(|error| no_pages(&error))
    }
}

fn no_pages(error: &ReportError) -> Failure {
    Failure::plain(&format!("The sheet could not be made: {error}. Copy it as text instead."))
}
