//! Values as people read them: `£18,400,000`, `2.5%`, `1 April 2026`.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    Interval, Kind, OptionSet, Possible, Program, Value,
    calendar::{date_from_day, month_name},
    singular,
};

/// How many decimals readers are shown.
const FEW: u32 = 2;

/// As many decimals as a number can have.
const ALL: u32 = Decimal::MAX_SCALE;

/// A known value as text.
pub fn show(value: &Value, kind: &Kind, program: &Program) -> String {
    match value {
        Value::Truth(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => show_number(*number, kind, FEW),
        Value::Option(option) => option_name(*option, kind, program).to_owned(),
        Value::Options(options) => option_names(options, kind, program),
        Value::Text(text) => text.clone(),
    }
}

/// What something can still be, as text: "£1,000", "£1,000 to £2,000", "T2 or T3", "not known yet".
pub fn show_possible(possible: &Possible, kind: &Kind, program: &Program) -> String {
    show_with(possible, kind, program, FEW)
}

/// The same with every decimal: "£12.345".
pub fn show_exactly(possible: &Possible, kind: &Kind, program: &Program) -> String {
    show_with(possible, kind, program, ALL)
}

fn show_with(possible: &Possible, kind: &Kind, program: &Program, decimals: u32) -> String {
    let unknown = || "not known yet".to_owned();
    match possible {
        Possible::Truth(truth) => match truth.certain() {
            Some(yes) => show(&Value::Truth(yes), kind, program),
            None => unknown(),
        },
        Possible::Number(interval) => {
            let number = |value| show_number(value, kind, decimals);
            match *interval {
                Interval { lo: Some(lo), hi: Some(hi) } if lo == hi => number(lo),
                Interval { lo: Some(lo), hi: Some(hi) } => from_to(&number(lo), &number(hi)),
                Interval { lo: Some(lo), hi: None } => format!("at least {}", number(lo)),
                Interval { lo: None, hi: Some(hi) } => format!("at most {}", number(hi)),
                Interval { lo: None, hi: None } => unknown(),
            }
        }
        Possible::Choice(options) => {
            let names: Vec<_> =
                options.iter().map(|option| option_name(option, kind, program)).collect();
            match names.as_slice() {
                [] => unknown(),
                [only] => (*only).to_owned(),
                [most @ .., last] if names.len() <= 5 => format!("{} or {last}", most.join(", ")),
                _ => unknown(),
            }
        }
        Possible::Options { sure, may } if may.is_within(sure) => option_names(sure, kind, program),
        Possible::Options { sure, .. } if sure.is_empty() => unknown(),
        Possible::Options { sure, .. } => {
            format!("{} and perhaps more", option_names(sure, kind, program))
        }
        Possible::Text => unknown(),
    }
}

/// From the one figure to the other, with what they count said once: "4 to 7 homes".
pub(crate) fn from_to(lo: &str, hi: &str) -> String {
    let (least, unit) = lo.split_once(' ').unwrap_or((lo, ""));
    let (_, units) = hi.split_once(' ').unwrap_or((hi, ""));
    let same = units == unit || units.strip_suffix('s') == Some(unit);
    // A date is no figure with a unit.
    let least =
        if same && !unit.contains(|letter: char| letter.is_ascii_digit()) { least } else { lo };
    [least, " to ", hi].concat()
}

/// Two figures as text, with as many decimals as it takes to tell them apart.
pub(crate) fn show_apart(figures: [Decimal; 2], kind: &Kind) -> [String; 2] {
    let shown = |decimals| figures.map(|figure| show_number(figure, kind, decimals));
    (FEW..ALL).map(shown).find(|[a, b]| a != b).unwrap_or_else(|| shown(ALL))
}

/// "low, medium", or "none".
fn option_names(options: &OptionSet, kind: &Kind, program: &Program) -> String {
    let names: Vec<_> = options.iter().map(|option| option_name(option, kind, program)).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn option_name<'p>(option: usize, kind: &Kind, program: &'p Program) -> &'p str {
    let (Kind::Choice { choice } | Kind::Choices { choice }) = kind else {
        return "";
    };
    program
        .choices
        .get(*choice)
        .and_then(|choice| choice.options.get(option))
        .map_or("", |option| option.id.as_str())
}

/// A share of something as text: "4.44%", and of what is there "under 0.01%" rather than "0%".
pub(crate) fn show_share(share: Decimal) -> String {
    let least = Decimal::new(1, 4);
    match share > Decimal::ZERO && rounded(share, 4) < least {
        true => format!("under {}", show_number(least, &Kind::Percentage, FEW)),
        false => show_number(share, &Kind::Percentage, FEW),
    }
}

fn show_number(number: Decimal, kind: &Kind, decimals: u32) -> String {
    match kind {
        Kind::Money => pounds(number, decimals),
        Kind::MoneyPer { unit } => [&pounds(number, decimals), " per ", &singular(unit)].concat(),
        Kind::Percentage => {
            let percent = number.checked_mul(100.into()).unwrap_or(number);
            plain(percent, decimals) + "%"
        }
        Kind::Date => match date_from_day(number) {
            Some((year, month, day)) => format!("{day} {} {year}", month_name(month)),
            None => plain(number, decimals),
        },
        Kind::Year => number.normalize().to_string(),
        Kind::Number { unit, .. } if !unit.is_empty() => {
            let one = number == Decimal::ONE;
            let unit = if one { &singular(unit) } else { unit };
            [&plain(number, decimals), " ", unit].concat()
        }
        _ => plain(number, decimals),
    }
}

fn pounds(number: Decimal, decimals: u32) -> String {
    let number = rounded(number, decimals).normalize();
    let pence = if number.fract().is_zero() { 0 } else { number.scale().max(2) };
    let before = if number.is_sign_negative() && !number.is_zero() { "−£" } else { "£" };
    grouped(before, number.abs(), pence as usize)
}

/// Rounded as people do: a half goes away from zero.
pub(crate) fn rounded(number: Decimal, places: u32) -> Decimal {
    if number.scale() <= places {
        return number;
    }
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// At most so many decimals, thousands separated.
fn plain(number: Decimal, decimals: u32) -> String {
    let number = rounded(number, decimals).normalize();
    let sign = if number.is_sign_negative() && !number.is_zero() { "−" } else { "" };
    grouped(sign, number.abs(), number.scale() as usize)
}

/// Digits in groups of three, with exactly `decimals` decimals, and what stands before them.
fn grouped(before: &str, number: Decimal, decimals: usize) -> String {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let commas = whole.len() / 3;
    let mut out = String::with_capacity(before.len() + whole.len() + commas + decimals + 1);
    out.push_str(before);
    for (i, digit) in whole.char_indices() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if decimals > 0 {
        out.push('.');
        out.extend(fraction.chars().chain(std::iter::repeat('0')).take(decimals));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_naturally() {
        let dec = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(show_number(dec("18400000"), &Kind::Money, FEW), "£18,400,000");
        assert_eq!(show_number(dec("-1234.5"), &Kind::Money, FEW), "−£1,234.50");
        assert_eq!(show_number(dec("0.025"), &Kind::Percentage, FEW), "2.5%");
        let homes = Kind::Number { unit: "homes".into(), whole: true };
        assert_eq!(show_number(dec("1150"), &homes, FEW), "1,150 homes");
        assert_eq!(show_number(dec("999"), &Kind::Money, FEW), "£999");
    }

    #[test]
    fn what_is_counted_is_said_once() {
        assert_eq!(from_to("1 home", "500 homes"), "1 to 500 homes");
        assert_eq!(from_to("£25 per home", "£250 per home"), "£25 to £250 per home");
        assert_eq!(from_to("£4", "£7"), "£4 to £7");
        assert_eq!(from_to("1 April 2026", "30 April 2026"), "1 April 2026 to 30 April 2026");
        assert_eq!(from_to("1 story", "3 stories"), "1 story to 3 stories");
    }

    #[test]
    fn no_digit_is_lost_when_all_are_asked_for() {
        let dec = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(show_number(dec("12.345"), &Kind::Money, ALL), "£12.345");
        assert_eq!(show_number(dec("12.345"), &Kind::Money, FEW), "£12.35");
        assert_eq!(show_number(dec("12.50"), &Kind::Money, ALL), "£12.50");
        assert_eq!(show_number(dec("12.999"), &Kind::Money, FEW), "£13");
        assert_eq!(show_number(dec("0.0000025"), &Kind::Percentage, ALL), "0.00025%");
    }
}
