//! How much of the score each answer carries: what is lost without it, and what another answer
//! would make of it.
//!
//! The least and the most are found by trying the answers that can make a difference, the others
//! being as they are: each of them is what some answer leads to.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    Plan, Program, Proposal,
    advice::{
        Ground, count,
        edit::Edit,
        reads::Source,
        result::Effort,
        scales::{Scales, Weighed},
        slots::Locked,
    },
    answers::Problem,
    assess::decimal,
    assessment::{Place, State},
    evaluate::{Evaluation, Reading},
    order,
};

/// What each answer carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sensitivity {
    /// The points as it stands: the total, or the sum of all scores where the pack has no total.
    pub points: String,
    /// Each answer that rules read, those first that carry most; then those with which most is to be
    /// gained.
    pub answers: Vec<AnswerWeight>,
    /// How much was tried.
    pub effort: Effort,
    /// What in the proposal could not be understood.
    pub problems: Vec<Problem>,
}

/// What one answer carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerWeight {
    /// Which answer.
    pub place: Place,
    /// The answer; absent where there is none.
    pub answer: Option<String>,
    /// The points as it stands that would be lost without it; below zero where some would be gained.
    pub carries: String,
    /// The points without it.
    pub without: String,
    /// The fewest points that any answer here leads to, or none.
    pub least: String,
    /// The most points that any answer here leads to, or none.
    pub most: String,
    /// The checks that are met and would not be without it.
    pub holds: Vec<String>,
    /// It is a fact of the world.
    pub fixed: bool,
}

/// What each answer of a proposal carries; see [`Plan::sensitivity`].
pub fn sensitivity(program: &Program, proposal: &Proposal) -> Sensitivity {
    Plan::of(program).sensitivity(proposal)
}

impl Plan {
    /// What each answer of a proposal carries.
    pub fn sensitivity(&self, proposal: &Proposal) -> Sensitivity {
        let program = self.program();
        let (answers, problems) = proposal.read(program);
        let stands = Evaluation::new(program, &answers, Reading::Stands);
        let ground = Ground::of(program);
        let scales = Scales::new(self, &answers);
        let locked = Locked::new(&[]);
        let mut found = Sensitivity {
            points: String::new(),
            answers: Vec::new(),
            effort: Effort { weighed: 0, limit: count(scales.limit()), stopped: false },
            problems,
        };
        let bounds = ground.bounds();
        let Some(search) = ground.search(&scales, &stands, &bounds, &locked) else { return found };
        found.points = decimal(search.base.total);
        let mut of_interest = ground.reads.by_scores();
        for check in 0..program.checks.len() {
            of_interest.extend(ground.reads.by_check(check));
        }
        let mut weights: Vec<((Decimal, Decimal), AnswerWeight)> = Vec::new();
        for (index, slot) in search.slots.iter().enumerate() {
            if !of_interest.contains(&Source::of(slot.spot)) {
                continue;
            }
            let Some(place) = slot.spot.place(&stands) else { continue };
            let blank = match slot.now {
                Some(_) => scales.weigh_blank(slot.spot),
                None => Some(search.base.clone()),
            };
            let Some(blank) = blank else { break };
            let (mut least, mut most) =
                (blank.total.min(search.base.total), blank.total.max(search.base.total));
            for value in search.values(index) {
                let edit = Edit::Set(slot.spot, value.clone());
                let Some(then) = scales.weigh(&[edit]) else { break };
                least = least.min(then.total);
                most = most.max(then.total);
            }
            let less = |from: Decimal, by: Decimal| from.checked_sub(by).unwrap_or_default();
            let carries = less(search.base.total, blank.total);
            let weight = AnswerWeight {
                place,
                answer: slot.now.map(|now| search.shown(now, &slot.question.kind)),
                carries: decimal(carries),
                without: decimal(blank.total),
                least: decimal(least),
                most: decimal(most),
                holds: held(program, &search.base, &blank),
                fixed: slot.fixed,
            };
            weights.push(((carries, less(most, search.base.total)), weight));
        }
        // Stable, so that equal ones stay in the order of the form.
        order::sort_by(&mut weights, |(a, _), (b, _)| b.cmp(a));
        found.answers = weights.into_iter().map(|(_, weight)| weight).collect();
        found.effort.weighed = count(scales.spent());
        found.effort.stopped = scales.is_exhausted();
        found
    }
}

/// The checks that are met now and not met then.
fn held(program: &Program, now: &Weighed, then: &Weighed) -> Vec<String> {
    let states = program.checks.iter().zip(now.checks.iter().zip(&then.checks));
    let lost = states.filter(|(_, (now, then))| **now == State::Met && **then == State::NotMet);
    lost.map(|(check, _)| check.id.clone()).collect()
}
