//! An answer as it came: from JSON, from a script, or typed into a form; not yet understood.
//!
//! JSON as text is read by [`crate::json`], digit for digit. This module also reads what a script
//! hands over; JavaScript's numbers are binary fractions, and this is the one place that sees them:
//! each becomes at once the shortest decimal that stands for it, which is what JavaScript itself
//! prints and writes into JSON.

use std::{cell::Cell, collections::BTreeMap, fmt};

use rust_decimal::Decimal;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Serialize, Serializer};

use crate::read::read_json_number;

/// How deep lists and records may lie in one another: several times what any proposal needs. What
/// lies deeper is [`Entry::TooDeep`].
pub(crate) const DEEPEST: usize = 20;

/// How many values a proposal may be made of, lists and records included.
pub(crate) const MOST_VALUES: usize = 500_000;

/// What is said of more.
pub(crate) const TOO_MANY_VALUES: &str = "a proposal may be made of 500,000 values at most";

/// Any JSON-like value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Entry {
    /// Nothing: not answered.
    #[default]
    Blank,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(Decimal),
    /// A number that no decimal can hold, as it was written.
    OddNumber(String),
    /// Text, read according to the question it answers.
    Text(String),
    /// Several entries.
    List(Vec<Entry>),
    /// Named entries.
    Record(BTreeMap<String, Entry>),
    /// Something that lies too deep in lists and records to be looked at.
    TooDeep,
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

    /// A number by its digits, such as `-1.5e3`.
    pub(crate) fn from_number(written: &str) -> Self {
        let odd = || Self::OddNumber(shortened(&written.replace('E', "e").replace("e+", "e")));
        read_json_number(written).map_or_else(odd, Self::Number)
    }

    /// What it is, in words: for messages.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Blank => "nothing".to_owned(),
            Self::Truth(yes) => if *yes { "true" } else { "false" }.to_owned(),
            Self::Number(number) => format!("the number {number}"),
            Self::OddNumber(written) => {
                format!("the number {written}, which has more digits than I can hold")
            }
            Self::Text(text) => format!("“{}”", shortened(text)),
            Self::List(items) => match items.len() {
                0 => "an empty list".to_owned(),
                1 => "a list with one entry".to_owned(),
                many => format!("a list with {many} entries"),
            },
            Self::Record(_) => "named values in { }".to_owned(),
            Self::TooDeep => "lists and named values inside one another".to_owned(),
        }
    }
}

/// A text cut to a length that fits a message, on one line.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let shown = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut short: String = text.chars().take(MOST).map(shown).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Room { deeper: DEEPEST, values: &Cell::new(MOST_VALUES) }.deserialize(deserializer)
    }
}

/// Reads an entry: how much deeper others may lie in it, and how many values there may still be.
#[derive(Clone, Copy)]
struct Room<'a> {
    deeper: usize,
    values: &'a Cell<usize>,
}

impl Room<'_> {
    fn inside(self) -> Self {
        Self { deeper: self.deeper.saturating_sub(1), ..self }
    }

    fn count<E: Error>(self) -> Result<(), E> {
        let left = self.values.get().checked_sub(1);
        self.values.set(left.ok_or_else(|| E::custom(TOO_MANY_VALUES))?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Room<'_> {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entry, D::Error> {
        self.count()?;
        if self.deeper == 0 {
            deserializer.deserialize_ignored_any(IgnoredAny)?;
            return Ok(Entry::TooDeep);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Room<'_> {
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
        Ok(Entry::from_number(&format!("{value:e}")))
    }

    fn visit_str<E>(self, value: &str) -> Result<Entry, E> {
        Ok(Entry::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Entry, E> {
        Ok(Entry::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Entry, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inside())? {
            list.push(item);
        }
        Ok(Entry::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Entry, A::Error> {
        let mut record = BTreeMap::new();
        while let Some(name) = entries.next_key()? {
            record.insert(name, entries.next_value_seed(self.inside())?);
        }
        Ok(Entry::Record(record))
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank | Self::TooDeep => serializer.serialize_unit(),
            Self::Truth(yes) => serializer.serialize_bool(*yes),
            Self::Number(number) => serializer.collect_str(number),
            Self::OddNumber(text) | Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Record(entries) => serializer.collect_map(entries),
        }
    }
}
