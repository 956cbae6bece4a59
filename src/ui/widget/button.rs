//! Buttons: one filled button for the main thing of a page, outlined ones beside it, quiet ones in text, and icons
//! alone where the picture is known. All are at least 44 points high.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::{SPOKEN_BY_AT_SPI, focus_ring, paint, text};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, CONTROL_RADIUS, Palette, TARGET};

#[derive(Clone, Copy, PartialEq)]
enum Look {
    Primary,
    Secondary,
    Quiet,
    Stop,
    Notice,
}

/// A button; add it with `ui.add(Button::primary("Save"))`.
#[must_use = "a button is drawn by adding it"]
pub struct Button<'a> {
    words: &'a str,
    name: &'a str,
    icon: Option<Icon>,
    key: Option<&'a str>,
    look: Look,
    enabled: bool,
    fill_width: bool,
    height: f32,
    open: Option<bool>,
}

impl<'a> Button<'a> {
    fn new(words: &'a str, look: Look) -> Self {
        let (enabled, fill_width, height) = (true, false, TARGET);
        Self { words, name: words, icon: None, key: None, look, enabled, fill_width, height, open: None }
    }

    /// Filled: the main thing of the page.
    pub fn primary(words: &'a str) -> Self {
        Self::new(words, Look::Primary)
    }

    /// Outlined.
    pub fn secondary(words: &'a str) -> Self {
        Self::new(words, Look::Secondary)
    }

    /// Words in the accent colour without a frame.
    pub fn quiet(words: &'a str) -> Self {
        Self::new(words, Look::Quiet)
    }

    /// The red button of a running exercise: "Stop, it hurts".
    pub fn stop(words: &'a str) -> Self {
        Self::new(words, Look::Stop)
    }

    /// Outlined in the colours of the saved bar.
    pub fn on_notice(words: &'a str) -> Self {
        Self::new(words, Look::Notice)
    }

    /// A picture alone, 44 by 44 points; `name` is said and shown as a tooltip.
    pub fn icon_only(icon: Icon, name: &'a str) -> Self {
        Self { icon: Some(icon), name, ..Self::new("", Look::Quiet) }
    }

    /// A picture before the words.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The key that does the same, drawn as a key cap.
    pub fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Another name for assistive technology than the words.
    pub fn name(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Whether it can be pressed. Prefer a button that says why not.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// With a frame, for a picture alone that has to be found from far away.
    pub fn outlined(self) -> Self {
        Self { look: Look::Secondary, ..self }
    }

    /// At least so high, in points; a picture alone is as wide.
    pub fn height(self, height: f32) -> Self {
        Self { height, ..self }
    }

    /// It opens and closes what stands below it; whether that is open is said.
    pub fn opens(self, open: bool) -> Self {
        Self { open: Some(open), ..self }
    }

    /// As wide as its column.
    pub fn fill_width(self) -> Self {
        Self { fill_width: true, ..self }
    }

    fn colors(&self, ui: &Ui, hover: f32) -> (Color32, Color32, Stroke) {
        let palette = Palette::of(ui.ctx());
        if !self.enabled {
            let stroke = Stroke::new(palette.control_width, palette.disabled);
            let frame = if self.look == Look::Quiet { Stroke::NONE } else { stroke };
            return (Color32::TRANSPARENT, palette.disabled, frame);
        }
        let fade = |from: Color32, to: Color32| from.lerp_to_gamma(to, hover);
        match self.look {
            Look::Primary => (fade(palette.accent, palette.accent_hover), palette.on_accent, Stroke::NONE),
            Look::Secondary => (fade(palette.surface, palette.accent_soft), palette.text, palette.control_stroke()),
            Look::Quiet if theme::filled_ground(ui).is_some() => {
                let words = ui.visuals().text_color();
                (words.gamma_multiply(0.15 * hover), words, Stroke::NONE)
            }
            Look::Quiet => {
                let words = if self.words.is_empty() { palette.text } else { palette.accent };
                (fade(palette.accent_soft.gamma_multiply(0.0), palette.accent_soft), words, Stroke::NONE)
            }
            Look::Stop => {
                let tier = palette.emergency;
                (fade(tier.fill, tier.fill.lerp_to_gamma(palette.text, 0.15)), tier.on_fill, Stroke::NONE)
            }
            Look::Notice => {
                let stroke = Stroke::new(palette.control_width, palette.on_notice);
                (fade(palette.notice, palette.notice.lerp_to_gamma(palette.on_notice, 0.15)), palette.on_notice, stroke)
            }
        }
    }

    fn paint(&self, ui: &Ui, response: &Response, galley: Option<Arc<Galley>>, parts: Vec2) {
        let (fill, color, stroke) = self.colors(ui, paint::hover_share(ui, response));
        let painter = ui.painter();
        painter.rect(response.rect, CONTROL_RADIUS, fill, stroke, StrokeKind::Inside);
        let mut x = response.rect.center().x - parts.x / 2.0;
        let y = response.rect.center().y;
        if let Some(icon) = self.icon {
            icon.paint(ui, pos2(x + ICON / 2.0, y), ICON, color);
            x += ICON + GAP;
        }
        if let Some(galley) = galley {
            let size = galley.size();
            painter.galley_with_override_text_color(pos2(x, y - size.y / 2.0), galley, color);
            x += size.x + GAP;
        }
        if let Some(key) = self.key {
            paint::key_cap(ui, pos2(x + paint::KEY_CAP / 2.0, y), key, color);
        }
    }
}

const ICON: f32 = 20.0;
const GAP: f32 = 8.0;

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let alone = self.words.is_empty();
        let padding = if alone {
            12.0
        } else if self.look == Look::Quiet {
            10.0
        } else {
            16.0
        };
        let mut beside = if self.icon.is_some() && !alone { ICON + GAP } else { 0.0 };
        beside += if self.key.is_some() { paint::KEY_CAP + GAP } else { 0.0 };
        let row = if ui.layout().main_wrap() { ui.max_rect().width() } else { ui.available_width() };
        let room = (row - 2.0 * padding - beside).max(40.0);
        let galley = (!alone).then(|| paint::galley(ui, self.words, fonts::strong(), Color32::PLACEHOLDER, room));
        let words = galley.as_ref().map_or(vec2(ICON, ICON), |galley| galley.size());
        let parts = vec2(words.x + beside, words.y);
        let mut size =
            (parts + vec2(2.0 * padding, 16.0)).max(vec2(if alone { self.height } else { TARGET }, self.height));
        if self.fill_width {
            size.x = size.x.max(ui.available_width());
        }
        let enabled = self.enabled && ui.is_enabled();
        let (id, rect) = ui.allocate_space(size);
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        if let Some(open) = self.open {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_expanded(open);
                // The way to AT-SPI leaves that state out.
                if SPOKEN_BY_AT_SPI {
                    node.set_description(if open { "open" } else { "closed" });
                }
            });
        }
        if response.clicked() {
            response.request_focus();
        }
        focus_ring::shape(ui, &response, CONTROL_RADIUS);
        if ui.is_rect_visible(rect) {
            self.paint(ui, &response, galley, parts);
        }
        if alone { text::name_on_hover(response, self.name) } else { response }
    }
}
