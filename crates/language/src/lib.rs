//! The rule language: text to program, with every mistake explained.
//!
//! Text goes through [`lex`](lex), an [`outline`](outline) of blocks and clauses,
//! [expressions](expression) and the [compiler](compile) to a [`Program`]. Nothing stops at the
//! first mistake: each is a [`Diagnostic`] with its place and what to do about it.
//!
//! This crate reads no files: the texts are handed in. It knows the engine's program and nothing of
//! screens.

mod catalogue;
mod codes;
mod compile;
mod diagnostic;
mod example;
mod expression;
mod format;
mod lex;
mod names;
mod outline;
mod proof;
pub mod reading;
mod report;
mod single;
mod token;

use std::collections::BTreeMap;

pub use catalogue::{Catalogue, Group, Metric, Outcome, Target, TargetKind, Theme};
pub use codes::{PAGES, Page};
pub use diagnostic::{Diagnostic, Fix, Severity};
pub use example::{Example, Expectation, Subject, Wanted};
pub use format::format;
pub use reading::{Reading, read_pack};
pub use single::{EXPRESSION, SingleExpression, compile_expression};
use weighup_engine::{Kind, Program, closest, program::Expr};

use crate::{
    outline::{Block, FileKind, Outline, outline},
    report::Report,
    token::{Token, TokenKind, span_of},
};

/// The files a pack is made of, by path.
pub type Files = BTreeMap<String, String>;

/// What compiling gives.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The program; absent when there are errors.
    pub program: Option<Program>,
    /// The examples in the file.
    pub examples: Vec<Example>,
    /// All that is wrong, in the order of each file's text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the rule file `main`, found in `files` along with all that it uses.
///
/// A framework file compiles too: to no program, but with its mistakes.
pub fn compile(main: &str, files: &Files) -> Compiled {
    let mut report = Report::new(main, text_of(main, files));
    let Built { program, examples, elsewhere, .. } = build(main, files, None, &mut report);
    let mut diagnostics = report.into_diagnostics();
    diagnostics.extend(elsewhere);
    Compiled { program, examples, diagnostics }
}

/// What a pack is built to.
struct Built {
    outline: Outline,
    /// Absent when there are errors.
    program: Option<Program>,
    examples: Vec<Example>,
    /// The expression beside the pack, and what sort of value it gives.
    single: Option<(Expr, Kind)>,
    /// What is wrong in other files than the report is on.
    elsewhere: Vec<Diagnostic>,
}

/// Builds a pack and, beside it, an expression in its names.
fn build(main: &str, files: &Files, single: Option<&[Token]>, report: &mut Report<'_>) -> Built {
    let outline = outline(text_of(main, files), 0, report);
    let mut elsewhere = Vec::new();
    if outline.kind == FileKind::Framework {
        catalogue::read(&outline, report);
        return Built { outline, program: None, examples: Vec::new(), single: None, elsewhere };
    }
    let mut frameworks = Vec::new();
    // Frameworks that cannot be read: what refers to them is not at fault.
    let mut lost = Vec::new();
    for used in uses_in(&outline) {
        lost.extend(used.alias());
        let Some(used) = used.read(report) else { continue };
        let path = resolve(main, &used.path);
        match files.get(&path) {
            Some(text) => {
                let (catalogue, found) = self::catalogue(&path, text);
                elsewhere.extend(found);
                lost.retain(|alias| *alias != used.alias);
                frameworks.push((used.alias, catalogue));
            }
            None => {
                let paths = files.keys().map(String::as_str).filter(|path| *path != main);
                let help = closest(&path, paths).map_or_else(
                    || "The path is relative to this file.".to_owned(),
                    |near| format!("Did you mean “{near}”?"),
                );
                let message = format!("There is no file “{path}”.");
                report.add(codes::W208, used.span, &message, &help);
            }
        }
    }
    let compiled = compile::compile(&outline, frameworks, lost, single, report);
    let sound = !report.has_errors()
        && elsewhere.iter().all(|diagnostic: &Diagnostic| diagnostic.severity != Severity::Error);
    Built {
        outline,
        program: sound.then_some(compiled.program),
        examples: compiled.examples,
        single: compiled.single,
        elsewhere,
    }
}

fn text_of<'a>(path: &str, files: &'a Files) -> &'a str {
    files.get(path).map(String::as_str).unwrap_or_default()
}

/// Reads a framework file.
pub fn catalogue(path: &str, text: &str) -> (Catalogue, Vec<Diagnostic>) {
    let mut report = Report::new(path, text);
    let outline = outline(text, 0, &mut report);
    if outline.kind == FileKind::Rules {
        let help = "Start it with: framework \"Title of the framework\"";
        report.add(codes::W106, 0..0, "This is not a framework file.", help);
        return (Catalogue::default(), report.into_diagnostics());
    }
    let catalogue = catalogue::read(&outline, &mut report);
    (catalogue, report.into_diagnostics())
}

/// The files that a rule file uses, as paths from the same root as `path`.
pub fn uses(path: &str, text: &str) -> Vec<String> {
    let mut report = Report::new(path, text);
    let outline = outline(text, 0, &mut report);
    let used = uses_in(&outline).filter_map(|used| used.read(&mut report));
    used.map(|used| resolve(path, &used.path)).collect()
}

/// A `use framework … from "…"` block.
struct UseBlock<'a>(&'a Block);

struct Used {
    alias: String,
    path: String,
    span: token::Span,
}

impl UseBlock<'_> {
    /// The name it is used by, as far as one can be told.
    fn alias(&self) -> Option<String> {
        let mut words = self.0.head.iter().filter_map(Token::word);
        words.find(|word| *word != "framework").map(str::to_owned)
    }

    fn read(self, report: &mut Report<'_>) -> Option<Used> {
        let block = self.0;
        match block.head.as_slice() {
            [what, alias, from, Token { kind: TokenKind::Text(path), span }]
                if what.is_word("framework") && alias.word().is_some() && from.is_word("from") =>
            {
                Some(Used {
                    alias: alias.word().unwrap_or_default().to_owned(),
                    path: path.clone(),
                    span: span.clone(),
                })
            }
            _ => {
                report.add(
                    codes::W107,
                    span_of(&block.head, &block.keyword_span),
                    "I cannot read what this uses.",
                    "For example: use framework emof from \"../../seeds/emof.weigh\"",
                );
                None
            }
        }
    }
}

fn uses_in(outline: &Outline) -> impl Iterator<Item = UseBlock<'_>> {
    outline.blocks.iter().filter(|block| block.keyword == "use").map(UseBlock)
}

/// A path relative to the file that names it.
pub fn resolve(from: &str, path: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let root = if from.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}
