//! "Start with the computer" on a Linux desktop: one small file in the person's own autostart folder, as
//! <https://specifications.freedesktop.org/autostart-spec> has it. It is written when the person wants it, removed when
//! not, and names the journal to which it belongs: another journal leaves it alone.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{APP_ID, portable};

const NAME: &str = "soleus.desktop";
/// What a desktop's own list of started programs writes when somebody switches one off there.
const SWITCHED_OFF: [&str; 2] = ["Hidden=true", "X-GNOME-Autostart-enabled=false"];

/// Whether this system has such a folder, and this program may write there: what is portable stays in its own.
#[must_use]
pub fn is_possible() -> bool {
    cfg!(target_os = "linux") && portable::folder().is_none()
}

/// The start of one program with one journal.
#[derive(Clone, Debug)]
pub struct Autostart {
    place: PathBuf,
    journal: String,
    exec: String,
}

impl Autostart {
    /// For this program and this journal, in `folder` (`$XDG_CONFIG_HOME` or what stands for it). A journal in its usual
    /// place is not named on the command line, so that it is found wherever that place is. `None` when a path holds
    /// what such a file cannot.
    #[must_use]
    pub fn new(folder: &Path, program: &Path, journal: &Path, is_usual: bool) -> Option<Self> {
        let journal = std::path::absolute(journal).ok()?;
        let text = |path: &Path| path.to_str().filter(|text| !text.contains(char::is_control)).map(ToOwned::to_owned);
        let (program, journal) = (text(program)?, text(&journal)?);
        let mut exec = format!("{} --background", quoted(&program));
        if !is_usual {
            exec = format!("{exec} --journal {}", quoted(&journal));
        }
        let place = folder.join("autostart").join(NAME);
        Some(Self { place, journal: escaped(&journal), exec: escaped(&exec) })
    }

    /// Makes the file what the setting says. `is_choice` is a press just now; without one, what the person did in the
    /// desktop's own list stays.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn settle(&self, is_on: bool, is_choice: bool) -> io::Result<()> {
        let found = match fs::read_to_string(&self.place) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let is_own = found.lines().any(|line| line.strip_prefix("X-Soleus-Journal=") == Some(&self.journal));
        let is_kept = is_own && !is_choice && found.lines().any(|line| SWITCHED_OFF.contains(&line));
        match (is_on, is_own) {
            (true, _) if is_kept || found == self.text() => Ok(()),
            (true, _) => self.write(),
            (false, true) => fs::remove_file(&self.place),
            (false, false) => Ok(()),
        }
    }

    fn text(&self) -> String {
        let Self { place: _, journal, exec } = self;
        format!(
            "[Desktop Entry]\nType=Application\nName=Soleus reminders\nIcon={APP_ID}\nExec={exec}\nTerminal=false\nNoDisplay=true\nX-Soleus-Journal={journal}\n"
        )
    }

    /// Under another name first: a desktop that reads at this moment finds a whole file.
    fn write(&self) -> io::Result<()> {
        if let Some(folder) = self.place.parent() {
            fs::create_dir_all(folder)?;
        }
        let fresh = self.place.with_extension("new");
        let mut file = fs::File::create(&fresh)?;
        file.write_all(self.text().as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &self.place)
    }
}

/// The folder of the person's own settings.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.config_dir().to_owned())
}

/// One word of a command: in quotes, with a backslash before what means something there, and every percent twice.
fn quoted(word: &str) -> String {
    let mut text = String::from("\"");
    for sign in word.chars() {
        match sign {
            '"' | '`' | '$' | '\\' => text.extend(['\\', sign]),
            '%' => text.push_str("%%"),
            _ => text.push(sign),
        }
    }
    text.push('"');
    text
}

/// A value of the file, in which a backslash is written twice.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exec(text: &str) -> &str {
        text.lines().find_map(|line| line.strip_prefix("Exec=")).unwrap()
    }

    #[test]
    fn the_command_starts_the_same_program_whatever_its_folder_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let start = |program: &str, journal: &str, usual: bool| {
            Autostart::new(folder.path(), Path::new(program), Path::new(journal), usual).map(|start| start.text())
        };
        let plain = start("/usr/bin/soleus", "/data/a/journal.db", true).unwrap();
        assert_eq!(exec(&plain), r#""/usr/bin/soleus" --background"#);
        // The example of the specification: a dollar sign is `\\$`, a backslash `\\\\`.
        let hard = start(r#"/my "apps"/50% $so`leus\"#, "/data/my calf/j.db", false).unwrap();
        let expected = r#""/my \\"apps\\"/50%% \\$so\\`leus\\\\" --background --journal "/data/my calf/j.db""#;
        assert_eq!(exec(&hard), expected);
        assert!(start("/usr/bin/soleus\n[Desktop Entry]", "/data/a/journal.db", true).is_none());
    }

    #[test]
    fn nothing_starts_with_the_computer_unless_the_person_wants_it() {
        let folder = tempfile::tempdir().unwrap();
        let program = Path::new("/usr/bin/soleus");
        let start = |journal: &str| Autostart::new(folder.path(), program, Path::new(journal), false).unwrap();
        let (own, other) = (start("/data/a/journal.db"), start("/data/a/other.db"));
        let place = folder.path().join("autostart/soleus.desktop");
        own.settle(false, true).unwrap();
        assert!(!folder.path().join("autostart").exists(), "not even a folder");
        own.settle(true, true).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), own.text());
        other.settle(false, true).unwrap();
        assert!(place.exists(), "it belongs to the first journal");
        // Switched off in the desktop's own list: it stays so until the person says something else in Soleus.
        fs::write(&place, own.text() + "Hidden=true\n").unwrap();
        own.settle(true, false).unwrap();
        assert!(fs::read_to_string(&place).unwrap().contains("Hidden=true"));
        own.settle(true, true).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), own.text());
        own.settle(false, true).unwrap();
        assert!(!place.exists());
    }
}
