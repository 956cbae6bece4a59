//! An article on the screen.

use egui::{Align, Frame, Margin, Ui};

use super::{LearnScreen, TEXT_WIDTH, hides, line, point, sources, wants_tradition};
use crate::domain::article::{Article, Block, Group, Line, LineKind, Picture};
use crate::domain::sentence;
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::leg;
use crate::ui::screen::View;
use crate::ui::theme::{self, CARD_RADIUS, Palette};
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, columns, text};

/// The article on pressing points.
const PRESSING: &str = "tcm_acupressure";

impl LearnScreen {
    pub(super) fn article_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, article: &'static Article) {
        if article.group == Group::Tradition && point::paused_ui(ui, view) {
            return;
        }
        let shows_tradition = wants_tradition(view);
        if article.tradition && shows_tradition {
            point::label_ui(ui);
        }
        if article.id == PRESSING && point::carrying(view) {
            card::card_ui(ui, |ui| {
                text::body_ui(
                    ui,
                    "In pregnancy and for 6 weeks after a birth the leg is not pressed without a word from your midwife, so the how-to is not shown.",
                );
            });
            return;
        }
        self.picture_ui(ui, view, article.picture);
        card::card_ui(ui, |ui| {
            ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
            text::small_ui(ui, &format!("{} to read", sentence::count(article.minutes(), "minute", "minutes")));
            self.blocks_ui(ui, view, article, shows_tradition);
            tools_ui(ui, view, article);
        });
        self.after_ui(ui, view, article);
        sources::foot_ui(ui, view, &article.sources());
    }

    fn picture_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, picture: Option<Picture>) {
        match picture {
            None => {}
            Some(Picture::Calf) => card::card_ui(ui, |ui| self.calf_ui(ui, view)),
            Some(Picture::Pump) => {
                let may_move = !theme::moves_less(ui.ctx());
                card::card_ui(ui, |ui| {
                    leg::pump_ui(ui, may_move && !self.pump_stands);
                    let words = if self.pump_stands { "Move the picture" } else { "Hold the picture still" };
                    let icon = if self.pump_stands { Icon::Play } else { Icon::Pause };
                    if may_move && ui.add(Button::quiet(words).icon(icon)).clicked() {
                        self.pump_stands = !self.pump_stands;
                    }
                });
            }
            Some(Picture::Points) => card::card_ui(ui, |ui| self.points_ui(ui, view)),
        }
    }

    fn blocks_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, article: &'static Article, shows_tradition: bool) {
        let hidden = hides(view);
        let mut heading = 0;
        let mut last = None;
        let mut pressed = None;
        for (place, block) in article.blocks.iter().enumerate() {
            ui.push_id(place, |ui| match block {
                Block::Heading(words) => {
                    // A question whose answer is hidden is hidden with it.
                    if !only_hidden(article.blocks.get(place + 1..).unwrap_or_default(), &hidden) {
                        ui.add_space(6.0);
                        let response = text::heading_ui(ui, words);
                        if self.wanted == Some(heading) {
                            response.scroll_to_me(Some(Align::Min));
                            self.wanted = None;
                        }
                    }
                    heading += 1;
                }
                Block::Line(kind, line) if !leads_to_hidden(line, &hidden) => {
                    let first = last != Some(*kind);
                    pressed = pressed.take().or(kind_ui(ui, *kind, first, line, &hidden));
                }
                Block::Line(..) => {}
                Block::Pair { tradition, studies } if shows_tradition => {
                    pressed = pressed.take().or(pair_ui(ui, tradition, studies, &hidden));
                }
                Block::Pair { studies, .. } => {
                    pressed = pressed.take().or(line::line_ui(ui, studies, &hidden));
                }
            });
            last = if let Block::Line(kind, _) = block { Some(*kind) } else { None };
        }
        view.actions.extend(pressed.map(Action::Learn));
    }

    /// What the program itself puts below the words.
    fn after_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, article: &'static Article) {
        match article.id.as_str() {
            "causes" => card::card_ui(ui, |ui| self.causes_ui(ui, view)),
            "tcm_points" => card::card_ui(ui, |ui| point::list_ui(ui, view)),
            PRESSING => card::card_ui(ui, |ui| self.press.show_ui(ui, view)),
            "how_decides" if ui.add(Button::secondary("See all rules").icon(Icon::List)).clicked() => {
                view.actions.push(Action::Go(Page::Rules));
            }
            _ => {}
        }
    }
}

/// A line by its kind. The first of a list of things to do, or not to do, has a heading.
fn kind_ui(ui: &mut Ui, kind: LineKind, first: bool, line: &Line, hidden: &dyn Fn(&str) -> bool) -> Option<LearnAct> {
    let palette = Palette::of(ui.ctx());
    match kind {
        LineKind::Paragraph => line::line_ui(ui, line, hidden),
        LineKind::Program => {
            let frame = Frame::new().fill(palette.sunken).corner_radius(CARD_RADIUS).inner_margin(Margin::same(10));
            frame
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    line::line_ui(ui, line, hidden)
                })
                .inner
        }
        LineKind::Item => marked_ui(ui, None, line, hidden),
        LineKind::Do => {
            if first {
                text::question_ui(ui, "Do");
            }
            marked_ui(ui, Some(Icon::Check), line, hidden)
        }
        LineKind::DoNot => {
            if first {
                text::question_ui(ui, "Do not");
            }
            marked_ui(ui, Some(Icon::Close), line, hidden)
        }
    }
}

/// A line behind a mark.
fn marked_ui(ui: &mut Ui, icon: Option<Icon>, line: &Line, hidden: &dyn Fn(&str) -> bool) -> Option<LearnAct> {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(22.0, 22.0), egui::Sense::hover());
        match icon {
            Some(icon) => icon.paint(ui, rect.center(), 16.0, palette.text_2),
            None => {
                ui.painter().circle_filled(rect.center(), 3.0, palette.text_2);
            }
        }
        ui.vertical(|ui| line::line_ui(ui, line, hidden)).inner
    })
    .inner
}

fn pair_ui(ui: &mut Ui, tradition: &Line, studies: &Line, hidden: &dyn Fn(&str) -> bool) -> Option<LearnAct> {
    let palette = Palette::of(ui.ctx());
    let mut pressed = None;
    columns::two_ui(ui, 0.5, 240.0, |ui, column| {
        let (title, line) = match column {
            columns::Column::First => ("The tradition says", tradition),
            columns::Column::Second => ("What studies say", studies),
        };
        let frame = Frame::new().fill(palette.sunken).corner_radius(CARD_RADIUS).inner_margin(Margin::same(12));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            text::question_ui(ui, title);
            pressed = pressed.take().or(line::line_ui(ui, line, hidden));
        });
    });
    pressed
}

/// Whether a line is about something that is hidden: it leads there and nowhere else.
fn leads_to_hidden(line: &Line, hidden: &dyn Fn(&str) -> bool) -> bool {
    let mut links = line.links().peekable();
    links.peek().is_some() && links.all(hidden)
}

/// Whether nothing is left up to the next heading.
fn only_hidden(rest: &[Block], hidden: &dyn Fn(&str) -> bool) -> bool {
    let mut lines = rest.iter().take_while(|block| !matches!(block, Block::Heading(_))).peekable();
    lines.peek().is_some() && lines.all(|block| matches!(block, Block::Line(_, line) if leads_to_hidden(line, hidden)))
}

fn tools_ui(ui: &mut Ui, view: &mut View<'_>, article: &Article) {
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::quiet("Print").name(&format!("Print {}", article.title)).icon(Icon::Printer)).clicked() {
            view.actions.push(Action::Print(printed(article)));
        }
        if ui.add(Button::quiet("Save as text…").icon(Icon::Note)).clicked() {
            view.actions.push(Action::SaveText(printed(article)));
        }
    });
}

/// The article as it is printed: words, then its sources.
fn printed(article: &Article) -> String {
    let label = if article.tradition { format!("{}\n\n", point::LABEL) } else { String::new() };
    let sources: Vec<String> =
        article.sources().into_iter().map(|id| format!("[{id}] {}\n", sources::words_of(id))).collect();
    format!("{label}{}\nSources\n{}", article.text(), sources.concat())
}
