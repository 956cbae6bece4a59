//! The first page of the check: the five questions that cannot wait, the six signs, and what the list cannot do.

use egui::Ui;

use super::{CheckScreen, Step, row_words};
use crate::content;
use crate::content::LUNG_QUESTION;
use crate::domain::body::{Leg, Side, Sign};
use crate::domain::check::{Answer, Flag, Paper};
use crate::domain::sentence;
use crate::domain::triage::Tier;
use crate::domain::watch::Watch;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::screen::result::history::earlier_ui;
use crate::ui::screen::result::paused::paused_ui;
use crate::ui::widget::answer::{self, AnswerRow};
use crate::ui::widget::answer_group::{GroupRow, Heading, group_with_ui};
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::segmented::{self, segment};
use crate::ui::widget::{card, field, text, tier_card};

const LUNG: &str = "Chest pain, short of breath, coughing blood, fainted or heart racing";

impl CheckScreen {
    pub(super) fn signs_ui(&mut self, ui: &mut Ui, paper: &mut Paper, view: &mut View<'_>, watch: &Watch) {
        self.lung_ui(ui, paper, view);
        two_ui(ui, 0.64, 290.0, |ui, column| match column {
            Column::First => card::card_ui(ui, |ui| self.six_ui(ui, paper, watch)),
            Column::Second => {
                card::card_ui(ui, |ui| limits_ui(ui, view));
                earlier_ui(ui, view);
                let outlook = view.outlook.clone();
                card::card_ui(ui, |ui| paused_ui(ui, &outlook.gate));
            }
        });
    }

    /// Asked first and alone: a yes leads to the emergency result at once.
    fn lung_ui(&mut self, ui: &mut Ui, paper: &mut Paper, view: &mut View<'_>) {
        let number = view.country().emergency.clone();
        tier_card::outline_ui(ui, Tier::Emergency, |ui| {
            text::question_ui(ui, LUNG_QUESTION);
            text::body_ui(ui, &format!("If yes, call {number} now."));
            let mut said = paper.lung;
            if answer::three_ui(ui, LUNG, &mut said) {
                paper.set_lung(said);
                if said == Answer::Yes {
                    view.actions.push(Action::SeeResult(Box::new(paper.clone())));
                }
            }
            let label = if self.lung_open { "Hide the five questions" } else { "What counts?" };
            if ui.add(Button::quiet(label)).clicked() {
                self.lung_open = !self.lung_open;
            }
            if self.lung_open {
                lung_rows_ui(ui, paper);
                if Flag::LUNG.iter().any(|flag| paper.answers.flag(*flag) == Answer::Yes) {
                    text::strong_ui(ui, &format!("Call {number} now."));
                    if ui.add(Button::stop("See what to do").icon(Icon::Phone)).clicked() {
                        view.actions.push(Action::SeeResult(Box::new(paper.clone())));
                    }
                }
            }
        });
    }

    fn six_ui(&mut self, ui: &mut Ui, paper: &mut Paper, watch: &Watch) {
        text::small_ui(ui, "Step 1 of 2");
        let words: Vec<(Sign, String, String, Option<String>)> = Sign::ALL
            .iter()
            .map(|sign| {
                let (short, small) = row_words((*sign).into());
                (*sign, short, small, last_time(watch, paper, *sign))
            })
            .collect();
        let mut side = paper.side;
        let mut said: Vec<[Answer; 2]> = Sign::ALL
            .iter()
            .map(|sign| [paper.answers.sign(Leg::Left, *sign), paper.answers.sign(Leg::Right, *sign)])
            .collect();
        let names: Vec<String> = words
            .iter()
            .map(|(_, short, ..)| match side {
                Side::Both => short.clone(),
                one => format!("{short}, {}", one.leg_words()),
            })
            .collect();
        let mut rows: Vec<GroupRow<'_>> = words
            .iter()
            .zip(&names)
            .zip(&mut said)
            .map(|(((_, _, small, note), name), [left, right])| {
                let row = AnswerRow { name, small: Some(small), note: note.as_deref(), unsure: true };
                match side {
                    Side::Left => GroupRow::One(row, left),
                    Side::Right => GroupRow::One(row, right),
                    Side::Both => GroupRow::Legs(row, left, right),
                }
            })
            .collect();
        group_with_ui(ui, Heading::Card("New or worse in the last 7 days?"), &mut rows, |ui| {
            text::question_ui(ui, "Which leg?");
            let sides = [segment(Side::Left, "Left"), segment(Side::Right, "Right"), segment(Side::Both, "Both")];
            if let Some(chosen) = segmented::natural_ui(ui, "Which leg?", &sides, Some(side)) {
                side = chosen;
            }
        });
        drop(rows);
        for (sign, [left, right]) in Sign::ALL.iter().zip(said) {
            for (leg, answer) in [(Leg::Left, left), (Leg::Right, right)] {
                if paper.answers.sign(leg, *sign) != answer {
                    paper.answers.set_sign(leg, *sign, answer);
                }
            }
        }
        paper.set_side(side, watch);
        if self.nothing {
            field::error_ui(ui, super::NOTHING);
        }
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Next: a few questions").icon(Icon::Forward)).clicked() {
                self.step = Step::Questions;
                self.turned = true;
            }
            // The quick way: no to what is open here, and on to the questions.
            if ui.add(Button::secondary("None of these, next").name("None of the signs, next")).clicked() {
                none_of_the_signs(paper);
                self.step = Step::Questions;
                self.turned = true;
            }
        });
    }
}

fn none_of_the_signs(paper: &mut Paper) {
    for sign in Sign::ALL {
        for leg in paper.side.legs() {
            if paper.answers.sign(*leg, *sign) == Answer::Blank {
                paper.answers.set_sign(*leg, *sign, Answer::No);
            }
        }
    }
}

/// "Also on 20 Nov", where the sign was ticked in the check before.
fn last_time(watch: &Watch, paper: &Paper, sign: Sign) -> Option<String> {
    let ticked = |leg: &&Leg| {
        let check = watch.checks.iter().find(|check| Some(check.id) != paper.id && check.side.legs().contains(leg));
        check.is_some_and(|check| check.answers.sign(**leg, sign) == Answer::Yes)
    };
    let leg = paper.side.legs().iter().find(ticked)?;
    let check = watch.checks.iter().find(|check| Some(check.id) != paper.id && check.side.legs().contains(leg))?;
    let day = sentence::near_day(check.at.day(), watch.today());
    Some(format!("Also ticked: {}", sentence::lower_first(&day)))
}

fn lung_rows_ui(ui: &mut Ui, paper: &mut Paper) {
    for flag in Flag::LUNG {
        let (name, small) = row_words(flag.into());
        let mut said = paper.answers.flag(flag);
        if answer::answer_ui(ui, &mut said, &AnswerRow { name: &name, small: Some(&small), note: None, unsure: true }) {
            paper.set(flag, said);
        }
    }
}

/// What the list cannot do, and how it works.
fn limits_ui(ui: &mut Ui, view: &mut View<'_>) {
    text::heading_ui(ui, "One sign is enough");
    text::body_ui(ui, "One of these signs is a reason to ask a doctor.");
    text::question_ui(ui, "What this list cannot do");
    text::body_ui(ui, "It cannot say what is wrong. A blood clot can be there with few signs or none.");
    if let Some(source) = content::source("2b") {
        text::small_ui(ui, &format!("Source: {}", source.line()));
    }
    text::strong_ui(ui, "If you are worried, get help anyway.");
    let number = &view.country().emergency;
    text::body_ui(ui, &format!("Emergency: {number}"));
    if ui.add(Button::quiet("How this check works").icon(Icon::Info)).clicked() {
        view.actions.push(Action::Do(Item::Rules));
    }
    if view.outlook.watch.profile.age().is_none()
        && ui.add(Button::quiet("Answer questions about your health")).clicked()
    {
        view.actions.push(Action::AboutYou);
    }
}
