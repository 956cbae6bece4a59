//! Totals by mouth: every 24 hours that hold the dose, against the lowest limit of what was taken in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{DAY_S, DAYS_LOOKED_AT, Known, Scene};
use crate::domain::medicine::bound::Bound;
use crate::domain::medicine::finding::{Finding, Why};
use crate::domain::medicine::reached::{Level, Reached, Stage};
use crate::domain::medicine::taken::{taken, within};
use crate::domain::medicine::{Amount, Dose, Fact, Ingredient, Key, PARACETAMOL_DANGER_MG, Part, Strength, Taken};
use crate::domain::when::Moment;

/// What was swallowed of one ingredient in the hours up to a moment, and the lowest limit of it.
struct Window {
    end: Moment,
    taken: Taken,
    bound: Option<Bound<Amount>>,
    level: Level,
    danger: bool,
}

impl Window {
    fn of(known: &Known, doses: &[Dose], key: &Key, end: Moment) -> Self {
        let taken = taken(doses, key, end.utc_s, DAY_S);
        let bounds = within(doses, key, false, end.utc_s, DAY_S).filter_map(|dose| {
            let part = dose.contents.part(key)?;
            known.packet(dose).most(part)
        });
        let bound = bounds.min_by_key(|bound| bound.most);
        let level = bound.map_or(Level::Below, |bound| level(&taken.amount, &bound.most));
        let danger = *key == Key::Known(Ingredient::Paracetamol) && taken.amount > Amount::mg(PARACETAMOL_DANGER_MG);
        Self { end, taken, bound, level, danger }
    }

    fn reached(&self, part: &Part, stage: Stage, until: Option<Moment>) -> Reached {
        // A prescribed limit above the line of danger does not hide the line.
        let hidden = self.danger && self.level != Level::Above;
        let bound = self.bound.filter(|_| !hidden);
        Reached {
            name: part.substance.name(),
            total: self.taken.amount.to_string(),
            at_least: self.taken.at_least,
            hours: 24,
            bound: bound.map(|bound| Bound { most: bound.most.to_string(), origin: bound.origin }),
            level: if self.danger { Level::Above } else { self.level },
            stage,
            until: until.filter(|_| !self.danger),
            soft: false,
        }
    }
}

/// How a number stands to the most.
pub(super) fn level<T: Ord>(number: &T, most: &T) -> Level {
    match number.cmp(most) {
        std::cmp::Ordering::Less => Level::Below,
        std::cmp::Ordering::Equal => Level::At,
        std::cmp::Ordering::Greater => Level::Above,
    }
}

/// The windows of each ingredient that was swallowed with the new dose, and the worst one among them.
fn worst<'a>(scene: &'a Scene<'a>) -> impl Iterator<Item = (&'a Part, Key, Window)> {
    let parts = scene.new.contents.parts.iter().filter(|_| !scene.new.contents.form.on_skin());
    parts.filter_map(|part| {
        let key = part.substance.key();
        let windows = scene.ends(DAY_S).map(|end| Window::of(scene.known, &scene.near, &key, end));
        let worst =
            windows.max_by_key(|window| (window.danger, window.level, window.taken.amount, window.end.utc_s))?;
        Some((part, key, worst))
    })
}

/// Totals at a limit or above it.
pub(super) fn findings(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for (part, key, window) in worst(scene) {
        if window.danger || window.level != Level::Below {
            let until = stays_until(scene.known, &scene.near, &key).filter(|_| scene.counts_now());
            let reached = window.reached(part, scene.stage(window.end), until);
            let days = days_above(scene.known, &scene.near, &key, window.end);
            found.push(loud(scene.known, &key, reached, window.danger, days));
        }
        found.extend(short(scene, part, &key));
    }
    found
}

/// A total becomes a reason for help, a warning or a word, by clinical.md 7.3.
pub(super) fn loud(known: &Known, key: &Key, reached: Reached, danger: bool, days: usize) -> Finding {
    let long_ago = matches!(reached.stage, Stage::LongAgo(_));
    if reached.level == Level::Above && *key == Key::Known(Ingredient::Paracetamol) && !long_ago {
        let mut why: Vec<Why> = Vec::new();
        if danger {
            why.push(Why::Danger);
        }
        if days >= 2 {
            why.push(Why::Days);
        }
        let told = [
            (Fact::Liver, "about liver disease"),
            (Fact::Alcohol, "about 3 or more alcoholic drinks a day"),
            (Fact::Under50Kg, "that you weigh less than 50\u{a0}kg"),
        ];
        let told = told.into_iter().filter(|(fact, _)| known.person.yes(*fact));
        why.extend(told.map(|(_, words)| Why::Told(words.to_owned())));
        if !why.is_empty() {
            return Finding::MedicalHelp { reached, why, call: known.table.call() };
        }
    }
    match reached.level {
        Level::Above => Finding::Above(reached),
        Level::At => Finding::AtLimit(reached),
        Level::Below => Finding::Total(reached),
    }
}

/// On how many local days the total was above its limit, in the week around a moment. An excess that goes on over
/// midnight counts as two days: the careful reading.
fn days_above(known: &Known, doses: &[Dose], key: &Key, around: Moment) -> usize {
    let near = |at: Moment| (at.utc_s - around.utc_s).abs() <= DAYS_LOOKED_AT * DAY_S;
    let ends = doses.iter().map(|dose| dose.at).filter(|at| near(*at));
    let above = ends.map(|end| Window::of(known, doses, key, end)).filter(|window| window.level == Level::Above);
    above.map(|window| window.end.day()).collect::<BTreeSet<_>>().len()
}

/// While the total of now stays exactly at its limit: until the oldest dose of it is 24 hours ago.
fn stays_until(known: &Known, doses: &[Dose], key: &Key) -> Option<Moment> {
    let now = known.now.moment;
    if Window::of(known, doses, key, now).level != Level::At {
        return None;
    }
    let counted = within(doses, key, false, now.utc_s, DAY_S)
        .filter(|dose| dose.contents.part(key).is_some_and(|part| part.strength != Strength::Unknown));
    let oldest_s = counted.map(|dose| dose.at.utc_s).min()?;
    Some(local(known, oldest_s + DAY_S))
}

/// A moment as the local clock shows it, also after a change of the clocks.
pub(super) fn local(known: &Known, utc_s: i64) -> Moment {
    Moment { utc_s, offset_min: (known.now.zone.of_utc)(utc_s) }
}

/// More than a packet allows in some hours: naproxen sodium in the United States.
fn short(scene: &Scene, part: &Part, key: &Key) -> Option<Finding> {
    let limit = scene.known.packet(scene.new).packet_row(part)?.short?;
    let length_s = i64::from(limit.hours) * 3_600;
    let totals = scene.ends(length_s).map(|end| (taken(&scene.near, key, end.utc_s, length_s), end));
    let (taken, end) = totals.max_by_key(|(taken, end)| (taken.amount, end.utc_s))?;
    let most = Amount::mg(limit.mg);
    (taken.amount > most).then(|| {
        Finding::Above(Reached {
            name: part.substance.name(),
            total: taken.amount.to_string(),
            at_least: taken.at_least,
            hours: limit.hours,
            bound: Some(Bound { most: most.to_string(), origin: crate::domain::medicine::Origin::Country }),
            level: Level::Above,
            stage: scene.stage(end),
            until: None,
            soft: false,
        })
    })
}

/// What of the new dose cannot be counted, or makes a total an "at least".
pub(super) fn not_counted(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, key, window) in worst(scene).filter(|(.., window)| window.taken.at_least) {
        let doses = within(&scene.near, &key, false, window.end.utc_s, DAY_S);
        let open = doses.filter_map(|dose| {
            let part = dose.contents.part(&key)?;
            (part.strength == Strength::Unknown).then(|| (dose.contents.name.clone(), part.substance.name()))
        });
        let open: BTreeMap<String, String> = open.collect();
        let amount = window.taken.amount;
        let count = within(&scene.near, &key, false, window.end.utc_s, DAY_S).count();
        let finding = |(medicine, name)| Finding::NotCounted { medicine, name, amount, doses: count };
        found.extend(open.into_iter().map(finding));
    }
    found
}

/// What has nothing to be compared with, listed; for a medicine of the skin only the word to compare.
pub(super) fn compare(scene: &Scene) -> Option<Finding> {
    let packet = scene.known.packet(scene.new);
    if scene.new.contents.form.on_skin() {
        let rows = scene.new.contents.parts.iter().filter_map(|part| packet.packet_row(part));
        let known = rows.into_iter().any(|row| row.max_times.is_some() || row.max_24h_g.is_some());
        return (!known && packet.most_units().is_none()).then(|| Finding::Compare(Vec::new()));
    }
    if packet.most_units().is_some() {
        return None;
    }
    let open: Vec<(String, Taken)> = worst(scene)
        .filter(|(.., window)| window.bound.is_none() && !window.danger)
        .map(|(part, _, window)| (part.substance.name(), window.taken))
        .collect();
    let nothing = Amount::default();
    let counted: Vec<(String, Taken)> = open.iter().filter(|(_, taken)| taken.amount > nothing).cloned().collect();
    (!open.is_empty()).then_some(Finding::Compare(counted))
}

/// The totals as saved, up to now. `near` are the doses of the days before.
pub(super) fn standing(known: &Known, near: &[Dose]) -> Vec<(Key, Finding)> {
    let now = known.now.moment;
    let last = near.iter().filter(|dose| now.utc_s - dose.at.utc_s < DAY_S && !dose.contents.form.on_skin());
    let parts = last.flat_map(|dose| &dose.contents.parts).map(|part| (part.substance.key(), part));
    let parts: BTreeMap<Key, &Part> = parts.collect();
    let mut found = Vec::new();
    for (key, part) in parts {
        let window = Window::of(known, near, &key, now);
        if window.taken.amount == Amount::default() {
            let doses = within(near, &key, false, now.utc_s, DAY_S).count();
            found.push((key, Finding::Uncounted { name: part.substance.name(), doses }));
            continue;
        }
        let until = stays_until(known, near, &key);
        let days = days_above(known, near, &key, now);
        let reached = window.reached(part, Stage::Saved, until);
        let finding = loud(known, &key, reached, window.danger, days);
        found.push((key, finding));
    }
    found
}
