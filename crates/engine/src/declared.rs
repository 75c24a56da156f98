//! What a proposal's author has declared finished, looked up by name.

use std::cell::Cell;

use crate::{Program, answers::Finished, order};

/// The names that are declared finished, and which of them a program knows.
pub(crate) enum Declared<'a> {
    /// Everything is.
    All,
    /// These are, in alphabetical order; with where each stands, and whether it was asked for.
    Some(Vec<(&'a str, usize, Cell<bool>)>),
}

impl<'a> Declared<'a> {
    pub(crate) fn of(finished: &'a Finished) -> Self {
        let Finished::Some(names) = finished else { return Self::All };
        let placed = names.iter().enumerate().map(|(place, name)| (name.as_str(), place));
        let mut names: Vec<_> =
            placed.map(|(name, place)| (name, place, Cell::default())).collect();
        order::sort_by_key(&mut names, |(name, place, _)| (*name, *place));
        Self::Some(names)
    }

    /// Whether this is declared finished.
    pub(crate) fn holds(&self, name: &str) -> bool {
        let Self::Some(names) = self else { return true };
        let start = names.partition_point(|(other, ..)| *other < name);
        let same = names.iter().skip(start).take_while(|(other, ..)| *other == name);
        same.map(|(_, _, asked)| asked.set(true)).count() > 0
    }

    /// Which fields of a list are declared finished.
    pub(crate) fn fields(&self, program: &Program, list: usize) -> Vec<bool> {
        let count = program.lists.get(list).map_or(0, |list| list.fields.len());
        match self {
            Self::All => vec![true; count],
            Self::Some(names) if !names.iter().any(|(name, ..)| name.contains('/')) => {
                vec![false; count]
            }
            Self::Some(_) => {
                program.fields_in_full(list).iter().map(|name| self.holds(name)).collect()
            }
        }
    }

    /// The names that nobody asked for, and where they stand.
    pub(crate) fn unknown(&self) -> Vec<(usize, &'a str)> {
        let Self::Some(names) = self else { return Vec::new() };
        let unknown = names.iter().filter(|(_, _, asked)| !asked.get());
        let mut unknown: Vec<_> = unknown.map(|(name, place, _)| (*place, *name)).collect();
        order::sort(&mut unknown);
        unknown
    }
}
