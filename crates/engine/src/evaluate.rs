//! Evaluation over possible values: one pass over a program's steps, or a sheet that has had it.
//!
//! Here are expressions; what is made of the items of a list is in `items`, and what is made of
//! expressions stands beside: `scores`, with their weighted means (`mean`), and `checks`.

mod checks;
mod items;
mod mean;
mod scores;

use std::cell::RefCell;

use crate::{
    Answers, Interval, Kind, OptionSet, Possible, Program, Truth, Value,
    plan::Dense,
    program::{Computed, Expr, Inclusion, Lookup, Move, Step},
    sheet::{Seen, Sheet, View},
    survey::{Assumption, Atom},
};
pub(crate) use mean::{Weighted, mean};

/// How unanswered questions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// They may still be answered anyhow, or not at all; unfinished lists may still grow.
    Open,
    /// They stay unanswered, lists stay as they are, and what is not shown earns nothing.
    Stands,
}

/// The item at hand inside a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) list: usize,
    /// Its place among all items of the list; `None` is a further item that may still be added.
    pub(crate) item: Option<usize>,
    /// In a list inside another: the item it belongs to; `None` is one that may still be added.
    pub(crate) within: Option<usize>,
}

/// A program evaluated on answers, in one reading.
pub(crate) struct Evaluation<'a> {
    pub(crate) program: &'a Program,
    pub(crate) answers: &'a Answers,
    pub(crate) reading: Reading,
    values: Vec<Possible>,
    /// Derived values by list, row (see [`Self::row`]) and value.
    derived: Vec<Vec<Vec<Possible>>>,
    /// Whether checks apply and are met, of those that rules ask about: they may ask again and again.
    checks: RefCell<Vec<Option<(Truth, Truth)>>>,
    /// What is taken to be so, in a survey.
    assumption: Option<Assumption>,
    /// Where all of this is looked up instead: `values` and `derived` are empty then.
    sheet: Option<View<'a>>,
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(program: &'a Program, answers: &'a Answers, reading: Reading) -> Self {
        Self::assuming(program, answers, reading, None)
    }

    pub(crate) fn assuming(
        program: &'a Program,
        answers: &'a Answers,
        reading: Reading,
        assumption: Option<Assumption>,
    ) -> Self {
        let reading = if answers.finished { Reading::Stands } else { reading };
        let blank = Possible::Number(Interval::ALL);
        let count = |list: usize| answers.lists.get(list).map_or(0, Vec::len);
        let derived = program.lists.iter().enumerate().map(|(i, list)| {
            let further = 1 + list.parent.map_or(0, count);
            vec![vec![blank.clone(); list.derived.len()]; count(i) + further]
        });
        let mut evaluation = Self {
            program,
            answers,
            reading,
            values: vec![blank.clone(); program.values.len()],
            derived: derived.collect(),
            checks: RefCell::new(vec![None; program.checks.len()]),
            assumption,
            sheet: None,
        };
        for step in &program.steps {
            evaluation.take(*step);
        }
        evaluation
    }

    /// The same values, looked up in a sheet that holds them already.
    pub(crate) fn of_sheet(
        (program, dense): (&'a Program, &'a Dense),
        sheet: &'a Sheet,
        answers: &'a Answers,
        reading: Reading,
    ) -> Self {
        let reading = if answers.finished { Reading::Stands } else { reading };
        Self {
            program,
            answers,
            reading,
            values: Vec::new(),
            derived: Vec::new(),
            checks: RefCell::default(),
            assumption: None,
            sheet: Some(View::new(sheet, dense, reading == Reading::Open)),
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Value(index) => {
                let Some(Computed { expr, .. }) = self.program.values.get(index) else { return };
                let assumed = self.assumed(&Expr::Value(index), None).map(|it| it.is.clone());
                let value = assumed.unwrap_or_else(|| self.of(expr, None));
                if let Some(slot) = self.values.get_mut(index) {
                    *slot = value;
                }
            }
            Step::Item { list, value: index } => {
                let program = self.program;
                let computed = program.lists.get(list).and_then(|list| list.derived.get(index));
                let Some(Computed { expr, .. }) = computed else { return };
                for at in self.all_items(list).chain(self.all_further(list)) {
                    let assumed = self.assumed(&Expr::Derived(index), Some(at));
                    let assumed = assumed.map(|it| it.is.clone());
                    let value = assumed.unwrap_or_else(|| self.of(expr, Some(at)));
                    let row = self.row(at);
                    let items = self.derived.get_mut(list).and_then(|items| items.get_mut(row));
                    if let Some(slot) = items.and_then(|values| values.get_mut(index)) {
                        *slot = value;
                    }
                }
            }
        }
    }

    /// How many items a list has, in all.
    pub(crate) fn count(&self, list: usize) -> usize {
        self.answers.lists.get(list).map_or(0, Vec::len)
    }

    /// The item that `within` of a list is, counted among all items of the list.
    pub(crate) fn item(&self, list: usize, item: usize) -> At {
        let nested = self.program.lists.get(list).is_some_and(|list| list.parent.is_some());
        let items = self.answers.lists.get(list);
        let within = items.and_then(|items| items.get(item)).map(|item| item.within);
        At { list, item: Some(item), within: within.filter(|_| nested) }
    }

    fn all_items(&self, list: usize) -> impl Iterator<Item = At> + use<'a> {
        let nested = self.program.lists.get(list).is_some_and(|list| list.parent.is_some());
        let items = self.answers.lists.get(list).map(Vec::as_slice).unwrap_or_default();
        items.iter().enumerate().map(move |(place, item)| At {
            list,
            item: Some(place),
            within: nested.then_some(item.within),
        })
    }

    /// The further items a list may get: one for each item it may belong to.
    fn all_further(&self, list: usize) -> impl Iterator<Item = At> + use<> {
        let parent = self.program.lists.get(list).and_then(|list| list.parent);
        let parents = parent.map_or(0, |parent| self.count(parent));
        (0..parents).map(Some).chain([None]).map(move |within| At { list, item: None, within })
    }

    /// The place of an item's derived values: first the items, then the further ones.
    pub(crate) fn row(&self, at: At) -> usize {
        at.item.unwrap_or_else(|| {
            let parent = self.program.lists.get(at.list).and_then(|list| list.parent);
            let parents = parent.map_or(0, |parent| self.count(parent));
            self.count(at.list) + at.within.unwrap_or(parents)
        })
    }

    /// The items of a list, as far as they belong to the item at hand.
    pub(crate) fn items(&self, list: usize, at: Option<At>) -> impl Iterator<Item = At> + use<'a> {
        let nested = self.program.lists.get(list).is_some_and(|list| list.parent.is_some());
        let within = self.within(list, at);
        self.all_items(list)
            .filter(move |item| !nested || (within.is_some() && item.within == within))
    }

    /// The further item a list may get, at the item at hand.
    pub(crate) fn further(&self, list: usize, at: Option<At>) -> At {
        At { list, item: None, within: self.within(list, at) }
    }

    /// The item that a list inside another belongs to: the one at hand, or the one that holds it.
    fn within(&self, list: usize, at: Option<At>) -> Option<usize> {
        let at = at?;
        match self.program.lists.get(list)?.parent? {
            parent if parent == at.list => at.item,
            _ if at.list == list => at.within,
            _ => None,
        }
    }

    /// The item that holds the item at hand.
    pub(crate) fn outer(&self, at: Option<At>) -> Option<At> {
        let at = at?;
        let list = self.program.lists.get(at.list)?.parent?;
        Some(At { list, item: at.within, within: None })
    }

    /// How many items may still be added to a list.
    pub(crate) fn room(&self, list: usize, at: Option<At>) -> usize {
        let Some(of) = self.program.lists.get(list) else { return 0 };
        // A list is declared finished where it is: an item that may still come brings its own.
        let is_there = of.parent.is_none() || self.within(list, at).is_some();
        let declared = self.answers.closed.get(list).copied().unwrap_or_default();
        let closed = self.reading == Reading::Stands || (declared && is_there);
        let most = of.most;
        if closed { 0 } else { most.saturating_sub(self.items(list, at).count()) }
    }

    /// The value of a computed value.
    pub(crate) fn value(&self, index: usize) -> Possible {
        if let Some(seen) = self.sheet.and_then(|sheet| sheet.value(index)) {
            return seen.possible();
        }
        self.values.get(index).cloned().unwrap_or(Possible::Number(Interval::ALL))
    }

    /// The known answer to a question or a field, if any.
    pub(crate) fn answer(&self, expr: &Expr, at: Option<At>) -> Option<&'a Value> {
        match expr {
            Expr::Input(index) => self.answers.inputs.get(*index)?.as_ref(),
            Expr::Field(index) => {
                let at = at?;
                let item = self.answers.lists.get(at.list)?.get(at.item?)?;
                item.fields.get(*index)?.as_ref()
            }
            Expr::Outer(of) => self.answer(of, self.outer(at)),
            _ => None,
        }
    }

    /// All that `expr` can be.
    pub(crate) fn of(&self, expr: &Expr, at: Option<At>) -> Possible {
        match self.seen(expr, at) {
            Some(seen) => seen.possible(),
            None => self.compute(expr, at),
        }
    }

    /// Whether only one value is possible.
    pub(crate) fn is_certain(&self, expr: &Expr, at: Option<At>) -> bool {
        match self.seen(expr, at) {
            Some(seen) => seen.is_certain(),
            None => self.compute(expr, at).is_certain(),
        }
    }

    fn seen(&self, expr: &Expr, at: Option<At>) -> Option<Seen<'a>> {
        self.sheet.as_ref()?.of(expr, at)
    }

    fn compute(&self, expr: &Expr, at: Option<At>) -> Possible {
        match expr {
            Expr::Truth(yes) => Possible::Truth((*yes).into()),
            Expr::Number(number) => Possible::Number(Interval::point(*number)),
            Expr::Option(option) => Possible::Choice(OptionSet::only(*option)),
            Expr::Input(_) | Expr::Field(_) => self.asked(expr, at),
            Expr::Value(index) => self.value(*index),
            Expr::Derived(index) => self.derived(*index, at),
            Expr::Given(of) => Possible::Truth(self.given(of, at)),
            Expr::Not(of) => Possible::Truth(self.truth(of, at).negated()),
            Expr::All(parts) => Possible::Truth(
                parts.iter().fold(Truth::YES, |all, part| all.and(self.truth(part, at))),
            ),
            Expr::Any(parts) => Possible::Truth(
                parts.iter().fold(Truth::NO, |any, part| any.or(self.truth(part, at))),
            ),
            Expr::Compare(test, left, right) => {
                Possible::Truth(self.number(left, at).compare(*test, self.number(right, at)))
            }
            Expr::Among(of, options) => Possible::Truth(among(&self.of(of, at), options)),
            Expr::Same(left, right) => {
                Possible::Truth(same(&self.of(left, at), &self.of(right, at)))
            }
            Expr::Arithmetic(operator, left, right) => {
                let (a, b) = (self.number(left, at), self.number(right, at));
                Possible::Number(a.combine(*operator, b))
            }
            Expr::Cases { rows, otherwise } => self.cases(rows, otherwise.as_deref(), at),
            Expr::Round(rounding, of, step) => {
                Possible::Number(self.number(of, at).rounded(*rounding, *step))
            }
            Expr::Today => {
                Possible::Number(self.answers.as_of.map_or(Interval::ALL, Interval::point))
            }
            Expr::Includes(of, inclusion, options) => {
                Possible::Truth(includes(&self.of(of, at), *inclusion, options))
            }
            Expr::Chosen(of) => Possible::Number(chosen(&self.of(of, at))),
            Expr::Moved(of, by, when) => {
                let level = self.of(of, at);
                let when = self.truth(when, at);
                match (when.yes, when.no) {
                    (false, _) => level,
                    (true, false) => moved(&level, *by),
                    (true, true) => moved(&level, *by).union(level),
                }
            }
            Expr::Lookup(of, index) => self.lookup(&self.of(of, at), *index),
            Expr::Outer(of) => self.of(of, self.outer(at)),
            Expr::Over(over) => self.over(over, at),
            Expr::Score(index) => Possible::Number(self.settled(self.score(*index))),
            Expr::Total => Possible::Number(self.settled(self.total())),
            Expr::Applies(check) => Possible::Truth(self.check_at(*check).0),
            Expr::Met(check) => {
                let (applies, needs) = self.check_at(*check);
                Possible::Truth(applies.and(needs))
            }
            Expr::AnyNotMet(severity) => Possible::Truth(self.any_not_met(*severity)),
            Expr::Within(of, limits) => {
                let number = self.number(of, at);
                Possible::Number(number.within(*limits).unwrap_or(number))
            }
            Expr::Tight { said, tight } => {
                let bounds = self.of(tight, at);
                if bounds.is_certain() { bounds } else { bounds.within(&self.of(said, at)) }
            }
        }
    }

    /// The truth of a condition.
    pub(crate) fn truth(&self, expr: &Expr, at: Option<At>) -> Truth {
        match self.seen(expr, at) {
            Some(seen) => seen.truth(),
            None => self.compute(expr, at).truth(),
        }
    }

    /// The truth of an optional condition; yes when there is none.
    pub(crate) fn holds(&self, expr: Option<&Expr>, at: Option<At>) -> Truth {
        expr.map_or(Truth::YES, |expr| self.truth(expr, at))
    }

    /// The number an expression can be.
    pub(crate) fn number(&self, expr: &Expr, at: Option<At>) -> Interval {
        match self.seen(expr, at) {
            Some(seen) => seen.number(),
            None => self.compute(expr, at).number(),
        }
    }

    /// What is taken to be so of this answer or value. Of items, only a further one is meant.
    fn assumed(&self, expr: &Expr, at: Option<At>) -> Option<&Assumption> {
        let assumption = self.assumption.as_ref()?;
        let list = at.filter(|at| at.item.is_none()).map(|at| at.list);
        (Atom::of(expr, list) == Some(assumption.atom)).then_some(assumption)
    }

    fn asked(&self, expr: &Expr, at: Option<At>) -> Possible {
        if let Some(assumption) = self.assumed(expr, at) {
            return assumption.is.clone();
        }
        let question = match (expr, at) {
            (Expr::Input(index), _) => self.program.questions.get(*index),
            (Expr::Field(index), Some(at)) => {
                self.program.lists.get(at.list).and_then(|list| list.fields.get(*index))
            }
            _ => None,
        };
        match self.answer(expr, at) {
            Some(Value::Truth(yes)) => Possible::Truth((*yes).into()),
            Some(Value::Number(number)) => Possible::Number(Interval::point(*number)),
            Some(Value::Option(option)) => Possible::Choice(OptionSet::only(*option)),
            Some(Value::Options(options)) => {
                Possible::Options { sure: options.clone(), may: options.clone() }
            }
            Some(Value::Text(_)) => Possible::Text,
            None => question.map_or(Possible::Number(Interval::ALL), |question| {
                self.anything(&question.kind, question.limits)
            }),
        }
    }

    /// All values of a kind.
    fn anything(&self, kind: &Kind, limits: Interval) -> Possible {
        match kind {
            Kind::YesNo => Possible::Truth(Truth::OPEN),
            Kind::Text | Kind::List { .. } => Possible::Text,
            Kind::Choice { choice } => Possible::Choice(self.all_options(*choice)),
            Kind::Choices { choice } => {
                Possible::Options { sure: OptionSet::default(), may: self.all_options(*choice) }
            }
            Kind::Number { .. }
            | Kind::Money
            | Kind::MoneyPer { .. }
            | Kind::Percentage
            | Kind::Date
            | Kind::Year => Possible::Number(limits),
        }
    }

    fn all_options(&self, choice: usize) -> OptionSet {
        OptionSet::all(self.program.choices.get(choice).map_or(0, |choice| choice.options.len()))
    }

    fn derived(&self, index: usize, at: Option<At>) -> Possible {
        if self.sheet.is_some() {
            // The sheet has no row for what cannot come.
            let of = at.and_then(|at| self.program.lists.get(at.list)?.derived.get(index));
            return of.map_or(Possible::Number(Interval::ALL), |of| self.of(&of.expr, at));
        }
        let value = at.and_then(|at| self.derived.get(at.list)?.get(self.row(at))?.get(index));
        value.cloned().unwrap_or(Possible::Number(Interval::ALL))
    }

    /// Whether an answer is given; of anything else, it is open.
    pub(crate) fn given(&self, of: &Expr, at: Option<At>) -> Truth {
        if let Some(assumption) = self.assumed(of, at) {
            return assumption.given.into();
        }
        match (self.answer(of, at), self.reading) {
            (Some(_), _) => Truth::YES,
            (None, Reading::Stands) => Truth::NO,
            (None, Reading::Open) if self.stays_blank(of, at) => Truth::NO,
            (None, Reading::Open) => Truth::OPEN,
        }
    }

    /// Whether a question or a field is declared to stay as it is.
    pub(crate) fn stays_blank(&self, of: &Expr, at: Option<At>) -> bool {
        let settled = match (of, at) {
            (Expr::Input(index), _) => self.answers.settled.get(*index),
            (Expr::Field(index), Some(At { list, item: Some(_), .. })) => {
                self.answers.settled_fields.get(list).and_then(|fields| fields.get(*index))
            }
            (Expr::Outer(of), _) => return self.stays_blank(of, self.outer(at)),
            _ => None,
        };
        settled.copied().unwrap_or_default()
    }

    fn cases(&self, rows: &[(Expr, Expr)], otherwise: Option<&Expr>, at: Option<At>) -> Possible {
        let mut possible: Option<Possible> = None;
        let mut add = |value: Possible| {
            possible = Some(match possible.take() {
                Some(before) => before.union(value),
                None => value,
            });
        };
        let mut decided = false;
        for (condition, value) in rows {
            let holds = self.truth(condition, at);
            if holds.yes {
                add(self.of(value, at));
            }
            if !holds.no {
                decided = true;
                break;
            }
        }
        if let Some(otherwise) = otherwise.filter(|_| !decided) {
            add(self.of(otherwise, at));
        }
        possible.unwrap_or(Possible::Number(Interval::ALL))
    }

    fn lookup(&self, of: &Possible, index: usize) -> Possible {
        let (Possible::Choice(options), Some(lookup)) = (of, self.program.lookups.get(index))
        else {
            return Possible::Number(Interval::ALL);
        };
        match lookup {
            Lookup::Truth(table) => {
                let mut truth = Truth { yes: false, no: false };
                for option in options.iter() {
                    let yes = table.get(option).copied().unwrap_or_default();
                    truth = truth.union(yes.into());
                }
                Possible::Truth(truth)
            }
            Lookup::Number(table) => {
                let number = |option| match table.get(option).copied().flatten() {
                    Some(number) => Interval::point(number),
                    None => Interval::ALL,
                };
                let numbers = options.iter().map(number).reduce(Interval::hull);
                Possible::Number(numbers.unwrap_or(Interval::ALL))
            }
            Lookup::Choice(table) => Possible::Choice(
                options.iter().filter_map(|option| table.get(option).copied().flatten()).collect(),
            ),
        }
    }
}

fn among(of: &Possible, options: &OptionSet) -> Truth {
    match of {
        Possible::Choice(possible) => {
            Truth { yes: possible.meets(options), no: !possible.is_within(options) }
        }
        _ => Truth::OPEN,
    }
}

fn same(left: &Possible, right: &Possible) -> Truth {
    match (left, right) {
        (Possible::Choice(a), Possible::Choice(b)) => {
            let both = a.certain().zip(b.certain());
            Truth { yes: a.meets(b), no: both.is_none_or(|(a, b)| a != b) }
        }
        (Possible::Truth(a), Possible::Truth(b)) => a.and(*b).or(a.negated().and(b.negated())),
        _ => Truth::OPEN,
    }
}

fn includes(of: &Possible, inclusion: Inclusion, options: &OptionSet) -> Truth {
    let Possible::Options { sure, may } = of else { return Truth::OPEN };
    match inclusion {
        Inclusion::Any => Truth { yes: may.meets(options), no: !sure.meets(options) },
        Inclusion::All => Truth { yes: options.is_within(may), no: !options.is_within(sure) },
        Inclusion::Only => Truth { yes: sure.is_within(options), no: !may.is_within(options) },
    }
}

fn chosen(of: &Possible) -> Interval {
    let Possible::Options { sure, may } = of else { return Interval::ALL };
    Interval::new(Some(sure.len().into()), Some(may.len().into()))
}

fn moved(of: &Possible, by: Move) -> Possible {
    let Possible::Choice(options) = of else { return of.clone() };
    Possible::Choice(options.iter().map(|it| by.to(it)).collect())
}
