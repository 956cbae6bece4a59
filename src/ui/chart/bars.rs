//! Bars with their numbers in words: "Morning", a bar, "median 6, 12 entries".

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::domain::trend::PatternRow;
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::paint;

/// One bar.
pub struct Bar<'a> {
    /// What it is about: "Morning".
    pub name: &'a str,
    /// Its numbers: "median 6, 12 entries".
    pub words: String,
    /// How full it is, 0 to 1.
    pub share: f32,
}

impl<'a> From<&'a PatternRow> for Bar<'a> {
    /// A full bar is a median of 10.
    fn from(row: &'a PatternRow) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "at most 20 half points")]
        let share = row.scores.median().map_or(0.0, |median| median.doubled() as f32 / 20.0);
        Self { name: row.name, words: row.words(), share }
    }
}

/// Draws one bar for each row.
pub fn bars_ui<'a>(ui: &mut Ui, rows: impl IntoIterator<Item = impl Into<Bar<'a>>>) {
    let palette = Palette::of(ui.ctx());
    let rows: Vec<Bar<'_>> = rows.into_iter().map(Into::into).collect();
    let names = rows.iter().map(|row| paint::galley(ui, row.name, fonts::small(), palette.text, f32::INFINITY));
    let names: Vec<_> = names.collect();
    let wide = names.iter().map(|name| name.size().x).fold(0.0, f32::max) + 12.0;
    let width = ui.available_width();
    for (row, name) in rows.iter().zip(names) {
        let words = paint::galley(ui, &row.words, fonts::small(), palette.text_2, (width - wide).max(60.0));
        let height = 20.0 + words.size().y + 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let said = format!("{}: {}", row.name, row.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let painter = ui.painter();
        painter.galley(pos2(rect.left(), rect.top()), name, palette.text);
        let track =
            Rect::from_min_max(pos2(rect.left() + wide, rect.top() + 4.0), pos2(rect.right(), rect.top() + 18.0));
        let full = palette.pain.get(7).copied().unwrap_or(palette.accent);
        paint::bar(painter, track, row.share, palette.sunken, full);
        painter.galley(pos2(rect.left() + wide, rect.top() + 20.0), words, palette.text_2);
    }
}
