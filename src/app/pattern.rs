//! Patterns that fit what was logged: reading the entries of the last weeks for them.

use super::run::Journal;
use super::watch::Outlook;
use crate::content;
use crate::domain::medicine::DAY_S;
use crate::domain::pattern::{Fitting, WINDOW_DAYS};
use crate::store::StoreError;
use crate::store::episode::Span;

/// Newest entries that are read: more than ten a day, and little enough for one frame.
const ENTRIES: usize = 300;

impl Journal {
    /// What fits the entries of the last weeks, if it may be shown.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn fitting(&self, outlook: &Outlook) -> Result<Fitting<'static>, StoreError> {
        let Outlook { watch, standing, gate, .. } = outlook;
        // A day more than the window, since a local day can begin before the UTC day.
        let from_s = watch.now.moment.utc_s - (WINDOW_DAYS + 1) * DAY_S;
        let mut places = self.store().places(Span { from_s, ..Span::ALL })?;
        places.truncate(ENTRIES);
        let entries = self.store().episodes_at(&places)?;
        Ok(Fitting::of(content::causes(), watch, standing, gate, &entries))
    }
}
