//! Weighted means of which not every share is certain to take part.

use rust_decimal::Decimal;

use crate::{Interval, Truth, order, quotient::quotient};

/// A value with its weight and whether it takes part.
pub(crate) struct Weighted {
    pub(crate) weight: Decimal,
    pub(crate) value: Interval,
    pub(crate) counts: Truth,
}

/// Bounds of `worth` times the weighted mean of the shares that take part; `none` is the mean where
/// none does.
pub(crate) fn mean(shares: &[Weighted], worth: Decimal, none: Interval) -> Interval {
    if let [only] = shares
        && !only.counts.no
    {
        return only.value.times(Interval::point(worth));
    }
    let lo = least_mean(shares, worth, none.lo, |share| share.value.lo);
    let hi = least_mean(shares, worth, none.hi.map(|x| -x), |share| share.value.hi.map(|x| -x));
    Interval::new(lo, hi.map(|x| -x))
}

/// The least of it over all choices of which uncertain shares take part.
///
/// Taking an uncertain share in lowers the mean exactly when its value is below it, so they are
/// taken in ascending order for as long as they are. What comes of it is rounded once: a third of
/// 15 points is 5 points.
fn least_mean(
    shares: &[Weighted],
    worth: Decimal,
    none: Option<Decimal>,
    value: fn(&Weighted) -> Option<Decimal>,
) -> Option<Decimal> {
    let (mut weight, mut sum) = (Decimal::ZERO, Decimal::ZERO);
    for share in shares.iter().filter(|share| !share.counts.no) {
        sum = sum.checked_add(share.weight.checked_mul(value(share)?)?)?;
        weight = weight.checked_add(share.weight)?;
    }
    let mut optional = Vec::new();
    for share in shares.iter().filter(|share| share.counts.no) {
        optional.push((value(share)?, share.weight));
    }
    order::sort(&mut optional);
    if weight.is_zero() {
        let least = optional.first().map(|(value, _)| *value);
        let mean = match least {
            Some(least) => least.min(none?),
            None => none?,
        };
        return mean.checked_mul(worth);
    }
    for (value, extra) in optional {
        if value.checked_mul(weight)? >= sum {
            break;
        }
        sum = sum.checked_add(extra.checked_mul(value)?)?;
        weight = weight.checked_add(extra)?;
    }
    quotient(sum.checked_mul(worth)?, weight)
}
