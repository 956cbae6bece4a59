//! Soleus: a journal for people who recover from calf pain at home.
//!
//! Seven words carry the whole program. A *value* is a thing in the journal or a rule about it: pure and always valid
//! (`domain`). *Content* is what the program teaches (`content`). The *store* is the SQLite file, the only place that
//! knows SQL (`store`). An *operation* is one named change, kept so that it can be undone, also tomorrow. A *command* is
//! what a person asked for, in the window or on the command line (`app`). A *job* is slow work on a thread of its own.
//! A *screen* is what is drawn; it holds drafts and nothing else (`ui`).
//!
//! ```text
//! domain <- content <- store, exchange, report, platform <- app <- ui, cli <- main
//! ```
//!
//! What always holds, by `tests/tidy.rs` and the lints:
//!
//! - each layer names only layers to its left; `rusqlite` stays in `store`, `egui` in `ui`;
//! - the clock is read in `app::clock` alone, and once for each frame or command;
//! - records are written by `store::operation` alone, so that everything can be undone;
//! - nothing is written while a frame is drawn: commands are carried out after it;
//! - no crate in the program can reach a network;
//! - the program deletes a journal only when a person has typed the word for it.
pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod exchange;
pub mod platform;
pub mod report;
pub mod store;
pub mod ui;
