//! Everything that can be read, under one kind of id: articles, causes, points, and the bibliography; with the search
//! over all of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::articles::articles;
use super::causes::causes;
use super::points::points;
use super::sources::{Source, sources};
use crate::domain::article::{Article, Block, Found, Group, Searched, fold, found};
use crate::domain::pattern::Cause;
use crate::domain::point::Point;

/// The id of the bibliography.
pub const SOURCES: &str = "sources";
/// How many letters of a lay word lead to it before it is typed to its end.
const ENOUGH_LETTERS: usize = 3;

/// What a topic is.
#[derive(Clone, Copy, Debug)]
pub enum TopicKind {
    /// An article.
    Article(&'static Article),
    /// A cause of the table.
    Cause(&'static Cause),
    /// A point of the tradition.
    Point(&'static Point),
    /// The bibliography.
    Sources,
}

/// One thing to read.
#[derive(Debug)]
pub struct Topic {
    /// Its name in links.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub group: Group,
    /// One line for lists.
    pub summary: String,
    /// What it is.
    pub kind: TopicKind,
    searched: Searched,
}

/// A topic that was found.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Which.
    pub topic: &'static Topic,
    /// The heading inside it, counted from 0, where the words stand.
    pub heading: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayFile {
    lay: Vec<Lay>,
}

/// Words that people type, and what answers them, the best answer first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lay {
    words: Vec<String>,
    ids: Vec<String>,
}

static LAY: LazyLock<Vec<Lay>> = LazyLock::new(|| {
    let file: Result<LayFile, _> = toml::from_str(include_str!("../../assets/content/lay_words.toml"));
    let mut rows = file.map(|file| file.lay).unwrap_or_default();
    for row in &mut rows {
        row.words = row.words.iter().map(|words| fold(words)).collect();
    }
    rows
});

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    let mut topics: Vec<Topic> = articles().iter().map(of_article).collect();
    topics.extend(causes().iter().map(of_cause));
    topics.extend(points().iter().map(of_point));
    topics.push(of_sources());
    topics.sort_by_key(|topic| topic.group);
    topics
});

static BY_ID: LazyLock<HashMap<&'static str, &'static Topic>> =
    LazyLock::new(|| topics().iter().map(|topic| (topic.id.as_str(), topic)).collect());

/// Everything that can be read, by group.
#[must_use]
pub fn topics() -> &'static [Topic] {
    &TOPICS
}

/// The topic with this id.
#[must_use]
pub fn topic(id: &str) -> Option<&'static Topic> {
    BY_ID.get(id).copied()
}

/// The id of the page about a cause.
#[must_use]
pub fn cause_topic(cause: &str) -> String {
    format!("cause-{cause}")
}

/// What has these words, the best first: what people mean by them, then titles, headings and texts.
#[must_use]
pub fn search(words: &str) -> Vec<Hit> {
    let wanted = fold(words);
    let mut hits: Vec<Hit> = Vec::new();
    let mut add = |hit: Hit| {
        if !hits.iter().any(|have| have.topic.id == hit.topic.id) {
            hits.push(hit);
        }
    };
    let mut others: Vec<(Found, Hit)> = topics()
        .iter()
        .filter_map(|topic| {
            let found = found(&topic.searched, &wanted)?;
            let heading = if let Found::Headed(place) = found { Some(place) } else { None };
            Some((found, Hit { topic, heading }))
        })
        .collect();
    // What has the name itself is what is about it: the page of a point before the list of all points.
    others.sort_by_key(|(found, hit)| (*found, matches!(hit.topic.kind, TopicKind::Article(_))));
    let meant = |rows: Vec<&'static Lay>| rows.into_iter().flat_map(|row| &row.ids).filter_map(|id| topic(id));
    let (named, within): (Vec<_>, Vec<_>) = others.into_iter().partition(|(found, _)| *found <= Found::Termed);
    meant(lay(|words| words == wanted)).for_each(|topic| add(Hit { topic, heading: None }));
    for (_, hit) in named {
        add(hit);
    }
    if wanted.len() >= ENOUGH_LETTERS {
        meant(lay(|words| words.starts_with(&wanted))).for_each(|topic| add(Hit { topic, heading: None }));
    }
    for (_, hit) in within {
        add(hit);
    }
    hits
}

/// The rows of which some words fit.
fn lay(fits: impl Fn(&str) -> bool) -> Vec<&'static Lay> {
    LAY.iter().filter(|row| row.words.iter().any(|words| fits(words))).collect()
}

fn of_article(article: &'static Article) -> Topic {
    let headings = article.blocks.iter().filter_map(|block| match block {
        Block::Heading(words) => Some(words.as_str()),
        Block::Line(..) | Block::Pair { .. } => None,
    });
    let body: Vec<String> = article.lines().map(|(_, line)| line.plain()).collect();
    let body = format!("{} {}", article.summary, body.join(" "));
    Topic {
        id: article.id.clone(),
        title: article.title.clone(),
        group: article.group,
        summary: article.summary.clone(),
        searched: Searched::of(&article.title, &article.terms, headings, &body),
        kind: TopicKind::Article(article),
    }
}

fn of_cause(cause: &'static Cause) -> Topic {
    let lines: Vec<&str> = cause.lines().into_iter().map(|(_, words)| words).collect();
    Topic {
        id: cause_topic(&cause.id),
        title: cause.name.clone(),
        group: Group::Causes,
        summary: cause.feels.clone(),
        searched: Searched::of(&cause.name, &[], std::iter::empty(), &lines.join(" ")),
        kind: TopicKind::Cause(cause),
    }
}

fn of_point(point: &'static Point) -> Topic {
    let terms = [point.code.clone(), point.pinyin.clone(), point.name.clone(), point.traditional.clone()];
    let body = format!("{} {} {} {}", point.simplified, point.place, point.uses, point.care);
    Topic {
        id: point.topic(),
        title: point.title(),
        group: Group::Tradition,
        summary: point.place.clone(),
        searched: Searched::of(&point.title(), &terms, std::iter::empty(), &body),
        kind: TopicKind::Point(point),
    }
}

fn of_sources() -> Topic {
    let body: Vec<String> = sources().iter().map(Source::line).collect();
    let terms = ["bibliography", "references", "where is this from"].map(str::to_owned);
    Topic {
        id: SOURCES.to_owned(),
        title: "Sources".to_owned(),
        group: Group::Soleus,
        summary: "Every page, paper and leaflet behind what Soleus says.".to_owned(),
        searched: Searched::of("Sources", &terms, std::iter::empty(), &body.join(" ")),
        kind: TopicKind::Sources,
    }
}
