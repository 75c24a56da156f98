//! How much is still open, as one number: what a level, a check or a point of the score weighs when it
//! is told what to answer next.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    Outcome, Program,
    assessment::State,
    program::{Force, Severity},
    sheet::outcome::PointsOutcome,
};

/// A level of which everything is possible.
pub(super) const LEVEL: u64 = 1_000_000;

/// A score, where it only counts that something waits.
pub(super) const SCORE: u64 = 2_000;

/// Points from none to all.
const ALL_POINTS: u64 = 100_000;

/// A check that cannot be told.
pub(super) fn check(severity: Severity, force: Force) -> u64 {
    match (severity, force) {
        (Severity::Gate, Force::Must) => 40_000,
        (Severity::Gate, _) => 30_000,
        (Severity::Major, _) => 10_000,
        (Severity::Minor, _) => 3_000,
        (Severity::Flag, _) => 1_000,
    }
}

/// How much of an outcome is open. With more answers it is never more, but where an answer makes a
/// check graver.
pub(super) fn openness(program: &Program, outcome: &Outcome) -> u64 {
    let levels = outcome.levels.iter().zip(&program.levels).map(|(possible, level)| {
        let all = program.options_of(level.value).saturating_sub(1).max(1);
        let open = possible.len().saturating_sub(1);
        LEVEL * u64::try_from(open).unwrap_or_default() / u64::try_from(all).unwrap_or(u64::MAX)
    });
    let checks = outcome.checks.iter().zip(&program.checks).map(|(found, of)| match found.state {
        State::CannotTell => check(found.severity, of.force),
        _ => 0,
    });
    let points: u64 = match (&outcome.total, &program.total) {
        (Some(points), Some(total)) => width(points, total.out_of),
        _ => {
            let scores = outcome.scores.iter().zip(&program.scores);
            scores.map(|(points, score)| width(points, score.worth)).sum()
        }
    };
    levels.chain(checks).sum::<u64>().saturating_add(points)
}

/// What is open of points, as a share of all there are.
fn width(points: &PointsOutcome, out_of: Decimal) -> u64 {
    let share = points.highest.checked_sub(points.lowest).and_then(|it| it.checked_div(out_of));
    let all = share.and_then(|share| share.checked_mul(Decimal::from(ALL_POINTS)));
    all.and_then(|all| all.to_u64()).unwrap_or(ALL_POINTS).min(ALL_POINTS)
}
