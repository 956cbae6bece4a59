//! A busy journal: several entries on most days, two medicines with one ingredient, routines, checks, activities.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use soleus::domain::body::{Ability, Context, Effect, Kind, Leg, Relief, Side, Sign, Zone};
use soleus::domain::check::{Answer, Answers, Check, Flag, Visit};
use soleus::domain::episode::{AbilityRating, ContextRating, End, Episode, Nrs, ReliefTried, ZonePain};
use soleus::domain::goal::{Goal, GoalRating};
use soleus::domain::medicine::{Contents, Dose, Form, Part, Strength, Substance, Unit, Units};
use soleus::domain::phase::{Measured, Progress, ProgressKind};
use soleus::domain::triage::Tier;
use soleus::domain::when::{Certainty, Moment};
use soleus::store::operation::{Change, Record};
use uuid::Uuid;

/// A number that looks like chance and is the same in each run.
pub struct Chance(u64);

impl Chance {
    pub fn new() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

/// Everything of so many days up to a moment.
pub fn busy(days: i64, until: Moment) -> Vec<Change> {
    let mut chance = Chance::new();
    let mut changes = Vec::new();
    let goals = ["Walk to the market", "Climb the stairs with the shopping", "Play football with the children"];
    let goals = goals.iter().enumerate().map(|(number, name)| Goal {
        id: Uuid::from_u128(0x60a1_0000 + number as u128),
        name: (*name).to_owned(),
        added: until.plus_minutes(-days * 1_440),
        ended: None,
    });
    let goals: Vec<Goal> = goals.collect();
    changes.extend(goals.iter().cloned().map(|goal| Record::Goal(Box::new(goal))));
    for ago in (0..days).rev() {
        // One day in eight has nothing, so that there are gaps.
        if chance.below(8) == 0 {
            continue;
        }
        for number in 0..=chance.below(4) {
            let at = until.plus_minutes(-ago * 1_440 - i64::try_from(chance.below(700)).unwrap());
            changes.push(Record::Episode(Box::new(entry(&mut chance, at, ago, days, number))));
        }
        for _ in 0..chance.below(5) {
            let at = until.plus_minutes(-ago * 1_440 - i64::try_from(chance.below(800)).unwrap());
            changes.push(Record::Dose(Box::new(dose(&mut chance, at))));
        }
        if ago % 10 == 3 {
            changes.push(Record::Check(Box::new(check(until.plus_minutes(-ago * 1_440 - 30), ago % 30 == 3))));
            for goal in &goals {
                let rating = nrs(chance.below(8));
                let at = until.plus_minutes(-ago * 1_440 - 60);
                let id = Uuid::from_u128(0x60a2_0000_0000 + goal.id.as_u128() * 10_000 + u128::try_from(ago).unwrap());
                changes.push(Record::GoalRating(GoalRating { id, goal: goal.id, at, rating }));
            }
        }
        if ago % 14 == 5 {
            let measured =
                Measured { single_sore: Some(u16::try_from(20 - ago.min(18)).unwrap()), ..Measured::default() };
            let at = until.plus_minutes(-ago * 1_440 - 90);
            let what = ProgressKind::Measured(measured);
            changes.push(Record::Progress(Box::new(Progress { id: id(&mut chance), at, side: Side::Left, what })));
        }
    }
    let day = until.plus_minutes(-days.min(12) * 1_440);
    changes.push(Record::Visit(Visit {
        id: id(&mut chance),
        at: day,
        day: day.day(),
        said: "A strain of the soleus, come back in six weeks".to_owned(),
        rules: Vec::new(),
        ticked: Vec::new(),
        worst: 6,
    }));
    changes.into_iter().map(Change::Put).collect()
}

pub fn nrs(number: u64) -> Nrs {
    Nrs::try_from(u8::try_from(number).unwrap()).unwrap()
}

fn id(chance: &mut Chance) -> Uuid {
    Uuid::from_u64_pair(chance.below(u64::MAX), chance.below(u64::MAX))
}

fn entry(chance: &mut Chance, at: Moment, ago: i64, days: i64, number: u64) -> Episode {
    let side = chance.one(&[Side::Left, Side::Left, Side::Left, Side::Right, Side::Right, Side::Both]);
    // The pain eases over the time.
    let worst = nrs((u64::try_from(ago * 5 / days).unwrap() + chance.below(5)).min(10));
    // One entry in nine was written on the next day.
    let written = at.plus_minutes(if chance.below(9) == 0 { 1_000 } else { 3 });
    let mut entry = Episode::new(id(chance), side, worst, at, Certainty::Exact, written);
    let leg = *side.legs().last().unwrap();
    entry.zones.push(ZonePain { leg, zone: chance.one(Zone::ALL), nrs: None });
    entry.kinds.push(chance.one(Kind::ALL));
    entry.end = End::At(at.plus_minutes(i64::try_from(chance.below(90)).unwrap()));
    entry.triggers.push("stairs".to_owned());
    let reliefs =
        [Relief::Ice, Relief::Stretch, Relief::Raising, Relief::Rest, Relief::Massage, Relief::Heat, Relief::Walk];
    let after = (worst.get() > 0 && chance.below(3) > 0).then(|| nrs(chance.below(u64::from(worst.get()))));
    entry.reliefs.push(ReliefTried {
        relief: chance.one(&reliefs),
        effect: Some(Effect::Better),
        nrs_after: after,
        minutes: Some(15),
    });
    for ability in Ability::ALL {
        if chance.below(3) == 0 {
            entry.abilities.push(AbilityRating { ability: *ability, rating: nrs(chance.below(11)) });
        }
    }
    if number == 0 {
        entry.contexts.push(ContextRating { context: Context::Sleep, rating: nrs(chance.below(11)) });
        entry.woke_from_sleep = Some(chance.below(3) == 0);
        "Long day at the desk, then the stairs at the station.".clone_into(&mut entry.notes);
        entry.calf_left_mm = (ago % 20 == 1).then(|| 385 + u32::try_from(chance.below(10)).unwrap());
    }
    if chance.below(12) == 0 {
        entry.signs = Some(if chance.below(3) == 0 { vec![Sign::Swelling] } else { Vec::new() });
    }
    entry
}

pub fn dose(chance: &mut Chance, at: Moment) -> Dose {
    let (name, ingredient, mg, form) = chance.one(&[
        ("Panadol 500 mg", "paracetamol", "500", Form::Tablet),
        ("Panadol 500 mg", "paracetamol", "500", Form::Tablet),
        ("Cold and flu day capsules", "paracetamol", "325", Form::Capsule),
        ("Nurofen", "ibuprofen", "200", Form::Tablet),
        ("Voltarol gel", "diclofenac", "1.16", Form::Gel),
    ]);
    let part =
        Part { substance: Substance::from_name(ingredient, false), strength: Strength::parse(mg, form).unwrap() };
    let contents = Contents { name: name.to_owned(), form, unit: Unit::usual(form), parts: vec![part] };
    Dose {
        id: id(chance),
        product: Uuid::from_u128(u128::from(mg.len() as u64)),
        contents,
        at,
        units: Units::whole(1 + u32::try_from(chance.below(2)).unwrap()),
        nrs_before: Some(nrs(5 + chance.below(3))),
        nrs_after: (chance.below(2) == 0).then(|| nrs(2 + chance.below(4))),
        note: String::new(),
    }
}

pub fn check(at: Moment, ticked: bool) -> Check {
    let mut answers = Answers::default();
    for sign in Sign::ALL {
        answers.set_sign(Leg::Left, *sign, Answer::No);
    }
    if ticked {
        answers.set_sign(Leg::Left, Sign::Swelling, Answer::Yes);
        answers.set_sign(Leg::Left, Sign::RednessWarmth, Answer::Yes);
        answers.flags = BTreeMap::from([
            (Flag::SwellingOnlyAtInjury, Answer::Yes),
            (Flag::OneLegBigger, Answer::Yes),
            (Flag::Fever38, Answer::No),
        ]);
    }
    Check {
        id: Uuid::from_u128(0xc4ec_0000_0000_0000 + u128::try_from(at.utc_s).unwrap()),
        at,
        side: Side::Left,
        answers,
        tier: if ticked { Tier::SameDay } else { Tier::SelfCare },
        rules: Vec::new(),
        open: Vec::new(),
    }
}
