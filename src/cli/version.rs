//! `soleus --version`: what a report about a mistake should name. The first line stays as it is, for other programs.

use std::io::Write;

use super::Trouble;
use crate::content::{rule_texts, rules_mark};
use crate::store;

pub(super) fn version(out: &mut dyn Write) -> Result<(), Trouble> {
    writeln!(out, "soleus {} (SQLite {})", env!("CARGO_PKG_VERSION"), store::sqlite_version())?;
    if let Some(cipher) = store::cipher_version() {
        writeln!(out, "SQLCipher {cipher}")?;
    }
    writeln!(out, "warning-sign rules {} ({} rules)", rules_mark(), rule_texts().len())?;
    Ok(())
}
