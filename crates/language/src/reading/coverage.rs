//! Which rules rest on which clause: sources read backwards.

use serde::Serialize;
use weighup_engine::Program;

use super::basis;
use crate::{
    compile::{frame, texts},
    outline::Block,
};

/// A document that clauses refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReading {
    /// The short name used in clauses.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// The clauses that rules rest on, in the order of their numbers.
    pub clauses: Vec<Cited>,
}

/// A clause with the rules that cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// Where in the source; empty for the source as a whole.
    pub clause: String,
    /// What cites it, in the order of the file.
    pub by: Vec<Citing>,
}

/// Something that cites a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citing {
    /// What it is: “check”, “setting”, “level” …
    pub sort: String,
    /// Its name in the rules.
    pub name: String,
    /// What the person reads; its name where there are no such words.
    pub title: String,
}

/// The sources of a pack, each with what rests on it.
pub(super) fn sources(program: &Program, blocks: &[Block]) -> Vec<SourceReading> {
    let sources = program.sources.iter().map(|source| SourceReading {
        id: source.id.clone(),
        title: source.title.clone(),
        clauses: Vec::new(),
    });
    let mut sources: Vec<_> = sources.collect();
    for block in blocks {
        for citation in basis(block).citations {
            let source = sources.iter_mut().find(|source| source.id == citation.source);
            if let Some(source) = source {
                source.note(citation.clause, citing(block));
            }
        }
    }
    for source in &mut sources {
        source.clauses.sort_by_cached_key(|cited| in_order(&cited.clause));
    }
    sources
}

impl SourceReading {
    fn note(&mut self, clause: String, by: Citing) {
        let known = self.clauses.iter_mut().find(|cited| cited.clause == clause);
        match known {
            Some(cited) if cited.by.contains(&by) => {}
            Some(cited) => cited.by.push(by),
            None => self.clauses.push(Cited { clause, by: vec![by] }),
        }
    }
}

fn citing(block: &Block) -> Citing {
    let name = frame::name_of(block);
    let title = texts(&block.head);
    Citing {
        sort: block.keyword.to_owned(),
        title: if title.is_empty() { name.clone() } else { title },
        name,
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
