//! Possible values: what an expression can still be, given what has been answered.
//!
//! Every operation is sound: whatever is not answered yet may turn out anyhow, and the true value
//! is always among the possible ones.

use serde::{Deserialize, Serialize};

use crate::{Interval, OptionSet};

/// A subset of {yes, no}.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    /// Yes is possible.
    pub yes: bool,
    /// No is possible.
    pub no: bool,
}

impl Truth {
    /// Certainly yes.
    pub const YES: Self = Self { yes: true, no: false };
    /// Certainly no.
    pub const NO: Self = Self { yes: false, no: true };
    /// Could be either.
    pub const OPEN: Self = Self { yes: true, no: true };

    /// The answer, when only one is possible.
    pub fn certain(self) -> Option<bool> {
        (self.yes != self.no).then_some(self.yes)
    }

    /// Yes exactly when this is no.
    pub fn negated(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// Yes when both are.
    pub fn and(self, other: Self) -> Self {
        Self { yes: self.yes && other.yes, no: self.no || other.no }
    }

    /// Yes when at least one is.
    pub fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// What is possible in both; all of this one, where nothing is.
    pub(crate) fn within(self, other: Self) -> Self {
        let both = Self { yes: self.yes && other.yes, no: self.no && other.no };
        if both.yes || both.no { both } else { self }
    }

    /// What is possible in either.
    pub fn union(self, other: Self) -> Self {
        Self { yes: self.yes || other.yes, no: self.no || other.no }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::YES } else { Self::NO }
    }
}

/// The values something can still take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible {
    /// Yes, no, or either.
    Truth(Truth),
    /// A number, an amount of money, a percentage (as a fraction) or a date (as a day number).
    Number(Interval),
    /// Some options of a choice.
    Choice(OptionSet),
    /// Several options of a choice: those chosen for sure, and those that may be.
    Options {
        /// Chosen whatever is answered yet; all of them are among `may`.
        sure: OptionSet,
        /// Chosen, or still possible.
        may: OptionSet,
    },
    /// A text. Rules ask only whether a text was given, so nothing else is tracked.
    Text,
}

impl Possible {
    /// The truth, or either when this is no yes/no value.
    pub fn truth(&self) -> Truth {
        match self {
            Self::Truth(truth) => *truth,
            _ => Truth::OPEN,
        }
    }

    /// The number, or every number when this is none. Yes counts 1 and no 0.
    pub fn number(&self) -> Interval {
        match self {
            Self::Number(interval) => *interval,
            Self::Truth(truth) => {
                let low = if truth.no { 0 } else { 1 };
                let high = if truth.yes { 1 } else { 0 };
                Interval::new(Some(low.into()), Some(high.into()))
            }
            _ => Interval::ALL,
        }
    }

    /// Whether only one value is possible.
    pub fn is_certain(&self) -> bool {
        match self {
            Self::Truth(truth) => truth.certain().is_some(),
            Self::Number(interval) => interval.certain().is_some(),
            Self::Choice(options) => options.certain().is_some(),
            Self::Options { sure, may } => may.is_within(sure),
            Self::Text => true,
        }
    }

    /// What is possible in both; all of this one, where nothing is. Of several options, this one.
    pub(crate) fn within(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Truth(a), Self::Truth(b)) => Self::Truth(a.within(*b)),
            (Self::Number(a), Self::Number(b)) => Self::Number(a.within(*b).unwrap_or(a)),
            (Self::Choice(a), Self::Choice(b)) if a.meets(b) => Self::Choice(a.intersection(b)),
            (this, _) => this,
        }
    }

    /// What is possible in either.
    pub fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::Truth(a), Self::Truth(b)) => Self::Truth(a.union(b)),
            (Self::Choice(a), Self::Choice(b)) => Self::Choice(a.union(&b)),
            (Self::Text, Self::Text) => Self::Text,
            (Self::Options { sure: a, may: b }, Self::Options { sure: c, may: d }) => {
                Self::Options { sure: a.intersection(&c), may: b.union(&d) }
            }
            (a, b) => Self::Number(a.number().hull(b.number())),
        }
    }
}
