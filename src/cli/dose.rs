//! `soleus dose`: what the guard has to say, and then the dose is saved; it is never refused.

use std::io::Write;

use super::Trouble;
use super::arguments::Dose as Typed;
use crate::app::command::Command;
use crate::app::run::Journal;
use crate::content;
use crate::domain::medicine::{DraftDose, Form, Product, Strength, Units};
use crate::domain::time_text::parse_at;
use crate::domain::when::{Certainty, Now};

pub(super) fn dose(journal: &mut Journal, typed: &Typed, out: &mut dyn Write) -> Result<(), Trouble> {
    let now = journal.now();
    let outlook = journal.outlook()?;
    // The limits are those of adults.
    if outlook.watch.profile.under_18() {
        return Err(Trouble::Failed(content::under_18().to_owned()));
    }
    let products = journal.store().products()?;
    let product = find(&products, &typed.product)?;
    let units = match &typed.mg {
        Some(mg) => units_of(product, mg)?,
        None => Units::ONE,
    };
    let at = match &typed.at {
        Some(text) => moment(text, &now)?,
        None => now,
    };
    let draft = DraftDose { units: units.to_string(), ..DraftDose::fresh(Some(product.id), &at) };
    let dose = draft.parse(&products, journal.new_id(), &now).map_err(|faults| {
        let words: Vec<String> = faults.into_iter().map(|fault| fault.words).collect();
        Trouble::Usage(words.join("\n"))
    })?;
    let hours = journal.hours();
    for finding in journal.cabinet(dose.at, &outlook)?.guard(&dose, &now) {
        writeln!(out, "{}", finding.words(&now, hours))?;
    }
    let done = journal.run(Command::SaveDose(Box::new(dose)))?;
    writeln!(out, "{}", done.words)?;
    Ok(())
}

/// The medicine with this name, or the only one whose name begins so.
fn find<'a>(products: &'a [Product], typed: &str) -> Result<&'a Product, Trouble> {
    let wanted = typed.trim().to_lowercase();
    let name = |product: &&Product| product.contents.name.to_lowercase();
    let mut same = products.iter().filter(|product| name(product) == wanted);
    if let (Some(product), None) = (same.next(), same.next()) {
        return Ok(product);
    }
    let mut like = products.iter().filter(|product| !wanted.is_empty() && name(product).starts_with(&wanted));
    if let (Some(product), None) = (like.next(), like.next()) {
        return Ok(product);
    }
    let cut: String = typed.chars().filter(|sign| !sign.is_control()).take(40).collect();
    let names: Vec<&str> = products.iter().map(|product| product.contents.name.as_str()).collect();
    Err(Trouble::Usage(if names.is_empty() {
        "There are no medicines in the journal yet. Add one in the window, under Medicines.".to_owned()
    } else {
        format!("“{cut}” is not one medicine of your list. Choose one of: {}.", names.join(", "))
    }))
}

/// So many mg in tablets or ml; only where that comes out even.
fn units_of(product: &Product, mg: &str) -> Result<Units, Trouble> {
    let name = &product.contents.name;
    let strength = match product.contents.parts.as_slice() {
        [part] => part.strength,
        _ => Strength::Unknown,
    };
    let Strength::Mg(one) = strength else {
        let words =
            format!("{name} has no single strength in mg in your list. Leave out --mg, or change it in the window.");
        return Err(Trouble::Usage(words));
    };
    let typed = match Strength::parse(mg, Form::Tablet) {
        Some(Strength::Mg(mg)) => Some(u64::from(mg) * 100),
        _ => None,
    };
    let even = typed.filter(|mg| mg.is_multiple_of(u64::from(one))).map(|mg| mg / u64::from(one));
    let units = even.and_then(|units| u32::try_from(units).ok()).map(Units::from_hundredths);
    units.ok_or_else(|| {
        let one = strength.field();
        Trouble::Usage(format!("Enter a number of mg after --mg that {name} comes in; one has {one}."))
    })
}

/// A dose needs a time; a day alone is none.
fn moment(text: &str, now: &Now) -> Result<Now, Trouble> {
    let (moment, certainty) = parse_at(text, now).map_err(|error| Trouble::Usage(error.to_string()))?;
    if certainty == Certainty::DayOnly {
        return Err(Trouble::Usage("Enter the time of the dose too, such as \"2026-11-22 14:32\".".to_owned()));
    }
    Ok(Now { moment, ..*now })
}
