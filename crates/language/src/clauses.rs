//! The clauses of a source: what its clauses are called, and how strongly each asks.

use serde::Serialize;
use weighup_engine::program::Force;

use crate::{
    codes,
    outline::{Block, Clause, Outline},
    report::Report,
    token::{Token, TokenKind, span_of},
};

/// A clause that a source has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceClause {
    /// What citations call it: "2d M&E business case".
    pub id: String,
    /// Its heading.
    pub title: String,
    /// How strongly it asks, where it does so in one way.
    pub force: Option<Force>,
    /// Notes.
    pub notes: Vec<String>,
}

/// What a file of clauses holds.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    pub(crate) title: String,
    pub(crate) clauses: Vec<SourceClause>,
}

/// Reads a file of clauses from its outline.
pub(crate) fn read(outline: &Outline, report: &mut Report<'_>) -> Clauses {
    let mut read = Clauses::default();
    for block in &outline.blocks {
        match block.keyword {
            "clauses" => match block.head.as_slice() {
                [Token { kind: TokenKind::Text(title), .. }] => read.title = title.clone(),
                _ => {
                    let help = "For example: clauses \"East Midlands Outcomes Framework\"";
                    let message = "“clauses” takes the title of the document.";
                    let span = span_of(&block.head, &block.keyword_span);
                    report.add(codes::W107, span, message, help);
                }
            },
            _ => {
                let Some(clause) = clause(block, report) else { continue };
                if read.clauses.iter().any(|known| known.id == clause.id) {
                    let message = format!("The clause “{}” is listed twice.", clause.id);
                    let span = span_of(&block.head, &block.keyword_span);
                    report.add(codes::W202, span, &message, "Keep one of them.");
                }
                read.clauses.push(clause);
            }
        }
    }
    read
}

fn clause(block: &Block, report: &mut Report<'_>) -> Option<SourceClause> {
    let [id, Token { kind: TokenKind::Text(title), .. }] = block.head.as_slice() else {
        let span = span_of(&block.head, &block.keyword_span);
        let help = "For example: clause 2d M&E \"Monitoring and evaluation\"";
        report.add(codes::W823, span, "A clause has a number or a name, and a title.", help);
        return None;
    };
    let mut clause = SourceClause {
        id: id.word()?.to_owned(),
        title: title.clone(),
        force: None,
        notes: Vec::new(),
    };
    for line in &block.clauses {
        match line.keyword {
            "force" => clause.force = force(line, report),
            _ => clause.notes.extend(line.tokens.iter().filter_map(|token| match &token.kind {
                TokenKind::Text(text) => Some(text.clone()),
                _ => None,
            })),
        }
    }
    Some(clause)
}

fn force(line: &Clause, report: &mut Report<'_>) -> Option<Force> {
    let words = match line.tokens.as_slice() {
        [word] => word.word().and_then(force_named),
        _ => None,
    };
    if words.is_none() {
        let span = span_of(&line.tokens, &line.keyword_span);
        let help = "Write one of: must, declared, should, typically. Leave the line out if the \
                    clause asks in several ways.";
        report.add(codes::W823, span, "I cannot read how strongly this clause asks.", help);
    }
    words
}

/// The force that a word stands for.
pub(crate) fn force_named(word: &str) -> Option<Force> {
    match word {
        "must" => Some(Force::Must),
        "declared" => Some(Force::Declared),
        "should" => Some(Force::Should),
        "typically" => Some(Force::Typically),
        _ => None,
    }
}

/// The word for a force.
pub fn force_word(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::Declared => "declared",
        Force::Should => "should",
        Force::Typically => "typically",
    }
}
