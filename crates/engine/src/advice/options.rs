//! Which options of a choice a program can tell apart.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::reads::Source;
use crate::{
    OptionSet, Program, order,
    program::{Expr, Lookup},
    reasons::Spot,
};

/// How many options of one choice are tried at one place.
const MOST_OPTIONS: usize = 150;

/// Of how many options every set is tried.
const FEW_OPTIONS: usize = 4;

/// How a program looks at options.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// By answer: the sets of options that it is held against.
    sets: BTreeMap<Source, Vec<OptionSet>>,
    /// By answer: the properties that are asked for.
    lookups: BTreeMap<Source, Vec<usize>>,
    /// Answers that are held against other answers, or used in a way not followed here.
    whole: std::collections::BTreeSet<Source>,
    /// What answers of several options are held against, whichever answer it is.
    included: Vec<OptionSet>,
    tables: Vec<Lookup>,
}

impl Options {
    pub(crate) fn of(program: &Program) -> Self {
        let mut options = Self { tables: program.lookups.clone(), ..Self::default() };
        program.each_expr(&mut |expr, list| options.visit(expr, list, program));
        options
    }

    fn visit(&mut self, expr: &Expr, list: Option<usize>, program: &Program) {
        match expr {
            Expr::Input(_) | Expr::Field(_) => {
                self.whole.extend(Source::read(expr, list, program));
            }
            // That there is an answer tells no option from another.
            Expr::Given(_) => {}
            Expr::Among(of, set) => match Source::read(of, list, program) {
                Some(source) => self.sets.entry(source).or_default().push(set.clone()),
                None => self.visit(of, list, program),
            },
            Expr::Lookup(of, index) => match Source::read(of, list, program) {
                Some(source) => self.lookups.entry(source).or_default().push(*index),
                None => self.visit(of, list, program),
            },
            Expr::Includes(of, _, set) => {
                self.included.push(set.clone());
                self.visit(of, list, program);
            }
            Expr::Outer(of) => {
                let holder = list.and_then(|list| program.lists.get(list)?.parent);
                self.visit(of, holder, program);
            }
            Expr::Over(over) => {
                for part in over.filter.iter().chain([&over.body]) {
                    self.visit(part, Some(over.list), program);
                }
                over.if_none.iter().for_each(|it| self.visit(it, list, program));
            }
            _ => expr.parts().into_iter().for_each(|part| self.visit(part, list, program)),
        }
    }

    /// Options that rules can tell apart, one for each: the nearest to `now` of those that are alike.
    pub(crate) fn different(&self, spot: Spot, count: usize, now: Option<usize>) -> Vec<usize> {
        let source = Source::of(spot);
        let mut all: Vec<usize> = (0..count).filter(|option| Some(*option) != now).collect();
        order::sort_by_key(&mut all, |option| (option.abs_diff(now.unwrap_or(0)), *option));
        if !self.whole.contains(&source) {
            let mut seen: Vec<_> = now.iter().map(|now| self.traits(source, *now)).collect();
            all.retain(|option| {
                let traits = self.traits(source, *option);
                let is_new = !seen.contains(&traits);
                if is_new {
                    seen.push(traits);
                }
                is_new
            });
        }
        all.truncate(MOST_OPTIONS);
        order::sort(&mut all);
        all
    }

    /// The options that rules cannot tell from this one, itself included.
    pub(crate) fn like(&self, spot: Spot, option: usize, count: usize) -> Vec<usize> {
        let source = Source::of(spot);
        if self.whole.contains(&source) {
            return vec![option];
        }
        let traits = self.traits(source, option);
        (0..count).filter(|other| self.traits(source, *other) == traits).collect()
    }

    /// All that rules see of an option.
    fn traits(&self, source: Source, option: usize) -> (Vec<bool>, Vec<Option<Decimal>>) {
        let sets = self.sets.get(&source).into_iter().flatten();
        let lookups = self.lookups.get(&source).into_iter().flatten();
        let seen = lookups.map(|index| match self.tables.get(*index)? {
            Lookup::Truth(table) => table.get(option).map(|yes| Decimal::from(u8::from(*yes))),
            Lookup::Number(table) => table.get(option).copied().flatten(),
            Lookup::Choice(table) => table.get(option).copied().flatten().map(Decimal::from),
        });
        (sets.map(|set| set.contains(option)).collect(), seen.collect())
    }

    /// Sets of options near the chosen ones: one more, one fewer, what rules ask for, all, none; of few
    /// options, every set.
    pub(crate) fn sets(&self, count: usize, chosen: &OptionSet) -> Vec<OptionSet> {
        let mut sets: Vec<OptionSet> = Vec::new();
        let mut add = |set: OptionSet| {
            let fits = set.iter().all(|option| option < count);
            if fits && !sets.contains(&set) && sets.len() < MOST_OPTIONS {
                sets.push(set);
            }
        };
        if count <= FEW_OPTIONS {
            for set in 0..1_usize << count {
                add((0..count).filter(|option| set & (1 << option) != 0).collect());
            }
        }
        for option in 0..count {
            let one = OptionSet::only(option);
            match chosen.contains(option) {
                true => add(chosen.iter().filter(|other| *other != option).collect()),
                false => add(chosen.clone().union(&one)),
            }
        }
        for set in &self.included {
            add(chosen.clone().union(set));
            add(chosen.clone().intersection(set));
            add(set.clone());
        }
        // As many as a rule may count.
        let others = || (0..count).filter(|option| !chosen.contains(*option));
        for more in 2..=count {
            add(chosen.iter().chain(others().take(more)).collect());
            add(chosen.iter().take(count - more).collect());
        }
        add(OptionSet::default());
        sets
    }
}
