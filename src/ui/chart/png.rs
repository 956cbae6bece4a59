//! A saved picture of points of light: drawn from the same SVG text, so that both show the same. Words become outlines of
//! the program's own font, so that it looks alike on every computer.

use std::fmt::Write as _;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, roxmltree};
use skrifa::instance::{Location, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};

use crate::ui::fonts;

/// Twice as fine as the SVG says, for print and for fine screens.
const SCALE: f32 = 2.0;
/// The highest picture in pixels: a long list under a chart costs sharpness, not memory.
const MOST_HIGH: f32 = 12_000.0;

/// The picture as PNG; nothing if the text is no SVG.
#[must_use]
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let outlined = outlined(svg)?;
    let tree = Tree::from_str(&outlined, &Options::default()).ok()?;
    let scale = SCALE.min(MOST_HIGH / tree.size().height());
    let size = tree.size().to_int_size().scale_by(scale)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// The same SVG with outlines in the place of words.
fn outlined(svg: &str) -> Option<String> {
    let document = roxmltree::Document::parse(svg).ok()?;
    let fonts: Vec<FontRef<'_>> = fonts::FILES.iter().filter_map(|file| FontRef::new(file).ok()).collect();
    let mut text = String::with_capacity(svg.len() * 4);
    let mut written = 0;
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        text.push_str(svg.get(written..node.range().start)?);
        text.push_str(&words(&node, &fonts));
        written = node.range().end;
    }
    text.push_str(svg.get(written..)?);
    Some(text)
}

fn words(node: &roxmltree::Node<'_, '_>, fonts: &[FontRef<'_>]) -> String {
    let inherited = |name| node.ancestors().find_map(|above| above.attribute(name));
    let number = |name, usual: f32| inherited(name).and_then(|number| number.parse().ok()).unwrap_or(usual);
    let weight = if inherited("font-weight") == Some("bold") { 700.0 } else { 400.0 };
    let mut pen = Pen { x: 0.0, y: number("y", 0.0), path: String::new() };
    let signs = node.text().unwrap_or_default();
    let letters: Vec<Letter<'_>> =
        signs.chars().filter_map(|sign| Letter::of(sign, fonts, number("font-size", 14.0), weight)).collect();
    let width: f32 = letters.iter().map(|letter| letter.advance).sum();
    pen.x = number("x", 0.0)
        - match inherited("text-anchor") {
            Some("middle") => width / 2.0,
            Some("end") => width,
            _ => 0.0,
        };
    for letter in letters {
        letter.draw(&mut pen);
    }
    format!("<path d=\"{}\" fill=\"{}\"/>", pen.path, inherited("fill").unwrap_or("#000"))
}

/// One letter of the first font that has it.
struct Letter<'a> {
    font: &'a FontRef<'a>,
    glyph: skrifa::GlyphId,
    place: Location,
    size: f32,
    advance: f32,
}

impl<'a> Letter<'a> {
    fn of(sign: char, fonts: &'a [FontRef<'a>], size: f32, weight: f32) -> Option<Self> {
        let found = fonts.iter().find_map(|font| Some((font, font.charmap().map(sign)?)));
        // What no font has is an empty box, so that it is seen that something is there.
        let (font, glyph) = found.or_else(|| Some((fonts.first()?, skrifa::GlyphId::NOTDEF)))?;
        let place = font.axes().location([("wght", weight)]);
        let advance = font.glyph_metrics(Size::new(size), &place).advance_width(glyph)?;
        Some(Self { font, glyph, place, size, advance })
    }

    fn draw(&self, pen: &mut Pen) {
        if let Some(outline) = self.font.outline_glyphs().get(self.glyph) {
            // A letter without an outline, such as a space, leaves room all the same.
            let _ = outline.draw(DrawSettings::unhinted(Size::new(self.size), &self.place), pen);
        }
        pen.x += self.advance;
    }
}

/// Writes outlines as the path of an SVG, whose y grows downwards.
struct Pen {
    /// Where the next letter begins.
    x: f32,
    /// The line on which it stands.
    y: f32,
    path: String,
}

impl Pen {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (x, y) in points {
            // Writing to a text cannot fail.
            let _ = write!(self.path, "{:.2} {:.2} ", self.x + x, self.y - y);
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.put('Q', &[(cx0, cy0), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.put('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

    use super::*;

    fn drawn(text: &str) -> Pixmap {
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"40\"><rect width=\"100\" height=\"40\" fill=\"#fff\"/>";
        Pixmap::decode_png(&png(&format!("{head}{text}</svg>")).unwrap()).unwrap()
    }

    /// Dark points of the left and of the right half.
    fn dark(picture: &Pixmap) -> (usize, usize) {
        let is_dark = |pixel: &PremultipliedColorU8| pixel.red() < 128;
        let rows = picture.pixels().chunks(picture.width() as usize);
        let halves = rows.map(|row| row.split_at(row.len() / 2));
        let count = |half: &[PremultipliedColorU8]| half.iter().filter(|pixel| is_dark(pixel)).count();
        halves.fold((0, 0), |(left, right), half| (left + count(half.0), right + count(half.1)))
    }

    #[test]
    fn a_saved_picture_is_twice_as_fine_and_has_its_words() {
        let picture = drawn("<text x=\"4\" y=\"30\" font-size=\"30\">Il</text>");
        assert_eq!((picture.width(), picture.height()), (200, 80));
        let (left, right) = dark(&picture);
        assert!(left > 200 && right == 0, "the words stand at the left: {left}, {right}");
        let (left, right) = dark(&drawn("<text x=\"96\" y=\"30\" font-size=\"30\" text-anchor=\"end\">Il</text>"));
        assert!(left == 0 && right > 200, "and where they end at the right, there: {left}, {right}");
    }

    #[test]
    fn letters_of_other_languages_are_drawn_and_unknown_ones_leave_a_sign() {
        let plain = dark(&drawn(""));
        for word in ["中", "ő", "\u{1f9b5}"] {
            let found = dark(&drawn(&format!("<text x=\"4\" y=\"30\" font-size=\"30\">{word}</text>")));
            assert!(found.0 > plain.0 + 20, "{word}: {found:?}");
        }
        let pixels = |word: &str| drawn(&format!("<text x=\"4\" y=\"30\">{word}</text>")).data().to_vec();
        assert_ne!(pixels("中"), pixels("\u{1f9b5}"), "a letter is no box");
        assert_ne!(pixels("ő"), pixels("\u{1f9b5}"), "a letter is no box");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!((png("no picture"), png("<svg")), (None, None));
    }
}
