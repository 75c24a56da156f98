//! Reverse coverage: for each clause of the sources, what in a pack cites it.

use std::collections::BTreeMap;

use serde::Serialize;
use weighup_engine::{
    Program,
    program::{Citation, Computed, Role},
};

use crate::clauses::SourceClause;

/// What cites the clauses of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceCoverage {
    /// The short name of the source: "OF".
    pub source: String,
    /// Its title.
    pub title: String,
    /// The pack says which clauses the source has. If not, only those cited are known.
    pub listed: bool,
    /// Its clauses: in the source's order when they are listed, else in that of their numbers.
    pub clauses: Vec<ClauseCoverage>,
    /// What cites the source as a whole.
    pub whole: Vec<Citing>,
}

/// What cites a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseCoverage {
    /// The clause.
    pub clause: SourceClause,
    /// What cites it; empty when nothing does.
    pub cited_by: Vec<Citing>,
}

/// Something that cites a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citing {
    /// What it is.
    pub kind: CitingKind,
    /// Its name in the rules.
    pub name: String,
    /// What a reader calls it.
    pub title: String,
}

/// What sort of thing cites a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CitingKind {
    /// A check.
    Check,
    /// A setting.
    Setting,
    /// A definition or a table.
    Definition,
    /// A level.
    Level,
    /// A tension.
    Tension,
    /// A score.
    Score,
    /// The shares of a framework's targets.
    Share,
}

/// For each source of a program, what cites its clauses. `clauses` are those of [`Compiled`].
///
/// [`Compiled`]: crate::Compiled
pub fn coverage(
    program: &Program,
    clauses: &BTreeMap<String, Vec<SourceClause>>,
) -> Vec<SourceCoverage> {
    let citing = citing(program);
    let sources = program.sources.iter().map(|source| {
        let known = clauses.get(&source.id);
        let mut covered = SourceCoverage {
            source: source.id.clone(),
            title: source.title.clone(),
            listed: known.is_some(),
            clauses: known.into_iter().flatten().map(uncovered).collect(),
            whole: Vec::new(),
        };
        for (citations, by) in &citing {
            for citation in citations.iter().filter(|it| it.source == source.id) {
                covered.cite(citation, by);
            }
        }
        if !covered.listed {
            covered.clauses.sort_by_cached_key(|it| in_order(&it.clause.id));
        }
        covered
    });
    sources.collect()
}

impl SourceCoverage {
    /// The clauses that nothing cites.
    pub fn without_rule(&self) -> impl Iterator<Item = &SourceClause> {
        self.clauses.iter().filter(|it| it.cited_by.is_empty()).map(|it| &it.clause)
    }

    fn cite(&mut self, citation: &Citation, by: &Citing) {
        if citation.clause.is_empty() {
            return note(&mut self.whole, by);
        }
        let is_cited = |it: &ClauseCoverage| it.clause.id == citation.clause;
        if !self.clauses.iter().any(is_cited) {
            self.clauses.push(uncovered(&SourceClause {
                id: citation.clause.clone(),
                title: String::new(),
                force: None,
                notes: Vec::new(),
            }));
        }
        for known in self.clauses.iter_mut().filter(|it| is_cited(it)) {
            note(&mut known.cited_by, by);
        }
    }
}

/// Notes what cites a clause, once.
fn note(cited_by: &mut Vec<Citing>, by: &Citing) {
    if !cited_by.contains(by) {
        cited_by.push(by.clone());
    }
}

/// Clauses in the order a reader expects: 2 before 10, 2a before 2b.
fn in_order(clause: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = clause;
    while !rest.is_empty() {
        let words = rest.find(|it: char| it.is_ascii_digit()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at_checked(words).unwrap_or((rest, ""));
        let digits = behind.find(|it: char| !it.is_ascii_digit()).unwrap_or(behind.len());
        let (number, behind) = behind.split_at_checked(digits).unwrap_or((behind, ""));
        parts.push((word.to_owned(), number.parse().unwrap_or_default()));
        rest = behind;
    }
    parts
}

fn uncovered(clause: &SourceClause) -> ClauseCoverage {
    ClauseCoverage { clause: clause.clone(), cited_by: Vec::new() }
}

/// All that cites something: checks, then values as they are declared, then values of lists' items.
fn citing(program: &Program) -> Vec<(&[Citation], Citing)> {
    let checks = program.checks.iter().map(|check| {
        let (name, title) = (check.id.clone(), check.title.clone());
        (check.citations.as_slice(), Citing { kind: CitingKind::Check, name, title })
    });
    let values = program.values.iter().enumerate().map(|(index, value)| {
        let level = program.levels.iter().find(|level| level.value == index);
        let score = program.scores.iter().find(|score| score.value == index);
        let tension = program.tensions.iter().find(|tension| tension.arises == index);
        let titles = [
            level.map(|it| it.title.as_str()),
            score.map(|it| it.title.as_str()),
            tension.map(|it| it.title.as_str()),
        ];
        let (citations, mut by) =
            of_value(value, titles.into_iter().flatten().next().unwrap_or_default());
        if tension.is_some() {
            by.kind = CitingKind::Tension;
        }
        (citations, by)
    });
    let derived = program.lists.iter().flat_map(|list| &list.derived);
    let shares = program.shares.iter().map(|shares| {
        let (name, title) = ("share of targets".to_owned(), shares.title.clone());
        (shares.citations.as_slice(), Citing { kind: CitingKind::Share, name, title })
    });
    let values = values.chain(derived.map(|value| of_value(value, "")));
    checks.chain(values).chain(shares).collect()
}

fn of_value<'a>(value: &'a Computed, title: &str) -> (&'a [Citation], Citing) {
    let kind = match value.role {
        Role::Setting => CitingKind::Setting,
        Role::Definition => CitingKind::Definition,
        Role::Level => CitingKind::Level,
        Role::Score => CitingKind::Score,
    };
    let title = if title.is_empty() { value.name.clone() } else { title.to_owned() };
    (value.citations.as_slice(), Citing { kind, name: value.name.clone(), title })
}
