//! Guided sessions of an open journal: what decides a plan, the one under way, and keeping it when it is over.

use uuid::Uuid;

use super::command::Done;
use super::run::{Journal, done};
use super::stage::{exercise_opening, routine_opening, way};
use super::watch::Outlook;
use crate::content::{self, MOST_POINTS};
use crate::domain::body::Side;
use crate::domain::check::Flag;
use crate::domain::episode::Nrs;
use crate::domain::exercise::{Numbers, Sides};
use crate::domain::gate::Activity;
use crate::domain::phase::{INJURY_DAYS, Opening, Stage};
use crate::domain::rice::FirstDays;
use crate::domain::routine::{Item, RoutineId, Situation, opens_later};
use crate::domain::sentence;
use crate::domain::session::{GetReady, Outcome, Plan, SessionRecord};
use crate::domain::when::Now;
use crate::store::StoreError;
use crate::store::operation::{Change, Key, Record};

/// Hours after an injury in which no point is pressed: two weeks, of our own choice.
const PRESS_AFTER_INJURY_H: u32 = 14 * 24;

/// Where the session that is under way lies, so that a kill takes nothing.
const UNDER_WAY: &str = "session";

impl Journal {
    /// The session that was begun and is not over.
    #[must_use]
    pub fn session_under_way(&self) -> Option<SessionRecord> {
        // A kill can come between the journal and the desk: what is in the journal is over.
        let lying: Option<SessionRecord> = self.from_desk(UNDER_WAY);
        lying.filter(|session| !matches!(self.store().session(session.id), Ok(Some(_))))
    }

    /// Writes the session under way down; `None` when it is over. Each event is on the disk before the next.
    pub fn keep_session(&self, session: Option<&SessionRecord>) {
        self.keep_on_desk(UNDER_WAY, session);
    }

    pub(super) fn save_session(&mut self, session: SessionRecord) -> Result<Done, StoreError> {
        let name = session.plan.name.clone();
        let id = session.id;
        let before = self.store().session(id)?;
        let words = match &before {
            Some(before) if before.next_morning != session.next_morning => format!("note the morning after {name}"),
            Some(_) => format!("change routine {}", self.dated(&session)),
            None => format!("log routine {name}"),
        };
        self.apply(&words, &[Change::Put(Record::Session(Box::new(session)))])?;
        Ok(Done { undo: true, ..done(format!("Kept: {name}")) })
    }

    pub(super) fn delete_session(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(session) = self.store().session(id)? else { return Err(StoreError::Nothing) };
        // The day tells it apart from a routine of one's own that is deleted.
        let what = self.dated(&session);
        self.apply(&format!("delete routine {what}"), &[Change::Delete(Key::Session(id))])?;
        Ok(Done { undo: true, ..done(format!("Deleted routine {what}")) })
    }

    /// "Getting moving 22 Nov"
    fn dated(&self, session: &SessionRecord) -> String {
        let day = sentence::short_day(session.started.day(), self.now().today());
        format!("{} {}", session.plan.name, day.split_once(' ').map_or(day.as_str(), |(_, date)| date))
    }
}

/// What is pressed, for how long, and on which legs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressing {
    /// The points, by code, in order.
    pub codes: Vec<&'static str>,
    /// Seconds for each.
    pub hold_s: u16,
    /// Both legs, one after the other; else the sore one.
    pub both: bool,
}

impl Pressing {
    /// The plan of it. Points that must not be pressed are left out.
    #[must_use]
    pub fn plan(&self, outlook: &Outlook, ready: GetReady) -> Plan {
        let numbers = Numbers { hold_s: Some(self.hold_s), ..Numbers::default() };
        let sides = if self.both { Sides::Each } else { Sides::Injured };
        let chosen: Vec<Item> = self
            .codes
            .iter()
            .take(MOST_POINTS)
            .filter_map(|code| content::point(code))
            .map(|point| Item { numbers, sides: Some(sides), ..Item::plain(&point.exercise()) })
            .collect();
        Plan::of_list("Pressure points", &chosen, content::presses(), &situation(outlook, None), ready)
    }
}

/// Why a session of this plan may not begin, or go on, now; `None` when it may. Pages show the same instead of a button;
/// this is asked once more by whatever starts something, because a check or a step back can come between.
#[must_use]
pub fn refusal(outlook: &Outlook, now: &Now, plan: &Plan) -> Option<String> {
    let (now_is, way, exercises) = (situation(outlook, None), way(outlook, now), content::exercises());
    let ready = plan.routine.as_ref().and_then(|id| match id {
        RoutineId::Ready(id) => content::routine(id),
        RoutineId::Own(_) => None,
    });
    let inside = || plan.items.iter().filter_map(|item| content::exercise(&item.exercise));
    // One's own can have been changed or deleted meanwhile: what counts is what the session does.
    let (shown, lock, opening) = match ready {
        Some(routine) => (
            routine.may_show(exercises, &now_is),
            routine.locks(&outlook.gate, exercises).first().copied(),
            routine_opening(routine, &way),
        ),
        None => (
            inside().all(|exercise| may_show(&exercise.stages, &now_is)),
            inside().find_map(|exercise| outlook.gate.locks(exercise.activity).first().copied()),
            inside().map(|exercise| exercise_opening(exercise, &way)).max().unwrap_or(Opening::Open),
        ),
    };
    let presses = inside().any(|exercise| exercise.activity == Activity::Points);
    match (lock, opening) {
        // A tear or a bruise is not pressed before it has gone; when that is nobody can say earlier (`clinical.md` 8.4).
        (None, _) if presses && now_is.since_injury_h.is_some_and(|hours| hours < PRESS_AFTER_INJURY_H) => {
            Some("Paused for now. Points are not pressed in the first 2 weeks after an injury.".to_owned())
        }
        _ if !shown => Some(opens_later(&plan.name)),
        (Some(lock), _) => Some(format!("Paused for now. {} {}", lock.words(), lock.opens_when())),
        (None, Opening::Closed(words)) => Some(format!("Not yet. {words}")),
        (None, Opening::Open | Opening::Anyway(_)) => None,
    }
}

/// Why a session that was left may not go on now. One that is over asks only for the pain after it.
#[must_use]
pub fn left_refusal(outlook: &Outlook, now: &Now, session: &SessionRecord) -> Option<String> {
    let over = matches!(session.outcome(), Outcome::Done | Outcome::FinishedEarly);
    if over { None } else { refusal(outlook, now, &session.plan) }
}

/// Whether something of these stages may be shown: nothing of sport within two weeks of a strain (`clinical.md` 6.4).
#[must_use]
pub fn may_show(stages: &[Stage], situation: &Situation) -> bool {
    situation.may_show(stages)
}

/// What decides which items of a routine are done now.
#[must_use]
pub fn situation(outlook: &Outlook, pain: Option<Nrs>) -> Situation {
    let facts = &outlook.standing.facts;
    let by_day = facts.injury_days_ago.map(|days| days.saturating_mul(24));
    // A first-days plan knows the hour, also where no check has asked about the injury yet.
    let now_s = outlook.watch.now.moment.utc_s;
    let hours = |plan: &FirstDays| u32::try_from((now_s - plan.injury.utc_s).max(0) / 3600).ok();
    let by_hour = outlook.lines.plans.iter().filter_map(hours).filter(|hours| *hours < INJURY_DAYS * 24);
    let injury_h = by_hour.chain(by_day).min();
    let sore = match outlook.watch.sore_legs().as_slice() {
        [leg] => Some(leg.side()),
        [] => None,
        _ => Some(Side::Both),
    };
    Situation {
        sore,
        pain,
        since_injury_h: injury_h,
        // Which injury was a strain is not asked; every injury counts as one, which is the careful side.
        since_strain_h: injury_h.or_else(|| facts.yes(Flag::PopFelt).then_some(0)),
        heel_tendon: false,
        yoga: false,
    }
}
