//! What the person could do, sleep, and the size of the calves: the first and the last number of the period.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::SheetSource;
use crate::domain::episode::Episode;
use crate::domain::heel_raise::{HeelRaises, counted_side};
use crate::domain::phase::Progress;
use crate::domain::sentence;
use crate::domain::trend::{Series, SleepPain, Trend, Unit, abilities, calf_sizes};

/// A number, and its day.
pub type Told = (NaiveDate, u32);

/// Daily life over a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Walking, stairs and so on, activities of the person's own, sleep, heel raises and the size of the calves.
    pub rows: Vec<LifeRow>,
    /// Entries that say whether pain woke the person, and those among them that say it did.
    pub woken: (usize, usize),
    /// Sleep beside the pain of the next day, in words; nothing for too few.
    pub sleep: Option<String>,
}

/// One line of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeRow {
    /// "Walking", or own words.
    pub name: String,
    /// What the numbers count.
    pub unit: Unit,
    /// The first number.
    pub first: Told,
    /// The last number, which can be the same one.
    pub last: Told,
    /// The lowest and the highest.
    pub ends: (u32, u32),
    /// Days with a number.
    pub days: usize,
}

impl Life {
    pub(super) fn of(trend: &Trend, source: &SheetSource, episodes: &[&Episode]) -> Self {
        let (first, last) = trend.ends();
        let within = |day: &NaiveDate| (first..=last).contains(day);
        let mut rows = series_rows(abilities(trend, &source.scored));
        for goal in &source.goals {
            let ratings = source.ratings.iter().filter(|rating| rating.goal == goal.id && within(&rating.at.day()));
            let mut own: Vec<_> = ratings.collect();
            own.sort_by_key(|rating| (rating.at.utc_s, rating.id));
            let points = own.iter().map(|rating| (rating.at.day(), u32::from(rating.rating.get()))).collect();
            rows.extend(LifeRow::of(goal.name.clone(), Unit::OutOfTen, &points));
        }
        let sleep = SleepPain::of(trend, &source.scored);
        if let Some(sleep) = &sleep {
            let points = sleep.days.iter().map(|day| (day.day, u32::from(day.sleep.get()))).collect();
            rows.extend(LifeRow::of("Sleep".to_owned(), Unit::OutOfTen, &points));
        }
        let counted: Vec<Progress> = source.progress.iter().filter(|line| within(&line.at.day())).cloned().collect();
        let raises = counted_side(&counted).and_then(|side| HeelRaises::of(&counted, side, trend.today).series);
        rows.extend(series_rows(raises).into_iter().map(|row| {
            let name = format!("Heel raises, {}", sentence::lower_first(&row.name));
            LifeRow { name, ..row }
        }));
        rows.extend(series_rows(calf_sizes(trend, &source.scored)));
        let woken = |wanted: &[bool]| {
            let said = episodes.iter().filter_map(|entry| entry.woke_from_sleep);
            said.filter(|woke| wanted.contains(woke)).count()
        };
        Self {
            rows,
            woken: (woken(&[false, true]), woken(&[true])),
            sleep: sleep.filter(SleepPain::is_enough).map(|sleep| sleep.sentence()),
        }
    }
}

fn series_rows(series: Option<Series>) -> Vec<LifeRow> {
    let Some(Series { unit, lines, .. }) = series else { return Vec::new() };
    lines.into_iter().filter_map(|line| LifeRow::of(line.name, unit, &line.points)).collect()
}

impl LifeRow {
    fn of(name: String, unit: Unit, points: &BTreeMap<NaiveDate, u32>) -> Option<Self> {
        let (first, last) = (points.first_key_value()?, points.last_key_value()?);
        let (low, high) = (points.values().min()?, points.values().max()?);
        Some(Self {
            name,
            unit,
            first: (*first.0, *first.1),
            last: (*last.0, *last.1),
            ends: (*low, *high),
            days: points.len(),
        })
    }
}
