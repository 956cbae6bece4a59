//! The chart for the layout: numbers to draw, and the same in words for people who do not see it.

use serde::Serialize;

use crate::domain::body::Side;
use crate::domain::sentence;
use crate::domain::sheet::{Graph, MarkKind, Sheet};

/// Runs of columns: the first of each, and how many there are.
type Runs = Vec<(usize, usize)>;

/// The chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartWords {
    /// "Pain from 0 to 10, a mark for each entry"
    pub title: String,
    /// How many columns there are.
    pub columns: usize,
    /// Columns from the left, points of pain, leg, kind.
    pub marks: Vec<(f32, f32, &'static str, &'static str)>,
    /// Runs of columns without an entry.
    pub gaps: Runs,
    /// Rows beneath: the word, runs of columns, and whether a run is drawn as ticks.
    pub rows: Vec<(&'static str, Runs, bool)>,
    /// Dates beneath, each at a column.
    pub dates: Vec<(usize, String)>,
    /// What the marks mean: kind of mark, and words.
    pub legend: Vec<(&'static str, String)>,
    /// What was done on how many days.
    pub done: String,
    /// All of it in words.
    pub alt: String,
}

impl ChartWords {
    pub(super) fn of(graph: &Graph, sheet: &Sheet) -> Self {
        let [ice, stretch, medicine] = graph.done_days.map(|days| sentence::count(days, "day", "days"));
        let empty = sheet.days - sheet.days_with_entries;
        let done = format!(
            "Ice on {ice}, stretching or a routine on {stretch}, a medicine on {medicine}. No entry on {}.",
            sentence::count(empty, "day", "days")
        );
        let ticks = graph.medicine.iter().map(|column| (*column, 1)).collect();
        let rows =
            [("Ice", graph.ice.clone(), false), ("Stretch", graph.stretch.clone(), false), ("Medicine", ticks, true)];
        let title = match graph.each {
            1 => "Pain from 0 to 10, a mark for each entry".to_owned(),
            7 => "Pain from 0 to 10, week by week".to_owned(),
            days => format!("Pain from 0 to 10, {} weeks together", days / 7),
        };
        Self {
            alt: alt(&title, sheet, &done),
            title,
            columns: graph.columns,
            marks: graph
                .marks
                .iter()
                .map(|mark| (mark.x, points(mark.score.doubled()), mark.side.id(), id(mark.kind)))
                .collect(),
            gaps: graph.gaps.clone(),
            rows: rows.into_iter().filter(|(_, runs, _)| !runs.is_empty()).collect(),
            dates: graph.dates.iter().map(|(column, day)| (*column, sheet.request.date(*day))).collect(),
            legend: legend(graph),
            done,
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "at most 20 half points")]
fn points(doubled: i32) -> f32 {
    doubled as f32 / 2.0
}

fn id(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Entry => "entry",
        MarkKind::Late => "late",
        MarkKind::Worst => "worst",
        MarkKind::Median => "median",
    }
}

/// The marks that the chart has.
fn legend(graph: &Graph) -> Vec<(&'static str, String)> {
    let has = |side: Side| graph.marks.iter().any(|mark| mark.side == side && mark.kind != MarkKind::Median);
    let kind = |kind: MarkKind| graph.marks.iter().any(|mark| mark.kind == kind);
    let worst = if graph.is_thinned() { format!(", worst of {} days", graph.each) } else { String::new() };
    let signs = [
        (has(Side::Left), "left", format!("left leg{worst}")),
        (has(Side::Right), "right", format!("right leg{worst}")),
        (has(Side::Both), "both", "both legs".to_owned()),
        (kind(MarkKind::Median), "median", format!("median of {} days (thin: right leg)", graph.each)),
        (kind(MarkKind::Late), "late", "paler: written more than 6 h later".to_owned()),
        (!graph.gaps.is_empty(), "gap", "no entry".to_owned()),
    ];
    signs.into_iter().filter(|(there, ..)| *there).map(|(_, sign, words)| (sign, words)).collect()
}

fn alt(title: &str, sheet: &Sheet, done: &str) -> String {
    let numbers = &sheet.numbers;
    let Some((day, worst)) = numbers.worst else { return format!("{title}. No entries.") };
    let median = numbers.median.map_or_else(String::new, |median| format!(" Median {median}."));
    let entries = sentence::count(numbers.episodes, "entry", "entries");
    format!("{title}. {entries}. Worst {} on {}.{median} {done}", worst.get(), sheet.request.date(day))
}
