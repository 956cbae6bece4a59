//! Line icons, drawn at any size in the colour of the words beside them. An icon never stands for words alone:
//! its button carries a name.

use egui::{Color32, Image, Rect, Ui, Vec2};

macro_rules! icons {
    ($($variant:ident $file:literal,)+) => {
        /// One picture of `assets/icons`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words are the documentation")]
        pub enum Icon { $($variant,)+ }

        impl Icon {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn source(self) -> (&'static str, &'static [u8]) {
                match self {
                    $(Self::$variant => (
                        concat!("bytes://icon/", $file, ".svg"),
                        include_bytes!(concat!("../../assets/icons/", $file, ".svg")),
                    ),)+
                }
            }
        }
    };
}

icons! {
    Add "add",
    Back "back",
    Body "body",
    Calendar "calendar",
    Check "check",
    Clock "clock",
    Close "close",
    Copy "copy",
    Delete "delete",
    Doctor "doctor",
    Down "down",
    Edit "edit",
    Eye "eye",
    Filter "filter",
    Folder "folder",
    Forward "forward",
    Help "help",
    Helped "helped",
    History "history",
    Info "info",
    Keyboard "keyboard",
    Learn "learn",
    List "list",
    Lock "lock",
    Medicines "medicines",
    Menu "menu",
    Minus "minus",
    Moon "moon",
    More "more",
    Note "note",
    Pause "pause",
    Phone "phone",
    Photo "photo",
    Play "play",
    Printer "printer",
    Redo "redo",
    Restore "restore",
    Routines "routines",
    Search "search",
    Settings "settings",
    Sheet "sheet",
    Soleus "soleus",
    Today "today",
    Trends "trends",
    Undo "undo",
    Up "up",
    Warning "warning",
}

/// Installs the reader of SVG files. Call it once, when the window is made.
pub fn install(ctx: &egui::Context) {
    egui_extras::install_image_loaders(ctx);
}

impl Icon {
    /// The picture as a widget of `size` points, white: tint it.
    pub fn image(self, size: f32) -> Image<'static> {
        let (uri, bytes) = self.source();
        Image::from_bytes(uri, bytes).fit_to_exact_size(Vec2::splat(size))
    }

    /// Paints the picture into a square of `size` points round `center`.
    pub fn paint(self, ui: &Ui, center: egui::Pos2, size: f32, tint: Color32) {
        let rect = Rect::from_center_size(center, Vec2::splat(size));
        self.image(size).tint(tint).paint_at(ui, rect);
    }
}
