//! A check that is being filled in: which groups of questions are due, in their order, and what is still open.
//!
//! The window and the terminal fill in the same paper, so the two cannot ask different things. Nothing is answered by
//! passing by: "none of these" puts a no into the blanks of its own group alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Answer, Answers, Check, Facts, Flag, Group, Question, Risk, SignSince};
use crate::domain::body::{Course as Trend, Leg, Side, Sign};
use crate::domain::profile::{Profile, ProfileAnswer};
use crate::domain::triage::{Assessment, Tier, due};
use crate::domain::watch::{Watch, assess_answers};
use crate::domain::when::Moment;

/// The answers as they stand, and what they are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The saved check that is being changed.
    pub id: Option<Uuid>,
    /// Which leg or legs it is about.
    pub side: Side,
    /// The five questions of E1 as one; blank while they are answered one by one or not at all.
    pub lung: Answer,
    /// The answers.
    pub answers: Answers,
    /// Facts about the person that run out, asked again.
    pub facts: BTreeMap<Risk, Answer>,
}

impl Paper {
    /// An empty paper about the legs that hurt, with the injury that is known already.
    #[must_use]
    pub fn fresh(watch: &Watch) -> Self {
        let sore = watch.sore_legs();
        let side = match sore.as_slice() {
            [Leg::Left, Leg::Right] => Side::Both,
            [leg] => leg.side(),
            _ => watch.entries.last().map_or(Side::Left, |entry| entry.side),
        };
        Self::about(side, watch)
    }

    /// An empty paper about these legs, with the injury of one of them that is known already.
    #[must_use]
    pub fn about(side: Side, watch: &Watch) -> Self {
        let injury = side.legs().iter().filter_map(|leg| watch.injury_of(*leg)).min();
        let answers = Answers { injury_days_ago: injury.filter(|days| *days <= 28), ..Answers::default() };
        Self { id: None, side, lung: Answer::Blank, answers, facts: BTreeMap::new() }
    }

    /// The paper of a saved check, to change it.
    #[must_use]
    pub fn of(check: &Check) -> Self {
        let each = |answer: &Answer| Flag::LUNG.iter().all(|flag| check.answers.flag(*flag) == *answer);
        let lung = if check.answers.one_of_lung_signs {
            Answer::Yes
        } else {
            [Answer::No, Answer::NotSure].into_iter().find(each).unwrap_or_default()
        };
        Self { id: Some(check.id), side: check.side, lung, answers: check.answers.clone(), facts: BTreeMap::new() }
    }

    /// Makes it about other legs, with the injury that is known of those: one of the leg that is left out excuses nothing
    /// there. What was said of the first leg is not lost: it comes back with it.
    pub fn set_side(&mut self, side: Side, watch: &Watch) {
        let stays = |leg: &Leg| side.legs().contains(leg);
        if side != self.side && self.id.is_none() && !self.side.legs().iter().all(stays) {
            self.answers.injury_days_ago = Self::about(side, watch).answers.injury_days_ago;
        }
        // What was asked about one leg says nothing about another one: a no is open again there, and so is a yes that
        // makes a result milder. A warning stays.
        if side.legs().iter().any(|leg| !self.side.legs().contains(leg)) {
            let milder = |flag: &Flag| !flag.lowers_for().is_empty();
            self.answers.flags.retain(|flag, answer| {
                flag.whole_body() || *answer == Answer::NotSure || (*answer == Answer::Yes && !milder(flag))
            });
        }
        self.side = side;
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let blank = |answer: &Answer| *answer == Answer::Blank;
        let Answers { left, right, flags, .. } = self.own_answers();
        self.lung == Answer::Blank && left.values().chain(right.values()).chain(flags.values()).all(blank)
    }

    /// Answers the five questions of E1 together.
    pub fn set_lung(&mut self, answer: Answer) {
        self.lung = answer;
        self.answers.one_of_lung_signs = answer == Answer::Yes;
        for flag in Flag::LUNG {
            // A yes to all of them together does not say which.
            let each = if answer == Answer::Yes { Answer::Blank } else { answer };
            self.answers.flags.insert(flag, each);
        }
    }

    /// Answers a question. One of the five of E1 answered by itself takes the answer to all of them away.
    pub fn set(&mut self, flag: Flag, answer: Answer) {
        if Flag::LUNG.contains(&flag) {
            self.lung = Answer::Blank;
            self.answers.one_of_lung_signs = false;
        }
        self.answers.flags.insert(flag, answer);
    }

    /// The profile with what is answered here.
    #[must_use]
    pub fn profile(&self, watch: &Watch) -> Profile {
        let mut profile = watch.profile.clone();
        for answer in self.profile_answers(watch.now.moment) {
            profile.put(answer);
        }
        profile
    }

    /// What is to be written into the profile. Pregnancy and birth are one field there: the later of two yeses stands.
    #[must_use]
    pub fn profile_answers(&self, at: Moment) -> Vec<ProfileAnswer> {
        let found = self.facts.iter().filter_map(|(risk, answer)| risk.to_profile(*answer, at));
        let by_field: BTreeMap<String, ProfileAnswer> = found.map(|found| (found.field.clone(), found)).collect();
        by_field.into_values().collect()
    }

    /// All that the rules look at.
    #[must_use]
    pub fn facts(&self, watch: &Watch) -> Facts {
        watch.facts_of(self.side, &self.answers_today(watch), &self.profile(watch))
    }

    fn answers_today(&self, watch: &Watch) -> Answers {
        let mut answers = self.own_answers();
        // Days that were told to a check count from the day of that check.
        let changed = watch.checks.iter().find(|check| Some(check.id) == self.id);
        let age = changed.map_or(0, |check| (watch.today() - check.at.day()).num_days());
        let age = u32::try_from(age).unwrap_or(0);
        answers.injury_days_ago = answers.injury_days_ago.map(|days| days.saturating_add(age));
        answers.stated_onset_days = answers.stated_onset_days.map(|days| days.saturating_add(age));
        answers
    }

    /// The answers about the legs that the check is about; the other leg was not asked about.
    fn own_answers(&self) -> Answers {
        let mut answers = self.answers.clone();
        match self.side {
            Side::Left => answers.right.clear(),
            Side::Right => answers.left.clear(),
            Side::Both => {}
        }
        let ticked = |since: &SignSince| self.answers.sign(since.leg, since.sign) == Answer::Yes;
        answers.since.retain(|since| self.side.legs().contains(&since.leg) && ticked(since));
        answers
    }

    /// What the rules say to the answers so far.
    #[must_use]
    pub fn assess(&self, watch: &Watch) -> Assessment {
        assess_answers(watch, self.side, &self.answers_today(watch), &self.profile(watch))
    }

    /// The groups that are due with their questions, in the order in which they are asked.
    #[must_use]
    pub fn groups(&self, facts: &Facts) -> Vec<(Group, Vec<Flag>)> {
        let mut by_group: BTreeMap<Group, Vec<Flag>> = BTreeMap::new();
        for question in due(facts) {
            let Question::Flag(flag) = question else { continue };
            // Both legs are ticked as swollen: that is answered.
            if flag == Flag::BothLegsSwollen && self.own_answers().both_ticked_swollen() {
                continue;
            }
            if let Some(group) = Group::of(flag) {
                by_group.entry(group).or_default().push(flag);
            }
        }
        // Not due, so a blank does not make a result incomplete; but rules D10 and D12 need somebody to ask.
        by_group.entry(Group::Leg).or_default().extend([Flag::LumpGrowingOrOver5Cm, Flag::MuscleWasting]);
        by_group.into_iter().collect()
    }

    /// The facts about the person that are asked again: those whose answer is older than seven days, at a new pain all
    /// that were not answered since it began.
    #[must_use]
    pub fn facts_due(&self, watch: &Watch) -> Vec<Risk> {
        let new_pain = self.is_new_pain(watch);
        let began = self.began(watch);
        let answered_since =
            |risk: &Risk| watch.profile.answered(*risk).is_some_and(|day| began.is_none_or(|began| day >= began));
        let due = |risk: &&Risk| !watch.profile.is_fresh(**risk, watch.today()) || (new_pain && !answered_since(risk));
        Risk::RUNNING_OUT.iter().filter(due).copied().collect()
    }

    /// Whether these legs have no check of the present pain yet.
    #[must_use]
    pub fn is_new_pain(&self, watch: &Watch) -> bool {
        self.previous(watch).is_none()
    }

    /// The last check of the same pain, whose answers can be said again.
    #[must_use]
    pub fn previous<'a>(&self, watch: &'a Watch) -> Option<&'a Check> {
        let own = |check: &&Check| {
            Some(check.id) != self.id && self.side.legs().iter().all(|leg| check.side.legs().contains(leg))
        };
        let check = watch.checks.iter().find(own)?;
        let began = self.began(watch);
        let same_pain = match began {
            Some(began) => check.at.day() >= began,
            None => (watch.today() - check.at.day()).num_days() <= 14,
        };
        same_pain.then_some(check)
    }

    /// The first day of the newest pain of these legs.
    fn began(&self, watch: &Watch) -> Option<NaiveDate> {
        self.side.legs().iter().filter_map(|leg| watch.run_began(*leg)).max()
    }

    /// Whether every one of these questions was answered no last time, so that "still none" can be said.
    #[must_use]
    pub fn none_last_time(&self, watch: &Watch, flags: &[Flag]) -> bool {
        self.previous(watch).is_some_and(|check| flags.iter().all(|flag| check.answers.flag(*flag) == Answer::No))
    }

    /// Signs of a leg that were ticked last time and are ticked again.
    #[must_use]
    pub fn returning_signs(&self, watch: &Watch) -> Vec<(Leg, Sign)> {
        let mut found = Vec::new();
        for leg in self.side.legs() {
            let before = watch.checks.iter().find(|check| Some(check.id) != self.id && check.side.legs().contains(leg));
            let Some(before) = before else { continue };
            let again = |sign: &&Sign| {
                self.answers.sign(*leg, **sign) == Answer::Yes && before.answers.sign(*leg, **sign) == Answer::Yes
            };
            found.extend(Sign::ALL.iter().filter(again).map(|sign| (*leg, *sign)));
        }
        found
    }

    /// Which way a returning sign has gone.
    #[must_use]
    pub fn since(&self, leg: Leg, sign: Sign) -> Option<Trend> {
        self.answers.since.iter().find(|since| since.leg == leg && since.sign == sign).map(|since| since.trend)
    }

    /// Says which way a returning sign has gone.
    pub fn set_since(&mut self, leg: Leg, sign: Sign, trend: Option<Trend>) {
        self.answers.since.retain(|since| since.leg != leg || since.sign != sign);
        self.answers.since.extend(trend.map(|trend| SignSince { leg, sign, trend }));
    }

    /// The emergency questions that are blank; they are asked once more before any result below emergency.
    #[must_use]
    pub fn open_emergency(&self, assessment: &Assessment) -> Vec<Question> {
        if assessment.tier == Tier::Emergency {
            return Vec::new();
        }
        assessment.open.iter().copied().filter(|question| is_emergency_question(*question)).collect()
    }

    /// The check to be saved, with what the rules say to it. One that is changed keeps its time: the answers that were
    /// not looked at again are as old as before.
    #[must_use]
    pub fn check(&self, watch: &Watch, new_id: Uuid) -> Check {
        let Assessment { tier, rules, open } = self.assess(watch);
        let changed = watch.checks.iter().find(|check| Some(check.id) == self.id);
        Check {
            id: self.id.unwrap_or(new_id),
            at: changed.map_or(watch.now.moment, |check| check.at),
            side: self.side,
            answers: self.own_answers(),
            tier,
            rules: rules.iter().map(|rule| rule.id.to_owned()).collect(),
            open: open.iter().map(|question| question.id().to_owned()).collect(),
        }
    }
}

/// Whether an emergency rule looks at the question: those of E1 to E8, and the signs that they count.
#[must_use]
pub fn is_emergency_question(question: Question) -> bool {
    match question {
        Question::Sign(_) => true,
        Question::Flag(flag) => {
            Flag::LUNG.contains(&flag)
                || matches!(Group::of(flag), Some(Group::Leg | Group::Nerves | Group::Body))
                || matches!(flag, Flag::DeformityOrDeepWound | Flag::WeakOnlyBecausePain)
        }
        Question::Risk(_) => false,
    }
}
