//! Words of the doctor's sheet -> pages -> PDF and pictures of the pages.
//!
//! The layout is `assets/report/sheet.typ`. It reads the words as data (JSON), so nothing that a person typed is ever
//! evaluated: a note with `#` and `$` in it is a note with `#` and `$` in it. No file is opened and no clock is read here.

mod font;
mod page;
mod world;

pub use font::{Face, lacking};
pub use page::{Pages, Picture, ReportError};
