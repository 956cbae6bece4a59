//! What helped: pain before and after what was done. Numbers of one person, who is told so.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::Ui;

use super::View;
use super::trends::range::RangeChoice;
use super::trends::source;
use super::trends::triggers::TriggerCard;
use crate::app::trend::{Desk, HelpedTold};
use crate::domain::sentence;
use crate::domain::trend::{Helped, HelpedRow, Range, TriedKind};
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// Pairs that an open row shows.
const PAIRS_SHOWN: usize = 31;

const RANGES: [(Range, &str); 3] = [(Range::Last(30), "30 days"), (Range::Last(90), "90 days"), (Range::All, "All")];

/// What the page keeps between frames.
#[derive(Debug)]
pub struct HelpedScreen {
    range: RangeChoice,
    desk: Desk<(Range, NaiveDate), HelpedTold>,
    /// The rows that are open.
    open: BTreeSet<(TriedKind, String)>,
    triggers: TriggerCard,
}

impl Default for HelpedScreen {
    fn default() -> Self {
        Self {
            range: RangeChoice::new(Range::Last(90)),
            desk: Desk::new(HelpedTold::of),
            open: BTreeSet::new(),
            triggers: TriggerCard::default(),
        }
    }
}

impl HelpedScreen {
    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        self.range.show_ui(ui, &RANGES, view.now.today());
        ui.add_space(8.0);
        let range = self.range.range();
        let question = (range, view.now.today());
        if let Some(told) = source::value_ui(ui, view, &mut self.desk, range, &question) {
            rows_ui(ui, view, &told.helped, &mut self.open);
            self.triggers.show_ui(ui, view, &told.triggers);
        }
    }

    /// Another page is shown.
    pub fn leave(&mut self) {
        self.desk.leave();
    }
}

fn rows_ui(ui: &mut Ui, view: &mut View<'_>, helped: &Helped, open: &mut BTreeSet<(TriedKind, String)>) {
    card::card_ui(ui, |ui| {
        text::body_ui(ui, "These are your numbers. Pain also changes by itself.");
        text::small_ui(
            ui,
            "They show what went with less or more pain, not what made it so. For what you tried in an entry, the number before is the worst pain of that entry.",
        );
        if helped.rows.is_empty() {
            text::body_ui(ui, "Give a number before and after a routine, and it will show here.");
            if ui.add(Button::secondary("See the routines").icon(Icon::Routines)).clicked() {
                view.actions.push(Action::Go(Page::Routines));
            }
        }
    });
    for kind in TriedKind::ALL {
        if helped.rows_of(kind).next().is_none() {
            continue;
        }
        text::heading_ui(ui, kind.heading());
        ui.add_space(4.0);
        for row in helped.rows_of(kind) {
            ui.push_id((kind.heading(), &row.name), |ui| card::card_ui(ui, |ui| row_ui(ui, view, row, open)));
        }
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &HelpedRow, open: &mut BTreeSet<(TriedKind, String)>) {
    text::question_ui(ui, &row.name);
    text::body_ui(ui, &sentence::upper_first(&row.words()));
    if let Some(words) = row.change_words() {
        text::small_ui(ui, &words);
    }
    if row.pairs.is_empty() {
        return;
    }
    let key = (row.kind, row.name.clone());
    let is_open = open.contains(&key);
    let words = if is_open { "Hide the numbers" } else { "Show the numbers" };
    let name = format!("{words}: {}", row.name);
    if ui.add(Button::quiet(words).name(&name)).clicked() {
        if is_open {
            open.remove(&key);
        } else {
            open.insert(key);
        }
    }
    if is_open {
        for pair in row.pairs.iter().take(PAIRS_SHOWN) {
            let day = sentence::short_day(pair.at.day(), view.now.today());
            let time = sentence::time_of_day(pair.at, view.journal.hours());
            text::small_ui(ui, &format!("{day}, {time}: {}", pair.words()));
        }
        if row.pairs.len() > PAIRS_SHOWN {
            text::small_ui(ui, &format!("And {} older ones.", row.pairs.len() - PAIRS_SHOWN));
        }
    }
}
