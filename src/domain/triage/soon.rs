//! Rules D1 to D18 of `clinical.md` section 1.4: see a doctor in the next few days. Those that are only arithmetic
//! stand in the table itself.

use super::condition::redness;
use super::{emergency, same_day, upper_fires};
use crate::domain::body::Sign;
use crate::domain::check::{Facts, Flag, Risk};

/// D1.
pub(super) fn both_legs(facts: &Facts) -> bool {
    facts.yes(Flag::BothLegsSwollen)
}

/// D2: numbness on its own; E2, E3 and E8 have counted it already when they fire.
pub(super) fn numbness(facts: &Facts) -> bool {
    let counted = emergency::pressure(facts) || emergency::no_blood(facts) || emergency::injury(facts);
    facts.yes(Sign::TinglingNumbness) && !counted
}

/// D3. An unknown age may be 40.
pub(super) fn walking(facts: &Facts) -> bool {
    let course = &facts.course;
    let likely = facts.age.is_none_or(|age| age >= 40)
        || facts.any(&[Risk::Smoker, Risk::Diabetes, Risk::KnownArteryDisease, Risk::HeartDisease])
        || course.onset_days.is_some_and(|days| days >= 14);
    (facts.yes(Flag::WalkingPainEasesWithRest) && likely) || course.walking_pattern
}

/// D10.
pub(super) fn lump(facts: &Facts) -> bool {
    facts.yes(Flag::LumpGrowingOrOver5Cm)
}

/// D12.
pub(super) fn wasting(facts: &Facts) -> bool {
    facts.yes(Flag::MuscleWasting)
}

/// D13.
pub(super) fn pop(facts: &Facts) -> bool {
    facts.yes(Flag::PopFelt) && !same_day::tendon(facts)
}

/// D14: the floor under every sign of the clinic page. A floor is not told where something stronger stands on it.
pub(super) fn any_sign(facts: &Facts) -> bool {
    let others = Sign::ALL.iter().any(|sign| *sign != Sign::RednessWarmth && facts.yes(*sign));
    (others || redness(facts)) && !upper_fires(facts)
}

/// D15.
pub(super) fn cold_pattern(facts: &Facts) -> bool {
    facts.yes(Flag::ColdPatternKnown)
}

/// D16.
pub(super) fn antibiotic(facts: &Facts) -> bool {
    facts.yes(Risk::FluoroquinoloneEarlier) && facts.course.non_cramp_7d
}

/// D17.
pub(super) fn stretch_pain(facts: &Facts) -> bool {
    facts.yes(Flag::PainOnPassiveStretch) && !emergency::pressure(facts)
}

/// D18.
pub(super) fn fever(facts: &Facts) -> bool {
    facts.yes(Flag::Fever38) && !same_day::fever(facts) && !emergency::infection(facts)
}
