//! The tradition's pages: the label on each of them, the points on the leg, and one point.

use egui::{Frame, Margin, Ui};

use super::{LearnScreen, cause, list, sources};
use crate::content;
use crate::domain::check::Risk;
use crate::domain::leg_view::Face;
use crate::domain::point::{Point, Press};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::leg;
use crate::ui::screen::View;
use crate::ui::theme::{CARD_GAP, CARD_RADIUS, Palette};
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};

/// What stands on every page of the tradition.
pub(super) const LABEL: &str =
    "Tradition, described faithfully. Not medical evidence, not used by the warning-sign check.";
/// Width and height of the picture of one point, in points.
const STILL: egui::Vec2 = egui::vec2(190.0, 300.0);

/// The label.
pub(super) fn label_ui(ui: &mut Ui) {
    let palette = Palette::of(ui.ctx());
    let frame = Frame::new().fill(palette.sunken).corner_radius(CARD_RADIUS).inner_margin(Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        text::question_ui(ui, "Traditional Chinese Medicine");
        text::body_ui(ui, LABEL);
    });
    ui.add_space(CARD_GAP);
}

/// While the check is not complete or urgent, nothing of the tradition is shown. Returns whether that is so.
pub(super) fn paused_ui(ui: &mut Ui, view: &mut View<'_>) -> bool {
    if cause::waits(view).is_empty() {
        return false;
    }
    label_ui(ui);
    card::card_ui(ui, |ui| cause::closed_ui(ui, view))
}

/// Whether pregnancy or a birth in the last six weeks was answered.
pub(super) fn carrying(view: &View<'_>) -> bool {
    let facts = &view.outlook.standing.facts;
    facts.yes(Risk::Pregnant) || facts.yes(Risk::Postpartum)
}

/// The points that this person may see: those that are not for pregnancy are left out where that was answered.
fn shown(view: &View<'_>) -> Vec<&'static Point> {
    let carrying = carrying(view);
    content::points().iter().filter(|point| !(point.pregnancy && carrying)).collect()
}

/// The list of all points, in words.
pub(super) fn list_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "All points");
    let shown = shown(view);
    let left_out = content::points().len() - shown.len();
    for point in shown {
        if let Some(topic) = content::topic(&point.topic()) {
            list::row_ui(ui, view, topic, None);
            let care = match (point.press, point.pregnancy) {
                (Press::No, _) => "Do not press.",
                (_, true) => "Not in pregnancy.",
                (Press::Light, _) => "Press lightly only.",
                (Press::Yes, false) => continue,
            };
            text::strong_ui(ui, care);
        }
    }
    if left_out > 0 {
        let words = sentence::count(left_out, "point is", "points are");
        text::small_ui(ui, &format!("{words} not shown, as you told us about a pregnancy or birth."));
    }
}

impl LearnScreen {
    /// The points on the drawn leg.
    pub(super) fn points_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let faces: Vec<(Face, &str)> = Face::ALL.iter().map(|face| (*face, face.name())).collect();
        let mut face = self.point_face.or(Some(Face::Back));
        chips::single_ui(ui, "Which side of the leg", &faces, &mut face);
        self.point_face = face;
        let shown = shown(view);
        let codes: Vec<&str> = shown.iter().map(|point| point.code.as_str()).collect();
        let name = |code: &str| content::point(code).map_or_else(|| code.to_owned(), Point::spoken);
        if let Some(code) = leg::points_ui(ui, face.unwrap_or(Face::Back), &codes, None, name)
            && let Some(point) = content::point(&code)
        {
            view.actions.push(Action::Learn(LearnAct::read(&point.topic())));
        }
        text::small_ui(ui, "A drawing for orientation. Bodies differ; the words say where a point is meant to be.");
        leg::triangle_note_ui(ui);
    }

    /// One point.
    pub(super) fn point_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, point: &'static Point) {
        if paused_ui(ui, view) {
            return;
        }
        label_ui(ui);
        if !shown(view).iter().any(|other| other.code == point.code) {
            card::card_ui(ui, |ui| {
                text::body_ui(ui, "This point is not for pregnancy or the weeks after a birth, so it is not shown.");
            });
            return;
        }
        card::card_ui(ui, |ui| {
            let name = if point.traditional == point.simplified {
                point.traditional.clone()
            } else {
                format!("{} · {}", point.traditional, point.simplified)
            };
            text::heading_ui(ui, &format!("{} · {name}", point.pinyin));
            text::small_ui(ui, &format!("{}. Names in English differ from book to book.", point.name));
            leg::points_still_ui(ui, &point.code, STILL);
            let never = if point.pregnancy { "Not in pregnancy, and not in the 6 weeks after a birth." } else { "" };
            let press = if point.press == Press::No { "Do not press this point." } else { "" };
            let lines = [
                ("Where", point.place.as_str()),
                ("Traditional use", &point.uses),
                ("Care", press),
                ("Care", never),
                ("Care", &point.care),
                ("Evidence", &point.evidence),
            ];
            let mut last = "";
            for (title, words) in lines.into_iter().filter(|(_, words)| !words.is_empty()) {
                if title != last {
                    text::question_ui(ui, title);
                    last = title;
                }
                text::body_ui(ui, words);
            }
            if point.press != Press::No
                && ui.add(Button::secondary("Press with care: how to").icon(Icon::Info)).clicked()
            {
                self.press.choose(&point.code);
                view.actions.push(Action::Learn(LearnAct::read("tcm_acupressure")));
            }
        });
        let ids: Vec<&str> = point.sources.iter().map(String::as_str).collect();
        sources::foot_ui(ui, view, &ids);
    }
}

/// The points that may be chosen for pressing.
pub(super) fn pressable(view: &View<'_>) -> Vec<&'static Point> {
    shown(view).into_iter().filter(|point| point.press != Press::No).collect()
}
