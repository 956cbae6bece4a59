//! A score as other programs write it, on their scales, as a number from 0 to 10. What lies outside is not taken; what
//! was on another scale says so.

use super::calendar::{cut, not};
use super::choices::{Choices, Scale};
use super::words;
use crate::domain::episode::Nrs;

/// Longest score in words; what is longer is a note.
const WORD_BYTES: usize = 60;

/// Words between a score and the most that it can be.
const OF: [&str; 8] = ["/", "out of ", "of ", "von ", "sur ", "de ", "su ", "van "];

/// A score, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) nrs: Nrs,
    /// What the file says, where that was another scale.
    pub(super) converted: Option<String>,
    /// It had decimals and was rounded to the nearest whole number.
    pub(super) rounded: bool,
}

/// Reads "6", "6.0", "6/10", "60 %", "moderate", "6 (strong)".
pub(super) fn read(text: &str, scale: Scale, choices: &Choices) -> Result<Score, String> {
    let plain = words::plain(text);
    let said = || if text.is_empty() { "no score".to_owned() } else { cut(text) };
    match choices.words.get(&plain) {
        Some(Some(score)) => {
            return whole(*score, &said()).map(|nrs| Score { nrs, converted: Some(said()), rounded: false });
        }
        Some(None) if !text.is_empty() => return Err(format!("“{}” is left out, as you chose", cut(text))),
        _ if text.is_empty() => return Err("There is no score".to_owned()),
        _ => (),
    }
    if let Some(score) = proposed(&plain, scale, choices) {
        return whole(score, text).map(|nrs| Score { nrs, converted: Some(cut(text)), rounded: false });
    }
    let (number, rest) = leading_number(text).ok_or_else(|| not(text, "a score"))?;
    let rest = rest.trim();
    if let Some(of) = OF.iter().find_map(|word| rest.strip_prefix(word)) {
        let most = leading_number(of.trim()).map(|(most, _)| most);
        return match most {
            Some(10.0) => ten(number, text),
            Some(most) if most > 0.0 => of_most(number, most, text),
            _ => Err(not(text, "a score")),
        };
    }
    if rest.starts_with('%') {
        return of_most(number, 100.0, text);
    }
    // "6.5.2026", "7:30" and "7-8" are no scores; "7 (strong)" and "7 - strong" are.
    let range =
        rest.strip_prefix(['-', '–']).is_some_and(|behind| behind.starts_with(|sign: char| sign.is_ascii_digit()));
    if range || rest.starts_with([':', '.', ',', '/']) || rest.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Err(not(text, "a score"));
    }
    match scale {
        Scale::Ten => ten(number, text),
        Scale::Hundred => of_most(number, 100.0, text),
        Scale::Five => of_most(number, 5.0, text),
        Scale::Grades => grade(number, text, choices),
    }
}

/// What a word is from 0 to 10, if it is one that is known. The words of four grades are what those grades are.
pub(super) fn proposed(plain: &str, scale: Scale, choices: &Choices) -> Option<u8> {
    let known = words::graded(plain.trim_matches(|sign: char| !sign.is_alphanumeric()))?;
    let [one, two, three, four] = choices.grades;
    Some(match (scale, known) {
        (Scale::Grades, 1..=2) => one,
        (Scale::Grades, 3..=5) => two,
        (Scale::Grades, 6..=8) => three,
        (Scale::Grades, 9..) => four,
        (_, known) => known,
    })
}

/// The words of a score by which it can be told from another, in small letters; `None` for a number, and for what is too
/// long to be a score.
pub(super) fn word(text: &str) -> Option<String> {
    (text.len() <= WORD_BYTES && leading_number(text).is_none()).then(|| words::plain(text))
}

/// One of four grades.
fn grade(number: f64, text: &str, choices: &Choices) -> Result<Score, String> {
    let place = [1.0, 2.0, 3.0, 4.0].iter().position(|grade| (number - grade).abs() < f64::EPSILON);
    let score = place.and_then(|place| choices.grades.get(place)).copied();
    let score = score.ok_or_else(|| not(text, "a grade from 1 to 4"))?;
    whole(score, text).map(|nrs| Score { nrs, converted: Some(cut(text)), rounded: false })
}

fn ten(number: f64, text: &str) -> Result<Score, String> {
    let nrs = nearest(number, text, 10.0)?;
    Ok(Score { nrs, converted: None, rounded: number.fract().abs() > f64::EPSILON })
}

fn of_most(number: f64, most: f64, text: &str) -> Result<Score, String> {
    if number > most {
        return Err(format!("“{}” is over {most}", cut(text)));
    }
    Ok(Score { nrs: nearest(number / most * 10.0, text, most)?, converted: Some(cut(text)), rounded: false })
}

fn nearest(number: f64, text: &str, most: f64) -> Result<Nrs, String> {
    match number {
        number if number > 10.0 => Err(format!("“{}” is over {most}", cut(text))),
        number if number < 0.0 => Err(format!("“{}” is below 0", cut(text))),
        number => {
            // Halves go up: worse rather than better.
            let whole = Nrs::ALL.iter().copied().rev().find(|nrs| f64::from(nrs.get()) <= number + 0.5);
            whole.ok_or_else(|| not(text, "a score"))
        }
    }
}

fn whole(score: u8, text: &str) -> Result<Nrs, String> {
    Nrs::try_from(score).map_err(|_| format!("“{}” would be {score}, which is over 10", cut(text)))
}

/// A number at the front of a text, with a full stop or a comma, and what stands behind it.
pub(super) fn leading_number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let (sign, bare) = match text.strip_prefix(['-', '−']) {
        Some(bare) => (-1.0, bare),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let figures = bare.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(bare.len());
    let (whole, mut rest) = bare.split_at(figures);
    if whole.is_empty() || whole.len() > 12 {
        return None;
    }
    let mut number: f64 = whole.parse().ok()?;
    if let Some(behind) = rest.strip_prefix(['.', ',']) {
        let figures = behind.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(behind.len());
        let (decimals, after) = behind.split_at(figures);
        if !decimals.is_empty() && decimals.len() <= 18 {
            number = format!("{whole}.{decimals}").parse().ok()?;
            rest = after;
        }
    }
    Some((sign * number, rest))
}

/// The scale of a column, by most of its numbers: more than ten in more than half of them is 0 to 100.
pub(super) fn found_scale<'a>(cells: impl Iterator<Item = &'a str>) -> Scale {
    let (mut all, mut above, mut most) = (0_usize, 0_usize, 0.0_f64);
    for cell in cells {
        let Some((number, rest)) = leading_number(cell) else { continue };
        if !rest.trim().is_empty() || number < 0.0 {
            continue;
        }
        all += 1;
        above += usize::from(number > 10.0);
        most = most.max(number);
    }
    if all >= 3 && above * 2 > all && most <= 100.0 { Scale::Hundred } else { Scale::Ten }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_read_as_it_is_written_and_what_lies_outside_is_named() {
        let check = |text: &str, expected: Result<u8, &str>| {
            let read = read(text, Scale::Ten, &Choices::default()).map(|score| score.nrs.get());
            assert_eq!(read.as_ref().map_err(String::as_str), expected.as_ref().map_err(|words| *words), "{text}");
        };
        check("7", Ok(7));
        check("7.0", Ok(7));
        check("6,5", Ok(7));
        check("6/10", Ok(6));
        check("6 / 10", Ok(6));
        check("6 von 10", Ok(6));
        check("6 de 10", Ok(6));
        check("3/5", Ok(6));
        check("60 %", Ok(6));
        check("7 - strong", Ok(7));
        check("Moderate", Ok(5));
        check("leicht", Ok(2));
        check("0", Ok(0));
        check("11", Err("“11” is over 10"));
        check("10.4", Err("“10.4” is over 10"));
        check("-1", Err("“-1” is below 0"));
        check("7:30", Err("“7:30” is not a score"));
        check("7-8", Err("“7-8” is not a score"));
        check("2026-11-22", Err("“2026-11-22” is not a score"));
        check("bad", Err("“bad” is not a score"));
        check("", Err("There is no score"));
        check("6/0", Err("“6/0” is not a score"));
        check("99999999999999999999", Err("“99999999999999999999” is not a score"));
    }

    #[test]
    fn another_scale_is_proposed_only_when_most_numbers_need_it() {
        assert_eq!(found_scale(["30", "70", "5"].into_iter()), Scale::Hundred);
        assert_eq!(found_scale(["3", "7", "14"].into_iter()), Scale::Ten);
        assert_eq!(found_scale(["300", "700", "500"].into_iter()), Scale::Ten);
        let score = read("70", Scale::Hundred, &Choices::default()).unwrap();
        assert_eq!((score.nrs.get(), score.converted.as_deref()), (7, Some("70")));
    }
}
