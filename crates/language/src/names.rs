//! Declared names: which runs of words are names.
//!
//! Names are gathered before expressions are read, so a name may hold words that are operators
//! elsewhere (`share of match funding`), and a misspelt name is an unknown name, not a syntax error.

use std::collections::{BTreeMap, BTreeSet};

use weighup_engine::{closest, order, singular};

use crate::token::Token;

/// The names declared in a pack, by their first word.
#[derive(Debug, Default)]
pub(crate) struct Names {
    by_first: BTreeMap<String, Vec<Vec<String>>>,
    options: BTreeSet<String>,
    units: BTreeSet<String>,
    /// The lists, by what one item is called.
    lists: BTreeMap<String, String>,
    /// The narrowed lists, by what one item is called: “primary claim”.
    narrowed: BTreeMap<String, String>,
    /// The names of lists, narrowed ones too.
    list_names: BTreeSet<String>,
}

impl Names {
    /// Declares a name, given as words separated by single spaces.
    pub(crate) fn add(&mut self, name: &str) {
        let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let Some(first) = words.first().cloned() else { return };
        let names = self.by_first.entry(first).or_default();
        if !names.contains(&words) {
            names.push(words);
            // Longest first: “evaluation share” must not hide “evaluation share used”.
            order::sort_by_key(names, |words| std::cmp::Reverse(words.len()));
        }
    }

    /// Declares an option of a choice.
    pub(crate) fn add_option(&mut self, name: &str) {
        self.add(name);
        self.options.insert(name.to_owned());
    }

    /// Declares a unit that figures may be counted in.
    pub(crate) fn add_unit(&mut self, unit: &str) {
        self.units.insert(unit.to_owned());
    }

    /// Declares what the items of a list are called.
    pub(crate) fn add_list(&mut self, item: &str, list: &str) {
        self.lists.insert(item.to_owned(), list.to_owned());
        self.list_names.insert(list.to_owned());
    }

    /// Declares a list that is narrowed. `whole` is the list it is a part of, with what one item is
    /// called.
    pub(crate) fn add_narrowed_list(&mut self, list: &str, whole: (&str, &str)) {
        let (whole, item) = whole;
        // “Primary trade-offs” are as irregular as the trade-offs they are a part of.
        let one = match list.strip_suffix(whole) {
            Some(before) if before.ends_with(' ') => format!("{before}{item}"),
            _ => singular(list),
        };
        self.narrowed.insert(one, list.to_owned());
        self.list_names.insert(list.to_owned());
    }

    /// What the items of lists are called, of narrowed ones too.
    pub(crate) fn items(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().chain(self.narrowed.keys()).map(String::as_str)
    }

    /// The list that the leading tokens name, by its name or by what an item is called, and how many
    /// tokens it takes.
    pub(crate) fn list_at(&self, tokens: &[Token]) -> Option<(&str, usize)> {
        let by_name = self.longest(tokens).and_then(|words| {
            let name = join(tokens.get(..words)?);
            Some((self.list_names.get(&name)?.as_str(), words))
        });
        by_name
            .or_else(|| self.narrowed_at(tokens))
            .or_else(|| Some((self.list_of(tokens.first()?.word()?)?, 1)))
    }

    /// The narrowed list whose item the leading tokens name, and how many tokens that takes.
    fn narrowed_at(&self, tokens: &[Token]) -> Option<(&str, usize)> {
        let words = tokens.iter().take_while(|token| token.word().is_some()).count();
        (1..=words).rev().find_map(|count| {
            let list = self.narrowed.get(&join(tokens.get(..count)?))?;
            Some((list.as_str(), count))
        })
    }

    /// The list whose items are called so.
    pub(crate) fn list_of(&self, item: &str) -> Option<&str> {
        self.lists.get(item).map(String::as_str)
    }

    /// The unit that the leading tokens name, longest first, and how many tokens it takes.
    pub(crate) fn unit(&self, tokens: &[Token]) -> Option<(&str, usize)> {
        let words = tokens.iter().take_while(|token| token.word().is_some()).count();
        (1..=words).rev().find_map(|count| {
            let words = join(tokens.get(..count)?);
            let unit = self
                .units
                .get(&words)
                .or_else(|| self.units.iter().find(|unit| singular(unit) == words))?;
            Some((unit.as_str(), count))
        })
    }

    /// The unit that the leading tokens name one of, as behind “per”, and how many tokens it takes.
    pub(crate) fn one_of_unit(&self, tokens: &[Token]) -> Option<(&str, usize)> {
        let words = tokens.iter().take_while(|token| token.word().is_some()).count();
        (1..=words).rev().find_map(|count| {
            let one = join(tokens.get(..count)?);
            let unit = self.units.iter().find(|unit| **unit == one || singular(unit) == one)?;
            Some((unit.as_str(), count))
        })
    }

    /// The unit whose one is called so; the word itself when nothing is counted in it.
    pub(crate) fn unit_of_one(&self, one: &str) -> String {
        let unit = self.units.iter().find(|unit| singular(unit) == one);
        unit.map_or(one, String::as_str).to_owned()
    }

    /// The name for one of the unit nearest to `word`.
    pub(crate) fn unit_near(&self, word: &str) -> Option<String> {
        let ones: Vec<_> = self.units.iter().map(|unit| singular(unit)).collect();
        closest(word, ones.iter().map(String::as_str)).map(str::to_owned)
    }

    /// Whether some choice has this option.
    pub(crate) fn is_option(&self, tokens: &[Token]) -> bool {
        self.has_option(&join(tokens))
    }

    /// The same, of words in one text.
    pub(crate) fn has_option(&self, words: &str) -> bool {
        self.options.contains(words)
    }

    /// How many of the leading tokens make the longest declared name.
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?.word()?;
        let fits = |words: &&Vec<String>| {
            words.len() <= tokens.len()
                && words.iter().zip(tokens).all(|(word, token)| token.is_word(word))
        };
        self.by_first.get(first)?.iter().find(fits).map(Vec::len)
    }
}

/// Words as a name: joined by single spaces.
pub(crate) fn join(tokens: &[Token]) -> String {
    tokens.iter().filter_map(Token::word).collect::<Vec<_>>().join(" ")
}
