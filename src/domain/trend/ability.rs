//! What the person could do, day by day: walking, stairs, tiptoe, work and sport, from 0 to 10 as the entries say.
//!
//! The number of a day is the lowest that an entry of that day gives, as its pain is the worst one. Entries about a leg
//! that is not shown are left out.

use std::collections::BTreeMap;

use super::daily::touches;
use super::{LineMark, Scored, Series, SeriesLine, Trend, Unit};
use crate::domain::body::Ability;

/// A line for each ability that was rated within the days and legs of the trend; nothing without a rating.
#[must_use]
pub fn abilities(trend: &Trend, entries: &[Scored]) -> Option<Series> {
    let mut lines: Vec<SeriesLine> = Ability::ALL
        .iter()
        .zip(LineMark::ALL)
        .map(|(ability, mark)| SeriesLine { name: ability.name().to_owned(), mark, points: BTreeMap::new() })
        .collect();
    for entry in entries.iter().filter(|entry| !entry.abilities.is_empty() && touches(entry.side, &trend.legs)) {
        let day = entry.at.day();
        for said in entry.abilities.iter() {
            let number = Ability::ALL.iter().position(|ability| *ability == said.ability);
            let Some(line) = number.and_then(|number| lines.get_mut(number)) else { continue };
            let rating = u32::from(said.rating.get());
            let kept = line.points.entry(day).or_insert(rating);
            *kept = rating.min(*kept);
        }
    }
    let (first, last) = trend.ends();
    let title = "What you could do".to_owned();
    Series { title, unit: Unit::OutOfTen, today: trend.today, first, last, lines, target: None }.new()
}
