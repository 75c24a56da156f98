//! A program laid out for repeated evaluation: flat cells, each after those it needs.
//!
//! A program's expressions are trees that name each other. Here each of them is a [`Cell`] of a
//! frame: one frame for the proposal, and one for the items of each list, of which a sheet makes a
//! row for each item. Equal expressions share a cell, and what does not depend on the item at hand
//! stands in the frame of the proposal. Nothing is looked up by name, and no tree is walked, when a
//! [`Sheet`](crate::Sheet) is computed.
//!
//! Laying out is in `build`, expression by expression; what a cell computes is in [`sheet`](crate::sheet).

mod build;
mod cells;
mod expr;
mod links;
mod parts;
mod whereabouts;

pub(crate) use links::{Link, LinkedRows, Links};
use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;
pub(crate) use whereabouts::{Located, LocatedValue, Whereabouts};

use crate::{
    Interval, OptionSet, Program,
    next::tries::Tries,
    program::{Best, Fold, Inclusion, Move, Operator, Rounding, Severity, Test},
    sheet::{span::Span, template::Template},
};

/// A program laid out for evaluation; see [`Sheet`](crate::Sheet).
#[derive(Debug, Clone)]
pub struct Plan {
    /// The program, for what cannot be laid out, and for words. It stays where it is: see
    /// [`Whereabouts`].
    pub(crate) program: Arc<Program>,
    /// Absent where the program has something that is not laid out: then it is evaluated plainly.
    pub(crate) dense: Option<Dense>,
    /// What a changed answer makes necessary; made when it is asked for, as is what follows.
    links: OnceLock<Links>,
    /// Which answers to try.
    tries: OnceLock<Tries>,
}

/// The cells of a program.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dense {
    /// The frame of the proposal, then one for each list.
    pub(crate) frames: Vec<Frame>,
    /// The order in which cells are computed: each run's cells one after the other, for each row of
    /// its frame. These are all that the outcome needs.
    pub(crate) runs: Vec<Run>,
    /// What is computed after them where the outcome is explained.
    pub(crate) runs_for_words: Vec<Run>,
    /// By frame: the values that a row begins with.
    pub(crate) templates: Vec<Template>,
    /// What the outcome is read from.
    pub(crate) shown: Shown,
    /// What words are made of.
    pub(crate) whereabouts: Whereabouts,
}

/// What is the same for each row of a frame.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    /// Of a list inside another: the frame of that one.
    pub(crate) parent: Option<usize>,
    /// How many items there may be.
    pub(crate) most: usize,
    /// How much room a row takes.
    pub(crate) size: Extent,
    /// The answers a row starts with.
    pub(crate) inputs: Vec<Input>,
    /// What is the same whatever is answered.
    pub(crate) constants: Vec<Constant>,
}

/// Places among the values of a sheet, by sort of value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Truths.
    pub(crate) truths: usize,
    /// Words of option sets.
    pub(crate) words: usize,
    /// Numbers.
    pub(crate) numbers: usize,
}

impl Extent {
    pub(crate) const ZERO: Self = Self { truths: 0, words: 0, numbers: 0 };
}

/// An answer, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// The question, or the field.
    pub(crate) question: usize,
    /// Where it is held whether there is an answer.
    pub(crate) given: Option<u32>,
    /// Where the answer is.
    pub(crate) value: InputValue,
}

/// Where an answer is, by sort of value.
#[derive(Debug, Clone)]
pub(crate) enum InputValue {
    /// Nowhere: words, or not needed.
    None,
    /// Yes or no.
    Truth(u32),
    /// A number within limits.
    Number(u32, Interval),
    /// One of these options.
    Choice(Words, OptionSet),
    /// Several options: those chosen for sure, and those that may be.
    Options {
        /// For sure.
        sure: Words,
        /// May be.
        may: Words,
        /// All there are.
        all: OptionSet,
    },
}

/// Words of an option set in the frame at hand: where, and how many for each reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Words {
    pub(crate) at: u32,
    pub(crate) count: u32,
}

/// A value that never changes.
#[derive(Debug, Clone)]
pub(crate) enum Constant {
    Truth(u32, crate::Truth),
    Number(u32, Span),
    Set(Words, OptionSet),
}

/// Cells of one frame that can be computed together.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) frame: usize,
    pub(crate) cells: Vec<Cell>,
}

/// One value: where it stands in its frame, and what it is.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) at: u32,
    /// How many words it has, for a set of options.
    pub(crate) words: u32,
    /// Whether the two readings may differ: it rests on what is given, on what may still come, or on
    /// what is settled as it stands.
    pub(crate) twofold: bool,
    pub(crate) op: Op,
}

/// Whose row a value is in, as seen from the row at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Home {
    /// The proposal's.
    Proposal,
    /// That of the item which holds the item at hand.
    Holder,
    /// The row at hand.
    Own,
}

/// A value that a cell needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Ref {
    pub(crate) home: Home,
    pub(crate) at: u32,
}

/// A set of options that a cell needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SetRef {
    pub(crate) home: Home,
    pub(crate) words: Words,
}

/// What a cell computes. The sort of its value follows from it. Cells are gone through one after the
/// other, so that what is large stands elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Op {
    // Truths.
    Not(Ref),
    And(Ref, Ref),
    Or(Ref, Ref),
    Compare(Test, Ref, Ref),
    /// Whether a choice is one of these options.
    Among(SetRef, Box<[u64]>),
    /// Whether a choice has a property, which these options have.
    Has(SetRef, Box<[u64]>),
    SameChoice(SetRef, SetRef),
    SameTruth(Ref, Ref),
    Includes(Box<Includes>),
    TruthCases(Box<Rows<Ref>>),
    /// As it stands, a need that is not certain does not hold.
    Shown(Ref),
    /// What is possible in both; all of the first, where nothing is.
    TruthInBoth(Ref, Ref),
    // Numbers.
    NumberInBoth(Ref, Ref),
    Count(Ref),
    /// So many millionths, not below none, where it holds.
    Part(i64, Ref),
    Arithmetic(Operator, Ref, Ref),
    Round(Rounding, Ref, Box<Decimal>),
    /// What of a number lies within limits.
    Within(Ref, Box<Span>),
    Chosen(SetRef, SetRef),
    NumberCases(Box<Rows<Ref>>),
    /// The number that each option has, and their hull.
    Figures(SetRef, Box<[Span]>),
    /// As it stands, a score is what is certainly earned.
    Settled(Ref),
    Score(Box<Scored>),
    // Sets of options.
    SetInBoth(SetRef, SetRef),
    SetCases(Box<Rows<SetRef>>),
    /// What is in all of the sets that may be taken.
    CommonCases(Box<Rows<SetRef>>),
    Moved(SetRef, Move, Ref),
    /// The option of another choice that each option has.
    Options(SetRef, Box<[Option<u32>]>),
    // Over the items of a list: truths, then numbers.
    Every(Box<Over>),
    Any(Box<Over>),
    AllDifferent(Box<Over>),
    Fold(Box<Over>),
}

/// The sort of a cell's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Truth,
    Number,
    Set,
}

impl Op {
    pub(crate) fn sort(&self) -> Sort {
        match self {
            Self::Not(_)
            | Self::And(..)
            | Self::Or(..)
            | Self::Compare(..)
            | Self::Among(..)
            | Self::Has(..)
            | Self::SameChoice(..)
            | Self::SameTruth(..)
            | Self::Includes(_)
            | Self::TruthCases(_)
            | Self::Shown(_)
            | Self::TruthInBoth(..)
            | Self::Every(_)
            | Self::Any(_)
            | Self::AllDifferent(_) => Sort::Truth,
            Self::Count(_)
            | Self::NumberInBoth(..)
            | Self::Part(..)
            | Self::Arithmetic(..)
            | Self::Round(..)
            | Self::Within(..)
            | Self::Chosen(..)
            | Self::NumberCases(_)
            | Self::Figures(..)
            | Self::Settled(_)
            | Self::Score(_)
            | Self::Fold(_) => Sort::Number,
            Self::SetInBoth(..)
            | Self::SetCases(_)
            | Self::CommonCases(_)
            | Self::Moved(..)
            | Self::Options(..) => Sort::Set,
        }
    }
}

/// Whether the options chosen for sure, and those that may be, include these.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Includes {
    pub(crate) sure: SetRef,
    pub(crate) may: SetRef,
    pub(crate) how: Inclusion,
    pub(crate) options: Box<[u64]>,
}

/// Conditions and values: the value of the first row whose condition holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Rows<T> {
    pub(crate) rows: Box<[(Ref, T)]>,
    pub(crate) otherwise: Option<T>,
}

/// The lines of a score.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Scored {
    pub(crate) worth: Decimal,
    /// The same in millionths, where it and the points of each line are whole numbers of them, and
    /// the sum of the lines is no larger than such a number can be.
    pub(crate) small_worth: Option<i64>,
    pub(crate) lines: Box<[ScoredLine]>,
}

/// A line of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ScoredLine {
    pub(crate) points: Decimal,
    /// The same in millionths, where it is a whole number of them.
    pub(crate) small_points: Option<i64>,
    pub(crate) earned: Earned,
    pub(crate) required: Option<Ref>,
}

/// The part of a line's points that is earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Earned {
    /// All or nothing.
    Truth(Ref),
    /// A part.
    Number(Ref),
}

/// Something over the items of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Over {
    /// The frame of the list.
    pub(crate) frame: usize,
    pub(crate) fold: Fold,
    pub(crate) best: Option<Best>,
    /// In the items' frame, as are `body` and `given`.
    pub(crate) filter: Option<Ref>,
    /// Whether an item has a value, where values that are answers are compared.
    pub(crate) given: Option<Ref>,
    pub(crate) body: Body,
    /// In the frame at hand.
    pub(crate) if_none: Option<Ref>,
}

/// The value of each item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Body {
    /// Not asked for.
    None,
    Truth(Ref),
    Number(Ref),
    /// One option, or several: those chosen for sure and those that may be. To be compared.
    Choice(SetRef),
    Options(SetRef, SetRef),
}

/// Where what is shown stands, all of it in the frame of the proposal.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    /// Absent for a level that is no choice.
    pub(crate) levels: Vec<Option<Words>>,
    pub(crate) checks: Vec<ShownCheck>,
    pub(crate) scores: Vec<ShownPoints>,
    pub(crate) total: Option<ShownPoints>,
    /// The sum of the scores, before the factor.
    pub(crate) completeness: Option<ShownPoints>,
    /// The condition of each row of the verdict.
    pub(crate) verdict: Option<Vec<Option<u32>>>,
}

/// Points, and the most there can be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShownPoints {
    pub(crate) number: u32,
    pub(crate) out_of: Decimal,
}

/// A check.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShownCheck {
    /// Absent for one that always applies.
    pub(crate) applies: Option<u32>,
    pub(crate) needs: u32,
    pub(crate) severity: Severity,
    pub(crate) severity_when: Option<u32>,
    pub(crate) fallback: Severity,
}

impl Plan {
    /// Lays a program out.
    pub fn of(program: &Program) -> Self {
        Self::from(program.clone())
    }

    /// The program it was made of.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Which cells need which.
    pub(crate) fn links(&self) -> &Links {
        self.links.get_or_init(|| self.dense.as_ref().map(Links::of).unwrap_or_default())
    }

    /// Which answers to try, to see how much an answer would settle.
    pub(crate) fn tries(&self) -> &Tries {
        self.tries.get_or_init(|| Tries::of(&self.program))
    }

    /// Whether it is evaluated cell by cell, and not plainly.
    pub fn is_dense(&self) -> bool {
        self.dense.is_some()
    }
}

impl From<Program> for Plan {
    fn from(program: Program) -> Self {
        let program = Arc::new(program);
        let (links, tries) = Default::default();
        Self { dense: build::dense(&program), program, links, tries }
    }
}
