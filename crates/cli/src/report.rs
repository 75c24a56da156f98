//! Diagnostics as text for a terminal.

use std::{collections::BTreeSet, io::IsTerminal, path::PathBuf};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use weighup_language::{Diagnostic, Files, Severity};

/// Diagnostics with the lines they are about, each followed by an empty line.
pub(crate) fn text(diagnostics: &[Diagnostic], files: &Files, colour: bool) -> String {
    diagnostics.iter().map(|it| one(it, files, colour) + "\n\n").collect()
}

/// The same, on standard error.
pub(crate) fn complain(diagnostics: &[Diagnostic], files: &Files) {
    eprint!("{}", text(diagnostics, files, std::io::stderr().is_terminal()));
}

fn one(diagnostic: &Diagnostic, files: &Files, colour: bool) -> String {
    let source = files.get(&diagnostic.file).map(String::as_str).unwrap_or_default();
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let span = diagnostic.start.min(source.len())..diagnostic.end.min(source.len());
    let snippet = Snippet::source(source)
        .path(&diagnostic.file)
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = level.primary_title(&diagnostic.message).id(&diagnostic.code).element(snippet);
    if !diagnostic.help.is_empty() {
        group = group.element(Level::HELP.message(&diagnostic.help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).to_string()
}

/// "2 errors, 1 warning", or "no mistakes".
pub(crate) fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
    let words = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {word}s")),
    };
    let parts =
        [words(count(Severity::Error), "error"), words(count(Severity::Warning), "warning")];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "no mistakes".to_owned() } else { parts.join(", ") }
}

/// How to get more help with what was found, a line each; empty when nothing was.
pub(crate) fn what_next(diagnostics: &[Diagnostic], paths: &[PathBuf]) -> String {
    /// So many codes make a command that one still types.
    const MOST: usize = 5;
    let codes: BTreeSet<_> = diagnostics.iter().map(|it| it.code.as_str()).collect();
    let codes: Vec<_> = codes.into_iter().take(MOST).collect();
    if codes.is_empty() {
        return String::new();
    }
    let mut out = format!("weigh explain {} says more.\n", codes.join(" "));
    let names: Vec<_> = paths.iter().map(|path| crate::files::name(path)).collect();
    let is_fixable = |it: &&Diagnostic| it.fix.is_some() && names.contains(&it.file);
    let fixable = diagnostics.iter().filter(is_fixable).count();
    if fixable > 0 {
        out +=
            &format!("weigh check --fix {} mends {fixable} of these mistakes.\n", names.join(" "));
    }
    out
}
