//! Checks, the verdict, and the values inside messages.

use weighup_engine::program::{
    Check, Citation, Expr, Force, Named, Part, Severity, Verdict, VerdictRow,
};

use super::{Compiler, Stage, Type, head_span};
use crate::{
    clauses::force_named,
    codes,
    expression::Comparison,
    lex::lex,
    names::join,
    outline::{Block, Clause},
    sites::Shown,
    token::{Span, Token, TokenKind, span_of},
};

impl<'b> Compiler<'b, '_, '_> {
    /// Compiles all checks, then the verdict, which may ask about them.
    pub(super) fn checks_and_verdict(&mut self, blocks: &'b [Block]) {
        for index in 0..self.pending_checks.len() {
            self.check_conditions(index, &(0..0));
            self.check_words(index);
        }
        for block in blocks.iter().filter(|block| block.keyword == "verdict") {
            self.verdict(block);
        }
    }

    /// Compiles when a check applies and what it needs: rules may ask whether it is met.
    pub(super) fn check_conditions(&mut self, index: usize, used_at: &Span) {
        let Some(pending) = self.pending_checks.get_mut(index) else { return };
        let block = pending.block;
        match std::mem::replace(&mut pending.stage, Stage::Busy) {
            Stage::Done(done) => pending.stage = Stage::Done(done),
            Stage::Busy => self.circular(block, used_at),
            Stage::Waiting => {
                let mut applies = None;
                let mut needs = Expr::Truth(false);
                for clause in &block.clauses {
                    match clause.keyword {
                        "applies" => applies = self.applies(clause),
                        "needs" => {
                            let expr = self.read(&clause.tokens, &clause.keyword_span);
                            needs = self.condition(&expr, None);
                        }
                        _ => {}
                    }
                }
                self.tighten_conditions(index, &mut applies, &mut needs);
                let conditions = applies.iter().chain([&needs]);
                self.measure(Named::Check(index), conditions, &block.keyword_span);
                if let Some(check) = self.program.checks.get_mut(index) {
                    check.applies = applies;
                    check.needs = needs;
                }
                if let Some(pending) = self.pending_checks.get_mut(index) {
                    pending.stage = Stage::Done(Type::YesNo);
                }
            }
        }
    }

    /// Compiles the rest of a check: its force, what it counts as, its words.
    fn check_words(&mut self, index: usize) {
        let Some(block) = self.pending_checks.get(index).map(|pending| pending.block) else {
            return;
        };
        let Some(mut check) = self.program.checks.get(index).cloned() else { return };
        let mut seen = Vec::new();
        for clause in &block.clauses {
            let part = match clause.keyword {
                "must" | "declared" | "should" | "typically" => {
                    "must, declared, should or typically"
                }
                other => other,
            };
            if seen.contains(&part) {
                let message = format!("This check says “{part}” twice.");
                self.report.add(
                    codes::W117,
                    clause.keyword_span.clone(),
                    &message,
                    "Keep one of them.",
                );
            }
            seen.push(part);
            match clause.keyword {
                "applies" | "needs" => {}
                "counts as" => self.counts_as(clause, &mut check),
                "if not" => check.message = self.message(clause),
                "to fix" => check.fix = self.message(clause),
                force => {
                    check.force = force_named(force).unwrap_or(Force::Should);
                    check.citations = self.citations_needed(clause);
                }
            }
        }
        let parts = [
            ("needs", "needs public cost is given"),
            ("must, declared, should or typically", "should [OF 2d]"),
            ("counts as", "counts as major"),
            ("if not", "if not \"What is wrong, in plain words.\""),
            ("to fix", "to fix \"What to do about it.\""),
        ];
        let missing: Vec<_> = parts.iter().filter(|(part, _)| !seen.contains(part)).collect();
        if !missing.is_empty() {
            let names: Vec<_> = missing.iter().map(|(part, _)| format!("“{part}”")).collect();
            let examples: Vec<_> = missing.iter().map(|(_, example)| *example).collect();
            let message = format!("This check does not say {}.", names.join(", "));
            let lines = if missing.len() == 1 { "a line" } else { "lines" };
            let help = format!("Add {lines} such as: {}", examples.join(" · "));
            self.report.add(codes::W107, head_span(block), &message, &help);
        }
        if check.title.is_empty() {
            let help = "Add them in quotation marks behind the check's name.";
            self.report.add(
                codes::W107,
                head_span(block),
                "This check has no words for the reader.",
                help,
            );
        }
        self.tighten_words(index, &mut check, block);
        if let Some(slot) = self.program.checks.get_mut(index) {
            *slot = check;
        }
    }

    pub(super) fn citations_needed(&mut self, clause: &Clause) -> Vec<Citation> {
        let citations = self.citations(&clause.tokens);
        let is_clause = |token: &&Token| matches!(token.kind, TokenKind::Citation(_));
        let odd = clause.tokens.iter().find(|token| {
            !is_clause(token) && !token.is_sign(',') && token.kind != TokenKind::Unreadable
        });
        if let Some(odd) = odd.filter(|_| !citations.is_empty()) {
            let message =
                format!("Behind “{}” go clauses in square brackets only.", clause.keyword);
            let help = "Leave the words out, or put them into a comment: -- have regard to";
            self.report.add(codes::W110, odd.span.clone(), &message, help);
        }
        self.force_fits(clause, &citations);
        if citations.is_empty() {
            self.report.add(
                codes::W118,
                clause.keyword_span.clone(),
                "This rule does not say which clause it comes from.",
                "Add the clause in square brackets: should [OF 2d]",
            );
        }
        citations
    }

    /// `applies always`, `applies when …`, `applies at T2 and above`.
    pub(super) fn applies(&mut self, clause: &Clause) -> Option<Expr> {
        match clause.tokens.as_slice() {
            [always] if always.is_word("always") => None,
            [when, condition @ ..] if when.is_word("when") => {
                let expr = self.read(condition, &clause.keyword_span);
                Some(self.condition(&expr, None))
            }
            [at, level @ ..] if at.is_word("at") => self.at_level(level, &clause.keyword_span),
            _ => {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let help = "Write “applies always”, “applies when …” or “applies at T2 and above”.";
                let message = "I cannot read when this check applies.";
                let told = self.report.add(codes::W119, span, message, help);
                match clause.tokens.as_slice() {
                    [first, _, ..] if first.is_word("if") => told.replace(&first.span, "when"),
                    [only] => told.instead(closest_word(only, ["always"])),
                    _ => {}
                }
                None
            }
        }
    }

    fn at_level(&mut self, tokens: &[Token], around: &Span) -> Option<Expr> {
        let (comparison, name) = match tokens {
            [name @ .., and, above] if and.is_word("and") && above.is_word("above") => {
                (Some(Comparison::AtLeast), name)
            }
            [name @ .., and, below] if and.is_word("and") && below.is_word("below") => {
                (Some(Comparison::AtMost), name)
            }
            name => (None, name),
        };
        let wanted = join(name);
        let levels: Vec<_> = self.program.levels.iter().map(|level| level.value).collect();
        let mut found = Vec::new();
        let mut known = Vec::new();
        for value in levels {
            let Type::Choice(choice) = self.value_type(value, around) else { continue };
            let options = self.program.choices.get(choice).map(|choice| choice.options.as_slice());
            for (i, option) in options.unwrap_or_default().iter().enumerate() {
                known.push(option.id.clone());
                if option.id == wanted {
                    found.push((value, choice, i));
                }
            }
        }
        for (value, ..) in &found {
            if let Some(value) = self.program.values.get(*value) {
                self.sites.name(&value.name);
            }
        }
        let [(value, choice, option)] = found.as_slice() else {
            let near = weighup_engine::nearest(&wanted, known.iter().map(String::as_str));
            let help = near.map_or_else(
                || match known.len() {
                    0 => "Declare one first: level tier: T1, T2, T3".to_owned(),
                    _ => format!("The levels are {}.", known.join(", ")),
                },
                |near| format!("Did you mean “{near}”?"),
            );
            let message = format!("“{wanted}” is not a level.");
            self.report.add(codes::W203, span_of(name, around), &message, &help).did_you_mean(near);
            return None;
        };
        let options = match comparison {
            Some(comparison) => self.range(*choice, comparison, *option),
            None => weighup_engine::OptionSet::only(*option),
        };
        Some(Expr::Among(Box::new(Expr::Value(*value)), options))
    }

    /// `counts as gate`, `counts as gate when strict is yes, otherwise major`.
    pub(super) fn counts_as(&mut self, clause: &Clause, check: &mut Check) {
        let severity = |token: Option<&Token>| match token.and_then(Token::word) {
            Some("gate") => Some(Severity::Gate),
            Some("major") => Some(Severity::Major),
            Some("minor") => Some(Severity::Minor),
            Some("flag") => Some(Severity::Flag),
            _ => None,
        };
        let tokens = clause.tokens.as_slice();
        let third = tokens.windows(3).any(|three| match three {
            [comma, weight, when] => {
                comma.is_sign(',') && severity(Some(weight)).is_some() && when.is_word("when")
            }
            _ => false,
        });
        if third {
            let span = span_of(tokens, &clause.keyword_span);
            let message = "A check counts as one of two weights, not of three.";
            let help = "Write one condition and what it counts as otherwise: “counts as gate when \
                        …, otherwise major”. For a third weight, write a second check.";
            self.report.add(codes::W120, span, message, help);
            return;
        }
        let first = severity(tokens.first());
        let otherwise = match tokens {
            [_, when, condition @ .., comma, otherwise, last]
                if when.is_word("when") && comma.is_sign(',') && otherwise.is_word("otherwise") =>
            {
                let expr = self.read(condition, &clause.keyword_span);
                check.severity_when = Some(self.condition(&expr, None));
                severity(Some(last))
            }
            [_] => first,
            _ => None,
        };
        match (first, otherwise) {
            (Some(first), Some(otherwise)) => {
                check.severity = first;
                check.fallback = otherwise;
            }
            _ => {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let help = "Write “counts as gate”, “major”, “minor” or “flag”, or “counts as gate \
                            when …, otherwise major”.";
                let message = "I cannot read what this check counts as.";
                let told = self.report.add(codes::W120, span, message, help);
                match tokens {
                    [only] => told.instead(closest_word(only, ["gate", "major", "minor", "flag"])),
                    [article, weight]
                        if article.is_word("a") && severity(Some(weight)).is_some() =>
                    {
                        told.replace(&(article.span.start..weight.span.start), "");
                    }
                    [_, wrong, ..] if wrong.is_word("if") => told.replace(&wrong.span, "when"),
                    [.., last, otherwise, _]
                        if otherwise.is_word("otherwise") && !last.is_sign(',') =>
                    {
                        told.replace(&(last.span.end..last.span.end), ",");
                    }
                    _ => {}
                }
            }
        }
    }

    /// A text with values in braces: "Evaluation has {evaluation budget}."
    pub(super) fn message(&mut self, clause: &Clause) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let odd: Vec<_> =
            clause.tokens.iter().filter(|it| !matches!(it.kind, TokenKind::Text(_))).collect();
        if let (Some(first), Some(last)) = (odd.first(), odd.last()) {
            let help = "Put the words in quotation marks.";
            let span = first.span.start..last.span.end;
            self.report.add(codes::W107, span, "Here I expected a text.", help);
            return parts;
        }
        for token in &clause.tokens {
            let TokenKind::Text(text) = &token.kind else { continue };
            if !parts.is_empty() {
                parts.push(Part::Text(" ".to_owned()));
            }
            self.template(text, token.span.start + 1, &mut parts);
        }
        if parts.is_empty() {
            let help = "Put the words behind it, in quotation marks.";
            let message = format!("“{}” has no text.", clause.keyword);
            self.report.add(codes::W107, clause.keyword_span.clone(), &message, help);
        }
        parts
    }

    fn template(&mut self, text: &str, start: usize, parts: &mut Vec<Part>) {
        let mut rest = text;
        loop {
            let at = start + (text.len() - rest.len());
            let Some((before, behind)) = rest.split_once('{') else {
                parts.push(Part::Text(rest.to_owned()));
                return;
            };
            parts.push(Part::Text(before.to_owned()));
            let open = at + before.len();
            let Some((inside, after)) = behind.split_once('}') else {
                let help = "Close it with }.";
                let span = open..open + 1;
                self.report.add(codes::W121, span, "A value in this text has no end.", help);
                return;
            };
            let span = open..open + inside.len() + 2;
            let tokens = lex(inside, open + 1, self.report).tokens;
            let expr = self.read(&tokens, &span);
            let (part, of_type) = self.shown_part(&expr);
            if let (Part::Value(expr, kind), true) = (&part, of_type != Type::Unknown) {
                let (expr, kind) = (expr.clone(), kind.clone());
                self.sites.shown.push(Shown { span, expr, kind });
            }
            parts.push(part);
            rest = after;
        }
    }

    fn verdict(&mut self, block: &'b Block) {
        let mut rows: Vec<VerdictRow> = Vec::new();
        let mut readable = true;
        for clause in &block.clauses {
            let ends =
                |token: &Token| ["when", "otherwise", "if"].iter().any(|it| token.is_word(it));
            let end = clause.tokens.iter().position(ends);
            let (name, rest) = end
                .and_then(|end| clause.tokens.split_at_checked(end))
                .unwrap_or((clause.tokens.as_slice(), &[]));
            let span = || span_of(&clause.tokens, &clause.keyword_span);
            if rows.last().is_some_and(|row| row.when.is_none()) {
                let message = "This row is never reached: the one before it says “otherwise”.";
                let help = "The rows are read from top to bottom. Put “otherwise” last.";
                self.report.add(codes::W122, span(), message, help);
                continue;
            }
            let when = match rest {
                [otherwise] if otherwise.is_word("otherwise") => None,
                [when, condition @ ..] if when.is_word("when") => {
                    let expr = self.read(condition, &clause.keyword_span);
                    self.in_verdict = true;
                    let condition = self.condition(&expr, None);
                    self.in_verdict = false;
                    Some(condition)
                }
                [wrong, ..] if wrong.is_word("if") => {
                    let message = "Here I expected “when”.";
                    let help = "Write “when” instead of “if”.";
                    let told = self.report.add(codes::W122, wrong.span.clone(), message, help);
                    told.instead(Some("when"));
                    readable = false;
                    continue;
                }
                _ => {
                    let help = "Write “not ready when …”; the last row ends with “otherwise”.";
                    let message = "I cannot read this row of the verdict.";
                    self.report.add(codes::W122, span(), message, help);
                    readable = false;
                    continue;
                }
            };
            rows.push(VerdictRow { name: join(name), when });
        }
        if readable && rows.last().is_none_or(|row| row.when.is_some()) {
            let help = "Add a last row: ready otherwise";
            let message = "The verdict does not say what it is otherwise.";
            self.report.add(codes::W122, head_span(block), message, help);
        }
        self.program.verdict = Some(Verdict { rows });
    }
}

/// Which of these words a token was probably meant as.
fn closest_word<const N: usize>(token: &Token, words: [&'static str; N]) -> Option<&'static str> {
    weighup_engine::closest(token.word()?, words)
}

/// A check before it is compiled.
pub(super) fn blank(id: String, title: String) -> Check {
    Check {
        id,
        title,
        applies: None,
        needs: Expr::Truth(false),
        force: Force::Should,
        severity: Severity::Minor,
        severity_when: None,
        fallback: Severity::Minor,
        citations: Vec::new(),
        message: Vec::new(),
        fix: Vec::new(),
    }
}
