//! How deep values and checks build on one another, and how often lists are gone through within lists.
//! Evaluation follows definitions and checks down and goes through each item, so both are bounded, as the depth
//! of a single expression is.

use weighup_engine::program::{Expr, Over};

use super::Compiler;
use crate::{codes, token::Span};

/// The greatest height of a value: its expression and all that it builds on.
const HIGHEST: usize = 400;

/// How deep compiling goes at any time.
const DEEPEST: usize = 300;

/// How often the inmost part of an expression may be worked out: once for each item of each list
/// around it.
const MOST_TIMES: usize = 1_000_000;

/// What others can build on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A computed value.
    Value(usize),
    /// One computed for each item of a list: the list, then the value.
    Derived(usize, usize),
    /// A check: rules may ask whether it is met.
    Check(usize),
}

impl Compiler<'_, '_, '_> {
    /// Notes the height of a value or a check, once what it is made of is compiled.
    pub(super) fn measure<'e>(
        &mut self,
        key: Key,
        exprs: impl IntoIterator<Item = &'e Expr>,
        span: &Span,
    ) {
        let mut height = 0;
        for expr in exprs {
            let list = match key {
                Key::Derived(list, _) => Some(list),
                Key::Value(_) | Key::Check(_) => None,
            };
            if let Some(list) = list {
                self.limit_times(self.times(expr).saturating_mul(self.most_items(list)), span);
            }
            height = height.max(self.height(expr, list) + 1);
        }
        if height > HIGHEST {
            self.too_deep(span);
        }
        // What builds on it is not told again.
        self.heights.insert(key, if height > HIGHEST { 0 } else { height });
    }

    pub(super) fn too_deep(&mut self, span: &Span) {
        let help = "Nobody can follow such a chain. Compute the value in fewer steps.";
        let message = "Too many definitions or checks build on one another here.";
        self.report.add(codes::W209, span.clone(), message, help);
    }

    /// Whether compiling may go on; `leave` goes back.
    pub(super) fn enter(&mut self) -> bool {
        self.nested += 1;
        self.nested <= DEEPEST
    }

    pub(super) fn leave(&mut self) {
        self.nested -= 1;
    }

    /// Refuses an expression in which lists are gone through within lists too often.
    pub(super) fn limit_folds(&mut self, expr: &Expr, span: &Span) {
        self.limit_times(self.times(expr), span);
    }

    fn limit_times(&mut self, times: usize, span: &Span) {
        if times > MOST_TIMES {
            let message = "Here lists are gone through within lists too many times.";
            let help = "Give the inner part a name of its own with “define”: then it is worked out \
                        once. Or say that the lists are shorter: “up to 20”.";
            self.report.add(codes::W128, span.clone(), message, help);
        }
    }

    fn most_items(&self, list: usize) -> usize {
        self.program.lists.get(list).map_or(1, |list| list.most)
    }

    /// How often the inmost part of an expression is worked out. What has a name is worked out
    /// before.
    fn times(&self, expr: &Expr) -> usize {
        match expr {
            Expr::Over(over) => {
                let inside = over.filter.iter().chain([&over.body]).map(|it| self.times(it));
                let inside = inside.max().unwrap_or(1);
                let each = inside.saturating_mul(self.most_items(over.list));
                each.max(over.if_none.as_ref().map_or(1, |it| self.times(it)))
            }
            _ => expr.parts().into_iter().map(|it| self.times(it)).max().unwrap_or(1),
        }
    }

    fn height(&self, expr: &Expr, list: Option<usize>) -> usize {
        let of = |expr: &Expr| self.height(expr, list);
        let known = |key: Key| self.heights.get(&key).copied().unwrap_or(0);
        let below = match expr {
            Expr::Applies(check) | Expr::Met(check) => known(Key::Check(*check)),
            Expr::Value(index) => known(Key::Value(*index)),
            Expr::Derived(index) => list.map_or(0, |list| known(Key::Derived(list, *index))),
            Expr::Outer(of) => {
                let list = list.and_then(|list| self.program.lists.get(list));
                self.height(of, list.and_then(|list| list.parent))
            }
            Expr::Over(over) => {
                let Over { list, filter, body, if_none, .. } = over.as_ref();
                let inside = filter.iter().chain([body]).map(|it| self.height(it, Some(*list)));
                inside.chain(if_none.as_ref().map(of)).max().unwrap_or(0)
            }
            Expr::Score(index) => {
                let score = self.program.scores.get(*index).into_iter();
                let parts = score.flat_map(|score| score.exprs());
                parts.map(|it| self.height(it, None)).max().unwrap_or(0)
            }
            Expr::Total => {
                let Some(total) = &self.program.total else { return 1 };
                let scores =
                    total.scores.iter().map(|score| self.height(&Expr::Score(*score), None));
                scores.chain(total.exprs().map(of)).max().unwrap_or(0)
            }
            _ => expr.parts().into_iter().map(of).max().unwrap_or(0),
        };
        below + 1
    }
}
