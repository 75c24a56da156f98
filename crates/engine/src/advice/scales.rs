//! The one place where advice has answers weighed: what changed answers are worth as it stands.
//!
//! Everything else here knows only [`Weighed`], so that another way of evaluating changes nothing
//! but this file.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::edit::Edit;
use crate::{
    Answers, Possible, Program,
    assess::state_of,
    assessment::State,
    evaluate::{Evaluation, Reading},
    program::Severity,
};

/// What answers are worth as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weighed {
    /// By check.
    pub(crate) checks: Vec<State>,
    /// By check: what it counts as.
    pub(crate) severities: Vec<Severity>,
    /// By score.
    pub(crate) scores: Vec<Decimal>,
    /// The total, or the sum of all scores where the pack has no total.
    pub(crate) total: Decimal,
    /// The row of the verdict.
    pub(crate) verdict: Option<usize>,
    /// By level: the option, where it is certain.
    pub(crate) levels: Vec<Option<usize>>,
}

/// Weighs changed answers, up to a limit.
pub(crate) struct Scales<'a> {
    pub(crate) program: &'a Program,
    pub(crate) answers: &'a Answers,
    limit: usize,
    spent: Cell<usize>,
}

impl<'a> Scales<'a> {
    pub(crate) fn new(program: &'a Program, answers: &'a Answers, limit: usize) -> Self {
        Self { program, answers, limit, spent: Cell::new(0) }
    }

    /// What the answers are worth after these changes; nothing once the limit is reached.
    pub(crate) fn weigh(&self, edits: &[Edit]) -> Option<Weighed> {
        self.spend()?;
        let answers = self.changed(edits);
        Some(weighed(&Evaluation::new(self.program, &answers, Reading::Stands)))
    }

    /// The states of checks and the levels whatever else is answered, after these changes.
    pub(crate) fn weigh_open(&self, edits: &[Edit]) -> Option<Weighed> {
        self.spend()?;
        let answers = self.changed(edits);
        Some(weighed(&Evaluation::new(self.program, &answers, Reading::Open)))
    }

    /// Whether a check may be met under these answers, whatever is answered where they are open.
    pub(crate) fn may_be_met(&self, answers: &Answers, check: usize) -> Option<bool> {
        self.spend()?;
        let evaluation = Evaluation::new(self.program, answers, Reading::Open);
        let check = self.program.checks.get(check)?;
        let (applies, needs) = evaluation.check(check);
        Some(applies.yes && needs.yes)
    }

    fn changed(&self, edits: &[Edit]) -> Answers {
        let mut answers = self.answers.clone();
        edits.iter().for_each(|edit| edit.apply(&mut answers, self.program));
        answers
    }

    fn spend(&self) -> Option<()> {
        let spent = self.spent.get();
        (spent < self.limit).then(|| self.spent.set(spent + 1))
    }

    /// How many times something was weighed.
    pub(crate) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// Whether no more will be weighed.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.spent.get() >= self.limit
    }
}

fn weighed(evaluation: &Evaluation<'_>) -> Weighed {
    let program = evaluation.program;
    let lowest = |points: crate::Interval| points.lo.unwrap_or(Decimal::ZERO);
    let scores: Vec<_> =
        (0..program.scores.len()).map(|score| lowest(evaluation.score(score))).collect();
    let total = match &program.total {
        Some(_) => lowest(evaluation.total()),
        None => scores
            .iter()
            .try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it))
            .unwrap_or(Decimal::MAX),
    };
    let level = |level: &crate::program::Level| match evaluation.value(level.value) {
        Possible::Choice(options) => options.certain(),
        _ => None,
    };
    let severity = |check: &crate::program::Check| {
        evaluation.severities(check).into_iter().min().unwrap_or(check.severity)
    };
    Weighed {
        checks: program.checks.iter().map(|check| state_of(evaluation.check(check))).collect(),
        severities: program.checks.iter().map(severity).collect(),
        scores,
        total,
        verdict: program.verdict.as_ref().and_then(|verdict| {
            let holds =
                |row: &crate::program::VerdictRow| evaluation.holds(row.when.as_ref(), None);
            verdict.rows.iter().position(|row| holds(row).yes)
        }),
        levels: program.levels.iter().map(level).collect(),
    }
}
