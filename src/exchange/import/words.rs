//! Words of the five languages that files come in: what is the calf, which side, what a column may be called.

mod columns;
mod feel;

use crate::domain::body::Side;
pub(super) use columns::{DATE_COLUMNS, NOTE_COLUMNS, SCORE_COLUMNS, SIDE_COLUMNS, TIME_COLUMNS};
pub(super) use feel::{graded, kinds_in};

/// Parts of words that speak of the calf, the leg or a cramp in English, German, French, Spanish or Italian.
const CALF_PARTS: [&str; 22] = [
    "calf",
    "calves",
    "cramp",
    "charley horse",
    "wade",
    "krampf",
    "krampfe",
    "kraempf",
    "unterschenkel",
    "mollet",
    "jambe",
    "crampe",
    "pantorrill",
    "pierna",
    "calambre",
    "gemelo",
    "polpacc",
    "gamba",
    "gambe",
    "crampo",
    "crampi",
    "soleus",
];
/// Whole words that do.
const CALF_WORDS: [&str; 6] = ["leg", "legs", "bein", "beine", "beinen", "beinschmerzen"];
/// Cramps of the belly are no cramps of the calf.
const BELLY: [&str; 18] = [
    "stomach",
    "belly",
    "abdom",
    "period",
    "menstr",
    "uter",
    "bowel",
    "gut ",
    "pelvi",
    "bauch",
    "magen",
    "unterleib",
    "regel",
    "ventre",
    "regles",
    "estomago",
    "vientre",
    "pancia",
];
/// Words for the calf and the leg alone, which stand above the belly.
const LEG_PARTS: [&str; 12] =
    ["calf", "calves", "leg", "wade", "bein", "mollet", "jambe", "pantorrill", "pierna", "polpacc", "gamba", "gambe"];
const ICE: [&str; 9] = ["ice", "icing", "cold pack", "eis", "kuhl", "glace", "hielo", "ghiaccio", "cryo"];
const EXERCISE: [&str; 18] = [
    "stretch",
    "exercise",
    "raise",
    "physio",
    "yoga",
    "mobility",
    "routine",
    "dehn",
    "ubung",
    "gymnastik",
    "etirement",
    "exercice",
    "estira",
    "ejercicio",
    "allunga",
    "stretching",
    "esercizi",
    "rehab",
];
const PAIN: [&str; 11] =
    ["pain", "ache", "aching", "sore", "hurt", "schmerz", "douleur", "dolor", "dolore", "krampf", "cramp"];
const MEDICINE: [&str; 9] = [
    "painkiller",
    "pain killer",
    "pain relief",
    "pain med",
    "schmerzmittel",
    "schmerztablette",
    "antidouleur",
    "analges",
    "antidolor",
];
const LEFT: [&str; 14] = [
    "left",
    "l",
    "lt",
    "lh",
    "links",
    "linke",
    "linker",
    "linkes",
    "gauche",
    "izquierda",
    "izquierdo",
    "sinistra",
    "sinistro",
    "sx",
];
const RIGHT: [&str; 15] = [
    "right", "r", "rt", "rh", "rechts", "rechte", "rechter", "rechtes", "droit", "droite", "derecha", "derecho",
    "destra", "destro", "dx",
];
const BOTH: [&str; 16] = [
    "both",
    "bilateral",
    "b",
    "beide",
    "beiden",
    "beidseitig",
    "beidseits",
    "deux",
    "ambas",
    "ambos",
    "bilaterale",
    "entrambi",
    "entrambe",
    "legs",
    "calves",
    "waden",
];

/// Small letters without accents and with single spaces, for comparing.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.trim().chars().flat_map(char::to_lowercase) {
        let sign = match sign {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ß' => 's',
            sign if sign.is_whitespace() => ' ',
            // Accents that stand as signs of their own.
            '\u{300}'..='\u{36f}' | '\u{feff}' | '\u{200b}' => continue,
            sign => sign,
        };
        if sign != ' ' || !plain.ends_with(' ') {
            plain.push(sign);
        }
    }
    plain
}

fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn holds(plain: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| plain.contains(part))
}

/// Whether a name speaks of the calf, the leg or a cramp of it.
pub(super) fn speaks_of_calf(name: &str) -> bool {
    let plain = plain(name);
    let whole = words(&plain).any(|word| CALF_WORDS.contains(&word));
    let found = whole || holds(&plain, &CALF_PARTS);
    found && (whole || holds(&plain, &LEG_PARTS) || !holds(&format!("{plain} "), &BELLY))
}

/// Whether a name says ice or cold.
pub(super) fn says_ice(name: &str) -> bool {
    let plain = plain(name);
    words(&plain).any(|word| ICE.contains(&word)) || holds(&plain, &["cold pack", "kuhlen", "cryotherap"])
}

/// Whether a name says an exercise.
pub(super) fn says_exercise(name: &str) -> bool {
    holds(&plain(name), &EXERCISE)
}

/// Whether a name says a medicine against pain.
pub(super) fn says_medicine(name: &str) -> bool {
    holds(&plain(name), &MEDICINE)
}

/// Whether a name says pain.
pub(super) fn says_pain(name: &str) -> bool {
    holds(&plain(name), &PAIN)
}

/// The side that a text is about; `None` when it names none.
pub(super) fn side_in(text: &str) -> Option<Side> {
    let plain = plain(text);
    let named =
        |sides: &[&str], short: bool| words(&plain).any(|word| (short || word.len() > 2) && sides.contains(&word));
    // A single letter says a side only where nothing but such letters stands: "L", "L/R".
    let short = words(&plain).all(|word| word.len() == 1) || plain.len() <= 2;
    match (named(&LEFT, short), named(&RIGHT, short), named(&BOTH, short)) {
        (true, true, _) | (false, false, true) => Some(Side::Both),
        (true, false, _) => Some(Side::Left),
        (false, true, _) => Some(Side::Right),
        (false, false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Target;
    use super::*;

    #[test]
    fn names_that_speak_of_the_calf_are_known_in_five_languages_and_those_of_the_belly_are_left_out() {
        for name in [
            "Calf pain",
            "left leg",
            "Leg cramps",
            "Wadenkrampf",
            "Schmerzen im Bein",
            "Crampe au mollet",
            "jambe droite",
            "Calambre en la pantorrilla",
            "Pierna",
            "Crampo al polpaccio",
            "gamba destra",
            "Krämpfe",
        ] {
            assert!(speaks_of_calf(name), "{name}");
        }
        for name in [
            "Headache",
            "Neck pain",
            "Stomach cramps",
            "Period cramps",
            "Bauchkrämpfe",
            "beinahe",
            "Elegant",
            "Knee",
            "Allegro",
            "",
        ] {
            assert!(!speaks_of_calf(name), "{name}");
        }
    }

    #[test]
    fn a_name_says_what_it_is_taken_for() {
        for (name, target) in [
            ("Calf pain after stretching", Some(Target::Pain)),
            ("Pain left leg, with ice", Some(Target::Pain)),
            ("Ice on calf", Some(Target::Ice)),
            ("Nice calf", None),
            ("Wade dehnen", Some(Target::Routine)),
            ("Painkiller for the leg", Some(Target::Medicine)),
            ("ibuprofen 400", Some(Target::Medicine)),
        ] {
            assert_eq!(super::super::choices::proposed(name), target, "{name}");
        }
    }

    #[test]
    fn a_side_is_read_from_words_and_never_from_letters_inside_them() {
        for (text, side) in [
            ("left", Some(Side::Left)),
            ("R", Some(Side::Right)),
            ("Rechte Wade", Some(Side::Right)),
            ("mollet gauche", Some(Side::Left)),
            ("left and right", Some(Side::Both)),
            ("both calves", Some(Side::Both)),
            ("gamba destra", Some(Side::Right)),
            ("calf", None),
            ("bright light", None),
            ("mal à l'épaule", None),
        ] {
            assert_eq!(side_in(text), side, "{text}");
        }
    }
}
