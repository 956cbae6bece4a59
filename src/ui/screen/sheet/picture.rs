//! A page of the sheet as it will be printed, larger or smaller, with its text for people who listen.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Color32, ColorImage, EventFilter, Key, Rect, Response, ScrollArea, Sense, TextureHandle, TextureOptions, Ui, pos2,
    vec2,
};

use crate::app::report::Drawn;
use crate::domain::sheet::PaperSize;
use crate::report::Picture;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::{Palette, TARGET};
use crate::ui::widget::button::Button;
use crate::ui::widget::{focus_ring, text};

/// Widths of the page, in percent of the room it has.
const ZOOMS: [u16; 5] = [100, 130, 170, 220, 300];
/// Points of paper across a page, about.
const PAPER: f32 = 600.0;
/// Pixels for a hundred points of paper, the fewest and the most; more would take a second to draw.
const PIXELS: (f32, f32) = (80.0, 400.0);

/// Hundred points of paper from top to bottom, at most: A4 has 842 points, Letter 792.
const HIGH: f32 = 8.5;
/// Points that an arrow key moves a page that is wider than its room.
const ARROW: f32 = 80.0;
/// Seconds in which a page that is no longer the newest turns pale.
const PALE_AFTER_S: f32 = 0.3;

/// What is shown of which page.
#[derive(Default)]
pub(super) struct PagePicture {
    page: usize,
    zoom: usize,
    /// The picture that was handed to the graphics card.
    texture: Option<(Arc<Picture>, TextureHandle)>,
}

impl PagePicture {
    /// The page that is wanted, from 0.
    pub(super) fn page(&self) -> usize {
        self.page
    }

    /// Pixels for a hundred points of paper in the room of `ui`, in steps of twenty so that a window being resized draws
    /// few pictures. Never more than the graphics card takes in one picture.
    pub(super) fn pixels(&self, ui: &Ui) -> u16 {
        let wanted = ui.available_width() / PAPER * f32::from(self.percent()) * ui.ctx().pixels_per_point();
        #[allow(clippy::cast_precision_loss, reason = "some thousands of pixels")]
        let most = ui.input(|input| input.max_texture_side) as f32 / HIGH / 20.0;
        let steps = (wanted.clamp(PIXELS.0, PIXELS.1) / 20.0).ceil().min(most.floor());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and the limit")]
        let steps = steps as u16;
        steps * 20
    }

    fn percent(&self) -> u16 {
        ZOOMS.get(self.zoom).copied().unwrap_or(100)
    }

    pub(super) fn larger(&mut self) {
        self.zoom = (self.zoom + 1).min(ZOOMS.len() - 1);
    }

    pub(super) fn smaller(&mut self) {
        self.zoom = self.zoom.saturating_sub(1);
    }

    /// Draws an empty sheet of paper, so that nothing moves when the first page is there.
    pub(super) fn blank_ui(ui: &mut Ui, paper: PaperSize) {
        ui.add_space(TARGET + ui.spacing().item_spacing.y);
        let width = ui.available_width();
        let shape = match paper {
            PaperSize::A4 => 842.0 / 595.0,
            PaperSize::Letter => 792.0 / 612.0,
        };
        let (rect, _) = ui.allocate_exact_size(vec2(width, width * shape), Sense::hover());
        let palette = Palette::of(ui.ctx());
        ui.painter().rect_stroke(rect, 0.0, palette.control_stroke(), egui::StrokeKind::Inside);
    }

    /// Draws the page with its buttons. `current` is whether it is the one that is asked for; else it is pale and says so.
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, drawn: &Drawn, current: bool) {
        let pages = drawn.made.pages.count();
        let current = self.buttons_ui(ui, view, drawn, current);
        let picture = &drawn.picture;
        let width = ui.available_width() * f32::from(self.percent()) / 100.0;
        #[allow(clippy::cast_precision_loss, reason = "some thousands of pixels")]
        let size = vec2(width, width * picture.height as f32 / (picture.width as f32).max(1.0));
        let texture = self.texture(ui, picture);
        let old = if current { "" } else { ", not yet as asked for" };
        let words = format!("Page {} of {pages}{old}", drawn.page + 1);
        // A page that is wider than its room is moved from side to side; the page of the window moves it up and down.
        ScrollArea::horizontal().id_salt("paper").show(ui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::Document);
                node.set_label(words.as_str());
                node.set_description(drawn.made.text.as_str());
                if !current {
                    node.set_busy();
                }
            });
            focus_ring::shape(ui, &response, 0);
            arrows(ui, &response);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture, rect, whole, Color32::WHITE);
            let palette = Palette::of(ui.ctx());
            // Slowly, so that a page that is made at once does not flicker.
            let pale = ui.ctx().animate_bool_with_time(response.id.with("pale"), !current, PALE_AFTER_S);
            ui.painter().rect_filled(rect, 0.0, palette.surface.gamma_multiply(0.6 * pale));
            ui.painter().rect_stroke(rect, 0.0, palette.control_stroke(), egui::StrokeKind::Inside);
        });
    }

    /// Returns whether the page is still the one that is asked for.
    fn buttons_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, drawn: &Drawn, current: bool) -> bool {
        let pages = drawn.made.pages.count();
        self.page = self.page.min(pages.saturating_sub(1));
        ui.horizontal_wrapped(|ui| {
            let before = (self.page, self.zoom);
            let small = self.zoom == 0;
            if ui.add(Button::icon_only(Icon::Minus, "Smaller page").enabled(!small)).clicked() {
                self.smaller();
            }
            let large = self.zoom + 1 == ZOOMS.len();
            if ui.add(Button::icon_only(Icon::Add, "Larger page").enabled(!large)).clicked() {
                self.larger();
            }
            if pages > 1 {
                if ui.add(Button::icon_only(Icon::Up, "Page before").enabled(self.page > 0)).clicked() {
                    self.page -= 1;
                }
                if ui.add(Button::icon_only(Icon::Down, "Page after").enabled(self.page + 1 < pages)).clicked() {
                    self.page += 1;
                }
            }
            let current = current && self.page == drawn.page;
            let words = if current { format!("Page {} of {pages}", self.page + 1) } else { "Being made…".to_owned() };
            // Whole on the next line where it does not fit.
            text::small_ui(ui, &words.replace(' ', "\u{a0}"));
            if before.0 != self.page {
                view.actions.push(Action::Say(format!("Page {} of {pages}", self.page + 1)));
            } else if before.1 != self.zoom {
                view.actions.push(Action::Say(format!("{} percent", self.percent())));
            }
            current
        })
        .inner
    }

    fn texture(&mut self, ui: &Ui, picture: &Arc<Picture>) -> egui::TextureId {
        if let Some((shown, texture)) = &self.texture
            && Arc::ptr_eq(shown, picture)
        {
            return texture.id();
        }
        let image = ColorImage::from_rgba_premultiplied([picture.width, picture.height], &picture.rgba);
        let texture = ui.ctx().load_texture("doctor's sheet", image, TextureOptions::LINEAR);
        let id = texture.id();
        self.texture = Some((Arc::clone(picture), texture));
        id
    }
}

/// Moves a page that is wider than its room by the arrow keys, while the page has the keyboard.
fn arrows(ui: &Ui, page: &Response) {
    if !page.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(page.id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    for (key, step) in [(Key::ArrowLeft, ARROW), (Key::ArrowRight, -ARROW)] {
        if pressed(key) {
            ui.scroll_with_delta(vec2(step, 0.0));
        }
    }
}

impl std::fmt::Debug for PagePicture {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("PagePicture").field("page", &self.page).field("zoom", &self.zoom).finish_non_exhaustive()
    }
}
