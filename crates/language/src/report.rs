//! Gathers the diagnostics of one file.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Diagnostic, Severity},
    token::Span,
};

/// More mistakes than anybody reads in one go.
const MOST: usize = 200;

/// The diagnostics of one file, with what is needed to say where they are.
pub(crate) struct Report<'a> {
    path: &'a str,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, diagnostics: Vec::new() }
    }

    /// Reports a mistake. `message` says what is wrong, `help` what to do.
    pub(crate) fn error(&mut self, code: &str, span: Span, message: &str, help: &str) {
        if self.diagnostics.len() >= MOST {
            return;
        }
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        // The byte order mark of a Windows file takes no room on the screen.
        let lead = before.get(line_start..).unwrap_or_default().trim_start_matches('\u{feff}');
        let from_line = self.text.get(line_start..).unwrap_or_default();
        let diagnostic = Diagnostic {
            code: code.to_owned(),
            severity: Severity::Error,
            message: message.to_owned(),
            file: self.path.to_owned(),
            start: span.start,
            end: span.end,
            line: self.line_of(span.start),
            column: lead.chars().count() + 1,
            excerpt: from_line
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches('\u{feff}')
                .to_owned(),
            help: help.to_owned(),
        };
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// The line a byte stands in, from 1.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(self.text).matches('\n').count() + 1
    }

    /// The text of a place.
    pub(crate) fn text_of(&self, span: Span) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    /// Whether the rules can be used.
    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics, in the order of the text.
    ///
    /// A line with a sign that cannot be read says nothing more: what else is wrong there mostly
    /// follows from it.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let unreadable: BTreeSet<usize> =
            self.diagnostics.iter().filter(|it| is_of_signs(it)).map(|it| it.line).collect();
        self.diagnostics.retain(|it| is_of_signs(it) || !unreadable.contains(&it.line));
        self.diagnostics.sort_by(|a, b| (a.start, &a.code).cmp(&(b.start, &b.code)));
        self.diagnostics
    }
}

/// Whether it is about signs rather than what they say.
fn is_of_signs(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code.as_str(), "W101" | "W102" | "W103" | "W104")
}
