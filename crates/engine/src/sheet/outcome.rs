//! What comes of a proposal, in numbers: states, levels, points and verdict, without the words.
//!
//! An [`Outcome`] says the same as an [`Assessment`](crate::Assessment) as far as it goes, and costs
//! one pass over the plan. Everything stands in the order of the program.

use rust_decimal::Decimal;

use super::{At, Both, LANES, Lane, Sheet};
use crate::{
    Answers, Interval, OptionSet, Possible, Program, Truth,
    assess::state_of,
    assessment::State,
    evaluate::{Evaluation, Reading},
    plan::{Extent, Home, Plan, Ref, SetRef, ShownCheck, ShownPoints},
    program::Severity,
};

/// What comes of a proposal, without the words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The options each level may still be, in the order of [`Program::levels`].
    pub levels: Vec<OptionSet>,
    /// The checks, in the order of [`Program::checks`].
    pub checks: Vec<CheckOutcome>,
    /// The scores, in the order of [`Program::scores`].
    pub scores: Vec<PointsOutcome>,
    /// The total, when the pack has one.
    pub total: Option<PointsOutcome>,
    /// The sum of the scores before the factor, when the pack has a total.
    pub completeness: Option<PointsOutcome>,
    /// The verdict, when the pack has one.
    pub verdict: Option<VerdictOutcome>,
}

/// A check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckOutcome {
    /// With what is unanswered still open.
    pub state: State,
    /// If nothing more is answered.
    pub as_it_stands: State,
    /// What it does to the verdict when not met.
    pub severity: Severity,
}

/// Points, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointsOutcome {
    /// What is earned if nothing more is answered.
    pub as_it_stands: Decimal,
    /// The least that is still possible.
    pub lowest: Decimal,
    /// The most that is still possible.
    pub highest: Decimal,
}

/// The verdict: rows of [`Verdict`](crate::program::Verdict).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerdictOutcome {
    /// The row that holds if nothing more is answered, if any.
    pub as_it_stands: Option<usize>,
    /// The rows that may still hold.
    pub possible: OptionSet,
}

impl PointsOutcome {
    fn of(open: Interval, stands: Interval, out_of: Decimal) -> Self {
        Self {
            as_it_stands: stands.lo.unwrap_or(Decimal::ZERO),
            lowest: open.lo.unwrap_or(Decimal::ZERO),
            highest: open.hi.unwrap_or(out_of),
        }
    }
}

impl Outcome {
    /// The same from the plain evaluator: slower, and the measure of what a sheet gives.
    pub fn plainly(program: &Program, answers: &Answers) -> Self {
        let open = Evaluation::new(program, answers, Reading::Open);
        let stands = Evaluation::new(program, answers, Reading::Stands);
        let level = |level: &crate::program::Level| match open.value(level.value) {
            Possible::Choice(options) => options,
            _ => OptionSet::default(),
        };
        let check = |check: &crate::program::Check| CheckOutcome {
            state: state_of(open.check(check)),
            as_it_stands: state_of(stands.check(check)),
            severity: stands.severities(check).min().unwrap_or(check.severity),
        };
        let points = |of: &dyn Fn(&Evaluation<'_>) -> Interval, out_of| {
            let settled = |evaluation: &Evaluation<'_>| evaluation.settled(of(evaluation));
            PointsOutcome::of(settled(&open), settled(&stands), out_of)
        };
        let scores = program.scores.iter().enumerate();
        let total = program.total.as_ref().map(|total| total.out_of);
        let completeness = |out_of| {
            let stands = stands.settled(stands.sum_of_scores());
            PointsOutcome::of(open.sum_of_scores(), stands, out_of)
        };
        Self {
            levels: program.levels.iter().map(level).collect(),
            checks: program.checks.iter().map(check).collect(),
            scores: scores.map(|(i, it)| points(&|of| of.score(i), it.worth)).collect(),
            total: total.map(|out_of| points(&|of| of.total(), out_of)),
            completeness: total.map(completeness),
            verdict: program.verdict.as_ref().map(|verdict| {
                let possible = |of: &Evaluation<'_>| {
                    rows(verdict.rows.iter().map(|row| of.holds(row.when.as_ref(), None)))
                };
                VerdictOutcome {
                    as_it_stands: possible(&stands).iter().next(),
                    possible: possible(&open),
                }
            }),
        }
    }
}

/// The rows that may hold: up to the first that does for certain.
fn rows(conditions: impl Iterator<Item = Truth>) -> OptionSet {
    let mut possible = OptionSet::default();
    for (index, holds) in conditions.enumerate() {
        if holds.yes {
            possible.insert(index);
        }
        if !holds.no {
            break;
        }
    }
    possible
}

/// The proposal's row.
const PROPOSAL: At = At { frame: 0, row: 0, starts: [Extent::ZERO; 3] };

impl Sheet {
    /// What comes of the answers.
    pub fn outcome(&self, plan: &Plan) -> Outcome {
        let mut outcome = Outcome::default();
        self.write_outcome(plan, &mut outcome);
        outcome
    }

    /// The same, into an outcome of the same plan, whose room is used again.
    pub fn write_outcome(&self, plan: &Plan, outcome: &mut Outcome) {
        let Some(dense) = &plan.dense else {
            let answers = self.answers.clone().unwrap_or_default();
            *outcome = Outcome::plainly(&plan.program, &answers);
            return;
        };
        let shown = &dense.shown;
        outcome.levels.resize_with(shown.levels.len(), OptionSet::default);
        for (level, words) in outcome.levels.iter_mut().zip(&shown.levels) {
            let words = words.map(|words| SetRef { home: Home::Proposal, words });
            level.assign(words.map_or(&[], |of| self.set(of, &PROPOSAL, Lane::Open)));
        }
        outcome.checks.clear();
        outcome.checks.extend(shown.checks.iter().map(|check| self.check(check)));
        outcome.scores.clear();
        outcome.scores.extend(shown.scores.iter().map(|points| self.points(points)));
        outcome.total = shown.total.as_ref().map(|points| self.points(points));
        outcome.completeness = shown.completeness.as_ref().map(|points| self.points(points));
        match &shown.verdict {
            Some(conditions) => self.verdict(conditions, outcome.verdict.get_or_insert_default()),
            None => outcome.verdict = None,
        }
    }

    /// What is possible of a condition of the proposal.
    fn holds(&self, at: Option<u32>) -> Both {
        at.map_or(Both::YES, |at| self.truth(Ref { home: Home::Proposal, at }, &PROPOSAL))
    }

    fn check(&self, check: &ShownCheck) -> CheckOutcome {
        let (applies, needs) = (self.holds(check.applies), self.holds(Some(check.needs)));
        let state = |lane| state_of((applies.lane(lane), needs.lane(lane)));
        let severity = match check.severity_when {
            None => check.severity,
            when => match self.holds(when).lane(Lane::Stands) {
                Truth { yes: true, no: true } => check.severity.min(check.fallback),
                Truth { yes: false, no: true } => check.fallback,
                _ => check.severity,
            },
        };
        CheckOutcome { state: state(Lane::Open), as_it_stands: state(Lane::Stands), severity }
    }

    fn points(&self, points: &ShownPoints) -> PointsOutcome {
        let of = Ref { home: Home::Proposal, at: points.number };
        let [open, stands] = LANES.map(|lane| self.number(of, &PROPOSAL, lane));
        let open_interval = open.interval();
        let stands = if stands == open { open_interval } else { stands.interval() };
        PointsOutcome::of(open_interval, stands, points.out_of)
    }

    fn verdict(&self, conditions: &[Option<u32>], verdict: &mut VerdictOutcome) {
        let hold = |lane| conditions.iter().map(move |at| self.holds(*at).lane(lane));
        verdict.as_it_stands = hold(Lane::Stands).position(|holds| holds.yes);
        verdict.possible.assign(&[]);
        for (index, holds) in hold(Lane::Open).enumerate() {
            if holds.yes {
                verdict.possible.insert(index);
            }
            if !holds.no {
                break;
            }
        }
    }
}
