//! A journal with everything that can happen to it: begun, written, backed up, put back, locked, locked anew, opened for
//! good. Before each step it says what the journal is about to hold, and after it that the step was acknowledged.

use std::path::Path;

use soleus::app::backup::restore::look;
use soleus::app::clock::Clock;
use soleus::app::lock::{self, Change};
use soleus::app::run::Journal;
use soleus::domain::backup::Reason;
use soleus::domain::setting::Settings;
use soleus::store::Key;
use zeroize::Zeroizing;

use super::content::content;
use super::writer::{Writer, say};

/// Steps between two of the larger things.
const STEPS: u32 = 8;

/// The passphrases, by number; none is 0.
pub fn key(number: usize) -> Option<Key> {
    let words = [None, Some("four plain words here"), Some("another four plain words")][number]?;
    Key::new(Zeroizing::new(words.to_owned()))
}

/// Writes all of it and ends.
pub fn write(place: &Path, seed: u64) {
    let mut journal = Journal::create(place, &Settings::default(), Clock::System).expect("a new journal");
    say("done", &content(journal.store()));
    write_on(&mut journal, seed, STEPS * 4);
    let backup = back_up(&journal);
    write_on(&mut journal, seed + 1, STEPS);
    put_back(&mut journal, &backup);
    write_on(&mut journal, seed + 2, STEPS);
    drop(journal);
    for (round, number) in [1, 2, 0].into_iter().enumerate() {
        let change = match (key((number + 2) % 3), key(number)) {
            (None, Some(new)) => Change::Set(new),
            (Some(present), Some(new)) => Change::Change(present, new),
            (Some(present), None) => Change::Remove(present),
            (None, None) => return,
        };
        println!("locking {number}");
        lock::change(place, &change).expect("another passphrase");
        println!("locked {number}");
        let mut journal = Journal::unlock(place, key(number).as_ref(), Clock::System).expect("opens");
        write_on(&mut journal, seed + 3 + u64::try_from(round).expect("few"), STEPS);
        back_up(&journal);
    }
}

fn write_on(journal: &mut Journal, seed: u64, steps: u32) {
    let mut writer = Writer::new(journal, seed);
    for _ in 0..steps {
        writer.step(journal);
    }
}

fn back_up(journal: &Journal) -> std::path::PathBuf {
    let order = journal.backup_order(Reason::Usual).expect("an order");
    let made = journal.back_up(&order).expect("a backup");
    say(&format!("backup {}", made.file.display()), &content(journal.store()));
    made.file
}

fn put_back(journal: &mut Journal, backup: &Path) {
    let (access, revision) = (journal.store().read_access(), journal.store().revision());
    say("try", &content(&access.open_checked(backup).expect("opens")));
    let preview = look(&access, revision, backup, &mut |_| true).expect("looked at").expect("wanted");
    let before = journal.backup_order(Reason::BeforeRestore).expect("an order").carry_out(&mut |_, _| true);
    journal.restore(&preview, &before.expect("a backup").expect("wanted")).expect("put back");
    say("done", &content(journal.store()));
}
