//! What a person told about their health, as far as a painkiller asks for advice first (`clinical.md` section 7.2). What
//! was not told is unknown, which is not "no"; what passes within days no question asks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Contents, Ingredient};
use crate::domain::basis::Basis;
use crate::domain::check::{Answer, Risk};
use crate::domain::profile::{Profile, Value};
use crate::domain::vocabulary::vocabulary;

/// Days of a pregnancy, for an answer that was given without the day of birth.
const PREGNANCY_DAYS: i64 = 280;
/// Rules of the check that come before any painkiller: dark urine, spreading red skin, bleeding on a blood thinner.
const CHECK_FIRST: [&str; 4] = ["E5", "E6", "U2", "U12"];
/// Hours after a strain in which views on anti-inflammatories differ.
pub(super) const FRESH_STRAIN_H: u32 = 72;

vocabulary! {
    /// A health answer or another medicine with which somebody should be asked first. The words stand in a list.
    Fact {
        AspirinAllergy "aspirin_allergy" "a past reaction or wheeze with aspirin or another anti-inflammatory",
        Asthma "asthma" "asthma",
        StomachUlcer "stomach_ulcer" "a stomach ulcer or bleeding",
        Kidney "kidney" "kidney disease",
        Liver "liver" "liver disease",
        HeartFailure "heart_failure" "heart failure",
        HeartDisease "heart_disease" "heart disease",
        Stroke "stroke" "a stroke",
        BloodPressure "high_blood_pressure" "high blood pressure",
        BleedingDisorder "bleeding_disorder" "a bleeding disorder",
        Older "older" "your age",
        Alcohol "alcohol" "3 or more alcoholic drinks a day",
        Bowel "bowel" "Crohn's disease or colitis",
        Lupus "lupus" "lupus",
        Chickenpox "chickenpox" "chickenpox",
        Dehydration "dehydration" "dehydration",
        BloodThinner "blood_thinner" "a blood thinner",
        Antiplatelet "antiplatelet" "low-dose aspirin or clopidogrel",
        Steroid "steroid" "a steroid",
        WaterTablet "water_tablet" "a water tablet",
        Triple "triple" "a water tablet together with an ACE inhibitor or ARB, which are blood pressure medicines",
        TakesNaproxen "takes_naproxen" "naproxen",
        Fluoroquinolone "fluoroquinolone" "a fluoroquinolone antibiotic",
        Ssri "ssri" "an antidepressant of the SSRI kind",
        Lithium "lithium" "lithium",
        Methotrexate "methotrexate" "methotrexate",
        Ciclosporin "ciclosporin" "ciclosporin or tacrolimus",
        Pregnant "pregnant" "pregnancy",
        Birth "birth" "a birth in the last 6 weeks",
        Under50Kg "under_50_kg" "a weight under 50\u{a0}kg",
        EpilepsyOrTb "epilepsy_or_tb" "medicines for epilepsy or tuberculosis",
    }
}

/// Which medicines a caution is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Every anti-inflammatory.
    Nsaid,
    /// Paracetamol, also called acetaminophen.
    Paracetamol,
    /// Ibuprofen alone.
    Ibuprofen,
    /// Aspirin alone.
    Aspirin,
}

/// One row of the table of cautions.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// What the person told.
    pub fact: Fact,
    /// For which medicines.
    pub with: Class,
    /// On the skin too.
    #[serde(default)]
    pub gel: bool,
    /// What follows "You told us".
    pub told: String,
    /// A sentence between that and whom to ask.
    pub more: Option<String>,
    /// Not said for a product with this ingredient.
    pub except: Option<Ingredient>,
    /// Not said beside this answer, which says more.
    pub unless: Option<Fact>,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What they are worth.
    #[serde(default)]
    pub basis: Basis,
}

/// What is known about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// In years, the youngest of the band that was chosen.
    pub age: Option<u32>,
    /// Hours from a strain to the dose; `None` without one.
    pub since_strain_h: Option<u32>,
    /// The warning-sign check asks for help that comes first.
    pub check_first: bool,
    /// What is not in here is not known.
    answers: BTreeMap<Fact, Answer>,
}

impl Person {
    /// What the questionnaire tells today.
    #[must_use]
    pub fn of(profile: &Profile, today: NaiveDate) -> Self {
        let mut person = Self { age: profile.age(), ..Self::default() };
        for fact in Fact::ALL {
            person.set(*fact, fact.told(profile, today));
        }
        person
    }

    /// Adds what the journal knows: hours from a strain to the dose, and the ids of the rules that stand.
    #[must_use]
    pub fn with_journal(mut self, since_strain_h: Option<u32>, rules: &[&str]) -> Self {
        self.since_strain_h = since_strain_h;
        self.check_first = rules.iter().any(|rule| CHECK_FIRST.contains(rule));
        self
    }

    /// Writes one answer down.
    pub fn set(&mut self, fact: Fact, answer: Answer) {
        self.answers.insert(fact, answer);
    }

    /// What is known about a fact. Age counts from `older_from` years.
    #[must_use]
    pub fn answer(&self, fact: Fact, older_from: u32) -> Answer {
        match (fact, self.age) {
            (Fact::Older, Some(age)) if age >= older_from => Answer::Yes,
            (Fact::Older, Some(_)) => Answer::No,
            _ => self.answers.get(&fact).copied().unwrap_or_default(),
        }
    }

    pub(super) fn yes(&self, fact: Fact) -> bool {
        self.answer(fact, u32::MAX) == Answer::Yes
    }
}

impl Fact {
    /// What the questionnaire tells about it. A blood thinner that was told long ago is too old for a rule of the check
    /// and still a reason to ask.
    fn told(self, profile: &Profile, today: NaiveDate) -> Answer {
        let risk = |risk: Risk| {
            if profile.once_yes(risk) { Answer::Yes } else { profile.risk(risk, None, today) }
        };
        match self {
            Self::AspirinAllergy => chosen(profile, "organs", "aspirin_allergy"),
            Self::Asthma => chosen(profile, "organs", "asthma"),
            Self::StomachUlcer => chosen(profile, "organs", "stomach_ulcer"),
            Self::Kidney => chosen(profile, "organs", "kidney"),
            Self::Liver => chosen(profile, "organs", "liver"),
            Self::HeartFailure => chosen(profile, "heart", "heart_failure"),
            Self::HeartDisease => chosen(profile, "heart", "heart_disease"),
            Self::Stroke => chosen(profile, "heart", "stroke"),
            Self::BloodPressure => chosen(profile, "heart", "high_blood_pressure"),
            Self::Steroid => chosen(profile, "medicines", "steroid"),
            Self::WaterTablet => chosen(profile, "medicines", "water_tablet"),
            Self::Triple => both(chosen(profile, "medicines", "water_tablet"), caution(profile, "ace_or_arb")),
            Self::Bowel
            | Self::Lupus
            | Self::Ssri
            | Self::Lithium
            | Self::Methotrexate
            | Self::Ciclosporin
            | Self::EpilepsyOrTb => caution(profile, self.id()),
            Self::TakesNaproxen => chosen(profile, "medicines", "naproxen"),
            Self::Under50Kg => chosen(profile, "weight", "under_50"),
            Self::Alcohol => yes_no(profile, "alcohol"),
            Self::BleedingDisorder => yes_no(profile, "bleeding_disorder"),
            Self::Antiplatelet => yes_no(profile, "antiplatelet"),
            Self::BloodThinner => risk(Risk::Anticoagulant),
            Self::Fluoroquinolone => profile.risk(Risk::FluoroquinoloneRecent, None, today),
            Self::Pregnant => pregnant(profile, today),
            Self::Birth => profile.risk(Risk::Postpartum, None, today),
            // Age is asked of the person, by the country. What passes within days is told by nobody in advance.
            Self::Older | Self::Chickenpox | Self::Dehydration => Answer::Blank,
        }
    }
}

fn yes_no(profile: &Profile, field: &str) -> Answer {
    match profile.answer(field).map(|answer| &answer.value) {
        Some(Value::YesNo(true)) => Answer::Yes,
        Some(Value::YesNo(false)) => Answer::No,
        _ => Answer::Blank,
    }
}

fn chosen(profile: &Profile, field: &str, option: &str) -> Answer {
    let yes = match profile.answer(field).map(|answer| &answer.value) {
        Some(Value::One(id)) => id == option,
        Some(Value::Many(ids)) => ids.iter().any(|id| id == option),
        _ => return Answer::Blank,
    };
    if yes { Answer::Yes } else { Answer::No }
}

/// One of the answers that are asked for because of painkillers alone.
fn caution(profile: &Profile, option: &str) -> Answer {
    chosen(profile, "painkiller_cautions", option)
}

/// Two that matter together: one "no" is enough for "no".
fn both(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Yes, Answer::Yes) => Answer::Yes,
        (Answer::No, _) | (_, Answer::No) => Answer::No,
        _ => Answer::Blank,
    }
}

/// The rules of the check forget a pregnancy without a day of birth after 90 days; a painkiller does not.
fn pregnant(profile: &Profile, today: NaiveDate) -> Answer {
    let told = profile.risk(Risk::Pregnant, None, today);
    let since = profile.answer("pregnancy").map(|answer| (today - answer.at.day()).num_days());
    let dated = profile.day("due_day").is_some();
    let still = profile.once_yes(Risk::Pregnant) && !dated && since.is_some_and(|days| days < PREGNANCY_DAYS);
    if still { Answer::Yes } else { told }
}

impl Class {
    pub(super) fn holds(self, contents: &Contents) -> bool {
        let has = |ingredient: Ingredient| contents.parts.iter().any(|part| part.substance.known() == Some(ingredient));
        match self {
            Self::Nsaid => contents.has_nsaid(),
            Self::Paracetamol => has(Ingredient::Paracetamol),
            Self::Ibuprofen => has(Ingredient::Ibuprofen),
            Self::Aspirin => has(Ingredient::Aspirin),
        }
    }
}

impl Caution {
    /// Whether the row is about this medicine.
    #[must_use]
    pub fn is_about(&self, contents: &Contents) -> bool {
        let excepted = |except: Ingredient| contents.parts.iter().any(|part| part.substance.known() == Some(except));
        self.with.holds(contents) && (self.gel || !contents.form.on_skin()) && !self.except.is_some_and(excepted)
    }
}

/// The general caution for a product: everything with which a pharmacist should be asked first and about which nothing
/// was told. `None` when nothing is left.
#[must_use]
pub fn ask_first(contents: &Contents, person: &Person, cautions: &[Caution], older_from: u32) -> Option<String> {
    let mut open: Vec<Fact> = Vec::new();
    let is_open = |fact: Fact| !matches!(person.answer(fact, older_from), Answer::Yes | Answer::No);
    for caution in cautions.iter().filter(|caution| caution.is_about(contents)) {
        let said = caution.unless.is_some_and(is_open);
        if is_open(caution.fact) && !said && !open.contains(&caution.fact) {
            open.push(caution.fact);
        }
    }
    let words: Vec<String> = open
        .iter()
        .map(|fact| match fact {
            Fact::Older => format!("an age of {older_from} or more"),
            fact => fact.name().to_owned(),
        })
        .collect();
    let (last, rest) = words.split_last()?;
    let list = if rest.is_empty() { last.clone() } else { format!("{} or {last}", rest.join(", ")) };
    Some(format!("Ask a pharmacist or doctor first with {list}."))
}
