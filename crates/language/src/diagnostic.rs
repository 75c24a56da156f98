//! Diagnostics: what is wrong in a rule file, where, and what to do about it. Plain data; text for
//! a terminal or a page is made by the faces.

use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The rules cannot be used.
    Error,
    /// The rules can be used, but probably do not say what was meant.
    Warning,
}

/// Something wrong in a rule file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Stable code, such as `W201`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the rule writer's words.
    pub message: String,
    /// The file it is in, as it was named to the compiler.
    pub file: String,
    /// First byte of the place in the file.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Line of `start`, from 1.
    pub line: usize,
    /// Column of `start` in characters, from 1.
    pub column: usize,
    /// The line's text, for showing the place.
    pub excerpt: String,
    /// What to do about it; may be empty.
    pub help: String,
    /// A change that puts it right, when there is one that surely does.
    pub fix: Option<Fix>,
}

/// A change to a file: bytes and what to put in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// First byte to replace.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What to put there.
    pub replacement: String,
}

impl Fix {
    /// What it does to the text it is for: “replace “=” with “is””.
    pub fn words(&self, text: &str) -> String {
        let written = text.get(self.start..self.end).unwrap_or_default();
        let replacement = &self.replacement;
        match written.chars().next() {
            None => format!("put in “{replacement}”"),
            Some(_) if !replacement.is_empty() => {
                format!("replace “{written}” with “{replacement}”")
            }
            Some(sign) if crate::lex::is_invisible(sign) => {
                format!("remove the invisible sign U+{:04X}", u32::from(sign))
            }
            Some(_) => format!("remove “{written}”"),
        }
    }
}
