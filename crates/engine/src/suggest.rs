//! "Did you mean …?": the nearest of the names that exist.

/// The name nearest to `given`, if one is near enough to be a likely slip.
///
/// Upper and lower case do not matter. Up to a third of the letters may differ; of one or two
/// letters, none.
pub fn closest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let allowed = match given.chars().count() {
        0..=2 => 0,
        letters => letters / 3,
    };
    let letters = given.chars().count();
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(letters) <= allowed)
        .map(|name| (distance(&given, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
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
}
