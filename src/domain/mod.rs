//! Values and rules. Pure: no files, no clock, no window, no SQL.
//!
//! Everything here is always valid: text from outside becomes a value in a `parse` function or not at all.

pub mod body;
pub mod check;
pub mod country;
pub mod course;
pub mod draft;
pub mod episode;
pub mod figure;
pub mod gate;
pub mod profile;
pub mod sentence;
pub mod setting;
pub mod time_text;
pub mod triage;
pub mod vocabulary;
pub mod watch;
pub mod when;
