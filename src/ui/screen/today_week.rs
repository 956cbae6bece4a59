//! The last seven days on Today: the course of the pain in a sentence, and the worst score of each day.

use chrono::{Duration, NaiveDate};
use egui::Ui;

use super::{Kept, View, today_signs};
use crate::domain::sentence;
use crate::store::episode::DayWorst;
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::{paint, score_row, text};

/// What the strip keeps between frames.
#[derive(Debug, Default)]
pub(super) struct WeekStrip {
    days: Kept<NaiveDate, Vec<DayWorst>>,
}

impl WeekStrip {
    /// Draws the strip with the course of the pain.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let today = view.now.today();
        text::heading_ui(ui, "Last 7 days");
        today_signs::course_ui(ui, view);
        text::small_ui(ui, "Worst pain of each day");
        let revision = view.journal.store().revision();
        let first = today - Duration::days(6);
        let Ok(days) = self.days.get(revision, today, |today| view.journal.store().days(first, *today)) else { return };
        let words: Vec<String> = (0..7)
            .map(|ago| first + Duration::days(ago))
            .map(|day| {
                let worst = days.iter().find(|found| found.day == day).map(|found| found.worst.get().to_string());
                format!("{} {}", &sentence::weekday(day)[..3], worst.as_deref().unwrap_or("no entry"))
            })
            .collect();
        let name = format!("Last 7 days, worst pain: {}", words.join(", "));
        let width = ui.available_width();
        let (id, rect) = ui.allocate_space(egui::vec2(width, 62.0));
        let strip = ui.interact(rect, id, egui::Sense::hover());
        strip.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &name));
        let palette = Palette::of(ui.ctx());
        let share = width / 7.0;
        for ago in 0..7_u8 {
            let day = first + Duration::days(i64::from(ago));
            let middle = rect.left() + share * (f32::from(ago) + 0.5);
            let tile = egui::Rect::from_center_size(
                egui::pos2(middle, rect.top() + 16.0),
                egui::vec2(share.min(40.0) - 2.0, 32.0),
            );
            match days.iter().find(|found| found.day == day) {
                Some(found) => score_row::paint_small(ui, tile, found.worst),
                None => paint::dashed_frame(ui.painter(), tile.shrink(1.0), egui::Stroke::new(1.0, palette.control)),
            }
            let label = paint::galley(ui, &sentence::weekday(day)[..2], fonts::tiny(), palette.text_2, share);
            paint::galley_centered(ui.painter(), egui::pos2(middle, rect.top() + 48.0), label, palette.text_2);
        }
    }
}
