//! The form for a dose before it is one. A dose that is changed keeps what was in it, unless another medicine is chosen.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Contents, Dose, Product, Units};
use crate::domain::customs;
use crate::domain::draft::{NOTE_LIMIT_CHARS, clean_text};
use crate::domain::episode::Nrs;
use crate::domain::sentence;
use crate::domain::time_text::{parse_day, parse_time};
use crate::domain::when::{Moment, Now, WhenError};

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftDose {
    /// The dose that is being changed; `None` for a new one.
    pub id: Option<Uuid>,
    /// Of which medicine.
    pub product: Option<Uuid>,
    /// What was in the dose that is being changed, and of which medicine it was.
    pub kept: Option<(Uuid, Contents)>,
    /// How much, as typed.
    pub units: String,
    /// The moment as it was stored, kept to the second while day and time stay as they were shown.
    pub at: Option<Moment>,
    /// Day, as typed.
    pub day: String,
    /// Time of day, as typed.
    pub time: String,
    /// Pain before it.
    pub nrs_before: Option<Nrs>,
    /// Pain after it.
    pub nrs_after: Option<Nrs>,
    /// Notes, as typed.
    pub note: String,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum DoseField {
    Product,
    Units,
    Day,
    Time,
    Note,
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseFault {
    /// Where.
    pub field: DoseField,
    /// What happened and what to do.
    pub words: String,
}

impl DraftDose {
    /// One unit of a medicine, now.
    #[must_use]
    pub fn fresh(product: Option<Uuid>, now: &Now) -> Self {
        Self {
            product,
            units: "1".to_owned(),
            at: Some(now.moment),
            day: sentence::day_field(now.moment),
            time: sentence::time_field(now.moment),
            ..Self::default()
        }
    }

    /// The form for changing a dose of the journal.
    #[must_use]
    pub fn of(dose: &Dose) -> Self {
        Self {
            id: Some(dose.id),
            product: Some(dose.product),
            kept: Some((dose.product, dose.contents.clone())),
            units: dose.units.to_string(),
            at: Some(dose.at),
            day: sentence::day_field(dose.at),
            time: sentence::time_field(dose.at),
            nrs_before: dose.nrs_before,
            nrs_after: dose.nrs_after,
            note: dose.note.clone(),
        }
    }

    /// Makes a dose of it. `new_id` is used for a new one.
    ///
    /// # Errors
    /// Every field that is wrong, in the order on the screen.
    pub fn parse(&self, products: &[Product], new_id: Uuid, now: &Now) -> Result<Dose, Vec<DoseFault>> {
        let mut faults = Vec::new();
        let mut fault = |field: DoseField, words: &str| faults.push(DoseFault { field, words: words.to_owned() });
        let contents = self.contents(products);
        if contents.is_none() {
            fault(DoseField::Product, "Choose a medicine.");
        }
        let units = Units::parse(&self.units);
        if units.is_none() {
            fault(DoseField::Units, &format!("Enter how many, such as 1, 2 or {}.", customs::number("0.5")));
        }
        let at = self.parse_at(now);
        if let Err((field, error)) = at {
            fault(field, &error.to_string());
        }
        let note = clean_text(&self.note);
        if note.chars().count() > NOTE_LIMIT_CHARS {
            fault(DoseField::Note, "A note can hold 100 000 characters. Shorten it.");
        }
        let (Some((product, contents)), Some(units), Ok(at), true) = (contents, units, at, faults.is_empty()) else {
            return Err(faults);
        };
        let (nrs_before, nrs_after) = (self.nrs_before, self.nrs_after);
        Ok(Dose { id: self.id.unwrap_or(new_id), product, contents, at, units, nrs_before, nrs_after, note })
    }

    /// What was in it: kept while the medicine is the same, also when that is gone from the list.
    fn contents(&self, products: &[Product]) -> Option<(Uuid, Contents)> {
        let chosen = self.product?;
        if let Some(kept) = self.kept.as_ref().filter(|(product, _)| *product == chosen) {
            return Some(kept.clone());
        }
        let product = products.iter().find(|product| product.id == chosen)?;
        Some((chosen, product.contents.clone()))
    }

    fn parse_at(&self, now: &Now) -> Result<Moment, (DoseField, WhenError)> {
        let untouched = |kept: &Moment| {
            self.day.trim() == sentence::day_field(*kept) && self.time.trim() == sentence::time_field(*kept)
        };
        // A clock that was set back makes even an untouched moment one that has not come yet; it is read again then.
        if let Some(kept) = self.at.filter(untouched).filter(|kept| kept.utc_s <= now.moment.utc_s) {
            return Ok(kept);
        }
        let day = parse_day(&self.day, now.today()).map_err(|error| (DoseField::Day, error))?;
        let time = parse_time(&self.time).map_err(|error| (DoseField::Time, error))?;
        now.at_local(day.and_time(time)).map_err(|error| {
            let field = if error == WhenError::TooEarly { DoseField::Day } else { DoseField::Time };
            (field, error)
        })
    }
}
