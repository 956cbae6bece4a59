//! What was done, newest first: when, how long, and the pain around it.

use egui::Ui;

use super::View;
use crate::domain::sentence;
use crate::domain::session::{Outcome, SessionRecord};
use crate::ui::widget::text;

pub(super) fn sessions_ui(ui: &mut Ui, view: &View<'_>, sessions: &[SessionRecord]) {
    text::heading_ui(ui, "Your sessions");
    for session in sessions {
        let day = sentence::near_day(session.started.day(), view.now.today());
        let time = sentence::time_of_day(session.started, view.journal.hours());
        let minutes = session.state(session.last_ms()).elapsed_ms / 60_000;
        let how = match session.outcome() {
            Outcome::Done => String::new(),
            Outcome::Open | Outcome::FinishedEarly => ", finished early".to_owned(),
            Outcome::Stopped(reason) => format!(", stopped: {}", sentence::lower_first(reason.name())),
        };
        let pain = match (session.before, session.after) {
            (Some(before), Some(after)) => format!(", pain {} before and {} after", before.get(), after.get()),
            (Some(before), None) => format!(", pain {} before", before.get()),
            (None, Some(after)) => format!(", pain {} after", after.get()),
            (None, None) => String::new(),
        };
        text::body_ui(ui, &format!("{day} {time}: {}, {minutes} min{how}{pain}", session.plan.name));
    }
}
