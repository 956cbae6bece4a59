//! What stands in the history beside the entries, in few words each: a list of all of it is small, and what is opened is
//! read by its id.

use rusqlite::{Row, named_params};
use uuid::Uuid;

use super::episode::Span;
use super::row::{from_json, from_text, moment, uuid};
use super::{Store, StoreError};
use crate::domain::body::Side;
use crate::domain::medicine::{Form, Unit, Units};
use crate::domain::phase::ProgressKind;
use crate::domain::trend::Tried;
use crate::domain::triage::Tier;
use crate::domain::when::Moment;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The id of the record.
    pub id: Uuid,
    /// When it was, by the local clock of that place.
    pub at: Moment,
    /// The leg it is about, if it is about one.
    pub side: Option<Side>,
    /// What it is.
    pub what: MarkKind,
}

/// What it is, with the words of its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A guided session: what people call its routine.
    Session(String),
    /// A check: what the rules said then.
    Check(Tier),
    /// A clinician's look: what they said.
    Visit(String),
    /// A line on the way back.
    Progress(Box<ProgressKind>),
    /// A dose: what people call the medicine, and how many of what.
    Dose {
        /// The medicine.
        name: String,
        /// How many.
        units: Units,
        /// Of what.
        unit: Unit,
    },
    /// How well an activity went.
    Activity {
        /// What people call it.
        name: String,
        /// 0 to 10.
        rating: u8,
    },
}

/// The record after which the next part of a list begins; lists go by time, and by id within a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// Seconds since 1970.
    pub at_s: i64,
    /// Its id.
    pub id: Uuid,
}

/// Something that was done, with the pain before and after, as the charts look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneRow {
    /// Its place in the list.
    pub place: After,
    /// The leg it was for, if that was said.
    pub side: Option<Side>,
    /// How a medicine is taken; nothing for a session.
    pub form: Option<Form>,
    /// What was done.
    pub tried: Tried,
}

impl After {
    /// The second and the id that a list of this span begins after. No id comes before the empty one.
    pub(super) fn bounds(after: Option<Self>, span: Span) -> (i64, String) {
        after.map_or((span.from_s, String::new()), |after| (after.at_s, after.id.to_string()))
    }
}

impl Mark {
    /// Its place in the list.
    #[must_use]
    pub fn place(&self) -> After {
        After { at_s: self.at.utc_s, id: self.id }
    }
}

impl Store {
    /// Checks, visits and lines on the way back of a span, oldest first, `limit` at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines(&self, span: Span, after: Option<After>, limit: usize) -> Result<Vec<Mark>, StoreError> {
        let (from_s, id) = After::bounds(after, span);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("lines.sql"))?;
        let bounds = named_params! {":from_s": from_s, ":id": id, ":before_s": span.before_s, ":limit": limit};
        Ok(statement.query_map(bounds, mark_from_row)?.collect::<Result<_, _>>()?)
    }

    /// Everything of a span, newest first, `limit` at most; the next part begins at the last one of this.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn marks(&self, span: Span, last: Option<After>, limit: usize) -> Result<Vec<Mark>, StoreError> {
        // No id comes before the empty one, so nothing of the second at the end of the span is in it.
        let (at_s, id) = last.map_or((span.before_s, String::new()), |last| (last.at_s, last.id.to_string()));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.statement(include_str!("list.sql"))?;
        let bounds = named_params! {":from_s": span.from_s, ":at_s": at_s, ":id": id, ":limit": limit};
        Ok(statement.query_map(bounds, mark_from_row)?.collect::<Result<_, _>>()?)
    }
}

fn mark_from_row(row: &Row<'_>) -> rusqlite::Result<Mark> {
    let kind: String = row.get("kind")?;
    let what = match kind.as_str() {
        "session" => MarkKind::Session(row.get("words")?),
        "check" => MarkKind::Check(from_text(row, "words")?),
        "dose" => dose(&row.get::<_, String>("words")?),
        "goal_rating" => activity(&row.get::<_, String>("words")?),
        "progress" => MarkKind::Progress(Box::new(from_json(row, "words")?)),
        _ => MarkKind::Visit(row.get("words")?),
    };
    let side: Option<String> = row.get("side")?;
    Ok(Mark { id: uuid(row, "id")?, at: moment(row)?, side: side.as_deref().and_then(Side::from_id), what })
}

/// "6 Walk to the market" of the list.
fn activity(words: &str) -> MarkKind {
    let (rating, name) = words.split_once(' ').unwrap_or((words, ""));
    MarkKind::Activity { name: name.to_owned(), rating: rating.parse().unwrap_or_default() }
}

/// "150 tablet Paracetamol" of the list.
fn dose(words: &str) -> MarkKind {
    let mut parts = words.splitn(3, ' ');
    let units = parts.next().and_then(|units| units.parse().ok()).unwrap_or_default();
    let unit = parts.next().and_then(Unit::from_id).unwrap_or(Unit::Tablet);
    let name = parts.next().unwrap_or_default().to_owned();
    MarkKind::Dose { name, units: Units::from_hundredths(units), unit }
}
