//! Where it hurts and what it feels like: sides, zones of the calf, kinds of pain, and the words around an episode.

use super::sentence;
use super::vocabulary::vocabulary;

vocabulary! {
    /// Which calf an entry is about.
    Side {
        Left "left" "Left",
        Right "right" "Right",
        Both "both" "Both",
    }
}

vocabulary! {
    /// One leg, as on the body map.
    Leg {
        Left "left" "Left",
        Right "right" "Right",
    }
}

vocabulary! {
    /// The eight zones of the body map, in the order of their number keys 1 to 8.
    Zone {
        BehindKnee "behind_knee" "Behind the knee",
        GastrocInner "gastroc_inner" "Upper calf, inner side",
        GastrocOuter "gastroc_outer" "Upper calf, outer side",
        Junction "junction" "Middle, where muscle meets tendon",
        Soleus "soleus" "Lower calf, deep",
        AchillesMid "achilles_mid" "Achilles tendon",
        AchillesHeel "achilles_heel" "Heel, where the tendon joins",
        InnerShin "inner_shin" "Inner edge of the shin",
    }
}

vocabulary! {
    /// What the pain felt like.
    Kind {
        Cramp "cramp" "Cramp",
        Ache "ache" "Ache",
        Sharp "sharp" "Sharp",
        Tight "tight" "Tight",
        Burning "burning" "Burning",
        Shooting "shooting" "Shooting",
        Throbbing "throbbing" "Throbbing",
        Heavy "heavy" "Heavy",
    }
}

vocabulary! {
    /// Triggers that are offered; people add their own words beside them.
    Trigger {
        Stairs "stairs" "Stairs",
        Walking "walking" "Walking",
        Running "running" "Running",
        Resting "resting" "Resting",
        InBed "in_bed" "In bed",
        Knock "knock" "A knock",
        Nothing "nothing" "Nothing I noticed",
        Sitting "sitting" "Sitting over an hour",
        Lifting "lifting" "Lifting",
        NewShoes "new_shoes" "New shoes",
        Heat "heat" "Heat",
        Alcohol "alcohol" "Alcohol",
    }
}

vocabulary! {
    /// The clinic page's six warning signs, by the names of `clinical.md` section 1.3.
    Sign {
        Swelling "swelling" "Swelling",
        CoolOrPale "cool_or_pale" "Cold or pale",
        TinglingNumbness "tingling_numbness" "Tingling or numb",
        SuddenWeakness "sudden_weakness" "Sudden weakness",
        FluidRetention "fluid_retention" "Puffy, dents when pressed",
        RednessWarmth "redness_warmth_tenderness" "Red or warm skin",
    }
}

vocabulary! {
    /// What a person may try against the pain.
    Relief {
        Rest "rest" "Rest",
        Ice "ice" "Ice",
        Compression "compression" "Compression",
        Raising "raising" "Raising",
        Stretch "stretch" "Stretch",
        Walk "walk" "Walk",
        Heat "heat" "Heat",
        Massage "massage" "Massage",
        Medicine "medicine" "Medicine",
        PressurePoint "pressure_point" "Pressure point",
    }
}

vocabulary! {
    /// How much something helped, from −2 to +2 in the clinical notes.
    Effect {
        MuchWorse "much_worse" "Much worse",
        Worse "worse" "Worse",
        Same "same" "Same",
        Better "better" "Better",
        MuchBetter "much_better" "Much better",
    }
}

vocabulary! {
    /// Which way the pain has gone since it began, as the person tells it.
    Course {
        Better "better" "Better",
        Same "same" "The same",
        Worse "worse" "Worse",
    }
}

vocabulary! {
    /// What a person can do again, rated 0 (cannot) to 10 (as before).
    Ability {
        Walking "walking" "Walking",
        Stairs "stairs" "Stairs",
        Tiptoe "tiptoe" "Tiptoe",
        Work "work" "Work",
        Sport "sport" "Sport",
    }
}

vocabulary! {
    /// The day around the pain, rated 0 to 10.
    Context {
        Sleep "sleep" "Sleep",
        Mood "mood" "Mood",
        Fatigue "fatigue" "Tiredness",
    }
}

impl Side {
    /// The legs that an entry on this side belongs to.
    #[must_use]
    pub fn legs(self) -> &'static [Leg] {
        match self {
            Self::Left => &[Leg::Left],
            Self::Right => &[Leg::Right],
            Self::Both => &[Leg::Left, Leg::Right],
        }
    }

    /// The words in a sentence: "left calf", "both calves".
    #[must_use]
    pub fn calf(self) -> &'static str {
        match self {
            Self::Left => "left calf",
            Self::Right => "right calf",
            Self::Both => "both calves",
        }
    }

    /// The words for assistive technology: "left leg", "both legs".
    #[must_use]
    pub fn leg_words(self) -> &'static str {
        match self {
            Self::Left => "left leg",
            Self::Right => "right leg",
            Self::Both => "both legs",
        }
    }
}

impl Leg {
    /// The side that is only this leg.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Self::Left => Side::Left,
            Self::Right => Side::Right,
        }
    }
}

impl Zone {
    /// The number key of the zone, 1 to 8.
    #[must_use]
    pub fn number(self) -> usize {
        1 + Self::ALL.iter().position(|zone| *zone == self).unwrap_or(0)
    }

    /// Inside a sentence, without a comma: "upper calf inner side".
    #[must_use]
    pub fn words(self) -> String {
        let name = self.name().replace(", ", " ");
        // A name of a person keeps its capital.
        if self == Self::AchillesMid { name } else { sentence::lower_first(&name) }
    }

    /// The zones that "Whole calf" stands for.
    pub const WHOLE_CALF: [Self; 4] = [Self::GastrocInner, Self::GastrocOuter, Self::Junction, Self::Soleus];
}

impl Sign {
    /// One plain line that says what counts.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Swelling => "The calf, ankle or foot is bigger than usual, or than the other leg",
            Self::CoolOrPale => "Colder or paler than is usual for you, or than the other leg",
            Self::TinglingNumbness => "New pins and needles or loss of feeling in the leg or foot",
            Self::SuddenWeakness => "The leg turned weak or gave way within minutes or hours",
            Self::FluidRetention => "Puffy skin where a dent stays for some seconds after a press",
            Self::RednessWarmth => {
                "Redder or darker than usual, or warmer than the other leg. On brown or black skin, look for darkening and feel for warmth"
            }
        }
    }
}
