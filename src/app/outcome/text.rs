//! A result as plain text, to print, copy, save, and show in a terminal.

use std::path::Path;

use super::{Outcome, Reason, short};
use crate::app::failure::Failure;
use crate::platform::file;

impl Outcome {
    /// The whole result as text, to print, copy and save.
    #[must_use]
    pub fn text(&self, heading: &str) -> String {
        let mut lines = vec![heading.to_owned(), String::new(), format!("{}: {}", self.first_words, self.title)];
        let list = |lines: &mut Vec<String>, title: &str, items: &[String]| {
            if !items.is_empty() {
                lines.push(String::new());
                lines.push(title.to_owned());
                lines.extend(items.iter().map(|item| format!("- {item}")));
            }
        };
        list(&mut lines, "Ticked", &self.ticked);
        list(&mut lines, "Not sure", &self.not_sure);
        lines.extend(self.say.iter().flat_map(|say| [String::new(), format!("Say: \"{say}\"")]));
        let aid: Vec<String> = self.first_aid.iter().map(|words| (*words).to_owned()).collect();
        list(&mut lines, "Until help is there", &aid);
        list(&mut lines, "What to do", &self.steps);
        lines.extend(self.closing.iter().flat_map(|words| [String::new(), words.clone()]));
        lines.extend(self.safety.iter().flat_map(|words| [String::new(), (*words).to_owned()]));
        let reasons: Vec<String> = self.reasons.iter().map(Reason::line).collect();
        list(&mut lines, "Why: every rule that fired", &reasons);
        let open: Vec<String> = self.open.iter().map(|question| short(*question).to_owned()).collect();
        list(&mut lines, "Questions left open", &open);
        if let Some((title, items)) = &self.not_wait {
            let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
            list(&mut lines, title, &items);
        }
        let contacts: Vec<String> = self.contacts.iter().map(|(what, number)| format!("{what}: {number}")).collect();
        list(&mut lines, "Your numbers", &contacts);
        lines.push(String::new());
        lines.push(format!("Emergency number: {}", self.emergency));
        lines.push("Soleus is a journal, not a doctor. It cannot say what is wrong.".to_owned());
        lines.push(String::new());
        lines.join("\n")
    }
}

impl Reason {
    fn line(&self) -> String {
        let quiet = self
            .checked
            .map_or_else(String::new, |(day, until)| format!(" Checked by a clinician on {day}, quiet until {until}."));
        format!("{} ({}): {}{quiet} Source: {}", self.rule.id, self.rule.tier.name(), self.why, self.sources.join("; "))
    }
}

/// Writes a result, a chart or a sheet into a file that the person chose.
///
/// # Errors
/// In words for people.
pub fn save_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    file::write(path, bytes).map_err(|error| Failure::writing_file(&error, path))
}
