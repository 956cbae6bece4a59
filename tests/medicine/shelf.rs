//! Medicines, and what stands around a dose.

use crate::berlin::now;
use soleus::content::medicine_table;
use soleus::domain::medicine::{
    Contents, Dose, Finding, Form, Ingredient, Key, Known, Part, Person, Product, Strength, Substance, Unit, Units,
    guard, totals,
};
use soleus::domain::sentence::HourStyle;
use soleus::domain::when::{Moment, Now};
use uuid::Uuid;

/// When most tests happen.
pub const NOON: &str = "2026-11-22 12:00";

/// A medicine of the list; its number is its id.
pub fn product(number: u128, name: &str, form: Form, parts: &[(&str, &str)]) -> Product {
    let part = |(name, strength): &(&str, &str)| Part {
        substance: Substance::from_name(name, false),
        strength: Strength::parse(strength, form).unwrap(),
    };
    let unit = if form.on_skin() { Unit::Application } else { Unit::Tablet };
    let contents = Contents { name: name.to_owned(), form, unit, parts: parts.iter().map(part).collect() };
    Product {
        // By its place, so that a test can name it.
        id: Uuid::from_u128(number),
        contents,
        most: None,
        gap_min: None,
        prescribed: None,
    }
}

pub fn tablets(number: u128, name: &str, strength: &str) -> Product {
    product(number, name, Form::Tablet, &[(name, strength)])
}

pub fn gel(number: u128, name: &str, strength: &str) -> Product {
    product(number, name, Form::Gel, &[(name, strength)])
}

/// What stands around a dose.
pub struct World {
    pub code: Option<&'static str>,
    pub now: Now,
    pub doses: Vec<Dose>,
    pub products: Vec<Product>,
    pub person: Person,
}

impl World {
    pub fn new(code: Option<&'static str>, text: &str) -> Self {
        let (doses, products) = (Vec::new(), Vec::new());
        Self { code, now: now(text), doses, products, person: Person::default() }
    }

    pub fn known(&self) -> Known<'_> {
        let table = medicine_table(self.code);
        Known { doses: &self.doses, products: &self.products, person: &self.person, table, now: &self.now }
    }

    /// A dose at a local time, not in the journal yet.
    pub fn dose(&mut self, product: &Product, text: &str, units: &str) -> Dose {
        self.dose_at(product, now(text).moment, units)
    }

    pub fn dose_at(&mut self, product: &Product, at: Moment, units: &str) -> Dose {
        if self.products.iter().all(|other| other.id != product.id) {
            self.products.push(product.clone());
        }
        Dose {
            // By its place, so that a test can name it.
            id: Uuid::from_u128(1_000_000 + self.doses.len() as u128),
            product: product.id,
            contents: product.contents.clone(),
            at,
            units: Units::parse(units).unwrap(),
            nrs_before: None,
            nrs_after: None,
            note: String::new(),
        }
    }

    pub fn log(&mut self, product: &Product, text: &str, units: &str) -> Uuid {
        let dose = self.dose(product, text, units);
        self.doses.push(dose);
        self.doses.last().unwrap().id
    }

    pub fn found(&self, new: &Dose) -> Vec<Finding> {
        guard(new, &self.known())
    }

    /// What the guard says of so many units at this time.
    pub fn says(&mut self, product: &Product, text: &str, units: &str) -> Vec<String> {
        let new = self.dose(product, text, units);
        self.words(&self.found(&new))
    }

    pub fn words(&self, found: &[Finding]) -> Vec<String> {
        found.iter().map(|finding| finding.words(&self.now, HourStyle::TwentyFour).replace('\u{a0}', " ")).collect()
    }

    pub fn totals(&self) -> Vec<String> {
        self.words(&totals(&self.known()))
    }
}

pub fn has(words: &[String], part: &str) -> bool {
    words.iter().any(|words| words.contains(part))
}

#[track_caller]
pub fn says(words: &[String], part: &str) {
    assert!(has(words, part), "{part:?} is not in {words:#?}");
}

#[track_caller]
pub fn silent(words: &[String], part: &str) {
    assert!(!has(words, part), "{part:?} is in {words:#?}");
}

pub fn key(ingredient: Ingredient) -> Key {
    Key::Known(ingredient)
}
