//! What the person and the packet tell against it: health answers, pregnancy, other medicines, what a packet is not sold
//! for, a fresh strain, and too many days in a row.

use super::Scene;
use crate::domain::check::Answer;
use crate::domain::course::{self, limit_days, too_long};
use crate::domain::medicine::finding::Finding;
use crate::domain::medicine::person::FRESH_STRAIN_H;
use crate::domain::medicine::{Fact, Ingredient, Substance};

/// A check that asks for help stands above every anti-inflammatory.
pub(super) fn check_first(scene: &Scene) -> Vec<Finding> {
    let first = scene.known.person.check_first && scene.new.contents.has_nsaid();
    first.then_some(Finding::CheckFirst).into_iter().collect()
}

/// What packets of the country are not sold for.
pub(super) fn not_for(scene: &Scene) -> Vec<Finding> {
    let packet = scene.known.packet(scene.new);
    let rows = scene.new.contents.parts.iter().filter_map(|part| packet.packet_row(part));
    rows.filter_map(|row| row.not_for.clone()).map(Finding::NotFor).collect()
}

/// Each answer that asks for advice first.
pub(super) fn told(scene: &Scene) -> Vec<Finding> {
    let (table, contents) = (scene.known.table, &scene.new.contents);
    let older_from = table.older_from();
    let rows = table.cautions.iter().filter(|caution| caution.is_about(contents));
    let is_yes = |fact: Fact| scene.known.person.answer(fact, older_from) == Answer::Yes;
    let yes = rows.filter(|caution| is_yes(caution.fact) && !caution.unless.is_some_and(is_yes));
    let words = |caution: &crate::domain::medicine::Caution| {
        let pregnancy = table.country.filter(|_| caution.fact == Fact::Pregnant && contents.has_nsaid());
        let more = pregnancy.map(|country| country.pregnancy.clone()).or_else(|| caution.more.clone());
        let told = caution.told.replace("{age}", &older_from.to_string());
        Finding::Told { told, more, on_skin: contents.form.on_skin() }
    };
    yes.map(words).collect()
}

/// The first days after a strain.
pub(super) fn fresh(scene: &Scene) -> Vec<Finding> {
    let contents = &scene.new.contents;
    let fresh = scene.known.person.since_strain_h.is_some_and(|hours| hours <= FRESH_STRAIN_H);
    if !fresh || !contents.has_nsaid() {
        return Vec::new();
    }
    let aspirin = |substance: &Substance| substance.known() == Some(Ingredient::Aspirin);
    let aspirin = contents.parts.iter().any(|part| aspirin(&part.substance));
    aspirin.then_some(Finding::FreshAspirin).into_iter().chain([Finding::FreshStrain]).collect()
}

/// Rule D11 with this dose: one painkiller on too many days in a row.
pub(super) fn days(scene: &Scene) -> Vec<Finding> {
    let (new, known) = (scene.new, scene.known);
    let on_skin = new.contents.form.on_skin();
    let today = known.now.moment.day_number();
    let mut found = Vec::new();
    for part in &new.contents.parts {
        let ingredient = match &part.substance {
            Substance::Known(ingredient) => ingredient.substance(),
            // An own anti-inflammatory has the days of its kind; an own ingredient of another kind may be no painkiller.
            Substance::Own { nsaid: true, .. } => Ingredient::Ibuprofen,
            Substance::Own { nsaid: false, .. } => continue,
        };
        let key = part.substance.key();
        let others = known.doses.iter().filter(|dose| dose.id != new.id).chain([new]);
        let same = others.filter(|dose| dose.contents.form.on_skin() == on_skin && dose.contents.part(&key).is_some());
        let days: Vec<course::Dose> = same
            .map(|dose| course::Dose { day: dose.at.day_number() - today, ingredient, form: dose.contents.form })
            .collect();
        if too_long(&days, known.table.oral_days) {
            let days = limit_days(ingredient, on_skin, known.table.oral_days);
            found.push(Finding::TooManyDays { name: part.substance.name(), days });
        }
    }
    found
}
