//! One line of an article on the screen. The words are one text, also for a screen reader. Where it leads stands below
//! it as buttons that everybody can hit; the numbers of sources can be pressed with the pointer, and all sources stand
//! at the foot of the page.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{Align, CursorIcon, FontId, Label, Response, Sense, Stroke, Ui};

use crate::content;
use crate::domain::article::{Line, Span};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;

/// Size of the number of a source, in points.
const NUMBER: f32 = 12.0;

/// Draws a line, and below it a button for each page that it leads to. Returns what was pressed.
pub(super) fn line_ui(ui: &mut Ui, line: &Line, hidden: &dyn Fn(&str) -> bool) -> Option<LearnAct> {
    let palette = Palette::of(ui.ctx());
    let mut job = LayoutJob::default();
    // Which letters are numbers of sources.
    let mut numbers: Vec<Range<usize>> = Vec::new();
    let mut letters = 0;
    for span in &line.0 {
        let words = match span {
            Span::Words(words) | Span::Link { words, .. } => {
                job.append(words, 0.0, TextFormat::simple(fonts::body(), palette.text));
                words.clone()
            }
            Span::Sources(ids) => {
                // Spaces that do not break: a number stays on the line of its sentence.
                let words = format!("\u{a0}{}", ids.join("\u{a0}"));
                let font = FontId::proportional(NUMBER);
                job.append(&words, 0.0, TextFormat { valign: Align::TOP, ..TextFormat::simple(font, palette.text_2) });
                numbers.push(letters..letters + words.chars().count());
                words
            }
        };
        letters += words.chars().count();
    }
    let (response, letter) = text_ui(ui, job, &line.plain());
    let mut pressed = None;
    if letter.is_some_and(|letter| numbers.iter().any(|number| number.contains(&letter))) {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        if response.clicked() {
            pressed = Some(LearnAct::read(content::SOURCES));
        }
    }
    pressed.or_else(|| buttons_ui(ui, line, hidden))
}

/// The text, and the letter under the pointer.
fn text_ui(ui: &mut Ui, mut job: LayoutJob, plain: &str) -> (Response, Option<usize>) {
    job.wrap.max_width = ui.available_width();
    // With the pointer only: the same sources stand at the foot.
    let label = Label::new(job).sense(Sense::CLICK | Sense::DRAG).wrap();
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, plain));
    let color = ui.visuals().text_color();
    LabelSelectionState::label_text_selection(ui, &response, at, galley.clone(), color, Stroke::NONE);
    let under = response.hover_pos().map(|pointer| galley.cursor_from_pos(pointer - at).index.0);
    (response, under)
}

fn buttons_ui(ui: &mut Ui, line: &Line, hidden: &dyn Fn(&str) -> bool) -> Option<LearnAct> {
    let mut shown: Vec<&str> = Vec::new();
    for to in line.links() {
        if leads(to, hidden) && !shown.contains(&to) {
            shown.push(to);
        }
    }
    if shown.is_empty() {
        return None;
    }
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        for to in shown {
            let title = super::title_of(to);
            let name = format!("Read: {title}");
            if ui.add(Button::quiet(&title).name(&name).icon(Icon::Forward)).clicked() {
                pressed = Some(LearnAct::read(to));
            }
        }
    });
    pressed
}

/// Whether a link goes anywhere for this person.
fn leads(to: &str, hidden: &dyn Fn(&str) -> bool) -> bool {
    !hidden(to) && (super::page_of(to).is_some() || content::topic(to).is_some())
}
