//! Case files for people who review the warning-sign rules: strict reading, and the answers as JSON.
//!
//! A wrong name anywhere is an error that names the case and the field; nothing is guessed. What is not listed as yes,
//! blank or "not sure" is "no".

mod field;
mod strict;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::content::{self, Basis};
use crate::domain::body::{Course as Trend, Kind, Sign};
use crate::domain::check::{Answer, Facts, Flag, Question, Risk};
use crate::domain::course::{Course, DayEntry, Diary, Dose};
use crate::domain::episode::Nrs;
use crate::domain::triage::{Assessment, RULES, assess};
use field::Reader;

/// Why a case file was not taken, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CaseError(String);

/// One case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The name in the file.
    pub id: String,
    /// All that the rules look at.
    pub facts: Facts,
}

/// What the rules say about one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseResult {
    /// The name in the file.
    pub id: String,
    /// The tier's id.
    pub tier: &'static str,
    /// Ids of the rules that fired.
    pub rules: Vec<&'static str>,
    /// Names of the due questions that are blank.
    pub open: Vec<&'static str>,
}

/// The answer to a case file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseResults {
    /// In the order of the cases.
    pub results: Vec<CaseResult>,
}

/// One row of the table for other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleJson {
    id: &'static str,
    tier: &'static str,
    when: &'static str,
    why: &'static str,
    sources: &'static [String],
    basis: Basis,
    conservative: bool,
}

/// The whole table for other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulesJson {
    rules: Vec<RuleJson>,
}

impl Case {
    /// What the rules say.
    #[must_use]
    pub fn result(&self) -> CaseResult {
        let Assessment { tier, rules, open } = assess(&self.facts);
        CaseResult {
            id: self.id.clone(),
            tier: tier.id(),
            rules: rules.into_iter().map(|rule| rule.id).collect(),
            open: open.into_iter().map(Question::id).collect(),
        }
    }
}

/// The table with its words.
#[must_use]
pub fn rules_json() -> RulesJson {
    let row = |rule: &crate::domain::triage::Rule| {
        let text = content::rule_text(rule.id)?;
        Some(RuleJson {
            id: rule.id,
            tier: rule.tier.id(),
            when: &text.when,
            why: &text.why,
            sources: &text.sources,
            basis: text.basis,
            conservative: rule.conservative,
        })
    };
    RulesJson { rules: RULES.iter().filter_map(row).collect() }
}

/// Reads a case file.
///
/// # Errors
/// The first thing that is wrong, by case and field.
pub fn read_cases(text: &str) -> Result<Vec<Case>, CaseError> {
    if text.trim().is_empty() {
        return Err(CaseError("The file is empty. It should hold {\"cases\": [ … ]}.".to_owned()));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = strict::parse(text).map_err(|error| CaseError(format!("This is no case file: {error}.")))?;
    let Value::Object(file) = value else {
        return Err(CaseError("The file should hold {\"cases\": [ … ]}.".to_owned()));
    };
    let file = Reader::new("The file", &file);
    file.keys(&["cases"])?;
    let Some(Value::Array(cases)) = file.get("cases") else {
        return Err(file.wrong("cases", "should be a list of cases"));
    };
    cases.iter().enumerate().map(|(place, case)| read_case(place, case)).collect()
}

const CASE_KEYS: [&str; 13] = [
    "id",
    "age",
    "signs",
    "flags",
    "unanswered",
    "risk_facts",
    "injury_days_ago",
    "not_sure",
    "follow_ups",
    "stated_onset_days",
    "stated_trend",
    "episodes",
    "doses",
];

fn read_case(place: usize, value: &Value) -> Result<Case, CaseError> {
    let Value::Object(map) = value else {
        return Err(CaseError(format!("Case {} should be an object.", place + 1)));
    };
    let id = match map.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id.clone(),
        _ => return Err(CaseError(format!("Case {}, id: should be a name.", place + 1))),
    };
    let case = Reader::new(&format!("Case {id}"), map);
    case.keys(&CASE_KEYS)?;
    let mut facts = answers(&case)?;
    facts.age = case.number("age", 130)?;
    facts.injury_days_ago = case.number("injury_days_ago", 40_000)?;
    facts.stated_onset_days = case.number("stated_onset_days", 40_000)?;
    facts.stated_trend = case.word("stated_trend", Trend::from_id)?;
    let diary = Diary {
        entries: case.list("episodes", read_entry)?,
        doses: case.list("doses", read_dose)?,
        stated_onset_days: facts.stated_onset_days,
        stated_trend: facts.stated_trend,
        injury_days_ago: facts.injury_days_ago,
        oral_limit_days: None,
        runs: None,
    };
    facts.course = Course::of(&diary);
    Ok(Case { id, facts })
}

/// The answers; a name with two different answers is an error.
fn answers(case: &Reader) -> Result<Facts, CaseError> {
    let mut facts = Facts::all_no();
    let sign = |name: &str| Sign::from_id(name).map(Question::Sign);
    let flag = |name: &str| Flag::from_id(name).map(Question::Flag);
    let risk = |name: &str| Risk::from_id(name).map(Question::Risk);
    let mut given = [
        ("signs", Answer::Yes, case.names("signs", sign)?),
        ("flags", Answer::Yes, case.names("flags", flag)?),
        ("follow_ups", Answer::Yes, case.names("follow_ups", flag)?),
        ("risk_facts", Answer::Yes, case.names("risk_facts", risk)?),
        ("unanswered", Answer::Blank, case.names("unanswered", Question::from_id)?),
        ("not_sure", Answer::NotSure, case.names("not_sure", Question::from_id)?),
    ];
    for (field, answer, questions) in &mut given {
        for question in questions.drain(..) {
            let before = facts.answer(question);
            if before != Answer::No && before != *answer {
                return Err(case.wrong(field, &format!("{} has another answer already", question.id())));
            }
            facts.set(question, *answer);
        }
    }
    Ok(facts)
}

fn read_entry(name: &str, map: &Map<String, Value>) -> Result<DayEntry, CaseError> {
    let entry = Reader::new(name, map);
    entry.keys(&["day", "nrs", "side", "duration_min", "kind", "woke_from_sleep", "trigger"])?;
    let score = entry.number("nrs", 10)?.and_then(|number| u8::try_from(number).ok());
    let nrs = score.and_then(|score| Nrs::try_from(score).ok());
    if !matches!(entry.get("trigger"), None | Some(Value::Null | Value::String(_))) {
        return Err(entry.wrong("trigger", "should be text"));
    }
    Ok(DayEntry {
        day: entry.day()?,
        nrs: nrs.ok_or_else(|| entry.wrong("nrs", "should be a number from 0 to 10"))?,
        side: entry
            .word("side", crate::domain::body::Side::from_id)?
            .ok_or_else(|| entry.wrong("side", "should be left, right or both"))?,
        minutes: entry.minutes("duration_min")?,
        kinds: entry.word("kind", Kind::from_id)?.into_iter().collect(),
        let_go: false,
        woke: entry.flag("woke_from_sleep")?,
        eases_with_rest: false,
    })
}

fn read_dose(name: &str, map: &Map<String, Value>) -> Result<Dose, CaseError> {
    use crate::domain::course::{Form, Ingredient};
    let dose = Reader::new(name, map);
    dose.keys(&["day", "ingredient", "form", "mg"])?;
    if !dose.get("mg").is_none_or(|mg| mg.is_null() || mg.as_f64().is_some_and(|mg| mg >= 0.0)) {
        return Err(dose.wrong("mg", "should be a number"));
    }
    let missing = |field: &str| dose.wrong(field, "is missing");
    Ok(Dose {
        day: dose.day()?,
        ingredient: dose.word("ingredient", Ingredient::from_id)?.ok_or_else(|| missing("ingredient"))?,
        form: dose.word("form", Form::from_id)?.ok_or_else(|| missing("form"))?,
    })
}
