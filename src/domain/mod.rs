//! Values and rules. Pure: no files, no clock, no window, no SQL.
//!
//! Everything here is always valid: text from outside becomes a value in a `parse` function or not at all.

pub mod article;
pub mod backup;
pub mod basis;
pub mod body;
pub mod check;
pub mod country;
pub mod course;
pub mod customs;
pub mod draft;
pub mod episode;
pub mod exercise;
pub mod fault;
pub mod figure;
pub mod gate;
pub mod goal;
pub mod heel_raise;
pub mod leg_shape;
pub mod leg_view;
pub mod medicine;
pub mod merge;
pub mod pattern;
pub mod phase;
pub mod point;
pub mod profile;
pub mod pump;
pub mod record;
pub mod remind;
pub mod rice;
pub mod routine;
pub mod sentence;
pub mod session;
pub mod setting;
pub mod sheet;
pub mod time_text;
pub mod trend;
pub mod triage;
pub mod vocabulary;
pub mod watch;
pub mod when;
