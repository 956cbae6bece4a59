//! Puts the numbers of a country and a count into words that leave room for them.

use crate::domain::country::Country;

/// Where a country has no advice line.
const NO_ADVICE_LINE: &str = "an urgent-care centre";

/// Replaces `{number}`, `{advice}`, `{open}` and `{one|many}` in words of `assets/content/`.
#[must_use]
pub fn fill(words: &str, country: &Country, open: usize) -> String {
    let mut filled = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            rest = after;
            break;
        };
        filled.push_str(&value(name, country, open));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

fn value(name: &str, country: &Country, open: usize) -> String {
    match (name, name.split_once('|')) {
        ("number", _) => country.emergency.clone(),
        ("advice", _) => advice(country).to_owned(),
        ("open", _) => open.to_string(),
        (_, Some((one, many))) => if open == 1 { one } else { many }.to_owned(),
        _ => name.to_owned(),
    }
}

/// The advice line by its name, because its digits alone may be an emergency number elsewhere.
fn advice(country: &Country) -> &str {
    country.advice_name.as_deref().or(country.advice.as_deref()).unwrap_or(NO_ADVICE_LINE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::country;

    #[test]
    fn one_open_question_is_not_called_questions() {
        let country = country("GB");
        let words = "{open} {question is|questions are} open; call {number} or {advice}.";
        assert_eq!(fill(words, country, 1), "1 question is open; call 999 or NHS 111.");
        assert_eq!(fill(words, country, 3), "3 questions are open; call 999 or NHS 111.");
    }

    #[test]
    fn a_slip_in_the_words_never_hides_the_rest_of_a_sentence() {
        let country = country("DE");
        assert_eq!(fill("Call {number now", country, 0), "Call number now");
        assert_eq!(fill("Call {nobody} now", country, 0), "Call nobody now");
    }
}
