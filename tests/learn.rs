//! What is taught: every fact has its source, every link leads somewhere, everybody can read it, and everything that the
//! clinic page says is there, corrected where it has to be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;
use soleus::content::{self, OWN_MARKS, TopicKind};
use soleus::domain::article::{Article, Block, Group, LineKind};
use soleus::domain::point::Press;

/// Pages of the program that a text may lead to.
const PAGES: [&str; 7] =
    ["page-check", "page-sheet", "page-routines", "page-medicines", "page-first-days", "page-history", "page-settings"];

/// A text and what it is called.
fn texts() -> Vec<(String, String)> {
    content::topics()
        .iter()
        .filter_map(|topic| {
            let text = match topic.kind {
                TopicKind::Article(article) => {
                    let headings = article.blocks.iter().filter_map(|block| match block {
                        Block::Heading(words) => Some(words.clone()),
                        Block::Line(..) | Block::Pair { .. } => None,
                    });
                    let mut rows = vec![article.title.clone(), article.summary.clone()];
                    rows.extend(headings);
                    rows.extend(article.lines().map(|(_, line)| line.plain()));
                    rows.join("\n")
                }
                TopicKind::Cause(cause) => {
                    let seen = cause.seen.clone().unwrap_or_default();
                    let lines: Vec<&str> = cause.lines().into_iter().map(|(_, words)| words).collect();
                    format!("{}\n{}\n{seen}\n", cause.name, lines.join("\n"))
                }
                TopicKind::Point(point) => {
                    format!("{}\n{}\n{}\n{}\n", point.title(), point.place, point.uses, point.care)
                }
                TopicKind::Sources => return None,
            };
            Some((topic.id.clone(), text))
        })
        .collect()
}

#[test]
fn every_fact_names_its_source() {
    let mut bare = Vec::new();
    for article in content::articles() {
        for (kind, line) in article.lines().filter(|(kind, _)| *kind != LineKind::Program) {
            let sentences = line.sentences();
            assert!(!sentences.is_empty(), "{}: an empty {kind:?}", article.id);
            bare.extend(sentences.into_iter().filter(|(_, sourced)| !sourced).map(|(words, _)| (&article.id, words)));
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
    for point in content::points() {
        assert!(!point.sources.is_empty(), "{}", point.code);
    }
}

#[test]
fn a_number_behind_a_sentence_leads_to_a_source() {
    let own: Vec<&str> = OWN_MARKS.iter().map(|(mark, _)| *mark).collect();
    for article in content::articles() {
        for id in article.sources() {
            assert!(own.contains(&id) || content::source(id).is_some(), "{}: [{id}]", article.id);
        }
    }
    for id in content::points().iter().flat_map(|point| &point.sources) {
        assert!(content::source(id).is_some(), "[{id}]");
    }
}

#[test]
fn no_source_is_listed_that_nothing_was_read_in() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for article in content::articles() {
        used.extend(article.sources().into_iter().map(str::to_owned));
    }
    // Rules, questions, exercises, limits and the rest name theirs in lists of TOML.
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/content")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|end| end != "toml") || path.ends_with("sources.toml") {
            continue;
        }
        let table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        named(&toml::Value::Table(table), &mut used);
    }
    let idle: Vec<&str> =
        content::sources().iter().map(|source| source.id.as_str()).filter(|id| !used.contains(*id)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

/// Every list under the key "sources", however deep, and every single "source".
fn named(value: &toml::Value, used: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                match inner {
                    toml::Value::Array(ids) if key == "sources" => {
                        used.extend(ids.iter().filter_map(|id| id.as_str().map(str::to_owned)));
                    }
                    toml::Value::String(id) if key == "source" => {
                        used.insert(id.clone());
                    }
                    _ => named(inner, used),
                }
            }
        }
        toml::Value::Array(list) => list.iter().for_each(|inner| named(inner, used)),
        _ => {}
    }
}

#[test]
fn no_link_leads_nowhere() {
    for article in content::articles() {
        for to in article.lines().flat_map(|(_, line)| line.links()) {
            assert!(PAGES.contains(&to) || content::topic(to).is_some(), "{} leads to {to}", article.id);
        }
    }
}

#[test]
fn every_letter_of_every_text_can_be_drawn() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/");
    let names =
        ["AtkinsonHyperlegibleNext-latin.ttf", "AtkinsonHyperlegibleNext-latin-ext.ttf", "NotoSansSC-subset.otf"];
    let files: Vec<Vec<u8>> = names.iter().map(|name| fs::read(format!("{folder}{name}")).unwrap()).collect();
    let fonts: Vec<skrifa::FontRef<'_>> = files.iter().map(|file| skrifa::FontRef::new(file).unwrap()).collect();
    let missing: BTreeSet<(String, char)> = texts()
        .into_iter()
        .flat_map(|(id, text)| text.chars().map(|letter| (id.clone(), letter)).collect::<Vec<_>>())
        .filter(|(_, letter)| {
            use skrifa::MetadataProvider as _;
            !letter.is_control() && !fonts.iter().any(|font| font.charmap().map(*letter).is_some())
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The Flesch-Kincaid grade: years of school that a text asks for.
fn grade(text: &str) -> f64 {
    let sentences = text.split(['.', '?', ':', ';', '\n']).filter(|part| part.split_whitespace().count() > 1).count();
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    #[allow(clippy::cast_precision_loss, reason = "some thousand words")]
    let (sentences, count, syllables) = (sentences.max(1) as f64, words.len() as f64, syllables as f64);
    0.39 * count / sentences + 11.8 * syllables / count - 15.59
}

fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let vowel = |letter: char| "aeiouy".contains(letter);
    let mut count = 0;
    let mut last = false;
    for letter in &letters {
        count += usize::from(vowel(*letter) && !last);
        last = vowel(*letter);
    }
    if letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']) && count > 1 {
        count -= 1;
    }
    count.max(1)
}

#[test]
fn nobody_needs_more_than_nine_years_of_school_to_read_it() {
    for article in content::articles() {
        let text: Vec<String> = article.lines().map(|(_, line)| line.plain()).collect();
        let grade = grade(&text.join("\n"));
        assert!(grade <= 9.0, "{} has grade {grade:.1}", article.id);
    }
    let hard =
        "Gastrocnemius musculotendinous pathophysiology necessitates individualised multidisciplinary evaluation.";
    assert!(grade(hard) > 9.0, "the measure sees a hard sentence");
}

#[test]
fn nothing_sounds_like_a_diagnosis_or_a_promise() {
    for (id, text) in texts() {
        let text = text.to_lowercase();
        for words in ["you have", "diagnosis:", "cure", "please", "!"] {
            assert!(!text.contains(words), "{id} says {words:?}");
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statements {
    statement: Vec<Statement>,
}

/// One statement of the clinic page, and what became of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    page: String,
    how: String,
    #[serde(default)]
    article: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    why: String,
}

#[test]
fn every_statement_of_the_clinic_page_is_carried_or_corrected() {
    let texts = texts();
    let mut carried = 0;
    for list in [include_str!("clinic/body.toml"), include_str!("clinic/tradition.toml")] {
        let list: Statements = toml::from_str(list).unwrap();
        for Statement { page, how, article, words, why } in list.statement {
            if how == "left out" {
                assert!(why.split_whitespace().count() >= 3, "{page}: why?");
                continue;
            }
            assert!(["carries", "corrects"].contains(&how.as_str()), "{page}: {how}");
            assert!(words.split_whitespace().count() >= 2, "{page}");
            let (_, text) = texts.iter().find(|(id, _)| *id == article).unwrap_or_else(|| panic!("{page}: {article}"));
            assert!(plain(text).contains(&plain(&words)), "{page}: {article} does not say {words:?}");
            carried += 1;
        }
    }
    assert!(carried >= 60, "{carried}");
}

/// Without line ends and spaces that do not break.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_18_points_stand_as_the_table_has_them() {
    let codes: Vec<&str> = content::points().iter().map(|point| point.code.as_str()).collect();
    let table = "BL40 BL55 BL56 BL57 BL58 BL59 BL60 KI3 KI7 KI9 SP6 SP9 GB34 GB39 ST36 ST40 LR5 LR3";
    assert_eq!(codes, table.split(' ').collect::<Vec<_>>());
    let never: Vec<&str> =
        content::points().iter().filter(|point| point.press == Press::No).map(|point| point.code.as_str()).collect();
    assert_eq!(never, ["BL40"]);
    let pregnancy: Vec<&str> =
        content::points().iter().filter(|point| point.pregnancy).map(|point| point.code.as_str()).collect();
    assert_eq!(pregnancy, ["BL60", "SP6"]);
    for point in content::points() {
        assert_eq!(point.evidence, "Tradition only", "{}", point.code);
        assert!(point.uses.to_lowercase().starts_with("tradition"), "{}: whose claim is it?", point.code);
        for disease in ["diabetes", "blood pressure", "asthma", "cancer"] {
            assert!(!point.uses.to_lowercase().contains(disease), "{} and {disease}", point.code);
        }
    }
    for press in content::presses() {
        assert!(press.id != "PT-BL40", "the artery behind the knee is not pressed");
    }
}

#[test]
fn search_finds_each_article_by_any_of_its_terms() {
    for article in content::articles() {
        for term in article.terms.iter().chain([&article.title]) {
            let found = content::search(term);
            assert!(found.iter().any(|hit| hit.topic.id == article.id), "{term:?} does not find {}", article.id);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayFile {
    lay: Vec<Lay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lay {
    words: Vec<String>,
    ids: Vec<String>,
}

#[test]
fn search_answers_the_words_that_people_type() {
    let list: LayFile = toml::from_str(include_str!("../assets/content/lay_words.toml")).unwrap();
    assert!(list.lay.len() >= 45);
    for Lay { words, ids } in list.lay {
        for id in &ids {
            assert!(PAGES.contains(&id.as_str()) || content::topic(id).is_some(), "{words:?} leads to {id}");
        }
        for word in &words {
            let found = content::search(word);
            let best: Vec<&str> = found.iter().map(|hit| hit.topic.id.as_str()).collect();
            // Pages of the program are reached from the texts.
            let first = ids.iter().find(|id| content::topic(id).is_some()).unwrap();
            assert!(best.iter().take(4).any(|id| id == first), "{word:?} finds {best:?}, not {first}");
        }
    }
    for (words, id) in [("charley horse", "night_cramps"), ("pulled muscle", "cause-strain_1")] {
        assert_eq!(content::search(words)[0].topic.id, id, "{words}");
    }
    let clot: Vec<&str> = content::search("blood clot").iter().map(|hit| hit.topic.id.as_str()).collect();
    assert!(clot.iter().take(2).any(|id| *id == "cause-clot"), "{clot:?}");
    assert!(content::search("fuliu").iter().any(|hit| hit.topic.id == "point-ki7"), "tone marks are not typed");
    assert!(content::search("承山").iter().any(|hit| hit.topic.id == "point-bl57"));
    assert!(content::search("   ").is_empty());
}

#[test]
fn the_questions_people_ask_are_answered_short_and_lead_on() {
    let article: &Article = content::articles().iter().find(|article| article.id == "questions").unwrap();
    let mut asked = 0;
    let mut blocks = article.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let Block::Heading(question) = block else { continue };
        assert!(question.ends_with('?'), "{question}");
        asked += 1;
        let mut words = 0;
        let mut links = 0;
        while let Some(Block::Line(_, line)) = blocks.next_if(|block| !matches!(block, Block::Heading(_))) {
            words += line.plain().split_whitespace().count();
            links += line.links().count();
        }
        assert!((5..=70).contains(&words), "{question}: {words} words");
        assert!(links > 0, "{question} leads nowhere");
    }
    assert!(asked >= 25, "{asked}");
}

#[test]
fn whatever_is_of_the_tradition_is_marked_so() {
    for topic in content::topics() {
        let TopicKind::Article(article) = topic.kind else { continue };
        let pairs = article.blocks.iter().any(|block| matches!(block, Block::Pair { .. }));
        assert!(!pairs || article.tradition, "{} shows the tradition without its label", topic.id);
        assert!(topic.group != Group::Tradition || article.tradition, "{}", topic.id);
    }
}
