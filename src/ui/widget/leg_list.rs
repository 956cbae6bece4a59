//! The zones as named rows, leg by leg: the same answers as on the body map, for those who would rather read.

use egui::accesskit::Role;
use egui::{Rect, Ui};

use super::body_map::{MapEvent, Mark, group_name, mark, zone_name};
use super::check::Row;
use super::group::{Roving, named_ui};
use super::text;
use crate::domain::body::{Leg, Side, Zone};
use crate::domain::episode::{Nrs, ZonePain};

/// Draws the list of each leg of `side`; each list is one Tab stop.
pub fn show_ui(ui: &mut Ui, zones: &[ZonePain], side: Side, worst: Option<Nrs>) -> Option<MapEvent> {
    let mut event = None;
    for leg in side.legs() {
        text::strong_ui(ui, &format!("{} leg", leg.name()));
        let pressed = named_ui(ui, Role::Group, group_name(*leg), ("leg list", leg.id()), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            rows_ui(ui, zones, *leg, worst)
        });
        event = event.or(pressed);
    }
    event
}

fn rows_ui(ui: &mut Ui, zones: &[ZonePain], leg: Leg, worst: Option<Nrs>) -> Option<MapEvent> {
    let group = ui.make_persistent_id(("leg list", leg.id()));
    let marks: Vec<Mark> = Zone::ALL.iter().map(|zone| mark(zones, worst, leg, *zone)).collect();
    let roving = Roving::begin(ui, group, marks.len(), marks.iter().position(|mark| *mark != Mark::Off));
    let mut event = None;
    for (index, (zone, mark)) in Zone::ALL.iter().zip(&marks).enumerate() {
        let label = format!("{}  {}", zone.number(), zone.name());
        let pain = match mark {
            Mark::On(Some(score)) => Some(format!("pain {}", score.get())),
            Mark::On(None) | Mark::Off => None,
        };
        let row = Row::measure(ui, &label, pain.as_deref(), ui.available_width());
        let (_, rect): (_, Rect) = ui.allocate_space(row.size);
        let response = roving.interact(ui, rect, index);
        if response.clicked() {
            event = Some(MapEvent::ToggleZone(leg, *zone));
        }
        row.show(ui, &response, *mark != Mark::Off, &zone_name(*zone, *mark), None);
    }
    event
}
