//! Lays expressions out.

use super::{
    Body, Includes, Op, Over, Rows,
    build::Build,
    cells::{Cells, Place, Value},
};
use crate::{
    Interval, OptionSet, Truth, different,
    program::{self, Expr, Fold, Lookup, Operator},
    sheet::span::{Span, millionths},
};

impl Build<'_> {
    /// An expression of the program, as seen from a row of a frame.
    pub(super) fn expr(&mut self, expr: &Expr, frame: usize) -> Option<Value> {
        let value = self.laid_out(expr, frame)?;
        self.whereabouts.note(expr, value);
        Some(value)
    }

    fn laid_out(&mut self, expr: &Expr, frame: usize) -> Option<Value> {
        let program = self.program;
        Some(match expr {
            Expr::Truth(yes) => Value::Truth(self.cells.truth((*yes).into())),
            Expr::Number(number) => {
                Value::Number(self.cells.number(Interval::point(*number).into()))
            }
            Expr::Option(option) => Value::Choice(self.cells.option(*option)),
            Expr::Input(index) => match program.questions.get(*index) {
                Some(question) => self.cells.answer(0, *index, question)?,
                None => self.anything(),
            },
            Expr::Field(index) => {
                let list = frame.checked_sub(1).and_then(|list| program.lists.get(list));
                match list.and_then(|list| list.fields.get(*index)) {
                    Some(field) => self.cells.answer(frame, *index, field)?,
                    None => self.anything(),
                }
            }
            Expr::Value(index) => match self.values.get(*index) {
                Some(Some(value)) => *value,
                _ => self.anything(),
            },
            Expr::Derived(index) => {
                let list = frame.checked_sub(1).and_then(|list| self.derived.get(list));
                match list.and_then(|values| values.get(*index)) {
                    Some(Some(value)) => *value,
                    _ => self.anything(),
                }
            }
            Expr::Outer(of) => self.expr(of, self.holder(frame))?,
            Expr::Given(of) => Value::Truth(self.given(of, frame)?),
            Expr::Not(of) => {
                let of = self.truth(of, frame)?;
                Value::Truth(self.not(of)?)
            }
            Expr::All(parts) => {
                let mut all = self.cells.truth(Truth::YES);
                for part in parts {
                    let part = self.truth(part, frame)?;
                    all = self.and(all, part)?;
                }
                Value::Truth(all)
            }
            Expr::Any(parts) => {
                let mut any = self.cells.truth(Truth::NO);
                for part in parts {
                    let part = self.truth(part, frame)?;
                    any = self.or(any, part)?;
                }
                Value::Truth(any)
            }
            Expr::Compare(test, left, right) => {
                let (a, b) = (self.number(left, frame)?, self.number(right, frame)?);
                Value::Truth(self.two(a, b, |a, b| Op::Compare(*test, a, b))?)
            }
            Expr::Among(of, options) => match self.expr(of, frame)? {
                Value::Choice(of) => {
                    let options = options.words().into();
                    Value::Truth(self.cells.add(&[of], |cells, home| {
                        Some(Op::Among(cells.relative_set(home, of)?, options))
                    })?)
                }
                _ => self.open(),
            },
            Expr::Same(left, right) => match (self.expr(left, frame)?, self.expr(right, frame)?) {
                (Value::Choice(a), Value::Choice(b)) => {
                    Value::Truth(self.cells.add(&[a, b], |cells, home| {
                        let (a, b) = (cells.relative_set(home, a)?, cells.relative_set(home, b)?);
                        Some(Op::SameChoice(a, b))
                    })?)
                }
                (Value::Truth(a), Value::Truth(b)) => {
                    Value::Truth(self.two(a, b, Op::SameTruth)?)
                }
                _ => self.open(),
            },
            Expr::Includes(of, how, options) => match self.expr(of, frame)? {
                Value::Options { sure, may } => {
                    let options = options.words().into();
                    Value::Truth(self.cells.add(&[sure, may], |cells, home| {
                        let sure = cells.relative_set(home, sure)?;
                        let may = cells.relative_set(home, may)?;
                        Some(Op::Includes(Box::new(Includes { sure, may, how: *how, options })))
                    })?)
                }
                _ => self.open(),
            },
            Expr::Chosen(of) => match self.expr(of, frame)? {
                Value::Options { sure, may } => {
                    Value::Number(self.cells.add(&[sure, may], |cells, home| {
                        let sure = cells.relative_set(home, sure)?;
                        Some(Op::Chosen(sure, cells.relative_set(home, may)?))
                    })?)
                }
                _ => self.anything(),
            },
            Expr::Arithmetic(operator, left, right) => {
                let (a, b) = (self.expr(left, frame)?, self.expr(right, frame)?);
                if let (Operator::Times, Expr::Number(points), Value::Truth(when)) =
                    (operator, left.as_ref(), b)
                    && let Some(points) = millionths(*points).filter(|points| *points >= 0)
                {
                    return Some(Value::Number(self.part(points, when)?));
                }
                let (a, b) = (self.number_of(a)?, self.number_of(b)?);
                Value::Number(self.arithmetic(*operator, a, b)?)
            }
            Expr::Round(rounding, of, step) => {
                let of = self.number(of, frame)?;
                Value::Number(self.cells.add(&[of], |cells, home| {
                    Some(Op::Round(*rounding, cells.relative(home, of)?, Box::new(*step)))
                })?)
            }
            Expr::Today => Value::Number(self.cells.today()?),
            Expr::Cases { rows, otherwise } => self.cases(rows, otherwise.as_deref(), frame)?,
            Expr::Moved(of, by, when) => {
                let when = self.truth(when, frame)?;
                match self.expr(of, frame)? {
                    Value::Choice(of) => {
                        let most = match by {
                            program::Move::AtLeast(option) => *option,
                            _ => 0,
                        };
                        let words = of.words.max(u32::try_from(most / 64 + 1).ok()?);
                        Value::Choice(self.cells.add_set(&[of, when], words, |cells, home| {
                            let of = cells.relative_set(home, of)?;
                            Some(Op::Moved(of, *by, cells.relative(home, when)?))
                        })?)
                    }
                    other => other,
                }
            }
            Expr::Lookup(of, index) => self.lookup(of, *index, frame)?,
            Expr::Over(over) => self.over(over, frame)?,
            Expr::Score(index) => Value::Number(self.score(*index)?),
            Expr::Total => Value::Number(self.total()?.1),
            Expr::Applies(check) => Value::Truth(self.applies(*check)?),
            Expr::Met(check) => Value::Truth(self.met(*check)?),
            Expr::AnyNotMet(severity) => Value::Truth(self.any_not_met(*severity)?),
            Expr::Within(of, limits) => {
                let of = self.number(of, frame)?;
                let limits = Span::from(*limits);
                Value::Number(self.cells.add(&[of], |cells, home| {
                    Some(Op::Within(cells.relative(home, of)?, Box::new(limits)))
                })?)
            }
            Expr::Tight { said, tight } => {
                let (said, tight) = (self.expr(said, frame)?, self.expr(tight, frame)?);
                self.in_both(tight, said)?
            }
        })
    }

    /// What is possible of `a`, as far as it is of `b`.
    fn in_both(&mut self, a: Value, b: Value) -> Option<Value> {
        Some(match (a, b) {
            (Value::Truth(a), Value::Truth(b)) => {
                Value::Truth(self.cells.add(&[a, b], |cells, home| {
                    Some(Op::TruthInBoth(cells.relative(home, a)?, cells.relative(home, b)?))
                })?)
            }
            (Value::Number(a), Value::Number(b)) => {
                Value::Number(self.cells.add(&[a, b], |cells, home| {
                    Some(Op::NumberInBoth(cells.relative(home, a)?, cells.relative(home, b)?))
                })?)
            }
            (Value::Choice(a), Value::Choice(b)) => {
                Value::Choice(self.cells.add_set(&[a, b], a.words, |cells, home| {
                    let set = |place| cells.relative_set(home, place);
                    Some(Op::SetInBoth(set(a)?, set(b)?))
                })?)
            }
            (a, _) => a,
        })
    }

    /// What is not as it should be is anything.
    fn anything(&mut self) -> Value {
        Value::Number(self.cells.number(Span::ALL))
    }

    fn open(&mut self) -> Value {
        Value::Truth(self.cells.truth(Truth::OPEN))
    }

    /// The frame of the item that holds the item at hand.
    fn holder(&self, frame: usize) -> usize {
        self.cells.frames.get(frame).and_then(|frame| frame.parent).unwrap_or_default()
    }

    pub(super) fn truth(&mut self, expr: &Expr, frame: usize) -> Option<Place> {
        Some(match self.expr(expr, frame)? {
            Value::Truth(truth) => truth,
            _ => self.cells.truth(Truth::OPEN),
        })
    }

    pub(super) fn optional(&mut self, expr: Option<&Expr>, frame: usize) -> Option<Option<Place>> {
        match expr {
            Some(expr) => Some(Some(self.truth(expr, frame)?)),
            None => Some(None),
        }
    }

    fn number(&mut self, expr: &Expr, frame: usize) -> Option<Place> {
        let value = self.expr(expr, frame)?;
        self.number_of(value)
    }

    pub(super) fn number_of(&mut self, value: Value) -> Option<Place> {
        match value {
            Value::Number(number) => Some(number),
            Value::Truth(truth) => self
                .cells
                .add(&[truth], |cells, home| Some(Op::Count(cells.relative(home, truth)?))),
            _ => Some(self.cells.number(Span::ALL)),
        }
    }

    pub(super) fn not(&mut self, of: Place) -> Option<Place> {
        self.cells.add(&[of], |cells, home| Some(Op::Not(cells.relative(home, of)?)))
    }

    pub(super) fn and(&mut self, a: Place, b: Place) -> Option<Place> {
        if a == self.cells.truth(Truth::YES) {
            return Some(b);
        }
        self.two(a, b, Op::And)
    }

    pub(super) fn or(&mut self, a: Place, b: Place) -> Option<Place> {
        if a == self.cells.truth(Truth::NO) {
            return Some(b);
        }
        self.two(a, b, Op::Or)
    }

    pub(super) fn arithmetic(&mut self, operator: Operator, a: Place, b: Place) -> Option<Place> {
        self.two(a, b, |a, b| Op::Arithmetic(operator, a, b))
    }

    fn part(&mut self, millionths: i64, when: Place) -> Option<Place> {
        self.cells
            .add(&[when], |cells, home| Some(Op::Part(millionths, cells.relative(home, when)?)))
    }

    fn two(
        &mut self,
        a: Place,
        b: Place,
        make: impl FnOnce(super::Ref, super::Ref) -> Op,
    ) -> Option<Place> {
        self.cells.add(&[a, b], |cells, home| {
            Some(make(cells.relative(home, a)?, cells.relative(home, b)?))
        })
    }

    fn given(&mut self, of: &Expr, frame: usize) -> Option<Place> {
        match of {
            Expr::Input(index) => self.cells.given(0, *index),
            Expr::Field(index) if frame > 0 => self.cells.given(frame, *index),
            Expr::Outer(of) => self.given(of, self.holder(frame)),
            // Nothing that is answered.
            _ => {
                let open = self.cells.truth(Truth::OPEN);
                self.cells.add(&[open], |cells, home| Some(Op::Shown(cells.relative(home, open)?)))
            }
        }
    }

    fn cases(
        &mut self,
        rows: &[(Expr, Expr)],
        otherwise: Option<&Expr>,
        frame: usize,
    ) -> Option<Value> {
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        for (condition, value) in rows {
            conditions.push(self.truth(condition, frame)?);
            values.push(self.expr(value, frame)?);
        }
        if let Some(otherwise) = otherwise {
            values.push(self.expr(otherwise, frame)?);
        }
        let all = |sort: fn(&Value) -> Option<Place>| values.iter().map(sort).collect();
        let truths: Option<Vec<Place>> = all(|value| match value {
            Value::Truth(place) => Some(*place),
            _ => None,
        });
        if let Some(truths) = truths.filter(|truths| !truths.is_empty()) {
            return Some(Value::Truth(self.chosen(
                &conditions,
                &truths,
                Cells::relative,
                |rows| Op::TruthCases(Box::new(rows)),
            )?));
        }
        let sets = |part: fn(&Value) -> Option<Place>| {
            let sets: Option<Vec<Place>> = all(part);
            sets.filter(|sets| !sets.is_empty())
        };
        let choices = sets(|value| match value {
            Value::Choice(set) => Some(*set),
            _ => None,
        });
        if let Some(choices) = choices {
            return Some(Value::Choice(self.chosen(
                &conditions,
                &choices,
                Cells::relative_set,
                |rows| Op::SetCases(Box::new(rows)),
            )?));
        }
        let several = sets(|value| match value {
            Value::Options { sure, .. } => Some(*sure),
            _ => None,
        })
        .zip(sets(|value| match value {
            Value::Options { may, .. } => Some(*may),
            _ => None,
        }));
        if let Some((sure, may)) = several {
            let sure = self.chosen(&conditions, &sure, Cells::relative_set, |rows| {
                Op::CommonCases(Box::new(rows))
            })?;
            let may = self.chosen(&conditions, &may, Cells::relative_set, |rows| {
                Op::SetCases(Box::new(rows))
            })?;
            return Some(Value::Options { sure, may });
        }
        if !values.is_empty() && values.iter().all(|value| matches!(value, Value::Text)) {
            return Some(Value::Text);
        }
        let mut numbers = Vec::new();
        for value in values {
            numbers.push(self.number_of(value)?);
        }
        Some(Value::Number(self.chosen(&conditions, &numbers, Cells::relative, |rows| {
            Op::NumberCases(Box::new(rows))
        })?))
    }

    /// The value of the first row whose condition holds; a value more than there are conditions is
    /// for when none does.
    fn chosen<T>(
        &mut self,
        conditions: &[Place],
        values: &[Place],
        relative: fn(&Cells, usize, Place) -> Option<T>,
        make: impl FnOnce(Rows<T>) -> Op,
    ) -> Option<Place> {
        let needs: Vec<_> = conditions.iter().chain(values).copied().collect();
        let words = values.iter().map(|value| value.words).max().unwrap_or(1);
        self.cells.add_set(&needs, words, |cells, home| {
            let row = |(condition, value): (&Place, &Place)| {
                Some((cells.relative(home, *condition)?, relative(cells, home, *value)?))
            };
            let rows = conditions.iter().zip(values).map(row).collect::<Option<_>>()?;
            let otherwise = match values.get(conditions.len()) {
                Some(value) => Some(relative(cells, home, *value)?),
                None => None,
            };
            Some(make(Rows { rows, otherwise }))
        })
    }

    fn lookup(&mut self, of: &Expr, index: usize, frame: usize) -> Option<Value> {
        let of = self.expr(of, frame)?;
        let (Value::Choice(of), Some(lookup)) = (of, self.program.lookups.get(index)) else {
            return Some(self.anything());
        };
        Some(match lookup {
            Lookup::Truth(table) => {
                let having = table.iter().enumerate().filter(|(_, has)| **has);
                let having: OptionSet = having.map(|(option, _)| option).collect();
                Value::Truth(self.cells.add(&[of], |cells, home| {
                    Some(Op::Has(cells.relative_set(home, of)?, having.words().into()))
                })?)
            }
            Lookup::Number(table) => {
                let span = |number: &Option<_>| number.map_or(Interval::ALL, Interval::point);
                let figures = table.iter().map(|number| span(number).into()).collect();
                Value::Number(self.cells.add(&[of], |cells, home| {
                    Some(Op::Figures(cells.relative_set(home, of)?, figures))
                })?)
            }
            Lookup::Choice(table) => {
                let most = table.iter().flatten().max().copied().unwrap_or_default();
                let words = u32::try_from(most / 64 + 1).ok()?;
                let option = |option: &Option<usize>| option.and_then(|it| u32::try_from(it).ok());
                let options = table.iter().map(option).collect();
                Value::Choice(self.cells.add_set(&[of], words, |cells, home| {
                    Some(Op::Options(cells.relative_set(home, of)?, options))
                })?)
            }
        })
    }

    fn over(&mut self, over: &program::Over, frame: usize) -> Option<Value> {
        let items = over.list + 1;
        let list = self.program.lists.get(over.list)?;
        let filter = self.optional(over.filter.as_ref(), items)?;
        let body = match over.fold {
            Fold::All | Fold::Any => Some(Value::Truth(self.truth(&over.body, items)?)),
            Fold::Count => None,
            Fold::Sum | Fold::Average | Fold::Largest | Fold::Smallest => {
                Some(Value::Number(self.number(&over.body, items)?))
            }
            Fold::AllDifferent | Fold::CountDifferent => Some(self.expr(&over.body, items)?),
        };
        let compares = matches!(over.fold, Fold::AllDifferent | Fold::CountDifferent);
        let given = match compares && different::is_answer(&over.body) {
            true => Some(self.given(&over.body, items)?),
            false => None,
        };
        let if_none = match &over.if_none {
            Some(if_none) => Some(self.number(if_none, frame)?),
            None => None,
        };
        // The items of a list inside another are those of the item at hand, or of its holder.
        let holder = match list.parent {
            Some(parent) if frame == parent + 1 || frame == items => parent + 1,
            _ => 0,
        };
        let home = self.cells.deepest([holder].into_iter().chain(if_none.map(|it| it.frame)));
        let relative = |cells: &Cells, home, place: Option<Place>| match place {
            Some(place) => cells.relative(home, place).map(Some),
            None => Some(None),
        };
        let op = Over {
            frame: items,
            fold: over.fold,
            best: over.best,
            filter: relative(&self.cells, items, filter)?,
            given: relative(&self.cells, items, given)?,
            body: body_of(&self.cells, items, body)?,
            if_none: relative(&self.cells, home, if_none)?,
        };
        let parts = match body {
            None | Some(Value::Text) => [None, None],
            Some(Value::Truth(of) | Value::Number(of) | Value::Choice(of)) => [Some(of), None],
            Some(Value::Options { sure, may }) => [Some(sure), Some(may)],
        };
        let others = [filter, given, if_none];
        let needs: Vec<_> = parts.into_iter().chain(others).flatten().collect();
        let (op, is_truth) = match over.fold {
            Fold::AllDifferent => (Op::AllDifferent(Box::new(op)), true),
            Fold::All => (Op::Every(Box::new(op)), true),
            Fold::Any => (Op::Any(Box::new(op)), true),
            _ => (Op::Fold(Box::new(op)), false),
        };
        let place = self.cells.place(home, &needs, op, 1);
        Some(if is_truth { Value::Truth(place) } else { Value::Number(place) })
    }
}

/// The value of each item, as the items see it. Of words nothing is laid out that could be compared.
fn body_of(cells: &Cells, items: usize, body: Option<Value>) -> Option<Body> {
    Some(match body {
        None => Body::None,
        Some(Value::Truth(of)) => Body::Truth(cells.relative(items, of)?),
        Some(Value::Number(of)) => Body::Number(cells.relative(items, of)?),
        Some(Value::Choice(of)) => Body::Choice(cells.relative_set(items, of)?),
        Some(Value::Options { sure, may }) => {
            Body::Options(cells.relative_set(items, sure)?, cells.relative_set(items, may)?)
        }
        Some(Value::Text) => return None,
    })
}
