//! The form for a medicine before it is one: numbers as typed from the packet. `parse` makes a product of it or says, in
//! one plain sentence a field, what is wrong; nothing typed is lost.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::amount::{decimal, hundredths};
use super::{Contents, Form, Ingredient, Key, Most, Part, Product, Strength, Substance, Unit, Units};
use crate::domain::draft::clean_line;

/// Longest name in characters: one line of a card.
pub const MEDICINE_NAME_LIMIT_CHARS: usize = 60;
/// Most ingredients of one product; no packet has more painkillers, and a file cannot make an endless form.
pub const PART_LIMIT: usize = 10;
/// Most hours between two doses: three days.
pub const GAP_LIMIT_H: u32 = 72;
/// Most mg in 24 hours, so that a slip of the finger is seen.
const MOST_LIMIT_MG: u32 = 50_000;

/// What a number without a unit means in "Most in 24 hours".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MostIn {
    /// Tablets, ml or times.
    #[default]
    Units,
    /// mg.
    Mg,
}

/// One ingredient of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftPart {
    /// One of the list; `None` with an own name.
    pub ingredient: Option<Ingredient>,
    /// Own name, as typed.
    pub own: String,
    /// The packet calls the own one an anti-inflammatory (NSAID).
    pub own_nsaid: bool,
    /// Strength, as typed; empty is not known.
    pub strength: String,
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftProduct {
    /// The product that is being changed; `None` for a new one.
    pub id: Option<Uuid>,
    /// Its name, as typed.
    pub name: String,
    /// Its form.
    pub form: Option<Form>,
    /// What is counted; `None` is what goes with the form.
    pub unit: Option<Unit>,
    /// Its ingredients.
    pub parts: Vec<DraftPart>,
    /// Most in 24 hours, as typed; empty when the packet was not read.
    pub most: String,
    /// What a number alone means there.
    pub most_in: MostIn,
    /// Hours between doses, as typed.
    pub gap_h: String,
    /// The most that a doctor set, as typed.
    pub prescribed: String,
    /// What a number alone means there.
    pub prescribed_in: MostIn,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProductField {
    /// The name.
    Name,
    /// The form.
    Form,
    /// The list of ingredients.
    Parts,
    /// The name of one ingredient, by its line.
    Part(usize),
    /// The strength of one ingredient, by its line.
    Strength(usize),
    /// The most in 24 hours.
    Most,
    /// The hours between doses.
    Gap,
    /// The most that a doctor set.
    Prescribed,
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductFault {
    /// Where.
    pub field: ProductField,
    /// What happened and what to do.
    pub words: String,
}

impl DraftPart {
    fn of(part: &Part) -> Self {
        let strength = part.strength.field();
        match &part.substance {
            Substance::Known(ingredient) => Self { ingredient: Some(*ingredient), strength, ..Self::default() },
            Substance::Own { name, nsaid } => {
                Self { own: name.clone(), own_nsaid: *nsaid, strength, ..Self::default() }
            }
        }
    }

    fn parse(&self, line: usize, form: Option<Form>, faults: &mut Faults) -> Option<Part> {
        let own = clean_line(&self.own);
        let substance = match self.ingredient {
            Some(ingredient) => Some(Substance::Known(ingredient)),
            None if own.is_empty() => {
                faults.add(ProductField::Part(line), "Choose an ingredient, or type its name.".to_owned())
            }
            None if own.chars().count() > MEDICINE_NAME_LIMIT_CHARS => {
                let words = format!("Use at most {MEDICINE_NAME_LIMIT_CHARS} letters for the ingredient.");
                faults.add(ProductField::Part(line), words)
            }
            None => Some(Substance::from_name(&own, self.own_nsaid)),
        };
        // Without a form nobody knows whether a number is mg or percent; the missing form is named already.
        let strength = Strength::parse(&self.strength, form?);
        let Some(strength) = strength else {
            let example = if form?.on_skin() { "5 %" } else { "500 mg" };
            let words = format!("Enter a strength such as {example}, or leave it empty if you do not know it.");
            return faults.add(ProductField::Strength(line), words);
        };
        Some(Part { substance: substance?, strength })
    }
}

impl DraftProduct {
    /// An empty form with one line for an ingredient.
    #[must_use]
    pub fn fresh() -> Self {
        Self { parts: vec![DraftPart::default()], ..Self::default() }
    }

    /// The form for changing a medicine of the list.
    #[must_use]
    pub fn of(product: &Product) -> Self {
        let contents = &product.contents;
        let (most, most_in) = most_field(product.most);
        let (prescribed, prescribed_in) = most_field(product.prescribed);
        // To the nearest hundredth of an hour, which is less than a minute: it is read back as the same minutes.
        let gap_h = product.gap_min.map(|min| decimal((min * 100 + 30) / 60)).unwrap_or_default();
        Self {
            id: Some(product.id),
            name: contents.name.clone(),
            form: Some(contents.form),
            unit: Some(contents.unit),
            parts: contents.parts.iter().map(DraftPart::of).collect(),
            most,
            most_in,
            gap_h,
            prescribed,
            prescribed_in,
        }
    }

    /// Makes a product of it. `new_id` is used for a new one.
    ///
    /// # Errors
    /// Every field that is wrong, in the order on the screen.
    pub fn parse(&self, new_id: Uuid) -> Result<Product, Vec<ProductFault>> {
        let mut faults = Faults::default();
        let name = clean_line(&self.name);
        if name.is_empty() {
            faults.add::<()>(ProductField::Name, "Give the medicine a name.".to_owned());
        } else if name.chars().count() > MEDICINE_NAME_LIMIT_CHARS {
            let words = format!("Use at most {MEDICINE_NAME_LIMIT_CHARS} letters for the name.");
            faults.add::<()>(ProductField::Name, words);
        }
        if self.form.is_none() {
            faults.add::<()>(ProductField::Form, "Choose a form, such as tablet or gel.".to_owned());
        }
        let parts = self.parse_parts(&mut faults);
        let most = self.parse_most(ProductField::Most, &self.most, self.most_in, &mut faults);
        let gap_min = parse_gap(&self.gap_h, &mut faults);
        let prescribed = self.parse_most(ProductField::Prescribed, &self.prescribed, self.prescribed_in, &mut faults);
        let Some(form) = self.form.filter(|_| faults.0.is_empty()) else { return Err(faults.0) };
        let unit = self.unit.unwrap_or(Unit::usual(form));
        let contents = Contents { name, form, unit, parts };
        Ok(Product { id: self.id.unwrap_or(new_id), contents, most, gap_min, prescribed })
    }

    fn parse_parts(&self, faults: &mut Faults) -> Vec<Part> {
        if self.parts.is_empty() {
            faults.add::<()>(ProductField::Parts, "Add at least one active ingredient.".to_owned());
        } else if self.parts.len() > PART_LIMIT {
            faults.add::<()>(ProductField::Parts, format!("Use at most {PART_LIMIT} ingredients."));
        }
        let mut parts: Vec<Part> = Vec::new();
        for (line, draft) in self.parts.iter().enumerate() {
            let Some(part) = draft.parse(line, self.form, faults) else { continue };
            let key: Key = part.substance.key();
            if parts.iter().any(|other| other.substance.key() == key) {
                let words = format!("There is {} twice. Put it into one line.", part.substance.name());
                faults.add::<()>(ProductField::Part(line), words);
            }
            parts.push(part);
        }
        parts
    }

    /// "8", "8 tablets", "1200 mg", "4 g"; nothing is not known.
    fn parse_most(&self, field: ProductField, text: &str, most_in: MostIn, faults: &mut Faults) -> Option<Most> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return None;
        }
        let on_skin = self.form.is_some_and(Form::on_skin);
        let in_mg = |number: &str, times: u32| {
            hundredths(number)?.checked_mul(times).filter(|mg| mg.is_multiple_of(100)).map(|mg| mg / 100)
        };
        let mg = match (text.strip_suffix("mg"), text.strip_suffix('g').filter(|_| !on_skin)) {
            (Some(number), _) => Some(in_mg(number, 1)),
            (None, Some(number)) => Some(in_mg(number, 1_000)),
            (None, None) => (most_in == MostIn::Mg && !text.contains(char::is_alphabetic)).then(|| in_mg(&text, 1)),
        };
        match mg {
            Some(_) if on_skin => {
                faults.add(field, "Enter how many times, such as 3, for a medicine of the skin.".to_owned())
            }
            Some(_) if self.parts.len() > 1 => {
                let words = "With several ingredients, enter the most in tablets or ml, such as 8.";
                faults.add(field, words.to_owned())
            }
            Some(Some(mg)) if (1..=MOST_LIMIT_MG).contains(&mg) => Some(Most::Mg(mg)),
            Some(_) => faults.add(field, MOST_WORDS.to_owned()),
            None => {
                let number = text.trim_end_matches(|sign: char| sign.is_alphabetic() || sign == '%').trim_end();
                let units = Units::parse(number).map(Most::Units);
                units.or_else(|| faults.add(field, MOST_WORDS.to_owned()))
            }
        }
    }
}

const MOST_WORDS: &str = "Enter a number such as 8 tablets or 1200 mg, or leave it empty.";

fn most_field(most: Option<Most>) -> (String, MostIn) {
    match most {
        None => (String::new(), MostIn::default()),
        Some(Most::Mg(mg)) => (mg.to_string(), MostIn::Mg),
        Some(Most::Units(units)) => (units.to_string(), MostIn::Units),
    }
}

fn parse_gap(text: &str, faults: &mut Faults) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let number = text.trim_end_matches("hours").trim_end_matches("hour").trim_end_matches('h');
    let hours = hundredths(number).filter(|hours| (1..=GAP_LIMIT_H * 100).contains(hours));
    // 4.5 hours are 270 minutes, to the nearest one.
    hours
        .map(|hours| (hours * 60 + 50) / 100)
        .or_else(|| faults.add(ProductField::Gap, "Enter hours such as 4 or 6, or leave it empty.".to_owned()))
}

/// Faults in the order in which they were found.
#[derive(Default)]
struct Faults(Vec<ProductFault>);

impl Faults {
    fn add<T>(&mut self, field: ProductField, words: String) -> Option<T> {
        self.0.push(ProductFault { field, words });
        None
    }
}
