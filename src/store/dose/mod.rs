//! What was taken of a medicine, as rows.

use std::collections::HashSet;

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::episode::Span;
use super::mark::{After, DoneRow};
use super::row::{from_json, json, moment, score, uuid};
use super::{Store, StoreError};
use crate::domain::episode::Nrs;
use crate::domain::medicine::{Dose, Form, Units};
use crate::domain::trend::{Tried, TriedKind};
use crate::domain::when::Moment;

impl Store {
    /// Doses between two UTC seconds, both with, the newest first, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn doses_between(&self, from_s: i64, to_s: i64, limit: usize) -> Result<Vec<Dose>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("between.sql"))?;
        let span = named_params! {":from_s": from_s, ":to_s": to_s, ":limit": limit};
        Ok(statement.query_map(span, dose_from_row)?.collect::<Result<_, _>>()?)
    }

    /// What was said about the pain around the doses of a span of seconds, oldest first, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dose_pairs(&self, span: Span, after: Option<After>, limit: usize) -> Result<Vec<DoneRow>, StoreError> {
        let (from_s, id) = After::bounds(after, span);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("pairs.sql"))?;
        let bounds = named_params! {":from_s": from_s, ":id": id, ":before_s": span.before_s, ":limit": limit};
        Ok(statement.query_map(bounds, done_from_row)?.collect::<Result<_, _>>()?)
    }

    /// The last dose of a medicine, however long ago.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_dose_of(&self, product: Uuid) -> Result<Option<Dose>, StoreError> {
        let mut statement = self.statement(include_str!("last_of.sql"))?;
        Ok(statement.query_row(named_params! {":product_id": product.to_string()}, dose_from_row).optional()?)
    }

    /// The dose with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dose(&self, id: Uuid) -> Result<Option<Dose>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, dose_from_row).optional()?)
    }

    /// The ids of all doses.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn dose_ids(&self) -> Result<HashSet<Uuid>, StoreError> {
        self.id_set(include_str!("ids.sql"))
    }

    /// Whether there is a dose with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_dose(&self, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.statement(include_str!("holds.sql"))?.exists(named_params! {":id": id.to_string()})?)
    }

    pub(super) fn put_dose(&self, dose: &Dose) -> Result<(), StoreError> {
        let Dose { id, product, contents, at, units, nrs_before, nrs_after, note } = dose;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":product_id": product.to_string(),
            ":at_s": at.utc_s,
            ":offset_min": at.offset_min,
            ":contents": json(contents)?,
            ":units": units.hundredths(),
            ":nrs_before": nrs_before.map(Nrs::get),
            ":nrs_after": nrs_after.map(Nrs::get),
            ":note": note,
        })?;
        Ok(())
    }

    pub(super) fn delete_dose(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

/// By number: there can be tens of thousands.
fn done_from_row(row: &Row<'_>) -> rusqlite::Result<DoneRow> {
    let at = Moment { utc_s: row.get(0)?, offset_min: row.get(2)? };
    let form = row.get_ref(4)?.as_str_or_null()?.and_then(Form::from_id);
    let tried = Tried {
        kind: TriedKind::Medicine,
        name: row.get(3)?,
        at,
        before: score(row, 5)?,
        after: score(row, 6)?,
        next_morning: None,
    };
    Ok(DoneRow { place: After { at_s: at.utc_s, id: uuid(row, 1)? }, side: None, form, tried })
}

pub(super) fn dose_from_row(row: &Row<'_>) -> rusqlite::Result<Dose> {
    Ok(Dose {
        id: uuid(row, "id")?,
        product: uuid(row, "product_id")?,
        contents: from_json(row, "contents")?,
        at: moment(row)?,
        units: Units::from_hundredths(row.get("units")?),
        nrs_before: score(row, "nrs_before")?,
        nrs_after: score(row, "nrs_after")?,
        note: row.get("note")?,
    })
}
