//! Rules U1 to U17 of `clinical.md` section 1.4: get medical help today.

use super::condition::{
    bleeds_easily, injury_exception, known_cold_pattern, redness, swelling_even_both, swollen, true_weakness,
};
use super::emergency;
use crate::domain::body::Sign;
use crate::domain::check::{Answer, Facts, Flag, Question, Risk};

/// U1.
pub(super) fn swelling(facts: &Facts) -> bool {
    swollen(facts) && !swelling_even_both(facts) && !injury_exception(facts)
}

/// U2.
pub(super) fn red_skin(facts: &Facts) -> bool {
    redness(facts) || facts.yes(Flag::SpreadingRedness)
}

/// U3, parts (a) and (b).
pub(super) fn clot_risk(facts: &Facts) -> bool {
    let strict = Risk::MAJOR_CLOT
        .iter()
        .any(|risk| !matches!(risk, Risk::LongJourney | Risk::OestrogenPill) && facts.yes(*risk));
    let pain = if strict && facts.fresh_injury() {
        facts.course.one_sided_2d_not_falling
    } else {
        facts.course.one_sided_2d && !facts.fresh_injury()
    };
    let expecting = facts.any(&[Risk::Pregnant, Risk::Postpartum]);
    (pain && enough_clot_risk(facts)) || (expecting && facts.course.one_sided_yesterday && !facts.fresh_injury())
}

/// A major clot fact; the pill counts only beside another clot fact.
fn enough_clot_risk(facts: &Facts) -> bool {
    let major = Risk::MAJOR_CLOT.iter().any(|risk| *risk != Risk::OestrogenPill && facts.yes(*risk));
    let beside =
        [Risk::AgeOver60, Risk::Smoker, Risk::Obesity, Risk::VaricoseVeins, Risk::HeartFailure, Risk::FamilyClot];
    let over_60 = facts.age.is_some_and(|age| age > 60);
    major || (facts.yes(Risk::OestrogenPill) && (over_60 || facts.any(&beside)))
}

/// U4.
pub(super) fn tendon(facts: &Facts) -> bool {
    facts.any(&[Flag::GapFelt, Flag::CannotTiptoe]) || (facts.yes(Flag::PopFelt) && facts.yes(Flag::CannotBearWeight))
}

/// U5.
pub(super) fn weakness(facts: &Facts) -> bool {
    let growing = [Flag::FootDropOrProgressiveWeakness, Flag::NumbnessGettingWorse, Flag::CannotMoveFoot];
    true_weakness(facts) || facts.any(&growing)
}

/// U6.
pub(super) fn cold(facts: &Facts) -> bool {
    (facts.yes(Sign::CoolOrPale) || facts.yes(Flag::MottledOrBlue)) && !known_cold_pattern(facts)
}

/// U7. A long cramp in the journal is enough; a "no" to the question does not take it back.
pub(super) fn long_cramp(facts: &Facts) -> bool {
    facts.any(&[Flag::CrampOver10Min, Flag::WoundTetanusOrToxin]) || facts.course.long_cramp_2d
}

/// U8.
pub(super) fn injury(facts: &Facts) -> bool {
    facts.any(&[Flag::CannotBearWeight, Flag::InjuryGettingWorse])
}

/// U9.
pub(super) fn artery(facts: &Facts) -> bool {
    facts.any(&[Flag::RestPainRelievedByHangingLeg, Flag::FootWoundNotHealing, Flag::WalkingPainSuddenChange])
}

/// U10.
pub(super) fn maternity(facts: &Facts) -> bool {
    facts.any(&[Risk::Pregnant, Risk::Postpartum]) && facts.yes(Flag::PreeclampsiaSigns)
}

/// U11.
pub(super) fn antibiotic(facts: &Facts) -> bool {
    facts.yes(Risk::FluoroquinoloneRecent) && facts.course.non_cramp_7d
}

/// U12.
pub(super) fn bleeding(facts: &Facts) -> bool {
    bleeds_easily(facts) && facts.fresh_injury()
}

/// U13.
pub(super) fn severe(facts: &Facts) -> bool {
    facts.course.severe_2d || facts.course.severe_today
}

/// U14: one answer of E2 that no emergency rule has counted.
pub(super) fn pressure_alone(facts: &Facts) -> bool {
    facts.any(&[Flag::PainOutOfProportion, Flag::CalfTenseHard]) && !emergency::pressure(facts)
}

/// U15.
pub(super) fn fever(facts: &Facts) -> bool {
    facts.yes(Flag::Fever38) && (facts.course.one_sided_now || swollen(facts))
}

/// U16: "not sure" to a question of E1, E3, E4, E5 or E7.
pub(super) fn not_sure(facts: &Facts) -> bool {
    const QUESTIONS: [Question; 20] = [
        Question::Flag(Flag::ChestPain),
        Question::Flag(Flag::Breathless),
        Question::Flag(Flag::CoughingBlood),
        Question::Flag(Flag::CollapseOrFaint),
        Question::Flag(Flag::RacingHeart),
        Question::Flag(Flag::SuddenOnsetCold),
        Question::Flag(Flag::MottledOrBlue),
        Question::Flag(Flag::CannotMoveFoot),
        Question::Sign(Sign::CoolOrPale),
        Question::Sign(Sign::TinglingNumbness),
        // E3 (d) counts them beside blue skin.
        Question::Sign(Sign::Swelling),
        Question::Sign(Sign::FluidRetention),
        Question::Flag(Flag::SaddleNumbness),
        Question::Flag(Flag::BladderBowelChange),
        Question::Flag(Flag::BothLegsNewWeakNumb),
        Question::Flag(Flag::SciaticaBothLegs),
        Question::Flag(Flag::BackPainDownLeg),
        Question::Flag(Flag::DarkUrine),
        Question::Flag(Flag::FaceArmSpeech),
        Question::Sign(Sign::SuddenWeakness),
    ];
    let doubted = |question: &Question| matches!(question, Question::Sign(sign) if facts.doubted.contains(sign));
    QUESTIONS.iter().any(|question| facts.answer(*question) == Answer::NotSure || doubted(question))
}

/// U17.
pub(super) fn both_legs(facts: &Facts) -> bool {
    facts.yes(Flag::BothLegsSwollen) && facts.yes(Flag::SwellingSuddenSevere)
}
