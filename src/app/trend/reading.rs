//! The reading of one range, part by part. Each part is a transaction of its own, so that a save never waits for more
//! than one of them.

use std::panic::resume_unwind;
use std::thread;

use chrono::NaiveDate;

use super::TrendSource;
use crate::app::job::Progress;
use crate::app::timeline::{Note, NoteKind, first_days_notes};
use crate::domain::body::Relief;
use crate::domain::medicine::Form;
use crate::domain::rice::RiceStep;
use crate::domain::sentence;
use crate::domain::trend::{MarkWhat, Range, TimeMark, Tried, TriedKind};
use crate::domain::when::{LocalZone, Moment};
use crate::store::episode::{ScoreTexts, ScoredRow, Span, second_of};
use crate::store::mark::{After, DoneRow, Mark};
use crate::store::{ReadAccess, Store, StoreError};

/// Rows that a frame reads itself: a few milliseconds.
const AT_ONCE: usize = 3_000;
/// Rows that a job reads in one transaction: as long as a save in the window waits at most.
const PART: usize = 2_000;

/// A range, as far as it is read.
#[derive(Debug)]
pub struct Reading {
    span: Span,
    /// The part of it whose entries are read here.
    entry_span: Span,
    /// First and last day; nothing for all of time.
    days: Option<(NaiveDate, NaiveDate)>,
    zone: LocalZone,
    stage: Stage,
    texts: ScoreTexts,
    /// Rows of every kind that were read.
    rows: usize,
    source: TrendSource,
}

/// What is read next, from where on.
#[derive(Clone, Copy, Debug)]
enum Stage {
    FirstDays,
    Sessions(Option<After>),
    Doses(Option<After>),
    Lines(Option<After>),
    Entries(Option<i64>),
    Done,
}

impl Reading {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(range: Range, today: NaiveDate, zone: LocalZone) -> Self {
        let days = (range != Range::All).then(|| range.days(today, None, None));
        let span = days.map_or(Span::ALL, |(first, last)| Span::round_days(first, last));
        let (texts, source) = (ScoreTexts::default(), TrendSource::default());
        Self { span, entry_span: span, days, zone, stage: Stage::FirstDays, texts, rows: 0, source }
    }

    /// How many entries are read.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.source.entries.len()
    }

    /// All that is there, when all is read.
    #[must_use]
    pub fn into_source(mut self) -> TrendSource {
        // The words of a day begin with its newest line, as in the history.
        self.source.marks.reverse();
        self.source
    }

    /// Reads as much as a frame has time for. Returns whether that is all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn at_once(&mut self, store: &Store) -> Result<bool, StoreError> {
        while self.rows <= AT_ONCE {
            if self.step(store, AT_ONCE + 1 - self.rows)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads to the end, the later entries on a thread beside this one. Returns whether it came there: not when it is no
    /// longer wanted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn to_end(&mut self, access: &ReadAccess, progress: &Progress) -> Result<bool, StoreError> {
        let store = access.open()?;
        progress.add(self.entries());
        let Some(mut later) = self.split(&store)? else { return self.rest(&store, progress) };
        let beside = |later: &mut Self| later.rest(&access.open()?, progress);
        let (here, there) = thread::scope(|scope| {
            let there = thread::Builder::new().name("soleus-charts-later".to_owned());
            let there = there.spawn_scoped(scope, || beside(&mut later));
            let here = self.rest(&store, progress);
            let there = there.ok().map(|thread| thread.join().unwrap_or_else(|fault| resume_unwind(fault)));
            (here, there)
        });
        // A computer that has no thread left reads it here.
        let there = there.unwrap_or_else(|| later.rest(&store, progress));
        self.source.entries.append(&mut later.source.entries);
        self.source.tried.append(&mut later.source.tried);
        Ok(here? && there?)
    }

    /// Gives the later entries away to be read by somebody else; nothing if there are none.
    fn split(&mut self, store: &Store) -> Result<Option<Self>, StoreError> {
        let next_s = if let Stage::Entries(Some(place)) = self.stage { second_of(place) } else { self.span.from_s };
        let left = Span { from_s: next_s, ..self.span };
        let Some((first, last)) = store.ends(left)? else { return Ok(None) };
        let (first_s, last_s) = (second_of(first), second_of(last));
        // Less than half stays here, where everything but the entries is read too.
        let middle_s = first_s + (last_s - first_s) / 5 * 2;
        if middle_s == first_s {
            return Ok(None);
        }
        let later = Span { from_s: middle_s, ..self.span };
        self.entry_span.before_s = middle_s;
        let (texts, source) = (ScoreTexts::default(), TrendSource::default());
        let stage = Stage::Entries(None);
        Ok(Some(Self { entry_span: later, stage, texts, source, rows: 0, ..*self }))
    }

    /// Reads what is left, part by part.
    fn rest(&mut self, store: &Store, progress: &Progress) -> Result<bool, StoreError> {
        let mut told = self.entries();
        while progress.add(self.entries() - told) {
            told = self.entries();
            if self.step(store, PART)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads the next part, of `most` rows. Returns whether that was all.
    fn step(&mut self, store: &Store, most: usize) -> Result<bool, StoreError> {
        self.stage = match self.stage {
            Stage::FirstDays => {
                for note in first_days_notes(store, &self.zone)? {
                    self.take_note(&note);
                }
                Stage::Sessions(None)
            }
            Stage::Sessions(after) => {
                let rows = store.session_pairs(self.span, after, most)?;
                let (full, last) = (rows.len() == most, rows.last().map(|row| row.place));
                for row in rows {
                    self.take_done(row, MarkWhat::Routine);
                }
                if full { Stage::Sessions(last) } else { Stage::Doses(None) }
            }
            Stage::Doses(after) => {
                let rows = store.dose_pairs(self.span, after, most)?;
                let (full, last) = (rows.len() == most, rows.last().map(|row| row.place));
                for row in rows {
                    self.take_done(row, MarkWhat::Dose);
                }
                if full { Stage::Doses(last) } else { Stage::Lines(None) }
            }
            Stage::Lines(after) => {
                let rows = store.lines(self.span, after, most)?;
                let (full, last) = (rows.len() == most, rows.last().map(Mark::place));
                self.rows += rows.len();
                for mark in rows {
                    self.take_note(&mark.into());
                }
                if full { Stage::Lines(last) } else { Stage::Entries(None) }
            }
            Stage::Entries(from) => {
                let rows = store.scores(self.entry_span, from, most, &mut self.texts)?;
                let (full, last) = (rows.len() == most, rows.last().map(|row| row.place + 1));
                self.rows += rows.len();
                for row in rows {
                    self.take_entry(row);
                }
                if full { Stage::Entries(last) } else { Stage::Done }
            }
            Stage::Done => Stage::Done,
        };
        Ok(matches!(self.stage, Stage::Done))
    }

    fn holds(&self, at: Moment) -> bool {
        self.days.is_none_or(|(first, last)| (first..=last).contains(&at.day()))
    }

    fn take_done(&mut self, row: DoneRow, what: MarkWhat) {
        self.rows += 1;
        if self.holds(row.tried.at) {
            self.source.marks.push(TimeMark { at: row.tried.at, side: row.side, what });
            let DoneRow { form, mut tried, .. } = row;
            if let Some(form) = form {
                tried.name = product_name(tried.name, form);
            }
            self.source.tried.push(tried);
        }
    }

    fn take_note(&mut self, note: &Note) {
        if self.holds(note.at) {
            self.source.marks.extend(mark(note));
            self.source.tried.extend(block(note));
        }
    }

    fn take_entry(&mut self, row: ScoredRow) {
        let ScoredRow { scored, reliefs, .. } = row;
        if self.holds(scored.at) {
            self.source.tried.extend(reliefs.iter().map(|tried| Tried {
                kind: TriedKind::Remedy,
                name: remedy(tried.relief).to_owned(),
                at: scored.at,
                before: Some(scored.nrs),
                after: tried.nrs_after,
                next_morning: scored.next_morning,
            }));
            self.source.entries.push(scored);
        }
    }
}

/// What people call a remedy by itself.
fn remedy(relief: Relief) -> &'static str {
    if relief == Relief::Raising { "Raising the leg" } else { relief.name() }
}

/// What people call a product. What goes on the skin says so, so that a gel and tablets of one name are two things.
fn product_name(name: String, form: Form) -> String {
    let words = form.name().to_lowercase();
    if !form.on_skin() || name.to_lowercase().contains(&words) {
        return name;
    }
    format!("{name}, {words}")
}

/// What stands on the time axis; an activity has a chart of its own.
fn mark(note: &Note) -> Option<TimeMark> {
    let what = match &note.what {
        NoteKind::Session(_) => MarkWhat::Routine,
        NoteKind::FirstDays(_) => MarkWhat::FirstDays,
        NoteKind::Dose(_) => MarkWhat::Dose,
        NoteKind::Activity(_) => return None,
        NoteKind::Check(_) | NoteKind::Visit(_) | NoteKind::Progress(_) => {
            MarkWhat::Line(sentence::upper_first(&note.words()))
        }
    };
    Some(TimeMark { at: note.at, side: note.side, what })
}

/// Ice and raising of the first days are counted with what was tried; no number belongs to them.
fn block(note: &Note) -> Option<Tried> {
    let NoteKind::FirstDays(line) = &note.what else { return None };
    let relief = match line.step {
        RiceStep::Ice => Relief::Ice,
        RiceStep::Raise => Relief::Raising,
        RiceStep::Rest | RiceStep::Compression | RiceStep::Movement => return None,
    };
    if line.skipped || line.minutes.is_none() {
        return None;
    }
    let name = remedy(relief).to_owned();
    Some(Tried { kind: TriedKind::Remedy, name, at: line.at, before: None, after: None, next_morning: None })
}
