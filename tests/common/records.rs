//! Records of every kind, made of numbers.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;

use soleus::domain::body::{Course as Trend, Leg, Side, Sign};
use soleus::domain::check::{Answer, Answers, Check, Flag, SignSince, Visit};
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::goal::{Ended, Goal, GoalRating, HowEnded};
use soleus::domain::medicine::{
    Contents, Dose, Form, Ingredient, Most, Part, Product, Strength, Substance, Unit, Units,
};
use soleus::domain::phase::{Measured, Progress, ProgressKind};
use soleus::domain::profile::{ProfileAnswer, Value};
use soleus::domain::rice::{FirstDays, FirstDaysRecord, RiceEvent, RiceEventKind};
use soleus::domain::routine::{Item, Routine, RoutineId};
use soleus::domain::session::{Event, EventKind, NextMorning, Plan, SessionRecord};
use soleus::domain::setting::Setting;
use soleus::domain::triage::Tier;
use soleus::domain::when::{Certainty, Moment};
use soleus::store::operation::Record;
use uuid::Uuid;

use crate::common::START_S;

/// This long after the start.
pub fn moment(seconds: u32) -> Moment {
    Moment { utc_s: START_S + i64::from(seconds), offset_min: 60 }
}

/// A record of one of the thirteen kinds. Keys are few, so that the same record is written again and again.
pub fn record(kind: u32, which: u32, number: u32) -> Record {
    let (id, at, pick) = (Uuid::from_u128(u128::from(which)), moment(number), number as usize);
    let words = format!("words {number}");
    match kind % 13 {
        0 => Record::Episode(Box::new(Episode {
            notes: words,
            ..Episode::new(id, Side::ALL[pick % 3], Nrs::ALL[pick % 11], at, Certainty::Exact, at)
        })),
        1 => Record::Setting(Setting { key: format!("key {which}"), value: words.into() }),
        2 => Record::Check(Box::new(check(id, at, pick))),
        3 => Record::Visit(Visit {
            id,
            at,
            day: at.day(),
            said: words,
            rules: vec!["U1".to_owned(), "D14".to_owned()],
            ticked: vec!["swelling".to_owned()],
            worst: Nrs::ALL[pick % 11].get(),
        }),
        4 => Record::Session(Box::new(SessionRecord {
            id,
            started: at,
            side: (pick % 2 == 0).then_some(Side::ALL[pick % 3]),
            plan: Plan { routine: None, name: words, items: Vec::new(), phases: Vec::new() },
            events: vec![Event { at_ms: at.utc_s * 1000, kind: EventKind::Started }],
            before: None,
            after: Some(Nrs::ALL[pick % 11]),
            next_morning: NextMorning::Pain(Nrs::ALL[pick % 11]),
        })),
        5 => Record::FirstDays(Box::new(FirstDaysRecord {
            id,
            plan: FirstDays { injury: at, side: Side::ALL[pick % 3] },
            events: vec![RiceEvent { at_ms: at.utc_s * 1000, kind: RiceEventKind::IceOn { minutes: 15 } }],
        })),
        6 => Record::Routine(Box::new(Routine {
            id: RoutineId::Own(id),
            name: words,
            stages: Vec::new(),
            minutes: 6,
            often: "Every day".to_owned(),
            rhythm: None,
            note: None,
            remind_min: (pick % 2 == 0).then_some(1290),
            sources: Vec::new(),
            items: vec![Item::plain("EX05")],
        })),
        7 => Record::Progress(Box::new(Progress {
            id,
            at,
            side: Side::ALL[pick % 3],
            what: ProgressKind::Measured(Measured { rest_nrs: Some(Nrs::ALL[pick % 11]), ..Measured::default() }),
        })),
        8 => Record::Product(Box::new(Product {
            id,
            contents: contents(words, pick),
            most: [None, Some(Most::Mg(1_200)), Some(Most::Units(Units::whole(3)))][pick % 3],
            gap_min: pick.is_multiple_of(2).then_some(240),
            prescribed: pick.is_multiple_of(5).then_some(Most::Mg(2_400)),
        })),
        9 => Record::Dose(Box::new(Dose {
            id,
            product: Uuid::from_u128(77),
            contents: contents(words.clone(), pick),
            at,
            units: Units::from_hundredths(50 + number),
            nrs_before: pick.is_multiple_of(3).then_some(Nrs::ALL[pick % 11]),
            nrs_after: pick.is_multiple_of(4).then_some(Nrs::ALL[pick % 11]),
            note: words,
        })),
        10 => Record::Goal(Box::new(Goal {
            id,
            name: words,
            added: at,
            ended: pick.is_multiple_of(3).then_some(Ended { at, how: HowEnded::ALL[pick % 2] }),
        })),
        11 => Record::GoalRating(GoalRating { id, goal: Uuid::from_u128(77), at, rating: Nrs::ALL[pick % 11] }),
        _ => {
            let values = [
                Value::YesNo(pick % 2 == 0),
                Value::One(words.clone()),
                Value::Many(vec![words.clone(); pick % 3]),
                Value::Day(at.day()),
                Value::Text(words),
            ];
            Record::Profile(ProfileAnswer { field: format!("field {which}"), value: values[pick % 5].clone(), at })
        }
    }
}

/// What is in a medicine.
pub fn contents(name: String, pick: usize) -> Contents {
    let substance = if pick.is_multiple_of(2) {
        Substance::Known(Ingredient::ALL[pick % 7])
    } else {
        Substance::Own { name: name.clone(), nsaid: pick.is_multiple_of(3) }
    };
    let strength = [Strength::Unknown, Strength::Mg(50_000), Strength::Percent(500)][pick % 3];
    let parts = vec![Part { substance, strength }];
    Contents { name, form: Form::ALL[pick % 10], unit: Unit::ALL[pick % 9], parts }
}

/// A check of the warning signs.
pub fn check(id: Uuid, at: Moment, pick: usize) -> Check {
    let answers = [Answer::Yes, Answer::No, Answer::NotSure];
    Check {
        id,
        at,
        side: Side::ALL[pick % 3],
        answers: Answers {
            left: Sign::ALL.iter().take(pick % 7).map(|sign| (*sign, answers[pick % 3])).collect(),
            right: BTreeMap::new(),
            flags: Flag::ALL.iter().skip(pick % 40).take(5).map(|flag| (*flag, answers[pick / 3 % 3])).collect(),
            one_of_lung_signs: pick.is_multiple_of(2),
            since: vec![SignSince { leg: Leg::Right, sign: Sign::Swelling, trend: Trend::Better }; pick % 2],
            injury_days_ago: (!pick.is_multiple_of(3)).then_some(4),
            stated_onset_days: pick.is_multiple_of(5).then_some(9),
            stated_trend: pick.is_multiple_of(7).then_some(Trend::Worse),
        },
        tier: Tier::ALL[pick % 5],
        rules: vec!["U1".to_owned(); pick % 3],
        open: vec!["chest_pain".to_owned(); pick % 2],
    }
}
