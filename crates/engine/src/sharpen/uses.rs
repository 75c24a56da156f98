//! What an expression uses, which way each use pushes its value, and where that can make bounds wide.
//!
//! Bounds are tight as long as everything pushes one way: all that raises the value can be at its most
//! at once. They may be wide where the same answer pushes both ways in different parts. Those answers
//! are called mixed here.

use std::rc::Rc;

use super::{Sharpen, conditions::Half, size};
use crate::{
    Kind, OptionSet,
    program::{Expr, Operator, Role, Test},
};

/// Values that rest on more than these are not looked into.
const MOST_BELOW: usize = 24;
/// Nor are those made of more parts.
const MOST_PARTS_BELOW: usize = 200;
/// Rows of a table beyond which it is taken to be as tight as it can be.
const MOST_ROWS: usize = 60;

/// Something that is known by its name: an answer, whether there is one, or a computed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    Input(usize),
    Field(usize),
    HolderField(usize),
    HolderDerived(usize),
    Value(usize),
    Derived(usize),
    GivenInput(usize),
    GivenField(usize),
    GivenHolderField(usize),
}

impl Atom {
    /// What `expr` names, when it does nothing else.
    pub(super) fn of(expr: &Expr) -> Option<Self> {
        Some(match expr {
            Expr::Input(index) => Self::Input(*index),
            Expr::Field(index) => Self::Field(*index),
            Expr::Value(index) => Self::Value(*index),
            Expr::Derived(index) => Self::Derived(*index),
            Expr::Outer(of) => match of.as_ref() {
                Expr::Field(index) => Self::HolderField(*index),
                Expr::Derived(index) => Self::HolderDerived(*index),
                _ => return None,
            },
            Expr::Given(of) => match Self::of(of)? {
                Self::Input(index) => Self::GivenInput(index),
                Self::Field(index) => Self::GivenField(index),
                Self::HolderField(index) => Self::GivenHolderField(index),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Whether it is an answer.
    pub(super) fn is_answer(self) -> bool {
        matches!(self, Self::Input(_) | Self::Field(_) | Self::HolderField(_))
    }

    /// The expression that names it.
    pub(super) fn expr(self) -> Expr {
        let holder = |of: Expr| Expr::Outer(Box::new(of));
        let given = |of: Expr| Expr::Given(Box::new(of));
        match self {
            Self::Input(index) => Expr::Input(index),
            Self::Field(index) => Expr::Field(index),
            Self::HolderField(index) => holder(Expr::Field(index)),
            Self::HolderDerived(index) => holder(Expr::Derived(index)),
            Self::Value(index) => Expr::Value(index),
            Self::Derived(index) => Expr::Derived(index),
            Self::GivenInput(index) => given(Expr::Input(index)),
            Self::GivenField(index) => given(Expr::Field(index)),
            Self::GivenHolderField(index) => given(holder(Expr::Field(index))),
        }
    }
}

/// Which ways a value is pushed: one bit for up and one for down.
type Ways = u8;
const UP: Ways = 1;
const DOWN: Ways = 2;
const BOTH: Ways = UP | DOWN;

/// How a part's push is passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Same,
    Round,
    Both,
}

impl Turn {
    fn of(self, ways: Ways) -> Ways {
        match self {
            Self::Same => ways,
            Self::Round => ((ways & UP) << 1) | ((ways & DOWN) >> 1),
            Self::Both => BOTH,
        }
    }
}

/// What a computed value rests on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deep {
    atom: Atom,
    ways: Ways,
}

#[derive(Debug, Clone, Copy)]
struct Use {
    /// What is used in the end.
    atom: Atom,
    /// What the expression names: the same, or a value that rests on it.
    through: Atom,
    ways: Ways,
}

/// All that an expression uses, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses(Vec<Use>);

impl Uses {
    /// The values through which these are used.
    pub(super) fn through(&self, atoms: &[Atom]) -> Vec<Atom> {
        let uses = self.0.iter().filter(|it| it.atom != it.through && atoms.contains(&it.atom));
        let mut through: Vec<_> = uses.map(|it| it.through).collect();
        through.sort_unstable();
        through.dedup();
        through
    }
}

impl Sharpen<'_> {
    /// What an expression uses, and all that is mixed somewhere in it.
    pub(super) fn look(&self, expr: &Expr, list: Option<usize>) -> (Uses, Vec<Atom>) {
        let mut mixed = Vec::new();
        let uses = self.look_at(expr, list, &mut mixed);
        mixed.sort_unstable();
        mixed.dedup();
        (uses, mixed)
    }

    fn look_at(&self, expr: &Expr, list: Option<usize>, mixed: &mut Vec<Atom>) -> Uses {
        let of_items = matches!(expr, Expr::Over(_) | Expr::Outer(_) | Expr::Given(_));
        let parts =
            if of_items || matches!(expr, Expr::Within(..)) { vec![] } else { expr.parts() };
        let parts = parts.into_iter().map(|part| self.look_at(part, list, mixed)).collect();
        let (uses, mixed_here) = self.joined(expr, list, parts);
        mixed.extend(mixed_here);
        uses
    }

    /// What an expression uses, given what its parts do; and what is mixed where it joins them.
    pub(super) fn joined(
        &self,
        expr: &Expr,
        list: Option<usize>,
        parts: Vec<Uses>,
    ) -> (Uses, Vec<Atom>) {
        if let Some(atom) = Atom::of(expr) {
            return (self.of_atom(atom, list), Vec::new());
        }
        if parts.iter().all(|part| part.0.is_empty()) {
            return (Uses::default(), Vec::new());
        }
        let turns = self.turns(expr, list);
        let direct = match expr {
            Expr::Among(of, set) => {
                Atom::of(of).map(|atom| (atom, self.turn_among(atom, list, set)))
            }
            _ => None,
        };
        let mut all = Vec::new();
        for (part, (group, turn)) in parts.into_iter().zip(turns) {
            for it in part.0 {
                let turn = match direct {
                    Some((atom, turn)) if atom == it.atom => turn,
                    _ => turn,
                };
                all.push((Use { ways: turn.of(it.ways), ..it }, group));
            }
        }
        all.sort_unstable_by_key(|(it, group)| (it.atom, it.through, *group));
        let mixed = all
            .chunk_by(|a, b| a.0.atom == b.0.atom)
            .filter(|uses| is_mixed(uses))
            .filter_map(|uses| uses.first().map(|(it, _)| it.atom));
        let mixed = mixed.collect();
        let mut uses: Vec<Use> = Vec::new();
        for (it, _) in all {
            match uses.last_mut() {
                Some(last) if (last.atom, last.through) == (it.atom, it.through) => {
                    last.ways |= it.ways;
                }
                _ => uses.push(it),
            }
        }
        (Uses(uses), mixed)
    }

    fn of_atom(&self, atom: Atom, list: Option<usize>) -> Uses {
        let own = Use { atom, through: atom, ways: UP };
        let below = self.below(atom, list);
        let below = below.iter().map(|it| Use { atom: it.atom, through: atom, ways: it.ways });
        let constant = self.program.figure(&atom.expr()).is_some();
        Uses(if constant { Vec::new() } else { below.chain([own]).collect() })
    }

    /// What a definition rests on, unless that is too much.
    fn below(&self, atom: Atom, list: Option<usize>) -> Rc<[Deep]> {
        let Some((value, of)) = self.computed(atom, list) else { return Rc::from([]) };
        let (Atom::Value(index) | Atom::Derived(index)) = atom else { return Rc::from([]) };
        if value.role != Role::Definition {
            return Rc::from([]);
        }
        let key = (of, index);
        if let Some(known) = self.deep.borrow().get(&key) {
            return Rc::clone(known);
        }
        // A value that rests on itself rests on nothing more.
        self.deep.borrow_mut().insert(key, Rc::from([]));
        let mut below: Vec<Deep> = Vec::new();
        if size(&value.expr) <= MOST_PARTS_BELOW {
            let (Uses(uses), _) = self.look(&value.expr, of);
            for Use { atom, ways, .. } in uses {
                match below.last_mut() {
                    Some(last) if last.atom == atom => last.ways |= ways,
                    _ => below.push(Deep { atom, ways }),
                }
            }
        }
        if below.len() > MOST_BELOW {
            below.clear();
        }
        let below: Rc<[Deep]> = below.into();
        self.deep.borrow_mut().insert(key, Rc::clone(&below));
        below
    }

    /// How each part's push is passed on. Parts of one group do not get in each other's way.
    fn turns(&self, expr: &Expr, list: Option<usize>) -> Vec<(usize, Turn)> {
        let one = |turn| vec![(0, turn)];
        let two = |a, b| vec![(0, a), (1, b)];
        match expr {
            Expr::Not(_) => one(Turn::Round),
            Expr::Round(..) | Expr::Within(..) => one(Turn::Same),
            Expr::All(parts) => self.joint(parts, list, false),
            Expr::Any(parts) => self.joint(parts, list, true),
            Expr::Compare(Test::Under | Test::AtMost, ..) => two(Turn::Round, Turn::Same),
            Expr::Arithmetic(operator, a, b) => match operator {
                Operator::Plus | Operator::Lesser | Operator::Greater | Operator::MonthsAfter => {
                    two(Turn::Same, Turn::Same)
                }
                Operator::Minus => two(Turn::Same, Turn::Round),
                Operator::MonthsBetween => two(Turn::Round, Turn::Same),
                Operator::Times | Operator::Over => {
                    let factor = self.program.figure(b).or_else(|| {
                        let times = *operator == Operator::Times;
                        times.then(|| self.program.figure(a)).flatten()
                    });
                    let turn = match factor {
                        Some(factor) if factor.is_sign_negative() => Turn::Round,
                        Some(_) => Turn::Same,
                        None => Turn::Both,
                    };
                    two(turn, turn)
                }
            },
            Expr::Cases { rows, otherwise } => {
                let conditions: Vec<_> = rows.iter().map(|(condition, _)| condition).collect();
                let apart = !self.are_exact(&conditions, list, otherwise.is_some());
                let turns = (0..rows.len()).flat_map(|row| {
                    let group = if apart { row + 2 } else { 1 };
                    [(group, Turn::Both), (0, Turn::Same)]
                });
                turns.chain(otherwise.iter().map(|_| (0, Turn::Same))).collect()
            }
            _ => (0..expr.parts().len()).map(|part| (part, Turn::Both)).collect(),
        }
    }

    /// Parts that are all joined by `and`, or by `or`. Two bounds of one number do not get in each
    /// other's way as long as there is something between them.
    fn joint(&self, parts: &[Expr], list: Option<usize>, any: bool) -> Vec<(usize, Turn)> {
        let half = |part| {
            let half = self.half(part)?;
            self.in_whole(if any { half.contrary() } else { half }, list)
        };
        let halves: Vec<Option<Half>> = parts.iter().map(half).collect();
        let group = |(index, half): (usize, &Option<Half>)| {
            let Some(half) = half else { return (index, Turn::Same) };
            let like = |other: &&Half| other.atom == half.atom;
            let all: Vec<_> = halves.iter().flatten().filter(like).collect();
            let meet = all.iter().all(|a| all.iter().all(|b| a.meets(b)));
            let first = halves.iter().position(|it| it.as_ref().is_some_and(|it| like(&it)));
            (if meet { first.unwrap_or(index) } else { index }, Turn::Same)
        };
        halves.iter().enumerate().map(group).collect()
    }

    /// Whether the rows that may be taken are found exactly as it is: no two conditions hold at once,
    /// and one always does; or each takes in the one before and more; or they tell the options of one
    /// answer apart, which is known or may be any.
    fn are_exact(&self, conditions: &[&Expr], list: Option<usize>, otherwise: bool) -> bool {
        if conditions.len() <= 1 {
            return true;
        }
        let half = |it: &&Expr| self.in_whole(self.half(it)?, list);
        let halves: Option<Vec<Half>> = conditions.iter().map(half).collect();
        // One that only lets through what the one before does is never taken.
        let grows = |a: &Half, b: &Half| a.is_within(b) && !b.is_within(a);
        if let Some(halves) = halves
            && halves.windows(2).all(|two| matches!(two, [a, b] if grows(a, b)))
        {
            return true;
        }
        if otherwise {
            return self.tell_options_apart(conditions, list);
        }
        if conditions.len() > MOST_ROWS {
            return true;
        }
        let boxes: Option<Vec<_>> = conditions.iter().map(|it| self.tests(it)).collect();
        boxes.is_some_and(|boxes| {
            let rest = |at: usize| boxes.iter().skip(at + 1);
            let apart = |at: usize, a: &Vec<_>| rest(at).all(|b| self.are_apart(a, b));
            boxes.iter().enumerate().all(|(at, a)| apart(at, a))
        })
    }

    fn tell_options_apart(&self, conditions: &[&Expr], list: Option<usize>) -> bool {
        let mut asked = None;
        let mut told = OptionSet::default();
        for condition in conditions {
            let Expr::Among(of, set) = condition else { return false };
            let Some(atom) = Atom::of(of).filter(|atom| atom.is_answer()) else { return false };
            if *asked.get_or_insert(atom) != atom || told.meets(set) {
                return false;
            }
            told = told.union(set);
        }
        let Some(Some(Kind::Choice { choice })) = asked.map(|it| self.kind(it, list)) else {
            return false;
        };
        // Else the last value is never taken.
        let count = self.program.choices.get(choice).map_or(0, |it| it.options.len());
        told.len() < count
    }

    /// A choice that is one of the last options pushes up, of the first ones down.
    fn turn_among(&self, atom: Atom, list: Option<usize>, set: &OptionSet) -> Turn {
        let Some(Kind::Choice { choice }) = self.kind(atom, list) else { return Turn::Both };
        let count = self.program.choices.get(choice).map_or(0, |it| it.options.len());
        let steps = (1..count).filter(|at| set.contains(at - 1) != set.contains(*at)).count();
        match (steps, set.contains(0)) {
            (1, false) => Turn::Same,
            (1, true) => Turn::Round,
            _ => Turn::Both,
        }
    }

    /// What sort of value something is.
    pub(super) fn kind(&self, atom: Atom, list: Option<usize>) -> Option<Kind> {
        let program = self.program;
        let own = || program.lists.get(list?);
        let holder = || program.lists.get(own()?.parent?);
        Some(match atom {
            Atom::Input(index) => program.questions.get(index)?.kind.clone(),
            Atom::Field(index) => own()?.fields.get(index)?.kind.clone(),
            Atom::HolderField(index) => holder()?.fields.get(index)?.kind.clone(),
            Atom::HolderDerived(index) => holder()?.derived.get(index)?.kind.clone(),
            Atom::Value(index) => program.values.get(index)?.kind.clone(),
            Atom::Derived(index) => own()?.derived.get(index)?.kind.clone(),
            Atom::GivenInput(_) | Atom::GivenField(_) | Atom::GivenHolderField(_) => Kind::YesNo,
        })
    }
}

/// Uses of the same atom: whether different parts push both ways, and not all through one value, which
/// then is mixed itself.
fn is_mixed(uses: &[(Use, usize)]) -> bool {
    let Some((first, group)) = uses.first() else { return false };
    let ways = uses.iter().fold(0, |ways, (it, _)| ways | it.ways);
    let parts = uses.iter().any(|(_, other)| other != group);
    let through =
        first.through == first.atom || uses.iter().any(|(it, _)| it.through != first.through);
    ways == BOTH && parts && through
}
