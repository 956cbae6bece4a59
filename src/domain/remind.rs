//! Reminders: what to show now, and when to look again. A note belongs to an occasion (this evening, this routine today,
//! this wrap), and the ledger knows which occasions were shown, put off or done: by it no note comes twice, whoever
//! looks, after a restart, and whatever happens to the clock.
//!
//! Quiet hours hold back the evening and the routine; they come when these end, if it is still the same day. The notes
//! about the wrap come also then: a wrap that stays on, or toes that stay blue, are no small thing.

mod local;
mod mark;

pub use mark::{AGAIN_S, Ledger, Mark, SNOOZE_MIN};

use super::rice::DueKind;
use super::setting::Settings;
use super::when::{Moment, Now};

/// Hours after which a note about the wrap says nothing new.
const WRAP_H: i64 = 12;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing was logged today.
    Evening,
    /// A routine is due.
    Routine,
    /// The wrap comes off for the night, or the toes are to be looked at.
    Wrap,
}

/// A routine that is due today and was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRoutine {
    /// Its id, or another name that stays the same.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// When, on the local day of `now`.
    pub at: Moment,
}

/// The wrap or the toes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWrap {
    /// The event that began it, in UTC milliseconds; it names the occasion.
    pub since_ms: i64,
    /// Which of the two.
    pub kind: DueKind,
    /// When.
    pub at: Moment,
}

/// What the journal says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When something that was logged of late began or was written.
    pub logged: Vec<Moment>,
    /// Routines that are due today.
    pub routines: Vec<DueRoutine>,
    /// Wrap and toes.
    pub wrap: Vec<DueWrap>,
}

/// A note to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The name of the occasion, which is its key in the ledger.
    pub occasion: String,
    /// What it is about.
    pub subject: Subject,
    /// What it says to a person who lets notes say something.
    pub words: String,
}

/// What a look gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// To be shown now, each after its mark was taken.
    pub show: Vec<Note>,
    /// Occasions that still stand; a note of any other is taken back from the screen.
    pub standing: Vec<String>,
    /// When to look again at the latest, in UTC seconds; nothing when no reminder is on.
    pub next_s: Option<i64>,
}

/// One occasion, before it is asked whether it was shown.
struct Occasion {
    note: Note,
    due_s: i64,
    /// When it makes no sense any more.
    over_s: i64,
    /// Whether quiet hours hold it back.
    waits: bool,
}

/// Whether any reminder is switched on.
#[must_use]
pub fn is_on(settings: &Settings) -> bool {
    settings.remind_evening || settings.remind_routine || settings.remind_wrap
}

/// Whether the evening note lies in the quiet hours and these end on another day, so that it never comes.
#[must_use]
pub fn evening_is_lost(settings: &Settings) -> bool {
    let Settings { quiet_from_min: from, quiet_to_min: to, evening_min, .. } = *settings;
    settings.remind_evening && is_quiet(settings, u32::from(evening_min)) && from > to && evening_min >= from
}

/// What to show now, and when to look again.
#[must_use]
pub fn look(settings: &Settings, now: &Now, facts: &Facts, ledger: &Ledger) -> Look {
    if !is_on(settings) {
        return Look::default();
    }
    let now_s = now.moment.utc_s;
    // What is known is about today, so the next day is always a reason to look.
    let mut look = Look { next_s: Some(local::next_s(now_s, 0, now)), ..Look::default() };
    for occasion in occasions(settings, now, facts) {
        let Occasion { note, due_s, over_s, waits } = occasion;
        let mark = ledger.get(&note.occasion);
        if over_s <= now_s || mark.is_some_and(|mark| mark.done) {
            continue;
        }
        look.standing.push(note.occasion.clone());
        let due_s = match mark {
            None => due_s,
            Some(Mark { again_s: Some(again_s), .. }) => *again_s,
            // It was shown, and not answered.
            Some(_) => continue,
        };
        let due_s = if waits { after_quiet(settings, due_s.max(now_s), now) } else { due_s };
        if due_s >= over_s {
            continue;
        }
        if due_s <= now_s {
            look.show.push(note);
        } else {
            look.next_s = look.next_s.map(|next_s| next_s.min(due_s));
        }
    }
    look
}

fn occasions(settings: &Settings, now: &Now, facts: &Facts) -> Vec<Occasion> {
    let (today, midnight_s) = (now.today(), local::next_s(now.moment.utc_s, 0, now));
    let mut found = Vec::new();
    let logged = facts.logged.iter().any(|moment| moment.day() == today);
    if settings.remind_evening && !logged {
        let words = "Nothing is logged today".to_owned();
        let note = Note { occasion: format!("evening {today}"), subject: Subject::Evening, words };
        let due_s = local::on_day_s(today, u32::from(settings.evening_min), now);
        found.push(Occasion { note, due_s, over_s: midnight_s, waits: true });
    }
    for DueRoutine { id, name, at } in facts.routines.iter().filter(|routine| routine.at.day() == today) {
        if settings.remind_routine {
            let (occasion, words) = (format!("routine {id} {today}"), format!("{name} is due"));
            let note = Note { occasion, subject: Subject::Routine, words };
            found.push(Occasion { note, due_s: at.utc_s, over_s: midnight_s, waits: true });
        }
    }
    for DueWrap { since_ms, kind, at } in &facts.wrap {
        if settings.remind_wrap {
            let (name, words) = match kind {
                DueKind::CheckToes => ("toes", kind.words()),
                DueKind::WrapOff if at.day() != today => ("wrap", "Is the wrap still on? Take it off"),
                DueKind::WrapOff | DueKind::Begin(_) => ("wrap", kind.words()),
            };
            let note = Note { occasion: format!("{name} {since_ms}"), subject: Subject::Wrap, words: words.to_owned() };
            found.push(Occasion { note, due_s: at.utc_s, over_s: at.utc_s + WRAP_H * 3600, waits: false });
        }
    }
    found
}

/// The same second, or the end of the quiet hours in which it lies.
fn after_quiet(settings: &Settings, at_s: i64, now: &Now) -> i64 {
    let is_held = is_quiet(settings, local::minute(at_s, now));
    if is_held { local::next_s(at_s, u32::from(settings.quiet_to_min), now) } else { at_s }
}

/// Whether this minute of the local day is quiet. Hours that end when they begin are none.
fn is_quiet(settings: &Settings, minute: u32) -> bool {
    let (from, to) = (u32::from(settings.quiet_from_min), u32::from(settings.quiet_to_min));
    let within = if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to };
    settings.quiet_hours && within
}

#[cfg(test)]
mod tests;
