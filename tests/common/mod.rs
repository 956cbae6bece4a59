//! What several test files need: a place of its own for the program, and a clock that is moved by hand.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::rc::Rc;

use chrono::LocalResult;
use serde_json::Value;
use soleus::app::clock::Clock;
use soleus::domain::when::{LocalZone, Moment, Now};
use tempfile::TempDir;

/// A home of its own, so that no test can touch a person's journal.
pub struct Home {
    pub folder: TempDir,
}

/// What a command printed, and its exit status; −1 when it was killed.
#[derive(Debug)]
pub struct Said {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("runtime")).unwrap();
        Self { folder }
    }

    /// Where the journal is if nothing else is said.
    pub fn journal(&self) -> PathBuf {
        self.folder.path().join("data/soleus/journal.db")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_soleus"));
        command
            .args(arguments)
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .env("XDG_RUNTIME_DIR", self.folder.path().join("runtime"))
            .env_remove("LC_ALL")
            .env("LANG", "en_NZ.UTF-8")
            .env("LC_MESSAGES", "en_NZ.UTF-8")
            .env("LC_TIME", "en_GB.UTF-8")
            .env("LC_NUMERIC", "en_GB.UTF-8")
            .env("TZ", "UTC")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).output().unwrap())
    }

    /// Runs a command that reads these lines.
    pub fn answer(&self, arguments: &[&str], answers: &str) -> Said {
        let mut child = piped(&mut self.command(arguments));
        // A command that needs no more answers does not read the rest.
        let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
        said(child.wait_with_output().unwrap())
    }

    /// Runs a command that must work, and reads its JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(arguments);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str(&said.out).unwrap()
    }

    /// Runs a command that must work.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{arguments:?}");
        said.out
    }
}

/// Starts a command with pipes at all three ends.
pub fn piped(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Answers each question as it comes: with the first of these whose words stand in the question, and else with "n".
pub fn talk(command: &mut Command, answers: &[(&str, &str)]) -> Said {
    let mut child = piped(command);
    let (mut input, mut err) = (child.stdin.take().unwrap(), child.stderr.take().unwrap());
    let (mut heard, mut from) = (Vec::new(), 0);
    let mut sign = [0];
    while err.read(&mut sign).unwrap() > 0 {
        heard.extend_from_slice(&sign);
        if heard.ends_with(b" > ") {
            let question = String::from_utf8_lossy(&heard[from..]).into_owned();
            from = heard.len();
            let answer = answers.iter().find(|(words, _)| question.contains(words)).map_or("n", |(_, answer)| answer);
            writeln!(input, "{answer}").unwrap();
        }
    }
    drop(input);
    let said = said(child.wait_with_output().unwrap());
    Said { err: String::from_utf8(heard).unwrap(), ..said }
}

pub fn said(output: Output) -> Said {
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap_or(-1),
    }
}

/// Sunday 22 November 2026, 14:32:00 in UTC.
pub const START_S: i64 = 1_795_357_920;

/// A clock in UTC that a test moves.
pub struct Hand(Rc<Cell<Now>>);

impl Hand {
    pub fn new() -> Self {
        let zone = LocalZone { of_local: |_| LocalResult::Single(0), of_utc: |_| 0 };
        Self(Rc::new(Cell::new(Now { moment: Moment { utc_s: START_S, offset_min: 0 }, zone })))
    }

    pub fn clock(&self) -> Clock {
        Clock::Manual(Rc::clone(&self.0))
    }

    pub fn now(&self) -> Now {
        self.0.get()
    }

    pub fn pass(&self, seconds: i64) {
        let mut now = self.0.get();
        now.moment.utc_s += seconds;
        self.0.set(now);
    }
}
