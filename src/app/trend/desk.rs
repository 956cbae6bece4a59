//! What a page of charts has read and worked out, kept between frames.
//!
//! A small range is read and worked out in the frame that asks. A large one goes to a job; until that has an answer, the
//! page shows what it showed before. Nothing here waits.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Reading, TrendSource};
use crate::app::failure::Failure;
use crate::app::job::{Job, Progress, Stopped};
use crate::domain::trend::Range;
use crate::domain::when::Now;
use crate::store::{ReadAccess, Store, StoreError};

/// Things to go through that a frame has time for.
const AT_ONCE: usize = 10_000;

/// What is read: the range, the day, and the revision of the journal.
type Asked = (Range, NaiveDate, u64);
/// What a job brings: everything that was read, and what was worked out of it.
type Answer<V> = Result<(Arc<TrendSource>, V), StoreError>;

/// The reading and the value of one page, which answers questions of `Q` with a `V`.
#[derive(Debug)]
pub struct Desk<Q, V> {
    of: fn(&Q, &TrendSource) -> V,
    source: Option<(Asked, Arc<TrendSource>)>,
    value: Option<(Asked, Q, V)>,
    job: Option<(Asked, Q, Job<Answer<V>>)>,
    failure: Option<(Asked, Failure)>,
}

/// What can be shown.
#[derive(Debug)]
pub enum Shown<'a, V> {
    /// The answer, or that of the question before while the new one is worked out.
    Value(&'a V),
    /// Nothing yet; so many entries are read.
    Reading(usize),
    /// It cannot be read: why, in words.
    Failed(&'a str),
}

impl<Q: Clone + PartialEq + Send + 'static, V: Send + 'static> Desk<Q, V> {
    /// A page that works out its value in this way.
    #[must_use]
    pub fn new(of: fn(&Q, &TrendSource) -> V) -> Self {
        Self { of, source: None, value: None, job: None, failure: None }
    }

    /// Asked in every frame; does something only if the question or the journal is another one, or a job has ended.
    /// `wake` asks for a frame when a job has ended.
    pub fn ask(
        &mut self,
        store: &Store,
        now: &Now,
        range: Range,
        question: &Q,
        wake: impl Fn() + Send + 'static,
    ) -> Shown<'_, V> {
        let asked = (range, now.today(), store.revision());
        self.take_answer(asked);
        let failed = self.failure.as_ref().is_some_and(|(at, _)| *at == asked);
        let known = self.value.as_ref().is_some_and(|(at, of, _)| *at == asked && of == question);
        if !failed && !known && self.job.is_none() {
            self.begin(store, now, asked, question, wake);
        }
        match (&self.failure, &self.value, &self.job) {
            (Some((_, failure)), ..) => Shown::Failed(&failure.words),
            (None, Some((.., value)), _) => Shown::Value(value),
            (None, None, job) => Shown::Reading(job.as_ref().map_or(0, |(.., job)| job.count())),
        }
    }

    /// Whether a job is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// The page is left: no job goes on for it, and what was read is let go. What it showed stays.
    pub fn leave(&mut self) {
        (self.source, self.job, self.failure) = (None, None, None);
    }

    /// A job for another range or an older journal is dropped; one for another question has read what is needed.
    fn take_answer(&mut self, asked: Asked) {
        self.job.take_if(|(at, ..)| *at != asked);
        self.source.take_if(|(at, _)| *at != asked);
        self.failure.take_if(|(at, _)| *at != asked);
        let answer = match &self.job {
            Some((.., job)) => job.answer(),
            None => return,
        };
        let answer = match answer {
            Ok(None) => return,
            Ok(Some(answer)) => answer,
            Err(Stopped) => Err(StoreError::Other(Stopped.to_string())),
        };
        let Some((_, question, _)) = self.job.take() else { return };
        match answer {
            Ok((source, value)) => {
                self.source = Some((asked, source));
                self.value = Some((asked, question, value));
            }
            Err(error) => self.failure = Some((asked, Failure::reading(&error))),
        }
    }

    /// Works it out at once, or begins a job.
    fn begin(&mut self, store: &Store, now: &Now, asked: Asked, question: &Q, wake: impl Fn() + Send + 'static) {
        let (of, wanted) = (self.of, question.clone());
        if let Some((_, source)) = &self.source {
            if source.size() <= AT_ONCE {
                self.value = Some((asked, wanted, of(question, source)));
                return;
            }
            let source = Arc::clone(source);
            let job = Job::start("soleus-charts", wake, move |_| {
                let value = of(&wanted, &source);
                Some(Ok((source, value)))
            });
            self.job = Some((asked, question.clone(), job));
            return;
        }
        let mut reading = Reading::new(asked.0, asked.1, now.zone);
        match reading.at_once(store) {
            Ok(true) => {
                let source = Arc::new(reading.into_source());
                self.value = Some((asked, wanted, of(question, &source)));
                self.source = Some((asked, source));
            }
            Ok(false) => {
                let access = store.read_access();
                let work = move |progress: &Progress| read_on(&access, reading, progress, of, &wanted).transpose();
                self.job = Some((asked, question.clone(), Job::start("soleus-charts", wake, work)));
            }
            Err(error) => self.failure = Some((asked, Failure::reading(&error))),
        }
    }
}

/// Reads the rest on a connection of its own; nothing if nobody wants it any more.
fn read_on<Q, V>(
    access: &ReadAccess,
    mut reading: Reading,
    progress: &Progress,
    of: fn(&Q, &TrendSource) -> V,
    question: &Q,
) -> Result<Option<(Arc<TrendSource>, V)>, StoreError> {
    if !reading.to_end(access, progress)? {
        return Ok(None);
    }
    let source = Arc::new(reading.into_source());
    let value = of(question, &source);
    Ok(Some((source, value)))
}
