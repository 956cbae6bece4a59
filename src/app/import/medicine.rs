//! Which medicine of the list a name of a file is, and how much was taken of it. A medicine that is not on the list is
//! added to it; how much is in a tablet is never guessed.

use std::collections::HashMap;

use uuid::Uuid;

use crate::domain::medicine::{Contents, Dose, Form, Named, Part, Product, Strength, Substance, Unit, Units};
use crate::domain::when::Certainty;
use crate::exchange::import::Taken;

/// The space of the ids of medicines that files name.
const SPACE: Uuid = Uuid::from_u128(0x7be0_41c9_6a13_4d52_8e77_90b4_2fd1_c35a);

/// The medicines of the list, and those that a file adds to it.
pub(super) struct Shelf {
    listed: Vec<Product>,
    new: Vec<Product>,
    /// What a name and an amount came to: of a thousand rows most say the same.
    found: HashMap<(String, String), Kept>,
}

#[derive(Clone)]
struct Kept {
    product: Uuid,
    contents: Contents,
    units: Units,
    /// An amount that could not be read stays in the note.
    note: String,
}

impl Shelf {
    pub(super) fn of(listed: Vec<Product>) -> Self {
        Self { listed, new: Vec::new(), found: HashMap::new() }
    }

    /// The medicines that were not on the list.
    pub(super) fn into_new(self) -> Vec<Product> {
        self.new
    }

    pub(super) fn dose(&mut self, id: Uuid, taken: &Taken) -> Dose {
        let Kept { product, contents, units, note } = self.kept(&taken.medicine, &taken.amount);
        let unknown = if taken.certainty == Certainty::DayOnly { "Time unknown." } else { "" };
        let parts = [taken.note.as_str(), note.as_str(), unknown];
        let note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        Dose { id, product, contents, at: taken.at, units, nrs_before: None, nrs_after: None, note }
    }

    fn kept(&mut self, medicine: &str, amount: &str) -> Kept {
        let key = (medicine.to_owned(), amount.to_owned());
        if let Some(kept) = self.found.get(&key) {
            return kept.clone();
        }
        let product = self.product(medicine);
        let kept = measured(&product, amount);
        self.found.insert(key, kept.clone());
        kept
    }

    /// The medicine with this name, large and small letters alike; a new one if there is none.
    fn product(&mut self, name: &str) -> Product {
        let wanted = name.to_lowercase();
        // The same name always gets the same id, so that an import after an undo brings back the same medicine.
        let id = Uuid::new_v5(&SPACE, wanted.as_bytes());
        let all = || self.listed.iter().chain(&self.new);
        let named = all().find(|product| product.contents.name.to_lowercase() == wanted);
        // A medicine that came from a file and has another name by now is still the same.
        if let Some(found) = named.or_else(|| all().find(|product| product.id == id)) {
            return found.clone();
        }
        let product = match Named::find(&[], name, None, id) {
            Ok(named) => named.product,
            Err(_) => plain(name, id),
        };
        self.new.push(product.clone());
        product
    }
}

/// A medicine of which nothing is known but its name.
fn plain(name: &str, id: Uuid) -> Product {
    let part = Part { substance: Substance::Own { name: name.to_owned(), nsaid: false }, strength: Strength::Unknown };
    let form = Form::Tablet;
    let contents = Contents { name: name.to_owned(), form, unit: Unit::usual(form), parts: vec![part] };
    Product { id, contents, most: None, gap_min: None, prescribed: None }
}

/// How much of a medicine an amount is.
fn measured(product: &Product, amount: &str) -> Kept {
    let one = |note: String| Kept { product: product.id, contents: product.contents.clone(), units: Units::ONE, note };
    let text = amount.trim().to_lowercase();
    // "2 x 200 mg" is more than a number and a unit: kept as it stands.
    let end =
        text.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ',' | '½' | ' '))).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let unit = unit.trim();
    let unread = || one(if amount.is_empty() { String::new() } else { format!("Amount: {amount}") });
    let mg = match unit {
        "mg" => Some(number.trim().to_owned()),
        "g" => number.trim().replace(',', ".").parse::<f64>().ok().map(|grams| format!("{:.0}", grams * 1_000.0)),
        _ => None,
    };
    if let Some(mg) = mg {
        let only = std::slice::from_ref(product);
        return match Named::find(only, &product.contents.name, Some(&mg), product.id) {
            Ok(Named { contents, units, .. }) => Kept { contents, units, ..one(String::new()) },
            Err(_) => unread(),
        };
    }
    let counted = unit.is_empty() || unit.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '(' | ')' | '.'));
    let small = matches!(unit, "mcg" | "µg" | "μg" | "ug" | "iu" | "ie");
    match Units::parse(number.trim()).filter(|_| counted && !small) {
        Some(units) => Kept { units, ..one(String::new()) },
        None => unread(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(amount: &str, units: &str, note: &str) {
        let kept = measured(&plain("Naproxen", Uuid::nil()), amount);
        assert_eq!((kept.units.to_string().as_str(), kept.note.as_str()), (units, note), "{amount}");
    }

    #[test]
    fn an_amount_is_read_as_files_write_it_and_what_cannot_be_read_stays_in_the_note() {
        check("2", "2", "");
        check("1.0", "1", "");
        check("0,5 tablet", "0.5", "");
        check("2 tablet(s)", "2", "");
        check("", "1", "");
        check("2 x 200 mg", "1", "Amount: 2 x 200 mg");
        check("25 mcg", "1", "Amount: 25 mcg");
        check("a few", "1", "Amount: a few");
        let kept = measured(&plain("Naproxen", Uuid::nil()), "0.5 g");
        assert_eq!((kept.contents.parts[0].strength, kept.units), (Strength::Mg(50_000), Units::ONE));
    }

    #[test]
    fn a_medicine_is_found_by_its_name_and_by_the_id_it_got_before() {
        let mut shelf = Shelf::of(Vec::new());
        let id = shelf.kept("Ibuprofen", "1").product;
        assert_eq!(shelf.kept("IBUPROFEN", "2").product, id);
        let mut renamed = shelf.into_new().remove(0);
        renamed.contents.name = "My tablets".to_owned();
        let mut shelf = Shelf::of(vec![renamed]);
        assert_eq!(shelf.kept("ibuprofen", "1").product, id);
        assert!(shelf.into_new().is_empty());
    }
}
