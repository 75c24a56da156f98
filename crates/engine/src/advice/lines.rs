//! Straight lines over one answer, and quotients of two of them: what an expression comes to, where the
//! answer stands in it more than once.

use rust_decimal::Decimal;

use super::turn::Turn;
use crate::{
    evaluate::At,
    program::{Expr, Fold, Operator, Over},
};

/// How many straight lines an expression is followed as.
const MOST_LINES: usize = 6;

/// `slope` times the answer and `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    slope: Decimal,
    start: Decimal,
}

impl Line {
    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            slope: self.slope.checked_add(other.slope)?,
            start: self.start.checked_add(other.start)?,
        })
    }

    fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.by(Decimal::NEGATIVE_ONE)?)
    }

    fn by(self, factor: Decimal) -> Option<Self> {
        Some(Self {
            slope: self.slope.checked_mul(factor)?,
            start: self.start.checked_mul(factor)?,
        })
    }

    /// The product, where it is a straight line.
    fn times(self, other: Self) -> Option<Self> {
        match (self.slope.is_zero(), other.slope.is_zero()) {
            (true, _) => other.by(self.start),
            (_, true) => self.by(other.start),
            _ => None,
        }
    }

    /// The answer with which it is nothing.
    fn root(self) -> Option<Decimal> {
        Decimal::ZERO.checked_sub(self.start)?.checked_div(self.slope)
    }
}

/// A straight line divided by another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotient {
    over: Line,
    by: Line,
}

impl Quotient {
    /// The answer itself.
    pub(super) fn answer() -> Self {
        Self::line(Line { slope: Decimal::ONE, start: Decimal::ZERO })
    }

    /// A number that does not rest on the answer.
    pub(super) fn number(number: Decimal) -> Self {
        Self::line(Line { slope: Decimal::ZERO, start: number })
    }

    fn line(line: Line) -> Self {
        Self { over: line, by: Line { slope: Decimal::ZERO, start: Decimal::ONE } }
    }

    /// Arithmetic on two of them, where it gives another.
    pub(super) fn combine(self, operator: Operator, other: Self) -> Option<Self> {
        match operator {
            Operator::Plus => self.plus(other),
            Operator::Minus => self.plus(other.times(Self::number(Decimal::NEGATIVE_ONE))?),
            Operator::Times => self.times(other),
            Operator::Over => self.times(Self { over: other.by, by: other.over }),
            _ => None,
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        if self.by == other.by {
            return Some(Self { over: self.over.plus(other.over)?, by: self.by });
        }
        let over = self.over.times(other.by)?.plus(other.over.times(self.by)?)?;
        Some(Self { over, by: self.by.times(other.by)? })
    }

    fn times(self, other: Self) -> Option<Self> {
        Some(Self { over: self.over.times(other.over)?, by: self.by.times(other.by)? })
    }

    /// The answer with which it has this value.
    pub(super) fn is(self, value: Decimal) -> Option<Decimal> {
        self.over.minus(self.by.by(value)?)?.root()
    }

    /// The answer with which something is divided by nothing: beyond it the sign is another.
    pub(super) fn pole(self) -> Option<Decimal> {
        self.by.root()
    }

    /// The answer with which it is the same as another; an error where that is no straight line.
    pub(super) fn meets(self, other: Self) -> Result<Option<Decimal>, Crooked> {
        let difference = || match self.by == other.by {
            true => self.over.minus(other.over),
            false => self.over.times(other.by)?.minus(other.over.times(self.by)?),
        };
        Ok(difference().ok_or(Crooked)?.root())
    }
}

/// No straight line.
pub(super) struct Crooked;

impl Turn<'_, '_> {
    /// The straight lines over the answer, or quotients of them, that the expression may be: one for each
    /// case that may be taken.
    pub(super) fn lines(&self, expr: &Expr, at: Option<At>, depth: usize) -> Vec<Quotient> {
        let mut lines = self.all_lines(expr, at, depth).unwrap_or_default();
        if lines.is_empty() || lines.len() > MOST_LINES {
            self.give_up();
        }
        lines.truncate(MOST_LINES);
        lines
    }

    fn all_lines(&self, expr: &Expr, at: Option<At>, depth: usize) -> Option<Vec<Quotient>> {
        if self.is_spot(expr, at) {
            return Some(vec![Quotient::answer()]);
        }
        if !self.reads_it(expr, at) {
            return Some(vec![Quotient::number(self.known(expr, at)?)]);
        }
        let depth = self.deeper(depth)?;
        let program = self.evaluation.program;
        Some(match expr.said() {
            // That of another item.
            Expr::Input(_) | Expr::Field(_) => vec![Quotient::number(self.known(expr, at)?)],
            Expr::Value(index) => self.lines(&program.values.get(*index)?.expr, None, depth),
            Expr::Derived(index) => {
                let value = program.lists.get(at?.list)?.derived.get(*index)?;
                self.lines(&value.expr, at, depth)
            }
            Expr::Outer(of) => self.lines(of, self.evaluation.outer(at), depth),
            Expr::Cases { rows, otherwise } => {
                let mut lines = Vec::new();
                for (condition, value) in rows {
                    let may = self.evaluation.truth(condition, at);
                    let depends = self.reads_it(condition, at);
                    if may.yes || depends {
                        lines.extend(self.lines(value, at, depth));
                    }
                    if !may.no && !depends {
                        return Some(lines);
                    }
                }
                lines.extend(otherwise.iter().flat_map(|value| self.lines(value, at, depth)));
                lines
            }
            Expr::Arithmetic(Operator::Lesser | Operator::Greater, a, b) => {
                let (mut lines, others) = (self.lines(a, at, depth), self.lines(b, at, depth));
                lines.extend(others);
                lines
            }
            // It lies on one side or the other, and not on a line.
            Expr::Round(_, of, step) => {
                self.give_up();
                let half = step.checked_div(Decimal::TWO)?;
                let lines = self.lines(of, at, depth);
                let beside = |shift| {
                    let shift = Quotient::number(shift);
                    lines.iter().filter_map(move |line| line.combine(Operator::Plus, shift))
                };
                beside(-half).chain(beside(half)).collect()
            }
            Expr::Arithmetic(operator, a, b) => {
                let (a, b) = (self.lines(a, at, depth), self.lines(b, at, depth));
                let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
                let lines = pairs.filter_map(|(a, b)| {
                    let line = a.combine(*operator, b);
                    line.is_none().then(|| self.give_up());
                    line
                });
                lines.collect()
            }
            Expr::Over(over) if over.best.is_none() => self.lines_over(over, at, depth)?,
            _ => Vec::new(),
        })
    }

    fn lines_over(&self, over: &Over, at: Option<At>, depth: usize) -> Option<Vec<Quotient>> {
        // With another answer, other items may count.
        let further = self.evaluation.further(over.list, at);
        if over.filter.as_ref().is_some_and(|filter| self.reads_it(filter, Some(further))) {
            self.give_up();
        }
        let counts = |at: &At| self.evaluation.holds(over.filter.as_ref(), Some(*at)).yes;
        let items = self.evaluation.items(over.list, at).filter(counts);
        let items: Vec<_> = items.map(|item| self.lines(&over.body, Some(item), depth)).collect();
        let summed = |operator, some: Vec<Quotient>, others: &[Quotient]| {
            let pairs = some.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
            let all = pairs.take(MOST_LINES).map(|(one, other)| one.combine(operator, other));
            all.collect::<Option<Vec<_>>>()
        };
        let count = Quotient::number(items.len().into());
        let sums = || {
            let nothing = vec![Quotient::number(Decimal::ZERO)];
            items.iter().try_fold(nothing, |sums, of| summed(Operator::Plus, sums, of))
        };
        match over.fold {
            Fold::Sum => sums(),
            Fold::Average if !items.is_empty() => summed(Operator::Over, sums()?, &[count]),
            // Any of them may be it.
            Fold::Largest | Fold::Smallest => Some(items.concat()),
            _ => Some(Vec::new()),
        }
    }
}
