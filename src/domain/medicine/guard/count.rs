//! What is counted and not weighed: times on the skin, g of a gel, doses a day, and tablets whose strength is unknown.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::total::{level, local, loud};
use super::{DAY_S, DAYS_LOOKED_AT, Known, Scene};
use crate::domain::medicine::bound::{Bound, Origin, Packet};
use crate::domain::medicine::finding::Finding;
use crate::domain::medicine::reached::{Level, Reached, Stage};
use crate::domain::medicine::taken::within;
use crate::domain::medicine::{Contents, Dose, Ingredient, Key, Part, Product, Strength, Unit, Units};
use crate::domain::when::Moment;

/// Something to be counted against its most.
struct Count<'a> {
    /// Which doses, in the 24 hours up to a moment.
    doses: Box<dyn Fn(i64) -> Vec<&'a Dose> + 'a>,
    /// What one dose adds.
    of: fn(&Dose) -> Units,
    /// What is counted; `None` is doses.
    unit: Option<Unit>,
    most: Bound<Units>,
    /// "of paracetamol".
    name: String,
    /// See `Reached::soft`.
    soft: bool,
    /// Tablets of paracetamol whose strength is not known are paracetamol all the same.
    paracetamol: bool,
}

/// Counts at their most or above it. An ingredient whose mg already say so is left out.
pub(super) fn findings(scene: &Scene, totals: &[Finding]) -> Vec<Finding> {
    let packet = scene.known.packet(scene.new);
    let typed = typed(packet, scene.new.product, &scene.near);
    let mut found: Vec<Finding> = typed.and_then(|count| count.before(scene)).into_iter().collect();
    for part in &scene.new.contents.parts {
        let times = times(packet, part, &scene.near).filter(|_| found.is_empty() && totals.is_empty());
        found.extend(times.and_then(|count| count.before(scene)));
        found.extend(grams(packet, part, &scene.near).and_then(|count| count.before(scene)));
    }
    found
}

/// The same for what is saved, up to now. `totals` are the mg of each ingredient.
pub(super) fn standing(known: &Known, near: &[Dose], totals: &[(Key, Finding)]) -> Vec<Finding> {
    let now_s = known.now.moment.utc_s;
    let last = || near.iter().filter(|dose| (0..DAY_S).contains(&(now_s - dose.at.utc_s)));
    let products: BTreeMap<Uuid, &Dose> = last().map(|dose| (dose.product, dose)).collect();
    let mut said = BTreeSet::new();
    let mut found = Vec::new();
    for (product, dose) in products {
        let finding = typed(known.packet(dose), product, near).and_then(|count| count.saved(known, near));
        said.extend(finding.is_some().then_some(product));
        found.extend(finding);
    }
    // Of several packets with one ingredient the one that says least.
    let mut lowest: BTreeMap<(Key, bool, bool), Count> = BTreeMap::new();
    for dose in last().filter(|dose| !said.contains(&dose.product)) {
        let (packet, on_skin) = (known.packet(dose), dose.contents.form.on_skin());
        for part in &dose.contents.parts {
            let key = part.substance.key();
            let weighed = |(other, finding): &(Key, Finding)| *other == key && !finding.is_below();
            if !on_skin && totals.iter().any(weighed) {
                continue;
            }
            for count in times(packet, part, near).into_iter().chain(grams(packet, part, near)) {
                let place = (key.clone(), on_skin, count.unit.is_some());
                if lowest.get(&place).is_none_or(|other| count.most.most < other.most.most) {
                    lowest.insert(place, count);
                }
            }
        }
    }
    found.extend(lowest.values().filter_map(|count| count.saved(known, near)));
    found
}

/// "2 of 4 doses in the last 24 hours", where something of a medicine is counted and some of it was taken.
pub(super) fn beside(product: &Product, known: &Known) -> Option<String> {
    let (contents, now_s) = (&product.contents, known.now.moment.utc_s);
    let packet = Packet { contents, product: Some(product), country: known.table.country };
    let times = contents.parts.iter().filter_map(|part| times(packet, part, known.doses));
    let counts = typed(packet, product.id, known.doses).into_iter().chain(times);
    let some = counts.map(|count| (count.at(now_s), count)).filter(|(number, _)| *number > Units::whole(0));
    // What comes to its end first.
    let left = |number: Units, most: Units| most.hundredths().saturating_sub(number.hundredths());
    let (number, count) = some.min_by_key(|(number, count)| left(*number, count.most.most))?;
    let others = (count.doses)(now_s).iter().any(|dose| dose.product != product.id);
    let name = if others { format!(" {}", count.name) } else { String::new() };
    let most = count.read(count.most.most);
    let prescribed = if count.most.origin == Origin::Prescribed { " as prescribed" } else { "" };
    Some(if number > count.most.most {
        format!("{}{name} in the last 24\u{a0}hours, the most{prescribed} is {most}", count.read(number))
    } else {
        format!("{number} of {most}{prescribed}{name} in the last 24\u{a0}hours")
    })
}

/// The most in tablets or times as typed, where no mg can stand for it.
fn typed<'a>(packet: Packet<'_>, product: Uuid, near: &'a [Dose]) -> Option<Count<'a>> {
    let contents = packet.contents;
    let weighed = |contents: &Contents| contents.parts.iter().all(|part| matches!(part.strength, Strength::Mg(_)));
    // A dose with mg of its own, of tablets whose strength is not known: the tablets of the packet are no mg.
    let both = weighed(contents) && packet.product.is_none_or(|product| weighed(&product.contents));
    let on_skin = contents.form.on_skin();
    if both && !on_skin {
        return None;
    }
    let such = move |end_s: i64| {
        let in_window = |dose: &&Dose| (0..DAY_S).contains(&(end_s - dose.at.utc_s));
        near.iter().filter(|dose| dose.product == product).filter(in_window).collect()
    };
    Some(Count {
        doses: Box::new(such),
        of: |dose| dose.units,
        unit: Some(contents.unit),
        most: packet.most_units()?,
        name: format!("of {}", contents.name),
        soft: on_skin,
        paracetamol: !on_skin && contents.part(&PARACETAMOL).is_some(),
    })
}

/// The most doses that packets of the country say.
fn times<'a>(packet: Packet<'_>, part: &Part, near: &'a [Dose]) -> Option<Count<'a>> {
    let most = Units::whole(packet.packet_row(part)?.max_times?);
    let (key, on_skin) = (part.substance.key(), packet.contents.form.on_skin());
    Some(Count {
        doses: Box::new(move |end_s| within(near, &key, on_skin, end_s, DAY_S).collect()),
        of: |_| Units::ONE,
        unit: None,
        most: Bound { most, origin: Origin::Country },
        name: format!("of {}", part.substance.name()),
        soft: true,
        paracetamol: false,
    })
}

/// The most g of a gel that is counted in g.
fn grams<'a>(packet: Packet<'_>, part: &Part, near: &'a [Dose]) -> Option<Count<'a>> {
    let contents = packet.contents;
    let most = packet.packet_row(part)?.max_24h_g.filter(|_| contents.unit == Unit::Gram)?;
    let (key, on_skin) = (part.substance.key(), contents.form.on_skin());
    let such = move |end_s: i64| {
        within(near, &key, on_skin, end_s, DAY_S).filter(|dose| dose.contents.unit == Unit::Gram).collect()
    };
    Some(Count {
        doses: Box::new(such),
        of: |dose| dose.units,
        unit: Some(Unit::Gram),
        most: Bound { most: Units::whole(most), origin: Origin::Country },
        name: format!("of {} on the skin", part.substance.name()),
        soft: true,
        paracetamol: false,
    })
}

const PARACETAMOL: Key = Key::Known(Ingredient::Paracetamol);

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

    /// With a dose that is about to be saved: the fullest 24 hours that hold it.
    fn before(&self, scene: &Scene) -> Option<Finding> {
        let worst = scene.ends(DAY_S).map(|end| (self.at(end.utc_s), end));
        let (number, end) = worst.max_by_key(|(number, end)| (*number, end.utc_s))?;
        let until = self.stays_until(scene.known).filter(|_| scene.counts_now());
        self.finding(scene.known, &scene.near, number, scene.stage(end), until)
    }

    /// As it is saved, up to now.
    fn saved(&self, known: &Known, near: &[Dose]) -> Option<Finding> {
        self.finding(known, near, self.at(known.now.moment.utc_s), Stage::Saved, self.stays_until(known))
    }

    fn finding(
        &self,
        known: &Known,
        near: &[Dose],
        number: Units,
        stage: Stage,
        until: Option<Moment>,
    ) -> Option<Finding> {
        let level = level(&number, &self.most.most);
        let reached = Reached {
            name: self.name.clone(),
            total: self.read(number),
            at_least: false,
            hours: 24,
            bound: Some(Bound { most: self.read(self.most.most), origin: self.most.origin }),
            level,
            stage,
            until,
            soft: self.soft,
        };
        match level {
            Level::Below => None,
            Level::At | Level::Above if self.paracetamol => {
                Some(loud(known, &PARACETAMOL, reached, false, self.days_above(known, near)))
            }
            Level::At => Some(Finding::AtLimit(reached)),
            Level::Above => Some(Finding::Above(reached)),
        }
    }

    fn stays_until(&self, known: &Known) -> Option<Moment> {
        let now_s = known.now.moment.utc_s;
        let oldest_s = (self.doses)(now_s).iter().map(|dose| dose.at.utc_s).min()?;
        (self.at(now_s) == self.most.most).then(|| local(known, oldest_s + DAY_S))
    }

    /// On how many local days of the last week the count was above its most.
    fn days_above(&self, known: &Known, near: &[Dose]) -> usize {
        let age_s = |at: &Moment| known.now.moment.utc_s - at.utc_s;
        let ends = near.iter().map(|dose| dose.at).filter(|at| age_s(at) <= DAYS_LOOKED_AT * DAY_S);
        let above = ends.filter(|end| self.at(end.utc_s) > self.most.most);
        above.map(Moment::day).collect::<BTreeSet<_>>().len()
    }
}
