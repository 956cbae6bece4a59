//! The work of an exercise in numbers: holds, slow moves or the person's own pace, and the limits between which the
//! sources let people choose. Seconds and counts only; the words around them are content.

use serde::{Deserialize, Serialize};

/// What is done, with its numbers. A repeat is one hold of a leg or one move up and down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Work {
    /// A position is held; the rest follows each repeat.
    Hold {
        /// Seconds of one hold.
        hold_s: u16,
        /// Holds of each leg in a set.
        repeats: u16,
        /// Sets.
        sets: u16,
        /// Seconds of rest after each repeat.
        rest_s: u16,
    },
    /// A slow move there and back; the rest follows each set.
    Moves {
        /// Seconds of the way up.
        up_s: u16,
        /// Seconds between up and down, such as the weight going over to the sore leg.
        #[serde(default)]
        pause_s: u16,
        /// Seconds of the way down.
        down_s: u16,
        /// Moves in a set.
        repeats: u16,
        /// Sets.
        sets: u16,
        /// Seconds of rest after each set.
        rest_s: u16,
    },
    /// No clock: the person says when it is done.
    OwnPace {
        /// How long it takes about.
        minutes: u16,
    },
}

/// Numbers that a routine sets itself; what is missing is that of the exercise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Seconds of one hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_s: Option<u16>,
    /// Repeats in a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<u16>,
    /// Sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<u16>,
    /// Seconds of rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_s: Option<u16>,
    /// Minutes at one's own pace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
}

/// The least and the most that may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit(pub u16, pub u16);

/// A number that people can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dial {
    /// Seconds of one hold.
    HoldS,
    /// Repeats in a set.
    Repeats,
    /// Sets.
    Sets,
    /// Seconds of rest.
    RestS,
    /// Minutes at one's own pace.
    Minutes,
}

/// The limits of an exercise. A number without limits cannot be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Seconds of one hold.
    pub hold_s: Option<Limit>,
    /// Repeats in a set.
    pub repeats: Option<Limit>,
    /// Sets.
    pub sets: Option<Limit>,
    /// Seconds of rest.
    pub rest_s: Option<Limit>,
    /// Minutes at one's own pace.
    pub minutes: Option<Limit>,
    /// Limits that are our own because no source was read for them.
    pub own: Vec<Dial>,
}

impl Dial {
    /// Every number, in the order of the editor.
    pub const ALL: [Self; 5] = [Self::HoldS, Self::Repeats, Self::Sets, Self::RestS, Self::Minutes];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HoldS => "Hold",
            Self::Repeats => "Repeats",
            Self::Sets => "Sets",
            Self::RestS => "Rest",
            Self::Minutes => "Minutes",
        }
    }

    /// Whether it is counted in seconds.
    #[must_use]
    pub fn in_seconds(self) -> bool {
        matches!(self, Self::HoldS | Self::RestS)
    }

    /// Its unit, for one and for many.
    fn unit(self) -> (&'static str, &'static str) {
        match self {
            Self::HoldS => ("second", "seconds"),
            Self::Repeats => ("repeat", "repeats"),
            Self::Sets => ("set", "sets"),
            Self::RestS => ("second of rest", "seconds of rest"),
            Self::Minutes => ("minute", "minutes"),
        }
    }
}

impl Numbers {
    /// One of the numbers.
    #[must_use]
    pub fn get(&self, dial: Dial) -> Option<u16> {
        match dial {
            Dial::HoldS => self.hold_s,
            Dial::Repeats => self.repeats,
            Dial::Sets => self.sets,
            Dial::RestS => self.rest_s,
            Dial::Minutes => self.minutes,
        }
    }

    /// Sets one of the numbers.
    pub fn set(&mut self, dial: Dial, number: u16) {
        let place = match dial {
            Dial::HoldS => &mut self.hold_s,
            Dial::Repeats => &mut self.repeats,
            Dial::Sets => &mut self.sets,
            Dial::RestS => &mut self.rest_s,
            Dial::Minutes => &mut self.minutes,
        };
        *place = Some(number);
    }
}

impl Work {
    /// One of its numbers; nothing where this kind of work has no such number.
    #[must_use]
    pub fn get(&self, dial: Dial) -> Option<u16> {
        match (*self, dial) {
            (Self::Hold { hold_s, .. }, Dial::HoldS) => Some(hold_s),
            (Self::Hold { repeats, .. } | Self::Moves { repeats, .. }, Dial::Repeats) => Some(repeats),
            (Self::Hold { sets, .. } | Self::Moves { sets, .. }, Dial::Sets) => Some(sets),
            (Self::Hold { rest_s, .. } | Self::Moves { rest_s, .. }, Dial::RestS) => Some(rest_s),
            (Self::OwnPace { minutes }, Dial::Minutes) => Some(minutes),
            (Self::Hold { .. } | Self::Moves { .. } | Self::OwnPace { .. }, _) => None,
        }
    }

    /// The work in words: "30 seconds, 3 times, 10 seconds of rest".
    #[must_use]
    pub fn words(&self) -> String {
        let count = |number: u16, one: &str, many: &str| crate::domain::sentence::count(usize::from(number), one, many);
        let (first, repeats, sets, rest_s) = match *self {
            Self::OwnPace { minutes } => return format!("about {}", count(minutes, "minute", "minutes")),
            Self::Hold { hold_s, repeats, sets, rest_s } => {
                (format!("{}, ", count(hold_s, "second", "seconds")), repeats, sets, rest_s)
            }
            Self::Moves { repeats, sets, rest_s, .. } => (String::new(), repeats, sets, rest_s),
        };
        let times = count(repeats, "time", "times");
        let sets = if sets > 1 { format!(", {sets} sets") } else { String::new() };
        let rest = count(rest_s, "second of rest", "seconds of rest");
        format!("{first}{times}{sets}, {rest}")
    }

    /// The same work with other numbers; those that it does not have are left out.
    #[must_use]
    pub fn with(self, numbers: &Numbers) -> Self {
        let or = |dial: Dial, own: u16| numbers.get(dial).unwrap_or(own);
        match self {
            Self::Hold { hold_s, repeats, sets, rest_s } => Self::Hold {
                hold_s: or(Dial::HoldS, hold_s),
                repeats: or(Dial::Repeats, repeats),
                sets: or(Dial::Sets, sets),
                rest_s: or(Dial::RestS, rest_s),
            },
            Self::Moves { up_s, pause_s, down_s, repeats, sets, rest_s } => Self::Moves {
                up_s,
                pause_s,
                down_s,
                repeats: or(Dial::Repeats, repeats),
                sets: or(Dial::Sets, sets),
                rest_s: or(Dial::RestS, rest_s),
            },
            Self::OwnPace { minutes } => Self::OwnPace { minutes: or(Dial::Minutes, minutes) },
        }
    }
}

impl Limit {
    /// Whether the number lies within.
    #[must_use]
    pub fn holds(self, number: u16) -> bool {
        (self.0..=self.1).contains(&number)
    }
}

impl Limits {
    /// The limit of one number.
    #[must_use]
    pub fn get(&self, dial: Dial) -> Option<Limit> {
        match dial {
            Dial::HoldS => self.hold_s,
            Dial::Repeats => self.repeats,
            Dial::Sets => self.sets,
            Dial::RestS => self.rest_s,
            Dial::Minutes => self.minutes,
        }
    }

    /// What is said about a number outside. Only a limit that was read in a source is called one of the sources.
    #[must_use]
    pub fn sentence(&self, dial: Dial) -> String {
        let Some(Limit(least, most)) = self.get(dial) else {
            return "This number cannot be changed here.".to_owned();
        };
        let (one, many) = dial.unit();
        let unit = if most == 1 { one } else { many };
        match (self.own.contains(&dial), least == most) {
            (false, false) => format!("The sources use {least} to {most} {unit}. Enter a number in that range."),
            (false, true) => format!("The sources use {most} {unit}. Enter {most}."),
            (true, false) => format!("Soleus allows {least} to {most} {unit}. Enter a number in that range."),
            (true, true) => format!("Soleus allows {most} {unit}. Enter {most}."),
        }
    }
}
