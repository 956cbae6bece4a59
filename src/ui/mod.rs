//! The window: colours, fonts, icons and painted controls. The only place that names egui.
pub mod fonts;
pub mod icon;
pub mod theme;
pub mod widget;
