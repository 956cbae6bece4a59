//! Cells that no program takes for a formula, and lists in one cell. Both come back exactly as they were.

use std::borrow::Cow;

/// With one of these first, some programs calculate instead of showing; the last is what keeps them from it.
const GUARDED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];
/// Between two things of a list.
const BETWEEN: char = ';';
/// Before a sign of a list that means itself.
const ESCAPE: char = '\\';
/// A thing of a list that is empty, behind the sign above.
const EMPTY: char = '0';

/// The text with an apostrophe before it, if it needs one.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARDED) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that `guarded` put before it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| text.starts_with(GUARDED)).unwrap_or(cell)
}

/// A list as one text: "stairs;walking".
pub fn joined<S: AsRef<str>>(things: impl IntoIterator<Item = S>) -> String {
    let mut text = String::new();
    for (place, thing) in things.into_iter().enumerate() {
        if place > 0 {
            text.push(BETWEEN);
        }
        if thing.as_ref().is_empty() {
            text.extend([ESCAPE, EMPTY]);
        }
        for sign in thing.as_ref().chars() {
            if matches!(sign, BETWEEN | ESCAPE) {
                text.push(ESCAPE);
            }
            text.push(sign);
        }
    }
    text
}

/// The things of such a text; none of an empty one.
#[must_use]
pub fn divided(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let (mut things, mut thing, mut signs) = (Vec::new(), String::new(), text.chars());
    while let Some(sign) = signs.next() {
        match sign {
            BETWEEN => things.push(std::mem::take(&mut thing)),
            ESCAPE => thing.extend(signs.next().filter(|sign| *sign != EMPTY)),
            other => thing.push(other),
        }
    }
    things.push(thing);
    things
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_with_all_its_signs() {
        for list in [vec![], vec![""], vec!["", ""], vec!["a;b", "\\", "\\0", "0"], vec![" stairs ", "= 1"]] {
            assert_eq!(divided(&joined(&list)), list, "{list:?}");
        }
        assert_eq!(joined(["stairs", "in_bed"]), "stairs;in_bed");
    }

    #[test]
    fn no_cell_is_a_formula_and_each_comes_back() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "''", "'", "'=", "x", "", " =x", "’x"] {
            let guarded = guarded(text);
            assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']), "{text:?}");
            assert_eq!(unguarded(&guarded), text);
        }
        assert_eq!(unguarded("'tis"), "'tis", "what another program wrote stays");
    }
}
