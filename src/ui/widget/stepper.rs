//! A number with "less" and "more" beside it. What is typed stays as it is, also where it is no number.

use egui::{Align, Layout, Response, Ui, UiBuilder};

use super::button::Button;
use super::field::Field;
use super::text;
use crate::ui::icon::Icon;

/// Width of the field between the buttons, in points.
const FIELD: f32 = 66.0;
/// Width of the whole control, in points.
pub const WIDTH: f32 = FIELD + 2.0 * (44.0 + GAP);
const GAP: f32 = 4.0;

/// What a stepper shows.
#[derive(Clone, Copy, Debug)]
pub struct Stepper<'a> {
    /// The words above it.
    pub label: &'a str,
    /// What is said before "less" and "more": "Hold, exercise 1".
    pub name: &'a str,
    /// What the number counts, said after the name; empty for a plain count.
    pub unit: &'a str,
    /// The least and the most that the buttons reach.
    pub limit: (u16, u16),
    /// How much one press changes.
    pub step: u16,
    /// What an empty field stands for.
    pub usual: u16,
    /// What is wrong; it is told by whoever draws the stepper, below the line.
    pub error: Option<&'a str>,
}

/// Draws the stepper; the response is that of the text.
pub fn show_ui(ui: &mut Ui, stepper: Stepper<'_>, value: &mut String) -> Response {
    let builder = UiBuilder::new().id_salt(stepper.label).layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text::small_ui(ui, stepper.label);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let name = stepper.name;
            let less = ui.add(Button::icon_only(Icon::Minus, &format!("{name}, less")));
            let said = if stepper.unit.is_empty() { name.to_owned() } else { format!("{name}, {}", stepper.unit) };
            let field = Field::bare(&said, value).width(FIELD).error(stepper.error).show_ui(ui);
            let more = ui.add(Button::icon_only(Icon::Add, &format!("{name}, more")));
            if less.clicked() || more.clicked() {
                *value = stepped(value, &stepper, more.clicked()).to_string();
            }
            field
        })
        .inner
    })
    .inner
}

/// The next number: from what is typed, or from the usual one where that is no number.
fn stepped(value: &str, stepper: &Stepper<'_>, up: bool) -> u16 {
    let (least, most) = stepper.limit;
    let from: i64 = value.trim().parse().unwrap_or(i64::from(stepper.usual));
    let step = i64::from(stepper.step);
    let to = from.saturating_add(if up { step } else { -step }).clamp(i64::from(least), i64::from(most.max(least)));
    u16::try_from(to).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buttons_never_leave_the_limits() {
        let stepper = Stepper { label: "", name: "", unit: "", limit: (10, 60), step: 5, usual: 30, error: None };
        for (typed, up, found) in [
            ("30", true, 35),
            ("30", false, 25),
            ("60", true, 60),
            ("99999999", false, 60),
            ("-5", true, 10),
            ("x", true, 35),
            ("", false, 25),
        ] {
            assert_eq!(stepped(typed, &stepper, up), found, "{typed}");
        }
    }
}
