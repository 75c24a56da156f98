//! Expressions: their syntax tree, and how tokens are read into it.
//!
//! Loosest to tightest: `A when C, otherwise B` · `or` · `and` · `not` · comparisons (`is at least`,
//! `is one of`, `is given`) · `+ -` · `* / of` · a single value. Names stay words here; what they
//! mean is settled when the expression is compiled.

mod comparison;
mod phrase;
mod slips;
mod tree;

pub(crate) use self::tree::{
    Arithmetic, Best, Comparison, Expr, Fold, Inclusion, Literal, Node, Over, Rounding, State,
    Tensions, Weight,
};
use weighup_engine::Decimal;

use crate::{
    codes::{self, Code},
    names::{Names, join},
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// Words that end a name that is not declared.
const RESERVED: [&str; 30] = [
    "is",
    "are",
    "has",
    "have",
    "and",
    "or",
    "not",
    "of",
    "when",
    "otherwise",
    "where",
    "at",
    "under",
    "over",
    "up",
    "to",
    "times",
    "if",
    "required",
    "out",
    "in",
    "one",
    "after",
    "before",
    "rounded",
    "includes",
    "include",
    "per",
    "from",
    "as",
];

/// Reads all `tokens` as one expression. `around` is the place to name when there are none.
pub(crate) fn read(
    tokens: &[Token],
    around: &Span,
    names: &Names,
    report: &mut Report<'_>,
) -> Expr {
    if tokens.iter().any(|token| token.kind == TokenKind::Unreadable) {
        return Expr { node: Node::Bad, span: span_of(tokens, around) };
    }
    let mut reader = Reader {
        tokens,
        at: 0,
        around,
        names,
        report,
        failed: false,
        depth: 0,
        size: 0,
        before_of: false,
        behind_has: false,
        before_have: false,
        joined: false,
        subject: None,
    };
    let expr = reader.cases();
    if let Some(left) = tokens.get(reader.at).filter(|_| !reader.failed) {
        let span = left.span.start..tokens.last().map_or(left.span.end, |last| last.span.end);
        if left.is_sign(')') {
            let help = "Remove it, or put the ( where it belongs.";
            let message = "This closing bracket has no opening one.";
            reader.fail(codes::W113, left.span.clone(), message, help);
        } else {
            let message = "I do not know how this goes on from here.";
            let before = reader.at.checked_sub(1).and_then(|at| tokens.get(at));
            let slip = slips::slip(tokens, reader.at, names, reader.report);
            let help = before.and_then(instead).or(instead(left)).unwrap_or(JOINED);
            let fix = before
                .and_then(mended)
                .or_else(|| mended(left))
                .or_else(|| before.and_then(|amount| superfluous(amount, left)));
            match slip {
                Some(slips::Slip { help, fix }) => {
                    let fix = fix.as_ref().map(|(place, words)| (place.clone(), words.as_str()));
                    reader.fail_mended(codes::W110, span, message, &help, fix);
                }
                None => {
                    reader.fail_mended(codes::W110, span, message, help, fix);
                }
            }
        }
    }
    if reader.failed { Expr { node: Node::Bad, span: expr.span } } else { expr }
}

/// The word of the language that stands here in capitals, as other languages have it: `AND`.
fn in_capitals(word: &str) -> Option<&'static str> {
    RESERVED.into_iter().find(|reserved| word == reserved.to_ascii_uppercase())
}

/// What to write where an expression goes on in a way that it cannot.
fn instead(token: &Token) -> Option<&'static str> {
    if token.is_sign('|') {
        return Some("Write “or”. The sign | only parts the cells of a table.");
    }
    instead_of(token.word()?)
}

/// What to write instead of a word that means nothing in an expression.
pub(crate) fn instead_of(word: &str) -> Option<&'static str> {
    if weighup_engine::read_date(&format!("1 {word} 2026")).is_some() {
        return Some("Dates are written 1 April 2026.");
    }
    Some(match word {
        "then" | "IF" => VALUE_FIRST,
        word if in_capitals(word).is_some() => {
            "The words of the rules are in small letters: “and”, “or”, “is”, “when”."
        }
        "if" => "Write “when” instead of “if”.",
        "else" => "Write “, otherwise” instead of “else”.",
        "but" => "Write “and” instead of “but”.",
        "equals" | "equal" => "Write “is” instead of “equals”.",
        "exceeds" => "Write “is over” instead of “exceeds”.",
        "unless" => "Write “when not” instead of “unless”.",
        "pounds" | "GBP" => "Write the amount with its £, as in £5, and leave this word out.",
        "between" => "Write both bounds: “cost is at least £5 and cost is at most £10”.",
        "up" => "Write “is at most” instead of “is up to”.",
        "to" => {
            "Write “up to” between two bounds of a table, and elsewhere “is at least … and … is \
                 at most …”."
        }
        "than" => "Write “over” instead of “more than”, and “under” instead of “less than”.",
        "more" => "Write “is at least” before the figure instead of “or more” behind it.",
        "less" | "fewer" => "Write “is at most” before the figure instead of “or less” behind it.",
        "empty" | "blank" | "missing" | "provided" | "answered" | "entered" | "exists" => {
            "Write “is given” or “is not given”."
        }
        "sum" => "Write “total over … of …”.",
        "maximum" | "max" => "Write “largest over … of …”, or “higher of … and …”.",
        "minimum" | "min" => "Write “smallest over … of …”, or “lower of … and …”.",
        "mean" => "Write “average over … of …”.",
        "round" => "Write “… rounded to the nearest £1,000”.",
        "there" => "Write “plan is given” of what must be there, “count of claims” of how many.",
        "otherwise" => {
            "A comma goes before “otherwise”, and a “when” with its condition before that."
        }
        _ => return None,
    })
}

const VALUE_FIRST: &str =
    "Write the value first, then its condition: “2% when tier is T2, otherwise 1%”.";

/// The words that surely belong in the place of one: no other words need to change with it.
fn mended(word: &Token) -> Option<(Span, &'static str)> {
    let words = match word.word()? {
        "if" => "when",
        "but" => "and",
        "equals" => "is",
        "exceeds" => "is over",
        word => in_capitals(word)?,
    };
    Some((word.span.clone(), words))
}

/// The word “pounds” behind an amount of money, to be left out along with the space before it.
fn superfluous(amount: &Token, word: &Token) -> Option<(Span, &'static str)> {
    let says_it_twice = matches!(amount.kind, TokenKind::Money(_))
        && (word.is_word("pounds") || word.is_word("GBP"));
    says_it_twice.then_some((amount.span.end..word.span.end, ""))
}

const JOINED: &str = "Check the words before it: conditions are joined by “and” or “or”, and compared \
                      with “is”, “is at least”, “is at most”, “is under”, “is over”, “is one of”, \
                      “is given”.";

/// How deep brackets and the like may be nested, and how many operators one expression may have:
/// nobody could read more, and a program is bounded in depth.
const DEEPEST: usize = 40;
const LARGEST: usize = 200;

/// `-3`, `-£5`, `-2%` at the start of `tokens`.
fn negative(tokens: &[Token]) -> Option<Literal> {
    let [sign, figure, ..] = tokens else { return None };
    if !sign.is_sign('-') {
        return None;
    }
    match figure.kind {
        TokenKind::Number(number) => Some(Literal::Number(-number)),
        TokenKind::Money(pounds) => Some(Literal::Money(-pounds)),
        TokenKind::Percentage(fraction) => Some(Literal::Percentage(-fraction)),
        _ => None,
    }
}

struct Reader<'a, 'r> {
    tokens: &'a [Token],
    at: usize,
    around: &'a Span,
    names: &'a Names,
    report: &'a mut Report<'r>,
    /// The first mistake is reported; what follows from it is not.
    failed: bool,
    depth: usize,
    size: usize,
    /// In the condition of `total over claims where … of …`: there “of” goes on to the value.
    before_of: bool,
    /// Behind “every claim has”: there a bound needs no “is”.
    behind_has: bool,
    /// In the condition of `claims where … have …`: there “have” goes on to what they have.
    before_have: bool,
    /// Right behind “and” or “or”: there a test may go without what it tests.
    joined: bool,
    /// What the comparison just read compares.
    subject: Option<Expr>,
}

impl Reader<'_, '_> {
    fn rest(&self) -> &[Token] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    /// Whether a declared name of several words comes next.
    fn at_long_name(&self) -> bool {
        self.names.longest(self.rest()).is_some_and(|length| length > 1)
    }

    /// Steps over these words if they come next.
    fn words(&mut self, words: &str) -> bool {
        let count = words.split(' ').count();
        let next = self.rest();
        let fits = count <= next.len()
            && words.split(' ').zip(next).all(|(word, token)| token.is_word(word));
        if fits {
            self.at += count;
        }
        fits
    }

    fn any_of(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.words(phrase))
    }

    fn sign(&mut self, sign: char) -> bool {
        let fits = self.peek().is_some_and(|token| token.is_sign(sign));
        if fits {
            self.at += 1;
        }
        fits
    }

    /// The place of the next token, or of the end.
    fn here(&self) -> Span {
        match (self.peek(), self.tokens.last()) {
            (Some(token), _) => token.span.clone(),
            (None, Some(last)) => last.span.clone(),
            (None, None) => self.around.clone(),
        }
    }

    fn fail(&mut self, code: Code, span: Span, message: &str, help: &str) -> Expr {
        self.fail_mended(code, span, message, help, None)
    }

    /// The same, with the words that put it right, and where.
    fn fail_mended(
        &mut self,
        code: Code,
        span: Span,
        message: &str,
        help: &str,
        fix: Option<(Span, &str)>,
    ) -> Expr {
        if !self.failed {
            let told = self.report.add(code, span.clone(), message, help);
            if let Some((place, words)) = fix {
                told.replace(&place, words);
            }
        }
        self.failed = true;
        self.at = self.tokens.len();
        Expr { node: Node::Bad, span }
    }

    /// The place right behind what was read so far, where something is to be put in.
    fn behind(&self) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let end = last.map_or(self.around.end, |last| last.span.end);
        end..end
    }

    /// One level deeper.
    fn deeper(&mut self, part: fn(&mut Self) -> Expr) -> Expr {
        self.depth += 1;
        let expr = if self.depth > DEEPEST { self.too_large() } else { part(self) };
        self.depth -= 1;
        expr
    }

    fn too_large(&mut self) -> Expr {
        let help = "Give parts of it names of their own with “define”.";
        self.fail(codes::W123, self.here(), "This is too long or too deep to be read.", help)
    }

    /// An expression that starts where `start` does and ends before the next token.
    fn made(&self, start: usize, node: Node) -> Expr {
        let tokens = self.tokens.get(start..self.at).unwrap_or_default();
        Expr { node, span: span_of(tokens, self.around) }
    }

    fn cases(&mut self) -> Expr {
        let start = self.at;
        let first = self.or();
        if !self.words("when") {
            return first;
        }
        let condition = self.or();
        let mut rows = vec![(condition, first)];
        loop {
            let (comma, next) = (self.sign(','), self.peek());
            let Some(word) = next.filter(|_| comma) else {
                if let Some(left) = next.filter(|next| !next.is_word("otherwise")) {
                    let message = "I do not know how this goes on from here.";
                    return self.fail_mended(
                        codes::W110,
                        left.span.clone(),
                        message,
                        instead(left).unwrap_or(JOINED),
                        match left.is_word("else") {
                            true => Some((self.behind().start..left.span.end, ", otherwise")),
                            false => mended(left),
                        },
                    );
                }
                let message = match next {
                    Some(_) => "A comma is missing before “otherwise”.",
                    None => "A value that depends on conditions must say what it is otherwise.",
                };
                return self.fail_mended(
                    codes::W111,
                    self.here(),
                    message,
                    "End with “, otherwise …”: for example “2% when tier is T2, otherwise 1%”.",
                    next.is_some().then(|| (self.behind(), ",")),
                );
            };
            if word.is_word("else") {
                let help = "Write “otherwise” instead of “else”.";
                let fix = Some((self.here(), "otherwise"));
                let message = "Here I expected “otherwise”.";
                return self.fail_mended(codes::W111, self.here(), message, help, fix);
            }
            if self.words("otherwise") {
                let otherwise = self.or();
                return self.made(start, Node::Cases(rows, Box::new(otherwise)));
            }
            let value = self.or();
            if !self.words("when") {
                if self.rest().len() == 1 && self.peek().is_some_and(|it| it.is_word("otherwise")) {
                    let message = "“otherwise” goes before its value.";
                    let words = format!("otherwise {}", self.report.text_of(value.span.clone()));
                    let help = format!("Write “{words}”.");
                    let span = value.span.start..self.here().end;
                    let fix = Some((span.clone(), words.as_str()));
                    return self.fail_mended(codes::W111, span, message, &help, fix);
                }
                if let Some(left) = self.peek().filter(|left| left.is_word("if")) {
                    let message = "Here I expected “when”.";
                    return self.fail_mended(
                        codes::W111,
                        left.span.clone(),
                        message,
                        instead(left).unwrap_or(JOINED),
                        mended(left),
                    );
                }
                return self.fail(
                    codes::W111,
                    self.here(),
                    "Here I expected “when” and a condition.",
                    "Each value but the last is followed by “when” and its condition; the last \
                     one stands behind “otherwise”.",
                );
            }
            rows.push((self.or(), value));
        }
    }

    fn or(&mut self) -> Expr {
        let start = self.at;
        let mut parts = vec![self.and()];
        while self.words("or") {
            self.joined = true;
            parts.push(self.and());
        }
        self.joined(start, parts, Node::Or)
    }

    fn and(&mut self) -> Expr {
        let start = self.at;
        let mut parts = vec![self.not()];
        while self.words("and") {
            self.joined = true;
            parts.push(self.not());
        }
        self.joined(start, parts, Node::And)
    }

    fn joined(&self, start: usize, mut parts: Vec<Expr>, node: fn(Vec<Expr>) -> Node) -> Expr {
        match (parts.pop(), parts.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                parts.extend(last);
                self.made(start, node(parts))
            }
        }
    }

    fn not(&mut self) -> Expr {
        let start = self.at;
        // “not sure” may be a name; “not worse” is none where “worse” is one.
        let behind = self.rest().get(1..).unwrap_or_default();
        let is_name = self.at_long_name() && self.names.longest(behind).is_none();
        if !is_name && self.words("not") {
            let of = self.deeper(Self::not);
            return self.made(start, Node::Not(Box::new(of)));
        }
        self.comparison()
    }

    /// How many words come next that are no operators.
    fn plain_run(&self) -> usize {
        let is_plain = |token: &&Token| {
            token
                .word()
                .is_some_and(|word| !RESERVED.contains(&word) && in_capitals(word).is_none())
        };
        let run = self.rest().iter().take_while(is_plain).count();
        let rest = |at: usize| self.rest().get(at..).unwrap_or_default();
        (1..run).find(|at| slips::ends_name(rest(*at))).unwrap_or(run)
    }

    fn sum(&mut self) -> Expr {
        let start = self.at;
        let rounded = self.rounded();
        for (words, percentage) in [("as a number", false), ("as a percentage", true)] {
            if self.words(words) {
                return self.made(start, Node::Shown(Box::new(rounded), percentage));
            }
        }
        rounded
    }

    fn rounded(&mut self) -> Expr {
        let start = self.at;
        let sum = self.plain_sum();
        if !self.words("rounded") {
            return sum;
        }
        let rounding = if self.any_of(&["up to the next", "up to"]) {
            Rounding::Up
        } else if self.any_of(&["down to the last", "down to"]) {
            Rounding::Down
        } else if self.any_of(&["to the nearest", "to nearest"]) {
            Rounding::Nearest
        } else {
            let message = "I cannot read how this is rounded.";
            let help = "Write “rounded to the nearest £1,000”, “rounded up to 5” or “rounded down \
                        to 0.1”.";
            return self.fail(codes::W112, self.here(), message, help);
        };
        let step = self.single();
        self.made(start, Node::Rounded(rounding, Box::new(sum), Box::new(step)))
    }

    fn plain_sum(&mut self) -> Expr {
        let start = self.at;
        let mut left = self.product();
        loop {
            let operator = if self.sign('+') || self.words("plus") {
                Arithmetic::Plus
            } else if self.sign('-') || self.words("minus") {
                Arithmetic::Minus
            } else if self.words("after") {
                Arithmetic::After
            } else if self.words("before") {
                Arithmetic::Before
            } else {
                return left;
            };
            let right = self.product();
            left = self.made(start, Node::Arithmetic(operator, Box::new(left), Box::new(right)));
        }
    }

    fn product(&mut self) -> Expr {
        let start = self.at;
        let mut left = self.single();
        loop {
            let operator =
                if self.sign('*') || self.words("times") || (!self.before_of && self.words("of")) {
                    Arithmetic::Times
                } else if self.sign('/') || self.words("out of") || self.words("divided by") {
                    Arithmetic::Over
                } else {
                    return left;
                };
            let right = self.single();
            left = self.made(start, Node::Arithmetic(operator, Box::new(left), Box::new(right)));
        }
    }

    fn single(&mut self) -> Expr {
        self.size += 1;
        if self.size > LARGEST {
            return self.too_large();
        }
        self.deeper(Self::one)
    }

    fn one(&mut self) -> Expr {
        let start = self.at;
        let Some(token) = self.peek() else {
            let help = "Add a name, a number or a condition here.";
            let message = match self.tokens {
                [] => "Something is missing here.",
                _ => "Something is missing at the end.",
            };
            return self.fail(codes::W112, self.here(), message, help);
        };
        let literal = match &token.kind {
            TokenKind::Number(number) => Some(Literal::Number(*number)),
            TokenKind::Money(pounds) => Some(Literal::Money(*pounds)),
            TokenKind::Percentage(fraction) => Some(Literal::Percentage(*fraction)),
            TokenKind::Date(day) => Some(Literal::Date(*day)),
            _ => None,
        };
        if let Some(literal) = literal {
            self.at += 1;
            if let (Literal::Number(number), Some((unit, words))) =
                (literal, self.names.unit(self.rest()))
            {
                let unit = unit.to_owned();
                self.at += words;
                return self.made(start, Node::Counted(number, unit));
            }
            if let Literal::Money(pounds) = literal
                && self.words("per")
            {
                return self.rate(start, pounds);
            }
            return self.made(start, Node::Literal(literal));
        }
        if let Some(negative) = negative(self.rest()) {
            self.at += 2;
            return self.made(start, Node::Literal(negative));
        }
        if self.sign('(') {
            let before_of = std::mem::take(&mut self.before_of);
            let before_have = std::mem::take(&mut self.before_have);
            let inside = self.cases();
            (self.before_of, self.before_have) = (before_of, before_have);
            if !self.sign(')') {
                let help = "Every ( needs its ).";
                let message = "A closing bracket is missing.";
                // Further on, it may belong anywhere.
                let fix = self.peek().is_none().then(|| (self.behind(), ")"));
                return self.fail_mended(codes::W113, self.here(), message, help, fix);
            }
            return Expr { span: self.made(start, Node::Bad).span, ..inside };
        }
        // A declared name of several words goes before any keyword it may start with; a single
        // word does not, or an option “none” would hide “none of”.
        if self.at_long_name() {
            return self.name_or_list();
        }
        if let Some(node) = self.keyword() {
            return self.made(start, node);
        }
        self.name_or_list()
    }

    /// What stands behind “per” in `£16,000 per home`.
    fn rate(&mut self, start: usize, pounds: Decimal) -> Expr {
        if let Some((unit, words)) = self.names.one_of_unit(self.rest()) {
            let unit = unit.to_owned();
            self.at += words;
            return self.made(start, Node::Rate(pounds, unit));
        }
        let run = self.plain_run();
        if run == 0 {
            let help = "For example £16,000 per home.";
            return self.fail(codes::W131, self.here(), "Say for each of what this is.", help);
        }
        let words = self.rest().get(..run).unwrap_or_default();
        let (word, span) = (join(words), span_of(words, &self.here()));
        let help = self.names.unit_near(&word).map_or_else(
            || "Units are those of questions such as “number of homes”.".to_owned(),
            |near| format!("Did you mean “{near}”?"),
        );
        self.fail(codes::W131, span, &format!("Nothing is counted in “{word}”."), &help)
    }

    fn name_or_list(&mut self) -> Expr {
        let start = self.at;
        let name = self.name();
        self.narrowed(start, name)
    }

    /// A list, and the condition behind “where” if there is one.
    fn narrowed(&mut self, start: usize, list: Expr) -> Expr {
        if self.words("where") {
            let before_have = std::mem::replace(&mut self.before_have, true);
            let condition = self.or();
            self.before_have = before_have;
            return self.made(start, Node::Where(Box::new(list), Box::new(condition)));
        }
        list
    }

    /// A declared name, or the words up to the next operator as a name nobody declared.
    fn name(&mut self) -> Expr {
        // “the public cost”
        let behind = self.rest().get(1..).unwrap_or_default();
        let is_the = self.peek().is_some_and(|token| token.is_word("the"));
        if is_the
            && self.names.longest(self.rest()).is_none()
            && self.names.longest(behind).is_some()
        {
            self.at += 1;
        }
        let start = self.at;
        let run = self.plain_run();
        let declared = self.names.longest(self.rest());
        // “public costs” is not “public cost” followed by something: take the whole run.
        let length = match declared {
            Some(length) if length >= run => length,
            Some(length) if self.goes_on_well(length) => length,
            _ => run,
        };
        if length == 0
            && let Some(Token { kind: TokenKind::Text(text), span }) = self.peek()
        {
            let option = self.names.has_option(text).then(|| (span.clone(), text.clone()));
            let message = "A text cannot be compared or computed with.";
            let help = "Options are written without quotation marks; of a text, rules can only ask \
                        whether it “is given”.";
            let fix = option.as_ref().map(|(place, option)| (place.clone(), option.as_str()));
            return self.fail_mended(codes::W112, self.here(), message, help, fix);
        }
        if length == 0 {
            let message = "Here I expected a name or a value.";
            let names = "Names are those of questions, settings and definitions of this pack.";
            // “if” at the start is more than a wrong word for “when”.
            let (help, fix) = match self.peek() {
                Some(next) if next.is_word("if") => (VALUE_FIRST.to_owned(), self.value_first()),
                _ => self.no_name().unwrap_or_else(|| (names.to_owned(), None)),
            };
            let fix = fix.as_ref().map(|(place, words)| (place.clone(), words.as_str()));
            return self.fail_mended(codes::W112, self.here(), message, &help, fix);
        }
        self.at += length;
        let words = join(self.tokens.get(start..self.at).unwrap_or_default());
        self.made(start, Node::Name(words))
    }

    /// Whether a phrase that may follow a value comes after `length` tokens.
    fn goes_on_well(&self, length: usize) -> bool {
        let next = self.rest().get(length);
        next.is_some_and(|token| {
            ["minus", "plus", "divided"].iter().any(|word| token.is_word(word))
        })
    }
}
