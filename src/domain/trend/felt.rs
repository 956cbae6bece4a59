//! What the entries of a range say about the pain itself: where it was, what it felt like, how long cramps lasted. Each
//! is one value from which picture, sentence and table are drawn.

use super::{Cramps, Kinds, Places, Scored};
use crate::domain::body::Leg;

/// Entries that say it, under which nothing is said.
pub(super) const ENOUGH_ENTRIES: usize = 3;
/// What is said instead.
pub(super) const TOO_FEW: &str = "Too few entries yet.";

/// Where it was, what it felt like, and how long cramps lasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Felt {
    /// Where.
    pub places: Places,
    /// What it felt like.
    pub kinds: Kinds,
    /// How long cramps lasted.
    pub cramps: Cramps,
}

impl Felt {
    /// Nothing yet, for these legs.
    pub(super) fn new(legs: &[Leg]) -> Self {
        Self { places: Places::new(legs), kinds: Kinds::default(), cramps: Cramps::default() }
    }

    /// One entry more that is about a leg that is shown.
    pub(super) fn add(&mut self, entry: &Scored) {
        self.places.add(entry);
        self.kinds.add(entry);
        self.cramps.add(entry);
    }
}

/// "Most often: cramp, in 12 of 20 entries with a kind.", or that several are named as often. `names` are those that
/// are named most often; `all` is what they are, such as "kinds".
pub(super) fn most_often(names: &[String], all: &str, times: usize, of: &str) -> String {
    match names {
        [one] => format!("Most often: {one}, in {times} of {of}."),
        [first @ .., last] if names.len() <= ENOUGH_ENTRIES => {
            format!("Most often: {} and {last}, each in {times} of {of}.", first.join(", "))
        }
        several => format!("{} {all} are named most often, each in {times} of {of}.", several.len()),
    }
}
