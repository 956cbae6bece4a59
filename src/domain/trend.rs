//! What the journal tells over days. One value, `Trend`, holds every number: the chart, its sentence and its table are
//! all drawn from it, so they cannot disagree.
//!
//! Days are calendar days by the local clock of each entry. A day without an entry is a gap, never a zero.

mod ability;
mod compare;
mod course;
mod cramps;
mod daily;
mod day;
mod drawn;
mod felt;
mod helped;
mod kinds;
mod legend;
mod lines;
mod pattern;
mod period;
mod places;
mod scored;
mod series;
mod series_svg;
mod size;
mod sleep;
mod spots;
mod spread;
mod svg;
mod thin;
mod trigger;

use chrono::{Duration, NaiveDate};

use super::body::{Leg, Side};
use super::customs::WeekStart;
use super::episode::Nrs;
use super::sentence;
use super::when::Certainty;
pub use ability::abilities;
pub use compare::{CompareRow, Comparison, LegComparison, PeriodNumbers, Verdict};
pub use course::{Headline, LegCourse};
pub use cramps::{CrampLength, Cramps};
pub use day::{DayMark, TrendDay};
pub use drawn::DrawnPoint;
pub use felt::Felt;
pub use helped::{ENOUGH_PAIRS, Helped, HelpedRow, Pair, Tried, TriedKind};
pub use kinds::{KindRow, Kinds};
pub use legend::Sign;
pub use lines::{ChartLine, LineLabels};
pub use pattern::{DayPart, PatternRow};
pub use period::{Period, PeriodFault, TwoPeriods};
pub use places::{PlaceRow, Places};
pub use scored::{MarkWhat, Scored, TimeMark};
pub use series::{LineMark, Series, SeriesLine, Target, Unit};
pub use series_svg::series_svg;
pub use size::calf_sizes;
pub use sleep::{SleepDay, SleepGroup, SleepPain};
pub use spots::{Spot, Spots, Tick, TickKind, radius};
pub use spread::{Half, Scores, Spread};
pub use svg::svg;
pub use thin::{ChartColumn, Depth, thin};
pub use trigger::{TriggerRow, Triggers};

/// Days that one chart can show at most: a hundred years.
const MOST_DAYS: i64 = 36_525;
/// Best and hardest days that are named.
const NAMED_DAYS: usize = 3;
/// Days without an entry at the end of a range, from which on the last entry is named.
const QUIET_DAYS: i64 = 3;

/// Which days are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// So many days up to today.
    Last(u16),
    /// From the first entry to today.
    All,
    /// Both days included.
    Between(NaiveDate, NaiveDate),
}

/// What is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendQuestion {
    /// Which days.
    pub range: Range,
    /// Which legs, each at most once.
    pub legs: Vec<Leg>,
    /// The local day.
    pub today: NaiveDate,
    /// Legs whose pain rises by the rules of the check: those are never said to ease while today is shown.
    pub rising: Vec<Leg>,
    /// With which day the weekdays begin.
    pub week_start: WeekStart,
}

/// What the journal tells of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The legs that are shown.
    pub legs: Vec<Leg>,
    /// The local day on which it was worked out.
    pub today: NaiveDate,
    /// Every day of the range, oldest first; never empty.
    pub days: Vec<TrendDay>,
    /// The course of each leg that has an entry in the range.
    pub courses: Vec<LegCourse>,
    /// Night, morning, afternoon and evening.
    pub parts: Vec<PatternRow>,
    /// Seven, from the first day of the week on.
    pub weekdays: Vec<PatternRow>,
    /// Entries of which only the day is known, which are in no part of the day.
    pub without_time: usize,
    /// Where it was, what it felt like, and how long cramps lasted.
    pub felt: Felt,
}

impl Range {
    /// First and last day. `oldest` and `newest` are days of entries, if there are any.
    #[must_use]
    pub fn days(
        self,
        today: NaiveDate,
        oldest: Option<NaiveDate>,
        newest: Option<NaiveDate>,
    ) -> (NaiveDate, NaiveDate) {
        let (first, last) = match self {
            Self::Last(days) => (back(today, i64::from(days) - 1), today),
            // A traveller's tomorrow can be on record already.
            Self::All => (oldest.unwrap_or(today).min(today), newest.unwrap_or(today).max(today)),
            Self::Between(first, last) => (first.min(last), last.max(first)),
        };
        (first.max(back(last, MOST_DAYS - 1)), last)
    }
}

impl Trend {
    /// Works everything out. Entries and marks come in any order; what lies outside the range is left out.
    #[must_use]
    pub fn of(question: &TrendQuestion, entries: &[Scored], marks: &[TimeMark]) -> Self {
        let TrendQuestion { range, legs, today, rising, week_start } = question;
        let shown = |side: Side| side.legs().iter().any(|leg| legs.contains(leg));
        let entries: Vec<(NaiveDate, &Scored)> =
            entries.iter().filter(|entry| shown(entry.side)).map(|entry| (entry.at.day(), entry)).collect();
        let (oldest, newest) = (entries.iter().map(|entry| entry.0).min(), entries.iter().map(|entry| entry.0).max());
        let (first, last) = range.days(*today, oldest, newest);
        let mut days: Vec<TrendDay> = first.iter_days().take_while(|day| *day <= last).map(TrendDay::new).collect();
        let number = |day: NaiveDate| usize::try_from((day - first).num_days()).ok();
        let mut parts: Vec<PatternRow> = DayPart::ALL.iter().map(|part| PatternRow::new(part.name())).collect();
        let mut weekdays = pattern::weekdays(first, *week_start);
        let mut without_time = 0;
        let mut felt = Felt::new(legs);
        for (day, entry) in entries {
            let Some(found) = number(day).and_then(|number| days.get_mut(number)) else { continue };
            found.add(entry, legs);
            felt.add(entry);
            pattern::add_weekday(&mut weekdays, day, *week_start, entry.nrs);
            if entry.certainty == Certainty::DayOnly {
                without_time += 1;
            } else {
                pattern::add_part(&mut parts, entry.at, entry.nrs);
            }
        }
        felt.kinds.sort();
        let mut marks: Vec<&TimeMark> = marks.iter().filter(|mark| mark.side.is_none_or(shown)).collect();
        marks.sort_by_key(|mark| mark.at.utc_s);
        for mark in marks {
            if let Some(found) = number(mark.at.day()).and_then(|number| days.get_mut(number)) {
                found.mark(&mark.what);
            }
        }
        let rising: &[Leg] = if (first..=last).contains(today) { rising } else { &[] };
        let courses = legs.iter().filter_map(|leg| LegCourse::of(*leg, &days, rising.contains(leg))).collect();
        Self { legs: legs.clone(), today: *today, days, courses, parts, weekdays, without_time, felt }
    }

    /// First and last day.
    #[must_use]
    pub fn ends(&self) -> (NaiveDate, NaiveDate) {
        let first = self.days.first().map_or(self.today, |day| day.day);
        (first, self.days.last().map_or(self.today, |day| day.day))
    }

    /// How many entries it shows.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.days.iter().map(TrendDay::entries).sum()
    }

    /// How many of the days have an entry.
    #[must_use]
    pub fn days_with_entries(&self) -> usize {
        self.days.iter().filter(|day| day.entries() > 0).count()
    }

    /// The worst score and its latest day.
    #[must_use]
    pub fn worst(&self) -> Option<(NaiveDate, Nrs)> {
        let days = self.days.iter().filter_map(|day| Some((day.day, day.all.worst()?)));
        days.max_by_key(|(day, worst)| (*worst, *day))
    }

    /// "Left calf: slowly easing. Right calf: about the same."
    #[must_use]
    pub fn headline(&self) -> String {
        if self.courses.is_empty() {
            return Headline::TooFew.alone().to_owned();
        }
        let words: Vec<String> = self.courses.iter().map(LegCourse::words).collect();
        words.join(" ")
    }

    /// "24 Oct to 22 Nov. 31 entries on 22 of 30 days. Worst 8 on 16 Nov."
    #[must_use]
    pub fn numbers(&self) -> String {
        let (first, last) = self.ends();
        let span = if first == last {
            period::date(first, self.today)
        } else {
            format!("{} to {}", period::date(first, self.today), period::date(last, self.today))
        };
        let all = sentence::count(self.days.len(), "day", "days");
        let Some((worst_day, worst)) = self.worst() else { return format!("{span}. No entries on {all}.") };
        let entries = sentence::count(self.entries(), "entry", "entries");
        let with = self.days_with_entries();
        let mut words = format!(
            "{span}. {entries} on {with} of {all}. Worst {} on {}.",
            worst.get(),
            period::date(worst_day, self.today)
        );
        let latest = self.days.iter().rev().find(|day| day.entries() > 0).map(|day| day.day);
        if let Some(latest) = latest.filter(|latest| (last - *latest).num_days() > QUIET_DAYS) {
            words = format!("{words} Last entry on {}.", period::date(latest, self.today));
        }
        words
    }

    /// The days with the lowest worst score, and those with the highest, the latest first among equals. Nothing under
    /// three days with entries.
    #[must_use]
    pub fn best_and_hardest(&self) -> Option<(Vec<&TrendDay>, Vec<&TrendDay>)> {
        let mut days: Vec<(Nrs, &TrendDay)> =
            self.days.iter().filter_map(|day| Some((day.all.worst()?, day))).collect();
        if days.len() < course::ENOUGH_DAYS {
            return None;
        }
        days.sort_by_key(|(worst, day)| (*worst, std::cmp::Reverse(day.day)));
        let best = days.iter().take(NAMED_DAYS).map(|(_, day)| *day).collect();
        days.sort_by_key(|(worst, day)| std::cmp::Reverse((*worst, day.day)));
        Some((best, days.iter().take(NAMED_DAYS).map(|(_, day)| *day).collect()))
    }

    /// What the reading line says of a day: "Thu 20 Nov: left 5, right none, 1 routine".
    #[must_use]
    pub fn day_words(&self, day: &TrendDay) -> String {
        format!("{}: {}", sentence::short_day(day.day, self.today), day.words(&self.legs))
    }

    /// The table for other programs: a head line and a line a day, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec!["day".to_owned()];
        let mut head = |words: String| lines.iter_mut().for_each(|line| line.push_str(&words));
        for leg in &self.legs {
            head(format!("\t{} worst\t{} median", leg.id(), leg.id()));
        }
        head("\tentries\troutines\tsteps of the first days\tdoses\tnotes".to_owned());
        lines.extend(self.days.iter().map(|day| day.line(&self.legs)));
        lines.join("\n")
    }

    /// "16 Nov", with the year if it is another one.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        let words = sentence::short_day(day, self.today);
        words.split_once(' ').map_or(words.clone(), |(_, date)| date.to_owned())
    }
}

fn back(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_sub_signed(Duration::days(days)).unwrap_or(NaiveDate::MIN)
}
