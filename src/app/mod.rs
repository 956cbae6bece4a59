//! What the program can do. Knows no window: the window, the keyboard and the command line all send the same commands.

pub mod background;
pub mod cases;
pub mod clock;
pub mod command;
pub mod due;
pub mod export;
pub mod failure;
pub mod find;
pub mod first_days;
pub mod goal;
pub mod import;
pub mod job;
pub mod medicine;
pub mod outcome;
pub mod paths;
pub mod pattern;
pub mod remind;
pub mod routine;
pub mod run;
pub mod sample;
pub mod session;
pub mod stage;
pub mod start;
pub mod timeline;
pub mod trend;
pub mod watch;
