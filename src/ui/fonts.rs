//! The text font in three weights, with Chinese characters and a few signs behind it, and the sizes of all text.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

const LATIN: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-latin.ttf");
const LATIN_EXTENDED: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-latin-ext.ttf");
const CHINESE: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-subset.otf");

/// What the text of the program is written in, in the order in which a letter is looked for.
pub(super) const FILES: [&[u8]; 3] = [LATIN, LATIN_EXTENDED, CHINESE];

/// Family of the middle weight.
pub const SEMIBOLD: &str = "semibold";
/// Family of the strong weight.
pub const BOLD: &str = "bold";

/// Installs the fonts. Must run before the first frame: a named family that is not there yet stops the program.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// The fonts as egui wants them; each family asks Latin, then more Latin, then egui's own, then Chinese.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let defaults = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    fonts.font_data.insert("chinese".to_owned(), Arc::new(FontData::from_static(CHINESE)));
    let weights = [
        (FontFamily::Proportional, "regular", 400.0),
        (FontFamily::Name(SEMIBOLD.into()), SEMIBOLD, 600.0),
        (FontFamily::Name(BOLD.into()), BOLD, 700.0),
    ];
    for (family, name, weight) in weights {
        let mut order = Vec::new();
        for (part, bytes) in [("latin", LATIN), ("latin extended", LATIN_EXTENDED)] {
            let mut data = FontData::from_static(bytes);
            data.tweak.coords.push(b"wght", weight);
            let key = format!("{part} {name}");
            fonts.font_data.insert(key.clone(), Arc::new(data));
            order.push(key);
        }
        order.extend(defaults.iter().cloned());
        order.push("chinese".to_owned());
        fonts.families.insert(family, order);
    }
    let monospace = fonts.families.entry(FontFamily::Monospace).or_default();
    monospace.push("latin regular".to_owned());
    monospace.push("chinese".to_owned());
    fonts
}

/// Middle weight in a size of points.
#[must_use]
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Strong weight in a size of points.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// One per page.
#[must_use]
pub fn title() -> FontId {
    bold(28.0)
}

/// Cards.
#[must_use]
pub fn heading() -> FontId {
    bold(21.0)
}

/// Labels, buttons, the leg in lists.
#[must_use]
pub fn strong() -> FontId {
    semibold(17.0)
}

/// Text.
#[must_use]
pub fn body() -> FontId {
    FontId::proportional(17.0)
}

/// Hints and dates.
#[must_use]
pub fn small() -> FontId {
    FontId::proportional(15.0)
}

/// Key caps, chart axes and rail labels, nothing else.
#[must_use]
pub fn tiny() -> FontId {
    semibold(13.0)
}

/// Numbers on pain tiles: 24 points in a row, 18 in a list, 16 in the week strip.
#[must_use]
pub fn number(size: f32) -> FontId {
    semibold(size)
}
