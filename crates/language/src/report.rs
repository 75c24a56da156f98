//! Gathers the diagnostics of a pack: of its file and of the files it is made of.
//!
//! The files stand one behind the other in one space of positions, so that a place is a range and
//! says which file it is in. See [`Report::add_file`].

use std::collections::BTreeSet;

use weighup_engine::{Nearest, order::sort_by};

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

/// What was just reported, to be given a fix. Empty when it had been reported before.
#[derive(Default)]
pub(crate) struct Told<'d> {
    diagnostic: Option<&'d mut Diagnostic>,
    /// The position of the first byte of its file.
    base: usize,
}

impl Told<'_> {
    /// These words, if there are any, surely belong where the diagnostic points to.
    pub(crate) fn instead(self, words: Option<&str>) {
        if let (Some(diagnostic), Some(words)) = (self.diagnostic, words) {
            let (start, end) = (diagnostic.start, diagnostic.end);
            diagnostic.fix = Some(Fix { start, end, replacement: words.to_owned() });
        }
    }

    /// The name that was probably meant belongs where the diagnostic points to, if it is sure.
    pub(crate) fn did_you_mean(self, near: Option<Nearest<'_>>) {
        self.instead(near.and_then(Nearest::sure));
    }

    /// These words surely belong in place of `span`, which may be empty: then they are put in.
    pub(crate) fn replace(self, span: &Span, words: &str) {
        if let Some(diagnostic) = self.diagnostic {
            let (start, end) =
                (span.start.saturating_sub(self.base), span.end.saturating_sub(self.base));
            diagnostic.fix = Some(Fix { start, end, replacement: words.to_owned() });
        }
    }

    /// The same, if there are any words.
    pub(crate) fn replace_if(self, span: &Span, words: Option<String>) {
        if let Some(words) = words {
            self.replace(span, &words);
        }
    }
}

impl<'a> Report<'a> {
    /// A report on one file, which starts at position 0.
    pub(crate) fn new(path: &str, text: &'a str) -> Self {
        let file = File { path: path.to_owned(), text, base: 0 };
        Self { files: vec![file], diagnostics: Vec::new() }
    }

    /// Adds a file. Returns the position of its first byte: what is read from it has its places
    /// from there on.
    pub(crate) fn add_file(&mut self, path: &str, text: &'a str) -> usize {
        // One position between files: the end of one is not the start of the next.
        let base = self.files.last().map_or(0, |last| last.base + last.text.len() + 1);
        self.files.push(File { path: path.to_owned(), text, base });
        base
    }

    /// How many files there are so far.
    pub(crate) fn count_of_files(&self) -> usize {
        self.files.len()
    }

    /// The texts of the files that came after the first so many.
    pub(crate) fn texts_from(&self, count: usize) -> impl Iterator<Item = &'a str> + '_ {
        self.files.iter().skip(count).map(|file| file.text)
    }

    /// Reports something. `message` says what is wrong, `help` what to do. Where words surely put
    /// it right, they are given to what comes back: `.instead(…)`, `.replace(…)`.
    pub(crate) fn add(&mut self, code: Code, span: Span, message: &str, help: &str) -> Told<'_> {
        let Some(file) = self.file_of(span.start) else { return Told::default() };
        let in_file = self.diagnostics.iter().filter(|it| it.file == file.path).count();
        if in_file >= MOST {
            return Told::default();
        }
        let base = file.base;
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
            fix: None,
        };
        let is_same = |it: &Diagnostic| Diagnostic { fix: None, ..it.clone() } == diagnostic;
        if self.diagnostics.iter().any(is_same) {
            return Told::default();
        }
        self.diagnostics.push(diagnostic);
        Told { diagnostic: self.diagnostics.last_mut(), base }
    }

    /// The places something was reported at.
    pub(crate) fn places(&self) -> impl Iterator<Item = Span> + '_ {
        self.diagnostics.iter().filter_map(|it| {
            let file = self.files.iter().find(|file| file.path == it.file)?;
            Some(file.base + it.start..file.base + it.end)
        })
    }

    fn file_of(&self, at: usize) -> Option<&File<'a>> {
        self.files.iter().rev().find(|file| file.base <= at)
    }

    /// The path of the file a place is in.
    pub(crate) fn path_of(&self, at: usize) -> &str {
        self.file_of(at).map_or("", |file| &file.path)
    }

    /// The line a place stands in, from 1.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        let Some(file) = self.file_of(at) else { return 1 };
        let before = file.text.get(..at.saturating_sub(file.base)).unwrap_or(file.text);
        before.matches('\n').count() + 1
    }

    /// The line of a place as a reader of the file that `from` is in would look for it: "line 12",
    /// or "equality.weigh, line 12".
    pub(crate) fn line_seen_from(&self, at: usize, from: usize) -> String {
        let line = self.line_of(at);
        let (path, own) = (self.path_of(at), self.path_of(from));
        if path == own {
            return format!("line {line}");
        }
        let name = |path: &'_ str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let shown = if name(path) == name(own) { path.to_owned() } else { name(path) };
        format!("{shown}, line {line}")
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

    /// Leaves out what may come of names that are declared in a file that is not there.
    pub(crate) fn leave_out_what_may_follow(&mut self) {
        let surely = [
            codes::W105,
            codes::W106,
            codes::W107,
            codes::W116,
            codes::W117,
            codes::W118,
            codes::W124,
            codes::W125,
            codes::W202,
            codes::W208,
        ];
        self.diagnostics.retain(|it| {
            is_of_signs(it)
                || it.code.starts_with("W8") && it.code != codes::W810.id
                || surely.iter().any(|code| code.id == it.code)
        });
    }

    /// The diagnostics, file by file, in the order of the text.
    ///
    /// A line with a sign that cannot be read says nothing more: what else is wrong there mostly
    /// follows from it.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        let place = |it: &Diagnostic| (it.file.clone(), it.line);
        let mut unreadable = BTreeSet::new();
        unreadable.extend(self.diagnostics.iter().filter(|it| is_of_signs(it)).map(place));
        self.diagnostics.retain(|it| is_of_signs(it) || !unreadable.contains(&place(it)));
        let order = |path: &str| self.files.iter().position(|file| file.path == path);
        let key = |it: &Diagnostic| (order(&it.file), it.start);
        sort_by(&mut self.diagnostics, |a, b| (key(a), &a.code).cmp(&(key(b), &b.code)));
        self.diagnostics
    }
}

/// Whether it is about signs rather than what they say.
fn is_of_signs(diagnostic: &Diagnostic) -> bool {
    // Of a file that is too large nothing is read, so nothing that it lacks is missed.
    let signs = [codes::W101, codes::W102, codes::W103, codes::W104, codes::W126, codes::W127];
    signs.iter().any(|code| code.id == diagnostic.code)
}
