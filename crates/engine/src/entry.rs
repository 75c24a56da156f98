//! An answer as it came: from JSON, from a script, or typed into a form; not yet understood.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Any JSON-like value.
///
/// Binary floating-point numbers become the decimal a person would write for them, to 15
/// significant digits; write more digits as text.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Entry {
    /// Nothing: not answered.
    #[default]
    Blank,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(Decimal),
    /// A number no decimal can hold.
    HugeNumber,
    /// Text, read according to the question it answers.
    Text(String),
    /// Several entries.
    List(Vec<Entry>),
    /// Named entries.
    Record(BTreeMap<String, Entry>),
}

impl Entry {
    /// Whether nothing was entered.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// What it is, in words: for messages.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Blank => "nothing".to_owned(),
            Self::Truth(yes) => if *yes { "true" } else { "false" }.to_owned(),
            Self::Number(number) => format!("the number {number}"),
            Self::HugeNumber => "a number too large to hold".to_owned(),
            Self::Text(text) => format!("“{}”", shortened(text)),
            Self::List(items) => format!("a list of {}", items.len()),
            Self::Record(_) => "a record".to_owned(),
        }
    }
}

/// A text cut to a length that fits a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Within(DEEPEST).deserialize(deserializer)
    }
}

/// How deep lists and records may lie in one another: more than any proposal needs, and little
/// enough for any stack.
const DEEPEST: usize = 60;

/// Reads an entry in which so many more may lie.
#[derive(Clone, Copy)]
struct Within(usize);

impl Within {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let room = self.0.checked_sub(1).map(Self);
        room.ok_or_else(|| E::custom("this is nested too deep to be a proposal"))
    }
}

impl<'de> DeserializeSeed<'de> for Within {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Within {
    type Value = Entry;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an answer")
    }

    fn visit_unit<E>(self) -> Result<Entry, E> {
        Ok(Entry::Blank)
    }

    fn visit_none<E>(self) -> Result<Entry, E> {
        Ok(Entry::Blank)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Entry, E> {
        Ok(Entry::Truth(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Entry, E> {
        Ok(Entry::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Entry, E> {
        Ok(Entry::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Entry, E> {
        Ok(Decimal::from_f64(value)
            .map_or(Entry::HugeNumber, |number| Entry::Number(number.normalize())))
    }

    fn visit_str<E>(self, value: &str) -> Result<Entry, E> {
        Ok(Entry::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Entry, E> {
        Ok(Entry::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Entry, A::Error> {
        let inside = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Entry::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Entry, A::Error> {
        let inside = self.deeper()?;
        let mut record = BTreeMap::new();
        while let Some(name) = entries.next_key()? {
            record.insert(name, entries.next_value_seed(inside)?);
        }
        Ok(Entry::Record(record))
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank | Self::HugeNumber => serializer.serialize_unit(),
            Self::Truth(yes) => serializer.serialize_bool(*yes),
            Self::Number(number) => serializer.collect_str(number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(entries) => serializer.collect_map(entries),
        }
    }
}
