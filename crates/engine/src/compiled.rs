//! Compiled rules as bytes: what `weigh build` writes, and what a page may load in place of the text
//! of the rules.
//!
//! A line of text says what the bytes are and in which format, a second one holds the SHA-256 of all
//! that follows, and that is the program as postcard writes it. There is one format at a time: rules
//! are built anew in a moment, so that nothing has to read what another version wrote.

use std::{collections::BTreeMap, fmt};

use crate::{
    Program,
    hash::hash_of,
    program::{Expr, HIGHEST, Named},
};

/// Raise it whenever a program is written otherwise, so that nobody reads an old one wrongly. The test
/// `the_format_has_not_changed` of the language crate says when.
const FORMAT: &str = "1";
/// What compiled rules begin with.
const HEAD: &str = "compiled rules for Weighup, format ";

/// Why compiled rules cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They were built by a version of Weighup that writes another format.
    OtherFormat,
    /// Something is missing in them, or was changed.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherFormat => {
                "these compiled rules were built by another version of Weighup; build them again \
                 with this one"
            }
            Self::Damaged => {
                "these compiled rules are damaged: something in them is missing or was changed; copy \
                 them again, or build them again"
            }
        })
    }
}

impl std::error::Error for Unreadable {}

/// A program as bytes.
///
/// # Errors
/// None that is known: postcard could only refuse a list whose length is not known.
pub fn to_bytes(program: &Program) -> Result<Vec<u8>, postcard::Error> {
    let body = postcard::to_allocvec(program)?;
    let head = format!("{HEAD}{FORMAT}\n{}\n", hash_of(&body));
    Ok([head.as_bytes(), &body].concat())
}

/// Whether these are compiled rules, of whatever format, and no text of rules.
pub fn is_compiled(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD.as_bytes())
}

/// The program that bytes hold, which [`to_bytes`] has made.
///
/// # Errors
/// When they were made by a version with another format, or are not as they were made.
pub fn from_bytes(bytes: &[u8]) -> Result<Program, Unreadable> {
    let rest = bytes.strip_prefix(HEAD.as_bytes()).ok_or(Unreadable::Damaged)?;
    let (format, rest) = line(rest).ok_or(Unreadable::Damaged)?;
    if format != FORMAT.as_bytes() {
        return Err(Unreadable::OtherFormat);
    }
    let (hash, body) = line(rest).ok_or(Unreadable::Damaged)?;
    if hash != hash_of(body).as_bytes() {
        return Err(Unreadable::Damaged);
    }
    let program = postcard::from_bytes(body).map_err(|_| Unreadable::Damaged)?;
    if Heights::are_bounded(&program) { Ok(program) } else { Err(Unreadable::Damaged) }
}

/// The heights of all that has a name. A compiler makes none too high, but these bytes may be anybody's.
struct Heights<'a> {
    program: &'a Program,
    /// `None` while it is being measured.
    known: BTreeMap<Named, Option<usize>>,
}

impl Heights<'_> {
    /// Whether nothing builds on itself, or on more than can be followed.
    fn are_bounded(program: &Program) -> bool {
        let values = (0..program.values.len()).map(Named::Value);
        let checks = (0..program.checks.len()).map(Named::Check);
        let scores = (0..program.scores.len()).map(Named::Score);
        let derived = program.lists.iter().enumerate().flat_map(|(list, of)| {
            (0..of.derived.len()).map(move |index| Named::Derived(list, index))
        });
        let parent = |list: usize| program.lists.get(list)?.parent;
        let mut heights = Heights { program, known: BTreeMap::new() };
        let mut all = values.chain(checks).chain(scores).chain(derived).chain([Named::Total]);
        // The compiler measures what the rules say; what is said anew for its bounds is a little higher.
        all.all(|named| heights.of(named, HIGHEST * 2).is_some())
            && (0..program.lists.len()).filter_map(parent).all(|list| parent(list).is_none())
    }

    /// The height of what has a name, if it is no more than `most`.
    fn of(&mut self, named: Named, most: usize) -> Option<usize> {
        if let Some(known) = self.known.get(&named) {
            return known.filter(|height| *height <= most);
        }
        self.known.insert(named, None);
        let mut parts = Vec::new();
        self.program.each_behind(named, &mut |part, list| parts.push((part, list)));
        let height = self.highest(parts, most)?;
        self.known.insert(named, Some(height));
        Some(height)
    }

    /// One more than the height of the highest part.
    fn highest(&mut self, parts: Vec<(&Expr, Option<usize>)>, most: usize) -> Option<usize> {
        let most = most.checked_sub(1)?;
        let mut highest = 0;
        for (part, list) in parts {
            let height = match Named::of(part, list) {
                _ if matches!(part, Expr::AnyNotMet(_)) => return None,
                Some(named) => self.of(named, most)?,
                None => {
                    let mut parts = Vec::new();
                    if let Expr::Tight { tight, .. } = part {
                        parts.push((tight.as_ref(), list));
                    }
                    self.program.each_part(part, list, &mut |part, list| parts.push((part, list)));
                    self.highest(parts, most)?
                }
            };
            highest = highest.max(height);
        }
        Some(highest + 1)
    }
}

/// What stands before the first end of a line, and behind it.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    Some((bytes.get(..end)?, bytes.get(end + 1..)?))
}
