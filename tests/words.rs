//! Promises about the words themselves: plain, kind, short, and each thing under one name.
//!
//! Every string of the layers that speak to people is read out of the source, and every line of the texts under `assets`.
//! The rules are a table; an exception is one line with its reason.

#![allow(clippy::expect_used, reason = "helpers of a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// Where words for people are made.
const SPEAKING: &[&str] =
    &["src/ui", "src/app", "src/cli", "src/report", "src/domain", "src/content", "src/exchange", "src/store/error.rs"];

/// Words that blame, shout or belong into a workshop, and what stands for them.
const UNKIND: &[(&str, &str)] = &[
    ("please", "say what to do"),
    ("sorry", "say what to do"),
    ("oops", "say what to do"),
    ("invalid", "say what can be entered"),
    ("illegal", "say what can be entered"),
    ("failed", "say what is as it was, and the next step"),
    ("failure of", "say what is as it was, and the next step"),
    ("you must", "say what to do"),
    ("you have to", "say what to do"),
    ("fatal", "say what to do"),
    ("abort", "stop"),
    ("schema", "version"),
    ("database", "journal"),
    ("null", "nothing"),
    ("parse", "read"),
    ("integrity", "check"),
    ("timeout", "say what to do"),
    ("os error", "say what is so, in words"),
    ("uuid", "id"),
    ("indexes", "say what they are for"),
    ("digests", "say what they are for"),
    ("e.g", "such as"),
    ("i.e", "that is"),
    ("etc", "leave it out"),
    ("approx", "about"),
    ("vs", "and, or beside"),
    // One word for one thing.
    ("password", "passphrase"),
    ("diary", "journal"),
    ("logbook", "journal"),
    ("preferences", "Settings"),
    ("episode", "entry"),
    ("episodes", "entries"),
    ("directory", "folder"),
];

/// Buttons that were once called otherwise.
const BUTTONS: &[(&str, &str)] =
    &[("Check the warning signs", "Check warning signs"), ("Table copied", "The table was copied.")];

/// File, a part of the string, and why it may stand there.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("src/ui/widget/field.rs", "error", "the name of a place of the screen, which nobody sees"),
    ("src/domain/record.rs", "episode", "the name in the file and in an export"),
    ("src/exchange/cases.rs", "episodes", "a field of a case file, which is fixed"),
    ("src/exchange/json.rs", "episodes", "a field of the JSON, which is fixed"),
    ("src/exchange/import/format.rs", "Tracker", "names of other programs"),
    ("src/exchange/import/format.rs", "Buddy", "the name of another program"),
    ("src/exchange/import/habits.rs", "Loop", "the name of another program"),
    ("src/exchange/import/crisiscore.rs", "Tracker", "the name of another program"),
    ("src/exchange/import/migraine.rs", "Buddy", "the name of another program"),
    ("src/cli/check/ask.rs", "s", "the key for “the same”"),
    ("src/ui/screen/learn/point.rs", "Traditional Chinese Medicine", "a name, as `ui.md` has it"),
    ("src/domain/article.rs", "Traditional Chinese Medicine", "a name, as `ui.md` has it"),
    ("assets/content/lay_words.toml", "words = ", "what people may type"),
    ("assets/desktop/local.soleus.journal.desktop", "Keywords=", "what people may type"),
    ("assets/content/sources.toml", "title = ", "titles of the works of others"),
];

/// Words that keep their capital inside a line of a button or a heading.
const NAMES: &[&str] = &[
    "Soleus",
    "Undo",
    "Redo",
    "Settings",
    "History",
    "Today",
    "Trends",
    "Medicines",
    "Learn",
    "Routines",
    "Save",
    "Add",
    "Excel",
    "Control",
    "Enter",
    "Press",
    "Strength",
    "First",
    "Escape",
];

/// A string of the source, or a line of a text.
struct Said {
    file: String,
    line: usize,
    words: String,
}

#[test]
fn nobody_is_shouted_at_blamed_or_left_with_a_word_of_the_workshop() {
    let mut faults = Vec::new();
    for said in spoken().iter().chain(&texts()) {
        let low = said.words.to_lowercase();
        for (word, instead) in UNKIND {
            if has_word(&low, word) {
                faults.push(said.fault(&format!("“{word}”: {instead}")));
            }
        }
        for (former, now) in BUTTONS.iter().filter(|(former, _)| said.words.contains(former)) {
            faults.push(said.fault(&format!("“{former}” is now “{now}”")));
        }
        if low.starts_with("error") || low.starts_with("warning:") {
            faults.push(said.fault("the kind of a message is no message: say what is so"));
        }
        if shouts(&said.words) {
            faults.push(said.fault("an exclamation mark"));
        }
    }
    none(&faults);
}

#[test]
fn words_are_set_as_in_a_book() {
    let mut faults = Vec::new();
    for said in spoken().iter().chain(&texts()) {
        if said.words.contains("...") {
            faults.push(said.fault("three dots: use …"));
        }
        if has_wide_gap(&said.words) {
            faults.push(said.fault("two spaces between words"));
        }
    }
    none(&faults);
}

#[test]
fn buttons_and_headings_have_one_capital() {
    let mut faults = Vec::new();
    for said in spoken() {
        let words: Vec<&str> = said.words.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).collect();
        let is_line = (2..=8).contains(&words.len()) && words.len() == said.words.split(' ').count();
        let capital = |word: &&&str| word.len() > 3 && is_capital(word) && !NAMES.contains(*word);
        if is_line && words.iter().skip(1).filter(capital).count() > 0 {
            faults.push(said.fault("a capital inside the line"));
        }
    }
    none(&faults);
}

/// A translation has to find them: months, weekdays and plurals are each made in one place.
#[test]
fn months_weekdays_and_plurals_are_made_in_one_place() {
    const DATES: &[&str] = &["src/domain/sentence.rs", "src/domain/time_text.rs", "src/domain/customs.rs"];
    const NAMES: &[&str] = &[
        "January",
        "February",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let mut faults = Vec::new();
    for said in spoken() {
        if !DATES.contains(&said.file.as_str()) && NAMES.contains(&said.words.as_str()) {
            faults.push(said.fault("a name of a day or month: use domain::sentence"));
        }
        let glued = said.words.match_indices("}s").any(|(at, _)| {
            said.words.get(at + 2..).and_then(|rest| rest.chars().next()).is_none_or(|sign| !sign.is_alphabetic())
        });
        if glued || said.words == "s" {
            faults.push(said.fault("a plural glued with an s: use sentence::count"));
        }
    }
    none(&faults);
}

#[test]
fn the_reader_of_words_finds_strings_and_leaves_comments_and_tests() {
    let source = r##"
//! "A comment."
let one = "Delete \"all\" of \
           it"; // "behind"
let sign = '"'; let raw = r#"Raw "words" too"#; let life: &'static str = "Life";
    /// Help for the command line
#[cfg(test)]
mod tests { const NOT: &str = "Not this"; }
"##;
    let found: Vec<String> = strings("src/cli/arguments.rs", source).into_iter().map(|said| said.words).collect();
    assert_eq!(found, ["Delete \"all\" of it", "Raw \"words\" too", "Life", "Help for the command line"]);
    assert!(shouts("Well done!") && shouts("{name}! Go on") && !shouts("{name:?} != 3"));
    assert!(has_word("an invalid day", "invalid") && !has_word("invalidate", "invalid"));
    assert!(has_wide_gap("one  two") && !has_wide_gap("{time}  {words}"));
}

impl Said {
    fn fault(&self, what: &str) -> String {
        let Self { file, line, words } = self;
        format!("{file}:{line}: {words:?}: {what}")
    }

    fn is_excepted(&self) -> bool {
        EXCEPTIONS.iter().any(|(file, part, _)| {
            self.file == *file && (self.words == *part || part.len() > 1 && self.words.contains(part))
        })
    }
}

/// An exclamation mark behind a word or a value.
fn shouts(words: &str) -> bool {
    words.match_indices('!').any(|(at, _)| {
        let before = words.get(..at).and_then(|text| text.chars().next_back());
        let after = words.get(at + 1..).and_then(|text| text.chars().next());
        before.is_some_and(|sign| sign.is_alphanumeric() || sign == '}')
            && after.is_none_or(|sign| !sign.is_alphanumeric() && sign != '=' && sign != '[')
    })
}

/// A large letter and then small ones: not JSON.
fn is_capital(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase) && signs.any(char::is_lowercase)
}

/// Whether the small text has the word, and not only a longer one.
fn has_word(low: &str, word: &str) -> bool {
    let part = |sign: char| sign.is_alphanumeric() || sign == '_';
    low.match_indices(word).any(|(at, _)| {
        let before = low.get(..at).and_then(|text| text.chars().next_back());
        let after = low.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// Two spaces with a letter on either side; columns of the terminal have values there.
fn has_wide_gap(words: &str) -> bool {
    words.match_indices("  ").any(|(at, _)| {
        let before = words.get(..at).and_then(|text| text.chars().next_back());
        let after = words.get(at + 2..).and_then(|text| text.chars().next());
        before.is_some_and(|sign| sign.is_alphabetic() || ".,;:".contains(sign))
            && after.is_some_and(char::is_alphabetic)
    })
}

/// Every string of the layers that speak, but for the exceptions.
fn spoken() -> Vec<Said> {
    let mut all = Vec::new();
    for place in SPEAKING {
        for path in files(place, "rs") {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name != "tests.rs" && !name.ends_with("_tests.rs") && !name.ends_with("_test.rs") {
                all.extend(strings(&slashes(&path), &read(&path)));
            }
        }
    }
    assert!(all.len() > 3_000, "the words were not found");
    all.retain(|said| !said.is_excepted());
    all
}

/// Every line of the texts, but for remarks of whoever writes them and for the exceptions.
fn texts() -> Vec<Said> {
    let mut all = Vec::new();
    let parts = [
        ("assets/content", "toml"),
        ("assets/content", "md"),
        ("assets/desktop", "xml"),
        ("assets/desktop", "desktop"),
    ];
    for (folder, end) in parts {
        for path in files(folder, end) {
            let text = read(&path);
            let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') || end == "md");
            // A comment of XML begins so.
            let lines = lines.filter(|(_, line)| !line.trim_start().starts_with('<') || end != "xml");
            let file = slashes(&path);
            all.extend(lines.map(|(at, line)| Said {
                file: file.clone(),
                line: at + 1,
                words: line.trim().to_owned(),
            }));
        }
    }
    assert!(all.len() > 2_000, "the texts were not found");
    all.retain(|said| !said.is_excepted());
    all
}

/// The strings of a source file up to its tests, and the help of the command line, which is written as comments.
fn strings(file: &str, text: &str) -> Vec<Said> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let said = |line: usize, words: String| Said { file: file.to_owned(), line, words };
        let length = if rest.starts_with("//") {
            let comment = rest.lines().next().unwrap_or_default();
            if let Some(help) = comment.strip_prefix("/// ").filter(|_| file == "src/cli/arguments.rs") {
                found.push(said(line, help.trim().to_owned()));
            }
            comment.len()
        } else if let Some(body) = rest.strip_prefix("r#\"") {
            let body = body.split("\"#").next().unwrap_or_default();
            found.push(said(line, body.to_owned()));
            body.len() + 5
        } else if sign == '"' {
            let (words, length) = quoted(&rest[1..]);
            found.push(said(line, words));
            length + 1
        } else if sign == '\'' {
            letter(rest)
        } else {
            sign.len_utf8()
        };
        let (past, next) = rest.split_at_checked(length).unwrap_or((rest, ""));
        line += past.matches('\n').count();
        rest = next;
    }
    found
}

/// The words of a string whose opening mark is behind us, and how long it is with its closing mark.
fn quoted(text: &str) -> (String, usize) {
    let mut words = String::new();
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (words, at + 1),
            '\\' => match signs.next().map(|(_, sign)| sign) {
                // A line that goes on below, without its indent.
                Some('\n') => while signs.next_if(|(_, sign)| sign.is_whitespace()).is_some() {},
                Some('n' | 't') => words.push(' '),
                // Every sign that is written by its number is a space or a mark.
                Some('u') => {
                    words.push('\u{a0}');
                    while signs.next_if(|(_, sign)| *sign != '}').is_some() {}
                    signs.next();
                }
                Some(sign) => words.push(sign),
                None => {}
            },
            sign => words.push(sign),
        }
    }
    (words, text.len())
}

/// How long a sign in quotes is; one that begins a lifetime is passed over alone.
fn letter(text: &str) -> usize {
    let body = &text[1..];
    if let Some(escaped) = body.strip_prefix('\\') {
        return escaped.char_indices().skip(1).find(|(_, sign)| *sign == '\'').map_or(1, |(at, _)| at + 3);
    }
    let mut signs = body.char_indices().skip(1);
    signs.next().filter(|(_, sign)| *sign == '\'').map_or(1, |(at, _)| at + 2)
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

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The files with this ending under a folder, or the file itself, from the root of the project.
fn files(place: &str, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![root().join(place)];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()));
        } else if path.extension().is_some_and(|its| its == end) {
            found.push(path.strip_prefix(root()).expect("inside the project").to_owned());
        }
    }
    found.sort();
    found
}
