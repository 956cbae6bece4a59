//! Medicines that are taken as needed, and the guard for painkillers (`clinical.md` section 7).
//!
//! A product is a packet as the person typed it; a dose is what was taken of it and when. A dose keeps a copy of what
//! was in it: whoever mends the strength of a product later, or deletes it, changes no dose of the past in silence.
//! Limits are not copied: they belong to the packet as it stands now, so that a limit that was mended counts for every
//! dose. The guard adds up and compares. It never forbids, and it never says what or how much to take.

mod amount;
mod bound;
mod draft;
mod draft_dose;
mod finding;
mod guard;
mod limit;
mod named;
mod person;
mod reached;
mod taken;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::episode::Nrs;
use super::vocabulary::vocabulary;
use super::when::Moment;
pub use crate::domain::course::{Form, Ingredient};
pub use amount::{Amount, STRENGTH_LIMIT_MG, Strength, UNITS_LIMIT, Units};
pub use bound::{Bound, Origin};
pub use draft::{
    DraftPart, DraftProduct, GAP_LIMIT_H, MEDICINE_NAME_LIMIT_CHARS, MostIn, PART_LIMIT, ProductFault, ProductField,
};
pub use draft_dose::{DoseFault, DoseField, DraftDose};
pub use finding::{Finding, GapSide, Weight, Why};
pub use guard::{Known, Table, counted_24h, guard, most_hint, totals};
pub use limit::{CountryLimits, Limit, Line, PARACETAMOL_DANGER_MG, ShortLimit};
pub use named::Named;
pub use person::{Caution, Class, Fact, Person, ask_first};
pub use reached::{Level, Reached, Stage};
pub use taken::{DAY_S, Taken, taken, taken_24h};

vocabulary! {
    /// What is counted when a dose is logged.
    Unit {
        Tablet "tablet" "tablet",
        Capsule "capsule" "capsule",
        Caplet "caplet" "caplet",
        Sachet "sachet" "sachet",
        Millilitre "ml" "ml",
        Application "application" "application",
        Gram "g" "g",
        Spray "spray" "spray",
        Patch "patch" "patch",
        Dose "dose" "dose",
    }
}

/// An active ingredient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Substance {
    /// One of the list.
    Known(Ingredient),
    /// One of the person's own.
    Own {
        /// As typed, without spaces around it.
        name: String,
        /// The packet calls it an anti-inflammatory (NSAID).
        nsaid: bool,
    },
}

/// What makes two ingredients the same: one substance with two names is one, and large letters make no difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// One of the list, by its substance.
    Known(Ingredient),
    /// Own name in small letters.
    Own(String),
}

/// One ingredient of a product and how much of it is in one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub substance: Substance,
    /// How much in one tablet or ml, or how much in a hundred of a gel.
    pub strength: Strength,
}

/// What is in a packet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// What the person calls it.
    pub name: String,
    /// How it is taken.
    pub form: Form,
    /// What is counted.
    pub unit: Unit,
    /// Its active ingredients, at least one.
    pub parts: Vec<Part>,
}

/// The most in 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Most {
    /// So many mg of the only ingredient.
    Mg(u32),
    /// So many tablets, ml or times on the skin.
    Units(Units),
}

/// A medicine of the person's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Which.
    pub id: Uuid,
    /// What is in it.
    pub contents: Contents,
    /// The most in 24 hours, as typed from the packet.
    pub most: Option<Most>,
    /// Minutes between two doses, as typed from the packet.
    pub gap_min: Option<u32>,
    /// The most in 24 hours that a doctor set. It stands in the place of the packet and of the country.
    pub prescribed: Option<Most>,
}

/// What was taken, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// Which.
    pub id: Uuid,
    /// Of which product; it may be gone by now.
    pub product: Uuid,
    /// What was in it when it was logged.
    pub contents: Contents,
    /// When.
    pub at: Moment,
    /// How much.
    pub units: Units,
    /// Pain before it, if that was said.
    pub nrs_before: Option<Nrs>,
    /// Pain after it, if that was said.
    pub nrs_after: Option<Nrs>,
    /// Notes; may be empty.
    pub note: String,
}

impl Most {
    /// "8 tablets", "1 200 mg".
    #[must_use]
    pub fn words(self, unit: Unit) -> String {
        match self {
            Self::Mg(mg) => Amount::mg(mg).to_string(),
            Self::Units(units) => unit.counted(units),
        }
    }
}

impl Unit {
    /// What is counted for a form, unless something else was chosen.
    #[must_use]
    pub fn usual(form: Form) -> Self {
        match form {
            Form::Tablet | Form::Oral => Self::Tablet,
            Form::Capsule => Self::Capsule,
            Form::Caplet => Self::Caplet,
            Form::Liquid => Self::Millilitre,
            Form::Powder => Self::Sachet,
            Form::Gel | Form::Cream => Self::Application,
            Form::Spray => Self::Spray,
            Form::Patch => Self::Patch,
        }
    }

    /// "1 tablet", "2 tablets", "5 ml".
    #[must_use]
    pub fn counted(self, units: Units) -> String {
        if units == Units::ONE {
            return format!("{units}\u{a0}{}", self.name());
        }
        format!("{units}\u{a0}{}", self.many())
    }

    /// "tablets", "ml", "patches".
    #[must_use]
    pub fn many(self) -> &'static str {
        match self {
            Self::Tablet => "tablets",
            Self::Capsule => "capsules",
            Self::Caplet => "caplets",
            Self::Sachet => "sachets",
            Self::Millilitre => "ml",
            Self::Application => "applications",
            Self::Gram => "g",
            Self::Spray => "sprays",
            Self::Patch => "patches",
            Self::Dose => "doses",
        }
    }
}

impl Ingredient {
    /// Whether it is an anti-inflammatory painkiller (NSAID).
    #[must_use]
    pub fn is_nsaid(self) -> bool {
        match self {
            Self::Paracetamol | Self::Acetaminophen => false,
            Self::Ibuprofen | Self::Naproxen | Self::NaproxenSodium | Self::Aspirin | Self::Diclofenac => true,
        }
    }
}

impl Substance {
    /// From a name: an ingredient of the list when it is one, else an own one.
    #[must_use]
    pub fn from_name(name: &str, nsaid: bool) -> Self {
        let name = name.trim();
        let known = Ingredient::ALL.iter().copied().find(|known| known.name().to_lowercase() == name.to_lowercase());
        known.map_or_else(|| Self::Own { name: name.to_owned(), nsaid }, Self::Known)
    }

    /// What makes two of them the same.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Known(ingredient) => Key::Known(ingredient.substance()),
            Self::Own { name, .. } => Key::Own(name.to_lowercase()),
        }
    }

    /// Whether it is an anti-inflammatory painkiller, by the list or by what was typed from the packet.
    #[must_use]
    pub fn is_nsaid(&self) -> bool {
        match self {
            Self::Known(ingredient) => ingredient.is_nsaid(),
            Self::Own { nsaid, .. } => *nsaid,
        }
    }

    /// Its name inside a sentence: "ibuprofen"; an own name stays as it was typed.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Known(ingredient) => ingredient.name().to_lowercase(),
            Self::Own { name, .. } => name.clone(),
        }
    }

    pub(super) fn known(&self) -> Option<Ingredient> {
        match self {
            Self::Known(ingredient) => Some(ingredient.substance()),
            Self::Own { .. } => None,
        }
    }
}

impl Contents {
    /// The part with this substance, if it is in there.
    #[must_use]
    pub fn part(&self, key: &Key) -> Option<&Part> {
        self.parts.iter().find(|part| part.substance.key() == *key)
    }

    /// Whether an anti-inflammatory painkiller is in there.
    #[must_use]
    pub fn has_nsaid(&self) -> bool {
        self.parts.iter().any(|part| part.substance.is_nsaid())
    }
}
