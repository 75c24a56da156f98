//! Mending: applies the fixes that diagnostics carry. What a fix is, each diagnostic says where it
//! is reported.

use crate::{Compiled, Diagnostic, Files, Fix, compile};

/// Mending may bring other mistakes to light, whose fixes come next. It ends after so many rounds,
/// should two fixes undo each other.
const ROUNDS: usize = 10;

/// A file after mending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// What was mended, each at its place in the text as it was in that round.
    pub mended: Vec<Diagnostic>,
}

/// Applies all fixes of the file `main`, until none is left. Other files stay as they are.
pub fn mend(main: &str, files: &Files) -> Mended {
    let mut files = files.clone();
    let mut mended = Vec::new();
    for _ in 0..ROUNDS {
        let Compiled { diagnostics, .. } = compile(main, &files);
        let Some(text) = files.get_mut(main) else { break };
        let of_main = diagnostics.into_iter().filter(|diagnostic| diagnostic.file == main);
        let before = mended.len();
        mended.extend(apart(of_main));
        let round = mended.get(before..).unwrap_or_default();
        if round.is_empty() {
            break;
        }
        // From the end, so that the places before stay where they are.
        for Fix { start, end, replacement } in round.iter().rev().filter_map(|it| it.fix.as_ref()) {
            if text.get(*start..*end).is_some() {
                text.replace_range(start..end, replacement);
            }
        }
    }
    Mended { text: files.remove(main).unwrap_or_default(), mended }
}

/// Those that have a fix, in the order of their places; of two at the same place the first.
fn apart(diagnostics: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut fixable: Vec<_> = diagnostics
        .filter_map(|it| it.fix.as_ref().map(|fix| (fix.start, fix.end)).zip(Some(it)))
        .collect();
    fixable.sort_by_key(|(place, _)| *place);
    let mut free = 0;
    fixable.retain(|((start, end), _)| {
        let is_free = *start >= free;
        if is_free {
            // An insertion takes up its place, too: two at one place would be in no order.
            free = (*end).max(start + 1);
        }
        is_free
    });
    fixable.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}
