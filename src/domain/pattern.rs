//! Patterns that fit what was logged (`clinical.md` section 3): education, never a diagnosis.
//!
//! A pattern fits when everything in its `must` is there, three of its features in all, and nothing that speaks against
//! it. At most three are shown, in the order of the alphabet: there is no number and no order that could be read as how
//! sure it is. Which words stand in the table is content.
//!
//! Three choices are on the careful side. Nothing is shown while the gate closes everything, and neither while a rule of
//! the two upper tiers fires that a clinician has looked at. What rules send to a doctor the same day (a complete tear, a
//! burst Baker's cyst) and the five serious look-alikes have no `fit`, so no journal can name them as a match.

mod evidence;
mod feature;

use chrono::Duration;
use serde::Deserialize;

use super::basis::Basis;
use super::body::Zone;
use super::episode::Episode;
use super::gate::{Gate, Lock};
use super::triage::Tier;
use super::watch::{Standing, Watch};
use evidence::Evidence;
pub use feature::Feature;

/// Local days that are looked at, today included. Four weeks: as long as an injury counts, and long enough for night
/// cramps that come once a week.
pub const WINDOW_DAYS: i64 = 28;
/// Patterns that are shown at most.
pub const MOST: usize = 3;
/// Features that have to be there.
const ENOUGH_FEATURES: usize = 3;
/// Entries with pain under which nothing is said.
const ENOUGH_ENTRIES: usize = 3;
/// The look-alikes, one of which is named with every pattern. None of them is ever matched.
pub const SERIOUS: [&str; 5] = ["clot", "compartment", "no_blood", "cellulitis", "achilles_rupture"];

/// One row of the table of causes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Its name in files.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// How it starts.
    pub onset: String,
    /// What it feels like.
    pub feels: String,
    /// Where it hurts.
    pub place: String,
    /// The same on the body map, for a picture; empty where the calf is not the place.
    #[serde(default)]
    pub zones: Vec<Zone>,
    /// How long it lasts.
    pub lasts: String,
    /// With what it often comes.
    pub setting: String,
    /// What makes it worse or better.
    pub changes: String,
    /// What tells it apart from others.
    pub apart: String,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What they are worth.
    #[serde(default)]
    pub basis: Basis,
    /// What of a journal fits; `None` is never matched.
    pub fit: Option<Fit>,
    /// With what to be seen, and how soon; for those that are never matched.
    pub seen: Option<String>,
}

/// What of a journal fits a cause.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fit {
    /// The entries that are looked at.
    pub entries: Scope,
    /// What has to be there.
    pub must: Vec<Feature>,
    /// What else speaks for it.
    pub also: Vec<Feature>,
    /// What speaks against it.
    pub against: Vec<Feature>,
    /// The id of the serious cause that can look like it.
    pub look_alike: String,
    /// One sentence: why that one has to be excluded.
    pub rule_out: String,
    /// What else has to be said at once.
    pub note: Option<String>,
}

/// Which entries a pattern looks at, so that night cramps and a sore tendon do not hide each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Cramps that ended within ten minutes or let go fully.
    Cramps,
    /// Everything else but the soreness after a cramp.
    Pain,
    /// Both.
    All,
}

/// One pattern that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern<'a> {
    /// The row of the table.
    pub cause: &'a Cause,
    /// What fits it of what was logged.
    pub fits: Vec<Feature>,
    /// What would speak against it.
    pub against: &'a [Feature],
    /// The serious cause that can look like it.
    pub look_alike: &'a Cause,
    /// Why that one has to be excluded.
    pub rule_out: &'a str,
    /// What else has to be said at once.
    pub note: Option<&'a str>,
}

/// What may be shown of patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fitting<'a> {
    /// Nothing: the person is under 18.
    AdultsOnly,
    /// Nothing: these come first.
    CheckFirst(Vec<Lock>),
    /// Nothing: a rule of the two upper tiers fires, and a clinician has looked at it.
    WithClinician,
    /// Too few entries.
    TooFew,
    /// None fits.
    Nothing,
    /// These fit, in the order of the alphabet.
    Patterns {
        /// At most three.
        shown: Vec<Pattern<'a>>,
        /// Others fit too.
        more: bool,
    },
}

impl<'a> Fitting<'a> {
    /// Why nothing may be shown, whatever the entries say; `None` when patterns may be shown.
    #[must_use]
    pub fn closed(watch: &Watch, standing: &Standing, gate: &Gate) -> Option<Self> {
        if watch.profile.under_18() {
            return Some(Self::AdultsOnly);
        }
        if !gate.closes_all().is_empty() {
            return Some(Self::CheckFirst(gate.closes_all().to_vec()));
        }
        let upper = standing.assessment.rules.iter().any(|rule| rule.tier >= Tier::SameDay);
        upper.then_some(Self::WithClinician)
    }

    /// What fits the entries of the last weeks, given in any order.
    #[must_use]
    pub fn of(causes: &'a [Cause], watch: &Watch, standing: &Standing, gate: &Gate, entries: &[Episode]) -> Self {
        if let Some(closed) = Self::closed(watch, standing, gate) {
            return closed;
        }
        let first = watch.today() - Duration::days(WINDOW_DAYS - 1);
        let counts = |entry: &&Episode| entry.nrs_worst.get() > 0 && entry.started.day() >= first;
        let entries: Vec<&Episode> = entries.iter().filter(counts).collect();
        if entries.len() < ENOUGH_ENTRIES {
            return Self::TooFew;
        }
        let evidence = |scope| Evidence::new(scope, &entries, watch, &standing.facts);
        let (cramps, pain, all) = (evidence(Scope::Cramps), evidence(Scope::Pain), evidence(Scope::All));
        let mut shown: Vec<Pattern<'a>> = causes
            .iter()
            .filter_map(|cause| {
                let fit = cause.fit.as_ref()?;
                let evidence = match fit.entries {
                    Scope::Cramps => &cramps,
                    Scope::Pain => &pain,
                    Scope::All => &all,
                };
                let look_alike = causes.iter().find(|other| other.id == fit.look_alike)?;
                Some(fit.pattern(cause, look_alike, fit.features(evidence)?))
            })
            .collect();
        shown.sort_by(|one, other| one.cause.name.cmp(&other.cause.name));
        let more = shown.len() > MOST;
        shown.truncate(MOST);
        if shown.is_empty() { Self::Nothing } else { Self::Patterns { shown, more } }
    }
}

impl Fit {
    /// What fits, if it is enough and nothing speaks against it.
    fn features(&self, evidence: &Evidence<'_>) -> Option<Vec<Feature>> {
        let whole = self.must.iter().all(|feature| evidence.speaks_for(*feature));
        if !evidence.is_enough() || !whole || self.against.iter().any(|feature| evidence.speaks_against(*feature)) {
            return None;
        }
        let also = self.also.iter().filter(|feature| evidence.speaks_for(**feature));
        let fits: Vec<Feature> = self.must.iter().chain(also).copied().collect();
        (fits.len() >= ENOUGH_FEATURES).then_some(fits)
    }

    fn pattern<'a>(&'a self, cause: &'a Cause, look_alike: &'a Cause, fits: Vec<Feature>) -> Pattern<'a> {
        let Self { against, rule_out, note, .. } = self;
        Pattern { cause, fits, against, look_alike, rule_out, note: note.as_deref() }
    }
}

impl Cause {
    /// The row in lines for people: a short name and its words.
    #[must_use]
    pub fn lines(&self) -> [(&'static str, &str); 7] {
        [
            ("Starts", &self.onset),
            ("Feels like", &self.feels),
            ("Where", &self.place),
            ("Lasts", &self.lasts),
            ("Often with", &self.setting),
            ("Worse, better", &self.changes),
            ("Tells it apart", &self.apart),
        ]
    }
}
