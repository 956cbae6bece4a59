//! Soleus: a journal for people who recover from calf pain at home.
pub mod domain;
pub mod store;
pub mod ui;
