//! `soleus check`: asks the warning-sign questions on the terminal, saves the check and prints the result.
//!
//! The journal is read before the first question and opened again after the last, so nothing is held while a person
//! thinks, and whoever breaks off has changed nothing. A window that has the journal open is handed the answers.

mod about;
mod ask;
mod fill;
mod words;

use std::io::{self, Write};
use std::path::Path;

use super::Trouble;
use super::arguments::Check as Typed;
use super::passphrase::Unlock;
use super::reach::first_settings;
use crate::app::clock::Clock;
use crate::app::command::Command;
use crate::app::failure::Failure;
use crate::app::outcome::Outcome;
use crate::app::run::Journal;
use crate::app::watch::Outlook;
use crate::content;
use crate::domain::check::{Check, Paper};
use crate::domain::draft::clean_line;
use crate::domain::gate::{Activity, Gate, Lock};
use crate::domain::sentence::{self, lower_first};
use crate::domain::triage::Tier;
use crate::domain::watch::{Standing, Watch};
use crate::exchange::json::CheckJson;
use crate::store::Store;

impl Typed {
    /// The same as arguments, for the window.
    pub(super) fn typed(&self) -> Vec<String> {
        let mut typed = vec!["check".to_owned()];
        typed.extend(self.json.then(|| "--json".to_owned()));
        typed.extend(self.paper.iter().map(|paper| format!("--paper={paper}")));
        typed
    }
}

/// Asks, and returns the command with the answers in it.
pub(super) fn ask(place: &Path, unlock: &mut Unlock, typed: &Typed) -> Result<Typed, Trouble> {
    if typed.paper.is_some() {
        return Err(Trouble::Usage("The questions are answered here, one by one. Start with: soleus check".to_owned()));
    }
    let (watch, country) = known(place, unlock)?;
    if watch.profile.under_18() {
        return Err(Trouble::Failed(content::under_18().to_owned()));
    }
    let (mut input, mut out) = (io::stdin().lock(), io::stderr().lock());
    let paper = fill::fill(&watch, content::country(&country), &mut input, &mut out)
        .map_err(|stop| Trouble::Failed(stop.words()))?;
    let paper = serde_json::to_string(&paper).map_err(io::Error::from)?;
    Ok(Typed { json: typed.json, paper: Some(paper) })
}

/// What is known, and the country. Where there is no journal yet nothing is, and none is made for a question.
fn known(place: &Path, unlock: &mut Unlock) -> Result<(Watch, String), Trouble> {
    if !Store::is_there(place) && !place.is_dir() {
        return Ok((Outlook::empty(Clock::System.now()).watch, first_settings().country));
    }
    let journal = unlock.open(|key| Journal::open_to_read(place, key, Clock::System))?;
    Ok((journal.watch()?, journal.settings().country.clone()))
}

/// Saves the answers and prints the result.
pub(super) fn save(journal: &mut Journal, typed: &Typed, out: &mut dyn Write) -> Result<(), Trouble> {
    let paper = typed.paper.as_deref().and_then(|paper| serde_json::from_str::<Paper>(paper).ok());
    let Some(paper) = paper else {
        return Err(Trouble::Usage("The answers cannot be read. Start again with: soleus check".to_owned()));
    };
    // A check from the terminal is always a new one.
    let done = journal.run(Command::SaveCheck(Box::new(Paper { id: None, ..paper })))?;
    let outlook = journal.outlook()?;
    let Some(check) = outlook.watch.checks.iter().find(|check| Some(check.id) == done.check) else {
        return Err(Failure::plain("The check was saved and cannot be read. Look at it in the window.").into());
    };
    if typed.json {
        serde_json::to_writer(&mut *out, &CheckJson::from(check)).map_err(io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    print(journal, &outlook, check, out)
}

fn print(journal: &Journal, outlook: &Outlook, check: &Check, out: &mut dyn Write) -> Result<(), Trouble> {
    let watch = &outlook.watch;
    let standing = Standing::of_check(watch, check);
    let country = content::country(&journal.settings().country);
    let outcome = Outcome::of_check(check, &standing, watch, country);
    let day = lower_first(&sentence::near_day(check.at.day(), watch.today()));
    let time = sentence::time_of_day(check.at, journal.hours());
    let heading = format!("Check of {day} {time}, {}", check.side.leg_words());
    // The person's own words stand in it, and a file from elsewhere could hold signs that a terminal obeys.
    for line in outcome.text(&heading).trim_end().lines() {
        writeln!(out, "{}", clean_line(line))?;
    }
    // Under an emergency nothing stands that could delay the call.
    if outcome.tier != Tier::Emergency {
        writeln!(out)?;
        for line in paused(&outlook.gate) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// One line for all that is paused for the same reasons.
fn paused(gate: &Gate) -> Vec<String> {
    let mut groups: Vec<(Vec<Lock>, Vec<String>)> = Vec::new();
    for activity in Activity::ALL {
        let (locks, name) = (gate.locks(*activity), lower_first(activity.name()));
        match groups.iter_mut().find(|(same, _)| *same == locks) {
            Some((_, names)) => names.push(name),
            None => groups.push((locks, vec![name])),
        }
    }
    groups.retain(|(locks, _)| !locks.is_empty());
    if groups.is_empty() {
        return vec!["Nothing is paused.".to_owned()];
    }
    let line = |(locks, names): (Vec<Lock>, Vec<String>)| {
        let mut told: Vec<String> = locks.iter().map(|lock| lock.words()).collect();
        for lock in &locks {
            let opens = lock.opens_when().to_owned();
            if !told.contains(&opens) {
                told.push(opens);
            }
        }
        format!("Paused: {}. {}", names.join(", "), told.join(" "))
    };
    groups.into_iter().map(line).collect()
}
