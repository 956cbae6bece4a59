//! The bibliography, whole or at the foot of an article. Opening a link asks first: the program itself uses no network.

use egui::Ui;

use super::TEXT_WIDTH;
use crate::content::{self, OWN_MARKS};
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};

/// What stands behind a number.
pub(super) fn words_of(id: &str) -> String {
    let own = OWN_MARKS.iter().find_map(|(mark, words)| (*mark == id).then(|| (*words).to_owned()));
    own.or_else(|| content::source(id).map(content::Source::line)).unwrap_or_else(|| id.to_owned())
}

/// The sources of one article.
pub(super) fn foot_ui(ui: &mut Ui, view: &mut View<'_>, ids: &[&str]) {
    if ids.is_empty() {
        return;
    }
    card::card_ui(ui, |ui| {
        ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
        text::heading_ui(ui, "Sources");
        for id in ids {
            ui.push_id(id, |ui| row_ui(ui, view, id));
        }
    });
}

/// The whole bibliography.
pub(super) fn all_ui(ui: &mut Ui, view: &mut View<'_>) {
    card::card_ui(ui, |ui| {
        text::body_ui(ui, "What the sentences and numbers in Soleus were read in. Nothing is loaded from there.");
        for (mark, words) in OWN_MARKS {
            text::small_ui(ui, &format!("{mark}: {words}"));
        }
        text::small_ui(ui, "A clinician has not reviewed these texts yet.");
    });
    card::card_ui(ui, |ui| {
        for source in content::sources() {
            ui.push_id(&source.id, |ui| row_ui(ui, view, &source.id));
        }
    });
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, id: &str) {
    let words = format!("{id}  {}", words_of(id));
    let Some(link) = content::source(id).and_then(|source| source.link.clone()) else {
        text::body_ui(ui, &words);
        return;
    };
    let name = format!("Open source {id} in the browser…");
    let open = |ui: &mut Ui| ui.add(Button::icon_only(Icon::Forward, &name)).clicked();
    let (_, pressed) = card::sides_ui(ui, 160.0, 46.0, |ui| text::body_ui(ui, &words), open);
    if pressed {
        view.actions.push(Action::Learn(LearnAct::AskLink(link)));
    }
}
