//! What packets of one country say. The numbers are content; a country without a row here has none, and then nothing is
//! compared with what stands on packets elsewhere.

use serde::Deserialize;

use super::{Contents, Ingredient, Part, Strength};
use crate::domain::basis::Basis;

/// More paracetamol than this in 24 hours is a reason for help at once, in every country and whoever prescribed it.
pub const PARACETAMOL_DANGER_MG: u32 = 4_000;

/// A line that gives advice on poisoning or too many tablets.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What they are worth.
    #[serde(default)]
    pub basis: Basis,
}

/// The most within some hours, where a packet says that beside the most in 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortLimit {
    /// So many mg.
    pub mg: u32,
    /// In so many hours.
    pub hours: u32,
    /// Two doses within so many hours are one, up to those mg.
    pub one_dose_h: u32,
}

/// What the packets of one ingredient say.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The ingredient; one substance with two names needs one row.
    pub ingredient: Ingredient,
    /// For what is put on the skin.
    #[serde(default)]
    pub on_skin: bool,
    /// Only for products of this strength; without it for every strength that has no row of its own.
    pub strength: Option<Strength>,
    /// The most in 24 hours.
    pub max_24h_mg: Option<u32>,
    /// The most in some hours.
    pub short: Option<ShortLimit>,
    /// The most doses in 24 hours.
    pub max_times: Option<u32>,
    /// The most in 24 hours in g, of a gel that is counted in g.
    pub max_24h_g: Option<u32>,
    /// Hours between two doses.
    pub gap_h: Option<u32>,
    /// Hours between two doses over 65.
    pub gap_over_65_h: Option<u32>,
    /// What it is not sold for, in a sentence for people.
    pub not_for: Option<String>,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What they are worth.
    #[serde(default)]
    pub basis: Basis,
}

/// What packets say in one country.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryLimits {
    /// Two letters, as in the country table.
    pub code: String,
    /// The age from which an anti-inflammatory asks for advice first.
    pub nsaid_age: u32,
    /// What is said about anti-inflammatories in pregnancy.
    pub pregnancy: String,
    /// Numbers of the bibliography behind the two.
    pub sources: Vec<String>,
    /// What they are worth.
    #[serde(default)]
    pub basis: Basis,
    /// Whom to ask about too many tablets; without it the emergency number stands there.
    pub line: Option<Line>,
    /// What packets say.
    #[serde(rename = "limit")]
    pub limits: Vec<Limit>,
}

impl CountryLimits {
    /// What the packets say about one part of a product: the row of its strength before the one for all strengths.
    #[must_use]
    pub fn limit(&self, contents: &Contents, part: &Part) -> Option<&Limit> {
        let ingredient = part.substance.known()?;
        let on_skin = contents.form.on_skin();
        let rows =
            || self.limits.iter().filter(|row| row.ingredient.substance() == ingredient && row.on_skin == on_skin);
        let own = rows().find(|row| row.strength == Some(part.strength));
        own.or_else(|| rows().find(|row| row.strength.is_none()))
    }
}
