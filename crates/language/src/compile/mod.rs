//! From blocks to a program: what is declared, what names mean, in what order values are computed.

mod check;
mod comparison;
mod declare;
mod depth;
mod examples;
mod expr;
mod figure;
pub(crate) mod frame;
mod given;
mod local;
mod meant;
mod name;
mod over;
mod policy;
mod property;
pub(crate) mod question;
mod score;
mod share;
mod table;
mod tension;
mod time;
mod types;

use std::collections::BTreeMap;

use weighup_engine::{
    Kind, Program,
    program::{Change, Citation, Computed, Expr, Lookup, Named, Role, Step},
};

use self::types::Type;
use crate::{
    Beside,
    clauses::SourceClause,
    codes,
    example::Example,
    expression::{self, Node},
    names::Names,
    outline::Block,
    pack::Gathered,
    report::Report,
    sites::Sites,
    token::{Span, Token, TokenKind, span_of},
};

/// A framework that a pack uses, under the name it uses it by.
pub(crate) struct Framework {
    pub(crate) alias: String,
    /// The choice of its outcomes.
    outcomes: usize,
    /// The choice of its metrics.
    metrics: usize,
    /// What it says of its outcomes, by property.
    of_outcomes: BTreeMap<&'static str, Lookup>,
    /// What it says of its metrics, by property.
    of_metrics: BTreeMap<&'static str, Lookup>,
    /// Its metrics with a target that says a quantity.
    targets: Vec<share::Quantified>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Question(usize),
    List(usize),
    /// A computed value; its block is `values[i].block`.
    Value(usize),
    /// A list narrowed by a condition: an index into `filtered`.
    Filtered(usize),
    Check(usize),
    /// Its declaration has a mistake, which was reported: what uses it says nothing more.
    Broken,
}

/// Where a definition stands on its way to a type.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Waiting,
    Busy,
    Done(Type),
}

/// A value that is declared by a block and compiled when first needed.
struct Pending<'b> {
    block: &'b Block,
    stage: Stage,
}

/// A named list: all items of `list` for which `filter` holds.
struct Filtered<'b> {
    block: &'b Block,
    stage: Stage,
    list: usize,
    filter: Expr,
}

/// Compiles one pack.
pub(crate) struct Compiler<'b, 'r, 't> {
    report: &'r mut Report<'t>,
    program: Program,
    frameworks: Vec<Framework>,
    /// The names of frameworks that could not be read.
    lost: Vec<String>,
    names: Names,
    things: BTreeMap<String, Thing>,
    /// Where each name is declared.
    places: BTreeMap<String, Span>,
    /// What the pack is made of.
    pack: &'b Gathered,
    /// Central settings for which a local pack has another value, by name.
    replaced: &'b local::Replaced,
    /// Values that take the place of what settings say, by name.
    set: &'b BTreeMap<String, Vec<Token>>,
    /// The section that questions stand in at the moment.
    section: Option<usize>,
    /// The clauses of the sources that list them.
    clauses: BTreeMap<String, Vec<SourceClause>>,
    /// The blocks that tighten each check, the most central pack's first.
    tightened: BTreeMap<usize, Vec<&'b Block>>,
    /// What local packs change, each with the pack's layer.
    changes: Vec<(usize, Change)>,
    /// How high each value and check is built: its expressions and what they build on.
    heights: BTreeMap<Named, usize>,
    /// How deep compiling is at the moment.
    nested: usize,
    /// Parallel to `program.values`.
    pending: Vec<Pending<'b>>,
    /// Per list, parallel to its `derived`.
    pending_derived: Vec<Vec<Pending<'b>>>,
    filtered: Vec<Filtered<'b>>,
    /// Parallel to `program.checks`.
    pending_checks: Vec<Pending<'b>>,
    examples: Vec<Example>,
    /// A row of the verdict is being compiled: it may ask about checks.
    in_verdict: bool,
    sites: Sites,
}

/// What compiling a pack gives.
pub(crate) struct Parts {
    pub(crate) program: Program,
    pub(crate) examples: Vec<Example>,
    pub(crate) clauses: BTreeMap<String, Vec<SourceClause>>,
    /// Where in the text things stand.
    pub(crate) sites: Sites,
    /// The blocks of all files: headers of packs, those of parts, then all others in order.
    pub(crate) blocks: Vec<Block>,
    /// The expression beside the pack, and what sort of value it gives.
    pub(crate) single: Option<(Expr, Kind)>,
}

/// Reads the examples of a pack. Handed in, so that what shows a page need not hold it.
pub(crate) type ReadExamples = for<'b> fn(&mut Compiler<'b, '_, '_>, &'b [Block]);

pub(crate) const READ_EXAMPLES: ReadExamples = |compiler, blocks| compiler.read_examples(blocks);

/// Compiles a pack and, beside it, an expression that may use all that the pack declares, with other
/// values of some settings. Every mistake is reported; the program is whole when there is none.
pub(crate) fn compile(mut pack: Gathered, beside: &Beside<'_>, report: &mut Report<'_>) -> Parts {
    let frameworks = std::mem::take(&mut pack.frameworks);
    let lost = std::mem::take(&mut pack.lost);
    let replaced = local::settle(&mut pack, report);
    let blocks = pack.blocks.as_slice();
    let mut compiler = Compiler {
        report,
        program: Program::default(),
        frameworks: Vec::new(),
        lost,
        names: Names::default(),
        things: BTreeMap::new(),
        places: BTreeMap::new(),
        pack: &pack,
        replaced: &replaced,
        set: &beside.settings,
        section: None,
        clauses: BTreeMap::new(),
        tightened: BTreeMap::new(),
        changes: Vec::new(),
        heights: BTreeMap::new(),
        nested: 0,
        pending: Vec::new(),
        pending_derived: Vec::new(),
        filtered: Vec::new(),
        pending_checks: Vec::new(),
        examples: Vec::new(),
        in_verdict: false,
        sites: Sites::default(),
    };
    for (alias, catalogue) in frameworks {
        compiler.add_framework(alias, &catalogue);
    }
    compiler.declare(blocks);
    compiler.tightenings(blocks);
    compiler.question_conditions(blocks);
    for index in 0..compiler.program.values.len() {
        compiler.value_type(index, &(0..0));
    }
    for list in 0..compiler.program.lists.len() {
        let derived = compiler.program.lists.get(list).map_or(0, |list| list.derived.len());
        for index in 0..derived {
            compiler.derived_type(list, index, &(0..0));
        }
    }
    for index in 0..compiler.filtered.len() {
        compiler.filtered_list(index, &(0..0));
    }
    compiler.figures(blocks);
    compiler.shares(blocks);
    compiler.checks_and_verdict(blocks);
    if let Some(read) = beside.examples {
        read(&mut compiler, blocks);
    }
    compiler.note_changes();
    let single = beside.single.map(|tokens| compiler.single(tokens));
    let Compiler { program, examples, clauses, sites, .. } = compiler;
    let blocks = pack.headers.into_iter().chain(pack.parts).chain(pack.blocks).collect();
    Parts { program, examples, clauses, sites, blocks, single }
}

impl<'b> Compiler<'b, '_, '_> {
    /// Reads tokens as an expression.
    fn read(&mut self, tokens: &[Token], around: &Span) -> expression::Expr {
        expression::read(tokens, around, &self.names, self.report)
    }

    /// Compiles an expression that stands outside of the pack. All checks are known by then, so it
    /// may ask about them, as the verdict may.
    fn single(&mut self, tokens: &[Token]) -> (Expr, Kind) {
        let start = tokens.first().map_or(0, |token| token.span.start);
        let expr = self.read(tokens, &(start..start));
        self.in_verdict = true;
        let (compiled, of_type) = self.expr(&expr, None, None);
        self.in_verdict = false;
        (compiled, of_type.kind())
    }

    /// The type of a computed value, compiling it first if need be.
    fn value_type(&mut self, index: usize, used_at: &Span) -> Type {
        let Some(pending) = self.pending.get_mut(index) else { return Type::Unknown };
        let block = pending.block;
        match std::mem::replace(&mut pending.stage, Stage::Busy) {
            Stage::Done(done) => {
                self.set_stage(index, Stage::Done(done.clone()));
                return done;
            }
            Stage::Busy => {
                self.circular(block, used_at);
                return Type::Unknown;
            }
            Stage::Waiting => {}
        }
        let (expr, of_type) = self.compile_value(block, index);
        self.set_stage(index, Stage::Done(of_type.clone()));
        self.measure(Named::Value(index), [&expr], &block.keyword_span);
        if let Some(value) = self.program.values.get_mut(index) {
            value.expr = expr;
            value.kind = of_type.kind();
        }
        self.program.steps.push(Step::Value(index));
        of_type
    }

    /// Compiles what a definition says.
    fn defined(&mut self, expr: &expression::Expr, list: Option<usize>) -> (Expr, Type) {
        let (compiled, of_type) = self.expr(expr, list, None);
        if of_type == Type::YesNo {
            self.sites.condition(&expr.span, &compiled, list);
        }
        (compiled, of_type)
    }

    fn set_stage(&mut self, index: usize, stage: Stage) {
        if let Some(pending) = self.pending.get_mut(index) {
            pending.stage = stage;
        }
    }

    fn compile_value(&mut self, block: &'b Block, index: usize) -> (Expr, Type) {
        match block.keyword {
            "setting" => self.setting(block),
            "define" => {
                let Some(tokens) = self.defined_as(block) else {
                    return (Expr::Truth(false), Type::Unknown);
                };
                let expr = self.read(tokens, &head_span(block));
                self.defined(&expr, None)
            }
            "table" => self.table(block),
            "level" => self.level(block),
            "tension" => self.tension(block, index),
            "score" => self.score(block, index),
            _ => self.total(block, index),
        }
    }

    /// The type of a value computed for each item of a list.
    fn derived_type(&mut self, list: usize, index: usize, used_at: &Span) -> Type {
        let pending = self.pending_derived.get_mut(list).and_then(|list| list.get_mut(index));
        let Some(pending) = pending else { return Type::Unknown };
        let block = pending.block;
        match std::mem::replace(&mut pending.stage, Stage::Busy) {
            Stage::Done(done) => {
                pending.stage = Stage::Done(done.clone());
                return done;
            }
            Stage::Busy => {
                self.circular(block, used_at);
                return Type::Unknown;
            }
            Stage::Waiting => {}
        }
        let (expr, of_type) = if block.keyword == "score" {
            self.item_score(block, list)
        } else {
            match self.defined_as(block) {
                Some(tokens) => {
                    let expr = self.read(tokens, &head_span(block));
                    self.defined(&expr, Some(list))
                }
                None => (Expr::Truth(false), Type::Unknown),
            }
        };
        self.measure(Named::Derived(list, index), [&expr], &block.keyword_span);
        let pending = self.pending_derived.get_mut(list).and_then(|list| list.get_mut(index));
        if let Some(pending) = pending {
            pending.stage = Stage::Done(of_type.clone());
        }
        let derived = self.program.lists.get_mut(list).and_then(|list| list.derived.get_mut(index));
        if let Some(derived) = derived {
            derived.expr = expr;
            derived.kind = of_type.kind();
        }
        self.program.steps.push(Step::Item { list, value: index });
        of_type
    }

    /// The list and the condition of a named list.
    fn filtered_list(&mut self, index: usize, used_at: &Span) -> Option<(usize, Expr)> {
        let filtered = self.filtered.get_mut(index)?;
        let (block, list) = (filtered.block, filtered.list);
        match std::mem::replace(&mut filtered.stage, Stage::Busy) {
            Stage::Done(done) => {
                filtered.stage = Stage::Done(done);
                return Some((filtered.list, filtered.filter.clone()));
            }
            Stage::Busy => {
                self.circular(block, used_at);
                return None;
            }
            Stage::Waiting => {}
        }
        let expr = self.read(frame::after_is(block).unwrap_or_default(), &head_span(block));
        let filter = match &expr.node {
            Node::Where(..) if !self.enter() => {
                self.too_deep(&expr.span);
                Expr::Truth(true)
            }
            Node::Where(..) => {
                self.list(&expr, None).and_then(|(_, filter)| filter).unwrap_or(Expr::Truth(true))
            }
            Node::Bad => Expr::Truth(true),
            _ => {
                self.not_a_value(&expr.span);
                Expr::Truth(true)
            }
        };
        if matches!(expr.node, Node::Where(..)) {
            self.leave();
        }
        let filtered = self.filtered.get_mut(index)?;
        filtered.stage = Stage::Done(Type::Unknown);
        filtered.filter = filter.clone();
        Some((list, filter))
    }

    /// What follows `is` in a definition or a setting.
    fn defined_as(&mut self, block: &'b Block) -> Option<&'b [Token]> {
        let tokens = frame::after_is(block);
        if tokens.is_none() {
            let name = frame::name_of(block);
            let message = format!("“{name}” is not said to be anything.");
            let help = format!("Put “is” behind the name: {} {name} is …", block.keyword);
            let mut odd = block.head.iter().skip(1);
            let odd = odd.find(|token| token.is_sign(':') || token.is_word("as"));
            let fix =
                odd.map(|odd| (odd.span.clone(), if odd.is_sign(':') { " is" } else { "is" }));
            let told = self.report.add(codes::W107, head_span(block), &message, &help);
            if let Some((place, words)) = fix {
                told.replace(&place, words);
            }
        }
        tokens
    }

    fn circular(&mut self, block: &Block, used_at: &Span) {
        let name = frame::name_of(block);
        let span = if used_at.is_empty() { block.keyword_span.clone() } else { used_at.clone() };
        self.report.add(
            codes::W205,
            span,
            &format!("“{name}” depends on itself."),
            "Break the circle: one of the definitions involved must not use the others.",
        );
    }

    /// Reads `[OF 2d] [LAW 149]` among `tokens` and checks that the sources are declared.
    fn citations(&mut self, tokens: &[Token]) -> Vec<Citation> {
        let mut citations = Vec::new();
        for token in tokens {
            let TokenKind::Citation(text) = &token.kind else { continue };
            let (source, clause) = text.split_once(' ').unwrap_or((text, ""));
            if !self.program.sources.iter().any(|known| known.id == source) {
                let ids = self.program.sources.iter().map(|source| source.id.as_str());
                let near = weighup_engine::nearest(source, ids);
                let help = near.map_or_else(
                    || format!("Declare it: source {source} is \"…\""),
                    |id| format!("Did you mean “{id}”?"),
                );
                let message = format!("There is no source “{source}”.");
                let written = self.report.text_of(token.span.clone()).find(source);
                let told = self.report.add(codes::W204, token.span.clone(), &message, &help);
                if let Some((near, at)) = near.and_then(weighup_engine::Nearest::sure).zip(written)
                {
                    let start = token.span.start + at;
                    told.replace(&(start..start + source.len()), near);
                }
            }
            let clause = clause.split_whitespace().collect::<Vec<_>>().join(" ");
            self.known_clause(source, &clause, &token.span);
            citations.push(Citation { source: source.to_owned(), clause });
        }
        citations
    }

    /// Whether a source that lists its clauses has this one.
    fn known_clause(&mut self, source: &str, clause: &str, span: &Span) {
        let Some(known) = self.clauses.get(source) else { return };
        if clause.is_empty() || known.iter().any(|known| known.id == clause) {
            return;
        }
        let ids = known.iter().map(|known| known.id.as_str());
        let help = weighup_engine::closest(clause, ids).map_or_else(
            || "Cite one of the clauses in the source's list, or add this one to it.".to_owned(),
            |near| format!("Did you mean “{near}”?"),
        );
        let message = format!("The source “{source}” has no clause “{clause}”.");
        self.report.add(codes::W821, span.clone(), &message, &help);
    }

    fn twice(&mut self, name: &str, span: &Span) {
        let first = self.places.get(name).cloned();
        if let Some(first) = &first {
            // Questions are declared before definitions, wherever they stand.
            if self.is_local(first, span) {
                return self.declared_centrally(name, first.start, span);
            }
            if self.is_local(span, first) {
                return self.declared_centrally(name, span.start, first);
            }
        }
        let help = match first {
            Some(first) => {
                let line = self.report.line_seen_from(first.start, span.start);
                let in_file = if line.contains(',') { "in" } else { "on" };
                format!("The first is {in_file} {line}. Give one of the two another name.")
            }
            None => "Give one of the two another name.".to_owned(),
        };
        self.report.add(codes::W202, span.clone(), &format!("“{name}” is declared twice."), &help);
    }

    /// Adds a declared thing, unless the name is taken.
    fn add_thing(&mut self, name: &str, thing: Thing, span: &Span) -> bool {
        if self.things.contains_key(name) {
            self.twice(name, span);
            return false;
        }
        self.names.add(name);
        self.places.insert(name.to_owned(), span.clone());
        self.things.insert(name.to_owned(), thing);
        true
    }
}

/// A computed value before it is compiled.
fn blank(name: &str, role: Role) -> Computed {
    Computed {
        name: name.to_owned(),
        kind: Kind::YesNo,
        role,
        expr: Expr::Truth(false),
        citations: Vec::new(),
        illustrative: false,
    }
}

/// The texts among tokens, joined by a space.
pub(crate) fn texts(tokens: &[Token]) -> String {
    let texts = tokens.iter().filter_map(|token| match &token.kind {
        TokenKind::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// The place of a block's head.
fn head_span(block: &Block) -> Span {
    span_of(&block.head, &block.keyword_span)
}
