//! What the charts are made of, read part by part: a screen asks for one part a frame, so that no frame waits for a
//! hundred thousand entries.

use chrono::NaiveDate;

use super::timeline::{Note, NoteKind, notes};
use crate::app::find::Filter;
use crate::domain::body::Relief;
use crate::domain::medicine::Contents;
use crate::domain::rice::RiceStep;
use crate::domain::sentence;
use crate::domain::trend::{MarkWhat, Range, Scored, TimeMark, Tried, TriedKind};
use crate::domain::when::LocalZone;
use crate::store::episode::Span;
use crate::store::{Store, StoreError};

/// Entries that are read at once: a few milliseconds.
const PART: usize = 2_000;

/// Everything on the time axis of a range, as far as it is read.
#[derive(Clone, Debug)]
pub struct TrendSource {
    span: Span,
    /// The place to go on from; nothing before the first part.
    from: Option<i64>,
    done: bool,
    /// The entries, oldest first.
    pub entries: Vec<Scored>,
    /// Sessions, steps of the first days, checks and stages; a day more at either end than the range.
    pub marks: Vec<TimeMark>,
    /// What was done, with the numbers around it.
    pub tried: Vec<Tried>,
}

impl TrendSource {
    /// Begins with everything but the entries, which is small.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begin(store: &Store, range: Range, today: NaiveDate, zone: &LocalZone) -> Result<Self, StoreError> {
        let (span, filter) = match range {
            Range::All => (Span::ALL, Filter::default()),
            Range::Last(_) | Range::Between(..) => {
                let (first, last) = range.days(today, None, None);
                let filter = Filter { from: Some(first), to: Some(last), ..Filter::default() };
                (Span::round_days(first, last), filter)
            }
        };
        let notes = notes(store, &filter, zone)?;
        let mut tried = store.session_pairs(span)?;
        tried.extend(doses(store, span)?);
        tried.retain(|tried| {
            let day = tried.at.day();
            filter.from.is_none_or(|from| day >= from) && filter.to.is_none_or(|to| day <= to)
        });
        tried.extend(notes.iter().filter_map(block));
        let marks = notes.iter().filter_map(mark).collect();
        Ok(Self { span, from: None, done: false, entries: Vec::new(), marks, tried })
    }

    /// Reads the next part. Returns whether that was all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read_on(&mut self, store: &Store, range: Range, today: NaiveDate) -> Result<bool, StoreError> {
        if self.done {
            return Ok(true);
        }
        let rows = store.scores(self.span, self.from, PART)?;
        self.done = rows.len() < PART;
        self.from = rows.last().map(|row| row.place + 1);
        let bounds = (range != Range::All).then(|| range.days(today, None, None));
        for row in rows {
            let day = row.scored.at.day();
            if bounds.is_some_and(|(first, last)| day < first || day > last) {
                continue;
            }
            self.tried.extend(row.reliefs.iter().map(|tried| Tried {
                kind: TriedKind::Remedy,
                name: remedy(tried.relief).to_owned(),
                at: row.scored.at,
                before: Some(row.scored.nrs),
                after: tried.nrs_after,
                next_morning: row.scored.next_morning,
            }));
            self.entries.push(row.scored);
        }
        Ok(self.done)
    }

    /// Whether all is read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done
    }
}

/// The doses of a span, with the pain around each.
fn doses(store: &Store, span: Span) -> Result<Vec<Tried>, StoreError> {
    let doses = store.doses_between(span.from_s, span.before_s, usize::MAX)?;
    let tried = doses.into_iter().map(|dose| Tried {
        kind: TriedKind::Medicine,
        name: product_name(&dose.contents),
        at: dose.at,
        before: dose.nrs_before,
        after: dose.nrs_after,
        next_morning: None,
    });
    Ok(tried.collect())
}

/// What people call a product. What goes on the skin says so, so that a gel and tablets of one name are two things.
fn product_name(contents: &Contents) -> String {
    let (name, form) = (&contents.name, contents.form.name().to_lowercase());
    if !contents.form.on_skin() || name.to_lowercase().contains(&form) {
        return name.clone();
    }
    format!("{name}, {form}")
}

/// What people call a remedy by itself.
fn remedy(relief: Relief) -> &'static str {
    if relief == Relief::Raising { "Raising the leg" } else { relief.name() }
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
