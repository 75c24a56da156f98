//! Bounds of the sum or the average of the best few of some values, when it is not settled which
//! values take part.

use rust_decimal::Decimal;

use crate::{Interval, Truth, order, program::Best, quotient::quotient};

/// What is made of the best values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    Sum,
    Mean,
}

/// All that the sum or the mean of the best values can be; `none` where no value takes part.
pub(crate) fn best(
    values: &[(Interval, Truth)],
    best: Best,
    made: Made,
    none: Interval,
) -> Interval {
    let turned = |interval: Interval| if best.lowest { interval.negated() } else { interval };
    let values: Vec<_> = values.iter().map(|(value, counts)| (turned(*value), *counts)).collect();
    let none = turned(none);
    let end = |high: bool| extreme(&values, best.count, made, high, none);
    turned(Interval::new(end(false), end(true)))
}

/// The least or the greatest result. A value that need not take part matters at most with all that
/// are lower (or higher) than it, so taking them in one by one finds it.
fn extreme(
    values: &[(Interval, Truth)],
    count: usize,
    made: Made,
    high: bool,
    none: Interval,
) -> Option<Decimal> {
    let bound = |value: &Interval| if high { value.hi } else { value.lo };
    let (mut best, mut optional) = (Vec::new(), Vec::new());
    for (value, counts) in values {
        let value = bound(value)?;
        if counts.no {
            optional.push(value);
        } else {
            take(&mut best, value, count);
        }
    }
    order::sort(&mut optional);
    if high {
        optional.reverse();
    }
    let mut result = result(&best, made, bound(&none))?;
    for value in optional {
        // One that is not among the best changes nothing.
        if take(&mut best, value, count) {
            let with_it = self::result(&best, made, None)?;
            result = if high { result.max(with_it) } else { result.min(with_it) };
        }
    }
    Some(result)
}

/// Takes a value in, if it is among the `count` greatest, which stay: the greatest first.
fn take(best: &mut Vec<Decimal>, value: Decimal, count: usize) -> bool {
    let place = best.partition_point(|other| *other >= value);
    if place >= count {
        return false;
    }
    best.insert(place, value);
    best.truncate(count);
    true
}

/// The sum or the mean of the best values, the greatest first.
fn result(best: &[Decimal], made: Made, none: Option<Decimal>) -> Option<Decimal> {
    let sum = best.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    match made {
        Made::Sum => Some(sum),
        Made::Mean if best.is_empty() => none,
        Made::Mean => quotient(sum, best.len().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: i64) -> Interval {
        Interval::point(number.into())
    }

    fn span(lo: i64, hi: i64) -> Interval {
        Interval::new(Some(lo.into()), Some(hi.into()))
    }

    const BEST_TWO: Best = Best { count: 2, lowest: false };

    #[test]
    fn the_best_of_known_values() {
        let values = [(point(5), Truth::YES), (point(1), Truth::YES), (point(3), Truth::YES)];
        let none = point(0);
        assert_eq!(best(&values, BEST_TWO, Made::Sum, none), point(8));
        assert_eq!(best(&values, BEST_TWO, Made::Mean, none), point(4));
        let worst = Best { count: 2, lowest: true };
        assert_eq!(best(&values, worst, Made::Sum, none), point(4));
        assert_eq!(best(&[], BEST_TWO, Made::Sum, none), point(0));
        assert_eq!(best(&[], BEST_TWO, Made::Mean, point(7)), point(7));
    }

    #[test]
    fn values_that_need_not_take_part() {
        let maybe = |value| (value, Truth::OPEN);
        let values = [(point(4), Truth::YES), maybe(point(-3)), maybe(span(0, 10))];
        assert_eq!(best(&values, BEST_TWO, Made::Sum, point(0)), span(1, 14));
        // A low value only counts while there are fewer than two: 4 and −3 make a half.
        let mean = best(&values, BEST_TWO, Made::Mean, point(0));
        assert_eq!(mean, Interval::new(Some(Decimal::new(5, 1)), Some(7.into())));
        let none_sure = [maybe(point(6))];
        assert_eq!(best(&none_sure, BEST_TWO, Made::Mean, point(0)), span(0, 6));
    }
}
