//! Contrast by the WCAG 2 formula, for every pair of colours that meet on a screen.

use super::*;

const THEMES: [(&str, Palette); 4] = [
    ("light", Palette::LIGHT),
    ("dark", Palette::DARK),
    ("contrast light", Palette::CONTRAST_LIGHT),
    ("contrast dark", Palette::CONTRAST_DARK),
];

fn luminance(color: Color32) -> f32 {
    let [red, green, blue, _] = color.to_array().map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn ratio(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check(theme: &str, pair: &str, one: Color32, other: Color32, least: f32) {
    let measured = ratio(one, other);
    assert!(measured >= least, "{theme}: {pair} has {measured:.2}, needs {least}");
}

#[test]
fn words_can_be_read_on_every_ground() {
    for (theme, palette) in &THEMES {
        for ground in [palette.bg, palette.surface, palette.sunken, palette.accent_soft] {
            check(theme, "text", palette.text, ground, 4.5);
            check(theme, "second text", palette.text_2, ground, 4.5);
            check(theme, "accent as text", palette.accent, ground, 4.5);
        }
        check(theme, "on accent", palette.on_accent, palette.accent, 4.5);
        check(theme, "on accent, hover", palette.on_accent, palette.accent_hover, 4.5);
        check(theme, "saved bar", palette.on_notice, palette.notice, 4.5);
        check(theme, "disabled", palette.disabled, palette.surface, 4.5);
        for tier in [palette.same_day, palette.soon, palette.self_care] {
            check(theme, "tier header", tier.on_fill, tier.fill, 4.5);
            check(theme, "tier body", palette.text, tier.body, 4.5);
            check(theme, "second text on a tier", palette.text_2, tier.body, 4.5);
            check(theme, "accent on a tier", palette.accent, tier.body, 4.5);
            check(theme, "first words of a tier", tier.fill, tier.body, 4.5);
            check(theme, "focus ring on a tier", palette.focus, tier.body, 3.0);
            check(theme, "control border on a tier", palette.control, tier.body, 3.0);
            check(theme, "tier border", tier.fill, palette.surface, 3.0);
            check(theme, "tier border on the page", tier.fill, palette.bg, 3.0);
        }
        check(theme, "emergency", palette.emergency.on_fill, palette.emergency.body, 4.5);
        for tier in crate::domain::triage::Tier::ALL {
            check(theme, "line of a tier", palette.tier_line(*tier), palette.surface, 3.0);
            check(theme, "line of a tier on a chosen place", palette.tier_line(*tier), palette.accent_soft, 3.0);
        }
        check(theme, "emergency on the page", palette.emergency.fill, palette.bg, 3.0);
    }
}

#[test]
fn borders_and_the_focus_ring_stand_out() {
    for (theme, palette) in &THEMES {
        for ground in [palette.bg, palette.surface, palette.sunken, palette.accent_soft] {
            check(theme, "control border", palette.control, ground, 3.0);
            check(theme, "focus ring", palette.focus, ground, 3.0);
        }
        check(theme, "map line", palette.figure.map_line, palette.surface, 3.0);
        check(theme, "map number", palette.text_2, palette.figure.map_zone, 4.5);
    }
}

#[test]
fn marks_and_lines_that_carry_meaning_stand_out() {
    for (theme, palette) in &THEMES {
        let (surface, figure) = (palette.surface, &palette.figure);
        let chart = [
            ("mark of the left leg", palette.accent),
            ("mark of the right leg", palette.text),
            ("worst and median of a day", palette.text_2),
            ("zero line", palette.control),
            ("bar of a count", palette.pain[7]),
            ("urgent point", palette.same_day.fill),
            ("leg that works", figure.working_leg),
            ("head, arms and feet", figure.skin),
            ("muscle that works", figure.muscle),
            ("edge of a wall or a step", figure.prop_edge),
        ];
        for (what, color) in chart {
            check(theme, what, color, surface, 3.0);
        }
        check(theme, "bar on its track", palette.pain[7], palette.sunken, 3.0);
        check(theme, "progress on its track", palette.accent, palette.sunken, 3.0);
        check(theme, "chosen day", palette.accent, palette.bg, 3.0);
        for (what, ground) in [("zone", figure.map_zone), ("skin", figure.map_skin), ("card", surface)] {
            check(theme, &format!("outline on {what}"), figure.map_line, ground, 3.0);
            check(theme, &format!("chosen outline on {what}"), palette.text, ground, 3.0);
            check(theme, &format!("acupoint on {what}"), palette.accent, ground, 3.0);
        }
    }
}

#[test]
fn every_pain_tile_shows_its_number_and_its_edge() {
    for (theme, palette) in &THEMES {
        for score in Nrs::ALL {
            let (fill, number) = palette.pain(score);
            check(theme, "pain number", number, fill, 4.5);
            let edge = if score.get() <= 5 { palette.pain_border(score).color } else { fill };
            check(theme, "tile edge", edge, palette.surface, 3.0);
        }
    }
}

#[test]
fn more_pain_is_always_further_from_the_page() {
    for (theme, palette) in &THEMES {
        let steps = palette.pain.map(luminance);
        let ordered = steps.windows(2).all(|pair| if palette.dark { pair[0] < pair[1] } else { pair[0] > pair[1] });
        assert!(ordered, "{theme}: {steps:?}");
    }
}
