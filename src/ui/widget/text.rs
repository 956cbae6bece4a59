//! Words on the page in the sizes of the design; headings are headings for a screen reader too.

use egui::accesskit::Role;
use egui::{Label, Response, RichText, Ui};

use crate::ui::fonts;

/// The title of the page.
pub fn title_ui(ui: &mut Ui, words: &str) -> Response {
    heading(ui, RichText::new(words).font(fonts::title()), words, 1)
}

/// The title of a page that has no room for a large one.
pub fn small_title_ui(ui: &mut Ui, words: &str) -> Response {
    heading(ui, RichText::new(words).font(fonts::strong()), words, 1)
}

/// The heading of a card.
pub fn heading_ui(ui: &mut Ui, words: &str) -> Response {
    heading(ui, RichText::new(words).font(fonts::heading()), words, 2)
}

/// A question or a name inside a card.
pub fn question_ui(ui: &mut Ui, words: &str) -> Response {
    heading(ui, RichText::new(words).font(fonts::strong()), words, 3)
}

/// Words of the height that the caller wants, below the title of the page: a result such as "Get medical help today".
pub fn result_ui(ui: &mut Ui, words: &str, font: egui::FontId) -> Response {
    heading(ui, RichText::new(words).font(font), words, 2)
}

fn heading(ui: &mut Ui, text: RichText, words: &str, level: usize) -> Response {
    let response = ui.add(Label::new(text).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.clear_value();
        node.set_label(words);
        node.set_level(level);
    });
    response
}

/// Text.
pub fn body_ui(ui: &mut Ui, words: &str) -> Response {
    ui.add(Label::new(RichText::new(words).font(fonts::body())).wrap())
}

/// Text of the middle weight.
pub fn strong_ui(ui: &mut Ui, words: &str) -> Response {
    ui.add(Label::new(RichText::new(words).font(fonts::strong())).wrap())
}

/// Hints and dates, in the second text colour.
pub fn small_ui(ui: &mut Ui, words: &str) -> Response {
    let color = ui.visuals().weak_text_color();
    ui.add(Label::new(RichText::new(words).font(fonts::small()).color(color)).wrap())
}

/// A thin line across the card.
pub fn rule_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 9.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, ui.visuals().widgets.noninteractive.bg_stroke);
}

/// Shows the name of a control under the pointer. A screen reader says the name anyway: as egui's own tooltip it would be
/// the description too, and be said twice.
#[must_use]
pub fn name_on_hover(response: Response, name: &str) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(name);
    })
}
