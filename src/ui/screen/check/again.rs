//! One question of the third page: an emergency question that was left open, asked once more in its whole words.

use egui::Ui;

use super::notes;
use crate::app::outcome::short;
use crate::content;
use crate::domain::body::{Leg, Sign};
use crate::domain::check::{Paper, Question};
use crate::ui::widget::{answer, text};

/// Asks it; a sign for each leg that the check is about.
pub(super) fn question_ui(ui: &mut Ui, paper: &mut Paper, question: Question) {
    let Some(words) = content::question_text(question) else { return };
    text::question_ui(ui, &words.ask);
    for line in notes(words) {
        text::small_ui(ui, &line);
    }
    match question {
        Question::Flag(flag) => {
            let mut said = paper.answers.flag(flag);
            if answer::three_ui(ui, &words.ask, &mut said) {
                paper.set(flag, said);
            }
        }
        Question::Sign(sign) => {
            for leg in paper.side.legs() {
                sign_ui(ui, paper, *leg, sign);
            }
        }
        Question::Risk(_) => {}
    }
}

fn sign_ui(ui: &mut Ui, paper: &mut Paper, leg: Leg, sign: Sign) {
    let name = format!("{}, {}", short(sign.into()), leg.side().leg_words());
    text::small_ui(ui, &name);
    let mut said = paper.answers.sign(leg, sign);
    if answer::three_ui(ui, &name, &mut said) {
        paper.answers.set_sign(leg, sign, said);
    }
}
