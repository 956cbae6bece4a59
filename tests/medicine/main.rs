//! The guard for painkillers: each row of the packets for three countries, each thing that it says, at midnight, at both
//! changes of the clocks, on a journey, and for doses that are added, changed or deleted later.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "../common/berlin.rs"]
mod berlin;

mod answers;
mod clock;
mod forms;
mod large;
mod limits;
mod packet;
mod past;
mod random;
mod rows;
mod shelf;
mod words;
