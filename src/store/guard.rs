//! What a file from elsewhere may not do: limits on what SQLite reads and works out for it, nothing that runs by itself,
//! and no table, view, trigger or index beside those that Soleus makes.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;

use super::StoreError;
use super::schema::{SCHEMA_VERSION, migrate_to};

/// Limits and the reason for each. SQLite takes far more by itself, for databases of any kind.
const LIMITS: [(Limit, i32); 10] = [
    // The longest thing we write is a session with all its events: far below a megabyte.
    (Limit::SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024),
    // The longest step of the schema has about 8 000 bytes.
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 64 * 1024),
    // An entry has 38 columns.
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    // The deepest expression of ours is a chain of 13 words.
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 20),
    // A new passphrase fills a second file.
    (Limit::SQLITE_LIMIT_ATTACHED, 1),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 100),
    // A step takes its changes with it, which is one deep.
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 2),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// The index of words keeps its own tables. They are SQLite's affair, and may look otherwise in another version of it.
const OF_WORDS: &str = "episode_words_";

/// Versions of the schema, with that of an empty file.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of steps")]
const VERSIONS: usize = SCHEMA_VERSION as usize + 1;

/// Kind, name and text of one part of a schema. Parts that SQLite makes by itself have no text.
type Parts = BTreeMap<String, (String, String)>;

/// Prepares a connection for a file that may be hostile, before anything is read. Extensions cannot be loaded: the
/// function for it is off by itself, and nothing here switches it on.
pub(super) fn arm(connection: &Connection) -> Result<(), StoreError> {
    for (limit, most) in LIMITS {
        connection.set_limit(limit, most)?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Soleus has neither.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Compares what is in the file with what this version of the schema has. Data is not looked at.
pub(super) fn check_schema(connection: &Connection, version: i64) -> Result<(), StoreError> {
    let known = known(version)?;
    let found = parts(connection)?;
    for (name, part) in &found {
        if known.get(name) != Some(part) {
            let (kind, _) = part;
            return Err(StoreError::Foreign(format!("{kind} {}", name.chars().take(60).collect::<String>())));
        }
    }
    match known.iter().find(|(name, _)| !found.contains_key(*name)) {
        Some((name, (kind, _))) => Err(StoreError::Damaged(format!("there is no {kind} {name}"))),
        None => Ok(()),
    }
}

/// The schema of a version, made once in memory by the same steps that make a journal.
fn known(version: i64) -> Result<&'static Parts, StoreError> {
    static KNOWN: [OnceLock<Parts>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];
    let steps = usize::try_from(version).unwrap_or(0);
    let place = KNOWN.get(steps).ok_or(StoreError::Newer { found: version, known: SCHEMA_VERSION })?;
    if let Some(known) = place.get() {
        return Ok(known);
    }
    let mut model = Connection::open_in_memory()?;
    migrate_to(&mut model, steps)?;
    let parts = parts(&model)?;
    Ok(place.get_or_init(|| parts))
}

fn parts(connection: &Connection) -> Result<Parts, StoreError> {
    let mut statement = connection.prepare(include_str!("schema.sql"))?;
    let mut rows = statement.query([])?;
    let mut parts = Parts::new();
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sql = if kind == "table" && name.starts_with(OF_WORDS) { String::new() } else { sql };
        if parts.insert(name.clone(), (kind, sql)).is_some() {
            return Err(StoreError::Foreign(format!("two of the name {name}")));
        }
    }
    Ok(parts)
}
