//! Every colour of the program, and the sizes that go with them. Each hue has one meaning: teal can be pressed,
//! plum is pain, red, brown, blue and green-grey are urgency. No other file writes a colour down.

use egui::{Color32, Context, CornerRadius, Id, Stroke, Vec2, vec2};

use crate::domain::episode::Nrs;
use crate::domain::setting;

pub mod desktop;
mod ground;
mod palette;
#[cfg(test)]
mod tests;

pub use ground::{fill_ground, filled_ground};

/// Corner radius of cards.
pub const CARD_RADIUS: u8 = 14;
/// Corner radius of buttons and fields.
pub const CONTROL_RADIUS: u8 = 10;
/// Corner radius of pain tiles.
pub const TILE_RADIUS: u8 = 9;
/// Corner radius of check boxes.
pub const BOX_RADIUS: u8 = 6;
/// Smallest side of everything pressed with a purpose, in points.
pub const TARGET: f32 = 44.0;
/// Gap between two cards, in points.
pub const CARD_GAP: f32 = 12.0;
/// Window width in points under which everything stands in one column.
pub const COMPACT_WIDTH: f32 = 720.0;
/// Window width in points from which the rail shows words beside its icons.
pub const WIDE_WIDTH: f32 = 1000.0;

/// The colours of one urgency tier.
#[derive(Clone, Copy, Debug)]
pub struct TierColors {
    /// Header, bar, border and badge.
    pub fill: Color32,
    /// Words and shapes on `fill`.
    pub on_fill: Color32,
    /// The card under the words; words on it are `Palette::text`, or `on_fill` for an emergency.
    pub body: Color32,
}

/// The colours of drawn bodies. Monochrome on purpose: no skin tone is the norm.
#[derive(Clone, Copy, Debug)]
pub struct FigureColors {
    /// The leg that works.
    pub working_leg: Color32,
    /// The other leg.
    pub other_leg: Color32,
    /// Head, arms and feet.
    pub skin: Color32,
    /// Shirt.
    pub shirt: Color32,
    /// Sleeve.
    pub sleeve: Color32,
    /// Shorts.
    pub shorts: Color32,
    /// Wall, step, mat.
    pub prop: Color32,
    /// Edges of wall, step, mat.
    pub prop_edge: Color32,
    /// The muscle that works; needs an outline in `surface`.
    pub muscle: Color32,
    /// The lower leg of the body map.
    pub map_skin: Color32,
    /// A zone of the body map that is not chosen.
    pub map_zone: Color32,
    /// Lines of the body map.
    pub map_line: Color32,
}

/// The colours and line widths of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Whether the page is darker than its text.
    pub dark: bool,
    /// Whether this is one of the two high contrast themes.
    pub contrast: bool,
    /// Page.
    pub bg: Color32,
    /// Cards, rail, fields.
    pub surface: Color32,
    /// Bar tracks and days without an entry.
    pub sunken: Color32,
    /// Card borders and rules: decoration.
    pub line: Color32,
    /// Borders of fields, chips and outlined buttons.
    pub control: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub text_2: Color32,
    /// Primary buttons, links, current page.
    pub accent: Color32,
    /// The same, under the pointer.
    pub accent_hover: Color32,
    /// Chosen things, and quiet buttons under the pointer.
    pub accent_soft: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// The focus ring, nothing else.
    pub focus: Color32,
    /// What truly cannot be used.
    pub disabled: Color32,
    /// The saved bar.
    pub notice: Color32,
    /// Text on the saved bar.
    pub on_notice: Color32,
    /// What lies over the page behind a dialog.
    pub veil: Color32,
    /// The shadow under the saved bar; clear where there is none.
    pub shadow: Color32,
    /// The eleven tiles.
    pub pain: [Color32; 11],
    /// The numbers on the tiles.
    pub on_pain: [Color32; 11],
    /// Emergency: call now.
    pub emergency: TierColors,
    /// Urgent: help today.
    pub same_day: TierColors,
    /// Non-urgent: a doctor in the next days.
    pub soon: TierColors,
    /// Care at home.
    pub self_care: TierColors,
    /// Drawn bodies.
    pub figure: FigureColors,
    /// Width of decorative borders, in points.
    pub line_width: f32,
    /// Width of borders that mark a control, in points.
    pub control_width: f32,
}

impl Palette {
    /// Warm paper.
    pub const LIGHT: Self = palette::LIGHT;
    /// Night.
    pub const DARK: Self = palette::DARK;
    /// Black on white.
    pub const CONTRAST_LIGHT: Self = palette::CONTRAST_LIGHT;
    /// White on black.
    pub const CONTRAST_DARK: Self = palette::CONTRAST_DARK;

    /// The colours that the window has now.
    #[must_use]
    pub fn of(ctx: &Context) -> &'static Self {
        let dark = ctx.theme() == egui::Theme::Dark;
        let theme = ctx.data(|data| data.get_temp(Id::unique("soleus theme"))).unwrap_or_default();
        Self::choose(theme, dark)
    }

    fn choose(theme: setting::Theme, system_dark: bool) -> &'static Self {
        match theme {
            setting::Theme::System if system_dark => &palette::DARK,
            setting::Theme::System | setting::Theme::Light => &palette::LIGHT,
            setting::Theme::Dark => &palette::DARK,
            setting::Theme::ContrastLight => &palette::CONTRAST_LIGHT,
            setting::Theme::ContrastDark => &palette::CONTRAST_DARK,
        }
    }

    /// Fill and number colour of a pain tile.
    #[must_use]
    pub fn pain(&self, score: Nrs) -> (Color32, Color32) {
        let index = usize::from(score.get()).min(10);
        (self.pain[index], self.on_pain[index])
    }

    /// The border of a pain tile that is not chosen: pale tiles need one, strong ones stand by themselves.
    #[must_use]
    pub fn pain_border(&self, score: Nrs) -> Stroke {
        if score.get() <= 5 { Stroke::new(self.control_width, self.control) } else { Stroke::NONE }
    }

    /// The border of a control.
    #[must_use]
    pub fn control_stroke(&self) -> Stroke {
        Stroke::new(self.control_width, self.control)
    }

    /// The border of a card.
    #[must_use]
    pub fn line_stroke(&self) -> Stroke {
        Stroke::new(self.line_width, self.line)
    }
}

/// What the window was last set to, so that a frame without a change costs nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Applied {
    theme: setting::Theme,
    text_percent: u16,
    less_movement: bool,
}

/// Sets colours, sizes and text size of the window. Cheap when nothing changed; call it once a frame.
pub fn apply(ctx: &Context, theme: setting::Theme, text_percent: u16, less_movement: bool) {
    let key = Id::unique("soleus applied");
    let wanted = Applied { theme, text_percent, less_movement };
    let before: Option<Applied> = ctx.data(|data| data.get_temp(key));
    if before == Some(wanted) {
        return;
    }
    ctx.data_mut(|data| {
        data.insert_temp(key, wanted);
        data.insert_temp(Id::unique("soleus theme"), theme);
    });
    let (preference, light, dark) = match theme {
        setting::Theme::System => (egui::ThemePreference::System, &palette::LIGHT, &palette::DARK),
        setting::Theme::Light => (egui::ThemePreference::Light, &palette::LIGHT, &palette::DARK),
        setting::Theme::Dark => (egui::ThemePreference::Dark, &palette::LIGHT, &palette::DARK),
        setting::Theme::ContrastLight => {
            (egui::ThemePreference::Light, &palette::CONTRAST_LIGHT, &palette::CONTRAST_DARK)
        }
        setting::Theme::ContrastDark => {
            (egui::ThemePreference::Dark, &palette::CONTRAST_LIGHT, &palette::CONTRAST_DARK)
        }
    };
    ctx.style_mut_of(egui::Theme::Light, |style| shape(style, light, less_movement));
    ctx.style_mut_of(egui::Theme::Dark, |style| shape(style, dark, less_movement));
    ctx.set_theme(preference);
    if before.is_none_or(|before| before.text_percent != text_percent) {
        ctx.set_zoom_factor(f32::from(text_percent) / 100.0);
    }
}

/// Whether nothing shall fade or glide, by the settings or by the wish of the desktop.
#[must_use]
pub fn moves_less(ctx: &Context) -> bool {
    let applied: Option<Applied> = ctx.data(|data| data.get_temp(Id::unique("soleus applied")));
    applied.is_some_and(|applied| applied.less_movement)
}

fn shape(style: &mut egui::Style, palette: &Palette, less_movement: bool) {
    use egui::TextStyle;
    style.text_styles = [
        (TextStyle::Heading, super::fonts::heading()),
        (TextStyle::Body, super::fonts::body()),
        (TextStyle::Button, super::fonts::strong()),
        (TextStyle::Small, super::fonts::small()),
        (TextStyle::Monospace, egui::FontId::monospace(16.0)),
    ]
    .into();
    style.animation_time = if less_movement { 0.0 } else { 0.12 };
    if less_movement {
        style.scroll_animation = egui::style::ScrollAnimation::none();
    } else {
        style.scroll_animation = egui::style::ScrollAnimation::default();
    }
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.interact_size = Vec2::splat(TARGET);
    spacing.button_padding = vec2(16.0, 10.0);
    spacing.icon_width = 24.0;
    spacing.icon_width_inner = 14.0;
    spacing.icon_spacing = 10.0;
    spacing.window_margin = egui::Margin::symmetric(20, 16);
    spacing.menu_margin = egui::Margin::same(8);
    spacing.tooltip_width = 320.0;
    spacing.extra_text_line_spacing = 2.0;
    if palette.contrast {
        style.spacing.scroll = egui::style::ScrollStyle::solid();
        style.spacing.scroll.fade.strength = 0.0;
    }
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> egui::Visuals {
    let mut visuals = if palette.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let radius = CornerRadius::same(CONTROL_RADIUS);
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.text_2);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.sunken;
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.code_bg_color = palette.sunken;
    visuals.warn_fg_color = palette.text;
    visuals.error_fg_color = palette.text;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = palette.control_stroke();
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.menu_corner_radius = radius;
    visuals.panel_fill = palette.bg;
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    visuals.image_loading_spinners = false;
    let states = &mut visuals.widgets;
    states.noninteractive.bg_fill = palette.surface;
    states.noninteractive.bg_stroke = palette.line_stroke();
    states.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    for (state, fill) in [
        (&mut states.inactive, palette.surface),
        (&mut states.hovered, palette.accent_soft),
        (&mut states.active, palette.accent_soft),
        (&mut states.open, palette.accent_soft),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = palette.control_stroke();
        state.fg_stroke = Stroke::new(1.5, palette.text);
        state.expansion = 0.0;
    }
    for state in
        [&mut states.noninteractive, &mut states.inactive, &mut states.hovered, &mut states.active, &mut states.open]
    {
        state.corner_radius = radius;
    }
    visuals
}
