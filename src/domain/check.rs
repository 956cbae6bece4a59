//! What a warning-sign check asks and what a person answers: follow-up questions, facts that change the risk, and
//! answers that keep "no", "not sure" and "not asked" apart. The six signs are `body::Sign`. Names are those of
//! `clinical.md` section 1.3; what the answers lead to is `triage`.

mod facts;
mod group;
mod paper;
mod saved;
mod visit;

use serde::{Deserialize, Serialize};

use super::body::Sign;
use super::vocabulary::vocabulary;
pub use facts::Facts;
pub use group::Group;
pub use paper::Paper;
pub use saved::{Answers, Check, SignChange, SignSince};
pub use visit::Visit;

vocabulary! {
    /// A plain question that follows the six signs.
    Flag {
        ChestPain "chest_pain" "Chest, upper-back or side pain",
        Breathless "breathless" "Short of breath",
        CoughingBlood "coughing_blood" "Coughing blood",
        CollapseOrFaint "collapse_or_faint" "Fainted or nearly fainted",
        RacingHeart "racing_heart" "Racing heart at rest",
        PainOutOfProportion "pain_out_of_proportion" "Pain far beyond what happened",
        CalfTenseHard "calf_tense_hard" "Calf hard and tight all the time",
        PainOnPassiveStretch "pain_on_passive_stretch" "Severe pain when the foot is moved gently",
        CastOrWrapPain "cast_or_wrap_pain" "Plaster or bandage too tight, loosening did not help",
        SuddenOnsetCold "sudden_onset_cold" "Leg turned cold or white suddenly",
        MottledOrBlue "mottled_or_blue" "Skin blue, purple-grey or marbled",
        CannotMoveFoot "cannot_move_foot" "Cannot move the foot",
        SaddleNumbness "saddle_numbness" "Numb between the legs",
        BladderBowelChange "bladder_bowel_change" "New bladder or bowel trouble",
        BothLegsNewWeakNumb "both_legs_new_weak_numb" "Both legs newly weak or numb",
        SciaticaBothLegs "sciatica_both_legs" "Pain from the back down both legs",
        BackPainDownLeg "back_pain_down_leg" "Pain from the back down the leg",
        DarkUrine "dark_urine" "Brown, red or cola-coloured urine",
        Fever38 "fever_38" "Fever, or hot and shivery",
        SpreadingRedness "spreading_redness" "Redness or darkening that spreads",
        ConfusedOrVeryUnwell "confused_or_very_unwell" "Confused or extremely ill",
        FaceArmSpeech "face_arm_speech" "Change in face, arm or speech",
        DeformityOrDeepWound "deformity_or_deep_wound" "Leg out of shape, or a deep wound",
        GapFelt "gap_felt" "A dip above the heel",
        CannotTiptoe "cannot_tiptoe" "Cannot push off or rise on the toes",
        PopFelt "pop_felt" "A pop or snap was felt",
        CannotBearWeight "cannot_bear_weight" "Cannot take four steps",
        InjuryGettingWorse "injury_getting_worse" "The injury is getting worse",
        SwellingOnlyAtInjury "swelling_only_at_injury" "Swelling only where it was injured",
        FootDropOrProgressiveWeakness "foot_drop_or_progressive_weakness" "Foot drops, or weakness grows",
        NumbnessGettingWorse "numbness_getting_worse" "Numbness is getting worse",
        CrampOver10Min "cramp_over_10_min" "Cramp locked for more than 10 minutes",
        WoundTetanusOrToxin "wound_tetanus_or_toxin" "Cramps after a dirty wound or a poison",
        RestPainRelievedByHangingLeg "rest_pain_relieved_by_hanging_leg" "Rest pain, easier with the leg hanging down",
        FootWoundNotHealing "foot_wound_not_healing" "A foot wound that does not heal",
        WalkingPainEasesWithRest "walking_pain_eases_with_rest" "Pain on walking that goes with rest",
        WalkingPainSuddenChange "walking_pain_sudden_change" "Walking pain new or suddenly worse",
        PreeclampsiaSigns "preeclampsia_signs" "Bad headache or vision change in pregnancy",
        BothLegsSwollen "both_legs_swollen" "Both legs swollen",
        OneLegBigger "one_leg_bigger" "One leg clearly bigger or more painful",
        SwellingSuddenSevere "swelling_sudden_severe" "Swelling sudden or severe",
        WeakOnlyBecausePain "weak_only_because_pain" "Weak only because it hurts",
        OnlyTender "only_tender" "Only sore to touch, skin normal",
        ColdPatternKnown "cold_pattern_known" "Known pattern in cold or effort, normal now",
        NumbColdGoneAfterUnwrap "numb_cold_gone_after_unwrap" "Went after bandage, sock or ice came off",
        LumpGrowingOrOver5Cm "lump_growing_or_over_5cm" "A lump that grows or is over 5 cm",
        MuscleWasting "muscle_wasting" "The muscle is getting thinner",
    }
}

vocabulary! {
    /// A fact about the person that changes what a sign may mean.
    Risk {
        RecentSurgery "recent_surgery_12wk" "Operation in the last 12 weeks",
        BedriddenOrCast "bedridden_or_cast_12wk" "Hospital, bed or plaster in the last 12 weeks",
        ActiveCancer "active_cancer" "Cancer now",
        PreviousClot "previous_dvt_pe" "An earlier clot",
        Thrombophilia "known_thrombophilia" "Blood that clots too easily",
        Pregnant "pregnant" "Pregnant",
        Postpartum "postpartum_6wk" "Birth in the last 6 weeks",
        LongJourney "long_journey_4wk" "Journey over 3 hours in the last 4 weeks",
        OestrogenPill "oestrogen_pill_or_hrt" "Pill or hormone treatment with oestrogen",
        AgeOver60 "age_over_60" "Over 60",
        Smoker "smoker" "Smoker",
        Obesity "obesity" "Very overweight",
        VaricoseVeins "varicose_veins" "Varicose veins",
        HeartFailure "heart_failure" "Heart failure",
        AtrialFibrillation "atrial_fibrillation" "Atrial fibrillation",
        Diabetes "diabetes" "Diabetes",
        Neuropathy "neuropathy" "Nerve damage",
        KnownArteryDisease "known_pad" "Narrowed leg arteries",
        HeartDisease "heart_disease" "Heart disease",
        Anticoagulant "anticoagulant" "Blood thinner",
        Immunosuppressed "immunosuppressed" "Weak immune system",
        FluoroquinoloneRecent "fluoroquinolone_recent" "Fluoroquinolone now or in the last 4 weeks",
        FluoroquinoloneEarlier "fluoroquinolone_6mo" "Fluoroquinolone 4 weeks to 6 months ago",
        Statin "statin" "Statin",
        Diuretic "diuretic" "Water tablets",
        SteroidLong "steroid_long" "Steroids for a long time",
        FamilyClot "family_clot" "A clot in the close family",
        BleedingDisorder "bleeding_disorder" "Bleeding disorder",
        Antiplatelet "antiplatelet" "Aspirin or clopidogrel every day",
    }
}

impl Risk {
    /// The facts that raise the risk of a clot by themselves.
    pub const MAJOR_CLOT: [Self; 9] = [
        Self::RecentSurgery,
        Self::BedriddenOrCast,
        Self::ActiveCancer,
        Self::PreviousClot,
        Self::Thrombophilia,
        Self::Pregnant,
        Self::Postpartum,
        Self::LongJourney,
        Self::OestrogenPill,
    ];
}

impl Flag {
    /// The five questions of rule E1, which are asked together first.
    pub const LUNG: [Self; 5] =
        [Self::ChestPain, Self::Breathless, Self::CoughingBlood, Self::CollapseOrFaint, Self::RacingHeart];

    /// The signs that a yes to this question explains away; empty for a question that lowers nothing.
    #[must_use]
    pub fn lowers_for(self) -> &'static [Sign] {
        match self {
            Self::SwellingOnlyAtInjury => &[Sign::Swelling],
            Self::BothLegsSwollen => &[Sign::Swelling, Sign::FluidRetention],
            Self::WeakOnlyBecausePain => &[Sign::SuddenWeakness],
            Self::OnlyTender => &[Sign::RednessWarmth],
            Self::ColdPatternKnown | Self::NumbColdGoneAfterUnwrap => &[Sign::CoolOrPale, Sign::TinglingNumbness],
            _ => &[],
        }
    }

    /// Whether it is about the whole person and not about one leg.
    #[must_use]
    pub fn whole_body(self) -> bool {
        Self::LUNG.contains(&self)
            || matches!(
                self,
                Self::SaddleNumbness
                    | Self::BladderBowelChange
                    | Self::BothLegsNewWeakNumb
                    | Self::SciaticaBothLegs
                    | Self::DarkUrine
                    | Self::Fever38
                    | Self::ConfusedOrVeryUnwell
                    | Self::FaceArmSpeech
                    | Self::PreeclampsiaSigns
                    | Self::WoundTetanusOrToxin
            )
    }
}

/// What a person said to one question. Blank is unknown and never "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// An answer of its own.
    NotSure,
    /// Not asked, or skipped.
    #[default]
    Blank,
}

/// Anything that is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// One of the six signs.
    Sign(Sign),
    /// A follow-up question.
    Flag(Flag),
    /// A fact about the person.
    Risk(Risk),
}

impl Answer {
    /// The one that matters more where two legs or two checks were asked: yes, not sure, blank, no.
    #[must_use]
    pub fn stronger(self, other: Self) -> Self {
        [Self::Yes, Self::NotSure, Self::Blank]
            .into_iter()
            .find(|answer| [self, other].contains(answer))
            .unwrap_or(Self::No)
    }
}

impl Question {
    /// The words of the list, a few of them.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sign(sign) => sign.name(),
            Self::Flag(flag) => flag.name(),
            Self::Risk(risk) => risk.name(),
        }
    }

    /// Every question there is.
    pub fn all() -> impl Iterator<Item = Self> {
        let signs = Sign::ALL.iter().copied().map(Self::Sign);
        let flags = Flag::ALL.iter().copied().map(Self::Flag);
        signs.chain(flags).chain(Risk::ALL.iter().copied().map(Self::Risk))
    }

    /// The question with this name, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let sign = Sign::from_id(id).map(Self::Sign);
        sign.or_else(|| Flag::from_id(id).map(Self::Flag)).or_else(|| Risk::from_id(id).map(Self::Risk))
    }

    /// The name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Sign(sign) => sign.id(),
            Self::Flag(flag) => flag.id(),
            Self::Risk(risk) => risk.id(),
        }
    }
}

impl From<Sign> for Question {
    fn from(sign: Sign) -> Self {
        Self::Sign(sign)
    }
}

impl From<Flag> for Question {
    fn from(flag: Flag) -> Self {
        Self::Flag(flag)
    }
}

impl From<Risk> for Question {
    fn from(risk: Risk) -> Self {
        Self::Risk(risk)
    }
}
