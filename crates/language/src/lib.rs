//! The rule language: text to program, with every mistake explained.
//!
//! Text goes through [`lex`](lex), an [`outline`](outline) of blocks and clauses,
//! [expressions](expression) and the [compiler](compile) to a [`Program`]. Nothing stops at the
//! first mistake: each is a [`Diagnostic`] with its place and what to do about it.
//!
//! This crate reads no files: the texts are handed in. It knows the engine's program and nothing of
//! screens.

mod catalogue;
mod clauses;
mod codes;
mod compile;
mod coverage;
mod crosswalk;
mod diagnostic;
mod edition;
mod example;
mod expression;
mod format;
mod lex;
mod lint;
mod mend;
mod names;
mod outline;
mod pack;
mod proof;
pub mod reading;
mod refer;
mod report;
mod rows;
mod single;
mod sites;
mod token;

use std::collections::{BTreeMap, BTreeSet};

pub use catalogue::{
    Catalogue, Class, Count, Direction, Enabler, Group, Indicator, Metric, Outcome, Period,
    Statement, Target, TargetKind, Theme,
};
pub use clauses::{SourceClause, force_word};
pub use codes::{PAGES, Page};
pub use coverage::{Citing, CitingKind, ClauseCoverage, SourceCoverage, coverage};
pub use crosswalk::{Crosswalk, Item, Link, Relation};
pub use diagnostic::{Diagnostic, Fix, Severity};
pub use example::{Example, Expectation, Given, Subject, Wanted};
pub use format::format;
pub use mend::{Change, Mended, mend};
pub use reading::{Reading, read_pack};
pub use refer::resolve;
pub use single::{EXPRESSION, SingleExpression, compile_expression};
use weighup_engine::{Decimal, Kind, Program, pack_hash, program::Expr, sharpen, sharpened};

use crate::{
    compile::ReadExamples,
    outline::{Block, FileKind, outline},
    report::Report,
    sites::Sites,
    token::Token,
};

/// The files a pack is made of, by path.
pub type Files = BTreeMap<String, String>;

/// A day, as [`weighup_engine::read_date`] gives it.
pub type Day = Decimal;

/// What compiling gives.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// The file of the edition that was compiled: the one asked for, or an earlier one.
    pub main: String,
    /// The program; absent when there are errors, and when the file is no pack by itself.
    pub program: Option<Program>,
    /// The examples in the pack's files; those of packs it extends are left to these.
    pub examples: Vec<Example>,
    /// The clauses of each source that lists them, by the source's short name.
    pub clauses: BTreeMap<String, Vec<SourceClause>>,
    /// All that is wrong, in the order of each file's text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles the rule file `main`, found in `files` along with all that it uses (see [`load`]).
///
/// Other files compile too, to no program, but with their mistakes: frameworks, lists of clauses,
/// and parts, as far as these can be told without the pack.
pub fn compile(main: &str, files: &Files) -> Compiled {
    compile_as_of(main, files, None)
}

/// The same as [`compile`] without the pack's examples, whose mistakes it does not see: what a page
/// needs to assess proposals, and no more.
pub fn compile_for_page(main: &str, files: &Files) -> Compiled {
    compile_and(With::default(), main, files, None)
}

/// The same as [`compile_as_of`] and, where there is no mistake, with warnings: what the rules can be
/// used with, but probably do not mean.
pub fn check(main: &str, files: &Files, day: Option<Day>) -> Compiled {
    let look = Some(Look { pack: lint::pack, framework: lint::framework });
    compile_and(With { look, ..WITH_EXAMPLES }, main, files, day)
}

/// Who looks at what has no mistake. Handed in, so that what only compiles need not hold it.
#[derive(Clone, Copy)]
struct Look {
    pack: fn(&Program, &Sites, &[Block], &mut Report<'_>),
    framework: fn(&Catalogue, &[Block], &mut Report<'_>),
}

/// Compiles the edition of the pack `main` that is in force on a day: the pack itself or one that it
/// follows. Without a day, the pack itself.
pub fn compile_as_of(main: &str, files: &Files, day: Option<Day>) -> Compiled {
    compile_and(WITH_EXAMPLES, main, files, day)
}

/// The same with other values of some settings, by name, each as written.
fn compile_with(
    settings: &[(String, String)],
    main: &str,
    files: &Files,
    day: Option<Day>,
) -> Compiled {
    compile_and(With { settings, ..WITH_EXAMPLES }, main, files, day)
}

/// What a file is compiled with.
#[derive(Clone, Copy, Default)]
struct With<'a> {
    look: Option<Look>,
    examples: Option<ReadExamples>,
    settings: &'a [(String, String)],
}

const WITH_EXAMPLES: With<'static> =
    With { look: None, examples: Some(compile::READ_EXAMPLES), settings: &[] };

fn compile_and(with: With<'_>, main: &str, files: &Files, day: Option<Day>) -> Compiled {
    let text = text_of(main, files);
    let mut report = Report::new(main, text);
    if day.is_none() && !text.contains("follows") {
        // Most packs have one edition; it is not read twice.
        return compile_file(with, main, (files, None), report);
    }
    let editions = edition::chain(main, files, &mut report);
    let Some(day) = day.filter(|_| !editions.is_empty()) else {
        return compile_file(with, main, (files, None), report);
    };
    match edition::in_force(&editions, day) {
        Some(edition) if edition.path == main => {
            compile_file(with, main, (files, Some(day)), report)
        }
        Some(edition) => {
            let text = text_of(&edition.path, files);
            let mut found = report.into_diagnostics();
            let own = Report::new(&edition.path, text);
            let mut compiled = compile_file(with, &edition.path, (files, Some(day)), own);
            if found.iter().any(|it| it.severity == Severity::Error) {
                compiled.program = None;
            }
            found.append(&mut compiled.diagnostics);
            Compiled { diagnostics: found, ..compiled }
        }
        None => {
            edition::none_in_force(&editions, day, edition::place(&editions), &mut report);
            let diagnostics = report.into_diagnostics();
            Compiled { main: main.to_owned(), diagnostics, ..Compiled::default() }
        }
    }
}

/// Compiles a file that `report` holds at position 0.
fn compile_file<'a>(
    with: With<'a>,
    main: &str,
    (files, day): (&'a Files, Option<Day>),
    mut report: Report<'a>,
) -> Compiled {
    let settings = with.settings.iter();
    let read = settings.map(|(name, value)| (name.clone(), single::tokens(value, &mut report)));
    let mut settings = BTreeMap::new();
    settings.extend(read);
    let beside = Beside { look: with.look, examples: with.examples, single: None, settings };
    let before = report.count_of_files();
    let built = build(main, (files, day), beside, &mut report);
    let program = built.program.map(|mut program| {
        program.pack.hash = pack_hash(text_of(main, files), report.texts_from(before));
        program
    });
    Compiled {
        main: main.to_owned(),
        program,
        examples: built.examples,
        clauses: built.clauses,
        diagnostics: report.into_diagnostics(),
    }
}

/// What is wanted beside the program.
#[derive(Default)]
struct Beside<'t> {
    look: Option<Look>,
    examples: Option<ReadExamples>,
    /// An expression in the names of the pack.
    single: Option<&'t [Token]>,
    /// Other values of settings, by name.
    settings: BTreeMap<String, Vec<Token>>,
}

/// What a file is built to.
#[derive(Default)]
struct Built {
    /// Absent when there are errors, and when the file is no pack.
    program: Option<Program>,
    examples: Vec<Example>,
    clauses: BTreeMap<String, Vec<SourceClause>>,
    /// The blocks of all files of the pack, in order.
    blocks: Vec<Block>,
    /// The expression beside it, and what sort of value it gives.
    single: Option<(Expr, Kind)>,
}

/// Builds a file that `report` holds at position 0.
fn build<'a>(
    main: &str,
    (files, day): (&'a Files, Option<Day>),
    beside: Beside<'_>,
    report: &mut Report<'a>,
) -> Built {
    let mut outline = outline(text_of(main, files), 0, report);
    rows::read_files(&mut outline, files, report);
    match outline.kind {
        FileKind::Framework => {
            let catalogue = catalogue::read(&outline, report);
            if let Some(look) = beside.look.filter(|_| !report.has_errors()) {
                (look.framework)(&catalogue, &outline.blocks, report);
            }
            Built::default()
        }
        FileKind::Clauses => {
            clauses::read(&outline, report);
            Built::default()
        }
        FileKind::Crosswalk => {
            crosswalk::read(main, &outline, files, report);
            Built::default()
        }
        FileKind::Part => {
            pack::part_alone(main, outline, files, report);
            Built::default()
        }
        FileKind::Rules => {
            let gathered = pack::gather(main, outline, files, day, report);
            let incomplete = gathered.incomplete;
            let parts = compile::compile(gathered, &beside, report);
            let mut single = parts.single;
            if incomplete {
                report.leave_out_what_may_follow();
            }
            if let Some(look) = beside.look.filter(|_| !report.has_errors()) {
                (look.pack)(&parts.program, &parts.sites, &parts.blocks, report);
            }
            let program = (!report.has_errors()).then(|| {
                let mut program = parts.program;
                single.iter_mut().for_each(|(expr, _)| *expr = sharpened(&program, expr));
                sharpen(&mut program);
                program
            });
            Built {
                program,
                examples: parts.examples,
                clauses: parts.clauses,
                blocks: parts.blocks,
                single,
            }
        }
    }
}

fn text_of<'a>(path: &str, files: &'a Files) -> &'a str {
    files.get(path).map(String::as_str).unwrap_or_default()
}

/// Reads a framework file.
pub fn catalogue(path: &str, text: &str) -> (Catalogue, Vec<Diagnostic>) {
    let mut report = Report::new(path, text);
    let catalogue = catalogue::of_file(text, 0, &mut report);
    (catalogue, report.into_diagnostics())
}

/// Reads a crosswalk, found in `files` along with the two frameworks it names (see [`load`]).
pub fn crosswalk(path: &str, files: &Files) -> (Crosswalk, Vec<Diagnostic>) {
    let mut report = Report::new(path, text_of(path, files));
    let outline = outline(text_of(path, files), 0, &mut report);
    let crosswalk = crosswalk::read(path, &outline, files, &mut report);
    (crosswalk, report.into_diagnostics())
}

/// Whether a file is a crosswalk: what stands in its first line.
pub fn is_crosswalk(text: &str) -> bool {
    outline(text, 0, &mut Report::new("", text)).kind == FileKind::Crosswalk
}

/// The files that a file names: what it uses, extends and follows and the tables it takes from
/// spreadsheets, as paths from the same root as `path`. They may name further ones.
pub fn uses(path: &str, text: &str) -> Vec<String> {
    if rows::is_records(path) {
        return Vec::new();
    }
    let mut report = Report::new(path, text);
    let outline = outline(text, 0, &mut report);
    let named = refer::all(&outline, &mut report);
    let named = named.iter().map(|reference| resolve(path, &reference.path));
    named.chain(rows::files_of(&outline, path)).collect()
}

/// The file `main` and all that it names, however far away, as far as `read` finds them. Missing
/// ones are for the compiler to report, at their place.
pub fn load(main: &str, mut read: impl FnMut(&str) -> Option<String>) -> Files {
    let mut files = Files::new();
    let mut asked = BTreeSet::new();
    let mut wanted = vec![main.to_owned()];
    while let Some(path) = wanted.pop() {
        if !asked.insert(path.clone()) {
            continue;
        }
        if let Some(text) = read(&path) {
            wanted.extend(uses(&path, &text));
            files.insert(path, text);
        }
    }
    files
}
