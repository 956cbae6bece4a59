//! Columns that become values, the same way for every table.

use std::fmt::Display;

use rusqlite::{Row, RowIndex};
use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer as _, value};
use uuid::Uuid;

use super::StoreError;
use crate::domain::episode::Nrs;
use crate::domain::when::Moment;

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

/// The moment of a row with the columns `at_s` and `offset_min`.
pub(super) fn moment(row: &Row<'_>) -> rusqlite::Result<Moment> {
    Ok(Moment { utc_s: row.get("at_s")?, offset_min: row.get("offset_min")? })
}

pub(super) fn uuid(row: &Row<'_>, column: impl RowIndex + Copy + Display) -> rusqlite::Result<Uuid> {
    row.get_ref(column)?.as_str()?.parse().map_err(|error| unreadable(column, error))
}

pub(super) fn score(row: &Row<'_>, column: impl RowIndex + Copy + Display) -> rusqlite::Result<Option<Nrs>> {
    let number: Option<u8> = row.get(column)?;
    number.map(|number| Nrs::try_from(number).map_err(|error| unreadable(column, error))).transpose()
}

/// A score that must be there.
pub(super) fn certain_score(row: &Row<'_>, column: impl RowIndex + Copy + Display) -> rusqlite::Result<Nrs> {
    score(row, column)?.ok_or_else(|| unreadable(column, "no score"))
}

/// A word of a closed list, by its id.
pub(super) fn from_text<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex + Copy + Display,
) -> rusqlite::Result<T> {
    parse_word(column, row.get_ref(column)?.as_str()?)
}

pub(super) fn parse_word<T: DeserializeOwned>(column: impl Display, text: &str) -> rusqlite::Result<T> {
    let text: StrDeserializer<'_, value::Error> = text.into_deserializer();
    T::deserialize(text).map_err(|error| unreadable(column, error))
}

pub(super) fn from_json<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex + Copy + Display,
) -> rusqlite::Result<T> {
    parse_json(column, row.get_ref(column)?.as_str()?)
}

/// A list that is NULL when it was not asked for.
pub(super) fn from_json_if_there<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex + Copy + Display,
) -> rusqlite::Result<Option<T>> {
    row.get_ref(column)?.as_str_or_null()?.map(|text| parse_json(column, text)).transpose()
}

pub(super) fn parse_json<T: DeserializeOwned>(column: impl Display, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| unreadable(column, error))
}

pub(super) fn unreadable(column: impl Display, error: impl Display) -> rusqlite::Error {
    let words = format!("{column}: {error}");
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, words.into())
}
