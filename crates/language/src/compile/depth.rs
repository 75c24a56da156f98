//! How deep values and checks build on one another, and how often lists are gone through within lists.
//! Evaluation follows definitions and checks down and goes through each item, so both are bounded, as
//! the depth of a single expression is.

use weighup_engine::program::{Expr, HIGHEST, Named};

use super::Compiler;
use crate::{codes, token::Span};

/// How deep compiling goes at any time.
const DEEPEST: usize = 300;

/// How often the inmost part of an expression may be worked out: once for each item of each list
/// around it.
const MOST_TIMES: usize = 1_000_000;

impl Compiler<'_, '_, '_> {
    /// Notes the height of a value or a check, once what it is made of is compiled.
    pub(super) fn measure<'e>(
        &mut self,
        named: Named,
        exprs: impl IntoIterator<Item = &'e Expr>,
        span: &Span,
    ) {
        let list = match named {
            Named::Derived(list, _) => Some(list),
            _ => None,
        };
        let mut height = 0;
        for expr in exprs {
            if let Some(list) = list {
                self.limit_times(self.times(expr).saturating_mul(self.most_items(list)), span);
            }
            height = height.max(self.height(expr, list) + 1);
        }
        if height > HIGHEST {
            self.too_deep(span);
        }
        // What builds on it is not told again.
        self.heights.insert(named, if height > HIGHEST { 0 } else { height });
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
        let mut highest = 0;
        let mut visit =
            |part: &Expr, list: Option<usize>| highest = highest.max(self.height(part, list));
        match Named::of(expr, list) {
            // They stand behind values, whose heights are known.
            Some(named @ (Named::Score(_) | Named::Total)) => {
                self.program.each_behind(named, &mut visit);
            }
            Some(named) => highest = self.heights.get(&named).copied().unwrap_or(0),
            None => self.program.each_part(expr, list, &mut visit),
        }
        highest + 1
    }
}
