//! `soleus dose`: what the guard has to say, and then the dose is saved; what was really taken is never refused.

use std::io::Write;

use super::Trouble;
use super::arguments::Dose as Typed;
use crate::app::command::Command;
use crate::app::run::Journal;
use crate::content;
use crate::domain::medicine::{Dose, Named};
use crate::domain::time_text::parse_at;
use crate::domain::when::{Certainty, Moment, Now};

pub(super) fn dose(journal: &mut Journal, typed: &Typed, out: &mut dyn Write) -> Result<(), Trouble> {
    let now = journal.now();
    let outlook = journal.outlook()?;
    // The limits are those of adults.
    if outlook.watch.profile.under_18() {
        return Err(Trouble::Failed(content::under_18().to_owned()));
    }
    let products = journal.store().products()?;
    let named =
        Named::find(&products, &typed.product, typed.mg.as_deref(), journal.new_id()).map_err(Trouble::Usage)?;
    let at = match &typed.at {
        Some(text) => moment(text, &now)?,
        None => now.moment,
    };
    if let Some(words) = named.introduction() {
        writeln!(out, "{words}")?;
    }
    let Named { product, new, contents, units } = named;
    let (id, note) = (journal.new_id(), String::new());
    let dose = Dose { id, product: product.id, contents, at, units, nrs_before: None, nrs_after: None, note };
    let hours = journal.hours();
    for finding in journal.cabinet(dose.at, &outlook)?.guard(&dose, &now) {
        writeln!(out, "{}", finding.words(&now, hours))?;
    }
    // It is read before anything is saved.
    out.flush()?;
    let dose = Box::new(dose);
    let done = journal.run(if new { Command::LogNew(Box::new(product), dose) } else { Command::SaveDose(dose) })?;
    writeln!(out, "{}", done.words)?;
    Ok(())
}

/// A dose needs a time; a day alone is none.
fn moment(text: &str, now: &Now) -> Result<Moment, Trouble> {
    let (moment, certainty) = parse_at(text, now).map_err(|error| Trouble::Usage(error.to_string()))?;
    if certainty == Certainty::DayOnly {
        return Err(Trouble::Usage("Enter the time of the dose too, such as \"2026-11-22 14:32\".".to_owned()));
    }
    Ok(moment)
}
