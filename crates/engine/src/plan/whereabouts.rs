//! Where the value of each expression of a program stands, for whoever explains values in words.
//!
//! An expression is known by its address: a plan holds its program where it is, and never changes
//! it. An expression that is no part of the program is not known.

use rustc_hash::FxHashMap;

use super::{Words, cells::Value};
use crate::program::Expr;

/// Where the values of a program's expressions stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Whereabouts {
    pub(super) exprs: FxHashMap<usize, Located>,
    /// By computed value.
    pub(super) values: Vec<Option<Located>>,
    /// By list and derived value.
    pub(super) derived: Vec<Vec<Option<Located>>>,
    /// By score, settled.
    pub(super) scores: Vec<Option<Located>>,
    /// The sum of the scores, before the factor.
    pub(super) sum: Option<Located>,
    /// The total, settled.
    pub(super) total: Option<Located>,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Located {
    pub(crate) frame: u32,
    pub(crate) value: LocatedValue,
}

/// Where it stands in its frame, by sort of value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LocatedValue {
    Truth(u32),
    Number(u32),
    Choice(Words),
    Options {
        sure: Words,
        may: Words,
    },
    /// Of words, nothing is kept.
    Text,
}

impl Located {
    /// `None` where it is in too many places: several options are told apart in two sets.
    pub(super) fn of(value: Value) -> Option<Self> {
        let (frame, value) = match value {
            Value::Truth(place) => (place.frame, LocatedValue::Truth(place.at)),
            Value::Number(place) => (place.frame, LocatedValue::Number(place.at)),
            Value::Choice(place) => (place.frame, LocatedValue::Choice(place.words())),
            Value::Options { sure, may } if sure.frame == may.frame => {
                (sure.frame, LocatedValue::Options { sure: sure.words(), may: may.words() })
            }
            Value::Options { .. } => return None,
            Value::Text => (0, LocatedValue::Text),
        };
        Some(Self { frame: u32::try_from(frame).ok()?, value })
    }
}

impl Whereabouts {
    /// Notes where an expression of the program stands.
    pub(super) fn note(&mut self, expr: &Expr, value: Value) {
        if let Some(located) = Located::of(value).filter(|_| is_computed(expr)) {
            self.exprs.insert(address(expr), located);
        }
    }

    /// Where the value of an expression stands, for an item of `list` or for none.
    pub(crate) fn of(&self, expr: &Expr, list: Option<usize>) -> Option<Located> {
        match expr {
            Expr::Value(index) => self.value(*index),
            Expr::Derived(index) => *self.derived.get(list?)?.get(*index)?,
            Expr::Score(index) => self.score(*index),
            Expr::Total => self.total,
            _ if is_computed(expr) => self.exprs.get(&address(expr)).copied(),
            _ => None,
        }
    }

    pub(crate) fn value(&self, index: usize) -> Option<Located> {
        *self.values.get(index)?
    }

    pub(crate) fn score(&self, index: usize) -> Option<Located> {
        *self.scores.get(index)?
    }

    pub(crate) fn total(&self) -> Option<Located> {
        self.total
    }

    pub(crate) fn sum(&self) -> Option<Located> {
        self.sum
    }
}

/// Whether it is worth looking up: what is not is as quickly read off an answer or the program.
fn is_computed(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::Truth(_)
            | Expr::Number(_)
            | Expr::Option(_)
            | Expr::Input(_)
            | Expr::Field(_)
            | Expr::Value(_)
            | Expr::Derived(_)
            | Expr::Score(_)
            | Expr::Total
            | Expr::Today
    )
}

fn address(expr: &Expr) -> usize {
    std::ptr::from_ref(expr).addr()
}
