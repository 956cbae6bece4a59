//! The way back of one person at one moment: which leg, which stage, what is known for the next one.
//!
//! There is one way at a time, that of the leg that was hurt last, and of both where both were. Who has an injury of
//! the last eight weeks begins with the first days until they agree to more. Who has none is asked for no stage: without
//! one nothing is closed, as nothing was torn. An injury on a day counts from the end of that day.

use chrono::{Days, NaiveDate};

use super::injury::{Injury, injuries};
use super::known::{CAN_S, Lines, Notes, calm_days, mornings};
use super::morning::{Mornings, Proposal};
use super::progress::{Measured, Progress, StageStep};
use super::{FIRST_DAYS_H, INJURY_DAYS, NO_SPORT_DAYS, Stage, StageFacts, may_move_on};
use crate::domain::body::{Leg, Side};
use crate::domain::course::Logged;
use crate::domain::episode::Nrs;
use crate::domain::watch::Watch;
use crate::domain::when::{Moment, Now};

const HOUR_S: i64 = 3600;
const DAY_S: i64 = 24 * HOUR_S;

/// All that decides.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The present moment.
    pub now: Now,
    /// The lines of the way back.
    pub lines: &'a Lines,
    /// What the watch read.
    pub watch: &'a Watch,
    /// The gate is closed for loads: an urgent rule is active, or the check is not complete.
    pub closed: bool,
}

/// Where a person stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// The leg or legs; `None` is not known.
    pub side: Option<Side>,
    /// The stage; `None` without one, and when the way is over.
    pub stage: Option<Stage>,
    /// The day since which they are in it, if they chose it.
    pub since: Option<NaiveDate>,
    /// There was an injury in the last eight weeks.
    pub injured: bool,
    /// What is known for the table.
    pub facts: StageFacts,
    /// A step back that waits for an answer.
    pub proposal: Option<Proposal>,
}

impl Way {
    /// Where a person stands now.
    #[must_use]
    pub fn of(known: &Known<'_>) -> Self {
        let Known { now, lines, watch, closed } = *known;
        let now_s = now.moment.utc_s;
        let injuries = injuries(known);
        let recent = |injury: &&Injury| now_s - injury.at_s < i64::from(INJURY_DAYS) * DAY_S;
        let fresh: Vec<&Injury> = injuries.iter().filter(recent).collect();
        let newest = lines.progress.iter().find(|line| line.stage().is_some());
        let side = side(newest, &fresh, watch);
        let Some(legs) = side else { return Self { facts: nothing(closed), ..Self::default() } };
        let on = |injury: &&Injury| injury.side.legs().iter().any(|leg| legs.legs().contains(leg));
        let injured_s = injuries.iter().filter(on).map(|injury| injury.at_s).max();
        let is_fresh = injured_s.is_some_and(|at_s| now_s - at_s < i64::from(INJURY_DAYS) * DAY_S);
        // What was written before the injury, or about another leg, is of another way.
        let counts = |line: &&Progress| line.is_about(legs) && injured_s.is_none_or(|at_s| line.at.utc_s >= at_s);
        let own = || lines.progress.iter().filter(counts);
        let steps: Vec<(&Progress, Stage, StageStep)> =
            own().filter_map(|line| line.stage().map(|(stage, step)| (line, stage, step))).collect();
        let since_h = injured_s.map(|at_s| u32::try_from((now_s - at_s) / HOUR_S).unwrap_or(0));
        let stage = stage(&steps, is_fresh, since_h);
        let chosen = steps.iter().take_while(|(_, of, _)| Some(*of) == stage).last();
        let since = chosen.map(|(line, ..)| line.at.day());
        let back_s = steps.iter().find(|(_, _, step)| *step == StageStep::Back).map(|(line, ..)| line.at.utc_s);
        let all: Vec<(Moment, &Measured)> =
            own().filter_map(|line| line.measured().map(|measured| (line.at, measured))).collect();
        let since_back = all.iter().filter(|(at, _)| back_s.is_none_or(|back_s| at.utc_s >= back_s)).copied().collect();
        let from_s = injured_s.unwrap_or(0).max(now_s - CAN_S);
        let notes = |lines| Notes { lines, entries: &watch.entries, side: legs, now_s };
        let (ever, current) = (notes(all), notes(since_back));
        let known_mornings = mornings(&lines.trained, from_s);
        let decides = stage.map(|stage| Mornings {
            stage,
            side: legs,
            watch,
            steps: &steps,
            known: &known_mornings,
            notes: &ever,
        });
        let proposal = decides.as_ref().and_then(Mornings::proposal);
        let facts = StageFacts {
            since_injury_h: since_h,
            worse_morning: proposal.is_some(),
            days_since_worse: decides.as_ref().and_then(Mornings::days_since_answer),
            calm_days: calm_days(&mornings(&lines.trained, from_s.max(back_s.unwrap_or(0)))),
            calm_nights: calm_nights(&current, watch),
            grade: ever.newest(i64::MAX, |measured| measured.grade).map(|(_, grade)| grade),
            athlete: ever.newest(i64::MAX, |measured| measured.athlete).map(|(_, athlete)| athlete),
            past_tear: watch.profile.yes("past_tear"),
            ..noted(&current, closed)
        };
        Self { side, stage, since, injured: is_fresh, facts, proposal }
    }

    /// The next stage, if everything for it is met and sport may be shown. The person still has to agree.
    #[must_use]
    pub fn may_go_to(&self) -> Option<Stage> {
        let stage = self.stage?;
        let next = stage.next()?;
        (may_move_on(stage, &self.facts) && next.may_show(self.facts.since_injury_h)).then_some(next)
    }

    /// Whether the way may end: everything for full sport is met, or there was no injury of late.
    #[must_use]
    pub fn may_end(&self) -> bool {
        let whole = self.stage == Some(Stage::BackToSport) && may_move_on(Stage::BackToSport, &self.facts);
        self.stage.is_some() && (whole || !self.injured)
    }
}

fn nothing(closed: bool) -> StageFacts {
    StageFacts { warning: closed, ..StageFacts::default() }
}

/// What was noted of the leg.
fn noted(notes: &Notes<'_>, closed: bool) -> StageFacts {
    let feels = |answer: fn(&Measured) -> Option<Nrs>| notes.feels(answer);
    let can = |answer: fn(&Measured) -> Option<Nrs>| notes.newest(CAN_S, answer).map(|(_, score)| score.get());
    let walk = notes.newest(super::known::FEELS_S, |measured| measured.walk_10_min_nrs.map(|_| measured.limp));
    let limp = walk.and_then(|(_, limp)| limp);
    let full = notes.newest(CAN_S, |measured| measured.full_session.filter(|full| *full));
    StageFacts {
        rest_nrs: feels(|measured| measured.rest_nrs),
        walking_nrs: feels(|measured| measured.walking_nrs),
        swelling_grows: notes.newest(super::known::FEELS_S, |measured| measured.swelling_grows).map(|(_, grows)| grows),
        limp,
        walk_10_min_nrs: feels(|measured| measured.walk_10_min_nrs).filter(|_| limp == Some(false)),
        raises_at_3: notes.count_at(3, |measured| measured.raises, |measured| measured.raises_nrs),
        sets_of_15_at_2: notes.count_at(2, |measured| measured.sets_of_15, |measured| measured.raises_nrs),
        single_sore: notes.count_at(2, |measured| measured.single_sore, |measured| measured.single_nrs),
        single_other: notes.newest(CAN_S, |measured| measured.single_other).map(|(_, count)| count.into()),
        pain_or_tightness: feels(|measured| measured.pain_or_tightness),
        tender_spot: notes.newest(super::known::FEELS_S, |measured| measured.tender_spot).map(|(_, tender)| tender),
        hop_nrs: can(|measured| measured.hop_nrs),
        run_nrs: can(|measured| measured.run_nrs),
        full_sessions: u32::from(full.is_some()),
        ..nothing(closed)
    }
}

/// Nights in a row without pain. A night with nothing written is not taken for a calm one: the person says how many
/// there were, and an entry of a night since ends the row.
fn calm_nights(notes: &Notes<'_>, watch: &Watch) -> u32 {
    let Some((_, said)) = notes.newest(super::known::FEELS_S, |measured| measured.calm_nights) else { return 0 };
    let on = |entry: &&Logged| entry.side.legs().iter().any(|leg| notes.side.legs().contains(leg));
    let nights = watch.entries.iter().filter(on).filter(|entry| entry.nrs.get() > 0).filter_map(night);
    let last = nights.max().map(|night| u32::try_from((watch.today() - night).num_days()).unwrap_or(0));
    last.map_or(said.into(), |since| since.min(said.into()))
}

/// The day on which the night of an entry ended: one from 22:00 to 06:00, or one that woke the person.
fn night(entry: &Logged) -> Option<NaiveDate> {
    use chrono::Timelike as _;
    let (hour, day) = (entry.started.local().hour(), entry.started.day());
    match hour {
        22.. => day.checked_add_days(Days::new(1)),
        0..6 => Some(day),
        _ if entry.woke => Some(day),
        _ => None,
    }
}

/// The stage by what the person agreed to since the injury. After an injury nobody is further than they agreed to with
/// everything met, and the hours of the table hold whatever was pressed.
fn stage(steps: &[(&Progress, Stage, StageStep)], is_fresh: bool, since_h: Option<u32>) -> Option<Stage> {
    let newest = steps.first().map(|(_, stage, _)| *stage);
    let stage = if is_fresh {
        let agreed = steps.iter().filter(|(_, _, step)| *step == StageStep::On).map(|(_, stage, _)| *stage).max();
        let most = agreed.unwrap_or(Stage::FirstDays);
        let sport = since_h.is_none_or(|hours| hours >= NO_SPORT_DAYS * 24);
        let begun = since_h.is_none_or(|hours| hours >= FIRST_DAYS_H);
        let by_time = match (begun, sport) {
            (false, _) => Stage::FirstDays,
            (true, false) => Stage::Strength,
            (true, true) => Stage::AnyTime,
        };
        Some(newest.unwrap_or(Stage::FirstDays).min(most).min(by_time))
    } else {
        newest
    };
    stage.filter(|stage| Stage::LADDER.contains(stage))
}

/// The leg of the way: that of the newest line, and each that was hurt since; else those that were hurt, or are sore.
fn side(newest: Option<&Progress>, fresh: &[&Injury], watch: &Watch) -> Option<Side> {
    let hurt =
        |after_s: i64| fresh.iter().filter(move |injury| injury.at_s > after_s).flat_map(|injury| injury.side.legs());
    let legs: Vec<Leg> = match newest {
        Some(line) if line.stage().is_some_and(|(stage, _)| stage != Stage::AnyTime) => {
            line.side.legs().iter().chain(hurt(line.at.utc_s)).copied().collect()
        }
        Some(line) => match hurt(line.at.utc_s).copied().collect::<Vec<Leg>>() {
            legs if legs.is_empty() => line.side.legs().to_vec(),
            legs => legs,
        },
        None if fresh.is_empty() => watch.sore_legs(),
        None => hurt(i64::MIN).copied().collect(),
    };
    match (legs.contains(&Leg::Left), legs.contains(&Leg::Right)) {
        (true, true) => Some(Side::Both),
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        (false, false) => None,
    }
}
