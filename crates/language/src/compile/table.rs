//! Settings, decision tables and levels.

use weighup_engine::{
    Decimal, OptionSet,
    program::{Expr, Move, Test},
};

use super::{Compiler, Type, frame, head_span};
use crate::{
    codes,
    expression::{Comparison, Node},
    names::join,
    outline::{Block, Cell, Clause, Row},
    proof::{Column, Fit, prove},
    token::{Span, Token, TokenKind, span_of},
};

impl<'b> Compiler<'b, '_, '_> {
    /// `setting small scheme limit is £250,000, illustrative`
    pub(super) fn setting(&mut self, block: &'b Block) -> (Expr, Type) {
        let Some(tokens) = self.defined_as(block) else {
            return (Expr::Truth(false), Type::Unknown);
        };
        let end = tokens
            .iter()
            .position(|token| token.is_sign(',') || matches!(token.kind, TokenKind::Citation(_)));
        let (value, rest) =
            tokens.split_at_checked(end.unwrap_or(tokens.len())).unwrap_or((tokens, &[]));
        let said = |token: &Token| match &token.kind {
            TokenKind::Word(word) => word == "illustrative",
            kind => matches!(kind, TokenKind::Citation(_) | TokenKind::Sign(',')),
        };
        if let Some(odd) = rest.iter().find(|token| !said(token)) {
            let message = "I do not know how this goes on from here.";
            let help = "Behind the figure goes “, illustrative” and its source: [OF 2b].";
            self.report.add(codes::W110, odd.span.clone(), message, help);
        }
        let expr = self.read(value, &head_span(block));
        let (compiled, of_type) = self.expr(&expr, None, None);
        if !matches!(compiled, Expr::Number(_) | Expr::Truth(_)) && of_type != Type::Unknown {
            self.report.add(
                codes::W310,
                expr.span,
                "A setting is a single figure, or yes or no.",
                "Use “define” for a value that is computed.",
            );
            return (Expr::Truth(false), Type::Unknown);
        }
        (compiled, of_type)
    }

    /// `table benchmark: money` with rows, exactly one of which fits.
    pub(super) fn table(&mut self, block: &'b Block) -> (Expr, Type) {
        let name = frame::name_of(block);
        if self.colon_missing("table", &block.head, &head_span(block)) {
            return (Expr::Truth(false), Type::Unknown);
        }
        let tokens = frame::before_texts(frame::after_colon(&block.head));
        let words: Vec<_> = tokens.iter().map_while(Token::word).collect();
        let of_type = match words.as_slice() {
            ["one", "of", ..] => Type::Choice(self.choice_named(&name)),
            ["money"] => Type::Money,
            ["percentage"] => Type::Percentage,
            ["yes", "or", "no"] => Type::YesNo,
            ["number"] => Type::bare(),
            ["number", "of", unit @ ..] => Type::Number(unit.join(" ")),
            _ => {
                self.report.add(
                    codes::W109,
                    head_span(block),
                    "I do not know what this table gives.",
                    "Behind the name and a colon goes one of: one of A, B, C; money; percentage; \
                     number of …; yes or no.",
                );
                return (Expr::Truth(false), Type::Unknown);
            }
        };
        let cases = self.rows(block, &of_type);
        (cases, of_type)
    }

    /// `level evidence tier: T1, T2, T3, T4` with rows or `is …`, then raises and reliefs.
    pub(super) fn level(&mut self, block: &'b Block) -> (Expr, Type) {
        if !block.head.iter().any(|token| token.is_sign(':')) {
            return (Expr::Truth(false), Type::Unknown);
        }
        let choice = self.choice_named(&frame::name_of(block));
        let of_type = Type::Choice(choice);
        let is = block.clauses.iter().find(|clause| clause.keyword == "is");
        let mut level = match is {
            Some(clause) => {
                let expr = self.read(&clause.tokens, &clause.keyword_span);
                let (compiled, found) = self.expr(&expr, None, Some(&of_type));
                let same_names = self.same_options(&found, choice);
                let known =
                    self.program.choices.get(choice).is_some_and(|it| !it.options.is_empty());
                if known && !found.fits(&of_type) && !same_names {
                    let message = format!(
                        "This level needs one of its names, but this is {}.",
                        found.words(&self.program)
                    );
                    let help = "Give a name of the level, or a table of the same names.";
                    self.report.add(codes::W308, expr.span, &message, help);
                }
                compiled
            }
            None => self.rows(block, &of_type),
        };
        for clause in &block.clauses {
            if let Some((by, condition)) = self.movement(clause, choice) {
                let raised = Expr::Moved(Box::new(level.clone()), by);
                level = Expr::Cases {
                    rows: vec![(condition, raised)],
                    otherwise: Some(Box::new(level)),
                };
            }
        }
        (level, of_type)
    }

    fn choice_named(&self, name: &str) -> usize {
        self.program.choices.iter().position(|choice| choice.name == name).unwrap_or_default()
    }

    fn same_options(&self, found: &Type, choice: usize) -> bool {
        let Type::Choice(other) = found else { return false };
        let options =
            |choice: usize| self.program.choices.get(choice).map(|choice| &choice.options);
        options(*other) == options(choice)
    }

    /// `at least T2 when …`, `raise by one when …`, `drop by one when …`.
    fn movement(&mut self, clause: &Clause, choice: usize) -> Option<(Move, Expr)> {
        if !matches!(clause.keyword, "at least" | "at most" | "raise" | "drop") {
            return None;
        }
        let when = clause.tokens.iter().position(|token| token.is_word("when"));
        let (what, condition) = match when.and_then(|when| clause.tokens.split_at_checked(when)) {
            Some((what, [_, condition @ ..])) => (what, condition),
            _ => {
                self.report.add(
                    codes::W107,
                    span_of(&clause.tokens, &clause.keyword_span),
                    "Here I expected “when” and a condition.",
                    "For example: at least T2 when novel or contentious is yes",
                );
                return None;
            }
        };
        let expr = self.read(condition, &clause.keyword_span);
        let condition = self.condition(&expr, None);
        let count = self.program.choices.get(choice).map_or(0, |choice| choice.options.len());
        let option =
            self.program.choices.get(choice).and_then(|choice| {
                choice.options.iter().position(|option| option.id == join(what))
            });
        let steps = match join(what).as_str() {
            "by one" | "one" => Some(1),
            "by two" | "two" => Some(2),
            _ => None,
        };
        let by = match (clause.keyword, option, steps) {
            ("at least", Some(option), _) => Move::AtLeast(option),
            ("at most", Some(option), _) => Move::AtMost(option),
            ("raise", _, Some(steps)) => Move::By { steps, of: count },
            ("drop", _, Some(steps)) => Move::By { steps: -steps, of: count },
            ("raise" | "drop", ..) => {
                let help = "Write “by one” or “by two”: for example, raise by one when …";
                let span = span_of(what, &clause.keyword_span);
                self.report.add(
                    codes::W115,
                    span,
                    "I cannot read how far this moves the level.",
                    help,
                );
                return None;
            }
            _ => {
                self.unknown_option(&join(what), choice, &span_of(what, &clause.keyword_span));
                return None;
            }
        };
        Some((by, condition))
    }

    /// The rows of a table, proved to fit exactly once.
    fn rows(&mut self, block: &'b Block, of_type: &Type) -> Expr {
        let Some((header, rows)) = block.rows.split_first() else {
            let help = "Add a heading row and one row per case: | public cost | tier |";
            self.report.add(codes::W401, head_span(block), "This table has no rows.", help);
            return Expr::Truth(false);
        };
        let Some(columns) = self.columns(header) else { return Expr::Truth(false) };
        let mut cases = Vec::new();
        let mut fits: Vec<Vec<Fit>> = Vec::new();
        let mut sound = true;
        for row in rows.iter().filter(|row| !is_rule(row)) {
            let Some((result, cells)) = row.cells.split_last() else { continue };
            if cells.len() != columns.len() {
                let message = format!(
                    "This row has {} cells; the heading has {}.",
                    row.cells.len(),
                    columns.len() + 1
                );
                let help = "Each row has one cell per column, between | signs.";
                self.report.add(codes::W402, row.span.clone(), &message, help);
                sound = false;
                continue;
            }
            let mut conditions = Vec::new();
            let mut row_fits = Vec::new();
            for (cell, (column, column_type)) in cells.iter().zip(&columns) {
                match self.cell(cell, column, column_type) {
                    Some((condition, fit)) => {
                        conditions.extend(condition);
                        row_fits.push(fit);
                    }
                    None => sound = false,
                }
            }
            let expr = self.read(&result.tokens, &result.span);
            let (value, found) = self.expr(&expr, None, Some(of_type));
            if !found.fits(of_type) {
                let message = format!(
                    "This table gives {}, but this is {}.",
                    of_type.words(&self.program),
                    found.words(&self.program)
                );
                let help = "Mend the last cell of the row, or the table's sort behind the colon.";
                self.report.add(codes::W308, cell_span(result), &message, help);
            }
            cases.push((Expr::All(conditions), value));
            fits.push(row_fits);
        }
        if sound {
            self.prove_rows(block, &columns, &fits, rows);
        }
        Expr::Cases { rows: cases, otherwise: None }
    }

    fn columns(&mut self, header: &Row) -> Option<Vec<(Expr, Type)>> {
        let cells = header.cells.split_last().map(|(_, cells)| cells).unwrap_or_default();
        let mut columns = Vec::new();
        for cell in cells {
            let expr = self.read(&cell.tokens, &cell.span);
            let column = self.expr(&expr, None, None);
            if matches!(column.1, Type::Unknown) {
                return None;
            }
            if column.1 == Type::Text {
                let help = "A column is a number, an amount, a date, yes or no, or a choice.";
                self.report.add(
                    codes::W403,
                    cell_span(cell),
                    "A table cannot depend on a text.",
                    help,
                );
                return None;
            }
            columns.push(column);
        }
        Some(columns)
    }

    /// A cell as a condition on its column, and the values that fit.
    fn cell(
        &mut self,
        cell: &Cell,
        column: &Expr,
        column_type: &Type,
    ) -> Option<(Option<Expr>, Fit)> {
        let tokens = cell.tokens.as_slice();
        match tokens {
            [any] if any.is_word("any") || any.is_sign('-') => return Some((None, Fit::Any)),
            _ => {}
        }
        match column_type {
            Type::YesNo => match tokens {
                [yes] if yes.is_word("yes") => {
                    Some((Some(column.clone()), Fit::Options(OptionSet::only(1))))
                }
                [no] if no.is_word("no") => {
                    let condition = Expr::Not(Box::new(column.clone()));
                    Some((Some(condition), Fit::Options(OptionSet::only(0))))
                }
                _ => self.unreadable_cell(cell, "“yes”, “no” or “any”"),
            },
            Type::Choice(choice) => {
                let options = self.cell_options(cell, *choice)?;
                let condition = Expr::Among(Box::new(column.clone()), options.clone());
                Some((Some(condition), Fit::Options(options)))
            }
            _ => self.numeric_cell(cell, column, column_type),
        }
    }

    fn unreadable_cell<T>(&mut self, cell: &Cell, expected: &str) -> Option<T> {
        let help = format!("A cell of this column holds {expected}.");
        self.report.add(codes::W404, cell_span(cell), "I cannot read this cell.", &help);
        None
    }

    fn cell_options(&mut self, cell: &Cell, choice: usize) -> Option<OptionSet> {
        let (comparison, tokens) = match cell.tokens.as_slice() {
            [tokens @ .., and, above] if and.is_word("and") && above.is_word("above") => {
                (Some(Comparison::AtLeast), tokens)
            }
            [tokens @ .., and, below] if and.is_word("and") && below.is_word("below") => {
                (Some(Comparison::AtMost), tokens)
            }
            tokens => (None, tokens),
        };
        let mut options = OptionSet::default();
        for part in tokens.split(|token| token.is_word("or") || token.is_sign(',')) {
            let name = join(part);
            let ids = self.program.choices.get(choice).map(|choice| choice.options.as_slice());
            let position = ids.unwrap_or_default().iter().position(|option| option.id == name);
            let Some(option) = position else {
                self.unknown_option(&name, choice, &span_of(part, &cell_span(cell)));
                return None;
            };
            match comparison {
                Some(comparison) => {
                    options = options.union(&self.range(choice, comparison, option));
                }
                None => options.insert(option),
            }
        }
        Some(options)
    }

    /// `under A`, `A up to B` (B itself not), `A or more`, `at least A`, `at most A`, `over A`, `A`.
    fn numeric_cell(
        &mut self,
        cell: &Cell,
        column: &Expr,
        column_type: &Type,
    ) -> Option<(Option<Expr>, Fit)> {
        let tokens = cell.tokens.as_slice();
        let up_to = tokens.windows(2).position(|two| match two {
            [up, to] => up.is_word("up") && to.is_word("to"),
            _ => false,
        });
        let column = || Box::new(column.clone());
        let at_least = |bound: Expr| Expr::Compare(Test::AtMost, Box::new(bound), column());
        let under = |bound: Expr| Expr::Compare(Test::Under, column(), Box::new(bound));
        let mut bound = |tokens: &[Token]| self.bound(tokens, &cell_span(cell), column_type);
        let (condition, fit) = match tokens {
            [word, rest @ ..] if word.is_word("under") => {
                let (expr, number) = bound(rest)?;
                (under(expr), Fit::Range { from: None, to: Some((number, false)) })
            }
            [word, rest @ ..] if word.is_word("over") => {
                let (expr, number) = bound(rest)?;
                let condition = Expr::Compare(Test::Under, Box::new(expr), column());
                (condition, Fit::Range { from: Some((number, false)), to: None })
            }
            [at, least, rest @ ..] if at.is_word("at") && least.is_word("least") => {
                let (expr, number) = bound(rest)?;
                (at_least(expr), Fit::Range { from: Some((number, true)), to: None })
            }
            [at, most, rest @ ..] if at.is_word("at") && most.is_word("most") => {
                let (expr, number) = bound(rest)?;
                let condition = Expr::Compare(Test::AtMost, column(), Box::new(expr));
                (condition, Fit::Range { from: None, to: Some((number, true)) })
            }
            [rest @ .., or, more] if or.is_word("or") && more.is_word("more") => {
                let (expr, number) = bound(rest)?;
                (at_least(expr), Fit::Range { from: Some((number, true)), to: None })
            }
            _ if up_to.is_some() => {
                let up_to = up_to.unwrap_or_default();
                let (low, low_number) = bound(tokens.get(..up_to).unwrap_or_default())?;
                let (high, high_number) = bound(tokens.get(up_to + 2..).unwrap_or_default())?;
                let condition = Expr::All(vec![at_least(low), under(high)]);
                let (from, to) = (Some((low_number, true)), Some((high_number, false)));
                (condition, Fit::Range { from, to })
            }
            rest => {
                let (expr, number) = bound(rest)?;
                let condition = Expr::Compare(Test::Is, column(), Box::new(expr));
                let point = Some((number, true));
                (condition, Fit::Range { from: point, to: point })
            }
        };
        Some((Some(condition), fit))
    }

    fn bound(
        &mut self,
        tokens: &[Token],
        around: &Span,
        column_type: &Type,
    ) -> Option<(Expr, Decimal)> {
        let expr = self.read(tokens, around);
        if expr.node == Node::Bad {
            return None;
        }
        let (compiled, of_type) = self.expr(&expr, None, None);
        if of_type == Type::Unknown {
            return None;
        }
        if !of_type.fits(column_type) {
            let message = format!(
                "This column is {}, but this is {}.",
                column_type.words(&self.program),
                of_type.words(&self.program)
            );
            let help = "Write bounds in the same sort of value as the column.";
            self.report.add(codes::W304, expr.span, &message, help);
            return None;
        }
        let number = self.constant(&compiled);
        if number.is_none() {
            let help = "Then it can be proved that every case fits exactly one row.";
            let message = "A table's bounds are figures or settings.";
            self.report.add(codes::W405, expr.span, message, help);
        }
        Some((compiled, number?))
    }

    fn prove_rows(
        &mut self,
        block: &Block,
        columns: &[(Expr, Type)],
        fits: &[Vec<Fit>],
        rows: &[Row],
    ) {
        let described: Vec<_> = columns
            .iter()
            .map(|(expr, of_type)| Column {
                name: self.column_name(expr),
                kind: match expr {
                    // Whether only whole numbers are answers.
                    Expr::Input(index) => {
                        let question = self.program.questions.get(*index);
                        question.map_or_else(|| of_type.kind(), |question| question.kind.clone())
                    }
                    _ => of_type.kind(),
                },
                limits: match expr {
                    Expr::Input(index) => {
                        self.program.questions.get(*index).map(|question| question.limits)
                    }
                    _ => None,
                }
                .unwrap_or_default(),
            })
            .collect();
        let rows: Vec<_> = rows.iter().filter(|row| !is_rule(row)).collect();
        let proof = prove(&described, fits, &self.program);
        if proof.too_large {
            let help =
                "Split it into two tables: for example one per band, and one that joins them.";
            let message = "This table is too large to prove that every case fits exactly one row.";
            self.report.add(codes::W408, head_span(block), message, help);
        }
        if let Some(case) = proof.gap {
            let message = format!("No row fits when {case}.");
            let help = "Add a row for it, or widen one. Exactly one row must fit every case.";
            self.report.add(codes::W406, head_span(block), &message, help);
        }
        if let Some((first, second, case)) = proof.overlap {
            let span = rows.get(second).map_or_else(|| head_span(block), |row| row.span.clone());
            let message = format!("Rows {} and {} both fit when {case}.", first + 1, second + 1);
            let help = "Narrow one of them. “A up to B” takes A in and leaves B out.";
            self.report.add(codes::W407, span, &message, help);
        }
    }

    fn column_name(&self, expr: &Expr) -> String {
        let name = match expr {
            Expr::Input(index) => self.program.questions.get(*index).map(|q| q.id.clone()),
            Expr::Value(index) => self.program.values.get(*index).map(|value| value.name.clone()),
            _ => None,
        };
        name.unwrap_or_else(|| "the value".to_owned())
    }
}

/// A row of dashes under the heading, as Markdown tables have: `|---|` or `|:--|`.
fn is_rule(row: &Row) -> bool {
    let is_line = |token: &Token| token.is_sign('-') || token.is_sign(':');
    row.cells.iter().all(|cell| cell.tokens.iter().all(is_line))
}

fn cell_span(cell: &Cell) -> Span {
    span_of(&cell.tokens, &cell.span)
}
