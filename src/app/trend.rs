//! What the charts are made of. A range is read part by part, in the frame if it is small and by a job if it is large,
//! and what a page shows is worked out in the same place.

mod desk;
mod reading;

pub use desk::{Desk, Shown};
pub use reading::Reading;

use crate::domain::trend::{Helped, Scored, TimeMark, Trend, TrendQuestion, Tried};

/// Everything on the time axis of a range.
#[derive(Clone, Debug, Default)]
pub struct TrendSource {
    /// The entries, oldest first.
    pub entries: Vec<Scored>,
    /// Sessions, steps of the first days, doses, checks and stages.
    pub marks: Vec<TimeMark>,
    /// What was done, with the numbers around it.
    pub tried: Vec<Tried>,
}

/// What Trends shows of a range, all of it worked out at one time: a new value is one more line in `of`.
#[derive(Clone, Debug)]
pub struct Told {
    /// Pain over days.
    pub trend: Trend,
}

impl TrendSource {
    /// How much there is to go through.
    #[must_use]
    pub fn size(&self) -> usize {
        self.entries.len() + self.marks.len() + self.tried.len()
    }
}

impl Told {
    /// Works everything out.
    #[must_use]
    pub fn of(question: &TrendQuestion, source: &TrendSource) -> Self {
        Self { trend: Trend::of(question, &source.entries, &source.marks) }
    }
}

/// What What helped shows of a range.
#[must_use]
pub fn helped_of((): &(), source: &TrendSource) -> Helped {
    Helped::of(&source.tried)
}
