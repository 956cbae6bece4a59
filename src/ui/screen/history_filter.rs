//! The filter of History: dates, leg, place, feel and score. What is set stays visible as chips that remove it.

use egui::Ui;

use crate::app::find::{Filter, RecordKind};
use crate::domain::body::{Kind, Side, Zone};
use crate::domain::episode::Nrs;
use crate::domain::sentence;
use crate::domain::time_text::parse_day;
use crate::domain::when::Now;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, chips, score_row, text};

/// The open panel and the dates as typed.
#[derive(Debug, Default)]
pub(super) struct FilterPanel {
    pub(super) open: bool,
    from: String,
    to: String,
    errors: [Option<String>; 2],
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    From,
    To,
    Side,
    Zone,
    Kind,
    Score,
    Only,
}

impl FilterPanel {
    /// The closed panel with these days.
    pub(super) fn of_days(from: chrono::NaiveDate, to: chrono::NaiveDate) -> Self {
        Self { from: from.to_string(), to: to.to_string(), ..Self::default() }
    }

    pub(super) fn show_ui(&mut self, ui: &mut Ui, filter: &mut Filter, now: &Now) {
        self.active_ui(ui, filter, now);
        if !self.open {
            return;
        }
        ui.add_space(6.0);
        // On a low window the list makes room for the open filter.
        let height = if low(ui) { (ui.available_height() - 110.0).max(60.0) } else { 340.0 };
        card::card_ui(ui, |ui| {
            egui::ScrollArea::vertical().id_salt("filter").max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    text::question_ui(ui, "Kind of record");
                    let kinds = RecordKind::ALL.map(|kind| (kind, kind.name()));
                    chips::clearable_ui(ui, "Kind of record", &kinds, &mut filter.only);
                    self.dates_ui(ui, filter, now);
                    text::question_ui(ui, "Leg");
                    let sides: Vec<(Side, &str)> = Side::ALL.iter().map(|side| (*side, side.name())).collect();
                    chips::clearable_ui(ui, "Leg", &sides, &mut filter.side);
                    text::question_ui(ui, "Feel");
                    let kinds: Vec<(Kind, &str)> = Kind::ALL.iter().map(|kind| (*kind, kind.name())).collect();
                    chips::clearable_ui(ui, "Feel", &kinds, &mut filter.kind);
                    text::question_ui(ui, "Place");
                    let zones: Vec<(Zone, &str)> = Zone::ALL.iter().map(|zone| (*zone, zone.name())).collect();
                    chips::clearable_ui(ui, "Place", &zones, &mut filter.zone);
                    text::question_ui(ui, "Worst pain, at least");
                    score_row::choice_ui(ui, "Worst pain, at least", &mut filter.least);
                    text::question_ui(ui, "Worst pain, at most");
                    score_row::choice_ui(ui, "Worst pain, at most", &mut filter.most);
                },
            );
        });
    }

    fn dates_ui(&mut self, ui: &mut Ui, filter: &mut Filter, now: &Now) {
        let mut changed = false;
        grid_ui(ui, 2, 180.0, |ui, number| {
            let (label, typed) = if number == 0 { ("From", &mut self.from) } else { ("To", &mut self.to) };
            let error = self.errors[number].as_deref();
            changed |= Field::line(label, typed).hint("22 Nov").error(error).show_ui(ui).changed();
        });
        if !changed {
            return;
        }
        for (number, typed) in [&self.from, &self.to].into_iter().enumerate() {
            let read = if typed.trim().is_empty() { Ok(None) } else { parse_day(typed, now.today()).map(Some) };
            self.errors[number] = read.as_ref().err().map(ToString::to_string);
            let day = read.unwrap_or(None);
            if number == 0 {
                filter.from = day;
            } else {
                filter.to = day;
            }
        }
    }

    fn active_ui(&mut self, ui: &mut Ui, filter: &mut Filter, now: &Now) {
        let day = |day: chrono::NaiveDate| sentence::short_day(day, now.today());
        let mut active: Vec<(Part, String)> = Vec::new();
        active.extend(filter.only.map(|only| (Part::Only, only.name().to_owned())));
        active.extend(filter.from.map(|from| (Part::From, format!("From {}", day(from)))));
        active.extend(filter.to.map(|to| (Part::To, format!("To {}", day(to)))));
        active.extend(filter.side.map(|side| (Part::Side, side.name().to_owned())));
        active.extend(filter.kind.map(|kind| (Part::Kind, kind.name().to_owned())));
        active.extend(filter.zone.map(|zone| (Part::Zone, zone.name().to_owned())));
        active.extend(score_words(filter.least, filter.most).map(|words| (Part::Score, words)));
        if active.is_empty() {
            return;
        }
        ui.add_space(6.0);
        let words: Vec<String> = active.iter().map(|(_, words)| format!("Remove filter: {words}")).collect();
        let items: Vec<(Part, &str)> =
            active.iter().map(|(part, _)| *part).zip(words.iter().map(String::as_str)).collect();
        let mut on: Vec<Part> = active.iter().map(|(part, _)| *part).collect();
        match chips::multi_ui(ui, "Active filters", &items, &mut on) {
            Some(Part::From) => (filter.from, self.from) = (None, String::new()),
            Some(Part::To) => (filter.to, self.to) = (None, String::new()),
            Some(Part::Only) => filter.only = None,
            Some(Part::Side) => filter.side = None,
            Some(Part::Zone) => filter.zone = None,
            Some(Part::Kind) => filter.kind = None,
            Some(Part::Score) => (filter.least, filter.most) = (None, None),
            None => {}
        }
    }
}

/// Whether the window is too low for filter and list together.
pub(super) fn low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < 620.0
}

fn score_words(least: Option<Nrs>, most: Option<Nrs>) -> Option<String> {
    match (least.map(Nrs::get), most.map(Nrs::get)) {
        (None, None) => None,
        (Some(least), None) => Some(format!("pain {least} or more")),
        (None, Some(most)) => Some(format!("pain {most} or less")),
        (Some(least), Some(most)) => Some(format!("pain {least} to {most}")),
    }
}
