//! The steps from one shape of the file to the next.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;

/// Number of schema steps.
#[allow(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

/// One file a step; a step is never edited after a release.
const STEPS: &[M<'_>] = &[
    M::up(include_str!("0001.sql")),
    M::up(include_str!("0002.sql")),
    M::up(include_str!("0003.sql")),
    M::up(include_str!("0004.sql")),
    M::up(include_str!("0005.sql")),
    M::up(include_str!("0006.sql")),
];

/// All steps that are missing, in one transaction.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    migrate_to(connection, STEPS.len())
}

/// The first so many steps, as far as they are missing.
pub(super) fn migrate_to(connection: &mut Connection, steps: usize) -> Result<(), StoreError> {
    Migrations::from_slice(STEPS).to_version(connection, steps).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Other(other.to_string()),
    })
}
