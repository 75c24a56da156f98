//! Examples: `example "…" from "…"` with what it gives.

use weighup_engine::{Decimal, Value, assessment::State, program::Expr};

use super::{Compiler, Thing, Type, frame, head_span, texts};
use crate::{
    codes,
    example::{Example, Expectation, Subject, Wanted},
    names::join,
    outline::{Block, Clause},
    token::{Span, Token, TokenKind, span_of},
};

impl<'b> Compiler<'b, '_, '_> {
    /// Reads all examples.
    pub(super) fn read_examples(&mut self, blocks: &'b [Block]) {
        for block in blocks.iter().filter(|block| block.keyword == "example") {
            let title = texts(frame::before_word("from", &block.head));
            let from = frame::behind_word("from", &block.head).map(texts);
            let mut example = Example {
                title,
                from,
                answers: Vec::new(),
                settings: Vec::new(),
                finished: false,
                finished_parts: Vec::new(),
                as_of: None,
                expected: Vec::new(),
                file: self.report.path_of(block.keyword_span.start).to_owned(),
                line: self.report.line_of(block.keyword_span.start),
            };
            if example.title.is_empty() {
                let help = "For example: example \"A small scheme\"";
                self.report.add(codes::W107, head_span(block), "This example has no title.", help);
            }
            for clause in &block.clauses {
                match clause.keyword {
                    "finished" if clause.tokens.is_empty() => example.finished = true,
                    "finished" => example.finished_parts.extend(self.finished_parts(clause)),
                    "as of" => example.as_of = self.as_of(clause),
                    "without" => example.answers.extend(self.blank(clause)),
                    "with" => self.given_by_example(clause, &mut example),
                    _ => example.expected.extend(self.expectation(clause)),
                }
            }
            self.examples.push(example);
        }
    }

    /// `as of 1 April 2026`
    fn as_of(&mut self, clause: &Clause) -> Option<Decimal> {
        if let [Token { kind: TokenKind::Date(day), .. }] = clause.tokens.as_slice() {
            return Some(*day);
        }
        let span = span_of(&clause.tokens, &clause.keyword_span);
        let help = "For example: as of 1 April 2026";
        self.report.add(codes::W602, span, "Here I expected the date of assessment.", help);
        None
    }

    /// `gives evidence tier T3`, `gives total score from 79 to 83`, `gives plan exists not met`.
    fn expectation(&mut self, clause: &Clause) -> Option<Expectation> {
        let span = span_of(&clause.tokens, &clause.keyword_span);
        let text = self.report.text_of(span.clone()).to_owned();
        let (of, rest) = match clause.tokens.as_slice() {
            [verdict, rest @ ..] if verdict.is_word("verdict") => (Subject::Verdict, rest),
            [completeness, rest @ ..] if completeness.is_word("completeness") => {
                (Subject::Completeness, rest)
            }
            tokens => {
                let length = self.names.longest(tokens).unwrap_or(0);
                let (name, rest) = tokens.split_at_checked(length).unwrap_or_default();
                (self.subject(&join(name), clause)?, rest)
            }
        };
        let words: Vec<_> = rest.iter().filter_map(Token::word).collect();
        let is = match (&of, words.as_slice(), rest) {
            (Subject::Check(_), ["met"], _) => Wanted::State(State::Met),
            (Subject::Check(_), ["not", "met"], _) => Wanted::State(State::NotMet),
            (Subject::Check(_), ["not", "required"], _) => Wanted::State(State::NotRequired),
            (Subject::Value(index), ..) => self.wanted_value(*index, rest, &span)?,
            (Subject::Check(_) | Subject::Level(_), ["unknown"], _) => Wanted::Unknown,
            (Subject::Verdict, ["unknown"], _) if !self.is_verdict("unknown") => Wanted::Unknown,
            (Subject::Level(_) | Subject::Verdict, [_, ..], _) => {
                let wanted = words.join(" ");
                self.check_name(&of, &wanted, span_of(rest, &span));
                Wanted::Name(wanted)
            }
            (
                Subject::Score(_) | Subject::Total | Subject::Completeness,
                ["from", "to"],
                [
                    _,
                    Token { kind: TokenKind::Number(low), .. },
                    _,
                    Token { kind: TokenKind::Number(high), .. },
                ],
            ) => Wanted::Between(*low, *high),
            (
                Subject::Score(_) | Subject::Total | Subject::Completeness,
                [],
                [Token { kind: TokenKind::Number(points), .. }],
            ) => around(*points),
            _ => {
                let help = match of {
                    Subject::Check(_) => "A check is met, not met, not required or unknown.",
                    Subject::Level(_) => "Write one of its names behind it, or unknown.",
                    Subject::Verdict => "Write one of its names behind it.",
                    _ => "Write its points behind it, 81 or from 79 to 83.",
                };
                self.report.add(codes::W602, span, "I cannot read what this example gives.", help);
                return None;
            }
        };
        Some(Expectation { of, is, text })
    }

    fn is_verdict(&self, name: &str) -> bool {
        self.program.verdict.iter().flat_map(|it| &it.rows).any(|row| row.name == name)
    }

    /// What a definition, a table or a tension must come to: a figure, an option, yes or no, or
    /// `unknown`.
    fn wanted_value(&mut self, index: usize, tokens: &[Token], around: &Span) -> Option<Wanted> {
        if matches!(tokens, [word] if word.is_word("unknown")) {
            return Some(Wanted::Unknown);
        }
        let expr = self.read(tokens, around);
        let wanted = self.value_type(index, around);
        let (compiled, found) = self.expr(&expr, None, Some(&wanted));
        let value = match compiled {
            Expr::Truth(yes) => Some(Value::Truth(yes)),
            Expr::Option(option) => Some(Value::Option(option)),
            other => self.constant(&other).map(Value::Number),
        };
        if found == Type::Unknown || wanted == Type::Unknown {
            return None;
        }
        if !found.fits(&wanted) || value.is_none() {
            let message = format!("This gives {}.", wanted.words(&self.program));
            let help = "Write the value it must have, or unknown.";
            self.report.add(codes::W602, span_of(tokens, around), &message, help);
            return None;
        }
        value.map(Wanted::Value)
    }

    /// Whether a level or the verdict can be called so at all.
    fn check_name(&mut self, of: &Subject, wanted: &str, span: Span) {
        let names: Vec<&str> = match of {
            Subject::Level(level) => {
                let choice = self.program.choices.iter().find(|choice| choice.name == *level);
                let options = choice.map(|choice| choice.options.as_slice()).unwrap_or_default();
                options.iter().map(|option| option.id.as_str()).collect()
            }
            _ => {
                let rows = self.program.verdict.iter().flat_map(|verdict| &verdict.rows);
                rows.map(|row| row.name.as_str()).collect()
            }
        };
        if names.contains(&wanted) {
            return;
        }
        let near = weighup_engine::nearest(wanted, names.iter().copied());
        let help = match near {
            Some(near) => format!("Did you mean “{near}”?"),
            None if names.is_empty() => {
                "The pack has no verdict: add a block “verdict”.".to_owned()
            }
            None => format!("It can be {}.", names.join(", ")),
        };
        // What an example expects is for its author to say: no fix.
        self.report.add(codes::W203, span, &format!("It is never “{wanted}”."), &help);
    }

    fn subject(&mut self, name: &str, clause: &Clause) -> Option<Subject> {
        let found = match self.things.get(name).copied() {
            Some(Thing::Broken) => return None,
            Some(Thing::Check(_)) => Some(Subject::Check(name.to_owned())),
            Some(Thing::Value(value)) => {
                let is_level = self.program.levels.iter().any(|level| level.value == value);
                let is_score = self.program.scores.iter().any(|score| score.value == value);
                let is_total = self.program.total.as_ref().is_some_and(|it| it.value == value);
                match (is_level, is_score, is_total) {
                    (true, ..) => Some(Subject::Level(name.to_owned())),
                    (_, true, _) => Some(Subject::Score(name.to_owned())),
                    (.., true) => Some(Subject::Total),
                    _ => Some(Subject::Value(value)),
                }
            }
            _ => None,
        };
        if found.is_none() {
            let span = span_of(&clause.tokens, &clause.keyword_span);
            let tokens: Vec<_> = clause.tokens.iter().map_while(Token::word).collect();
            let names = self.things.keys().map(String::as_str);
            let help = match weighup_engine::closest(&tokens.join(" "), names) {
                Some(near) if near != name => format!("Did you mean “{near}”?"),
                _ => "It can give a level, a check, a score, a definition, a table, a tension, \
                     completeness or the verdict."
                    .to_owned(),
            };
            self.report.add(
                codes::W603,
                span,
                "This example gives something the pack does not have.",
                &help,
            );
        }
        found
    }
}

/// A score written without decimals stands for all that round to it.
fn around(points: Decimal) -> Wanted {
    let half = Decimal::new(5, 1);
    if points.fract().is_zero() {
        let from = points.checked_sub(half).unwrap_or(points);
        Wanted::Between(from, points.checked_add(half).unwrap_or(points))
    } else {
        Wanted::Between(points, points)
    }
}
