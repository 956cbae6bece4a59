//! Earlier checks, newest first, with what became of each sign since the check before.

use egui::Ui;

use crate::domain::check::Check;
use crate::domain::sentence;
use crate::domain::watch::Watch;
use crate::ui::action::Action;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::tier::{self, Badge};
use crate::ui::widget::{card, text};

/// Checks that are shown before "Show all".
const SHOWN: usize = 4;

/// The card of earlier checks; nothing when there are none.
pub fn earlier_ui(ui: &mut Ui, view: &mut View<'_>) {
    let outlook = view.outlook.clone();
    let watch = &outlook.watch;
    if watch.checks.is_empty() {
        return;
    }
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "Earlier checks");
        let id = ui.make_persistent_id("all checks");
        let all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
        let count = if all { watch.checks.len() } else { SHOWN };
        for check in watch.checks.iter().take(count) {
            ui.push_id(check.id, |ui| check_ui(ui, view, watch, check));
        }
        if !all && watch.checks.len() > SHOWN {
            let words = format!("Show all {}", watch.checks.len());
            if ui.add(Button::quiet(&words)).clicked() {
                ui.data_mut(|data| data.insert_temp(id, true));
            }
        }
    });
}

fn check_ui(ui: &mut Ui, view: &mut View<'_>, watch: &Watch, check: &Check) {
    let day = sentence::near_day(check.at.day(), watch.today());
    let time = sentence::time_of_day(check.at, view.journal.hours());
    ui.horizontal_top(|ui| {
        tier::badge_ui(ui, Badge::Tier(check.tier), 26.0);
        ui.vertical(|ui| {
            let words = format!("{day} {time}");
            let name =
                format!("Check of {}, {}", sentence::lower_first(&words), sentence::lower_first(check.tier.name()));
            if ui.add(Button::quiet(&words).name(&name)).clicked() {
                view.actions.push(Action::ShowResult(Some(check.id)));
            }
            text::small_ui(ui, check.tier.name());
            for leg in check.side.legs() {
                let changes = check.changes(watch.check_before(check, *leg), *leg);
                if changes.is_empty() {
                    continue;
                }
                let words: Vec<String> = changes
                    .iter()
                    .map(|(sign, change)| format!("{} ({})", sentence::lower_first(sign.name()), change.name()))
                    .collect();
                text::small_ui(ui, &format!("{}: {}", leg.name(), words.join(", ")));
            }
        });
    });
}
