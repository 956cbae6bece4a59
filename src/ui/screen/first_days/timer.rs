//! A timer that runs, in large digits.

use egui::accesskit::Role;
use egui::{Align, Rect, Ui, Vec2, WidgetInfo, vec2};

use super::FirstDaysScreen;
use crate::domain::rice::{FirstDaysRecord, IceTimer, Pending, RaiseTimer, RiceEventKind, RiceTimer, TimerState};
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, paint, text};

/// Size of the digits, in points.
const DIGITS: f32 = 84.0;

fn timer_ui(ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord, timer: RiceTimer, state: TimerState) {
    let (left_ms, paused, skin_check) = match state {
        TimerState::Running { left_ms, skin_check } => (left_ms, false, skin_check),
        TimerState::Paused { left_ms } => (left_ms, true, false),
        TimerState::Ended { .. } => (0, false, false),
    };
    let title = format!("{}, {}", timer.name(), record.plan.side.calf());
    text::heading_ui(ui, &title);
    let seconds = (left_ms + 999).div_euclid(1000).max(0);
    let palette = Palette::of(ui.ctx());
    let digits = format!("{}:{:02}", seconds / 60, seconds % 60);
    let galley = paint::galley(ui, &digits, fonts::bold(DIGITS), palette.text, f32::INFINITY);
    let (rect, node) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), egui::Sense::hover());
    ui.painter().galley(rect.min, galley, palette.text);
    let pause = if paused { ", paused" } else { "" };
    let name = format!("{title}, {} min {} s left{pause}", seconds / 60, seconds % 60);
    node.widget_info(|| WidgetInfo::labeled(Role::Timer, true, &name));
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), egui::Sense::hover());
    let meant = match timer {
        RiceTimer::Ice => IceTimer::of(&record.events).map(|timer| timer.0.minutes),
        RiceTimer::Raise => RaiseTimer::of(&record.events).map(|timer| timer.0.minutes),
    };
    #[allow(clippy::cast_precision_loss, reason = "at most half an hour in seconds")]
    let share = 1.0 - seconds as f32 / (f32::from(meant.unwrap_or(1)) * 60.0);
    paint::bar(ui.painter(), bar, share.clamp(0.0, 1.0), palette.sunken, palette.accent);
    ui.add_space(6.0);
    let mut asked = None;
    if timer == RiceTimer::Ice && !skin_check {
        text::small_ui(ui, "Do not fall asleep with it. Leave Soleus open: closed, it cannot tell you to take it off.");
    }
    if skin_check {
        text::strong_ui(ui, "Look at your skin. White, blue or numb? Stop.");
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("It looks fine").icon(Icon::Check)).clicked() {
                asked = Some(RiceEventKind::SkinFine);
            }
            if ui.add(Button::stop("Stop now").name("Stop the ice")).clicked() {
                asked = Some(RiceEventKind::IceOff);
            }
        });
    } else {
        ui.horizontal_wrapped(|ui| {
            let (words, icon, kind) = match (timer, paused) {
                (RiceTimer::Ice, false) => ("Pause", Icon::Pause, RiceEventKind::IcePaused),
                (RiceTimer::Ice, true) => ("Go on", Icon::Play, RiceEventKind::IceResumed),
                (RiceTimer::Raise, false) => ("Pause", Icon::Pause, RiceEventKind::RaisePaused),
                (RiceTimer::Raise, true) => ("Go on", Icon::Play, RiceEventKind::RaiseResumed),
            };
            let what = timer.name().to_lowercase();
            if ui.add(Button::secondary(words).icon(icon).name(&format!("{words}, {what}"))).clicked() {
                asked = Some(kind);
            }
            if ui.add(Button::stop("Stop now").name(&format!("Stop now, {what}"))).clicked() {
                asked = Some(timer.off());
            }
        });
    }
    if let Some(kind) = asked {
        view.actions.push(Action::FirstDays(kind));
    }
}

impl FirstDaysScreen {
    /// The timers that were started and are not in the journal yet.
    #[must_use]
    pub fn timers(&self) -> (Option<IceTimer>, Option<RaiseTimer>) {
        let events = self.pending.as_ref().map(|pending| pending.alone().events).unwrap_or_default();
        (IceTimer::of(&events), RaiseTimer::of(&events))
    }

    /// A card for each timer that runs, also when the start of its plan was taken back meanwhile.
    pub(super) fn timers_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(record) = self.pending.as_ref().map(Pending::alone) else { return };
        let top = ui.cursor().min;
        for timer in RiceTimer::ALL {
            let state = self.running(timer, view.journal.now_ms());
            let drawn = ui.make_persistent_id(("timer was drawn", timer.name()));
            let before =
                ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(drawn), state.is_some()));
            if let Some(state) = state {
                if !before {
                    // The button that began it stands further down; the time must not begin out of sight.
                    ui.scroll_to_rect(Rect::from_min_size(top, Vec2::ZERO), Some(Align::Min));
                }
                card::card_ui(ui, |ui| ui.push_id(timer.name(), |ui| timer_ui(ui, view, &record, timer, state)));
            }
        }
    }
}
