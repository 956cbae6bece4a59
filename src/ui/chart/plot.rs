//! Pain over days: points, lanes under the zero line, lines for checks and stages, and a reading line that goes by day.

use egui::accesskit::Role;
use egui::{Event, EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::marks;
use crate::domain::trend::{ChartColumn, Depth, LineLabels, Spots, TickKind, Trend, radius, thin};
use crate::ui::fonts;
use crate::ui::theme::Palette;
use crate::ui::widget::{focus_ring, paint};

/// Height of the part with the scores, in points.
const HEIGHT: f32 = 264.0;
/// Room for the numbers at the left, in points.
const AXIS: f32 = 30.0;
/// Room above for the words of lines, in points.
const HEAD: f32 = 34.0;
/// Room below for two lanes and the days, in points.
const FOOT: f32 = 60.0;
/// Room between a mark and the line of the worst over it, in points.
const OVER: f32 = 4.0;
/// The narrowest column, in points.
const LEAST: f32 = 4.0;

/// Where everything is.
struct Layout {
    /// From 10 to 0, and from the first day to the last.
    area: Rect,
    columns: Vec<ChartColumn>,
    /// Width of a column, in points.
    share: f32,
}

impl Layout {
    #[allow(clippy::cast_precision_loss, reason = "as many columns as a screen has points")]
    fn middle(&self, column: usize) -> f32 {
        self.area.left() + self.share * (column as f32 + 0.5)
    }

    /// The height of a score, in half points.
    #[allow(clippy::cast_precision_loss, reason = "at most 20 half points")]
    fn level(&self, doubled: i32) -> f32 {
        self.area.bottom() - self.area.height() * doubled as f32 / 20.0
    }

    fn column_of(&self, day: usize) -> usize {
        self.columns.iter().rposition(|column| column.first <= day).unwrap_or(0)
    }

    /// The day under the pointer.
    #[allow(clippy::cast_precision_loss, reason = "a handful of days in one column")]
    fn day_at(&self, at: Pos2) -> Option<usize> {
        if self.columns.is_empty() || !self.area.x_range().contains(at.x) {
            return None;
        }
        let reach = (at.x - self.area.left()) / self.share;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies within the columns")]
        let number = (reach.max(0.0) as usize).min(self.columns.len() - 1);
        let column = self.columns.get(number)?;
        let part = (reach - number as f32).clamp(0.0, 0.999) * column.days as f32;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies within the column")]
        Some(column.first + (part as usize).min(column.days - 1))
    }
}

/// What became of the chart.
pub struct Plotted {
    /// A key moved the reading line, so that its words can be said.
    pub moved: bool,
    /// What a point stands for.
    pub depth: Depth,
    /// Numbers stand over the lines, as their words have no room.
    pub numbered: bool,
}

/// Draws the chart. `reading` is the number of the day of the reading line.
pub fn plot_ui(ui: &mut Ui, trend: &Trend, reading: &mut Option<usize>) -> Plotted {
    let palette = Palette::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD + HEIGHT + FOOT), Sense::click());
    let name = format!("{} {}", trend.headline(), trend.numbers());
    let moved = keys_ui(ui, &response, trend.days.len(), reading);
    let area = Rect::from_min_size(rect.min + vec2(AXIS, HEAD), vec2(rect.width() - AXIS - 10.0, HEIGHT));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width in points")]
    let columns = thin(&trend.days, (area.width() / LEAST).max(1.0) as usize);
    #[allow(clippy::cast_precision_loss, reason = "as many columns as a screen has points")]
    let share = area.width() / columns.len().max(1) as f32;
    let layout = Layout { area, columns, share };
    let pointer_moved = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::PointerMoved(_))));
    if response.clicked() {
        response.request_focus();
    }
    if (response.hovered() && pointer_moved) || response.clicked() {
        *reading = response.hover_pos().and_then(|at| layout.day_at(at)).or(*reading);
    }
    let read = reading.and_then(|number| trend.days.get(number));
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description("Left and Right arrow read day by day, Home and End go to the first and the last day.");
        if let Some(day) = read {
            node.set_value(trend.day_words(day));
        }
    });
    focus_ring::shape(ui, &response, 6);
    let depth = Depth::of(&trend.days, &layout.columns, share);
    let labels = labels(ui, &layout, trend, palette);
    if ui.is_rect_visible(rect) {
        ground(ui, &layout, palette);
        days_axis(ui, &layout, trend, palette);
        lines(ui, &layout, trend, &labels, palette);
        points(ui, &layout, trend, depth, palette);
        lanes(ui, &layout, palette);
        if let Some(number) = reading.filter(|number| *number < trend.days.len()) {
            let x = layout.middle(layout.column_of(number));
            ui.painter().vline(x, area.top()..=area.bottom() + 24.0, Stroke::new(2.0, palette.accent));
        }
    }
    Plotted { moved, depth, numbered: matches!(labels, LineLabels::Numbers(_)) }
}

/// Left and Right move the reading line; the first press reads the last place.
pub(super) fn keys_ui(ui: &Ui, response: &Response, days: usize, reading: &mut Option<usize>) -> bool {
    if !response.has_focus() || days == 0 {
        return false;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if ui.input(|input| input.modifiers.any()) {
        return false;
    }
    let last = days - 1;
    let before = *reading;
    let mut pressed = false;
    ui.input_mut(|input| {
        let mut take = |key: Key| {
            let count = input.count_and_consume_key(Modifiers::NONE, key);
            pressed |= count > 0;
            count
        };
        let (back, forward) = (take(Key::ArrowLeft), take(Key::ArrowRight));
        if back + forward > 0 {
            *reading = Some(match before {
                None => last,
                Some(day) => (day.min(last) + forward).saturating_sub(back).min(last),
            });
        }
        if take(Key::Home) > 0 {
            *reading = Some(0);
        }
        if take(Key::End) > 0 {
            *reading = Some(last);
        }
    });
    pressed
}

/// Stripes for days without an entry, and the lines of 0, 5 and 10.
fn ground(ui: &Ui, layout: &Layout, palette: &Palette) {
    let painter = ui.painter();
    for (number, column) in layout.columns.iter().enumerate().filter(|(_, column)| column.gap) {
        let x = layout.middle(number);
        let half = layout.share / 2.0 * if layout.share > 10.0 && column.days == 1 { 0.9 } else { 1.0 };
        let stripe = Rect::from_x_y_ranges(x - half..=x + half, layout.area.y_range());
        painter.rect_filled(stripe, 0.0, palette.sunken);
    }
    for score in [0, 5, 10] {
        let y = layout.level(score * 2);
        painter.hline(layout.area.x_range(), y, Stroke::new(1.0, palette.line));
        let number = paint::galley(ui, &score.to_string(), fonts::tiny(), palette.text_2, AXIS);
        painter.galley(
            pos2(layout.area.left() - 8.0 - number.size().x, y - number.size().y / 2.0),
            number,
            palette.text_2,
        );
    }
    painter.hline(layout.area.x_range(), layout.area.bottom(), Stroke::new(1.5, palette.control));
}

/// As many days under the chart as have room, the last one always.
fn days_axis(ui: &Ui, layout: &Layout, trend: &Trend, palette: &Palette) {
    let y = layout.area.bottom() + 48.0;
    let mut free = f32::INFINITY;
    for (number, column) in layout.columns.iter().enumerate().rev() {
        let Some(day) = trend.days.get(column.first) else { continue };
        let x = layout.middle(number);
        let galley = paint::galley(ui, &trend.date(day.day), fonts::tiny(), palette.text_2, f32::INFINITY);
        let right = (x + galley.size().x / 2.0).min(layout.area.right() + 10.0);
        let left = right - galley.size().x;
        if right + 24.0 > free || left < layout.area.left() - AXIS {
            continue;
        }
        free = left;
        ui.painter().vline(x, layout.area.bottom()..=layout.area.bottom() + 5.0, palette.line_stroke());
        ui.painter().galley(pos2(left, y - galley.size().y / 2.0), galley, palette.text_2);
    }
}

/// The words of checks and stages, or numbers where they have no room.
fn labels(ui: &Ui, layout: &Layout, trend: &Trend, palette: &Palette) -> LineLabels {
    let width = |words: &str| paint::galley(ui, words, fonts::tiny(), palette.text_2, f32::INFINITY).size().x;
    let lines = trend.lines();
    let places: Vec<f32> = lines.iter().map(|line| layout.middle(layout.column_of(line.day))).collect();
    let words: Vec<f32> = lines.iter().map(|line| width(line.words)).collect();
    LineLabels::of(&places, &words, (layout.area.left() - AXIS, layout.area.right() + 10.0), width)
}

/// Checks, visits and stages.
fn lines(ui: &Ui, layout: &Layout, trend: &Trend, labels: &LineLabels, palette: &Palette) {
    let lines = trend.lines();
    let mut before = None;
    for column in lines.iter().map(|line| layout.column_of(line.day)) {
        if before != Some(column) {
            let x = layout.middle(column);
            marks::event(ui.painter(), x, layout.area.top() - 12.0, layout.area.bottom(), palette.text_2);
        }
        before = Some(column);
    }
    let bottom = layout.area.top() - 14.0;
    let label = |words: &str| paint::galley(ui, words, fonts::tiny(), palette.text_2, f32::INFINITY);
    match labels {
        LineLabels::Words(lefts) => {
            for (left, line) in lefts.iter().zip(lines) {
                let galley = label(line.words);
                ui.painter().galley(pos2(*left, bottom - galley.size().y), galley, palette.text_2);
            }
        }
        LineLabels::Numbers(numbers) => {
            for (middle, words) in numbers {
                let galley = label(words);
                let left = middle - galley.size().x / 2.0;
                ui.painter().galley(pos2(left, bottom - galley.size().y), galley, palette.text_2);
            }
        }
    }
}

/// Each entry where a day has room, with the worst and the median of the day; else the worst of each column.
fn points(ui: &Ui, layout: &Layout, trend: &Trend, depth: Depth, palette: &Palette) {
    let painter = ui.painter();
    let radius = radius(&trend.days, layout.share);
    for (number, column) in layout.columns.iter().enumerate() {
        let x = layout.middle(number);
        let day = trend.days.get(column.first);
        let Some(Spots { spots, ticks }) = day.and_then(|day| Spots::of(day, depth, layout.share, radius)) else {
            for mark in &column.marks {
                let center = pos2(x, layout.level(i32::from(mark.score) * 2));
                marks::score(painter, center, radius, mark.side, palette);
            }
            continue;
        };
        for tick in ticks {
            let ends = (x + tick.ends.0, x + tick.ends.1);
            // The line of the worst stands over its mark, where it is seen.
            let above = if tick.kind == TickKind::Worst { radius + OVER } else { 0.0 };
            let y = layout.level(tick.level.doubled()) - above;
            marks::tick(painter, ends, y, tick.kind, palette.text_2);
        }
        for spot in spots {
            let center = pos2(x + spot.aside, layout.level(i32::from(spot.score) * 2));
            marks::score(painter, center, radius, spot.side, palette);
        }
    }
}

/// What was done, below the zero line.
fn lanes(ui: &Ui, layout: &Layout, palette: &Palette) {
    let painter = ui.painter();
    let small = (layout.share * 0.6).clamp(3.0, 8.0);
    for (number, column) in layout.columns.iter().enumerate() {
        let x = layout.middle(number);
        if column.routines {
            marks::routine(painter, pos2(x, layout.area.bottom() + 12.0), small, palette.text);
        }
        if column.steps {
            marks::first_days(painter, pos2(x, layout.area.bottom() + 26.0), small, palette.text);
        }
        if column.doses {
            // Beside the ring of the same day.
            let x = if column.steps { x + small * 1.5 } else { x };
            marks::dose(painter, pos2(x, layout.area.bottom() + 26.0), small, palette.text);
        }
    }
}
