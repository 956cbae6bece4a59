//! Hands a text or a PDF to the computer's own printer queue. No dialog and no preview: what is printed was on the screen.

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
    hand_over(program, arguments, text.as_bytes())
}

/// Prints a PDF.
///
/// # Errors
/// When there is no printer queue, it refuses the file, or it takes only texts as on Windows.
pub fn print_pdf(pdf: &[u8]) -> io::Result<()> {
    if cfg!(windows) {
        return Err(io::Error::new(io::ErrorKind::Unsupported, "the printer queue takes only texts"));
    }
    let (program, arguments) = QUEUE;
    hand_over(program, arguments, pdf)
}

fn hand_over(program: &str, arguments: &[&str], bytes: &[u8]) -> io::Result<()> {
    let mut queue = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = queue.stdin.take() {
        stdin.write_all(bytes)?;
    }
    let status = queue.wait()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the printer queue refused it")) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_queue_gets_the_whole_text_and_a_missing_or_unwilling_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page");
        let script = format!("cat > {}", page.display());
        hand_over("sh", &["-c", &script], b"Get medical help today\n").unwrap();
        assert_eq!(std::fs::read_to_string(page).unwrap(), "Get medical help today\n");
        assert!(hand_over("sh", &["-c", "cat > /dev/null; exit 1"], b"text").is_err());
        assert!(hand_over("no-such-printer-queue", &[], b"text").is_err());
    }
}
