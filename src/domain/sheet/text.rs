//! The sheet as plain text, to copy, and for people who listen to it.

use super::words::{SheetWords, TableWords};

impl SheetWords {
    /// Everything that the pages say, top to bottom.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        lines.extend((!self.name.is_empty()).then(|| self.name.clone()));
        lines.extend([format!("{}. {}.", self.period, self.coverage), self.kept.to_owned()]);
        if let Some(signs) = &self.signs {
            lines.extend([String::new(), format!("{}: {}", signs.table.title, signs.line)]);
            table(&mut lines, &signs.table);
        }
        lines.push(String::new());
        lines.extend(self.numbers.iter().map(|number| {
            let below = if number.below.is_empty() { String::new() } else { format!(" ({})", number.below) };
            format!("{}: {}{below}", number.name, number.value)
        }));
        if let Some(chart) = &self.chart {
            lines.extend([String::new(), chart.alt.clone()]);
        }
        for part in &self.tables {
            lines.extend([String::new(), part.title.clone()]);
            table(&mut lines, part);
        }
        if !self.questions.is_empty() {
            lines.extend([String::new(), "My questions".to_owned()]);
            lines.extend(self.questions.iter().cloned());
        }
        if !self.notes.is_empty() {
            lines.extend([String::new(), "My notes".to_owned()]);
            lines.extend(self.notes.iter().map(|(when, note)| format!("{when}: {}", note.join("\n  "))));
        }
        if let Some(entries) = &self.entries {
            lines.extend([String::new(), entries.title.clone()]);
            table(&mut lines, entries);
        }
        lines.push(String::new());
        lines.extend(self.foot.iter().cloned());
        // What only helps a page to break its lines is no letter of the text.
        lines.join("\n").replace('\u{200b}', "")
    }
}

/// A row in a line: "Ice: times 12, pain before → after 6 → 4, n 9".
fn table(lines: &mut Vec<String>, table: &TableWords) {
    for row in &table.rows {
        let mut cells = row.iter().zip(&table.head);
        let Some((name, _)) = cells.next() else { continue };
        let rest: Vec<String> = cells
            .filter(|(cell, _)| !cell.is_empty())
            .map(|(cell, head)| format!("{} {cell}", crate::domain::sentence::lower_first(head)))
            .collect();
        lines.push(format!("- {name}: {}", rest.join(", ")));
    }
    lines.extend(table.notes.iter().cloned());
}
