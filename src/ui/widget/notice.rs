//! The bar that says what was just done and offers to take it back. It stays until the next action; an error stays
//! until it is closed.

use egui::accesskit::Role;
use egui::{Color32, Rect, Sense, Shadow, Ui, UiBuilder, pos2, vec2};

use super::button::Button;
use super::{group, paint};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::{CONTROL_RADIUS, Palette};

/// Height of the bar with one line of words, in points.
pub const HEIGHT: f32 = 58.0;
/// What a page leaves free at its end so that the bar hides nothing, in points.
pub const PAGE_END: f32 = 84.0;
const PADDING: f32 = 16.0;
const ICON: f32 = 32.0;

/// What the bar of the last frame covers at the end of the page, in points; a bar of two lines covers more.
#[must_use]
pub fn covered(ctx: &egui::Context) -> f32 {
    let height: f32 = ctx.data(|data| data.get_temp(key())).unwrap_or(0.0);
    PAGE_END.max(height + 26.0)
}

/// Says that there is no bar.
pub fn gone(ctx: &egui::Context) {
    ctx.data_mut(|data| data.remove::<f32>(key()));
}

fn key() -> egui::Id {
    egui::Id::unique("height of the bar")
}

/// Whether the bar tells of a thing done or of one that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Done.
    Done,
    /// Failed; has a button "Close".
    Error,
}

/// What the bar says.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// One or two sentences.
    pub words: &'a str,
    /// Up to three buttons.
    pub buttons: &'a [&'a str],
    /// Its kind.
    pub kind: NoticeKind,
}

/// What was pressed on the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeEvent {
    /// The button at this place of the list.
    Pressed(usize),
    /// "Close".
    Closed,
}

/// Draws the bar at the bottom of `content`. Call it after the page, in the same layer.
pub fn show_ui(ui: &mut Ui, content: Rect, notice: Notice<'_>) -> Option<NoticeEvent> {
    let palette = Palette::of(ui.ctx());
    let mut labels: Vec<&str> = notice.buttons.iter().copied().take(3).collect();
    if notice.kind == NoticeKind::Error {
        labels.push("Close");
    }
    let buttons: f32 = labels.iter().map(|label| button_width(ui, label)).sum();
    let beside = content.width() - 2.0 * PADDING - ICON - buttons - 8.0;
    let stacked = beside < 170.0 && !labels.is_empty();
    let room = if stacked { content.width() - 2.0 * PADDING - ICON } else { beside };
    let words = paint::galley(ui, notice.words, fonts::strong(), Color32::PLACEHOLDER, room.max(60.0));
    let height = if stacked { words.size().y + 44.0 + 32.0 } else { (words.size().y + 22.0).max(HEIGHT) };
    ui.data_mut(|data| data.insert_temp(key(), height));
    let bar = Rect::from_min_max(pos2(content.left(), content.bottom() - height), content.max);
    let builder = UiBuilder::new()
        .id_salt("notice")
        .max_rect(bar)
        .accessibility_role(Role::Group)
        .accessibility_label("Last change");
    let mut child = ui.new_child(builder);
    group::place(&child, bar);
    child.interact(bar, child.unique_id().with("ground"), Sense::CLICK | Sense::DRAG);
    let shadow = Shadow { offset: [0, 3], blur: 14, spread: 0, color: palette.shadow };
    child.painter().add(shadow.as_shape(bar, CONTROL_RADIUS));
    child.painter().rect_filled(bar, CONTROL_RADIUS, palette.notice);
    let first = if stacked { bar.top() + 12.0 + words.size().y / 2.0 } else { bar.center().y };
    let icon = if notice.kind == NoticeKind::Error { Icon::Warning } else { Icon::Check };
    icon.paint(&child, pos2(bar.left() + PADDING + 10.0, first), 20.0, palette.on_notice);
    let corner = pos2(bar.left() + PADDING + ICON, first - words.size().y / 2.0);
    let label =
        child.interact(Rect::from_min_size(corner, words.size()), child.unique_id().with("words"), Sense::hover());
    label.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, notice.words));
    child.painter().galley_with_override_text_color(corner, words, palette.on_notice);
    let top = if stacked { bar.bottom() - 56.0 } else { bar.center().y - 22.0 };
    let left =
        if stacked { corner.x.min(bar.right() - PADDING - buttons) } else { bar.right() - PADDING - buttons + 8.0 };
    buttons_ui(&mut child, pos2(left.max(bar.left() + 6.0), top), &labels, notice.kind)
}

fn button_width(ui: &Ui, label: &str) -> f32 {
    paint::galley(ui, label, fonts::strong(), Color32::PLACEHOLDER, f32::INFINITY).size().x + 32.0 + 8.0
}

fn buttons_ui(ui: &mut Ui, start: egui::Pos2, labels: &[&str], kind: NoticeKind) -> Option<NoticeEvent> {
    let mut event = None;
    let mut at = start;
    for (index, label) in labels.iter().enumerate() {
        let width = button_width(ui, label);
        let place = Rect::from_min_size(at, vec2(width, 44.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt(index).max_rect(place));
        if child.add(Button::on_notice(label)).clicked() {
            let close = kind == NoticeKind::Error && index + 1 == labels.len();
            event = Some(if close { NoticeEvent::Closed } else { NoticeEvent::Pressed(index) });
        }
        at.x += width;
    }
    event
}
