//! How much of one ingredient was swallowed in the hours before a moment. Rolling hours, never calendar days: neither
//! midnight nor a change of the clocks nor another time zone makes a total smaller.

use super::{Amount, Dose, Key, Strength};
use crate::domain::when::Moment;

/// Seconds in 24 hours.
pub const DAY_S: i64 = 86_400;

/// What was swallowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What could be counted.
    pub amount: Amount,
    /// A dose whose strength is not known is in there too, so it was more.
    pub at_least: bool,
}

/// The doses with this ingredient in the hours up to and with `end_s`. A dose of exactly 24 hours ago is no longer in.
pub(super) fn within<'a>(
    doses: &'a [Dose],
    key: &Key,
    on_skin: bool,
    end_s: i64,
    length_s: i64,
) -> impl Iterator<Item = &'a Dose> {
    doses.iter().filter(move |dose| {
        let age_s = end_s - dose.at.utc_s;
        (0..length_s).contains(&age_s) && dose.contents.form.on_skin() == on_skin && dose.contents.part(key).is_some()
    })
}

/// What was swallowed of an ingredient in the seconds up to `end_s`. What was put on the skin is not counted in mg.
#[must_use]
pub fn taken(doses: &[Dose], key: &Key, end_s: i64, length_s: i64) -> Taken {
    let mut taken = Taken::default();
    for dose in within(doses, key, false, end_s, length_s) {
        let strength = dose.contents.part(key).map_or(Strength::Unknown, |part| part.strength);
        match Amount::of(dose.units, strength) {
            Some(amount) => taken.amount = taken.amount.plus(amount),
            None => taken.at_least = true,
        }
    }
    taken
}

/// What was swallowed of an ingredient in the 24 hours up to a moment. A pure sum over what stands in the journal, so
/// it is as true after an edit, a delete or an undo in the past as before.
#[must_use]
pub fn taken_24h(doses: &[Dose], key: &Key, end: Moment) -> Taken {
    taken(doses, key, end.utc_s, DAY_S)
}
