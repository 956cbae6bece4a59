//! What the person could do, day by day: walking, stairs, tiptoe, work and sport, from 0 to 10 as the entries say.
//!
//! The number of a day is the lowest that an entry of that day gives, as its pain is the worst one. Entries about a leg
//! that is not shown are left out.

use super::daily::{ByDay, touches};
use super::{LineMark, Scored, Series, SeriesLine, Trend, Unit};
use crate::domain::body::Ability;
use crate::domain::episode::Nrs;

/// A line for each ability that was rated within the days and legs of the trend; nothing without a rating.
#[must_use]
pub fn abilities(trend: &Trend, entries: &[Scored]) -> Option<Series> {
    let mut days: Vec<ByDay<'_, Nrs>> = Ability::ALL.iter().map(|_| ByDay::new(trend)).collect();
    for entry in entries.iter().filter(|entry| !entry.abilities.is_empty() && touches(entry.side, &trend.legs)) {
        for said in entry.abilities.iter() {
            let number = Ability::ALL.iter().position(|ability| *ability == said.ability);
            let place = number.and_then(|number| days.get_mut(number)?.at(entry.at));
            if let Some(kept) = place {
                *kept = Some(kept.map_or(said.rating, |kept| kept.min(said.rating)));
            }
        }
    }
    let lines = Ability::ALL.iter().zip(LineMark::ALL).zip(days).map(|((ability, mark), days)| {
        let points = days.filled(|rating| u32::from(rating.get()));
        SeriesLine { name: ability.name().to_owned(), mark, points }
    });
    let lines = lines.collect();
    let (first, last) = trend.ends();
    let title = "What you could do".to_owned();
    Series { title, unit: Unit::OutOfTen, today: trend.today, first, last, lines, target: None }.new()
}
