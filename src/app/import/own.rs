//! What Soleus itself wrote, taken again. A record that is there already stays as it is here; into a journal that was
//! made a moment ago the settings come too, so that it becomes the same journal.

use super::held::Held;
use crate::domain::record::Record;
use crate::domain::sentence;
use crate::exchange::import::{Format, Reading, Warning, What};
use crate::store::operation::{Change, Key};
use crate::store::{Store, StoreError};

/// Whether the journal has a record of the rarer kinds, in whatever version.
pub(super) fn holds(store: &Store, record: &Record) -> Result<bool, StoreError> {
    match record {
        Record::Setting(_) if is_fresh(store)? => Ok(store.record(&record.key())?.as_ref() == Some(record)),
        other => Ok(store.record(&other.key())?.is_some()),
    }
}

/// Records that are there already, but differ: what is here is kept, and that is told.
///
/// # Errors
/// When the journal cannot be read.
pub fn differing(store: &Store, reading: &Reading) -> Result<Vec<Warning>, StoreError> {
    let held = Held::by(store, reading)?;
    let mut warnings = Vec::new();
    for found in &reading.found {
        for item in &found.items {
            let What::Kept(record) = &item.what else { continue };
            if held.holds(item)? && store.record(&record.key())?.as_ref() != Some(&**record) {
                let (name, _) = record.kind().names();
                let text = format!("This {name} differs from the one in the journal. Yours was kept.");
                warnings.push(Warning { row: found.row, text });
            }
        }
    }
    Ok(warnings)
}

/// Settings that a journal was born with and that the file does not have: they go, so that it becomes the same journal.
pub(super) fn left_settings(store: &Store, reading: &Reading) -> Result<Vec<Change>, StoreError> {
    if reading.format != Format::SoleusJson || !is_fresh(store)? {
        return Ok(Vec::new());
    }
    let items = reading.found.iter().flat_map(|found| &found.items);
    let records = items.filter_map(|item| if let What::Kept(record) = &item.what { Some(&**record) } else { None });
    let kept: Vec<&str> = records
        .filter_map(|record| if let Record::Setting(setting) = record { Some(setting.key.as_str()) } else { None })
        .collect();
    let born = store.settings()?.into_iter().filter(|setting| !kept.contains(&setting.key.as_str()));
    Ok(born.map(|setting| Change::Delete(Key::Setting(setting.key))).collect())
}

/// "48 entries"; a file with everything holds more than entries.
pub(super) fn counted(format: Format, rows: usize) -> String {
    match format {
        Format::SoleusJson => sentence::count(rows, "record", "records"),
        _ => sentence::count(rows, "entry", "entries"),
    }
}

/// Nothing was done in it yet.
fn is_fresh(store: &Store) -> Result<bool, StoreError> {
    Ok(store.operations(1)?.is_empty() && store.episode_count()? == 0)
}
