//! Reading what a person types or a file holds: amounts, percentages, dates, choices.
//!
//! Rule text and answers share these readers, so "£18.4m" means the same in both. Errors are
//! sentences in the user's words that say what was expected.

use rust_decimal::Decimal;

use crate::{
    calendar::{MONTHS, day_from_date},
    program::Choice,
    unit::{DURATIONS, in_terms_of, singular},
};

/// The first year that is written with four digits.
pub(crate) const FIRST_YEAR: u16 = 1_000;

/// Reads a plain decimal number: `1,150`, `-3`, `0.25`. Commas may only separate thousands.
pub fn read_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let grouped = whole.contains(',');
    let groups_fit = whole.split(',').enumerate().all(|(i, group)| {
        let width = group.chars().count();
        if i == 0 { !grouped || (1..=3).contains(&width) } else { width == 3 }
    });
    let all_digits =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == ',');
    if !groups_fit || !all_digits(whole) || !all_digits(fraction) || fraction.contains(',') {
        return None;
    }
    let number = match grouped || !sign.is_empty() {
        true => Decimal::from_str_exact(&[sign, &digits.replace(',', "")].concat()),
        false => Decimal::from_str_exact(digits),
    };
    let number = number.ok()?;
    Some(without_sign_of_zero(number))
}

/// There is one zero: -0 is 0.
fn without_sign_of_zero(number: Decimal) -> Decimal {
    if number.is_zero() { Decimal::ZERO } else { number }
}

/// Reads a number as JSON writes it: `12`, `-0.5`, `1.2e6`. `None` when it has more digits than a
/// decimal can hold; nothing is ever rounded.
pub(crate) fn read_json_number(written: &str) -> Option<Decimal> {
    let (digits, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let digits = match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    };
    let number = Decimal::from_str_exact(digits).ok()?.normalize();
    if number.is_zero() {
        return Some(Decimal::ZERO);
    }
    let scale = i64::from(number.scale()).checked_sub(exponent.parse().ok()?)?;
    if let Ok(scale) = u32::try_from(scale) {
        return Decimal::try_from_i128_with_scale(number.mantissa(), scale).ok();
    }
    let zeros = u32::try_from(scale.checked_neg()?).ok()?;
    let whole = number.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?;
    Decimal::try_from_i128_with_scale(whole, 0).ok()
}

/// Reads an amount in pounds: `£250,000`, `£18.4m`, `1.2 million`, `£3bn`, `500k`.
pub fn read_money(text: &str) -> Option<Decimal> {
    let text = text.trim().to_lowercase();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (Decimal::NEGATIVE_ONE, rest.trim_start().to_owned()),
        None => (Decimal::ONE, text),
    };
    let text = text.strip_prefix('£').unwrap_or(&text).trim();
    let split = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (number, suffix) = text.split_at_checked(split)?;
    let scale: i64 = match suffix.trim() {
        "" => 1,
        "k" | "thousand" => 1_000,
        "m" | "million" | "mn" => 1_000_000,
        "bn" | "b" | "billion" => 1_000_000_000,
        _ => return None,
    };
    // £250.000 is a quarter of a million to some and £250 to others.
    let decimals = number.trim_end().split_once('.').map_or("", |(_, decimals)| decimals);
    if scale == 1 && decimals.len() == 3 && number.len() <= 7 {
        return None;
    }
    let amount = read_decimal(number)?.checked_mul(scale.into())?.checked_mul(sign)?;
    Some(amount.normalize())
}

/// Reads a percentage as a fraction: `15%`, `2.5 per cent`, `15` are 0.15, 0.025, 0.15.
pub(crate) fn read_percentage(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let number = ["%", "per cent", "percent"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .unwrap_or(text);
    read_decimal(number)?.checked_div(100.into()).map(|fraction| fraction.normalize())
}

/// Reads a number with or without its unit: `1,150`, `1,150 homes`, `1 home`; of months, `2 years`.
pub(crate) fn read_number(text: &str, unit: &str) -> Option<Decimal> {
    let text = text.trim();
    // A metric that is a percentage is a bare number; people write the sign all the same.
    let unit = if unit.is_empty() { "%" } else { unit };
    let names = |unit: &str| [unit.to_owned(), singular(unit)];
    if let Some(number) = names(unit).iter().find_map(|name| text.strip_suffix(name.as_str())) {
        return read_decimal(number).map(|number| number.normalize());
    }
    // “2 years” are 24 months.
    let other = DURATIONS.iter().find_map(|other| {
        let factor = in_terms_of(other, unit)?;
        let number = names(other).iter().find_map(|name| text.strip_suffix(name.as_str()))?;
        read_decimal(number)?.checked_mul(factor)
    });
    other.or_else(|| read_decimal(text)).map(|number| number.normalize())
}

/// Reads an amount for each of something: `£16,000`, `£16,000 per home`, `£16k / home`.
pub(crate) fn read_rate(text: &str, unit: &str) -> Option<Decimal> {
    let text = text.trim();
    let names = [unit.to_owned(), singular(unit)];
    let amount = names.iter().find_map(|name| {
        let before = text.strip_suffix(name.as_str())?.trim_end();
        ["per", "/", "a", "each"].iter().find_map(|joint| before.strip_suffix(joint))
    });
    read_money(amount.unwrap_or(text))
}

/// Reads a calendar date as a day number: `1 April 2026`, `1 Apr 2026`, `2026-04-01`, `01/04/2026`
/// (day first).
pub fn read_date(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if let Some((year, month, day)) = figures_of_date(text) {
        return day_from_date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let text = text.to_lowercase();
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "-/,".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|suffix| first.strip_suffix(suffix));
    let first = ordinal.unwrap_or(first);
    let month_named = MONTHS.iter().position(|name| second.len() >= 3 && name.starts_with(second));
    let (year, month, day) = match month_named {
        Some(index) => (third, index + 1, first),
        None if text.contains('-') => (first, second.parse().ok()?, third),
        None if text.contains('/') => (third, second.parse().ok()?, first),
        None => return None,
    };
    if year.len() != 4 {
        return None;
    }
    day_from_date(year.parse().ok()?, u8::try_from(month).ok()?, day.parse().ok()?)
}

/// The parts of `2026-04-01`, which is how forms and files write dates.
fn figures_of_date(text: &str) -> Option<(&str, &str, &str)> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit())
    };
    let fits = year.len() == 4 && is_number(year, 4) && is_number(month, 2) && is_number(day, 2);
    fits.then_some((year, month, day))
}

/// Reads a year of four digits: `2026`.
pub(crate) fn read_year(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let four_digits = text.len() == 4 && text.chars().all(|letter| letter.is_ascii_digit());
    let year: u16 = text.parse().ok().filter(|_| four_digits)?;
    (year >= FIRST_YEAR).then(|| year.into())
}

/// Reads yes or no.
pub fn read_truth(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" => Some(true),
        "no" | "n" | "false" => Some(false),
        _ => None,
    }
}

/// Reads an option by its name or its label; upper and lower case do not matter.
pub fn read_option(text: &str, choice: &Choice) -> Option<usize> {
    let text = text.trim();
    // Nearly always it is written as in the rules.
    if let Some(exact) = choice.options.iter().position(|option| option.id == text) {
        return Some(exact);
    }
    let text = text.to_lowercase();
    let position = |name: fn(&crate::program::ChoiceOption) -> &str| {
        choice.options.iter().position(|option| name(option).to_lowercase() == text)
    };
    position(|option| &option.id).or_else(|| position(|option| &option.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date_from_day;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn money_as_people_write_it() {
        for (text, pounds) in [
            ("£250,000", "250000"),
            ("18.4m", "18400000"),
            ("£ 1.2 million", "1200000"),
            ("-£3bn", "-3000000000"),
            ("500K", "500000"),
            ("0.10", "0.1"),
        ] {
            assert_eq!(read_money(text), Some(dec(pounds)), "{text}");
        }
        for text in [
            "",
            "£",
            "1,00",
            "12,3456",
            "£250.000",
            "ten",
            "1.2.3",
            "£5x",
            "NaN",
            "1e9",
            "99999999999999999999999999999bn",
        ] {
            assert_eq!(read_money(text), None, "{text}");
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        let first_of_april = day_from_date(2026, 4, 1);
        assert!(first_of_april.is_some());
        for text in ["1 April 2026", "1st April 2026", "1 apr 2026", "2026-04-01", "01/04/2026"] {
            assert_eq!(read_date(text), first_of_april, "{text}");
        }
        for text in ["31 April 2026", "April 2026", "1/4/26", "29 February 2027", "2026 04 01", ""]
        {
            assert_eq!(read_date(text), None, "{text}");
        }
        assert_eq!(date_from_day(first_of_april.unwrap()), Some((2026, 4, 1)));
    }

    #[test]
    fn years_have_four_digits() {
        assert_eq!(read_year(" 2026 "), Some(dec("2026")));
        for text in ["26", "02026", "2,026", "0926", "2026/27", "-2026", "2026.5", ""] {
            assert_eq!(read_year(text), None, "{text}");
        }
    }

    #[test]
    fn percentages_are_fractions() {
        assert_eq!(read_percentage("2.5%"), Some(dec("0.025")));
        assert_eq!(read_percentage("15"), Some(dec("0.15")));
        assert_eq!(read_percentage("15 per cent"), Some(dec("0.15")));
        assert_eq!(read_percentage("lots"), None);
    }
}
