//! The sheet of the page on the screen, kept between frames. One job at a time reads, lays out and draws; while it works
//! the page shows what it showed before, and says that this is not the newest. When another sheet is asked for, the work
//! ends at its next step, nothing of it is shown, and what was asked for last is begun: the newest wish wins, however
//! quickly parts are ticked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;

use super::{Made, lay_out, read};
use crate::app::failure::Failure;
use crate::app::job::{Job, Progress, Stopped};
use crate::domain::sheet::{SheetRequest, SheetSource};
use crate::domain::when::Now;
use crate::report::Picture;
use crate::store::Store;

/// What the page wants to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The sheet.
    pub request: SheetRequest,
    /// The page of it, from 0.
    pub page: usize,
    /// Pixels of the picture for a hundred points of paper.
    pub pixels: u16,
}

/// What can be shown.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// What was asked for, which may be older than what is asked for now.
    pub request: SheetRequest,
    /// The sheet.
    pub made: Arc<Made>,
    /// The page that is drawn, from 0.
    pub page: usize,
    /// Its picture.
    pub picture: Arc<Picture>,
}

/// A sheet to be written: as it was asked for last, whether it is laid out already or not.
#[derive(Clone, Debug)]
pub struct Order {
    request: SheetRequest,
    source: Arc<SheetSource>,
    made: Option<Arc<Made>>,
}

/// The days that are read, on which day, and the revision of the journal.
type Read = (NaiveDate, NaiveDate, NaiveDate, u64);

/// What a job brings.
struct Answer {
    source: Arc<SheetSource>,
    /// Nothing when another sheet was asked for meanwhile.
    drawn: Option<Result<Drawn, Failure>>,
}

/// A job under way.
struct Work {
    read: Read,
    wish: Wish,
    /// Another sheet was asked for. What was read still serves it, if it is of the same days.
    is_old: Arc<AtomicBool>,
    job: Job<Result<Answer, Failure>>,
}

/// The sheet of one page.
#[derive(Default)]
pub struct SheetDesk {
    source: Option<(Read, Arc<SheetSource>)>,
    drawn: Option<(Read, Wish, Result<Drawn, Failure>)>,
    /// What is shown, also while something else is worked out.
    shown: Option<Drawn>,
    /// Whether that is what was asked for last.
    is_current: bool,
    work: Option<Work>,
}

impl SheetDesk {
    /// Asked in every frame; does something only if the wish or the journal is another one, or a job has ended. `wake`
    /// asks for a frame when a job has ended.
    pub fn ask(&mut self, store: &Store, now: &Now, wish: &Wish, wake: impl Fn() + Send + 'static) {
        let read = read_of(&wish.request, store.revision());
        if let Some(work) = &self.work {
            work.hear(read, &wish.request);
        }
        self.take_answer();
        let drawn = self.drawn.as_ref().filter(|(at, of, _)| *at == read && of.request == wish.request);
        // The same page in fewer pixels says the same.
        self.is_current = drawn.is_some_and(|(_, of, drawn)| of.page == wish.page && drawn.is_ok());
        let is_known = drawn.is_some_and(|(_, of, _)| of == wish);
        if !is_known && self.work.is_none() {
            self.begin(store, now, read, wish.clone(), wake);
        }
    }

    /// What can be shown, if anything.
    #[must_use]
    pub fn shown(&self) -> Option<&Drawn> {
        self.shown.as_ref()
    }

    /// Why the last wish could not be worked out, if it could not.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.drawn.as_ref().and_then(|(.., drawn)| drawn.as_ref().err())
    }

    /// Whether what is shown is the page that was asked for last.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.is_current
    }

    /// The sheet that is asked for now, to write it; nothing while its days are read.
    #[must_use]
    pub fn order(&self, request: &SheetRequest, revision: u64) -> Option<Order> {
        let read = read_of(request, revision);
        let source = self.source.as_ref().filter(|(at, _)| *at == read).map(|(_, source)| Arc::clone(source))?;
        let made = self.made(read, request);
        Some(Order { request: request.clone(), source, made })
    }

    /// The page is left: no job goes on for it, and what was read is let go. What it showed stays.
    pub fn leave(&mut self) {
        (self.source, self.work, self.drawn, self.is_current) = (None, None, None, false);
    }

    fn made(&self, read: Read, request: &SheetRequest) -> Option<Arc<Made>> {
        let (at, wish, drawn) = self.drawn.as_ref()?;
        let drawn = drawn.as_ref().ok()?;
        (*at == read && wish.request == *request).then(|| Arc::clone(&drawn.made))
    }

    fn take_answer(&mut self) {
        let answer = match &self.work {
            Some(work) => work.job.answer(),
            None => return,
        };
        if matches!(answer, Ok(None)) {
            return;
        }
        let Some(Work { read, wish, is_old, .. }) = self.work.take() else { return };
        let drawn = match answer {
            Ok(Some(Ok(Answer { source, drawn }))) => {
                self.source = Some((read, source));
                drawn
            }
            Ok(Some(Err(failure))) => Some(Err(failure)),
            Ok(None) | Err(Stopped) => {
                Some(Err(Failure::plain("The sheet could not be made. Choose other days, or leave a part out.")))
            }
        };
        // Whoever asked for it wants another one now.
        let Some(drawn) = drawn.filter(|_| !is_old.load(Ordering::Relaxed)) else { return };
        if let Ok(drawn) = &drawn {
            self.shown = Some(drawn.clone());
        }
        self.drawn = Some((read, wish, drawn));
    }

    fn begin(&mut self, store: &Store, now: &Now, read_at: Read, wish: Wish, wake: impl Fn() + Send + 'static) {
        let known = self.source.as_ref().filter(|(at, _)| *at == read_at).map(|(_, source)| Arc::clone(source));
        let made = self.made(read_at, &wish.request);
        let (access, zone, wanted) = (store.read_access(), now.zone, wish.clone());
        let is_old = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&is_old);
        let work = move |progress: &Progress| {
            let source = match known {
                Some(source) => source,
                None => match read(&access, zone, &wanted.request, progress) {
                    Ok(source) => Arc::new(source?),
                    Err(error) => return Some(Err(Failure::reading(&error))),
                },
            };
            let drawn = draw(&wanted, &source, made, || progress.add(0) && !seen.load(Ordering::Relaxed));
            Some(Ok(Answer { source, drawn }))
        };
        let job = Job::start("soleus-sheet", wake, work);
        self.work = Some(Work { read: read_at, wish, is_old, job });
    }
}

impl Work {
    /// Hears what is asked for now. Laying out ends for any other sheet, reading only for other days.
    fn hear(&self, read: Read, request: &SheetRequest) {
        if self.read != read {
            self.job.cancel();
        }
        if self.read != read || self.wish.request != *request {
            self.is_old.store(true, Ordering::Relaxed);
        }
    }
}

impl std::fmt::Debug for SheetDesk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SheetDesk").field("shown", &self.shown.is_some()).finish_non_exhaustive()
    }
}

impl Order {
    /// The sheet as text; nothing until it is laid out as it was asked for last, so that no part that was just taken out
    /// is copied.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.made.as_ref().map(|made| made.text.as_str())
    }

    /// The PDF. Takes longer than a frame.
    ///
    /// # Errors
    /// In words for people.
    pub fn pdf(&self) -> Result<Vec<u8>, Failure> {
        match &self.made {
            Some(made) => made.pdf(),
            None => lay_out(&self.request, &self.source)?.pdf(),
        }
    }
}

fn read_of(request: &SheetRequest, revision: u64) -> Read {
    (request.first, request.last, request.today, revision)
}

/// The page, or nothing when it is no longer wanted. A layout is one step; the look before each step is `is_wanted`.
fn draw(
    wish: &Wish,
    source: &SheetSource,
    made: Option<Arc<Made>>,
    is_wanted: impl Fn() -> bool,
) -> Option<Result<Drawn, Failure>> {
    let made = match made {
        Some(made) => made,
        None if is_wanted() => match lay_out(&wish.request, source) {
            Ok(made) => Arc::new(made),
            Err(failure) => return Some(Err(failure)),
        },
        None => return None,
    };
    if !is_wanted() {
        return None;
    }
    let page = wish.page.min(made.pages.count().saturating_sub(1));
    let Some(picture) = made.pages.picture(page, f32::from(wish.pixels) / 100.0) else {
        return Some(Err(Failure::plain("The page could not be drawn. Copy it as text instead.")));
    };
    Some(Ok(Drawn { request: wish.request.clone(), made, page, picture: Arc::new(picture) }))
}
