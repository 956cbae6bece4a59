//! `soleus log`: the same draft as the pain-entry screen, filled from the command line.

use std::io::Write;

use super::Trouble;
use super::arguments::Log;
use crate::app::command::Command;
use crate::app::run::Journal;
use crate::domain::body::{Kind, Side, Trigger, Zone};
use crate::domain::draft::{EndChoice, EpisodeDraft, clean_line};
use crate::domain::episode::Nrs;
use crate::domain::time_text::parse_at;
use crate::domain::when::{Certainty, Now};
use crate::exchange::json::EpisodeJson;

pub(super) fn log(journal: &mut Journal, typed: &Log, out: &mut dyn Write) -> Result<(), Trouble> {
    let now = journal.now();
    let draft = draft(journal, typed, &now)?;
    let episode = draft.parse(journal.new_id(), &now).map_err(|errors| {
        let words: Vec<String> = errors.into_iter().map(|error| error.words).collect();
        Trouble::Usage(words.join("\n"))
    })?;
    let done = journal.run(Command::Save(Box::new(episode.clone())))?;
    if typed.json {
        serde_json::to_writer(&mut *out, &EpisodeJson::from(&episode)).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", done.words)?;
    }
    Ok(())
}

fn draft(journal: &Journal, typed: &Log, now: &Now) -> Result<EpisodeDraft, Trouble> {
    let Log { score, side, at, lasted, kinds, zones, triggers, woke, notes, json: _ } = typed;
    let nrs_worst = score.trim().parse::<u8>().ok().and_then(|number| Nrs::try_from(number).ok());
    let side = match side {
        Some(id) => known(id, "side", Side::ALL, Side::id)?,
        None => journal.usual_side(),
    };
    let (started, certainty) = match (at, lasted.as_deref().map(minutes).transpose()?) {
        (Some(at), _) => parse_at(at, now).map_err(|error| Trouble::Usage(error.to_string()))?,
        (None, Some(minutes)) => (now.minutes_ago(minutes.into()), Certainty::Exact),
        (None, None) => (now.moment, Certainty::Exact),
    };
    let mut draft = EpisodeDraft {
        nrs_worst,
        about: certainty == Certainty::About,
        woke_from_sleep: woke.then_some(true),
        notes: notes.clone().unwrap_or_default(),
        ..EpisodeDraft::fresh(Some(side), &Now { moment: started, ..*now })
    };
    if certainty == Certainty::DayOnly {
        draft.time.clear();
    }
    if let Some(minutes) = lasted {
        (draft.end, draft.lasted_min) = (EndChoice::Lasted, minutes.trim().to_owned());
    }
    for id in kinds {
        add(&mut draft.kinds, known(id, "kind", Kind::ALL, Kind::id)?);
    }
    for id in triggers {
        // A known trigger goes by its id or its name; anything else is a word of the person's own.
        let found = Trigger::ALL.iter().find(|trigger| trigger.id() == id || trigger.name().eq_ignore_ascii_case(id));
        let word = found.map_or_else(|| clean_line(id), |trigger| trigger.id().to_owned());
        if !word.is_empty() {
            add(&mut draft.triggers, word);
        }
    }
    for id in zones {
        let zone = known(id, "zone", Zone::ALL, Zone::id)?;
        for leg in side.legs() {
            if draft.zone(*leg, zone).is_none() {
                draft.toggle_zone(*leg, zone);
            }
        }
    }
    Ok(draft)
}

/// Minutes, only to know when it began; their bounds are the draft's affair.
fn minutes(text: &str) -> Result<u32, Trouble> {
    text.trim().parse().map_err(|_| Trouble::Usage("Enter a whole number of minutes after --lasted.".to_owned()))
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The word with this id, or the ids that there are.
pub(super) fn known<T: Copy>(id: &str, what: &str, all: &[T], id_of: fn(T) -> &'static str) -> Result<T, Trouble> {
    all.iter().copied().find(|word| id_of(*word) == id.trim()).ok_or_else(|| {
        let ids: Vec<&str> = all.iter().copied().map(id_of).collect();
        let cut: String = id.chars().filter(|sign| !sign.is_control()).take(40).collect();
        Trouble::Usage(format!("“{cut}” is not a {what}. Choose one of: {}.", ids.join(", ")))
    })
}
