//! Guided sessions that were done before a test begins.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use soleus::app::command::Command;
use soleus::content;
use soleus::domain::body::Side;
use soleus::domain::episode::Nrs;
use soleus::domain::routine::{HowOften, Item, Routine, RoutineId, Situation};
use soleus::domain::session::{Event, EventKind, GetReady, NextMorning, Plan, SessionRecord, Status, StopReason};
use soleus::domain::when::Now;
use uuid::Uuid;

/// A session of a ready routine, walked to its end with a heartbeat every five seconds.
pub fn done(id: &str, started: &Now, before: u8, after: u8) -> SessionRecord {
    let plan = begun(id, started, before).plan;
    SessionRecord { after: Some(nrs(after)), ..walked(plan, started, before) }
}

/// A session of a plan, walked to its end.
pub fn walked(plan: Plan, started: &Now, before: u8) -> SessionRecord {
    let mut session = begun_with(plan, started, before);
    let start_ms = started.moment.utc_s * 1000;
    let mut at_ms = start_ms;
    while session.state(at_ms).status != Status::Done {
        at_ms += 5_000;
        // At one's own pace somebody presses "done".
        let own_pace = session.state(at_ms).left_ms.is_none();
        let kind = if own_pace { EventKind::Done } else { EventKind::Heartbeat };
        session.events.push(Event { at_ms, kind });
        assert!(at_ms < start_ms + 7_200_000, "the session has an end");
    }
    session
}

/// The same, stopped after a minute because something hurt.
pub fn stopped(id: &str, started: &Now) -> SessionRecord {
    let mut session = begun(id, started, 4);
    let start_ms = started.moment.utc_s * 1000;
    let beats = (1..12).map(|beat| Event { at_ms: start_ms + beat * 5_000, kind: EventKind::Heartbeat });
    session.events.extend(beats);
    let kind = EventKind::Stopped { reason: StopReason::SharpPain };
    session.events.push(Event { at_ms: start_ms + 60_000, kind });
    session
}

fn begun(id: &str, started: &Now, before: u8) -> SessionRecord {
    let routine = content::routine(id).unwrap();
    let situation = Situation { sore: Some(Side::Left), ..Situation::default() };
    begun_with(Plan::of_routine(routine, content::exercises(), &situation, GetReady::Usual), started, before)
}

/// A session of a plan in its first moment.
pub fn begun_with(plan: Plan, started: &Now, before: u8) -> SessionRecord {
    SessionRecord {
        id: Uuid::now_v7(),
        started: started.moment,
        side: Some(Side::Left),
        plan,
        events: vec![Event { at_ms: started.moment.utc_s * 1000, kind: EventKind::Started }],
        before: Some(nrs(before)),
        after: None,
        next_morning: NextMorning::NotAsked,
    }
}

fn nrs(score: u8) -> Nrs {
    score.try_into().unwrap()
}

/// A routine of one's own, for every day, with these exercises as they are in the library.
pub fn own(id: Uuid, name: &str, exercises: &[&str]) -> Command {
    Command::SaveRoutine(Box::new(Routine {
        id: RoutineId::Own(id),
        name: name.to_owned(),
        stages: Vec::new(),
        minutes: 5,
        often: HowOften::EveryDay.name().to_owned(),
        note: None,
        remind_min: None,
        sources: Vec::new(),
        rhythm: None,
        items: exercises.iter().map(|id| Item::plain(id)).collect(),
    }))
}
