//! The filter of the library. Inside a row any choice is enough; the rows and the search all have to fit.

use super::{Exercise, Need, Position};
use crate::domain::phase::Stage;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// How long an exercise takes by itself.
    Length {
        UpToTwo "up_to_2" "Up to 2 minutes",
        UpToFive "up_to_5" "Up to 5 minutes",
        More "more" "More than 5 minutes",
    }
}

/// One thing that can be chosen in the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A stage of recovery.
    Stage(Stage),
    /// How the body is held.
    Position(Position),
    /// How long it takes.
    Length(Length),
    /// What has to be at hand; `None` is nothing at all.
    Thing(Option<Need>),
}

/// What the library shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that are looked for, as typed.
    pub search: String,
    /// What is chosen, in the order in which it was.
    pub chosen: Vec<Choice>,
}

impl Length {
    /// Whether so many minutes are meant.
    #[must_use]
    pub fn holds(self, minutes: u16) -> bool {
        match self {
            Self::UpToTwo => minutes <= 2,
            Self::UpToFive => minutes <= 5,
            Self::More => minutes > 5,
        }
    }
}

impl Choice {
    /// The rows of the filter: the question, and what can be chosen.
    #[must_use]
    pub fn rows() -> [(&'static str, Vec<Self>); 4] {
        let things = Need::ALL.iter().copied().map(Some).chain([None]);
        [
            ("Stage", Stage::ALL.iter().copied().map(Self::Stage).collect()),
            ("Position", Position::ALL.iter().copied().map(Self::Position).collect()),
            ("Time", Length::ALL.iter().copied().map(Self::Length).collect()),
            ("Things needed", things.map(Self::Thing).collect()),
        ]
    }

    /// The word that people read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stage(stage) => stage.name(),
            Self::Position(position) => position.name(),
            Self::Length(length) => length.name(),
            Self::Thing(Some(need)) => need.name(),
            Self::Thing(None) => "Nothing",
        }
    }

    fn fits(self, exercise: &Exercise) -> bool {
        match self {
            Self::Stage(stage) => exercise.stages.contains(&stage),
            Self::Position(position) => exercise.position.contains(&position),
            Self::Length(length) => length.holds(exercise.minutes),
            Self::Thing(Some(need)) => exercise.needs.contains(&need),
            Self::Thing(None) => exercise.needs.is_empty(),
        }
    }

    fn same_row(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl Filter {
    /// Whether an exercise is shown.
    #[must_use]
    pub fn fits(&self, exercise: &Exercise) -> bool {
        let row_fits =
            |choice: &Choice| self.chosen.iter().any(|other| other.same_row(*choice) && other.fits(exercise));
        exercise.has_words(&self.search) && self.chosen.iter().all(row_fits)
    }
}
