//! Words and shapes of the saved picture, written one below the other.

use std::fmt::Write as _;

use crate::domain::body::Side;
use crate::domain::trend::Sign;

/// Text and outlines.
const DARK: &str = "#1b2528";
/// What stands behind the marks.
const MIDDLE: &str = "#4a565a";

/// The picture as it grows downwards.
pub(super) struct Sheet {
    width: f32,
    /// How far down it is written.
    down: f32,
    text: String,
}

impl Sheet {
    pub(super) fn new(width: f32) -> Self {
        Self { width, down: 0.0, text: String::new() }
    }

    pub(super) fn down(&self) -> f32 {
        self.down
    }

    pub(super) fn go_on(&mut self, by: f32) {
        self.down += by;
    }

    /// The whole picture, with a name and a description for whoever cannot see it.
    pub(super) fn finish(self, title: &str, description: &str) -> String {
        let (width, height, text) = (self.width, self.down, self.text);
        let (title, description) = (escaped(title), escaped(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"14\">\n<title id=\"title\">{title}</title>\n<desc id=\"desc\">{description}</desc>\n<defs><pattern id=\"gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"#f1f3f3\"/><path d=\"M-1 1l2 -2M0 6l6 -6M5 7l2 -2\" stroke=\"#b9c2c2\" stroke-width=\"1\"/></pattern></defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n{text}</svg>\n"
        )
    }

    pub(super) fn heading(&mut self, x: f32, words: &str) {
        let (y, words) = (self.down, escaped(words));
        self.put(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"20\" font-weight=\"bold\" fill=\"{DARK}\">{words}</text>"
        ));
    }

    /// Words on the line that is being written.
    pub(super) fn text(&mut self, x: f32, words: &str, anchor: &str, size: u8) {
        self.text_at(x, self.down, words, anchor, size);
    }

    pub(super) fn text_at(&mut self, x: f32, y: f32, words: &str, anchor: &str, size: u8) {
        let words = escaped(words);
        self.put(&format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{DARK}\">{words}</text>"
        ));
    }

    /// A line across.
    pub(super) fn rule(&mut self, (from, to): (f32, f32), y: f32, color: &str) {
        self.put(&format!("<path d=\"M{from:.1} {y:.1}H{to:.1}\" stroke=\"{color}\"/>"));
    }

    /// A short line downwards.
    pub(super) fn upright(&mut self, x: f32, y: f32, length: f32) {
        self.put(&format!("<path d=\"M{x:.1} {y:.1}v{length}\" stroke=\"{MIDDLE}\"/>"));
    }

    /// A day without an entry.
    pub(super) fn stripe(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.put(&format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"url(#gap)\"/>"
        ));
    }

    /// A check, a visit or a stage.
    pub(super) fn event(&mut self, x: f32, top: f32, bottom: f32) {
        self.put(&format!(
            "<path d=\"M{x:.1} {top:.1}V{bottom:.1}\" stroke=\"{MIDDLE}\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"/>"
        ));
    }

    /// The worst or the median of a day.
    pub(super) fn tick(&mut self, sign: Sign, (from, to): (f32, f32), y: f32) {
        let ends = if sign == Sign::Worst {
            format!("M{from:.1} {:.1}V{y:.1}H{to:.1}v4", y + 4.0)
        } else {
            format!("M{from:.1} {y:.1}H{to:.1}")
        };
        self.put(&format!("<path d=\"{ends}\" fill=\"none\" stroke=\"{MIDDLE}\" stroke-width=\"1.5\"/>"));
    }

    /// A mark; `size` is its radius.
    pub(super) fn sign(&mut self, sign: Sign, x: f32, y: f32, size: f32) {
        let (line, half) = (size * 0.32, size * 0.9);
        let shape = match sign {
            Sign::Score(Side::Left) => {
                format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size:.1}\" fill=\"#0e5a63\"/>")
            }
            Sign::Score(Side::Right) => format!(
                "<path d=\"M{x:.1} {:.1}l{:.1} {:.1}h{:.1}z\" fill=\"none\" stroke=\"{DARK}\" stroke-width=\"{line:.1}\"/>",
                y - size * 1.15,
                size * 1.1,
                size * 1.95,
                size * -2.2,
            ),
            Sign::Score(Side::Both) => format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" stroke=\"{DARK}\" stroke-width=\"{line:.1}\"/>",
                x - half,
                y - half,
                half * 2.0,
                half * 2.0,
            ),
            Sign::Routine => format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{DARK}\"/>",
                x - size,
                y - size,
                size * 2.0,
                size * 2.0,
            ),
            Sign::FirstDays => {
                format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size:.1}\" fill=\"none\" stroke=\"{DARK}\"/>")
            }
            Sign::Dose => {
                let reach = size * 1.2;
                format!(
                    "<path d=\"M{x:.1} {:.1}l{reach:.1} {reach:.1}l-{reach:.1} {reach:.1}l-{reach:.1} -{reach:.1}z\" fill=\"{DARK}\"/>",
                    y - reach
                )
            }
            Sign::Worst | Sign::Median => return self.tick(sign, (x - 7.0, x + 7.0), y),
            Sign::Event => return self.event(x, y - 10.0, y + 10.0),
            Sign::Gap => return self.stripe(x - 7.0, y - 8.0, 14.0, 16.0),
        };
        self.put(&shape);
    }

    /// A mark on the line that is being written.
    pub(super) fn legend_sign(&mut self, sign: Sign, x: f32) {
        let size = if matches!(sign, Sign::Score(_)) { 5.5 } else { 4.0 };
        self.sign(sign, x, self.down - 5.0, size);
    }

    fn put(&mut self, shape: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{shape}");
    }
}

/// Numbers of columns and signs are small.
#[allow(clippy::cast_precision_loss, reason = "some thousand at most")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

/// People's own words can hold signs that mean something else here, and some that no XML may hold.
pub(in crate::domain::trend) fn escaped(words: &str) -> String {
    let mut text = String::new();
    for sign in words.chars() {
        match sign {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => text.push(' '),
            sign => text.push(sign),
        }
    }
    text
}
