//! Scores, scores of each item, and the total.

use weighup_engine::{
    Decimal,
    program::{Expr, Line, Operator, Total},
};

use super::{Compiler, Thing, Type, frame, head_span, texts};
use crate::{
    codes,
    outline::{Block, Clause},
    token::{Token, TokenKind, span_of},
};

impl<'b> Compiler<'b, '_, '_> {
    /// `score equality and place, worth 10 "Equality and place"` and its lines.
    pub(super) fn score(&mut self, block: &'b Block, value: usize) -> (Expr, Type) {
        let worth = self.worth(block);
        let mut lines = Vec::new();
        for clause in block.clauses.iter().filter(|clause| clause.keyword == "#") {
            lines.extend(self.line(clause, None));
        }
        let most = self.most(block, worth);
        let citations = self.program.values.get(value).map(|value| value.citations.clone());
        let index = self.program.scores.iter().position(|score| score.value == value);
        let score = index.and_then(|index| self.program.scores.get_mut(index));
        if let Some(score) = score {
            score.worth = worth;
            score.lines = lines;
            score.most = most;
            score.citations = citations.unwrap_or_default();
        }
        (Expr::Score(index.unwrap_or_default()), Type::Points(worth))
    }

    /// `score chain quality for each claim, out of 10`: computed for each item.
    pub(super) fn item_score(&mut self, block: &'b Block, list: usize) -> (Expr, Type) {
        let worth = self.worth(block);
        if let Some(cap) = block.clauses.iter().find(|clause| clause.keyword == "at most") {
            let message = "A score for each item has no cap.";
            let help = "Put it into a line: “lower of … and 0.5”.";
            self.report.add(codes::W501, cap.keyword_span.clone(), message, help);
        }
        let mut sum: Option<Expr> = None;
        let mut points = Decimal::ZERO;
        for clause in block.clauses.iter().filter(|clause| clause.keyword == "#") {
            let Some(line) = self.line(clause, Some(list)) else { continue };
            if line.required.is_some() {
                let message = "The lines of a score for each item are always required.";
                let help = "Put the condition into the line: “… when …, otherwise 0”.";
                let span = span_of(&clause.tokens, &clause.keyword_span);
                self.report.add(codes::W501, span, message, help);
            }
            points = points.checked_add(line.points).unwrap_or(Decimal::MAX);
            let earned = Expr::Arithmetic(
                Operator::Times,
                Box::new(Expr::Number(line.points)),
                Box::new(line.earned),
            );
            sum = Some(match sum {
                Some(sum) => Expr::Arithmetic(Operator::Plus, Box::new(sum), Box::new(earned)),
                None => earned,
            });
        }
        if points != worth {
            let message = format!("The lines add up to {points}, but the score is out of {worth}.");
            let help = "Change a line's points or what the score is out of.";
            self.report.add(codes::W502, head_span(block), &message, help);
        }
        (sum.unwrap_or(Expr::Number(Decimal::ZERO)), Type::Points(worth))
    }

    fn worth(&mut self, block: &Block) -> Decimal {
        let tokens = frame::before_texts(&block.head);
        let worth = match tokens {
            [.., worth, Token { kind: TokenKind::Number(number), .. }]
                if worth.is_word("worth") =>
            {
                Some(*number)
            }
            [.., out, of, Token { kind: TokenKind::Number(number), .. }]
                if out.is_word("out") && of.is_word("of") =>
            {
                Some(*number)
            }
            _ => None,
        };
        worth.filter(|worth| *worth > Decimal::ZERO).unwrap_or_else(|| {
            let help = "For example: score equality and place, worth 10";
            self.report.add(
                codes::W107,
                head_span(block),
                "This score does not say what it is worth.",
                help,
            );
            Decimal::ONE
        })
    }

    /// `3 for plan is given, required when … "Plan"`
    fn line(&mut self, clause: &Clause, list: Option<usize>) -> Option<Line> {
        let title = texts(&clause.tokens);
        let tokens = frame::before_texts(&clause.tokens);
        let (points, rest) = match tokens {
            [Token { kind: TokenKind::Number(points), .. }, word, rest @ ..]
                if word.is_word("for") =>
            {
                (*points, rest)
            }
            _ => {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let help = "For example: 3 for plan is given \"There is a plan\"";
                self.report.add(codes::W116, span, "I cannot read this line of the score.", help);
                return None;
            }
        };
        if let (Some(check), None) = (self.check_named(rest), list) {
            self.check_conditions(check, &clause.keyword_span);
            let of_check = self.program.checks.get(check).map(|check| check.title.clone());
            let title = if title.is_empty() { of_check.unwrap_or_default() } else { title };
            let (earned, required) = (Expr::Met(check), Some(Expr::Applies(check)));
            return Some(Line { title, points, earned, required });
        }
        let required = rest.windows(3).position(|three| match three {
            [comma, required, when] => {
                comma.is_sign(',') && required.is_word("required") && when.is_word("when")
            }
            _ => false,
        });
        let (earned, condition) = match required {
            Some(at) => (rest.get(..at).unwrap_or_default(), rest.get(at + 3..)),
            None => (rest, None),
        };
        let expr = self.read(earned, &clause.keyword_span);
        let (compiled, of_type) = self.expr(&expr, list, None);
        let earned = match &of_type {
            Type::Points(worth) => {
                Expr::Arithmetic(Operator::Over, Box::new(compiled), Box::new(Expr::Number(*worth)))
            }
            Type::YesNo | Type::Percentage | Type::Ratio | Type::Unknown => compiled,
            Type::Number(unit) if unit.is_empty() => compiled,
            other => {
                let message = format!(
                    "A line earns a part of its points, but this is {}.",
                    other.words(&self.program)
                );
                let help =
                    "Give a condition, a percentage, or a number from 0 to 1: “… out of 10”.";
                self.report.add(codes::W503, expr.span.clone(), &message, help);
                compiled
            }
        };
        let required = condition.map(|tokens| {
            let expr = self.read(tokens, &clause.keyword_span);
            self.condition(&expr, list)
        });
        Some(Line { title, points, earned, required })
    }

    /// `at most 50 when no baseline is shown`: the lowest of the caps that hold.
    fn most(&mut self, block: &Block, worth: Decimal) -> Option<Expr> {
        let mut most: Option<Expr> = None;
        for clause in block.clauses.iter().filter(|clause| clause.keyword == "at most") {
            let [Token { kind: TokenKind::Number(cap), .. }, when, condition @ ..] =
                clause.tokens.as_slice()
            else {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let help = "Points, “when” and a condition: at most 50 when plan is not given";
                self.report.add(codes::W116, span, "I cannot read this cap.", help);
                continue;
            };
            if !when.is_word("when") || *cap > worth {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let help = format!("A cap is at most {worth}: at most {worth} when …");
                self.report.add(codes::W116, span, "I cannot read this cap.", &help);
                continue;
            }
            let expr = self.read(condition, &clause.keyword_span);
            let cap = Expr::Cases {
                rows: vec![(self.condition(&expr, None), Expr::Number(*cap))],
                otherwise: Some(Box::new(Expr::Number(worth))),
            };
            most = Some(match most {
                Some(other) => Expr::Arithmetic(Operator::Lesser, Box::new(other), Box::new(cap)),
                None => cap,
            });
        }
        most
    }

    /// The check named in `2 for check evaluation funded`.
    fn check_named(&mut self, tokens: &[Token]) -> Option<usize> {
        let [check, name @ ..] = tokens else { return None };
        let name = check.is_word("check").then(|| crate::names::join(name))?;
        match self.things.get(&name) {
            Some(Thing::Check(index)) => Some(*index),
            _ => None,
        }
    }

    /// `total score, out of 100` with what it adds and what it is multiplied by.
    pub(super) fn total(&mut self, block: &'b Block, value: usize) -> (Expr, Type) {
        let out_of = self.worth(block);
        let mut total = Total {
            value,
            scores: Vec::new(),
            factor: None,
            factor_name: String::new(),
            out_of,
            most: self.most(block, out_of),
        };
        let mut all_found = true;
        for clause in block.clauses.iter().filter(|clause| clause.keyword != "at most") {
            if clause.keyword == "times" {
                let tokens = frame::before_texts(&clause.tokens);
                let expr = self.read(tokens, &clause.keyword_span);
                let (factor, of_type) = self.expr(&expr, None, None);
                if !of_type.fits(&Type::Percentage) {
                    let message = format!(
                        "The factor is a number, but this is {}.",
                        of_type.words(&self.program)
                    );
                    self.report.add(
                        codes::W503,
                        expr.span,
                        &message,
                        "Give a percentage or a number.",
                    );
                }
                total.factor = Some(factor);
                total.factor_name = match texts(&clause.tokens) {
                    title if title.is_empty() => crate::names::join(tokens),
                    title => title,
                };
                continue;
            }
            for name in clause.tokens.split(|token| token.is_sign(',')) {
                all_found &= self.add_to_total(name, clause, &mut total);
            }
        }
        let sum = total
            .scores
            .iter()
            .filter_map(|score| self.program.scores.get(*score))
            .try_fold(Decimal::ZERO, |sum, score| sum.checked_add(score.worth))
            .unwrap_or(Decimal::MAX);
        if all_found && sum != out_of {
            let message =
                format!("The scores are worth {sum} together, but the total is out of {out_of}.");
            let help = "Change what a score is worth, or what the total is out of.";
            self.report.add(codes::W502, head_span(block), &message, help);
        }
        self.program.total = Some(total);
        (Expr::Total, Type::Points(out_of))
    }

    fn add_to_total(&mut self, name: &[Token], clause: &Clause, total: &mut Total) -> bool {
        let span = span_of(name, &clause.keyword_span);
        let name = crate::names::join(name);
        if let Some(Thing::Value(index)) = self.things.get(&name).copied() {
            self.value_type(index, &span);
            self.sites.name(&name);
            let score = self.program.scores.iter().position(|score| score.value == index);
            if let Some(score) = score {
                total.scores.push(score);
                return true;
            }
        }
        let titles = self.program.scores.iter().filter_map(|score| {
            self.program.values.get(score.value).map(|value| value.name.as_str())
        });
        let near = weighup_engine::nearest(&name, titles);
        let help = near.map_or_else(
            || "Name the scores to add, separated by commas.".to_owned(),
            |near| format!("Did you mean “{near}”?"),
        );
        let message = format!("There is no score “{name}”.");
        self.report.add(codes::W201, span, &message, &help).did_you_mean(near);
        false
    }
}
