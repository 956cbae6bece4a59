//! Which stage fits, what is missing for the next, and when to step back: the table of `clinical.md` 6.4 on both sides
//! of each line, and what of the journal counts for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use person::{Person, moment, person, wall};
use soleus::domain::body::Side;
use soleus::domain::episode::Nrs;
use soleus::domain::gate::Activity;
use soleus::domain::phase::{
    Cause, Grade, Known, Lines, Measured, Morning, Opening, Progress, ProgressKind, Stage, StageFacts, StageStep,
    StepBack, Trained, Way, may_move_on, needs, opening, opens_when, step_back,
};
use soleus::domain::rice::FirstDays;
use soleus::domain::when::Moment;
use uuid::Uuid;

fn nrs(score: u8) -> Option<Nrs> {
    Nrs::try_from(score).ok()
}

/// Facts with which each stage is done.
fn good(stage: Stage) -> StageFacts {
    let base = StageFacts { since_injury_h: Some(28 * 24), ..StageFacts::default() };
    match stage {
        Stage::FirstDays => StageFacts {
            since_injury_h: Some(48),
            rest_nrs: Some(2),
            walking_nrs: Some(3),
            swelling_grows: Some(false),
            ..base
        },
        Stage::GettingMoving => {
            StageFacts { walk_10_min_nrs: Some(2), limp: Some(false), calm_days: 3, raises_at_3: 10, ..base }
        }
        Stage::Strength => StageFacts {
            sets_of_15_at_2: 3,
            single_sore: 17,
            single_other: Some(20),
            calm_nights: 7,
            grade: Some(Grade::Moderate),
            ..base
        },
        _ => StageFacts {
            single_sore: 27,
            single_other: Some(30),
            pain_or_tightness: Some(0),
            tender_spot: Some(false),
            hop_nrs: Some(0),
            run_nrs: Some(0),
            full_sessions: 1,
            athlete: Some(false),
            ..base
        },
    }
}

/// What is missing, in words.
fn missing(stage: Stage, facts: &StageFacts) -> Vec<String> {
    needs(stage, facts).into_iter().filter(|need| !need.met).map(|need| need.words).collect()
}

#[test]
fn every_line_of_the_table_holds_on_both_sides_of_its_number() {
    type Change = fn(&mut StageFacts);
    let lines: [(Stage, Change, &str); 30] = [
        (Stage::FirstDays, |f| f.since_injury_h = Some(47), "47 of 48 hours since the injury"),
        (Stage::FirstDays, |f| f.warning = true, "no warning sign that needs help, and a complete check"),
        (Stage::FirstDays, |f| f.rest_nrs = Some(3), "pain at rest at 2 or less (now 3)"),
        (Stage::FirstDays, |f| f.rest_nrs = None, "pain at rest at 2 or less (not written down yet)"),
        (Stage::FirstDays, |f| f.walking_nrs = Some(4), "pain on walking at 3 or less (now 4)"),
        (Stage::FirstDays, |f| f.swelling_grows = Some(true), "swelling that does not grow"),
        (Stage::FirstDays, |f| f.swelling_grows = None, "swelling that does not grow (not answered yet)"),
        (Stage::GettingMoving, |f| f.warning = true, "no warning sign that needs help, and a complete check"),
        (
            Stage::GettingMoving,
            |f| f.walk_10_min_nrs = Some(3),
            "pain on 10 minutes of walking without a limp at 2 or less (now 3)",
        ),
        (
            Stage::GettingMoving,
            |f| (f.limp, f.walk_10_min_nrs) = (Some(true), None),
            "10 minutes of walking without a limp, with pain at 2 or less (you limped)",
        ),
        (Stage::GettingMoving, |f| f.calm_days = 2, "2 of 3 days without worse mornings"),
        (Stage::GettingMoving, |f| f.raises_at_3 = 9, "9 of 10 heel raises on two legs at pain of 3 or less"),
        (Stage::GettingMoving, |f| f.worse_morning = true, "an answer to the worse morning"),
        (Stage::GettingMoving, |f| f.days_since_worse = Some(2), "2 of 3 days after a worse morning"),
        (Stage::Strength, |f| f.sets_of_15_at_2 = 2, "2 of 3 sets of 15 heel raises on two legs at pain of 2 or less"),
        (
            Stage::Strength,
            |f| (f.single_sore, f.single_other) = (14, Some(16)),
            "14 of 15 heel raises on the sore leg at pain of 2 or less",
        ),
        (Stage::Strength, |f| f.single_sore = 16, "heel raises of both legs within 15 percent (now 16 and 20)"),
        (
            Stage::Strength,
            |f| f.single_other = None,
            "heel raises of both legs within 15 percent (the other leg was not counted yet)",
        ),
        (Stage::Strength, |f| f.calm_nights = 6, "6 of 7 nights in a row without pain"),
        (Stage::Strength, |f| f.since_injury_h = Some(28 * 24 - 1), "3 of 4 weeks since the injury"),
        (Stage::Strength, |f| (f.grade, f.since_injury_h) = (None, Some(27 * 24)), "3 of 4 weeks since the injury"),
        (
            Stage::Strength,
            |f| (f.grade, f.since_injury_h) = (Some(Grade::Mild), Some(14 * 24 - 1)),
            "1 of 2 weeks since the injury",
        ),
        (
            Stage::Strength,
            |f| (f.grade, f.past_tear, f.since_injury_h) = (Some(Grade::Mild), true, Some(20 * 24)),
            "2 of 4 weeks since the injury",
        ),
        (Stage::BackToSport, |f| f.pain_or_tightness = Some(1), "pain and tightness at 0 (now 1)"),
        (Stage::BackToSport, |f| f.tender_spot = Some(true), "no tender spot"),
        (Stage::BackToSport, |f| f.single_sore = 26, "heel raises of both legs within 10 percent (now 26 and 30)"),
        (Stage::BackToSport, |f| f.hop_nrs = Some(1), "pain on hopping at 0 (now 1)"),
        (Stage::BackToSport, |f| f.run_nrs = None, "pain on running at 0 (not written down yet)"),
        (Stage::BackToSport, |f| f.full_sessions = 0, "0 of 1 full training session without pain or tightness"),
        (
            Stage::BackToSport,
            |f| (f.athlete, f.single_sore, f.single_other) = (Some(true), 29, Some(30)),
            "29 of 30 heel raises on the sore leg, as you compete",
        ),
    ];
    for stage in Stage::LADDER {
        assert!(may_move_on(stage, &good(stage)), "{stage:?} {:?}", missing(stage, &good(stage)));
        assert!(!may_move_on(stage, &StageFacts::default()), "nothing that is unknown is met: {stage:?}");
    }
    for (stage, change, words) in lines {
        let mut facts = good(stage);
        change(&mut facts);
        assert_eq!(missing(stage, &facts), [words], "{stage:?}");
    }
    let mild = StageFacts { grade: Some(Grade::Mild), since_injury_h: Some(14 * 24), ..good(Stage::Strength) };
    assert!(may_move_on(Stage::Strength, &mild), "two weeks are enough after a mild strain");
    let athlete = StageFacts { athlete: Some(true), single_sore: 30, ..good(Stage::BackToSport) };
    assert!(may_move_on(Stage::BackToSport, &athlete));
    let open = StageFacts { athlete: None, ..good(Stage::BackToSport) };
    assert_eq!(missing(Stage::BackToSport, &open), ["whether you compete in a sport (not answered yet)"]);
    assert!(!may_move_on(Stage::AnyTime, &StageFacts::default()));
}

#[test]
fn every_source_of_the_table_can_be_looked_up() {
    for stage in Stage::LADDER {
        for need in needs(stage, &good(stage)) {
            assert!(need.sources.iter().all(|id| soleus::content::source(id).is_some()), "{}", need.words);
        }
    }
}

#[test]
fn a_worse_morning_steps_back_and_a_second_one_asks_for_help() {
    let morning = |worse_by, before| Morning { worse_by, steps_back_before: before, ..Morning::default() };
    assert_eq!(step_back(Stage::Strength, &morning(1, 0)), None);
    let back = step_back(Stage::Strength, &morning(2, 0)).unwrap();
    assert_eq!(back, StepBack { to: Stage::GettingMoving, days: 3, soon: false });
    assert_eq!(back.words(Stage::Strength), "Go back to Getting moving for 3 days.");
    assert!(step_back(Stage::FirstDays, &morning(2, 1)).unwrap().words(Stage::FirstDays).contains("soon"));
    assert!(step_back(Stage::Strength, &Morning { limp: true, ..Morning::default() }).is_some());
    assert!(step_back(Stage::Strength, &Morning { swelling: true, ..Morning::default() }).is_some());
}

/// A journal of the way back that is written line by line.
#[derive(Clone)]
struct Journey {
    person: Person,
    lines: Lines,
    closed: bool,
}

/// Somebody whose left leg was hurt at noon so many days ago.
fn hurt(days: i64) -> Journey {
    let plans = vec![FirstDays { injury: moment(-days, 12, 0), side: Side::Left }];
    Journey { person: person(""), lines: Lines { plans, ..Lines::default() }, closed: false }
}

impl Journey {
    fn way(&self) -> Way {
        let watch = self.person.watch();
        Way::of(&Known { now: self.person.now, lines: &self.lines, watch: &watch, closed: self.closed })
    }

    fn put(mut self, at: Moment, what: ProgressKind) -> Self {
        self.lines.progress.push(Progress {
            id: Uuid::from_u128(self.lines.progress.len() as u128),
            at,
            side: Side::Left,
            what,
        });
        self.lines.progress.sort_by_key(|line| -line.at.utc_s);
        self
    }

    fn step(self, at: Moment, stage: Stage, step: StageStep) -> Self {
        self.put(at, ProgressKind::Stage { stage, step })
    }

    fn on(self, day: i64, stage: Stage) -> Self {
        self.step(moment(day, 9, 0), stage, StageStep::On)
    }

    fn note(self, at: Moment, measured: Measured) -> Self {
        self.put(at, ProgressKind::Measured(measured))
    }

    /// "Getting moving" on a day at 10:00, with the pain before and on the next morning.
    fn trained(mut self, day: i64, before: u8, morning: Option<u8>) -> Self {
        let started = moment(day, 10, 0);
        self.lines.trained.push(Trained { started, counts: true, stopped: false, before: Some(before), morning });
        self.lines.trained.sort_by_key(|session| -session.started.utc_s);
        self
    }

    fn entry(mut self, words: &str) -> Self {
        self.person.entries.push(person::entry(words));
        self.person.entries.sort_by_key(|entry| entry.started.utc_s);
        self
    }

    fn later(mut self, days: i64) -> Self {
        self.person = self.person.later(days);
        self
    }
}

#[test]
fn after_an_injury_nobody_is_further_than_they_agreed_and_no_day_moves_them_on() {
    assert_eq!(hurt(1).way().stage, Some(Stage::FirstDays));
    let calm = Measured { rest_nrs: nrs(0), walking_nrs: nrs(0), swelling_grows: Some(false), ..Measured::default() };
    let ready = hurt(5).note(moment(0, 9, 0), calm);
    assert_eq!((ready.way().stage, ready.way().may_go_to()), (Some(Stage::FirstDays), Some(Stage::GettingMoving)));
    for days in 0..40 {
        let way = ready.clone().later(days).way();
        assert_eq!(way.stage, Some(Stage::FirstDays), "day {days}");
    }
    let moved = ready.on(0, Stage::GettingMoving).way();
    assert_eq!((moved.stage, moved.since), (Some(Stage::GettingMoving), Some(person::day(0))));
    // A later stage that was only chosen is not believed after an injury; an earlier one is.
    let chosen = |stage| hurt(20).on(-15, Stage::GettingMoving).step(moment(-1, 9, 0), stage, StageStep::Chosen).way();
    assert_eq!(chosen(Stage::BackToSport).stage, Some(Stage::GettingMoving));
    assert_eq!(chosen(Stage::FirstDays).stage, Some(Stage::FirstDays));
    // The hours of the table hold whatever was pressed.
    assert_eq!(hurt(1).on(0, Stage::Strength).way().stage, Some(Stage::FirstDays));
    assert_eq!(hurt(13).on(0, Stage::BackToSport).way().stage, Some(Stage::Strength));
    assert_eq!(hurt(15).on(0, Stage::BackToSport).way().stage, Some(Stage::BackToSport));
}

#[test]
fn a_new_injury_begins_the_way_anew_and_an_old_one_asks_for_nothing() {
    let again = |days: i64| {
        let mut journey = hurt(30).on(-20, Stage::Strength);
        journey.lines.plans.push(FirstDays { injury: moment(-days, 12, 0), side: Side::Right });
        journey.way()
    };
    assert_eq!((again(2).stage, again(2).side), (Some(Stage::FirstDays), Some(Side::Both)));
    assert_eq!(hurt(55).way().stage, Some(Stage::FirstDays));
    assert_eq!((hurt(57).way().stage, hurt(57).way().injured), (None, false));
    let nobody = Journey { person: person(""), lines: Lines::default(), closed: false };
    assert_eq!(nobody.way().stage, None, "without an injury no stage is asked for");
    let chosen = nobody.step(moment(-1, 9, 0), Stage::Strength, StageStep::Chosen).way();
    assert_eq!((chosen.stage, chosen.may_end()), (Some(Stage::Strength), true));
    assert!(!hurt(20).on(-3, Stage::Strength).way().may_end(), "after an injury the list comes first");
}

#[test]
fn each_check_that_asks_again_for_the_same_injury_leaves_the_stage_as_it_is() {
    let mut journey = hurt(99);
    journey.lines.plans.clear();
    journey.person = person("").check(-12, Side::Left, "injury=3").check(-5, Side::Left, "injury=10");
    let journey = journey.on(-8, Stage::GettingMoving);
    assert_eq!(journey.way().stage, Some(Stage::GettingMoving));
    assert_eq!(journey.way().facts.since_injury_h, Some(14 * 24 + 14), "from the end of the day that was told first");
    let mut new = journey.clone();
    new.person = new.person.check(-1, Side::Left, "injury=1");
    assert_eq!(new.way().stage, Some(Stage::FirstDays), "another injury is another one");
    let mut denied = journey.clone();
    denied.person = denied.person.check(-1, Side::Left, "");
    denied.person.checks[0].answers.injury_days_ago = None;
    assert!(!denied.way().injured, "a no within the four weeks takes it back");
    let mut asked_later = journey.later(20);
    asked_later.person = asked_later.person.check(20, Side::Left, "");
    asked_later.person.checks[0].answers.injury_days_ago = None;
    assert!(asked_later.way().injured, "a no after the four weeks does not");
}

#[test]
fn an_injury_of_a_day_counts_from_the_end_of_that_day_also_when_the_clocks_change() {
    // The clocks of Berlin go back in the night to Sunday 25 October 2026.
    let mut somebody = hurt(0);
    somebody.lines.plans.clear();
    somebody.person.now.zone = soleus::domain::when::LocalZone {
        of_utc: |utc_s| if utc_s < 1_792_890_000 { 120 } else { 60 },
        of_local: |local| {
            let summer = local.and_utc().timestamp() < 1_792_890_000 + 7200;
            chrono::LocalResult::Single(if summer { 120 } else { 60 })
        },
    };
    somebody.person.now.moment = wall("2026-10-24 18:00", 120);
    let paper = somebody.person.paper(Side::Left, "injury=0");
    let check = paper.check(&somebody.person.watch(), Uuid::from_u128(1));
    somebody.person.checks.push(check);
    // From midnight to midnight are 25 hours on that Sunday.
    for (now, hours) in [("2026-10-25 23:00", 24), ("2026-10-26 22:30", 47), ("2026-10-26 23:00", 48)] {
        somebody.person.now.moment = wall(now, 60);
        assert_eq!(somebody.way().facts.since_injury_h, Some(hours), "{now}");
    }
}

#[test]
fn what_was_noted_long_ago_before_the_injury_or_before_a_higher_pain_does_not_count() {
    let feels = Measured { rest_nrs: nrs(1), walking_nrs: nrs(2), ..Measured::default() };
    let rest = |journey: Journey| journey.way().facts.rest_nrs;
    let noted = |at: Moment| hurt(20).note(at, feels.clone());
    let edge = Moment { utc_s: person::NOW_S - 3 * 86_400, offset_min: 0 };
    assert_eq!(rest(noted(edge)), Some(1));
    assert_eq!(rest(noted(Moment { utc_s: edge.utc_s - 1, ..edge })), None);
    assert_eq!(rest(hurt(1).note(moment(-1, 11, 59), feels.clone())), None, "before the injury");
    let before_entry = || hurt(20).note(moment(-1, 9, 0), feels.clone());
    assert_eq!(rest(before_entry().entry("-1:2:left:-:ache")), Some(1));
    assert_eq!(rest(before_entry().entry("-1:3:left:-:ache")), None, "two points higher since");
    assert_eq!(rest(before_entry().entry("-1:9:right:-:ache")), Some(1), "the other leg");
    let can = Measured { raises: Some(12), raises_nrs: nrs(3), ..Measured::default() };
    let raises = |journey: Journey| journey.way().facts.raises_at_3;
    assert_eq!(raises(hurt(40).note(moment(-14, 14, 32), can.clone())), 12);
    assert_eq!(raises(hurt(40).note(moment(-14, 14, 31), can.clone())), 0);
    let sore = Measured { raises_nrs: nrs(4), ..can.clone() };
    assert_eq!(raises(hurt(40).note(moment(-1, 9, 0), sore)), 0, "at pain of 4");
    let unknown = Measured { raises_nrs: None, ..can.clone() };
    assert_eq!(raises(hurt(40).note(moment(-1, 9, 0), unknown)), 0, "at a pain that nobody wrote down");
    let stepped = hurt(40).note(moment(-4, 9, 0), can).on(-10, Stage::Strength);
    assert_eq!(raises(stepped.clone()), 12);
    assert_eq!(raises(stepped.step(moment(-3, 9, 0), Stage::GettingMoving, StageStep::Back)), 0);
}

#[test]
fn a_walk_counts_only_when_it_was_said_that_there_was_no_limp() {
    let walk = |limp| {
        let noted = Measured { walk_10_min_nrs: nrs(1), limp, ..Measured::default() };
        hurt(20).note(moment(0, 9, 0), noted).way().facts.walk_10_min_nrs
    };
    assert_eq!([walk(Some(false)), walk(Some(true)), walk(None)], [Some(1), None, None]);
}

#[test]
fn three_days_with_calm_mornings_are_counted_and_a_worse_one_begins_again() {
    let days = |journey: Journey| journey.way().facts.calm_days;
    let two = || hurt(20).trained(-3, 2, Some(2)).trained(-2, 2, Some(1));
    assert_eq!(days(two()), 2);
    assert_eq!(days(two().trained(-1, 2, Some(2))), 3);
    assert_eq!(days(two().trained(-1, 2, Some(3))), 0, "higher by one is not calm");
    assert_eq!(days(two().trained(-1, 2, None)), 2, "a morning that nobody told counts for nothing");
    assert_eq!(days(two().trained(-2, 0, None)), 0, "against the least pain before a session of that day");
    assert_eq!(days(hurt(2).trained(-3, 2, Some(2))), 0, "before the injury");
    assert_eq!(days(hurt(40).trained(-15, 2, Some(2))), 0, "more than two weeks ago");
    let mut stopped = two();
    stopped.lines.trained[0].stopped = true;
    assert_eq!(days(stopped), 1, "a day on which something hurt");
    let mut other = two();
    other.lines.trained[0].counts = false;
    assert_eq!(days(other), 1, "another routine, or not to its end");
    let back = two().on(-10, Stage::Strength).step(moment(-2, 9, 0), Stage::GettingMoving, StageStep::Back);
    assert_eq!(days(back), 1, "those before a step back");
}

#[test]
fn a_night_without_a_word_is_not_taken_for_a_calm_one() {
    let nights = |journey: Journey| journey.way().facts.calm_nights;
    assert_eq!(nights(hurt(30)), 0, "nothing was said");
    let said = || hurt(30).note(moment(0, 9, 0), Measured { calm_nights: Some(7), ..Measured::default() });
    assert_eq!(nights(said()), 7);
    assert_eq!(nights(said().later(4)), 0, "said too long ago");
    assert_eq!(nights(said().entry("-2:4:left:-:ache")), 7, "by day");
    assert_eq!(nights(said().entry("-2:4:left:-:cramp:w")), 2, "it woke the person");
    assert_eq!(nights(said().entry("-2:4:right:-:cramp:w")), 7, "the other leg");
    let mut late = said().entry("-2:4:left:-:ache");
    late.person.entries[0].started = moment(-2, 22, 30);
    assert_eq!(nights(late), 1, "in the evening in bed");
}

#[test]
fn a_step_back_is_offered_until_it_is_answered_and_never_done_by_itself() {
    let worse = || hurt(30).on(-10, Stage::Strength).trained(-1, 2, Some(4));
    assert_eq!(hurt(30).on(-10, Stage::Strength).trained(-1, 2, Some(3)).way().proposal, None);
    let way = worse().way();
    let proposal = way.proposal.unwrap();
    assert_eq!((way.stage, proposal.cause, proposal.back.soon), (Some(Stage::Strength), Cause::Morning(2), false));
    assert_eq!(proposal.reason(person::day(0)), "Your pain this morning was 2 higher than before yesterday's routine.");
    assert_eq!(proposal.meanwhile().unwrap(), "Until you have chosen, leave out what belongs to Strength.");
    assert!(missing(Stage::Strength, &way.facts).contains(&"an answer to the worse morning".to_owned()));
    assert!(worse().later(2).way().proposal.is_some() && worse().later(3).way().proposal.is_none());
    for (step, stage) in [(StageStep::Back, Stage::GettingMoving), (StageStep::Stayed, Stage::Strength)] {
        let answered = worse().step(moment(0, 14, 0), stage, step);
        assert_eq!((answered.way().proposal, answered.way().stage), (None, Some(stage)));
        assert_eq!(answered.way().facts.days_since_worse, Some(0));
        assert_eq!(answered.clone().later(2).way().facts.days_since_worse, Some(2), "for three days");
        assert_eq!(answered.later(3).way().facts.days_since_worse, None);
    }
    let calm_since = worse().later(1).trained(0, 2, Some(2));
    assert_eq!(calm_since.way().proposal, None, "the newest morning counts");
}

#[test]
fn a_second_worse_morning_in_a_row_says_soon() {
    let soon = |journey: Journey| journey.way().proposal.map(|proposal| proposal.back.soon);
    let first = || hurt(30).on(-20, Stage::BackToSport).trained(-6, 2, Some(5));
    let back = || first().step(moment(-5, 14, 0), Stage::Strength, StageStep::Back);
    assert_eq!(soon(back().trained(-1, 2, Some(4))), Some(true));
    let calm = |to| (-4..to).fold(back(), |journey, day| journey.trained(day, 2, Some(2)));
    assert_eq!(soon(calm(-2).trained(-1, 2, Some(4))), Some(true), "two calm mornings between are not enough");
    assert_eq!(soon(calm(-1).trained(-1, 2, Some(4))), Some(false), "three are");
    assert_eq!(soon(hurt(30).on(-20, Stage::Strength).trained(-2, 2, Some(4)).trained(-1, 2, Some(4))), Some(true));
    // In the first days there is nowhere to go back to: nothing at first, then the word.
    assert_eq!(soon(hurt(9).trained(-1, 2, Some(4))), None);
    assert_eq!(soon(hurt(9).trained(-2, 2, Some(4)).trained(-1, 2, Some(5))), Some(true));
}

#[test]
fn a_new_limp_and_new_swelling_step_back_too() {
    let limp = |limps| Measured { limp: Some(limps), ..Measured::default() };
    let cause = |journey: Journey| journey.way().proposal.map(|proposal| proposal.cause);
    let moving = || hurt(20).on(-10, Stage::GettingMoving);
    assert_eq!(cause(moving().note(moment(0, 9, 0), limp(true))), None, "it was there from the beginning");
    assert_eq!(
        cause(moving().note(moment(-1, 9, 0), limp(false)).note(moment(0, 9, 0), limp(true))),
        Some(Cause::Limp)
    );
    assert_eq!(cause(hurt(20).on(-9, Stage::Strength).note(moment(0, 9, 0), limp(true))), Some(Cause::Limp));
    let swelling = Measured { swelling_grows: Some(true), ..Measured::default() };
    assert_eq!(cause(moving().note(moment(0, 9, 0), swelling)), Some(Cause::Swelling));
    assert_eq!(cause(moving().entry("0:2:left:-:ache:swelling")), Some(Cause::Swelling));
    let mut known = moving().entry("0:2:left:-:ache:swelling");
    known.person = known.person.check(-9, Side::Left, "swelling.left injury=10");
    assert_eq!(cause(known), None, "the check before knew it");
}

#[test]
fn a_stage_closes_what_is_later_and_nothing_for_whoever_has_none() {
    use Activity::{CrampRelease, Strength, Stretch};
    use Stage::{AnyTime, BackToSport, FirstDays, GettingMoving, NightCramp, Strength as Load};
    let at = |stage, days: i64| hurt(days).on(-1, stage).way();
    let open = |stages: &[Stage], activity, way: &Way| opening(stages, activity, way) == Opening::Open;
    let closed = |stages: &[Stage], activity, way: &Way| matches!(opening(stages, activity, way), Opening::Closed(_));
    let moving = at(GettingMoving, 20);
    assert!(open(&[FirstDays], Stretch, &moving) && open(&[GettingMoving, Load], Strength, &moving));
    assert!(closed(&[Load], Strength, &moving) && closed(&[BackToSport], Strength, &moving));
    // Stretching of any time may be started anyway, loads never, and neither within two weeks of the injury.
    assert!(matches!(opening(&[Load, AnyTime], Stretch, &moving), Opening::Anyway(_)));
    assert!(closed(&[Load, AnyTime], Strength, &moving));
    assert!(closed(&[Load, AnyTime], Stretch, &at(GettingMoving, 13)));
    // Night cramps: not in the first days of a tear, and ending one always.
    assert!(closed(&[NightCramp], Stretch, &hurt(1).way()) && open(&[NightCramp], Stretch, &moving));
    assert!(open(&[NightCramp], CrampRelease, &hurt(1).way()));
    let nobody = Journey { person: person("0:4:left:-:ache"), lines: Lines::default(), closed: false }.way();
    for stages in [&[Load][..], &[BackToSport], &[NightCramp, AnyTime], &[FirstDays]] {
        assert!(open(stages, Strength, &nobody), "{stages:?}");
    }
}

#[test]
fn what_opens_a_stage_is_said_with_its_number() {
    let facts = StageFacts { calm_days: 3, raises_at_3: 10, ..StageFacts::default() };
    let words = |stage, facts: &StageFacts, current| opens_when(stage, facts, current).unwrap_or_default();
    let now = Some(Stage::GettingMoving);
    assert_eq!(words(Stage::Strength, &facts, now), "Opens when walking 10 minutes is at 2 or less.");
    let two = StageFacts { calm_days: 2, ..facts.clone() };
    assert_eq!(
        words(Stage::Strength, &two, now),
        "Opens when walking 10 minutes is at 2 or less. 1 more thing is missing."
    );
    assert_eq!(words(Stage::BackToSport, &facts, now), "Opens in the stage Back to sport. Now it is Getting moving.");
    let met = good(Stage::GettingMoving);
    assert_eq!(words(Stage::Strength, &met, now), "Opens when you move on to Strength. Everything for it is met.");
    assert_eq!(opens_when(Stage::FirstDays, &facts, now), None);
    assert_eq!(opens_when(Stage::Strength, &facts, None), None);
}

#[test]
fn a_closed_gate_and_two_weeks_after_a_strain_hold_every_step_on() {
    let calm = Measured { rest_nrs: nrs(0), walking_nrs: nrs(0), swelling_grows: Some(false), ..Measured::default() };
    let ready = hurt(5).note(moment(0, 9, 0), calm);
    assert_eq!(ready.way().may_go_to(), Some(Stage::GettingMoving));
    assert_eq!(Journey { closed: true, ..ready }.way().may_go_to(), None);
    let strong = Measured {
        sets_of_15: Some(3),
        raises_nrs: nrs(1),
        single_sore: Some(20),
        single_nrs: nrs(1),
        single_other: Some(20),
        calm_nights: Some(9),
        grade: Some(Grade::Mild),
        ..Measured::default()
    };
    let sport = |days| hurt(days).on(-2, Stage::Strength).note(moment(0, 9, 0), strong.clone()).way().may_go_to();
    assert_eq!([sport(13), sport(15)], [None, Some(Stage::BackToSport)]);
}
