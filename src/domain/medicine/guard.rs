//! The guard for painkillers: what there is to know before a dose is saved, for one of now and for one that was
//! forgotten, changed or moved (`clinical.md` section 7.3). It looks at every 24 hours that hold the dose, also those
//! that end with a later one. It informs and forbids nothing.

mod count;
mod gap;
mod pair;
mod told;
mod total;

use super::bound::Packet;
use super::reached::Stage;
use super::{Caution, Contents, CountryLimits, DAY_S, Dose, Finding, Most, Person, Product, Units};
use crate::domain::when::{Moment, Now};

/// A dose of the last minutes counts as one of now.
const JUST_NOW_S: i64 = 5 * 60;
/// How far back an excess is looked for on other days, and how long ago one may be to ask for help today (our own).
const DAYS_LOOKED_AT: i64 = 7;

/// What is known about medicines where the person is.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// What packets say there; `None` when the country has no row or is not known, and then nothing is compared.
    pub country: Option<&'a CountryLimits>,
    /// With what to ask first.
    pub cautions: &'a [Caution],
    /// The emergency number, for a country without a line for poisoning.
    pub emergency: &'a str,
    /// Days in a row on one painkiller by mouth after which a doctor should be asked.
    pub oral_days: usize,
}

/// Everything beside the dose itself.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The doses of the journal, in any order. The dose that is being changed may be among them as it was.
    pub doses: &'a [Dose],
    /// The medicines of the list.
    pub products: &'a [Product],
    /// The person.
    pub person: &'a Person,
    /// What packets say.
    pub table: Table<'a>,
    /// The present moment.
    pub now: &'a Now,
}

/// A dose that is about to be saved, among the doses near it.
struct Scene<'a> {
    new: &'a Dose,
    /// The other doses of the days around it, and the dose itself; oldest first.
    near: Vec<Dose>,
    known: &'a Known<'a>,
}

impl Table<'_> {
    /// The age from which an anti-inflammatory asks for advice first; the lower one where the country is not known.
    #[must_use]
    pub fn older_from(&self) -> u32 {
        self.country.map_or(60, |country| country.nsaid_age)
    }

    fn call(&self) -> String {
        match self.country.and_then(|country| country.line.as_ref()) {
            Some(line) => format!("Call {} on {}.", line.name, line.number),
            None => format!("Call a poison line, or your emergency number {}.", self.emergency),
        }
    }
}

impl<'a> Known<'a> {
    fn packet(&'a self, dose: &'a Dose) -> Packet<'a> {
        let product = self.products.iter().find(|product| product.id == dose.product);
        Packet { contents: &dose.contents, product, country: self.table.country }
    }
}

impl<'a> Scene<'a> {
    fn new(new: &'a Dose, known: &'a Known<'a>) -> Self {
        let span_s = (DAYS_LOOKED_AT + 1) * DAY_S;
        let others = known.doses.iter().filter(|dose| dose.id != new.id);
        let mut near: Vec<Dose> =
            others.filter(|dose| (dose.at.utc_s - new.at.utc_s).abs() <= span_s).cloned().collect();
        near.push(new.clone());
        near.sort_by_key(|dose| dose.at.utc_s);
        Self { new, near, known }
    }

    /// The ends of every window of this length that holds the new dose.
    fn ends(&self, length_s: i64) -> impl Iterator<Item = Moment> {
        let new_s = self.new.at.utc_s;
        self.near.iter().map(|dose| dose.at).filter(move |at| (0..length_s).contains(&(at.utc_s - new_s)))
    }

    fn stage(&self, end: Moment) -> Stage {
        let age_s = self.known.now.moment.utc_s - end.utc_s;
        if end.utc_s == self.new.at.utc_s && age_s < JUST_NOW_S {
            Stage::Before
        } else if age_s <= DAYS_LOOKED_AT * DAY_S {
            Stage::UpTo(end)
        } else {
            Stage::LongAgo(end)
        }
    }

    /// Whether the new dose is part of the last 24 hours; else the total of now is another one.
    fn counts_now(&self) -> bool {
        self.known.now.moment.utc_s - self.new.at.utc_s < DAY_S
    }

    fn others(&self) -> impl Iterator<Item = &Dose> {
        self.near.iter().filter(|dose| dose.id != self.new.id)
    }
}

/// Everything there is to say about a dose before it is saved, the loudest first. `new` stands in the place of the dose
/// with its id. Empty says nothing at all: it is no word that all is well.
#[must_use]
pub fn guard(new: &Dose, known: &Known) -> Vec<Finding> {
    let scene = Scene::new(new, known);
    let mut found = told::check_first(&scene);
    let totals = total::findings(&scene);
    found.extend(count::findings(&scene, &totals));
    found.extend(totals);
    found.extend(gap::findings(&scene));
    found.extend(told::not_for(&scene));
    found.extend(pair::findings(&scene));
    found.extend(told::days(&scene));
    found.extend(told::told(&scene));
    found.extend(told::fresh(&scene));
    found.extend(total::not_counted(&scene));
    found.extend(total::compare(&scene));
    // Stable: within one loudness they stay in this order.
    found.sort_by_key(Finding::weight);
    found
}

/// The totals of the last 24 hours as they are saved, one for each ingredient that was swallowed, the loudest first, and
/// each count of doses that is at its most.
/// After an edit, a delete or an undo this is what stands.
#[must_use]
pub fn totals(known: &Known) -> Vec<Finding> {
    let now_s = known.now.moment.utc_s;
    let past = |dose: &&Dose| (0..=(DAYS_LOOKED_AT + 1) * DAY_S).contains(&(now_s - dose.at.utc_s));
    let near: Vec<Dose> = known.doses.iter().filter(past).cloned().collect();
    let totals = total::standing(known, &near);
    let mut found = count::standing(known, &near, &totals);
    found.extend(totals.into_iter().map(|(_, finding)| finding));
    found.sort_by_key(Finding::weight);
    found
}

/// "2 of 4 doses in the last 24 hours", for a medicine whose packet or doctor counts doses or tablets; `None` where
/// nothing of it is counted, or nothing was taken.
#[must_use]
pub fn counted_24h(product: &Product, known: &Known) -> Option<String> {
    count::beside(product, known)
}

/// What packets of the country say, as a grey hint for the fields of a product: the most in 24 hours, and minutes
/// between two doses.
#[must_use]
pub fn most_hint(contents: &Contents, country: Option<&CountryLimits>) -> (Option<Most>, Option<u32>) {
    let packet = Packet { contents, product: None, country };
    let row = match contents.parts.as_slice() {
        [part] => packet.packet_row(part),
        _ => None,
    };
    let mg = row.and_then(|row| row.max_24h_mg).map(Most::Mg);
    let times = row.and_then(|row| row.max_times).map(|times| Most::Units(Units::whole(times)));
    let most = if contents.form.on_skin() { times } else { mg };
    (most, packet.gap_min(false).map(|gap| gap.most))
}
