//! Medicines of the person's own list, as rows.

use rusqlite::{OptionalExtension as _, Row, named_params};
use uuid::Uuid;

use super::row::{from_json, from_json_if_there, json, uuid};
use super::{Store, StoreError};
use crate::domain::medicine::Product;

impl Store {
    /// All medicines of the list, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn products(&self) -> Result<Vec<Product>, StoreError> {
        let mut statement = self.statement(include_str!("list.sql"))?;
        Ok(statement.query_map([], product_from_row)?.collect::<Result<_, _>>()?)
    }

    /// The medicine with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn product(&self, id: Uuid) -> Result<Option<Product>, StoreError> {
        let mut statement = self.statement(include_str!("read.sql"))?;
        Ok(statement.query_row(named_params! {":id": id.to_string()}, product_from_row).optional()?)
    }

    pub(super) fn put_product(&self, product: &Product) -> Result<(), StoreError> {
        let Product { id, contents, most, gap_min, prescribed } = product;
        self.statement(include_str!("put.sql"))?.execute(named_params! {
            ":id": id.to_string(),
            ":contents": json(contents)?,
            ":most": most.as_ref().map(json).transpose()?,
            ":gap_min": gap_min,
            ":prescribed": prescribed.as_ref().map(json).transpose()?,
        })?;
        Ok(())
    }

    pub(super) fn delete_product(&self, id: Uuid) -> Result<(), StoreError> {
        self.statement(include_str!("delete.sql"))?.execute(named_params! {":id": id.to_string()})?;
        Ok(())
    }
}

pub(super) fn product_from_row(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: uuid(row, "id")?,
        contents: from_json(row, "contents")?,
        most: from_json_if_there(row, "most")?,
        gap_min: row.get("gap_min")?,
        prescribed: from_json_if_there(row, "prescribed")?,
    })
}
