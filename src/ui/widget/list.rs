//! A list that opens, of which one line is chosen. A reader hears its name, what is chosen and whether it is open; the
//! keyboard comes back to it when it closes.

use egui::{ComboBox, Ui};

use super::{SPOKEN_BY_AT_SPI, kept_focus};

/// A closed list.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    /// What is chosen here, for a reader; no other list of the page has this name.
    pub name: &'a str,
    /// The line that is chosen.
    pub shown: &'a str,
    /// Widest, in points.
    pub width: f32,
}

impl<'a> List<'a> {
    /// Draws it. `lines` are what can be chosen, each with its words.
    pub fn show_ui<T: PartialEq>(self, ui: &mut Ui, chosen: &mut T, lines: impl IntoIterator<Item = (T, &'a str)>) {
        let Self { name, shown, width } = self;
        let combo = ComboBox::from_id_salt(name).selected_text(shown).height(320.0).truncate();
        let list = combo.width(ui.available_width().min(width)).show_ui(ui, |ui| {
            for (value, words) in lines {
                // A press of the pointer closes it by itself, one of a key does not.
                if ui.selectable_value(chosen, value, words).clicked() {
                    ui.close();
                }
            }
        });
        let (id, open) = (list.response.id, list.inner.is_some());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_label(name);
            node.set_value(shown);
            node.set_expanded(open);
            if SPOKEN_BY_AT_SPI {
                node.set_description(shown);
            }
        });
        kept_focus::after_lines(ui.ctx(), id, ui.layer_id(), open);
    }
}
