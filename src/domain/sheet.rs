//! The doctor's sheet: what the journal says of a period, for somebody who has a minute. One value, `Sheet`, holds every
//! fact; the pages, the plain text and the chart are all made from it, so they cannot disagree.
//!
//! Nothing is concluded here. Signs come first, a thing that was not asked is said to be not asked, and a day without an
//! entry is a gap and never a zero.

mod doses;
mod graph;
mod life;
mod listed;
mod numbers;
mod request;
mod signs;
mod text;
mod words;

use chrono::NaiveDate;

use super::body::Leg;
use super::check::{Check, Visit};
use super::customs::WeekStart;
use super::episode::Episode;
use super::goal::{Goal, GoalRating};
use super::medicine::Dose;
use super::phase::Progress;
use super::trend::{Helped, Kinds, Places, Range, Scored, TimeMark, Trend, TrendQuestion, Tried};
pub use doses::{Doses, Most24, TakenRow};
pub use graph::{Graph, GraphMark, MarkKind};
pub use life::{Life, LifeRow, Told};
pub use listed::LISTED_LIMIT;
pub use numbers::{Numbers, Week};
pub use request::{PaperSize, Part, QUESTIONS_LIMIT_CHARS, SheetRequest};
pub use signs::{SignRow, Signs, Still};
pub use words::{ChartWords, NumberWords, SheetWords, SignWords, TableWords};

/// What the journal holds of a period, read by whoever asks for the sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetSource {
    /// The entries as the charts look at them, oldest first.
    pub scored: Vec<Scored>,
    /// Sessions, doses and lines on the time axis.
    pub marks: Vec<TimeMark>,
    /// What was done, with the numbers around it.
    pub tried: Vec<Tried>,
    /// The same entries with all their fields, oldest first.
    pub episodes: Vec<Episode>,
    /// Checks, in any order.
    pub checks: Vec<Check>,
    /// Looks of a clinician, in any order.
    pub visits: Vec<Visit>,
    /// Doses, in any order; those of the day before the period are needed for what was taken in 24 hours.
    pub doses: Vec<Dose>,
    /// Activities that the person wants back.
    pub goals: Vec<Goal>,
    /// How well they went.
    pub ratings: Vec<GoalRating>,
    /// Lines on the way back.
    pub progress: Vec<Progress>,
}

/// Everything that the sheet says. A part that was not wanted is `None`.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What was asked for.
    pub request: SheetRequest,
    /// Days of the period.
    pub days: usize,
    /// Days of it with an entry.
    pub days_with_entries: usize,
    /// Warning signs.
    pub signs: Option<Signs>,
    /// The five numbers.
    pub numbers: Numbers,
    /// The chart.
    pub graph: Option<Graph>,
    /// Where it hurt, and what it felt like.
    pub places: Option<(Places, Kinds)>,
    /// What was tried.
    pub tried: Option<Helped>,
    /// Medicines.
    pub doses: Option<Doses>,
    /// What the person could do, and sleep.
    pub life: Option<Life>,
    /// Entries that were written more than six hours after they happened.
    pub late: usize,
    /// Entries that have a note, whether notes are put in or not.
    pub with_notes: usize,
    /// The entries of the list, oldest first; empty when it was not asked for.
    pub entries: Vec<Episode>,
    /// The entries whose notes are put in, oldest first.
    pub notes: Vec<Episode>,
    /// Entries that are left out of the list because it would be too long.
    pub unlisted: usize,
}

impl Sheet {
    /// Works everything out.
    #[must_use]
    pub fn of(request: &SheetRequest, source: &SheetSource) -> Self {
        let within = |day: NaiveDate| (request.first..=request.last).contains(&day);
        let question = TrendQuestion {
            range: Range::Between(request.first, request.last),
            legs: Leg::ALL.to_vec(),
            today: request.today,
            rising: Vec::new(),
            // The sheet has no weekdays.
            week_start: WeekStart::Monday,
        };
        let trend = Trend::of(&question, &source.scored, &source.marks);
        let episodes: Vec<&Episode> = source.episodes.iter().filter(|entry| within(entry.started.day())).collect();
        let (entries, notes, unlisted) = listed::listed(request, &episodes);
        let put_in = |part: Part| request.parts.contains(&part);
        Self {
            days: trend.days.len(),
            days_with_entries: trend.days_with_entries(),
            signs: put_in(Part::Signs).then(|| Signs::of(request, source)),
            numbers: Numbers::of(&trend),
            graph: put_in(Part::Chart).then(|| Graph::of(&trend, &episodes, &source.tried)),
            places: put_in(Part::Places).then(|| (trend.felt.places.clone(), trend.felt.kinds.clone())),
            tried: put_in(Part::Tried).then(|| Helped::of(&source.tried, &source.scored)),
            doses: put_in(Part::Medicines).then(|| Doses::of(request, &source.doses)),
            life: put_in(Part::Life).then(|| Life::of(&trend, source, &episodes)),
            late: episodes.iter().filter(|entry| entry.added_later()).count(),
            with_notes: episodes.iter().filter(|entry| !entry.notes.trim().is_empty()).count(),
            entries,
            notes,
            unlisted,
            request: request.clone(),
        }
    }
}
