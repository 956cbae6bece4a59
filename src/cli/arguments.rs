//! The command line as clap reads it. Values stay text here: the words about a wrong one are the same as in the window.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::start::Start;

/// A private journal for people who recover from calf pain at home. Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "soleus", version)]
pub(super) struct Arguments {
    /// The journal file, instead of the one in your data folder
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) journal: Option<PathBuf>,
    /// A file whose first line is the passphrase of the journal, instead of asking for it here
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) start: Start,
    #[command(subcommand)]
    pub(super) what: Option<What>,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Save one entry of pain
    Log(Log),
    /// Show entries, newest first
    List(List),
    /// Take back the newest step
    Undo,
    /// Do again what was undone last
    Redo,
    /// Show every step, newest first
    History(History),
    /// Answer the warning-sign questions here, save the check and see the result
    Check(Check),
    /// Log a medicine; says what there is to know before it saves
    Dose(Dose),
    /// Write everything, or the entries as a table, into a file
    Export(Export),
    /// Take in a file of another program, or one that Soleus exported
    Import(Import),
    /// Bring in another journal file: what is new or newer there
    Merge(Merge),
    /// Make a backup, and check it
    Backup(Backup),
    /// Show the backups, newest first
    Backups(Backups),
    /// Put a backup in the place of the journal: says first what would change, and backs up what is there
    Restore(Restore),
    /// Save every entry that can be read out of a damaged journal into a new one; the damaged one is left as it is
    Salvage(Salvage),
    /// Check the journal: the file, every record, the search and the history
    Verify(Verify),
    /// Run the warning-sign rules over a file of cases, without any journal
    Triage(Triage),
    /// Set, change or remove the passphrase of the journal
    Passphrase(Passphrase),
    /// Make the doctor's sheet as a PDF
    Report(Report),
    /// Open the window on a sample journal that is not kept
    Demo,
}

#[derive(Debug, Args)]
pub(super) struct Passphrase {
    #[command(subcommand)]
    pub(super) change: PassphraseChange,
}

#[derive(Debug, Subcommand)]
pub(super) enum PassphraseChange {
    /// Lock a journal that has none; if it is forgotten, nobody can open the journal
    Set(NewPassphrase),
    /// Another passphrase in place of the present one
    Change(NewPassphrase),
    /// Unlock the journal for good
    Remove,
}

#[derive(Debug, Args)]
pub(super) struct NewPassphrase {
    /// A file whose first line is the new passphrase, instead of asking for it here
    #[arg(long, value_name = "FILE")]
    pub(super) new_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Log {
    /// The worst pain, from 0 (no pain) to 10 (worst you can imagine)
    #[arg(value_name = "NRS", allow_negative_numbers = true)]
    pub(super) score: String,
    /// left, right or both; the side of the entry written last if not given
    #[arg(long, value_name = "SIDE")]
    pub(super) side: Option<String>,
    /// When it began: now, -15min, 14:32, "last night", "2026-11-22 14:32", or a day
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(super) at: Option<String>,
    /// How many minutes it lasted; without --at it ended now
    #[arg(long, value_name = "MIN", allow_negative_numbers = true)]
    pub(super) lasted: Option<String>,
    /// What it felt like, such as cramp or tight; can be given again
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',')]
    pub(super) kinds: Vec<String>,
    /// Where it hurt, such as `soleus` or `achilles_mid`; can be given again
    #[arg(long = "zone", value_name = "ZONE", value_delimiter = ',')]
    pub(super) zones: Vec<String>,
    /// What set it off, such as `stairs` or `in_bed`; can be given again
    #[arg(long = "trigger", value_name = "TRIGGER", value_delimiter = ',')]
    pub(super) triggers: Vec<String>,
    /// It woke you from sleep
    #[arg(long)]
    pub(super) woke: bool,
    /// Your own words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) notes: Option<String>,
    /// Print the entry as JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Dose {
    /// The medicine, by its name on your list, or an ingredient such as ibuprofen
    #[arg(value_name = "PRODUCT")]
    pub(super) product: String,
    /// How many mg; one tablet, ml or time on the skin if not given
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) mg: Option<String>,
    /// When: now, -15min, 14:32, or "2026-11-22 14:32"
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(super) at: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// First day, such as 2026-11-22, "22 Nov" or yesterday
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<String>,
    /// Last day
    #[arg(long, value_name = "DAY")]
    pub(super) to: Option<String>,
    /// Only entries for just this side: left, right or both
    #[arg(long, value_name = "SIDE")]
    pub(super) side: Option<String>,
    /// Only entries with all these words, or words that begin so
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) search: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The PDF file to write
    #[arg(long, value_name = "FILE.pdf")]
    pub(super) out: PathBuf,
    /// First day, such as 2026-11-22, "22 Nov" or yesterday; the day on which the present pain began if not given
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<String>,
    /// Last day; today if not given
    #[arg(long, value_name = "DAY")]
    pub(super) to: Option<String>,
    /// a4 or letter
    #[arg(long, value_name = "PAPER", default_value = "a4")]
    pub(super) paper: String,
    /// What else to put in: notes, entries
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    pub(super) with: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct History {
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Print the saved check as JSON; the questions go to standard error
    #[arg(long)]
    pub(super) json: bool,
    /// The answers as JSON, when they are handed to the window that has the journal open
    #[arg(long, value_name = "ANSWERS", hide = true)]
    pub(super) paper: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The file; one that is there is replaced
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// json is everything, csv is the entries; by the ending of the file if not given, else json
    #[arg(long, value_name = "json|csv")]
    pub(super) format: Option<String>,
    /// Begin the CSV with the mark by which Excel knows UTF-8
    #[arg(long)]
    pub(super) bom: bool,
}

#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The other journal; it is only read
    #[arg(value_name = "OTHER.db")]
    pub(super) other: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// Another file than one in the folder of the backups; there must be none of that name
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup; it is only read
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Salvage {
    /// The new journal; there must be no file of that name
    #[arg(value_name = "NEW.db")]
    pub(super) new: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Backups {
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Mend what can be mended without losing anything
    #[arg(long)]
    pub(super) mend: bool,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Clone, Debug, Args)]
pub(super) struct Import {
    /// The file: CSV, JSON or zip, as the other program exported it
    #[arg(value_name = "FILE", required_unless_present = "formats")]
    pub(super) file: Option<PathBuf>,
    /// Whose file it is, by its name in --formats; found by its content if not given
    #[arg(long, value_name = "NAME", default_value = "auto")]
    pub(super) format: String,
    /// For any other CSV: which column is what, such as date=Day,score=Pain,side=Leg
    #[arg(long, value_name = "date=COL,time=COL,score=COL,side=COL,note=COL")]
    pub(super) map: Option<String>,
    /// The order of day, month and year: ymd, dmy or mdy; needed only where the dates leave it open
    #[arg(long, value_name = "ORDER")]
    pub(super) date_order: Option<String>,
    /// A symptom, tracker or medicine to take, instead of those that speak of calf, leg or cramp; can be given again.
    /// Where it has no scores, "calf pain=5" gives it one
    #[arg(long = "include", value_name = "NAME")]
    pub(super) include: Vec<String>,
    /// What a word or a grade is from 0 to 10, such as mild=3; "mild=out" leaves its rows out, and "=3" is for rows
    /// without a score; can be given again
    #[arg(long = "score", value_name = "WORD=N")]
    pub(super) scores: Vec<String>,
    /// Say what would be taken, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
    /// List the programs whose files are known
    #[arg(long, conflicts_with = "file")]
    pub(super) formats: bool,
}

#[derive(Debug, Args)]
pub(super) struct Triage {
    /// The cases, as JSON
    #[arg(value_name = "FILE", required_unless_present = "rules")]
    pub(super) file: Option<PathBuf>,
    /// Print the rules themselves
    #[arg(long, conflicts_with = "file")]
    pub(super) rules: bool,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}
