//! Conditions that several rules share, by the names of `clinical.md` section 1.3. Those that lower a result hold only
//! on a clear answer: a blank or a "not sure" among them means that they do not hold.

use crate::domain::body::Sign;
use crate::domain::check::{Facts, Flag, Risk};

/// Sore to touch with normal skin: the tick on redness and warmth comes off again.
pub(super) fn tender_without_redness(facts: &Facts) -> bool {
    facts.yes(Sign::RednessWarmth) && facts.yes(Flag::OnlyTender)
}

/// The sign of redness and warmth, unless it is tenderness alone.
pub(super) fn redness(facts: &Facts) -> bool {
    facts.yes(Sign::RednessWarmth) && !facts.yes(Flag::OnlyTender)
}

/// The leg turned weak, and it is not known that using it only hurts.
pub(super) fn true_weakness(facts: &Facts) -> bool {
    facts.yes(Sign::SuddenWeakness) && !facts.yes(Flag::WeakOnlyBecausePain)
}

/// Numbness that did not go when the bandage came off.
pub(super) fn lasting_numbness(facts: &Facts) -> bool {
    facts.yes(Sign::TinglingNumbness) && !facts.yes(Flag::NumbColdGoneAfterUnwrap)
}

/// Coldness or paleness that did not go when the bandage came off.
pub(super) fn lasting_cold(facts: &Facts) -> bool {
    facts.yes(Sign::CoolOrPale) && !facts.yes(Flag::NumbColdGoneAfterUnwrap)
}

/// Swelling or puffiness.
pub(super) fn swollen(facts: &Facts) -> bool {
    facts.yes(Sign::Swelling) || facts.yes(Sign::FluidRetention)
}

/// Thinned blood, by medicine or by nature.
pub(super) fn bleeds_easily(facts: &Facts) -> bool {
    facts.any(&[Risk::Anticoagulant, Risk::BleedingDisorder])
}

/// Swelling that belongs to a fresh injury of this leg, and nothing that speaks against it.
pub(super) fn injury_exception(facts: &Facts) -> bool {
    let named = facts.yes(Sign::Swelling) && facts.yes(Flag::SwellingOnlyAtInjury) && facts.fresh_injury();
    let skin = facts.no(Sign::RednessWarmth) || tender_without_redness(facts);
    let quiet = [Flag::InjuryGettingWorse, Flag::CalfTenseHard, Flag::PainOutOfProportion, Flag::CannotTiptoe];
    named
        && skin
        && facts.no(Sign::FluidRetention)
        && facts.none(&quiet)
        && facts.none(&Risk::MAJOR_CLOT)
        && facts.none(&[Risk::Anticoagulant, Risk::BleedingDisorder])
}

/// Both legs swollen alike, without one-sided pain or a clot risk beyond pregnancy and hormones.
pub(super) fn swelling_even_both(facts: &Facts) -> bool {
    let allowed = [Risk::Pregnant, Risk::Postpartum, Risk::OestrogenPill];
    facts.yes(Flag::BothLegsSwollen)
        && facts.no(Flag::OneLegBigger)
        && !facts.course.one_sided_now
        && Risk::MAJOR_CLOT.iter().all(|risk| allowed.contains(risk) || facts.no(*risk))
}

/// A known pattern in the cold or on effort, with nothing that makes it an alarm.
pub(super) fn known_cold_pattern(facts: &Facts) -> bool {
    let alarms =
        [Flag::SuddenOnsetCold, Flag::CannotMoveFoot, Flag::RestPainRelievedByHangingLeg, Flag::FootWoundNotHealing];
    facts.yes(Flag::ColdPatternKnown)
        && facts.none(&alarms)
        && facts.no(Sign::SuddenWeakness)
        && facts.course.worst_today < 7
}
