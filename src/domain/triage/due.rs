//! Which questions a person must have answered before a result can be self-care, emergencies first after the signs.
//! A follow-up is due only after a yes to its parent; what is not due is no blank.

use crate::domain::body::Sign;
use crate::domain::check::{Facts, Flag, Question, Risk};

/// The groups E1 to E7, always due.
const ALWAYS: [Flag; 22] = [
    Flag::ChestPain,
    Flag::Breathless,
    Flag::CoughingBlood,
    Flag::CollapseOrFaint,
    Flag::RacingHeart,
    Flag::PainOutOfProportion,
    Flag::CalfTenseHard,
    Flag::PainOnPassiveStretch,
    Flag::CastOrWrapPain,
    Flag::SuddenOnsetCold,
    Flag::MottledOrBlue,
    Flag::CannotMoveFoot,
    Flag::SaddleNumbness,
    Flag::BladderBowelChange,
    Flag::BothLegsNewWeakNumb,
    Flag::SciaticaBothLegs,
    Flag::BackPainDownLeg,
    Flag::DarkUrine,
    Flag::Fever38,
    Flag::SpreadingRedness,
    Flag::ConfusedOrVeryUnwell,
    Flag::FaceArmSpeech,
];

/// The injury group, when an injury is named within 28 days.
const INJURY: [Flag; 7] = [
    Flag::DeformityOrDeepWound,
    Flag::GapFelt,
    Flag::CannotTiptoe,
    Flag::PopFelt,
    Flag::CannotBearWeight,
    Flag::InjuryGettingWorse,
    Flag::SwellingOnlyAtInjury,
];

/// The group on arteries (U9), and the walking question.
const ARTERY: [Flag; 3] =
    [Flag::RestPainRelievedByHangingLeg, Flag::FootWoundNotHealing, Flag::WalkingPainEasesWithRest];

/// Questions that only explain an answer; a yes to them is no warning.
const EXPLAINS: [Flag; 6] = [
    Flag::WeakOnlyBecausePain,
    Flag::OnlyTender,
    Flag::ColdPatternKnown,
    Flag::NumbColdGoneAfterUnwrap,
    Flag::SwellingOnlyAtInjury,
    Flag::BothLegsSwollen,
];

/// The due questions, in the order in which they are asked.
#[must_use]
pub fn due(facts: &Facts) -> Vec<Question> {
    let mut flags: Vec<Flag> = ALWAYS.to_vec();
    if facts.injury_days_ago.is_some_and(|days| days <= 28) {
        flags.extend(INJURY);
    }
    if facts.course.cramp_7d {
        flags.extend([Flag::CrampOver10Min, Flag::WoundTetanusOrToxin]);
    }
    // The pattern of coldness holds only when the artery questions are answered no, so they are asked there too.
    if facts.age.is_none_or(|age| age >= 40)
        || facts.any(&[Risk::Diabetes, Risk::Smoker])
        || facts.course.night_pain
        || facts.yes(Flag::ColdPatternKnown)
    {
        flags.extend(ARTERY);
    }
    if facts.any(&[Risk::Pregnant, Risk::Postpartum]) {
        flags.push(Flag::PreeclampsiaSigns);
    }
    flags.extend(follow_ups(facts));
    let signs = Sign::ALL.iter().copied().map(Question::Sign);
    signs.chain(flags.into_iter().map(Question::Flag)).collect()
}

/// Whether the question only explains an answer.
pub(super) fn explains(question: Question) -> bool {
    matches!(question, Question::Flag(flag) if EXPLAINS.contains(&flag))
}

/// Questions whose parent was answered yes.
fn follow_ups(facts: &Facts) -> Vec<Flag> {
    let numb = facts.yes(Sign::TinglingNumbness);
    let cold = facts.yes(Sign::CoolOrPale);
    let weak = facts.yes(Sign::SuddenWeakness);
    let parents = [
        (facts.yes(Sign::Swelling) || facts.yes(Sign::FluidRetention), Flag::BothLegsSwollen),
        (facts.yes(Flag::BothLegsSwollen), Flag::OneLegBigger),
        (facts.yes(Flag::BothLegsSwollen), Flag::SwellingSuddenSevere),
        (weak, Flag::WeakOnlyBecausePain),
        (weak || numb || facts.yes(Flag::BackPainDownLeg), Flag::FootDropOrProgressiveWeakness),
        (numb, Flag::NumbnessGettingWorse),
        (cold || numb, Flag::NumbColdGoneAfterUnwrap),
        (cold || numb || facts.yes(Flag::MottledOrBlue), Flag::ColdPatternKnown),
        (facts.yes(Sign::RednessWarmth), Flag::OnlyTender),
        (facts.yes(Flag::WalkingPainEasesWithRest), Flag::WalkingPainSuddenChange),
    ];
    parents.into_iter().filter(|(due, _)| *due).map(|(_, flag)| flag).collect()
}
