//! The layer between the program and its disk: a small library of our own in C, made once for each test program by the
//! compiler that SQLite needs anyway, and loaded into a child process.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The layer, ready to be loaded.
pub struct Layer {
    folder: TempDir,
}

/// Which call fails, and how.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Counted from 1.
    pub at: u64,
    pub how: How,
}

/// What a disk does that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// One call finds it full, the next has room again.
    FullOnce,
    /// It is full from then on.
    FullOn,
    /// Half of the bytes fit, and then it is full.
    HalfThenFull,
    /// One call fails.
    ErrorOnce,
    /// Every call fails from then on.
    ErrorOn,
}

impl How {
    pub const ALL: [Self; 5] = [Self::FullOnce, Self::ErrorOn, Self::HalfThenFull, Self::ErrorOnce, Self::FullOn];
}

/// Calls that change the disk, and how many of them failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub calls: u64,
    pub failed: u64,
}

impl Layer {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/power/layer.c");
        let mut command = Command::new(compiler);
        command
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .arg(folder.path().join("layer.so"))
            .arg(source);
        let made = command.output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Self { folder }
    }

    fn load<'a>(&self, command: &'a mut Command, under: &Path) -> &'a mut Command {
        command.env("LD_PRELOAD", self.folder.path().join("layer.so")).env("LAYER_UNDER", under)
    }

    /// Everything that the command does below a folder, and what it says, is written into the log.
    pub fn record<'a>(&self, command: &'a mut Command, under: &Path, log: &Path) -> &'a mut Command {
        self.load(command, under).env("LAYER_LOG", log)
    }

    /// Lets a call fail, or none.
    pub fn fail<'a>(&self, command: &'a mut Command, under: &Path, fault: Option<Fault>) -> &'a mut Command {
        let command = self.load(command, under).env("LAYER_COUNT", self.count());
        let Some(Fault { at, how }) = fault else { return command };
        // Numbers of Linux: EIO and ENOSPC.
        let number = if matches!(how, How::ErrorOnce | How::ErrorOn) { "5" } else { "28" };
        command.env("LAYER_FAIL_AT", at.to_string()).env("LAYER_ERRNO", number);
        if matches!(how, How::FullOn | How::ErrorOn | How::HalfThenFull) {
            command.env("LAYER_ON", "1");
        }
        if how == How::HalfThenFull {
            command.env("LAYER_SHORT", "1");
        }
        command
    }

    /// Kills the program just before a call, counted from 1.
    pub fn kill<'a>(&self, command: &'a mut Command, under: &Path, at: u64) -> &'a mut Command {
        self.load(command, under).env("LAYER_FAIL_AT", at.to_string()).env("LAYER_KILL", "1")
    }

    /// What the last command counted that has ended by itself.
    pub fn counted(&self) -> Counted {
        let text = fs::read_to_string(self.count()).unwrap();
        fs::remove_file(self.count()).unwrap();
        let mut numbers = text.split_whitespace().map(|number| number.parse().unwrap());
        Counted { calls: numbers.next().unwrap(), failed: numbers.next().unwrap() }
    }

    fn count(&self) -> PathBuf {
        self.folder.path().join("count")
    }
}
