//! Words of what pain feels like and how strong it is.

use super::{plain, words};
use crate::domain::body::Kind;

/// Kinds of pain that a text names.
pub(in super::super) fn kinds_in(text: &str) -> Vec<Kind> {
    const KINDS: [(&str, Kind); 18] = [
        ("cramp", Kind::Cramp),
        ("krampf", Kind::Cramp),
        ("spasm", Kind::Cramp),
        ("ache", Kind::Ache),
        ("aching", Kind::Ache),
        ("dull", Kind::Ache),
        ("sharp", Kind::Sharp),
        ("stabbing", Kind::Sharp),
        ("stechend", Kind::Sharp),
        ("tight", Kind::Tight),
        ("stiff", Kind::Tight),
        ("burning", Kind::Burning),
        ("brennend", Kind::Burning),
        ("shooting", Kind::Shooting),
        ("throb", Kind::Throbbing),
        ("pulsing", Kind::Throbbing),
        ("heavy", Kind::Heavy),
        ("heaviness", Kind::Heavy),
    ];
    let plain = plain(text);
    let found =
        |kind: Kind| words(&plain).any(|word| KINDS.iter().any(|(part, of)| *of == kind && word.starts_with(part)));
    Kind::ALL.iter().copied().filter(|kind| found(*kind)).collect()
}

/// What a word of strength is from 0 to 10.
pub(in super::super) fn graded(plain: &str) -> Option<u8> {
    Some(match plain {
        "none" | "no pain" | "keine" | "kein" | "aucun" | "aucune" | "ninguno" | "ninguna" | "nessuno" | "nessuna"
        | "nenhum" | "nenhuma" | "geen" => 0,
        "mild" | "slight" | "light" | "low" | "leicht" | "leger" | "legere" | "faible" | "leve" | "lieve" | "licht" => {
            2
        }
        "moderate" | "medium" | "mittel" | "maßig" | "masig" | "moderat" | "modere" | "moderee" | "moyen"
        | "moyenne" | "moderado" | "moderada" | "moderato" | "moderata" | "media" | "matig" => 5,
        "severe" | "strong" | "high" | "stark" | "schwer" | "fort" | "forte" | "fuerte" | "severo" | "severa"
        | "grave" | "intense" | "intenso" | "intensa" | "hevig" => 8,
        "unbearable" | "extreme" | "worst" | "very severe" | "sehr stark" | "unertraglich" | "insupportable"
        | "insoportable" | "insopportabile" | "insuportavel" | "ondraaglijk" => 10,
        _ => return None,
    })
}
