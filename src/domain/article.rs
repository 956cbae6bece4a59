//! What the Learn pages teach. An article is a list of blocks, a block has lines, and a line is words, links, and the
//! numbers of the sources behind the sentence before them.

mod line;
mod search;

use super::vocabulary::vocabulary;

pub use line::{Line, LineError, Span};
pub use search::{Found, Searched, fold, found};

vocabulary! {
    /// Under which heading of the Learn page something stands.
    Group {
        Calf "calf" "The calf",
        Causes "causes" "What can cause it",
        Home "home" "Help at home",
        Doctor "doctor" "Getting help",
        Tradition "tradition" "Traditional Chinese Medicine",
        Soleus "soleus" "How Soleus works",
    }
}

vocabulary! {
    /// A drawing above an article.
    Picture {
        Calf "calf" "The parts of the calf",
        Pump "pump" "The calf as a pump",
        Points "points" "Points on the leg",
    }
}

/// What a line is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// One to four sentences.
    Paragraph,
    /// One of a list.
    Item,
    /// Something to do.
    Do,
    /// Something not to do.
    DoNot,
    /// About the program: no fact about health, so no source.
    Program,
}

/// One part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A line.
    Line(LineKind, Line),
    /// What the tradition says, and beside it what studies say.
    Pair {
        /// On the left.
        tradition: Line,
        /// On the right.
        studies: Line,
    },
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its name in links, such as `night_cramps`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub group: Group,
    /// Its place there.
    pub order: u16,
    /// One line for lists.
    pub summary: String,
    /// Words under which people look for it.
    pub terms: Vec<String>,
    /// The drawing above it.
    pub picture: Option<Picture>,
    /// Whether the label of tradition stands above it.
    pub tradition: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Words that most adults read in a minute, on the slow side.
const WORDS_A_MINUTE: usize = 180;

impl Article {
    /// Every line, in order.
    pub fn lines(&self) -> impl Iterator<Item = (LineKind, &Line)> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Heading(_) => Vec::new(),
            Block::Line(kind, line) => vec![(*kind, line)],
            Block::Pair { tradition, studies } => {
                vec![(LineKind::Paragraph, tradition), (LineKind::Paragraph, studies)]
            }
        })
    }

    /// The numbers of its sources, in the order in which they are named, each once.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        let mut sources: Vec<&str> = Vec::new();
        for (_, line) in self.lines() {
            for id in line.sources() {
                if !sources.contains(&id) {
                    sources.push(id);
                }
            }
        }
        sources
    }

    /// Minutes that it takes to read, at least one.
    #[must_use]
    pub fn minutes(&self) -> usize {
        let words: usize = self.lines().map(|(_, line)| line.plain().split_whitespace().count()).sum();
        words.div_ceil(WORDS_A_MINUTE).max(1)
    }

    /// The article as plain text, to print or to save. Lists keep their marks; sources are numbers in brackets.
    #[must_use]
    pub fn text(&self) -> String {
        let mut rows = vec![format!("{}\n", self.title)];
        for block in &self.blocks {
            match block {
                Block::Heading(words) => rows.push(format!("\n{words}\n")),
                Block::Line(kind, line) => {
                    let mark = match kind {
                        LineKind::Paragraph | LineKind::Program => "\n",
                        LineKind::Item => "- ",
                        LineKind::Do => "Do: ",
                        LineKind::DoNot => "Do not: ",
                    };
                    rows.push(format!("{mark}{}\n", line.cited()));
                }
                Block::Pair { tradition, studies } => {
                    rows.push(format!("\nThe tradition says: {}\n", tradition.cited()));
                    rows.push(format!("What studies say: {}\n", studies.cited()));
                }
            }
        }
        rows.concat()
    }
}
