//! The parts of a block's first line: its name, what comes behind `is`, its title.

use crate::{
    names::join,
    outline::Block,
    rows,
    token::{Token, TokenKind},
};

/// What ends the name of a block.
fn ends_name(keyword: &str, token: &Token, next: Option<&Token>) -> bool {
    match keyword {
        "ask" => {
            token.is_sign(':')
                || (token.is_word("for") && next.is_some_and(|next| next.is_word("each")))
        }
        "table" | "level" | "has" => token.is_sign(':'),
        "setting" => token.is_word("is"),
        "define" => {
            token.is_word("is")
                || (token.is_word("for") && next.is_some_and(|next| next.is_word("each")))
        }
        "score" | "total" => {
            token.is_sign(',')
                || (token.is_word("for") && next.is_some_and(|next| next.is_word("each")))
        }
        _ => !matches!(token.kind, TokenKind::Word(_)),
    }
}

/// Splits `tokens` into the name and the rest, which starts with what ended the name.
pub(crate) fn split_name<'a>(keyword: &str, tokens: &'a [Token]) -> (&'a [Token], &'a [Token]) {
    let end = tokens.iter().enumerate().position(|(i, token)| {
        ends_name(keyword, token, tokens.get(i + 1)) || matches!(token.kind, TokenKind::Text(_))
    });
    tokens.split_at_checked(end.unwrap_or(tokens.len())).unwrap_or((tokens, &[]))
}

/// The name a block declares.
pub(crate) fn name_of(block: &Block) -> String {
    join(split_name(block.keyword, &block.head).0)
}

/// The item named behind `for each`, as in `define quality for each claim is …`.
pub(crate) fn for_each(block: &Block) -> Option<&Token> {
    let (_, rest) = split_name(block.keyword, &block.head);
    match rest {
        [word, each, item, ..] if word.is_word("for") && each.is_word("each") => Some(item),
        _ => None,
    }
}

/// What follows `is` in a definition.
pub(crate) fn after_is(block: &Block) -> Option<&[Token]> {
    let (_, rest) = split_name(block.keyword, &block.head);
    let is = rest.iter().position(|token| token.is_word("is"));
    is.and_then(|is| rest.get(is + 1..))
}

/// What follows the colon of a question, a table or a level.
pub(crate) fn after_colon(tokens: &[Token]) -> &[Token] {
    let colon = tokens.iter().position(|token| token.is_sign(':'));
    colon.and_then(|colon| tokens.get(colon + 1..)).unwrap_or_default()
}

/// Tokens before the first text.
pub(crate) fn before_texts(tokens: &[Token]) -> &[Token] {
    let end = tokens.iter().position(|token| matches!(token.kind, TokenKind::Text(_)));
    end.and_then(|end| tokens.get(..end)).unwrap_or(tokens)
}

/// What a table says it gives: behind the colon, before `from` and a file.
pub(crate) fn given_by_table(block: &Block) -> &[Token] {
    let tokens = before_texts(after_colon(&block.head));
    match (tokens, rows::file_of(block)) {
        ([given @ .., _], Some(_)) => given,
        _ => tokens,
    }
}

/// Tokens before a word.
pub(crate) fn before_word<'a>(word: &str, tokens: &'a [Token]) -> &'a [Token] {
    let at = tokens.iter().position(|token| token.is_word(word));
    at.and_then(|at| tokens.get(..at)).unwrap_or(tokens)
}

/// Tokens behind a word, if it is there.
pub(crate) fn behind_word<'a>(word: &str, tokens: &'a [Token]) -> Option<&'a [Token]> {
    let at = tokens.iter().position(|token| token.is_word(word))?;
    tokens.get(at + 1..)
}
