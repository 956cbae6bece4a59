//! The first days after an injury: every refusal on both sides of its line, gaps and ends to the minute, and timers by
//! the wall clock.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/berlin.rs"]
mod berlin;

use std::collections::BTreeMap;

use berlin::{now, zone};
use soleus::domain::body::{Side, Sign};
use soleus::domain::check::{Answer, Facts, Flag};
use soleus::domain::exercise::Bar;
use soleus::domain::gate::Gate;
use soleus::domain::profile::{Profile, ProfileAnswer, Value};
use soleus::domain::rice::{
    AskAbout, DueKind, FirstDays, FirstDaysRecord, IcePurpose, IceTimer, InjuryDay, InjuryDraft, InjuryError, Next,
    Person, RaiseTimer, Refusal, RiceEvent, RiceEventKind, RiceStep, TimerEnd, TimerState, blocks, clinician_agreed,
    day_plan, ice, ice_again_ms, next_due, raise, reasons, wrap, wrap_off_words,
};
use soleus::domain::watch::{Standing, Watch};
use soleus::domain::when::{Moment, WhenError};

const MINUTE_MS: i64 = 60_000;

fn ms(text: &str) -> i64 {
    now(text).moment.utc_s * 1000
}

fn local(moment: Moment) -> String {
    moment.local().format("%Y-%m-%d %H:%M").to_string()
}

fn at(at_ms: i64, kind: RiceEventKind) -> RiceEvent {
    RiceEvent { at_ms, kind }
}

fn on(text: &str, minutes: u16) -> RiceEvent {
    at(ms(text), RiceEventKind::IceOn { minutes })
}

/// Hurt on a Monday morning.
fn plan() -> FirstDays {
    FirstDays { injury: now("2026-11-16 09:00").moment, side: Side::Left }
}

struct Somebody {
    gate: Gate,
    facts: Facts,
    profile: Profile,
}

impl Somebody {
    fn new(facts: Facts, profile: Profile) -> Self {
        let watch = Watch {
            now: now("2026-11-16 10:00"),
            profile: Profile::default(),
            checks: Vec::new(),
            visits: Vec::new(),
            entries: Vec::new(),
            runs: BTreeMap::new(),
            doses: Vec::new(),
            oral_limit_days: None,
        };
        // A gate that knows nothing of these answers, so that the list alone is tried.
        let gate = Gate::of(&watch, &Standing::with(&watch, Facts::all_no()));
        Self { gate, facts, profile }
    }

    fn well() -> Self {
        Self::new(Facts::all_no(), Profile::default())
    }

    fn who(&self) -> Person<'_> {
        Person { gate: &self.gate, facts: &self.facts, profile: &self.profile, last_ice_ms: None }
    }

    fn with(fact: &str, answer: Answer) -> Self {
        let (mut facts, mut profile) = (Facts::all_no(), Profile::default());
        let put = |field: String, value| ProfileAnswer { field, value, at: now("2026-11-01 09:00").moment };
        match (Bar::parse(fact), answer) {
            (Bar::Question(question), answer) => facts.set(question, answer),
            (Bar::Field(field), answer) => profile.put(put(field, Value::YesNo(answer == Answer::Yes))),
            (Bar::Choice(field, choice), Answer::Yes) => profile.put(put(field, Value::Many(vec![choice]))),
            (Bar::Choice(field, _), _) => profile.put(put(field, Value::Many(Vec::new()))),
        }
        Self::new(facts, profile)
    }
}

fn start(step: RiceStep, person: &Person<'_>) -> Result<(), Refusal> {
    start_with(step, person, &[])
}

fn start_with(step: RiceStep, person: &Person<'_>, events: &[RiceEvent]) -> Result<(), Refusal> {
    let now = now("2026-11-16 10:00");
    let now_ms = now.moment.utc_s * 1000;
    match step {
        RiceStep::Ice => ice(&plan(), person, events, now_ms, 15, IcePurpose::Plan),
        RiceStep::Raise => raise(person, events, now_ms, 20),
        RiceStep::Compression => wrap(&plan(), person, events, &now),
        RiceStep::Rest | RiceStep::Movement => Ok(()),
    }
}

/// A clinician who agrees to all that can be asked.
fn everything_agreed() -> Vec<RiceEvent> {
    let all = RiceStep::ALL.iter().flat_map(|step| AskAbout::ALL.iter().map(|about| (*step, *about)));
    all.map(|(step, about)| at(ms("2026-11-16 09:30"), RiceEventKind::ClinicianAgreed { step, about })).collect()
}

#[test]
fn every_answer_of_the_lists_closes_its_step_and_no_other_answer_does() {
    for step in RiceStep::ALL {
        assert_eq!(start(*step, &Somebody::well().who()), Ok(()));
        for reason in reasons(*step) {
            assert_eq!(start(*step, &Somebody::with(reason.fact, Answer::No).who()), Ok(()), "{}", reason.fact);
            let somebody = Somebody::with(reason.fact, Answer::Yes);
            let refusal = start(*step, &somebody.who()).unwrap_err();
            assert!(refusal.words().contains(reason.words), "{}", reason.fact);
            let agreed = start_with(*step, &somebody.who(), &everything_agreed());
            if reason.ask.is_some() {
                assert_eq!((refusal, agreed), (Refusal::AskFirst(vec![*reason]), Ok(())), "{}", reason.fact);
            } else {
                // No clinician's word opens what may harm.
                assert_eq!(
                    (refusal.clone(), agreed),
                    (Refusal::Forbidden(vec![*reason]), Err(refusal)),
                    "{}",
                    reason.fact
                );
            }
        }
    }
    let not_sure = Somebody::with("neuropathy", Answer::NotSure);
    assert!(matches!(start(RiceStep::Ice, &not_sure.who()), Err(Refusal::Forbidden(_))));
}

#[test]
fn the_lists_hold_what_the_sources_name() {
    let has = |step: RiceStep, fact: &str| reasons(step).iter().any(|reason| reason.fact == fact);
    for fact in
        ["neuropathy", "known_pad", "circulation=raynaud", "circulation=cold_allergy", "diabetes", "heart_disease"]
    {
        assert!(has(RiceStep::Ice, fact), "{fact}");
    }
    for fact in ["fever_38", "veins_skin=skin_sores", "active_cancer", "tingling_numbness", "cool_or_pale"] {
        assert!(has(RiceStep::Ice, fact), "{fact}");
    }
    for fact in ["known_pad", "heart_failure", "neuropathy", "calf_tense_hard", "cool_or_pale", "tingling_numbness"] {
        assert!(has(RiceStep::Compression, fact), "{fact}");
    }
    assert!(has(RiceStep::Raise, "calf_tense_hard") && has(RiceStep::Raise, "cool_or_pale"));
}

#[test]
fn an_urgent_rule_or_an_open_check_closes_everything() {
    let watch = Watch {
        now: now("2026-11-16 10:00"),
        profile: Profile::default(),
        checks: Vec::new(),
        visits: Vec::new(),
        entries: Vec::new(),
        runs: BTreeMap::new(),
        doses: Vec::new(),
        oral_limit_days: None,
    };
    let mut lung = Facts::all_no();
    lung.set(Flag::ChestPain, Answer::Yes);
    let mut swollen = Facts::all_no();
    swollen.set(Sign::Swelling, Answer::Yes);
    let mut open = Facts::all_no();
    open.set(Sign::Swelling, Answer::Blank);
    for facts in [lung, swollen, open] {
        let gate = Gate::of(&watch, &Standing::with(&watch, facts));
        let well = Somebody::well();
        let person = Person { gate: &gate, ..well.who() };
        for step in [RiceStep::Ice, RiceStep::Compression, RiceStep::Raise] {
            let agreed = start_with(step, &person, &everything_agreed());
            assert!(matches!(agreed, Err(Refusal::Paused(_))), "{step:?}");
        }
        assert!(next_due(&plan(), &person, &[], &now("2026-11-16 10:00")).is_empty());
    }
}

#[test]
fn ice_has_three_lengths_a_gap_of_two_hours_and_an_end() {
    let well = Somebody::well();
    let may =
        |events: &[RiceEvent], now_ms, minutes| ice(&plan(), &well.who(), events, now_ms, minutes, IcePurpose::Plan);
    for (minutes, fine) in [(0, false), (9, false), (10, true), (15, true), (20, true), (21, false), (60, false)] {
        assert_eq!(may(&[], ms("2026-11-16 10:00"), minutes).is_ok(), fine, "{minutes}");
    }
    // Ended by itself at 10:15, or by hand at 10:05.
    let by_itself = [on("2026-11-16 10:00", 15)];
    let by_hand = [on("2026-11-16 10:00", 15), at(ms("2026-11-16 10:05"), RiceEventKind::IceOff)];
    assert_eq!(may(&by_itself, ms("2026-11-16 10:14"), 15), Err(Refusal::AlreadyOn));
    for (events, end) in [(&by_itself[..], "2026-11-16 10:15"), (&by_hand[..], "2026-11-16 10:05")] {
        let end_ms = ms(end);
        assert_eq!(may(events, end_ms, 15), Err(Refusal::TooEarly(120)));
        assert_eq!(may(events, end_ms + 119 * MINUTE_MS, 15), Err(Refusal::TooEarly(1)), "1 h 59");
        assert_eq!(may(events, end_ms + 120 * MINUTE_MS - 1, 15), Err(Refusal::TooEarly(1)));
        assert_eq!(may(events, end_ms + 120 * MINUTE_MS, 15), Ok(()), "2 h");
    }
    let end_ms = plan().ends_ms();
    assert_eq!(end_ms, ms("2026-11-19 09:00"));
    assert_eq!(may(&[], end_ms - 1, 15), Ok(()));
    assert_eq!(may(&[], end_ms, 15), Err(Refusal::PlanOver));
    assert_eq!(ice(&plan(), &well.who(), &[], end_ms, 15, IcePurpose::Comfort), Ok(()));
    let comfort = ice(&plan(), &well.who(), &[on("2026-11-19 08:50", 10)], end_ms, 15, IcePurpose::Comfort);
    assert_eq!(comfort, Err(Refusal::TooEarly(120)), "comfort knows the gap as well");
}

#[test]
fn the_ice_timer_follows_the_wall_clock_and_stops_at_twenty_minutes() {
    let started_ms = ms("2026-11-16 10:00");
    let minute = |minutes: i64| started_ms + minutes * MINUTE_MS;
    let timer = |events: &[RiceEvent]| IceTimer::of(events).unwrap();
    let plain = [on("2026-11-16 10:00", 15)];
    let running = |left_min: i64, skin_check| TimerState::Running { left_ms: left_min * MINUTE_MS, skin_check };
    assert_eq!(timer(&plain).state(minute(4)), running(11, false));
    assert_eq!(timer(&plain).state(minute(5)), running(10, true), "look at the skin");
    // Killed, asleep, whatever: the ice was on.
    assert_eq!(timer(&plain).state(minute(27)), TimerState::Ended { at_ms: minute(15), by: TimerEnd::Time });
    let words = timer(&plain).ended_words(minute(27)).unwrap();
    assert_eq!(words, "Ice ended 12 minutes ago. Take it off and look at your skin.");
    let fine = [plain[0], at(minute(6), RiceEventKind::SkinFine)];
    assert_eq!(timer(&fine).state(minute(7)), running(8, false));
    // A pause moves the end, but never past twenty minutes after the start.
    let paused = [plain[0], at(minute(5), RiceEventKind::IcePaused)];
    assert_eq!(timer(&paused).state(minute(8)), TimerState::Paused { left_ms: 10 * MINUTE_MS });
    assert_eq!(timer(&paused).state(minute(20)), TimerState::Ended { at_ms: minute(20), by: TimerEnd::Time });
    let went_on = [paused[0], paused[1], at(minute(8), RiceEventKind::IceResumed)];
    assert_eq!(timer(&went_on).state(minute(9)), running(9, true));
    assert_eq!(timer(&went_on).state(minute(18)), TimerState::Ended { at_ms: minute(18), by: TimerEnd::Time });
    let long = [on("2026-11-16 10:00", 600)];
    assert_eq!(timer(&long).state(minute(20)), TimerState::Ended { at_ms: minute(20), by: TimerEnd::Time });
}

#[test]
fn a_clock_that_is_set_back_takes_the_ice_off() {
    let started_ms = ms("2026-11-16 10:00");
    let seen = [on("2026-11-16 10:00", 15), at(started_ms + 6 * MINUTE_MS, RiceEventKind::Seen)];
    for back_min in [60, 24 * 60] {
        let now_ms = started_ms + (6 - back_min) * MINUTE_MS;
        let timer = IceTimer::of(&seen).unwrap();
        assert_eq!(timer.state(now_ms), TimerState::Ended { at_ms: now_ms, by: TimerEnd::Clock });
        let well = Somebody::well();
        let early = FirstDays { injury: now("2026-11-14 09:00").moment, side: Side::Left };
        // The program writes down that it saw this clock; two hours later by the same clock the skin is ready.
        let told = [seen[0], seen[1], at(now_ms, RiceEventKind::Seen)];
        let may = |wait_min: i64| ice(&early, &well.who(), &told, now_ms + wait_min * MINUTE_MS, 15, IcePurpose::Plan);
        assert_eq!((may(119), may(120)), (Err(Refusal::TooEarly(1)), Ok(())));
    }
    // Set back by a day after the ice: the two hours count from the moment at which that was seen.
    let later_ms = ms("2026-11-15 10:30");
    let over = [
        on("2026-11-16 10:00", 15),
        at(ms("2026-11-16 10:20"), RiceEventKind::Seen),
        at(later_ms, RiceEventKind::Seen),
    ];
    let well = Somebody::well();
    let early = FirstDays { injury: now("2026-11-14 09:00").moment, side: Side::Left };
    let may = |wait_min: i64| ice(&early, &well.who(), &over, later_ms + wait_min * MINUTE_MS, 15, IcePurpose::Plan);
    assert_eq!((may(60), may(119), may(121)), (Err(Refusal::TooEarly(61)), Err(Refusal::TooEarly(2)), Ok(())));
    // Two seconds are the clock being put right.
    let timer = IceTimer::of(&seen).unwrap();
    assert!(matches!(timer.state(started_ms + 6 * MINUTE_MS - 2_000), TimerState::Running { .. }));
}

#[test]
fn raising_comes_in_blocks_of_up_to_half_an_hour() {
    let well = Somebody::well();
    let started_ms = ms("2026-11-16 10:00");
    for (minutes, fine) in [(14, false), (15, true), (20, true), (30, true), (31, false)] {
        assert_eq!(raise(&well.who(), &[], started_ms, minutes).is_ok(), fine, "{minutes}");
    }
    let events = [at(started_ms, RiceEventKind::RaiseOn { minutes: 20 })];
    assert_eq!(raise(&well.who(), &events, started_ms + 19 * MINUTE_MS, 15), Err(Refusal::AlreadyOn));
    assert_eq!(raise(&well.who(), &events, started_ms + 20 * MINUTE_MS, 15), Ok(()));
    let state = RaiseTimer::of(&events).unwrap().state(started_ms + 45 * MINUTE_MS);
    assert_eq!(state, TimerState::Ended { at_ms: started_ms + 20 * MINUTE_MS, by: TimerEnd::Time });
}

#[test]
fn the_wrap_is_off_at_night_and_tight_toes_are_asked_about() {
    let well = Somebody::well();
    let may = |text: &str| wrap(&plan(), &well.who(), &[], &now(text));
    assert_eq!((may("2026-11-16 21:29"), may("2026-11-16 21:30")), (Ok(()), Err(Refusal::Night)));
    assert_eq!((may("2026-11-17 06:59"), may("2026-11-17 07:00")), (Err(Refusal::Night), Ok(())));
    assert_eq!(may("2026-11-19 09:00"), Err(Refusal::PlanOver));
    let events = [at(ms("2026-11-16 10:00"), RiceEventKind::WrapOn)];
    assert_eq!(wrap(&plan(), &well.who(), &events, &now("2026-11-16 11:00")), Err(Refusal::AlreadyOn));
    let off = |events: &[RiceEvent], text: &str| due_at(events, text, DueKind::WrapOff);
    assert_eq!(off(&events, "2026-11-16 11:00").unwrap(), "2026-11-16 21:30");
    assert_eq!(off(&events, "2026-11-17 02:00").unwrap(), "2026-11-16 21:30", "never forgotten");
    let tight = [events[0], at(ms("2026-11-16 12:00"), RiceEventKind::WrapTooTight)];
    assert_eq!(due_at(&tight, "2026-11-16 12:10", DueKind::CheckToes).unwrap(), "2026-11-16 12:30");
    let fine = [tight[0], tight[1], at(ms("2026-11-16 12:20"), RiceEventKind::ToesFine)];
    assert_eq!(due_at(&fine, "2026-11-16 12:25", DueKind::CheckToes), None);
}

fn due_at(events: &[RiceEvent], text: &str, kind: DueKind) -> Option<String> {
    let well = Somebody::well();
    let due = next_due(&plan(), &well.who(), events, &now(text));
    due.into_iter().find(|due| due.kind == kind).map(|due| local(due.at))
}

#[test]
fn what_is_due_comes_by_day_and_ends_after_72_hours() {
    let ice = DueKind::Begin(RiceStep::Ice);
    let done = |text: &str| vec![on(text, 15)];
    assert_eq!(due_at(&[], "2026-11-16 09:30", ice).unwrap(), "2026-11-16 09:30");
    assert_eq!(due_at(&done("2026-11-16 10:00"), "2026-11-16 10:10", ice), None, "it is on");
    assert_eq!(due_at(&done("2026-11-16 10:00"), "2026-11-16 10:20", ice).unwrap(), "2026-11-16 12:15");
    assert_eq!(due_at(&done("2026-11-16 20:00"), "2026-11-16 20:30", ice).unwrap(), "2026-11-17 07:00");
    let skipped = [at(ms("2026-11-16 13:00"), RiceEventKind::Skipped { step: RiceStep::Ice })];
    assert_eq!(due_at(&skipped, "2026-11-16 13:01", ice).unwrap(), "2026-11-16 15:00");
    assert_eq!(due_at(&[], "2026-11-19 08:59", ice).unwrap(), "2026-11-19 08:59");
    assert_eq!(due_at(&[], "2026-11-19 09:00", ice), None);
    let raise = DueKind::Begin(RiceStep::Raise);
    assert!(due_at(&[], "2026-11-18 08:59", raise).is_some() && due_at(&[], "2026-11-18 09:00", raise).is_none());
    let movement = DueKind::Begin(RiceStep::Movement);
    assert_eq!(due_at(&[], "2026-11-16 10:00", movement).unwrap(), "2026-11-17 09:00", "from the second day");
    assert_eq!((plan().day(ms("2026-11-17 08:59")), plan().day(ms("2026-11-17 09:00"))), (Some(1), Some(2)));
    assert_eq!((plan().day(ms("2026-11-19 08:59")), plan().day(ms("2026-11-19 09:00"))), (Some(3), None));
}

#[test]
fn summer_time_moves_no_gap_and_no_end() {
    // The clocks go back on 25 October 2026 at 03:00 and forward on 29 March at 02:00.
    for (injury, ends) in [("2026-10-24 12:00", "2026-10-27 11:00"), ("2026-03-28 12:00", "2026-03-31 13:00")] {
        let plan = FirstDays { injury: now(injury).moment, side: Side::Right };
        assert_eq!(plan.ends_ms() - ms(injury), 72 * 60 * MINUTE_MS);
        assert_eq!(plan.ends_ms(), ms(ends), "{injury}");
    }
    let well = Somebody::well();
    let plan = FirstDays { injury: now("2026-10-24 12:00").moment, side: Side::Right };
    // Ice from 01:45 to 02:00 summer time; the local clock shows 03:00 two hours later, not 04:00.
    let events = [on("2026-10-25 01:45", 15)];
    let may = |now_ms| ice(&plan, &well.who(), &events, now_ms, 15, IcePurpose::Plan);
    assert_eq!(may(ms("2026-10-25 03:00") - MINUTE_MS), Err(Refusal::TooEarly(1)));
    assert_eq!(may(ms("2026-10-25 03:00")), Ok(()));
    let due = next_due(&plan, &well.who(), &events, &now("2026-10-25 03:30"));
    let ice_due = due.iter().find(|due| due.kind == DueKind::Begin(RiceStep::Ice)).unwrap();
    assert_eq!((local(ice_due.at).as_str(), ice_due.at.offset_min), ("2026-10-25 07:00", 60));
}

#[test]
fn the_skin_gets_its_two_hours_also_after_an_undo_and_in_a_new_plan() {
    let well = Somebody::well();
    let end_ms = ms("2026-11-16 10:15");
    let who = Person { last_ice_ms: Some(end_ms), ..well.who() };
    // Neither plan knows of that ice: the one was taken back, the other has just begun.
    let may = |wait_ms: i64| ice(&plan(), &who, &[], end_ms + wait_ms, 15, IcePurpose::Plan);
    assert_eq!(may(MINUTE_MS), Err(Refusal::TooEarly(119)));
    assert_eq!((may(120 * MINUTE_MS - 1), may(120 * MINUTE_MS)), (Err(Refusal::TooEarly(1)), Ok(())));
    let due = next_due(&plan(), &who, &[], &now("2026-11-16 10:30"));
    let ice_due = due.iter().find(|due| due.kind == DueKind::Begin(RiceStep::Ice)).unwrap();
    assert_eq!(local(ice_due.at), "2026-11-16 12:15", "a reminder does not come earlier either");
    // The newer of both counts.
    let later = [on("2026-11-16 12:30", 15)];
    let may = |text: &str| ice(&plan(), &who, &later, ms(text), 15, IcePurpose::Plan);
    assert_eq!((may("2026-11-16 14:44"), may("2026-11-16 14:45")), (Err(Refusal::TooEarly(1)), Ok(())));
}

#[test]
fn an_ice_that_ends_in_the_future_of_a_clock_set_back_is_waited_for_once() {
    let events = [on("2026-11-16 10:00", 15), at(ms("2026-11-16 10:15"), RiceEventKind::IceOff)];
    let now_ms = ms("2026-11-15 10:20");
    // Nothing better is known: two hours from now, and not a day.
    assert_eq!(ice_again_ms(&events, None, now_ms), Some(now_ms + 120 * MINUTE_MS), "from now");
    // The window saw the clock go back ten minutes ago.
    let seen_ms = now_ms - 10 * MINUTE_MS;
    assert_eq!(ice_again_ms(&events, Some(seen_ms), now_ms), Some(seen_ms + 120 * MINUTE_MS));
    assert_eq!(ice_again_ms(&[], None, now_ms), None);
}

#[test]
fn ice_that_was_paused_for_hours_is_over_and_does_not_go_on() {
    let started_ms = ms("2026-11-16 10:00");
    let over = TimerState::Ended { at_ms: started_ms + 20 * MINUTE_MS, by: TimerEnd::Time };
    let paused = [on("2026-11-16 10:00", 15), at(started_ms + 5 * MINUTE_MS, RiceEventKind::IcePaused)];
    assert_eq!(IceTimer::of(&paused).unwrap().state(started_ms + 300 * MINUTE_MS), over);
    let went_on = [paused[0], paused[1], at(started_ms + 300 * MINUTE_MS, RiceEventKind::IceResumed)];
    assert_eq!(IceTimer::of(&went_on).unwrap().state(started_ms + 301 * MINUTE_MS), over);
}

#[test]
fn a_clinicians_word_is_for_one_step_and_one_answer_and_can_be_taken_back() {
    let agreed = |step, about| at(ms("2026-11-16 09:30"), RiceEventKind::ClinicianAgreed { step, about });
    let diabetes = Somebody::with("diabetes", Answer::Yes);
    let for_wrap = [agreed(RiceStep::Compression, AskAbout::Diabetes)];
    assert!(matches!(start_with(RiceStep::Ice, &diabetes.who(), &for_wrap), Err(Refusal::AskFirst(_))));
    let for_cancer = [agreed(RiceStep::Ice, AskAbout::Cancer)];
    assert!(matches!(start_with(RiceStep::Ice, &diabetes.who(), &for_cancer), Err(Refusal::AskFirst(_))));
    let right = agreed(RiceStep::Ice, AskAbout::Diabetes);
    assert_eq!(start_with(RiceStep::Ice, &diabetes.who(), &[right]), Ok(()));
    assert_eq!(clinician_agreed(&[right], RiceStep::Ice, AskAbout::Diabetes), Some(ms("2026-11-16 09:30")));
    let back = RiceEventKind::ClinicianTakenBack { step: RiceStep::Ice, about: AskAbout::Diabetes };
    let taken = [right, at(ms("2026-11-16 09:40"), back)];
    assert!(matches!(start_with(RiceStep::Ice, &diabetes.who(), &taken), Err(Refusal::AskFirst(_))));
    // What came since then is not covered by it.
    let mut red = Somebody::with("diabetes", Answer::Yes);
    red.facts.set(Sign::RednessWarmth, Answer::Yes);
    assert!(matches!(start_with(RiceStep::Ice, &red.who(), &[right]), Err(Refusal::Forbidden(_))));
}

#[test]
fn nothing_begins_in_the_last_minute_too_late_also_over_a_change_of_the_clocks() {
    let well = Somebody::well();
    for (injury, last, end) in [
        ("2026-11-16 09:00", "2026-11-19 08:59", "2026-11-19 09:00"),
        ("2026-10-24 12:00", "2026-10-27 10:59", "2026-10-27 11:00"),
        ("2026-03-28 12:00", "2026-03-31 12:59", "2026-03-31 13:00"),
    ] {
        let plan = FirstDays { injury: now(injury).moment, side: Side::Left };
        let may = |text: &str| {
            let ice = ice(&plan, &well.who(), &[], ms(text), 15, IcePurpose::Plan);
            let due = next_due(&plan, &well.who(), &[], &now(text)).is_empty();
            (plan.day(ms(text)), ice, wrap(&plan, &well.who(), &[], &now(text)), due)
        };
        assert_eq!(may(last), (Some(3), Ok(()), Ok(()), false), "{injury}");
        assert_eq!(may(end), (None, Err(Refusal::PlanOver), Err(Refusal::PlanOver), true), "{injury}");
        let on = [at(ms(last), RiceEventKind::WrapOn)];
        assert_eq!(wrap_off_words(&plan, &well.who(), &on, &now(last)), None);
        let words = wrap_off_words(&plan, &well.who(), &on, &now(end));
        assert_eq!(words, Some("Take the wrap off. The first 72 hours are over."));
    }
}

#[test]
fn a_wrap_is_taken_off_for_the_night_and_when_it_is_not_for_this_person_any_more() {
    let well = Somebody::well();
    let events = [at(ms("2026-11-16 10:00"), RiceEventKind::WrapOn)];
    let words = |who: &Person<'_>, text: &str| wrap_off_words(&plan(), who, &events, &now(text));
    assert_eq!(words(&well.who(), "2026-11-16 21:29"), None);
    assert_eq!(words(&well.who(), "2026-11-16 21:30"), Some("Take the wrap off for the night."));
    let numb = Somebody::with("tingling_numbness", Answer::Yes);
    assert!(words(&numb.who(), "2026-11-16 12:00").unwrap().starts_with("Take the wrap off now."));
    assert_eq!(wrap_off_words(&plan(), &numb.who(), &[], &now("2026-11-16 12:00")), None, "none is on");
}

/// Without the no-break spaces before units.
fn plain(words: &str) -> String {
    words.replace('\u{a0}', " ")
}

fn record(events: Vec<RiceEvent>) -> FirstDaysRecord {
    FirstDaysRecord { id: uuid::Uuid::nil(), plan: plan(), events }
}

#[test]
fn the_log_says_each_thing_once_with_its_time_and_length_and_takes_out_only_that() {
    let moment = |text: &str, kind| at(ms(text), kind);
    let all = record(vec![
        moment("2026-11-16 10:00", RiceEventKind::IceOn { minutes: 15 }),
        moment("2026-11-16 10:06", RiceEventKind::SkinFine),
        moment("2026-11-16 10:07", RiceEventKind::WrapOn),
        moment("2026-11-16 10:08", RiceEventKind::Seen),
        moment("2026-11-16 10:15", RiceEventKind::IceOff),
        moment("2026-11-16 12:00", RiceEventKind::RaiseOn { minutes: 20 }),
        moment("2026-11-16 12:10", RiceEventKind::RaiseOff),
        moment("2026-11-16 13:37", RiceEventKind::WrapTooTight),
        moment("2026-11-16 13:50", RiceEventKind::ToesFine),
        moment("2026-11-16 14:00", RiceEventKind::Skipped { step: RiceStep::Ice }),
        moment("2026-11-17 10:00", RiceEventKind::Moved),
        moment("2026-11-17 10:30", RiceEventKind::WrapOn),
        moment("2026-11-17 11:00", RiceEventKind::IceOn { minutes: 10 }),
    ]);
    let lines = blocks(&all, &zone());
    let said: Vec<String> =
        lines.iter().map(|line| format!("{} {}", &local(line.at)[11..], plain(&line.words))).collect();
    assert_eq!(
        said,
        [
            "10:07 Wrap on 3 h 30 min, it was too tight",
            "10:00 Ice 15 min",
            "12:00 Leg up 10 min",
            "13:50 Toes normal again",
            "14:00 Ice skipped",
            "10:00 Moved gently",
            "10:30 Wrap on",
        ],
        "the ice that runs has no line yet"
    );
    let iced = lines.iter().find(|line| plain(&line.words) == "Ice 15 min").unwrap();
    assert_eq!((iced.step, iced.minutes, iced.skipped), (RiceStep::Ice, Some(15), false));
    let without = all.without(iced);
    assert_eq!(without.events.len(), all.events.len() - 3, "its look at the skin goes with it");
    assert_eq!(blocks(&without, &zone()).len(), lines.len() - 1);
    assert!(!without.holds(iced, &zone()));
}

#[test]
fn the_day_says_what_was_done_left_out_and_what_is_next() {
    let well = Somebody::well();
    let all = record(vec![
        on("2026-11-16 19:00", 15),
        at(ms("2026-11-16 19:15"), RiceEventKind::IceOff),
        on("2026-11-17 10:00", 15),
        at(ms("2026-11-17 10:15"), RiceEventKind::IceOff),
        at(ms("2026-11-17 10:20"), RiceEventKind::Skipped { step: RiceStep::Raise }),
        at(ms("2026-11-17 10:25"), RiceEventKind::WrapOn),
    ]);
    let day = |who: &Person<'_>, text: &str| day_plan(&all, who, &now(text));
    let steps = day(&well.who(), "2026-11-17 11:00");
    let names: Vec<RiceStep> = steps.iter().map(|one| one.step).collect();
    assert_eq!(names, [RiceStep::Ice, RiceStep::Compression, RiceStep::Raise, RiceStep::Movement]);
    assert_eq!((steps[0].done.len(), &steps[0].next), (1, &Next::At(now("2026-11-17 12:15").moment)), "only today's");
    assert_eq!((steps[1].done.len(), &steps[1].next), (1, &Next::On));
    assert_eq!((steps[2].skipped, &steps[2].next), (1, &Next::At(now("2026-11-17 12:20").moment)));
    assert_eq!(steps[3].next, Next::Now);
    let pad = Somebody::with("known_pad", Answer::Yes);
    assert!(matches!(day(&pad.who(), "2026-11-17 11:00")[0].next, Next::Closed(Refusal::Forbidden(_))));
}

#[test]
fn a_plan_begins_with_an_hour_that_was_and_not_after_its_end() {
    let at_now = now("2026-11-19 09:00");
    let draft = |day, day_text: &str, time: &str| InjuryDraft {
        day,
        day_text: day_text.to_owned(),
        time_text: time.to_owned(),
        side: Some(Side::Left),
    };
    let when = |draft: &InjuryDraft| draft.plan(&at_now).map(|plan| local(plan.injury));
    let ago = |days, time: &str| when(&draft(Some(InjuryDay::Ago(days)), "", time));
    let typed = |day: &str, time: &str| when(&draft(Some(InjuryDay::Typed), day, time));
    assert_eq!(when(&draft(Some(InjuryDay::JustNow), "", "")).unwrap(), "2026-11-19 09:00");
    assert_eq!((ago(0, "8").unwrap(), ago(2, "2 pm").unwrap()), ("2026-11-19 08:00".into(), "2026-11-17 14:00".into()));
    assert_eq!(ago(0, "09:01"), Err(InjuryError::Time(WhenError::Future)));
    assert_eq!(ago(0, "  "), Err(InjuryError::NoTime));
    assert_eq!(ago(1, "soon"), Err(InjuryError::Time(WhenError::Time)));
    assert_eq!(typed("16 Nov", "09:01").unwrap(), "2026-11-16 09:01", "a minute is left");
    assert_eq!(typed("16 Nov", "09:00"), Err(InjuryError::Over));
    assert_eq!(typed("1 Nov", ""), Err(InjuryError::Over), "then the hour does not matter");
    assert_eq!(typed("2026-11-20", "08:00"), Err(InjuryError::Day(WhenError::Future)));
    assert_eq!(typed("the day", "08:00"), Err(InjuryError::Day(WhenError::Date)));
    assert_eq!(when(&InjuryDraft::default()), Err(InjuryError::NoDay));
    let no_leg = InjuryDraft { side: None, ..draft(Some(InjuryDay::JustNow), "", "") };
    assert_eq!(when(&no_leg), Err(InjuryError::NoSide));
    // An hour that the change of the clocks left out never was.
    let skipped = draft(Some(InjuryDay::Ago(0)), "", "02:30").plan(&now("2026-03-29 12:00"));
    assert_eq!(skipped.unwrap_err(), InjuryError::Time(WhenError::Skipped));
}
