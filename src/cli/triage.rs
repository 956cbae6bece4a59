//! `soleus triage`: the warning-sign rules over a file of cases, and the table itself. No journal is touched.

use std::io::Write;

use super::Trouble;
use super::arguments::Triage;
use crate::app::cases::read_case_file;
use crate::content;
use crate::domain::draft::clean_line;
use crate::domain::triage::{RULES, Rule};
use crate::exchange::cases::{Case, CaseResults, rules_json};

pub(super) fn triage(typed: &Triage, out: &mut dyn Write) -> Result<(), Trouble> {
    let Triage { file, rules: _, json } = typed;
    let Some(file) = file else { return rules(*json, out) };
    let cases = read_case_file(file)?;
    let results = cases.iter().map(Case::result).collect();
    if *json {
        serde_json::to_writer(&mut *out, &CaseResults { results }).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    if cases.is_empty() {
        return Err(Trouble::Empty("There are no cases in this file.".to_owned()));
    }
    for result in results {
        let open = if result.open.is_empty() { String::new() } else { format!("  open: {}", result.open.join(", ")) };
        // A file from elsewhere could hold signs that a terminal obeys.
        writeln!(out, "{}  {}  {}{open}", clean_line(&result.id), result.tier, result.rules.join(" "))?;
    }
    Ok(())
}

fn rules(json: bool, out: &mut dyn Write) -> Result<(), Trouble> {
    if json {
        serde_json::to_writer(&mut *out, &rules_json()).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    for Rule { id, tier, conservative, .. } in RULES {
        let Some(text) = content::rule_text(id) else { continue };
        let careful = if *conservative { " (conservative)" } else { "" };
        writeln!(out, "{id}  {}{careful}", tier.id())?;
        writeln!(out, "  When: {}", text.when)?;
        writeln!(out, "  Why: {}", text.why)?;
        let sources = match (text.basis, text.sources.is_empty()) {
            (content::Basis::Read, _) => text.sources.join(", "),
            (content::Basis::Own, true) => "our own choice".to_owned(),
            (content::Basis::Own, false) => format!("{}; the threshold is our own", text.sources.join(", ")),
            (content::Basis::Unread, true) => "common practice, no source read".to_owned(),
            (content::Basis::Unread, false) => format!("{}, not read at the source", text.sources.join(", ")),
        };
        writeln!(out, "  Sources: {sources}")?;
    }
    Ok(())
}
