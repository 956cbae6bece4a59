//! What this pain is about: an injury, its beginning and which way it goes; and facts about the person that run out.

use super::ask::{Several, Stop};
use super::fill::Filling;
use super::words::{of_risks, rows, whole, wholes};
use crate::domain::check::Answer;
use crate::domain::sentence::{lower_first, near_day};
use crate::domain::time_text::parse_day;

/// Days for which an injury is asked about.
const INJURY_DAYS: u32 = 28;
/// The longest time that a pain is asked back, in days.
const ONSET_DAYS: u32 = 36_500;

impl Filling<'_> {
    /// An injury, and once a problem when it began and which way it goes.
    pub(super) fn this_pain(&mut self) -> Result<(), Stop> {
        let today = self.watch.today();
        let days = |said: &str, most: u32| -> Option<u32> {
            let days = said.parse().ok().or_else(|| {
                let day = parse_day(said, today).ok()?;
                u32::try_from((today - day).num_days()).ok()
            });
            days.filter(|days| *days <= most)
        };
        let known = self.paper.answers.injury_days_ago;
        let enter = known.map_or_else(|| "n".to_owned(), |days| format!("{days}, as you said before"));
        self.asker.say("")?;
        self.paper.answers.injury_days_ago = self.asker.ask(
            &format!("Was the leg hurt in the last 4 weeks? n no, or how many days ago (0 is today), Enter for {enter}"),
            "A knock, a twist, a fall, or a sudden pain while moving. A day such as 2026-11-22 or yesterday will do too.",
            |said| match said {
                "" => Ok(known),
                "n" | "no" => Ok(None),
                "y" | "yes" => Err("How many days ago? 0 is today, 1 is yesterday.".to_owned()),
                _ => days(said, INJURY_DAYS).map(Some).ok_or_else(|| {
                    format!("Type n for no, a number of days from 0 to {INJURY_DAYS}, or a day such as yesterday.")
                }),
            },
        )?;
        if !self.paper.is_new_pain(self.watch) {
            return Ok(());
        }
        let onset = self.asker.ask(
            "When did this pain begin? How many days ago (0 is today), or a day",
            "Count from the first day of this pain. Enter leaves it open.",
            |said| match said {
                "" => Ok(None),
                _ => days(said, ONSET_DAYS).map(Some).ok_or_else(|| {
                    "Type a number of days, a day such as 2026-11-22 or yesterday, or press Enter.".to_owned()
                }),
            },
        )?;
        self.paper.answers.stated_onset_days = onset;
        if onset.is_some_and(|days| days > 0) {
            self.paper.answers.stated_trend = self.asker.trend("Since then:", "better")?;
        }
        self.warn()
    }

    /// Facts about the person that run out.
    pub(super) fn facts(&mut self) -> Result<(), Stop> {
        let due = self.paper.facts_due(self.watch);
        if due.is_empty() {
            return Ok(());
        }
        let asked = due.iter().filter_map(|risk| self.watch.profile.answered(*risk)).min();
        let heading = match asked {
            Some(day) => format!("Anything new since {}?", lower_first(&near_day(day, self.watch.today()))),
            None => "About you:".to_owned(),
        };
        let questions = of_risks(&due);
        self.asker.say(&format!("\n{heading}\n{}", rows(&questions)))?;
        let several = self.asker.several("Any of these? n none of these, y one by one", &wholes(&questions))?;
        for risk in due {
            let said = match several {
                Several::None => Answer::No,
                Several::Blank => Answer::Blank,
                Several::OneByOne => self.asker.three(&format!("{}?", risk.name()), &whole(risk.into()))?,
            };
            if said != Answer::Blank {
                self.paper.facts.insert(risk, said);
            }
        }
        self.warn()
    }
}
