//! Two columns with fixed widths that become one where the page is narrow. Neither can push the other.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::CARD_GAP;

/// The half of the page that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Drawn first, on the left or on top.
    First,
    /// Drawn second.
    Second,
}

/// Draws both columns. `first_share` (0 to 1) of the width goes to the first; where either would be narrower than
/// `least` points, the second stands under the first. Returns whether they stand side by side.
pub fn two_ui(ui: &mut Ui, first_share: f32, least: f32, mut add_contents: impl FnMut(&mut Ui, Column)) -> bool {
    let width = ui.available_width();
    let room = width - CARD_GAP;
    let first = (room * first_share).floor();
    if first < least || room - first < least {
        let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, CARD_GAP);
        for (column, salt) in [(Column::First, "first"), (Column::Second, "second")] {
            ui.push_id(salt, |ui| {
                ui.spacing_mut().item_spacing.y = usual;
                add_contents(ui, column);
            });
        }
        ui.spacing_mut().item_spacing.y = usual;
        return false;
    }
    let top = ui.available_rect_before_wrap().min;
    let mut bottom = top.y;
    let places = [(Column::First, "first", 0.0, first), (Column::Second, "second", first + CARD_GAP, room - first)];
    for (column, salt, left, wide) in places {
        let rect = Rect::from_min_size(top + vec2(left, 0.0), vec2(wide, f32::INFINITY));
        let builder = UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        add_contents(&mut child, column);
        bottom = bottom.max(child.min_rect().bottom());
    }
    let usual = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, CARD_GAP);
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, bottom)));
    ui.spacing_mut().item_spacing.y = usual;
    true
}

/// Lays `count` parts in rows of equal columns, each at least `least` points wide, as many beside each other as fit.
pub fn grid_ui(ui: &mut Ui, count: usize, least: f32, mut add_contents: impl FnMut(&mut Ui, usize)) {
    const GAP: f32 = 16.0;
    let width = ui.available_width();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let beside = (((width + GAP) / (least + GAP)).floor().max(1.0) as usize).min(count.max(1));
    #[allow(clippy::cast_precision_loss, reason = "a handful of columns")]
    let share = (width - GAP * (beside as f32 - 1.0)) / beside as f32;
    let mut index = 0;
    while index < count {
        let top = ui.available_rect_before_wrap().min;
        let mut bottom = top.y;
        for column in 0..beside.min(count - index) {
            #[allow(clippy::cast_precision_loss, reason = "a handful of columns")]
            let left = top.x + (share + GAP) * column as f32;
            let rect = Rect::from_min_size(pos2(left, top.y), vec2(share.min(least * 1.4), f32::INFINITY));
            let layout = Layout::top_down(Align::Min);
            let mut child = ui.new_child(UiBuilder::new().id_salt(("grid", index)).max_rect(rect).layout(layout));
            add_contents(&mut child, index);
            bottom = bottom.max(child.min_rect().bottom());
            index += 1;
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, bottom)));
    }
}
