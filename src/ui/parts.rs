//! The parts of the window, round which F6 goes: header, page, the bar of the last change, and the pages.

use egui::{Context, FocusDirection, Rect, Ui};

use super::widget::{dialog, notice};

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Title and what can be done.
    Header,
    /// The page itself.
    Page,
    /// What was done last.
    Bar,
    /// The pages of the rail.
    Rail,
}

const ROUND: [Part; 4] = [Part::Header, Part::Page, Part::Bar, Part::Rail];

/// Where the parts were in the last frame, and which one gets the keyboard in the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    wanted: Option<Part>,
    rail: Rect,
    header: Rect,
    /// Everything between header and lower edge.
    content: Rect,
}

impl Default for Parts {
    fn default() -> Self {
        Self { wanted: None, rail: Rect::NOTHING, header: Rect::NOTHING, content: Rect::NOTHING }
    }
}

impl Parts {
    /// Chooses the part after (or before) the one that has the keyboard.
    pub(super) fn step(&mut self, ctx: &Context, forward: bool, has_bar: bool) {
        let round: Vec<Part> = ROUND.into_iter().filter(|part| has_bar || *part != Part::Bar).collect();
        let now = self.current(ctx, has_bar).and_then(|part| round.iter().position(|other| *other == part));
        let step = if forward { 1 } else { round.len() - 1 };
        self.wanted = now.map_or(round.first(), |now| round.get((now + step) % round.len())).copied();
    }

    fn current(&self, ctx: &Context, has_bar: bool) -> Option<Part> {
        let at = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id))?.rect.center();
        Some(if self.rail.contains(at) {
            Part::Rail
        } else if self.header.contains(at) {
            Part::Header
        } else if has_bar && at.y > self.content.bottom() - notice::PAGE_END {
            // The page keeps its focused control above the bar.
            Part::Bar
        } else {
            Part::Page
        })
    }

    /// Remembers where a part is.
    pub(super) fn place(&mut self, part: Part, rect: Rect) {
        match part {
            Part::Rail => self.rail = rect,
            Part::Header => self.header = rect,
            Part::Page | Part::Bar => self.content = rect,
        }
    }

    /// Before a part is drawn: whether its first control shall get the keyboard. Call `end` after it.
    pub(super) fn begin(&self, ui: &Ui, part: Part) -> bool {
        let wanted = self.wanted == Some(part);
        if wanted {
            dialog::ask_for_first(ui.ctx());
        }
        wanted
    }

    /// After a part was drawn.
    pub(super) fn end(&mut self, ui: &Ui, wanted: bool) {
        if wanted {
            self.wanted = None;
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }
}
