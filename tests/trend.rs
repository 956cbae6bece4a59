//! Promises of the numbers in Trends and What helped: known entries give known medians, spreads, counts and sentences,
//! and chart, sentence and table always agree.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use chrono::{Datelike as _, Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;
use soleus::domain::body::{Leg, Side};
use soleus::domain::customs::WeekStart;
use soleus::domain::episode::Nrs;
use soleus::domain::trend::{
    DayPart, Half, Headline, Helped, MarkWhat, Range, Scored, Scores, Spread, TimeMark, Trend, TrendQuestion, Tried,
    TriedKind, svg, thin,
};
use soleus::domain::when::{Certainty, Moment};

fn nrs(score: u8) -> Nrs {
    score.try_into().unwrap()
}

/// Sunday 22 November 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// So many days ago at an hour, by a clock with this offset.
fn moment(ago: i64, hour: u32, offset_min: i32) -> Moment {
    let local = (today() - Duration::days(ago)).and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
    Moment { utc_s: local.and_utc().timestamp() - i64::from(offset_min) * 60, offset_min }
}

fn scored(ago: i64, side: Side, score: u8) -> Scored {
    Scored::new(moment(ago, 9, 60), Certainty::Exact, side, nrs(score))
}

/// The left leg: a score for so many days ago.
fn left(scores: &[(i64, u8)]) -> Vec<Scored> {
    scores.iter().map(|(ago, score)| scored(*ago, Side::Left, *score)).collect()
}

fn question(range: Range) -> TrendQuestion {
    TrendQuestion { range, legs: Leg::ALL.to_vec(), today: today(), rising: Vec::new(), week_start: WeekStart::Monday }
}

fn trend(range: Range, entries: &[Scored]) -> Trend {
    Trend::of(&question(range), entries, &[])
}

/// The table of one month, with everything in it.
fn month() -> Trend {
    let mut entries = left(&[(30, 9), (29, 7), (6, 8), (6, 5), (6, 6), (2, 5), (0, 4)]);
    entries.push(scored(2, Side::Both, 3));
    entries.push(scored(0, Side::Both, 4));
    let mark = |ago, side, what| TimeMark { at: moment(ago, 10, 60), side, what };
    let marks = [
        mark(2, Some(Side::Left), MarkWhat::Routine),
        mark(2, None, MarkWhat::Line("Check: no signs".to_owned())),
        mark(1, Some(Side::Both), MarkWhat::FirstDays),
        mark(29, None, MarkWhat::Line("Checked by a clinician: <b> & co".to_owned())),
        mark(40, None, MarkWhat::Routine),
    ];
    Trend::of(&question(Range::Last(30)), &entries, &marks)
}

#[test]
fn medians_and_spreads_are_exact_for_odd_and_even_numbers() {
    let cases: [(&[i32], &str, &str, &str); 8] = [
        (&[4], "4", "4", "4"),
        (&[4, 7], "4", "5.5", "7"),
        (&[9, 1, 4], "1", "4", "9"),
        (&[1, 2, 3, 4], "1.5", "2.5", "3.5"),
        (&[5, 1, 3, 2, 4], "1.5", "3", "4.5"),
        (&[-3, -2, -1, 0, 1], "−2.5", "−1", "0.5"),
        (&[-1, 0], "−1", "−0.5", "0"),
        (&[2, 2, 2, 2, 2, 2, 9], "2", "2", "2"),
    ];
    for (numbers, low, middle, high) in cases {
        let spread = Spread::of(numbers).unwrap();
        let words = [spread.low, spread.middle, spread.high].map(|half| half.to_string());
        assert_eq!(words, [low, middle, high], "{numbers:?}");
    }
    assert_eq!(Spread::of(&[]), None);
}

#[test]
fn a_month_says_what_it_holds() {
    let trend = month();
    assert_eq!(trend.numbers(), "24 Oct to 22 Nov. 8 entries on 4 of 30 days. Worst 8 on 16 Nov.");
    assert_eq!(trend.headline(), "Left calf: slowly easing. Right calf: not enough entries yet.");
    let words: Vec<String> = trend.days.iter().rev().take(8).map(|day| trend.day_words(day)).collect();
    assert_eq!(
        words,
        [
            "Sun 22 Nov: left 4 (median 4), right 4, 2 entries",
            "Sat 21 Nov: no entry, 1 step of the first days",
            "Fri 20 Nov: left 5 (median 4), right 3, 2 entries, 1 routine, check: no signs",
            "Thu 19 Nov: no entry",
            "Wed 18 Nov: no entry",
            "Tue 17 Nov: no entry",
            "Mon 16 Nov: left 8 (median 6), right none, 3 entries",
            "Sun 15 Nov: no entry",
        ]
    );
    assert_eq!(
        trend.days.last().unwrap().marks().iter().map(|mark| (mark.side, mark.score)).collect::<Vec<_>>(),
        [(Side::Both, 4)],
        "one entry about both legs is one point"
    );
    let table = trend.table();
    assert_eq!(
        table.lines().next().unwrap(),
        "day\tleft worst\tleft median\tright worst\tright median\tentries\troutines\tsteps of the first days\tdoses\tnotes"
    );
    assert!(table.ends_with("2026-11-21\t\t\t\t\t0\t0\t1\t0\t\n2026-11-22\t4\t4\t4\t4\t2\t0\t0\t0\t"), "{table}");
    assert!(table.contains("\n2026-11-20\t5\t4\t3\t3\t2\t1\t0\t0\tCheck: no signs\n"), "{table}");
    let picture = svg(&trend);
    assert!(picture.contains(&format!("<title id=\"title\">{} {}</title>", trend.headline(), trend.numbers())));
    assert!(picture.contains("1: Sat 24 Oct, checked by a clinician: &lt;b&gt; &amp; co</text>"), "{picture}");
}

#[test]
fn a_rise_is_said_early_and_an_easing_only_when_days_enough_say_it() {
    type Case = (&'static [(i64, u8)], Headline);
    let cases: [Case; 14] = [
        (&[(9, 8), (0, 2)], Headline::TooFew),
        (&[(2, 2), (1, 3), (0, 4)], Headline::Worse),
        (&[(2, 4), (1, 4), (0, 5)], Headline::Same),
        (&[(2, 8), (1, 5), (0, 2)], Headline::TooEarly),
        (&[(9, 8), (8, 8), (0, 2)], Headline::TooEarly),
        (&[(5, 8), (4, 8), (1, 5), (0, 5)], Headline::Easing),
        (&[(4, 8), (3, 8), (1, 5), (0, 5)], Headline::TooEarly),
        (&[(5, 8), (4, 8), (1, 4), (0, 4)], Headline::Better),
        (&[(5, 3), (4, 3), (1, 2), (0, 2)], Headline::Same),
        (&[(5, 10), (4, 10), (1, 8), (0, 8)], Headline::Same),
        (&[(5, 10), (4, 10), (1, 7), (0, 7)], Headline::Easing),
        (&[(25, 9), (20, 9), (15, 8), (10, 5), (5, 4), (0, 4)], Headline::Easing),
        (&[(25, 9), (20, 9), (15, 8), (10, 4), (5, 3), (0, 2)], Headline::Better),
        (&[(9, 0), (5, 0), (3, 0), (0, 0)], Headline::Same),
    ];
    for (scores, expected) in cases {
        let found = trend(Range::Last(30), &left(scores));
        assert_eq!(found.courses.first().unwrap().headline, expected, "{scores:?}");
    }
}

#[test]
fn one_day_at_each_end_is_not_called_days() {
    let numbers = |scores: &[(i64, u8)]| trend(Range::Last(30), &left(scores)).courses.first().unwrap().numbers();
    assert_eq!(
        numbers(&[(20, 6), (12, 5), (3, 4)]),
        "Left calf: worst 6 on the first day with entries, 4 on the last one."
    );
    assert_eq!(
        numbers(&[(20, 6), (12, 7), (3, 4), (1, 2)]),
        "Left calf: worst 7 on the first 2 days with entries, 4 on the last 2."
    );
}

#[test]
fn what_the_check_calls_rising_is_never_said_to_ease() {
    let entries = left(&[(9, 8), (8, 8), (1, 4), (0, 4)]);
    let asked = TrendQuestion { rising: vec![Leg::Left], ..question(Range::Last(30)) };
    let found = Trend::of(&asked, &entries, &[]);
    assert_eq!(found.headline(), "Left calf: getting worse.");
    assert!(found.courses.first().unwrap().numbers().ends_with("The warning-sign rules say that it rises."));
    let past = Range::Between(today() - Duration::days(9), today() - Duration::days(1));
    let past = Trend::of(&TrendQuestion { range: past, ..asked }, &entries, &[]);
    assert!(!past.headline().contains("worse"), "of days gone by the rules of today say nothing");
}

#[test]
fn quiet_days_at_the_end_are_gaps_and_the_last_entry_is_named() {
    let found = trend(Range::Last(30), &left(&[(20, 6), (12, 5)]));
    assert_eq!(found.numbers(), "24 Oct to 22 Nov. 2 entries on 2 of 30 days. Worst 6 on 2 Nov. Last entry on 10 Nov.");
    assert!(found.days.last().unwrap().marks().is_empty(), "no entry is no zero");
    assert_eq!(trend(Range::All, &[]).numbers(), "22 Nov. No entries on 1 day.");
    assert_eq!(trend(Range::All, &left(&[(400, 3)])).ends().0, today() - Duration::days(400));
    assert_eq!(trend(Range::All, &left(&[(400, 3)])).days.len(), 401);
}

#[test]
fn a_day_is_that_of_the_place_where_the_entry_was_made() {
    // 23:00 in New Zealand is the morning of the same day in UTC, 02:00 in Hawaii the day's noon.
    let far = |hour, offset_min| Scored { at: moment(3, hour, offset_min), ..scored(0, Side::Left, 5) };
    let found = trend(Range::Last(7), &[far(23, 780), far(2, -600)]);
    assert_eq!(found.days_with_entries(), 1);
    assert_eq!(found.days.iter().find(|day| day.entries() > 0).unwrap().day, today() - Duration::days(3));
    let night = found.parts.iter().find(|row| row.name == DayPart::Night.name()).unwrap();
    assert_eq!(night.words(), "median 5, 2 entries");
}

#[test]
fn the_days_of_the_week_begin_where_the_persons_week_does_and_keep_their_entries() {
    let count = |week_start| {
        let asked = TrendQuestion { week_start, ..question(Range::Last(30)) };
        let found = Trend::of(&asked, &left(&[(0, 6)]), &[]);
        found.weekdays.iter().map(|row| (row.name, row.scores.count())).collect::<Vec<_>>()
    };
    // Today is a Sunday.
    let sunday_first = count(WeekStart::Sunday);
    assert_eq!((sunday_first[0], sunday_first[6]), (("Sunday", 1), ("Saturday", 0)));
    let monday_first = count(WeekStart::Monday);
    assert_eq!((monday_first[0], monday_first[6]), (("Monday", 0), ("Sunday", 1)));
}

#[test]
fn parts_of_the_day_and_weekdays_have_their_median_and_count() {
    let at = |ago, hour, score| Scored { at: moment(ago, hour, 60), ..scored(0, Side::Left, score) };
    let mut entries = vec![at(0, 6, 6), at(1, 11, 7), at(2, 12, 1), at(3, 17, 2), at(4, 18, 3), at(7, 21, 4)];
    entries.extend([at(8, 22, 8), at(9, 5, 9), at(10, 0, 9)]);
    entries.push(Scored { certainty: Certainty::DayOnly, ..at(11, 12, 10) });
    let found = trend(Range::Last(30), &entries);
    let words: Vec<String> = found.parts.iter().map(|row| format!("{}: {}", row.name, row.words())).collect();
    assert_eq!(
        words,
        [
            "Night: median 9, 3 entries",
            "Morning: median 6.5, 2 entries",
            "Afternoon: median 1.5, 2 entries",
            "Evening: median 3.5, 2 entries"
        ]
    );
    assert_eq!(found.without_time, 1, "a day without a time is in no part");
    let sunday = found.weekdays.last().unwrap();
    assert_eq!((sunday.name, sunday.words().as_str()), ("Sunday", "median 5, 2 entries"));
    assert_eq!(found.weekdays.first().unwrap().words(), "no entries");
}

#[test]
fn the_best_and_the_hardest_days_are_named_the_latest_first() {
    assert_eq!(trend(Range::Last(30), &left(&[(1, 2), (0, 3)])).best_and_hardest(), None);
    let found = trend(Range::Last(30), &left(&[(9, 8), (7, 2), (5, 8), (3, 2), (1, 5), (1, 1)]));
    let (best, hardest) = found.best_and_hardest().unwrap();
    let ago = |days: Vec<&soleus::domain::trend::TrendDay>| -> Vec<i64> {
        days.iter().map(|day| (today() - day.day).num_days()).collect()
    };
    assert_eq!((ago(best), ago(hardest)), (vec![3, 7, 1], vec![5, 9, 1]));
}

#[test]
fn thinning_keeps_the_worst_day_and_never_shows_an_average() {
    let mut entries = left(&(0..3_000).map(|ago| (ago, 1)).collect::<Vec<_>>());
    entries.push(scored(1_234, Side::Left, 10));
    let found = trend(Range::All, &entries);
    let columns = thin(&found.days, 180);
    assert!(columns.len() <= 180, "{}", columns.len());
    let high: Vec<u8> =
        columns.iter().flat_map(|column| &column.marks).map(|mark| mark.score).filter(|score| *score > 1).collect();
    assert_eq!(high, [10], "one peak, as high as it was");
    assert_eq!(columns.iter().map(|column| column.days).sum::<usize>(), 3_000, "each day is in one column");
}

fn tried(name: &str, pairs: &[(u8, u8)]) -> Vec<Tried> {
    let pair = |(number, (before, after)): (usize, &(u8, u8))| Tried {
        kind: TriedKind::Remedy,
        name: name.to_owned(),
        at: moment(i64::try_from(number).unwrap(), 9, 60),
        before: Some(nrs(*before)),
        after: Some(nrs(*after)),
        next_morning: None,
    };
    pairs.iter().enumerate().map(pair).collect()
}

#[test]
fn pairs_have_their_medians_and_under_five_nothing_is_said() {
    let mut all = tried("Raising the leg", &[(6, 4), (7, 4), (5, 5), (6, 3), (8, 4), (6, 7)]);
    all.extend(tried("Ice", &[(6, 1), (6, 1), (6, 1), (6, 1)]));
    all.extend(tried("Stretch", &[(4, 3), (4, 3), (4, 3), (4, 3), (4, 3)]));
    all.extend(tried("Heat", &[(4, 1), (4, 2), (4, 1), (4, 1), (4, 1)]));
    all.push(Tried { before: None, ..tried("Ice", &[(1, 1)]).remove(0) });
    for morning in 0..5 {
        let mut one = tried("Heat", &[(4, 1)]).remove(0);
        (one.after, one.next_morning) = (None, Some(nrs(morning)));
        all.push(one);
    }
    let helped = Helped::of(&all, &[]);
    let rows: Vec<String> = helped.rows.iter().map(|row| format!("{}: {}", row.name, row.words())).collect();
    assert_eq!(
        rows,
        [
            "Raising the leg: 6 times, before 6, after 4, better 4 of 6",
            "Heat: 10 times, before 4, after 1, better 5 of 5",
            "Stretch: 5 times, before 4, after 3, better 5 of 5",
            "Ice: 5 times. Too few to say. 1 more with a number after.",
        ]
    );
    let words: Vec<Option<String>> = helped.rows.iter().map(soleus::domain::trend::HelpedRow::change_words).collect();
    // −2 −3 0 −3 −4 +1: sorted −4 −3 −3 −2 0 1.
    assert_eq!(
        words,
        [
            Some("Goes with 2.5 points less. The middle half of the changes lies between −3 and 0.".to_owned()),
            Some(
                "Goes with 3 points less. The middle half of the changes lies between −3 and −2.5. The morning after: 2 points less, 5 mornings."
                    .to_owned()
            ),
            Some("Goes with 1 point less. The middle half of the changes is −1.".to_owned()),
            None,
        ]
    );
}

/// Entries of random days, times, offsets, legs and scores.
fn journals() -> impl Strategy<Value = Vec<Scored>> {
    let entry = (0_i64..120, 0_u32..24, prop_oneof![Just(-600), Just(0), Just(60), Just(780)], 0_usize..3, 0_u8..=10);
    let entry = entry.prop_map(|(ago, hour, offset, side, score)| {
        let certainty = if hour == 12 { Certainty::DayOnly } else { Certainty::Exact };
        Scored::new(moment(ago, hour, offset), certainty, Side::ALL[side], nrs(score))
    });
    proptest::collection::vec(entry, 0..80)
}

/// Twice the median, the plain way.
fn plain_median(mut scores: Vec<u8>) -> Option<i32> {
    scores.sort_unstable();
    let count = scores.len();
    (count > 0).then(|| i32::from(scores[count / 2]) + i32::from(scores[(count - 1) / 2]))
}

proptest! {
    #[test]
    fn chart_sentence_and_table_agree(entries in journals(), days in 1_u16..100, shown in 1_usize..4, width in 1_usize..200) {
        let legs: Vec<Leg> = Leg::ALL.iter().enumerate().filter(|(bit, _)| shown & (1 << bit) != 0).map(|(_, leg)| *leg).collect();
        let asked = TrendQuestion { legs: legs.clone(), ..question(Range::Last(days)) };
        let found = Trend::of(&asked, &entries, &[]);
        // The plain way: a list of scores for each day.
        let first = today() - Duration::days(i64::from(days) - 1);
        let touches = |side: Side, leg: Leg| side == Side::Both || side.id() == leg.id();
        let mut plain: BTreeMap<NaiveDate, Vec<&Scored>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| legs.iter().any(|leg| touches(entry.side, *leg))) {
            let local = chrono::DateTime::from_timestamp(entry.at.utc_s + i64::from(entry.at.offset_min) * 60, 0).unwrap();
            if local.date_naive() >= first && local.date_naive() <= today() {
                plain.entry(local.date_naive()).or_default().push(entry);
            }
        }
        prop_assert_eq!(found.days.len(), usize::from(days));
        let count: usize = plain.values().map(Vec::len).sum();
        // The sentence.
        let numbers = found.numbers();
        let all = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        if count == 0 {
            prop_assert!(numbers.contains(&format!("No entries on {all}.")), "{}", numbers);
        } else {
            let entries_words = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
            let worst = plain.values().flatten().map(|entry| entry.nrs.get()).max().unwrap();
            let on = plain.iter().rev().find(|(_, entries)| entries.iter().any(|entry| entry.nrs.get() == worst)).unwrap().0;
            let expected = format!("{entries_words} on {} of {all}. Worst {worst} on {} ", plain.len(), on.day());
            prop_assert!(numbers.contains(&expected), "{} has {}", numbers, expected);
        }
        // The table, and the words of the reading line.
        let table = found.table();
        for (line, day) in table.lines().skip(1).zip(&found.days) {
            let entries = plain.get(&day.day).cloned().unwrap_or_default();
            let mut cells = vec![day.day.to_string()];
            let mut words = Vec::new();
            for leg in &legs {
                let scores: Vec<u8> = entries.iter().filter(|entry| touches(entry.side, *leg)).map(|entry| entry.nrs.get()).collect();
                let worst = scores.iter().max().map(ToString::to_string);
                let median = plain_median(scores.clone()).map(|twice| Half::of_doubled(twice).to_string());
                let said = match (&worst, &median) {
                    (Some(worst), Some(median)) if scores.len() > 1 => format!("{worst} (median {median})"),
                    (Some(worst), _) => worst.clone(),
                    _ => "none".to_owned(),
                };
                words.push(format!("{} {said}", leg.id()));
                cells.extend([worst.unwrap_or_default(), median.unwrap_or_default()]);
            }
            cells.push(entries.len().to_string());
            prop_assert!(line.starts_with(&cells.join("\t")), "{} begins with {:?}", line, cells);
            let said = found.day_words(day);
            let expected = if entries.is_empty() { "no entry".to_owned() } else { words.join(", ") };
            prop_assert!(said.contains(&expected), "{} has {}", said, expected);
            // The points of the chart.
            let highest = entries.iter().map(|entry| entry.nrs.get()).max();
            prop_assert_eq!(day.marks().iter().map(|mark| mark.score).max(), highest);
        }
        // The chart, however narrow it is: gaps stay gaps, and each peak is there.
        let columns = thin(&found.days, width);
        prop_assert!(columns.len() <= width.max(1));
        for column in &columns {
            let within = &found.days[column.first..column.first + column.days];
            let peak = within.iter().filter_map(|day| day.all.worst()).max().map(u8::from);
            prop_assert_eq!(column.marks.iter().map(|mark| mark.score).max(), peak);
            prop_assert_eq!(column.gap, peak.is_none());
        }
        // Parts of the day and weekdays have each entry once.
        let in_parts: usize = found.parts.iter().map(|row| row.scores.count()).sum();
        prop_assert_eq!(in_parts + found.without_time, count);
        prop_assert_eq!(found.weekdays.iter().map(|row| row.scores.count()).sum::<usize>(), count);
    }

    #[test]
    fn the_median_of_scores_is_that_of_the_sorted_row(scores in proptest::collection::vec(0_u8..=10, 0..40)) {
        let mut counted = Scores::default();
        for score in &scores {
            counted.add(nrs(*score));
        }
        prop_assert_eq!(counted.median().map(Half::doubled), plain_median(scores.clone()));
        prop_assert_eq!(counted.worst().map(Nrs::get), scores.iter().max().copied());
        let whole: Vec<i32> = scores.iter().map(|score| i32::from(*score)).collect();
        prop_assert_eq!(Spread::of(&whole).map(|spread| spread.middle.doubled()), plain_median(scores));
    }
}
