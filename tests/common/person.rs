//! A person with a journal, built by hand for tests of the watch. The present is Sunday 22 November 2026, 14:32 in UTC
//! unless a test says otherwise; entries are of 12:00, checks of 13:00, looks of a clinician of 13:30.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, LocalResult, NaiveDate};
use soleus::domain::body::{Course as Trend, Kind, Leg, Side, Sign};
use soleus::domain::check::{Answer, Check, Facts, Paper, Question, Visit};
use soleus::domain::course::{Logged, PainDays};
use soleus::domain::episode::Nrs;
use soleus::domain::gate::Gate;
use soleus::domain::profile::{Profile, ProfileAnswer, Value};
use soleus::domain::triage::due;
use soleus::domain::watch::{Standing, Watch};
use soleus::domain::when::{LocalZone, Moment, Now};
use uuid::Uuid;

/// Sunday 22 November 2026, 14:32 in UTC.
pub const NOW_S: i64 = 1_795_357_920;

pub const UTC: LocalZone = LocalZone { of_local: |_| LocalResult::Single(0), of_utc: |_| 0 };

#[derive(Clone, Debug)]
pub struct Person {
    pub now: Now,
    pub entries: Vec<Logged>,
    pub checks: Vec<Check>,
    pub visits: Vec<Visit>,
    pub profile: Profile,
}

/// So many days from today, at this minute of the day.
pub fn moment(day: i64, hour: i64, minute: i64) -> Moment {
    Moment { utc_s: NOW_S - NOW_S.rem_euclid(86_400) + day * 86_400 + hour * 3600 + minute * 60, offset_min: 0 }
}

pub fn day(day: i64) -> NaiveDate {
    moment(day, 0, 0).day()
}

/// `day:nrs:side:minutes:kind`, then any of `let_go`, `w`, `late` (written at 14:00), names of signs, `none` (asked for
/// signs, and none), `since9` and `worse`, `same`, `better`.
pub fn entry(words: &str) -> Logged {
    let parts: Vec<&str> = words.split(':').collect();
    let number: i64 = parts[0].parse().unwrap();
    let signs: Vec<Sign> = parts.iter().filter_map(|part| Sign::from_id(part)).collect();
    let hour = if parts.contains(&"late") { 14 } else { 12 };
    Logged {
        started: moment(number, hour, 0),
        written: moment(number, hour, 0),
        nrs: Nrs::try_from(parts[1].parse::<u8>().unwrap()).unwrap(),
        side: Side::from_id(parts[2]).unwrap(),
        minutes: parts[3].parse().ok(),
        kinds: Kind::from_id(parts[4]).into_iter().collect(),
        let_go: parts.contains(&"let_go"),
        woke: parts.contains(&"w"),
        walking: false,
        knock: false,
        rest_to_relief_min: None,
        signs: (parts.contains(&"none") || !signs.is_empty()).then_some(signs),
        stated_onset_days: parts.iter().find_map(|part| part.strip_prefix("since")?.parse().ok()),
        stated_trend: parts.iter().find_map(|part| Trend::from_id(part)),
    }
}

/// Somebody of 30 with these entries, who has told nothing else.
pub fn person(entries: &str) -> Person {
    let moment = Moment { utc_s: NOW_S, offset_min: 0 };
    let mut person = Person {
        now: Now { moment, zone: UTC },
        entries: entries.split_whitespace().map(entry).collect(),
        checks: Vec::new(),
        visits: Vec::new(),
        profile: Profile::default(),
    };
    person.entries.sort_by_key(|entry| entry.started.utc_s);
    person.told("age=18_39@-400")
}

/// What is kept apart from the arithmetic of the program: which days of a leg belong to its present pain.
fn run(entries: &[Logged], leg: Leg, today: NaiveDate) -> PainDays {
    let day_of = |entry: &Logged| i32::try_from((entry.started.day() - today).num_days()).unwrap().min(0);
    let only_cramp = |entry: &Logged| {
        entry.kinds == [Kind::Cramp] && (entry.let_go || entry.minutes.is_some_and(|minutes| minutes <= 10))
    };
    let cramp_on = |leg: Leg, day: i32| {
        entries.iter().any(|entry| {
            entry.nrs.get() > 0 && only_cramp(entry) && entry.side.legs().contains(&leg) && day_of(entry) == day
        })
    };
    let soreness = |entry: &Logged| {
        let after = |leg: &Leg| cramp_on(*leg, day_of(entry)) || cramp_on(*leg, day_of(entry) - 1);
        entry.nrs.get() <= 3 && !entry.kinds.contains(&Kind::Cramp) && entry.side.legs().iter().all(after)
    };
    let mut worst = PainDays::new();
    for entry in entries.iter().filter(|entry| entry.nrs.get() > 0 && entry.side.legs().contains(&leg)) {
        if !only_cramp(entry) && !soreness(entry) {
            let score = worst.entry(day_of(entry)).or_default();
            *score = entry.nrs.get().max(*score);
        }
    }
    let mut run = PainDays::new();
    let mut next = 0;
    for (day, score) in worst.into_iter().rev() {
        if next - day > 7 {
            break;
        }
        next = day;
        run.insert(day, score);
    }
    run
}

impl Person {
    pub fn watch(&self) -> Watch {
        let today = self.now.today();
        let runs: BTreeMap<Leg, PainDays> =
            Leg::ALL.iter().map(|leg| (*leg, run(&self.entries, *leg, today))).collect();
        Watch {
            now: self.now,
            profile: self.profile.clone(),
            checks: self.checks.clone(),
            visits: self.visits.clone(),
            entries: self.entries.clone(),
            runs,
            doses: Vec::new(),
            oral_limit_days: None,
        }
    }

    /// The same person at an earlier moment, with what was written by then.
    pub fn back_at(&self, moment: Moment) -> Self {
        let mut then = self.clone();
        then.now.moment = moment;
        then.entries.retain(|entry| entry.written.utc_s <= moment.utc_s);
        then.checks.retain(|check| check.at.utc_s <= moment.utc_s);
        then
    }

    pub fn standing(&self) -> Standing {
        Standing::of(&self.watch())
    }

    pub fn facts(&self) -> Facts {
        self.watch().facts()
    }

    pub fn gate(&self) -> Gate {
        Gate::of(&self.watch(), &self.standing())
    }

    /// Answers about oneself: `field=value@day`. `y`, `n`, `#-20` (a day), `*a,b` (several), anything else is a choice.
    pub fn told(mut self, words: &str) -> Self {
        for word in words.split_whitespace() {
            let (field, rest) = word.split_once('=').unwrap();
            let (value, at) = rest.split_once('@').unwrap();
            let value = match (value, value.strip_prefix('#'), value.strip_prefix('*')) {
                ("y", ..) => Value::YesNo(true),
                ("n", ..) => Value::YesNo(false),
                (_, Some(number), _) => Value::Day(day(number.parse().unwrap())),
                (.., Some(many)) => Value::Many(many.split(',').map(str::to_owned).collect()),
                _ => Value::One(value.to_owned()),
            };
            self.profile.put(ProfileAnswer { field: field.to_owned(), value, at: moment(at.parse().unwrap(), 9, 0) });
        }
        self
    }

    /// The paper of a check in which every due question is answered no, but for these: `name` is yes, `?name` not sure,
    /// `-name` blank; `injury=2`, `onset=9`, `trend=worse`. A sign may name its leg: `swelling.left`.
    pub fn paper(&self, side: Side, words: &str) -> Paper {
        let watch = self.watch();
        let mut paper = Paper::about(side, &watch);
        for sign in Sign::ALL {
            for leg in side.legs() {
                paper.answers.set_sign(*leg, *sign, Answer::No);
            }
        }
        let mut left_out = Vec::new();
        for word in words.split_whitespace() {
            if let Some((name, value)) = word.split_once('=') {
                match name {
                    "injury" => paper.answers.injury_days_ago = value.parse().ok(),
                    "onset" => paper.answers.stated_onset_days = value.parse().ok(),
                    "trend" => paper.answers.stated_trend = Trend::from_id(value),
                    other => panic!("{other}"),
                }
                continue;
            }
            let (answer, name) = match (word.strip_prefix('?'), word.strip_prefix('-')) {
                (Some(name), _) => (Answer::NotSure, name),
                (_, Some(name)) => (Answer::Blank, name),
                _ => (Answer::Yes, word),
            };
            let (name, legs) = match name.split_once('.') {
                Some((name, leg)) => (name, Side::from_id(leg).unwrap().legs()),
                None => (name, side.legs()),
            };
            match Question::from_id(name).unwrap_or_else(|| panic!("{name}")) {
                Question::Sign(sign) => legs.iter().for_each(|leg| paper.answers.set_sign(*leg, sign, answer)),
                Question::Flag(flag) => paper.set(flag, answer),
                Question::Risk(risk) => _ = paper.facts.insert(risk, answer),
            }
            left_out.push(name.to_owned());
        }
        // A no can make nothing else due, so one turn is enough.
        for question in due(&paper.facts(&watch)) {
            if let Question::Flag(flag) = question
                && !left_out.iter().any(|name| name == flag.id())
            {
                paper.set(flag, Answer::No);
            }
        }
        paper
    }

    /// A check on a day, as in `paper`.
    pub fn check(self, day: i64, side: Side, words: &str) -> Self {
        self.check_at(moment(day, 13, 0), side, words)
    }

    pub fn check_at(mut self, at: Moment, side: Side, words: &str) -> Self {
        let then = self.back_at(at);
        let id = Uuid::from_u128(1 + self.checks.len() as u128);
        let paper = then.paper(side, words);
        let check = paper.check(&then.watch(), id);
        for answer in paper.profile_answers(at) {
            self.profile.put(answer);
        }
        self.checks.push(check);
        self.checks.sort_by_key(|check| -check.at.utc_s);
        self
    }

    /// A look of a clinician, noted on a day and made so many days before.
    pub fn visit(mut self, on: i64, before: i64) -> Self {
        let then = self.back_at(moment(on, 13, 30));
        let (watch, seen) = (then.watch(), then.now.today() - Duration::days(before));
        let visit = Standing::of(&watch).visit(&watch, Uuid::from_u128(99), seen, String::new());
        self.visits.insert(0, visit);
        self
    }

    /// So many days later, at the same time of day.
    pub fn later(mut self, days: i64) -> Self {
        self.now.moment.utc_s += days * 86_400;
        self
    }
}

/// A moment by the clock on the wall.
pub fn wall(text: &str, offset_min: i32) -> Moment {
    let utc = DateTime::parse_from_rfc3339(&format!("{}:00Z", text.replace(' ', "T"))).unwrap().timestamp();
    Moment { utc_s: utc - i64::from(offset_min) * 60, offset_min }
}
