//! Rules E1 to E8 of `clinical.md` section 1.4: call emergency services now.

use super::condition::{bleeds_easily, known_cold_pattern, lasting_cold, lasting_numbness, redness, true_weakness};
use crate::domain::body::Sign;
use crate::domain::check::{Facts, Flag, Risk};

/// E1.
pub(super) fn lung_clot(facts: &Facts) -> bool {
    facts.one_of_lung_signs || facts.any(&Flag::LUNG)
}

/// E2, parts (a) to (e).
pub(super) fn pressure(facts: &Facts) -> bool {
    let three = [Flag::PainOutOfProportion, Flag::CalfTenseHard, Flag::PainOnPassiveStretch];
    let ticked = three.into_iter().filter(|flag| facts.yes(*flag)).count();
    let nerve = lasting_numbness(facts) || facts.yes(Sign::SuddenWeakness) || facts.yes(Flag::CannotMoveFoot);
    ticked >= 2
        || (ticked >= 1 && nerve)
        || (facts.yes(Flag::CalfTenseHard) && facts.course.worst_non_cramp_today >= 7)
        || (facts.any(&[Flag::CalfTenseHard, Flag::PainOutOfProportion]) && bleeds_easily(facts))
        || facts.yes(Flag::CastOrWrapPain)
}

/// E3, parts (a) to (d).
pub(super) fn no_blood(facts: &Facts) -> bool {
    let (cold, numb) = (lasting_cold(facts), lasting_numbness(facts));
    let weak = facts.yes(Sign::SuddenWeakness);
    let stuck = facts.yes(Flag::CannotMoveFoot);
    let blue = facts.yes(Flag::MottledOrBlue);
    let swollen = super::condition::swollen(facts);
    let with_cold =
        blue || stuck || numb || weak || facts.yes(Risk::AtrialFibrillation) || facts.course.worst_non_cramp_today >= 7;
    let with_blue = swollen || numb || weak || facts.course.worst_today >= 7;
    let quiet = known_cold_pattern(facts);
    facts.yes(Flag::SuddenOnsetCold)
        || (cold && with_cold && !quiet)
        || (stuck && (numb || weak || cold || blue))
        || (blue && with_blue && !quiet)
}

/// E4.
pub(super) fn spine(facts: &Facts) -> bool {
    let alone = [Flag::SaddleNumbness, Flag::BladderBowelChange, Flag::BothLegsNewWeakNumb, Flag::SciaticaBothLegs];
    facts.any(&alone) || (facts.yes(Flag::BackPainDownLeg) && facts.course.both_sides_now)
}

/// E5.
pub(super) fn muscle_breakdown(facts: &Facts) -> bool {
    facts.yes(Flag::DarkUrine)
}

/// E6, parts (a) and (b).
pub(super) fn infection(facts: &Facts) -> bool {
    let skin = redness(facts) || facts.yes(Flag::SpreadingRedness);
    (skin && facts.any(&[Flag::Fever38, Flag::PainOutOfProportion])) || facts.yes(Flag::ConfusedOrVeryUnwell)
}

/// E7.
pub(super) fn stroke(facts: &Facts) -> bool {
    facts.yes(Flag::FaceArmSpeech) || (true_weakness(facts) && !facts.fresh_injury())
}

/// E8.
pub(super) fn injury(facts: &Facts) -> bool {
    let supply = lasting_cold(facts) || lasting_numbness(facts);
    facts.yes(Flag::DeformityOrDeepWound) || (facts.fresh_injury() && supply)
}
