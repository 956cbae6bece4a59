//! What a person can set. Each setting is one row of the journal under its key; unknown keys are left alone.

use serde::{Deserialize, Serialize};

use super::customs::{Customs, DecimalSign, WeekStart};
use super::sentence::HourStyle;

/// Smallest and largest text size in percent.
pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 80..=200;

/// Minutes after which an unused journal locks itself; 0 is never.
pub const LOCK_AFTER_MIN: [u16; 4] = [5, 15, 60, 0];

/// Colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the computer.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast on white.
    ContrastLight,
    /// High contrast on black.
    ContrastDark,
}

impl Theme {
    /// Every theme, in the order of the list.
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::ContrastLight, Self::ContrastDark];

    /// The words in the list.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "Same as the computer",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::ContrastLight => "High contrast light",
            Self::ContrastDark => "High contrast dark",
        }
    }
}

/// Matchings that are kept: nobody has more kinds of tables.
pub const MAPPINGS_KEPT: usize = 30;

/// What the columns of a table from elsewhere are, under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMapping {
    /// The person's name for it.
    pub name: String,
    /// The columns of the table that it fits.
    pub columns: Vec<String>,
    /// What was chosen, as the import writes it.
    pub choices: serde_json::Value,
}

/// All settings with their usual values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Text size in percent, 80 to 200.
    pub text_percent: u16,
    /// No fades.
    pub less_movement: bool,
    /// Named lists instead of drawn figures.
    pub lists_instead_of_figures: bool,
    /// 14:32 instead of 2:32 pm; nothing is as usual where the person lives.
    pub hours_24: Option<bool>,
    /// The first day of the week; likewise.
    pub week_start: Option<WeekStart>,
    /// The decimal sign; likewise.
    pub decimal: Option<DecimalSign>,
    /// A number key on Today saves at once.
    pub number_keys_save: bool,
    /// Key caps on buttons.
    pub key_hints: bool,
    /// Volume of the cues, 0 to 100; at 0 the edge of the window lights up instead.
    pub volume: u8,
    /// Phases are said aloud by the speech service of the computer.
    pub spoken_cues: bool,
    /// A guided session fills the screen.
    pub fill_screen: bool,
    /// Seconds to get ready before the first hold: 5, 10 or 15.
    pub get_ready_s: u16,
    /// Id of the routine that the person chose as theirs; empty is none.
    pub routine: String,
    /// A note in the evening on days without an entry.
    pub remind_evening: bool,
    /// When, in minutes after midnight.
    pub evening_min: u16,
    /// A note when a chosen routine is due.
    pub remind_routine: bool,
    /// A note when the wrap comes off for the night, and when the toes are to be looked at.
    pub remind_wrap: bool,
    /// Notes are held back in these hours.
    pub quiet_hours: bool,
    /// When they begin, in minutes after midnight.
    pub quiet_from_min: u16,
    /// When they end, in minutes after midnight.
    pub quiet_to_min: u16,
    /// A note says no more than that Soleus has one.
    pub private_notes: bool,
    /// Nothing outside the window's own pages says anything about health: neither its title nor a note.
    pub discreet: bool,
    /// The window shows nothing while another one is in front.
    pub hide_when_away: bool,
    /// Minutes after which an unused journal with a passphrase locks itself; one of `LOCK_AFTER_MIN`.
    pub lock_after_min: u16,
    /// Soleus starts with the computer, without a window, for reminders.
    pub start_with_computer: bool,
    /// Code of the country table.
    pub country: String,
    /// How tables from elsewhere were matched, the newest last.
    pub import_mappings: Vec<KeptMapping>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_percent: 100,
            less_movement: false,
            lists_instead_of_figures: false,
            hours_24: None,
            week_start: None,
            decimal: None,
            number_keys_save: true,
            key_hints: true,
            volume: 60,
            spoken_cues: false,
            fill_screen: true,
            get_ready_s: 10,
            routine: String::new(),
            remind_evening: false,
            evening_min: 20 * 60,
            remind_routine: false,
            remind_wrap: false,
            quiet_hours: true,
            quiet_from_min: 22 * 60,
            quiet_to_min: 7 * 60,
            private_notes: true,
            discreet: false,
            hide_when_away: false,
            lock_after_min: 15,
            start_with_computer: false,
            country: "ZZ".to_owned(),
            import_mappings: Vec::new(),
        }
    }
}

/// One changed setting: key and value as they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Name of the field of `Settings`.
    pub key: String,
    /// Its value.
    pub value: serde_json::Value,
}

impl Settings {
    /// Reads rows of the file; a row that cannot be read keeps the usual value.
    #[must_use]
    pub fn from_rows(rows: &[Setting]) -> Self {
        let mut settings = Self::default();
        for row in rows {
            let Ok(serde_json::Value::Object(mut all)) = serde_json::to_value(&settings) else { continue };
            if !all.contains_key(&row.key) {
                continue;
            }
            all.insert(row.key.clone(), row.value.clone());
            if let Ok(read) = serde_json::from_value(serde_json::Value::Object(all)) {
                settings = read;
            }
        }
        settings.volume = settings.volume.min(100);
        settings.get_ready_s = settings.get_ready_s.clamp(5, 15);
        for minute in [&mut settings.evening_min, &mut settings.quiet_from_min, &mut settings.quiet_to_min] {
            *minute = (*minute).min(24 * 60 - 1);
        }
        if !LOCK_AFTER_MIN.contains(&settings.lock_after_min) {
            settings.lock_after_min = Self::default().lock_after_min;
        }
        settings.text_percent = settings.text_percent.clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end());
        settings
    }

    /// How times, weeks and numbers are written, where the computer has told what is `usual`.
    #[must_use]
    pub fn customs(&self, usual: Customs) -> Customs {
        let hours = self.hours_24.map(|on| if on { HourStyle::TwentyFour } else { HourStyle::Twelve });
        Customs {
            hours: hours.unwrap_or(usual.hours),
            week_start: self.week_start.unwrap_or(usual.week_start),
            decimal: self.decimal.unwrap_or(usual.decimal),
        }
    }

    /// Whether a note of the desktop says nothing but that there is one.
    #[must_use]
    pub fn notes_are_private(&self) -> bool {
        self.private_notes || self.discreet
    }

    /// The rows in which `changed` differs from these settings.
    #[must_use]
    pub fn difference(&self, changed: &Self) -> Vec<Setting> {
        let (Ok(serde_json::Value::Object(old)), Ok(serde_json::Value::Object(new))) =
            (serde_json::to_value(self), serde_json::to_value(changed))
        else {
            return Vec::new();
        };
        new.into_iter()
            .filter(|(key, value)| old.get(key) != Some(value))
            .map(|(key, value)| Setting { key, value })
            .collect()
    }
}

/// The words for a setting in the name of a step: "change setting text size".
#[must_use]
pub fn words(key: &str) -> &'static str {
    match key {
        "theme" => "theme",
        "text_percent" => "text size",
        "less_movement" => "less movement",
        "lists_instead_of_figures" => "lists instead of figures",
        "hours_24" => "24-hour clock",
        "week_start" => "first day of the week",
        "decimal" => "decimal sign",
        "number_keys_save" => "number keys",
        "key_hints" => "key hints",
        "volume" => "volume",
        "spoken_cues" => "spoken cues",
        "fill_screen" => "fill the screen",
        "get_ready_s" => "get-ready seconds",
        "routine" => "chosen routine",
        "remind_evening" | "evening_min" => "evening note",
        "remind_routine" => "routine reminder",
        "remind_wrap" => "wrap reminder",
        "quiet_hours" | "quiet_from_min" | "quiet_to_min" => "quiet hours",
        "private_notes" => "text in reminders",
        "discreet" => "discreet",
        "hide_when_away" => "hide when not in front",
        "lock_after_min" => "lock by itself",
        "start_with_computer" => "start with the computer",
        "country" => "country",
        "import_mappings" => "kept matchings",
        _ => "settings",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_cannot_be_read_keeps_its_usual_value() {
        let row = |key: &str, value: serde_json::Value| Setting { key: key.into(), value };
        let read = Settings::from_rows(&[
            row("text_percent", 900.into()),
            row("theme", "purple".into()),
            row("from_the_future", true.into()),
            row("hours_24", false.into()),
        ]);
        assert_eq!(read, Settings { text_percent: 200, hours_24: Some(false), ..Settings::default() });
        assert_eq!(Settings::default().difference(&read).len(), 2);
    }
}
