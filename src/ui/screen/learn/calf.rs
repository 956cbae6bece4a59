//! The drawn calf: its parts, what hurts there, and what was logged there.

use egui::Ui;

use super::{LearnScreen, list};
use crate::content;
use crate::domain::body::Zone;
use crate::domain::leg_view::{CalfFace, CalfPart};
use crate::domain::sentence;
use crate::store::episode::Span;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::leg;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{chips, field, text};

impl LearnScreen {
    pub(super) fn calf_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let faces: Vec<(CalfFace, &str)> = CalfFace::ALL.iter().map(|face| (*face, face.name())).collect();
        let mut face = self.calf_face.or(Some(CalfFace::Back));
        if chips::single_ui(ui, "Which view of the calf", &faces, &mut face) {
            self.part = None;
        }
        self.calf_face = face;
        if let Some(part) = leg::calf_ui(ui, face.unwrap_or(CalfFace::Back), self.part) {
            self.part = Some(part);
            view.actions.push(Action::Say(format!("{}. Read on below the picture.", part.name())));
        }
        match self.part {
            None => {
                text::small_ui(ui, "Choose a part to see what can hurt there and what you logged there.");
            }
            Some(part) => self.part_ui(ui, view, part),
        }
    }

    fn part_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, part: CalfPart) {
        text::question_ui(ui, part.name());
        self.logged_ui(ui, view, part.zones());
        if part.causes().is_empty() {
            return;
        }
        text::question_ui(ui, "What can hurt there");
        for id in part.causes() {
            if let Some(topic) = content::topic(&content::cause_topic(id)) {
                list::row_ui(ui, view, topic, None);
            }
        }
    }

    fn logged_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, zones: &[Zone]) {
        let revision = view.journal.store().revision();
        let counts = self.counts.get(revision, (), |()| view.journal.store().zone_counts(Span::ALL));
        let counts = match counts {
            Ok(counts) => counts,
            Err(failure) => {
                field::error_ui(ui, &failure.words);
                return;
            }
        };
        for zone in zones {
            let entries: usize = counts.iter().filter(|count| count.zone == *zone).map(|count| count.entries).sum();
            let place = sentence::lower_first(zone.name());
            if entries == 0 {
                text::body_ui(ui, &format!("You logged nothing at: {place}."));
                continue;
            }
            let entries = sentence::count(entries, "entry", "entries");
            text::body_ui(ui, &format!("You logged {entries} at: {place}."));
            let name = format!("See the entries at: {place}");
            if ui.push_id(zone, |ui| ui.add(Button::quiet("See them").name(&name).icon(Icon::History))).inner.clicked()
            {
                view.actions.push(Action::Learn(LearnAct::Logged(*zone)));
            }
        }
    }
}
