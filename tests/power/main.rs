//! The power is cut at random moments while a journal is begun, written, backed up, put back and given passphrases. A
//! layer between the program and the disk remembers every call, so one run gives the disk of any moment: what was synced,
//! and of the rest what the dice leave, torn at sectors. What was acknowledged is there each time.
//!
//! `SOLEUS_CUTS=1000 cargo test --test power` is the long campaign.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(clippy::indexing_slicing, reason = "as above")]
#![allow(dead_code, reason = "the layer and the writer do more elsewhere")]

#[cfg(target_os = "linux")]
#[path = "../kill/content.rs"]
mod content;
#[cfg(target_os = "linux")]
mod course;
#[cfg(target_os = "linux")]
mod cuts;
#[cfg(target_os = "linux")]
mod disk;
#[cfg(target_os = "linux")]
mod layer;
#[cfg(target_os = "linux")]
#[path = "../kill/writer.rs"]
mod writer;

const NAMES: [&str; 2] = [
    "what_was_acknowledged_outlives_a_power_cut_at_any_moment_and_nothing_is_half_done",
    "a_journal_of_an_older_version_outlives_a_power_cut_while_it_is_brought_up_to_date",
];
/// The first word of a start as the one that writes.
const WRITE: &str = "--write";

#[cfg(target_os = "linux")]
fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    if let [what, place, seed] = typed.as_slice()
        && what == WRITE
    {
        course::write(place.as_ref(), seed.parse().unwrap());
        return;
    }
    if typed.iter().any(|word| word == "--list") {
        for name in NAMES {
            println!("{name}: test");
        }
        return;
    }
    let words: Vec<&String> = typed.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
    let tests: [(&str, fn()); 2] = [(NAMES[0], cuts::in_a_journal), (NAMES[1], cuts::in_an_older_journal)];
    let mut passed = 0;
    for (name, test) in tests.into_iter().filter(|(name, _)| wanted(name)) {
        test();
        println!("test {name} ... ok");
        passed += 1;
    }
    // The closing line of every test program; a failure stops before it.
    let filtered = tests.len() - passed;
    println!("\ntest result: ok. {passed} passed; 0 failed; 0 ignored; 0 measured; {filtered} filtered out");
}

/// The layer is made for Linux.
#[cfg(not(target_os = "linux"))]
fn main() {
    println!("\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; {} filtered out", NAMES.len());
}
