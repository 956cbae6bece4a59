//! Logs, edits, imports, deletes and undoes in a journal until it is killed. Before each step it says what the journal is
//! about to hold, and after it that the step was acknowledged.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use soleus::app::clock::Clock;
use soleus::app::command::Command;
use soleus::app::run::Journal;
use soleus::domain::body::Side;
use soleus::domain::episode::{Episode, Nrs};
use soleus::domain::when::{Certainty, Moment};
use soleus::exchange::import::{Choices, Columns, Source, What, read};
use uuid::Uuid;

use super::content::{Content, content, digest};

/// Beyond this the journal is only emptied, so that it can be read again and again.
const MOST_ENTRIES: usize = 300;
/// Rows of an import.
const ROWS: usize = 40;
/// Note that fills several pages of the file.
const LONG: usize = 12_000;

/// Xorshift: the same steps for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("small") % sides
    }
}

/// Writes for ever.
pub fn write(place: &Path, seed: u64) {
    let mut journal = Journal::open(place, Clock::System).expect("a journal");
    let mut writer = Writer::new(&journal, seed);
    loop {
        writer.step(&mut journal);
    }
}

/// Somebody who writes, and knows what the journal holds.
pub struct Writer {
    seed: u64,
    dice: Dice,
    now: Content,
    before: Vec<Content>,
    edited: bool,
    number: u32,
}

impl Writer {
    pub fn new(journal: &Journal, seed: u64) -> Self {
        let now = content(journal.store());
        // Two edits of one entry within a minute are one step, so none follows another; nor the unknown last step.
        Self { seed, dice: Dice::new(seed), now, before: Vec::new(), edited: true, number: 0 }
    }

    /// One step, said before it is made and when it is acknowledged.
    pub fn step(&mut self, journal: &mut Journal) {
        let Self { seed, dice, now, before, edited, number } = self;
        let ids: Vec<Uuid> = now.keys().copied().collect();
        let (command, next) = match dice.roll(10) {
            0..=1 if !before.is_empty() => (Command::Undo, before.pop().expect("a step")),
            2..=4 if !*edited && !ids.is_empty() => edit(journal, ids[dice.roll(ids.len())], dice, now, *number),
            5..=6 if now.len() < MOST_ENTRIES => import(journal, dice, now, &format!("{number} of {seed}")),
            _ if now.len() >= MOST_ENTRIES => delete(&ids[..ROWS * 2], now),
            _ => log(journal, dice, now, *number),
        };
        *edited = matches!(&command, Command::Save(entry) if now.contains_key(&entry.id));
        if !matches!(command, Command::Undo) {
            before.push(now.clone());
        }
        say("try", &next);
        journal.run(command).expect("done");
        say("done", &next);
        *now = next;
        *number += 1;
    }
}

/// Says what the journal is about to hold, or holds.
pub fn say(what: &str, content: &Content) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what} {}", digest(content)).and_then(|()| out.flush()).expect("somebody listens");
}

fn notes(dice: &mut Dice, number: u32) -> String {
    let mut notes = format!("note {number} of {}", std::process::id());
    if dice.roll(4) == 0 {
        notes.push_str(&" and on".repeat(LONG / 7));
    }
    notes
}

fn log(journal: &Journal, dice: &mut Dice, now: &Content, number: u32) -> (Command, Content) {
    let written = journal.now().moment;
    let started = Moment { utc_s: written.utc_s - i64::from(number % 7), ..written };
    let score = Nrs::ALL[dice.roll(11)];
    let mut entry = Episode::new(journal.new_id(), Side::Left, score, started, Certainty::Exact, written);
    entry.notes = notes(dice, number);
    put(entry, now)
}

fn edit(journal: &Journal, id: Uuid, dice: &mut Dice, now: &Content, number: u32) -> (Command, Content) {
    let mut entry = journal.store().episode(id).expect("read").expect("there");
    entry.notes = notes(dice, number);
    put(entry, now)
}

fn put(entry: Episode, now: &Content) -> (Command, Content) {
    let mut next = now.clone();
    next.insert(entry.id, (entry.nrs_worst.get(), entry.notes.clone()));
    (Command::Save(Box::new(entry)), next)
}

fn delete(ids: &[Uuid], now: &Content) -> (Command, Content) {
    let mut next = now.clone();
    next.retain(|id, _| !ids.contains(id));
    (Command::Delete(ids.to_vec()), next)
}

/// Rows that no other step has: one that is there already stays as it was edited since.
fn import(journal: &Journal, dice: &mut Dice, now: &Content, step: &str) -> (Command, Content) {
    let mut text = "date,time,score,note\n".to_owned();
    for row in 0..ROWS {
        let day = 1 + (row + dice.roll(9)) % 28;
        writeln!(
            text,
            "2026-03-{day:02},{:02}:15,{},row {row} of {step} of {}",
            row % 24,
            row % 11,
            std::process::id()
        )
        .expect("a row");
    }
    let column = |name: &str| Some(name.to_owned());
    let columns = Columns {
        date: column("date"),
        time: column("time"),
        score: column("score"),
        side: None,
        note: column("note"),
    };
    let choices = Choices { columns, ..Choices::default() };
    let source = Source::read(text.as_bytes()).expect("text");
    let reading = read(&source, &choices, &journal.now(), &mut |_| true).expect("rows");
    let mut next = now.clone();
    for item in reading.found.iter().flat_map(|found| &found.items) {
        let What::Pain(entry) = &item.what else { panic!("rows of pain") };
        next.insert(entry.id, (entry.nrs_worst.get(), entry.notes.clone()));
    }
    (Command::Import(Box::new(reading)), next)
}
