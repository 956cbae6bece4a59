//! Drawings of the lower leg for reading: the points of Traditional Chinese Medicine, the parts of the calf, the muscle
//! pump, and where a cause hurts. What stands where is data (`content::leg_views`); everything has a name for a screen
//! reader.

mod calf;
mod canvas;
mod cause_map;
mod labels;
mod points;
mod pump;

pub use calf::calf_ui;
pub use cause_map::cause_map_ui;
pub use points::{points_still_ui, points_ui, triangle_note_ui};
pub use pump::pump_ui;
