//! "Did you mean …?": the nearest of the names that exist.

use std::fmt;

/// Longer than any name, in bytes: nothing is compared with it.
const LONGEST: usize = 400;

/// The name nearest to `given`, if one is near enough to be a likely slip.
///
/// Upper and lower case do not matter. Up to a third of the letters may differ; of one or two
/// letters, none.
pub fn closest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(given, names).map(|nearest| nearest.name)
}

/// The same, along with whether it is sure that this name was meant.
pub fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Nearest<'a>> {
    if given.len() > LONGEST {
        return None;
    }
    let given = given.to_lowercase();
    let letters = given.chars().count();
    let allowed = letters / 3;
    let mut found: Option<(usize, Nearest<'a>)> = None;
    for name in names {
        let lower = name.to_lowercase();
        if lower.chars().count().abs_diff(letters) > allowed {
            continue;
        }
        let far = distance(&given, &lower);
        match &mut found {
            Some((best, nearest)) if *best == far => nearest.is_sure &= nearest.name == name,
            Some((best, _)) if *best < far => {}
            _ if far <= allowed => {
                let words = |name: &str| name.split(' ').count();
                let is_sure = digits(&given).eq(digits(&lower))
                    && words(&given) == words(&lower)
                    && !are_opposites(&given, &lower);
                found = Some((far, Nearest { name, is_sure }));
            }
            _ => {}
        }
    }
    found.map(|(_, nearest)| nearest)
}

/// Whether one of two names denies the other: “mitigated”, “unmitigated”.
fn are_opposites(a: &str, b: &str) -> bool {
    let denies = |a: &str, b: &str| {
        let before = a.strip_suffix(b).map(|prefix| prefix.trim_end_matches(['-', ' ']));
        before.is_some_and(|prefix| ["un", "in", "im", "non", "not", "dis", "no"].contains(&prefix))
    };
    denies(a, b) || denies(b, a)
}

/// The figures in a name: “tier 2” for “tier 3” is no slip.
fn digits(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_digit)
}

/// A name that was probably meant. Shown as the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest<'a> {
    /// The name.
    pub name: &'a str,
    /// Whether no other name is as near, the figures and the number of words are the same, and the
    /// one does not deny the other.
    is_sure: bool,
}

impl<'a> Nearest<'a> {
    /// The name, if it is sure that it was meant.
    pub fn sure(self) -> Option<&'a str> {
        self.is_sure.then_some(self.name)
    }
}

impl fmt::Display for Nearest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// How many slips lie between two words: a letter too many, too few, wrong, or two swapped.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, x) in a.chars().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut least = at(&last, j) + usize::from(x != *y);
            least = least.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let before = j.checked_sub(1).and_then(|j| b.get(j).copied());
            if before == Some(x) && previous == Some(*y) {
                least = least.min(at(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
        previous = Some(x);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["public cost", "evaluation budget", "complexity"];
        assert_eq!(closest("publc cost", names), Some("public cost"));
        assert_eq!(closest("Evaluation Budget", names), Some("evaluation budget"));
        assert_eq!(closest("carbon", names), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("csot", "cost"), 1);
        assert_eq!(distance("", "cost"), 4);
    }

    #[test]
    fn only_one_near_name_with_the_same_figures_is_sure() {
        let sure = |given, names: [&'static str; 2]| nearest(given, names).and_then(Nearest::sure);
        assert_eq!(sure("csot", ["cost", "carbon"]), Some("cost"));
        assert_eq!(sure("csot", ["cost", "cost"]), Some("cost"));
        assert_eq!(sure("hats", ["bats", "cats"]), None);
        assert_eq!(sure("bats", ["cats", "bats"]), Some("bats"));
        assert_eq!(sure("tier 4", ["tier 1", "level"]), None);
        assert_eq!(closest("tier 4", ["tier 1", "level"]), Some("tier 1"));
        assert_eq!(sure("mitigated", ["unmitigated", "level"]), None);
        assert_eq!(sure("not mitigated", ["mitigated now", "level"]), None);
        assert_eq!(sure("mitgated", ["mitigated", "level"]), Some("mitigated"));
    }
}
