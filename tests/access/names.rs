//! Whoever listens to the window knows what each thing is, which one it is, and whether it is chosen.

use std::collections::BTreeMap;

use egui::accesskit::Role;

use crate::seen::{all, none};

#[test]
fn every_control_says_what_it_is_and_what_it_is_called() {
    let mut faults = Vec::new();
    for seen in all() {
        for node in seen.controls().filter(|node| node.name.trim().is_empty() || node.role == Role::Unknown) {
            faults.push(format!("{}: {:?} {:?} in {:?}", seen.place(), node.role, node.name, node.within));
        }
    }
    none(&faults);
}

#[test]
fn two_controls_of_one_page_are_never_called_the_same() {
    let mut faults = Vec::new();
    for seen in all() {
        let mut called: BTreeMap<(String, Vec<String>), usize> = BTreeMap::new();
        // What leads to the same page is called the same.
        for node in seen.controls().filter(|node| !node.name.starts_with("Read: ")) {
            *called.entry((format!("{:?} {}", node.role, node.name), node.within.clone())).or_default() += 1;
        }
        let twice = called.into_iter().filter(|(_, count)| *count > 1);
        faults.extend(twice.map(|((name, within), count)| format!("{}: {count} x {name} in {within:?}", seen.place())));
    }
    none(&faults);
}

#[test]
fn every_choice_says_whether_it_is_chosen() {
    let choices = [Role::CheckBox, Role::RadioButton, Role::Switch, Role::Tab, Role::MenuItemCheckBox];
    let mut faults = Vec::new();
    for seen in all() {
        for node in seen.controls().filter(|node| choices.contains(&node.role) && node.chosen.is_none()) {
            faults.push(format!("{}: {:?} {}", seen.place(), node.role, node.name));
        }
    }
    none(&faults);
}

#[test]
fn every_page_has_one_title() {
    let mut faults = Vec::new();
    for seen in all() {
        let titles = seen.nodes.iter().filter(|node| node.role == Role::Heading && node.level == Some(1));
        let titles: Vec<&str> = titles.map(|node| node.name.as_str()).collect();
        if titles.len() != 1 {
            faults.push(format!("{}: {titles:?}", seen.place()));
        }
    }
    none(&faults);
}
