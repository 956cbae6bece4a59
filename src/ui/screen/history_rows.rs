//! Which rows the list of the history shows while it reads: those that are there stay until others can take their place.

use chrono::NaiveDate;

use super::View;
use crate::app::failure::Failure;
use crate::app::find::Filter;
use crate::app::timeline::{Reading, Timeline};
use crate::store::StoreError;

/// What is listed: the filter, today's date, and the revision of the journal.
pub(super) type Question = (Filter, NaiveDate, u64);

/// The rows, and those that will take their place.
#[derive(Debug, Default)]
pub(super) struct Rows {
    shown: Option<Listed>,
    next: Option<Listed>,
    failure: Option<(Question, Failure)>,
}

/// Whether the rows are those of the frame before; there may be more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fresh {
    /// They are.
    Same,
    /// Others took their place.
    Others,
}

/// The rows of one question.
#[derive(Debug)]
struct Listed {
    question: Question,
    reading: Reading,
    /// How many of what, when all of it is read.
    words: Option<String>,
}

impl Rows {
    /// What is shown.
    pub(super) fn timeline(&self) -> Option<&Timeline> {
        self.shown.as_ref().map(|listed| listed.reading.timeline())
    }

    /// How many of what are shown; nothing while it is being read.
    pub(super) fn words(&self) -> Option<&str> {
        self.shown.as_ref().filter(|_| self.next.is_none())?.words.as_deref()
    }

    /// Reads on, for a part of a frame. Rows of another filter come as soon as there is one; after a change of the journal
    /// they come when all of them are there, so that the list does not move.
    ///
    /// # Errors
    /// In words for people, until something else is asked.
    pub(super) fn read(&mut self, view: &View<'_>, question: &Question) -> Result<Fresh, Failure> {
        if let Some((asked, failure)) = &self.failure
            && asked == question
        {
            return Err(failure.clone());
        }
        let is_asked = |listed: &mut Listed| listed.question == *question;
        let was_shown = self.shown.take_if(is_asked);
        let fresh = if was_shown.is_some() { Fresh::Same } else { Fresh::Others };
        let begun = was_shown.or_else(|| self.next.take_if(is_asked));
        self.next = None;
        let listed = match Listed::read(begun, view, question) {
            Ok(listed) => listed,
            Err(error) => {
                let failure = Failure::reading(&error);
                self.failure = Some((question.clone(), failure.clone()));
                return Err(failure);
            }
        };
        let waits = self.shown.as_ref().is_some_and(|shown| {
            let is_same_filter = shown.question.0 == question.0;
            listed.words.is_none() && (is_same_filter || listed.reading.timeline().is_empty())
        });
        if waits {
            self.next = Some(listed);
            return Ok(Fresh::Same);
        }
        self.shown = Some(listed);
        Ok(fresh)
    }
}

impl Listed {
    fn read(begun: Option<Self>, view: &View<'_>, question: &Question) -> Result<Self, StoreError> {
        let store = view.journal.store();
        let mut listed = match begun {
            Some(listed) => listed,
            None => Self {
                question: question.clone(),
                reading: Reading::begin(store, &question.0, &view.now.zone)?,
                words: None,
            },
        };
        if listed.words.is_none() {
            listed.reading.step(store)?;
            listed.words = listed.reading.is_done().then(|| listed.reading.timeline().count_words());
        }
        Ok(listed)
    }
}
