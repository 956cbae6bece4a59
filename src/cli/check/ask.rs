//! One question after another on the terminal. Answers come from any reader, so a test or a script needs no terminal.

use std::io::{self, BufRead, Read as _, Write};

use crate::domain::body::{Course as Trend, Side};
use crate::domain::check::Answer;

/// Longest answer that is read; more of it is the next answer, so that an endless line cannot fill the memory.
const LIMIT_BYTES: u64 = 4096;
/// Wrong answers to one question after which nobody can be there who reads them.
const LIMIT_WRONG: usize = 20;

/// Why no further question is asked.
#[derive(Debug)]
pub(super) enum Stop {
    /// The person wants to see the result now.
    Result,
    /// There are no more answers.
    Ended,
    /// One answer after the other was none.
    NotUnderstood,
    /// Nothing was answered at all.
    Nothing,
    /// Nothing can be asked, or nothing can be read.
    Broken,
}

/// What was said about several questions at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Several {
    /// No to every one.
    None,
    /// They are to be asked one by one.
    OneByOne,
    /// All are left open.
    Blank,
}

/// Asks and reads.
pub(super) struct Asker<'a> {
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
}

impl From<io::Error> for Stop {
    fn from(_: io::Error) -> Self {
        Self::Broken
    }
}

impl Stop {
    /// One sentence for the person, with the next step.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Result | Self::Nothing => {
                "Nothing was answered, so nothing was saved. Answer the list, or type n for none of these.".to_owned()
            }
            Self::Ended => "The answers ended before the check was done, so nothing was saved. Start again with: \
                            soleus check"
                .to_owned(),
            Self::NotUnderstood => {
                format!(
                    "{LIMIT_WRONG} answers in a row could not be read, so nothing was saved. Start again with: soleus check"
                )
            }
            Self::Broken => {
                "The questions could not be asked here, so nothing was saved. Try it in another terminal.".to_owned()
            }
        }
    }
}

impl<'a> Asker<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead, out: &'a mut dyn Write) -> Self {
        Self { input, out }
    }

    /// Writes a line.
    pub(super) fn say(&mut self, words: &str) -> Result<(), Stop> {
        Ok(writeln!(self.out, "{words}")?)
    }

    /// Asks until the answer can be read. `more` is what `?` shows.
    pub(super) fn ask<T>(
        &mut self,
        prompt: &str,
        more: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Stop> {
        for _ in 0..LIMIT_WRONG {
            write!(self.out, "{prompt} > ")?;
            self.out.flush()?;
            let line = self.line()?;
            let said = line.trim().to_lowercase();
            match said.as_str() {
                "?" => self.say(more)?,
                "e" | "end" => return Err(Stop::Result),
                _ => match read(&said) {
                    Ok(answer) => return Ok(answer),
                    Err(hint) => self.say(&hint)?,
                },
            }
        }
        Err(Stop::NotUnderstood)
    }

    /// Yes, no, not sure, or left open.
    pub(super) fn three(&mut self, prompt: &str, more: &str) -> Result<Answer, Stop> {
        self.ask(prompt, more, |said| match said {
            "" => Ok(Answer::Blank),
            "y" | "yes" => Ok(Answer::Yes),
            "n" | "no" => Ok(Answer::No),
            "u" | "not sure" | "unsure" => Ok(Answer::NotSure),
            _ => Err("Type y for yes, n for no, u for not sure, ? for the whole question, e to see the result now, \
                      or press Enter to leave it open."
                .to_owned()),
        })
    }

    /// One answer to a list of questions. A no is a no to each of them; everything else has to be said one by one.
    pub(super) fn several(&mut self, prompt: &str, more: &str) -> Result<Several, Stop> {
        self.ask(prompt, more, |said| match said {
            "" => Ok(Several::Blank),
            "n" | "no" | "none" | "none of these" => Ok(Several::None),
            "y" | "yes" | "u" | "not sure" | "unsure" => Ok(Several::OneByOne),
            _ => Err("Type n for none of these, y to answer them one by one, ? for the whole questions, e to see the \
                      result now, or press Enter to leave all open."
                .to_owned()),
        })
    }

    /// Which leg; Enter takes the one that is offered.
    pub(super) fn side(&mut self, usual: Side) -> Result<Side, Stop> {
        let prompt = format!("Which leg? l left, r right, b both, Enter for {}", usual.id());
        self.ask(&prompt, "The check is about the leg that hurts. Choose both if both do.", |said| match said {
            "" => Ok(usual),
            "l" | "left" => Ok(Side::Left),
            "r" | "right" => Ok(Side::Right),
            "b" | "both" => Ok(Side::Both),
            _ => Err("Type l for left, r for right or b for both.".to_owned()),
        })
    }

    /// Which way something goes; `better` is the word for the good way.
    pub(super) fn trend(&mut self, question: &str, better: &str) -> Result<Option<Trend>, Stop> {
        let prompt = format!("{question} b {better}, s the same, w worse");
        self.ask(&prompt, "Compare today with the day that is asked about.", |said| match said {
            "" => Ok(None),
            "b" | "better" | "less" => Ok(Some(Trend::Better)),
            "s" | "same" | "the same" => Ok(Some(Trend::Same)),
            "w" | "worse" => Ok(Some(Trend::Worse)),
            _ => Err(format!("Type b for {better}, s for the same, w for worse, or press Enter to leave it open.")),
        })
    }

    fn line(&mut self) -> Result<String, Stop> {
        let mut line = Vec::new();
        (&mut self.input).take(LIMIT_BYTES).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            self.say("")?;
            return Err(Stop::Ended);
        }
        Ok(String::from_utf8_lossy(&line).into_owned())
    }
}
