//! `soleus export`: the journal as a file for other programs, and for another Soleus.

use std::io::Write;

use super::Trouble;
use super::arguments;
use crate::app::export::{self, Export};
use crate::app::run::Journal;

pub(super) fn export(journal: &Journal, typed: &arguments::Export, out: &mut dyn Write) -> Result<(), Trouble> {
    let format = format(typed)?;
    let path = super::whole(&typed.out)?;
    let exported = export::export(journal.store(), journal.now().moment, format, &path, &mut |_| true)?;
    let words = exported.map(|exported| exported.words()).unwrap_or_default();
    writeln!(out, "Saved {words} as {}", typed.out.display())?;
    Ok(())
}

fn format(typed: &arguments::Export) -> Result<Export, Trouble> {
    let ending = typed.out.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    match typed.format.as_deref().or(ending.as_deref()) {
        Some("csv") => Ok(Export::Csv { mark: typed.bom }),
        Some(other) if typed.format.is_some() && other != "json" => {
            Err(Trouble::Usage("Enter json or csv after --format.".to_owned()))
        }
        _ => Ok(Export::Json),
    }
}
