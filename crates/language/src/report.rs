//! Gathers the diagnostics of a pack: of its file and of the files it is made of.
//!
//! The files stand one behind the other in one space of positions, so that a place is a range and
//! says which file it is in. See [`Report::add_file`].

use std::collections::BTreeSet;

use crate::{
    codes::{self, Code},
    diagnostic::{Diagnostic, Fix, Severity},
    token::Span,
};

/// More mistakes than anybody reads in one go.
const MOST: usize = 200;

/// A file with the position of its first byte.
struct File<'a> {
    path: String,
    text: &'a str,
    base: usize,
}

/// The diagnostics of a pack, with what is needed to say where they are.
pub(crate) struct Report<'a> {
    files: Vec<File<'a>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    /// A report on one file, which starts at position 0.
    pub(crate) fn new(path: &str, text: &'a str) -> Self {
        let file = File { path: path.to_owned(), text, base: 0 };
        Self { files: vec![file], diagnostics: Vec::new() }
    }

    /// Adds a file. Returns the position of its first byte: what is read from it has its places
    /// from there on.
    #[expect(dead_code)]
    pub(crate) fn add_file(&mut self, path: &str, text: &'a str) -> usize {
        // One position between files: the end of one is not the start of the next.
        let base = self.files.last().map_or(0, |last| last.base + last.text.len() + 1);
        self.files.push(File { path: path.to_owned(), text, base });
        base
    }

    /// Reports something. `message` says what is wrong, `help` what to do.
    pub(crate) fn add(&mut self, code: Code, span: Span, message: &str, help: &str) {
        self.add_with_fix(code, span, message, help, None);
    }

    /// The same, with words that put it right: what they replace, and the words.
    pub(crate) fn add_with_fix(
        &mut self,
        code: Code,
        span: Span,
        message: &str,
        help: &str,
        fix: Option<(Span, String)>,
    ) {
        let Some(file) = self.file_of(span.start) else { return };
        let in_file = self.diagnostics.iter().filter(|it| it.file == file.path).count();
        if in_file >= MOST {
            return;
        }
        let local = |at: usize| at.saturating_sub(file.base);
        let before = file.text.get(..local(span.start)).unwrap_or(file.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        // The byte order mark of a Windows file takes no room on the screen.
        let lead = before.get(line_start..).unwrap_or_default().trim_start_matches('\u{feff}');
        let from_line = file.text.get(line_start..).unwrap_or_default();
        let diagnostic = Diagnostic {
            code: code.id.to_owned(),
            severity: code.severity,
            message: message.to_owned(),
            file: file.path.clone(),
            start: local(span.start),
            end: local(span.end),
            line: self.line_of(span.start),
            column: lead.chars().count() + 1,
            excerpt: from_line
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches('\u{feff}')
                .to_owned(),
            help: help.to_owned(),
            fix: fix.map(|(span, replacement)| Fix {
                start: local(span.start),
                end: local(span.end),
                replacement,
            }),
        };
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    fn file_of(&self, at: usize) -> Option<&File<'a>> {
        self.files.iter().rev().find(|file| file.base <= at)
    }

    /// The path of the file a place is in.
    #[expect(dead_code)]
    pub(crate) fn path_of(&self, at: usize) -> &str {
        self.file_of(at).map_or("", |file| &file.path)
    }

    /// The line a place stands in, from 1.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        let Some(file) = self.file_of(at) else { return 1 };
        let before = file.text.get(..at.saturating_sub(file.base)).unwrap_or(file.text);
        before.matches('\n').count() + 1
    }

    /// The text of a place.
    pub(crate) fn text_of(&self, span: Span) -> &'a str {
        let Some(file) = self.file_of(span.start) else { return "" };
        let local = span.start.saturating_sub(file.base)..span.end.saturating_sub(file.base);
        file.text.get(local).unwrap_or_default()
    }

    /// Whether the rules can be used.
    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics, file by file, in the order of the text.
    ///
    /// A line with a sign that cannot be read says nothing more: what else is wrong there mostly
    /// follows from it.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let place = |it: &Diagnostic| (it.file.clone(), it.line);
        let unreadable: BTreeSet<_> =
            self.diagnostics.iter().filter(|it| is_of_signs(it)).map(place).collect();
        self.diagnostics.retain(|it| is_of_signs(it) || !unreadable.contains(&place(it)));
        let order = |path: &str| self.files.iter().position(|file| file.path == path);
        self.diagnostics.sort_by(|a, b| {
            (order(&a.file), a.start, &a.code).cmp(&(order(&b.file), b.start, &b.code))
        });
        self.diagnostics
    }
}

/// Whether it is about signs rather than what they say.
fn is_of_signs(diagnostic: &Diagnostic) -> bool {
    // Of a file that is too large nothing is read, so nothing that it lacks is missed.
    let signs = [codes::W101, codes::W102, codes::W103, codes::W104, codes::W126, codes::W127];
    signs.iter().any(|code| code.id == diagnostic.code)
}
