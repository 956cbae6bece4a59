//! `soleus merge`: what another journal has that this one has not, said first and then taken.

use std::io::Write;
use std::path::Path;

use super::Trouble;
use crate::app::command::Command;
use crate::app::merge;
use crate::app::run::Journal;

pub(super) fn merge(journal: &mut Journal, other: &Path, out: &mut dyn Write) -> Result<(), Trouble> {
    let revision = journal.store().revision();
    let Some(plan) = merge::plan(journal.store(), revision, other, &mut |_| true)? else { return Ok(()) };
    for line in plan.lines() {
        writeln!(out, "{line}")?;
    }
    match super::backup::first(journal, plan.len()) {
        Ok(false) => {}
        Ok(true) => writeln!(out, "A backup was made first.")?,
        // The merge is one step that can be undone, so it goes on.
        Err(failure) => writeln!(out, "{failure}")?,
    }
    let done = journal.run(Command::Merge(Box::new(plan)))?;
    writeln!(out, "{}", done.words)?;
    Ok(())
}
