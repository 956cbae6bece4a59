//! What Trends and What helped read of the journal, kept between frames.

use chrono::NaiveDate;
use egui::Ui;

use crate::app::failure::Failure;
use crate::app::trend::TrendSource;
use crate::domain::trend::Range;
use crate::store::StoreError;
use crate::ui::screen::View;

/// What was asked: the range, the day, and the revision of the journal.
type Asked = (Range, NaiveDate, u64);

/// The reading of one range, a part each frame.
#[derive(Debug, Default)]
pub(in crate::ui::screen) struct SourceDesk {
    asked: Option<Asked>,
    source: Option<TrendSource>,
    failure: Option<Failure>,
}

/// How far it is.
#[derive(Debug)]
pub(in crate::ui::screen) enum Source<'a> {
    /// All is read; the revision of the journal at which it was.
    Whole(&'a TrendSource, u64),
    /// So many entries are read.
    Reading(usize),
    /// It cannot be read.
    Failed(&'a str),
}

impl SourceDesk {
    /// Reads the next part, if something is missing.
    pub(in crate::ui::screen) fn read_on(&mut self, ui: &Ui, view: &View<'_>, range: Range) -> Source<'_> {
        let revision = view.journal.store().revision();
        let today = view.now.today();
        let asked = (range, today, revision);
        if self.asked != Some(asked) {
            *self = Self { asked: Some(asked), ..Self::default() };
        }
        if self.failure.is_none()
            && let Err(error) = self.step(view, range, today)
        {
            self.failure = Some(Failure::reading(&error));
        }
        match (&self.source, &self.failure) {
            (_, Some(failure)) => Source::Failed(&failure.words),
            (Some(source), None) if source.is_done() => Source::Whole(source, revision),
            (source, None) => {
                ui.ctx().request_repaint();
                Source::Reading(source.as_ref().map_or(0, |source| source.entries.len()))
            }
        }
    }

    fn step(&mut self, view: &View<'_>, range: Range, today: NaiveDate) -> Result<(), StoreError> {
        let store = view.journal.store();
        let source = match &mut self.source {
            Some(source) => source,
            None => self.source.insert(TrendSource::begin(store, range, today, &view.now.zone)?),
        };
        source.read_on(store, range, today)?;
        Ok(())
    }
}
