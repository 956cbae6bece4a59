//! Everything that is drawn can be made out: words, icons, and the edges of what can be pressed, in each theme.

use egui::accesskit::Role;

use crate::seen::{all, none};

/// Words, by WCAG 1.4.3.
const WORDS: f32 = 4.5;
/// Icons and edges, by WCAG 1.4.11.
const EDGES: f32 = 3.0;

#[test]
fn all_words_on_all_screens_can_be_read_in_every_theme() {
    let mut faults = Vec::new();
    for seen in all() {
        for words in seen.words.iter().filter(|words| words.contrast.is_some_and(|contrast| contrast < WORDS)) {
            faults.push(format!("{}: {:.2} {:?}", seen.place(), words.contrast.unwrap(), words.text));
        }
    }
    none(&faults);
}

#[test]
fn all_icons_on_all_screens_can_be_made_out() {
    let mut faults = Vec::new();
    for seen in all() {
        for picture in seen.pictures.iter().filter(|picture| picture.contrast < EDGES) {
            faults.push(format!("{}: {:.2} at {}", seen.place(), picture.contrast, picture.rect));
        }
    }
    none(&faults);
}

#[test]
fn fields_and_choices_have_an_edge_that_can_be_seen() {
    let kinds = [
        Role::TextInput,
        Role::MultilineTextInput,
        Role::SearchInput,
        Role::NumberInput,
        Role::CheckBox,
        Role::RadioButton,
    ];
    let mut faults = Vec::new();
    for seen in all() {
        for node in seen.controls().filter(|node| kinds.contains(&node.role)) {
            if let Some(edge) = node.edge.filter(|edge| *edge < EDGES) {
                let rect = node.rect.unwrap();
                faults.push(format!("{}: {edge:.2} {:?} {} at {rect}", seen.place(), node.role, node.name));
            }
        }
    }
    none(&faults);
}
