//! Guided sessions of an open journal: what decides a plan, the one under way, and keeping it when it is over.

use uuid::Uuid;

use super::command::Done;
use super::run::{Journal, done};
use super::watch::Outlook;
use crate::domain::body::Side;
use crate::domain::check::Flag;
use crate::domain::episode::Nrs;
use crate::domain::phase::Stage;
use crate::domain::routine::Situation;
use crate::domain::sentence;
use crate::domain::session::SessionRecord;
use crate::store::StoreError;
use crate::store::operation::{Change, Key, Record};

/// Where the session that is under way lies, so that a kill takes nothing.
const UNDER_WAY: &str = "session";

impl Journal {
    /// The session that was begun and is not over.
    #[must_use]
    pub fn session_under_way(&self) -> Option<SessionRecord> {
        self.from_desk(UNDER_WAY)
    }

    /// Writes the session under way down; `None` when it is over. Each event is on the disk before the next.
    pub fn keep_session(&self, session: Option<&SessionRecord>) {
        self.keep_on_desk(UNDER_WAY, session);
    }

    pub(super) fn save_session(&mut self, session: SessionRecord) -> Result<Done, StoreError> {
        let name = session.plan.name.clone();
        let id = session.id;
        let before = self.store().session(id)?;
        let words = match &before {
            Some(before) if before.next_morning != session.next_morning => format!("note the morning after {name}"),
            Some(_) => format!("change routine {}", self.dated(&session)),
            None => format!("log routine {name}"),
        };
        self.apply(&words, &[Change::Put(Record::Session(Box::new(session)))])?;
        Ok(Done { undo: true, ..done(format!("Kept: {name}")) })
    }

    pub(super) fn delete_session(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(session) = self.store().session(id)? else { return Err(StoreError::Nothing) };
        // The day tells it apart from a routine of one's own that is deleted.
        let what = self.dated(&session);
        self.apply(&format!("delete routine {what}"), &[Change::Delete(Key::Session(id))])?;
        Ok(Done { undo: true, ..done(format!("Deleted routine {what}")) })
    }

    /// "Getting moving 22 Nov"
    fn dated(&self, session: &SessionRecord) -> String {
        let day = sentence::short_day(session.started.day(), self.now().today());
        format!("{} {}", session.plan.name, day.split_once(' ').map_or(day.as_str(), |(_, date)| date))
    }
}

/// Whether something of these stages may be shown: nothing of sport within two weeks of a strain (`clinical.md` 6.4).
#[must_use]
pub fn may_show(stages: &[Stage], situation: &Situation) -> bool {
    situation.may_show(stages)
}

/// What decides which items of a routine are done now.
#[must_use]
pub fn situation(outlook: &Outlook, pain: Option<Nrs>) -> Situation {
    let facts = &outlook.standing.facts;
    let injury_h = facts.injury_days_ago.map(|days| days.saturating_mul(24));
    let sore = match outlook.watch.sore_legs().as_slice() {
        [leg] => Some(leg.side()),
        [] => None,
        _ => Some(Side::Both),
    };
    Situation {
        sore,
        pain,
        since_injury_h: injury_h,
        // Which injury was a strain is not asked; every injury counts as one, which is the careful side.
        since_strain_h: injury_h.or_else(|| facts.yes(Flag::PopFelt).then_some(0)),
        heel_tendon: false,
        yoga: false,
    }
}
