//! Two causes beside each other, line by line. Where the page is narrow, each line has both below each other.

use egui::Ui;

use super::{LearnScreen, cause};
use crate::content;
use crate::domain::pattern::Cause;
use crate::ui::screen::View;
use crate::ui::widget::list::List;
use crate::ui::widget::{card, columns, text};

pub(super) fn compare_ui(screen: &mut LearnScreen, ui: &mut Ui, view: &mut View<'_>) {
    if !cause::waits(view).is_empty() {
        card::card_ui(ui, |ui| cause::closed_ui(ui, view));
        return;
    }
    let LearnScreen { compared: [one, other], .. } = screen;
    columns::two_ui(ui, 0.5, 240.0, |ui, column| match column {
        columns::Column::First => choose_ui(ui, "First cause", one),
        columns::Column::Second => choose_ui(ui, "Second cause", other),
    });
    let (Some(first), Some(second)) = (find(one), find(other)) else {
        text::body_ui(ui, "Choose two causes.");
        return;
    };
    card::card_ui(ui, |ui| {
        text::small_ui(ui, "For learning, not a diagnosis. Many causes look alike, and some lack their usual signs.");
        for (place, ((name, left), (_, right))) in first.lines().into_iter().zip(second.lines()).enumerate() {
            text::question_ui(ui, name);
            ui.push_id(place, |ui| {
                columns::two_ui(ui, 0.5, 200.0, |ui, column| match column {
                    columns::Column::First => half_ui(ui, &first.name, left),
                    columns::Column::Second => half_ui(ui, &second.name, right),
                });
            });
        }
        for cause in [first, second] {
            if let Some(seen) = &cause.seen {
                text::strong_ui(ui, &format!("{}: {seen}", cause.name));
            }
        }
        text::strong_ui(ui, "If you are worried, get help anyway.");
    });
}

fn half_ui(ui: &mut Ui, name: &str, words: &str) {
    text::small_ui(ui, name);
    text::body_ui(ui, words);
}

fn find(id: &str) -> Option<&'static Cause> {
    content::causes().iter().find(|cause| cause.id == id)
}

fn choose_ui(ui: &mut Ui, label: &str, chosen: &mut String) {
    text::strong_ui(ui, label);
    let name = find(chosen).map_or("Choose", |cause| cause.name.as_str());
    let lines = content::causes().iter().map(|cause| (cause.id.clone(), cause.name.as_str()));
    List { name: label, shown: name, width: 320.0 }.show_ui(ui, chosen, lines);
}
