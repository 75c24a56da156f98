//! Units: what one of them is called, and which durations turn into which.

use rust_decimal::Decimal;

/// The units of durations, which need no declaring.
pub const DURATIONS: [&str; 4] = ["days", "weeks", "months", "years"];

/// What one of a unit is called: `home` for `homes`, `person` for `people`, `hectare of woodland`
/// for `hectares of woodland`.
pub fn singular(unit: &str) -> String {
    if let Some((head, rest)) = unit.split_once(" of ") {
        return format!("{} of {rest}", singular(head));
    }
    let word = unit.rsplit_once(' ').map_or(unit, |(_, word)| word);
    let before = unit.strip_suffix(word).unwrap_or_default();
    let (one, end) = match word {
        "people" => ("person", ""),
        "children" => ("child", ""),
        "men" => ("man", ""),
        "women" => ("woman", ""),
        "premises" | "series" => (word, ""),
        _ => match word.strip_suffix('s') {
            Some(stem) if stem.ends_with("ie") && stem.len() > 3 => {
                (stem.trim_end_matches("ie"), "y")
            }
            Some(stem) if ["sse", "she", "che", "xe"].iter().any(|end| stem.ends_with(end)) => {
                (stem.trim_end_matches('e'), "")
            }
            Some(stem) if !stem.is_empty() && !stem.ends_with(['s', 'u', 'i']) => (stem, ""),
            _ => (word, ""),
        },
    };
    [before, one, end].concat()
}

/// How many of `to` are in one of `from`, where both are durations that turn into each other.
///
/// Weeks are seven days and years twelve months; how many days a month has depends on the month.
pub fn in_terms_of(from: &str, to: &str) -> Option<Decimal> {
    match (from, to) {
        _ if from == to => Some(Decimal::ONE),
        ("weeks", "days") => Some(Decimal::from(7)),
        ("years", "months") => Some(Decimal::from(12)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_many() {
        for (many, one) in [
            ("homes", "home"),
            ("people", "person"),
            ("businesses", "business"),
            ("houses", "house"),
            ("studies", "study"),
            ("hectares of woodland", "hectare of woodland"),
            ("training places", "training place"),
            ("km", "km"),
            ("tonnes CO2e", "tonnes CO2e"),
            ("premises", "premises"),
            ("glass", "glass"),
        ] {
            assert_eq!(singular(many), one);
        }
    }
}
