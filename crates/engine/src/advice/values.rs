//! Which answers to try at one place: the few that can make a difference.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{bounds::Bounds, edit::SOME_TEXT, options::Options};
use crate::{
    Interval, Kind, OptionSet, Value, calendar::day_from_date, evaluate::Evaluation, order,
    program::Question, read::FIRST_YEAR as FIRST_ENTERED, reasons::Spot,
};

/// How many figures are tried at one place.
pub(crate) const MOST_FIGURES: usize = 200;

/// The answers worth trying at a place, without the one that is there, in order.
pub(crate) fn candidates(
    spot: Spot,
    question: &Question,
    now: Option<&Value>,
    evaluation: &Evaluation<'_>,
    bounds: &Bounds<'_>,
    options: &Options,
) -> Vec<Value> {
    let count = |choice: usize| {
        evaluation.program.choices.get(choice).map_or(0, |choice| choice.options.len())
    };
    let mut values = match &question.kind {
        Kind::YesNo => vec![Value::Truth(true), Value::Truth(false)],
        Kind::Text if now.is_none() => vec![Value::Text(SOME_TEXT.to_owned())],
        Kind::Text | Kind::List { .. } => Vec::new(),
        Kind::Choice { choice } => {
            let now = match now {
                Some(Value::Option(option)) => Some(*option),
                _ => None,
            };
            let all = options.different(spot, count(*choice), now);
            all.into_iter().map(Value::Option).collect()
        }
        Kind::Choices { choice } => {
            let chosen = match now {
                Some(Value::Options(options)) => options.clone(),
                _ => OptionSet::default(),
            };
            let sets = options.sets(count(*choice), &chosen);
            sets.into_iter().map(Value::Options).collect()
        }
        kind => {
            let figures = bounds.around(spot, evaluation);
            let now = match now {
                Some(Value::Number(number)) => Some(*number),
                _ => None,
            };
            figures_near(&figures.found, kind, question.limits, now)
        }
    };
    values.retain(|value| Some(value) != now);
    values
}

/// The smallest difference between two answers of a kind.
pub(crate) fn step(kind: &Kind) -> Decimal {
    match kind {
        Kind::Money | Kind::MoneyPer { .. } | Kind::Number { whole: false, .. } => {
            Decimal::new(1, 2)
        }
        Kind::Percentage => Decimal::new(1, 4),
        _ => Decimal::ONE,
    }
}

/// At each figure and just beside it, and at the limits.
fn figures_near(
    figures: &BTreeSet<Decimal>,
    kind: &Kind,
    limits: Interval,
    now: Option<Decimal>,
) -> Vec<Value> {
    let step = step(kind);
    let mut near = BTreeSet::new();
    for figure in figures {
        let Some(below) = figure.checked_div(step).and_then(|it| it.floor().checked_mul(step))
        else {
            continue;
        };
        let finer = matches!(kind, Kind::Number { whole: false, .. } | Kind::Percentage);
        near.extend(finer.then_some(*figure));
        for steps in [-1, 0, 1, 2].map(Decimal::from) {
            near.extend(steps.checked_mul(step).and_then(|it| below.checked_add(it)));
        }
    }
    near.extend(limits.lo);
    near.extend(limits.hi);
    let enterable = enterable(kind);
    let fits = |it: &Decimal| limits.contains(*it) && enterable.contains(*it);
    if !near.iter().any(fits) {
        near.insert(somewhere(kind));
    }
    let mut near: Vec<Decimal> = near.into_iter().filter(fits).map(|it| it.normalize()).collect();
    // Of too many, those nearest to the answer.
    let from = now.or(limits.lo).unwrap_or_default();
    order::sort_by_key(&mut near, |it| (it.checked_sub(from).unwrap_or(Decimal::MAX).abs(), *it));
    near.truncate(MOST_FIGURES);
    order::sort(&mut near);
    near.into_iter().map(Value::Number).collect()
}

/// A figure where rules name none and there are no limits.
fn somewhere(kind: &Kind) -> Decimal {
    match kind {
        // 1 January 2026.
        Kind::Date => Decimal::from(2_461_042),
        Kind::Year => Decimal::from(2026),
        _ => Decimal::ONE,
    }
}

/// A usual answer to a question that takes a figure, within its limits.
pub(super) fn usual(question: &Question) -> Option<Decimal> {
    let usual = match &question.kind {
        Kind::Money | Kind::MoneyPer { .. } => Decimal::ONE_HUNDRED,
        Kind::Number { .. } => Decimal::TEN,
        Kind::Percentage => Decimal::new(5, 1),
        kind @ (Kind::Date | Kind::Year) => somewhere(kind),
        Kind::YesNo
        | Kind::Text
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::List { .. } => return None,
    };
    let limits = question.limits;
    match limits.contains(usual) {
        true => Some(usual),
        false => limits.lo.or(limits.hi),
    }
}

/// What people can enter: years have four digits.
fn enterable(kind: &Kind) -> Interval {
    match kind {
        Kind::Date => {
            Interval::new(day_from_date(FIRST_ENTERED.into(), 1, 1), day_from_date(9_999, 12, 31))
        }
        Kind::Year => Interval::new(Some(FIRST_ENTERED.into()), Some(9_999.into())),
        _ => Interval::ALL,
    }
}
