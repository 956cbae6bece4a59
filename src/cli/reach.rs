//! How a command gets at the journal: opened here, or handed to the window that has it open.

use std::io::{self, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::arguments::What;
use super::passphrase::Unlock;
use super::{Trouble, carry_out, finish, print, with_output};
use crate::app::clock::Clock;
use crate::app::failure::Failure;
use crate::app::paths;
use crate::app::run::Journal;
use crate::content;
use crate::domain::setting::Settings;
use crate::platform::instance;
use crate::store::{Store, StoreError};

/// How long a command waits while another one, which nobody can talk to, has the journal.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// Carries out a command that only reads.
pub(super) fn read_here(place: &Path, unlock: &mut Unlock, what: &What) -> Result<(), Trouble> {
    let mut journal = unlock.open(|key| Journal::open_to_read(place, key, Clock::System))?;
    with_output(|out| carry_out(&mut journal, what, out))
}

/// Changes the journal here if it is free, else lets the window do it that has it open. `new` is where a journal may
/// be made if there is none.
pub(super) fn change(place: &Path, unlock: &mut Unlock, new: Option<&Path>, what: &What, typed: &[String]) -> i32 {
    change_by(place, unlock, new, typed, |journal, out| carry_out(journal, what, out))
}

/// The same, with what is to be done in the journal.
pub(super) fn change_by(
    place: &Path,
    unlock: &mut Unlock,
    new: Option<&Path>,
    typed: &[String],
    act: impl FnOnce(&mut Journal, &mut dyn Write) -> Result<(), Trouble>,
) -> i32 {
    let until = Instant::now() + PATIENCE;
    loop {
        let opened = match new.filter(|place| is_new(place)) {
            Some(place) => make(place).map_err(Trouble::from),
            None => unlock.open(|key| Journal::open_if_free(place, key, Clock::System)),
        };
        match opened {
            Err(trouble) => return finish(Err(trouble)),
            Ok(Some(mut journal)) => {
                let status = finish(with_output(|out| act(&mut journal, out)));
                // After the answer: nobody waits for it. What failed was told, and a second message would hide the first.
                if status == 0
                    && let Err(failure) = journal.back_up_if_due()
                {
                    let _ = writeln!(io::stderr(), "{failure}"); // nobody else is left to tell
                }
                return status;
            }
            Ok(None) => {}
        }
        if let Some(answer) = instance::send(place, typed) {
            return print(&answer);
        }
        if Instant::now() >= until {
            return finish(Err(Failure::opening(&StoreError::OpenElsewhere, place).into()));
        }
        thread::sleep(PAUSE);
    }
}

/// Whether a journal would have to be made there.
pub(super) fn is_new(place: &Path) -> bool {
    !Store::is_there(place) && !place.is_dir()
}

/// Makes the journal in its usual place. `None` when another start was faster.
fn make(place: &Path) -> Result<Option<Journal>, Failure> {
    Journal::create_if_free(place, &first_settings(), Clock::System)
}

/// What a new journal starts with: the country that the computer is set to.
pub(super) fn first_settings() -> Settings {
    let country = paths::guessed_country().map(|code| content::country(&code));
    let usual = Settings::default();
    Settings { country: country.map_or(usual.country, |country| country.code.clone()), ..usual }
}
