//! A timer that runs, in large digits, and the line on Today.

use egui::accesskit::Role;
use egui::{Ui, WidgetInfo, vec2};

use super::cards::again_words;
use super::{FirstDaysScreen, clock_words, day_words};
use crate::app::first_days::person;
use crate::domain::rice::{
    Due, FirstDaysRecord, ICE_MIN, IcePurpose, IceTimer, RaiseTimer, Refusal, RiceEventKind, RiceTimer, TimerState,
    ice, next_due,
};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, paint, text};

/// Size of the digits, in points.
const DIGITS: f32 = 84.0;
/// How long Today still says that the 72 hours are over.
const SAID_AFTER_MS: i64 = 24 * 3_600_000;

pub(super) fn timer_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    record: &FirstDaysRecord,
    timer: RiceTimer,
    state: TimerState,
) {
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
    if skin_check {
        text::strong_ui(ui, "Look at your skin. White, blue or numb? Stop.");
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("It looks fine").icon(Icon::Check)).clicked() {
                asked = Some(RiceEventKind::SkinFine);
            }
            if ui.add(Button::stop("Stop").name("Stop the ice")).clicked() {
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
    /// The line on Today while a plan runs.
    pub fn today_ui(&self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(record) = &self.record else { return };
        let now_ms = view.journal.now_ms();
        if now_ms - record.plan.ends_ms() >= SAID_AFTER_MS && self.running(RiceTimer::Ice, now_ms).is_none() {
            return;
        }
        let words = self.today_words(view, record);
        let day = (!record.plan.is_over(now_ms)).then(|| day_words(&record.plan, view));
        card::card_ui(ui, |ui| {
            let said = |ui: &mut Ui| {
                text::question_ui(ui, "First days");
                text::body_ui(ui, &words);
                if let Some(day) = &day {
                    text::small_ui(ui, day);
                }
            };
            let open = Button::secondary("Open").name("Open the first-days plan").icon(Icon::Forward);
            if card::sides_ui(ui, 260.0, 110.0, said, |ui| ui.add(open).clicked()).1 {
                view.actions.push(Action::ShowFirstDays { ask: false });
            }
        });
    }

    fn today_words(&self, view: &View<'_>, record: &FirstDaysRecord) -> String {
        let now_ms = view.journal.now_ms();
        let running: Vec<String> = RiceTimer::ALL
            .into_iter()
            .filter_map(|timer| match self.running(timer, now_ms)? {
                TimerState::Running { skin_check: true, .. } => {
                    Some("Ice: look at your skin. White, blue or numb? Stop.".to_owned())
                }
                TimerState::Running { left_ms, .. } => {
                    Some(format!("{}: {} min left.", timer.name(), (left_ms + 59_999) / 60_000))
                }
                TimerState::Paused { .. } => Some(format!("{} is paused.", timer.name())),
                TimerState::Ended { .. } => None,
            })
            .collect();
        if !running.is_empty() {
            return running.join(" ");
        }
        let outlook = view.outlook.clone();
        let person = person(&outlook);
        let over = record.plan.is_over(now_ms);
        let purpose = if over { IcePurpose::Comfort } else { IcePurpose::Plan };
        let ice = ice(&record.plan, &person, &record.events, now_ms, ICE_MIN[1], purpose);
        let ice_words = match &ice {
            Err(Refusal::TooEarly(_)) => Some(again_words(record, view)),
            Err(Refusal::Paused(_)) => Some("Ice is paused for now.".to_owned()),
            Err(refusal @ (Refusal::Forbidden(_) | Refusal::AskFirst(_))) => Some(format!("Ice: {}", refusal.words())),
            _ => None,
        };
        let over_words = over.then(|| "The first 72 hours are over. Ice is only for comfort now.".to_owned());
        let due = next_due(&record.plan, &person, &record.events, &view.now).into_iter().next();
        let due_words = due.map(|due| due_words(&due, view));
        let parts: Vec<String> = [over_words, due_words, ice_words].into_iter().flatten().collect();
        if parts.is_empty() { "Nothing is due now.".to_owned() } else { parts.join(" ") }
    }
}

/// "Now: raise the leg." or "Next at 07:00: raise the leg."
fn due_words(due: &Due, view: &View<'_>) -> String {
    let words = sentence::lower_first(due.kind.words());
    if due.at.utc_s <= view.now.moment.utc_s {
        return format!("Now: {words}.");
    }
    let time = clock_words(due.at.utc_s * 1000, view);
    if due.at.day() == view.now.today() {
        format!("Next at {time}: {words}.")
    } else {
        format!("Next tomorrow at {time}: {words}.")
    }
}
