//! Numbers of a packet: how strong, how many, how much. Kept in whole hundredths, so that sums are exact: ten times half
//! a tablet is five tablets, at every limit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::course::Form;
use crate::domain::customs;

/// Most mg in one unit; far above every tablet, so that a slip of the finger is seen.
pub const STRENGTH_LIMIT_MG: u32 = 10_000;
/// Most units in one dose: enough for ml of a liquid; what was really swallowed must always find room.
pub const UNITS_LIMIT: u32 = 1_000;
const HUNDRED: u32 = 100;

/// How strong one unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Strength {
    /// Not known: never guessed, never counted.
    Unknown,
    /// Hundredths of a mg in one tablet, capsule or ml.
    Mg(u32),
    /// Hundredths of a percent, of a gel.
    Percent(u32),
}

/// How many tablets, ml or times, in hundredths: half a tablet is a dose too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Units(u32);

/// How much of an ingredient, in ten-thousandths of a mg: hundredths of a mg times hundredths of a tablet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(u64);

/// Reads a number with up to two decimals into hundredths: "500", "1 000", "12.5", "0,5", "½", "1½".
pub(super) fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim();
    // "11/2" is no number that anybody means.
    let half = text.strip_suffix("1/2").filter(|whole| whole.is_empty() || whole.ends_with(char::is_whitespace));
    let bare = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let half = half.or_else(|| text.strip_suffix('½')).map(bare);
    let text = bare(text);
    if let Some(whole) = half {
        let whole = if whole.is_empty() { 0 } else { digits(&whole)? };
        return whole.checked_mul(HUNDRED)?.checked_add(HUNDRED / 2);
    }
    let Some((whole, rest)) = text.split_once(['.', ',']) else { return digits(&text)?.checked_mul(HUNDRED) };
    // Three signs after a comma are thousands to one person and decimals to another: asked again, not guessed.
    let rest = match rest.len() {
        1 => digits(rest)? * 10,
        2 => digits(rest)?,
        _ => return None,
    };
    let whole = if whole.is_empty() { 0 } else { digits(whole)? };
    whole.checked_mul(HUNDRED)?.checked_add(rest)
}

/// "12.5" of 1250, with the decimal sign of the person.
pub(super) fn decimal(hundredths: u32) -> String {
    customs::number(&with_point(hundredths))
}

/// The same with a point, for files.
fn with_point(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / HUNDRED, hundredths % HUNDRED);
    let text = match rest {
        0 => String::new(),
        tens if tens.is_multiple_of(10) => format!(".{}", tens / 10),
        both => format!(".{both:02}"),
    };
    format!("{}{text}", spaced(u64::from(whole)))
}

/// "1 200", with a no-break space from four figures on: mg are read like this on packets.
fn spaced(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl Strength {
    /// Reads "500 mg", "1 g", "120 mg/5 ml", "1.16 %" or a number alone, which is percent for a gel and mg for anything
    /// else. Nothing is unknown. `None` when it is none of these, or is nothing at all (0 mg).
    #[must_use]
    pub fn parse(text: &str, form: Form) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Some(Self::Unknown);
        }
        let in_percent = matches!(form, Form::Gel | Form::Cream | Form::Spray);
        if let Some(number) = text.strip_suffix('%') {
            return hundredths(number).and_then(Self::percent).filter(|_| form.on_skin());
        }
        if let Some(text) = text.strip_suffix("ml") {
            return per_ml(text).and_then(Self::mg);
        }
        if let Some(number) = text.strip_suffix("mg") {
            return hundredths(number).and_then(Self::mg);
        }
        if let Some(number) = text.strip_suffix('g') {
            return hundredths(number).and_then(|grams| grams.checked_mul(1_000)).and_then(Self::mg);
        }
        let number = hundredths(&text)?;
        if in_percent { Self::percent(number) } else { Self::mg(number) }
    }

    fn mg(hundredths: u32) -> Option<Self> {
        (1..=STRENGTH_LIMIT_MG * HUNDRED).contains(&hundredths).then_some(Self::Mg(hundredths))
    }

    fn percent(hundredths: u32) -> Option<Self> {
        (1..=HUNDRED * HUNDRED).contains(&hundredths).then_some(Self::Percent(hundredths))
    }

    /// The text of its field; empty when it is not known.
    #[must_use]
    pub fn field(self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Mg(mg) => format!("{}\u{a0}mg", decimal(mg)),
            Self::Percent(percent) => format!("{}\u{a0}%", decimal(percent)),
        }
    }

    /// The same with a point, for files.
    fn stored(self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Mg(mg) => format!("{} mg", with_point(mg)),
            Self::Percent(percent) => format!("{} %", with_point(percent)),
        }
    }
}

/// "120 mg/5 " is 24 mg in each ml; what does not divide is rounded up, so that nothing is counted too low.
fn per_ml(text: &str) -> Option<u32> {
    let (mg, ml) = text.split_once('/')?;
    let mg = hundredths(mg.trim().strip_suffix("mg")?)?;
    let ml = if ml.trim().is_empty() { HUNDRED } else { hundredths(ml)? };
    if ml == 0 {
        return None;
    }
    u32::try_from((u64::from(mg) * u64::from(HUNDRED)).div_ceil(u64::from(ml))).ok()
}

impl TryFrom<String> for Strength {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let form = if text.ends_with('%') { Form::Gel } else { Form::Tablet };
        Self::parse(&text, form).ok_or_else(|| format!("{text:?} is no strength"))
    }
}

impl From<Strength> for String {
    fn from(strength: Strength) -> Self {
        strength.stored().replace('\u{a0}', " ")
    }
}

impl Units {
    /// One tablet.
    pub const ONE: Self = Self(HUNDRED);

    /// So many whole ones.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self(number.saturating_mul(HUNDRED))
    }

    /// Reads "2", "0.5", "½". `None` when it is no number, nothing at all, or more than anything one can take.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        hundredths(text).map(Self).and_then(Self::in_bounds)
    }

    /// The same, unless it is nothing at all or more than anything one can take.
    pub(super) fn in_bounds(self) -> Option<Self> {
        (1..=UNITS_LIMIT * HUNDRED).contains(&self.0).then_some(self)
    }

    /// So many hundredths of one.
    #[must_use]
    pub fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// In hundredths.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        self.0
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Units {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&decimal(self.0))
    }
}

impl Amount {
    /// So many whole mg.
    #[must_use]
    pub fn mg(mg: u32) -> Self {
        Self(u64::from(mg) * 10_000)
    }

    /// What is in so many units; `None` when the strength is not known, or is one of the skin.
    #[must_use]
    pub fn of(units: Units, strength: Strength) -> Option<Self> {
        match strength {
            Strength::Mg(mg) => Some(Self(u64::from(units.0) * u64::from(mg))),
            Strength::Unknown | Strength::Percent(_) => None,
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Amount {
    /// "1 200 mg"; less than a hundredth of a mg is not shown.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 10_000, u32::try_from(self.0 % 10_000 / 100).unwrap_or(0));
        let rest = decimal(rest);
        write!(out, "{}{}\u{a0}mg", spaced(whole), rest.strip_prefix('0').unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strength_is_read_as_packets_and_people_write_it() {
        for (text, form, strength) in [
            ("500", Form::Tablet, Some(Strength::Mg(50_000))),
            ("1 000 mg", Form::Tablet, Some(Strength::Mg(100_000))),
            ("1 g", Form::Tablet, Some(Strength::Mg(100_000))),
            ("12,5mg", Form::Tablet, Some(Strength::Mg(1_250))),
            ("120 mg/5 ml", Form::Liquid, Some(Strength::Mg(2_400))),
            ("100 mg/15 ml", Form::Liquid, Some(Strength::Mg(667))),
            ("5", Form::Gel, Some(Strength::Percent(500))),
            ("1.16 %", Form::Gel, Some(Strength::Percent(116))),
            (" ", Form::Tablet, Some(Strength::Unknown)),
            ("1,000", Form::Tablet, None),
            ("5 %", Form::Tablet, None),
            ("0", Form::Tablet, None),
            ("10001", Form::Tablet, None),
            ("120 mg/0 ml", Form::Liquid, None),
            ("strong", Form::Tablet, None),
            ("-500", Form::Tablet, None),
        ] {
            assert_eq!(Strength::parse(text, form), strength, "{text}");
        }
    }

    #[test]
    fn half_tablets_add_up_exactly_and_a_strength_survives_its_field() {
        let half = Units::parse("½").unwrap();
        let ten = (0..10).filter_map(|_| Amount::of(half, Strength::Mg(1_255))).fold(Amount::default(), Amount::plus);
        assert_eq!(Some(ten), Amount::of(Units::whole(5), Strength::Mg(1_255)));
        assert_eq!(ten.to_string(), "62.75\u{a0}mg");
        assert_eq!(Amount::mg(1_200).to_string(), "1\u{a0}200\u{a0}mg");
        for strength in [Strength::Mg(100_000), Strength::Mg(1_255), Strength::Percent(116), Strength::Unknown] {
            assert_eq!(Strength::try_from(String::from(strength)), Ok(strength));
        }
        assert_eq!((Units::parse("0"), Units::parse("1001"), Units::parse("two")), (None, None, None));
        assert_eq!((Units::parse("11/2"), Units::parse("1/2"), Units::parse("½")), (None, Some(half), Some(half)));
        assert_eq!(Units::parse("1 1/2").map(|units| units.to_string()), Some("1.5".to_owned()));
    }
}
