//! The pages of a sheet, as PDF and as pictures.

use std::fmt;

use serde::Serialize;
use typst::diag::{SourceDiagnostic, Warned};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::font::Face;
use super::world::SheetWorld;

/// What is kept of a layout for the next one, in layouts: the preview is laid out again at each change.
const KEPT_LAYOUTS: usize = 4;

/// A sheet that is laid out.
#[derive(Clone)]
pub struct Pages(PagedDocument);

/// A picture of one page.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Red, green, blue and alpha of each pixel, row by row from the top; every pixel covers.
    pub rgba: Vec<u8>,
}

/// The sheet could not be laid out or written: a fault of the program, with what the library says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sheet could not be laid out: {0}")]
pub struct ReportError(String);

impl Pages {
    /// Lays out a sheet: its words as the layout reads them, and fonts for letters that the program's own lack.
    ///
    /// # Errors
    /// When the layout and the words do not fit together.
    pub fn lay_out(words: &impl Serialize, faces: &[Face]) -> Result<Self, ReportError> {
        let data = serde_json::to_vec(words).map_err(|error| ReportError(error.to_string()))?;
        let world = SheetWorld::new(data, faces).ok_or_else(|| ReportError("no names for its files".to_owned()))?;
        let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
        typst::comemo::evict(KEPT_LAYOUTS);
        output.map(Self).map_err(|errors| told(&errors))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// The PDF: tagged, and by the standard for readers who listen (PDF/UA-1) unless a letter has no font.
    ///
    /// # Errors
    /// When the library refuses the pages.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        let creator = format!("Soleus {}", env!("CARGO_PKG_VERSION"));
        let options = |standards| PdfOptions {
            creator: typst::foundations::Smart::Custom(Some(creator.clone())),
            standards,
            ..PdfOptions::default()
        };
        let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).ok();
        if let Some(Ok(pdf)) = accessible.map(|standards| typst_pdf::pdf(&self.0, &options(standards))) {
            return Ok(pdf);
        }
        typst_pdf::pdf(&self.0, &options(PdfStandards::default())).map_err(|errors| told(&errors))
    }

    /// A page from 0 as a picture with so many pixels a point (a 72nd of an inch).
    #[must_use]
    pub fn picture(&self, page: usize, pixels_a_point: f32) -> Option<Picture> {
        let options =
            RenderOptions { pixel_per_pt: Scalar::new(f64::from(pixels_a_point)), ..RenderOptions::default() };
        let drawn = typst_render::render(self.0.pages().get(page)?, &options);
        let (width, height) = (usize::try_from(drawn.width()).ok()?, usize::try_from(drawn.height()).ok()?);
        Some(Picture { width, height, rgba: drawn.take() })
    }
}

impl fmt::Debug for Pages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Pages").field(&self.count()).finish()
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Picture").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

fn told(errors: &[SourceDiagnostic]) -> ReportError {
    let words: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    ReportError(words.join("; "))
}
