//! The forms for a medicine and for a dose.

use crate::berlin::now;
use crate::shelf::{NOON, World, tablets};
use soleus::domain::episode::Nrs;
use soleus::domain::medicine::{
    Dose, DoseFault, DoseField, DraftDose, DraftPart, DraftProduct, Form, Ingredient, Most, MostIn, Product,
    ProductFault, ProductField, Substance, Unit, Units,
};
use soleus::domain::when::{Moment, Now};
use uuid::Uuid;

fn form(strength: &str, most: &str) -> DraftProduct {
    let part = DraftPart { ingredient: Some(Ingredient::Ibuprofen), strength: strength.to_owned(), ..<_>::default() };
    let name = "  Ibuprofen forte ".to_owned();
    DraftProduct { name, form: Some(Form::Tablet), parts: vec![part], most: most.to_owned(), ..DraftProduct::fresh() }
}

#[test]
fn a_medicine_is_read_as_it_stands_on_its_packet_and_comes_back_as_it_was() {
    let id = Uuid::from_u128(7);
    for (most, in_mg, expected) in [
        ("", false, None),
        ("8", false, Some(Most::Units(Units::whole(8)))),
        ("8", true, Some(Most::Mg(8))),
        ("8 tablets", true, Some(Most::Units(Units::whole(8)))),
        ("1200 mg", false, Some(Most::Mg(1_200))),
        ("1 200mg", false, Some(Most::Mg(1_200))),
        ("1.2 g", false, Some(Most::Mg(1_200))),
    ] {
        let most_in = if in_mg { MostIn::Mg } else { MostIn::Units };
        let draft = DraftProduct { most_in, gap_h: "4.5".to_owned(), ..form("400", most) };
        let product = draft.parse(id).unwrap();
        assert_eq!(product.most, expected, "{most}");
        assert_eq!((product.id, product.gap_min), (id, Some(270)));
        assert_eq!((product.contents.name.as_str(), product.contents.unit), ("Ibuprofen forte", Unit::Tablet));
        assert_eq!(DraftProduct::of(&product).parse(Uuid::nil()).unwrap(), product, "{most}");
    }
    for gap_h in ["4", "6 h", "12 hours", "0.5", "8.33", "0.1"] {
        let product = DraftProduct { gap_h: gap_h.to_owned(), ..form("", "") }.parse(id).unwrap();
        assert_eq!(DraftProduct::of(&product).parse(id).unwrap().gap_min, product.gap_min, "{gap_h}");
    }
    // An own name that is one of the list is that one, and an own one keeps its tick.
    let own = |name: &str| {
        let part = DraftPart { own: name.to_owned(), own_nsaid: true, ..DraftPart::default() };
        let product = DraftProduct { parts: vec![part], ..form("", "") }.parse(id).unwrap();
        product.contents.parts[0].substance.clone()
    };
    assert_eq!(own(" PARACETAMOL "), Substance::Known(Ingredient::Paracetamol));
    assert_eq!(own("Ketoprofen"), Substance::Own { name: "Ketoprofen".to_owned(), nsaid: true });
    let json = serde_json::to_string(&form("12.5", "8").parse(id).unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Product>(&json).unwrap(), form("12.5", "8").parse(id).unwrap());
}

#[test]
fn each_fault_of_the_medicine_form_is_one_sentence_at_its_field() {
    let part = DraftPart::default;
    let ibuprofen = || form("", "").parts[0].clone();
    let long = "x".repeat(61);
    for (draft, field, words) in [
        (DraftProduct { name: " ".to_owned(), ..form("", "") }, ProductField::Name, "Give the medicine a name."),
        (DraftProduct { name: long, ..form("", "") }, ProductField::Name, "Use at most 60 letters for the name."),
        (DraftProduct { form: None, ..form("5 %", "") }, ProductField::Form, "Choose a form, such as tablet or gel."),
        (
            DraftProduct { parts: Vec::new(), ..form("", "") },
            ProductField::Parts,
            "Add at least one active ingredient.",
        ),
        (
            DraftProduct { parts: vec![ibuprofen(), part()], ..form("", "") },
            ProductField::Part(1),
            "Choose an ingredient, or type its name.",
        ),
        (
            DraftProduct { parts: vec![ibuprofen(), ibuprofen()], ..form("", "") },
            ProductField::Part(1),
            "There is ibuprofen twice. Put it into one line.",
        ),
        (
            form("strong", ""),
            ProductField::Strength(0),
            "Enter a strength such as 500 mg, or leave it empty if you do not know it.",
        ),
        (
            DraftProduct { form: Some(Form::Gel), ..form("strong", "") },
            ProductField::Strength(0),
            "Enter a strength such as 5 %, or leave it empty if you do not know it.",
        ),
        (form("", "many"), ProductField::Most, "Enter a number such as 8 tablets or 1200 mg, or leave it empty."),
        (form("", "0"), ProductField::Most, "Enter a number such as 8 tablets or 1200 mg, or leave it empty."),
        (form("", "1,200 mg"), ProductField::Most, "Enter a number such as 8 tablets or 1200 mg, or leave it empty."),
        (
            DraftProduct { form: Some(Form::Gel), ..form("", "1200 mg") },
            ProductField::Most,
            "Enter how many times, such as 3, for a medicine of the skin.",
        ),
        (
            DraftProduct { prescribed: "-1".to_owned(), ..form("", "") },
            ProductField::Prescribed,
            "Enter a number such as 8 tablets or 1200 mg, or leave it empty.",
        ),
        (
            DraftProduct { gap_h: "often".to_owned(), ..form("", "") },
            ProductField::Gap,
            "Enter hours such as 4 or 6, or leave it empty.",
        ),
        (
            DraftProduct { gap_h: "73".to_owned(), ..form("", "") },
            ProductField::Gap,
            "Enter hours such as 4 or 6, or leave it empty.",
        ),
    ] {
        let faults = draft.parse(Uuid::nil()).unwrap_err();
        assert_eq!(faults, [ProductFault { field, words: words.to_owned() }]);
    }
    let two = vec![ibuprofen(), DraftPart { own: "codeine".to_owned(), ..part() }];
    let faults = DraftProduct { parts: two, ..form("", "1200 mg") }.parse(Uuid::nil()).unwrap_err();
    assert_eq!(faults[0].words, "With several ingredients, enter the most in tablets or ml, such as 8.");
    assert_eq!(DraftProduct::default().parse(Uuid::nil()).unwrap_err().len(), 3);
}

#[test]
fn a_dose_in_the_future_is_refused_in_words_also_when_the_clock_was_set_back() {
    let products = [tablets(1, "Ibuprofen", "400")];
    let draft = DraftDose::fresh(Some(products[0].id), &now(NOON));
    let dose = draft.parse(&products, Uuid::nil(), &now(NOON)).unwrap();
    assert_eq!((dose.at, dose.units, &dose.contents), (now(NOON).moment, Units::ONE, &products[0].contents));
    let future = |draft: &DraftDose, now: &Now| {
        let faults = draft.parse(&products, Uuid::nil(), now).unwrap_err();
        let words = "That time has not come yet. Check the date and the time.".to_owned();
        assert_eq!(faults, [DoseFault { field: DoseField::Time, words }]);
    };
    future(&DraftDose { time: "12:01".to_owned(), ..draft.clone() }, &now(NOON));
    future(&draft, &now("2026-11-22 11:59"));
    // The hour that the clocks left out.
    let skipped = DraftDose { day: "2026-03-29".to_owned(), time: "02:30".to_owned(), ..draft };
    let faults = skipped.parse(&products, Uuid::nil(), &now(NOON)).unwrap_err();
    assert!(faults[0].words.starts_with("The clocks went forward over that time"), "{faults:?}");
}

#[test]
fn each_fault_of_the_dose_form_is_one_sentence_at_its_field() {
    let products = [tablets(1, "Ibuprofen", "400")];
    let fresh = || DraftDose::fresh(Some(products[0].id), &now(NOON));
    for (draft, field, words) in [
        (DraftDose { product: None, ..fresh() }, DoseField::Product, "Choose a medicine."),
        (DraftDose { product: Some(Uuid::nil()), ..fresh() }, DoseField::Product, "Choose a medicine."),
        (DraftDose { units: "two".to_owned(), ..fresh() }, DoseField::Units, "Enter how many, such as 1, 2 or 0.5."),
        (DraftDose { units: "0".to_owned(), ..fresh() }, DoseField::Units, "Enter how many, such as 1, 2 or 0.5."),
        (DraftDose { day: "?".to_owned(), ..fresh() }, DoseField::Day, "Enter a date such as 22 Nov or 2025-11-22."),
        (DraftDose { time: "noon".to_owned(), ..fresh() }, DoseField::Time, "Enter a time such as 14:32."),
        (
            DraftDose { note: "x".repeat(100_001), ..fresh() },
            DoseField::Note,
            "A note can hold 100 000 characters. Shorten it.",
        ),
    ] {
        let faults = draft.parse(&products, Uuid::nil(), &now(NOON)).unwrap_err();
        assert_eq!(faults, [DoseFault { field, words: words.to_owned() }]);
    }
}

#[test]
fn changing_a_dose_keeps_its_second_its_ingredients_and_its_relief() {
    let old = tablets(1, "Ibuprofen", "400");
    let mut world = World::new(None, NOON);
    let at = Moment { utc_s: now(NOON).moment.utc_s - 3_577, offset_min: 60 };
    let dose = Dose {
        nrs_before: Some(Nrs::ALL[6]),
        nrs_after: Some(Nrs::ALL[3]),
        note: "with food".to_owned(),
        ..world.dose_at(&old, at, "1.5")
    };
    let mended = tablets(1, "Ibuprofen", "200");
    let other = tablets(2, "Paracetamol", "500");
    let products = [mended, other.clone()];
    let draft = DraftDose::of(&dose);
    assert_eq!(draft.parse(&products, Uuid::nil(), &now(NOON)).unwrap(), dose);
    // Also when the medicine is gone from the list.
    assert_eq!(draft.parse(&[], Uuid::nil(), &now(NOON)).unwrap(), dose);
    let changed = DraftDose { product: Some(other.id), ..draft };
    assert_eq!(changed.parse(&products, Uuid::nil(), &now(NOON)).unwrap().contents, other.contents);
}
