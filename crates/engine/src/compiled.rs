//! Compiled rules as bytes: what `weigh build` writes, and what a page may load in place of the text
//! of the rules.
//!
//! A line of text says what the bytes are and in which format, a second one holds the SHA-256 of all
//! that follows, and that is the program as postcard writes it. There is one format at a time: rules
//! are built anew in a moment, so that nothing has to read what another version wrote.

use std::fmt;

use crate::{Program, hash::hash_of};

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
    postcard::from_bytes(body).map_err(|_| Unreadable::Damaged)
}

/// What stands before the first end of a line, and behind it.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    Some((bytes.get(..end)?, bytes.get(end + 1..)?))
}
