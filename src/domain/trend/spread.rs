//! Medians and spread, exactly, in half points.
//!
//! The median of an even number of values lies half-way between the two in the middle. The spread is the middle half:
//! the median of the lower half and that of the upper half, where the middle one of an odd number is in neither.

use std::fmt;

use crate::domain::customs::Customs;
use crate::domain::episode::Nrs;

/// A number in half points, such as 5.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Half(i32);

impl Half {
    /// From twice the number: 11 is 5.5.
    #[must_use]
    pub fn of_doubled(doubled: i32) -> Self {
        Self(doubled)
    }

    /// Twice the number.
    #[must_use]
    pub fn doubled(self) -> i32 {
        self.0
    }
}

impl fmt::Display for Half {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let whole = self.0.unsigned_abs() / 2;
        write!(formatter, "{sign}{whole}")?;
        if self.0 % 2 == 0 { Ok(()) } else { write!(formatter, "{}5", Customs::here().decimal.sign()) }
    }
}

/// The middle of some numbers, and the middle half of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The median of the lower half.
    pub low: Half,
    /// The median.
    pub middle: Half,
    /// The median of the upper half.
    pub high: Half,
}

impl Spread {
    /// Of numbers in any order; nothing of none.
    #[must_use]
    pub fn of(numbers: &[i32]) -> Option<Self> {
        let mut sorted = numbers.to_vec();
        sorted.sort_unstable();
        let middle = median(&sorted)?;
        let half = sorted.len() / 2;
        let (low, high) = (sorted.get(..half)?, sorted.get(sorted.len() - half..)?);
        Some(Self { low: median(low).unwrap_or(middle), middle, high: median(high).unwrap_or(middle) })
    }
}

fn median(sorted: &[i32]) -> Option<Half> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get((sorted.len() - 1) / 2)?;
    Some(Half(lower + upper))
}

/// How often each score was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores([u32; 11]);

impl Scores {
    /// One more of this score.
    pub fn add(&mut self, score: Nrs) {
        if let Some(count) = self.0.get_mut(usize::from(score.get())) {
            *count += 1;
        }
    }

    /// All of these more.
    pub fn add_all(&mut self, others: &Self) {
        self.0.iter_mut().zip(others.0).for_each(|(count, other)| *count += other);
    }

    /// How many scores there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|count| *count as usize).sum()
    }

    /// How often this score was given.
    #[must_use]
    pub fn times(&self, score: u8) -> usize {
        self.0.get(usize::from(score)).map_or(0, |count| *count as usize)
    }

    /// Those that are left without others.
    #[must_use]
    pub fn without(&self, others: &Self) -> Self {
        let mut left = *self;
        left.0.iter_mut().zip(others.0).for_each(|(count, other)| *count = count.saturating_sub(other));
        left
    }

    /// The highest.
    #[must_use]
    pub fn worst(&self) -> Option<Nrs> {
        Nrs::ALL.iter().zip(&self.0).rev().find(|(_, count)| **count > 0).map(|(score, _)| *score)
    }

    /// The median.
    #[must_use]
    pub fn median(&self) -> Option<Half> {
        let last = self.count().checked_sub(1)?;
        Some(Half(self.at(last / 2)? + self.at(last.div_ceil(2))?))
    }

    /// The score at a place of the sorted row, from 0.
    fn at(&self, place: usize) -> Option<i32> {
        let mut before = 0;
        let found = Nrs::ALL.iter().zip(&self.0).find(|(_, count)| {
            before += **count as usize;
            before > place
        });
        found.map(|(score, _)| i32::from(score.get()))
    }
}
