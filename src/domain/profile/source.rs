//! Where each risk fact is found in the questionnaire, what means yes there, and how long that lasts.

use super::{ProfileAnswer, Value};
use crate::domain::check::{Answer, Risk};
use crate::domain::when::Moment;

/// What stands for "not sure" in a field of a fact of its own.
const NOT_SURE: &str = "not_sure";

/// How long an answer is believed.
#[derive(Clone, Copy)]
pub(super) enum Lasts {
    /// Until it is asked again.
    Long,
    /// A fact that runs out: so many days after the day in this field, and without it before the answer is 90 days old.
    RunsOut { day_field: &'static str, days: i64 },
}

/// What in a field means "yes".
#[derive(Clone, Copy)]
pub(super) enum Means {
    Yes,
    Choice(&'static [&'static str]),
}

/// Where a risk fact is found: field, what means yes, how long that lasts.
pub(super) type Source = (&'static str, Means, Lasts);

impl Risk {
    /// The facts that run out, in the order in which they are asked again.
    pub const RUNNING_OUT: [Self; 9] = [
        Self::RecentSurgery,
        Self::BedriddenOrCast,
        Self::ActiveCancer,
        Self::Pregnant,
        Self::Postpartum,
        Self::LongJourney,
        Self::OestrogenPill,
        Self::Anticoagulant,
        Self::FluoroquinoloneRecent,
    ];

    /// Whether the fact is told in this field.
    #[must_use]
    pub fn is_from(self, field: &str) -> bool {
        self.sources().iter().any(|(from, ..)| *from == field)
    }

    pub(super) fn sources(self) -> &'static [Source] {
        use Lasts::{Long, RunsOut};
        use Means::{Choice, Yes};
        const DAYS_12_WEEKS: i64 = 84;
        match self {
            Self::RecentSurgery => &[("surgery", Yes, RunsOut { day_field: "surgery_day", days: DAYS_12_WEEKS })],
            Self::BedriddenOrCast => {
                &[("hospital_or_bed", Yes, RunsOut { day_field: "hospital_or_bed_day", days: DAYS_12_WEEKS })]
            }
            Self::ActiveCancer => &[("cancer_treatment", Yes, RunsOut { day_field: "", days: 0 })],
            Self::PreviousClot => &[("previous_clot", Yes, Long)],
            Self::Thrombophilia => &[("clotting_disorder", Yes, Long)],
            Self::Pregnant => &[("pregnancy", Choice(&["pregnant"]), RunsOut { day_field: "due_day", days: 14 })],
            Self::Postpartum => &[("pregnancy", Choice(&["birth_6wk"]), RunsOut { day_field: "birth_day", days: 42 })],
            Self::LongJourney => &[("journey", Yes, RunsOut { day_field: "", days: 0 })],
            Self::OestrogenPill => &[("oestrogen", Yes, RunsOut { day_field: "", days: 0 })],
            Self::AgeOver60 => &[("age", Choice(&["60_64", "65_plus"]), Long)],
            Self::Smoker => &[("smoking", Yes, Long)],
            Self::Obesity => &[("weight", Choice(&["very_overweight"]), Long)],
            Self::VaricoseVeins => &[("veins_skin", Choice(&["varicose_veins"]), Long)],
            Self::HeartFailure => &[("heart", Choice(&["heart_failure"]), Long)],
            Self::AtrialFibrillation => &[("heart", Choice(&["irregular_heartbeat"]), Long)],
            Self::Diabetes => &[("diabetes", Choice(&["type_1", "type_2", "other"]), Long)],
            Self::Neuropathy => &[("diabetes_numb_feet", Yes, Long), ("numb_feet", Yes, Long)],
            Self::KnownArteryDisease => &[("circulation", Choice(&["narrowed_arteries"]), Long)],
            Self::HeartDisease => &[("heart", Choice(&["heart_disease"]), Long)],
            Self::Anticoagulant => &[("blood_thinner", Yes, RunsOut { day_field: "", days: 0 })],
            Self::Immunosuppressed => &[("weak_immunity", Yes, Long)],
            Self::FluoroquinoloneRecent => {
                const FOUR_WEEKS: Lasts = RunsOut { day_field: "fluoroquinolone_day", days: 28 };
                &[("fluoroquinolone", Choice(&["now", "within_4wk"]), FOUR_WEEKS)]
            }
            Self::FluoroquinoloneEarlier => &[("fluoroquinolone", Choice(&["within_6mo"]), Long)],
            Self::Statin => &[("medicines", Choice(&["statin"]), Long)],
            Self::Diuretic => &[("medicines", Choice(&["water_tablet"]), Long)],
            Self::SteroidLong => &[("medicines", Choice(&["steroid"]), Long)],
            Self::FamilyClot => &[("family_clot", Yes, Long)],
            Self::BleedingDisorder => &[("bleeding_disorder", Yes, Long)],
            Self::Antiplatelet => &[("antiplatelet", Yes, Long)],
        }
    }

    /// A field for what a check is told about this fact alone, where a field of the questionnaire would tell too much: a
    /// "no" to one of its choices is none to the others, and "not sure" is no answer there.
    pub(super) fn own_field(self) -> Option<&'static str> {
        Self::RUNNING_OUT.contains(&self).then(|| self.id())
    }

    /// The answer that the question of a check leaves in the profile.
    #[must_use]
    pub fn to_profile(self, answer: Answer, at: Moment) -> Option<ProfileAnswer> {
        let (field, means, _) = self.sources().first()?;
        let (field, value) = match (answer, means) {
            (Answer::Blank, _) => return None,
            (Answer::NotSure, _) => (self.own_field()?, Value::One(NOT_SURE.to_owned())),
            (Answer::Yes, Means::Yes) => (*field, Value::YesNo(true)),
            (Answer::No, Means::Yes) => (*field, Value::YesNo(false)),
            (Answer::Yes, Means::Choice(ids)) => (*field, Value::One((*ids.first()?).to_owned())),
            (Answer::No, Means::Choice(_)) => (self.own_field()?, Value::YesNo(false)),
        };
        Some(ProfileAnswer { field: field.to_owned(), value, at })
    }
}
