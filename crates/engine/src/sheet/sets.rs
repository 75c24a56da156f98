//! Sets of options in a sheet: words of 64 options each, for each reading.

use super::{At, Lane, Sheet};
use crate::{
    Truth,
    plan::{Extent, SetRef, Words},
    program::Inclusion,
};

fn lane_start(words: Words, lane: Lane) -> usize {
    let words_before = match lane {
        Lane::Open => 0,
        Lane::Stands => words.count as usize,
    };
    words.at as usize + words_before
}

impl Sheet {
    /// The words of a set, in a reading.
    pub(super) fn set(&self, of: SetRef, at: &At, lane: Lane) -> &[u64] {
        let start = at.start(of.home).words + lane_start(of.words, lane);
        self.words.get(start..start + of.words.count as usize).unwrap_or_default()
    }

    /// Puts a word of a set in its place; whether it came out otherwise than before.
    pub(super) fn set_word(
        &mut self,
        start: Extent,
        words: Words,
        lane: Lane,
        word: u32,
        bits: u64,
    ) -> bool {
        let at = start.words + lane_start(words, lane) + word as usize;
        self.words.get_mut(at).is_some_and(|slot| std::mem::replace(slot, bits) != bits)
    }
}

fn word(of: &[u64], at: usize) -> u64 {
    of.get(at).copied().unwrap_or_default()
}

pub(super) fn meets(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).any(|(a, b)| a & b != 0)
}

pub(super) fn is_within(a: &[u64], b: &[u64]) -> bool {
    a.iter().enumerate().all(|(at, bits)| bits & !word(b, at) == 0)
}

pub(super) fn len(of: &[u64]) -> usize {
    of.iter().map(|bits| bits.count_ones() as usize).sum()
}

/// The options, in order.
pub(super) fn options(of: &[u64]) -> impl Iterator<Item = usize> + '_ {
    of.iter().enumerate().flat_map(|(at, bits)| {
        let mut left = *bits;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.checked_sub(1)?;
            Some(at * 64 + bit)
        })
    })
}

/// The option, when only one is possible.
fn certain(of: &[u64]) -> Option<usize> {
    (len(of) == 1).then(|| options(of).next()).flatten()
}

pub(super) fn among(of: &[u64], among: &[u64]) -> Truth {
    Truth { yes: meets(of, among), no: !is_within(of, among) }
}

pub(super) fn same(a: &[u64], b: &[u64]) -> Truth {
    let both = certain(a).zip(certain(b));
    Truth { yes: meets(a, b), no: both.is_none_or(|(a, b)| a != b) }
}

pub(super) fn includes(sure: &[u64], may: &[u64], how: Inclusion, options: &[u64]) -> Truth {
    match how {
        Inclusion::Any => Truth { yes: meets(may, options), no: !meets(sure, options) },
        Inclusion::All => Truth { yes: is_within(options, may), no: !is_within(options, sure) },
        Inclusion::Only => Truth { yes: is_within(sure, options), no: !is_within(may, options) },
    }
}

/// The word of a set that has these options, each put elsewhere.
pub(super) fn mapped(of: &[u64], to: impl Fn(usize) -> Option<usize>, word: u32) -> u64 {
    let placed = options(of).filter_map(to).filter(|option| option / 64 == word as usize);
    placed.fold(0, |bits, option| bits | (1 << (option % 64)))
}
