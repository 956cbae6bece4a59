//! Promises of the comparison of two periods, of triggers and of the mornings after a dose: known entries give known
//! numbers and sentences, and sentence, chart and table always agree.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::sync::Arc;

use chrono::{Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;
use soleus::domain::body::{Leg, Side};
use soleus::domain::customs::WeekStart;
use soleus::domain::episode::Nrs;
use soleus::domain::trend::{
    Comparison, Helped, LegComparison, MarkWhat, Period, PeriodFault, Range, Scored, TimeMark, Trend, TrendQuestion,
    Tried, TriedKind, Triggers, TwoPeriods,
};
use soleus::domain::when::{Certainty, Moment};

fn nrs(score: u8) -> Nrs {
    score.try_into().unwrap()
}

/// Sunday 22 November 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(ago: i64, hour: u32) -> Moment {
    let local = (today() - Duration::days(ago)).and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
    Moment { utc_s: local.and_utc().timestamp() - 3600, offset_min: 60 }
}

fn scored(ago: i64, side: Side, score: u8) -> Scored {
    Scored::new(moment(ago, 9), Certainty::Exact, side, nrs(score))
}

fn left(scores: &[(i64, u8)]) -> Vec<Scored> {
    scores.iter().map(|(ago, score)| scored(*ago, Side::Left, *score)).collect()
}

fn month_and_month(entries: &[Scored], marks: &[TimeMark]) -> Comparison {
    Comparison::of(&TwoPeriods::last_days(30, today()), Leg::ALL, today(), entries, marks)
}

fn said(leg: &LegComparison) -> [String; 3] {
    [leg.headline(), leg.numbers(), leg.caution().to_owned()]
}

#[test]
fn two_months_have_their_medians_spreads_and_counts() {
    // Worst of the days: 8 7 6 9 6 earlier, 4 3 5 later; the second entry of a day counts as an entry alone.
    let mut entries = left(&[(31, 8), (35, 7), (40, 6), (45, 9), (59, 6), (31, 2), (0, 4), (10, 3), (29, 5)]);
    entries.extend([scored(60, Side::Left, 10), scored(0, Side::Right, 10)]);
    let mark = |ago, side, what| TimeMark { at: moment(ago, 10), side, what };
    let marks = [
        mark(40, Some(Side::Left), MarkWhat::Routine),
        mark(41, Some(Side::Right), MarkWhat::Routine),
        mark(1, None, MarkWhat::Routine),
        mark(2, Some(Side::Both), MarkWhat::Routine),
        mark(3, None, MarkWhat::Dose),
        mark(60, None, MarkWhat::Dose),
    ];
    let found = month_and_month(&entries, &marks);
    assert_eq!(found.names, ["24 Sep to 23 Oct", "24 Oct to 22 Nov"]);
    assert_eq!(
        said(&found.legs[0]),
        [
            "Left calf: 3 points lower in the later period.",
            "Median of the worst pain of each day: 7 from 5 of 30 days, then 4 from 3 of 30 days.",
            "Pain also changes by itself. Two periods do not show what made the difference.",
        ]
    );
    let rows: Vec<String> = found.legs[0]
        .rows(found.today)
        .iter()
        .map(|row| format!("{}: {} | {}", row.what, row.cells[0], row.cells[1]))
        .collect();
    assert_eq!(
        rows,
        [
            "First and last day: 24 Sep to 23 Oct | 24 Oct to 22 Nov",
            "Days: 30 | 30",
            "Days with an entry: 5 | 3",
            "Entries: 6 | 3",
            "Median of the daily worst: 7 | 4",
            "Middle half of the daily worst: 6 to 8.5 | 3 to 5",
            "Highest daily worst: 9 on 8 Oct | 5 on 24 Oct",
            "Lowest daily worst: 6 on 13 Oct | 3 on 12 Nov",
            "Routines done: 1 | 2",
            "Doses taken: 0 | 1",
        ]
    );
    assert_eq!(found.legs[0].score_words(nrs(6)), "Worst pain 6: 2 days, then 0 days");
    assert_eq!(found.legs[0].score_words(nrs(4)), "Worst pain 4: 0 days, then 1 day");
    assert_eq!(
        said(&found.legs[1]),
        [
            "Right calf: too few entries to compare.",
            "Median of the worst pain of each day: no entries on 30 days, then 10 from 1 of 30 days.",
            "It takes 3 days with entries in each period.",
        ]
    );
    let table = found.table();
    assert!(table.starts_with("leg\twhat\t24 Sep to 23 Oct\t24 Oct to 22 Nov\nleft\tFirst and last day\t"), "{table}");
    assert!(table.contains("\nleft\tDays with a worst pain of 6\t2\t0\n"), "{table}");
    assert_eq!(table.lines().count(), 1 + 2 * (10 + 11));
}

#[test]
fn a_difference_is_said_from_two_points_and_three_days_on_and_never_with_a_cause() {
    type Case = (&'static [u8], &'static [u8], &'static str);
    let cases: [Case; 8] = [
        (&[7, 7, 7], &[5, 5, 5], "Left calf: 2 points lower in the later period."),
        (&[7, 7, 7], &[5, 6, 6, 5], "Left calf: about the same."),
        (&[5, 5, 6, 6], &[7, 8, 7, 8], "Left calf: 2 points higher in the later period."),
        (&[1, 1, 2, 2], &[9, 9, 9], "Left calf: 7.5 points higher in the later period."),
        (&[4, 4, 4], &[4, 4, 4], "Left calf: about the same."),
        (&[9, 9], &[1, 1, 1], "Left calf: too few entries to compare."),
        (&[9, 9, 9], &[1, 1], "Left calf: too few entries to compare."),
        (&[], &[], "Left calf: too few entries to compare."),
    ];
    for (earlier, later, expected) in cases {
        let mut entries = left(&earlier.iter().zip(40..).map(|(score, ago)| (ago, *score)).collect::<Vec<_>>());
        entries.extend(left(&later.iter().zip(1..).map(|(score, ago)| (ago, *score)).collect::<Vec<_>>()));
        let found = month_and_month(&entries, &[]);
        assert_eq!(found.legs[0].headline(), expected);
        let all = said(&found.legs[0]).join(" ");
        assert!(["because", "thanks", "improved", "%", "helped"].iter().all(|word| !all.contains(word)), "{all}");
    }
}

#[test]
fn before_and_after_a_date_ends_today_and_has_the_name_that_was_given() {
    let around = |date: &str, days, name| TwoPeriods::around(day(date), days, name, today());
    let found = around("2026-11-10", 30, " physio-\n therapy ").unwrap();
    assert_eq!(found.earlier.ends(), (day("2026-10-11"), day("2026-11-09")));
    assert_eq!(found.later.ends(), (day("2026-11-10"), today()), "days that have not come are not counted");
    assert_eq!(found.names(today()), ["Before physio- therapy", "From physio- therapy on"]);
    let comparison = Comparison::of(&found, &[Leg::Left], today(), &[], &[]);
    assert_eq!(comparison.length_words().unwrap(), "The periods are not equally long: 30 and 13 days.");
    let found = around("2025-11-10", 14, "").unwrap();
    assert_eq!(found.names(today()), ["Before 10 Nov 2025", "From 10 Nov 2025 on"]);
    assert_eq!((found.earlier.days(), found.later.days()), (14, 14));
    let name = "é".repeat(300);
    let long = TwoPeriods::around(day("2026-11-10"), 14, &name, today()).unwrap();
    assert_eq!(long.names(today())[0], format!("Before {}…", "é".repeat(40)), "it shows that it was cut");
    assert_eq!(around("2026-11-23", 14, ""), Err(PeriodFault::Future));
}

#[test]
fn periods_that_cannot_be_compared_say_why() {
    let period = |first: &str, last: &str| Period::of(day(first), day(last), today());
    assert_eq!(period("2026-11-02", "2026-11-01"), Err(PeriodFault::Turned));
    assert_eq!(period("2026-11-02", "2026-11-23"), Err(PeriodFault::Future));
    assert_eq!(period("1900-01-01", "2026-11-01"), Err(PeriodFault::Long));
    let november = period("2026-11-01", "2026-11-20").unwrap();
    let october = period("2026-10-01", "2026-10-31").unwrap();
    let found = TwoPeriods::of(november, october).unwrap();
    assert_eq!((found.earlier, found.later), (october, november), "the earlier one comes first");
    assert_eq!(found.range(), Range::Between(day("2026-10-01"), day("2026-11-20")));
    assert_eq!(TwoPeriods::of(october, period("2026-10-31", "2026-11-20").unwrap()), Err(PeriodFault::Shared));
    for fault in [PeriodFault::Turned, PeriodFault::Future, PeriodFault::Long, PeriodFault::Shared] {
        assert!(fault.to_string().matches(". ").count() == 1, "what is wrong, and the next step: {fault}");
    }
    let months = TwoPeriods::months(day("2026-03-31"));
    assert_eq!(months.earlier.ends(), (day("2026-02-01"), day("2026-02-28")));
    assert_eq!(months.later.ends(), (day("2026-03-01"), day("2026-03-31")));
}

fn with(ago: i64, score: u8, triggers: &[&str]) -> Scored {
    Scored { triggers: triggers.iter().map(|word| (*word).to_owned()).collect(), ..scored(ago, Side::Left, score) }
}

fn triggers(entries: &[Scored]) -> Triggers {
    Triggers::of(&[Leg::Left], (today() - Duration::days(29), today()), entries)
}

#[test]
fn days_with_and_without_a_trigger_are_held_against_each_other() {
    let mut entries = vec![
        with(20, 7, &["stairs"]),
        with(18, 8, &["stairs", "cold tiles"]),
        with(16, 6, &["walking", "Stairs "]),
        with(16, 3, &["nothing"]),
        with(14, 4, &["Cold  tiles"]),
        with(12, 3, &["nothing"]),
        with(10, 5, &["COLD TILES", "in_bed"]),
        with(8, 2, &["walking"]),
    ];
    // Days of which nothing was said about triggers are no days without.
    entries.extend(left(&[(6, 10), (5, 10), (4, 10)]));
    entries.push(Scored { side: Side::Right, ..with(3, 10, &["stairs"]) });
    entries.push(with(31, 10, &["stairs"]));
    let found = triggers(&entries);
    assert_eq!(
        found.words(),
        "Something is said about triggers on 7 of 10 days with entries. The other 3 days are left out: what was not said is not known."
    );
    let rows: Vec<String> = found.rows.iter().map(soleus::domain::trend::TriggerRow::words).collect();
    assert_eq!(
        rows,
        [
            "On 3 days with “Stairs” the worst pain was 7 in the middle, on 4 days without it 3.5. That goes together; it does not show what causes what.",
            "On 3 days with “COLD TILES” the worst pain was 5 in the middle, on 4 days without it 4.5. That is about the same.",
            "2 days with “Walking”, 5 days without it. Too few days to say.",
            "1 day with “In bed”, 6 days without it. Too few days to say.",
        ]
    );
    let table = found.table();
    assert!(table.lines().nth(1).unwrap().starts_with("Stairs\t3\t7\t4\t3.5\t"), "{table}");
}

#[test]
fn a_difference_under_two_points_is_about_the_same() {
    let mut entries = Vec::new();
    for ago in 0..4 {
        entries.push(with(ago * 2 + 1, 5, &["heat"]));
        entries.push(with(ago * 2, 4, &["nothing"]));
    }
    let found = triggers(&entries);
    assert_eq!(
        found.rows[0].words(),
        "On 4 days with “Heat” the worst pain was 5 in the middle, on 4 days without it 4. That is about the same."
    );
    assert_eq!(
        found.rows[0].day_after_words().unwrap(),
        "On the day after: 4 in the middle with it (4 days), 5 without it (3 days)."
    );
}

fn dose(name: &str, at: Moment, before: u8, after: u8) -> Tried {
    let (before, after) = (Some(nrs(before)), Some(nrs(after)));
    Tried { kind: TriedKind::Medicine, name: name.to_owned(), at, before, after, next_morning: None }
}

#[test]
fn the_morning_after_a_dose_is_that_of_the_pain_before_it_and_no_other() {
    let pain = |ago, hour, morning: u8| Scored {
        next_morning: Some(nrs(morning)),
        ..Scored::new(moment(ago, hour), Certainty::Exact, Side::Left, nrs(6))
    };
    let mut entries: Vec<Scored> = (1..=5).map(|ago| pain(ago, 20, 2)).collect();
    // Pain after the dose, pain hours before it, and pain whose morning is not known.
    entries.extend([pain(9, 23, 9), pain(8, 8, 9), scored(7, Side::Left, 5)]);
    let mut tried: Vec<Tried> = (1..=5).map(|ago| dose("Ibuprofen", moment(ago, 22), 6, 4)).collect();
    tried.extend([
        dose("Ibuprofen", moment(9, 22), 6, 4),
        dose("Ibuprofen", moment(8, 12), 6, 4),
        dose("Ibuprofen", moment(7, 10), 6, 4),
    ]);
    let helped = Helped::of(&tried, &entries);
    assert_eq!(helped.rows[0].words(), "8 times, before 6, after 4, better 8 of 8");
    assert!(
        helped.rows[0].change_words().unwrap().ends_with("The morning after: 4 points less, 5 mornings."),
        "{:?}",
        helped.rows[0].change_words()
    );
}

#[test]
fn routines_remedies_and_medicines_stand_apart_even_with_one_name() {
    let mut tried: Vec<Tried> = (1..=6).map(|ago| dose("Medicine", moment(ago, 22), 6, 4)).collect();
    tried.push(Tried { kind: TriedKind::Remedy, ..dose("Medicine", moment(1, 9), 6, 6) });
    tried.push(Tried { kind: TriedKind::Routine, ..dose("Getting moving", moment(1, 9), 6, 6) });
    let helped = Helped::of(&tried, &[]);
    let rows: Vec<_> = helped.rows.iter().map(|row| (row.kind.heading(), row.name.as_str(), row.times)).collect();
    assert_eq!(rows, [("Routines", "Getting moving", 1), ("Remedies", "Medicine", 1), ("Medicines", "Medicine", 6)]);
    assert_eq!(helped.rows_of(TriedKind::Medicine).count(), 1);
}

/// Entries of random days, legs, scores and triggers.
fn journals() -> impl Strategy<Value = Vec<Scored>> {
    const WORDS: [&str; 5] = ["stairs", "Stairs", "nothing", "cold tiles", "Cold tiles"];
    let words = proptest::collection::vec(0..WORDS.len(), 0..3);
    let entry = (0_i64..90, 0_usize..3, 0_u8..=10, words).prop_map(|(ago, side, score, words)| {
        let triggers: Arc<[String]> = words.iter().map(|word| WORDS[*word].to_owned()).collect();
        Scored { triggers, ..scored(ago, Side::ALL[side], score) }
    });
    proptest::collection::vec(entry, 0..120)
}

proptest! {
    #[test]
    fn sentence_chart_and_table_of_a_comparison_agree_with_trends(entries in journals(), days in 1_u16..45) {
        let periods = TwoPeriods::last_days(days, today());
        let found = Comparison::of(&periods, Leg::ALL, today(), &entries, &[]);
        let table = found.table();
        for leg in &found.legs {
            let trends = [periods.earlier, periods.later].map(|period| {
                let (first, last) = period.ends();
                let range = Range::Between(first, last);
                Trend::of(&TrendQuestion { range, legs: vec![leg.leg], today: today(), rising: Vec::new(), week_start: WeekStart::Monday }, &entries, &[])
            });
            let mut middles = Vec::new();
            for (number, trend) in trends.iter().enumerate() {
                let mut worst: Vec<u8> = trend.days.iter().filter_map(|day| day.leg(leg.leg).worst()).map(Nrs::get).collect();
                worst.sort_unstable();
                let numbers = &leg.periods[number];
                prop_assert_eq!(numbers.entries, trend.entries());
                prop_assert_eq!(numbers.scores.count(), worst.len());
                for score in Nrs::ALL {
                    let count: usize = worst.iter().map(|found| usize::from(*found == score.get())).sum();
                    prop_assert_eq!(numbers.scores.times(score.get()), count);
                    let row = leg.score_rows().swap_remove(usize::from(score.get()));
                    prop_assert_eq!(&row.cells[number], &count.to_string());
                    let line = format!("{}\t{}\t{}", leg.leg.id(), row.what, row.cells.join("\t"));
                    prop_assert!(table.lines().any(|found| found == line), "{} has {}", table, line);
                }
                let count = worst.len();
                let middle = (count > 0).then(|| i32::from(worst[count / 2]) + i32::from(worst[(count - 1) / 2]));
                prop_assert_eq!(numbers.spread.map(|spread| spread.middle.doubled()), middle);
                middles.push(middle.filter(|_| count >= 3));
            }
            let expected = match (middles[0], middles[1]) {
                (Some(before), Some(after)) if after - before >= 4 => "higher",
                (Some(before), Some(after)) if before - after >= 4 => "lower",
                (Some(_), Some(_)) => "about the same",
                _ => "too few",
            };
            prop_assert!(leg.headline().contains(expected), "{} is {expected}", leg.headline());
        }
    }

    #[test]
    fn every_day_that_says_something_is_with_or_without_a_trigger(entries in journals()) {
        let found = triggers(&entries);
        for row in &found.rows {
            prop_assert_eq!(row.with.count() + row.without.count(), found.answered);
            let key = row.name.to_lowercase();
            let days: std::collections::BTreeSet<NaiveDate> = entries
                .iter()
                .filter(|entry| entry.side != Side::Right && entry.triggers.iter().any(|word| word.to_lowercase() == key))
                .map(|entry| entry.at.day())
                .filter(|day| *day > today() - Duration::days(30))
                .collect();
            prop_assert_eq!(row.with.count(), days.len());
            let enough = row.with.count() >= 3 && row.without.count() >= 3;
            prop_assert_eq!(row.words().contains("Too few"), !enough);
        }
        prop_assert_eq!(found.table().lines().count(), found.rows.len() + 1);
    }
}
