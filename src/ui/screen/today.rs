//! Today: one press saves a score; the entries of the day and the last seven days stand below.

use chrono::NaiveDate;
use egui::Ui;

use super::entry_row::day_rows_ui;
use super::first_days::FirstDaysScreen;
use super::today_next::NextCard;
use super::today_week::WeekStrip;
use super::today_when::WhenPicker;
use super::{Kept, View, crash, player, stage, today_signs};
use crate::app::command::Command;
use crate::app::crash::Crash;
use crate::domain::body::Side;
use crate::domain::draft::EpisodeDraft;
use crate::domain::episode::{Episode, Nrs};
use crate::domain::sentence;
use crate::domain::session::SessionRecord;
use crate::ui::action::{Action, Item};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::screen::failure_ui;
use crate::ui::theme::{COMPACT_WIDTH, Palette};
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::segmented::{self, Segment};
use crate::ui::widget::{card, paint, score_row, text};

/// Salt of the number row, by which it is given the keyboard.
const NUMBERS: &str = "today";
/// The same number within this time is a key that bounced or a double click, in seconds.
const REPEAT_S: f64 = 0.6;

/// What Today keeps between frames.
#[derive(Debug, Default)]
pub struct TodayScreen {
    /// The leg that was chosen; `None` is that of the last entry.
    side: Option<Side>,
    when: WhenPicker,
    /// The score that waits for Enter, when number keys do not save at once.
    waiting: Option<Nrs>,
    last_press: Option<(Nrs, f64)>,
    /// The number that gets the keyboard: the first on arrival, then the one that was pressed.
    wants_focus: Option<Nrs>,
    usual_side: Kept<(), Side>,
    entries: Kept<NaiveDate, Vec<Episode>>,
    week: WeekStrip,
    still_going: Kept<(), Vec<Episode>>,
    any: Kept<(), bool>,
    next: NextCard,
}

impl TodayScreen {
    /// Gives the number row the keyboard when the page is shown next.
    pub fn arrive(&mut self) {
        self.wants_focus = Some(Nrs::ALL[0]);
    }

    /// Chooses a leg.
    pub fn choose_side(&mut self, side: Side) {
        self.side = Some(side);
    }

    /// The "When" of the next entry.
    pub fn when(&mut self) -> &mut WhenPicker {
        &mut self.when
    }

    /// A score key was pressed. Saves at once, or waits for Enter if that is set.
    pub fn score_key(&mut self, score: Nrs, at_s: f64, view: &mut View<'_>) {
        if self.repeats(score, at_s) {
            return;
        }
        self.wants_focus = Some(score);
        if view.journal.settings().number_keys_save {
            self.save(score, view);
        } else {
            self.waiting = Some(score);
            view.actions.push(Action::Say(format!("{}. Press Enter to save.", score.get())));
        }
    }

    /// Esc was pressed, or the page is left: the score that waits is given up. Returns whether there was one.
    pub fn give_up(&mut self) -> bool {
        self.waiting.take().is_some()
    }

    /// Enter was pressed: saves the score that waits. Returns whether there was one.
    pub fn enter_key(&mut self, view: &mut View<'_>) -> bool {
        let Some(score) = self.waiting.take() else { return false };
        self.save(score, view);
        true
    }

    /// Whether the same number was pressed a moment ago: a key that bounced, or a double click.
    fn repeats(&mut self, score: Nrs, at_s: f64) -> bool {
        let before = self.last_press.replace((score, at_s));
        before.is_some_and(|(last, then)| last == score && at_s - then < REPEAT_S)
    }

    fn chosen_side(&mut self, view: &View<'_>) -> Side {
        let usual = self.usual_side.get(view.journal.store().revision(), (), |()| Ok(view.journal.usual_side()));
        self.side.or(usual.ok().copied()).unwrap_or(Side::Left)
    }

    fn save(&mut self, score: Nrs, view: &mut View<'_>) {
        self.waiting = None;
        let side = self.chosen_side(view);
        let Some((started, certainty)) = self.when.moment(&view.now) else { return };
        let blank = EpisodeDraft::fresh(Some(side), &view.now);
        let Ok(fresh) = (EpisodeDraft { nrs_worst: Some(score), ..blank }).parse(view.journal.new_id(), &view.now)
        else {
            return;
        };
        let episode = Episode { started, certainty, ..fresh };
        view.actions.push(Action::Run(Command::Save(Box::new(episode))));
    }

    /// After an entry was saved: "Now" is chosen again, and the leg is that of the last entry.
    pub fn saved(&mut self) {
        self.when = WhenPicker::default();
        self.side = None;
    }

    /// Draws the page. `left` is a session that was left in the middle, `morning` one whose morning after is asked for, `crash`
    /// a report of a mistake that nobody has looked at.
    /// Only what is urgent stands above the number row; it is where the hand expects it.
    pub fn show_ui(
        &mut self,
        ui: &mut Ui,
        view: &mut View<'_>,
        first_days: &FirstDaysScreen,
        left: Option<&SessionRecord>,
        morning: Option<&SessionRecord>,
        crash: Option<&Crash>,
    ) {
        today_signs::care_ui(ui, view);
        card::card_ui(ui, |ui| self.log_ui(ui, view));
        if let Some(crash) = crash {
            crash::card_ui(ui, view, crash);
        }
        if let Some(session) = morning {
            player::morning_ui(ui, view, session);
        }
        stage::today_ui(ui, view);
        self.still_going_ui(ui, view);
        let revision = view.journal.store().revision();
        let today = view.now.today();
        let any = self.any.get(revision, (), |()| Ok(view.journal.store().episode_count()? > 0));
        if any.is_ok_and(|any| !any) {
            first_days.today_ui(ui, view);
            // What is next has no place yet on the first day, unless something was begun.
            if left.is_some() || !view.journal.settings().routine.is_empty() {
                self.next.show_ui(ui, view, left);
            }
            card::card_ui(ui, |ui| empty_ui(ui, view));
            card::card_ui(ui, |ui| today_signs::signs_ui(ui, view));
            return;
        }
        two_ui(ui, 0.62, 300.0, |ui, column| match column {
            Column::First => {
                // Ice that is on goes before a routine that waits.
                first_days.today_ui(ui, view);
                self.next.show_ui(ui, view, left);
                card::card_ui(ui, |ui| self.entries_ui(ui, view, today));
            }
            Column::Second => {
                card::card_ui(ui, |ui| today_signs::signs_ui(ui, view));
                card::card_ui(ui, |ui| self.week.show_ui(ui, view));
            }
        });
    }

    fn log_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let hints = view.journal.settings().key_hints && ui.ctx().content_rect().width() >= 400.0;
        let key = |key: &'static str| hints.then_some(key);
        let sides = [
            Segment { value: Side::Left, label: "Left", key: key("L") },
            Segment { value: Side::Right, label: "Right", key: key("R") },
            Segment { value: Side::Both, label: "Both", key: key("B") },
        ];
        let side = self.chosen_side(view);
        let compact = ui.ctx().content_rect().width() < COMPACT_WIDTH;
        let heading = "How bad is the pain now?";
        let chosen = if compact {
            text::heading_ui(ui, heading);
            segmented::filled_ui(ui, "Leg", &sides, Some(side))
        } else {
            let needed = segmented::natural_width(ui, &sides);
            card::heading_with_ui(ui, heading, needed, |ui| segmented::natural_ui(ui, "Leg", &sides, Some(side))).1
        };
        if let Some(chosen) = chosen {
            self.side = Some(chosen);
        }
        ui.add_space(6.0);
        if let Some(score) = self.wants_focus.take() {
            score_row::focus(ui, NUMBERS, score);
        }
        let when = self.when.words(&view.now);
        let name = format!("Save a pain score, {}, {when}", side.leg_words());
        let at_s = ui.input(|input| input.time);
        if let Some(score) = score_row::buttons_ui(ui, NUMBERS, &name, self.waiting)
            && !self.repeats(score, at_s)
        {
            self.save(score, view);
        }
        self.anchors_ui(ui, view, compact);
        ui.add_space(4.0);
        let hours = view.journal.hours();
        self.when.show_ui(ui, &view.now, hours);
    }

    fn anchors_ui(&self, ui: &mut Ui, view: &View<'_>, compact: bool) {
        let at_once = view.journal.settings().number_keys_save;
        if let Some(score) = self.waiting {
            text::strong_ui(ui, &format!("{} is chosen. Press Enter to save it.", score.get()));
            return;
        }
        if compact {
            text::small_ui(ui, "0 is no pain. 10 is the worst you can imagine. One press saves it.");
            return;
        }
        let palette = Palette::of(ui.ctx());
        let width = ui.available_width();
        let (_, rect) = ui.allocate_space(egui::vec2(width, 22.0));
        let middle =
            if at_once { "Press a number key. It is saved at once." } else { "Press a number key, then Enter." };
        let places = [("No pain", 0.0), (middle, 0.5), ("Worst you can imagine", 1.0)];
        for (number, (words, share)) in places.into_iter().enumerate() {
            let galley = paint::galley(ui, words, fonts::small(), palette.text_2, f32::INFINITY);
            let left = rect.left() + (width - galley.size().x) * share;
            let place = egui::Rect::from_min_size(egui::pos2(left, rect.top()), galley.size());
            let label = ui.interact(place, ui.make_persistent_id(("anchor", number)), egui::Sense::hover());
            label.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
            ui.painter().galley(place.min, galley, palette.text_2);
        }
    }

    fn still_going_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let revision = view.journal.store().revision();
        let Ok(open) = self.still_going.get(revision, (), |()| view.journal.store().still_going()) else { return };
        for episode in open {
            let day = sentence::near_day(episode.started.day(), view.now.today());
            let time = sentence::entry_time(episode, view.journal.hours());
            let words = format!("Still going on since {} {time}, {}", sentence::lower_first(&day), episode.side.calf());
            card::card_ui(ui, |ui| {
                text::strong_ui(ui, &words);
                ui.horizontal_wrapped(|ui| {
                    ui.push_id(episode.id, |ui| {
                        if ui.add(Button::primary("It has stopped").icon(Icon::Check)).clicked() {
                            view.actions.push(Action::Run(Command::Stop(episode.id)));
                        }
                        if ui.add(Button::quiet("Open it").icon(Icon::Edit)).clicked() {
                            view.actions.push(Action::OpenEntry(episode.id));
                        }
                    });
                });
            });
        }
    }

    fn entries_ui(&mut self, ui: &mut Ui, view: &mut View<'_>, today: NaiveDate) {
        let needed = 120.0;
        let all =
            card::heading_with_ui(ui, "Today's entries", needed, |ui| ui.add(Button::quiet("All history")).clicked());
        if all.1 {
            view.actions.push(Action::Do(Item::History));
        }
        let revision = view.journal.store().revision();
        let entries = self.entries.get(revision, today, |day| view.journal.store().episodes_of_day(*day));
        let entries = match entries {
            Ok(entries) => entries,
            Err(failure) => {
                failure_ui(ui, failure, view.actions);
                return;
            }
        };
        if entries.is_empty() {
            text::body_ui(ui, "No entries today. Press a number to add one.");
        }
        day_rows_ui(ui, entries, view);
    }
}

fn empty_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "Your journal is empty");
    text::body_ui(ui, "Press the number that fits your pain. It is saved at once, and you can undo it.");
    if ui.add(Button::secondary("Add an entry with details").icon(Icon::Add)).clicked() {
        view.actions.push(Action::Do(Item::NewEntry));
    }
    if !view.journal.is_sample() && ui.add(Button::quiet("Look around with sample data")).clicked() {
        view.actions.push(Action::OpenSample);
    }
}
