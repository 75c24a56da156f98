//! Conditions on one answer or value: which of its values they let through.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Sharpen, uses::Atom};
use crate::{
    OptionSet,
    program::{Expr, Test},
};

/// All numbers on one side of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Half {
    pub(super) atom: Atom,
    /// From the figure up, not down.
    up: bool,
    figure: Decimal,
    /// The figure itself is among them.
    closed: bool,
}

impl Half {
    /// All other numbers.
    pub(super) fn contrary(self) -> Self {
        Self { up: !self.up, closed: !self.closed, ..self }
    }

    /// Whether both let a number through.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let (low, high) = match (self.up, other.up) {
            (true, false) => (self, other),
            (false, true) => (other, self),
            _ => return true,
        };
        match low.figure.cmp(&high.figure) {
            Ordering::Less => true,
            Ordering::Equal => low.closed && high.closed,
            Ordering::Greater => false,
        }
    }

    /// Whether the other lets through all that this does.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let further = match self.up {
            true => self.figure.cmp(&other.figure),
            false => other.figure.cmp(&self.figure),
        };
        let inside = match further {
            Ordering::Greater => true,
            Ordering::Equal => other.closed || !self.closed,
            Ordering::Less => false,
        };
        self.atom == other.atom && self.up == other.up && inside
    }

    fn contains(&self, number: Decimal) -> bool {
        match number.cmp(&self.figure) {
            Ordering::Equal => self.closed,
            Ordering::Greater => self.up,
            Ordering::Less => !self.up,
        }
    }
}

/// What a condition lets through of one atom.
pub(super) enum Lets {
    Half(Half),
    Number(Atom, Decimal),
    Options(Atom, OptionSet),
    Truth(Atom, bool),
}

impl Lets {
    /// Whether the two let nothing through together.
    fn is_apart(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Half(a), Self::Half(b)) => a.atom == b.atom && !a.meets(b),
            (Self::Half(half), Self::Number(atom, number))
            | (Self::Number(atom, number), Self::Half(half)) => {
                half.atom == *atom && !half.contains(*number)
            }
            (Self::Number(a, x), Self::Number(b, y)) => a == b && x != y,
            (Self::Options(a, x), Self::Options(b, y)) => a == b && !x.meets(y),
            (Self::Truth(a, x), Self::Truth(b, y)) => a == b && x != y,
            _ => false,
        }
    }
}

impl Sharpen<'_> {
    /// A comparison of something with a figure.
    pub(super) fn half(&self, expr: &Expr) -> Option<Half> {
        let (test, left, right) = match expr {
            Expr::Compare(test, left, right) => (test, left, right),
            Expr::Not(of) => return self.half(of).map(Half::contrary),
            _ => return None,
        };
        let closed = match test {
            Test::Under => false,
            Test::AtMost => true,
            Test::Is => return None,
        };
        let half = |atom: &Expr, figure: &Expr, up| {
            let (atom, figure) = (Atom::of(atom)?, self.program.figure(figure)?);
            Some(Half { atom, up, figure, closed })
        };
        half(left, right, false).or_else(|| half(right, left, true))
    }

    /// The same numbers, said with a whole figure that is among them, where all are whole.
    pub(super) fn in_whole(&self, half: Half, list: Option<usize>) -> Option<Half> {
        if !self.is_whole(half.atom, list) {
            return Some(half);
        }
        let (figure, next) = match half.up {
            true => (half.figure.ceil(), Decimal::ONE),
            false => (half.figure.floor(), Decimal::NEGATIVE_ONE),
        };
        let next = if half.closed || figure != half.figure { Decimal::ZERO } else { next };
        Some(Half { figure: figure.checked_add(next)?, closed: true, ..half })
    }

    /// Conditions on one atom each, all of which must hold; `None` where there are others.
    pub(super) fn tests(&self, expr: &Expr) -> Option<Vec<Lets>> {
        if let Expr::All(parts) = expr {
            let parts: Option<Vec<_>> = parts.iter().map(|part| self.tests(part)).collect();
            return parts.map(|parts| parts.into_iter().flatten().collect());
        }
        let one = match expr {
            Expr::Among(of, set) => Lets::Options(Atom::of(of)?, set.clone()),
            Expr::Not(of) if Atom::of(of).is_some() => Lets::Truth(Atom::of(of)?, false),
            Expr::Same(of, known) => match (Atom::of(of)?, known.as_ref()) {
                (atom, Expr::Truth(yes)) => Lets::Truth(atom, *yes),
                (atom, Expr::Option(option)) => Lets::Options(atom, OptionSet::only(*option)),
                _ => return None,
            },
            Expr::Compare(Test::Is, of, figure) => {
                Lets::Number(Atom::of(of)?, self.program.figure(figure)?)
            }
            _ => match Atom::of(expr) {
                Some(atom) => Lets::Truth(atom, true),
                None => Lets::Half(self.half(expr)?),
            },
        };
        Some(vec![one])
    }

    /// Whether there is an atom of which the two let nothing through together.
    pub(super) fn are_apart(&self, a: &[Lets], b: &[Lets]) -> bool {
        a.iter().any(|a| b.iter().any(|b| a.is_apart(b)))
    }
}
