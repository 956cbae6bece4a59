//! What the terminal shows of a question: a line in a list, and everything behind `?`.

use crate::app::outcome::short;
use crate::content;
use crate::domain::check::{Flag, Question, Risk};
use crate::domain::sentence::lower_first;

/// "Short of breath: Are you short of breath in a new way, …?"
pub(super) fn row(question: Question) -> String {
    match question {
        Question::Risk(risk) => format!("{}: {}", risk.name(), content::fact_words(risk)),
        Question::Sign(_) | Question::Flag(_) => {
            let ask = content::question_text(question).map_or("", |text| text.ask.as_str());
            format!("{}: {ask}", short(question))
        }
    }
}

/// The rows of a list.
pub(super) fn rows(questions: &[Question]) -> String {
    questions.iter().map(|question| format!("  - {}", row(*question))).collect::<Vec<_>>().join("\n")
}

/// The names of a list in one line.
pub(super) fn names(questions: &[Question]) -> String {
    questions.iter().map(|question| lower_first(short(*question))).collect::<Vec<_>>().join("; ")
}

/// The whole question: its time, what does not count, darker skin, and where it is from.
pub(super) fn whole(question: Question) -> String {
    let mut lines = vec![row(question)];
    if let Some(text) = content::question_text(question) {
        if !text.own_frame {
            lines.push(content::question_frame().to_owned());
        }
        lines.extend(text.not_counted.iter().map(|words| format!("Does not count: {}", lower_first(words))));
        lines.extend(text.darker_skin.iter().cloned());
        let sources = content::source_lines(&text.sources, text.basis);
        lines.extend(sources.into_iter().map(|line| format!("Source: {line}")));
    }
    lines.join("\n  ")
}

/// The whole questions of a list.
pub(super) fn wholes(questions: &[Question]) -> String {
    questions.iter().map(|question| whole(*question)).collect::<Vec<_>>().join("\n")
}

/// The same questions by another name.
pub(super) fn of_flags(flags: &[Flag]) -> Vec<Question> {
    flags.iter().copied().map(Question::Flag).collect()
}

/// The same questions by another name.
pub(super) fn of_risks(risks: &[Risk]) -> Vec<Question> {
    risks.iter().copied().map(Question::Risk).collect()
}
