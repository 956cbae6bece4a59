//! What a passphrase keeps to itself: nothing that is written under it can be read, wherever it is written, and after
//! locking neither the passphrase nor a note is left in memory.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(clippy::indexing_slicing, reason = "as above")]
#![allow(dead_code, reason = "other tests use more of what they share")]

#[path = "../common/mod.rs"]
mod common;
#[cfg(target_os = "linux")]
#[path = "../power/layer.rs"]
mod layer;
#[cfg(target_os = "linux")]
mod memory;
#[path = "../common/records.rs"]
mod records;
#[path = "../common/window.rs"]
mod window;
#[cfg(target_os = "linux")]
mod written;

/// As in the program: what is freed is wiped.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

const NAMES: [&str; 2] = [
    "nothing_that_is_written_under_a_passphrase_can_be_read_wherever_it_is_written",
    "after_locking_neither_the_passphrase_nor_a_note_is_left_in_memory",
];

#[cfg(target_os = "linux")]
fn main() {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    match typed.as_slice() {
        [what, folder, locked] if what == written::WRITE => return written::write(folder.as_ref(), locked == "locked"),
        [what] if what == memory::OPEN => return memory::open_and_lock(),
        _ => {}
    }
    if typed.iter().any(|word| word == "--list") {
        for name in NAMES {
            println!("{name}: test");
        }
        return;
    }
    let words: Vec<&String> = typed.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
    let tests: [(&str, fn()); 2] = [(NAMES[0], written::is_sealed), (NAMES[1], memory::is_wiped)];
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

/// What another process writes and remembers can be looked at on Linux.
#[cfg(not(target_os = "linux"))]
fn main() {
    println!("\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; {} filtered out", NAMES.len());
}
