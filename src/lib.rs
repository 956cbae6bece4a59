//! Soleus: a journal for people who recover from calf pain at home.
pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod exchange;
pub mod platform;
pub mod store;
pub mod ui;
