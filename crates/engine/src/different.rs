//! Comparing the items of a list with each other: which have the same value, and how many different
//! values there are.
//!
//! An answer that is blank for good is no value: two blanks are not the same. Bounds only get
//! narrower as answers come in.

use rust_decimal::Decimal;

use crate::{
    Interval, OptionSet, Possible, Truth, Value, evaluate::At, evaluate::Evaluation, order,
    program::Expr,
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

    /// What it is known to be: two that are known are the same where this is.
    fn known(&self) -> Option<Known<'_>> {
        Some(match &self.possible {
            Possible::Text => Known::Text(self.text.as_deref()?),
            Possible::Truth(truth) => Known::Truth(truth.certain()?),
            Possible::Number(interval) => Known::Number(interval.certain()?),
            Possible::Choice(options) => {
                Known::Options(options.certain().map(|_| trimmed(options))?)
            }
            Possible::Options { sure, may } if trimmed(sure) == trimmed(may) => {
                Known::Options(trimmed(sure))
            }
            Possible::Options { .. } => return None,
        })
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
}

/// A value that is known. Those of one list are of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known<'a> {
    Truth(bool),
    Number(Decimal),
    Options(&'a [u64]),
    Text(&'a str),
}

/// The options as bits, as far as there are any.
fn trimmed(options: &OptionSet) -> &[u64] {
    let words = options.words();
    let end = words.iter().rposition(|bits| *bits != 0).map_or(0, |last| last + 1);
    words.get(..end).unwrap_or_default()
}

/// Whether an expression is an answer, which may be blank.
pub(crate) fn is_answer(expr: &Expr) -> bool {
    match expr {
        Expr::Input(_) | Expr::Field(_) => true,
        Expr::Outer(of) => is_answer(of),
        _ => false,
    }
}

/// Two values of which one is open are compared so often; beyond that they may be the same.
const MOST_COMPARED: usize = 1_000_000;

/// Whether no two of the values are the same.
pub(crate) fn all_different(values: &[Compared]) -> Truth {
    let mut all = Truth::YES;
    let mut known: Vec<_> =
        values.iter().filter_map(|value| Some((value.known()?, value.counts))).collect();
    order::sort_by_key(&mut known, |(known, _)| *known);
    for same in known.chunk_by(|a, b| a.0 == b.0) {
        let several =
            |counts: fn(&Truth) -> bool| same.iter().filter(|(_, it)| counts(it)).nth(1).is_some();
        all.no |= several(|counts| counts.yes);
        all.yes &= !several(|counts| !counts.no);
    }
    // What is open may only take away that all are different.
    let mut room = MOST_COMPARED;
    for (place, open) in values.iter().enumerate().filter(|(_, value)| value.known().is_none()) {
        if all.no {
            break;
        }
        let Some(left) = room.checked_sub(values.len()) else {
            all.no = true;
            break;
        };
        room = left;
        let others = values.iter().enumerate().filter(|(other, _)| *other != place);
        let mut same = others.filter(|(_, other)| open.meets(other));
        all.no |= same.any(|(_, other)| open.counts.and(other.counts).yes);
    }
    all
}

/// How many different values there are.
pub(crate) fn count(values: &[Compared]) -> Interval {
    let counted = || values.iter().filter(|value| value.counts.yes);
    let distinct = |sure: bool| {
        let takes_part = |value: &&Compared| !(sure && value.counts.no);
        let mut known: Vec<_> = counted().filter(takes_part).filter_map(Compared::known).collect();
        order::sort(&mut known);
        known.dedup();
        known.len()
    };
    let some = counted().any(|value| !value.counts.no);
    let least = distinct(true).max(usize::from(some));
    let open = counted().filter(|value| value.known().is_none()).count();
    let most = distinct(false) + open;
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
