//! The time since the last dose of the same ingredient, and to the next one where the dose is one of the past.

use super::{JUST_NOW_S, Scene};
use crate::domain::medicine::finding::{Finding, GapSide};
use crate::domain::medicine::taken::taken;
use crate::domain::medicine::{Amount, Dose, Part};

/// A dose counts as one of "over 65" from this band on.
const OVER_65: u32 = 65;

/// Neighbours that are nearer than the packet says.
pub(super) fn findings(scene: &Scene) -> Vec<Finding> {
    let new_s = scene.new.at.utc_s;
    let same = || scene.others().filter(|dose| shared(scene, dose).is_some());
    let before = same().filter(|dose| dose.at.utc_s <= new_s).max_by_key(|dose| dose.at.utc_s);
    let after = same().filter(|dose| dose.at.utc_s > new_s).min_by_key(|dose| dose.at.utc_s);
    let just_now = scene.known.now.moment.utc_s - new_s < JUST_NOW_S;
    let side = if just_now { GapSide::Last } else { GapSide::Before };
    // The gap is that of the dose that came too early.
    let before = before.and_then(|dose| near(scene, dose, scene.new, side));
    let after = after.and_then(|dose| near(scene, dose, dose, GapSide::After));
    before.into_iter().chain(after).collect()
}

/// The part of the new dose that is also in another one, taken in the same way.
fn shared<'a>(scene: &'a Scene, other: &Dose) -> Option<&'a Part> {
    let new = &scene.new.contents;
    let same_way = new.form.on_skin() == other.contents.form.on_skin();
    new.parts.iter().find(|part| same_way && other.contents.part(&part.substance.key()).is_some())
}

fn near(scene: &Scene, other: &Dose, second: &Dose, side: GapSide) -> Option<Finding> {
    let over_65 = scene.known.person.age.is_some_and(|age| age >= OVER_65);
    let gap = scene.known.packet(second).gap_min(over_65)?;
    let since_s = (scene.new.at.utc_s - other.at.utc_s).abs();
    if since_s >= i64::from(gap.most) * 60 || one_dose(scene, other, since_s) {
        return None;
    }
    let name = (other.product != scene.new.product).then(|| shared(scene, other)).flatten();
    Some(Finding::Gap { name: name.map(|part| part.substance.name()), since_min: since_s / 60, gap, side })
}

/// Two parts of one first dose, where a packet allows that: naproxen sodium in the United States.
fn one_dose(scene: &Scene, other: &Dose, since_s: i64) -> bool {
    let Some(part) = shared(scene, other) else { return false };
    let row = scene.known.packet(scene.new).packet_row(part);
    row.and_then(|row| row.short).is_some_and(|short| {
        let end_s = scene.new.at.utc_s.max(other.at.utc_s);
        let all = taken(&scene.near, &part.substance.key(), end_s, i64::from(short.hours) * 3_600);
        since_s <= i64::from(short.one_dose_h) * 3_600 && !all.at_least && all.amount <= Amount::mg(short.mg)
    })
}
