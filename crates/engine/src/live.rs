//! A proposal that is being written: one answer after the other, and what comes of it each time.
//!
//! A changed answer makes only the cells be computed again that need it, directly or through others,
//! and only as far as values come out otherwise than before. Adding or removing items, or declaring
//! something finished, lays the sheet out anew.

mod pointer;

use std::rc::Rc;

use crate::{
    Answers, Entry, Outcome, Plan, Problem, Sheet, Value,
    plan::{Dense, Input, InputValue, Link, LinkedRows, Links, Sort},
    understand::{Refused, read_answer},
};

/// Which answer: of the proposal, or of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerAt {
    /// To a question, by its place in [`Program::questions`](crate::Program::questions).
    Question(usize),
    /// To a field of an item.
    Field {
        /// The list, by its place in [`Program::lists`](crate::Program::lists).
        list: usize,
        /// The item, by its place among all items of the list.
        item: usize,
        /// The field, by its place in the list's fields.
        field: usize,
    },
}

/// A proposal whose answers change one at a time.
#[derive(Debug, Clone)]
pub struct Live {
    plan: Rc<Plan>,
    tracked: Tracked,
}

impl Live {
    /// A proposal with these answers.
    pub fn new(plan: Rc<Plan>, answers: Answers) -> Self {
        let tracked = Tracked::new(&plan, answers);
        Self { plan, tracked }
    }

    /// What comes of the answers so far.
    pub fn outcome(&self) -> &Outcome {
        self.tracked.outcome()
    }

    /// The answers so far.
    pub fn answers(&self) -> &Answers {
        &self.tracked.answers
    }

    /// The plan it is weighed by.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Starts again with other answers: other items, or another day.
    pub fn restart(&mut self, answers: Answers) {
        self.tracked.restart(&self.plan, answers);
    }

    /// Computes everything anew.
    pub fn weigh(&mut self) {
        self.tracked.weigh(&self.plan);
    }

    /// Gives an answer, or takes it back. Whether there is such a question.
    pub fn answer(&mut self, at: AnswerAt, value: Option<Value>) -> bool {
        self.tracked.answer(&self.plan, at, value)
    }

    /// Reads what was entered at a place of the proposal (`/answers/claims/0/metric`) and gives it as
    /// the answer. One that cannot be understood leaves the question unanswered.
    ///
    /// # Errors
    /// What is wrong, and what was expected; or that no single answer stands there.
    pub fn enter(&mut self, pointer: &str, entry: &Entry) -> Result<(), Problem> {
        let program = self.plan.program();
        let Some((at, question)) = pointer::find(program, self.answers(), pointer) else {
            let message = "No question that takes one answer stands there.".to_owned();
            return Err(Problem::new("A103", pointer, message));
        };
        let read = read_answer(question, entry, program);
        let problem = |refused: Refused| Problem::new(refused.code, pointer, refused.message);
        let (value, result) = match read {
            Ok(value) => (value, Ok(())),
            Err(refused) => (None, Err(problem(refused))),
        };
        self.answer(at, value);
        result
    }
}

/// Answers and what comes of them under a plan, which is handed in: the same one each time.
#[derive(Debug, Clone)]
pub(crate) struct Tracked {
    answers: Answers,
    sheet: Sheet,
    outcome: Outcome,
    todo: Todo,
}

impl Tracked {
    pub(crate) fn new(plan: &Plan, answers: Answers) -> Self {
        let (sheet, outcome, todo) = Default::default();
        let mut tracked = Self { answers, sheet, outcome, todo };
        tracked.start(plan);
        tracked
    }

    pub(crate) fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    pub(crate) fn restart(&mut self, plan: &Plan, answers: Answers) {
        self.answers = answers;
        self.start(plan);
    }

    fn start(&mut self, plan: &Plan) {
        self.sheet.fill(plan, &self.answers);
        self.weigh(plan);
        if let Some(dense) = &plan.dense {
            self.todo.lay_out(dense, &self.sheet);
        }
    }

    fn weigh(&mut self, plan: &Plan) {
        self.sheet.compute(plan);
        self.sheet.write_outcome(plan, &mut self.outcome);
    }

    /// Gives an answer, or takes it back. Whether there is such a question.
    pub(crate) fn answer(&mut self, plan: &Plan, at: AnswerAt, value: Option<Value>) -> bool {
        let Some(slot) = self.answers.at_mut(at) else { return false };
        if *slot == value {
            return true;
        }
        *slot = value;
        match &plan.dense {
            Some(dense) => self.change(plan.links(), dense, at),
            None => self.sheet.fill(plan, &self.answers),
        }
        self.sheet.write_outcome(plan, &mut self.outcome);
        true
    }

    /// Computes again what rests on an answer.
    fn change(&mut self, links: &Links, dense: &Dense, at: AnswerAt) {
        let (frame, row, question) = match at {
            AnswerAt::Question(question) => (0, 0, question),
            AnswerAt::Field { list, item, field } => (list + 1, item, field),
        };
        let inputs = dense.frames.get(frame).map(|frame| frame.inputs.as_slice());
        let input = inputs.unwrap_or_default().iter().find(|input| input.question == question);
        // What no rule reads changes nothing.
        let Some(input) = input else { return };
        self.sheet.answer_again(input, &self.answers, (frame, row));
        for (sort, at) in places(input) {
            self.mark(links, frame, row, sort, at);
        }
        while let Some((run, row, cell)) = self.todo.next() {
            let Some(of) = dense.runs.get(run) else { continue };
            let Some(it) = of.cells.get(cell) else { continue };
            if self.sheet.step_again(it, (of.frame, row), dense) {
                self.mark(links, of.frame, row, it.op.sort(), it.at);
            }
        }
    }

    /// Notes all that needs a value.
    fn mark(&mut self, links: &Links, frame: usize, row: usize, sort: Sort, at: u32) {
        let Self { sheet, todo, .. } = self;
        for Link { run, cell, rows } in links.to(frame, sort, at) {
            let mut add = |row: usize| todo.add(*run, row, *cell);
            match rows {
                LinkedRows::Same => add(row),
                LinkedRows::Holder => add(sheet.holder(frame, row)),
                LinkedRows::Held => {
                    sheet.each_held(todo.frame(*run), row, &mut |row| todo.add(*run, row, *cell));
                }
                LinkedRows::Siblings => {
                    let holder = sheet.holder(frame, row);
                    sheet.each_held(frame, holder, &mut add);
                }
                LinkedRows::All => (0..todo.rows(*run)).for_each(|row| todo.add(*run, row, *cell)),
            }
        }
    }
}

/// All places in which an answer stands.
fn places(input: &Input) -> impl Iterator<Item = (Sort, u32)> {
    let given = input.given.map(|at| (Sort::Truth, at));
    let (first, second) = match &input.value {
        InputValue::None => (None, None),
        InputValue::Truth(at) => (Some((Sort::Truth, *at)), None),
        InputValue::Number(at, _) => (Some((Sort::Number, *at)), None),
        InputValue::Choice(words, _) => (Some((Sort::Set, words.at)), None),
        InputValue::Options { sure, may, .. } => {
            (Some((Sort::Set, sure.at)), Some((Sort::Set, may.at)))
        }
    };
    given.into_iter().chain(first).chain(second)
}

/// Cells to be computed again, in the order of the plan: one bit for each cell in each row.
#[derive(Debug, Clone, Default)]
struct Todo {
    runs: Vec<TodoRun>,
    bits: Vec<u64>,
    /// No bit is set in the words before.
    from: usize,
}

/// The bits of a run: its cells in its first row, then in its second, and so on.
#[derive(Debug, Clone, Copy)]
struct TodoRun {
    start: usize,
    rows: usize,
    cells: usize,
    frame: usize,
}

impl Todo {
    fn lay_out(&mut self, dense: &Dense, sheet: &Sheet) {
        self.runs.clear();
        let mut start = 0;
        for run in &dense.runs {
            let (rows, cells) = (sheet.rows(run.frame), run.cells.len());
            self.runs.push(TodoRun { start, rows, cells, frame: run.frame });
            start += rows * cells;
        }
        self.bits.clear();
        self.bits.resize(start.div_ceil(64), 0);
        self.from = self.bits.len();
    }

    fn frame(&self, run: usize) -> usize {
        self.runs.get(run).map_or(0, |run| run.frame)
    }

    fn rows(&self, run: usize) -> usize {
        self.runs.get(run).map_or(0, |run| run.rows)
    }

    fn add(&mut self, run: usize, row: usize, cell: usize) {
        let Some(run) = self.runs.get(run).filter(|run| row < run.rows) else { return };
        let bit = run.start + row * run.cells + cell;
        if let Some(word) = self.bits.get_mut(bit / 64) {
            *word |= 1 << (bit % 64);
            self.from = self.from.min(bit / 64);
        }
    }

    /// Takes the first: its run, row and cell. What it makes necessary comes after it.
    fn next(&mut self) -> Option<(usize, usize, usize)> {
        let word = loop {
            let word = self.bits.get_mut(self.from)?;
            if *word != 0 {
                break word;
            }
            self.from += 1;
        };
        let bit = self.from * 64 + word.trailing_zeros() as usize;
        *word &= *word - 1;
        let run = self.runs.partition_point(|run| run.start <= bit).checked_sub(1)?;
        let of = self.runs.get(run)?;
        let place = bit - of.start;
        Some((run, place.checked_div(of.cells)?, place.checked_rem(of.cells)?))
    }
}
