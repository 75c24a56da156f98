//! Tight bounds where one unanswered input stands more than once.
//!
//! Possible values are combined operation by operation, and forget that two of them come from the same
//! answer: `cost - cost / 2` over £0 to £10 would be from -£5 to £10. So when a program is finished,
//! each expression in which that can matter is also said in a way in which it cannot
//! ([`Expr::Tight`]): terms of the same answer are put together (`terms`), and what remains is taken
//! piece by piece of what an answer can be (`split`), as far as the limits below go. Where it matters
//! is read off `uses`; `fold` puts answers in and works out what is known.
//!
//! Both ways give the same wherever everything is answered: nothing here knows an answer. What is
//! possible is possible in both; who looks for words follows the rules' own way.

mod conditions;
mod fold;
mod split;
mod terms;
mod uses;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use self::uses::{Atom, Deep, Uses};
use crate::{
    Program,
    program::{Computed, Expr, Operator, Over, Part},
    survey::ValueKey,
};

/// More pieces of one expression than are told apart.
const MOST_PIECES: usize = 64;
/// More options of one choice than are told apart.
const MOST_OPTIONS: usize = 12;
/// Parts of an expression, definitions put in, beyond which it is left as it is.
const MOST_PARTS: usize = 400;
/// Parts of what is made of it.
const MOST_MADE: usize = 2_000;
/// How often definitions within definitions are put in.
const DEEPEST: usize = 8;

/// Says anew what of a program has bounds that may be too wide. Once, when it is finished.
pub fn sharpen(program: &mut Program) {
    let mut tight = program.clone();
    let of = Sharpen::of(program);
    of.each(&mut tight);
    *program = tight;
}

/// The same for an expression beside a program.
pub fn sharpened(program: &Program, expr: &Expr) -> Expr {
    Sharpen::of(program).walk(expr, None, false).0
}

/// A program being looked at, as the rules say it.
struct Sharpen<'a> {
    program: &'a Program,
    /// What computed values rest on, by list and index.
    deep: RefCell<BTreeMap<ValueKey, Rc<[Deep]>>>,
    /// Whether what is being made is better than what was said.
    gained: Cell<bool>,
}

impl<'a> Sharpen<'a> {
    fn of(program: &'a Program) -> Self {
        Self { program, deep: RefCell::default(), gained: Cell::new(false) }
    }

    /// Each expression of a copy of the program.
    fn each(&self, copy: &mut Program) {
        for value in &mut copy.values {
            self.at(&mut value.expr, None);
        }
        for question in &mut copy.questions {
            question.when.iter_mut().for_each(|it| self.at(it, None));
        }
        for (index, list) in copy.lists.iter_mut().enumerate() {
            let fields = list.fields.iter_mut().flat_map(|field| &mut field.when);
            let derived = list.derived.iter_mut().map(|value| &mut value.expr);
            fields.chain(derived).for_each(|it| self.at(it, Some(index)));
        }
        for check in &mut copy.checks {
            let conditions = check.applies.iter_mut().chain([&mut check.needs]);
            conditions.chain(&mut check.severity_when).for_each(|it| self.at(it, None));
            check.message.iter_mut().chain(&mut check.fix).for_each(|it| self.part(it));
        }
        for score in &mut copy.scores {
            let lines = score.lines.iter_mut();
            let lines = lines.flat_map(|it| [&mut it.earned].into_iter().chain(&mut it.required));
            lines.chain(&mut score.most).for_each(|it| self.at(it, None));
        }
        if let Some(total) = &mut copy.total {
            total.factor.iter_mut().chain(&mut total.most).for_each(|it| self.at(it, None));
        }
        for row in copy.verdict.iter_mut().flat_map(|verdict| &mut verdict.rows) {
            row.when.iter_mut().for_each(|it| self.at(it, None));
        }
        copy.figures.iter_mut().for_each(|figure| self.part(&mut figure.value));
        for target in copy.shares.iter_mut().flat_map(|shares| &mut shares.targets) {
            self.at(&mut target.claimed, None);
            target.share.iter_mut().for_each(|it| self.at(it, None));
        }
    }

    fn part(&self, part: &mut Part) {
        match part {
            Part::Text(_) => {}
            Part::Value(expr, _) => self.at(expr, None),
            Part::Items { list, filter } => {
                filter.iter_mut().for_each(|it| self.at(it, Some(*list)));
            }
        }
    }

    fn at(&self, expr: &mut Expr, list: Option<usize>) {
        *expr = self.walk(expr, list, false).0;
    }

    /// An expression with all in it that had to be said anew, what it uses, and what is mixed in it of
    /// which nothing has come yet: a sum that is a part of another waits for that one.
    fn walk(&self, expr: &Expr, list: Option<usize>, waits: bool) -> (Expr, Uses, Vec<Atom>) {
        if let Expr::Over(over) = expr {
            return (self.over(over, list), Uses::default(), Vec::new());
        }
        let (mut parts, mut mixed) = (Vec::new(), Vec::new());
        let is_sum = is_sum(expr);
        let rebuilt = fold::rebuilt(expr, &mut |part| {
            let waits = is_sum && self::is_sum(part);
            let (part, uses, left) = self.walk(part, list, waits);
            parts.push(uses);
            mixed.extend(left);
            part
        });
        let (uses, mixed_here) = self.joined(expr, list, parts);
        mixed.extend(mixed_here);
        // The answers of its parts have been seen to, each where it first comes together.
        if waits || mixed.is_empty() {
            return (rebuilt, uses, mixed);
        }
        let said = match self.tight(expr, list) {
            Some(tight) => Expr::Tight { said: Box::new(rebuilt), tight: Box::new(tight) },
            None => rebuilt,
        };
        (said, uses, Vec::new())
    }

    fn over(&self, over: &Over, list: Option<usize>) -> Expr {
        let mut over = over.clone();
        let inside = over.filter.iter_mut().chain([&mut over.body]);
        inside.for_each(|it| self.at(it, Some(over.list)));
        over.if_none.iter_mut().for_each(|it| self.at(it, list));
        Expr::Over(Box::new(over))
    }

    /// The same value with tighter bounds; `None` where nothing better was found within the limits.
    fn tight(&self, expr: &Expr, list: Option<usize>) -> Option<Expr> {
        self.gained.set(false);
        let open = self.inlined(expr, list)?;
        let open = self.like_terms(&open);
        let tight = self.split(open, list, &Cell::new(MOST_PIECES))?;
        (self.gained.get() && tight != *expr && size(&tight) <= MOST_MADE).then_some(tight)
    }

    /// The expression with those definitions put in that share an answer with another part of it.
    fn inlined(&self, expr: &Expr, list: Option<usize>) -> Option<Expr> {
        let mut open = self.with_lists(expr, list);
        for _ in 0..DEEPEST {
            if size(&open) > MOST_PARTS {
                return None;
            }
            let (uses, mixed) = self.look(&open, list);
            let shared = uses.through(&mixed);
            if shared.is_empty() {
                break;
            }
            open = self.put_in(&open, list, &shared);
        }
        Some(open)
    }

    fn put_in(&self, expr: &Expr, list: Option<usize>, shared: &[Atom]) -> Expr {
        match Atom::of(expr).filter(|atom| shared.contains(atom)) {
            Some(atom) => match self.computed(atom, list) {
                Some((value, of)) => self.with_lists(&value.expr, of),
                None => expr.clone(),
            },
            None => fold::rebuilt(expr, &mut |part| self.put_in(part, list, shared)),
        }
    }

    /// The expression with what it makes of lists said anew.
    fn with_lists(&self, expr: &Expr, list: Option<usize>) -> Expr {
        match expr {
            Expr::Over(over) => {
                let gained = self.gained.get();
                let over = self.over(over, list);
                self.gained.set(gained);
                over
            }
            _ => fold::rebuilt(expr, &mut |part| self.with_lists(part, list)),
        }
    }

    /// What computes a value, and the list it is of.
    fn computed(&self, atom: Atom, list: Option<usize>) -> Option<(&'a Computed, Option<usize>)> {
        match atom {
            Atom::Value(index) => Some((self.program.values.get(index)?, None)),
            Atom::Derived(index) => {
                Some((self.program.lists.get(list?)?.derived.get(index)?, list))
            }
            _ => None,
        }
    }
}

fn is_sum(expr: &Expr) -> bool {
    matches!(expr, Expr::Arithmetic(Operator::Plus | Operator::Minus, ..))
}

/// How many parts an expression is made of, itself included.
fn size(expr: &Expr) -> usize {
    expr.parts().into_iter().map(size).fold(1, usize::saturating_add)
}
