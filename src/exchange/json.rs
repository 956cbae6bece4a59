//! The JSON shapes that other programs rely on. What was not given is `null`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::domain::body::{Kind, Side, Sign, Zone};
use crate::domain::check::{Answer, Check, Flag};
use crate::domain::episode::{End, Episode};
use crate::domain::triage::Tier;

/// One entry in `list --json` and `log --json`.
#[derive(Debug, Serialize)]
pub struct EpisodeJson<'a> {
    id: String,
    started_at: String,
    ended_at: Option<String>,
    side: Side,
    zones: Vec<Zone>,
    kinds: &'a [Kind],
    nrs_worst: u8,
    nrs_average: Option<u8>,
    woke_from_sleep: Option<bool>,
    triggers: &'a [String],
    notes: Option<&'a str>,
    written_at: String,
}

impl<'a> From<&'a Episode> for EpisodeJson<'a> {
    fn from(episode: &'a Episode) -> Self {
        Self {
            id: episode.id.to_string(),
            started_at: episode.started.rfc3339(),
            ended_at: match episode.end {
                End::At(end) => Some(end.rfc3339()),
                End::Unknown | End::StillGoing => None,
            },
            side: episode.side,
            zones: episode.zone_list(),
            kinds: &episode.kinds,
            nrs_worst: episode.nrs_worst.get(),
            nrs_average: episode.nrs_average.map(u8::from),
            woke_from_sleep: episode.woke_from_sleep,
            triggers: &episode.triggers,
            notes: Some(episode.notes.as_str()).filter(|notes| !notes.is_empty()),
            written_at: episode.written.rfc3339(),
        }
    }
}

/// Writes the document of `list --json` entry by entry, so that a long journal need not be in memory at once.
#[derive(Debug)]
pub struct ListWriter<W> {
    out: W,
    empty: bool,
}

impl<W: Write> ListWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"episodes\":[")?;
        Ok(Self { out, empty: true })
    }

    /// Adds one entry, from the newest to the oldest.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, episode: &Episode) -> io::Result<()> {
        if !self.empty {
            self.out.write_all(b",")?;
        }
        self.empty = false;
        serde_json::to_writer(&mut self.out, &EpisodeJson::from(episode)).map_err(io::Error::from)
    }

    /// Ends the document with a line break.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.out.write_all(b"]}\n")
    }
}

/// One step in `history --json`.
#[derive(Debug, Serialize)]
pub struct OperationJson<'a> {
    /// When it was made.
    pub at: String,
    /// Its name.
    pub name: &'a str,
    /// Whether it is undone now.
    pub undone: bool,
}

/// The document of `history --json`.
#[derive(Debug, Serialize)]
pub struct HistoryJson<'a> {
    /// Newest first.
    pub operations: Vec<OperationJson<'a>>,
}

/// The document of `check --json`. What was left blank is left out.
#[derive(Debug, Serialize)]
pub struct CheckJson<'a> {
    id: String,
    at: String,
    side: Side,
    tier: Tier,
    rules: &'a [String],
    open: &'a [String],
    signs: SignsJson<'a>,
    flags: BTreeMap<Flag, Answer>,
}

/// The six signs of each leg; a leg that was not asked about has none.
#[derive(Debug, Serialize)]
struct SignsJson<'a> {
    left: BTreeMap<&'a Sign, &'a Answer>,
    right: BTreeMap<&'a Sign, &'a Answer>,
}

impl<'a> From<&'a Check> for CheckJson<'a> {
    fn from(check: &'a Check) -> Self {
        let said = |answer: &Answer| *answer != Answer::Blank;
        let flags = check.answers.flags.iter().filter(|(_, answer)| said(answer));
        Self {
            id: check.id.to_string(),
            at: check.at.rfc3339(),
            side: check.side,
            tier: check.tier,
            rules: &check.rules,
            open: &check.open,
            signs: SignsJson {
                left: check.answers.left.iter().filter(|(_, answer)| said(answer)).collect(),
                right: check.answers.right.iter().filter(|(_, answer)| said(answer)).collect(),
            },
            flags: flags.map(|(flag, answer)| (*flag, *answer)).collect(),
        }
    }
}
