//! Soleus: a journal for people who recover from calf pain at home.
pub mod app;
pub mod content;
pub mod domain;
pub mod exchange;
pub mod store;
pub mod ui;
