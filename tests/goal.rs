//! Activities that a person wants back: own words, one number a day, what a change may be, every step undone; and the
//! heel raises of both legs, with the other leg as the target and counting only when it is allowed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/berlin.rs"]
mod berlin;
#[path = "common/person.rs"]
mod person;

use std::cell::Cell;
use std::rc::Rc;

use person::{day, moment, person};
use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::find::{Filter, RecordKind};
use soleus::app::run::Journal;
use soleus::app::timeline::notes;
use soleus::domain::body::Side;
use soleus::domain::episode::Nrs;
use soleus::domain::gate::Activity;
use soleus::domain::goal::{Ended, FULL, Goal, GoalCourse, GoalFault, GoalRating, HowEnded, Named, named, parse_name};
use soleus::domain::heel_raise::{HeelRaises, counted_side, waits};
use soleus::domain::phase::{Measured, Progress, ProgressKind, Stage, StageFacts, Way};
use soleus::domain::profile::{Profile, ProfileAnswer, Value};
use soleus::domain::setting::Settings;
use soleus::domain::when::Now;
use tempfile::TempDir;
use uuid::Uuid;

fn nrs(score: u8) -> Nrs {
    Nrs::try_from(score).unwrap()
}

fn goal(number: u128, name: &str) -> Goal {
    Goal { id: Uuid::from_u128(number), name: name.to_owned(), added: moment(-30, 9, 0), ended: None }
}

/// `day:rating` each, in any order.
fn ratings(of: &Goal, words: &str) -> Vec<GoalRating> {
    let rating = |(number, word): (u128, &str)| {
        let (on, rating) = word.split_once(':').unwrap();
        let at = moment(on.parse().unwrap(), 10, 0);
        GoalRating { id: Uuid::from_u128(number), goal: of.id, at, rating: nrs(rating.parse().unwrap()) }
    };
    (100..).zip(words.split_whitespace()).map(rating).collect()
}

/// A journal in Berlin with a clock that is set to a local time.
struct Desk {
    journal: Journal,
    clock: Rc<Cell<Now>>,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let (folder, clock) = (tempfile::tempdir().unwrap(), Rc::new(Cell::new(berlin::now("2026-11-22 14:32"))));
        let time = Clock::Manual(Rc::clone(&clock));
        let journal = Journal::create(&folder.path().join("j.db"), &Settings::default(), time).unwrap();
        Self { journal, clock, _folder: folder }
    }

    fn at(&mut self, local: &str) -> &mut Self {
        self.clock.set(berlin::now(local));
        self
    }

    fn run(&mut self, command: Command) -> String {
        self.journal.run(command).unwrap().words
    }

    fn save(&mut self, goal: &Goal) -> String {
        self.run(Command::SaveGoal { goal: Box::new(goal.clone()), first: None })
    }

    fn rate(&mut self, of: &Goal, score: u8) -> String {
        self.run(Command::RateGoal(of.id, nrs(score)))
    }

    fn scores(&self) -> Vec<u8> {
        self.journal.store().goal_ratings().unwrap().iter().map(|rating| rating.rating.get()).collect()
    }

    fn undo_name(&self) -> String {
        self.journal.store().next_undo().unwrap().unwrap().name
    }
}

#[test]
fn a_name_is_kept_in_own_words_and_a_slip_gets_one_sentence() {
    let there = [goal(1, "Walk to the market"), goal(2, "Stairs")];
    let long = "x".repeat(60);
    for (typed, own, kept) in [
        ("  Walk   to\nthe\tshop ", None, "Walk to the shop"),
        ("Tanzen üben 🕺", None, "Tanzen üben 🕺"),
        (long.as_str(), None, long.as_str()),
        ("walk to the MARKET", Some(1), "walk to the MARKET"),
    ] {
        assert_eq!(parse_name(typed, &there, own.map(Uuid::from_u128)).as_deref(), Ok(kept));
    }
    let faults = [
        (String::new(), GoalFault::Empty, "Write what you want to do again, such as “walk to the market”."),
        (" \u{7}\n".to_owned(), GoalFault::Empty, "Write what you want to do again, such as “walk to the market”."),
        ("x".repeat(61), GoalFault::TooLong(61), "Use 60 characters or fewer. There are 61 now."),
        (
            "stairs ".to_owned(),
            GoalFault::There("Stairs".to_owned()),
            "“Stairs” is on the list already. Choose another name.",
        ),
    ];
    for (typed, fault, words) in faults {
        assert_eq!(parse_name(&typed, &there, None), Err(fault.clone()), "{typed:?}");
        assert_eq!(fault.words(), words);
    }
    let ended = Some(Ended { at: moment(0, 9, 0), how: HowEnded::Back });
    let away = [Goal { ended, ..goal(1, "Stairs") }];
    assert!(parse_name("Stairs", &away, None).is_ok(), "one that was put away holds no name back");
    let five: Vec<Goal> = (1..=5).map(|number| goal(number, &format!("activity {number}"))).collect();
    assert_eq!(parse_name("sixth", &five, None), Err(GoalFault::Full));
    assert!(parse_name("fifth", &five, Some(five[4].id)).is_ok(), "a new name needs no room");
}

#[test]
fn a_change_under_three_points_is_said_to_be_perhaps_chance() {
    let market = goal(1, "Walk to the market");
    let chance = "A change smaller than 3 points can be chance.";
    for (given, last, words) in [
        ("", "Not rated yet.", String::new()),
        (
            "0:6",
            "Last: 6 of 10, today.",
            "Walk to the market: 6 of 10 on 22 Nov. A rating on another day will show a change.".to_owned(),
        ),
        (
            "-1:6 -20:3",
            "Last: 6 of 10, yesterday.",
            "Walk to the market: 3 of 10 on 2 Nov, 6 of 10 on 21 Nov. 3 points more.".to_owned(),
        ),
        (
            "-20:3 -9:9 -5:5",
            "Last: 5 of 10, Tue 17 Nov.",
            format!("Walk to the market: 3 of 10 on 2 Nov, 5 of 10 on 17 Nov. 2 points more. {chance}"),
        ),
        (
            "-20:3 -5:2",
            "Last: 2 of 10, Tue 17 Nov.",
            format!("Walk to the market: 3 of 10 on 2 Nov, 2 of 10 on 17 Nov. 1 point fewer. {chance}"),
        ),
        (
            "-20:8 -5:5",
            "Last: 5 of 10, Tue 17 Nov.",
            "Walk to the market: 8 of 10 on 2 Nov, 5 of 10 on 17 Nov. 3 points fewer.".to_owned(),
        ),
        (
            "-20:0 -5:0",
            "Last: 0 of 10, Tue 17 Nov.",
            "Walk to the market: 0 of 10 on 2 Nov, 0 of 10 on 17 Nov. No change.".to_owned(),
        ),
        // Somebody who came back from the east has a number of tomorrow.
        (
            "-20:3 1:6",
            "Last: 6 of 10, Mon 23 Nov.",
            "Walk to the market: 3 of 10 on 2 Nov, 6 of 10 on 23 Nov. 3 points more.".to_owned(),
        ),
    ] {
        let course = GoalCourse::of(&market, &ratings(&market, given), day(0));
        assert_eq!((course.last_words(day(0)).as_str(), course.words()), (last, words), "{given}");
    }
    let others = ratings(&goal(2, "Stairs"), "0:9");
    assert_eq!(GoalCourse::of(&market, &others, day(0)).series, None, "numbers of another activity are not its own");
}

#[test]
fn one_number_a_day_and_the_second_takes_its_place_until_it_is_taken_back() {
    let (mut desk, market) = (Desk::new(), goal(1, "Walk to the market"));
    desk.save(&market);
    // The day on which the clocks go back has 25 hours.
    assert_eq!(desk.at("2026-10-25 00:10").rate(&market, 3), "Saved Walk to the market, 3 of 10");
    assert_eq!(desk.at("2026-10-25 00:11").rate(&market, 3), "Nothing was changed.");
    desk.at("2026-10-25 23:50").rate(&market, 6);
    assert_eq!((desk.scores(), desk.undo_name().as_str()), (vec![6], "rate Walk to the market, 6 of 10"));
    desk.at("2026-10-26 00:10").rate(&market, 7);
    assert_eq!(desk.scores(), [6, 7], "after midnight it is another day");
    desk.run(Command::Undo);
    desk.run(Command::Undo);
    assert_eq!(desk.scores(), [3], "the number before it is back");
    desk.run(Command::Redo);
    assert_eq!(desk.scores(), [6]);
}

#[test]
fn each_step_about_an_activity_has_a_name_and_is_undone_with_its_numbers() {
    let (mut desk, market) = (Desk::new(), goal(1, "Walk to the market"));
    let first = Some((moment(-20, 9, 0), nrs(3)));
    desk.run(Command::SaveGoal { goal: Box::new(market.clone()), first });
    assert_eq!((desk.scores(), desk.undo_name().as_str()), (vec![3], "add activity Walk to the market"));
    desk.rate(&market, 6);
    let renamed = Goal { name: "Walk to the shop".to_owned(), ..market.clone() };
    assert_eq!(desk.save(&renamed), "Renamed to Walk to the shop");
    assert_eq!(desk.save(&renamed), "Nothing was changed.");
    let ended = Some(Ended { at: moment(0, 12, 0), how: HowEnded::Back });
    assert_eq!(desk.save(&Goal { ended, ..renamed.clone() }), "I have it back: Walk to the shop");
    assert_eq!(desk.undo_name(), "put away activity Walk to the shop");
    assert_eq!(desk.save(&renamed), "Walk to the shop is on the list again");
    let rating = desk.journal.store().goal_ratings().unwrap()[0];
    desk.run(Command::DeleteGoalRating(rating.id));
    assert_eq!(
        (desk.scores(), desk.undo_name().as_str()),
        (vec![6], "delete rating Walk to the shop, 3 of 10, Mon 2 Nov")
    );
    desk.run(Command::Undo);
    desk.run(Command::DeleteGoal(market.id));
    assert_eq!(desk.undo_name(), "delete activity Walk to the shop with 2 ratings");
    assert!(desk.scores().is_empty() && desk.journal.store().goals().unwrap().is_empty());
    desk.run(Command::Undo);
    assert_eq!((desk.scores(), desk.journal.store().goals().unwrap()), (vec![3, 6], vec![renamed]));
    while desk.journal.run(Command::Undo).is_ok() {}
    assert!(desk.scores().is_empty() && desk.journal.store().goals().unwrap().is_empty());
    while desk.journal.run(Command::Redo).is_ok() {}
    // The last step that stands is the deletion.
    assert!(desk.scores().is_empty() && desk.journal.store().goals().unwrap().is_empty());
    desk.run(Command::Undo);
    assert_eq!(desk.scores(), [3, 6]);
    assert!(desk.journal.run(Command::RateGoal(Uuid::from_u128(9), nrs(1))).is_err(), "there is no such activity");
}

#[test]
fn a_sixth_activity_waits_until_one_is_put_away() {
    let mut desk = Desk::new();
    let five: Vec<Goal> = (1..=5).map(|number| goal(number, &format!("activity {number}"))).collect();
    for goal in &five {
        desk.save(goal);
    }
    assert_eq!(desk.save(&goal(6, "sixth")), FULL);
    assert_eq!(desk.journal.store().goals().unwrap().len(), 5);
    let away = Goal { ended: Some(Ended { at: moment(0, 9, 0), how: HowEnded::Unwanted }), ..five[0].clone() };
    assert_eq!(desk.save(&away), "No longer wanted: activity 1");
    assert_eq!(desk.save(&goal(6, "sixth")), "Added sixth");
    assert_eq!(desk.save(&five[0]), FULL, "and the one that was put away waits now");
}

#[test]
fn a_number_stands_in_the_history_by_its_words_its_day_and_its_kind() {
    let (mut desk, market) = (Desk::new(), goal(1, "Walk to the market"));
    desk.save(&market);
    desk.rate(&market, 6);
    desk.at("2026-11-23 08:00").rate(&market, 4);
    let found = |filter: &Filter| -> Vec<String> {
        let notes = notes(desk.journal.store(), filter, &berlin::zone()).unwrap();
        notes.iter().map(|note| format!("{} {}", note.at.day(), note.words())).collect()
    };
    let both = ["2026-11-23 Activity: Walk to the market, 4 of 10", "2026-11-22 Activity: Walk to the market, 6 of 10"];
    assert_eq!(found(&Filter::default()), both);
    assert_eq!(found(&Filter { text: "mark".to_owned(), ..Filter::default() }), both);
    assert_eq!(found(&Filter { only: Some(RecordKind::Activities), ..Filter::default() }), both);
    assert!(found(&Filter { only: Some(RecordKind::Checks), ..Filter::default() }).is_empty());
    assert_eq!(found(&Filter { from: Some(day(1)), ..Filter::default() }), both[..1]);
    assert!(found(&Filter { side: Some(Side::Left), ..Filter::default() }).is_empty());
}

#[test]
fn what_was_named_about_ones_health_is_offered_once_with_its_number() {
    let mut profile = Profile::default();
    for (field, value) in [
        ("activity_1", Value::Text(" Walk to  the market ".to_owned())),
        ("activity_1_score", Value::One("3".to_owned())),
        ("activity_2", Value::Text("stairs".to_owned())),
        ("activity_2_score", Value::One("11".to_owned())),
        ("activity_3", Value::Text("Stairs".to_owned())),
    ] {
        profile.put(ProfileAnswer { field: field.to_owned(), value, at: moment(-9, 9, 0) });
    }
    let market = Named { name: "Walk to the market".to_owned(), rating: Some((moment(-9, 9, 0), nrs(3))) };
    let stairs = Named { name: "stairs".to_owned(), rating: None };
    assert_eq!(named(&profile, &[]), [market, stairs.clone()]);
    let ended = Some(Ended { at: moment(0, 9, 0), how: HowEnded::Unwanted });
    let away = [Goal { ended, ..goal(1, "walk to the market") }];
    assert_eq!(named(&profile, &away), [stairs], "what was put away is not offered again");
    assert!(named(&Profile::default(), &[]).is_empty());
}

fn count(on: i64, side: Side, sore: Option<u16>, other: Option<u16>) -> Progress {
    let what = ProgressKind::Measured(Measured { single_sore: sore, single_other: other, ..Measured::default() });
    Progress { id: Uuid::now_v7(), at: moment(on, 10, 0), side, what }
}

#[test]
fn the_other_leg_less_ten_percent_is_the_target_with_its_number() {
    let noise = "About 6 more or fewer from day to day is chance.";
    for (sore, other, aim, words) in [
        (18, 24, Some(22), "Left leg: 25 percent fewer than the other leg. 4 more would be within 10 percent of it."),
        (22, 24, Some(22), "Left leg: 8 percent fewer than the other leg. That is within 10 percent of it."),
        (21, 24, Some(22), "Left leg: 13 percent fewer than the other leg. 1 more would be within 10 percent of it."),
        (0, 20, Some(18), "Left leg: 100 percent fewer than the other leg. 18 more would be within 10 percent of it."),
        (18, 20, Some(18), "Left leg: 10 percent fewer than the other leg. That is within 10 percent of it."),
        (20, 20, Some(18), "Left leg: as many as the other leg. That is within 10 percent of it."),
        (25, 20, Some(18), "Left leg: 25 percent more than the other leg."),
        (3, 0, None, "The other leg did none, so there is no target yet."),
    ] {
        let raises = HeelRaises::of(&[count(0, Side::Left, Some(sore), Some(other))], Side::Left, day(0));
        let series = raises.series.as_ref().unwrap();
        assert_eq!(series.target.as_ref().map(|target| target.value), aim, "{sore} {other}");
        let said = raises.words();
        assert_eq!((said[1].as_str(), said[2].as_str()), (words, noise));
        assert!(said[0].contains(&format!("Left leg, sore: {sore} raise")), "{said:?}");
        if let Some(aim) = aim {
            assert!(said[0].ends_with(&format!("Aim: the other leg less 10 percent: {aim} raises.")), "{said:?}");
        }
    }
    let only =
        |sore, other| HeelRaises::of(&[count(0, Side::Right, sore, other)], Side::Right, day(0)).words()[1].clone();
    assert_eq!(only(Some(9), None), "The other leg was not counted yet, so there is no target.");
    assert_eq!(only(None, Some(9)), "The right leg was not counted yet.");
    assert_eq!(HeelRaises::of(&[], Side::Left, day(0)).words(), ["No count is noted yet."]);
}

/// The name of a line, the shape of its points, and their numbers.
type Line = (String, &'static str, Vec<u32>);

#[test]
fn a_leg_keeps_its_counts_and_its_mark_when_the_other_one_is_sore_later() {
    let lines = [
        count(0, Side::Right, Some(7), Some(20)),
        count(-40, Side::Left, Some(10), Some(22)),
        count(-20, Side::Both, Some(4), Some(5)),
    ];
    let told = |side| {
        let raises = HeelRaises::of(&lines, side, day(0));
        let series = raises.series.unwrap();
        let lines = series.lines.iter();
        lines.map(|line| (line.name.clone(), line.mark.shape(), line.points.values().copied().collect())).collect()
    };
    let line = |name: &str, shape: &'static str, points: &[u32]| (name.to_owned(), shape, points.to_vec());
    let (circle, triangle) = ("filled circle", "open triangle");
    let all: [(Side, Vec<Line>); 3] = [
        (Side::Left, vec![line("Left leg, sore", circle, &[10, 20]), line("Right leg", triangle, &[22, 7])]),
        (Side::Right, vec![line("Right leg, sore", triangle, &[22, 7]), line("Left leg", circle, &[10, 20])]),
        (Side::Both, vec![line("Weaker leg", circle, &[4]), line("Other leg", triangle, &[5])]),
    ];
    for (side, wanted) in all {
        let found: Vec<Line> = told(side);
        assert_eq!(found, wanted, "{side:?}");
    }
    assert_eq!((counted_side(&lines), counted_side(&[])), (Some(Side::Right), None));
}

#[test]
fn counting_waits_in_the_first_stages_with_a_warning_and_with_a_tendon_in_doubt() {
    let clear = || person("0:2:left:60:ache").check(0, Side::Left, "injury=20");
    let in_stage = |stage| Way { stage, side: Some(Side::Left), ..Way::default() };
    let told = |person: &person::Person, way: &Way| waits(way, &person.gate(), &person.standing());
    for (stage, words) in [
        (Some(Stage::Strength), None),
        (Some(Stage::BackToSport), None),
        (Some(Stage::FirstDays), Some("Counting waits for the stage Strength. Now it is First days.")),
        (Some(Stage::GettingMoving), Some("Counting waits for the stage Strength. Now it is Getting moving.")),
        (None, Some("Counting is offered in the stages Strength and Back to sport. No stage is chosen now.")),
    ] {
        assert_eq!(told(&clear(), &in_stage(stage)).as_deref(), words, "{stage:?}");
    }
    let strength = in_stage(Some(Stage::Strength));
    let check = "Counting waits until the warning-sign check is complete and nothing in it is urgent.";
    for (somebody, what) in [
        (person(""), "no check"),
        (person("0:2:left:60:ache").check(0, Side::Left, "-swelling injury=20"), "a check with an open question"),
        (person("0:2:left:60:ache").check(0, Side::Left, "?swelling injury=20"), "a sign that is not sure"),
        (person("0:2:left:60:ache").check(0, Side::Left, "swelling"), "an urgent sign"),
    ] {
        assert_eq!(told(&somebody, &strength).as_deref(), Some(check), "{what}");
    }
    let dip = person("0:2:left:60:ache").check(0, Side::Left, "gap_felt injury=20");
    assert!(!dip.gate().is_open(Activity::Strength) && told(&dip, &strength).is_some());
    let pop = person("0:2:left:60:ache").check(0, Side::Left, "pop_felt injury=20");
    assert!(!pop.gate().is_open(Activity::Strength));
    assert!(told(&pop, &strength).unwrap().contains("the tendon above the heel"));
    // A clinician has looked: loads are open, counting still is not.
    for somebody in [dip.visit(0, 0), pop.visit(0, 0)] {
        assert!(somebody.gate().is_open(Activity::Strength));
        assert!(told(&somebody, &strength).unwrap().contains("the tendon above the heel"));
    }
    let facts = StageFacts { worse_morning: true, ..StageFacts::default() };
    let worse = told(&clear(), &Way { facts, ..strength });
    assert!(worse.unwrap().contains("until you have answered to the worse morning"));
}
