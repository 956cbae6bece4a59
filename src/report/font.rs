//! The fonts of the sheet: those of the program, and for letters that they lack fonts that the caller brings.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// The fonts of the program, those for Latin letters first.
static OWN: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 3] = [
        include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-latin.ttf"),
        include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-latin-ext.ttf"),
        include_bytes!("../../assets/fonts/NotoSansSC-subset.otf"),
    ];
    files.into_iter().filter_map(|bytes| Font::new(Bytes::new(bytes), 0)).collect()
});

/// A font of the computer.
#[derive(Clone)]
pub struct Face(Font);

impl Face {
    /// A font in a file that was read: its bytes, and which font of the file. Nothing if it is none.
    #[must_use]
    pub fn new(bytes: Vec<u8>, index: u32) -> Option<Self> {
        Font::new(Bytes::new(bytes), index).map(Self)
    }
}

/// All fonts for a sheet, the program's own first.
pub(super) fn fonts(faces: &[Face]) -> Vec<Font> {
    OWN.iter().cloned().chain(faces.iter().map(|face| face.0.clone())).collect()
}

/// The letters of a text that neither the program's own fonts nor these have, each once. What is never drawn by itself,
/// such as a line break or a sign that joins others, is not among them.
#[must_use]
pub fn lacking(text: &str, faces: &[Face]) -> BTreeSet<char> {
    let has = |font: &Font, sign: char| font.info().coverage.contains(u32::from(sign));
    let known = |sign: char| OWN.iter().chain(faces.iter().map(|face| &face.0)).any(|font| has(font, sign));
    let signs: BTreeSet<char> = text.chars().filter(|sign| !is_silent(*sign)).collect();
    signs.into_iter().filter(|sign| !known(*sign)).collect()
}

/// Spaces, and signs that only change others: joiners, directions, variants of a picture sign.
fn is_silent(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
