//! Where it hurt how often: both calves with the number of entries in each zone. To read, not to press.

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::leg_figure::{LegFigure, ZoneLook, place};
use super::{paint, text};
use crate::domain::body::{Leg, Zone};
use crate::domain::episode::Nrs;
use crate::ui::fonts;
use crate::ui::theme::Palette;

/// What the journal holds about one zone of one leg.
#[derive(Clone, Copy, Debug)]
pub struct ZoneHeat {
    /// Which leg.
    pub leg: Leg,
    /// Which zone.
    pub zone: Zone,
    /// Entries that name it.
    pub entries: u32,
    /// The worst pain there.
    pub worst: Option<Nrs>,
}

/// Draws both legs. The zone with most entries has the strongest tint; every zone carries its number.
pub fn show_ui(ui: &mut Ui, heat: &[ZoneHeat]) {
    legs_ui(ui, heat, Leg::ALL);
}

/// Draws only these legs: of another one nothing is known here, which is not the same as no entries.
pub fn legs_ui(ui: &mut Ui, heat: &[ZoneHeat], legs: &[Leg]) {
    const HEAD: f32 = 26.0;
    let most = heat.iter().map(|zone| zone.entries).max().unwrap_or(0).max(1);
    let figures = place(ui, HEAD);
    let top = ui.available_rect_before_wrap().min;
    let size = pos2(top.x + ui.available_width(), figures[0].rect.bottom() + 8.0);
    ui.advance_cursor_after_rect(Rect::from_min_max(top, size));
    for figure in figures.into_iter().filter(|figure| legs.contains(&figure.leg)) {
        leg_ui(ui, figure, heat, most);
    }
}

fn leg_ui(ui: &Ui, figure: LegFigure, heat: &[ZoneHeat], most: u32) {
    let palette = Palette::of(ui.ctx());
    let words = format!("{} leg", figure.leg.name());
    let galley = paint::galley(ui, &words, fonts::semibold(15.0), palette.text, f32::INFINITY);
    paint::galley_centered(ui.painter(), figure.rect.center_top() - egui::vec2(0.0, 14.0), galley, palette.text);
    let find = |zone: Zone| heat.iter().find(|heat| heat.leg == figure.leg && heat.zone == zone);
    for zone in Zone::ALL {
        let id = ui.make_persistent_id(("heat", figure.leg.id(), zone.id()));
        let response = ui.interact(figure.zone_rect(*zone), id, Sense::hover());
        let name = name(figure.leg, *zone, find(*zone));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        _ = text::name_on_hover(response, &name);
    }
    let look = |zone: Zone| {
        let entries = find(zone).map_or(0, |heat| heat.entries);
        let (fill, number) =
            if entries == 0 { (palette.figure.map_zone, palette.text_2) } else { tint(palette, entries, most) };
        ZoneLook { fill, number, outline: Stroke::new(palette.control_width, palette.figure.map_line) }
    };
    figure.paint(ui, 0.0, look, |zone| {
        find(zone).filter(|heat| heat.entries > 0).map_or_else(String::new, |heat| heat.entries.to_string())
    });
}

/// One to ten of the pain colours, by the share of the zone with most entries.
fn tint(palette: &Palette, entries: u32, most: u32) -> (egui::Color32, egui::Color32) {
    let step = (1 + entries.saturating_mul(9) / most).min(10) as usize;
    (palette.pain[step], palette.on_pain[step])
}

/// "Left leg, lower calf deep: 12 entries, worst 7"
fn name(leg: Leg, zone: Zone, heat: Option<&ZoneHeat>) -> String {
    let place = format!("{} leg, {}", leg.name(), zone.words());
    match heat.map(|heat| (heat.entries, heat.worst)) {
        None | Some((0, _)) => format!("{place}: no entries"),
        Some((entries, worst)) => {
            let word = if entries == 1 { "entry" } else { "entries" };
            let worst = worst.map_or_else(String::new, |score| format!(", worst {}", score.get()));
            format!("{place}: {entries} {word}{worst}")
        }
    }
}
