//! Fonts of the computer for letters that the program's own fonts lack. Looked for only when such a letter is there.

use std::collections::BTreeSet;

use fontique::{
    Attributes, Collection, CollectionOptions, FallbackKey, GenericFamily, QueryFamily, QueryFont, QueryStatus, Script,
    SourceCache,
};

/// Fonts that one text can need; a text in more writings than that is not one that a person reads.
const MOST: usize = 8;

/// Letters of one writing, its first and its last one, and the name of the writing as font files have it.
const WRITINGS: &[(u32, u32, [u8; 4])] = &[
    (0x0370, 0x03ff, *b"Grek"),
    (0x0400, 0x052f, *b"Cyrl"),
    (0x0530, 0x058f, *b"Armn"),
    (0x0590, 0x05ff, *b"Hebr"),
    (0x0600, 0x06ff, *b"Arab"),
    (0x0750, 0x077f, *b"Arab"),
    (0x0900, 0x097f, *b"Deva"),
    (0x0980, 0x09ff, *b"Beng"),
    (0x0b80, 0x0bff, *b"Taml"),
    (0x0e00, 0x0e7f, *b"Thai"),
    (0x10a0, 0x10ff, *b"Geor"),
    (0x1100, 0x11ff, *b"Hang"),
    (0x3040, 0x30ff, *b"Hira"),
    (0x3130, 0x318f, *b"Hang"),
    (0x3400, 0x9fff, *b"Hani"),
    (0xac00, 0xd7af, *b"Hang"),
    (0xf900, 0xfaff, *b"Hani"),
    (0xfb50, 0xfdff, *b"Arab"),
    (0xfe70, 0xfefc, *b"Arab"),
    (0x2_0000, 0x3_ffff, *b"Hani"),
];

/// The bytes of fonts that have these letters, as far as the computer has such fonts, and which font of each file.
#[must_use]
pub fn with_letters(letters: &BTreeSet<char>) -> Vec<(Vec<u8>, u32)> {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: true });
    let mut cache = SourceCache::default();
    let mut wanted = letters.clone();
    let mut found = Vec::new();
    while let Some(letter) = wanted.first().copied() {
        if found.len() == MOST {
            break;
        }
        let font =
            by_writing(&mut collection, &mut cache, letter).or_else(|| by_looking(&mut collection, &mut cache, letter));
        if let Some(font) = font {
            wanted.retain(|letter| !has(&font, *letter));
            found.push((font.blob.as_ref().to_vec(), font.index));
        } else {
            wanted.remove(&letter);
        }
    }
    found
}

/// What the computer itself would take for this writing, or for picture signs.
fn by_writing(collection: &mut Collection, cache: &mut SourceCache, letter: char) -> Option<QueryFont> {
    let code = u32::from(letter);
    let writing = WRITINGS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    let mut query = collection.query(cache);
    query.set_attributes(Attributes::default());
    query.set_families([GenericFamily::SansSerif, GenericFamily::Emoji].map(QueryFamily::Generic));
    if let Some((.., name)) = writing {
        query.set_fallbacks(FallbackKey::new(Script::from_bytes(*name), None));
    }
    first_with(query, letter)
}

/// Any font that has the letter.
fn by_looking(collection: &mut Collection, cache: &mut SourceCache, letter: char) -> Option<QueryFont> {
    let names: Vec<String> = collection.family_names().map(str::to_owned).collect();
    let mut query = collection.query(cache);
    query.set_attributes(Attributes::default());
    query.set_families(names.iter().map(|name| QueryFamily::Named(name)));
    first_with(query, letter)
}

fn first_with(mut query: fontique::Query<'_>, letter: char) -> Option<QueryFont> {
    let mut found = None;
    query.matches_with(|font| {
        if has(font, letter) {
            found = Some(font.clone());
            return QueryStatus::Stop;
        }
        QueryStatus::Continue
    });
    found
}

fn has(font: &QueryFont, letter: char) -> bool {
    font.charmap().and_then(|map| map.map(letter)).is_some_and(|glyph| glyph != 0)
}
