//! Promises of where it hurts, what it feels like, how long cramps last, and of the marks of the chart: known entries
//! give known numbers, picture, sentence and table agree, and nothing is left out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;
use soleus::domain::body::{Kind, Leg, Side, Zone};
use soleus::domain::customs::WeekStart;
use soleus::domain::episode::{Nrs, ZonePain};
use soleus::domain::trend::{
    ChartColumn, CrampLength, Depth, Felt, LineLabels, MarkWhat, Range, Scored, Sign, Spots, TickKind, TimeMark, Trend,
    TrendQuestion, radius, svg, thin,
};
use soleus::domain::when::{Certainty, Moment};

const EACH: Depth = Depth::Entries { lines: true };

fn nrs(score: u8) -> Nrs {
    score.try_into().unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn moment(ago: i64) -> Moment {
    let local = (today() - Duration::days(ago)).and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap());
    Moment { utc_s: local.and_utc().timestamp(), offset_min: 0 }
}

fn scored(ago: i64, side: Side, score: u8) -> Scored {
    Scored::new(moment(ago), Certainty::Exact, side, nrs(score))
}

/// An entry of today with zones, each with its own score or none.
fn at_places(side: Side, score: u8, zones: &[(Leg, Zone, Option<u8>)]) -> Scored {
    let zones = zones.iter().map(|(leg, zone, own)| ZonePain { leg: *leg, zone: *zone, nrs: own.map(nrs) });
    Scored { zones: zones.collect(), ..scored(0, side, score) }
}

fn of_kinds(score: u8, kinds: &[Kind], minutes: Option<u32>) -> Scored {
    Scored { kinds: Arc::from(kinds), minutes, ..scored(0, Side::Left, score) }
}

fn trend_of(legs: &[Leg], entries: &[Scored], marks: &[TimeMark]) -> Trend {
    let legs = legs.to_vec();
    Trend::of(
        &TrendQuestion {
            range: Range::Last(30),
            legs,
            today: today(),
            rising: Vec::new(),
            week_start: WeekStart::Monday,
        },
        entries,
        marks,
    )
}

fn felt(legs: &[Leg], entries: &[Scored]) -> Felt {
    trend_of(legs, entries, &[]).felt
}

#[test]
fn a_place_has_its_count_and_its_own_worst_pain() {
    let (left, right) = (Leg::Left, Leg::Right);
    let entries = [
        at_places(Side::Left, 8, &[(left, Zone::Soleus, Some(3)), (left, Zone::Junction, None)]),
        at_places(Side::Both, 6, &[(left, Zone::Soleus, Some(4)), (right, Zone::AchillesMid, None)]),
        at_places(Side::Right, 5, &[(right, Zone::GastrocInner, Some(5))]),
        at_places(Side::Left, 9, &[]),
    ];
    let places = felt(Leg::ALL, &entries).places;
    let rows: Vec<String> = places.named().iter().map(|row| format!("{}: {}", row.name(), row.words())).collect();
    assert_eq!(
        rows,
        [
            "Left leg, lower calf deep: 2 entries, worst 4",
            "Left leg, middle where muscle meets tendon: 1 entry, worst 8",
            "Right leg, upper calf inner side: 1 entry, worst 5",
            "Right leg, Achilles tendon: 1 entry, worst 6",
        ]
    );
    assert_eq!(places.words(), "Most often: lower calf deep (left leg), in 2 of 3 entries with a place.");
    assert_eq!(places.not_said_words().unwrap(), "Without a place: 1 entry.");
    assert_eq!(
        places.table(),
        "leg\tplace\tentries\tworst\nleft\tlower calf deep\t2\t4\nleft\tmiddle where muscle meets tendon\t1\t8\nright\tupper calf inner side\t1\t5\nright\tAchilles tendon\t1\t6\n\twithout a place\t1\t"
    );
    let only_right = felt(&[right], &entries).places;
    assert_eq!((only_right.said, only_right.not_said), (2, 0));
    assert_eq!(only_right.words(), "Too few entries yet.", "two entries say where");
    assert!(only_right.rows.iter().all(|row| row.leg == right), "of a leg that is not shown nothing is said");
}

#[test]
fn places_that_are_named_as_often_are_all_named() {
    let one = |zone| at_places(Side::Left, 5, &[(Leg::Left, zone, None)]);
    let mut entries = vec![one(Zone::Soleus), one(Zone::Soleus), one(Zone::Junction), one(Zone::Junction)];
    assert_eq!(
        felt(Leg::ALL, &entries).places.words(),
        "Most often: middle where muscle meets tendon (left leg) and lower calf deep (left leg), each in 2 of 4 entries with a place."
    );
    for zone in [Zone::BehindKnee, Zone::InnerShin] {
        entries.extend([one(zone), one(zone)]);
    }
    let words = felt(Leg::ALL, &entries).places.words();
    assert_eq!(words, "4 places are named most often, each in 2 of 8 entries with a place.");
}

#[test]
fn an_entry_with_two_kinds_counts_for_both_and_silence_for_none() {
    let entries = [
        of_kinds(8, &[Kind::Cramp, Kind::Tight], None),
        of_kinds(5, &[Kind::Cramp], None),
        of_kinds(2, &[Kind::Ache], None),
        of_kinds(9, &[], None),
    ];
    let kinds = felt(Leg::ALL, &entries).kinds;
    let rows: Vec<String> = kinds.rows.iter().map(|row| format!("{}: {}", row.name(), row.words())).collect();
    assert_eq!(
        rows,
        [
            "Cramp: 2 entries, median 6.5",
            "Ache: 1 entry, median 2",
            "Tight: 1 entry, median 8",
            "Not said: 1 entry, median 9"
        ]
    );
    assert_eq!(kinds.words(), "Most often: cramp, in 2 of 3 entries with a kind.");
    assert_eq!((kinds.said, kinds.entries()), (3, 4));
    assert_eq!(kinds.table(), "kind\tentries\tmedian\ncramp\t2\t6.5\nache\t1\t2\ntight\t1\t8\nnot said\t1\t9");
    assert_eq!(felt(Leg::ALL, &entries[..2]).kinds.words(), "Too few entries yet.");
}

#[test]
fn ten_minutes_are_not_yet_a_long_cramp() {
    for (minutes, row) in [(0, 0), (1, 1), (3, 1), (4, 2), (10, 2), (11, 3), (u32::MAX, 3)] {
        assert_eq!(CrampLength::of(minutes), CrampLength::ALL[row], "{minutes} minutes");
    }
    let cramp = |minutes| of_kinds(5, &[Kind::Cramp], minutes);
    let mut entries: Vec<Scored> = [0, 2, 4, 10, 11].map(|minutes| cramp(Some(minutes))).into();
    entries.extend([cramp(None), of_kinds(5, &[Kind::Ache], Some(90))]);
    let cramps = felt(Leg::ALL, &entries).cramps;
    assert_eq!(
        cramps.rows(),
        [("Under 1 minute", 1), ("1 to 3 minutes", 1), ("4 to 10 minutes", 2), ("Over 10 minutes", 1), ("Not said", 1)]
    );
    assert_eq!(
        cramps.words(),
        "6 cramps. Median length 4 minutes. The middle half lies between 1 and 10.5 minutes. 1 lasted over 10 minutes."
    );
    assert!(cramps.table().ends_with(
        "over 10 minutes\t1\nnot said\t1\nmedian minutes\t4\nlower end of the middle half\t1\nupper end of the middle half\t10.5"
    ));
    assert_eq!(felt(Leg::ALL, &entries[3..6]).cramps.words(), "Too few entries yet.", "two lengths say nothing");
    let same = felt(Leg::ALL, &[cramp(Some(2)), cramp(Some(2)), cramp(Some(2))]).cramps;
    assert_eq!(same.words(), "3 cramps. Median length 2 minutes. The middle half is 2 minutes.");
    let endless = felt(Leg::ALL, &[cramp(Some(u32::MAX)), cramp(Some(u32::MAX)), cramp(Some(0))]).cramps;
    assert!(endless.words().starts_with("3 cramps."), "a wrong end harms nothing");
}

#[test]
fn each_entry_is_a_point_where_a_day_has_room() {
    let entries = [
        scored(0, Side::Left, 5),
        scored(0, Side::Left, 5),
        scored(0, Side::Left, 2),
        scored(0, Side::Right, 5),
        scored(0, Side::Both, 7),
    ];
    let trend = trend_of(Leg::ALL, &entries, &[]);
    let day = trend.days.last().unwrap();
    let Spots { spots, ticks } = Spots::of(day, EACH, 30.0, 4.0).unwrap();
    let mut drawn: Vec<(Side, u8)> = spots.iter().map(|spot| (spot.side, spot.score)).collect();
    drawn.sort_unstable();
    assert_eq!(drawn, [(Side::Left, 2), (Side::Left, 5), (Side::Left, 5), (Side::Right, 5), (Side::Both, 7)]);
    assert!(spots.iter().all(|spot| spot.aside.abs() <= 15.0 - 4.0), "within the day: {spots:?}");
    let fives: Vec<f32> = spots.iter().filter(|spot| spot.score == 5).map(|spot| spot.aside).collect();
    assert!(fives.is_sorted() && fives.windows(2).all(|pair| pair[1] - pair[0] > 2.0), "side by side: {fives:?}");
    let levels: Vec<(TickKind, String)> = ticks.iter().map(|tick| (tick.kind, tick.level.to_string())).collect();
    let (worst, median) = (TickKind::Worst, TickKind::Median);
    assert_eq!(
        levels,
        [(worst, "7".into()), (median, "5".into()), (worst, "7".into()), (median, "6".into())],
        "left 2 5 5 7, right 5 7"
    );
    let left = trend_of(&[Leg::Left], &entries, &[]);
    let spots = Spots::of(left.days.last().unwrap(), EACH, 30.0, 4.0).unwrap().spots;
    assert_eq!(spots.len(), 4, "an entry about both legs is one of the left leg");
    assert!(spots.iter().all(|spot| spot.side == Side::Left));
}

#[test]
fn the_legend_says_what_a_point_stands_for() {
    let entries = [scored(0, Side::Left, 5), scored(0, Side::Left, 6), scored(3, Side::Left, 6)];
    let words = |depth| -> Vec<String> {
        trend_of(Leg::ALL, &entries, &[]).legend(depth).into_iter().map(|(_, words)| words).collect()
    };
    assert_eq!(words(EACH), ["Left, each entry", "Worst of the day", "Median of the day", "No entry that day"]);
    assert_eq!(words(Depth::Entries { lines: false }), ["Left, each entry", "No entry that day"]);
    assert_eq!(words(Depth::Days), ["Left, worst of the day", "No entry that day"]);
    assert_eq!(words(Depth::Peaks(3)), ["Left, worst of 3 days", "No entry on 3 days"]);
    // The chart is as close as its room allows, and never says more than it shows.
    let trend = trend_of(Leg::ALL, &entries, &[]);
    let depth = |columns: &[ChartColumn], share| Depth::of(&trend.days, columns, share);
    assert_eq!(depth(&thin(&trend.days, 30), 8.0), EACH);
    assert_eq!(depth(&thin(&trend.days, 30), 7.9), Depth::Days);
    assert_eq!(depth(&thin(&trend.days, 10), 40.0), Depth::Peaks(3));
    assert_eq!(Spots::of(&trend.days[0], Depth::Days, 30.0, 4.0), None);
}

fn line(ago: i64, words: &str) -> TimeMark {
    TimeMark { at: moment(ago), side: None, what: MarkWhat::Line(words.to_owned()) }
}

#[test]
fn lines_that_are_close_get_numbers_and_none_is_lost() {
    let marks = [line(9, "Check: no signs"), line(9, "Stage: Strength"), line(2, "Checked by a clinician")];
    let trend = trend_of(Leg::ALL, &[scored(0, Side::Left, 5)], &marks);
    let words: Vec<String> = trend.lines().iter().map(|line| trend.line_words(line)).collect();
    assert_eq!(
        words,
        ["1: Fri 13 Nov, check: no signs", "2: Fri 13 Nov, stage: Strength", "3: Fri 20 Nov, checked by a clinician"]
    );
    let width = |words: &str| words.chars().map(|_| 8.0).sum::<f32>();
    let of = |places: &[f32], words: &[f32]| LineLabels::of(places, words, (0.0, 300.0), width);
    assert_eq!(of(&[10.0, 150.0], &[100.0, 100.0]), LineLabels::Words(vec![6.0, 146.0]), "words where they have room");
    assert_eq!(of(&[290.0], &[100.0]), LineLabels::Words(vec![200.0]), "never cut off at the end");
    let numbers = LineLabels::Numbers(vec![(10.0, "1".into()), (60.0, "2".into())]);
    assert_eq!(of(&[10.0, 60.0], &[100.0, 100.0]), numbers);
    let close = LineLabels::Numbers(vec![(53.0, "1–3".into()), (150.0, "4".into())]);
    assert_eq!(of(&[50.0, 50.0, 56.0, 150.0], &[100.0; 4]), close);
    assert_eq!(of(&[10.0], &[400.0]), LineLabels::Numbers(vec![(10.0, "1".into())]), "words longer than the chart");
}

#[test]
fn the_saved_picture_shows_each_mark_and_says_it_in_words() {
    let mark = |ago, what| TimeMark { at: moment(ago), side: None, what };
    let marks = [
        mark(1, MarkWhat::Routine),
        mark(2, MarkWhat::FirstDays),
        mark(3, MarkWhat::Dose),
        line(4, "Checked by a clinician: <b> & \"co\"\u{1}"),
    ];
    let entries = [scored(0, Side::Left, 5), scored(0, Side::Left, 5), scored(0, Side::Right, 2)];
    let trend = trend_of(Leg::ALL, &entries, &marks);
    let picture = svg(&trend);
    // One mark more of each is that of the legend.
    assert_eq!(picture.matches("fill=\"#0e5a63\"").count(), 2 + 1, "each entry of the left leg");
    assert_eq!(picture.matches("fill=\"url(#gap)\"").count(), 29 + 1, "days without an entry");
    assert_eq!(picture.matches("stroke-dasharray").count(), 1 + 1);
    for (_, words) in trend.legend(EACH) {
        assert!(picture.contains(&format!(">{words}</text>")), "{words}");
    }
    assert!(trend.legend(EACH).iter().any(|(sign, _)| *sign == Sign::Dose));
    assert!(picture.contains("Small filled diamond: medicine taken."));
    assert!(picture.contains("Sun 22 Nov: left 5 (median 5), right 2, 3 entries."), "the numbers in the description");
    assert!(picture.contains("1: Wed 18 Nov, checked by a clinician: &lt;b&gt; &amp; &quot;co&quot; </text>"));
    assert!(!picture.contains('\u{1}'), "no sign that XML may not hold");
    assert!(soleus::ui::chart::png(&picture).is_some(), "a whole SVG, from which a PNG is drawn");
}

/// Entries with random places, kinds and lengths.
fn journals() -> impl Strategy<Value = Vec<Scored>> {
    let zone = (0_usize..2, 0_usize..8, proptest::option::of(0_u8..=10));
    let zones = proptest::collection::vec(zone, 0..4);
    let kinds = proptest::collection::vec(0_usize..8, 0..3);
    let entry = (0_i64..40, 0_usize..3, 0_u8..=10, zones, kinds, proptest::option::of(0_u32..30));
    let entry = entry.prop_map(|(ago, side, score, zones, kinds, minutes)| {
        let zone = |(leg, zone, own): (usize, usize, Option<u8>)| ZonePain {
            leg: Leg::ALL[leg],
            zone: Zone::ALL[zone],
            nrs: own.map(nrs),
        };
        Scored {
            zones: zones.into_iter().map(zone).collect(),
            kinds: kinds.into_iter().map(|kind| Kind::ALL[kind]).collect(),
            minutes,
            ..scored(ago, Side::ALL[side], score)
        }
    });
    proptest::collection::vec(entry, 0..60)
}

proptest! {
    #[test]
    fn rows_sentences_and_tables_agree(entries in journals(), shown in 1_usize..4, share in 8.0_f32..200.0) {
        let legs: Vec<Leg> = Leg::ALL.iter().enumerate().filter(|(bit, _)| shown & (1 << bit) != 0).map(|(_, leg)| *leg).collect();
        let trend = trend_of(&legs, &entries, &[]);
        let first = moment(29);
        let within: Vec<&Scored> = entries
            .iter()
            .filter(|entry| entry.at.utc_s >= first.utc_s && entry.side.legs().iter().any(|leg| legs.contains(leg)))
            .collect();
        // Places, the plain way: the scores of each zone, one for each entry.
        let mut plain: BTreeMap<(Leg, Zone), Vec<u8>> = BTreeMap::new();
        for entry in &within {
            let mut own: BTreeMap<(Leg, Zone), u8> = BTreeMap::new();
            for zone in entry.zones.iter().filter(|zone| legs.contains(&zone.leg)) {
                let score = zone.nrs.unwrap_or(entry.nrs).get();
                own.entry((zone.leg, zone.zone)).and_modify(|before| *before = score.max(*before)).or_insert(score);
            }
            for (place, score) in own {
                plain.entry(place).or_default().push(score);
            }
        }
        let places = &trend.felt.places;
        prop_assert_eq!(places.said + places.not_said, within.len());
        prop_assert_eq!(places.named().len(), plain.len());
        let table = places.table();
        for ((leg, zone), scores) in &plain {
            let (count, worst) = (scores.len(), scores.iter().max().unwrap());
            let row = format!("\n{}\t{}\t{count}\t{worst}\n", leg.id(), zone.words());
            prop_assert!(table.contains(&row), "{} has {}", table, row);
            let named = places.named().into_iter().find(|row| row.leg == *leg && row.zone == *zone).unwrap();
            let entries = if count == 1 { "entry" } else { "entries" };
            prop_assert_eq!(named.words(), format!("{count} {entries}, worst {worst}"));
        }
        let most = plain.values().map(Vec::len).max().unwrap_or(0);
        let enough = places.said >= 3;
        let said = format!("in {most} of {} entries with a place.", places.said);
        prop_assert_eq!(places.words().contains(&said), enough, "{}", places.words());
        prop_assert_eq!(places.words() == "Too few entries yet.", !enough);
        // Kinds.
        let kinds = &trend.felt.kinds;
        prop_assert_eq!(kinds.entries(), within.len());
        for row in &kinds.rows {
            let has = |entry: &&&Scored| row.kind.map_or(entry.kinds.is_empty(), |kind| entry.kinds.contains(&kind));
            prop_assert_eq!(row.scores.count(), within.iter().filter(has).count());
            let median = row.scores.median().unwrap();
            let line = format!("{}\t{}\t{median}", row.kind.map_or("not said", Kind::id), row.scores.count());
            prop_assert!(kinds.table().lines().any(|found| found == line));
        }
        // Cramps.
        let cramps = &trend.felt.cramps;
        let all = within.iter().filter(|entry| entry.kinds.contains(&Kind::Cramp)).count();
        prop_assert_eq!(cramps.rows().iter().map(|row| row.1).sum::<usize>(), all);
        if cramps.is_enough() {
            let spread = cramps.spread().unwrap();
            let start = format!("{all} cramps. Median length ");
            prop_assert!(cramps.words().starts_with(&start), "{}", cramps.words());
            let line = format!("\nmedian minutes\t{}\n", spread.middle);
            prop_assert!(cramps.table().contains(&line));
        }
        // Points: each entry once, within its day, at its own score.
        let size = radius(&trend.days, share);
        for day in &trend.days {
            let spots = Spots::of(day, EACH, share, size).unwrap().spots;
            let mut drawn: Vec<u8> = spots.iter().map(|spot| spot.score).collect();
            let mut wanted: Vec<u8> =
                within.iter().filter(|entry| entry.at.day() == day.day).map(|entry| entry.nrs.get()).collect();
            drawn.sort_unstable();
            wanted.sort_unstable();
            prop_assert_eq!(drawn, wanted);
            prop_assert!(spots.iter().all(|spot| spot.aside.abs() <= (share / 2.0 - size).max(0.0) + 0.01));
        }
    }
}
