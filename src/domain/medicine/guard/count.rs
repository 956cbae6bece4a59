//! What is counted and not weighed: times on the skin, g of a gel, doses a day, and tablets whose strength is unknown.

use super::total::{level, local, loud};
use super::{DAY_S, Scene};
use crate::domain::medicine::bound::{Bound, Origin};
use crate::domain::medicine::finding::Finding;
use crate::domain::medicine::reached::{Level, Reached, Stage};
use crate::domain::medicine::taken::within;
use crate::domain::medicine::{Contents, Dose, Key, Strength, Unit, Units};
use crate::domain::when::Moment;

/// Something to be counted against its most.
struct Count<'a> {
    /// Which doses, up to a moment.
    doses: &'a dyn Fn(i64) -> Vec<&'a Dose>,
    /// What one dose adds.
    of: fn(&Dose) -> Units,
    /// What is counted; `None` is doses.
    unit: Option<Unit>,
    most: Bound<Units>,
}

/// Counts at their most or above it. An ingredient whose mg already say so is left out.
pub(super) fn findings(scene: &Scene, totals: &[Finding]) -> Vec<Finding> {
    let mut found: Vec<Finding> = typed_units(scene).into_iter().collect();
    for part in &scene.new.contents.parts {
        let Some(row) = scene.known.packet(scene.new).packet_row(part) else { continue };
        let (key, on_skin) = (part.substance.key(), scene.new.contents.form.on_skin());
        let such = |end_s: i64| within(&scene.near, &key, on_skin, end_s, DAY_S).collect::<Vec<_>>();
        if let Some(times) = row.max_times.filter(|_| found.is_empty() && totals.is_empty()) {
            let name = part.substance.name();
            let most = Bound { most: Units::whole(times), origin: Origin::Country };
            let count = Count { doses: &such, of: |_| Units::ONE, unit: None, most };
            found.extend(count.reached(scene, &format!("of {name}"), true).map(finding));
        }
        if let Some(grams) = row.max_24h_g.filter(|_| scene.new.contents.unit == Unit::Gram) {
            let such = |end_s: i64| {
                let mut doses = such(end_s);
                doses.retain(|dose| dose.contents.unit == Unit::Gram);
                doses
            };
            let most = Bound { most: Units::whole(grams), origin: Origin::Country };
            let count = Count { doses: &such, of: |dose| dose.units, unit: Some(Unit::Gram), most };
            let name = format!("of {} on the skin", part.substance.name());
            found.extend(count.reached(scene, &name, true).map(finding));
        }
    }
    found
}

/// The most in tablets or times as typed, where no mg can stand for it.
fn typed_units(scene: &Scene) -> Option<Finding> {
    let contents = &scene.new.contents;
    let packet = scene.known.packet(scene.new);
    let weighed = |contents: &Contents| contents.parts.iter().all(|part| matches!(part.strength, Strength::Mg(_)));
    // A dose with mg of its own, of tablets whose strength is not known: the tablets of the packet are no mg.
    let both = weighed(contents) && packet.product.is_none_or(|product| weighed(&product.contents));
    if both && !contents.form.on_skin() {
        return None;
    }
    let most = packet.most_units()?;
    let such = |end_s: i64| {
        let in_window = |dose: &&Dose| (0..DAY_S).contains(&(end_s - dose.at.utc_s));
        scene.near.iter().filter(|dose| dose.product == scene.new.product).filter(in_window).collect()
    };
    let count = Count { doses: &such, of: |dose| dose.units, unit: Some(contents.unit), most };
    let name = format!("of {}", contents.name);
    let reached = count.reached(scene, &name, contents.form.on_skin())?;
    // Tablets of paracetamol whose strength is not known are paracetamol all the same.
    let key = contents.parts.iter().map(|part| part.substance.key()).find(is_paracetamol);
    Some(match key.filter(|_| !contents.form.on_skin()) {
        Some(key) => loud(scene.known, &key, reached, false, count.days_above(scene)),
        None => finding(reached),
    })
}

fn is_paracetamol(key: &Key) -> bool {
    *key == Key::Known(crate::domain::medicine::Ingredient::Paracetamol)
}

fn finding(reached: Reached) -> Finding {
    if reached.level == Level::Above { Finding::Above(reached) } else { Finding::AtLimit(reached) }
}

impl Count<'_> {
    fn at(&self, end_s: i64) -> Units {
        (self.doses)(end_s).into_iter().map(self.of).fold(Units::whole(0), Units::plus)
    }

    /// "4 applications", "5 doses".
    fn read(&self, number: Units) -> String {
        match self.unit {
            Some(unit) => unit.counted(number),
            None => format!("{number}\u{a0}{}", if number == Units::ONE { "dose" } else { "doses" }),
        }
    }

    fn reached(&self, scene: &Scene, name: &str, soft: bool) -> Option<Reached> {
        let worst = scene.ends(DAY_S).map(|end| (self.at(end.utc_s), end));
        let (number, end) = worst.max_by_key(|(number, end)| (*number, end.utc_s))?;
        let level = level(&number, &self.most.most);
        (level != Level::Below).then(|| Reached {
            name: name.to_owned(),
            total: self.read(number),
            at_least: false,
            hours: 24,
            bound: Some(Bound { most: self.read(self.most.most), origin: self.most.origin }),
            level,
            stage: scene.stage(end),
            until: self.stays_until(scene).filter(|_| scene.counts_now()),
            soft,
        })
    }

    fn stays_until(&self, scene: &Scene) -> Option<Moment> {
        let now_s = scene.known.now.moment.utc_s;
        let oldest_s = (self.doses)(now_s).iter().map(|dose| dose.at.utc_s).min()?;
        (self.at(now_s) == self.most.most).then(|| local(scene.known, oldest_s + DAY_S))
    }

    /// On how many local days the count was above its most.
    fn days_above(&self, scene: &Scene) -> usize {
        let ends = scene.near.iter().map(|dose| dose.at).filter(|at| !matches!(scene.stage(*at), Stage::LongAgo(_)));
        let above = ends.filter(|end| self.at(end.utc_s) > self.most.most);
        above.map(Moment::day).collect::<std::collections::BTreeSet<_>>().len()
    }
}
