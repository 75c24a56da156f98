//! How deep values build on one another. Evaluation follows definitions down, so their depth is
//! bounded, as the depth of a single expression is.

use weighup_engine::program::{Expr, Over};

use super::Compiler;
use crate::{codes, token::Span};

/// The greatest height of a value: its expression and all that it builds on.
const HIGHEST: usize = 400;

/// How deep compiling goes at any time.
const DEEPEST: usize = 300;

/// A computed value, or one of a list.
pub(super) type Key = (Option<usize>, usize);

impl Compiler<'_, '_, '_> {
    /// Notes the height of a value, once it is compiled.
    pub(super) fn measure(&mut self, key: Key, expr: &Expr, span: &Span) {
        let height = self.height(expr, key.0) + 1;
        if height > HIGHEST {
            self.too_deep(span);
        }
        // What builds on it is not told again.
        self.heights.insert(key, if height > HIGHEST { 0 } else { height });
    }

    pub(super) fn too_deep(&mut self, span: &Span) {
        let help = "Nobody can follow such a chain. Compute the value in fewer steps.";
        let message = "Too many definitions build on one another here.";
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

    fn height(&self, expr: &Expr, list: Option<usize>) -> usize {
        let of = |expr: &Expr| self.height(expr, list);
        let known = |key: Key| self.heights.get(&key).copied().unwrap_or(0);
        let below = match expr {
            Expr::Truth(_)
            | Expr::Number(_)
            | Expr::Option(_)
            | Expr::Input(_)
            | Expr::Field(_)
            | Expr::Today
            | Expr::AnyNotMet(_) => 0,
            Expr::Value(index) => known((None, *index)),
            Expr::Derived(index) => known((list, *index)),
            Expr::Outer(of) => {
                let list = list.and_then(|list| self.program.lists.get(list));
                self.height(of, list.and_then(|list| list.parent))
            }
            Expr::Given(of) | Expr::Not(of) | Expr::Among(of, _) => self.height(of, list),
            Expr::Lookup(of, _) | Expr::Round(_, of, _) => self.height(of, list),
            Expr::Includes(of, ..) | Expr::Chosen(of) => self.height(of, list),
            Expr::Moved(level, _, when) => of(level).max(of(when)),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().map(of).max().unwrap_or(0),
            Expr::Compare(_, a, b) | Expr::Same(a, b) | Expr::Arithmetic(_, a, b) => {
                of(a).max(of(b))
            }
            Expr::Cases { rows, otherwise } => {
                let rows = rows.iter().map(|(condition, value)| of(condition).max(of(value)));
                rows.chain(otherwise.as_deref().map(of)).max().unwrap_or(0)
            }
            Expr::Over(over) => {
                let Over { list, filter, body, if_none, .. } = over.as_ref();
                let inside = filter.iter().chain([body]).map(|it| self.height(it, Some(*list)));
                inside.chain(if_none.as_ref().map(of)).max().unwrap_or(0)
            }
            Expr::Score(index) => {
                let lines = self.program.scores.get(*index).map(|score| score.lines.as_slice());
                let lines = lines.unwrap_or_default().iter();
                let exprs = lines.flat_map(|line| [Some(&line.earned), line.required.as_ref()]);
                exprs.flatten().map(|it| self.height(it, None)).max().unwrap_or(0)
            }
            Expr::Total => {
                let Some(total) = &self.program.total else { return 1 };
                let scores =
                    total.scores.iter().map(|score| self.height(&Expr::Score(*score), None));
                scores.chain(total.factor.as_ref().map(of)).max().unwrap_or(0)
            }
        };
        below + 1
    }
}
