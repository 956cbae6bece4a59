//! The four steps, and which of them stands on the page.

use egui::accesskit::Role;
use egui::{Color32, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::paint;

/// One of the four steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// Choose a file.
    #[default]
    File,
    /// Say what is what.
    Match,
    /// Look at every row.
    Check,
    /// The rows are added.
    Done,
}

impl Step {
    const ALL: [(Self, &'static str); 4] =
        [(Self::File, "File"), (Self::Match, "Match"), (Self::Check, "Check"), (Self::Done, "Done")];

    /// What is said: "Import, step 2 of 4, match the columns". `own`: the columns of a table are matched.
    pub(super) fn name(self, own: bool) -> String {
        let (number, words) = match self {
            Self::File => (1, "choose a file"),
            Self::Match if own => (2, "match the columns"),
            Self::Match => (2, "say what is yours"),
            Self::Check => (3, "check the rows"),
            Self::Done => (4, "done"),
        };
        format!("Import, step {number} of 4, {words}")
    }
}

/// Draws the row of steps; the present one is marked by weight and by a bar.
pub(super) fn steps_ui(ui: &mut Ui, step: Step) {
    const HEIGHT: f32 = 36.0;
    let palette = Palette::of(ui.ctx());
    let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let shown = Step::ALL.iter().position(|(other, _)| *other == step).map_or(1, |place| place + 1);
    let word = Step::ALL.iter().find(|(other, _)| *other == step).map_or("", |(_, word)| word);
    let said = format!("Step {shown} of 4: {word}");
    row.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let mut x = rect.left();
    for (place, (other, word)) in Step::ALL.into_iter().enumerate() {
        let on = other == step;
        let font = if on { fonts::strong() } else { fonts::body() };
        let color = if on { palette.text } else { palette.text_2 };
        let galley = paint::galley(ui, &format!("{}  {word}", place + 1), font, Color32::PLACEHOLDER, f32::INFINITY);
        let size = galley.size();
        ui.painter().galley_with_override_text_color(pos2(x, rect.center().y - size.y / 2.0), galley, color);
        if on {
            let bar = Rect::from_min_max(pos2(x, rect.bottom() - 4.0), pos2(x + size.x, rect.bottom()));
            ui.painter().rect_filled(bar, 2.0, palette.accent);
        }
        // Four words fit into the narrowest window with the smaller gap.
        x += size.x + if rect.width() < 420.0 { 14.0 } else { 28.0 };
    }
    ui.add_space(6.0);
}
