//! Which entries go onto the pages after the first.

use super::{Part, SheetRequest};
use crate::domain::episode::Episode;

/// Entries that one list can hold: more than a hundred pages, which nobody prints.
pub const LISTED_LIMIT: usize = 5_000;

/// The entries of the list, those whose notes are put in, and how many the limit leaves out; the oldest first. Notes
/// stand in the list where there is one.
pub(super) fn listed(request: &SheetRequest, episodes: &[&Episode]) -> (Vec<Episode>, Vec<Episode>, usize) {
    let [list, notes] = [Part::Entries, Part::Notes].map(|part| request.parts.contains(&part));
    let chosen: Vec<&Episode> = match (list, notes) {
        (true, _) => episodes.to_vec(),
        (false, true) => episodes.iter().copied().filter(|entry| !entry.notes.trim().is_empty()).collect(),
        (false, false) => Vec::new(),
    };
    // The newest say most about today.
    let unlisted = chosen.len().saturating_sub(LISTED_LIMIT);
    let kept: Vec<Episode> = chosen.into_iter().skip(unlisted).cloned().collect();
    if list { (kept, Vec::new(), unlisted) } else { (Vec::new(), kept, unlisted) }
}
