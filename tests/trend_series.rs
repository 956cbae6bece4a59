//! Promises of the numbers over days that are no pain scores: known entries give known numbers and sentences, and chart,
//! sentence and table always agree.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;
use soleus::domain::body::{Ability, Context, Leg, Side};
use soleus::domain::customs::WeekStart;
use soleus::domain::episode::{AbilityRating, ContextRating, Nrs};
use soleus::domain::trend::{
    Half, Range, Scored, Series, SleepPain, Trend, TrendQuestion, abilities, calf_sizes, series_svg,
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

fn entry(ago: i64, hour: u32, side: Side, score: u8) -> Scored {
    Scored::new(moment(ago, hour, 60), Certainty::Exact, side, nrs(score))
}

fn able(mut entry: Scored, ratings: &[(Ability, u8)]) -> Scored {
    let rating = |(ability, rating): &(Ability, u8)| AbilityRating { ability: *ability, rating: nrs(*rating) };
    entry.abilities = ratings.iter().map(rating).collect();
    entry
}

/// The mood of the day, which is not its sleep, stands before it.
fn slept(mut entry: Scored, sleep: u8) -> Scored {
    let rating = |context, rating| ContextRating { context, rating: nrs(rating) };
    entry.contexts = [rating(Context::Mood, 10 - sleep), rating(Context::Sleep, sleep)].into();
    entry
}

fn trend(range: Range, legs: &[Leg], entries: &[Scored]) -> Trend {
    Trend::of(
        &TrendQuestion {
            range,
            legs: legs.to_vec(),
            today: today(),
            rising: Vec::new(),
            week_start: WeekStart::Monday,
        },
        entries,
        &[],
    )
}

fn month(entries: &[Scored]) -> Trend {
    trend(Range::Last(30), Leg::ALL, entries)
}

/// A night for each pair: its day has no pain to speak of, the next one this worst pain.
fn nights(pairs: &[(u8, u8)]) -> Vec<Scored> {
    let night = |(number, (sleep, pain)): (i64, &(u8, u8))| {
        [slept(entry(number * 2 + 1, 9, Side::Right, 0), *sleep), entry(number * 2, 9, Side::Left, *pain)]
    };
    (0..).zip(pairs).flat_map(night).collect()
}

#[test]
fn what_you_could_do_is_the_lowest_rating_of_each_day() {
    let entries = [
        able(entry(20, 9, Side::Left, 6), &[(Ability::Walking, 3), (Ability::Sport, 0)]),
        able(entry(3, 8, Side::Left, 4), &[(Ability::Walking, 8)]),
        able(entry(3, 20, Side::Both, 4), &[(Ability::Walking, 5), (Ability::Stairs, 10)]),
        able(entry(0, 9, Side::Right, 2), &[(Ability::Walking, 7)]),
        entry(1, 9, Side::Right, 2),
        able(entry(40, 9, Side::Left, 9), &[(Ability::Tiptoe, 1)]),
    ];
    let series = abilities(&month(&entries), &entries).unwrap();
    let sentence = "Walking: 3 of 10 on 2 Nov, 7 of 10 on 22 Nov. Stairs: 10 of 10 on 19 Nov. Sport: 0 of 10 on 2 Nov.";
    assert_eq!((series.title.as_str(), series.sentence().as_str()), ("What you could do", sentence));
    assert_eq!(series.numbers(), "24 Oct to 22 Nov. 5 numbers on 3 of 30 days.");
    assert_eq!(series.ticks(), [0, 5, 10]);
    let words: Vec<String> = series.days().iter().map(|day| series.day_words(*day)).collect();
    assert_eq!(
        words,
        [
            "Mon 2 Nov: Walking 3 of 10, Stairs none, Sport 0 of 10",
            "Thu 19 Nov: Walking 5 of 10, Stairs 10 of 10, Sport none",
            "Sun 22 Nov: Walking 7 of 10, Stairs none, Sport none",
        ]
    );
    assert_eq!(
        series.table(),
        "day\tWalking\tStairs\tSport\n2026-11-02\t3\t\t0\n2026-11-19\t5\t10\t\n2026-11-22\t7\t\t"
    );
    let left = abilities(&trend(Range::Last(30), &[Leg::Left], &entries), &entries).unwrap();
    assert!(!left.table().contains("2026-11-22"), "an entry about the other leg is left out");
}

#[test]
fn what_was_never_written_has_no_numbers_at_all() {
    let entries = [entry(2, 9, Side::Left, 4), entry(1, 9, Side::Left, 4)];
    let trend = month(&entries);
    let found = (abilities(&trend, &entries), calf_sizes(&trend, &entries), SleepPain::of(&trend, &entries));
    assert_eq!(found, (None, None, None));
}

#[test]
fn calf_sizes_are_the_last_of_each_day_and_nothing_is_concluded() {
    let sized =
        |ago, hour, side, left, right| Scored { calf_left_mm: left, calf_right_mm: right, ..entry(ago, hour, side, 3) };
    let entries = [
        sized(9, 18, Side::Left, Some(378), Some(371)),
        sized(9, 8, Side::Left, Some(390), None),
        sized(2, 9, Side::Right, Some(380), None),
    ];
    let series = calf_sizes(&month(&entries), &entries).unwrap();
    assert_eq!(series.sentence(), "Left calf: 37.8 cm on 13 Nov, 38 cm on 20 Nov. Right calf: 37.1 cm on 13 Nov.");
    assert_eq!(series.table(), "day\tLeft calf\tRight calf\n2026-11-13\t37.8\t37.1\n2026-11-20\t38\t");
    let left = calf_sizes(&trend(Range::Last(30), &[Leg::Left], &entries), &entries).unwrap();
    let words = "Left calf: 37.8 cm on 13 Nov, 38 cm on 20 Nov.";
    assert_eq!(left.sentence(), words, "the left calf as measured, whichever leg the entry is about");
    for word in ["larger", "bigger", "more", "grew", "differ", "swollen", "normal"] {
        assert!(!series.sentence().contains(word));
    }
    let later = sized(9, 18, Side::Left, Some(377), None);
    for order in [[later.clone(), entries[0].clone()], [entries[0].clone(), later]] {
        let found = calf_sizes(&month(&order), &order).unwrap();
        assert!(found.sentence().starts_with("Left calf: 37.7 cm on 13 Nov."), "no chance decides between equals");
    }
}

#[test]
fn sleep_goes_with_the_worst_pain_of_the_next_day() {
    let mut entries = nights(&[(0, 6), (3, 8), (2, 6), (4, 5), (6, 1), (7, 2), (10, 3), (8, 4), (9, 3)]);
    // A later rating of the same day, a smaller pain of the same next day, and a rating without a next day.
    entries.push(slept(entry(1, 20, Side::Left, 0), 1));
    entries.push(entry(0, 20, Side::Left, 5));
    entries.push(slept(entry(21, 9, Side::Left, 9), 5));
    let sleep = SleepPain::of(&month(&entries), &entries).unwrap();
    assert_eq!(sleep.sentence(), "Sleep 0 to 3 goes with a median pain of 6 on the next day, sleep 7 to 10 with 3.",);
    let words: Vec<String> = sleep.groups.iter().map(|group| format!("{}: {}", group.name, group.words())).collect();
    assert_eq!(
        words,
        [
            "Sleep 0 to 3: median 6 on the next day, 3 days",
            "Sleep 4 to 6: 2 days, too few to say",
            "Sleep 7 to 10: median 3 on the next day, 4 days",
        ]
    );
    let days: Vec<String> = sleep.days.iter().map(|day| sleep.day_words(day)).collect();
    assert_eq!(days.first().unwrap(), "Sun 1 Nov: sleep 5, no entry on the next day");
    assert_eq!(days.last().unwrap(), "Sat 21 Nov: sleep 1, worst pain of the next day 6");
    assert!(sleep.table().ends_with("\n2026-11-19\t3\t8\n2026-11-21\t1\t6"), "{}", sleep.table());
    assert!(!sleep.sentence().contains("cause"));
}

#[test]
fn sleep_is_not_held_against_pain_under_three_days_in_two_groups() {
    type Case = (&'static [(u8, u8)], bool, &'static str);
    let cases: [Case; 5] = [
        (&[(5, 4)], false, "Sat 21 Nov: sleep 5, worst pain of the next day 4. Too few to say."),
        (
            &[(1, 8), (2, 8), (3, 8), (7, 2), (8, 2)],
            false,
            "Too few to say. Days with sleep rated: 5. With an entry on the next day: 5.",
        ),
        (
            &[(1, 8), (2, 8), (3, 8), (0, 8), (3, 8), (1, 9)],
            false,
            "Too few to say. Days with sleep rated: 6. With an entry on the next day: 6.",
        ),
        (
            &[(4, 8), (5, 8), (6, 8), (7, 2), (8, 3), (10, 2)],
            true,
            "Sleep 4 to 6 goes with a median pain of 8 on the next day, sleep 7 to 10 with 2.",
        ),
        (
            &[(3, 8), (3, 8), (3, 7), (3, 7), (4, 5), (4, 5), (4, 5), (7, 2), (7, 2), (7, 2)],
            true,
            "Sleep 0 to 3 goes with a median pain of 7.5 on the next day, sleep 4 to 6 with 5, sleep 7 to 10 with 2.",
        ),
    ];
    for (pairs, enough, words) in cases {
        let entries = nights(pairs);
        let sleep = SleepPain::of(&month(&entries), &entries).unwrap();
        assert_eq!((sleep.is_enough(), sleep.sentence().as_str()), (enough, words), "{pairs:?}");
    }
}

#[test]
fn the_next_day_is_that_of_the_clock_on_the_wall() {
    // The morning of 20 November in New Zealand, which is the 19th in UTC, and the night to the 21st in Hawaii.
    let far = |ago, hour, offset, score| Scored { at: moment(ago, hour, offset), ..entry(0, 9, Side::Left, score) };
    let entries = [slept(far(2, 5, 780, 0), 4), far(1, 1, -600, 7), far(3, 9, 60, 9), far(0, 9, 60, 9)];
    let sleep = SleepPain::of(&month(&entries), &entries).unwrap();
    assert_eq!(sleep.sentence(), "Fri 20 Nov: sleep 4, worst pain of the next day 7. Too few to say.");
    let right = SleepPain::of(&trend(Range::Last(30), &[Leg::Right], &entries), &entries).unwrap();
    assert_eq!(
        right.sentence(),
        "Fri 20 Nov: sleep 4, no entry on the next day. Too few to say.",
        "pain of the other leg"
    );
}

#[test]
fn a_peak_is_drawn_however_many_days_share_a_column() {
    let entries: Vec<Scored> = (0..3_000)
        .map(|ago| able(entry(ago, 9, Side::Left, 1), &[(Ability::Walking, if ago == 1_234 { 1 } else { 8 })]))
        .collect();
    let series = abilities(&trend(Range::All, Leg::ALL, &entries), &entries).unwrap();
    let drawn = series.drawn();
    assert!(drawn.len() < 700, "{}", drawn.len());
    assert_eq!(drawn.iter().filter(|point| point.value == 1).count(), 1);
    assert_eq!(series.count(), 3_000);
}

#[test]
fn marks_of_the_same_day_and_number_stand_side_by_side() {
    let rated = [(Ability::Walking, 8), (Ability::Stairs, 6), (Ability::Work, 8), (Ability::Sport, 8)];
    let entries = [able(entry(1, 9, Side::Left, 1), &rated)];
    let series = abilities(&month(&entries), &entries).unwrap();
    let aside = |room| series.drawn().iter().map(|point| (point.value, point.aside(12.0, room))).collect::<Vec<_>>();
    assert_eq!(aside(60.0), [(8, -12.0), (6, 0.0), (8, 0.0), (8, 12.0)]);
    assert_eq!(aside(18.0), [(8, -6.0), (6, 0.0), (8, 0.0), (8, 6.0)], "within the room of their day");
}

/// One entry: days ago, hour, side, pain, two abilities, sleep, and the left calf.
type Any = (i64, u32, usize, u8, Option<u8>, Option<u8>, Option<u8>, Option<u32>);

fn journals() -> impl Strategy<Value = Vec<Any>> {
    let score = || proptest::option::of(0_u8..=10);
    let size = proptest::option::of(250_u32..500);
    proptest::collection::vec((0_i64..60, 0_u32..24, 0_usize..3, 0_u8..=10, score(), score(), score(), size), 0..60)
}

fn scored(any: &[Any]) -> Vec<Scored> {
    let one = |(ago, hour, side, pain, walking, sport, sleep, left): &Any| {
        let mut found = entry(*ago, *hour, Side::ALL[*side], *pain);
        let ratings = [(Ability::Walking, *walking), (Ability::Sport, *sport)];
        let ratings: Vec<(Ability, u8)> =
            ratings.iter().filter_map(|(ability, said)| Some((*ability, (*said)?))).collect();
        found = able(found, &ratings);
        found = sleep.map_or(found.clone(), |sleep| slept(found, sleep));
        found.calf_left_mm = *left;
        found
    };
    any.iter().map(one).collect()
}

/// Chart, sentence and table of a value, against numbers that were found the plain way.
fn agrees(series: Option<&Series>, name: &str, plain: &BTreeMap<NaiveDate, u32>) -> Result<(), TestCaseError> {
    let lines = series.iter().flat_map(|series| &series.lines);
    let Some((number, line)) = lines.enumerate().find(|(_, line)| line.name == name) else {
        prop_assert!(plain.is_empty());
        return Ok(());
    };
    let series = series.unwrap();
    prop_assert_eq!(&line.points, plain);
    // The sentence.
    let (first, last) = (plain.first_key_value().unwrap(), plain.last_key_value().unwrap());
    let said = |(day, value): (&NaiveDate, &u32)| format!("{} on {}", series.unit.words(*value), day.format("%-d %b"));
    let ends = if plain.len() == 1 { said(last) } else { format!("{}, {}", said(first), said(last)) };
    let (sentence, expected) = (series.sentence(), format!("{name}: {ends}."));
    prop_assert!(sentence.contains(&expected), "{} has {}", sentence, expected);
    // The table, and the words of the reading line.
    let table = series.table();
    for (row, day) in table.lines().skip(1).zip(series.days()) {
        let cells: Vec<&str> = row.split('\t').collect();
        let value = plain.get(&day);
        prop_assert_eq!(cells[0], day.to_string());
        prop_assert_eq!(cells[number + 1], value.map_or(String::new(), |value| series.unit.cell(*value)));
        let said = value.map_or_else(|| "none".to_owned(), |value| series.unit.words(*value));
        let (words, expected) = (series.day_words(day), format!("{name} {said}"));
        prop_assert!(words.contains(&expected), "{} has {}", words, expected);
    }
    prop_assert_eq!(table.lines().count(), series.days().len() + 1);
    // The chart: in sixty days each number has its own mark, between the lowest and the highest tick.
    let drawn = series.drawn().into_iter().filter(|point| point.line == number);
    let drawn: BTreeMap<NaiveDate, u32> =
        drawn.map(|point| (series.first + Duration::days(point.day), point.value)).collect();
    prop_assert_eq!(&drawn, plain);
    let ticks = series.ticks();
    prop_assert!(drawn.values().all(|value| (ticks[0]..=*ticks.last().unwrap()).contains(value)), "{:?}", ticks);
    let picture = series_svg(series);
    let title = format!("<title>{}. {}</title>", series.title, series.sentence());
    prop_assert!(picture.contains(&title), "{} has {}", picture, title);
    let marks: usize = ["<circle", "h-12z", "width=\"10\"", "l6 6l-6 6", "l10 10m0"]
        .map(|mark| picture.matches(mark).count())
        .iter()
        .sum();
    prop_assert_eq!(marks, series.count() + series.lines.len(), "each number once, and the legend");
    Ok(())
}

proptest! {
    #[test]
    fn chart_sentence_and_table_agree(any in journals(), days in 1_u16..70, shown in 1_usize..4) {
        let legs: Vec<Leg> = Leg::ALL.iter().enumerate().filter(|(bit, _)| shown & (1 << bit) != 0).map(|(_, leg)| *leg).collect();
        let entries = scored(&any);
        let trend = trend(Range::Last(days), &legs, &entries);
        let within = |ago: i64| ago < i64::from(days);
        let touches = |side: usize| side == 2 || shown & (1 << side) != 0;
        let day = |ago: i64| today() - Duration::days(ago);
        // What you could do: the lowest of the day among entries of these legs.
        for (name, pick) in [("Walking", (|any| any.4) as fn(&Any) -> Option<u8>), ("Sport", |any| any.5)] {
            let mut plain: BTreeMap<NaiveDate, u32> = BTreeMap::new();
            for one in any.iter().filter(|one| within(one.0) && touches(one.2)) {
                if let Some(said) = pick(one) {
                    let kept = plain.entry(day(one.0)).or_insert(11);
                    *kept = u32::from(said).min(*kept);
                }
            }
            agrees(abilities(&trend, &entries).as_ref(), name, &plain)?;
        }
        // Calf size: the last of the day, of this leg, from any entry.
        let last = |pick: fn(&Any) -> Option<u32>| {
            let mut said: Vec<(i64, u32, u32)> = any.iter().filter_map(|one| Some((one.0, one.1, pick(one)?))).collect();
            said.sort_by_key(|(ago, hour, value)| (*ago, *hour, std::cmp::Reverse(*value)));
            said.into_iter().filter(|said| within(said.0)).map(|(ago, _, value)| (day(ago), value)).collect::<BTreeMap<_, _>>()
        };
        let plain = if legs.contains(&Leg::Left) { last(|any| any.7) } else { BTreeMap::new() };
        agrees(calf_sizes(&trend, &entries).as_ref(), "Left calf", &plain)?;
        // Sleep: the last of the day from any entry, beside the worst of the next day of these legs.
        let plain = last(|any| any.6.map(u32::from));
        let found = SleepPain::of(&trend, &entries);
        prop_assert_eq!(found.is_none(), plain.is_empty());
        if let Some(found) = found {
            let worst = |day: NaiveDate| any.iter().filter(|one| within(one.0) && touches(one.2) && today() - Duration::days(one.0) == day).map(|one| one.3).max();
            let pairs: Vec<(NaiveDate, u32, Option<u8>)> = plain.iter().map(|(day, sleep)| (*day, *sleep, worst(*day + Duration::days(1)))).collect();
            let rows: Vec<_> = found.days.iter().map(|day| (day.day, u32::from(day.sleep.get()), day.next.map(Nrs::get))).collect();
            prop_assert_eq!(&rows, &pairs);
            for (line, (day, sleep, next)) in found.table().lines().skip(1).zip(&pairs) {
                prop_assert_eq!(line, format!("{day}\t{sleep}\t{}", next.map_or(String::new(), |next| next.to_string())));
            }
            let mut enough = 0;
            for (group, ends) in found.groups.iter().zip([0..=3, 4..=6, 7..=10_u32]) {
                let mut pain: Vec<u8> = pairs.iter().filter(|pair| ends.contains(&pair.1)).filter_map(|pair| pair.2).collect();
                pain.sort_unstable();
                prop_assert_eq!(group.pain.count(), pain.len());
                let median = (pain.len() >= 3).then(|| i32::from(pain[pain.len() / 2]) + i32::from(pain[(pain.len() - 1) / 2]));
                prop_assert_eq!(group.median().map(Half::doubled), median);
                if let Some(median) = group.median() {
                    enough += 1;
                    let (words, sentence) = (group.words(), found.sentence());
                    let expected = format!("median {median} on the next day, {} days", pain.len());
                    prop_assert_eq!(words, expected);
                    if found.is_enough() {
                        let said = [format!("{} goes with a median pain of {median} on", group.name), format!("{} with {median}", group.name.to_lowercase())];
                        prop_assert!(said.iter().any(|said| sentence.contains(said)), "{} has {}", sentence, said[0]);
                    }
                }
            }
            prop_assert_eq!(found.is_enough(), enough >= 2);
            prop_assert_eq!(found.sentence().contains("Too few to say"), enough < 2);
        }
    }
}
