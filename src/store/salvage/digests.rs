//! The digests of a damaged journal. What is saved keeps them, so that a record that the damage has changed is not taken
//! for right in the new journal: the next check names it.

use super::source::Source;
use super::tables::each;
use crate::store::digest::Digests;

/// What can be read of them, from both ends.
pub(super) fn read(source: &Source) -> Digests {
    let mut digests = Digests::default();
    for order in ["ASC", "DESC"] {
        let sql = format!("{}{order}, record_id {order}", include_str!("digests.sql"));
        digests.is_whole = each(source, &sql, |row| {
            if let (Ok(kind), Ok(id), Ok(digest)) = (row.get(0), row.get(1), row.get(2)) {
                digests.add(kind, id, digest);
            }
        });
        if digests.is_whole {
            break;
        }
    }
    digests
}
