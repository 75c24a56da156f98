//! The rule language: text to program, with every mistake explained.

mod diagnostic;

use std::collections::BTreeMap;

pub use diagnostic::{Diagnostic, Severity};
use weighup_engine::Program;

/// The files a pack is made of, by path.
pub type Files = BTreeMap<String, String>;

/// What compiling gives.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The program; absent when there are errors.
    pub program: Option<Program>,
    /// All that is wrong, in the order of the files' text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the rule file `main`, found in `files` along with all that it uses.
pub fn compile(main: &str, files: &Files) -> Compiled {
    let _ = (main, files);
    Compiled::default()
}

/// The files that a rule file uses, as paths relative to the same root as `path`.
pub fn uses(path: &str, text: &str) -> Vec<String> {
    let _ = (path, text);
    Vec::new()
}
