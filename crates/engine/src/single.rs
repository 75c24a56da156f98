//! The value of a single expression under a program, for trying things out. Whole proposals are
//! weighed in [`assess`](crate::assess).

use crate::{
    Kind, Possible, Problem, Program, Proposal, Value,
    assessment::Place,
    evaluate::{Evaluation, Reading},
    program::Expr,
    reasons::Waits,
    show::{show, show_exactly},
};

/// What an expression is worth, as far as it can be known.
#[derive(Debug, Clone, PartialEq)]
pub struct SingleValue {
    /// All that it can be.
    pub possible: Possible,
    /// The same as text, with every digit; “cannot tell yet” for a condition that is open.
    pub text: String,
    /// The answers that keep it from being certain.
    pub waits_for: Vec<Place>,
    /// What could not be understood in the proposal.
    pub problems: Vec<Problem>,
}

/// Evaluates an expression that was compiled against `program`; `kind` says how its values are
/// shown.
pub fn value_of(program: &Program, proposal: &Proposal, expr: &Expr, kind: &Kind) -> SingleValue {
    let (answers, problems) = proposal.read(program);
    let evaluation = Evaluation::new(program, &answers, Reading::Open);
    let possible = evaluation.of(expr, None);
    let text = match (evaluation.answer(expr, None), &possible) {
        // Of a text, only the answer itself knows the words.
        (Some(value @ Value::Text(_)), _) => show(value, kind, program),
        (_, Possible::Truth(truth)) if truth.certain().is_none() => "cannot tell yet".to_owned(),
        _ => show_exactly(&possible, kind, program),
    };
    let waits = Waits::new(&evaluation);
    let waits_for = match possible {
        // A text has no possible values: what is open is whether there is one.
        Possible::Text => waits.places([&Expr::Given(Box::new(expr.clone()))]),
        _ => waits.places([expr]),
    };
    SingleValue { possible, text, waits_for, problems }
}
