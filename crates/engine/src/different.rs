//! Comparing the items of a list with each other: which have the same value, and how many different
//! values there are.
//!
//! An answer that is blank for good is no value: two blanks are not the same. Bounds only get
//! narrower as answers come in.

use rust_decimal::Decimal;

use crate::{
    Interval, OptionSet, Possible, Truth, Value, evaluate::At, evaluate::Evaluation, program::Expr,
};

/// The value of one item.
pub(crate) struct Compared {
    /// Whether the item takes part and has a value.
    counts: Truth,
    possible: Possible,
    /// The text, for a text that is known. Spaces around it, and upper or lower case, do not matter.
    text: Option<String>,
}

impl Compared {
    /// The value `of` an item that takes part as far as `counts` says.
    pub(crate) fn of(evaluation: &Evaluation<'_>, of: &Expr, (at, counts): (At, Truth)) -> Self {
        let text = match evaluation.answer(of, Some(at)) {
            Some(Value::Text(text)) => Some(text.trim().to_lowercase()),
            _ => None,
        };
        let given = if is_answer(of) { evaluation.given(of, Some(at)) } else { Truth::YES };
        Self { counts: counts.and(given), possible: evaluation.of(of, Some(at)), text }
    }

    /// A value that is no text.
    pub(crate) fn new(counts: Truth, possible: Possible) -> Self {
        Self { counts, possible, text: None }
    }

    fn is_known(&self) -> bool {
        match self.possible {
            Possible::Text => self.text.is_some(),
            _ => self.possible.is_certain(),
        }
    }

    /// Whether the two may come to the same value.
    fn meets(&self, other: &Self) -> bool {
        match (&self.possible, &other.possible) {
            (Possible::Truth(a), Possible::Truth(b)) => (a.yes && b.yes) || (a.no && b.no),
            (Possible::Number(a), Possible::Number(b)) => a.within(*b).is_some(),
            (Possible::Choice(a), Possible::Choice(b)) => a.meets(b),
            (Possible::Options { sure: a, may: b }, Possible::Options { sure: c, may: d }) => {
                a.is_within(d) && c.is_within(b)
            }
            (Possible::Text, Possible::Text) => {
                self.text.as_ref().zip(other.text.as_ref()).is_none_or(|(a, b)| a == b)
            }
            _ => true,
        }
    }

    /// Whether the two are the same for certain, if both take part.
    fn is_same(&self, other: &Self) -> bool {
        self.is_known() && other.is_known() && self.meets(other)
    }
}

/// Whether an expression is an answer, which may be blank.
pub(crate) fn is_answer(expr: &Expr) -> bool {
    match expr {
        Expr::Input(_) | Expr::Field(_) => true,
        Expr::Outer(of) => is_answer(of),
        _ => false,
    }
}

/// Whether no two of the values are the same.
pub(crate) fn all_different(values: &[Compared]) -> Truth {
    let mut all = Truth::YES;
    for (i, one) in values.iter().enumerate() {
        for other in values.iter().skip(i + 1).filter(|other| one.meets(other)) {
            let both = one.counts.and(other.counts);
            all.no |= both.yes;
            all.yes &= both.no || !one.is_same(other);
        }
    }
    all
}

/// How many different values there are.
pub(crate) fn count(values: &[Compared]) -> Interval {
    let counted = || values.iter().filter(|value| value.counts.yes);
    let distinct = |sure: bool| {
        let known = counted().filter(|value| value.is_known() && !(sure && value.counts.no));
        known.fold(Vec::<&Compared>::new(), |mut seen, value| {
            if !seen.iter().any(|other| other.meets(value)) {
                seen.push(value);
            }
            seen
        })
    };
    let some = counted().any(|value| !value.counts.no);
    let least = distinct(true).len().max(usize::from(some));
    let open = counted().filter(|value| !value.is_known()).count();
    let most = distinct(false).len() + open;
    let most = variety(counted()).map_or(most, |variety| most.min(variety));
    Interval::new(Some(Decimal::from(least)), Some(Decimal::from(most)))
}

/// How many different values there can be at all, of conditions and choices.
fn variety<'a>(mut values: impl Iterator<Item = &'a Compared>) -> Option<usize> {
    let mut all = values.next()?.possible.clone();
    for value in values {
        all = all.union(value.possible.clone());
    }
    match all {
        Possible::Truth(truth) => Some(usize::from(truth.yes) + usize::from(truth.no)),
        Possible::Choice(options) => Some(OptionSet::len(&options)),
        _ => None,
    }
}
