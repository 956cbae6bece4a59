//! How long the countdown before each exercise is.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Seconds to get ready before each exercise.
    GetReady {
        Short "short" "5 seconds",
        Usual "usual" "10 seconds",
        Long "long" "15 seconds",
    }
}

impl GetReady {
    /// The one that is as long as this, or the next longer one.
    #[must_use]
    pub fn of_seconds(seconds: u16) -> Self {
        Self::ALL.iter().copied().find(|ready| ready.seconds() >= seconds).unwrap_or(Self::Long)
    }

    /// Its length in seconds.
    #[must_use]
    pub fn seconds(self) -> u16 {
        match self {
            Self::Short => 5,
            Self::Usual => 10,
            Self::Long => 15,
        }
    }
}
