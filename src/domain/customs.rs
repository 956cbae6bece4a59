//! How people write where somebody lives: the clock, the first day of the week, and the decimal sign. The language setting
//! of the computer says what is usual there; a person can choose otherwise in the settings.
//!
//! They belong to whoever reads and not to a value. So those of a thread that words something can be asked for, as the C
//! library holds its own, and are not handed through every number and field; the window says them for each frame, the
//! command line for each command, and a job has those of whoever started it. What is stored or exported never asks.

use std::cell::Cell;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::sentence::HourStyle;
use super::vocabulary::vocabulary;

vocabulary! {
    /// The first column of a calendar.
    WeekStart {
        Monday "monday" "Monday",
        Sunday "sunday" "Sunday",
        Saturday "saturday" "Saturday",
    }
}

vocabulary! {
    /// What stands between whole and part.
    DecimalSign {
        Point "point" "Point, 37.5",
        Comma "comma" "Comma, 37,5",
    }
}

/// How times, weeks and numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Customs {
    /// 14:32 or 2:32 pm.
    pub hours: HourStyle,
    /// The first day of the week.
    pub week_start: WeekStart,
    /// 37.5 or 37,5.
    pub decimal: DecimalSign,
}

/// Where most people have 2:32 pm, by the Unicode locale data; French Canada is not among them.
const TWELVE_HOURS: &str =
    "AE AU BD BH CA CO DO DZ EG HK IN IQ JO KR KW LB LY MY NZ OM PH PK PR QA SA SD SG SV SY TW US VE YE";
/// Where the week begins on a Sunday, by the same data.
const SUNDAY: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI \
                      NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
/// Where it begins on a Saturday.
const SATURDAY: &str = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";
/// Languages that are written with a decimal comma.
const COMMA: &str = "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro \
                     ru sk sl sq sr sv tr uk uz vi";
/// Where those languages are written with a point all the same.
const POINT: &str = "CH DO GT HN LI MX NI PA PE PR SV US";

/// Those of the international standards.
const USUAL: Customs =
    Customs { hours: HourStyle::TwentyFour, week_start: WeekStart::Monday, decimal: DecimalSign::Point };

thread_local! {
    static HERE: Cell<Customs> = const { Cell::new(USUAL) };
}

impl Default for Customs {
    fn default() -> Self {
        USUAL
    }
}

impl Customs {
    /// Those by which this thread words things.
    #[must_use]
    pub fn here() -> Self {
        HERE.get()
    }

    /// Words things on this thread so from now on.
    pub fn use_here(self) {
        HERE.set(self);
    }

    /// What is usual by two names of a language setting, such as `de_AT.UTF-8`: the one for times and the one for numbers.
    /// What a name does not tell is as in the international standards: 14:32, Monday and a point.
    #[must_use]
    pub fn of_locales(times: &str, numbers: &str) -> Self {
        let (language, country) = parts(times);
        let twelve = has(TWELVE_HOURS, &country) && !(country == "CA" && language == "fr");
        let week_start = match () {
            () if has(SUNDAY, &country) => WeekStart::Sunday,
            () if has(SATURDAY, &country) => WeekStart::Saturday,
            () => WeekStart::Monday,
        };
        let (language, country) = parts(numbers);
        let comma = has(COMMA, &language) && !has(POINT, &country);
        Self {
            hours: if twelve { HourStyle::Twelve } else { HourStyle::TwentyFour },
            week_start,
            decimal: if comma { DecimalSign::Comma } else { DecimalSign::Point },
        }
    }
}

/// Language and country of `de_AT.UTF-8`; what is not there is empty.
#[must_use]
pub fn parts(locale: &str) -> (String, String) {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = name.split(['_', '-']);
    let language = parts.next().unwrap_or_default().to_lowercase();
    // A script may stand between them, as in zh-Hant-TW.
    let country = parts.find(|part| part.len() == 2).unwrap_or_default().to_uppercase();
    (language, country)
}

fn has(list: &str, code: &str) -> bool {
    list.split_whitespace().any(|one| one == code)
}

impl WeekStart {
    /// The column of a calendar in which a day stands, from 0.
    #[must_use]
    pub fn column(self, day: NaiveDate) -> u32 {
        let first = match self {
            Self::Monday => Weekday::Mon,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
        };
        day.weekday().days_since(first)
    }
}

impl DecimalSign {
    /// `.` or `,`
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// A number that the program wrote with a point, as the person writes it.
#[must_use]
pub fn number(with_point: &str) -> String {
    match Customs::here().decimal {
        DecimalSign::Point => with_point.to_owned(),
        DecimalSign::Comma => with_point.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_week_and_decimal_sign_are_as_where_the_person_lives() {
        use DecimalSign::{Comma, Point};
        use HourStyle::{Twelve, TwentyFour};
        use WeekStart::{Monday, Saturday, Sunday};
        for (locale, hours, week_start, decimal) in [
            ("", TwentyFour, Monday, Point),
            ("C.UTF-8", TwentyFour, Monday, Point),
            ("en_US.UTF-8", Twelve, Sunday, Point),
            ("en_GB.UTF-8", TwentyFour, Monday, Point),
            ("en_NZ", Twelve, Monday, Point),
            ("de_DE@euro", TwentyFour, Monday, Comma),
            ("de_CH.UTF-8", TwentyFour, Monday, Point),
            ("fr_CA.UTF-8", TwentyFour, Sunday, Comma),
            ("en-CA", Twelve, Sunday, Point),
            ("es_MX.UTF-8", TwentyFour, Sunday, Point),
            ("pt_BR.UTF-8", TwentyFour, Sunday, Comma),
            ("ar_EG.UTF-8", Twelve, Saturday, Point),
            ("zh-Hant-TW", Twelve, Sunday, Point),
            ("pl", TwentyFour, Monday, Comma),
        ] {
            assert_eq!(Customs::of_locales(locale, locale), Customs { hours, week_start, decimal }, "{locale}");
        }
        let mixed = Customs::of_locales("en_GB.UTF-8", "de_DE.UTF-8");
        assert_eq!((mixed.hours, mixed.decimal), (TwentyFour, Comma));
    }

    #[test]
    fn a_week_begins_where_the_person_begins_it() {
        let wednesday = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let columns: Vec<u32> = WeekStart::ALL.iter().map(|start| start.column(wednesday)).collect();
        assert_eq!(columns, [2, 3, 4]);
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!((WeekStart::Sunday.column(sunday), WeekStart::Monday.column(sunday)), (0, 6));
    }
}
