//! Learn: what the clinic page teaches and more, with sources, to find and to read without a network.
//!
//! Everything is a topic (`content::library`): an article, a cause, a point, or the bibliography. This page lists and
//! searches them; a topic has a page of its own.

mod article;
mod calf;
mod cause;
mod compare;
mod line;
mod list;
mod point;
mod press;
mod sources;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use super::{Kept, View};
use crate::content::{self, Topic, TopicKind};
use crate::domain::article::Group;
use crate::domain::leg_view::{CalfFace, CalfPart, Face};
use crate::domain::pattern::Fitting;
use crate::domain::profile::Value;
use crate::store::episode::ZoneCount;
use crate::ui::action::{Action, Page};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, text};
use press::PressForm;

/// The question whether pages on the tradition are wanted.
const TRADITION: &str = "tradition";
/// Pages whose reading position is kept.
const KEPT: usize = 40;
/// Under this width of the page its head has no room for a whole title, in points.
pub const NARROW: f32 = 560.0;
/// Widest text of an article, in points.
const TEXT_WIDTH: f32 = 620.0;

/// Where somebody reads, as it lies on the desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The topic that was read last.
    pub last: Option<String>,
    /// How far down each was read, in points.
    pub down: BTreeMap<String, f32>,
}

/// What the pages keep between frames.
#[derive(Debug, Default)]
pub struct LearnScreen {
    search: String,
    search_wanted: bool,
    /// How many the search found when that was said last.
    said: Option<usize>,
    /// The topics from the first to the one that is open.
    trail: Vec<String>,
    /// The page from which the first was opened.
    from: Option<Page>,
    /// The heading that shall come into view.
    wanted: Option<usize>,
    reading: Reading,
    /// The same as it lies on the desk.
    kept: Reading,
    /// The position of the page that is shown was set.
    placed: Option<String>,
    only_fitting: bool,
    fitting: Kept<NaiveDate, Fitting<'static>>,
    compared: [String; 2],
    calf_face: Option<CalfFace>,
    part: Option<CalfPart>,
    counts: Kept<(), Vec<ZoneCount>>,
    /// The moving picture was stopped.
    pump_stands: bool,
    point_face: Option<Face>,
    press: PressForm,
}

impl LearnScreen {
    /// The pages, with where somebody read before.
    #[must_use]
    pub fn new(reading: Option<Reading>) -> Self {
        let reading = reading.unwrap_or_default();
        Self { kept: reading.clone(), reading, ..Self::default() }
    }

    /// Opens a topic. `from` is the page that is shown now.
    pub fn open(&mut self, id: &str, heading: Option<usize>, from: Page) {
        if from != Page::Topic && from != Page::CompareCauses {
            self.trail.clear();
            self.from = Some(from);
        }
        if self.trail.last().is_none_or(|last| last != id) {
            self.trail.push(id.to_owned());
        }
        self.wanted = heading;
        self.placed = None;
        self.part = None;
        self.reading.last = Some(id.to_owned());
    }

    /// Puts two causes beside each other.
    pub fn compare(&mut self, one: String, other: String) {
        self.compared = [one, other];
    }

    /// Goes back to the topic before. Returns whether there was one.
    pub fn step_back(&mut self) -> bool {
        if self.trail.len() < 2 {
            return false;
        }
        self.trail.pop();
        self.placed = None;
        true
    }

    /// The page from which the first topic was opened.
    #[must_use]
    pub fn came_from(&self) -> Page {
        self.from.unwrap_or(Page::Learn)
    }

    /// Where the arrow leads: the topic before, or the page.
    #[must_use]
    pub fn back_words(&self) -> String {
        let before = self.trail.len().checked_sub(2).and_then(|place| self.trail.get(place));
        before.map_or_else(|| self.came_from().name().to_owned(), |id| title_of(id))
    }

    /// The topic that is open.
    #[must_use]
    pub fn topic(&self) -> Option<&'static Topic> {
        self.trail.last().and_then(|id| content::topic(id))
    }

    /// Puts the keyboard into the search field.
    pub fn search(&mut self) {
        self.search_wanted = true;
    }

    /// Where somebody reads, if another place lies on the desk.
    pub fn to_keep(&mut self) -> Option<&Reading> {
        if self.reading == self.kept {
            return None;
        }
        self.kept = self.reading.clone();
        Some(&self.kept)
    }

    /// How far down the page begins, once, when it is opened.
    pub fn place(&mut self) -> Option<f32> {
        let id = self.trail.last()?;
        if self.placed.as_ref() == Some(id) {
            return None;
        }
        self.placed = Some(id.clone());
        if self.wanted.is_some() { Some(0.0) } else { Some(self.reading.down.get(id).copied().unwrap_or(0.0)) }
    }

    /// Notes how far down the page stands now.
    pub fn stands(&mut self, down: f32) {
        let Some(id) = self.trail.last().filter(|id| self.placed.as_ref() == Some(*id)) else { return };
        if self.reading.down.len() >= KEPT && !self.reading.down.contains_key(id) {
            self.reading.down.pop_first();
        }
        self.reading.down.insert(id.clone(), down.round());
    }

    /// Draws the list of everything.
    pub fn list_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        list::list_ui(self, ui, view);
    }

    /// Draws the topic that is open.
    pub fn topic_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(topic) = self.topic() else {
            text::body_ui(ui, "Choose something to read from the list.");
            return;
        };
        if topic.group == Group::Tradition && !wants_tradition(view) {
            card::card_ui(ui, |ui| {
                text::body_ui(
                    ui,
                    "Traditional Chinese Medicine is hidden. You can show it again at the foot of Learn.",
                );
            });
            return;
        }
        if ui.available_width() < NARROW {
            text::result_ui(ui, &topic.title, fonts::title());
        }
        match topic.kind {
            TopicKind::Article(article) => self.article_ui(ui, view, article),
            TopicKind::Cause(cause) => cause::cause_ui(ui, view, cause),
            TopicKind::Point(point) => self.point_ui(ui, view, point),
            TopicKind::Sources => sources::all_ui(ui, view),
        }
        next_ui(ui, view, topic);
    }

    /// Draws two causes beside each other.
    pub fn compare_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        compare::compare_ui(self, ui, view);
    }
}

/// The title of a topic or page that a link names.
fn title_of(id: &str) -> String {
    match (page_of(id), content::topic(id)) {
        (Some(page), _) => page.name().to_owned(),
        (None, Some(topic)) => topic.title.clone(),
        (None, None) => id.to_owned(),
    }
}

/// The page of the program that a link names.
#[must_use]
pub fn page_of(id: &str) -> Option<Page> {
    match id {
        "page-check" => Some(Page::Check),
        "page-sheet" => Some(Page::Sheet),
        "page-routines" => Some(Page::Routines),
        "page-medicines" => Some(Page::Medicines),
        "page-first-days" => Some(Page::FirstDays),
        "page-history" => Some(Page::History),
        "page-settings" => Some(Page::Settings),
        _ => None,
    }
}

/// Whether the tradition is shown: it is, unless the question about it was answered with no.
fn wants_tradition(view: &View<'_>) -> bool {
    let answer = view.outlook.watch.profile.answer(TRADITION);
    answer.is_none_or(|answer| answer.value != Value::YesNo(false))
}

/// What is hidden from this person: all of the tradition, if that was answered; points that are not for pregnancy, where
/// that was answered.
fn hides(view: &View<'_>) -> impl Fn(&str) -> bool + use<> {
    let all = !wants_tradition(view);
    let carrying = point::carrying(view);
    move |id: &str| {
        content::topic(id).is_some_and(|topic| match topic.kind {
            TopicKind::Point(point) => all || (carrying && point.pregnancy),
            TopicKind::Article(_) | TopicKind::Cause(_) | TopicKind::Sources => all && topic.group == Group::Tradition,
        })
    }
}

/// The next article of the same group.
fn next_ui(ui: &mut Ui, view: &mut View<'_>, topic: &'static Topic) {
    let same = content::topics().iter().filter(|other| other.group == topic.group);
    let Some(next) = same.skip_while(|other| other.id != topic.id).nth(1) else { return };
    let words = format!("Next: {}", next.title);
    if ui.add(Button::secondary(&words).icon(Icon::Forward)).clicked() {
        view.actions.push(Action::Learn(LearnAct::read(&next.id)));
    }
}
