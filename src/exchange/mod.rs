//! Between bytes and values. Opens no files and reads no clock.

pub mod cases;
pub mod export;
pub mod import;
pub mod json;
pub mod own;
