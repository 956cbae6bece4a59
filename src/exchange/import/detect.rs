//! Whose file it is, by what is in it.

use super::source::Source;
use super::table::{Cut, Table};
use super::{Format, bearable, cluster, crisiscore, daylio, dosage, medtimer, migraine, track_graph};
use crate::exchange::export::FIRST_COLUMN;

/// Text that is looked at: the first rows tell whose a file is.
const HEAD_CHARS: usize = 64 * 1024;

/// A format, and whether a table is one of it.
type Known = (Format, fn(&Table) -> bool);

pub(super) fn detect(source: &Source) -> Option<Format> {
    let Some(text) = source.text() else { return Format::of_files(source.files()) };
    if source.is_json() {
        return match text {
            text if text.contains("\"soleus_export\"") => Some(Format::SoleusJson),
            text if medtimer::is_json(text) => Some(Format::Medtimer),
            _ => None,
        };
    }
    if text.trim_start_matches('"').starts_with(FIRST_COLUMN) {
        return Some(Format::SoleusCsv);
    }
    let head: String = text.chars().take(HEAD_CHARS).collect();
    // Layouts with lines above the table, or with unusual line ends.
    if crisiscore::is(&head) {
        return Some(Format::Crisiscore);
    }
    if migraine::is(&head) {
        return Some(Format::MigraineBuddy);
    }
    let unquoted = Table::cut(&head, Cut { quotes: false, ..Cut::at(b';') }).ok()?;
    if medtimer::is(&unquoted) {
        return Some(Format::Medtimer);
    }
    let table = Table::of(&head, None).ok()?;
    let known: [Known; 6] = [
        (Format::Bearable, bearable::is),
        (Format::Daylio, daylio::is),
        (Format::TrackAndGraph, track_graph::is),
        (Format::ClusterHeadacheTracker, cluster::is_tracker),
        (Format::Headi, cluster::is_headi),
        (Format::Dosage, dosage::is),
    ];
    known.into_iter().find(|(_, is)| is(&table)).map(|(format, _)| format)
}
