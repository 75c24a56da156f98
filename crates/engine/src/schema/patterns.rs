//! How answers are written as text, as regular expressions of JSON Schema (ECMA 262).
//!
//! Each lets through all that `read` understands, and as little else as can be said.

/// Nothing but white space.
pub(super) const BLANK: &str = r"^\s*$";

/// Digits, perhaps with commas and a fraction.
const DIGITS: &str = r"[0-9][0-9,]*(\.[0-9]+)?";

/// A sign in front.
const SIGN: &str = "[-−]?";

pub(super) fn yes_or_no() -> String {
    alone(&any_case(&["yes", "y", "true", "no", "n", "false"]))
}

pub(super) fn money() -> String {
    alone(&amount())
}

/// An amount for each of something, by its names.
pub(super) fn money_per(units: &[String]) -> String {
    alone(&format!(r"{}(\s*(per|/|a|each)\s*({}))?", amount(), literally(units)))
}

pub(super) fn percentage() -> String {
    alone(&format!(r"{SIGN}{DIGITS}\s*(%|per cent|percent)?"))
}

/// A number with or without one of these units.
pub(super) fn number(units: &[String]) -> String {
    alone(&format!(r"{SIGN}{DIGITS}\s*({})?", literally(units)))
}

pub(super) fn year() -> String {
    alone("[0-9]{4}")
}

pub(super) fn date() -> String {
    let ordinal = any_case(&["st", "nd", "rd", "th"]);
    let between = r"[\s,/-]+";
    let day_first = format!(
        "[0-9]{{1,2}}({ordinal})?{between}([0-9]{{1,2}}|[A-Za-z]{{3,9}}){between}[0-9]{{4}}"
    );
    let year_first = format!("[0-9]{{4}}{between}[0-9]{{1,2}}{between}[0-9]{{1,2}}");
    // Blank is no date, and no mistake.
    alone(&format!("({day_first}|{year_first})?"))
}

fn amount() -> String {
    let scales = ["k", "thousand", "m", "million", "mn", "bn", "b", "billion"];
    format!(r"{SIGN}\s*£?\s*{SIGN}{DIGITS}\s*({})?", any_case(&scales))
}

/// Only this, but for white space around it.
fn alone(pattern: &str) -> String {
    format!(r"^\s*({pattern})\s*$")
}

/// Only one of these texts, in small letters or capitals.
pub(super) fn any_of(texts: &[String]) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
    alone(&any_case(&texts))
}

/// One of these texts, in small letters or capitals.
fn any_case(texts: &[&str]) -> String {
    let letter = |letter: char| match (letter.to_lowercase().next(), letter.to_uppercase().next()) {
        (Some(small), Some(large)) if small != large => format!("[{small}{large}]"),
        _ => escaped(letter),
    };
    let texts: Vec<String> = texts.iter().map(|text| text.chars().map(letter).collect()).collect();
    texts.join("|")
}

/// One of these texts.
fn literally(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| text.chars().map(escaped).collect()).collect();
    texts.join("|")
}

/// A character that stands for itself.
fn escaped(letter: char) -> String {
    if r"\^$.|?*+()[]{}/".contains(letter) { format!("\\{letter}") } else { letter.to_string() }
}
