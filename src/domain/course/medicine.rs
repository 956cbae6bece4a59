//! How many days in a row one painkiller was taken. What may be taken is not told here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A painkiller that is sold without a prescription. One substance with two names has two words.
    Ingredient {
        Ibuprofen "ibuprofen" "Ibuprofen",
        Paracetamol "paracetamol" "Paracetamol",
        Acetaminophen "acetaminophen" "Acetaminophen",
        Naproxen "naproxen" "Naproxen",
        NaproxenSodium "naproxen_sodium" "Naproxen sodium",
        Aspirin "aspirin" "Aspirin",
        Diclofenac "diclofenac" "Diclofenac",
    }
}

vocabulary! {
    /// How a medicine is taken.
    Form {
        Tablet "tablet" "Tablet",
        Capsule "capsule" "Capsule",
        Caplet "caplet" "Caplet",
        Liquid "liquid" "Liquid",
        Powder "powder" "Powder",
        Oral "oral" "By mouth",
        Gel "gel" "Gel",
        Cream "cream" "Cream",
        Spray "spray" "Spray",
        Patch "patch" "Patch",
    }
}

/// Days in a row of a painkiller by mouth; the packet of Canada says 5.
pub const ORAL_LIMIT_DAYS: usize = 10;
/// Days in a row of a gel.
const GEL_LIMIT_DAYS: usize = 14;
/// Days in a row of diclofenac on the skin.
const DICLOFENAC_GEL_LIMIT_DAYS: usize = 7;

/// One dose on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dose {
    /// 0 is today, negative is before.
    pub day: i32,
    /// What is in it.
    pub ingredient: Ingredient,
    /// How it is taken.
    pub form: Form,
}

impl Form {
    /// Whether it is put on the skin and not swallowed.
    #[must_use]
    pub fn on_skin(self) -> bool {
        match self {
            Self::Gel | Self::Cream | Self::Spray | Self::Patch => true,
            Self::Tablet | Self::Capsule | Self::Caplet | Self::Liquid | Self::Powder | Self::Oral => false,
        }
    }
}

impl Ingredient {
    /// The substance, whatever the packet calls it.
    #[must_use]
    pub fn substance(self) -> Self {
        match self {
            Self::Acetaminophen => Self::Paracetamol,
            Self::NaproxenSodium => Self::Naproxen,
            other => other,
        }
    }
}

/// Days in a row after which the packet asks for advice.
pub(in crate::domain) fn limit_days(ingredient: Ingredient, on_skin: bool, oral_limit_days: usize) -> usize {
    match (on_skin, ingredient) {
        (true, Ingredient::Diclofenac) => DICLOFENAC_GEL_LIMIT_DAYS,
        (true, _) => GEL_LIMIT_DAYS,
        (false, _) => oral_limit_days,
    }
}

/// Whether one substance was taken on too many days in a row, up to a day of the last week.
pub(in crate::domain) fn too_long(doses: &[Dose], oral_limit_days: usize) -> bool {
    let mut taken: BTreeMap<(Ingredient, bool), BTreeSet<i32>> = BTreeMap::new();
    for dose in doses.iter().filter(|dose| dose.day <= 0) {
        taken.entry((dose.ingredient.substance(), dose.form.on_skin())).or_default().insert(dose.day);
    }
    taken.into_iter().any(|((ingredient, on_skin), days)| {
        let limit = limit_days(ingredient, on_skin, oral_limit_days);
        let (mut length, mut before) = (0, None);
        days.into_iter().any(|day| {
            length = if before == Some(day - 1) { length + 1 } else { 1 };
            before = Some(day);
            length >= limit && day >= -6
        })
    })
}
