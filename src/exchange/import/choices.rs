//! What a person may decide about a file. The usual values work for every known format; all of it can be kept as JSON,
//! so that a mapping has a name and is there the next time.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{DateOrder, Format, words};
use crate::domain::body::Side;
use crate::domain::course::Ingredient;

/// What a number of the file means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// 0 to 10, as here.
    #[default]
    Ten,
    /// 0 to 100.
    Hundred,
    /// 0 to 5.
    Five,
    /// 1 to 4, by `Choices::grades`.
    Grades,
}

/// What the rows of a name are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Pain of the calf; the number is the score.
    Pain,
    /// Ice; the number is minutes.
    Ice,
    /// A routine that was done; the number, if it is a duration, is how long.
    Routine,
    /// A medicine; the number is how much.
    Medicine,
}

/// Which column is what: by its name, or its number from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// The day, with or without a time.
    pub date: Option<String>,
    /// The time of day.
    pub time: Option<String>,
    /// The score.
    pub score: Option<String>,
    /// Which calf.
    pub side: Option<String>,
    /// Notes.
    pub note: Option<String>,
}

/// Everything that can be decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Whose file it is; `None` is found by content.
    pub format: Option<Format>,
    /// The side of rows that name none.
    pub side: Side,
    /// Names that are taken, large and small letters alike; `None` is those that speak of calf, leg or cramp, and all
    /// medicines of an app for medicines.
    pub included: Option<BTreeSet<String>>,
    /// What a name is taken for, where that is not what it says by itself.
    pub targets: BTreeMap<String, Target>,
    /// What the grades 1 to 4 are from 0 to 10.
    pub grades: [u8; 4],
    /// What a score such as "mild" is from 0 to 10, by the word as `set_word` keeps it; the empty one is a row without a
    /// score. Before the words that are known; `None` leaves its rows out.
    pub words: BTreeMap<String, Option<u8>>,
    /// What numbers mean; `None` is 0 to 10, or 0 to 100 when most are above 10.
    pub scale: Option<Scale>,
    /// The score of rows that name the pain without a number, by the name; without one they are left out.
    pub unrated: BTreeMap<String, u8>,
    /// The order of day, month and year; `None` is found by content where that is certain.
    pub date_order: Option<DateOrder>,
    /// The sign between two cells; `None` is found by content.
    pub separator: Option<char>,
    /// Which column is what, for any other CSV.
    pub columns: Columns,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            format: None,
            side: Side::Left,
            included: None,
            targets: BTreeMap::new(),
            grades: [2, 5, 8, 10],
            words: BTreeMap::new(),
            scale: None,
            unrated: BTreeMap::new(),
            date_order: None,
            separator: None,
            columns: Columns::default(),
        }
    }
}

impl Choices {
    /// Whether rows of this name are taken. `medicines`: the file is one of an app for medicines.
    pub(super) fn includes(&self, name: &str, medicines: bool) -> bool {
        match &self.included {
            None => medicines || words::speaks_of_calf(name),
            Some(names) => find(names.iter(), name).is_some(),
        }
    }

    /// What a name is taken for.
    pub(super) fn target(&self, name: &str, usual: Target) -> Target {
        let chosen = find(self.targets.keys(), name).and_then(|name| self.targets.get(name));
        chosen.copied().unwrap_or_else(|| proposed(name).unwrap_or(usual))
    }

    /// Says what a word is from 0 to 10, however it is written; `None` leaves its rows out.
    pub fn set_word(&mut self, word: &str, score: Option<u8>) {
        self.words.insert(words::plain(word), score);
    }

    /// The score of rows that name the pain without a number.
    pub(super) fn unrated(&self, name: &str) -> Option<u8> {
        find(self.unrated.keys(), name).and_then(|name| self.unrated.get(name)).copied()
    }
}

/// The name of the list that is this one but for spaces around it and large letters.
fn find<'a>(mut names: impl Iterator<Item = &'a String>, name: &str) -> Option<&'a String> {
    let wanted = words::plain(name);
    names.find(|listed| listed.trim() == name.trim() || words::plain(listed) == wanted)
}

/// What a name says by itself.
pub(super) fn proposed(name: &str) -> Option<Target> {
    let plain = words::plain(name);
    let ingredient = Ingredient::ALL.iter().any(|known| plain.contains(&known.name().to_lowercase()));
    // "Painkiller" is no pain, and "pain after stretching" is.
    match () {
        () if ingredient || words::says_medicine(name) => Some(Target::Medicine),
        () if words::says_pain(name) => Some(Target::Pain),
        () if words::says_ice(name) => Some(Target::Ice),
        () if words::says_exercise(name) => Some(Target::Routine),
        () => None,
    }
}
