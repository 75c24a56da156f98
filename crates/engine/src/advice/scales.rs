//! The one place where advice has answers weighed: what changed answers are worth.
//!
//! Everything else here knows only [`Weighed`], so that another way of evaluating changes nothing
//! but this file.

use std::cell::{Cell, RefCell};

use rust_decimal::Decimal;

use super::edit::{self, Edit, Open, clear};
use crate::{
    Answers, OptionSet, Plan, Program,
    assessment::State,
    program::Severity,
    reasons::Spot,
    sheet::{Sheet, outcome::Outcome},
};

/// How many times changed answers are weighed for one piece of advice.
const MOST_WEIGHED: usize = 12_000;

/// The items of lists that are gone through for it, each time all of them: where there are thousands,
/// fewer changes are weighed.
const MOST_ITEMS_WEIGHED: usize = 600_000;

/// What answers are worth.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weighed {
    /// By check: its state as it stands.
    pub(crate) checks: Vec<State>,
    /// By check: its state whatever else is answered.
    pub(crate) open: Vec<State>,
    /// By check: what it counts as.
    pub(crate) severities: Vec<Severity>,
    /// By score: its points as it stands.
    pub(crate) scores: Vec<Decimal>,
    /// The total as it stands, or the sum of all scores where the pack has no total.
    pub(crate) total: Decimal,
    /// The row of the verdict, as it stands.
    pub(crate) verdict: Option<usize>,
    /// By level: the lowest and the highest option it may be, whatever else is answered.
    pub(crate) levels: Vec<Option<(usize, usize)>>,
    /// It is of any of several answers, and not of one.
    pub(crate) of_any: bool,
}

impl Weighed {
    /// Whether a check is met as it stands.
    pub(crate) fn meets(&self, check: usize) -> bool {
        self.checks.get(check) == Some(&State::Met)
    }

    /// Whether no check is not met that is not so of `other`, as far as that is known.
    pub(crate) fn breaks_no_more_than(&self, other: &Self) -> bool {
        let holds = |state: &State| matches!(state, State::Met | State::NotRequired);
        let mut states = self.checks.iter().zip(&other.checks);
        states.all(|(mine, others)| !holds(others) || *mine != State::NotMet)
    }

    /// The option of a level, where it is certain whatever else is answered.
    pub(crate) fn level(&self, level: usize) -> Option<usize> {
        let (lowest, highest) = (*self.levels.get(level)?)?;
        (lowest == highest).then_some(lowest)
    }
}

/// Weighs changed answers, up to a limit.
pub(crate) struct Scales<'a> {
    pub(crate) program: &'a Program,
    pub(crate) answers: &'a Answers,
    plan: &'a Plan,
    limit: usize,
    spent: Cell<usize>,
    /// What is used again each time.
    pan: RefCell<Pan>,
}

struct Pan {
    answers: Answers,
    sheet: Sheet,
    outcome: Outcome,
}

impl<'a> Scales<'a> {
    pub(crate) fn new(plan: &'a Plan, answers: &'a Answers) -> Self {
        let items: usize = answers.lists.iter().map(Vec::len).sum();
        let limit = MOST_ITEMS_WEIGHED.checked_div(items).unwrap_or(MOST_WEIGHED);
        let limit = limit.min(MOST_WEIGHED);
        let pan =
            Pan { answers: answers.clone(), sheet: Sheet::default(), outcome: Outcome::default() };
        let (program, pan) = (plan.program(), RefCell::new(pan));
        Self { program, answers, plan, limit, spent: Cell::new(0), pan }
    }

    /// What the answers are worth after these changes; nothing once the limit is reached.
    pub(crate) fn weigh(&self, edits: &[Edit]) -> Option<Weighed> {
        self.spend()?;
        let pan = &mut *self.pan.borrow_mut();
        edit::apply_all(edits, &mut pan.answers, self.program);
        let weighed = self.weighed(pan);
        edits.iter().for_each(|edit| edit.undo(&mut pan.answers, self.answers));
        Some(weighed)
    }

    /// What the answers are at least worth after these changes, whatever each leaves open. What is then
    /// not certain counts against it. Nothing where the rules are not laid out.
    ///
    /// It is not counted against the limit: it is asked only of what is about to be told.
    pub(crate) fn weigh_any(&self, edits: &[Edit], open: &[Open]) -> Option<Weighed> {
        let mut weighed = self.weigh_open(edits, open)?;
        let states = weighed.checks.iter_mut().chain(&mut weighed.open);
        states.filter(|it| **it == State::CannotTell).for_each(|it| *it = State::NotMet);
        Some(weighed)
    }

    /// The same, with what is not certain as such.
    pub(crate) fn weigh_open(&self, edits: &[Edit], open: &[Open]) -> Option<Weighed> {
        let dense = self.plan.dense.as_ref()?;
        let pan = &mut *self.pan.borrow_mut();
        let rows = edit::apply_all(edits, &mut pan.answers, self.program);
        pan.sheet.fill(self.plan, &pan.answers);
        for ((edit, rows), open) in edits.iter().zip(rows).zip(open) {
            match (edit, open) {
                (_, Open::Nothing) => {}
                (Edit::Set(Spot::Question(question), _), open) => {
                    pan.sheet.widen(dense, (0, 0, *question), open);
                }
                (Edit::Set(Spot::Field { list, field, .. }, _), open) => {
                    rows.for_each(|row| pan.sheet.widen(dense, (list + 1, row, *field), open));
                }
                (Edit::Add { list, .. }, Open::Fields(fields)) => {
                    for (row, field) in rows.flat_map(|row| fields.iter().map(move |it| (row, it)))
                    {
                        pan.sheet.widen(dense, (list + 1, row, *field), &Open::Any);
                    }
                }
                _ => {}
            }
        }
        let mut weighed = self.weighed_as_filled(pan);
        weighed.of_any = true;
        edits.iter().for_each(|edit| edit.undo(&mut pan.answers, self.answers));
        Some(weighed)
    }

    /// What the answers are worth when this one is blank.
    pub(crate) fn weigh_blank(&self, spot: Spot) -> Option<Weighed> {
        let mut answers = self.answers.clone();
        clear(&mut answers, spot);
        self.weigh_answers(answers)
    }

    /// What other answers are worth.
    pub(crate) fn weigh_answers(&self, answers: Answers) -> Option<Weighed> {
        self.spend()?;
        let pan = &mut *self.pan.borrow_mut();
        let before = std::mem::replace(&mut pan.answers, answers);
        let weighed = self.weighed(pan);
        pan.answers = before;
        Some(weighed)
    }

    fn weighed(&self, pan: &mut Pan) -> Weighed {
        pan.sheet.fill(self.plan, &pan.answers);
        self.weighed_as_filled(pan)
    }

    fn weighed_as_filled(&self, pan: &mut Pan) -> Weighed {
        pan.sheet.compute(self.plan);
        pan.sheet.write_outcome(self.plan, &mut pan.outcome);
        let outcome = &pan.outcome;
        let scores: Vec<_> = outcome.scores.iter().map(|score| score.as_it_stands).collect();
        let sum = || {
            let sum = scores.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it));
            sum.unwrap_or(Decimal::MAX)
        };
        Weighed {
            total: outcome.total.map_or_else(sum, |total| total.as_it_stands),
            scores,
            checks: outcome.checks.iter().map(|check| check.as_it_stands).collect(),
            open: outcome.checks.iter().map(|check| check.state).collect(),
            severities: outcome.checks.iter().map(|check| check.severity).collect(),
            verdict: outcome.verdict.as_ref().and_then(|verdict| verdict.as_it_stands),
            levels: outcome.levels.iter().map(ends).collect(),
            of_any: false,
        }
    }

    fn spend(&self) -> Option<()> {
        let spent = self.spent.get();
        (spent < self.limit).then(|| self.spent.set(spent + 1))
    }

    /// How many times something was weighed.
    pub(crate) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// How many times something is weighed at most.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Whether no more will be weighed.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.spent.get() >= self.limit
    }
}

/// The first and the last option of a level.
fn ends(options: &OptionSet) -> Option<(usize, usize)> {
    options.iter().next().zip(options.iter().last())
}
