//! "Note what the leg can do": the questions of one stage, each of which may be left out. Heel raises, hops and runs are
//! asked about only in their stage and never while the check is open (`clinical.md` 4.2).

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::sources_ui;
use crate::domain::body::Side;
use crate::domain::episode::Nrs;
use crate::domain::phase::{Grade, Measured, Stage};
use crate::ui::icon::Icon;
use crate::ui::theme::TARGET;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::{Field, error_ui};
use crate::ui::widget::{chips, score_row, text};

/// The most heel raises, sets or nights that a field takes: more than anyone does, so that a slip is noticed.
const MOST: u16 = 200;
pub(in crate::ui::screen) const WRONG: &str = "Enter a whole number from 0 to 200.";

/// What was pressed.
pub(super) enum Event {
    /// Save this.
    Save(Box<Measured>),
    /// Close the form.
    Leave,
}

/// What was answered so far. Numbers are as typed.
#[derive(Debug, Default)]
pub(super) struct Form {
    answers: Measured,
    raises: String,
    sets: String,
    sore: String,
    other: String,
    nights: String,
    /// "Save" was pressed with something that cannot be saved.
    faulty: bool,
}

impl Form {
    /// Draws the form.
    pub fn show_ui(&mut self, ui: &mut Ui, stage: Stage, side: Side, closed: bool) -> Option<Event> {
        text::heading_ui(ui, "What the leg can do now");
        text::small_ui(ui, "Answer only what you know or have tried. What is left out counts as not met.");
        ui.add_space(4.0);
        match stage {
            Stage::FirstDays => self.first_days_ui(ui),
            Stage::GettingMoving => self.getting_moving_ui(ui, closed),
            Stage::Strength => self.strength_ui(ui, side, closed),
            Stage::BackToSport | Stage::NightCramp | Stage::AnyTime => self.sport_ui(ui, side, closed),
        }
        if closed && stage != Stage::FirstDays {
            text::strong_ui(ui, "Heel raises, hops and runs wait until the warning-sign check is complete and clear.");
        }
        let parsed = self.parse();
        if self.faulty {
            match &parsed {
                Err(()) => _ = error_ui(ui, "Check the numbers above. Nothing was saved yet."),
                Ok(answers) if answers.is_empty() => {
                    error_ui(ui, "Nothing is answered yet. Answer one line, or close this.");
                }
                Ok(_) => {}
            }
        }
        let mut event = None;
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Save").name("Save what the leg can do").icon(Icon::Check)).clicked() {
                match parsed {
                    Ok(answers) if !answers.is_empty() => event = Some(Event::Save(Box::new(answers))),
                    Ok(_) | Err(()) => self.faulty = true,
                }
            }
            if ui.add(Button::quiet("Close").name("Close without saving")).clicked() {
                event = Some(Event::Leave);
            }
        });
        event
    }

    fn first_days_ui(&mut self, ui: &mut Ui) {
        let answers = &mut self.answers;
        score_ui(ui, "Pain at rest", &mut answers.rest_nrs);
        score_ui(ui, "Pain on walking", &mut answers.walking_nrs);
        yes_no_ui(ui, "Does the swelling grow?", &mut answers.swelling_grows);
        grade_ui(ui, &mut answers.grade);
    }

    fn getting_moving_ui(&mut self, ui: &mut Ui, closed: bool) {
        score_ui(ui, "Pain on 10 minutes of walking", &mut self.answers.walk_10_min_nrs);
        self.state_ui(ui);
        if !closed {
            self.number_ui(ui, "Heel raises on two legs, in one set", Count::Raises);
            score_ui(ui, "The most pain in these heel raises", &mut self.answers.raises_nrs);
            stop_ui(ui);
        }
    }

    fn strength_ui(&mut self, ui: &mut Ui, side: Side, closed: bool) {
        if !closed {
            self.number_ui(ui, "Sets of 15 heel raises on two legs", Count::Sets);
            score_ui(ui, "The most pain in these sets", &mut self.answers.raises_nrs);
            self.single_ui(ui, side);
        }
        self.number_ui(ui, "Nights in a row without pain in the leg", Count::Nights);
        text::small_ui(ui, "Count back from last night. A night with a cramp or pain ends the row.");
        self.state_ui(ui);
        grade_ui(ui, &mut self.answers.grade);
    }

    fn sport_ui(&mut self, ui: &mut Ui, side: Side, closed: bool) {
        score_ui(ui, "Pain or tightness, whichever is more", &mut self.answers.pain_or_tightness);
        yes_no_ui(ui, "Is a spot in the calf tender?", &mut self.answers.tender_spot);
        if !closed {
            self.single_ui(ui, side);
            score_ui(ui, "Pain on hopping", &mut self.answers.hop_nrs);
            score_ui(ui, "Pain on running", &mut self.answers.run_nrs);
            yes_no_ui(ui, "A full training session without pain or tightness?", &mut self.answers.full_session);
        }
        yes_no_ui(ui, "Do you compete in a sport?", &mut self.answers.athlete);
        self.state_ui(ui);
    }

    /// What makes a step back when it is new.
    fn state_ui(&mut self, ui: &mut Ui) {
        yes_no_ui(ui, "Did you limp on a walk?", &mut self.answers.limp);
        yes_no_ui(ui, "Is there new or growing swelling?", &mut self.answers.swelling_grows);
    }

    fn single_ui(&mut self, ui: &mut Ui, side: Side) {
        let sore = match side {
            Side::Left => "Heel raises on the left leg alone",
            Side::Right => "Heel raises on the right leg alone",
            Side::Both => "Heel raises on the weaker leg alone",
        };
        let other = match side {
            Side::Left => "Heel raises on the right leg alone",
            Side::Right => "Heel raises on the left leg alone",
            Side::Both => "Heel raises on the other leg alone",
        };
        self.number_ui(ui, sore, Count::Sore);
        score_ui(ui, "The most pain in these", &mut self.answers.single_nrs);
        self.number_ui(ui, other, Count::Other);
        stop_ui(ui);
        text::small_ui(
            ui,
            "Fingertips on a wall, full height, about one every 2 seconds. Day to day it differs by about 6. The best aim \
             is your other leg.",
        );
        sources_ui(ui, &["55", "52"], false);
    }

    fn number_ui(&mut self, ui: &mut Ui, label: &str, count: Count) {
        let faulty = self.faulty;
        let text = self.count_mut(count);
        let error = (faulty && number(text).is_err()).then_some(WRONG);
        let response = Field::number(label, text, "").error(error).show_ui(ui);
        // The buttons stand beside the field, not under its label.
        let at = pos2(response.rect.right() + 8.0, response.rect.center().y - TARGET / 2.0);
        let place = Rect::from_min_size(at, vec2(2.0 * TARGET + 8.0, TARGET));
        let builder = UiBuilder::new().id_salt(("steps", label)).max_rect(place);
        let mut beside = ui.new_child(builder.layout(Layout::left_to_right(Align::Center)));
        let step = |text: &mut String, more: bool| {
            let now = number(text).ok().flatten().unwrap_or(0);
            let next = if more { now.saturating_add(1).min(MOST) } else { now.saturating_sub(1) };
            *text = next.to_string();
        };
        if beside.add(Button::icon_only(Icon::Minus, &format!("One fewer: {label}"))).clicked() {
            step(text, false);
        }
        if beside.add(Button::icon_only(Icon::Add, &format!("One more: {label}"))).clicked() {
            step(text, true);
        }
        ui.add_space(6.0);
    }

    fn count_mut(&mut self, count: Count) -> &mut String {
        match count {
            Count::Raises => &mut self.raises,
            Count::Sets => &mut self.sets,
            Count::Sore => &mut self.sore,
            Count::Other => &mut self.other,
            Count::Nights => &mut self.nights,
        }
    }

    /// All that was answered.
    fn parse(&self) -> Result<Measured, ()> {
        Ok(Measured {
            raises: number(&self.raises)?,
            sets_of_15: number(&self.sets)?,
            single_sore: number(&self.sore)?,
            single_other: number(&self.other)?,
            calm_nights: number(&self.nights)?,
            ..self.answers.clone()
        })
    }
}

/// A field with a number.
#[derive(Clone, Copy)]
enum Count {
    Raises,
    Sets,
    Sore,
    Other,
    Nights,
}

/// Nothing, or a whole number up to the most.
pub(in crate::ui::screen) fn number(text: &str) -> Result<Option<u16>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().ok().filter(|number| *number <= MOST).map(Some).ok_or(())
}

fn score_ui(ui: &mut Ui, question: &str, answer: &mut Option<Nrs>) {
    text::question_ui(ui, question);
    score_row::choice_ui(ui, question, answer);
    ui.add_space(6.0);
}

fn yes_no_ui(ui: &mut Ui, question: &str, answer: &mut Option<bool>) {
    text::question_ui(ui, question);
    chips::clearable_ui(ui, question, &[(true, "Yes"), (false, "No")], answer);
    ui.add_space(6.0);
}

fn grade_ui(ui: &mut Ui, answer: &mut Option<Grade>) {
    let question = "How bad was the strain, if a doctor or physiotherapist said so?";
    text::question_ui(ui, question);
    let items: Vec<(Grade, &str)> = Grade::ALL.iter().map(|grade| (*grade, grade.name())).collect();
    chips::clearable_ui(ui, question, &items, answer);
    ui.add_space(6.0);
}

fn stop_ui(ui: &mut Ui) {
    text::small_ui(ui, "Stop when the pain is above 3, or at a sudden sharp pain.");
}
