//! Text fields with their label above and, if something is wrong, one sentence below that says what to do. The
//! sentence comes with a shape and a thicker border, never with colour alone.

use egui::accesskit::{Invalid, Role};
use egui::{Align, Align2, Frame, Margin, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::button::Button;
use super::{focus_ring, text};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::{CONTROL_RADIUS, Palette, TARGET};

/// Characters that a field of one line takes, so that a slip of the clipboard cannot fill the journal.
const LINE_LIMIT: usize = 1_000;

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Line,
    Number,
    Search,
    Bare,
    Notes,
}

/// A field; show it with `Field::line("Notes", &mut text).show_ui(ui)`.
#[must_use = "a field is drawn by showing it"]
pub struct Field<'a> {
    label: &'a str,
    value: &'a mut String,
    form: Form,
    hint: &'a str,
    unit: &'a str,
    error: Option<&'a str>,
    width: Option<f32>,
    rows: usize,
    limit_chars: usize,
    secret: bool,
}

impl<'a> Field<'a> {
    fn new(label: &'a str, value: &'a mut String, form: Form) -> Self {
        Self {
            label,
            value,
            form,
            hint: "",
            unit: "",
            error: None,
            width: None,
            rows: 1,
            limit_chars: LINE_LIMIT,
            secret: false,
        }
    }

    /// One line of words.
    pub fn line(label: &'a str, value: &'a mut String) -> Self {
        Self::new(label, value, Form::Line)
    }

    /// A number with its unit behind it; other characters are left out while typing.
    pub fn number(label: &'a str, value: &'a mut String, unit: &'a str) -> Self {
        Self { unit, width: Some(120.0), limit_chars: 12, ..Self::new(label, value, Form::Number) }
    }

    /// A search field: the label is said, not shown; a button empties it.
    pub fn search(label: &'a str, value: &'a mut String) -> Self {
        Self { hint: label, ..Self::new(label, value, Form::Search) }
    }

    /// One line beside buttons that belong to it: the label is said, and what is wrong is told below them all.
    pub fn bare(label: &'a str, value: &'a mut String) -> Self {
        Self { limit_chars: 12, ..Self::new(label, value, Form::Bare) }
    }

    /// Several lines, at least `rows`.
    pub fn notes(label: &'a str, value: &'a mut String, rows: usize, limit_chars: usize) -> Self {
        Self { rows, limit_chars, ..Self::new(label, value, Form::Notes) }
    }

    /// An example, shown while the field is empty.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// What is wrong and what to do.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }

    /// Width in points; the column is the most.
    pub fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Shows dots in place of the characters.
    pub fn secret(self, secret: bool) -> Self {
        Self { secret, ..self }
    }

    /// Draws the field. The response is that of the text itself.
    pub fn show_ui(mut self, ui: &mut Ui) -> Response {
        // A bare field is called by what it stands in: its name may change while somebody types into it.
        let called = if self.form == Form::Bare { "" } else { self.label };
        let builder = UiBuilder::new().id_salt(("field", called)).layout(egui::Layout::top_down(Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = (!matches!(self.form, Form::Search | Form::Bare)).then(|| text::strong_ui(ui, self.label));
            let mut response = if self.unit.is_empty() {
                self.edit_ui(ui)
            } else {
                ui.horizontal(|ui| {
                    let response = self.edit_ui(ui);
                    text::small_ui(ui, self.unit);
                    response
                })
                .inner
            };
            if let Some(label) = label {
                response = response.labelled_by(label.id);
            } else {
                response = response.accessible_name(self.label);
            }
            if let Some(error) = self.error {
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_invalid(Invalid::True);
                    node.set_description(error);
                });
                if self.form != Form::Bare {
                    error_ui(ui, error);
                }
            }
            response
        })
        .inner
    }

    fn edit_ui(&mut self, ui: &mut Ui) -> Response {
        let palette = Palette::of(ui.ctx());
        let id = ui.make_persistent_id("text");
        let width = self.width.unwrap_or(f32::INFINITY).min(ui.available_width());
        let search = self.form == Form::Search;
        let full = search && !self.value.is_empty();
        let margin =
            Margin { left: if search { 44 } else { 14 }, right: if full { 46 } else { 14 }, top: 10, bottom: 10 };
        let many = self.form == Form::Notes;
        let edit = if many { TextEdit::multiline(self.value) } else { TextEdit::singleline(self.value) };
        let hint = egui::RichText::new(self.hint).font(fonts::body()).color(palette.text_2);
        let response = ui.add(
            edit.id(id)
                .font(fonts::body())
                .hint_text(hint)
                .text_color(palette.text)
                .desired_width(width)
                .desired_rows(self.rows)
                .char_limit(self.limit_chars)
                .password(self.secret)
                .align(if many { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
                .min_size(vec2(width.min(60.0), TARGET))
                .frame(Frame::new().fill(palette.surface).corner_radius(CONTROL_RADIUS).inner_margin(margin)),
        );
        if self.form == Form::Number && response.changed() {
            self.value.retain(|sign| sign.is_ascii_digit() || sign == '.' || sign == ',');
        }
        if search {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::SearchInput));
        }
        self.paint_frame(ui, &response);
        if full { self.clear_ui(ui, response) } else { response }
    }

    fn paint_frame(&self, ui: &Ui, response: &Response) {
        let palette = Palette::of(ui.ctx());
        let stroke = if self.error.is_some() {
            Stroke::new(2.0, palette.text)
        } else if response.has_focus() {
            Stroke::new(2.0, palette.accent)
        } else {
            palette.control_stroke()
        };
        ui.painter().rect_stroke(response.rect, CONTROL_RADIUS, stroke, StrokeKind::Inside);
        focus_ring::shape(ui, response, CONTROL_RADIUS);
        if self.form == Form::Search {
            Icon::Search.paint(ui, response.rect.left_center() + vec2(24.0, 0.0), 20.0, palette.text_2);
        }
    }

    fn clear_ui(&mut self, ui: &mut Ui, mut response: Response) -> Response {
        let place = Rect::from_center_size(
            pos2(response.rect.right() - TARGET / 2.0, response.rect.center().y),
            vec2(TARGET, TARGET),
        );
        let mut corner = ui.new_child(UiBuilder::new().id_salt("clear").max_rect(place));
        if corner.add(Button::icon_only(Icon::Close, "Clear the search")).clicked() {
            self.value.clear();
            response.mark_changed();
            response.request_focus();
        }
        response
    }
}

/// One sentence about what is wrong, with its shape.
pub fn error_ui(ui: &mut Ui, sentence: &str) -> Response {
    let palette = Palette::of(ui.ctx());
    let top = ui.available_rect_before_wrap().min;
    let room = Rect::from_min_size(top + vec2(26.0, 0.0), vec2((ui.available_width() - 26.0).max(40.0), f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().id_salt("error").max_rect(room));
    let words = egui::RichText::new(sentence).font(fonts::semibold(15.0)).color(palette.text);
    let response = child.add(egui::Label::new(words).wrap());
    Icon::Warning.paint(ui, pos2(top.x + 10.0, response.rect.top() + 11.0), 18.0, palette.text);
    ui.advance_cursor_after_rect(Rect::from_min_max(top, response.rect.max));
    response
}
