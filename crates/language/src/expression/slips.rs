//! Slips: words that people write where the language has others. Where it is sure what was meant, the
//! report carries it as a fix.

use super::{Comparison, Expr, Node, Reader, instead};
use crate::{
    codes,
    names::Names,
    report::Report,
    token::{Span, Token, TokenKind},
};

/// What people write behind a value, and what surely belongs in its place.
const MEANT: [(&str, &str); 27] = [
    ("must not be", "is not"),
    ("should not be", "is not"),
    ("must be", "is"),
    ("should be", "is"),
    ("shall be", "is"),
    ("has to be", "is"),
    ("have to be", "are"),
    ("needs to be", "is"),
    ("need to be", "are"),
    ("does not exceed", "is at most"),
    ("do not exceed", "are at most"),
    ("must not exceed", "is at most"),
    ("should not exceed", "is at most"),
    ("may not exceed", "is at most"),
    ("exceeds", "is over"),
    ("does not equal", "is not"),
    ("equals", "is"),
    ("contains", "includes"),
    ("contain", "include"),
    ("does not exist", "is not given"),
    ("exists", "is given"),
    ("has been given", "is given"),
    ("has been provided", "is given"),
    ("has been answered", "is given"),
    ("was given", "is given"),
    ("round to", "rounded to"),
    ("round up to", "rounded up to"),
];

/// Bounds that lack their “is”.
const BOUNDS: [&str; 22] = [
    "at least",
    "at most",
    "more than",
    "less than",
    "fewer than",
    "greater than",
    "higher than",
    "lower than",
    "no more than",
    "no less than",
    "not more than",
    "not less than",
    "not over",
    "not under",
    "no later than",
    "no earlier than",
    "not later than",
    "not earlier than",
    "later than",
    "earlier than",
    "within",
    "between",
];

/// What is wrong where an expression goes on, and what to do.
pub(super) struct Slip {
    pub(super) help: String,
    pub(super) fix: Option<(Span, String)>,
}

/// Whether the tokens start with these words.
fn says(tokens: &[Token], words: &str) -> bool {
    words.split(' ').count() <= tokens.len()
        && words.split(' ').zip(tokens).all(|(word, token)| token.is_word(word))
}

/// The place of so many words.
fn place(tokens: &[Token], words: &str) -> Option<Span> {
    let last = tokens.get(words.split(' ').count().checked_sub(1)?)?;
    Some(tokens.first()?.span.start..last.span.end)
}

/// Whether words that surely end a name come next.
pub(super) fn ends_name(tokens: &[Token]) -> bool {
    let times =
        matches!(tokens, [x, Token { kind: TokenKind::Number(_), .. }, ..] if x.is_word("x"));
    let known = MEANT.iter().map(|(words, _)| words).chain(&BOUNDS);
    times
        || known.copied().any(|words| says(tokens, words))
        || ["else", "then", "unless", "nor"].iter().any(|word| says(tokens, word))
}

/// A slip at the token `at`, behind a value that is read.
pub(super) fn slip(
    tokens: &[Token],
    at: usize,
    names: &Names,
    report: &Report<'_>,
) -> Option<Slip> {
    let rest = tokens.get(at..)?;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let first = rest.first()?;
    let sure = |span: Span, words: &str, help: &str| {
        Some(Slip { help: help.to_owned(), fix: Some((span, words.to_owned())) })
    };
    let only = |help: &str| Some(Slip { help: help.to_owned(), fix: None });
    if let Some((written, words)) = MEANT.iter().find(|(written, _)| says(rest, written)) {
        let help = format!("Write “{words}” instead of “{written}”.");
        return sure(place(rest, written)?, words, &help);
    }
    if let Some(bound) = BOUNDS.iter().find(|bound| says(rest, bound)) {
        let help = format!("Put “is” before it: “is {bound}”.");
        return sure(first.span.start..first.span.start, "is ", &help);
    }
    let behind = rest.get(1);
    let text = |token: &Token| report.text_of(token.span.clone()).to_owned();
    match (before, first, behind) {
        (Some(number), pounds, _)
            if matches!(number.kind, TokenKind::Number(_)) && pounds.is_word("pounds") =>
        {
            let written = format!("£{}", text(number));
            sure(number.span.start..pounds.span.end, &written, "Write the amount with its £.")
        }
        (Some(sign), number, _)
            if matches!(number.kind, TokenKind::Number(_)) && sign.is_word("GBP") =>
        {
            let written = format!("£{}", text(number));
            sure(sign.span.start..number.span.end, &written, "Write the amount with its £.")
        }
        (Some(amount), article, Some(_))
            if matches!(amount.kind, TokenKind::Money(_))
                && ["a", "an", "each"].iter().any(|word| article.is_word(word))
                && names.one_of_unit(rest.get(1..)?).is_some() =>
        {
            sure(article.span.clone(), "per", "Write “per”, as in £16,000 per home.")
        }
        (_, x, Some(Token { kind: TokenKind::Number(_), .. })) if x.is_word("x") => {
            sure(x.span.clone(), "*", "Write “*” or “times”.")
        }
        (_, comma, _) if comma.is_sign(',') => {
            only("A comma joins no conditions: write “and” or “or”.")
        }
        (_, is, _) if is.is_word("is") => only(
            "A comparison ends before this. Join another one with “and” or “or”, or give the first \
             a name with “define”.",
        ),
        (_, per, _) if per.is_word("per") => {
            only("Divide by how many there are: “public cost / homes”.")
        }
        (_, inside, _) if inside.is_word("in") => {
            only("Of a choice, ask “is one of high, medium”; of several options, “includes”.")
        }
        (_, unless, _) if unless.is_word("unless") => only(
            "Write the value first, then its condition: “2% when not contested, otherwise 1%”.",
        ),
        (_, has, _) if has.is_word("has") || has.is_word("have") => only(
            "Of several options, ask “includes”; of the items of a list, “all claims have …” or \
             “any claim has …”.",
        ),
        _ => None,
    }
}

impl Reader<'_, '_> {
    /// “blank”, “provided”, “true” behind “is”, where they are no names: `is` is the place of that
    /// word in the tokens.
    pub(super) fn no_value(&mut self, is: usize, negated: bool) -> Option<Expr> {
        let word = self.peek().and_then(Token::word)?.to_owned();
        if self.names.longest(self.rest()).is_some() {
            return None;
        }
        let given = match word.to_lowercase().as_str() {
            "blank" | "empty" | "missing" | "unanswered" => Some(negated),
            "provided" | "answered" | "entered" | "stated" | "present" => Some(!negated),
            _ => None,
        };
        let truth = match word.to_lowercase().as_str() {
            "true" => Some("yes"),
            "false" => Some("no"),
            _ => None,
        };
        let span = self.here();
        let message = format!("I do not know “{word}”.");
        if let Some(given) = given {
            let words = if given { "is given" } else { "is not given" };
            let start = self.tokens.get(is).map_or(span.start, |is| is.span.start);
            let help = "Write “is given” or “is not given”.";
            let fix = Some((start..span.end, words));
            return Some(self.fail_mended(codes::W201, span, &message, help, fix));
        }
        let help = "Write “yes” or “no”.";
        let fix = truth.map(|truth| (span.clone(), truth))?;
        Some(self.fail_mended(codes::W201, span, &message, help, Some(fix)))
    }

    /// `if A then B else C`: as it is written here.
    pub(super) fn value_first(&self) -> Option<(Span, String)> {
        let rest = self.rest();
        let position = |word: &str| rest.iter().position(|token| token.is_word(word));
        let (then, otherwise) = (position("then")?, position("else").or(position("otherwise"))?);
        let part = |from: usize, to: usize| {
            let tokens = rest.get(from..to)?;
            let tokens = match tokens {
                [most @ .., comma] if comma.is_sign(',') => most,
                tokens => tokens,
            };
            let span = tokens.first()?.span.start..tokens.last()?.span.end;
            Some((self.report.text_of(span.clone()), span))
        };
        let (condition, _) = part(1, then)?;
        let (value, _) = part(then + 1, otherwise)?;
        let (last, end) = part(otherwise + 1, rest.len())?;
        let start = rest.first()?.span.start;
        Some((start..end.end, format!("{value} when {condition}, otherwise {last}")))
    }

    /// `total of amount over claims`: reports it, with the words in their order. Reads from behind
    /// “total of”, which starts at `start`.
    pub(super) fn turned_round(&mut self, start: usize, fold: &str, value: &Expr) -> Option<Node> {
        let before = self.at;
        if !self.any_of(&["over", "across", "for", "in"])
            || self.names.list_at(self.rest()).is_none()
        {
            self.at = before;
            return None;
        }
        let list = self.name_or_list();
        let span = self.made(start, Node::Bad).span;
        let (of, over) = (value.span.clone(), list.span.clone());
        let (of, over) = (self.report.text_of(of), self.report.text_of(over));
        let words = format!("{fold} over {over} of {of}");
        let message = "Here the list goes before the value.";
        let help = format!("Write “{words}”.");
        let fix = Some((span.clone(), words.as_str()));
        Some(self.fail_mended(codes::W112, span, message, &help, fix).node)
    }

    /// `at least 2 claims are proven`, `there are at least 2 claims`
    pub(super) fn so_many(&mut self) -> Option<Node> {
        let start = self.at;
        let read = self.so_many_of(start);
        if read.is_none() {
            self.at = start;
        }
        read
    }

    fn so_many_of(&mut self, start: usize) -> Option<Node> {
        self.any_of(&["there are", "there is"]);
        let comparison = match self.words("exactly") {
            true => None,
            false => Some(self.bound(false)?.0),
        };
        let number = self.peek()?;
        let count = match (&number.kind, number.word()) {
            (TokenKind::Number(count), _) => *count,
            (_, Some("one")) => 1.into(),
            (_, Some("two")) => 2.into(),
            (_, Some("three")) => 3.into(),
            _ => return None,
        };
        let literal =
            Expr { node: Node::Literal(super::Literal::Number(count)), span: self.here() };
        self.at += 1;
        let from = self.at;
        let (name, words) = self.names.list_at(self.rest())?;
        let name = name.to_owned();
        self.at += words;
        let list = self.made(from, Node::Name(name));
        let mut list = self.narrowed(from, list);
        if self.any_of(&["have", "has", "are", "is"]) {
            let condition = self.of_each();
            list = self.made(from, Node::Where(Box::new(list), Box::new(condition)));
        }
        let over =
            super::Over { fold: super::Fold::Count, list, body: None, best: None, if_none: None };
        let count = Box::new(self.made(start, Node::Over(Box::new(over))));
        let literal = Box::new(literal);
        Some(match comparison {
            Some(comparison) => Node::Compare(count, comparison, literal),
            None => Node::Is(count, literal),
        })
    }

    /// `£1m or more`, `5 or fewer`: what stands behind the figure.
    pub(super) fn or_more(&mut self) -> Option<Comparison> {
        let [or, word, rest @ ..] = self.rest() else { return None };
        let comparison = match word.word()? {
            "more" | "above" | "over" | "higher" | "greater" | "later" => Comparison::AtLeast,
            "less" | "fewer" | "below" | "under" | "lower" | "earlier" => Comparison::AtMost,
            _ => return None,
        };
        let ends = rest.first().is_none_or(|next| {
            next.is_sign(',')
                || next.is_sign(')')
                || ["and", "or", "when"].iter().any(|word| next.is_word(word))
        });
        let is_name = self.names.longest(self.rest().get(1..)?).is_some();
        if !or.is_word("or") || is_name || !ends {
            return None;
        }
        self.at += 2;
        Some(comparison)
    }

    /// Help for what cannot be read as a name.
    pub(super) fn no_name(&self) -> Option<(String, Option<(Span, String)>)> {
        let next = self.peek()?;
        if next.is_word("in")
            && let Some(Token { kind: TokenKind::Number(_) | TokenKind::Date(_), span }) =
                self.rest().get(1)
        {
            let help = "Leave “in” out: “is 2026”.".to_owned();
            return Some((help, Some((next.span.start..span.start, String::new()))));
        }
        if BOUNDS.iter().any(|bound| says(self.rest(), bound)) {
            let help = "Say first what is compared: “public cost is at least £5”.".to_owned();
            return Some((help, None));
        }
        instead(next).map(|help| (help.to_owned(), None))
    }
}
