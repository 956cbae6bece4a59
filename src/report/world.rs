//! What the layout can see: itself, one file of data, and fonts. No folder, no package, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::font::{Face, fonts};

/// The layout of the sheet.
const LAYOUT: &str = include_str!("../../assets/report/sheet.typ");
/// What the layout calls the file with the words.
const DATA: &str = "sheet.json";

/// One sheet for the compiler.
pub(super) struct SheetWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layout: Source,
    data: (FileId, Bytes),
}

impl SheetWorld {
    /// `data` is the JSON that the layout reads. Nothing if the names of the two files are refused.
    pub(super) fn new(data: Vec<u8>, faces: &[Face]) -> Option<Self> {
        let fonts = fonts(faces);
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            layout: Source::new(id("sheet.typ")?, LAYOUT.to_owned()),
            data: (id(DATA)?, Bytes::new(data)),
        })
    }
}

impl World for SheetWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.layout.id() { Ok(self.layout.clone()) } else { Err(nothing_there(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(nothing_there(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// The day of the sheet is among its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

fn nothing_there(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
