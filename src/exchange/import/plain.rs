//! Notes with the marks of web pages in them become plain text.

/// Longest mark that is looked through, in bytes; a "<" without an end is a sign like any other.
const MARK_LIMIT: usize = 500;

/// The text without marks: breaks and paragraphs are new lines, points of a list begin with "- ".
pub(super) fn from_html(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(place) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(place);
        plain.push_str(before);
        let taken = if from.starts_with('<') { mark(from, &mut plain) } else { entity(from, &mut plain) };
        rest = taken.and_then(|taken| from.get(taken..)).unwrap_or_else(|| {
            plain.extend(from.chars().next());
            from.get(1..).unwrap_or_default()
        });
    }
    plain.push_str(rest);
    let mut short = String::with_capacity(plain.len());
    let mut breaks = 0;
    for sign in plain.replace("\r\n", "\n").chars() {
        breaks = if sign == '\n' { breaks + 1 } else { 0 };
        if breaks < 3 {
            short.push(sign);
        }
    }
    short.trim().to_owned()
}

/// A mark at the front; returns how long it is.
fn mark(from: &str, plain: &mut String) -> Option<usize> {
    let end = from.bytes().take(MARK_LIMIT).position(|byte| byte == b'>')?;
    let inner = from.get(1..end)?;
    let name = inner.trim_start_matches('/');
    // "3 < 5" is no mark.
    if !name.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '!') {
        return None;
    }
    let letters = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    match name.get(..letters).unwrap_or_default().to_ascii_lowercase().as_str() {
        "br" => plain.push('\n'),
        "p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3" | "tr" if !plain.ends_with('\n') && !plain.is_empty() => {
            plain.push('\n');
        }
        "li" if !inner.starts_with('/') => {
            if !plain.ends_with('\n') && !plain.is_empty() {
                plain.push('\n');
            }
            plain.push_str("- ");
        }
        _ => (),
    }
    Some(end + 1)
}

/// "&amp;" and its kin at the front; returns how long it is.
fn entity(from: &str, plain: &mut String) -> Option<usize> {
    let end = from.bytes().take(12).position(|byte| byte == b';')?;
    let name = from.get(1..end)?;
    let sign = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(figures) => u32::from_str_radix(figures, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    plain.push(sign);
    Some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::from_html;

    #[test]
    fn notes_of_web_pages_become_plain_words() {
        for (html, text) in [
            ("Never mind<b>d</b>.", "Never mindd."),
            ("Who knows.<br><br>Am I?", "Who knows.\n\nAm I?"),
            ("<p>one</p><p>two</p>", "one\ntwo"),
            ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
            ("3 < 5 &amp; 6 > 2 &#39;x&#x27;", "3 < 5 & 6 > 2 'x'"),
            ("&bogus; <", "&bogus; <"),
            ("<div>a", "a"),
            ("é<é>&é;", "é<é>&é;"),
        ] {
            assert_eq!(from_html(html), text, "{html}");
        }
    }
}
