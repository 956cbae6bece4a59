//! Between bytes and values. Opens no files and reads no clock.

pub mod json;
