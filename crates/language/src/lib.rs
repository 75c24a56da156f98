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
mod lint;
mod names;
mod outline;
mod proof;
mod report;
mod sites;
mod token;

use std::collections::BTreeMap;

pub use catalogue::{Catalogue, Direction, Group, Metric, Outcome, Target, TargetKind, Theme};
pub use codes::{PAGES, Page};
pub use diagnostic::{Diagnostic, Fix, Severity};
pub use example::{Example, Expectation, Subject, Wanted};
pub use format::format;
use weighup_engine::{Program, closest};

use crate::{
    outline::{Block, FileKind, Outline, outline},
    report::Report,
    sites::Sites,
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
    compile_and(None, main, files)
}

/// The same, and where there is no mistake, with warnings: what the rules can be used with, but
/// probably do not mean.
pub fn check(main: &str, files: &Files) -> Compiled {
    compile_and(Some(Look { pack: lint::pack, framework: lint::framework }), main, files)
}

/// Who looks at what has no mistake. Handed in, so that what only compiles need not hold it.
#[derive(Clone, Copy)]
struct Look {
    pack: fn(&Program, &Sites, &[Block], &mut Report<'_>),
    framework: fn(&Catalogue, &[Block], &mut Report<'_>),
}

fn compile_and(look: Option<Look>, main: &str, files: &Files) -> Compiled {
    let text = files.get(main).map(String::as_str).unwrap_or_default();
    let mut report = Report::new(main, text);
    let outline = outline(text, 0, &mut report);
    if outline.kind == FileKind::Framework {
        let catalogue = catalogue::read(&outline, &mut report);
        if let Some(look) = look.filter(|_| !report.has_errors()) {
            (look.framework)(&catalogue, &outline.blocks, &mut report);
        }
        return Compiled { diagnostics: report.into_diagnostics(), ..Compiled::default() };
    }
    let mut frameworks = Vec::new();
    // Frameworks that cannot be read: what refers to them is not at fault.
    let mut lost = Vec::new();
    let mut diagnostics = Vec::new();
    for used in uses_in(&outline) {
        lost.extend(used.alias());
        let Some(used) = used.read(&mut report) else { continue };
        let path = resolve(main, &used.path);
        match files.get(&path) {
            Some(text) => {
                let (catalogue, found) = self::catalogue(&path, text);
                diagnostics.extend(found);
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
    let (program, examples, sites) = compile::compile(&outline, frameworks, lost, &mut report);
    let sound = !report.has_errors()
        && diagnostics.iter().all(|diagnostic: &Diagnostic| diagnostic.severity != Severity::Error);
    if let Some(look) = look.filter(|_| sound) {
        (look.pack)(&program, &sites, &outline.blocks, &mut report);
    }
    let mut all = report.into_diagnostics();
    all.extend(diagnostics);
    Compiled { program: sound.then_some(program), examples, diagnostics: all }
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
