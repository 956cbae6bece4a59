//! The five numbers and the tables in words.

use chrono::{Datelike as _, NaiveDate};

use super::{NumberWords, TableWords, line, lines};
use crate::domain::body::{Leg, Zone};
use crate::domain::episode::{End, Episode};
use crate::domain::medicine::Taken;
use crate::domain::sentence;
use crate::domain::sheet::{Doses, Life, LifeRow, Part, Sheet, SheetRequest, TakenRow, Told, Week};
use crate::domain::trend::{Half, Helped, HelpedRow, Kinds, Places, Unit};

/// "22 Nov 2026"
pub(super) fn full_date(day: NaiveDate) -> String {
    let month: String = sentence::month(day.month()).chars().take(3).collect();
    format!("{} {month} {}", day.day(), day.year())
}

/// "16 Nov 14:32"
pub(super) fn when(entry: &Episode, request: &SheetRequest) -> String {
    format!("{} {}", request.date(entry.started.day()), sentence::entry_time(entry, request.hours))
}

pub(super) fn numbers(sheet: &Sheet) -> Vec<NumberWords> {
    let numbers = &sheet.numbers;
    let none = || "–".to_owned();
    let (worst, worst_day) = numbers.worst.map_or_else(
        || (none(), String::new()),
        |(day, worst)| (format!("{} of 10", worst.get()), format!("on {}", sheet.request.date(day))),
    );
    let without = match numbers.without_pain {
        0 => String::new(),
        count => format!("{count} of them without pain"),
    };
    vec![
        NumberWords { name: "Entries", value: sentence::grouped(clamp(numbers.episodes)), below: without },
        NumberWords {
            name: "Days with pain",
            value: numbers.days_with_pain.to_string(),
            below: format!("of {} with an entry", sentence::count(sheet.days_with_entries, "day", "days")),
        },
        NumberWords { name: "Worst pain", value: worst, below: worst_day },
        NumberWords {
            name: "Median pain",
            value: numbers.median.map_or_else(none, |median| format!("{median} of 10")),
            below: "worst of each entry".to_owned(),
        },
        weeks(numbers.weeks.as_ref()),
    ]
}

fn weeks(weeks: Option<&(Week, Week)>) -> NumberWords {
    let name = "First week, last week";
    let Some((first, last)) = weeks else {
        return NumberWords { name, value: "–".to_owned(), below: "under 2 weeks".to_owned() };
    };
    let median = |week: &Week| week.median.map_or_else(|| "–".to_owned(), |median| median.to_string());
    NumberWords {
        name,
        value: format!("{}, then {}", median(first), median(last)),
        below: format!("daily worst; {} and {} days", first.days, last.days),
    }
}

pub(super) fn places(places: &Places, kinds: &Kinds) -> TableWords {
    let cell = |leg: Leg, zone: Zone| {
        let row = places.rows.iter().find(|row| row.leg == leg && row.zone == zone);
        let found = row.and_then(|row| Some((row.scores.count(), row.scores.median()?, row.scores.worst()?)));
        found.map_or("–".to_owned(), |(count, median, worst)| format!("{count} ({median}, {})", worst.get()))
    };
    let named = |zone: &&Zone| places.named().iter().any(|row| row.zone == **zone);
    let rows = Zone::ALL
        .iter()
        .filter(named)
        .map(|zone| vec![zone.name().to_owned(), cell(Leg::Left, *zone), cell(Leg::Right, *zone)]);
    let mut notes = Vec::new();
    if places.said == 0 {
        notes.push("No entry names a place.".to_owned());
    } else {
        notes.extend(places.not_said_words());
    }
    let felt: Vec<String> = kinds
        .rows
        .iter()
        .map(|row| {
            let name = sentence::lower_first(row.name());
            format!("{name} {}", row.scores.count())
        })
        .collect();
    if kinds.said > 0 {
        notes.push(format!("Felt like: {} (entries).", felt.join(", ")));
    }
    TableWords {
        id: "places",
        title: "Where it hurt: entries (median, worst)".to_owned(),
        head: ["Place", "Left leg", "Right leg"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes,
    }
}

pub(super) fn tried(helped: &Helped) -> TableWords {
    let half = |half: Option<Half>| half.map_or("–".to_owned(), |half| half.to_string());
    let (enough, few): (Vec<&HelpedRow>, Vec<&HelpedRow>) = helped.rows.iter().partition(|row| row.is_enough());
    let rows = enough.iter().map(|row| {
        vec![line(&row.name), row.times.to_string(), half(row.before()), half(row.after()), row.pairs.len().to_string()]
    });
    let mut notes = Vec::new();
    if helped.rows.is_empty() {
        notes.push("Nothing was noted as tried.".to_owned());
    } else if !enough.is_empty() {
        notes.push(
            "Median pain before and after, in the n times both were noted. Pain also changes by itself.".to_owned(),
        );
    }
    if !few.is_empty() {
        let words: Vec<String> = few.iter().map(|row| format!("{} {}×", line(&row.name), row.times)).collect();
        notes.push(format!("Too few numbers before and after (under 5): {}.", words.join(", ")));
    }
    TableWords {
        id: "tried",
        title: "What was tried".to_owned(),
        head: ["What", "Times", "Before", "After", "n"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes,
    }
}

fn amount(taken: &Taken) -> String {
    if taken.at_least { format!("at least {}", taken.amount) } else { taken.amount.to_string() }
}

pub(super) fn doses(doses: &Doses) -> TableWords {
    let most = |row: &TakenRow| {
        let several = row.most.amounts.len() > 1;
        let amounts: Vec<String> = row
            .most
            .amounts
            .iter()
            .map(|(name, taken)| if several { format!("{} {}", line(name), amount(taken)) } else { amount(taken) })
            .collect();
        if amounts.is_empty() { row.most.counted() } else { format!("{} ({})", row.most.counted(), amounts.join(", ")) }
    };
    let rows = doses.rows.iter().map(|row| {
        let form = row.form.name().to_lowercase();
        // What goes on the skin says so, unless its name does.
        let told = !row.form.on_skin() || row.name.to_lowercase().contains(&form);
        let form = if told { String::new() } else { format!(" ({form})") };
        vec![format!("{}{form}", line(&row.name)), row.doses.to_string(), row.days.to_string(), most(row)]
    });
    let shared = doses.shared.iter().map(|(name, taken)| {
        format!(
            "{} is in several of these: most in 24 h over all {}.",
            sentence::upper_first(&line(name)),
            amount(taken)
        )
    });
    let mut notes: Vec<String> = shared.collect();
    if doses.rows.is_empty() {
        notes.push("No dose was logged.".to_owned());
    }
    TableWords {
        id: "medicines",
        title: "Medicines, as logged".to_owned(),
        head: ["Name", "Doses", "Days", "Most in 24 h"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes,
    }
}

pub(super) fn life(life: &Life, request: &SheetRequest) -> TableWords {
    let told = |row: &LifeRow, (day, value): Told| format!("{} ({})", row.unit.cell(value), request.date(day));
    let rows = life.rows.iter().map(|row| {
        let (low, high) = row.ends;
        let [low, high] = [low, high].map(|value| row.unit.cell(value));
        let span = if low == high { low } else { format!("{low} to {high}") };
        let unit = if row.unit == Unit::Millimetres { " size, cm" } else { "" };
        let name = format!("{}{unit}", line(&row.name));
        vec![name, told(row, row.first), told(row, row.last), span, row.days.to_string()]
    });
    let mut notes = Vec::new();
    if life.rows.iter().any(|row| row.unit == Unit::OutOfTen) {
        notes.push("Out of 10: 0 could not, 10 as before; sleep from very bad to very good.".to_owned());
    }
    let (asked, woken) = life.woken;
    if asked > 0 {
        notes.push(format!(
            "Pain woke from sleep in {woken} of {}.",
            sentence::count(asked, "entry that says it", "entries that say it")
        ));
    }
    notes.extend(life.sleep.clone());
    if notes.is_empty() && life.rows.is_empty() {
        notes.push("Nothing was rated.".to_owned());
    }
    TableWords {
        id: "life",
        title: "Daily life".to_owned(),
        head: ["What", "First", "Last", "Range", "Days"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes,
    }
}

pub(super) fn entries(sheet: &Sheet) -> TableWords {
    let request = &sheet.request;
    let notes = request.parts.contains(&Part::Notes);
    let rows = sheet.entries.iter().map(|entry| {
        let late = if entry.added_later() { ", written later" } else { "" };
        let mut what = details(entry);
        if notes && !entry.notes.trim().is_empty() {
            if !what.is_empty() {
                what.push_str(". ");
            }
            what.push_str(&lines(&entry.notes).join("\n"));
        }
        vec![
            format!("{}{late}", when(entry, request)),
            entry.nrs_worst.get().to_string(),
            sentence::lower_first(entry.side.name()),
            what,
        ]
    });
    TableWords {
        id: "entries",
        title: "All entries".to_owned(),
        head: ["When", "Pain", "Leg", "What was noted"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

/// Place, kind, trigger, length and what was tried, without the note.
fn details(entry: &Episode) -> String {
    let mut parts: Vec<String> = entry.zone_list().iter().map(|zone| zone.words()).collect();
    parts.extend(entry.kinds.iter().map(|kind| sentence::lower_first(kind.name())));
    parts.extend(entry.triggers.iter().map(|word| line(&sentence::lower_first(sentence::trigger(word)))));
    if entry.woke_from_sleep == Some(true) {
        parts.push("woke from sleep".to_owned());
    }
    match entry.end {
        End::Unknown => {}
        End::StillGoing => parts.push("still going on when written".to_owned()),
        End::At(_) => parts.extend(entry.lasted_min().map(sentence::length)),
    }
    for tried in &entry.reliefs {
        let after = tried.nrs_after.map_or(String::new(), |after| format!(", then {}", after.get()));
        parts.push(format!("{}{after}", sentence::lower_first(tried.relief.name())));
    }
    parts.extend(entry.signs.iter().flatten().map(|sign| sentence::lower_first(sign.name())));
    parts.join(" · ")
}

fn clamp(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
