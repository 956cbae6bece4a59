//! The routine editor before it is a routine: numbers as typed. `parse` makes a routine of it or says, in one plain
//! sentence a field, what is wrong; nothing typed is lost.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{HowOften, Item, Routine, RoutineId, Situation};
use crate::domain::exercise::{Dial, Exercise, Numbers, Sides};
use crate::domain::sentence;
use crate::domain::session::usual_minutes;
use crate::domain::time_text::parse_time;
use chrono::Timelike;

/// Longest name in characters: one line of a card.
pub const NAME_LIMIT_CHARS: usize = 60;
/// Most exercises in a routine: an hour and more of work, so that a file cannot make an endless session.
pub const ROUTINE_LIMIT_ITEMS: usize = 20;

/// One line of the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftItem {
    /// Id of the exercise.
    pub exercise: String,
    /// Another name and sentence, kept from a routine that was copied.
    pub name: Option<String>,
    /// The sentence under that name.
    pub cue: Option<String>,
    /// Numbers as typed, in the order of `Dial::ALL`; empty is the number of the exercise.
    pub numbers: [String; 5],
    /// Which legs; `None` is as in the exercise.
    pub sides: Option<Sides>,
}

/// The routine editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoutineDraft {
    /// The routine that is being changed; `None` for a new one.
    pub id: Option<Uuid>,
    /// Its name, as typed.
    pub name: String,
    /// Its lines.
    pub items: Vec<DraftItem>,
    /// How often.
    pub often: Option<HowOften>,
    /// When to be reminded, as typed; empty is never.
    pub remind: String,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoutineFault {
    /// The name.
    Name(String),
    /// The list as a whole.
    Items(String),
    /// A line of the list, which of its numbers (`None` is the exercise), and the sentence.
    Number(usize, Option<Dial>, String),
    /// The time of the reminder.
    Remind(String),
}

impl RoutineFault {
    /// The sentence for people.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Name(words) | Self::Items(words) | Self::Number(_, _, words) | Self::Remind(words) => words,
        }
    }
}

impl DraftItem {
    /// The line of an exercise as it is in the library.
    #[must_use]
    pub fn plain(exercise: &Exercise) -> Self {
        Self::of(&Item::plain(&exercise.id), exercise)
    }

    fn of(item: &Item, exercise: &Exercise) -> Self {
        let work = item.work(exercise);
        let numbers = Dial::ALL.map(|dial| work.get(dial).map(|number| number.to_string()).unwrap_or_default());
        let (name, cue) = (item.name.clone(), item.cue.clone());
        Self { exercise: item.exercise.clone(), name, cue, numbers, sides: item.sides }
    }
}

impl RoutineDraft {
    /// A routine to be changed. A ready one becomes a copy, "Strength base (mine)". Conditions stay behind: what is in
    /// one's own list is always done, so what would be done in this situation is copied.
    #[must_use]
    pub fn of(routine: &Routine, exercises: &[Exercise], situation: &Situation) -> Self {
        let items = routine.items_for(situation).filter_map(|item| {
            let exercise = exercises.iter().find(|exercise| exercise.id == item.exercise)?;
            Some(DraftItem::of(item, exercise))
        });
        let (id, name) = match &routine.id {
            RoutineId::Own(id) => (Some(*id), routine.name.clone()),
            RoutineId::Ready(_) => (None, format!("{} (mine)", routine.name)),
        };
        // A ready routine for some days of the week must not become one for every day.
        let some_days = routine.often.contains("a week");
        let own = HowOften::ALL.iter().copied().find(|often| often.name() == routine.often);
        let often = own.or(Some(if some_days { HowOften::SomeDays } else { HowOften::EveryDay }));
        let remind = routine.remind_min.map(sentence::minute_field).unwrap_or_default();
        Self { id, name, items: items.collect(), often, remind }
    }

    /// Gives the copy of a routine a name that none of these has: "Strength base (mine 2)".
    pub fn rename_copy(&mut self, of: &str, names: &[String]) {
        let mut number = 2;
        while names.contains(&self.name) {
            self.name = format!("{of} (mine {number})");
            number += 1;
        }
    }

    /// Makes a routine of it. `new_id` is used when it has none yet.
    ///
    /// # Errors
    /// Every field that is wrong, in the order on the screen.
    pub fn parse(&self, exercises: &[Exercise], new_id: Uuid) -> Result<Routine, Vec<RoutineFault>> {
        let mut faults = Vec::new();
        let name = self.name.trim();
        if name.is_empty() {
            faults.push(RoutineFault::Name("Give the routine a name.".to_owned()));
        } else if name.chars().count() > NAME_LIMIT_CHARS {
            faults.push(RoutineFault::Name(format!("Use at most {NAME_LIMIT_CHARS} letters for the name.")));
        }
        if self.items.is_empty() {
            faults.push(RoutineFault::Items("Add at least one exercise.".to_owned()));
        } else if self.items.len() > ROUTINE_LIMIT_ITEMS {
            faults.push(RoutineFault::Items(format!("Use at most {ROUTINE_LIMIT_ITEMS} exercises.")));
        }
        let items: Vec<Item> =
            self.items.iter().enumerate().map(|(line, item)| item.parse(line, exercises, &mut faults)).collect();
        let remind_min = match self.remind.trim() {
            "" => None,
            text => match parse_time(text) {
                Ok(time) => u16::try_from(time.hour() * 60 + time.minute()).ok(),
                Err(error) => {
                    faults.push(RoutineFault::Remind(error.to_string()));
                    None
                }
            },
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(self.routine(self.id.unwrap_or(new_id), remind_min, items, exercises))
    }

    /// The minutes of what stands in the list now; a number that cannot be read counts as the usual one.
    #[must_use]
    pub fn minutes(&self, exercises: &[Exercise]) -> u16 {
        let items = self.items.iter().map(|item| item.parse(0, exercises, &mut Vec::new())).collect();
        self.routine(self.id.unwrap_or_default(), None, items, exercises).minutes
    }

    fn routine(&self, id: Uuid, remind_min: Option<u16>, items: Vec<Item>, exercises: &[Exercise]) -> Routine {
        let mut routine = Routine {
            id: RoutineId::Own(id),
            name: self.name.trim().to_owned(),
            stages: Vec::new(),
            minutes: 0,
            often: self.often.unwrap_or(HowOften::EveryDay).name().to_owned(),
            rhythm: None,
            note: None,
            remind_min,
            sources: Vec::new(),
            items,
        };
        routine.minutes = usual_minutes(&routine, exercises);
        routine
    }
}

impl DraftItem {
    fn parse(&self, line: usize, exercises: &[Exercise], faults: &mut Vec<RoutineFault>) -> Item {
        let mut item =
            Item { name: self.name.clone(), cue: self.cue.clone(), sides: self.sides, ..Item::plain(&self.exercise) };
        let Some(exercise) = exercises.iter().find(|exercise| exercise.id == self.exercise) else {
            let words = "This exercise is not in the library. Take it out.".to_owned();
            faults.push(RoutineFault::Number(line, None, words));
            return item;
        };
        // Only what the exercise lets people choose; a leg is never added.
        item.sides = self.sides.filter(|_| exercise.may_choose_leg());
        let mut numbers = Numbers::default();
        for (dial, text) in Dial::ALL.into_iter().zip(&self.numbers) {
            let text = text.trim();
            // A number that this work does not have has no field on the screen.
            let Some(usual) = exercise.work.get(dial) else { continue };
            if text.is_empty() {
                continue;
            }
            match text
                .parse::<u16>()
                .ok()
                .filter(|number| exercise.limits.get(dial).is_some_and(|limit| limit.holds(*number)))
            {
                Some(number) if number != usual => numbers.set(dial, number),
                Some(_) => {}
                None => faults.push(RoutineFault::Number(line, Some(dial), exercise.limits.sentence(dial))),
            }
        }
        item.numbers = numbers;
        item
    }
}
