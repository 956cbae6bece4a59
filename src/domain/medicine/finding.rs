//! What the guard has to say: facts about what was logged and whom to ask. No finding says that something is harmless,
//! that more is allowed, or how much to take; where nothing is found, nothing is said.

use super::reached::hours;
use super::{Amount, Bound, Origin, Reached, Taken};
use crate::domain::sentence::{HourStyle, count, length, upper_first};
use crate::domain::when::Now;

/// How loud a finding is, the loudest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Get help now.
    Help,
    /// Above a limit: ask somebody today.
    Above,
    /// Ask before it, or know this.
    Note,
}

/// Why help is needed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// More than 4 000 mg of paracetamol in 24 hours.
    Danger,
    /// Above the packet on 2 or more days.
    Days,
    /// Above the packet, with what the person told: "about liver disease".
    Told(String),
}

/// One thing that the guard says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the words of the sentence, and the names say which")]
pub enum Finding {
    /// Too much paracetamol. `call` is whom to call.
    MedicalHelp { reached: Reached, why: Vec<Why>, call: String },
    /// The warning-sign check asks for help that comes first.
    CheckFirst,
    /// A total above its limit.
    Above(Reached),
    /// A total at its limit.
    AtLimit(Reached),
    /// A total under its limit, or without one; only for what is saved.
    Total(Reached),
    /// Too short a time since the dose before, or until the one after.
    Gap { name: Option<String>, since_min: i64, gap: Bound<u32>, side: GapSide },
    /// Not sold for this.
    NotFor(String),
    /// Two anti-inflammatories.
    TwoNsaids(String, String),
    /// The ingredient is in another medicine too.
    SameIngredient { name: String, other: String },
    /// So many days in a row (rule D11).
    TooManyDays { name: String, days: usize },
    /// Something that was told asks for advice first.
    Told { told: String, more: Option<String>, on_skin: bool },
    /// Aspirin after a fresh strain.
    FreshAspirin,
    /// Any anti-inflammatory after a fresh strain: both views.
    FreshStrain,
    /// The strength of a medicine is not known, beside what could be counted of its ingredient and the number of all
    /// doses of it.
    NotCounted { medicine: String, name: String, amount: Amount, doses: usize },
    /// No strength of an ingredient is known: only how many doses there were; only for what is saved.
    Uncounted { name: String, doses: usize },
    /// Nothing is known to compare with.
    Compare(Vec<(String, Taken)>),
}

/// Which neighbour of a dose is too near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapSide {
    /// The last one, before now.
    Last,
    /// The one before a dose of the past.
    Before,
    /// The one after a dose of the past.
    After,
}

impl Finding {
    /// How loud it is.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::MedicalHelp { .. } | Self::CheckFirst => Weight::Help,
            Self::Above(_) => Weight::Above,
            Self::AtLimit(_)
            | Self::Total(_)
            | Self::Gap { .. }
            | Self::NotFor(_)
            | Self::TwoNsaids(..)
            | Self::SameIngredient { .. }
            | Self::TooManyDays { .. }
            | Self::Told { .. }
            | Self::FreshAspirin
            | Self::FreshStrain
            | Self::NotCounted { .. }
            | Self::Uncounted { .. }
            | Self::Compare(_) => Weight::Note,
        }
    }

    /// A total that is under its limit, or has none.
    pub(super) fn is_below(&self) -> bool {
        matches!(self, Self::Total(_) | Self::Uncounted { .. })
    }

    /// The sentences for people.
    #[must_use]
    pub fn words(&self, now: &Now, style: HourStyle) -> String {
        match self {
            Self::MedicalHelp { reached, why, call } => {
                let why: Vec<String> = why.iter().filter_map(Why::words).collect();
                let why = why.iter().fold(String::new(), |text, words| format!("{text} {words}"));
                let opening = reached.opening(now, style);
                format!("{opening} Take no more.{why} Get medical help now, even if you feel well. {call}")
            }
            Self::CheckFirst => {
                "Your warning-sign check asks for medical help. That comes before any painkiller.".to_owned()
            }
            Self::Above(reached) | Self::AtLimit(reached) | Self::Total(reached) => reached.words(now, style),
            Self::Gap { name, since_min, gap, side } => gap_words(name.as_deref(), *since_min, *gap, *side),
            Self::NotFor(words) => format!("{words} Ask a pharmacist."),
            Self::TwoNsaids(one, other) => {
                let one = upper_first(one);
                format!("{one} and {other} are both NSAIDs (anti-inflammatories). Ask a pharmacist.")
            }
            Self::SameIngredient { name, other } => {
                format!("{} is also in {other}, logged within 24 hours of this. Ask a pharmacist.", upper_first(name))
            }
            Self::TooManyDays { name, days } => format!(
                "{} is logged on {days} or more days in a row. The packet asks for advice when a painkiller is needed \
                 for this long. See a doctor in the next few days.",
                upper_first(name)
            ),
            Self::Told { told, more, on_skin } => {
                let more = more.as_ref().map(|more| format!(" {more}")).unwrap_or_default();
                let verb = if *on_skin { "use" } else { "take" };
                format!("You told us {told}.{more} Ask a pharmacist or doctor before you {verb} this.")
            }
            Self::FreshAspirin => "Aspirin can make a fresh bruise bleed more. Ask a pharmacist.".to_owned(),
            Self::FreshStrain => {
                "Views differ on the first 2 to 3 days after a strain: older NHS advice and some local \
                                  NHS pages leave ibuprofen out at first, the NHS page of today names paracetamol or \
                                  ibuprofen gel. Ask a pharmacist."
                    .to_owned()
            }
            Self::NotCounted { medicine, name, amount, doses } => {
                let total = if *amount == Amount::default() {
                    format!("With this you have {} of {name} in 24\u{a0}hours", count(*doses, "dose", "doses"))
                } else {
                    format!("The total is at least {amount} {name}")
                };
                format!("The strength of {medicine} is not known, so it is not counted. {total}.")
            }
            Self::Uncounted { name, doses } => format!(
                "You have logged {} of {name} in the last 24\u{a0}hours. Strength not known, not counted.",
                count(*doses, "dose", "doses")
            ),
            Self::Compare(taken) => {
                let listed: Vec<String> = taken
                    .iter()
                    .map(|(name, taken)| {
                        let least = if taken.at_least { "at least " } else { "" };
                        format!("{least}{} {name}", taken.amount)
                    })
                    .collect();
                match listed.join(" and ") {
                    list if list.is_empty() => "Compare with your packet.".to_owned(),
                    list => format!("With this you have {list} in 24\u{a0}hours. Compare with your packet."),
                }
            }
        }
    }
}

fn gap_words(name: Option<&str>, since_min: i64, gap: Bound<u32>, side: GapSide) -> String {
    let of = name.map(|name| format!(" of {name}")).unwrap_or_default();
    let since = length(since_min);
    let start = match side {
        GapSide::Last => format!("Your last dose{of} was {since} ago."),
        GapSide::Before => format!("Your dose{of} before this one was {since} earlier."),
        GapSide::After => format!("Your dose{of} after this one was {since} later."),
    };
    let rule = match gap.origin {
        Origin::Packet => "The packet says",
        Origin::Country => "The packet gap is",
        Origin::Prescribed => "You entered",
    };
    format!("{start} {rule} at least {}.", hours(gap.most))
}

impl Why {
    fn words(&self) -> Option<String> {
        match self {
            // The total says it.
            Self::Danger => None,
            Self::Days => Some("The total was above the packet maximum on 2 or more days.".to_owned()),
            Self::Told(told) => Some(format!("You told us {told}.")),
        }
    }
}
