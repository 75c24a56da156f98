//! Piece by piece: an expression on each piece of what an answer can be.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::{MOST_OPTIONS, Sharpen, fold, uses::Atom};
use crate::{
    Interval, Kind, OptionSet,
    program::{Expr, Lookup, Operator, Test},
};

/// A piece of what something can be. All of its values come to the same in every condition on it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Truth(bool),
    /// These options, of which rules cannot tell one from another.
    Options(OptionSet),
    Below(Decimal),
    At(Decimal),
    Between(Decimal, Decimal),
    Above(Decimal),
}

impl Piece {
    /// Whether its numbers are less than a figure, or more, or it.
    fn beside(&self, figure: Decimal) -> std::cmp::Ordering {
        use std::cmp::Ordering::{Greater, Less};
        match self {
            Self::At(at) => at.cmp(&figure),
            Self::Below(_) => Less,
            Self::Between(low, _) if figure <= *low => Greater,
            Self::Between(..) => Less,
            Self::Above(_) | Self::Truth(_) | Self::Options(_) => Greater,
        }
    }

    /// What stands for something of which this is a piece; `whole` is that it is a whole number.
    fn in_place_of(&self, atom: Atom, whole: bool) -> Expr {
        let within = |low: Option<Decimal>, high: Option<Decimal>| {
            let above = |low: Decimal| low.floor().checked_add(Decimal::ONE);
            let below = |high: Decimal| high.ceil().checked_sub(Decimal::ONE);
            let limits = match whole {
                true => Interval::new(low.and_then(above), high.and_then(below)),
                false => Interval::new(low, high),
            };
            Expr::Within(Box::new(atom.expr()), limits)
        };
        match self {
            Self::Truth(yes) => Expr::Truth(*yes),
            Self::Options(set) => set.iter().next().map_or(atom.expr(), Expr::Option),
            Self::At(number) => Expr::Number(*number),
            Self::Below(high) => within(None, Some(*high)),
            Self::Between(low, high) => within(Some(*low), Some(*high)),
            Self::Above(low) => within(Some(*low), None),
        }
    }

    /// Whether one of its numbers is within limits.
    fn meets(&self, limits: Interval) -> bool {
        let above = |bound: &Decimal| limits.hi.is_none_or(|hi| hi > *bound);
        let below = |bound: &Decimal| limits.lo.is_none_or(|lo| lo < *bound);
        match self {
            Self::At(number) => limits.within(Interval::point(*number)).is_some(),
            Self::Below(high) => below(high),
            Self::Between(low, high) => above(low) && below(high),
            Self::Above(low) => above(low),
            Self::Truth(_) | Self::Options(_) => true,
        }
    }

    /// Whether there is a whole number in it.
    fn has_whole(&self) -> bool {
        match self {
            Self::At(number) => number.fract().is_zero(),
            Self::Between(low, high) => {
                low.floor().checked_add(Decimal::ONE).is_none_or(|next| next < *high)
            }
            _ => true,
        }
    }
}

impl Sharpen<'_> {
    /// The expression on each piece of all that is mixed in it, one after the other; `None` where that
    /// takes more pieces than there is room for.
    pub(super) fn split(
        &self,
        expr: Expr,
        list: Option<usize>,
        room: &Cell<usize>,
    ) -> Option<Expr> {
        let (_, mixed) = self.look(&expr, list);
        let pieces = |atom| Some((atom, self.pieces(atom, &expr, list)?));
        let fewest = mixed.into_iter().filter_map(pieces).min_by_key(|(_, pieces)| pieces.len());
        let Some((atom, pieces)) = fewest else {
            room.set(room.get().checked_sub(1)?);
            return Some(self.like_terms(&expr));
        };
        self.gained.set(true);
        let whole = self.is_whole(atom, list);
        let mut found: Vec<(Piece, Expr)> = Vec::new();
        for piece in pieces {
            let on_it = self.on(&expr, (atom, whole), &piece);
            let value = self.split(on_it, list, room)?;
            found.push((piece, value));
        }
        chosen(atom, found)
    }

    /// The pieces of what something can be, if that is what an expression tells apart.
    fn pieces(&self, atom: Atom, expr: &Expr, list: Option<usize>) -> Option<Vec<Piece>> {
        match self.kind(atom, list)? {
            Kind::YesNo => return Some(vec![Piece::Truth(true), Piece::Truth(false)]),
            Kind::Choice { choice } => return self.alike(atom, expr, choice),
            _ => {}
        }
        let mut figures = Vec::new();
        self.figures(atom, expr, &mut figures);
        figures.sort_unstable();
        figures.dedup();
        let (first, last) = (*figures.first()?, *figures.last()?);
        let mut pieces = vec![Piece::Below(first)];
        for (at, figure) in figures.iter().enumerate() {
            pieces.push(Piece::At(*figure));
            pieces.extend(figures.get(at + 1).map(|next| Piece::Between(*figure, *next)));
        }
        pieces.push(Piece::Above(last));
        if self.is_whole(atom, list) {
            pieces.retain(Piece::has_whole);
        }
        let limits = self.limits(atom, list);
        pieces.retain(|piece| piece.meets(limits));
        Some(pieces)
    }

    /// Whether it is an answer that is always a whole number.
    pub(super) fn is_whole(&self, atom: Atom, list: Option<usize>) -> bool {
        let kind = self.kind(atom, list);
        let whole = Some(Kind::Date) == kind || Some(Kind::Year) == kind;
        atom.is_answer() && (whole || matches!(kind, Some(Kind::Number { whole: true, .. })))
    }

    /// The numbers that are accepted as an answer.
    fn limits(&self, atom: Atom, list: Option<usize>) -> Interval {
        let of = |list: usize| self.program.lists.get(list);
        let question = match atom {
            Atom::Input(index) => self.program.questions.get(index),
            Atom::Field(index) => list.and_then(of).and_then(|it| it.fields.get(index)),
            Atom::HolderField(index) => {
                let holder = list.and_then(of).and_then(|it| of(it.parent?));
                holder.and_then(|it| it.fields.get(index))
            }
            _ => None,
        };
        question.map_or(Interval::ALL, |question| question.limits)
    }

    /// The options of a choice, those together that an expression does not tell apart.
    fn alike(&self, atom: Atom, expr: &Expr, choice: usize) -> Option<Vec<Piece>> {
        let mut tests = Vec::new();
        let whole = !self.told(atom, expr, &mut tests);
        let count = self.program.choices.get(choice)?.options.len();
        let mut found: Vec<(Vec<Option<usize>>, OptionSet)> = Vec::new();
        for option in 0..count {
            let mut traits: Vec<_> = tests.iter().map(|test| self.trait_of(test, option)).collect();
            traits.extend(whole.then_some(Some(option)));
            match found.iter_mut().find(|(other, _)| *other == traits) {
                Some((_, set)) => set.insert(option),
                None => found.push((traits, OptionSet::only(option))),
            }
            if found.len() > MOST_OPTIONS {
                return None;
            }
        }
        Some(found.into_iter().map(|(_, set)| Piece::Options(set)).collect())
    }

    fn trait_of(&self, test: &Expr, option: usize) -> Option<usize> {
        match test {
            Expr::Among(_, set) => Some(usize::from(set.contains(option))),
            Expr::Lookup(_, index) => match self.program.lookups.get(*index)? {
                Lookup::Truth(table) => table.get(option).map(|has| usize::from(*has)),
                Lookup::Choice(table) => *table.get(option)?,
                Lookup::Number(_) => Some(option),
            },
            _ => Some(option),
        }
    }

    /// Collects the tests of a choice; whether there are only tests.
    fn told<'e>(&self, atom: Atom, expr: &'e Expr, tests: &mut Vec<&'e Expr>) -> bool {
        match expr {
            Expr::Among(of, _) | Expr::Lookup(of, _) if Atom::of(of) == Some(atom) => {
                if !tests.contains(&expr) {
                    tests.push(expr);
                }
                true
            }
            Expr::Over(_) | Expr::Outer(_) | Expr::Given(_) => true,
            _ if Atom::of(expr) == Some(atom) => false,
            _ => expr.parts().into_iter().all(|part| self.told(atom, part, tests)),
        }
    }

    /// Collects the figures that something is compared with.
    fn figures(&self, atom: Atom, expr: &Expr, figures: &mut Vec<Decimal>) {
        match expr {
            Expr::Over(_) | Expr::Outer(_) | Expr::Given(_) | Expr::Within(..) => {}
            _ => {
                if let Some((_, figure, _)) = self.beside_a_figure(atom, expr) {
                    figures.push(figure);
                }
                expr.parts().into_iter().for_each(|part| self.figures(atom, part, figures));
            }
        }
    }

    /// Two sides of which one is the atom and the other a figure, and whether the atom is the first.
    fn beside_a_figure(&self, atom: Atom, expr: &Expr) -> Option<(Sides, Decimal, bool)> {
        let (sides, a, b) = match expr {
            Expr::Compare(test, a, b) => (Sides::Test(*test), a, b),
            Expr::Arithmetic(Operator::Lesser, a, b) => (Sides::Lesser, a, b),
            Expr::Arithmetic(Operator::Greater, a, b) => (Sides::Greater, a, b),
            _ => return None,
        };
        if Atom::of(a) == Some(atom) {
            return Some((sides, self.program.figure(b)?, true));
        }
        (Atom::of(b) == Some(atom)).then(|| Some((sides, self.program.figure(a)?, false)))?
    }

    /// The expression where something is in a piece.
    fn on(&self, expr: &Expr, (atom, whole): (Atom, bool), piece: &Piece) -> Expr {
        if Atom::of(expr) == Some(atom) {
            return piece.in_place_of(atom, whole);
        }
        if let Some((sides, figure, first)) = self.beside_a_figure(atom, expr) {
            let order = piece.beside(figure);
            let of_first = if first { order } else { order.reverse() };
            let least = |is_least: bool| match is_least {
                true => piece.in_place_of(atom, whole),
                false => Expr::Number(figure),
            };
            return match sides {
                Sides::Test(Test::Under) => Expr::Truth(of_first.is_lt()),
                Sides::Test(Test::AtMost) => Expr::Truth(of_first.is_le()),
                Sides::Test(Test::Is) => Expr::Truth(of_first.is_eq()),
                Sides::Lesser => least(order.is_le()),
                Sides::Greater => least(order.is_ge()),
            };
        }
        let on_it = fold::rebuilt(expr, &mut |part| self.on(part, (atom, whole), piece));
        fold::simplified(on_it, self.program)
    }
}

/// What is made of two sides.
#[derive(Debug, Clone, Copy)]
enum Sides {
    Test(Test),
    Lesser,
    Greater,
}

/// The value of the piece that something is in.
fn chosen(atom: Atom, found: Vec<(Piece, Expr)>) -> Option<Expr> {
    let mut found: Vec<(Piece, Expr)> = found;
    if let [(Piece::Truth(true), yes), (Piece::Truth(false), no)] = found.as_slice() {
        return Some(fold::either(atom.expr(), yes.clone(), no.clone()));
    }
    if found.iter().all(|(piece, _)| matches!(piece, Piece::Options(_))) {
        return chosen_option(atom, found);
    }
    // Numbers in order: each row takes what the rows before have left.
    found.dedup_by(|later, before| {
        let alike = later.1 == before.1;
        if alike {
            before.0 = later.0.clone();
        }
        alike
    });
    let (_, last) = found.pop()?;
    let compare = |test, figure: &Decimal| {
        Expr::Compare(test, Box::new(atom.expr()), Box::new(Expr::Number(*figure)))
    };
    let row = |(piece, value): (Piece, Expr)| {
        let condition = match &piece {
            Piece::Below(high) | Piece::Between(_, high) => compare(Test::Under, high),
            Piece::At(figure) => compare(Test::AtMost, figure),
            Piece::Above(_) | Piece::Truth(_) | Piece::Options(_) => Expr::Truth(true),
        };
        (condition, value)
    };
    let mut rows: Vec<_> = found.into_iter().map(row).collect();
    match rows.len() {
        0 => Some(last),
        1 => rows.pop().map(|(condition, value)| fold::either(condition, value, last)),
        _ => Some(Expr::Cases { rows, otherwise: Some(Box::new(last)) }),
    }
}

fn chosen_option(atom: Atom, found: Vec<(Piece, Expr)>) -> Option<Expr> {
    let mut rows: Vec<(OptionSet, Expr)> = Vec::new();
    for (piece, value) in found {
        let Piece::Options(set) = piece else { continue };
        match rows.iter_mut().find(|(_, other)| *other == value) {
            Some((all, _)) => *all = std::mem::take(all).union(&set),
            None => rows.push((set, value)),
        }
    }
    let among = |set| Expr::Among(Box::new(atom.expr()), set);
    match <[_; 1]>::try_from(rows) {
        Ok([(_, only)]) => Some(only),
        Err(rows) => {
            let truths = |rows: &[(OptionSet, Expr)]| match rows {
                [(set, Expr::Truth(true)), (_, Expr::Truth(false))]
                | [(_, Expr::Truth(false)), (set, Expr::Truth(true))] => Some(set.clone()),
                _ => None,
            };
            if let Some(set) = truths(&rows) {
                return Some(among(set));
            }
            // Each row says its own options: some of those between may be out of the question.
            let rows = rows.into_iter().map(|(set, value)| (among(set), value)).collect();
            Some(Expr::Cases { rows, otherwise: None })
        }
    }
}
