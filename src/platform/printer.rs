//! Hands a text to the computer's own printer queue. No dialog and no preview: what is printed was on the screen.

use std::io::{self, Write as _};
use std::process::{Command, Stdio};

/// The program that takes a text to print from its standard input.
#[cfg(unix)]
const QUEUE: (&str, &[&str]) = ("lp", &["-t", "Soleus", "-"]);
#[cfg(windows)]
const QUEUE: (&str, &[&str]) = ("powershell", &["-NoProfile", "-Command", "$input | Out-Printer"]);

/// Prints a text.
///
/// # Errors
/// When there is no printer queue, or it refuses the text.
pub fn print(text: &str) -> io::Result<()> {
    let (program, arguments) = QUEUE;
    let mut queue = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = queue.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    let status = queue.wait()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the printer queue refused the text")) }
}
