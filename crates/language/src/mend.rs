//! Mending: applies the fixes that diagnostics carry. What a fix is, each diagnostic says where it
//! is reported.

use crate::{Diagnostic, Files, Fix, compile};

/// Mending may bring other mistakes to light, whose fixes come next. It ends after so many rounds,
/// should two fixes undo each other.
const ROUNDS: usize = 10;

/// A file after mending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// What was changed, round by round.
    pub changes: Vec<Change>,
}

/// A fix that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The code of what it put right.
    pub code: String,
    /// Its line, from 1.
    pub line: usize,
    /// What it did: “replace “=” with “is””.
    pub words: String,
}

/// Applies all fixes of the file `main`, until none is left. Other files stay as they are.
pub fn mend(main: &str, files: &Files) -> Mended {
    let mut files = files.clone();
    let mut changes = Vec::new();
    for _ in 0..ROUNDS {
        let diagnostics = compile(main, &files).diagnostics;
        let of_main = diagnostics.into_iter().filter(|diagnostic| diagnostic.file == main);
        let round = apart(of_main);
        let Some(text) = files.get_mut(main).filter(|_| !round.is_empty()) else { break };
        changes.extend(round.iter().map(|(diagnostic, fix)| Change {
            code: diagnostic.code.clone(),
            line: diagnostic.line,
            words: fix.words(text),
        }));
        // From the end, so that the places before stay where they are.
        for (_, Fix { start, end, replacement }) in round.iter().rev() {
            if text.get(*start..*end).is_some() {
                text.replace_range(start..end, replacement);
            }
        }
    }
    Mended { text: files.remove(main).unwrap_or_default(), changes }
}

/// Those that have a fix, in the order of their places; of those that overlap the first.
fn apart(diagnostics: impl Iterator<Item = Diagnostic>) -> Vec<(Diagnostic, Fix)> {
    let mut fixable: Vec<_> =
        diagnostics.filter_map(|it| it.fix.clone().map(|fix| (it, fix))).collect();
    fixable.sort_by_key(|(_, fix)| (fix.start, fix.end));
    let mut free = 0;
    fixable.retain(|(_, fix)| {
        let is_free = fix.start >= free;
        if is_free {
            // What is put in takes up its place, too: two at one place would be in no order.
            free = fix.end.max(fix.start + 1);
        }
        is_free
    });
    fixable
}
