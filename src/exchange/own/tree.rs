//! The JSON file, read record by record.

use std::cell::RefCell;
use std::fmt;

use serde::Deserialize as _;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Value;

use super::{Line, NAME_CHARS, Take, checked, cut, kind_of, shown};
use crate::domain::record::{Record, RecordKind};
use crate::exchange::export::VERSION;
use crate::exchange::import::{ROW_LIMIT, Refusal};

/// Reads the document and hands over every record in it, in its order.
///
/// # Errors
/// When it is no such document, damaged, of a newer shape, or too long; or what `take` says.
pub fn read_json(text: &str, take: Take<'_>) -> Result<(), Refusal> {
    let version = version(text)?;
    if version > VERSION {
        return Err(Refusal::Newer);
    }
    let desk = RefCell::new(Desk { take, number: 0, stopped: None });
    let mut document = serde_json::Deserializer::from_str(text);
    let read = document.deserialize_map(Document(&desk)).and_then(|()| document.end());
    let stopped = desk.into_inner().stopped;
    match (stopped, read) {
        (Some(stopped), _) => stopped,
        (None, Ok(())) => Ok(()),
        (None, Err(_)) => Err(Refusal::BrokenJson),
    }
}

/// The version may stand anywhere: other programs sort the names.
fn version(text: &str) -> Result<u64, Refusal> {
    #[derive(serde::Deserialize)]
    struct Head {
        soleus_export: Option<Value>,
    }
    let head: Head = serde_json::from_str(text).map_err(|_| Refusal::BrokenJson)?;
    head.soleus_export.as_ref().and_then(Value::as_u64).filter(|version| *version > 0).ok_or(Refusal::UnknownJson)
}

/// Where the records go.
struct Desk<'a> {
    take: Take<'a>,
    number: u64,
    /// Why no more are read: nobody wants them, or something is wrong.
    stopped: Option<Result<(), Refusal>>,
}

impl Desk<'_> {
    /// Hands over one record. Returns whether more are wanted.
    fn put(&mut self, array: &str, value: &Value) -> bool {
        self.number += 1;
        let handed = if self.number > ROW_LIMIT as u64 {
            Err(Refusal::TooManyRows)
        } else {
            (self.take)(line(self.number, array, value))
        };
        match handed {
            Ok(true) => return true,
            Ok(false) => self.stopped = Some(Ok(())),
            Err(refusal) => self.stopped = Some(Err(refusal)),
        }
        false
    }
}

struct Document<'d, 'a>(&'d RefCell<Desk<'a>>);

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if matches!(name.as_str(), "soleus_export" | "exported_at") {
                map.next_value::<IgnoredAny>()?;
            } else {
                map.next_value_seed(Array { desk: self.0, name: &name })?;
            }
        }
        Ok(())
    }
}

/// The records of one kind. What is not known counts as one record, or as many as are in it, that are left out.
struct Array<'d, 'a> {
    desk: &'d RefCell<Desk<'a>>,
    name: &'d str,
}

impl<'de> DeserializeSeed<'de> for Array<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Array<'_, '_> {
    fn put<E: serde::de::Error>(&self, value: impl Into<Value>) -> Result<(), E> {
        if self.desk.borrow_mut().put(self.name, &value.into()) { Ok(()) } else { Err(E::custom("no more is wanted")) }
    }
}

impl<'de> Visitor<'de> for Array<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(value) = seq.next_element::<Value>()? {
            self.put(value)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.put::<A::Error>(Value::deserialize(serde::de::value::MapAccessDeserializer::new(map))?)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.put(value)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.put(value)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.put(value)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }
}

fn line(number: u64, array: &str, value: &Value) -> Line {
    let text = shown(&value.to_string());
    let Some(kind) = kind_of(array) else {
        let reason = format!("“{}” is nothing that this Soleus keeps", cut(array, NAME_CHARS));
        return Line { number, text, record: Err(reason), warnings: Vec::new() };
    };
    let (name, _) = kind.names();
    let read = record(kind, value).map_err(|error| format!("This {name} cannot be read: {error}"));
    let warnings = read.as_ref().map(|record| unknown(record, value)).unwrap_or_default();
    Line { number, text, record: read.and_then(checked), warnings }
}

fn record(kind: RecordKind, value: &Value) -> Result<Record, serde_json::Error> {
    Ok(match kind {
        RecordKind::Episode => Record::Episode(of(value)?),
        RecordKind::Setting => Record::Setting(of(value)?),
        RecordKind::Check => Record::Check(of(value)?),
        RecordKind::Visit => Record::Visit(of(value)?),
        RecordKind::Session => Record::Session(of(value)?),
        RecordKind::FirstDays => Record::FirstDays(of(value)?),
        RecordKind::Profile => Record::Profile(of(value)?),
        RecordKind::Routine => Record::Routine(of(value)?),
        RecordKind::Progress => Record::Progress(of(value)?),
        RecordKind::Product => Record::Product(of(value)?),
        RecordKind::Dose => Record::Dose(of(value)?),
        RecordKind::Goal => Record::Goal(of(value)?),
        RecordKind::GoalRating => Record::GoalRating(of(value)?),
    })
}

/// A list would be read as the fields in their order, and nobody means that.
fn of<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    if value.is_object() { T::deserialize(value) } else { Err(serde_json::Error::custom("it is no object")) }
}

/// Fields that this version does not know. They are left out, and that is said.
fn unknown(record: &Record, value: &Value) -> Vec<String> {
    let Ok(Value::Object(known)) = serde_json::to_value(record) else { return Vec::new() };
    let (Some(Value::Object(known)), Value::Object(found)) = (known.values().next(), value) else { return Vec::new() };
    let names =
        found.iter().filter(|(name, value)| !value.is_null() && !known.contains_key(*name)).map(|(name, _)| name);
    names.map(|name| format!("“{}” was left out: this Soleus does not know it.", cut(name, NAME_CHARS))).collect()
}
