//! Numbers over days: a mark for each, a dashed line for what is aimed at, and a reading line that goes from one day with
//! a number to the next.

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{
    Color32, Event, EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::marks;
use crate::domain::sentence;
use crate::domain::trend::Series;
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::{focus_ring, paint};

/// Height of the part with the marks, in points.
const HEIGHT: f32 = 160.0;
/// Room below for the days, in points.
const FOOT: f32 = 26.0;
/// Room around the marks, in points, so that none is cut off.
const MARGIN: f32 = 10.0;
/// Radius of a mark, in points.
const RADIUS: f32 = 5.5;

/// Where everything is.
struct Layout {
    area: Rect,
    first: NaiveDate,
    /// Days from the first to the last one, 1 at least.
    days: i64,
    low: u32,
    high: u32,
}

impl Layout {
    #[allow(clippy::cast_precision_loss, reason = "days of some years")]
    fn x(&self, day: i64) -> f32 {
        self.area.left() + self.area.width() * day as f32 / self.days as f32
    }

    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    fn y(&self, value: u32) -> f32 {
        let share = value.saturating_sub(self.low) as f32 / (self.high - self.low).max(1) as f32;
        self.area.bottom() - self.area.height() * share
    }

    /// The day with a number that is nearest to the pointer.
    fn nearest(&self, days: &[NaiveDate], at: Pos2) -> Option<NaiveDate> {
        let distance = |day: &NaiveDate| (self.x((*day - self.first).num_days()) - at.x).abs();
        days.iter().copied().min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }
}

/// Draws the chart with its legend. `reading` is the day of the reading line. Returns whether a key moved it, so that its
/// words can be said.
pub fn series_ui(ui: &mut Ui, series: &Series, reading: &mut Option<NaiveDate>) -> bool {
    let palette = Palette::of(ui.ctx());
    let (ticks, days) = (series.ticks(), series.days());
    let numbers =
        ticks.iter().map(|tick| paint::galley(ui, &series.unit.cell(*tick), fonts::tiny(), palette.text_2, 80.0));
    let numbers: Vec<_> = numbers.collect();
    let axis = numbers.iter().map(|number| number.size().x).fold(0.0, f32::max) + 10.0;
    let size = vec2(ui.available_width(), HEIGHT + 2.0 * MARGIN + FOOT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let corner = rect.min + vec2(axis + MARGIN, MARGIN);
    let area = Rect::from_min_size(corner, vec2((rect.width() - axis - 2.0 * MARGIN).max(1.0), HEIGHT));
    let layout = Layout {
        area,
        first: series.first,
        days: (series.last - series.first).num_days().max(1),
        low: ticks.first().copied().unwrap_or(0),
        high: ticks.last().copied().unwrap_or(1),
    };
    let moved = keys_ui(ui, &response, &days, reading);
    pointer_ui(ui, &response, &layout, &days, reading);
    let name = format!("{}. {}", series.title, series.sentence());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
    let read = reading.filter(|day| days.contains(day));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description("Left and Right arrow read day by day, Home and End go to the first and the last day.");
        if let Some(day) = read {
            node.set_value(series.day_words(day));
        }
    });
    focus_ring::shape(ui, &response, 6);
    if ui.is_rect_visible(rect) {
        for (tick, number) in ticks.iter().zip(numbers) {
            let y = layout.y(*tick);
            ui.painter().hline(area.x_range().expand(MARGIN), y, Stroke::new(1.0, palette.line));
            let at = pos2(area.left() - MARGIN - 6.0 - number.size().x, y - number.size().y / 2.0);
            ui.painter().galley(at, number, palette.text_2);
        }
        if let Some(target) = &series.target {
            let y = layout.y(target.value);
            let ends = [pos2(area.left() - MARGIN, y), pos2(area.right() + MARGIN, y)];
            ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(2.0, palette.text_2), 8.0, 5.0));
        }
        if let Some(day) = read {
            let x = layout.x((day - series.first).num_days());
            ui.painter().vline(x, area.y_range().expand(MARGIN), Stroke::new(2.0, palette.accent));
        }
        for point in series.drawn() {
            let room = layout.x(1) - layout.x(0);
            #[allow(clippy::cast_possible_truncation, reason = "some points on the screen")]
            let aside = point.aside(f64::from(RADIUS * 2.0 + 1.0), f64::from(room)) as f32;
            let center = pos2(layout.x(point.day) + aside, layout.y(point.value));
            if let Some(line) = series.lines.get(point.line) {
                marks::line(ui.painter(), center, RADIUS, line.mark, palette);
            }
        }
        ends_ui(ui, series, &layout, palette);
    }
    legend_ui(ui, series, palette);
    moved
}

/// The first and the last day under the chart.
fn ends_ui(ui: &Ui, series: &Series, layout: &Layout, palette: &Palette) {
    let y = layout.area.bottom() + MARGIN + 4.0;
    let galley = |day| {
        let words = sentence::short_day(day, series.today);
        let words = words.split_once(' ').map_or(words.as_str(), |(_, date)| date).to_owned();
        paint::galley(ui, &words, fonts::tiny(), palette.text_2, f32::INFINITY)
    };
    let (first, last) = (galley(series.first), galley(series.last));
    let right = layout.area.right() + MARGIN - last.size().x;
    let left = layout.area.left() - MARGIN;
    if left + first.size().x + 16.0 < right {
        ui.painter().galley(pos2(left, y), first, palette.text_2);
    }
    ui.painter().galley(pos2(right, y), last, palette.text_2);
}

fn legend_ui(ui: &mut Ui, series: &Series, palette: &Palette) {
    const MARK: f32 = 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 4.0);
        for line in &series.lines {
            let room = (ui.max_rect().width() - MARK).max(60.0);
            let galley = paint::galley(ui, &line.name, fonts::small(), palette.text_2, room);
            let size = vec2(galley.size().x + MARK, galley.size().y.max(22.0));
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let words = format!("{}: {}", line.name, line.mark.shape());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            marks::line(ui.painter(), rect.left_center() + vec2(7.0, 0.0), RADIUS, line.mark, palette);
            let at = pos2(rect.left() + MARK, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, Color32::PLACEHOLDER);
        }
    });
}

fn pointer_ui(ui: &Ui, response: &Response, layout: &Layout, days: &[NaiveDate], reading: &mut Option<NaiveDate>) {
    let pointer_moved = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
    if response.clicked() {
        response.request_focus();
    }
    if (response.hovered() && pointer_moved) || response.clicked() {
        *reading = response.hover_pos().and_then(|at| layout.nearest(days, at)).or(*reading);
    }
}

/// Left and Right go to the next day with a number; the first press reads the last one.
fn keys_ui(ui: &Ui, response: &Response, days: &[NaiveDate], reading: &mut Option<NaiveDate>) -> bool {
    let Some(last) = days.len().checked_sub(1) else { return false };
    if !response.has_focus() {
        return false;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if ui.input(|input| input.modifiers.any()) {
        return false;
    }
    let before = reading.and_then(|day| days.iter().position(|other| *other == day));
    let mut now = before;
    ui.input_mut(|input| {
        let mut take = |key: Key| input.count_and_consume_key(Modifiers::NONE, key);
        let (back, forward) = (take(Key::ArrowLeft), take(Key::ArrowRight));
        if back + forward > 0 {
            now = Some(before.map_or(last, |place| (place + forward).saturating_sub(back).min(last)));
        }
        if take(Key::Home) > 0 {
            now = Some(0);
        }
        if take(Key::End) > 0 {
            now = Some(last);
        }
    });
    if now == before {
        return false;
    }
    *reading = now.and_then(|place| days.get(place).copied());
    true
}
