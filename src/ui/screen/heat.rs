//! Where it hurt in a period: the body map tinted by how often, and the same numbers in words.

use chrono::{Duration, NaiveDate};
use egui::Ui;

use super::{Kept, View};
use crate::domain::sentence;
use crate::store::episode::{Span, ZoneCount};
use crate::ui::screen::failure_ui;
use crate::ui::widget::heat_map::{self, ZoneHeat};
use crate::ui::widget::{card, chips, text};

/// The chosen period.
#[derive(Debug)]
pub(super) struct HeatView {
    /// Days back from today; `None` is all of time.
    days: Option<i64>,
    counts: Kept<(Option<i64>, NaiveDate), Vec<ZoneCount>>,
}

impl Default for HeatView {
    fn default() -> Self {
        Self { days: Some(30), counts: Kept::default() }
    }
}

impl HeatView {
    pub(super) fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let today = view.now.today();
        let revision = view.journal.store().revision();
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Where it hurt");
            let items = [(Some(7), "7 days"), (Some(30), "30 days"), (Some(90), "90 days"), (None, "All")];
            let mut chosen = Some(self.days);
            if chips::single_ui(ui, "Period", &items, &mut chosen) {
                self.days = chosen.flatten();
            }
            let counts = self.counts.get(revision, (self.days, today), |(days, today)| {
                let span = days.map_or(Span::ALL, |days| Span::round_days(*today - Duration::days(days - 1), *today));
                view.journal.store().zone_counts(span)
            });
            let counts = match counts {
                Ok(counts) => counts,
                Err(failure) => {
                    failure_ui(ui, failure, view.actions);
                    return;
                }
            };
            ui.add_space(8.0);
            text::body_ui(ui, &words(counts));
            let heat: Vec<ZoneHeat> = counts
                .iter()
                .map(|count| ZoneHeat {
                    leg: count.leg,
                    zone: count.zone,
                    entries: u32::try_from(count.entries).unwrap_or(u32::MAX),
                    worst: Some(count.worst),
                })
                .collect();
            heat_map::show_ui(ui, &heat);
            text::small_ui(ui, "The number is how many entries name that place; a stronger tint means more of them.");
            table_ui(ui, counts);
        });
    }
}

fn words(counts: &[ZoneCount]) -> String {
    match counts.iter().max_by_key(|count| count.entries) {
        None => {
            "No entry of this period names a place. Choose a longer period, or add places to your entries.".to_owned()
        }
        Some(most) => format!(
            "Most often: {}, {} leg, {}.",
            sentence::lower_first(most.zone.name()),
            most.leg.id(),
            sentence::count(most.entries, "entry", "entries")
        ),
    }
}

fn table_ui(ui: &mut Ui, counts: &[ZoneCount]) {
    if counts.is_empty() {
        return;
    }
    text::question_ui(ui, "The same in numbers");
    for count in counts {
        let entries = sentence::count(count.entries, "entry", "entries");
        let words = format!(
            "{} leg, {}: {entries}, worst {}",
            count.leg.name(),
            sentence::lower_first(count.zone.name()),
            count.worst.get()
        );
        text::small_ui(ui, &words);
    }
}
