//! Medicines and doses as a person would have entered them.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use soleus::domain::medicine::{Contents, Dose, Form, Part, Product, Strength, Substance, Unit, Units};
use uuid::Uuid;

/// Tablets with one ingredient; the number is the id.
pub fn tablets(number: u128, ingredient: &str, strength: &str) -> Product {
    let part = Part {
        substance: Substance::from_name(ingredient, false),
        strength: Strength::parse(strength, Form::Tablet).unwrap(),
    };
    let name = format!("{ingredient} {strength}");
    let contents = Contents { name, form: Form::Tablet, unit: Unit::Tablet, parts: vec![part] };
    Product { id: Uuid::from_u128(number), contents, most: None, gap_min: None, prescribed: None }
}

/// A dose so many minutes before the time at which a scene begins.
pub fn dose(number: u128, product: &Product, units: u32, minutes_ago: i64) -> Dose {
    Dose {
        id: Uuid::from_u128(number),
        product: product.id,
        contents: product.contents.clone(),
        at: crate::window::usual_now().moment.plus_minutes(-minutes_ago),
        units: Units::whole(units),
        nrs_before: None,
        nrs_after: None,
        note: String::new(),
    }
}
