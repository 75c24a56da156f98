//! What can be wrong with a table, a file of weights or a request.

use std::fmt;

use serde::Serialize;

/// Something that is wrong, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// Stable code, `N101` and up; listed in `docs/neighbours.md`.
    pub code: &'static str,
    /// The file it is in, as it was named; empty for a request.
    pub file: String,
    /// The line, counted from 1; 0 where it concerns the whole file.
    pub line: usize,
    /// What is wrong, and what to do about it.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, file, line, message } = self;
        match (file.as_str(), line) {
            ("", _) => write!(f, "{code}: {message}"),
            (file, 0) => write!(f, "{code} {file}: {message}"),
            (file, line) => write!(f, "{code} {file}:{line}: {message}"),
        }
    }
}
