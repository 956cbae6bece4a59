//! Reading a table round what cannot be read of it: from both ends to the first fault, then each row that another list
//! knows, and where there is no such list by halves, down to a width that is worth the time.

use std::collections::{BTreeSet, VecDeque};
use std::ops::ControlFlow;

use rusqlite::{Row, named_params};

use super::source::Source;

/// Looks by halves that find nothing one after the other, before the rest is given up; each takes about 20 µs.
const LIMIT_LOOKS: usize = 20_000;
/// The same in a locked journal, where each fault takes about a millisecond.
const LIMIT_LOOKS_SEALED: usize = 2_000;
/// Rows of one walk. Pages that lead back to each other would have no end.
const LIMIT_ROWS: usize = 10_000_000;

/// A table as salvage reads it.
pub(super) struct Table<'a> {
    pub(super) source: &'a Source,
    /// The statement without the direction of its order: the number of a row stands in the first column.
    pub(super) sql: String,
    /// Statements that list the numbers of the rows in another way.
    pub(super) lists: Vec<String>,
    /// The first and the last number that is worth a look where no list helps, and the least width between two looks.
    pub(super) likely: (i64, i64, i64),
}

/// How far a table could be read.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The numbers of all rows that are known of, also of those that could not be read.
    pub(super) known: BTreeSet<i64>,
    /// No page of it was damaged.
    pub(super) is_whole: bool,
}

#[derive(Clone, Copy)]
enum Order {
    Up,
    Down,
}

/// Where a walk ended: after the last row, or at a fault.
struct Walk {
    last: Option<i64>,
    is_whole: bool,
}

/// Takes a row; asks for an end with `Break`.
pub(super) type Take<'t> = dyn FnMut(i64, &Row<'_>) -> ControlFlow<()> + 't;

impl Table<'_> {
    /// Shows every row that can be read, some of them more than once. `None` when the work is not wanted any more.
    pub(super) fn read(&self, take: &mut Take<'_>) -> Option<Reach> {
        let mut reach = Reach::default();
        let up = self.walk((i64::MIN, i64::MAX), Order::Up, &mut reach, take)?;
        if up.is_whole {
            reach.is_whole = true;
            return Some(reach);
        }
        let from = up.last.map_or(i64::MIN, |last| last.saturating_add(1));
        let down = self.walk((from, i64::MAX), Order::Down, &mut reach, take)?;
        let to = down.last.map_or(i64::MAX, |last| last.saturating_sub(1));
        if from > to || down.is_whole {
            return Some(reach);
        }
        let (listed, is_complete) = self.listed();
        for number in
            listed.range(from..=to).copied().filter(|number| !reach.known.contains(number)).collect::<Vec<_>>()
        {
            self.walk((number, number), Order::Up, &mut reach, take)?;
        }
        if !is_complete {
            self.halve((from, to), &mut reach, take)?;
        }
        reach.known.extend(listed);
        Some(reach)
    }

    /// Numbers of the rows as other lists have them, and whether one of them could be read to its end.
    fn listed(&self) -> (BTreeSet<i64>, bool) {
        let mut listed = BTreeSet::new();
        let mut is_complete = false;
        for sql in &self.lists {
            // From its end too, where it cannot be read from its beginning.
            is_complete |= ["ASC", "DESC"].iter().any(|order| {
                let is_whole = self.list(&format!("{sql} {order}"), &mut listed).is_ok();
                if !is_whole {
                    self.source.revive();
                }
                is_whole
            });
        }
        (listed, is_complete)
    }

    fn list(&self, sql: &str, listed: &mut BTreeSet<i64>) -> rusqlite::Result<()> {
        let mut statement = self.source.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        for _ in 0..LIMIT_ROWS {
            let Some(row) = rows.next()? else { return Ok(()) };
            listed.insert(row.get(0)?);
        }
        Err(rusqlite::Error::QueryReturnedMoreThanOneRow)
    }

    /// Whether everything that has this number can be read.
    pub(super) fn is_whole_at(&self, number: i64) -> bool {
        let mut seen = Reach::default();
        let walk = self.walk((number, number), Order::Up, &mut seen, &mut |_, _| ControlFlow::Continue(()));
        walk.is_some_and(|walk| walk.is_whole)
    }

    fn halve(&self, gap: (i64, i64), reach: &mut Reach, take: &mut Take<'_>) -> Option<()> {
        let (first, last, least) = self.likely;
        // The widest first, so that the looks are spread evenly however many there are.
        let mut gaps = VecDeque::from([(gap.0.max(first), gap.1.min(last))]);
        let limit = if self.source.is_sealed { LIMIT_LOOKS_SEALED } else { LIMIT_LOOKS };
        let mut in_vain = 0;
        while let Some((from, to)) = gaps.pop_front().filter(|_| in_vain < limit) {
            let before = reach.known.len();
            let middle = from + (to - from) / 2;
            for (from, to) in [(from, middle), (middle + 1, to)] {
                if from > to {
                    continue;
                }
                let up = self.walk((from, to), Order::Up, reach, take)?;
                if up.is_whole {
                    continue;
                }
                let from = up.last.map_or(from, |last| last + 1);
                let down = self.walk((from, to), Order::Down, reach, take)?;
                let to = down.last.map_or(to, |last| last - 1);
                if !down.is_whole && to - from >= least {
                    gaps.push_back((from, to));
                }
            }
            in_vain = if reach.known.len() > before { 0 } else { in_vain + 1 };
        }
        Some(())
    }

    /// Reads a span in one direction up to its end or a fault.
    fn walk(&self, span: (i64, i64), order: Order, reach: &mut Reach, take: &mut Take<'_>) -> Option<Walk> {
        let walk = self.walk_once(span, order, reach, take)?;
        if !walk.is_whole {
            self.source.revive();
        }
        Some(walk)
    }

    fn walk_once(&self, span: (i64, i64), order: Order, reach: &mut Reach, take: &mut Take<'_>) -> Option<Walk> {
        let mut walk = Walk { last: None, is_whole: false };
        let direction = match order {
            Order::Up => "ASC",
            Order::Down => "DESC",
        };
        let Ok(mut statement) = self.source.connection.prepare_cached(&format!("{} {direction}", self.sql)) else {
            return Some(walk);
        };
        let Ok(mut rows) = statement.query(named_params! {":from": span.0, ":to": span.1}) else { return Some(walk) };
        for _ in 0..LIMIT_ROWS {
            let number = match rows.next() {
                Ok(None) => {
                    walk.is_whole = true;
                    return Some(walk);
                }
                Ok(Some(row)) => row.get::<_, i64>(0).map(|number| (number, row)),
                Err(error) => Err(error),
            };
            // A row out of its place is a fault too.
            let in_place = |number: i64| match order {
                Order::Up => walk.last.is_none_or(|last| last <= number),
                Order::Down => walk.last.is_none_or(|last| last >= number),
            };
            let Some((number, row)) = number.ok().filter(|(number, _)| in_place(*number)) else { return Some(walk) };
            reach.known.insert(number);
            walk.last = Some(number);
            if take(number, row).is_break() {
                return None;
            }
        }
        Some(walk)
    }
}
