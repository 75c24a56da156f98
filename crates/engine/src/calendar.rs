//! The calendar: day numbers, months and what lies between two dates.
//!
//! A month after the 31st is the last day of a shorter month: 31 January and one month is
//! 28 February, or 29 in a leap year.

use rust_decimal::Decimal;
use time::{Date, Month, util::days_in_month};

/// The first year of the calendar.
pub const FIRST_YEAR: i32 = -9_999;

/// Months of the year, lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day number of a calendar date, or `None` when there is no such date.
pub fn day_from_date(year: i32, month: u8, day: u8) -> Option<Decimal> {
    let month = Month::try_from(month).ok()?;
    let date = Date::from_calendar_date(year, month, day).ok()?;
    Some(date.to_julian_day().into())
}

/// Year, month and day of a day number.
pub fn date_from_day(day: Decimal) -> Option<(i32, u8, u8)> {
    let date = Date::from_julian_day(i32::try_from(day.floor()).ok()?).ok()?;
    Some((date.year(), date.month().into(), date.day()))
}

/// The name of a month, counted from 1.
pub(crate) fn month_name(month: u8) -> String {
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The day that many whole months after `day`; before it, when `months` is below zero. `None`
/// outside the calendar.
pub(crate) fn months_after(day: Decimal, months: Decimal) -> Option<Decimal> {
    let (year, month, of_month) = date_from_day(day)?;
    let months = i32::try_from(months.floor()).ok()?;
    let count = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(months)?;
    let year = count.div_euclid(12);
    if !(FIRST_YEAR..=9_999).contains(&year) {
        return None;
    }
    let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
    let last = days_in_month(Month::try_from(month).ok()?, year);
    day_from_date(year, month, of_month.min(last))
}

/// How many whole months have passed from one day to another: the most that can be added to `from`
/// without going past `to`.
pub(crate) fn months_between(from: Decimal, to: Decimal) -> Option<Decimal> {
    let ((from_year, from_month, _), (to_year, to_month, _)) =
        (date_from_day(from)?, date_from_day(to)?);
    let months = (to_year - from_year) * 12 + i32::from(to_month) - i32::from(from_month);
    let months = Decimal::from(months);
    let fits = months_after(from, months).is_some_and(|reached| reached <= to);
    Some(if fits { months } else { months - Decimal::ONE })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_date;

    fn day(text: &str) -> Decimal {
        read_date(text).unwrap()
    }

    #[test]
    fn months_end_where_the_shorter_month_ends() {
        for (from, months, to) in [
            ("31 January 2027", 1, "28 February 2027"),
            ("31 January 2028", 1, "29 February 2028"),
            ("29 February 2028", 12, "28 February 2029"),
            ("29 February 2028", 48, "29 February 2032"),
            ("31 May 2026", -3, "28 February 2026"),
            ("15 December 2026", 1, "15 January 2027"),
            ("1 January 2026", -1, "1 December 2025"),
        ] {
            assert_eq!(months_after(day(from), months.into()), Some(day(to)), "{from} + {months}");
        }
        assert_eq!(months_after(day("1 April 2026"), Decimal::MAX), None);
        assert_eq!(months_after(day("1 April 2026"), 120_000.into()), None);
    }

    #[test]
    fn only_whole_months_count() {
        for (from, to, months) in [
            ("1 April 2026", "30 April 2026", 0),
            ("1 April 2026", "1 May 2026", 1),
            ("31 January 2027", "28 February 2027", 1),
            ("31 January 2027", "27 February 2027", 0),
            ("1 May 2026", "1 April 2026", -1),
            ("1 May 2026", "30 April 2026", -1),
            ("1 April 2026", "31 March 2029", 35),
        ] {
            let found = months_between(day(from), day(to));
            assert_eq!(found, Some(months.into()), "{from} to {to}");
        }
    }
}
