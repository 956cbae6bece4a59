//! What people see: the window, its screens, and the painted controls. The only place that names egui.

pub mod action;
mod backup_act;
pub mod chart;
mod crash_act;
pub mod data_act;
mod dialogs;
pub mod figure;
pub mod fonts;
pub mod icon;
pub mod import_act;
mod item;
mod keys;
pub mod learn_act;
pub mod leg;
pub mod lock_act;
pub mod medicine_act;
mod page;
mod parts;
pub mod routine_act;
pub mod screen;
mod session;
mod shell;
pub mod theme;
mod verify_act;
pub mod widget;
pub mod window;
