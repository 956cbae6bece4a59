//! The pages of the window and where each belongs.

/// A page of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Log, and see the day.
    Today,
    /// Find, mend, put back.
    History,
    /// Ready routines, and the way to single exercises.
    Routines,
    /// All exercises.
    Exercises,
    /// One exercise.
    Exercise,
    /// What is in a routine, before it begins.
    RoutineLook,
    /// A routine that the person makes or changes.
    RoutineEditor,
    /// Choose an exercise for it.
    PickExercise,
    /// A guided session, from the question before it to the one after it.
    Player,
    /// The plan for the first days after an injury.
    FirstDays,
    /// The stage of recovery, and what is missing for the next.
    Stage,
    /// The warning-sign check.
    Check,
    /// What the rules say, and what to do.
    Result,
    /// Pain over time.
    Trends,
    /// Two periods beside each other.
    Compare,
    /// What was followed by how much pain.
    Helped,
    /// Activities that the person wants back, and heel raises.
    Goals,
    /// Patterns that fit what was logged.
    Patterns,
    /// The pages for which a narrow window has no room at its lower edge.
    More,
    /// The rule table.
    Rules,
    /// Questions about oneself.
    AboutYou,
    /// Entries that can be put back.
    Deleted,
    /// One entry with all its fields.
    Entry,
    /// The time since the last dose, and logging the next.
    Medicines,
    /// One medicine of the list.
    Medicine,
    /// One dose that was logged.
    Dose,
    /// One page for the doctor.
    Sheet,
    /// Everything there is to read.
    Learn,
    /// One thing to read.
    Topic,
    /// Two causes beside each other.
    CompareCauses,
    /// Look, keys, country, data.
    Settings,
    /// Files of other programs.
    Import,
    /// Put a backup in the place of the journal.
    Backups,
    /// The report of a mistake that ended the program.
    Report,
}

impl Page {
    /// The pages of the rail, in its order.
    pub const RAIL: [Self; 10] = [
        Self::Today,
        Self::History,
        Self::Routines,
        Self::Check,
        Self::Trends,
        Self::Helped,
        Self::Medicines,
        Self::Sheet,
        Self::Learn,
        Self::Settings,
    ];

    /// The pages at the lower edge of a narrow window; the rest of the rail is behind the last one.
    pub const BAR: [Self; 5] = [Self::Today, Self::History, Self::Routines, Self::Check, Self::More];

    /// What is behind "More".
    #[must_use]
    pub fn beyond_bar() -> Vec<Self> {
        Self::RAIL.into_iter().filter(|page| !Self::BAR.contains(page)).collect()
    }

    /// The word in the rail.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::History => "History",
            Self::Routines => "Routines",
            Self::Exercises => "All exercises",
            Self::Exercise => "Exercise",
            Self::RoutineLook => "Look at a routine",
            Self::RoutineEditor => "Your routine",
            Self::PickExercise => "Add an exercise",
            Self::Player => "Guided session",
            Self::FirstDays => "First days",
            Self::Stage => "Your stage",
            Self::Check => "Warning signs",
            Self::Result => "Result of your check",
            Self::Trends => "Trends",
            Self::Compare => "Compare two periods",
            Self::Helped => "What helped",
            Self::Goals => "Activities I want back",
            Self::Patterns => "Patterns that fit",
            Self::More => "More",
            Self::Rules => "How this check works",
            Self::AboutYou => "About your health",
            Self::Deleted => "Deleted items",
            Self::Entry => "Pain entry",
            Self::Medicines => "Medicines",
            Self::Medicine => "Medicine",
            Self::Dose => "Dose",
            Self::Sheet => "Doctor's sheet",
            Self::Learn => "Learn",
            Self::Topic => "Read",
            Self::CompareCauses => "Two causes",
            Self::Settings => "Settings",
            Self::Import => "Import",
            Self::Backups => "Put back a backup",
            Self::Report => "Report of a mistake",
        }
    }

    /// The page of the rail that it belongs to.
    #[must_use]
    pub fn rail(self, from: Self) -> Self {
        match self {
            Self::Deleted => Self::History,
            Self::Result | Self::Rules => Self::Check,
            Self::AboutYou | Self::Import | Self::Backups => Self::Settings,
            Self::Report => Self::Today,
            Self::Entry => from,
            Self::Exercises
            | Self::Exercise
            | Self::RoutineLook
            | Self::RoutineEditor
            | Self::PickExercise
            | Self::Player
            | Self::FirstDays
            | Self::Stage => Self::Routines,
            Self::Medicine | Self::Dose => Self::Medicines,
            Self::Goals | Self::Compare | Self::Patterns => Self::Trends,
            Self::Topic | Self::CompareCauses => Self::Learn,
            Self::Today
            | Self::History
            | Self::Routines
            | Self::Check
            | Self::Trends
            | Self::Helped
            | Self::Medicines
            | Self::Sheet
            | Self::Learn
            | Self::More
            | Self::Settings => self,
        }
    }

    /// The page to which the arrow in the header leads back; pages of the rail have none.
    #[must_use]
    pub fn back(self, from: Self) -> Option<Self> {
        match self {
            Self::Today
            | Self::History
            | Self::Routines
            | Self::Check
            | Self::Trends
            | Self::Helped
            | Self::Medicines
            | Self::Sheet
            | Self::Learn
            | Self::More
            | Self::Settings => None,
            Self::Medicine | Self::Dose => Some(Self::Medicines),
            Self::Goals | Self::Compare | Self::Patterns => Some(Self::Trends),
            Self::Exercises | Self::FirstDays | Self::Stage | Self::RoutineLook | Self::RoutineEditor => {
                Some(Self::Routines)
            }
            Self::PickExercise => Some(Self::RoutineEditor),
            Self::Exercise if from == Self::RoutineLook => Some(from),
            Self::Exercise => Some(Self::Exercises),
            Self::Player | Self::Report => Some(Self::Today),
            Self::Deleted => Some(Self::History),
            Self::Result | Self::Rules => Some(Self::Check),
            Self::AboutYou | Self::Import | Self::Backups => Some(Self::Settings),
            Self::Entry => Some(from),
            Self::Topic | Self::CompareCauses => Some(Self::Learn),
        }
    }

    /// The id of what fits this page to read.
    #[must_use]
    pub fn topic(self) -> Option<&'static str> {
        match self {
            Self::Today | Self::History | Self::Deleted | Self::Entry | Self::More => Some("questions"),
            Self::Routines
            | Self::Exercises
            | Self::Exercise
            | Self::RoutineLook
            | Self::RoutineEditor
            | Self::PickExercise
            | Self::Player => Some("stretching"),
            Self::FirstDays => Some("first_days"),
            Self::Stage | Self::Goals | Self::Helped => Some("how_long"),
            Self::Check => Some("warning_signs"),
            Self::Result | Self::Trends | Self::Compare => Some("when_doctor"),
            Self::Rules => Some("how_decides"),
            Self::Patterns => Some("causes"),
            Self::Medicines | Self::Medicine | Self::Dose => Some("pain_relief"),
            Self::Sheet => Some("at_the_doctor"),
            Self::Settings | Self::AboutYou | Self::Import | Self::Backups | Self::Report => Some("limits"),
            Self::Learn | Self::Topic | Self::CompareCauses => None,
        }
    }

    /// The ids of what is offered to be read at its end; `exercise` is the one that is looked at.
    #[must_use]
    pub fn reads(self, exercise: Option<&str>) -> Vec<&'static str> {
        match self {
            Self::FirstDays => vec!["first_days", "rice_debate"],
            Self::Exercise => match exercise {
                Some("EX07" | "EX08") => vec!["night_cramps", "stretching"],
                Some("EX19") => vec!["yoga", "stretching"],
                Some("EX20") => vec!["not_to_do", "stretching"],
                _ => vec!["stretching"],
            },
            Self::Routines | Self::Exercises => vec!["stretching", "not_to_do"],
            Self::Check => vec!["warning_signs", "serious_causes"],
            Self::Stage
            | Self::Goals
            | Self::Helped
            | Self::Result
            | Self::Trends
            | Self::Compare
            | Self::Rules
            | Self::Patterns
            | Self::Medicines
            | Self::Sheet => self.topic().into_iter().collect(),
            _ => Vec::new(),
        }
    }
}
