//! Tokens: words, literals and signs, each with its place in the text.

use std::ops::Range;

use rust_decimal::Decimal;

/// A place in a file, in bytes.
pub(crate) type Span = Range<usize>;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenKind {
    /// A word, as written. Names are runs of words.
    Word(String),
    /// `120`, `1,150`, `0.25`
    Number(Decimal),
    /// `£250,000`, `£10m`
    Money(Decimal),
    /// `15%`, held as 0.15
    Percentage(Decimal),
    /// `1 April 2026`, held as a day number
    Date(Decimal),
    /// `"words"`, without the quotes
    Text(String),
    /// `[OF 2d]`, without the brackets
    Citation(String),
    /// `,` `:` `(` `)` `+` `-` `*` `/`
    Sign(char),
    /// Something that could not be read, and was reported.
    Unreadable,
}

impl Token {
    /// The word, if it is one.
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this word.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// Whether it is this sign.
    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign(sign)
    }
}

/// The place from the first token to the last; `fallback` when there is none.
pub(crate) fn span_of(tokens: &[Token], fallback: &Span) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => fallback.clone(),
    }
}
