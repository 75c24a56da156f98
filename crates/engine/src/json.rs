//! JSON text to entries: every digit of a number is kept, and what JSON readers commonly lose or
//! stumble over is told instead: a name that stands twice, half a character, what lies too deep.
//!
//! For files only (feature `json`): in a browser, JavaScript has read the JSON already.

use std::{collections::BTreeMap, fmt};

use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::{
    Entry, Problem, Proposal,
    answers::pointer_to,
    entry::{DEEPEST, MOST_VALUES, TOO_MANY_VALUES, shortened},
};

/// How long the text of a proposal may be, in bytes.
pub const MOST_JSON: usize = 10_000_000;

/// Why a text cannot be read as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonFault {
    /// The line, from 1; 0 when it is no matter of one place.
    pub line: usize,
    /// Where in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl JsonFault {
    fn new(message: &str) -> Self {
        Self { line: 0, column: 0, message: message.to_owned() }
    }
}

impl fmt::Display for JsonFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.message),
            line => write!(f, "line {line}, column {}: {}", self.column, self.message),
        }
    }
}

impl std::error::Error for JsonFault {}

impl From<serde_json::Error> for JsonFault {
    fn from(error: serde_json::Error) -> Self {
        let message = if error.is_eof() {
            "the text ends too early; is a bracket or a quotation mark not closed?"
        } else {
            "I cannot read on from here; is a comma or a quotation mark missing, or one too many?"
        };
        Self { line: error.line(), column: error.column(), message: message.to_owned() }
    }
}

impl Proposal {
    /// Reads a proposal file. What can be read is kept, and what cannot is among its problems.
    ///
    /// # Errors
    /// When the text is no JSON at all, or larger than [`MOST_JSON`].
    pub fn from_json(text: &str) -> Result<Self, JsonFault> {
        let (entry, mut problems) = read_json(text)?;
        let mut proposal = Self::from_entry(entry);
        problems.append(&mut proposal.problems);
        proposal.problems = problems;
        Ok(proposal)
    }
}

/// Reads any JSON text, along with what was wrong in it.
///
/// # Errors
/// When the text is no JSON at all, or larger than [`MOST_JSON`].
pub fn read_json(text: &str) -> Result<(Entry, Vec<Problem>), JsonFault> {
    if text.len() > MOST_JSON {
        return Err(JsonFault::new("a proposal may be 10 MB long at most"));
    }
    // Windows editors put a byte order mark there.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(JsonFault::new("there is nothing in it"));
    }
    let whole: &RawValue = serde_json::from_str(text)?;
    let mut reader = Reader { values: MOST_VALUES, problems: Vec::new() };
    let entry = reader.entry(whole, "", DEEPEST)?;
    Ok((entry, reader.problems))
}

struct Reader {
    /// How many values there may still be.
    values: usize,
    problems: Vec<Problem>,
}

impl Reader {
    /// Reads a value. Each level of lists and records is split into the texts of its parts, so that a
    /// text is gone through once for each level.
    fn entry(&mut self, raw: &RawValue, pointer: &str, deeper: usize) -> Result<Entry, JsonFault> {
        self.values = self.values.checked_sub(1).ok_or_else(|| JsonFault::new(TOO_MANY_VALUES))?;
        let Some(inside) = deeper.checked_sub(1) else { return Ok(Entry::TooDeep) };
        let text = raw.get();
        Ok(match text.bytes().next() {
            Some(b'n') => Entry::Blank,
            Some(b't') => Entry::Truth(true),
            Some(b'f') => Entry::Truth(false),
            Some(b'"') => Entry::Text(text_of(text)?),
            Some(b'[') => {
                let parts: Vec<&RawValue> = serde_json::from_str(text)?;
                let entries = parts.iter().enumerate();
                let read =
                    entries.map(|(i, raw)| self.entry(raw, &format!("{pointer}/{i}"), inside));
                Entry::List(read.collect::<Result<_, _>>()?)
            }
            Some(b'{') => {
                let Pairs(parts) = serde_json::from_str(text)?;
                let mut record = BTreeMap::new();
                for (name, raw) in parts {
                    let name = text_of(name.get())?;
                    let pointer = pointer_to(pointer, &name);
                    let entry = self.entry(raw, &pointer, inside)?;
                    if record.contains_key(&name) {
                        self.twice(&name, &pointer);
                    }
                    record.insert(name, entry);
                }
                Entry::Record(record)
            }
            _ => Entry::from_number(text),
        })
    }

    fn twice(&mut self, name: &str, pointer: &str) {
        // Told once, however often it stands there.
        if self.problems.last().is_some_and(|last| last.pointer == pointer) {
            return;
        }
        let name = shortened(name);
        let message = format!("“{name}” stands here more than once; the last one counts.");
        self.problems.push(Problem::new("A108", pointer, message));
    }
}

/// The names and values of a record, in order, each as it is written.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("named values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

/// A text by its JSON, with quotation marks. Half a character becomes �, as in every browser.
fn text_of(json: &str) -> Result<String, JsonFault> {
    serde_json::from_str(json).or_else(|_| Ok(serde_json::from_str(&mended(json))?))
}

/// The same JSON text with `\ufffd` for each escape that is one half of a character without the other.
fn mended(json: &str) -> String {
    let mut whole = String::new();
    let mut rest = json;
    while let Some((before, escape)) = rest.split_once('\\') {
        whole.push_str(before);
        let half = |text: &str| -> Option<u32> {
            let digits = text.strip_prefix('u')?.get(..4)?;
            u32::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..0xe000).contains(unit))
        };
        let second = escape.get(5..).and_then(|after| after.strip_prefix('\\')).and_then(half);
        let (taken, put) = match (half(escape), second) {
            (None, _) => (escape.chars().next().map_or(0, char::len_utf8), None),
            (Some(0xd800..0xdc00), Some(0xdc00..)) => (11, None),
            (Some(_), _) => (5, Some("ufffd")),
        };
        let (own, after) = escape.split_at_checked(taken).unwrap_or((escape, ""));
        whole.push('\\');
        whole.push_str(put.unwrap_or(own));
        rest = after;
    }
    whole + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_characters_are_mended_and_whole_ones_kept() {
        for (json, text) in [
            (r#""\ud83c\udfe0 home""#, "🏠 home"),
            (r#""\ud83c home""#, "\u{fffd} home"),
            (r#""\udfe0\ud83c""#, "\u{fffd}\u{fffd}"),
            (r#""\ud83c\ud83c\udfe0""#, "\u{fffd}🏠"),
            (r#""a\\ud83c\n\ud83c""#, "a\\ud83c\n\u{fffd}"),
        ] {
            assert_eq!(text_of(json).unwrap(), text, "{json}");
        }
    }
}
