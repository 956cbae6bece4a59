//! The first part of the pain entry: when, where, how bad, and what it felt like.

use egui::Ui;

use super::View;
use super::entry::EntryScreen;
use crate::domain::body::{Course, Kind, Leg, Side, Trigger, Zone};
use crate::domain::draft::Field as Place;
use crate::domain::sentence;
use crate::domain::time_text::{parse_day, parse_time};
use crate::ui::icon::Icon;
use crate::ui::widget::body_map::{BodyMap, MapEvent};
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::{self, Field};
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{check, chips, leg_list, score_row, text};

const USUAL_TRIGGERS: [Trigger; 7] = [
    Trigger::Stairs,
    Trigger::Walking,
    Trigger::Running,
    Trigger::Resting,
    Trigger::InBed,
    Trigger::Knock,
    Trigger::Nothing,
];

/// Whether a trigger is one of those that are always shown.
pub(super) fn is_usual_trigger(word: &str) -> bool {
    USUAL_TRIGGERS.iter().any(|trigger| trigger.id() == word)
}

/// Day and time.
pub(super) fn when_ui(screen: &mut EntryScreen, ui: &mut Ui, view: &View<'_>) {
    text::question_ui(ui, "When did it begin?");
    let (day_error, time_error) = (screen.error(Place::Day), screen.error(Place::Time));
    let wants = screen.wants_focus;
    grid_ui(ui, 2, 200.0, |ui, number| {
        if number == 0 {
            let field = Field::line("Day", &mut screen.draft.day).hint("22 Nov").error(day_error.as_deref());
            let field = field.show_ui(ui);
            focus_if(&field, wants == Some(Place::Day), screen);
        } else {
            let example = sentence::minute_field(14 * 60 + 32);
            let field = Field::line("Time", &mut screen.draft.time).hint(&example).error(time_error.as_deref());
            let field = field.show_ui(ui);
            focus_if(&field, wants == Some(Place::Time), screen);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (words, days) in [("Day before", -1), ("Day after", 1)] {
            if ui.add(Button::secondary(words)).clicked() {
                step_day(screen, view, days);
            }
        }
        if ui.add(Button::secondary("Today")).clicked() {
            screen.draft.day = sentence::day_field(view.now.moment);
        }
        for (words, name, minutes) in [("−15 min", "15 minutes earlier", -15), ("+15 min", "15 minutes later", 15)] {
            if ui.add(Button::secondary(words).name(name)).clicked() {
                step_time(screen, view, minutes);
            }
        }
    });
    check::check_ui(ui, &mut screen.draft.about, "I am not sure of the time", None);
}

fn step_day(screen: &mut EntryScreen, view: &View<'_>, days: i64) {
    let today = view.now.today();
    let day = parse_day(&screen.draft.day, today).unwrap_or(today);
    screen.draft.day = (day + chrono::Duration::days(days)).min(today).to_string();
}

fn step_time(screen: &mut EntryScreen, view: &View<'_>, minutes: i64) {
    let today = view.now.today();
    let day = parse_day(&screen.draft.day, today).unwrap_or(today);
    let time = parse_time(&screen.draft.time).unwrap_or(view.now.moment.local().time());
    let stepped = day.and_time(time) + chrono::Duration::minutes(minutes);
    screen.draft.day = stepped.date().to_string();
    screen.draft.time = stepped.format("%H:%M").to_string();
}

/// Gives a field with an error the keyboard, once.
pub(super) fn focus_if(response: &egui::Response, wanted: bool, screen: &mut EntryScreen) {
    if wanted {
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
        screen.wants_focus = None;
    }
}

/// Leg, zones and where it comes from.
pub(super) fn where_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    text::heading_ui(ui, "Where");
    let sides = [segment(Side::Left, "Left"), segment(Side::Right, "Right"), segment(Side::Both, "Both")];
    if let Some(side) = segmented::filled_ui(ui, "Leg", &sides, screen.draft.side) {
        screen.draft.side = Some(side);
    }
    if let Some(words) = screen.error(Place::Side) {
        field::error_ui(ui, &words);
    }
    let side = screen.draft.side.unwrap_or(Side::Left);
    ui.add_space(4.0);
    let event = if screen.as_list {
        leg_list::show_ui(ui, &screen.draft.zones, side, screen.draft.nrs_worst)
    } else {
        BodyMap { zones: &screen.draft.zones, side, worst: screen.draft.nrs_worst }.show_ui(ui)
    };
    match event {
        Some(MapEvent::ToggleZone(leg, zone)) => {
            if screen.draft.zone(leg, zone).is_some() && screen.zone_asked != Some((leg, zone)) {
                screen.zone_asked = Some((leg, zone));
            } else {
                screen.draft.toggle_zone(leg, zone);
                screen.zone_asked = None;
            }
        }
        Some(MapEvent::OpenZone(leg, zone)) => {
            if screen.draft.zone(leg, zone).is_none() {
                screen.draft.toggle_zone(leg, zone);
            }
            screen.zone_asked = Some((leg, zone));
        }
        Some(MapEvent::ActivateLeg(leg)) => screen.draft.side = Some(leg.side()),
        Some(MapEvent::ChooseSide(side)) => screen.draft.side = Some(side),
        None => {}
    }
    zone_pain_ui(screen, ui, side);
    zone_chips_ui(screen, ui, side);
    check::check_ui(ui, &mut screen.draft.from_above, "It comes down from the back or thigh", None);
    check::check_ui(ui, &mut screen.draft.into_foot, "It goes into the foot", None);
}

/// "Pain here" for the zone that was pressed again.
fn zone_pain_ui(screen: &mut EntryScreen, ui: &mut Ui, side: Side) {
    let Some((leg, zone)) = screen.zone_asked.filter(|(leg, _)| side.legs().contains(leg)) else { return };
    let Some(pain) = screen.draft.zones.iter_mut().find(|pain| pain.leg == leg && pain.zone == zone) else { return };
    let question = format!("Pain here: {}, {} leg", sentence::lower_first(zone.name()), leg.id());
    text::question_ui(ui, &question);
    score_row::choice_ui(ui, &question, &mut pain.nrs);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Remove this place")).clicked() {
            screen.draft.toggle_zone(leg, zone);
            screen.zone_asked = None;
        }
        if ui.add(Button::quiet("Close")).clicked() {
            screen.zone_asked = None;
        }
    });
}

fn zone_chips_ui(screen: &mut EntryScreen, ui: &mut Ui, side: Side) {
    let shown: Vec<(Leg, Zone)> = screen
        .draft
        .zones
        .iter()
        .filter(|pain| side.legs().contains(&pain.leg))
        .map(|pain| (pain.leg, pain.zone))
        .collect();
    if !shown.is_empty() {
        let words: Vec<String> = shown
            .iter()
            .map(|(leg, zone)| {
                let leg = if side == Side::Both { format!("{}: ", leg.name()) } else { String::new() };
                format!("{leg}{} {}", zone.number(), zone.name())
            })
            .collect();
        let items: Vec<((Leg, Zone), &str)> = shown.iter().copied().zip(words.iter().map(String::as_str)).collect();
        let mut chosen = shown.clone();
        if let Some((leg, zone)) = chips::multi_ui(ui, "Chosen places", &items, &mut chosen) {
            screen.draft.toggle_zone(leg, zone);
            screen.zone_asked = None;
        }
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Whole calf")).clicked() {
            for leg in side.legs() {
                for zone in Zone::WHOLE_CALF {
                    if screen.draft.zone(*leg, zone).is_none() {
                        screen.draft.toggle_zone(*leg, zone);
                    }
                }
            }
        }
        let (words, icon) = if screen.as_list { ("As a figure", Icon::Body) } else { ("As a list", Icon::List) };
        if ui.add(Button::quiet(words).icon(icon)).clicked() {
            screen.as_list = !screen.as_list;
        }
    });
}

/// The worst pain, and for a new pain when it began.
pub(super) fn worst_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    if screen.asks_onset {
        onset_ui(screen, ui);
    }
    text::heading_ui(ui, "Worst pain");
    let wants = screen.wants_focus == Some(Place::Worst);
    if wants {
        score_row::focus(ui, "Worst pain", crate::domain::episode::Nrs::ALL[0]);
        screen.wants_focus = None;
    }
    score_row::choice_ui(ui, "Worst pain", &mut screen.draft.nrs_worst);
    if let Some(words) = screen.error(Place::Worst) {
        field::error_ui(ui, &words);
    } else {
        text::small_ui(ui, "0 is no pain, 10 the worst you can imagine.");
    }
}

fn onset_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    text::question_ui(ui, "When did this pain begin?");
    let choices = [("0", "Today"), ("2", "2 to 3 days ago"), ("7", "A week ago"), ("14", "2 weeks ago")];
    let mut chosen = choices.iter().find(|(days, _)| *days == screen.draft.stated_onset_days).map(|(days, _)| *days);
    if chips::clearable_ui(ui, "When did this pain begin?", &choices, &mut chosen) {
        screen.draft.stated_onset_days = chosen.unwrap_or_default().to_owned();
    }
    let words = screen.error(Place::OnsetDays);
    let field =
        Field::number("Or days ago", &mut screen.draft.stated_onset_days, "days").error(words.as_deref()).show_ui(ui);
    focus_if(&field, screen.wants_focus == Some(Place::OnsetDays), screen);
    if !matches!(screen.draft.stated_onset_days.as_str(), "" | "0") {
        text::question_ui(ui, "Better, the same, or worse since then?");
        let items = [(Course::Better, "Better"), (Course::Same, "The same"), (Course::Worse, "Worse")];
        chips::clearable_ui(ui, "Since then", &items, &mut screen.draft.stated_trend);
    }
    text::rule_ui(ui);
}

/// Kinds, triggers, and whether it woke the person.
pub(super) fn feel_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    text::question_ui(ui, "What did it feel like?");
    let kinds: Vec<(Kind, &str)> = Kind::ALL.iter().map(|kind| (*kind, kind.name())).collect();
    chips::multi_ui(ui, "What did it feel like?", &kinds, &mut screen.draft.kinds);
    if screen.draft.kinds.contains(&Kind::Cramp) {
        text::question_ui(ui, "Did the cramp let go fully?");
        chips::clearable_ui(
            ui,
            "Did the cramp let go fully?",
            &[(true, "Yes"), (false, "No")],
            &mut screen.draft.let_go,
        );
        text::small_ui(ui, "Without an answer it counts as pain, not as a cramp. How long it lasted also helps.");
    }
    ui.add_space(6.0);
    text::question_ui(ui, "What set it off?");
    triggers_ui(screen, ui);
    ui.add_space(6.0);
    text::question_ui(ui, "Did it wake you up?");
    chips::clearable_ui(ui, "Did it wake you up?", &[(true, "Yes"), (false, "No")], &mut screen.draft.woke_from_sleep);
}

fn triggers_ui(screen: &mut EntryScreen, ui: &mut Ui) {
    let more = screen.open.more_triggers;
    let known = Trigger::ALL.iter().filter(|trigger| more || is_usual_trigger(trigger.id()));
    let mut items: Vec<(String, String)> =
        known.map(|trigger| (trigger.id().to_owned(), trigger.name().to_owned())).collect();
    for own in &screen.draft.triggers {
        if !items.iter().any(|(id, _)| id == own) {
            items.push((own.clone(), sentence::trigger(own).to_owned()));
        }
    }
    let items: Vec<(String, &str)> = items.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
    chips::multi_ui(ui, "What set it off?", &items, &mut screen.draft.triggers);
    if !more {
        if ui.add(Button::quiet("More…").name("More triggers…")).clicked() {
            screen.open.more_triggers = true;
        }
        return;
    }
    let words = screen.error(Place::Triggers);
    let own = Field::line("In your own words", &mut screen.draft.own_trigger)
        .hint("gardening")
        .error(words.as_deref())
        .show_ui(ui);
    let entered = own.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    focus_if(&own, screen.wants_focus == Some(Place::Triggers), screen);
    if entered {
        let word = crate::domain::draft::clean_line(&screen.draft.own_trigger);
        if !word.is_empty() && !screen.draft.triggers.contains(&word) {
            screen.draft.triggers.push(word);
        }
        screen.draft.own_trigger.clear();
    }
    let words = screen.error(Place::Activity);
    let activity = Field::line("What were you doing?", &mut screen.draft.activity).error(words.as_deref()).show_ui(ui);
    focus_if(&activity, screen.wants_focus == Some(Place::Activity), screen);
}
