//! The charts, painted by ourselves. A chart never speaks alone: its name is its sentence, its words stand below it, and
//! a table has the same numbers.

mod bars;
mod compare;
mod legend;
mod lines;
mod marks;
mod plot;
mod png;
mod save;
mod series;

pub use bars::{Bar, bars_ui};
pub use compare::{compare_legend, compare_ui};
pub use legend::legend_ui;
pub use lines::lines_ui;
pub use plot::plot_ui;
pub use png::png;
pub use save::save_ui;
pub use series::series_ui;
