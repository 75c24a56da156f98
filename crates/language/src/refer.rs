//! What other files a file names: what it uses, extends and follows. Reads none of them.

use crate::{
    codes,
    outline::{Block, Clause, Outline},
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// A file as another one names it.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    /// Relative to the file that names it.
    pub(crate) path: String,
    pub(crate) span: Span,
}

/// What a `use` block asks for.
pub(crate) enum Use {
    /// `use "shared/equality.weigh"`: the blocks of a part.
    Part(Reference),
    /// `use framework emof from "emof.weigh"`
    Framework { alias: String, file: Reference },
}

/// Reads a `use` block.
pub(crate) fn used(block: &Block, report: &mut Report<'_>) -> Option<Use> {
    match block.head.as_slice() {
        [file] if reference(file).is_some() => reference(file).map(Use::Part),
        [what, alias, from, file] if what.is_word("framework") && from.is_word("from") => {
            let alias = alias.word().map(str::to_owned);
            alias.zip(reference(file)).map(|(alias, file)| Use::Framework { alias, file })
        }
        _ => None,
    }
    .or_else(|| {
        report.add(
            codes::W107,
            span_of(&block.head, &block.keyword_span),
            "I cannot read what this uses.",
            "For example: use framework emof from \"../../seeds/emof.weigh\", or for a part of \
             the pack: use \"equality.weigh\"",
        );
        None
    })
}

/// The name a framework is used by, as far as one can be told from a block that cannot be read;
/// `None` when a part was meant.
pub(crate) fn alias_meant(block: &Block) -> Option<String> {
    let framework = block.head.first().is_some_and(|word| word.is_word("framework"));
    let is_path = |token: &Token| {
        matches!(token.kind, TokenKind::Text(_))
            || token.word().is_some_and(|word| word.ends_with(".weigh"))
    };
    if !framework && block.head.iter().any(is_path) {
        return None;
    }
    let mut words = block.head.iter().skip(usize::from(framework)).filter_map(Token::word);
    Some(words.next().unwrap_or_default().to_owned())
}

/// Reads `extends "…"` or `follows "…"`.
pub(crate) fn named(clause: &Clause, report: &mut Report<'_>) -> Option<Reference> {
    if let [file] = clause.tokens.as_slice()
        && let Some(reference) = reference(file)
    {
        return Some(reference);
    }
    let keyword = clause.keyword;
    let span = span_of(&clause.tokens, &clause.keyword_span);
    let message = format!("I cannot read which pack this {keyword}.");
    let help = format!("Name its file in quotation marks: {keyword} \"../proposal.weigh\"");
    report.add(codes::W107, span, &message, &help);
    None
}

/// The file in `source OF clauses from "of-clauses.weigh"`.
pub(crate) fn clauses_of(block: &Block) -> Option<Reference> {
    let mut ends = block.head.windows(3).filter_map(|three| match three {
        [clauses, from, file] if clauses.is_word("clauses") && from.is_word("from") => {
            reference(file)
        }
        _ => None,
    });
    ends.next()
}

/// The framework in a crosswalk's `from "emof.weigh"`.
pub(crate) fn side(clause: &Clause) -> Option<Reference> {
    match clause.tokens.as_slice() {
        [file] => reference(file),
        _ => None,
    }
}

/// All files that a file names.
pub(crate) fn all(outline: &Outline, report: &mut Report<'_>) -> Vec<Reference> {
    let mut found = Vec::new();
    for block in &outline.blocks {
        match block.keyword {
            "use" => match used(block, report) {
                Some(Use::Part(file) | Use::Framework { file, .. }) => found.push(file),
                None => {}
            },
            "source" => found.extend(clauses_of(block)),
            "crosswalk" => {
                let sides = block.clauses.iter().filter(|it| matches!(it.keyword, "from" | "to"));
                found.extend(sides.filter_map(side));
            }
            "rules" => {
                let names = block.clauses.iter().filter(|clause| names_a_pack(clause));
                found.extend(names.filter_map(|clause| named(clause, report)));
            }
            _ => {}
        }
    }
    found
}

/// Whether a clause of a header names another pack.
pub(crate) fn names_a_pack(clause: &Clause) -> bool {
    matches!(clause.keyword, "extends" | "follows")
}

fn reference(token: &Token) -> Option<Reference> {
    match &token.kind {
        TokenKind::Text(path) => Some(Reference { path: path.clone(), span: token.span.clone() }),
        _ => None,
    }
}

/// A path relative to the file that names it.
pub fn resolve(from: &str, path: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let root = if from.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}
