//! What the last checks still say today, and what entries named since.
//!
//! A check that left a due question blank does not take back a yes of the check before; one that answered no does. The
//! answers that lower a result are worth less than the others: they hold for a leg only if they were given for it.

use chrono::Duration;

use super::stated::TREND_DAYS;
use super::{FORGOTTEN_DAYS, Watch};
use crate::domain::body::{Leg, Side, Sign};
use crate::domain::check::{Answer, Check, Facts, Flag};
use crate::domain::course::Logged;

impl Watch {
    /// The facts of today: the last checks as far as they can be believed, what entries named since, profile and days.
    #[must_use]
    pub fn facts(&self) -> Facts {
        self.facts_on(Leg::ALL, self.diary(None).injury_days_ago)
    }

    /// The facts of each leg by itself, if an injury was named for one of them alone: it must not excuse the other.
    pub(super) fn facts_apart(&self) -> Option<[Facts; 2]> {
        let legs = [Leg::Left, Leg::Right];
        let asked = legs.iter().all(|leg| self.remembered(&[*leg]).next().is_some() || self.sore_legs().contains(leg));
        let [left, right] = legs.map(|leg| self.injury_of(leg).filter(|days| *days <= 28));
        (asked && left != right).then(|| legs.map(|leg| self.facts_on(&[leg], self.injury_of(leg))))
    }

    /// The facts without the injury, if the newest check named one of two legs: nobody knows which, so it excuses neither.
    pub(super) fn facts_without_injury(&self) -> Option<Facts> {
        let newest = self.remembered(Leg::ALL).next()?;
        let of_both = newest.side == Side::Both && newest.answers.injury_days_ago.is_some();
        of_both.then(|| self.facts_on(Leg::ALL, None))
    }

    fn facts_on(&self, legs: &[Leg], injury_days_ago: Option<u32>) -> Facts {
        let mut facts = Facts::default();
        let mut diary = self.diary(None);
        diary.injury_days_ago = injury_days_ago;
        self.fill_days(&diary, &self.profile, &mut facts);
        let of_this_week = |check: &&Check| (self.today() - check.at.day()).num_days() <= TREND_DAYS;
        for check in self.remembered(legs).filter(of_this_week) {
            self.tell_side(check.side, &check.answers, &mut facts);
        }
        let believes_no = self.freshness().believes_no();
        let kept = |answer: Answer| if answer == Answer::No && !believes_no { Answer::Blank } else { answer };
        for sign in Sign::ALL {
            let each = legs.iter().filter_map(|leg| self.sign_today(*leg, *sign));
            facts.set_sign(*sign, &each.map(kept).collect::<Vec<_>>());
        }
        for flag in Flag::ALL {
            facts.set(*flag, kept(self.flag_today(legs, *flag).unwrap_or_default()));
        }
        facts.one_of_lung_signs = self.one_of_lung_signs();
        facts
    }

    /// The checks of these legs that are not forgotten, newest first.
    pub(super) fn remembered<'a>(&'a self, legs: &'a [Leg]) -> impl Iterator<Item = &'a Check> {
        let known = |check: &&Check| (self.today() - check.at.day()).num_days() <= FORGOTTEN_DAYS;
        let on = |check: &&Check| check.side.legs().iter().any(|leg| legs.contains(leg));
        self.checks.iter().filter(known).filter(on)
    }

    /// Whether an entry names a sign of a leg since the last check that has an answer to it.
    pub(super) fn is_named(&self, leg: Leg, sign: Sign) -> bool {
        let legs = [leg];
        let answered = self.remembered(&legs).find(|check| check.answers.sign(leg, sign) != Answer::Blank);
        let oldest = self.today() - Duration::days(FORGOTTEN_DAYS);
        // Few entries name a sign, so that is looked at first.
        let names = |entry: &&Logged| entry.signs.iter().flatten().any(|named| *named == sign);
        self.entries.iter().filter(names).filter(|entry| entry.side.legs().contains(&leg)).any(|entry| match answered {
            Some(check) => entry.written.utc_s > check.at.utc_s,
            None => entry.started.day() >= oldest,
        })
    }

    fn sign_today(&self, leg: Leg, sign: Sign) -> Option<Answer> {
        if self.is_named(leg, sign) {
            return Some(Answer::Yes);
        }
        // The six signs are always due.
        said(self.remembered(&[leg]), |check| check.answers.sign(leg, sign), |_| true)
    }

    fn flag_today(&self, legs: &[Leg], flag: Flag) -> Option<Answer> {
        let due = |check: &Check| check.open.iter().any(|id| id == flag.id());
        let answer = |check: &Check| {
            let both = flag == Flag::BothLegsSwollen && check.answers.both_ticked_swollen();
            if both { Answer::Yes } else { check.answers.flag(flag) }
        };
        if flag.whole_body() {
            return said(self.remembered(Leg::ALL), answer, due);
        }
        let blue = |leg: Leg| {
            self.remembered(&[leg]).next().is_some_and(|check| check.answers.flag(Flag::MottledOrBlue) == Answer::Yes)
        };
        let parented = |leg: &&Leg| {
            let ticked = flag.lowers_for().iter().any(|sign| self.sign_today(**leg, *sign) == Some(Answer::Yes));
            ticked || (flag == Flag::ColdPatternKnown && blue(**leg))
        };
        let explained: Vec<Answer> = legs
            .iter()
            .filter(parented)
            .map(|leg| {
                let since = flag.lowers_for().iter().any(|sign| self.is_named(*leg, *sign));
                self.remembered(&[*leg]).next().filter(|_| !since).map_or(Answer::Blank, answer)
            })
            .collect();
        if explained.is_empty() {
            let each = legs.iter().filter_map(|leg| said(self.remembered(&[*leg]), answer, due));
            return each.reduce(Answer::stronger);
        }
        // It lowers the result: a yes counts only if it was said of every leg with such a sign.
        [Answer::Blank, Answer::NotSure, Answer::No, Answer::Yes].into_iter().find(|answer| explained.contains(answer))
    }

    fn one_of_lung_signs(&self) -> bool {
        for check in self.remembered(Leg::ALL) {
            if check.answers.one_of_lung_signs {
                return true;
            }
            if Flag::LUNG.iter().all(|flag| check.answers.flag(*flag) != Answer::Blank) {
                return false;
            }
        }
        false
    }
}

/// What the newest check says that has an answer. A question that was due and left blank does not take back a yes or a
/// "not sure" of the check before it; a no from before does not stand for it.
fn said<'a>(
    checks: impl Iterator<Item = &'a Check>,
    answer: impl Fn(&Check) -> Answer,
    due: impl Fn(&Check) -> bool,
) -> Option<Answer> {
    let mut open = false;
    for check in checks {
        match answer(check) {
            Answer::Blank if due(check) => open = true,
            Answer::Blank => break,
            Answer::No if open => break,
            answer => return Some(answer),
        }
    }
    open.then_some(Answer::Blank)
}
