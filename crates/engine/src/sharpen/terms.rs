//! Like terms: sums in which an answer stands more than once are put together, and comparisons
//! brought to one side.
//!
//! Factors are put together exactly or not at all. What is put together is never rounded more often
//! than what was said: it has no more sums, and products by figures in place of quotients.

use rust_decimal::Decimal;

use super::{Sharpen, fold, uses::Atom};
use crate::program::{Expr, Fold, Lookup, Operator, Role, Test};

/// More terms of one sum than are put together.
const MOST_TERMS: usize = 40;
/// Values within values that are looked into for whether they always have a value.
const DEEPEST: usize = 20;

/// A figure, and terms each times a factor.
#[derive(Debug, Clone, Default)]
struct Sum {
    figure: Decimal,
    terms: Vec<(Expr, Decimal)>,
    /// Something stands in it both ways.
    mixed: bool,
}

impl Sum {
    fn figure(figure: Decimal) -> Self {
        Self { figure, ..Self::default() }
    }

    fn plus(mut self, other: Self) -> Option<Self> {
        self.figure = exact_sum(self.figure, other.figure)?;
        self.mixed |= other.mixed;
        for (term, factor) in other.terms {
            match self.terms.iter_mut().find(|(known, _)| *known == term) {
                Some((_, sum)) => {
                    self.mixed |= factor.is_sign_negative() != sum.is_sign_negative();
                    *sum = exact_sum(*sum, factor)?;
                }
                None => self.terms.push((term, factor)),
            }
        }
        (self.terms.len() <= MOST_TERMS).then_some(self)
    }

    fn times(mut self, by: Decimal) -> Option<Self> {
        self.figure = exact_product(self.figure, by)?;
        for (_, factor) in &mut self.terms {
            *factor = exact_product(*factor, by)?;
        }
        Some(self)
    }

    /// The terms above zero, and those below it with their signs turned.
    fn sides(self) -> (Vec<Expr>, Vec<Expr>) {
        let mut sides = (Vec::new(), Vec::new());
        for (term, factor) in self.terms {
            if factor.is_zero() {
                continue;
            }
            let side = if factor.is_sign_negative() { &mut sides.1 } else { &mut sides.0 };
            let factor = factor.abs();
            side.push(match factor == Decimal::ONE {
                true => term,
                false => arithmetic(Operator::Times, Expr::Number(factor), term),
            });
        }
        let side = if self.figure.is_sign_negative() { &mut sides.1 } else { &mut sides.0 };
        if !self.figure.is_zero() {
            side.push(Expr::Number(self.figure.abs()));
        }
        sides
    }

    /// How it compares with zero.
    fn compared(mut self, test: Test) -> Expr {
        self.terms.retain(|(_, factor)| !factor.is_zero());
        let compare = |a, b| Expr::Compare(test, Box::new(a), Box::new(b));
        if let [(term, factor)] = self.terms.as_slice()
            && let Some(figure) = exact_ratio(-self.figure, *factor)
        {
            let (term, figure) = (term.clone(), Expr::Number(figure));
            return match factor.is_sign_negative() {
                true => compare(figure, term),
                false => compare(term, figure),
            };
        }
        let (left, right) = self.sides();
        compare(added(left), added(right))
    }

    fn expr(self) -> Expr {
        let (above, below) = self.sides();
        let start = added(above);
        below.into_iter().fold(start, |sum, term| arithmetic(Operator::Minus, sum, term))
    }
}

impl Sharpen<'_> {
    /// The expression with like terms put together wherever that makes bounds tighter.
    pub(super) fn like_terms(&self, expr: &Expr) -> Expr {
        let together = match expr {
            Expr::Arithmetic(..) => self.sum(expr).filter(|sum| sum.mixed),
            Expr::Compare(_, left, right) => self.difference(expr, left, right),
            _ => None,
        };
        let Some(sum) = together else {
            return fold::rebuilt(expr, &mut |part| self.like_terms(part));
        };
        self.gained.set(self.gained.get() || sum.mixed);
        match expr {
            Expr::Compare(test, ..) => fold::simplified(sum.compared(*test), self.program),
            _ => sum.expr(),
        }
    }

    /// The difference of two sides, where something stands on both or more than once on one, or where
    /// it comes down to one thing and a figure.
    fn difference(&self, expr: &Expr, left: &Expr, right: &Expr) -> Option<Sum> {
        if self.half(expr).is_some() {
            return None;
        }
        let turned = self.sum(right)?.times(Decimal::NEGATIVE_ONE)?;
        let sum = self.sum(left)?.plus(turned)?;
        let one = matches!(sum.terms.as_slice(), [(term, _)] if Atom::of(term).is_some());
        (sum.mixed || one).then_some(sum)
    }

    /// An expression as a sum. What is none is one term.
    fn sum(&self, expr: &Expr) -> Option<Sum> {
        if let Some(figure) = self.program.figure(expr) {
            return Some(Sum::figure(figure));
        }
        let sum = match expr {
            Expr::Arithmetic(Operator::Plus, a, b) => self.sum(a)?.plus(self.sum(b)?)?,
            Expr::Arithmetic(Operator::Minus, a, b) => {
                self.sum(a)?.plus(self.sum(b)?.times(Decimal::NEGATIVE_ONE)?)?
            }
            Expr::Arithmetic(Operator::Times, a, b) => {
                match (self.program.figure(a), self.program.figure(b)) {
                    (Some(by), _) => self.sum(b)?.times(by)?,
                    (_, Some(by)) => self.sum(a)?.times(by)?,
                    _ => self.term(expr),
                }
            }
            Expr::Arithmetic(Operator::Over, a, b) => {
                match self.program.figure(b).and_then(|by| exact_ratio(Decimal::ONE, by)) {
                    Some(by) => self.sum(a)?.times(by)?,
                    None => self.term(expr),
                }
            }
            _ => self.term(expr),
        };
        let cancels =
            sum.mixed && sum.terms.iter().any(|(term, _)| !self.has_a_value(term, DEEPEST));
        (!cancels).then_some(sum)
    }

    fn term(&self, expr: &Expr) -> Sum {
        let term = fold::rebuilt(expr, &mut |part| self.like_terms(part));
        Sum { terms: vec![(term, Decimal::ONE)], ..Sum::default() }
    }

    /// Whether it has a value whenever all is answered. What has none is not known, and neither is what
    /// it is taken from itself.
    fn has_a_value(&self, expr: &Expr, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let itself = match expr {
            Expr::Arithmetic(Operator::Over, _, by) => {
                self.program.figure(by).is_some_and(|by| !by.is_zero())
            }
            Expr::Arithmetic(Operator::MonthsAfter | Operator::MonthsBetween, ..) => false,
            Expr::Lookup(_, index) => match self.program.lookups.get(*index) {
                Some(Lookup::Number(table)) => table.iter().all(Option::is_some),
                other => other.is_some(),
            },
            Expr::Value(index) => match self.program.values.get(*index) {
                Some(value) if value.role == Role::Setting => true,
                Some(value) => self.has_a_value(&value.expr, depth),
                None => false,
            },
            Expr::Over(over) => {
                let always = matches!(
                    over.fold,
                    Fold::All | Fold::Any | Fold::Count | Fold::Sum | Fold::AllDifferent
                );
                always || over.fold == Fold::CountDifferent || over.if_none.is_some()
            }
            // What is computed of an item is not looked into.
            Expr::Derived(_) | Expr::Score(_) | Expr::Total => false,
            _ => true,
        };
        itself && expr.parts().into_iter().all(|part| self.has_a_value(part, depth))
    }
}

fn arithmetic(operator: Operator, a: Expr, b: Expr) -> Expr {
    Expr::Arithmetic(operator, Box::new(a), Box::new(b))
}

fn added(terms: Vec<Expr>) -> Expr {
    let sum = terms.into_iter().reduce(|sum, term| arithmetic(Operator::Plus, sum, term));
    sum.unwrap_or(Expr::Number(Decimal::ZERO))
}

/// The product, if it has no more digits than a decimal.
fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (a, b) = (a.normalize(), b.normalize());
    let digits = a.mantissa().checked_mul(b.mantissa())?;
    Decimal::try_from_i128_with_scale(digits, a.scale().checked_add(b.scale())?).ok()
}

/// The sum, if it has no more digits than a decimal.
fn exact_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let digits = |of: Decimal| {
        of.mantissa().checked_mul(10_i128.checked_pow(scale.checked_sub(of.scale())?)?)
    };
    let sum = Decimal::try_from_i128_with_scale(digits(a)?.checked_add(digits(b)?)?, scale).ok()?;
    Some(sum.normalize())
}

/// The quotient, if it comes out even.
fn exact_ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let ratio = a.checked_div(b)?.normalize();
    (exact_product(ratio, b)? == a).then_some(ratio)
}
