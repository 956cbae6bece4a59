//! The import wizard in the window: files that are chosen or dropped, writing what was looked at, and the way to it.

use egui::{Align2, Context, LayerId, Order, Ui, vec2};

use super::Session;
use super::act::waker;
use crate::app::command::Command;
use crate::domain::when::Now;
use crate::ui::action::{Action, Page};
use crate::ui::fonts;
use crate::ui::import_act::ImportAct;
use crate::ui::theme::{CARD_RADIUS, Palette};
use crate::ui::widget::paint;

/// What is said while a file is held over the window.
const HOVER: [&str; 2] = ["Drop the file to import it", "You see every row before anything is added."];

impl Session {
    pub(super) fn act_on_import(&mut self, ctx: &Context, now: &Now, act: ImportAct) {
        match act {
            ImportAct::Choose => self.choose_import(ctx),
            ImportAct::Read(place) => {
                self.go(now, Page::Import);
                // An entry with a fault holds the person on its page.
                if self.page == Page::Import {
                    self.import.read(&place, self.journal.usual_side(), now, waker(ctx));
                }
            }
            ImportAct::Add(new) => self.import_after_backup(ctx, new),
            ImportAct::AddAnyway => self.add_imported(""),
            ImportAct::SaveLeftOut(list) => self.save_as(ctx, "Save the left-out list", "soleus-left-out.txt", list),
            ImportAct::WriteLeftOut(place, list) => self.write_text(place, &list),
            ImportAct::See(from, to) => {
                self.go(now, Page::History);
                self.history.show_days(from, to);
            }
        }
    }

    /// Writes the rows that were looked at as one step, and says what was done before it. What failed stays on the page.
    pub(super) fn add_imported(&mut self, backed_up: &'static str) {
        let Some(reading) = self.import.reading() else { return };
        match self.journal.run(Command::Import(reading)) {
            Ok(_) => {
                let newest = self.journal.store().next_undo().ok().flatten();
                let words = self.import.add(newest.map(|step| step.id), backed_up);
                self.told = None;
                self.announcer.polite(words);
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    /// A file that was dropped anywhere on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(place) = dropped.filter(|_| !self.is_closed()) {
            self.actions.push(Action::Import(ImportAct::Read(place)));
        }
    }

    /// Says what will happen while a file is held over the window.
    pub(super) fn hover_ui(&mut self, ui: &Ui) {
        let ctx = ui.ctx();
        let hovers = !self.is_closed() && ctx.input(|input| !input.raw.hovered_files.is_empty());
        if hovers && !std::mem::replace(&mut self.hovered, hovers) {
            self.announcer.polite(HOVER.join(". "));
            ctx.request_repaint();
        }
        self.hovered = hovers;
        if !hovers {
            return;
        }
        let palette = Palette::of(ctx);
        let window = ctx.content_rect();
        let painter = ctx.layer_painter(LayerId::new(Order::Foreground, egui::Id::unique("drop a file")));
        painter.rect_filled(window, 0.0, palette.veil);
        let room = (window.width() - 80.0).clamp(120.0, 560.0);
        let [first, second] = HOVER;
        let first = paint::galley(ui, first, fonts::heading(), palette.text, room);
        let second = paint::galley(ui, second, fonts::body(), palette.text, room);
        let size = vec2(first.size().x.max(second.size().x), first.size().y + 8.0 + second.size().y);
        let card = Align2::CENTER_CENTER.anchor_size(window.center(), size + vec2(48.0, 40.0));
        painter.rect(card, CARD_RADIUS, palette.surface, (2.0, palette.accent), egui::StrokeKind::Inside);
        let top = card.min + vec2(24.0, 20.0);
        let below = top + vec2(0.0, first.size().y + 8.0);
        painter.galley(top, first, palette.text);
        painter.galley(below, second, palette.text);
    }
}
