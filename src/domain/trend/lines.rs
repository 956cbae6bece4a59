//! Checks, visits and stages on the time axis: each has a number, and where words have no room the numbers stand for
//! them, with a list below. Nothing is left out.

use super::Trend;
use crate::domain::sentence;

/// Room between two labels, in points.
const GAP: f32 = 8.0;
/// How far a label begins before its line, in points.
const BEFORE: f32 = 4.0;

/// A check, a visit or a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartLine<'a> {
    /// From 1, in the order of time.
    pub number: usize,
    /// The number of its day in the range.
    pub day: usize,
    /// What it is.
    pub words: &'a str,
}

/// What stands over the lines.
#[derive(Clone, Debug, PartialEq)]
pub enum LineLabels {
    /// The words of each line; where each begins.
    Words(Vec<f32>),
    /// Numbers, such as "3" or "3–5" for lines that are too close; the middle of each.
    Numbers(Vec<(f32, String)>),
}

impl Trend {
    /// Every line, oldest first.
    #[must_use]
    pub fn lines(&self) -> Vec<ChartLine<'_>> {
        let days = self.days.iter().enumerate();
        let lines = days.flat_map(|(day, of_day)| of_day.lines.iter().map(move |words| (day, words.as_str())));
        lines.enumerate().map(|(number, (day, words))| ChartLine { number: number + 1, day, words }).collect()
    }

    /// "3: Fri 20 Nov, check: no signs"
    #[must_use]
    pub fn line_words(&self, line: &ChartLine<'_>) -> String {
        let day = self.days.get(line.day).map_or(self.today, |day| day.day);
        let words = sentence::lower_first(line.words);
        format!("{}: {}, {words}", line.number, sentence::short_day(day, self.today))
    }
}

impl LineLabels {
    /// Labels for lines at these places, in order, between `ends`. `words` are the widths of their words, and `width`
    /// is that of a number.
    #[must_use]
    pub fn of(places: &[f32], words: &[f32], ends: (f32, f32), width: impl Fn(&str) -> f32) -> Self {
        Self::words(places, words, ends).unwrap_or_else(|| Self::numbers(places, ends, width))
    }

    fn words(places: &[f32], words: &[f32], (first, last): (f32, f32)) -> Option<Self> {
        let mut free = first;
        let mut lefts = Vec::new();
        for (place, width) in places.iter().zip(words) {
            let left = (place - BEFORE).min(last - width).max(first);
            if left < free || left + width > last {
                return None;
            }
            free = left + width + GAP;
            lefts.push(left);
        }
        Some(Self::Words(lefts))
    }

    /// Numbers for the lines; those that would touch become one.
    #[must_use]
    pub fn numbers(places: &[f32], (first, last): (f32, f32), width: impl Fn(&str) -> f32) -> Self {
        // First and last line of each label, with the half of its width.
        let mut labels: Vec<(usize, usize, f32, String)> = Vec::new();
        let label = |from: usize, to: usize| {
            let words = if from == to { (from + 1).to_string() } else { format!("{}–{}", from + 1, to + 1) };
            let half = width(&words) / 2.0;
            let at = |number: usize| places.get(number).copied().unwrap_or(first);
            let middle = f32::midpoint(at(from), at(to)).min(last - half).max(first + half);
            (from, to, middle, words)
        };
        for number in 0..places.len() {
            let mut new = label(number, number);
            while let Some(before) = labels.pop() {
                if before.2 + width(&before.3) / 2.0 + GAP <= new.2 - width(&new.3) / 2.0 {
                    labels.push(before);
                    break;
                }
                new = label(before.0, new.1);
            }
            labels.push(new);
        }
        Self::Numbers(labels.into_iter().map(|(_, _, middle, words)| (middle, words)).collect())
    }
}
