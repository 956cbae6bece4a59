//! The second page of the check: the groups of questions that are due, what the pain has done so far, and facts that
//! run out.

use egui::Ui;

use super::{CheckScreen, row_words};
use crate::app::outcome::short;
use crate::content;
use crate::domain::body::{Course as Trend, Sign};
use crate::domain::check::{Answer, Flag, Group, Paper, Risk};
use crate::domain::sentence;
use crate::domain::watch::Watch;
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::answer::AnswerRow;
use crate::ui::widget::answer_group::{GroupRow, Heading, StillEvent, group_ui, still_ui};
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, chips, text};

/// When the leg was hurt: words, and days ago as the rules count them (the nearest end of the span).
const INJURY: [(u32, &str); 6] = [
    (0, "Today"),
    (1, "Yesterday"),
    (3, "2 to 4 days ago"),
    (7, "5 to 7 days ago"),
    (10, "1 to 2 weeks ago"),
    (15, "2 to 4 weeks ago"),
];
/// When the pain began, likewise.
const ONSET: [(u32, &str); 5] =
    [(0, "Today"), (3, "2 to 3 days ago"), (7, "A week ago"), (14, "2 weeks ago"), (42, "6 weeks ago or longer")];

impl CheckScreen {
    pub(super) fn questions_ui(&mut self, ui: &mut Ui, paper: &mut Paper, view: &mut View<'_>, watch: &Watch) {
        card::card_ui(ui, |ui| {
            text::small_ui(ui, "Step 2 of 2");
            text::body_ui(ui, "Now or in the last 7 days, and new or worse than is usual for you.");
            this_pain_ui(ui, paper, watch, &mut self.no_injury);
        });
        let facts = paper.facts(watch);
        let groups = paper.groups(&facts);
        let returning = paper.returning_signs(watch);
        let ticked = groups.iter().find(|(group, _)| *group == Group::Ticked);
        if ticked.is_some() || !returning.is_empty() {
            card::card_ui(ui, |ui| {
                if let Some((group, flags)) = ticked {
                    rows_ui(ui, Heading::Card(group.name()), paper, flags);
                } else {
                    text::heading_ui(ui, Group::Ticked.name());
                }
                returning_ui(ui, paper, watch);
            });
        }
        let rest = groups.iter().filter(|(group, _)| *group != Group::Ticked);
        let due = paper.facts_due(watch);
        for (group, flags) in rest {
            card::card_ui(ui, |ui| self.group_ui(ui, paper, watch, *group, flags));
        }
        if !due.is_empty() {
            card::card_ui(ui, |ui| facts_ui(ui, paper, watch, &due));
        }
        self.end_ui(ui, paper, view, watch);
    }

    /// The rows of a group, or one line where all was answered no last time.
    fn group_ui(&mut self, ui: &mut Ui, paper: &mut Paper, watch: &Watch, group: Group, flags: &[Flag]) {
        let untouched = flags.iter().all(|flag| paper.answers.flag(*flag) == Answer::Blank);
        let all_no = flags.iter().all(|flag| paper.answers.flag(*flag) == Answer::No);
        let folds = paper.none_last_time(watch, flags) && !self.opened.contains(&group);
        if folds && untouched {
            match still_ui(ui, Heading::Card(group.name())) {
                Some(StillEvent::StillNone) => {
                    for flag in flags {
                        paper.set(*flag, Answer::No);
                    }
                }
                Some(StillEvent::Open) => {
                    self.opened.insert(group);
                }
                None => {}
            }
        } else if folds && all_no {
            text::heading_ui(ui, group.name());
            text::body_ui(ui, "Still none of these.");
            let name = format!("Change: {}", group.name());
            if ui.add(Button::quiet("Change").icon(Icon::Edit).name(&name)).clicked() {
                self.opened.insert(group);
            }
        } else {
            rows_ui(ui, Heading::Card(group.name()), paper, flags);
        }
    }
}

fn rows_ui(ui: &mut Ui, heading: Heading<'_>, paper: &mut Paper, flags: &[Flag]) {
    let words: Vec<(String, String)> = flags.iter().map(|flag| row_words((*flag).into())).collect();
    let mut said: Vec<Answer> = flags.iter().map(|flag| paper.answers.flag(*flag)).collect();
    let mut rows: Vec<GroupRow<'_>> = words
        .iter()
        .zip(&mut said)
        .map(|((name, small), answer)| {
            GroupRow::One(AnswerRow { name, small: Some(small), note: None, unsure: true }, answer)
        })
        .collect();
    let changed = group_ui(ui, heading, &mut rows);
    drop(rows);
    if changed {
        for (flag, answer) in flags.iter().zip(said) {
            if paper.answers.flag(*flag) != answer {
                paper.set(*flag, answer);
            }
        }
    }
}

/// An injury, and once a problem when it began and which way it goes.
fn this_pain_ui(ui: &mut Ui, paper: &mut Paper, watch: &Watch, no_injury: &mut bool) {
    text::question_ui(ui, "Was the leg hurt in the last 4 weeks?");
    // Nothing is chosen before somebody says it: "No" would look like an answer.
    let mut injury = match paper.answers.injury_days_ago {
        None => no_injury.then_some(None),
        Some(days) => Some(Some(span_of(days))),
    };
    let no = [(None, "No")].into_iter();
    let items: Vec<(Option<u32>, &str)> = no.chain(INJURY.iter().map(|(days, words)| (Some(*days), *words))).collect();
    if chips::single_ui(ui, "Was the leg hurt in the last 4 weeks?", &items, &mut injury) {
        paper.answers.injury_days_ago = injury.flatten();
        *no_injury = injury == Some(None);
    }
    if !paper.is_new_pain(watch) {
        return;
    }
    ui.add_space(4.0);
    text::question_ui(ui, "When did this pain begin?");
    let mut onset = paper.answers.stated_onset_days;
    if chips::clearable_ui(ui, "When did this pain begin?", &ONSET, &mut onset) {
        paper.answers.stated_onset_days = onset;
    }
    if onset.is_some_and(|days| days > 0) {
        text::question_ui(ui, "Since then: better, the same, or worse?");
        let items: Vec<(Trend, &str)> = Trend::ALL.iter().map(|trend| (*trend, trend.name())).collect();
        let mut trend = paper.answers.stated_trend;
        if chips::clearable_ui(ui, "Since then: better, the same, or worse?", &items, &mut trend) {
            paper.answers.stated_trend = trend;
        }
    } else {
        paper.answers.stated_trend = None;
    }
}

/// The choice that a number of days belongs to.
fn span_of(days: u32) -> u32 {
    match days {
        0 | 1 => days,
        2..=4 => 3,
        5..=7 => 7,
        8..=13 => 10,
        _ => 15,
    }
}

/// Signs that were ticked last time too: worse, the same, or less.
fn returning_ui(ui: &mut Ui, paper: &mut Paper, watch: &Watch) {
    for (leg, sign) in paper.returning_signs(watch) {
        let sign_words = short(Sign::into(sign));
        let question = format!("{sign_words}, {}: since last time?", leg.side().leg_words());
        text::question_ui(ui, &question);
        let items = [(Trend::Worse, "Worse"), (Trend::Same, "The same"), (Trend::Better, "Less")];
        let mut trend = paper.since(leg, sign);
        if chips::clearable_ui(ui, &question, &items, &mut trend) {
            paper.set_since(leg, sign, trend);
        }
    }
}

/// Facts about the person that run out, asked again.
fn facts_ui(ui: &mut Ui, paper: &mut Paper, watch: &Watch, due: &[Risk]) {
    let asked = due.iter().filter_map(|risk| watch.profile.answered(*risk)).min();
    let heading = match asked {
        Some(day) => format!("Anything new since {}?", sentence::lower_first(&sentence::near_day(day, watch.today()))),
        None => "About you".to_owned(),
    };
    let mut said: Vec<Answer> = due.iter().map(|risk| paper.facts.get(risk).copied().unwrap_or_default()).collect();
    let mut rows: Vec<GroupRow<'_>> = due
        .iter()
        .zip(&mut said)
        .map(|(risk, answer)| {
            GroupRow::One(AnswerRow { small: Some(content::fact_words(*risk)), ..AnswerRow::new(risk.name()) }, answer)
        })
        .collect();
    let changed = group_ui(ui, Heading::Card(&heading), &mut rows);
    drop(rows);
    if changed {
        paper.facts = due.iter().copied().zip(said).filter(|(_, answer)| *answer != Answer::Blank).collect();
    }
}
