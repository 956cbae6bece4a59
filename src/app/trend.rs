//! What the charts are made of. A range is read part by part, in the frame if it is small and by a job if it is large,
//! and what a page shows is worked out in the same place.

mod desk;
mod reading;

pub use desk::{Desk, Shown};
pub use reading::Reading;

use chrono::NaiveDate;

use crate::domain::body::Leg;
use crate::domain::trend::{
    Helped, Range, Scored, Series, SleepPain, TimeMark, Trend, TrendQuestion, Tried, Triggers, abilities, calf_sizes,
};

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
    /// What the person could do.
    pub abilities: Option<Series>,
    /// Around the calves.
    pub sizes: Option<Series>,
    /// Sleep beside the pain of the next day.
    pub sleep: Option<SleepPain>,
    /// Days with a trigger beside days without it.
    pub triggers: Triggers,
}

/// What What helped shows of a range.
#[derive(Clone, Debug)]
pub struct HelpedTold {
    /// What was done, with the pain around it.
    pub helped: Helped,
    /// The same for triggers.
    pub triggers: Triggers,
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
        let entries = &source.entries;
        let trend = Trend::of(question, entries, &source.marks);
        Self {
            abilities: abilities(&trend, entries),
            sizes: calf_sizes(&trend, entries),
            sleep: SleepPain::of(&trend, entries),
            triggers: Triggers::of(&trend.legs, trend.ends(), entries),
            trend,
        }
    }
}

impl HelpedTold {
    /// Works everything out for a range that ends on the day of today.
    #[must_use]
    pub fn of((range, today): &(Range, NaiveDate), source: &TrendSource) -> Self {
        let days = source.entries.iter().map(|entry| entry.at.day());
        let ends = range.days(*today, days.clone().min(), days.max());
        Self {
            helped: Helped::of(&source.tried, &source.entries),
            triggers: Triggers::of(Leg::ALL, ends, &source.entries),
        }
    }
}
