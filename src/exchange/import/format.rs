//! The programs whose files are known, by the word on the command line and by the name that people know.

use super::source::{Packed, Source};
use super::{detect, habits};

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Soleus, everything.
    SoleusJson,
    /// Soleus, the entries.
    SoleusCsv,
    /// Bearable, with or without "date formatted".
    Bearable,
    /// Daylio, with 8 or 9 columns.
    Daylio,
    /// Track & Graph, with or without a column for labels.
    TrackAndGraph,
    /// `MedTimer`, CSV or JSON of what was taken.
    Medtimer,
    /// Dosage, the history.
    Dosage,
    /// Loop Habit Tracker, the zip.
    Loop,
    /// Cluster Headache Tracker.
    ClusterHeadacheTracker,
    /// Headi.
    Headi,
    /// `CrisisCore` Pain Tracker: full, minimal, or the report for `WorkSafeBC`.
    Crisiscore,
    /// Migraine Buddy, with or without offsets.
    MigraineBuddy,
    /// Any other table, by a mapping of its columns.
    Csv,
}

impl Format {
    /// Every format, in the order of the list.
    pub const ALL: [Self; 13] = [
        Self::SoleusJson,
        Self::SoleusCsv,
        Self::Bearable,
        Self::Daylio,
        Self::TrackAndGraph,
        Self::Medtimer,
        Self::Dosage,
        Self::Loop,
        Self::ClusterHeadacheTracker,
        Self::Headi,
        Self::Crisiscore,
        Self::MigraineBuddy,
        Self::Csv,
    ];

    /// The word on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::SoleusJson => "soleus-json",
            Self::SoleusCsv => "soleus-csv",
            Self::Bearable => "bearable",
            Self::Daylio => "daylio",
            Self::TrackAndGraph => "track-and-graph",
            Self::Medtimer => "medtimer",
            Self::Dosage => "dosage",
            Self::Loop => "loop",
            Self::ClusterHeadacheTracker => "cluster-headache-tracker",
            Self::Headi => "headi",
            Self::Crisiscore => "crisiscore",
            Self::MigraineBuddy => "migraine-buddy",
            Self::Csv => "csv",
        }
    }

    /// The name that people know.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SoleusJson => "Soleus JSON",
            Self::SoleusCsv => "Soleus CSV",
            Self::Bearable => "Bearable",
            Self::Daylio => "Daylio",
            Self::TrackAndGraph => "Track & Graph",
            Self::Medtimer => "MedTimer",
            Self::Dosage => "Dosage",
            Self::Loop => "Loop Habit Tracker",
            Self::ClusterHeadacheTracker => "Cluster Headache Tracker",
            Self::Headi => "Headi",
            Self::Crisiscore => "CrisisCore Pain Tracker",
            Self::MigraineBuddy => "Migraine Buddy",
            Self::Csv => "a CSV file",
        }
    }

    /// The format with this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// Whose files of a zip these are together.
    pub(super) fn of_files(files: &[Packed]) -> Option<Self> {
        habits::is(files).then_some(Self::Loop)
    }

    /// Whose file it is, by its content. `None` is a table that has to be mapped, or nothing that could be read.
    #[must_use]
    pub fn detect(source: &Source) -> Option<Self> {
        detect::detect(source)
    }
}
