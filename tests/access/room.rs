//! Nothing is lost in a narrow window or with large letters: no control beside the window, no words cut at their ends.

use egui::accesskit::Role;

use crate::seen::{all, none};

#[test]
fn no_control_is_beside_the_window() {
    let mut faults = Vec::new();
    for seen in all() {
        for node in seen.controls() {
            let Some(rect) = node.rect else { continue };
            if rect.left() < -0.5 || rect.right() > seen.width + 0.5 {
                faults.push(format!("{}: {:?} {} at {}", seen.place(), node.role, node.name, rect));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_words_are_cut_at_their_ends() {
    let mut faults = Vec::new();
    for seen in all() {
        for words in seen.words.iter().filter(|words| words.contrast.is_some()) {
            let cut = words.rect.left() < words.clip.left() - 1.0 || words.rect.right() > words.clip.right() + 1.0;
            if cut {
                faults.push(format!("{}: {:?} at {} in {}", seen.place(), words.text, words.rect, words.clip));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_words_stick_out_of_their_control() {
    let mut faults = Vec::new();
    for seen in all() {
        for node in seen.controls() {
            faults
                .extend(node.sticks_out.iter().map(|words| format!("{}: {words:?} of {:?}", seen.place(), node.name)));
        }
    }
    none(&faults);
}

#[test]
fn shortened_words_are_there_in_full_behind_their_row() {
    let mut faults = Vec::new();
    for seen in all() {
        for words in seen.words.iter().filter(|words| words.is_shortened && words.contrast.is_some()) {
            // A row of a list opens what it tells in short, and says it in full; one of the deleted items opens when it
            // is restored. A hint in a field is its name.
            let row = |role, name: &str| match role {
                Role::Button | Role::Label => name.len() > words.text.len() && name.contains(&words.text),
                Role::SearchInput => name == words.text,
                _ => false,
            };
            let opens = seen.nodes.iter().any(|node| row(node.role, &node.name));
            let whole = seen.words.iter().any(|other| !other.is_shortened && other.text == words.text);
            if !opens && !whole {
                faults.push(format!("{}: {:?}", seen.place(), words.text));
            }
        }
    }
    none(&faults);
}
