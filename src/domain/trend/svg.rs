//! The chart as a picture for other programs: the same points, made of the same value, in dark on white so that it can
//! be printed and read in grey.

mod parts;

use super::{ChartColumn, Depth, LineLabels, Sign, Spots, TickKind, Trend, radius, thin};
use crate::domain::body::Side;
use crate::domain::sentence;
pub(super) use parts::escaped;
use parts::{Sheet, number};

/// Width of the picture; its height follows from what it holds.
const WIDTH: f32 = 900.0;
/// Left and right end of the part with the scores.
const ENDS: (f32, f32) = (48.0, 880.0);
/// Height of the part with the scores.
const HEIGHT: f32 = 264.0;
/// The narrowest column.
const LEAST: f32 = 3.0;
/// Room between a mark and the line of the worst over it.
const OVER: f32 = 4.0;
/// Baseline to baseline.
const LINE: f32 = 20.0;

/// The chart as SVG text, with its sentence as title.
#[must_use]
pub fn svg(trend: &Trend) -> String {
    let mut sheet = Sheet::new(WIDTH);
    let (headline, numbers) = (trend.headline(), trend.numbers());
    for line in sentence::wrapped(&headline, 72) {
        sheet.go_on(26.0);
        sheet.heading(ENDS.0, &line);
    }
    for line in sentence::wrapped(&numbers, 108) {
        sheet.go_on(LINE);
        sheet.text(ENDS.0, &line, "start", 14);
    }
    // Room for the numbers of lines.
    sheet.go_on(46.0);
    let most = (ENDS.1 - ENDS.0) / LEAST;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred columns")]
    let columns = thin(&trend.days, most as usize);
    let plot = Plot {
        trend,
        top: sheet.down(),
        share: (ENDS.1 - ENDS.0) / number(columns.len().max(1)),
        each: columns.first().map_or(1, |column| column.days.max(1)),
    };
    let depth = Depth::of(&trend.days, &columns, plot.share);
    plot.ground(&mut sheet, &columns);
    for (place, column) in columns.iter().enumerate() {
        let x = plot.middle(place);
        let day = trend.days.get(column.first);
        match day.and_then(|day| Spots::of(day, depth, plot.share, plot.radius())) {
            Some(spots) => plot.entries(&mut sheet, &spots, x),
            None => column.marks.iter().for_each(|mark| {
                sheet.sign(Sign::Score(mark.side), x, plot.level(i32::from(mark.score) * 2), plot.radius());
            }),
        }
        let foot = plot.top + HEIGHT;
        let lanes = [
            (column.routines, Sign::Routine, x, 13.0),
            (column.steps, Sign::FirstDays, x, 28.0),
            (column.doses, Sign::Dose, if column.steps { x + 8.0 } else { x }, 28.0),
        ];
        for (_, sign, x, down) in lanes.into_iter().filter(|lane| lane.0) {
            sheet.sign(sign, x, foot + down, (plot.share * 0.3).clamp(2.0, 4.0));
        }
    }
    plot.lines(&mut sheet);
    plot.days(&mut sheet);
    sheet.go_on(HEIGHT + 56.0);
    legend(&mut sheet, trend, depth);
    for line in trend.lines() {
        for words in sentence::wrapped(&trend.line_words(&line), 108) {
            sheet.go_on(LINE);
            sheet.text(ENDS.0, &words, "start", 14);
        }
    }
    sheet.go_on(LINE);
    sheet.finish(&format!("{headline} {numbers}"), &described(trend, depth))
}

/// The part with the scores.
struct Plot<'a> {
    trend: &'a Trend,
    /// The height of a score of 10.
    top: f32,
    /// Width of a column.
    share: f32,
    /// Days in a column.
    each: usize,
}

impl Plot<'_> {
    /// The height of a score, in half points.
    fn level(&self, doubled: i32) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "at most 20 half points")]
        let share = doubled as f32 / 20.0;
        self.top + HEIGHT * (1.0 - share)
    }

    fn radius(&self) -> f32 {
        radius(&self.trend.days, self.share)
    }

    /// The middle of a column.
    fn middle(&self, column: usize) -> f32 {
        ENDS.0 + self.share * (number(column) + 0.5)
    }

    /// The middle of the column of a day.
    fn place(&self, day: usize) -> f32 {
        self.middle(day / self.each)
    }

    /// Stripes for days without an entry, and the lines of 0, 5 and 10.
    fn ground(&self, sheet: &mut Sheet, columns: &[ChartColumn]) {
        for (place, _) in columns.iter().enumerate().filter(|(_, column)| column.gap) {
            sheet.stripe(self.middle(place) - self.share / 2.0, self.top, self.share, HEIGHT);
        }
        for score in [0, 5, 10] {
            let y = self.level(score * 2);
            sheet.rule((ENDS.0, ENDS.1), y, if score == 0 { "#4a565a" } else { "#c4cccc" });
            sheet.text_at(ENDS.0 - 10.0, y + 5.0, &score.to_string(), "end", 14);
        }
    }

    fn entries(&self, sheet: &mut Sheet, spots: &Spots, x: f32) {
        for tick in &spots.ticks {
            let sign = if tick.kind == TickKind::Worst { Sign::Worst } else { Sign::Median };
            let above = if tick.kind == TickKind::Worst { self.radius() + OVER } else { 0.0 };
            sheet.tick(sign, (x + tick.ends.0, x + tick.ends.1), self.level(tick.level.doubled()) - above);
        }
        for spot in &spots.spots {
            let y = self.level(i32::from(spot.score) * 2);
            sheet.sign(Sign::Score(spot.side), x + spot.aside, y, self.radius());
        }
    }

    /// Lines of checks and stages with their numbers; the words stand in the list below.
    fn lines(&self, sheet: &mut Sheet) {
        let places: Vec<f32> = self.trend.lines().iter().map(|line| self.place(line.day)).collect();
        for x in &places {
            sheet.event(*x, self.top - 14.0, self.top + HEIGHT);
        }
        let width = |words: &str| 9.0 * number(words.chars().count());
        if let LineLabels::Numbers(labels) = LineLabels::numbers(&places, (0.0, WIDTH), width) {
            for (middle, words) in labels {
                sheet.text_at(middle, self.top - 17.0, &words, "middle", 14);
            }
        }
    }

    /// As many days as have room, the last one always.
    fn days(&self, sheet: &mut Sheet) {
        let mut free = f32::INFINITY;
        for (place, day) in self.trend.days.iter().enumerate().rev() {
            let words = self.trend.date(day.day);
            let half = 4.5 * number(words.chars().count());
            let x = self.place(place);
            let middle = x.min(WIDTH - half);
            if middle + half + 16.0 > free || middle < half {
                continue;
            }
            free = middle - half;
            sheet.upright(x, self.top + HEIGHT, 5.0);
            sheet.text_at(middle, self.top + HEIGHT + 50.0, &words, "middle", 14);
        }
    }
}

fn legend(sheet: &mut Sheet, trend: &Trend, depth: Depth) {
    let mut x = ENDS.0;
    sheet.go_on(LINE);
    for (sign, words) in trend.legend(depth) {
        let width = 22.0 + 7.6 * number(words.chars().count());
        if x + width > WIDTH && x > ENDS.0 {
            x = ENDS.0;
            sheet.go_on(LINE + 4.0);
        }
        sheet.legend_sign(sign, x + 8.0);
        sheet.text(x + 22.0, &words, "start", 14);
        x += width + 14.0;
    }
    sheet.go_on(8.0);
}

/// The shapes in words, for whoever cannot see them.
fn described(trend: &Trend, depth: Depth) -> String {
    let shape = |sign| match sign {
        Sign::Score(Side::Left) => "Filled circle",
        Sign::Score(Side::Right) => "Open triangle",
        Sign::Score(Side::Both) => "Open square",
        Sign::Worst => "Short line with ends",
        Sign::Median => "Short line",
        Sign::Routine => "Small filled square",
        Sign::FirstDays => "Small ring",
        Sign::Dose => "Small filled diamond",
        Sign::Event => "Dashed line with a number",
        Sign::Gap => "Stripes",
    };
    let signs = trend.legend(depth).into_iter();
    let signs: Vec<String> =
        signs.map(|(sign, words)| format!("{}: {}.", shape(sign), sentence::lower_first(&words))).collect();
    let days = trend.days.iter().filter(|day| !day.is_bare()).map(|day| format!("{}.", trend.day_words(day)));
    signs.into_iter().chain(days).collect::<Vec<_>>().join(" ")
}
