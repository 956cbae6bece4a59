//! `soleus backup` and `soleus backups`: a copy of the journal that was opened and checked, and the list of them.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::Trouble;
use super::arguments::{Backup, Backups};
use crate::app::backup::MANY;
use crate::app::backup::list::{Listed, Unsound, list};
use crate::app::backup::restore::look;
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::domain::backup::Reason;
use crate::domain::sentence;
use crate::store::ReadAccess;

/// The document of `backups --json`.
#[derive(Serialize)]
struct BackupsJson {
    folder: String,
    backups: Vec<BackupJson>,
}

#[derive(Serialize)]
struct BackupJson {
    file: String,
    made_at: String,
    before_restore: bool,
    bytes: u64,
    checked: bool,
    entries: Option<usize>,
    problem: Option<&'static str>,
}

/// The same with the whole path of the file, as another process has another folder.
pub(super) fn placed(typed: &Backup) -> Result<Backup, Trouble> {
    Ok(Backup { out: typed.out.as_ref().map(std::path::absolute).transpose()? })
}

/// The words that start this command again.
pub(super) fn typed(typed: &Backup) -> Vec<String> {
    let out = typed.out.iter().map(|out| format!("--out={}", out.to_string_lossy()));
    std::iter::once("backup".to_owned()).chain(out).collect()
}

pub(super) fn backup(journal: &Journal, typed: &Backup, out: &mut dyn Write) -> Result<(), Trouble> {
    let order = match &typed.out {
        Some(file) => journal.backup_order_at(file),
        None => journal.backup_order(Reason::Usual),
    }?;
    let made = journal.back_up(&order)?;
    let entries = sentence::count(made.entries, "entry", "entries");
    writeln!(out, "Backed up and checked {entries} as {}", made.file.display())?;
    Ok(())
}

pub(super) fn backups(journal: &Journal, typed: &Backups, out: &mut dyn Write) -> Result<(), Trouble> {
    list_in(&journal.store().read_access(), &journal.backup_folder(), typed, out)
}

/// The same for a journal that cannot be opened.
pub(super) fn list_in(access: &ReadAccess, folder: &Path, typed: &Backups, out: &mut dyn Write) -> Result<(), Trouble> {
    let Some(listed) = list(access, folder, &mut |_| true)? else { return Ok(()) };
    if typed.json {
        let backups = listed.iter().map(document).collect();
        let document = BackupsJson { folder: folder.display().to_string(), backups };
        serde_json::to_writer(&mut *out, &document).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    if listed.is_empty() {
        return Err(Trouble::Empty(format!("There are no backups in {} yet.", folder.display())));
    }
    writeln!(out, "{}", folder.display())?;
    for backup in listed {
        let state = match backup.entries {
            Ok(entries) => format!("{}, checked", sentence::count(entries, "entry", "entries")),
            Err(unsound) => unsound.words().to_owned(),
        };
        let name = backup.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let local = backup.made.at.local().format("%Y-%m-%d %H:%M");
        writeln!(out, "{local}  {}  {state}  {name}", sentence::bytes(backup.bytes))?;
    }
    Ok(())
}

/// Makes a backup before so many records are added, if they are many. Returns whether one was made.
pub(super) fn first(journal: &Journal, records: usize) -> Result<bool, Failure> {
    if records <= MANY {
        return Ok(false);
    }
    journal.backup_order(Reason::Usual).and_then(|order| journal.back_up(&order)).map(|_| true)
}

/// Says what would change, backs up what is there, and puts the backup in its place.
pub(super) fn restore(journal: &mut Journal, file: &Path, out: &mut dyn Write) -> Result<(), Trouble> {
    let (access, revision) = (journal.store().read_access(), journal.store().revision());
    let Some(preview) = look(&access, revision, file, &mut |_| true)? else { return Ok(()) };
    writeln!(out, "{}", preview.difference.sentence())?;
    if preview.difference.is_empty() {
        writeln!(out, "Nothing was changed.")?;
        return Ok(());
    }
    for line in preview.difference.lines() {
        writeln!(out, "{line}")?;
    }
    let before = journal.backup_order(Reason::BeforeRestore)?.carry_out(&mut |_, _| true)?;
    let Some(before) = before else { return Ok(()) };
    let words = journal.restore(&preview, &before)?;
    writeln!(out, "{words}")?;
    Ok(())
}

fn document(backup: &Listed) -> BackupJson {
    BackupJson {
        file: backup.file.display().to_string(),
        made_at: backup.made.at.rfc3339(),
        before_restore: backup.made.reason == Reason::BeforeRestore,
        bytes: backup.bytes,
        checked: backup.entries.is_ok(),
        entries: backup.entries.ok(),
        problem: backup.entries.err().map(Unsound::words),
    }
}
