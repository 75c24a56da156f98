//! The values of a [`Plan`] for one proposal's answers, in both readings side by side.
//!
//! A sheet is filled with answers once and computed in one pass over the plan's cells. Each value is
//! there twice: still open, and as it stands. What stands is always among what is still possible,
//! since every operation gives more for more; so a number that is certain is the same in both, and is
//! computed once. A sheet that is filled again keeps its room.
//!
//! How rows are laid out and filled is in `fill`, what a cell computes in `step` (one row) and `fold`
//! (the items of a list; the best of them in `few`), scores in `points`, what comes of it all in
//! [`outcome`]; who explains it reads a sheet through a `view`.

mod both;
mod few;
mod fill;
mod fold;
mod numbers;
pub(crate) mod outcome;
mod points;
mod row;
mod sets;
pub(crate) mod span;
mod step;
pub(crate) mod template;
mod view;

use both::Both;
use numbers::Numbers;
use span::Span;
pub(crate) use view::{Seen, View};

use crate::{
    Answers,
    plan::{Cell, Dense, Extent, Home, Input, Plan, Run},
};

/// The values of a plan for a set of answers.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// For what has no cells.
    answers: Option<Answers>,
    /// The rows of each frame: the proposal's one; of a list, its items and then the further ones it
    /// may get, one for each item it may belong to.
    frames: Vec<Rows>,
    truths: Vec<Both>,
    /// Sets of options: the words of the open reading, then those of the other.
    words: Vec<u64>,
    numbers: Numbers,
    /// Nothing more is answered: both readings are as it stands.
    finished: bool,
}

/// The rows of a frame.
#[derive(Debug, Clone, Default)]
struct Rows {
    rows: Vec<Row>,
    /// How many of them are items.
    items: usize,
    /// Of a list inside another: its items by the item they belong to.
    of_holder: Vec<u32>,
    /// Where those of each begin, and where the last end.
    starts: Vec<u32>,
    /// Declared to have no further items.
    closed: bool,
}

/// One row of values.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    start: Extent,
    /// The row of the item that holds it.
    holder: usize,
    /// Whether anything can come of it.
    counts: bool,
}

/// Where the values stand that a row sees.
#[derive(Debug, Clone, Copy)]
struct At {
    frame: usize,
    row: usize,
    /// By [`Home`].
    starts: [Extent; 3],
}

impl At {
    fn new(frame: usize, row: usize, own: Extent, holder: Extent) -> Self {
        Self { frame, row, starts: [Extent::ZERO, holder, own] }
    }

    fn start(&self, home: Home) -> &Extent {
        self.starts.get(home as usize).unwrap_or(&Extent::ZERO)
    }

    /// Where the row at hand begins.
    fn own(&self) -> &Extent {
        self.start(Home::Own)
    }
}

/// Which reading: still open, or as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    Open,
    Stands,
}

const LANES: [Lane; 2] = [Lane::Open, Lane::Stands];

impl Sheet {
    /// A sheet with these answers, computed.
    pub fn new(plan: &Plan, answers: &Answers) -> Self {
        let mut sheet = Self::default();
        sheet.fill(plan, answers);
        sheet.compute(plan);
        sheet
    }

    /// Computes all values that an outcome needs, by the plan it was filled for.
    pub fn compute(&mut self, plan: &Plan) {
        let Some(dense) = &plan.dense else { return };
        self.run(&dense.runs, dense);
    }

    /// Computes all values, also those that only words need.
    pub(crate) fn compute_all(&mut self, dense: &Dense) {
        self.run(&dense.runs, dense);
        self.run(&dense.runs_for_words, dense);
    }

    fn run(&mut self, runs: &[Run], dense: &Dense) {
        for run in runs {
            for row in 0..self.rows(run.frame) {
                let Some(at) = self.at(dense, run.frame, row) else { continue };
                for cell in &run.cells {
                    self.step::<false>(cell, &at, dense);
                }
            }
        }
    }

    /// How many rows a frame has.
    pub(crate) fn rows(&self, frame: usize) -> usize {
        self.frames.get(frame).map_or(0, |rows| rows.rows.len())
    }

    /// The row of the item that holds an item.
    pub(crate) fn holder(&self, frame: usize, row: usize) -> usize {
        let rows = self.frames.get(frame).map(|rows| rows.rows.as_slice());
        rows.and_then(|rows| rows.get(row)).map_or(0, |row| row.holder)
    }

    /// Visits the rows of the items that an item holds, and of the further one it may get.
    pub(crate) fn each_held(&self, frame: usize, holder: usize, visit: &mut dyn FnMut(usize)) {
        let Some(rows) = self.frames.get(frame) else { return };
        rows.of(holder).unwrap_or_default().iter().for_each(|row| visit(*row as usize));
        visit(rows.items + holder);
    }

    /// Computes a cell again; whether it came out otherwise.
    pub(crate) fn step_again(
        &mut self,
        cell: &Cell,
        (frame, row): (usize, usize),
        dense: &Dense,
    ) -> bool {
        let at = self.at(dense, frame, row);
        at.is_some_and(|at| self.step::<true>(cell, &at, dense))
    }

    /// Puts in an answer that has changed.
    pub(crate) fn answer_again(
        &mut self,
        input: &Input,
        answers: &Answers,
        (frame, row): (usize, usize),
    ) {
        let question = input.question;
        let (answer, settled) = match frame.checked_sub(1) {
            None => (
                answers.inputs.get(question).and_then(Option::as_ref),
                answers.settled.get(question),
            ),
            Some(list) => {
                let item = answers.lists.get(list).and_then(|items| items.get(row));
                let settled = answers.settled_fields.get(list);
                (
                    item.and_then(|item| item.fields.get(question)?.as_ref()),
                    settled.and_then(|settled| settled.get(question)),
                )
            }
        };
        let start = self.frames.get(frame).and_then(|rows| rows.rows.get(row)).map(|it| it.start);
        if let Some(start) = start {
            self.put(&input.value, None, start);
            self.answer(input, answer, settled.copied().unwrap_or_default(), start);
        }
    }

    /// A row, if anything can come of it.
    #[inline(always)]
    fn at(&self, dense: &Dense, frame: usize, row: usize) -> Option<At> {
        let of = self.frames.get(frame)?.rows.get(row).filter(|row| row.counts)?;
        let holder = match dense.frames.get(frame)?.parent {
            Some(parent) => self.frames.get(parent)?.rows.get(of.holder)?.start,
            None => Extent::default(),
        };
        Some(At::new(frame, row, of.start, holder))
    }
}
