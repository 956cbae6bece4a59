//! Numbers of two periods beside each other. Where there is no room for columns each row is a sentence.

use egui::accesskit::Role;
use egui::{Sense, Ui, WidgetInfo, pos2, vec2};

use crate::domain::trend::CompareRow;
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::{paint, text};

/// The narrowest table with columns, in points.
const LEAST: f32 = 520.0;

/// Draws the rows under a head with the names of the periods.
pub(super) fn table_ui(ui: &mut Ui, names: &[String; 2], rows: &[CompareRow]) {
    let columns = ui.available_width() >= LEAST;
    let [earlier, later] = names;
    if columns {
        row_ui(ui, ["", earlier, later], &format!("{earlier}, then {later}"), &fonts::tiny());
    } else {
        text::small_ui(ui, &format!("{earlier}, then {later}"));
    }
    for CompareRow { what, cells: [earlier, later] } in rows {
        let said = format!("{what}: {earlier}, then {later}");
        if columns {
            row_ui(ui, [what, earlier, later], &said, &fonts::small());
        } else {
            text::body_ui(ui, &said);
        }
    }
}

fn row_ui(ui: &mut Ui, cells: [&str; 3], said: &str, font: &egui::FontId) {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let lefts = [0.0, 0.42, 0.71].map(|share| share * width);
    let ends = [0.42, 0.71, 1.0].map(|share| share * width - 10.0);
    let galleys: Vec<_> = (lefts.iter().zip(ends).zip(cells))
        .map(|((left, end), cell)| (*left, paint::galley(ui, cell, font.clone(), palette.text, end - left)))
        .collect();
    let tallest = galleys.iter().map(|(_, galley)| galley.size().y).fold(0.0, f32::max);
    let (rect, response) = ui.allocate_exact_size(vec2(width, tallest + 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
    ui.painter().hline(rect.x_range(), rect.bottom(), palette.line_stroke());
    for (left, galley) in galleys {
        ui.painter().galley(pos2(rect.left() + left, rect.top() + 4.0), galley, palette.text);
    }
}
