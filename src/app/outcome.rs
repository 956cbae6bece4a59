//! What a result says, in words: the same for the window, the printed page, the copied text and the terminal.

mod text;

use chrono::NaiveDate;

use super::watch::Outlook;
use crate::content;
use crate::domain::body::{Leg, Side, Sign};
use crate::domain::check::{Answer, Answers, Check, Flag, Question};
use crate::domain::country::Country;
use crate::domain::profile::Profile;
use crate::domain::sentence;
use crate::domain::triage::{RULES, Rule, Tier};
use crate::domain::watch::{CheckedRule, Standing, Watch};
pub use text::save_file;

/// One rule that fired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: &'static Rule,
    /// Why it matters, for people.
    pub why: &'static str,
    /// When it fires.
    pub when: &'static str,
    /// Where that is from, one line each.
    pub sources: Vec<String>,
    /// A clinician has looked: when, and until when it is quiet.
    pub checked: Option<(NaiveDate, NaiveDate)>,
}

/// A result in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How urgent.
    pub tier: Tier,
    /// "Urgent".
    pub first_words: String,
    /// "Get medical help today".
    pub title: String,
    /// What was ticked, in the words of the list, signs with their leg.
    pub ticked: Vec<String>,
    /// What was answered "not sure".
    pub not_sure: Vec<String>,
    /// What to say to the person who answers, in an emergency.
    pub say: Option<String>,
    /// First aid in an emergency, one line for each rule that has one.
    pub first_aid: Vec<&'static str>,
    /// Every rule that fired, the highest tier first.
    pub reasons: Vec<Reason>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// What is said after the reasons.
    pub closing: Vec<String>,
    /// "If you are worried, get help anyway."
    pub safety: Option<&'static str>,
    /// Questions that are open, in few words.
    pub open: Vec<Question>,
    /// When not to wait: a title and its items.
    pub not_wait: Option<(String, Vec<&'static str>)>,
    /// The person's own numbers: what it is, and the number.
    pub contacts: Vec<(&'static str, String)>,
    /// The emergency number of the country.
    pub emergency: String,
}

/// What the rules said, and to what.
struct Said<'a> {
    tier: Tier,
    active: Vec<&'static Rule>,
    checked: &'a [CheckedRule],
    open: Vec<Question>,
}

impl Outcome {
    /// What holds now.
    #[must_use]
    pub fn now(outlook: &Outlook, country: &Country) -> Self {
        let Outlook { watch, standing, .. } = outlook;
        let (ticked, not_sure) = answered(standing);
        Self::new(&standing_said(standing), ticked, not_sure, &watch.profile, country).with_second_injury(watch)
    }

    /// What the rules said to a saved check at the time.
    #[must_use]
    pub fn then(check: &Check, profile: &Profile, country: &Country) -> Self {
        let active = RULES.iter().filter(|rule| check.rules.iter().any(|id| id == rule.id)).collect();
        let said = Said { tier: check.tier, active, checked: &[], open: check.open_questions() };
        let (ticked, not_sure) = names(check.side, &check.answers);
        Self::new(&said, ticked, not_sure, profile, country)
    }

    /// What the rules say today to a check, with a clinician's look.
    #[must_use]
    pub fn of_check(check: &Check, standing: &Standing, watch: &Watch, country: &Country) -> Self {
        let (ticked, not_sure) = names(check.side, &check.answers);
        Self::new(&standing_said(standing), ticked, not_sure, &watch.profile, country).with_second_injury(watch)
    }

    /// A second injury of one calf within a year deserves physiotherapy; never told beside an emergency.
    fn with_second_injury(mut self, watch: &Watch) -> Self {
        if self.tier != Tier::Emergency && watch.second_injury() {
            self.steps.push(
                "This is a second injury within a year. If it is the same calf, ask about physiotherapy.".to_owned(),
            );
        }
        self
    }

    fn new(said: &Said<'_>, ticked: Vec<String>, not_sure: Vec<String>, profile: &Profile, country: &Country) -> Self {
        let open = said.open.len();
        let fill = |words: &str| content::fill(words, country, open);
        let text = content::result_text(said.tier);
        let ids: Vec<&str> = said.active.iter().map(|rule| rule.id).collect();
        let emergency = said.tier == Tier::Emergency;
        let mut steps: Vec<String> = Vec::new();
        if !emergency {
            let extra = content::extra_steps(&ids).into_iter().map(|step| fill(&step.words));
            steps.extend(extra);
            steps.extend(text.into_iter().flat_map(|text| &text.steps).map(|step| fill(step)));
        }
        let reminders = match said.tier {
            Tier::Emergency => None,
            Tier::SameDay => Some(content::call_if()),
            Tier::Soon | Tier::SelfCare | Tier::Incomplete => Some(content::help_today_if()),
        };
        Self {
            tier: said.tier,
            first_words: text.map(|text| fill(&text.first_words)).unwrap_or_default(),
            // What fired and is quiet is no reason to speak of care at home.
            title: match text {
                Some(_) if said.tier == Tier::SelfCare && !said.checked.is_empty() => {
                    "A clinician has checked it. Keep watching".to_owned()
                }
                text => text.map(|text| fill(&text.title)).unwrap_or_default(),
            },
            say: emergency.then(|| say(&ticked)),
            first_aid: if emergency {
                content::first_aid(&ids).into_iter().map(|aid| aid.words.as_str()).collect()
            } else {
                Vec::new()
            },
            reasons: reasons(said),
            steps,
            closing: closing(
                said,
                &ticked,
                &text.into_iter().flat_map(|text| &text.closing).map(|words| fill(words)).collect::<Vec<_>>(),
            ),
            safety: text.and_then(|text| text.safety.as_deref()),
            open: said.open.clone(),
            not_wait: reminders
                .map(|list| (fill(&list.title), list.items.iter().map(|item| item.words.as_str()).collect())),
            contacts: contacts(profile),
            emergency: country.emergency.clone(),
            ticked,
            not_sure,
        }
    }
}

/// "You answered no to every warning question" is told only where that is so.
fn closing(said: &Said<'_>, ticked: &[String], words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if said.tier == Tier::SelfCare && (!ticked.is_empty() || !said.checked.is_empty()) {
        let first = if said.checked.is_empty() {
            "No warning rule is active."
        } else {
            "What fired is quiet for now, because a clinician has looked."
        };
        if let Some(place) = words.first_mut() {
            first.clone_into(place);
        }
    }
    words
}

fn standing_said(standing: &Standing) -> Said<'_> {
    Said {
        tier: standing.tier,
        active: standing.active.clone(),
        checked: &standing.checked,
        open: standing.assessment.open.clone(),
    }
}

fn reasons(said: &Said<'_>) -> Vec<Reason> {
    let quiet = said.checked.iter().map(|checked| (checked.rule, Some((checked.day, checked.until))));
    let mut all: Vec<_> = said.active.iter().map(|rule| (*rule, None)).chain(quiet).collect();
    // The highest tier first; inside a tier the order of the table stays.
    all.sort_by_key(|(rule, checked)| (checked.is_some(), std::cmp::Reverse(rule.tier)));
    let reason = |(rule, checked): (&'static Rule, _)| {
        let text = content::rule_text(rule.id)?;
        Some(Reason { rule, why: &text.why, when: &text.when, sources: source_lines(text), checked })
    };
    all.into_iter().filter(|(rule, _)| rule.tier > Tier::SelfCare).filter_map(reason).collect()
}

/// Where the words of a rule are from, one line each, and what that is worth.
#[must_use]
pub fn source_lines(text: &content::RuleText) -> Vec<String> {
    content::source_lines(&text.sources, text.basis)
}

/// The words of a question's row.
#[must_use]
pub fn short(question: Question) -> &'static str {
    content::question_text(question).map_or(question.name(), |text| text.short.as_str())
}

/// What was answered yes and what was answered "not sure", in the words of the list.
fn names(side: Side, answers: &Answers) -> (Vec<String>, Vec<String>) {
    let said = |wanted: Answer| {
        let mut found = Vec::new();
        for sign in Sign::ALL {
            let legs: Vec<Leg> =
                side.legs().iter().copied().filter(|leg| answers.sign(*leg, *sign) == wanted).collect();
            match legs.as_slice() {
                [] => {}
                [leg] => {
                    found.push(format!("{}, {}", sentence::lower_first(short((*sign).into())), leg.side().leg_words()));
                }
                _ => found.push(format!("{}, both legs", sentence::lower_first(short((*sign).into())))),
            }
        }
        let flags = Flag::ALL.iter().filter(|flag| answers.flag(**flag) == wanted);
        found.extend(flags.map(|flag| sentence::lower_first(short((*flag).into()))));
        found
    };
    let mut ticked = said(Answer::Yes);
    if answers.one_of_lung_signs {
        ticked.insert(0, LUNG.to_owned());
    }
    (ticked, said(Answer::NotSure))
}

/// The same from the facts of today, where answers of several checks and entries come together.
fn answered(standing: &Standing) -> (Vec<String>, Vec<String>) {
    let said = |wanted: Answer| {
        let asked = Question::all().filter(|question| !matches!(question, Question::Risk(_)));
        let found = asked.filter(|question| standing.facts.answer(*question) == wanted);
        found.map(|question| sentence::lower_first(short(question))).collect::<Vec<String>>()
    };
    let mut ticked = said(Answer::Yes);
    if standing.facts.one_of_lung_signs {
        ticked.insert(0, LUNG.to_owned());
    }
    (ticked, said(Answer::NotSure))
}

/// The five questions of E1 answered yes together.
const LUNG: &str = "trouble with the chest, breathing, coughing blood, fainting or a racing heart";

/// A sentence to read aloud to the person who answers the call.
fn say(ticked: &[String]) -> String {
    match ticked {
        [] => "I have calf pain and a warning sign.".to_owned(),
        [one] => format!("I have calf pain and {one}."),
        some => format!("I have calf pain and these signs: {}.", some.join("; ")),
    }
}

fn contacts(profile: &Profile) -> Vec<(&'static str, String)> {
    [("Your contact", "emergency_contact"), ("Your doctor", "doctor_phone")]
        .into_iter()
        .map(|(what, field)| (what, profile.text(field).trim().to_owned()))
        .filter(|(_, number)| !number.is_empty())
        .collect()
}
