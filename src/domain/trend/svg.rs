//! The chart as a picture for other programs: the same points, made of the same value, in black on white so that it can
//! be printed.

use std::fmt::Write as _;

use super::{Trend, thin};
use crate::domain::body::Side;

const WIDTH: f64 = 900.0;
const LEFT: f64 = 40.0;
const TOP: f64 = 70.0;
const HEIGHT: f64 = 264.0;

/// The chart as SVG text, with its sentence as title.
#[must_use]
pub fn svg(trend: &Trend) -> String {
    let columns = thin(&trend.days, 280);
    let room = WIDTH - LEFT - 20.0;
    let share = room / count(columns.len());
    let level = |score: u8| TOP + HEIGHT * (1.0 - f64::from(score) / 10.0);
    let (headline, numbers) = (trend.headline(), trend.numbers());
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} 400\" font-family=\"sans-serif\" font-size=\"14\">\n<title>{headline} {numbers}</title>\n<rect width=\"{WIDTH}\" height=\"400\" fill=\"#fff\"/>\n<text x=\"{LEFT}\" y=\"26\" font-size=\"20\" font-weight=\"bold\">{headline}</text>\n<text x=\"{LEFT}\" y=\"50\">{numbers}</text>\n",
    );
    for score in [0, 5, 10] {
        let y = level(score);
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "<path d=\"M{LEFT} {y}H{}\" stroke=\"#999\"/><text x=\"{}\" y=\"{}\" text-anchor=\"end\">{score}</text>",
            LEFT + room,
            LEFT - 8.0,
            y + 5.0,
        );
    }
    for (number, column) in columns.iter().enumerate() {
        let x = LEFT + share * (count(number) + 0.5);
        if column.gap {
            let _ = writeln!(
                text,
                "<rect x=\"{:.1}\" y=\"{TOP}\" width=\"{share:.1}\" height=\"{HEIGHT}\" fill=\"#eee\"/>",
                x - share / 2.0
            );
        }
        for mark in &column.marks {
            let y = level(mark.score);
            let _ = match mark.side {
                Side::Left => writeln!(text, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"#0e5a63\"/>"),
                Side::Right => writeln!(
                    text,
                    "<path d=\"M{x:.1} {:.1}l6 10h-12z\" fill=\"none\" stroke=\"#1b2528\" stroke-width=\"2\"/>",
                    y - 6.0
                ),
                Side::Both => writeln!(
                    text,
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"10\" height=\"10\" fill=\"none\" stroke=\"#1b2528\" stroke-width=\"2\"/>",
                    x - 5.0,
                    y - 5.0
                ),
            };
        }
        let foot = TOP + HEIGHT + 10.0;
        if column.routines {
            let left = x - 3.0;
            let _ = writeln!(text, "<rect x=\"{left:.1}\" y=\"{foot}\" width=\"6\" height=\"6\" fill=\"#1b2528\"/>");
        }
        if column.steps {
            let y = foot + 15.0;
            let _ = writeln!(text, "<circle cx=\"{x:.1}\" cy=\"{y}\" r=\"3\" fill=\"none\" stroke=\"#1b2528\"/>");
        }
        if column.doses {
            let (x, y) = (if column.steps { x + 9.0 } else { x }, foot + 15.0);
            let _ = writeln!(text, "<path d=\"M{x:.1} {:.1}l4 4l-4 4l-4 -4z\" fill=\"#1b2528\"/>", y - 4.0);
        }
        let days = trend.days.get(column.first..column.first + column.days).unwrap_or_default();
        let lines: Vec<&str> = days.iter().flat_map(|day| &day.lines).map(String::as_str).collect();
        if !lines.is_empty() {
            let words = escaped(&lines.join("; "));
            let _ = writeln!(
                text,
                "<path d=\"M{x:.1} {TOP}v{HEIGHT}\" stroke=\"#4a565a\" stroke-dasharray=\"4 3\"><title>{words}</title></path>"
            );
        }
    }
    text.push_str("<text x=\"40\" y=\"385\" font-size=\"12\">Filled circle: left. Open triangle: right. Open square: both. Small square: a routine was done. Ring: a step of the first days. Dashed line: a check or a stage. Grey: no entry.</text>\n</svg>\n");
    text
}

/// People's own words can hold signs that mean something else here.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Columns are few, so nothing is lost.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
