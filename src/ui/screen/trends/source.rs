//! How a page of charts stands while its range is read.

use std::time::Duration;

use egui::Ui;

use crate::app::trend::{Desk, Shown};
use crate::domain::trend::Range;
use crate::ui::screen::View;
use crate::ui::widget::{field, text};

/// How often the number of entries that are read is drawn again.
const COUNT_AGAIN: Duration = Duration::from_millis(100);

/// The value of the page, or one line that says why there is none yet.
pub(in crate::ui::screen) fn value_ui<'a, Q, V>(
    ui: &mut Ui,
    view: &View<'_>,
    desk: &'a mut Desk<Q, V>,
    range: Range,
    question: &Q,
) -> Option<&'a V>
where
    Q: Clone + PartialEq + Send + 'static,
    V: Send + 'static,
{
    let context = ui.ctx().clone();
    match desk.ask(view.journal.store(), &view.now, range, question, move || context.request_repaint()) {
        Shown::Value(value) => return Some(value),
        Shown::Failed(words) => {
            field::error_ui(ui, words);
        }
        Shown::Reading(entries) => {
            text::body_ui(ui, &format!("Reading your entries: {entries}."));
            ui.ctx().request_repaint_after(COUNT_AGAIN);
        }
    }
    None
}
