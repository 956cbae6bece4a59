//! Numbers over days as a picture for other programs: the same marks, made of the same value, in black on white so that
//! it can be printed. Its legend is the sentence, a line for each line of the chart.

use std::fmt::Write as _;

use super::svg::escaped;
use super::{LineMark, Series};
use crate::domain::sentence;

const WIDTH: f64 = 900.0;
const LEFT: f64 = 50.0;
const TOP: f64 = 50.0;
const HEIGHT: f64 = 200.0;
/// Height of a line of words.
const ROW: f64 = 22.0;

/// The chart as SVG text, with its sentence as title.
#[must_use]
pub fn series_svg(series: &Series) -> String {
    let ticks = series.ticks();
    let (low, high) = (ticks.first().copied().unwrap_or(0), ticks.last().copied().unwrap_or(1));
    let right = WIDTH - 30.0;
    let level =
        |value: u32| TOP + HEIGHT * (1.0 - f64::from(value.saturating_sub(low)) / f64::from((high - low).max(1)));
    let span = (series.last - series.first).num_days().max(1);
    let across = |day: i64| LEFT + 10.0 + (right - LEFT - 20.0) * count(day) / count(span);
    let rows = series.lines.len() + usize::from(series.target.is_some());
    let height = TOP + HEIGHT + ROW * (count(i64::try_from(rows).unwrap_or(0)) + 2.0);
    let title = escaped(&format!("{}. {}", series.title, series.sentence()));
    let heading = escaped(&series.title);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"14\">\n<title>{title}</title>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n<text x=\"{LEFT}\" y=\"26\" font-size=\"20\" font-weight=\"bold\">{heading}</text>\n",
    );
    for tick in &ticks {
        let y = level(*tick);
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"#999\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            y + 5.0,
            series.unit.cell(*tick),
        );
    }
    if let Some(target) = &series.target {
        let y = level(target.value);
        let _ = writeln!(text, "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"#1b2528\" stroke-dasharray=\"8 5\"/>");
    }
    for point in series.drawn() {
        if let Some(line) = series.lines.get(point.line) {
            let x = across(point.day) + point.aside(12.0, across(1) - across(0));
            mark(&mut text, line.mark, x, level(point.value));
        }
    }
    let foot = TOP + HEIGHT + ROW;
    for (x, anchor, day) in [(LEFT, "start", series.first), (right, "end", series.last)] {
        let words = sentence::short_day(day, series.today);
        let _ = writeln!(text, "<text x=\"{x}\" y=\"{foot}\" text-anchor=\"{anchor}\">{words}</text>");
    }
    let mut y = foot;
    for (line, words) in series.lines.iter().zip(series.line_sentences()) {
        y += ROW;
        mark(&mut text, line.mark, LEFT + 6.0, y - 5.0);
        let _ = writeln!(text, "<text x=\"{}\" y=\"{y}\">{}</text>", LEFT + 20.0, escaped(&words));
    }
    if let Some(target) = &series.target {
        y += ROW;
        let words = escaped(&format!("Dashed line: {}.", target.words));
        let _ = writeln!(text, "<text x=\"{LEFT}\" y=\"{y}\">{words}</text>");
    }
    text.push_str("</svg>\n");
    text
}

fn mark(text: &mut String, mark: LineMark, x: f64, y: f64) {
    let open = "fill=\"none\" stroke=\"#1b2528\" stroke-width=\"2\"";
    let _ = match mark {
        LineMark::FilledCircle => writeln!(text, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"#0e5a63\"/>"),
        LineMark::OpenTriangle => writeln!(text, "<path d=\"M{x:.1} {:.1}l6 10h-12z\" {open}/>", y - 6.0),
        LineMark::OpenSquare => {
            writeln!(text, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"10\" height=\"10\" {open}/>", x - 5.0, y - 5.0)
        }
        LineMark::FilledDiamond => {
            writeln!(text, "<path d=\"M{x:.1} {:.1}l6 6l-6 6l-6 -6z\" fill=\"#0e5a63\"/>", y - 6.0)
        }
        LineMark::Cross => writeln!(text, "<path d=\"M{:.1} {:.1}l10 10m0 -10l-10 10\" {open}/>", x - 5.0, y - 5.0),
    };
}

/// Some thousand at most, so nothing is lost.
fn count(number: i64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(0))
}
