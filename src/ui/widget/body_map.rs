//! Both calves from behind, with eight zones each. Zones are pressed, or reached by arrows and the keys 1 to 8; each
//! leg is one Tab stop. The list beside it (`leg_list`) gives the same answers.

use egui::accesskit::{Action, Role};
use egui::{Color32, Event, Key, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::group::{Roving, named_ui};
use super::leg_figure::{LegFigure, ZoneLook, place, zone_words};
use super::{focus_ring, paint};
use crate::domain::body::{Leg, Side, Zone};
use crate::domain::episode::{Nrs, ZonePain};
use crate::ui::fonts;
use crate::ui::theme::{Palette, TILE_RADIUS};

/// What the person did on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapEvent {
    /// Put the zone in, or take it out.
    ToggleZone(Leg, Zone),
    /// Ask for the pain of this zone.
    OpenZone(Leg, Zone),
    /// The pale leg was pressed.
    ActivateLeg(Leg),
    /// L, R or B was pressed while the map had the keyboard.
    ChooseSide(Side),
}

/// What the map shows.
#[derive(Clone, Copy, Debug)]
pub struct BodyMap<'a> {
    /// The chosen zones of both legs.
    pub zones: &'a [ZonePain],
    /// The side of the entry; a leg that is not part of it is pale.
    pub side: Side,
    /// The pain of a zone without a pain of its own.
    pub worst: Option<Nrs>,
}

/// The chosen state of one zone.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mark {
    Off,
    On(Option<Nrs>),
}

impl BodyMap<'_> {
    /// Draws the map in the middle of its column.
    pub fn show_ui(&self, ui: &mut Ui) -> Option<MapEvent> {
        const HEAD: f32 = 26.0;
        const FOOT: f32 = 26.0;
        let figures = place(ui, HEAD);
        let top = ui.available_rect_before_wrap().min;
        let bottom = figures[0].rect.bottom();
        let width = ui.available_width();
        ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, bottom + FOOT)));
        let mut event = None;
        let mut named = None;
        for figure in figures {
            let active = self.side.legs().contains(&figure.leg);
            paint_head(ui, figure, active);
            if active {
                let (pressed, under) = self.leg_ui(ui, figure);
                event = event.or(pressed);
                named = under.or(named);
            } else if self.pale_leg_ui(ui, figure) {
                event = Some(MapEvent::ActivateLeg(figure.leg));
            }
        }
        let palette = Palette::of(ui.ctx());
        let line = named.map_or_else(|| "seen from behind".to_owned(), |zone: Zone| zone.name().to_owned());
        let galley = paint::galley(ui, &line, fonts::small(), palette.text_2, width);
        paint::galley_centered(ui.painter(), pos2(top.x + width / 2.0, bottom + 15.0), galley, palette.text_2);
        event
    }

    fn leg_ui(&self, ui: &mut Ui, figure: LegFigure) -> (Option<MapEvent>, Option<Zone>) {
        let leg = figure.leg;
        let group = ui.make_persistent_id(("body map", leg.id()));
        let ground = figure.rect.expand2(vec2(14.0, 0.0));
        named_ui(ui, Role::Group, group_name(leg), ("body map", leg.id()), |ui| {
            let press = ui.interact(ground, group.with("ground"), Sense::CLICK);
            let first_on = Zone::ALL.iter().position(|zone| self.mark(leg, *zone) != Mark::Off);
            let roving = Roving::begin(ui, group, Zone::ALL.len(), first_on);
            let mut event = None;
            for (index, zone) in Zone::ALL.iter().enumerate() {
                let sense = if roving.is_stop(index) { Sense::focusable_noninteractive() } else { Sense::hover() };
                let node = ui.interact(figure.zone_rect(*zone), roving.id(index), sense);
                let mark = self.mark(leg, *zone);
                node.widget_info(|| {
                    let name = zone_name(*zone, mark);
                    WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), mark != Mark::Off, name)
                });
                ui.ctx().accesskit_node_builder(node.id, |builder| {
                    builder.add_action(Action::Click);
                    builder.add_action(Action::Focus);
                });
                let round = if *zone == Zone::InnerShin { 17 } else { TILE_RADIUS };
                focus_ring::shape(ui, &node, round);
                if ui.input(|input| input.has_accesskit_action_request(node.id, Action::Click)) {
                    event = Some(MapEvent::ToggleZone(leg, *zone));
                }
            }
            let over = press.hover_pos().and_then(|at| figure.zone_at(at));
            if press.clicked()
                && let Some(zone) = press.interact_pointer_pos().and_then(|at| figure.zone_at(at))
            {
                ui.memory_mut(|memory| memory.request_focus(roving.id(zone.number() - 1)));
                event = Some(MapEvent::ToggleZone(leg, zone));
            }
            let focused = roving.focused().and_then(|index| Zone::ALL.get(index)).copied();
            if let Some(zone) = focused {
                event = event.or(keys(ui, leg, zone));
            }
            figure.paint(
                ui,
                0.0,
                |zone| self.look(ui, leg, zone, over == Some(zone)),
                |zone| zone.number().to_string(),
            );
            if let Some(zone) = over {
                press.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text_at_pointer(zone.name());
            }
            (event, over.or(focused))
        })
    }

    fn pale_leg_ui(&self, ui: &Ui, figure: LegFigure) -> bool {
        let id = ui.make_persistent_id(("pale leg", figure.leg.id()));
        let press = ui.interact(figure.rect, id, Sense::click());
        let name = format!("Switch to the {} leg", figure.leg.id());
        press.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        focus_ring::shape(ui, &press, TILE_RADIUS);
        let fade = if press.hovered() { 0.25 } else { 0.45 };
        figure.paint(ui, fade, |zone| self.look(ui, figure.leg, zone, false), |zone| zone.number().to_string());
        press.clicked()
    }

    fn mark(&self, leg: Leg, zone: Zone) -> Mark {
        mark(self.zones, self.worst, leg, zone)
    }

    fn look(&self, ui: &Ui, leg: Leg, zone: Zone, over: bool) -> ZoneLook {
        let palette = Palette::of(ui.ctx());
        let (fill, number, outline) = match self.mark(leg, zone) {
            Mark::Off => {
                let stroke = Stroke::new(palette.control_width, palette.figure.map_line);
                (palette.figure.map_zone, palette.text_2, stroke)
            }
            Mark::On(None) => (palette.accent_soft, palette.text, Stroke::new(2.5, palette.text)),
            Mark::On(Some(score)) => {
                let (fill, number): (Color32, Color32) = palette.pain(score);
                (fill, number, Stroke::new(2.5, palette.text))
            }
        };
        let outline = if over && outline.width < 2.5 { Stroke::new(2.0, palette.text) } else { outline };
        ZoneLook { fill, number, outline }
    }
}

fn paint_head(ui: &Ui, figure: LegFigure, active: bool) {
    let palette = Palette::of(ui.ctx());
    let words = format!("{} leg", figure.leg.name());
    let (font, color) = if active { (fonts::semibold(15.0), palette.text) } else { (fonts::small(), palette.text_2) };
    let galley = paint::galley(ui, &words, font, color, f32::INFINITY);
    paint::galley_centered(ui.painter(), figure.rect.center_top() - vec2(0.0, 14.0), galley, color);
}

/// Whether a zone is chosen, and with which pain.
pub(super) fn mark(zones: &[ZonePain], worst: Option<Nrs>, leg: Leg, zone: Zone) -> Mark {
    zones
        .iter()
        .find(|pain| pain.leg == leg && pain.zone == zone)
        .map_or(Mark::Off, |pain| Mark::On(pain.nrs.or(worst)))
}

/// "Left calf, seen from behind"
pub(super) fn group_name(leg: Leg) -> &'static str {
    match leg {
        Leg::Left => "Left calf, seen from behind",
        Leg::Right => "Right calf, seen from behind",
    }
}

/// "2, upper calf, inner side, pain 6"
pub(super) fn zone_name(zone: Zone, mark: Mark) -> String {
    let pain = match mark {
        Mark::On(Some(score)) => format!(", pain {}", score.get()),
        Mark::On(None) | Mark::Off => String::new(),
    };
    format!("{}, {}{pain}", zone.number(), zone_words(zone))
}

/// The keys of the map. Digits go by their place on the keyboard, as on keyboards where the row needs Shift.
fn keys(ui: &Ui, leg: Leg, zone: Zone) -> Option<MapEvent> {
    const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    let mut event = None;
    ui.input_mut(|input| {
        input.events.retain(|raw| {
            let Event::Key { key, physical_key, pressed: true, repeat: false, modifiers } = raw else { return true };
            if modifiers.any() || event.is_some() {
                return true;
            }
            let digit = DIGITS.iter().position(|digit| Some(*digit) == *physical_key || digit == key);
            event = match key {
                _ if digit.is_some() => {
                    digit.and_then(|index| Zone::ALL.get(index)).map(|zone| MapEvent::ToggleZone(leg, *zone))
                }
                Key::Space => Some(MapEvent::ToggleZone(leg, zone)),
                Key::Enter => Some(MapEvent::OpenZone(leg, zone)),
                Key::L => Some(MapEvent::ChooseSide(Side::Left)),
                Key::R => Some(MapEvent::ChooseSide(Side::Right)),
                Key::B => Some(MapEvent::ChooseSide(Side::Both)),
                _ => None,
            };
            event.is_none()
        });
    });
    event
}
