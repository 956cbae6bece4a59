//! The problem that each leg has now, found backwards through one line a day, so that ten years of entries need not be
//! read. What counts as a pain day is the same as in the arithmetic over entries; `tests/course.rs` holds them together.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::logged::{PainDay, PainDays};
use super::run::GAP_LIMIT_DAYS;
use crate::domain::body::Leg;

/// Takes the days newest first and says when older ones cannot matter.
#[derive(Clone, Debug)]
pub struct RunsBack {
    /// Days from 1970-01-01 to today.
    today: i32,
    left: Back,
    right: Back,
    /// The last day taken: whether its soft pain counts is known when the day before it has come, or is missing.
    waiting: Option<PainDay>,
}

/// The run of one leg as far as it is known, by days relative to today.
#[derive(Clone, Debug, Default)]
struct Back {
    /// Newest first.
    days: Vec<(i32, u8)>,
    /// The oldest day so far; today, as long as there is none.
    first: i32,
    /// There was a gap, so nothing older belongs to it.
    ended: bool,
}

impl RunsBack {
    /// Nothing is known yet. `today` is counted in days from 1970-01-01.
    #[must_use]
    pub fn until(today: i32) -> Self {
        Self { today, left: Back::default(), right: Back::default(), waiting: None }
    }

    /// Takes the next older day. A day after today counts as today: a traveller's local day can go back. Breaks when
    /// both legs have a gap, so that no older day belongs to what they have now.
    pub fn take(&mut self, day: PainDay) -> ControlFlow<()> {
        let day = PainDay { day: day.day.min(self.today).saturating_sub(self.today), ..day };
        if let Some(waiting) = self.waiting.as_mut().filter(|waiting| waiting.day == day.day) {
            waiting.add(&day);
            return ControlFlow::Continue(());
        }
        self.settle(Some(&day));
        self.left.look_at_gap(day.day);
        self.right.look_at_gap(day.day);
        if self.left.ended && self.right.ended {
            return ControlFlow::Break(());
        }
        self.waiting = Some(day);
        ControlFlow::Continue(())
    }

    /// The runs, for `Diary::runs`. A leg without one is not in it.
    #[must_use]
    pub fn finish(mut self) -> BTreeMap<Leg, PainDays> {
        self.settle(None);
        let legs = [(Leg::Left, self.left.days), (Leg::Right, self.right.days)];
        let runs = legs.into_iter().filter(|(_, days)| !days.is_empty());
        runs.map(|(leg, days)| (leg, PainDays::from_iter(days))).collect()
    }

    /// Counts the day that waited, now that the next older one is known.
    fn settle(&mut self, older: Option<&PainDay>) {
        let Some(day) = self.waiting.take() else { return };
        let before = older.filter(|older| older.day.checked_add(1) == Some(day.day));
        self.left.count(day.day, day.counts(Leg::Left, before));
        self.right.count(day.day, day.counts(Leg::Right, before));
    }
}

impl Back {
    fn count(&mut self, day: i32, worst: u8) {
        if worst > 0 && !self.ended {
            self.days.push((day, worst));
            self.first = day;
        }
    }

    fn look_at_gap(&mut self, older: i32) {
        self.ended |= self.first.saturating_sub(older) > GAP_LIMIT_DAYS;
    }
}
