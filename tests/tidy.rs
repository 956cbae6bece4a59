//! Promises about the source itself: each layer knows only what it may know, and nothing in the tree can reach a network.
//!
//! The rules are tables, so that a new file or a new exception is one line with its reason.

#![allow(clippy::expect_used, reason = "helpers of a test may stop at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Folder or file, and words that must not stand in its code.
const LAYERS: &[(&str, &[&str])] = &[
    (
        "src/domain",
        &[
            "rusqlite",
            "egui",
            "eframe",
            "std::fs",
            "std::thread",
            "std::env",
            "std::io",
            "std::process",
            "println!",
            "Instant",
            "crate::content",
            "crate::store",
            "crate::exchange",
            "crate::report",
            "crate::platform",
            "crate::app",
            "crate::ui",
            "crate::cli",
        ],
    ),
    (
        "src/content",
        &[
            "rusqlite",
            "egui",
            "eframe",
            "std::fs",
            "std::thread",
            "std::env",
            "std::process",
            "Instant",
            "crate::store",
            "crate::exchange",
            "crate::report",
            "crate::platform",
            "crate::app",
            "crate::ui",
            "crate::cli",
        ],
    ),
    (
        "src/store",
        &[
            "egui",
            "eframe",
            "std::thread",
            "std::env",
            "std::process",
            "println!",
            "Instant",
            "crate::exchange",
            "crate::report",
            "crate::platform",
            "crate::app",
            "crate::ui",
            "crate::cli",
        ],
    ),
    (
        "src/exchange",
        &[
            "rusqlite",
            "egui",
            "eframe",
            "std::fs",
            "File::",
            "std::thread",
            "std::env",
            "Instant",
            "crate::store",
            "crate::platform",
            "crate::app",
            "crate::ui",
            "crate::cli",
        ],
    ),
    ("src/report", &["rusqlite", "egui", "eframe", "std::fs", "File::", "crate::store", "crate::app", "crate::ui"]),
    ("src/platform", &["rusqlite", "egui", "eframe", "crate::store", "crate::ui", "crate::cli"]),
    ("src/app", &["rusqlite", "egui", "eframe", "crate::ui", "crate::cli"]),
    // The window answers commands that another start hands to it, so it knows the command line, which does not know it.
    ("src/ui", &["rusqlite", "std::fs", "println!", "Instant"]),
    ("src/cli", &["rusqlite", "egui", "eframe", "std::fs", "crate::ui"]),
    ("src/main.rs", &["rusqlite", "egui", "eframe"]),
];

/// Words that may stand only in these places, and why.
const ONLY_IN: &[(&[&str], &[&str], &str)] = &[
    (&["Utc::now", "Local::now", "SystemTime::now"], &["src/app/clock.rs"], "one place reads the clock"),
    (
        &[
            "from_rgb",
            "from_gray",
            "from_hex",
            "from_black",
            "from_white",
            "hex_color!",
            "Color32::RED",
            "Color32::WHITE",
        ],
        &["src/ui/theme", "src/ui/screen/sheet/picture.rs"],
        "colours have names, and the names are in the theme; a picture of a page brings its own",
    ),
    (
        &["remove_file", "remove_dir"],
        &[
            "src/store/create.rs",
            "src/store/backup/mod.rs",
            "src/app/sample.rs",
            "src/platform/instance.rs",
            "src/platform/autostart.rs",
            "src/platform/crash.rs",
            "src/platform/file.rs",
        ],
        "a journal is deleted only by a typed word, through `create.rs`; these remove a journal or a copy that was never finished, a backup that newer ones replace, a sample, a dead socket, a start with the computer an old report of a mistake and an unfinished file that they made themselves",
    ),
    (&["process::exit"], &["src/main.rs"], "everything else returns, so that files are closed"),
];

/// Words that may stand nowhere in the source.
const NOWHERE: &[&str] =
    &["std::net", "TcpStream", "TcpListener", "UdpSocket", "static mut", "todo!", "unimplemented!", "dbg!"];

/// Longest file in lines; what is longer is listed below.
const LIMIT_LINES: usize = 300;
const LONG_FILES: &[(&str, usize, &str)] = &[
    ("src/domain/draft.rs", 650, "one form with all its fields; half of it are their names"),
    ("src/ui/theme.rs", 320, "all sizes and colours in one place"),
];

/// Crates that speak to a network by themselves.
const NETWORK: &[&str] = &[
    "async-h1",
    "async-net",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tiny_http",
    "tokio",
    "tungstenite",
    "ureq",
];

/// Licences under which a part of the program may be. Each lets it be passed on with a program under MIT or Apache-2.0;
/// that of fonts is for fonts, and MPL-2.0 asks only for the source of its own files, which the registry has.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn each_layer_names_only_what_it_may_know() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        for (number, line) in code(&text) {
            for (_, words) in LAYERS.iter().filter(|(place, _)| is_in(&file, place)) {
                let found = words.iter().filter(|word| names(line, word));
                faults.extend(found.map(|word| format!("{file}:{number} names {word}")));
            }
            for (words, places, reason) in ONLY_IN {
                if places.iter().any(|place| is_in(&file, place)) {
                    continue;
                }
                let found = words.iter().filter(|word| line.contains(**word));
                faults.extend(found.map(|word| format!("{file}:{number} names {word}: {reason}")));
            }
            let found = NOWHERE.iter().filter(|word| names(line, word));
            faults.extend(found.map(|word| format!("{file}:{number} names {word}")));
        }
    }
    none(&faults);
}

#[test]
fn only_the_store_knows_sql() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let is_store = is_in(&file, "src/store");
        for (number, line) in code(&text).filter(|_| !is_store) {
            let found =
                ["SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA "].into_iter().find(|word| line.contains(word));
            faults.extend(found.map(|word| format!("{file}:{number} holds SQL: {word}")));
        }
    }
    none(&faults);
}

#[test]
fn every_statement_is_used_and_only_by_the_module_beside_it() {
    let mut users: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources() {
        for part in text.split("include_str!(\"").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            if name.strip_suffix(".sql").is_some() {
                let folder = Path::new(&file).parent().expect("a folder");
                users.entry(folder.join(name)).or_default().insert(file.clone());
            }
        }
    }
    let mut faults = Vec::new();
    for path in files("src").into_iter().filter(|path| path.extension().is_some_and(|end| end == "sql")) {
        let used = users.remove(&path).unwrap_or_default().len();
        if used != 1 {
            faults.push(format!("{} is used by {used} modules", path.display()));
        }
    }
    faults.extend(users.into_keys().map(|path| format!("{} is not there", path.display())));
    none(&faults);
}

#[test]
fn every_file_says_what_it_is_about_and_stays_short() {
    let mut faults = Vec::new();
    let mut unused: BTreeSet<&str> = LONG_FILES.iter().map(|(file, ..)| *file).collect();
    for (file, text) in sources() {
        if !text.starts_with("//! ") {
            faults.push(format!("{file} does not begin with what it is about"));
        }
        let limit = LONG_FILES.iter().find(|(long, ..)| *long == file).map_or(LIMIT_LINES, |(_, limit, _)| *limit);
        let lines = text.lines().count();
        if lines > limit {
            faults.push(format!("{file} has {lines} lines, {limit} are allowed"));
        }
        if lines > LIMIT_LINES {
            unused.remove(file.as_str());
        }
    }
    faults.extend(unused.into_iter().map(|file| format!("{file} is short now; take it off the list")));
    none(&faults);
}

#[test]
fn no_test_is_switched_off_and_unsafe_code_is_forbidden() {
    let mut faults = Vec::new();
    // Put together here, so that this file does not find itself.
    let ignored = ["#[", "ignore"].concat();
    for folder in ["src", "tests", "benches"] {
        for path in files(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
            if read(&path).contains(&ignored) {
                faults.push(format!("{} switches a test off", path.display()));
            }
        }
    }
    if !read(Path::new("Cargo.toml")).contains("unsafe_code = \"forbid\"") {
        faults.push("Cargo.toml does not forbid unsafe code".to_owned());
    }
    none(&faults);
}

#[test]
fn nothing_in_the_program_can_reach_a_network() {
    let crates = linked_crates();
    assert!(crates.contains_key("rusqlite"), "the tree was not read");
    let found: Vec<&str> = NETWORK.iter().copied().filter(|name| crates.contains_key(*name)).collect();
    assert!(found.is_empty(), "network crates: {}", found.join(", "));
}

#[test]
fn every_crate_in_the_program_may_be_passed_on_with_it() {
    let mut faults = Vec::new();
    for (name, licence) in linked_crates() {
        // One of each group that "and" joins is enough; an old way to write "or" is a slash.
        let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
        let allowed = |group: &str| group.split(" OR ").any(|one| LICENCES.contains(&one.trim()));
        if !plain.split(" AND ").all(allowed) {
            faults.push(format!("{name}: {licence}"));
        }
    }
    none(&faults);
}

#[test]
fn what_the_page_about_threats_says_is_held_by_tests_that_are_there() {
    let page = read(Path::new("SECURITY.md"));
    let tests: Vec<PathBuf> = ["tests", "src"].iter().flat_map(|folder| files(folder)).collect();
    let sources: Vec<String> = tests
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs" || end == "py"))
        .map(|path| read(path))
        .collect();
    let named: Vec<&str> = page
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| {
            word.matches('_').count() >= 3 && word.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
        })
        .collect();
    assert!(named.len() >= 30, "the page was not read");
    let is_there = |name: &str| sources.iter().any(|text| text.contains(&format!("fn {name}(")));
    let missing: Vec<String> = named.into_iter().filter(|name| !is_there(name)).map(ToOwned::to_owned).collect();
    none(&missing);
}

#[test]
fn every_crate_comes_from_the_public_registry() {
    let lock = read(Path::new("Cargo.lock"));
    let sources: BTreeSet<&str> = lock.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    let public = "\"registry+https://github.com/rust-lang/crates.io-index\"";
    assert_eq!(sources.into_iter().collect::<Vec<_>>(), [public]);
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    // Put together here, so that this file does not find itself.
    let machine: Vec<String> = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["/Us", "ers/"], ["local", "host"]]
        .iter()
        .map(|parts| parts.concat())
        .collect();
    let mut faults = Vec::new();
    for path in files("") {
        // Pictures and fonts are no text.
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        let found = machine.iter().filter(|word| text.contains(word.as_str()));
        faults.extend(found.map(|word| format!("{} names {word}", path.display())));
    }
    none(&faults);
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).expect("a text file")
}

/// Paths under a folder, from the root of the project; without what builds and tools leave behind.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() {
                if name != "target" && name != ".git" {
                    folders.push(path);
                }
            } else if name != ".git" {
                found.push(path.strip_prefix(root()).expect("inside the project").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Every source file of the library and the program, by its path with slashes.
fn sources() -> Vec<(String, String)> {
    let rust = files("src").into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    rust.map(|path| (path.to_string_lossy().replace('\\', "/"), read(&path))).collect()
}

/// The lines of code with their numbers; comments may name anything.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(number, line)| (number + 1, line)).filter(|(_, line)| !line.trim().starts_with("//"))
}

/// Whether a file is this one, lies in this folder, or belongs to this module (`theme.rs` to `src/ui/theme`).
fn is_in(file: &str, place: &str) -> bool {
    let rest = file.strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
}

/// Whether the line holds the word and not only a longer one that contains it.
fn names(line: &str, word: &str) -> bool {
    let part = |sign: char| sign.is_alphanumeric() || sign == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + word.len()..).and_then(|text| text.chars().next());
        let ends_open = word.ends_with(|sign: char| !part(sign));
        !before.is_some_and(part) && (ends_open || !after.is_some_and(part))
    })
}

/// The crates that end up in the program on Linux with their licences, without those for tests and for building.
fn linked_crates() -> BTreeMap<String, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["metadata", "--offline", "--locked", "--format-version", "1"];
    let platform = ["--filter-platform", "x86_64-unknown-linux-gnu"];
    let output = Command::new(cargo).args(arguments).args(platform).current_dir(root()).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut names = BTreeMap::new();
    for package in list(&metadata["packages"]) {
        names.insert(text(&package["id"]), (text(&package["name"]), text(&package["license"])));
    }
    let mut nodes = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let linked = list(&node["deps"])
            .into_iter()
            .filter(|needed| list(&needed["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()));
        nodes.insert(text(&node["id"]), linked.map(|needed| text(&needed["pkg"])).collect::<Vec<_>>());
    }
    let mut found = BTreeSet::new();
    let mut open = vec![text(&metadata["resolve"]["root"])];
    while let Some(id) = open.pop() {
        if found.insert(id.clone()) {
            open.extend(nodes.get(&id).cloned().unwrap_or_default());
        }
    }
    found.iter().filter_map(|id| names.get(id).cloned()).collect()
}
