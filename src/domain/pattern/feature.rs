//! What can be seen in a journal, in words. No feature counts more than another.

use crate::domain::body::{Kind, Trigger, Zone};
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Something that was logged, or told about oneself. It is there or not; what was not answered is not there, and
    /// is no "no" either.
    Feature {
        Cramps "cramps" "cramps that let go or were over within ten minutes",
        LetGo "let_go" "the muscle let go fully",
        StaysTight "stays_tight" "a cramp that did not let go",
        Night "night" "mostly at night",
        Resting "resting" "it came while you rested or lay in bed",
        Evening "evening" "mostly in the evening",
        Woke "woke" "it woke you",
        Dull "dull" "an ache or a tight feeling",
        Tight "tight" "a tight feeling",
        Sharp "sharp" "a sharp pain",
        NerveFeel "nerve_feel" "a burning or shooting pain",
        Heavy "heavy" "a heavy feeling",
        SoreFeel "sore_feel" "a cramp, an ache or a heavy feeling",
        UpperCalf "upper_calf" "pain in the upper calf, or where muscle meets tendon",
        UpperInner "upper_inner" "pain in the upper calf, on the inner side",
        LowerCalf "lower_calf" "pain low and deep in the calf",
        AchillesMid "achilles_mid" "pain at the Achilles tendon, above the heel",
        AchillesHeel "achilles_heel" "pain where the tendon joins the heel",
        InnerShin "inner_shin" "pain at the inner edge of the shin",
        WholeCalf "whole_calf" "pain in most of the calf",
        FromAbove "from_above" "it comes down from the back or thigh",
        IntoFoot "into_foot" "it goes into the foot",
        OneLeg "one_leg" "pain in one leg only",
        BothLegs "both_legs" "pain in both legs",
        Running "running" "it came with running",
        WalkOrRun "walk_or_run" "it came with walking or running",
        Effort "effort" "it came with running, stairs or lifting",
        SitOrLift "sit_or_lift" "it came with long sitting or with lifting",
        NewShoes "new_shoes" "it came with new shoes",
        WalkRest "walk_rest" "it came with walking and went when you stood still",
        RunRest "run_rest" "it came with running and went with rest",
        SameDistance "same_distance" "it came after about the same walk each time",
        NextMorning "next_morning" "pain on the morning after",
        Blow "blow" "a knock",
        Injury "injury" "an injury of the last four weeks that was no knock",
        NoInjury "no_injury" "no injury that you know of",
        FewDays "few_days" "it began within the last week",
        FewWeeks "few_weeks" "it began within the last three weeks",
        ForWeeks "for_weeks" "it has been there for two weeks or more",
        ForManyWeeks "for_many_weeks" "it has been there for six weeks or more",
        TiptoeHard "tiptoe_hard" "standing on tiptoe was hard",
        WalkingFine "walking_fine" "walking went well",
        Diabetes "diabetes" "diabetes",
        NumbFeet "numb_feet" "numb feet",
        ArteryFacts "artery_facts" "smoking, diabetes, heart disease or narrowed leg arteries",
        CrampMedicine "cramp_medicine" "a statin, a water tablet or naproxen",
        StandingJob "standing_job" "long standing at work",
        VaricoseVeins "varicose_veins" "varicose veins",
        LittleActivity "little_activity" "little activity",
        Swelling "swelling" "swelling",
        SkinChange "skin_change" "red or warm skin",
        Numbness "numbness" "pins and needles, or loss of feeling",
        Pop "pop" "a pop or snap",
    }
}

impl Feature {
    /// The kinds of pain of which one is enough; empty for a feature that is no feeling.
    pub(super) fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Dull => &[Kind::Ache, Kind::Tight],
            Self::Tight => &[Kind::Tight],
            Self::Sharp => &[Kind::Sharp],
            Self::NerveFeel => &[Kind::Burning, Kind::Shooting],
            Self::Heavy => &[Kind::Heavy],
            Self::SoreFeel => &[Kind::Cramp, Kind::Ache, Kind::Heavy],
            _ => &[],
        }
    }

    /// The zones of which one is enough; empty for a feature that is no place.
    pub(super) fn zones(self) -> &'static [Zone] {
        match self {
            Self::UpperCalf => &[Zone::GastrocInner, Zone::GastrocOuter, Zone::Junction],
            Self::UpperInner => &[Zone::GastrocInner],
            Self::LowerCalf => &[Zone::Soleus],
            Self::AchillesMid => &[Zone::AchillesMid],
            Self::AchillesHeel => &[Zone::AchillesHeel],
            Self::InnerShin => &[Zone::InnerShin],
            _ => &[],
        }
    }

    /// The triggers of which one is enough; empty for a feature that is no trigger.
    pub(super) fn triggers(self) -> &'static [Trigger] {
        match self {
            Self::Resting => &[Trigger::Resting, Trigger::InBed],
            Self::Running => &[Trigger::Running],
            Self::WalkOrRun => &[Trigger::Walking, Trigger::Running],
            Self::Effort => &[Trigger::Running, Trigger::Stairs, Trigger::Lifting],
            Self::SitOrLift => &[Trigger::Sitting, Trigger::Lifting],
            Self::NewShoes => &[Trigger::NewShoes],
            _ => &[],
        }
    }
}
