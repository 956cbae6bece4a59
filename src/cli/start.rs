//! What stands on the command line in place of a command: how to start, and where everything lies.

use std::path::PathBuf;

use clap::Args;

use super::Trouble;
use crate::app::paths;
use crate::app::start::Errand;
use crate::platform::portable;

#[derive(Debug, Args)]
pub(super) struct Start {
    /// Keep the journal and all that belongs to it in the folder of the program
    #[arg(long, global = true)]
    pub(super) portable: bool,
    /// Show reminders without a window, until the computer asks it to end
    #[arg(long, conflicts_with_all = ["new_entry", "due_routine"])]
    pub(super) background: bool,
    /// Open the window on a new entry
    #[arg(long, conflicts_with = "due_routine")]
    pub(super) new_entry: bool,
    /// Open the window and start the routine that is due
    #[arg(long = "start-due")]
    pub(super) due_routine: bool,
}

impl Start {
    /// What the person came for.
    pub(super) fn errand(&self) -> Errand {
        match (self.new_entry, self.due_routine) {
            (true, _) => Errand::NewEntry,
            (_, true) => Errand::StartDue,
            _ => Errand::Look,
        }
    }

    /// What is asked of a window or of the background makes no sense with a command.
    pub(super) fn stands_alone(&self) -> Result<(), Trouble> {
        match Some("--background").filter(|_| self.background).or(self.errand().argument()) {
            Some(flag) => Err(Trouble::Usage(format!("{flag} stands alone. Leave out the command, or {flag}."))),
            None => Ok(()),
        }
    }

    /// The journal that is meant.
    pub(super) fn place(&self, journal: Option<PathBuf>) -> Result<PathBuf, Trouble> {
        if self.portable {
            if journal.is_some() {
                return Err(Trouble::Usage(
                    "--portable says where the journal is. Leave out --journal, or --portable.".to_owned(),
                ));
            }
            portable::choose().map_err(|_| {
                Trouble::Failed(
                    "Soleus could not find the folder it is in. Leave out --portable, or name a file with --journal FILE."
                        .to_owned(),
                )
            })?;
        }
        journal.or_else(paths::default_journal).ok_or_else(|| {
            Trouble::Failed("Soleus found no folder for your data. Name a file with --journal FILE.".to_owned())
        })
    }
}
