//! Division: the one operation of the rules that can need more digits than there are.
//!
//! Quotients keep 24 places after the point and are rounded once, halves away from zero. One too
//! large for so many places (from about 79,000) keeps as many digits as a decimal has, 28 or 29. Both ways of evaluating
//! a program divide here, so that they agree to the last digit.

use rust_decimal::Decimal;

/// Places after the point that a quotient keeps.
pub(crate) const PLACES: u32 = 24;

/// The digits of a decimal are below this: 2⁹⁶.
pub(crate) const DIGITS_END: u128 = 1 << 96;

/// So many places at a time: a remainder below 2⁹⁶ times this is below 2¹²⁸.
const STEP: u32 = 9;

/// The quotient; `None` where there is none: by zero, or out of range.
pub(crate) fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    if b.is_zero() {
        return None;
    }
    let negative = a.is_sign_negative() != b.is_sign_negative();
    let rounded = digits(a, b).and_then(|digits| {
        let digits = i128::try_from(digits).ok()?;
        let digits = if negative { -digits } else { digits };
        Decimal::try_from_i128_with_scale(digits, PLACES).ok()
    });
    rounded.or_else(|| a.checked_div(b)).map(|quotient| quotient.normalize())
}

/// The quotient of the amounts, in units of the last place kept; `None` where it has too many digits.
fn digits(a: Decimal, b: Decimal) -> Option<u128> {
    let (above, mut below) = (a.mantissa().unsigned_abs(), b.mantissa().unsigned_abs());
    // Long division: whole units of the two scales first, then the places that are still to come.
    let places = i64::from(PLACES) + i64::from(b.scale()) - i64::from(a.scale());
    if let Ok(dropped) = u32::try_from(-places) {
        below = below.checked_mul(10_u128.checked_pow(dropped)?)?;
    }
    let (mut quotient, mut rest) = (above.checked_div(below)?, above.checked_rem(below)?);
    let mut places = u32::try_from(places).unwrap_or_default();
    while places > 0 {
        let step = places.min(STEP);
        let tens = 10_u128.checked_pow(step)?;
        let more = rest.checked_mul(tens)?;
        quotient = quotient.checked_mul(tens)?.checked_add(more.checked_div(below)?)?;
        rest = more.checked_rem(below)?;
        places -= step;
    }
    let up = u128::from(rest >= below - rest);
    Some(quotient.checked_add(up)?).filter(|digits| *digits < DIGITS_END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_rounded_once() {
        let dec = |text: &str| text.parse::<Decimal>().unwrap();
        for (a, b, quotient) in [
            ("1", "3", "0.333333333333333333333333"),
            ("2", "3", "0.666666666666666666666667"),
            ("-2", "3", "-0.666666666666666666666667"),
            ("1", "8", "0.125"),
            ("0.000000000000000000000001", "2", "0.000000000000000000000001"),
            ("0.0000000000000000000000014", "3", "0"),
            ("1", "0.0000000000000000000000000003", "3333333333333333333333333333.3"),
            ("100000", "3", "33333.333333333333333333333333"),
            ("1000000", "3", "333333.33333333333333333333333"),
            ("79228162514264337593543950335", "1", "79228162514264337593543950335"),
            ("15", "0.3", "50"),
        ] {
            assert_eq!(super::quotient(dec(a), dec(b)), Some(dec(quotient)), "{a} / {b}");
        }
        assert_eq!(super::quotient(Decimal::ONE, Decimal::ZERO), None);
        assert_eq!(super::quotient(Decimal::MAX, dec("0.1")), None);
    }
}
