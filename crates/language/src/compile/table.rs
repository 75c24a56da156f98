//! Settings, decision tables and levels.

use weighup_engine::{
    Decimal, Kind, OptionSet, Value,
    program::{Expr, Move, Test},
};

use super::{Compiler, Type, frame, head_span, policy::taken};
use crate::{
    codes,
    expression::{Comparison, Node},
    names::join,
    outline::{Block, Cell, Clause, Row},
    proof::{self, Column, Fit, Policy, Proof, prove, typed},
    rows::{file_of, is_records},
    sites::Movement,
    token::{Span, Token, TokenKind, span_of},
};

impl<'b> Compiler<'b, '_, '_> {
    /// `setting small scheme limit is £250,000, illustrative`
    pub(super) fn setting(&mut self, block: &'b Block) -> (Expr, Type) {
        let figure = self.figure(block);
        let (own, of_type) = self.hold_to_central(block, figure);
        let set = self.set;
        match set.get(&frame::name_of(block)) {
            Some(tokens) => {
                let expr = self.read(tokens, &head_span(block));
                self.expr(&expr, None, Some(&of_type))
            }
            None => (own, of_type),
        }
    }

    /// `table benchmark: money` with rows, exactly one of which fits unless it says otherwise.
    pub(super) fn table(&mut self, block: &'b Block) -> (Expr, Type) {
        let name = frame::name_of(block);
        if self.colon_missing("table", &block.head, &head_span(block)) {
            return (Expr::Truth(false), Type::Unknown);
        }
        if let Some(file) = file_without_marks(block) {
            let message = "The name of a file stands in quotation marks.";
            let help = "For example: table benchmark: money from \"benchmarks.csv\"";
            self.report.add(codes::W107, file.span.clone(), message, help);
            return (Expr::Truth(false), Type::Unknown);
        }
        let words: Vec<_> = frame::given_by_table(block).iter().map_while(Token::word).collect();
        let of_type = match words.as_slice() {
            ["one", "of", ..] => Type::Choice(self.choice_named(&name)),
            ["money"] => Type::Money,
            ["money", "per", unit @ ..] => Type::MoneyPer(self.names.unit_of_one(&unit.join(" "))),
            ["percentage"] => Type::Percentage,
            ["year"] => Type::Year,
            ["yes", "or", "no"] => Type::YesNo,
            ["number"] => Type::bare(),
            ["number", "of", unit @ ..] => Type::Number(unit.join(" ")),
            _ => {
                self.report.add(
                    codes::W109,
                    head_span(block),
                    "I do not know what this table gives.",
                    "Behind the name and a colon goes one of: one of A, B, C; money; percentage; \
                     number of …; year; yes or no.",
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
                self.no_rows_beside(block);
                compiled
            }
            None => self.rows(block, &of_type),
        };
        for clause in &block.clauses {
            if let Some((by, condition)) = self.movement(clause, choice) {
                self.sites.movements.push(Movement {
                    span: span_of(&clause.tokens, &clause.keyword_span),
                    before: level.clone(),
                    by,
                    of: self.program.choices.get(choice).map_or(0, |it| it.options.len()),
                    condition: condition.clone(),
                });
                level = Expr::Moved(Box::new(level), by, Box::new(condition));
            }
        }
        (level, of_type)
    }

    /// A level whose value stands behind `is` has no rows, and takes none.
    fn no_rows_beside(&mut self, block: &Block) {
        let message = "The value of this level stands behind “is” already.";
        let help = "Keep either “is” or the rows.";
        let takes = block.clauses.iter().find(|clause| clause.keyword == "takes");
        if let Some(row) = block.rows.first() {
            self.report.add(codes::W415, row.span.clone(), message, help);
        } else if let Some(clause) = takes {
            let span = span_of(&clause.tokens, &clause.keyword_span);
            self.report.add(codes::W411, span, "This level has no rows to take.", help);
        }
    }

    fn choice_named(&self, name: &str) -> usize {
        self.program.choices.iter().position(|choice| choice.name == name).unwrap_or_default()
    }

    pub(super) fn same_options(&self, found: &Type, choice: usize) -> bool {
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

    /// The value of a table, of rows that are proved to fit as it takes them.
    fn rows(&mut self, block: &'b Block, of_type: &Type) -> Expr {
        let policy = self.policy(block, of_type);
        let mut rows = block.rows.iter().filter(|row| !is_rule(row));
        let header = rows.next();
        let rows: Vec<_> = rows.collect();
        let Some(header) = header.filter(|_| !rows.is_empty()) else {
            // Of a file without anything in it, that is reported.
            if header.is_some() || file_of(block).is_none() {
                let help = "Add a heading row and one row per case: | public cost | tier |";
                self.report.add(codes::W401, head_span(block), "This table has no rows.", help);
            }
            return Expr::Truth(false);
        };
        if self.too_many(block, header, rows.len()) {
            return Expr::Truth(false);
        }
        let Some(columns) = self.columns(header) else { return Expr::Truth(false) };
        let mut cases = Vec::new();
        let mut fits: Vec<Vec<Fit>> = Vec::new();
        let mut sound = true;
        for row in &rows {
            let Some((result, cells)) = row.cells.split_last() else { continue };
            if cells.len() != columns.len() {
                self.wrong_count(block, row, columns.len() + 1);
                sound = false;
                continue;
            }
            let mut conditions = Vec::new();
            let mut row_fits = Vec::new();
            for (cell, column) in cells.iter().zip(&columns) {
                match self.cell(cell, column) {
                    Some((condition, fit)) => {
                        conditions.extend(condition);
                        row_fits.push(fit);
                    }
                    None => sound = false,
                }
            }
            cases.push((Expr::All(conditions), self.result(result, of_type)));
            fits.push(row_fits);
        }
        if let Some(policy) = policy.filter(|_| sound) {
            let described: Vec<_> = columns.into_iter().map(|column| column.described).collect();
            let proof = prove(&described, &fits, policy, &self.program);
            self.report_proof(block, &described, &rows, policy, proof);
        }
        taken(policy.unwrap_or(Policy::Only), cases)
    }

    /// Reports a table that is larger than can be proved.
    fn too_many(&mut self, block: &Block, header: &Row, rows: usize) -> bool {
        let columns = header.cells.len();
        let (found, what, most) = match (rows, columns) {
            (rows, _) if rows > proof::MOST_ROWS => (rows, "rows", proof::MOST_ROWS),
            (_, columns) if columns > proof::MOST_COLUMNS => {
                (columns, "columns", proof::MOST_COLUMNS)
            }
            _ => return false,
        };
        let message = format!(
            "This table has {} {what}; the most is {}.",
            self.count(found),
            self.count(most)
        );
        let help = "Split it into several tables, and choose between them with “when”.";
        self.report.add(codes::W408, head_span(block), &message, help);
        true
    }

    /// A count with its thousands separated.
    fn count(&self, count: usize) -> String {
        typed(&Value::Number(count.into()), &Type::bare().kind(), &self.program)
    }

    fn wrong_count(&mut self, block: &Block, row: &Row, wanted: usize) {
        let message = format!("This row has {} cells; the heading has {wanted}.", row.cells.len());
        let help = match file_of(block) {
            Some(_) => {
                "Each row has one cell per column. Put a cell with commas in quotation marks."
            }
            None => "Each row has one cell per column, between | signs or tabs.",
        };
        self.report.add(codes::W402, row.span.clone(), &message, help);
    }

    /// The last cell of a row: what the table gives.
    fn result(&mut self, cell: &Cell, of_type: &Type) -> Expr {
        let expr = self.read(&cell.tokens, &cell.span);
        let (value, found) = self.expr(&expr, None, Some(of_type));
        // The unit stands behind the colon: cells from a spreadsheet have none.
        let in_unit = matches!(of_type, Type::MoneyPer(_)) && found == Type::Money;
        let unsigned = *of_type == Type::Percentage
            && found == Type::bare()
            && matches!(value, Expr::Number(number) if !number.is_zero());
        if unsigned {
            let written = self.report.text_of(cell_span(cell)).to_owned();
            let message = "This table gives a percentage, but this is a bare number.";
            let help = format!("Write percentages with their sign: {written}%.");
            self.report.add(codes::W308, cell_span(cell), message, &help);
        } else if !found.fits(of_type) && !in_unit {
            let message = format!(
                "This table gives {}, but this is {}.",
                of_type.words(&self.program),
                found.words(&self.program)
            );
            let help = "Mend the last cell of the row, or the table's sort behind the colon.";
            self.report.add(codes::W308, cell_span(cell), &message, help);
        }
        value
    }

    fn columns(&mut self, header: &Row) -> Option<Vec<TableColumn>> {
        let cells = header.cells.split_last().map(|(_, cells)| cells).unwrap_or_default();
        let mut columns = Vec::new();
        for cell in cells {
            let expr = self.read(&cell.tokens, &cell.span);
            let (expr, of_type) = self.expr(&expr, None, None);
            if matches!(of_type, Type::Unknown) {
                return None;
            }
            let help = match of_type {
                Type::Text => "A column is a number, an amount, a date, yes or no, or a choice.",
                Type::Choices(_) => {
                    "Give the question a name of its own: define in wales is regions includes wales."
                }
                _ => "",
            };
            if !help.is_empty() {
                let message = format!("A table cannot depend on {}.", of_type.words(&self.program));
                self.report.add(codes::W403, cell_span(cell), &message, help);
                return None;
            }
            let described = self.described(cell, &expr, &of_type);
            columns.push(TableColumn { expr, of_type, described });
        }
        Some(columns)
    }

    /// A column, as the proof needs it.
    fn described(&self, heading: &Cell, expr: &Expr, of_type: &Type) -> Column {
        let question = match expr {
            Expr::Input(index) => self.program.questions.get(*index),
            _ => None,
        };
        let words = self.report.text_of(cell_span(heading)).split_whitespace();
        Column {
            name: words.collect::<Vec<_>>().join(" "),
            // The question's kind says whether only whole numbers are answers.
            kind: question.map_or_else(|| of_type.kind(), |question| question.kind.clone()),
            limits: question.map(|question| question.limits).unwrap_or_default(),
        }
    }

    /// A cell as a condition on its column, and the values that fit.
    fn cell(&mut self, cell: &Cell, column: &TableColumn) -> Option<(Option<Expr>, Fit)> {
        let tokens = cell.tokens.as_slice();
        match tokens {
            [] => {
                let help = "Write “any” where every value fits.";
                self.report.add(codes::W404, cell.span.clone(), "This cell is empty.", help);
                return None;
            }
            _ if tokens.iter().any(|token| matches!(token.kind, TokenKind::Text(_))) => {
                let help = "Write what it says without quotation marks.";
                self.report.add(codes::W404, cell_span(cell), "I cannot read this cell.", help);
                return None;
            }
            [any] if any.is_word("any") || any.is_sign('-') => return Some((None, Fit::Any)),
            _ => {}
        }
        match &column.of_type {
            Type::YesNo => match tokens {
                [yes] if yes.is_word("yes") => {
                    Some((Some(column.expr.clone()), Fit::Options(OptionSet::only(1))))
                }
                [no] if no.is_word("no") => {
                    let condition = Expr::Not(Box::new(column.expr.clone()));
                    Some((Some(condition), Fit::Options(OptionSet::only(0))))
                }
                _ => self.unreadable_cell(cell, "“yes”, “no” or “any”"),
            },
            Type::Choice(choice) => {
                let options = self.cell_options(cell, *choice)?;
                let condition = Expr::Among(Box::new(column.expr.clone()), options.clone());
                Some((Some(condition), Fit::Options(options)))
            }
            _ => self.numeric_cell(cell, column),
        }
    }

    fn unreadable_cell<T>(&mut self, cell: &Cell, expected: &str) -> Option<T> {
        let help = format!("A cell of this column holds {expected}.");
        let told = self.report.add(codes::W404, cell_span(cell), "I cannot read this cell.", &help);
        if let [only] = cell.tokens.as_slice() {
            let yes_or_no = expected.contains("“yes”");
            told.instead(match only.word() {
                Some("true" | "Yes" | "YES" | "y") if yes_or_no => Some("yes"),
                Some("false" | "No" | "NO" | "n") if yes_or_no => Some("no"),
                Some("all" | "Any" | "ANY") => Some("any"),
                _ => None,
            });
        }
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
    fn numeric_cell(&mut self, cell: &Cell, of: &TableColumn) -> Option<(Option<Expr>, Fit)> {
        let tokens = cell.tokens.as_slice();
        let up_to = tokens.windows(2).position(|two| match two {
            [up, to] => up.is_word("up") && to.is_word("to"),
            _ => false,
        });
        let column = || Box::new(of.expr.clone());
        let at_least = |bound: Expr| Expr::Compare(Test::AtMost, Box::new(bound), column());
        let under = |bound: Expr| Expr::Compare(Test::Under, column(), Box::new(bound));
        let mut bound = |tokens: &[Token]| self.bound(tokens, &cell_span(cell), &of.of_type);
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
                if low_number >= high_number {
                    self.out_of_order(cell, &of.described.kind, low_number, high_number);
                    return None;
                }
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
            let signed = self.signed(&expr, column_type);
            let told = self.report.add(codes::W304, expr.span.clone(), &message, help);
            told.instead(signed.as_deref());
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

    /// `A up to B` where B is not above A.
    fn out_of_order(&mut self, cell: &Cell, kind: &Kind, low: Decimal, high: Decimal) {
        let typed = |number| typed(&Value::Number(number), kind, &self.program);
        let message =
            format!("Nothing fits this cell: it runs from {} up to {}.", typed(low), typed(high));
        let help = if low == high {
            "“A up to B” leaves B out. Write the figure by itself for exactly that."
        } else {
            "The lower bound comes first. If a bound is a setting, look at its figure."
        };
        self.report.add(codes::W414, cell_span(cell), &message, help);
    }

    fn report_proof(
        &mut self,
        block: &Block,
        columns: &[Column],
        rows: &[&Row],
        policy: Policy,
        proof: Proof,
    ) {
        let row_span =
            |row: usize| rows.get(row).map_or_else(|| head_span(block), |it| it.span.clone());
        for (row, column) in proof.never {
            let cell = rows.get(row).and_then(|row| row.cells.get(column));
            let span = cell.map_or_else(|| row_span(row), cell_span);
            let name = columns.get(column).map(|column| column.name.as_str()).unwrap_or_default();
            let cell = self.report.text_of(span.clone());
            let message = format!("This row never fits: {name} is never “{cell}”.");
            let help = "Remove the row, or mend the cell or the limits of what it looks at.";
            self.report.add(codes::W413, span, &message, help);
        }
        for row in proof.unreached {
            let message =
                "This row is never reached: the rows above it fit everything that it fits.";
            let help = "Remove it, or move it up: the first row that fits is taken.";
            self.report.add(codes::W412, row_span(row), message, help);
        }
        if proof.too_large && proof.gap.is_none() && proof.overlap.is_none() {
            let message = format!(
                "This table has too many cases: to try them takes more than {} steps.",
                self.count(proof::MOST_STEPS)
            );
            let help =
                "Split it into two tables: for example one per band, and one that joins them.";
            self.report.add(codes::W408, head_span(block), &message, help);
        }
        if let Some(case) = proof.gap {
            let message = format!("No row fits when {case}.");
            let help = match policy {
                Policy::Only => {
                    "Add a row for it, or widen one. Exactly one row must fit every case."
                }
                _ => "Add a row for it, or widen one. Some row must fit every case.",
            };
            self.report.add(codes::W406, head_span(block), &message, help);
        }
        if let Some((first, second, case)) = proof.overlap {
            let message = format!("Rows {} and {} both fit when {case}.", first + 1, second + 1);
            let help = "Narrow one of them. “A up to B” takes A in and leaves B out.";
            self.report.add(codes::W407, row_span(second), &message, help);
        }
    }
}

/// A column of a table: what it looks at.
struct TableColumn {
    expr: Expr,
    of_type: Type,
    described: Column,
}

/// The file in `table benchmark: money from benchmarks.csv`.
fn file_without_marks(block: &Block) -> Option<&Token> {
    let [.., from, file] = block.head.as_slice() else { return None };
    Some(file).filter(|file| from.is_word("from") && file.word().is_some_and(is_records))
}

/// A row of dashes under the heading, as Markdown tables have: `|---|` or `|:--|`.
fn is_rule(row: &Row) -> bool {
    let is_line = |token: &Token| token.is_sign('-') || token.is_sign(':');
    row.cells.iter().all(|cell| cell.tokens.iter().all(is_line))
}

fn cell_span(cell: &Cell) -> Span {
    span_of(&cell.tokens, &cell.span)
}
