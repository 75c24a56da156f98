//! How expressions are followed: into their parts, and to what stands behind a name in them.

use super::{Expr, Over, Program};

/// The greatest height of a value or a check: its expressions, as the rules say them, and all that they
/// build on. Whoever follows them down recurses so deep.
pub const HIGHEST: usize = 400;

/// What has a name of its own, so that expressions can build on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A computed value.
    Value(usize),
    /// One computed for each item of a list: the list, then the value.
    Derived(usize, usize),
    /// A check: rules may ask whether it applies and is met.
    Check(usize),
    /// A score.
    Score(usize),
    /// The total.
    Total,
}

impl Named {
    /// What `expr` names; `list` is the list whose item is at hand.
    pub fn of(expr: &Expr, list: Option<usize>) -> Option<Self> {
        Some(match expr {
            Expr::Value(index) => Self::Value(*index),
            Expr::Derived(index) => Self::Derived(list?, *index),
            Expr::Applies(index) | Expr::Met(index) => Self::Check(*index),
            Expr::Score(index) => Self::Score(*index),
            Expr::Total => Self::Total,
            _ => return None,
        })
    }
}

impl Program {
    /// Visits the parts of an expression, each with the list whose item is at hand there.
    pub fn each_part<'e>(
        &self,
        expr: &'e Expr,
        list: Option<usize>,
        visit: &mut dyn FnMut(&'e Expr, Option<usize>),
    ) {
        match expr {
            Expr::Outer(of) => visit(of, list.and_then(|list| self.lists.get(list)?.parent)),
            Expr::Over(over) => {
                let Over { list: own, filter, body, if_none, .. } = over.as_ref();
                filter.iter().chain([body]).for_each(|part| visit(part, Some(*own)));
                if_none.iter().for_each(|part| visit(part, list));
            }
            _ => expr.each_part(&mut |part| visit(part, list)),
        }
    }

    /// Visits the expressions behind a name, in the same way. All of a check counts, whether it is
    /// asked if it applies or if it is met.
    pub fn each_behind<'p>(&'p self, named: Named, visit: &mut dyn FnMut(&'p Expr, Option<usize>)) {
        let scores = |index: usize| self.scores.get(index).into_iter().flat_map(|it| it.exprs());
        match named {
            Named::Value(index) => {
                self.values.get(index).into_iter().for_each(|it| visit(&it.expr, None));
            }
            Named::Derived(list, index) => {
                let derived = self.lists.get(list).and_then(|of| of.derived.get(index));
                derived.into_iter().for_each(|it| visit(&it.expr, Some(list)));
            }
            Named::Check(index) => {
                let check = self.checks.get(index).into_iter();
                check.flat_map(|it| it.conditions()).for_each(|it| visit(it, None));
            }
            Named::Score(index) => scores(index).for_each(|it| visit(it, None)),
            Named::Total => {
                let Some(total) = &self.total else { return };
                let of_scores = total.scores.iter().flat_map(|index| scores(*index));
                of_scores.chain(total.exprs()).for_each(|it| visit(it, None));
            }
        }
    }
}
