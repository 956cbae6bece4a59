//! Painted controls. Each has a name for assistive technology, works with pointer, keys and screen reader, and takes
//! its colours from the theme. They hold no journal data: values come in, changes go out.
pub mod announce;
pub mod answer;
mod answer_cell;
pub mod answer_group;
pub mod body_map;
mod body_map_data;
pub mod button;
pub mod card;
pub mod check;
pub mod chips;
pub mod columns;
pub mod dialog;
pub mod field;
pub mod focus_ring;
pub mod group;
pub mod heat_map;
pub mod kept_focus;
pub mod leg_figure;
pub mod leg_list;
pub mod list;
pub mod notice;
pub mod paint;
pub mod row;
pub mod score_row;
pub mod segmented;
pub mod stepper;
pub mod text;
pub mod tier;
pub mod tier_card;

/// Whether a screen reader asks over AT-SPI, which is told less: neither the value of a list nor whether it is open. What
/// would be lost is a description there.
const SPOKEN_BY_AT_SPI: bool = cfg!(all(unix, not(target_os = "macos")));
