//! The one gate of the whole program (`clinical.md` 1.5): what may be started now, what is paused, and why.
//!
//! Doing is paused, looking never. Whatever starts something asks here; nothing else decides.

use super::body::Sign;
use super::check::{Answer, Flag, Risk};
use super::triage::{Tier, in_doubt};
use super::vocabulary::vocabulary;
use super::watch::{Standing, Watch};

vocabulary! {
    /// A kind of thing that can be started.
    Activity {
        Stretch "stretch" "Stretching",
        Strength "strength" "Strength exercises",
        Ice "ice" "Ice",
        Heat "heat" "Heat",
        Compression "compression" "Compression",
        Raise "raise" "Raising the leg",
        Massage "massage" "Massage",
        Roller "roller" "Foam roller",
        Points "points" "Pressure points",
        CrampRelease "cramp_release" "Ending a cramp",
        CrampRubbing "cramp_rubbing" "Rubbing after a cramp",
    }
}

/// Why something is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lock {
    /// Rules of the two upper tiers are active.
    Warning(Tier),
    /// Warning questions are open, or there was no check of this pain.
    Incomplete,
    /// Hands on: one of the six signs.
    Sign(Sign),
    /// Hands on: both legs are swollen, or there is a lump. Loading: a pop was felt.
    Flag(Flag),
    /// Hands on: a fact about the person.
    Risk(Risk),
    /// Hands on: a major clot fact and new pain in one leg.
    ClotRiskWithPain(Risk),
    /// Hands on: "not sure" to one of the six signs.
    SignNotSure(Sign),
}

/// What the gate knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Closes everything.
    all: Vec<Lock>,
    /// Closes massage, roller, points and rubbing as well.
    hands_on: Vec<Lock>,
    /// Closes loading as well.
    load: Vec<Lock>,
    /// Closes even the ending of a cramp.
    cramp: bool,
}

impl Activity {
    /// Whether hands or a roller press on the leg.
    #[must_use]
    pub fn hands_on(self) -> bool {
        match self {
            Self::Massage | Self::Roller | Self::Points | Self::CrampRubbing => true,
            Self::Stretch
            | Self::Strength
            | Self::Ice
            | Self::Heat
            | Self::Compression
            | Self::Raise
            | Self::CrampRelease => false,
        }
    }
}

impl Lock {
    /// The reason in words, a whole sentence.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Warning(Tier::Emergency) => "An emergency sign is active.".to_owned(),
            Self::Warning(_) => "A warning sign is active that needs help today.".to_owned(),
            Self::Incomplete => "The warning-sign check is not complete.".to_owned(),
            Self::Sign(sign) => format!("You ticked: {}.", lower(sign.name())),
            Self::SignNotSure(sign) => format!("You were not sure about: {}.", lower(sign.name())),
            Self::Flag(flag) => format!("You ticked: {}.", lower(flag.name())),
            Self::Risk(risk) => format!("You told us: {}.", lower(risk.name())),
            Self::ClotRiskWithPain(risk) => format!("You told us: {}, and one leg has new pain.", lower(risk.name())),
        }
    }

    /// What opens it again.
    #[must_use]
    pub fn opens_when(self) -> &'static str {
        match self {
            Self::Warning(Tier::Emergency) => "Opens when a new check finds nothing urgent.",
            Self::Warning(_) | Self::Flag(Flag::PopFelt) => {
                "Opens when a clinician has checked it and you note that, or a new check finds it gone."
            }
            Self::Incomplete => "Opens when the check is complete and finds nothing urgent.",
            Self::Sign(_) | Self::SignNotSure(_) | Self::Flag(_) => "Opens when a new check finds it gone.",
            Self::Risk(_) => "Stays closed as long as this is so. Ask your doctor or nurse about massage.",
            Self::ClotRiskWithPain(_) => "Opens when that pain is over. Ask a doctor about it.",
        }
    }
}

fn lower(words: &str) -> String {
    super::sentence::lower_first(words)
}

impl Gate {
    /// The gate for where a person stands today.
    #[must_use]
    pub fn of(watch: &Watch, standing: &Standing) -> Self {
        let mut all = Vec::new();
        match standing.tier {
            Tier::Emergency | Tier::SameDay => all.push(Lock::Warning(standing.tier)),
            Tier::Incomplete => all.push(Lock::Incomplete),
            // Below the two upper tiers an open question or a "not sure" still means that the check is not complete: a
            // rule that sends to a doctor must not open what is closed without it.
            Tier::Soon | Tier::SelfCare if !standing.assessment.open.is_empty() || in_doubt(&standing.facts) => {
                all.push(Lock::Incomplete);
            }
            Tier::Soon | Tier::SelfCare => {}
        }
        let tendon = standing.active.iter().any(|rule| rule.id == "U4");
        let cramp = standing.tier == Tier::Emergency || tendon;
        // A tendon may be torn after a pop alone, and pain that fades does not say otherwise (`clinical.md` 6.1). With a dip,
        // or a leg that cannot push off, everything is closed above.
        let pop = standing.active.iter().any(|rule| rule.id == "D13");
        let load = if pop { vec![Lock::Flag(Flag::PopFelt)] } else { Vec::new() };
        Self { all, hands_on: hands_on(watch, standing), load, cramp }
    }

    /// Why an activity is paused; empty when it may be started.
    #[must_use]
    pub fn locks(&self, activity: Activity) -> Vec<Lock> {
        if activity == Activity::CrampRelease {
            return if self.cramp { self.all.clone() } else { Vec::new() };
        }
        let mut locks = self.all.clone();
        if activity.hands_on() {
            locks.extend(&self.hands_on);
        }
        if activity == Activity::Strength {
            locks.extend(&self.load);
        }
        locks
    }

    /// What closes everything, whatever the activity is; empty when nothing does.
    #[must_use]
    pub fn closes_all(&self) -> &[Lock] {
        &self.all
    }

    /// Whether an activity may be started.
    #[must_use]
    pub fn is_open(&self, activity: Activity) -> bool {
        self.locks(activity).is_empty()
    }
}

/// Facts that rule out pressing hands on whatever the tier is.
const NO_HANDS: [Risk; 6] = [
    Risk::Pregnant,
    Risk::Postpartum,
    Risk::Anticoagulant,
    Risk::BleedingDisorder,
    Risk::PreviousClot,
    Risk::Thrombophilia,
];

fn hands_on(watch: &Watch, standing: &Standing) -> Vec<Lock> {
    let facts = &standing.facts;
    let mut locks = Vec::new();
    for sign in Sign::ALL {
        match facts.answer(*sign) {
            Answer::Yes => locks.push(Lock::Sign(*sign)),
            Answer::NotSure => locks.push(Lock::SignNotSure(*sign)),
            Answer::No | Answer::Blank => {}
        }
    }
    let flags = [Flag::BothLegsSwollen, Flag::LumpGrowingOrOver5Cm].into_iter();
    locks.extend(flags.filter(|flag| facts.yes(*flag)).map(Lock::Flag));
    locks.extend(NO_HANDS.into_iter().filter(|risk| facts.yes(*risk)).map(Lock::Risk));
    // A yes to a blood thinner that is too old for a rule is not forgotten here: nobody said that it ended.
    let thinner = Risk::Anticoagulant;
    if facts.answer(thinner) == Answer::Blank && watch.profile.once_yes(thinner) {
        locks.push(Lock::Risk(thinner));
    }
    if new_one_sided_pain(watch, standing) {
        let major = Risk::MAJOR_CLOT.into_iter().filter(|risk| facts.yes(*risk) && !NO_HANDS.contains(risk));
        locks.extend(major.map(Lock::ClotRiskWithPain));
    }
    locks
}

/// One leg alone has a pain that is going on, of any length; told, and nothing logged that says which leg: it may be one.
fn new_one_sided_pain(watch: &Watch, standing: &Standing) -> bool {
    let (course, sore) = (&standing.facts.course, watch.sore_legs());
    let logged = course.one_sided_now || course.one_sided_yesterday || course.one_sided_2d || sore.len() == 1;
    logged || (sore.is_empty() && standing.facts.stated_onset_days.is_some())
}
