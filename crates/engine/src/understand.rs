//! One answer, by its question: what it says, or in words what was found and what was expected.

use rust_decimal::Decimal;

use crate::{
    Entry, Interval, Kind, Possible, Program, Value, closest,
    program::{Choice, Question},
    read::{
        read_date, read_money, read_number, read_option, read_percentage, read_rate, read_truth,
        read_year,
    },
    show::show_exactly,
    singular,
};

/// Why an answer is left out.
pub(crate) struct Refused {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

/// Reads the answer to a question that asks for no list; a blank one is none.
pub(crate) fn read_answer(
    question: &Question,
    entry: &Entry,
    program: &Program,
) -> Result<Option<Value>, Refused> {
    if entry.is_blank() {
        return Ok(None);
    }
    let Some(value) = understand(&question.kind, entry, program) else {
        let of_options = matches!(question.kind, Kind::Choice { .. } | Kind::Choices { .. });
        let code = if of_options { "A106" } else { "A104" };
        let message = format!(
            "Enter {}; found {}.{}",
            expected(question, program),
            entry.describe(),
            option_hint(&question.kind, entry, program)
        );
        return Err(Refused { code, message });
    };
    if let Value::Number(number) = value
        && !question.limits.contains(number)
    {
        let message = format!(
            "Enter {}; found {}.",
            limits_in_words(question.limits, &question.kind, program),
            exactly(number, &question.kind, program)
        );
        return Err(Refused { code: "A105", message });
    }
    Ok(Some(value))
}

/// A number as its question shows it, with every decimal: what is just beyond a limit must not look
/// like the limit.
fn exactly(number: Decimal, kind: &Kind, program: &Program) -> String {
    show_exactly(&Possible::Number(Interval::point(number)), kind, program)
}

/// Understands one entry by the kind of its question.
fn understand(kind: &Kind, entry: &Entry, program: &Program) -> Option<Value> {
    let value = match (kind, entry) {
        (Kind::YesNo, Entry::Truth(yes)) => Value::Truth(*yes),
        (Kind::YesNo, Entry::Text(text)) => Value::Truth(read_truth(text)?),
        (Kind::Money | Kind::Number { .. }, Entry::Number(number)) => Value::Number(*number),
        (Kind::MoneyPer { .. }, Entry::Number(number)) => Value::Number(*number),
        (Kind::MoneyPer { unit }, Entry::Text(text)) => Value::Number(read_rate(text, unit)?),
        (Kind::Percentage, Entry::Number(number)) => {
            Value::Number(number.checked_div(100.into())?.normalize())
        }
        (Kind::Money, Entry::Text(text)) => Value::Number(read_money(text)?),
        (Kind::Percentage, Entry::Text(text)) => Value::Number(read_percentage(text)?),
        (Kind::Number { unit, .. }, Entry::Text(text)) => Value::Number(read_number(text, unit)?),
        (Kind::Date, Entry::Text(text)) => Value::Number(read_date(text)?),
        (Kind::Year, Entry::Text(text)) => Value::Number(read_year(text)?),
        (Kind::Year, Entry::Number(number)) => Value::Number(read_year(&number.to_string())?),
        (Kind::Text, Entry::Text(text)) => Value::Text(text.clone()),
        (Kind::Text, Entry::Number(number)) => Value::Text(number.to_string()),
        (Kind::Choice { choice }, Entry::Text(text)) => {
            Value::Option(read_option(text, program.choices.get(*choice)?)?)
        }
        (Kind::Choices { choice }, entry) => {
            let options = read_options(entry, program.choices.get(*choice)?)?;
            Value::Options(options.into_iter().collect::<Option<_>>()?)
        }
        _ => return None,
    };
    match (kind, &value) {
        (Kind::Number { whole: true, .. }, Value::Number(n)) if !n.fract().is_zero() => None,
        _ => Some(value),
    }
}

/// What a question takes, to follow "Enter": "an amount in pounds, such as …".
fn expected(question: &Question, program: &Program) -> String {
    match &question.kind {
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Money => "an amount in pounds, such as £250,000 or £1.2m".to_owned(),
        Kind::MoneyPer { unit } => {
            format!("an amount in pounds for each {}, such as £1,200", singular(unit))
        }
        Kind::Percentage => "a percentage, such as 2.5%".to_owned(),
        Kind::Date => "a date that exists, such as 1 April 2026".to_owned(),
        Kind::Year => "a year in four digits, such as 2026".to_owned(),
        Kind::Text => "words".to_owned(),
        Kind::Number { unit, whole } => {
            let whole = if *whole { "a whole number" } else { "a number" };
            let of = if unit.is_empty() { String::new() } else { format!(" of {unit}") };
            let example = question.limits.hi.map_or(Decimal::from(12), |hi| hi.min(12.into()));
            format!("{whole}{of}, such as {example}")
        }
        Kind::Choice { choice } => options_in_words("one of", *choice, program),
        Kind::Choices { choice } => options_in_words("any of", *choice, program),
        Kind::List { .. } => "a list".to_owned(),
    }
}

/// "one of low, medium, high".
fn options_in_words(which: &str, choice: usize, program: &Program) -> String {
    match program.choices.get(choice) {
        Some(Choice { options, .. }) if options.len() <= 12 => {
            let names: Vec<_> = options.iter().map(|option| option.id.as_str()).collect();
            format!("{which} {}", names.join(", "))
        }
        Some(Choice { name, .. }) => name.clone(),
        None => format!("{which} its options"),
    }
}

/// The options that an entry names, each found or not: a list of them, or a text with commas
/// between them. `None` for anything else, and for more of them than there are options.
pub fn read_options(entry: &Entry, choice: &Choice) -> Option<Vec<Option<usize>>> {
    match entry {
        Entry::List(entries) if entries.len() <= choice.options.len() => {
            let option = |entry: &Entry| match entry {
                Entry::Text(text) => read_option(text, choice),
                _ => None,
            };
            Some(entries.iter().map(option).collect())
        }
        // An option may hold a comma itself.
        Entry::Text(text) => Some(match read_option(text, choice) {
            Some(option) => vec![Some(option)],
            None if text.trim().eq_ignore_ascii_case("none") => Vec::new(),
            None => {
                let parts: Vec<_> = text.split([',', ';']).take(choice.options.len() + 1).collect();
                if parts.len() > choice.options.len() {
                    return None;
                }
                parts.into_iter().map(|part| read_option(part, choice)).collect()
            }
        }),
        _ => None,
    }
}

fn option_hint(kind: &Kind, entry: &Entry, program: &Program) -> String {
    let (Kind::Choice { choice } | Kind::Choices { choice }) = kind else { return String::new() };
    let Some(choice) = program.choices.get(*choice) else { return String::new() };
    let texts: Vec<&str> = match entry {
        Entry::Text(text) => vec![text],
        Entry::List(entries) => entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    if texts.len() > choice.options.len() {
        return " That is more than there are options.".to_owned();
    }
    let odd = texts.into_iter().find(|text| read_option(text, choice).is_none());
    let options = || choice.options.iter().map(|option| option.id.as_str());
    odd.map_or_else(String::new, |text| did_you_mean(text, options()))
}

/// The limits, to follow "Enter": "a figure from 1 to 60 months".
fn limits_in_words(limits: Interval, kind: &Kind, program: &Program) -> String {
    let number = |number| exactly(number, kind, program);
    // The unit once, at the end.
    let low = |low: Decimal| match kind {
        Kind::Number { .. } => low.normalize().to_string(),
        _ => number(low),
    };
    let what = match kind {
        Kind::Date => "a date",
        Kind::Year => "a year",
        _ => "a figure",
    };
    match (limits.lo, limits.hi) {
        (Some(lo), Some(hi)) => format!("{what} from {} to {}", low(lo), number(hi)),
        (Some(lo), None) => format!("{what} of at least {}", number(lo)),
        (None, Some(hi)) => format!("{what} of at most {}", number(hi)),
        (None, None) => what.to_owned(),
    }
}

pub(crate) fn did_you_mean<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    closest(given, names).map_or_else(String::new, |name| format!(" Did you mean “{name}”?"))
}
