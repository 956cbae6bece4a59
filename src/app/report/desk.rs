//! The sheet of the page on the screen, kept between frames. One job at a time reads, lays out and draws; while it works
//! the page shows what it showed before, and what was asked for last is begun when it ends.

use std::sync::Arc;

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
    drawn: Result<Drawn, Failure>,
}

/// A job under way.
type Work = Job<Result<Answer, Failure>>;

/// The sheet of one page.
#[derive(Default)]
pub struct SheetDesk {
    source: Option<(Read, Arc<SheetSource>)>,
    drawn: Option<(Read, Wish, Result<Drawn, Failure>)>,
    /// What is shown while something else is worked out.
    shown: Option<Drawn>,
    job: Option<(Read, Wish, Work)>,
}

impl SheetDesk {
    /// Asked in every frame; does something only if the wish or the journal is another one, or a job has ended. `wake`
    /// asks for a frame when a job has ended.
    pub fn ask(&mut self, store: &Store, now: &Now, wish: &Wish, wake: impl Fn() + Send + 'static) {
        self.take_answer();
        let read = read_of(&wish.request, store.revision());
        let known = self.drawn.as_ref().is_some_and(|(at, of, _)| *at == read && of == wish);
        if !known && self.job.is_none() {
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

    /// Whether something is worked out.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
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
        (self.source, self.job, self.drawn) = (None, None, None);
    }

    fn made(&self, read: Read, request: &SheetRequest) -> Option<Arc<Made>> {
        let (at, wish, drawn) = self.drawn.as_ref()?;
        let drawn = drawn.as_ref().ok()?;
        (*at == read && wish.request == *request).then(|| Arc::clone(&drawn.made))
    }

    fn take_answer(&mut self) {
        let answer = match &self.job {
            Some((.., job)) => job.answer(),
            None => return,
        };
        let answer = match answer {
            Ok(None) => return,
            Ok(Some(answer)) => answer,
            Err(Stopped) => Err(Failure::plain("The sheet could not be made. Choose other days, or leave a part out.")),
        };
        let Some((read, wish, _)) = self.job.take() else { return };
        let drawn = match answer {
            Ok(Answer { source, drawn }) => {
                self.source = Some((read, source));
                drawn
            }
            Err(failure) => Err(failure),
        };
        if let Ok(drawn) = &drawn {
            self.shown = Some(drawn.clone());
        }
        self.drawn = Some((read, wish, drawn));
    }

    fn begin(&mut self, store: &Store, now: &Now, read_at: Read, wish: Wish, wake: impl Fn() + Send + 'static) {
        let known = self.source.as_ref().filter(|(at, _)| *at == read_at).map(|(_, source)| Arc::clone(source));
        let made = self.made(read_at, &wish.request);
        let (access, zone, wanted) = (store.read_access(), now.zone, wish.clone());
        let work = move |progress: &Progress| {
            let source = match known {
                Some(source) => source,
                None => match read(&access, zone, &wanted.request, progress) {
                    Ok(source) => Arc::new(source?),
                    Err(error) => return Some(Err(Failure::reading(&error))),
                },
            };
            let drawn = draw(&wanted, &source, made);
            Some(Ok(Answer { source, drawn }))
        };
        self.job = Some((read_at, wish, Job::start("soleus-sheet", wake, work)));
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

fn draw(wish: &Wish, source: &SheetSource, made: Option<Arc<Made>>) -> Result<Drawn, Failure> {
    let made = match made {
        Some(made) => made,
        None => Arc::new(lay_out(&wish.request, source)?),
    };
    let page = wish.page.min(made.pages.count().saturating_sub(1));
    let picture = made.pages.picture(page, f32::from(wish.pixels) / 100.0);
    let picture = picture.ok_or_else(|| Failure::plain("The page could not be drawn. Copy it as text instead."))?;
    Ok(Drawn { made, page, picture: Arc::new(picture) })
}
