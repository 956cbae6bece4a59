//! The words of the warning-sign check. The wording decides how often a rule fires, so it is data that can be reviewed;
//! what an answer leads to is `domain::triage`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::rules::Basis;
use crate::domain::check::{Question, Risk};

/// The five questions of rule E1 in one; a yes to any of them is an emergency.
pub const LUNG_QUESTION: &str =
    "New chest, back or side pain, short of breath, coughing blood, fainted, or heart racing?";

/// The words of one question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionText {
    /// The question, by its name in files.
    pub id: String,
    /// The words of its row.
    pub short: String,
    /// The whole question.
    pub ask: String,
    /// What does not make it a yes.
    pub not_counted: Option<String>,
    /// What to look or feel for on brown or black skin.
    pub darker_skin: Option<String>,
    /// It names its own time or needs none; the others are about `question_frame`.
    #[serde(default)]
    pub own_frame: bool,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What the sources are worth.
    #[serde(default)]
    pub basis: Basis,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    frame: String,
    question: Vec<QuestionText>,
}

static QUESTIONS: LazyLock<QuestionFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/content/questions.toml")).unwrap_or_default());

/// The words of a sign or a follow-up question. Facts about the person are asked elsewhere.
#[must_use]
pub fn question_text(question: Question) -> Option<&'static QuestionText> {
    if matches!(question, Question::Risk(_)) {
        return None;
    }
    QUESTIONS.question.iter().find(|text| text.id == question.id())
}

/// The time that a question is about when it names none itself.
#[must_use]
pub fn question_frame() -> &'static str {
    &QUESTIONS.frame
}

/// What counts as a yes to a fact about the person that is asked again in a check.
#[must_use]
pub fn fact_words(risk: Risk) -> &'static str {
    match risk {
        Risk::RecentSurgery => "Any operation in the last 12 weeks.",
        Risk::BedriddenOrCast => "In hospital, in bed 3 days or more, or leg in plaster or boot in the last 12 weeks.",
        Risk::ActiveCancer => "Cancer treatment now or in the last 6 months.",
        Risk::Pregnant => "Pregnant now.",
        Risk::Postpartum => "Gave birth in the last 6 weeks.",
        Risk::LongJourney => "A journey of more than 3 hours in the 4 weeks before the pain began.",
        Risk::OestrogenPill => "Pill, patch, ring or hormone treatment with oestrogen.",
        Risk::Anticoagulant => {
            "Such as warfarin, apixaban, rivaroxaban, dabigatran, edoxaban or heparin. Aspirin or clopidogrel does not count."
        }
        Risk::FluoroquinoloneRecent => {
            "Ciprofloxacin, levofloxacin, moxifloxacin or ofloxacin, now or finished within 4 weeks."
        }
        other => other.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sources::tests::unknown;
    use crate::domain::body::Sign;
    use crate::domain::check::Flag;

    #[test]
    fn every_sign_and_follow_up_is_asked_in_words_and_only_once() {
        let signs = Sign::ALL.iter().map(|sign| sign.id());
        let mut wanted: Vec<&str> = signs.chain(Flag::ALL.iter().map(|flag| flag.id())).collect();
        let mut found: Vec<&str> = QUESTIONS.question.iter().map(|text| text.id.as_str()).collect();
        wanted.sort_unstable();
        found.sort_unstable();
        assert_eq!(wanted, found);
        assert!(
            Question::all().all(|question| question_text(question).is_none() == matches!(question, Question::Risk(_)))
        );
        assert!(question_frame().contains("last 7 days"));
    }

    #[test]
    fn every_question_can_be_answered_and_has_a_source() {
        for text in &QUESTIONS.question {
            assert!(text.ask.contains('?'), "{} asks nothing", text.id);
            assert!(text.short.chars().count() <= 42, "{} is long for a row", text.id);
            assert_eq!(unknown(&text.sources), Vec::<&str>::new(), "{}", text.id);
            assert!(!text.sources.is_empty() || text.basis == Basis::Unread, "{} has no source", text.id);
            let notes = [&text.not_counted, &text.darker_skin].into_iter().flatten();
            assert!(notes.into_iter().all(|note| note.ends_with('.')), "{} has half a sentence", text.id);
        }
    }

    #[test]
    fn nobody_is_asked_to_test_a_leg() {
        let ask = |flag: Flag| question_text(flag.into()).unwrap().ask.as_str();
        for flag in [Flag::CannotTiptoe, Flag::PainOnPassiveStretch] {
            assert!(ask(flag).contains("Have you noticed"), "{}", flag.id());
            assert!(ask(flag).ends_with("Do not test it."), "{}", flag.id());
        }
        assert!(ask(Flag::GapFelt).contains("Have you noticed"));
    }

    #[test]
    fn skin_of_every_colour_is_asked_about() {
        let questions = [
            Sign::RednessWarmth.into(),
            Sign::CoolOrPale.into(),
            Flag::SpreadingRedness.into(),
            Flag::MottledOrBlue.into(),
            Flag::OnlyTender.into(),
        ];
        for question in questions {
            assert!(question_text(question).unwrap().darker_skin.is_some(), "{}", Question::id(question));
        }
    }

    #[test]
    fn no_question_names_an_illness() {
        let illnesses = [
            "clot",
            "thrombosis",
            "dvt",
            "embolism",
            "stroke",
            "sepsis",
            "infection",
            "cellulitis",
            "rupture",
            "torn",
            "compartment",
            "ischaemia",
            "artery",
            "arteries",
            "sciatica",
            "tetanus",
            "tumour",
            "cancer",
            "fracture",
            "pre-eclampsia",
            "please",
            "!",
        ];
        for text in &QUESTIONS.question {
            let notes = [&text.not_counted, &text.darker_skin].into_iter().flatten();
            let words: String = notes.fold(format!("{} {}", text.short, text.ask), |all, note| format!("{all} {note}"));
            let words = words.to_lowercase();
            assert!(illnesses.iter().all(|illness| !words.contains(illness)), "{words}");
        }
    }
}
