//! Where every row of a file ends: taken, the same as one before, or left out with the reason. No row gets lost between
//! them, and none is counted twice.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::choices::{Choices, Scale, Target};
use super::score::Score;
use super::source::Refusal;
use super::table::{Line, Table};
use super::{
    Counted, DateOrder, Format, Found, Item, Live, NameChoice, Reading, Skipped, Warning, What, WordChoice, calendar,
    score, words,
};
use crate::domain::when::Now;

/// The space of the ids of rows. Never to be changed: an import of the same file would take everything again.
const SPACE: Uuid = Uuid::from_u128(0x0c4f_9d1e_52b7_4a8c_9f60_5d3a_71c2_e846);
/// Rows between two looks at whether the work is still wanted.
const PULSE_ROWS: usize = 1_000;

/// Most words that scores are read from; a column with more is one of notes.
const WORD_LIMIT: usize = 100;

/// Most entries of one second; the journal has room for 65 536, some of which may be there already.
const MOMENT_LIMIT: usize = 60_000;

/// The rows of a file on their way to a reading.
pub(super) struct Collector<'a> {
    choices: &'a Choices,
    now: &'a Now,
    progress: &'a mut dyn FnMut(usize) -> bool,
    /// How many rows are wanted, for a preview.
    limit: Option<usize>,
    reading: Reading,
    live: Vec<Live>,
    seen: HashSet<Uuid>,
    /// Entries by the second in which they begin.
    seconds: HashMap<i64, usize>,
    places: HashMap<String, usize>,
    /// Words for scores by what tells them apart.
    words: HashMap<String, WordChoice>,
    /// What to know about the row that is being read.
    pending: Vec<String>,
    /// The other scale was told already.
    told: bool,
}

impl<'a> Collector<'a> {
    pub(super) fn new(choices: &'a Choices, now: &'a Now, progress: &'a mut dyn FnMut(usize) -> bool) -> Self {
        let reading = Reading {
            format: Format::Csv,
            counted: Counted::default(),
            rows: 0,
            found: Vec::new(),
            twice: 0,
            skipped: Vec::new(),
            warnings: Vec::new(),
            names: Vec::new(),
            words: Vec::new(),
            date_order: None,
            scale: choices.scale.unwrap_or_default(),
        };
        let (seen, seconds, places) = (HashSet::new(), HashMap::new(), HashMap::new());
        let (live, pending, words) = (Vec::new(), Vec::new(), HashMap::new());
        Self { choices, now, progress, limit: None, reading, live, seen, seconds, places, words, pending, told: false }
    }

    /// For the first rows alone.
    pub(super) fn first(
        choices: &'a Choices,
        now: &'a Now,
        progress: &'a mut dyn FnMut(usize) -> bool,
        limit: usize,
    ) -> Self {
        Self { limit: Some(limit), ..Self::new(choices, now, progress) }
    }

    pub(super) fn begin(&mut self, format: Format) {
        self.reading.format = format;
    }

    /// The file is no table: its rows are records.
    pub(super) fn count_records(&mut self) {
        self.reading.counted = Counted::Records;
    }

    pub(super) fn format(&self) -> Format {
        self.reading.format
    }

    pub(super) fn choices(&self) -> &'a Choices {
        self.choices
    }

    pub(super) fn now(&self) -> &'a Now {
        self.now
    }

    /// The score of a cell. A word for it is counted, so that a person can say what it is.
    pub(super) fn score(&mut self, text: &str) -> Result<Score, String> {
        if let Some(key) = score::word(text) {
            if let Some(word) = self.words.get_mut(&key) {
                word.count += 1;
            } else if self.words.len() < WORD_LIMIT {
                let score = score::read(text, self.reading.scale, self.choices).ok().map(|score| score.nrs.get());
                self.words.insert(key, WordChoice { word: text.to_owned(), count: 1, score });
            }
        }
        score::read(text, self.reading.scale, self.choices)
    }

    /// Finds the scale of a column, unless it was chosen.
    pub(super) fn find_scale<'t>(&mut self, cells: impl Iterator<Item = &'t str>) {
        if self.choices.scale.is_none() {
            self.reading.scale = score::found_scale(cells);
        }
    }

    pub(super) fn use_scale(&mut self, scale: Scale) {
        self.reading.scale = self.choices.scale.unwrap_or(scale);
    }

    pub(super) fn date_order(&self) -> Option<DateOrder> {
        self.reading.date_order
    }

    /// Takes the dates in this order, unless another one was chosen.
    pub(super) fn use_order(&mut self, order: DateOrder) {
        self.reading.date_order = Some(self.choices.date_order.unwrap_or(order));
    }

    /// Finds the order of the dates of a column, unless it was chosen.
    pub(super) fn find_order<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> Result<(), Refusal> {
        self.reading.date_order = match self.choices.date_order {
            Some(order) => Some(order),
            None => calendar::found_order(cells).map_err(Refusal::DateOrder)?,
        };
        Ok(())
    }

    /// Counts a name, and tells whether its rows are taken. `usual` is what it is taken for when it does not say so itself.
    pub(super) fn wants(&mut self, name: &str, usual: Target, medicines: bool) -> bool {
        if let Some(choice) = self.places.get(name).and_then(|place| self.reading.names.get_mut(*place)) {
            choice.count += 1;
            return choice.included;
        }
        let included = self.choices.includes(name, medicines);
        let target = if medicines { Target::Medicine } else { self.choices.target(name, usual) };
        self.places.insert(name.to_owned(), self.reading.names.len());
        self.reading.names.push(NameChoice { name: name.to_owned(), count: 1, included, target });
        included
    }

    /// What a name that was counted is taken for.
    pub(super) fn target(&self, name: &str) -> Target {
        let found = self.places.get(name).and_then(|place| self.reading.names.get(*place));
        found.map_or(Target::Pain, |choice| choice.target)
    }

    /// Something to know about the row that is being read; forgotten if it is not taken.
    pub(super) fn warn(&mut self, text: String) {
        self.pending.push(text);
    }

    /// That a score was on another scale; told once a file, as every such entry says it in its notes.
    pub(super) fn warn_converted(&mut self) {
        if !self.told {
            self.pending.push(match self.reading.scale {
                Scale::Grades => {
                    let [one, two, three, four] = self.choices.grades;
                    format!("Grades 1 to 4 became {one}, {two}, {three} and {four}. Each entry says so in its notes.")
                }
                Scale::Ten | Scale::Hundred | Scale::Five => {
                    "Scores on another scale were converted to 0 to 10. Each entry says so in its notes.".to_owned()
                }
            });
        }
    }

    /// Reads every row of a table. `key` is what makes a row itself; `row` what is in it, or why it is not taken.
    pub(super) fn each<'t>(
        &mut self,
        table: &'t Table,
        key: impl Fn(&'t Line) -> Vec<&'t str>,
        mut row: impl FnMut(&mut Self, &'t Line) -> Result<Vec<What>, String>,
    ) -> Result<(), Refusal> {
        for line in &table.lines {
            let outcome = match line.fault() {
                Some(fault) => Err(fault.to_owned()),
                None => row(self, line),
            };
            if !self.row(line.number, || line.shown(table.separator), &key(line), outcome)? {
                break;
            }
        }
        Ok(())
    }

    /// Puts a row where it belongs. Returns whether more are wanted.
    pub(super) fn row(
        &mut self,
        number: u64,
        text: impl Fn() -> String,
        key: &[&str],
        outcome: Result<Vec<What>, String>,
    ) -> Result<bool, Refusal> {
        self.reading.rows += 1;
        if self.reading.rows.is_multiple_of(PULSE_ROWS) && !(self.progress)(PULSE_ROWS) {
            return Err(Refusal::Cancelled);
        }
        let outcome = match outcome {
            Ok(whats) if whats.is_empty() => Err("There is nothing in this row that Soleus keeps".to_owned()),
            other => other.map(|whats| items(self.reading.format, key, whats)),
        };
        if let Some(limit) = self.limit {
            self.live.push(Live { row: number, text: text(), outcome });
            return Ok(self.live.len() < limit);
        }
        match outcome {
            Err(reason) => self.reading.skipped.push(Skipped { row: number, text: text(), reason }),
            Ok(items) => {
                let id = items.first().map_or(Uuid::nil(), |item| item.id);
                if self.seen.contains(&id) {
                    self.reading.twice += 1;
                } else if self.is_crowded(&items) {
                    let reason = format!("More than {MOMENT_LIMIT} rows say the same moment");
                    self.reading.skipped.push(Skipped { row: number, text: text(), reason });
                } else {
                    self.seen.insert(id);
                    self.keep_warnings(number);
                    self.reading.found.push(Found { row: number, items });
                }
            }
        }
        self.pending.clear();
        Ok(true)
    }

    /// Whether the journal has no place for one more entry of this second.
    fn is_crowded(&mut self, items: &[Item]) -> bool {
        let pains = items.iter().filter_map(|item| match &item.what {
            What::Pain(episode) => Some(episode.started.utc_s),
            What::Taken(_) | What::Done(_) | What::Kept(_) => None,
        });
        pains.into_iter().any(|second| {
            let count = self.seconds.entry(second).or_default();
            *count += 1;
            *count > MOMENT_LIMIT
        })
    }

    fn keep_warnings(&mut self, row: u64) {
        for text in self.pending.drain(..) {
            self.told |= text.ends_with("in its notes.");
            self.reading.warnings.push(Warning { row, text });
        }
    }

    pub(super) fn into_reading(mut self) -> Reading {
        (self.progress)(self.reading.rows % PULSE_ROWS);
        self.reading.names.sort_by_cached_key(|choice| (words::plain(&choice.name), choice.name.clone()));
        // The weakest first, by what is known of them, so that a choice moves none.
        let mut words: Vec<_> = self.words.into_iter().collect();
        let strength = |key: &str| score::proposed(key, Scale::Ten, self.choices).unwrap_or(u8::MAX);
        words.sort_by_cached_key(|(key, _)| (key.is_empty(), strength(key), key.clone()));
        self.reading.words = words.into_iter().map(|(_, word)| word).collect();
        self.reading
    }

    pub(super) fn into_live(self) -> Vec<Live> {
        self.live
    }
}

/// Gives each thing of a row its id.
fn items(format: Format, key: &[&str], whats: Vec<What>) -> Vec<Item> {
    // A sign that no cell holds stands between the cells, so that "a, b" and "a b" stay two rows.
    let own = format!("{}\u{1e}{}", format.id(), key.join("\u{1f}"));
    let first = Uuid::new_v5(&SPACE, own.as_bytes());
    let with_id = whats.into_iter().enumerate().map(|(place, mut what)| {
        let id = if place == 0 { first } else { Uuid::new_v5(&first, &(place as u64).to_be_bytes()) };
        if let What::Pain(episode) = &mut what {
            episode.id = id;
        }
        Item { id, what }
    });
    with_id.collect()
}
