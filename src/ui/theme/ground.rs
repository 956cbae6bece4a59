//! The colours of an urgency tier, and of words and lines on a card that is filled with one: everything in it turns
//! to the one colour that can be read there.

use egui::{Color32, Stroke, Ui};

use super::{Palette, TierColors};
use crate::domain::triage::Tier;

impl Palette {
    /// The colours of a tier. Open questions have no colour of their own: they warn of nothing and promise nothing.
    #[must_use]
    pub fn tier(&self, tier: Tier) -> TierColors {
        match tier {
            Tier::Emergency => self.emergency,
            Tier::SameDay => self.same_day,
            Tier::Soon => self.soon,
            Tier::SelfCare => self.self_care,
            Tier::Incomplete => TierColors { fill: self.text_2, on_fill: self.surface, body: self.surface },
        }
    }

    /// The colour of a tier where it is only a line on a card. The red of the night is made to carry white words and
    /// is too dark for a line, so it is drawn paler.
    #[must_use]
    pub fn tier_line(&self, tier: Tier) -> Color32 {
        let colors = self.tier(tier);
        let pale = tier == Tier::Emergency && self.dark && !self.contrast;
        if pale { colors.fill.lerp_to_gamma(colors.on_fill, 0.35) } else { colors.fill }
    }
}

/// Makes this part of the page a filled ground: words, links, rules and focus rings in it take `on_fill`.
pub fn fill_ground(ui: &mut Ui, colors: TierColors) {
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(colors.on_fill);
    visuals.weak_text_color = Some(colors.on_fill);
    visuals.hyperlink_color = colors.on_fill;
    let line = visuals.widgets.noninteractive.bg_stroke;
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(line.width, colors.on_fill);
}

/// The colour of words if this part of the page is a filled ground.
#[must_use]
pub fn filled_ground(ui: &Ui) -> Option<Color32> {
    ui.visuals().override_text_color.filter(|color| *color != Palette::of(ui.ctx()).text)
}
