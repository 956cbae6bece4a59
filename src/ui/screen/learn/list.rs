//! The list of everything that can be read, with search over all of it.

use egui::Ui;

use super::{LearnScreen, TRADITION, hides, wants_tradition};
use crate::app::command::Command;
use crate::content::{self, Hit, Topic, TopicKind};
use crate::domain::article::{Block, Group};
use crate::domain::profile::{ProfileAnswer, Value};
use crate::domain::sentence;
use crate::ui::action::{Action, Page};
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, check, row, text};

/// Results that are shown at most.
const SHOWN: usize = 30;

pub(super) fn list_ui(screen: &mut LearnScreen, ui: &mut Ui, view: &mut View<'_>) {
    let field = Field::search("Search in everything to read", &mut screen.search).show_ui(ui);
    if std::mem::take(&mut screen.search_wanted) {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if !screen.search.trim().is_empty() {
        results_ui(screen, ui, view, entered);
        return;
    }
    screen.said = None;
    if let Some(last) = screen.reading.last.as_deref().and_then(content::topic).filter(|topic| !hides(view)(&topic.id))
    {
        let words = format!("Read on: {}", last.title);
        if ui.add(Button::quiet(&words).icon(Icon::Forward)).clicked() {
            view.actions.push(Action::Learn(LearnAct::read(&last.id)));
        }
    }
    for group in Group::ALL {
        if *group == Group::Tradition && !wants_tradition(view) {
            continue;
        }
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, group.name());
            match group {
                Group::Causes => screen.causes_ui(ui, view),
                Group::Tradition => tradition_ui(ui, view),
                _ => group_ui(ui, view, *group),
            }
        });
    }
    let mut wanted = wants_tradition(view);
    let words = "Pages of Traditional Chinese Medicine; without them nothing of it is shown anywhere";
    if check::check_ui(ui, &mut wanted, "Show the tradition", Some(words)).clicked() {
        let answer = ProfileAnswer { field: TRADITION.to_owned(), value: Value::YesNo(wanted), at: view.now.moment };
        view.actions.push(Action::Run(Command::Answer(vec![(TRADITION.to_owned(), Some(answer))])));
    }
}

fn group_ui(ui: &mut Ui, view: &mut View<'_>, group: Group) {
    for topic in content::topics().iter().filter(|topic| topic.group == group) {
        row_ui(ui, view, topic, None);
    }
    if group == Group::Soleus {
        let words = "All rules of the warning-sign check";
        if ui.add(Button::quiet(words).icon(Icon::Forward)).clicked() {
            view.actions.push(Action::Go(Page::Rules));
        }
    }
}

fn tradition_ui(ui: &mut Ui, view: &mut View<'_>) {
    super::point::label_ui(ui);
    let articles = |topic: &&Topic| topic.group == Group::Tradition && matches!(topic.kind, TopicKind::Article(_));
    for topic in content::topics().iter().filter(articles) {
        row_ui(ui, view, topic, None);
    }
}

/// One topic of a list: its title and a line about it, pressed as one.
pub(super) fn row_ui(ui: &mut Ui, view: &mut View<'_>, topic: &'static Topic, heading: Option<usize>) {
    let minutes = match topic.kind {
        TopicKind::Article(article) => format!(" · {} min", article.minutes()),
        TopicKind::Cause(_) | TopicKind::Point(_) | TopicKind::Sources => String::new(),
    };
    let under = heading.and_then(|place| heading_of(topic, place)).unwrap_or(&topic.summary);
    let under = format!("{under}{minutes}");
    if ui.push_id((&topic.id, heading), |ui| row::row_ui(ui, &topic.title, &under)).inner.clicked() {
        view.actions.push(Action::Learn(LearnAct::Read(topic.id.clone(), heading)));
    }
}

fn heading_of(topic: &'static Topic, place: usize) -> Option<&'static str> {
    let TopicKind::Article(article) = topic.kind else { return None };
    let headings = article.blocks.iter().filter_map(|block| match block {
        Block::Heading(words) => Some(words.as_str()),
        Block::Line(..) | Block::Pair { .. } => None,
    });
    headings.into_iter().nth(place)
}

fn results_ui(screen: &mut LearnScreen, ui: &mut Ui, view: &mut View<'_>, entered: bool) {
    let hidden = hides(view);
    let hits: Vec<Hit> = content::search(&screen.search).into_iter().filter(|hit| !hidden(&hit.topic.id)).collect();
    let count = sentence::count(hits.len(), "result", "results");
    text::small_ui(ui, &count);
    if screen.said.replace(hits.len()) != Some(hits.len()) {
        view.actions.push(Action::Say(count));
    }
    if hits.is_empty() {
        card::card_ui(ui, |ui| {
            text::body_ui(ui, "Nothing has these words. Try one word, or another one.");
            text::body_ui(ui, "If you are worried about your leg, check the warning signs.");
            check_button_ui(ui, view);
        });
        return;
    }
    if entered && let Some(hit) = hits.first() {
        view.actions.push(Action::Learn(LearnAct::Read(hit.topic.id.clone(), hit.heading)));
    }
    card::card_ui(ui, |ui| {
        for hit in hits.iter().take(SHOWN) {
            row_ui(ui, view, hit.topic, hit.heading);
        }
        if hits.len() > SHOWN {
            text::small_ui(ui, "There are more. Another word makes the list shorter.");
        }
    });
    // Whoever looks for "chest pain" or "blood clot" may need it more than an article.
    check_button_ui(ui, view);
}

fn check_button_ui(ui: &mut Ui, view: &mut View<'_>) {
    if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning)).clicked() {
        view.actions.push(Action::Go(Page::Check));
    }
}
