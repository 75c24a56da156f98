//! Warnings: what rules that can be used say without meaning it. Looks at a pack that has no
//! mistake; each warning is a function in one of the modules below.
//!
//! What answers can come to is the engine's to say; see [`Survey`].

mod checks;
mod conditions;
mod messages;
mod metrics;
mod reach;
mod scores;
mod unused;

use std::collections::BTreeSet;

use weighup_engine::{
    Blank, Outlook, Program, Survey, ValueKey,
    program::{Expr, Role},
};

pub(crate) use self::metrics::framework;
use crate::{
    compile::frame,
    names::join,
    outline::Block,
    report::Report,
    sites::Sites,
    token::{Span, span_of},
};

/// What to do about a condition that says nothing.
const MEND: &str = "Mend it, or take it out.";

/// Warns of what a pack says without meaning it.
pub(crate) fn pack(program: &Program, sites: &Sites, blocks: &[Block], report: &mut Report<'_>) {
    let blank = Blank::of(program);
    let told = report.places().collect();
    let mut lint = Lint {
        program,
        sites,
        blocks,
        report,
        survey: blank.survey(),
        settled: BTreeSet::new(),
        told,
    };
    // What is told first explains what comes later, which is then not told again.
    lint.settle();
    lint.definitions();
    lint.levels();
    lint.checks();
    lint.contradictions();
    lint.verdict();
    lint.questions_asked();
    lint.lines();
    lint.movements();
    lint.cases();
    lint.parts();
    lint.messages();
    lint.unused();
    lint.metrics_named();
}

/// A pack, looked at.
struct Lint<'a, 'r, 't> {
    program: &'a Program,
    sites: &'a Sites,
    blocks: &'a [Block],
    report: &'r mut Report<'t>,
    survey: Survey<'a>,
    /// Computed values that are not what they look: what rests on them is not at fault.
    settled: BTreeSet<ValueKey>,
    /// Places about whose conditions something is told.
    told: Vec<Span>,
}

impl<'a> Lint<'a, '_, '_> {
    /// What comes of a condition, when something can be told that is not told elsewhere.
    fn outlook(&self, condition: &Expr, list: Option<usize>) -> Outlook {
        if !self.survey.asks(condition, list) || self.rests_on_settled(condition, list) {
            return Outlook::Open;
        }
        self.survey.outlook(condition, list)
    }

    fn rests_on_settled(&self, expr: &Expr, list: Option<usize>) -> bool {
        self.survey.values(expr, list).iter().any(|value| self.settled.contains(value))
    }

    /// Whether something was told that explains what is found in this place: about the place,
    /// what it is a part of, or a part of it.
    fn is_told(&self, span: &Span) -> bool {
        let holds = |a: &Span, b: &Span| a.start <= b.start && b.end <= a.end;
        self.told.iter().any(|told| holds(told, span) || holds(span, told))
    }

    fn blocks_of(&self, keyword: &'static str) -> impl Iterator<Item = &'a Block> + use<'a> {
        self.blocks.iter().filter(move |block| block.keyword == keyword)
    }

    fn block_named(&self, keyword: &'static str, name: &str) -> Option<&'a Block> {
        self.blocks_of(keyword).find(|block| frame::name_of(block) == name)
    }

    /// Why a condition always or never holds, where a limit of something explains it.
    fn why(&self, condition: &Expr, list: Option<usize>) -> Option<String> {
        let of = |part: &Expr| self.why(part, list);
        match condition {
            Expr::Compare(_, left, right) => {
                let certain = self.survey.outlook(condition, list) != Outlook::Open;
                let sides = [left, right].into_iter().filter(|_| certain);
                sides
                    .filter(|side| self.survey.asks(side, list))
                    .find_map(|side| self.survey.range(side, list))
            }
            Expr::Not(part) => of(part),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().find_map(of),
            Expr::Value(index) => {
                let value = self.program.values.get(*index)?;
                (value.role == Role::Definition).then(|| self.why(&value.expr, None)).flatten()
            }
            _ => None,
        }
    }

    /// “Because …” before what to do.
    fn help(&self, condition: &Expr, list: Option<usize>, to_do: &str) -> String {
        match self.why(condition, list) {
            Some(why) => format!("{why}. {to_do}"),
            None => to_do.to_owned(),
        }
    }
}

/// The place of a block's name.
fn name_span(block: &Block) -> Span {
    span_of(frame::split_name(block.keyword, &block.head).0, &block.keyword_span)
}

/// The place of one of the options named behind a colon.
fn option_span(block: &Block, option: &str) -> Span {
    let mut parts = frame::after_colon(&block.head).split(|token| token.is_sign(','));
    // A title may stand behind the last one.
    let named = parts.find_map(|part| {
        let words = part.iter().take_while(|token| token.word().is_some()).count();
        part.get(..words).filter(|part| join(part) == option)
    });
    span_of(named.unwrap_or_default(), &name_span(block))
}
