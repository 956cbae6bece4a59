//! Journals of any size, the same in each run.

#![allow(dead_code, reason = "each bench uses a part of it")]
#![allow(clippy::expect_used, reason = "a bench may stop at the first surprise")]

use std::ops::Range;
use std::path::Path;

use chrono::LocalResult;
use soleus::content;
use soleus::domain::body::{Ability, Context, Kind, Leg, Relief, Side, Trigger, Zone};
use soleus::domain::episode::{AbilityRating, ContextRating, End, Episode, Nrs, ReliefTried, ZonePain};
use soleus::domain::medicine::{Contents, Dose, Form, Part, Strength, Substance, Unit, Units};
use soleus::domain::routine::Situation;
use soleus::domain::session::{Event, EventKind, GetReady, NextMorning, Plan, SessionRecord};
use soleus::domain::when::{Certainty, LocalZone, Moment};
use soleus::store::Store;
use soleus::store::operation::{Change, Record};
use uuid::Uuid;

/// A journal as large as anyone will have: 27 entries on each of 3650 days.
pub const LARGE: u32 = 100_000;
/// Entries in one step while a journal is filled; an import makes one step too.
pub const BATCH: usize = 10_000;
/// One guided session for so many entries, as twice a day in a journal with a usual number of entries.
pub const SESSION_EACH: u32 = 50;
/// One dose for so many entries: 20,000 in the large journal.
pub const DOSE_EACH: u32 = 5;
/// One hour ahead of UTC, always.
pub const ZONE: LocalZone = LocalZone { of_local: |_| LocalResult::Single(60), of_utc: |_| 60 };
/// 2017-01-01 00:00 UTC.
pub const FIRST_S: i64 = 1_483_228_800;

/// A journal of so many entries, with sessions and doses beside them.
pub fn filled(path: &Path, count: u32) -> Store {
    filled_with(path, 0..count)
}

/// The same with some of the entries of the large one.
pub fn filled_with(path: &Path, numbers: Range<u32>) -> Store {
    let mut store = Store::create(path, &[]).expect("a journal");
    let count = numbers.len();
    let numbers: Vec<u32> = numbers.collect();
    for numbers in numbers.chunks(BATCH) {
        let mut changes: Vec<Change> =
            numbers.iter().map(|number| Change::Put(Record::Episode(Box::new(lived(*number))))).collect();
        let done = numbers.iter().filter(|number| number.is_multiple_of(SESSION_EACH));
        changes.extend(done.map(|number| Change::Put(Record::Session(Box::new(session(*number))))));
        let taken = numbers.iter().filter(|number| number.is_multiple_of(DOSE_EACH));
        changes.extend(taken.map(|number| Change::Put(Record::Dose(Box::new(dose(*number))))));
        store.apply("import entries", moment(LARGE), &changes).expect("filled");
    }
    assert_eq!(store.episode_count().expect("a count"), count);
    store
}

/// An entry as one press on Today writes it: leg, score and time.
pub fn one_press(number: u32) -> Episode {
    let Episode { id, side, nrs_worst, started, .. } = episode(number);
    Episode::new(id, side, nrs_worst, started, Certainty::Exact, started)
}

/// An entry with the fields that people fill most.
pub fn episode(number: u32) -> Episode {
    let started = moment(number);
    let side = if number.is_multiple_of(3) { Side::Right } else { Side::Left };
    let score = Nrs::try_from(u8::try_from(number % 11).expect("a score")).expect("a score");
    let milliseconds = u64::try_from(started.utc_s).expect("after 1970") * 1000;
    let id = Uuid::from_u128((u128::from(milliseconds) << 80) | (7 << 76) | (2 << 62) | u128::from(number));
    let zone = *Zone::ALL.get(number as usize % Zone::ALL.len()).expect("a zone");
    let kind = *Kind::ALL.get(number as usize / 3 % Kind::ALL.len()).expect("a kind");
    let leg = if side == Side::Right { Leg::Right } else { Leg::Left };
    let place = if number.is_multiple_of(2) { "after the stairs at work" } else { "on the way home" };
    let advice = if number % 1000 == 7 { ", asked the physiotherapist" } else { "" };
    Episode {
        zones: vec![ZonePain { leg, zone, nrs: Some(score) }],
        kinds: vec![kind],
        notes: format!("{place}, number {}{advice}", number % 500),
        ..Episode::new(id, side, score, started, Certainty::Exact, started)
    }
}

/// The same with what people add on some days: how long, what set it off, what was tried, what they could do.
pub fn lived(number: u32) -> Episode {
    let entry = episode(number);
    let ids: Vec<String> = Trigger::ALL.iter().map(|trigger| trigger.id().to_owned()).collect();
    let pick = |each: u32| number.is_multiple_of(each);
    let rating = *Nrs::ALL.get(number as usize / 5 % 11).expect("a score");
    let relief = *Relief::ALL.get(number as usize / 3 % Relief::ALL.len()).expect("a remedy");
    let ability = *Ability::ALL.get(number as usize / 7 % Ability::ALL.len()).expect("an ability");
    let context = *Context::ALL.get(number as usize / 2 % Context::ALL.len()).expect("a context");
    let trigger = ids.get(number as usize / 4 % ids.len()).expect("a trigger").clone();
    let tried = ReliefTried { relief, effect: None, nrs_after: Some(rating), minutes: Some(15) };
    Episode {
        end: if pick(2) { End::At(entry.started.plus_minutes(i64::from(number % 40))) } else { End::Unknown },
        nrs_next_morning: pick(4).then_some(rating),
        triggers: if pick(2) { vec![trigger] } else { Vec::new() },
        reliefs: if pick(3) { vec![tried] } else { Vec::new() },
        abilities: if pick(6) { vec![AbilityRating { ability, rating }] } else { Vec::new() },
        contexts: if pick(5) { vec![ContextRating { context, rating }] } else { Vec::new() },
        calf_left_mm: pick(50).then_some(360 + number % 20),
        ..entry
    }
}

/// A dose of one of four medicines, every second with a number before and after.
pub fn dose(number: u32) -> Dose {
    let kind = number / DOSE_EACH % 4;
    let part = Part { substance: Substance::from_name("ibuprofen", false), strength: Strength::Unknown };
    let name = format!("Ibuprofen {} mg", 200 * (kind + 1));
    let score = |number: u32| Nrs::ALL.get(number as usize % 11).copied();
    let said = number.is_multiple_of(DOSE_EACH * 2);
    Dose {
        id: Uuid::from_u128((1 << 100) + u128::from(number)),
        product: Uuid::from_u128(u128::from(kind) + 1),
        contents: Contents { name, form: Form::Tablet, unit: Unit::Tablet, parts: vec![part] },
        at: moment(number),
        units: Units::whole(1),
        nrs_before: score(number).filter(|_| said),
        nrs_after: score(number / 3).filter(|_| said),
        note: String::new(),
    }
}

/// A guided session of a few minutes, with its heartbeats.
pub fn session(number: u32) -> SessionRecord {
    let started = moment(number);
    let routine = content::routine("RT-F").expect("a ready routine");
    let plan = Plan::of_routine(routine, content::exercises(), &Situation::default(), GetReady::Usual);
    let event = |at_s: i64, kind| Event { at_ms: (started.utc_s + at_s) * 1000, kind };
    let mut events = vec![event(0, EventKind::Started)];
    events.extend((1..60).map(|beat| event(beat * 5, EventKind::Heartbeat)));
    SessionRecord {
        id: Uuid::from_u128(u128::from(number) + 1),
        started,
        side: Some(Side::Left),
        plan,
        events,
        before: None,
        after: None,
        next_morning: NextMorning::NotAsked,
    }
}

/// 27 entries a day, 53 minutes apart.
pub fn moment(number: u32) -> Moment {
    Moment { utc_s: FIRST_S + i64::from(number) * 53 * 60, offset_min: 60 }
}
