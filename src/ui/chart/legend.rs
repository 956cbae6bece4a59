//! What the marks mean: each with its shape, in words.

use egui::{Color32, Ui, vec2};

use super::marks;
use crate::domain::body::{Leg, Side};
use crate::domain::trend::Trend;
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::paint;

/// A kind of mark.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Score(Side),
    Median,
    Routine,
    FirstDays,
    Dose,
    Event,
    Gap,
}

/// Draws the marks that the chart has, with their words.
pub fn legend_ui(ui: &mut Ui, trend: &Trend) {
    let palette = Palette::of(ui.ctx());
    let any = |has: fn(&crate::domain::trend::TrendDay) -> bool| trend.days.iter().any(has);
    let two = trend.legs.len() > 1;
    let signs = [
        (trend.legs.contains(&Leg::Left), Sign::Score(Side::Left), "Left, worst of the day"),
        (trend.legs.contains(&Leg::Right), Sign::Score(Side::Right), "Right, worst of the day"),
        (two && any(|day| day.both.count() > 0), Sign::Score(Side::Both), "Both"),
        (any(|day| day.entries() > 1), Sign::Median, "Median"),
        (any(|day| day.routines > 0), Sign::Routine, "Routine done"),
        (any(|day| day.steps > 0), Sign::FirstDays, "Step of the first days"),
        (any(|day| day.doses > 0), Sign::Dose, "Medicine taken"),
        (any(|day| !day.lines.is_empty()), Sign::Event, "Check or stage"),
        (any(|day| day.entries() == 0), Sign::Gap, "No entry that day"),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 4.0);
        for (_, sign, words) in signs.into_iter().filter(|(there, ..)| *there) {
            sign_ui(ui, sign, words, palette);
        }
    });
}

fn sign_ui(ui: &mut Ui, sign: Sign, words: &str, palette: &Palette) {
    const MARK: f32 = 20.0;
    let galley = paint::galley(ui, words, fonts::small(), palette.text_2, f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + MARK, 22.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    let painter = ui.painter();
    let center = rect.left_center() + vec2(7.0, 0.0);
    match sign {
        Sign::Score(side) => marks::score(painter, center, 5.5, side, palette),
        Sign::Median => marks::median(painter, center, 12.0, palette.text_2),
        Sign::Routine => marks::routine(painter, center, 8.0, palette.text),
        Sign::FirstDays => marks::first_days(painter, center, 8.0, palette.text),
        Sign::Dose => marks::dose(painter, center, 9.0, palette.text),
        Sign::Event => marks::event(painter, center.x, rect.top() + 2.0, rect.bottom() - 2.0, palette.text_2),
        Sign::Gap => {
            let stripe = egui::Rect::from_center_size(center, vec2(12.0, 18.0));
            painter.rect_filled(stripe, 0.0, palette.sunken);
            painter.rect_stroke(stripe, 0.0, palette.line_stroke(), egui::StrokeKind::Inside);
        }
    }
    let at = egui::pos2(rect.left() + MARK, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, Color32::PLACEHOLDER);
}
