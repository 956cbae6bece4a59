//! A point of the tradition on the leg (`clinical.md` 8.3): described faithfully, with the care it needs.

use serde::Deserialize;

/// Whether a point may be pressed at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// With the usual care.
    #[default]
    Yes,
    /// Lightly only.
    Light,
    /// Never.
    No,
}

/// One point.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// "BL57".
    pub code: String,
    /// With tone marks: "Chéngshān".
    pub pinyin: String,
    /// In traditional characters.
    pub traditional: String,
    /// In simplified characters.
    pub simplified: String,
    /// One way to say it in English.
    pub name: String,
    /// The channel on which it lies: "bladder".
    pub channel: String,
    /// Where it is.
    pub place: String,
    /// What the tradition uses it for.
    pub uses: String,
    /// What to take care of; may be empty.
    #[serde(default)]
    pub care: String,
    /// Whether it may be pressed.
    #[serde(default)]
    pub press: Press,
    /// Not in pregnancy.
    #[serde(default)]
    pub pregnancy: bool,
    /// Numbers of the bibliography.
    pub sources: Vec<String>,
    /// What is known about it: "Tradition only".
    pub evidence: String,
}

impl Point {
    /// Its id in links: "point-bl57".
    #[must_use]
    pub fn topic(&self) -> String {
        format!("point-{}", self.code.to_lowercase())
    }

    /// Its id in the plan of a session: "PT-BL57".
    #[must_use]
    pub fn exercise(&self) -> String {
        format!("PT-{}", self.code)
    }

    /// "BL57 Chéngshān 承山 Supporting Mountain"; both writings where they differ.
    #[must_use]
    pub fn title(&self) -> String {
        let characters = if self.traditional == self.simplified {
            self.traditional.clone()
        } else {
            format!("{} / {}", self.traditional, self.simplified)
        };
        format!("{} {} {characters} {}", self.code, self.pinyin, self.name)
    }

    /// What a person hears of it in a list: "BL57 Chengshan, Supporting Mountain, not in pregnancy".
    #[must_use]
    pub fn spoken(&self) -> String {
        let care = match (self.press, self.pregnancy) {
            (Press::No, _) => ", do not press",
            (_, true) => ", not in pregnancy",
            (Press::Light, _) => ", press lightly only",
            (Press::Yes, false) => "",
        };
        format!("{} {}, {}{care}", self.code, self.pinyin, self.name)
    }
}
