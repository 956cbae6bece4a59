//! The doctor's sheet of a busy year: from the file to the PDF, as the command line makes it.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::Days;
use soleus::app::clock::Clock;
use soleus::app::job::Progress;
use soleus::app::report;
use soleus::app::run::Journal;
use soleus::domain::setting::Settings;
use soleus::domain::sheet::SheetRequest;
use soleus::domain::when::Now;
use soleus::store::Store;

use super::busy;

/// Days of the journal, and of the sheet.
const DAYS: u16 = 365;

/// The time of the first sheet of a process, which has to set up fonts and layout. A second one would be quicker by what
/// the library remembers of the first.
pub fn year(path: &Path, now: Now) -> Duration {
    let clock = Clock::Manual(Rc::new(Cell::new(now)));
    drop(Journal::create(path, &Settings::default(), clock).expect("a new journal"));
    let mut store = Store::open(path).expect("a journal");
    store.apply("fill the journal", now.moment, &busy::busy(DAYS.into(), now.moment)).expect("filled");
    let today = now.today();
    let request = SheetRequest::usual(today - Days::new(u64::from(DAYS) - 1), today, today);
    let started = Instant::now();
    let source = report::read(&store.read_access(), now.zone, &request, &Progress::default());
    let made = report::lay_out(&request, &source.expect("read").expect("wanted")).expect("laid out");
    let pdf = made.pdf().expect("a PDF");
    let time = started.elapsed();
    assert_eq!((made.pages.count(), pdf.starts_with(b"%PDF")), (1, true));
    time
}
