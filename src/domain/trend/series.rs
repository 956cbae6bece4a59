//! Numbers over days that are no pain scores: what the leg can do, its size, heel raises. One value is drawn, said and
//! listed, so that chart, sentence and table cannot disagree.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::sentence;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 0 to 10.
    OutOfTen,
    /// Around the calf, in millimetres, told in centimetres.
    Millimetres,
    /// Heel raises in one go.
    Raises,
}

/// The mark of a line; each differs by its shape, not by its colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
    /// Stands for the left leg where there are legs.
    FilledCircle,
    /// Stands for the right leg where there are legs.
    OpenTriangle,
    /// Third of several.
    OpenSquare,
    /// Fourth of several.
    FilledDiamond,
    /// Fifth of several.
    Cross,
}

/// One line of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesLine {
    /// "Walking", "Left calf", or a person's own words.
    pub name: String,
    /// Its mark.
    pub mark: LineMark,
    /// One number for each day that has one.
    pub points: BTreeMap<NaiveDate, u32>,
}

/// A number that is aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// In words: "the other leg less 10 percent: 18 raises".
    pub words: String,
    /// The number, in the unit of the series.
    pub value: u32,
}

/// Lines of numbers over the days of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is about: "Calf size".
    pub title: String,
    /// What is counted.
    pub unit: Unit,
    /// The local day on which it was worked out.
    pub today: NaiveDate,
    /// The first day that is shown.
    pub first: NaiveDate,
    /// The last day that is shown.
    pub last: NaiveDate,
    /// The lines, in the order of the legend; a line without a number is left out by `new`.
    pub lines: Vec<SeriesLine>,
    /// What is aimed at, if anything.
    pub target: Option<Target>,
}

impl Unit {
    /// "6 of 10", "37.5 cm", "12 raises".
    #[must_use]
    pub fn words(self, value: u32) -> String {
        match self {
            Self::OutOfTen => format!("{value} of 10"),
            Self::Millimetres => format!("{} cm", sentence::centimetres(value)),
            Self::Raises => sentence::count(value as usize, "raise", "raises"),
        }
    }

    /// As it stands in a cell or beside the axis: "6", "37.5", "12".
    #[must_use]
    pub fn cell(self, value: u32) -> String {
        match self {
            Self::OutOfTen | Self::Raises => value.to_string(),
            Self::Millimetres => sentence::centimetres(value),
        }
    }

    /// The steps of the axis, the finest first.
    fn steps(self) -> &'static [u32] {
        match self {
            Self::OutOfTen => &[5],
            Self::Millimetres => &[5, 10, 20, 50, 100, 200, 500],
            Self::Raises => &[5, 10, 20, 50, 100],
        }
    }
}

impl LineMark {
    /// All marks, in the order in which lines get them.
    pub const ALL: [Self; 5] =
        [Self::FilledCircle, Self::OpenTriangle, Self::OpenSquare, Self::FilledDiamond, Self::Cross];

    /// The shape in words, for a legend without pictures.
    #[must_use]
    pub fn shape(self) -> &'static str {
        match self {
            Self::FilledCircle => "filled circle",
            Self::OpenTriangle => "open triangle",
            Self::OpenSquare => "open square",
            Self::FilledDiamond => "filled diamond",
            Self::Cross => "cross",
        }
    }
}

impl SeriesLine {
    /// Its first and last number, each with its day; the same one twice where there is one.
    #[must_use]
    pub fn ends(&self) -> Option<((NaiveDate, u32), (NaiveDate, u32))> {
        let (first, last) = (self.points.first_key_value()?, self.points.last_key_value()?);
        Some(((*first.0, *first.1), (*last.0, *last.1)))
    }
}

impl Series {
    /// Leaves out numbers outside the range, and lines without any; nothing when no line is left.
    #[must_use]
    pub fn new(mut self) -> Option<Self> {
        let days = self.first..=self.last;
        for line in &mut self.lines {
            line.points.retain(|day, _| days.contains(day));
        }
        self.lines.retain(|line| !line.points.is_empty());
        (!self.lines.is_empty()).then_some(self)
    }

    /// The days that have a number, oldest first.
    #[must_use]
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.lines.iter().flat_map(|line| line.points.keys().copied()).collect();
        // Each line is sorted already, which is what a stable sort is quick at.
        days.sort();
        days.dedup();
        days
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.iter().map(|line| line.points.len()).sum()
    }

    /// "Walking: 3 of 10 on 2 Nov, 6 of 10 on 22 Nov." for each line, and what is aimed at.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut words = self.line_sentences();
        words.extend(self.target.as_ref().map(|target| format!("Aim: {}.", target.words)));
        words.join(" ")
    }

    /// "Walking: 3 of 10 on 2 Nov, 6 of 10 on 22 Nov." for each line.
    #[must_use]
    pub fn line_sentences(&self) -> Vec<String> {
        self.lines.iter().filter_map(|line| self.line_words(line)).collect()
    }

    /// "24 Oct to 22 Nov. 12 numbers on 8 of 30 days."
    #[must_use]
    pub fn numbers(&self) -> String {
        let count = sentence::count(self.count(), "number", "numbers");
        let with = self.days().len();
        let all = usize::try_from((self.last - self.first).num_days() + 1).unwrap_or(with);
        let all = sentence::count(all, "day", "days");
        format!("{} to {}. {count} on {with} of {all}.", self.date(self.first), self.date(self.last))
    }

    fn line_words(&self, line: &SeriesLine) -> Option<String> {
        let ((first, from), (last, to)) = line.ends()?;
        let said = |day, value| format!("{} on {}", self.unit.words(value), self.date(day));
        Some(if first == last {
            format!("{}: {}.", line.name, said(last, to))
        } else {
            format!("{}: {}, {}.", line.name, said(first, from), said(last, to))
        })
    }

    /// "Thu 20 Nov: walking 6 of 10, stairs none".
    #[must_use]
    pub fn day_words(&self, day: NaiveDate) -> String {
        let words: Vec<String> = self
            .lines
            .iter()
            .map(|line| {
                let value = line.points.get(&day).map_or_else(|| "none".to_owned(), |value| self.unit.words(*value));
                format!("{} {value}", line.name)
            })
            .collect();
        format!("{}: {}", sentence::short_day(day, self.today), words.join(", "))
    }

    /// The table for other programs: a head line and a line a day that has a number, with tabs.
    #[must_use]
    pub fn table(&self) -> String {
        let mut head = vec!["day".to_owned()];
        // A tab or a line break in own words would be another cell.
        head.extend(self.lines.iter().map(|line| line.name.split_whitespace().collect::<Vec<_>>().join(" ")));
        let mut rows = vec![head.join("\t")];
        for day in self.days() {
            let mut cells = vec![day.to_string()];
            let cell = |line: &SeriesLine| line.points.get(&day).map_or(String::new(), |value| self.unit.cell(*value));
            cells.extend(self.lines.iter().map(cell));
            rows.push(cells.join("\t"));
        }
        rows.join("\n")
    }

    /// The numbers beside the axis, lowest first; the marks lie between the first and the last.
    #[must_use]
    pub fn ticks(&self) -> Vec<u32> {
        let values = self.lines.iter().flat_map(|line| line.points.values().copied());
        let values: Vec<u32> = values.chain(self.target.as_ref().map(|target| target.value)).collect();
        let (low, high) = match self.unit {
            Unit::OutOfTen => (0, 10),
            // Counts begin at nothing; a girth does not.
            Unit::Raises => (0, values.iter().copied().max().unwrap_or(0)),
            Unit::Millimetres => (values.iter().copied().min().unwrap_or(0), values.iter().copied().max().unwrap_or(0)),
        };
        let fits = |step: &&u32| (high - low) / **step < 4;
        let step = self.unit.steps().iter().find(fits).or(self.unit.steps().last()).copied().unwrap_or(1).max(1);
        let (bottom, top) = (low / step, high.div_ceil(step).max(low / step + 1));
        (bottom..=top).map(|number| number * step).collect()
    }

    /// "16 Nov", with the year if it is another one.
    fn date(&self, day: NaiveDate) -> String {
        let words = sentence::short_day(day, self.today);
        words.split_once(' ').map_or(words.clone(), |(_, date)| date.to_owned())
    }
}
