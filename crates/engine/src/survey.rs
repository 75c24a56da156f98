//! What a program can give at all: conditions looked at with nothing answered.
//!
//! A claim that a condition always or never holds is never wrong; where it cannot be shown, nothing
//! is claimed. An interval forgets that the same answer stands in two places, so a condition that
//! stays open is also tried piece by piece over one answer or one computed value at a time.
//!
//! Who asks, and what is made of it, is not decided here.

mod reads;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use rust_decimal::Decimal;

use crate::{
    Answers, Interval, Kind, OptionSet, Possible, Program, Truth,
    evaluate::{At, Evaluation, Reading},
    program::{Expr, Named, Question, Role},
    show::show_possible,
};
use reads::{Read, Reads};

/// More pieces of one value than are worth trying.
const MOST_PIECES: usize = 40;

/// Something an expression reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Atom {
    /// The answer to a question.
    Question(usize),
    /// A computed value.
    Value(usize),
    /// A field of the item at hand.
    Field(usize, usize),
    /// A value computed for the item at hand.
    Derived(usize, usize),
}

impl Atom {
    /// What `expr` reads, when it does nothing else.
    pub(crate) fn of(expr: &Expr, list: Option<usize>) -> Option<Self> {
        Some(match expr {
            Expr::Input(index) => Self::Question(*index),
            Expr::Value(index) => Self::Value(*index),
            Expr::Field(index) => Self::Field(list?, *index),
            Expr::Derived(index) => Self::Derived(list?, *index),
            _ => return None,
        })
    }

    fn is_answer(self) -> bool {
        matches!(self, Self::Question(_) | Self::Field(..))
    }

    /// The list whose items have it, each its own.
    fn list(self) -> Option<usize> {
        match self {
            Self::Field(list, _) | Self::Derived(list, _) => Some(list),
            Self::Question(_) | Self::Value(_) => None,
        }
    }
}

/// What is taken to be so while a program is evaluated.
#[derive(Debug, Clone)]
pub(crate) struct Assumption {
    pub(crate) atom: Atom,
    pub(crate) is: Possible,
    /// Whether an answer is given.
    pub(crate) given: bool,
}

/// What comes of a condition, whatever is answered or left blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It holds in every finished proposal.
    Always,
    /// It certainly holds in no proposal.
    Never,
    /// Neither could be shown.
    Open,
}

/// A program with nothing answered, in which settings that are yes or no may be either.
///
/// A figure of the pack is as it is; a switch is there to be turned.
#[derive(Debug)]
pub struct Blank {
    program: Program,
    answers: Answers,
    /// How many questions the pack asks; behind them stand its switches.
    asked: usize,
}

impl Blank {
    /// Makes a blank of a program.
    pub fn of(program: &Program) -> Self {
        let mut program = program.clone();
        let asked = program.questions.len();
        let questions = &mut program.questions;
        for value in &mut program.values {
            if value.role == Role::Setting && value.kind == Kind::YesNo {
                value.expr = Expr::Input(questions.len());
                questions.push(Question {
                    id: value.name.clone(),
                    title: String::new(),
                    help: String::new(),
                    section: 0,
                    kind: Kind::YesNo,
                    limits: Interval::ALL,
                    when: None,
                    fixed: false,
                });
            }
        }
        let answers = Answers {
            inputs: vec![None; program.questions.len()],
            lists: vec![Vec::new(); program.lists.len()],
            closed: vec![false; program.lists.len()],
            ..Answers::default()
        };
        Self { program, answers, asked }
    }

    /// Looks at it.
    pub fn survey(&self) -> Survey<'_> {
        Survey {
            ground: self,
            open: self.evaluation(None),
            reads: RefCell::default(),
            splits: RefCell::default(),
        }
    }

    fn evaluation(&self, assumption: Option<Assumption>) -> Evaluation<'_> {
        Evaluation::assuming(&self.program, &self.answers, Reading::Open, assumption)
    }
}

/// A computed value: the list whose items it is computed for, if any, and its index.
pub type ValueKey = (Option<usize>, usize);

/// What is split, the figures it is cut at, and whether it is used otherwise than beside them.
type Cut = (Atom, BTreeSet<Decimal>, bool);

/// What the conditions of a program can come to.
pub struct Survey<'a> {
    ground: &'a Blank,
    open: Evaluation<'a>,
    /// What stands behind names reads.
    reads: RefCell<BTreeMap<Named, Rc<Reads>>>,
    /// Absent where there are too many pieces.
    splits: RefCell<BTreeMap<Cut, Option<SharedSplit<'a>>>>,
}

impl std::fmt::Debug for Survey<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Survey").field("ground", self.ground).finish_non_exhaustive()
    }
}

impl<'a> Survey<'a> {
    /// What comes of a condition; `list` is the list whose item is at hand.
    pub fn outlook(&self, condition: &Expr, list: Option<usize>) -> Outlook {
        self.look(condition, list, false)
    }

    /// Whether a condition is not even possible: neither where something is left blank.
    pub fn is_ruled_out(&self, condition: &Expr, list: Option<usize>) -> bool {
        self.look(condition, list, true) == Outlook::Never
    }

    fn look(&self, condition: &Expr, list: Option<usize>, blank_counts: bool) -> Outlook {
        let at = further(list);
        match self.open.truth(condition, at).certain() {
            Some(true) => return Outlook::Always,
            Some(false) => return Outlook::Never,
            None => {}
        }
        let reads = self.read(condition, list);
        for (atom, read) in reads.atoms.iter().filter(|(_, read)| read.times > 1) {
            // Another item of the same list has another value.
            let blurred = atom.list().is_some_and(|list| reads.lists.contains(&list));
            // As it stands, a score is the least it can be: not what it is on any one piece.
            let answers_only = reads.settles || blank_counts;
            if blurred || (answers_only && !atom.is_answer()) {
                continue;
            }
            let Some(split) = self.split(*atom, read) else { continue };
            let holds = |of: &Evaluation<'_>| of.truth(condition, at);
            let blank = split.blank.as_ref().map(holds);
            let mut cases = split.cases.iter().map(|case| holds(&case.evaluation));
            let blank_matters = read.given || answers_only;
            if cases.clone().all(|case| !case.yes)
                && (!blank_matters || blank.is_some_and(|blank| !blank.yes))
            {
                return Outlook::Never;
            }
            if blank == Some(Truth::YES) && cases.all(|case| case == Truth::YES) {
                return Outlook::Always;
            }
        }
        Outlook::Open
    }

    /// Whether the one certainly holds wherever the other does, in a finished proposal.
    pub fn implies(&self, condition: &Expr, then: &Expr) -> bool {
        let fine = |of: &Evaluation<'_>| {
            !of.truth(condition, None).yes || of.truth(then, None) == Truth::YES
        };
        if fine(&self.open) {
            return true;
        }
        let mut reads = self.read(condition, None);
        self.visit(then, None, &mut reads);
        let answers = reads.atoms.iter().filter(|(atom, _)| matches!(atom, Atom::Question(_)));
        answers.filter(|(_, read)| read.times > 1).any(|(atom, read)| {
            let Some(split) = self.split(*atom, read) else { return false };
            let cases = || split.cases.iter().map(|case| &case.evaluation);
            // Where some answer keeps the condition from holding, it is not certain without one.
            let rests_on_it = !read.given
                && !reads.settles
                && cases().any(|case| !case.truth(condition, None).yes);
            cases().all(fine) && (rests_on_it || split.blank.as_ref().is_some_and(fine))
        })
    }

    /// One answer with which all of these certainly hold, in words; empty when none is needed.
    pub fn case_where(&self, conditions: &[&Expr]) -> Option<String> {
        let all_hold = |of: &Evaluation<'_>| {
            conditions.iter().all(|condition| of.truth(condition, None) == Truth::YES)
        };
        if all_hold(&self.open) {
            return Some(String::new());
        }
        let mut reads = Reads::default();
        for condition in conditions {
            self.visit(condition, None, &mut reads);
        }
        let questions = reads.atoms.iter().filter(|(atom, _)| matches!(atom, Atom::Question(_)));
        questions.filter_map(|(atom, read)| self.split(*atom, read)).find_map(|split| {
            let case = split.cases.iter().find(|case| all_hold(&case.evaluation))?;
            Some(case.words.clone())
        })
    }

    /// What a value can be, in words, when it is something with a name: “public cost is from £0 to
    /// £10,000,000,000”.
    pub fn range(&self, value: &Expr, list: Option<usize>) -> Option<String> {
        let (name, kind) = self.named(Atom::of(value, list)?)?;
        let Possible::Number(interval) = self.open.of(value, further(list)) else { return None };
        // What is shown is rounded; a bound that is not what it looks like explains nothing.
        let places = if kind == Kind::Percentage { 4 } else { 2 };
        let exact = |bound: &Decimal| bound.round_dp(places) == *bound;
        if !interval.lo.iter().chain(&interval.hi).all(exact) {
            return None;
        }
        let shown = |bound, kind: &Kind| {
            let point = Possible::Number(Interval::point(bound));
            show_possible(&point, kind, &self.ground.program)
        };
        let to = |bound| shown(bound, &kind);
        let bare = Kind::Number { unit: String::new(), whole: false };
        let from = |bound| match kind {
            Kind::Number { .. } => shown(bound, &bare),
            _ => to(bound),
        };
        Some(match (interval.lo, interval.hi) {
            (Some(lo), Some(hi)) if lo == hi => format!("“{name}” is {}", to(lo)),
            (Some(lo), Some(hi)) => format!("“{name}” is from {} to {}", from(lo), to(hi)),
            (Some(lo), None) => format!("“{name}” is never under {}", to(lo)),
            (None, Some(hi)) => format!("“{name}” is never over {}", to(hi)),
            (None, None) => return None,
        })
    }

    /// Whether it rests on an answer at all, and not on figures of the pack alone.
    pub fn asks(&self, expr: &Expr, list: Option<usize>) -> bool {
        let reads = self.read(expr, list);
        let asked = |atom: &Atom| match atom {
            Atom::Question(index) => *index < self.ground.asked,
            Atom::Field(..) => true,
            Atom::Value(_) | Atom::Derived(..) => false,
        };
        !reads.lists.is_empty() || reads.atoms.keys().any(asked)
    }

    /// The computed values an expression rests on.
    pub fn values(&self, expr: &Expr, list: Option<usize>) -> BTreeSet<ValueKey> {
        let reads = self.read(expr, list);
        let values = reads.atoms.keys().filter_map(|atom| match atom {
            Atom::Value(index) => Some((None, *index)),
            Atom::Derived(list, index) => Some((Some(*list), *index)),
            Atom::Question(_) | Atom::Field(..) => None,
        });
        values.collect()
    }

    fn named(&self, atom: Atom) -> Option<(&str, Kind)> {
        let program = &self.ground.program;
        let question = |question: &'a Question| (question.id.as_str(), question.kind.clone());
        let list = |list: usize| program.lists.get(list);
        match atom {
            Atom::Question(index) => program.questions.get(index).map(question),
            Atom::Field(of, index) => list(of)?.fields.get(index).map(question),
            Atom::Value(index) => {
                program.values.get(index).map(|it| (it.name.as_str(), it.kind.clone()))
            }
            Atom::Derived(of, index) => {
                list(of)?.derived.get(index).map(|it| (it.name.as_str(), it.kind.clone()))
            }
        }
    }

    /// The evaluations, one for each piece of what `atom` can be.
    fn split(&self, atom: Atom, read: &Read) -> Option<SharedSplit<'a>> {
        let key = (atom, read.bounds.clone(), read.apart);
        if let Some(known) = self.splits.borrow().get(&key) {
            return known.clone();
        }
        let split = self.pieces(atom, read).map(|pieces| {
            let (name, kind) = self.named(atom).unwrap_or(("", Kind::Text));
            let case = |is: Possible| {
                let shown = show_possible(&is, &kind, &self.ground.program);
                let assumption = Assumption { atom, is, given: true };
                Case {
                    words: format!("{name} is {shown}"),
                    evaluation: self.ground.evaluation(Some(assumption)),
                }
            };
            let blank = || {
                let assumption = Assumption { atom, is: self.all_of(atom), given: false };
                self.ground.evaluation(Some(assumption))
            };
            let blank = atom.is_answer().then(blank);
            Rc::new(Split { cases: pieces.into_iter().map(case).collect(), blank })
        });
        self.splits.borrow_mut().insert(key, split.clone());
        split
    }

    /// All that `atom` can be.
    fn all_of(&self, atom: Atom) -> Possible {
        let (expr, list) = match atom {
            Atom::Question(index) => (Expr::Input(index), None),
            Atom::Value(index) => (Expr::Value(index), None),
            Atom::Field(list, index) => (Expr::Field(index), Some(list)),
            Atom::Derived(list, index) => (Expr::Derived(index), Some(list)),
        };
        self.open.of(&expr, further(list))
    }

    fn pieces(&self, atom: Atom, read: &Read) -> Option<Vec<Possible>> {
        let (_, kind) = self.named(atom)?;
        let pieces: Vec<_> = match self.all_of(atom) {
            Possible::Truth(truth) => {
                let sides = [truth.yes.then_some(Truth::YES), truth.no.then_some(Truth::NO)];
                sides.into_iter().flatten().map(Possible::Truth).collect()
            }
            Possible::Choice(options) => {
                if options.len() > MOST_PIECES {
                    return None;
                }
                options.iter().map(|it| Possible::Choice(OptionSet::only(it))).collect()
            }
            Possible::Number(interval) => {
                let whole = matches!(kind, Kind::Number { whole: true, .. }) && atom.is_answer();
                let stretches = stretches(interval, &read.bounds, whole);
                let piece = |stretch: &Stretch| stretch.values(whole, !read.apart);
                stretches.iter().filter_map(piece).map(Possible::Number).collect()
            }
            // So many combinations are not gone through.
            Possible::Options { .. } => return None,
            Possible::Text => vec![Possible::Text],
        };
        (1..=MOST_PIECES).contains(&pieces.len()).then_some(pieces)
    }
}

/// A further item of a list: one of which nothing is known.
fn further(list: Option<usize>) -> Option<At> {
    list.map(|list| At { list, item: None, within: None })
}

type SharedSplit<'a> = Rc<Split<'a>>;

/// The program evaluated on each piece of what something can be.
struct Split<'a> {
    cases: Vec<Case<'a>>,
    /// Not answered, for good; absent for what is computed.
    blank: Option<Evaluation<'a>>,
}

struct Case<'a> {
    /// “public cost is £1,000,000”.
    words: String,
    evaluation: Evaluation<'a>,
}

/// A bound, or all between two of them.
enum Stretch {
    Point(Decimal),
    Between(Option<Decimal>, Option<Decimal>),
}

/// Cuts an interval at `bounds` and at its ends.
fn stretches(interval: Interval, bounds: &BTreeSet<Decimal>, whole: bool) -> Vec<Stretch> {
    let inside = bounds.iter().copied().filter(|bound| interval.contains(*bound));
    let mut cuts: Vec<Decimal> = inside.chain(interval.lo).chain(interval.hi).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut stretches = Vec::new();
    let mut before = None;
    for cut in cuts {
        if interval.lo != Some(cut) {
            stretches.push(Stretch::Between(before, Some(cut)));
        }
        if !whole || cut.fract().is_zero() {
            stretches.push(Stretch::Point(cut));
        }
        before = Some(cut);
    }
    if interval.hi.is_none() {
        stretches.push(Stretch::Between(before, None));
    }
    stretches
}

impl Stretch {
    /// The values in it. With `stands_for_all`, one of them, which stands for all: nothing tells
    /// them apart.
    fn values(&self, whole: bool, stands_for_all: bool) -> Option<Interval> {
        let (low, high) = match *self {
            Self::Point(point) => return Some(Interval::point(point)),
            Self::Between(low, high) => (low, high),
        };
        let (low, high) = if whole {
            let above = low.and_then(|low| low.floor().checked_add(Decimal::ONE));
            (above, high.and_then(|high| high.ceil().checked_sub(Decimal::ONE)))
        } else {
            (low, high)
        };
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            return None;
        }
        let sample = match (low, high) {
            (Some(low), _) if whole => Some(low),
            (_, Some(high)) if whole => Some(high),
            (Some(low), Some(high)) => between(low, high),
            (Some(low), None) => low.checked_add(Decimal::ONE).filter(|it| *it > low),
            (None, Some(high)) => high.checked_sub(Decimal::ONE).filter(|it| *it < high),
            (None, None) => None,
        };
        let sample = sample.filter(|_| stands_for_all);
        Some(sample.map_or_else(|| Interval::new(low, high), Interval::point))
    }
}

/// A number between two others: a whole one where there is one.
fn between(low: Decimal, high: Decimal) -> Option<Decimal> {
    let middle = (low / Decimal::TWO).checked_add(high / Decimal::TWO)?;
    let floor = middle.floor();
    let picked = if low < floor { floor } else { middle };
    (low < picked && picked < high).then_some(picked)
}
