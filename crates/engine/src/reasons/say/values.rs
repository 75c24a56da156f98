//! Values in words: what they are called, what they are made of, and what they come to.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{
    DEEPEST, MOST_PARTS, Say,
    time::{larger, year_of},
};
use crate::{
    Kind, Possible, Value,
    evaluate::At,
    program::{Best, Expr, Fold, Lookup, Operator, Over, Rounding},
    show::{show, show_possible},
};

impl<'a> Say<'a> {
    /// What something is called, without its value.
    pub(super) fn name(&self, expr: &Expr, at: Option<At>) -> Cow<'a, str> {
        let program = self.evaluation.program;
        let known = match expr {
            Expr::Input(index) => program.questions.get(*index).map(|it| &it.id),
            Expr::Field(index) => {
                at.and_then(|at| program.lists.get(at.list)?.fields.get(*index)).map(|it| &it.id)
            }
            Expr::Outer(of) => return self.name(of, self.evaluation.outer(at)),
            Expr::Value(index) => program.values.get(*index).map(|it| &it.name),
            Expr::Derived(index) => {
                let lists = &program.lists;
                at.and_then(|at| lists.get(at.list)?.derived.get(*index)).map(|it| &it.name)
            }
            _ => {
                let plain = Self { evaluation: self.evaluation, values: false };
                return plain.operand(expr, at, None, Form::Inside, 0).into();
            }
        };
        known.map_or_else(Cow::default, |name| name.as_str().into())
    }

    /// A value in words; as the subject or the object of a sentence, with what it comes to.
    pub(super) fn operand(
        &self,
        expr: &Expr,
        at: Option<At>,
        hint: Option<&Kind>,
        form: Form,
        depth: usize,
    ) -> String {
        let own = self.kind(expr, at);
        let kind = own.as_ref().or(hint);
        let possible = || self.evaluation.of(expr, at);
        if let Expr::Number(_) | Expr::Option(_) | Expr::Truth(_) = expr {
            return self.shown(&possible(), kind);
        }
        let words = self.words(expr, at, kind, depth);
        if !self.values || form == Form::Inside {
            return words;
        }
        if let Expr::Input(_) | Expr::Field(_) | Expr::Outer(_) = expr
            && self.evaluation.answer(expr, at).is_none()
        {
            return format!("{words} (not answered)");
        }
        let possible = possible();
        if !possible.is_certain() {
            return words;
        }
        let value = self.shown(&possible, kind);
        if words == value {
            return words;
        }
        let plain = matches!(
            kind,
            Some(Kind::Money | Kind::MoneyPer { .. } | Kind::Percentage | Kind::Date)
        );
        match (form, self.rank(expr)) {
            (Form::Subject, 0..=2) if plain && !matches!(expr, Expr::Over(_)) => {
                format!("{words} {value}")
            }
            _ => format!("{words} ({value})"),
        }
    }

    fn words(&self, expr: &Expr, at: Option<At>, kind: Option<&Kind>, depth: usize) -> String {
        let program = self.evaluation.program;
        let inside = |part: &Expr| self.operand(part, at, kind, Form::Inside, depth + 1);
        if depth > DEEPEST {
            return "a figure".to_owned();
        }
        if let Some(time) = self.time(expr, at, depth) {
            return time;
        }
        match expr.said() {
            Expr::Arithmetic(operator, a, b) => {
                if let (Operator::Times, Expr::Number(share)) = (operator, a.as_ref()) {
                    let of = self.factor(b, at, inside(b));
                    return format!("{} of {of}", percentage(*share, self));
                }
                // A factor has no unit.
                let factor = matches!((operator, b.as_ref()), (Operator::Times, Expr::Number(_)));
                let share = !factor && self.kind(a, at) == Some(Kind::Percentage);
                let words_of_b =
                    if factor { self.operand(b, at, None, Form::Inside, depth) } else { inside(b) };
                let (a, b) = match operator {
                    Operator::Times | Operator::Over => {
                        (self.factor(a, at, inside(a)), self.factor(b, at, words_of_b))
                    }
                    Operator::Minus => (inside(a), self.factor(b, at, words_of_b)),
                    _ => (inside(a), words_of_b),
                };
                match operator {
                    Operator::Times if share => format!("{a} of {b}"),
                    Operator::Plus => format!("{a} plus {b}"),
                    Operator::Minus => format!("{a} less {b}"),
                    Operator::Times => format!("{a} times {b}"),
                    Operator::Over => format!("{a} divided by {b}"),
                    Operator::Lesser => format!("the lower of {a} and {b}"),
                    Operator::Greater => format!("the higher of {a} and {b}"),
                    Operator::MonthsAfter | Operator::MonthsBetween => "a time".to_owned(),
                }
            }
            Expr::Round(Rounding::Nearest | Rounding::Up | Rounding::Down, of, _) => {
                format!("{}, rounded", inside(of))
            }
            Expr::Chosen(of) => format!("the number chosen in {}", self.name(of, at)),
            Expr::Today => "today".to_owned(),
            Expr::Lookup(of, index) => match program.lookups.get(*index) {
                Some(Lookup::Choice(_)) => format!("the outcome of {}", self.name(of, at)),
                _ => format!("the target of {}", self.name(of, at)),
            },
            Expr::Over(over) => {
                let further = Some(self.evaluation.further(over.list, at));
                let id = program.asks_for(over.list).map_or("", |it| it.id.as_str());
                let plain = Self { evaluation: self.evaluation, values: false };
                let filter = over.filter.as_ref().map(|filter| {
                    format!(" where {}", plain.truth(filter, further, true, depth + 1))
                });
                let of = format!("{id}{}", filter.unwrap_or_default());
                let is_truth = self.is_of_conditions(over, at);
                let body = || match is_truth {
                    true => plain.truth(&over.body, further, true, depth + 1),
                    false => plain.operand(&over.body, further, None, Form::Inside, depth + 1),
                };
                let best = match over.best {
                    Some(Best { count, lowest: false }) => format!(", best {count} only"),
                    Some(Best { count, lowest: true }) => format!(", worst {count} only"),
                    None => String::new(),
                };
                match over.fold {
                    Fold::Count => format!("the number of {of}"),
                    Fold::CountDifferent => format!("the number of different {} in {of}", body()),
                    Fold::Sum => format!("the total of {} over {of}{best}", body()),
                    Fold::Average if is_truth => format!("the share of {of} for which {}", body()),
                    Fold::Average => format!("the average of {} over {of}{best}", body()),
                    Fold::Largest => format!("the largest {} in {of}", body()),
                    Fold::Smallest => format!("the smallest {} in {of}", body()),
                    Fold::All | Fold::Any | Fold::AllDifferent => {
                        plain.over(over, at, true, depth + 1)
                    }
                }
            }
            Expr::Score(index) => {
                let title = program.scores.get(*index).map_or("", |score| score.title.as_str());
                format!("the score for {title}")
            }
            Expr::Total => "the total score".to_owned(),
            Expr::Input(_)
            | Expr::Field(_)
            | Expr::Outer(_)
            | Expr::Value(_)
            | Expr::Derived(_) => self.name(expr, at).into_owned(),
            Expr::Cases { rows, otherwise } => self.cases(rows, otherwise.as_deref(), at, &inside),
            _ => "what the rules say".to_owned(),
        }
    }

    /// The value of the case that is taken; while that is open, each that may be: “2% of cost when novel is
    /// yes, otherwise 1% of cost”.
    fn cases(
        &self,
        rows: &[(Expr, Expr)],
        otherwise: Option<&Expr>,
        at: Option<At>,
        inside: &dyn Fn(&Expr) -> String,
    ) -> String {
        let plain = Self { evaluation: self.evaluation, values: false };
        let mut cases = Vec::new();
        let mut last = otherwise;
        for (when, value) in rows {
            let holds = self.evaluation.truth(when, at);
            if !holds.no {
                last = Some(value);
                break;
            }
            if holds.yes {
                cases.push((when, value));
            }
        }
        if cases.is_empty() {
            return last.map(inside).unwrap_or_default();
        }
        let more = cases.len() > MOST_PARTS;
        let words = cases.into_iter().take(MOST_PARTS).map(|(when, value)| {
            format!("{} when {}", inside(value), plain.truth(when, at, true, DEEPEST / 2))
        });
        let mut words: Vec<_> = words.collect();
        match last {
            _ if more => words.push("and so on".to_owned()),
            Some(value) => words.push(format!("otherwise {}", inside(value))),
            None => {}
        }
        words.join(", ")
    }

    /// Whether what is made of the items is made of conditions. A score for each item may come down to
    /// one, and is a number all the same.
    fn is_of_conditions(&self, over: &Over, at: Option<At>) -> bool {
        let further = Some(self.evaluation.further(over.list, at));
        match self.kind(&over.body, further) {
            Some(kind) => kind == Kind::YesNo,
            None => matches!(self.evaluation.of(&over.body, further), Possible::Truth(_)),
        }
    }

    /// A part of a product or a quotient, or what is taken away: a sum in it stands in brackets.
    fn factor(&self, part: &Expr, at: Option<At>, words: String) -> String {
        let is_sum = matches!(part.said(), Expr::Arithmetic(Operator::Plus | Operator::Minus, ..))
            && self.time(part, at, 0).is_none();
        if is_sum { format!("({words})") } else { words }
    }

    pub(super) fn shown(&self, possible: &Possible, kind: Option<&Kind>) -> String {
        let plain = Kind::Number { unit: String::new(), whole: false };
        show_possible(possible, kind.unwrap_or(&plain), self.evaluation.program)
    }

    /// What sort of value an expression gives, as far as its parts say.
    pub(super) fn kind(&self, expr: &Expr, at: Option<At>) -> Option<Kind> {
        let program = self.evaluation.program;
        match expr.said() {
            Expr::Input(index) => program.questions.get(*index).map(|it| it.kind.clone()),
            Expr::Field(index) => {
                program.lists.get(at?.list)?.fields.get(*index).map(|it| it.kind.clone())
            }
            Expr::Outer(of) => self.kind(of, self.evaluation.outer(at)),
            Expr::Value(index) => program.values.get(*index).map(|it| it.kind.clone()),
            Expr::Derived(index) => {
                program.lists.get(at?.list)?.derived.get(*index).map(|it| it.kind.clone())
            }
            Expr::Today => Some(Kind::Date),
            Expr::Round(_, of, _) => match (self.kind(of, at), of.said()) {
                (Some(Kind::Number { unit, whole }), Expr::Arithmetic(Operator::Over, _, by)) => {
                    let unit = larger(&unit, by).map_or(unit, str::to_owned);
                    Some(Kind::Number { unit, whole })
                }
                (kind, _) => kind,
            },
            Expr::Moved(of, ..) => self.kind(of, at),
            of if year_of(of).is_some() => Some(Kind::Year),
            Expr::Arithmetic(operator, a, b) => {
                let counted =
                    |unit: &str| Some(Kind::Number { unit: unit.to_owned(), whole: true });
                let (a, b) = (self.kind(a, at), self.kind(b, at));
                match operator {
                    Operator::MonthsBetween => counted("months"),
                    Operator::MonthsAfter => Some(Kind::Date),
                    Operator::Minus if a == Some(Kind::Date) && a == b => counted("days"),
                    Operator::Minus if a == Some(Kind::Year) && a == b => counted("years"),
                    Operator::Plus | Operator::Minus if b == Some(Kind::Date) => b,
                    Operator::Times => match (a, b) {
                        (Some(Kind::Percentage), b @ Some(_)) => b,
                        (Some(a), _) => Some(a),
                        (None, b) => b,
                    },
                    Operator::Over if a.is_some() && a == b => Some(Kind::Percentage),
                    Operator::Over if a == Some(Kind::Money) => match b {
                        Some(Kind::Number { unit, .. }) if !unit.is_empty() => {
                            Some(Kind::MoneyPer { unit })
                        }
                        Some(_) => None,
                        None => a,
                    },
                    Operator::Over if b.is_some() => None,
                    _ => a.or(b),
                }
            }
            Expr::Cases { rows, otherwise } => {
                let first = rows.iter().find_map(|(_, value)| self.kind(value, at));
                first.or_else(|| self.kind(otherwise.as_deref()?, at))
            }
            Expr::Over(over) => match over.fold {
                Fold::Count | Fold::CountDifferent => {
                    Some(Kind::Number { unit: String::new(), whole: true })
                }
                // How large a part of the items it holds for.
                Fold::Average if self.is_of_conditions(over, at) => Some(Kind::Percentage),
                _ => self.kind(&over.body, Some(self.evaluation.further(over.list, at))),
            },
            _ => None,
        }
    }
}

/// Where in a sentence a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// “public cost £1,000”
    Subject,
    /// “public cost (£1,000)”
    Object,
    /// “public cost”
    Inside,
}

/// What has its sign turned: `months` of `-1 * months`.
pub(super) fn turned(expr: &Expr) -> Option<&Expr> {
    let minus = |expr: &Expr| matches!(expr, Expr::Number(number) if *number == -Decimal::ONE);
    match expr {
        Expr::Arithmetic(Operator::Times, a, b) if minus(a) => Some(b),
        Expr::Arithmetic(Operator::Times, a, b) if minus(b) => Some(a),
        _ => None,
    }
}

/// A share as people say it: “1%”; what is above all, as a number.
fn percentage(share: Decimal, say: &Say<'_>) -> String {
    let kind = Kind::Percentage;
    match share.abs() <= Decimal::ONE {
        true => show(&Value::Number(share), &kind, say.evaluation.program),
        false => format!("{} times", share.normalize()),
    }
}
