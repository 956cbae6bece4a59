//! Two medicines that overlap within 24 hours: the same ingredient in both, or two anti-inflammatories, by mouth or on
//! the skin.

use super::{DAY_S, Scene};
use crate::domain::medicine::finding::Finding;
use crate::domain::medicine::{Contents, Dose, Part};

/// Everything that overlaps, each pair once.
pub(super) fn findings(scene: &Scene) -> Vec<Finding> {
    let new = scene.new;
    let mut found: Vec<Finding> = Vec::new();
    let mut add = |finding: Finding| {
        if !found.contains(&finding) {
            found.push(finding);
        }
    };
    let own: Vec<&Part> = new.contents.parts.iter().filter(|part| part.substance.is_nsaid()).collect();
    for (place, one) in own.iter().enumerate() {
        for other in own.iter().skip(place + 1) {
            add(Finding::TwoNsaids(one.substance.name(), other.substance.name()));
        }
    }
    let near = |dose: &&Dose| (dose.at.utc_s - new.at.utc_s).abs() < DAY_S;
    for other in scene.others().filter(near) {
        for one in &own {
            for two in other.contents.parts.iter().filter(|part| part.substance.is_nsaid()) {
                let same_way = new.contents.form.on_skin() == other.contents.form.on_skin();
                if !same_way || one.substance.key() != two.substance.key() {
                    let names = (named(one, &new.contents, same_way), named(two, &other.contents, same_way));
                    add(Finding::TwoNsaids(names.0, names.1));
                }
            }
        }
        if other.product != new.product {
            let shared = new.contents.parts.iter().filter(|part| other.contents.part(&part.substance.key()).is_some());
            for part in shared {
                add(Finding::SameIngredient { name: part.substance.name(), other: other.contents.name.clone() });
            }
        }
    }
    found
}

/// "ibuprofen", or "ibuprofen on the skin" where the two are taken in different ways.
fn named(part: &Part, contents: &Contents, same_way: bool) -> String {
    let name = part.substance.name();
    match (same_way, contents.form.on_skin()) {
        (true, _) => name,
        (false, true) => format!("{name} on the skin"),
        (false, false) => format!("{name} by mouth"),
    }
}
