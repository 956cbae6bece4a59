//! The groups of a check: a screenful of questions each.

use super::Flag;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A screenful of questions that one "none of these" can answer.
    Group {
        Ticked "ticked" "About what you ticked",
        Leg "leg" "The leg",
        Nerves "nerves" "Back, nerves, speech",
        Body "body" "The whole body",
        Injury "injury" "The injury",
        Cramp "cramp" "The cramp",
        Walking "walking" "Walking and sores",
        Pregnancy "pregnancy" "Headache and sight",
    }
}

impl Group {
    /// The group of a follow-up question; the five of E1 have a place of their own.
    #[must_use]
    pub fn of(flag: Flag) -> Option<Self> {
        Some(match flag {
            Flag::ChestPain | Flag::Breathless | Flag::CoughingBlood | Flag::CollapseOrFaint | Flag::RacingHeart => {
                return None;
            }
            Flag::BothLegsSwollen
            | Flag::OneLegBigger
            | Flag::SwellingSuddenSevere
            | Flag::WeakOnlyBecausePain
            | Flag::FootDropOrProgressiveWeakness
            | Flag::NumbnessGettingWorse
            | Flag::NumbColdGoneAfterUnwrap
            | Flag::ColdPatternKnown
            | Flag::OnlyTender => Self::Ticked,
            Flag::PainOutOfProportion
            | Flag::CalfTenseHard
            | Flag::PainOnPassiveStretch
            | Flag::CastOrWrapPain
            | Flag::SuddenOnsetCold
            | Flag::MottledOrBlue
            | Flag::CannotMoveFoot
            | Flag::SpreadingRedness
            | Flag::LumpGrowingOrOver5Cm
            | Flag::MuscleWasting => Self::Leg,
            Flag::SaddleNumbness
            | Flag::BladderBowelChange
            | Flag::BothLegsNewWeakNumb
            | Flag::SciaticaBothLegs
            | Flag::BackPainDownLeg
            | Flag::FaceArmSpeech => Self::Nerves,
            Flag::DarkUrine | Flag::Fever38 | Flag::ConfusedOrVeryUnwell => Self::Body,
            Flag::DeformityOrDeepWound
            | Flag::GapFelt
            | Flag::CannotTiptoe
            | Flag::PopFelt
            | Flag::CannotBearWeight
            | Flag::InjuryGettingWorse
            | Flag::SwellingOnlyAtInjury => Self::Injury,
            Flag::CrampOver10Min | Flag::WoundTetanusOrToxin => Self::Cramp,
            Flag::RestPainRelievedByHangingLeg
            | Flag::FootWoundNotHealing
            | Flag::WalkingPainEasesWithRest
            | Flag::WalkingPainSuddenChange => Self::Walking,
            Flag::PreeclampsiaSigns => Self::Pregnancy,
        })
    }
}
