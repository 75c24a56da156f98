//! Compiling expressions: each sort of node, and the sort of value that it gives. What names mean is in
//! `name`, what may be compared in `comparison`.

use weighup_engine::{
    Decimal, closest,
    program::{Expr, Fold, Operator, Over, Severity},
};

use super::{
    Compiler, Thing, Type,
    name::option_word,
    time::{aligned, day_after, year_after},
    types,
};
use crate::{
    codes,
    expression::{self, Arithmetic, Inclusion as SyntaxInclusion, Literal, Node, State, Weight},
    sites,
    token::Span,
};

pub(super) const NO: Expr = Expr::Truth(false);

impl Compiler<'_, '_, '_> {
    /// Compiles an expression. `list` is the list whose items are at hand, if any; `expected` says
    /// which options a bare word may mean.
    pub(super) fn expr(
        &mut self,
        expr: &expression::Expr,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        let compiled = if self.enter() {
            self.node(expr, list, expected)
        } else {
            self.too_deep(&expr.span);
            (NO, Type::Unknown)
        };
        self.leave();
        compiled
    }

    fn node(
        &mut self,
        expr: &expression::Expr,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        match &expr.node {
            Node::Bad => (NO, Type::Unknown),
            Node::Truth(yes) => match (expected, option_word(&expr.node)) {
                // An option may be called “yes” or “no”.
                (Some(Type::Choice(choice)), Some(word))
                    if self.option_in(word, *choice).is_some() =>
                {
                    self.name(word, &expr.span, list, expected)
                }
                _ => (Expr::Truth(*yes), Type::YesNo),
            },
            Node::Literal(literal) => {
                let (number, of_type) = match *literal {
                    Literal::Number(number) => (number, Type::bare()),
                    Literal::Money(pounds) => (pounds, Type::Money),
                    Literal::Percentage(fraction) => (fraction, Type::Percentage),
                    Literal::Date(day) => (day, Type::Date),
                };
                (Expr::Number(number), of_type)
            }
            Node::Rate(pounds, unit) => (Expr::Number(*pounds), Type::MoneyPer(unit.clone())),
            Node::Year(figure) => self.year(*figure, &expr.span),
            Node::YearOf(date) => self.year_of(date, list),
            Node::Today => (Expr::Today, Type::Date),
            Node::Includes(left, inclusion, options) => {
                let includes = self.includes(left, *inclusion, options, list);
                match inclusion {
                    SyntaxInclusion::None => (Expr::Not(Box::new(includes)), Type::YesNo),
                    _ => (includes, Type::YesNo),
                }
            }
            Node::Rounded(rounding, of, step) => self.rounded(*rounding, of, step, list),
            Node::Shown(of, percentage) => self.shown_as(of, *percentage, list),
            Node::Between(unit, from, to) => self.between(unit, from, to, list, &expr.span),
            Node::Counted(number, unit) => (Expr::Number(*number), Type::Number(unit.clone())),
            Node::Name(name) => self.name(name, &expr.span, list, expected),
            Node::Not(of) => (Expr::Not(Box::new(self.condition(of, list))), Type::YesNo),
            Node::And(parts) => {
                self.both_given(parts, list);
                (Expr::All(self.joined(parts, list, false)), Type::YesNo)
            }
            Node::Or(parts) => {
                self.one_of_is_meant(parts);
                (Expr::Any(self.joined(parts, list, true)), Type::YesNo)
            }
            Node::Is(left, right) => (self.is(left, right, list, &expr.span), Type::YesNo),
            Node::OneOf(left, options) => (self.one_of(left, options, list), Type::YesNo),
            Node::Compare(left, comparison, right) => {
                (self.compare(left, *comparison, right, list, &expr.span), Type::YesNo)
            }
            Node::Given(of) => (self.given(of, list), Type::YesNo),
            Node::Property(of, property) => {
                (self.has_property(of, property, list, &expr.span), Type::YesNo)
            }
            Node::PropertyOf(property, of) => {
                let Some((asked, outcomes)) = self.property(of, property, list) else {
                    return (NO, Type::Unknown);
                };
                let of_type =
                    if *property == "outcome" { Type::Choice(outcomes) } else { Type::bare() };
                (asked, of_type)
            }
            Node::Arithmetic(operator, left, right) => {
                self.arithmetic(*operator, left, right, list, &expr.span)
            }
            Node::Cases(rows, otherwise) => self.cases(rows, otherwise, list, expected),
            Node::Where(list, _) if self.is_broken(list) => (NO, Type::Unknown),
            Node::Where(..) => {
                self.not_a_value(&expr.span);
                (NO, Type::Unknown)
            }
            Node::Over(over) => self.over(over, list, &expr.span),
            Node::State(of, state) => (self.state(of, *state), Type::YesNo),
            Node::Tensions(asked) => self.tensions(*asked),
            Node::AnyNotMet(weight) => {
                if !self.in_verdict {
                    // Values are computed before checks, so elsewhere the answer would be stale.
                    self.report.add(
                        codes::W311,
                        expr.span.clone(),
                        "Only the verdict can ask whether a check is not met.",
                        "Use the condition that the check needs, or move this into the verdict.",
                    );
                }
                let severity = match weight {
                    Weight::Gate => Severity::Gate,
                    Weight::Major => Severity::Major,
                    Weight::Minor => Severity::Minor,
                };
                (Expr::AnyNotMet(severity), Type::YesNo)
            }
        }
    }

    /// `evaluation funded is met`
    fn state(&mut self, of: &expression::Expr, state: State) -> Expr {
        let check = match &of.node {
            Node::Name(name) => match self.things.get(name).copied() {
                Some(Thing::Check(index)) => Some(index),
                Some(Thing::Broken) => return NO,
                _ => None,
            },
            Node::Bad => return NO,
            _ => None,
        };
        let Some(index) = check else {
            let checks = self.program.checks.iter().map(|check| check.id.as_str());
            let near = match &of.node {
                Node::Name(name) => closest(name, checks),
                _ => None,
            };
            let help = near.map_or_else(
                || "Name a check of this pack; a condition needs no “is met”.".to_owned(),
                |near| format!("Did you mean “{near}”?"),
            );
            let message = match state {
                State::Met => "Only a check is met or not.",
                State::Required => "Only a check is required or not.",
            };
            self.report.add(codes::W303, of.span.clone(), message, &help);
            return NO;
        };
        self.check_conditions(index, &of.span);
        match state {
            State::Met => Expr::Met(index),
            State::Required => Expr::Applies(index),
        }
    }

    /// The parts of what is joined by `and` or `or`.
    fn joined(
        &mut self,
        parts: &[expression::Expr],
        list: Option<usize>,
        of_or: bool,
    ) -> Vec<Expr> {
        let told = |it: &Self, at: usize| {
            let joined_to_given = matches!(parts.last().map(|it| &it.node), Some(Node::Given(_)))
                && at + 1 < parts.len()
                && matches!(parts.get(at).map(|it| &it.node), Some(Node::Name(name))
                    if it.answer_type(name, list).is_some_and(|it| it != Type::YesNo));
            (of_or && it.is_told(parts, at)) || (!of_or && joined_to_given)
        };
        let compiled: Vec<_> = parts
            .iter()
            .enumerate()
            .map(|(at, part)| if told(self, at) { NO } else { self.condition(part, list) })
            .collect();
        // The two bounds of “between” stand in one place: neither is a part by itself.
        let apart = parts.iter().zip(parts.iter().skip(1)).all(|(a, b)| a.span != b.span);
        if apart {
            self.sites.parts(parts.iter().map(|part| part.span.clone()), &compiled, list);
        }
        compiled
    }

    /// Compiles an expression that must be yes or no.
    pub(super) fn condition(&mut self, expr: &expression::Expr, list: Option<usize>) -> Expr {
        let (compiled, of_type) = self.expr(expr, list, None);
        if !of_type.fits(&Type::YesNo) {
            let message = format!(
                "Here I expected a condition, but this is {}.",
                of_type.words(&self.program)
            );
            let help = match compiled {
                Expr::Option(_) => "To compare with several options, write “is one of low, high”.",
                _ => "Compare it: for example “is at least …”, “is one of …” or “is given”.",
            };
            self.report.add(codes::W301, expr.span.clone(), &message, help);
        }
        compiled
    }

    fn is_broken(&self, expr: &expression::Expr) -> bool {
        matches!(&expr.node, Node::Name(name) if self.things.get(name) == Some(&Thing::Broken))
    }

    fn given(&mut self, of: &expression::Expr, list: Option<usize>) -> Expr {
        if let Node::Name(name) = &of.node
            && let Some(list) = self.inner_list(name, list).or(match self.things.get(name) {
                Some(Thing::List(list)) => Some(*list),
                _ => None,
            })
        {
            self.sites.name(name);
            let over = Over {
                list,
                filter: None,
                fold: Fold::Any,
                best: None,
                body: Expr::Truth(true),
                if_none: None,
            };
            return Expr::Over(Box::new(over));
        }
        let (compiled, of_type) = self.expr(of, list, None);
        let answer = match &compiled {
            Expr::Outer(of) => of,
            other => other,
        };
        if !matches!(answer, Expr::Input(_) | Expr::Field(_)) && of_type != Type::Unknown {
            let message = "Only an answer can be given or not.";
            let help = "Name a question, or a field of the list's items.";
            self.report.add(codes::W305, of.span.clone(), message, help);
            return NO;
        }
        Expr::Given(Box::new(compiled))
    }

    fn arithmetic(
        &mut self,
        operator: Arithmetic,
        left: &expression::Expr,
        right: &expression::Expr,
        list: Option<usize>,
        span: &Span,
    ) -> (Expr, Type) {
        let (left, right) = (self.expr(left, list, None), self.expr(right, list, None));
        let ((a, a_type), (b, b_type)) = match operator {
            Arithmetic::Times | Arithmetic::Over => (left, right),
            _ => aligned(left, right),
        };
        let Some(of_type) = types::arithmetic(operator, &a_type, &b_type) else {
            let (a, b) = (a_type.words(&self.program), b_type.words(&self.program));
            let message = match operator {
                Arithmetic::Plus => format!("I cannot add {b} to {a}."),
                Arithmetic::Minus => format!("I cannot subtract {b} from {a}."),
                Arithmetic::Times => format!("I cannot multiply {a} by {b}."),
                Arithmetic::Over => format!("I cannot divide {a} by {b}."),
                Arithmetic::After | Arithmetic::Before => {
                    format!("I cannot tell what day this is: {a} beside {b}.")
                }
                Arithmetic::Lower | Arithmetic::Higher => {
                    format!("I cannot compare {a} with {b}.")
                }
            };
            let of_time = matches!(operator, Arithmetic::After | Arithmetic::Before);
            let help = match (&a_type, &b_type) {
                (Type::Date, Type::Date) if of_time => {
                    "To compare two dates, write “is before” or “is after”."
                }
                _ if a_type == Type::Year || b_type == Type::Year => {
                    "To a year go years: base year plus 5 years. Of a date, take the year first: \
                     year of start date."
                }
                (Type::Money, Type::Percentage) if operator != Arithmetic::Times => {
                    "A percentage is of something: “cost plus 10% of cost”, or “110% of cost”."
                }
                _ if of_time || a_type == Type::Date || b_type == Type::Date => {
                    "To a date goes a length of time, with its unit: start date plus 6 months, 30 \
                     days before end date."
                }
                _ => {
                    "Money adds to money, homes to homes; money is multiplied by percentages and \
                     numbers."
                }
            };
            self.report.add(codes::W307, span.clone(), &message, help);
            return (NO, Type::Unknown);
        };
        if of_type == Type::Date && !matches!(operator, Arithmetic::Lower | Arithmetic::Higher) {
            let moved = match operator {
                Arithmetic::Plus => day_after(a, b, &b_type, false),
                Arithmetic::Minus => day_after(a, b, &b_type, true),
                Arithmetic::Before => day_after(b, a, &a_type, true),
                _ => day_after(b, a, &a_type, false),
            };
            return (moved, of_type);
        }
        if of_type == Type::Year && !matches!(operator, Arithmetic::Lower | Arithmetic::Higher) {
            let moved = match operator {
                Arithmetic::Plus => year_after(a, b, false),
                Arithmetic::Minus => year_after(a, b, true),
                Arithmetic::Before => year_after(b, a, true),
                _ => year_after(b, a, false),
            };
            return (moved, of_type);
        }
        let operator = match operator {
            Arithmetic::Plus | Arithmetic::After | Arithmetic::Before => Operator::Plus,
            Arithmetic::Minus => Operator::Minus,
            Arithmetic::Times => Operator::Times,
            Arithmetic::Over => Operator::Over,
            Arithmetic::Lower => Operator::Lesser,
            Arithmetic::Higher => Operator::Greater,
        };
        (Expr::Arithmetic(operator, Box::new(a), Box::new(b)), of_type)
    }

    fn cases(
        &mut self,
        rows: &[(expression::Expr, expression::Expr)],
        otherwise: &expression::Expr,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        let mut of_type = expected.cloned();
        let mut compiled = Vec::new();
        for (condition, value) in rows {
            let condition = self.condition(condition, list);
            let value = self.branch(value, list, &mut of_type);
            compiled.push((condition, value));
        }
        let conditions = rows.iter().map(|(condition, _)| condition.span.clone());
        let conditions = conditions.zip(compiled.iter().map(|(condition, _)| condition.clone()));
        self.sites.cases.push(sites::Cases {
            rows: conditions.collect(),
            otherwise: otherwise.span.clone(),
            list,
        });
        let otherwise = self.branch(otherwise, list, &mut of_type);
        let cases = Expr::Cases { rows: compiled, otherwise: Some(Box::new(otherwise)) };
        (cases, of_type.unwrap_or(Type::Unknown))
    }

    fn branch(
        &mut self,
        value: &expression::Expr,
        list: Option<usize>,
        of_type: &mut Option<Type>,
    ) -> Expr {
        let (compiled, branch_type) = self.expr(value, list, of_type.as_ref());
        match of_type {
            Some(known) if !known.fits(&branch_type) => {
                let message = format!(
                    "This value is {}, but the ones before it are {}.",
                    branch_type.words(&self.program),
                    known.words(&self.program)
                );
                let help = "All values of one definition must be of the same sort.";
                self.report.add(codes::W308, value.span.clone(), &message, help);
            }
            // A bare 0 or 1 says nothing of the unit; what comes after it may.
            Some(Type::Number(unit)) if unit.is_empty() => *of_type = Some(branch_type),
            Some(Type::Unknown) | None => *of_type = Some(branch_type),
            Some(_) => {}
        }
        compiled
    }

    /// The value of an expression that has only one whatever is answered: a literal or a setting.
    pub(super) fn constant(&self, expr: &Expr) -> Option<Decimal> {
        match expr {
            Expr::Number(number) => Some(*number),
            Expr::Value(index) => self.constant(&self.program.values.get(*index)?.expr),
            _ => None,
        }
    }
}
