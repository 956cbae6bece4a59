//! One object of a case file: its fields by name, and errors that name both.

use serde_json::{Map, Value};

use super::CaseError;

/// Keys that begin so are for people and not read.
const FOR_PEOPLE: [&str; 4] = ["expected", "title", "source", "justification"];

/// About twenty years in minutes.
const LONGEST_MIN: f64 = 10_000_000.0;

/// Entries of the future cannot be.
const DAYS: std::ops::RangeInclusive<i64> = -40_000..=0;

/// An object and what it is called in an error.
pub(super) struct Reader<'a> {
    name: String,
    map: &'a Map<String, Value>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(name: &str, map: &'a Map<String, Value>) -> Self {
        Self { name: name.to_owned(), map }
    }

    pub(super) fn wrong(&self, field: &str, what: &str) -> CaseError {
        CaseError(format!("{}, {field}: {what}.", self.name))
    }

    pub(super) fn get(&self, field: &str) -> Option<&'a Value> {
        self.map.get(field)
    }

    /// Every key must be known.
    pub(super) fn keys(&self, known: &[&str]) -> Result<(), CaseError> {
        let for_people = |key: &str| FOR_PEOPLE.iter().any(|start| key.starts_with(start));
        match self.map.keys().find(|key| !known.contains(&key.as_str()) && !for_people(key)) {
            Some(key) => Err(self.wrong(key, "there is no such field")),
            None => Ok(()),
        }
    }

    /// A whole number from 0 up to a limit that no person reaches; missing and null are `None`.
    pub(super) fn number(&self, field: &str, limit: u32) -> Result<Option<u32>, CaseError> {
        let Some(value) = self.get(field).filter(|value| !value.is_null()) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= limit);
        number.map(Some).ok_or_else(|| self.wrong(field, &format!("should be a whole number from 0 to {limit}")))
    }

    /// Minutes, part of one counting as a whole, so that 10.5 is still more than 10; missing and null are `None`.
    pub(super) fn minutes(&self, field: &str) -> Result<Option<u32>, CaseError> {
        let Some(value) = self.get(field).filter(|value| !value.is_null()) else { return Ok(None) };
        let length = value.as_f64().filter(|minutes| (0.0..=LONGEST_MIN).contains(minutes));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the limit")]
        let whole = length.map(|minutes| minutes.ceil() as u32);
        whole.map(Some).ok_or_else(|| self.wrong(field, "should be a number of minutes"))
    }

    pub(super) fn day(&self) -> Result<i32, CaseError> {
        let day = self.get("day").and_then(Value::as_i64).filter(|day| DAYS.contains(day));
        let day = day.and_then(|day| i32::try_from(day).ok());
        day.ok_or_else(|| self.wrong("day", "should be 0 for today or a whole number below"))
    }

    /// True or false; missing and null are false.
    pub(super) fn flag(&self, field: &str) -> Result<bool, CaseError> {
        match self.get(field) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(yes)) => Ok(*yes),
            Some(_) => Err(self.wrong(field, "should be true or false")),
        }
    }

    /// One word of a closed list; missing and null are `None`.
    pub(super) fn word<T>(&self, field: &str, from_id: impl Fn(&str) -> Option<T>) -> Result<Option<T>, CaseError> {
        match self.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(word)) => {
                from_id(word).map(Some).ok_or_else(|| self.wrong(field, &format!("there is no {word:?}")))
            }
            Some(_) => Err(self.wrong(field, "should be a word")),
        }
    }

    /// Names of a closed list; missing is empty.
    pub(super) fn names<T>(&self, field: &str, from_id: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, CaseError> {
        let name = |value: &Value| {
            let word = value.as_str().ok_or_else(|| self.wrong(field, "should hold names"))?;
            from_id(word).ok_or_else(|| self.wrong(field, &format!("there is no {word:?}")))
        };
        self.array(field)?.iter().map(name).collect()
    }

    /// Objects, each called by its place.
    pub(super) fn list<T>(
        &self,
        field: &str,
        read: impl Fn(&str, &Map<String, Value>) -> Result<T, CaseError>,
    ) -> Result<Vec<T>, CaseError> {
        let item = |(place, value): (usize, &Value)| {
            let map = value.as_object().ok_or_else(|| self.wrong(field, "should hold objects"))?;
            read(&format!("{}, {field} {}", self.name, place + 1), map)
        };
        self.array(field)?.iter().enumerate().map(item).collect()
    }

    fn array(&self, field: &str) -> Result<&'a [Value], CaseError> {
        match self.get(field) {
            None => Ok(&[]),
            Some(Value::Array(values)) => Ok(values),
            Some(_) => Err(self.wrong(field, "should be a list")),
        }
    }
}
