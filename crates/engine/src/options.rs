//! Sets of options of a choice: what a choice can still be.

use serde::{Deserialize, Serialize};

/// A set of option numbers, counted from 0 in the order of declaration.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct OptionSet(Vec<u64>);

const WORD: usize = 64;

impl OptionSet {
    /// The first `count` options.
    pub fn all(count: usize) -> Self {
        (0..count).collect()
    }

    /// The options as bits, 64 to a word.
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    /// Replaces what is in the set; its room is kept.
    pub(crate) fn assign(&mut self, words: &[u64]) {
        self.0.clear();
        self.0.extend_from_slice(words);
    }

    /// Only this option.
    pub fn only(option: usize) -> Self {
        std::iter::once(option).collect()
    }

    /// Adds an option.
    pub fn insert(&mut self, option: usize) {
        let word = option / WORD;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= 1 << (option % WORD);
        }
    }

    /// Whether the option is in the set.
    pub fn contains(&self, option: usize) -> bool {
        self.0.get(option / WORD).is_some_and(|bits| bits & (1 << (option % WORD)) != 0)
    }

    /// The options, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(word, bits)| {
            let bits_left = |bits: &u64| Some(bits & bits.wrapping_sub(1));
            std::iter::successors(Some(*bits), bits_left)
                .take_while(|bits| *bits != 0)
                .map(move |bits| word * WORD + bits.trailing_zeros() as usize)
        })
    }

    /// How many options are in the set.
    pub fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether no option is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    /// The option, when only one is possible.
    pub fn certain(&self) -> Option<usize> {
        let mut options = self.iter();
        options.next().filter(|_| options.next().is_none())
    }

    /// The options in either set.
    pub fn union(mut self, other: &Self) -> Self {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
        self
    }

    /// The options in both sets.
    pub fn intersection(mut self, other: &Self) -> Self {
        for (i, bits) in self.0.iter_mut().enumerate() {
            *bits &= other.0.get(i).copied().unwrap_or(0);
        }
        self
    }

    /// Whether the sets share an option.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether every option of this set is in the other.
    pub fn is_within(&self, other: &Self) -> bool {
        self.iter().all(|option| other.contains(option))
    }
}

impl FromIterator<usize> for OptionSet {
    fn from_iter<I: IntoIterator<Item = usize>>(options: I) -> Self {
        let mut set = Self::default();
        for option in options {
            set.insert(option);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_beyond_one_word() {
        let set: OptionSet = [3, 64, 130].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 130]);
        assert_eq!(set.len(), 3);
        assert!(set.is_within(&OptionSet::all(131)) && !set.is_within(&OptionSet::all(130)));
        assert_eq!(OptionSet::only(64).certain(), Some(64));
        assert_eq!(set.certain(), None);
        assert!(set.meets(&OptionSet::only(130)) && !set.meets(&OptionSet::only(4)));
    }
}
