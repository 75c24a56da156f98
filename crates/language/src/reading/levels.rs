//! At which names of a level a check applies. Computed by the engine, with the level forced to each
//! of its names and nothing answered.

use std::collections::BTreeSet;

use serde::Serialize;
use weighup_engine::{
    Kind, Program, Proposal,
    program::{Expr, Over},
    value_of,
};

/// Whether a check applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Whatever is answered.
    Always,
    /// That depends on answers.
    Perhaps,
    /// Whatever is answered, it does not.
    Never,
}

/// When a check applies, seen from one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AtLevel {
    /// The level's name in the rules.
    pub name: String,
    /// What the person reads: “Evidence tier”.
    pub title: String,
    /// The level's names, lowest first, each with whether the check applies there.
    pub options: Vec<(String, Applies)>,
}

/// For each check, the levels that its condition looks at and that make a difference to it.
pub(super) fn at_levels(program: &Program) -> Vec<Vec<AtLevel>> {
    let mut found: Vec<Vec<AtLevel>> = vec![Vec::new(); program.checks.len()];
    let looked_at: Vec<_> = program
        .checks
        .iter()
        .map(|check| {
            let mut behind = Behind { program, levels: BTreeSet::new(), seen: BTreeSet::new() };
            check.applies.iter().for_each(|condition| behind.visit(condition, None));
            behind.levels
        })
        .collect();
    for level in &program.levels {
        let Some(value) = program.values.get(level.value) else { continue };
        let Kind::Choice { choice } = value.kind else { continue };
        let options = program.choices.get(choice).map(|it| it.options.as_slice());
        let options = options.unwrap_or_default();
        let forced: Vec<_> =
            (0..options.len()).map(|it| forced(program, level.value, it)).collect();
        for ((check, looked_at), found) in program.checks.iter().zip(&looked_at).zip(&mut found) {
            let Some(condition) = check.applies.as_ref() else { continue };
            if !looked_at.contains(&level.value) {
                continue;
            }
            let ids = options.iter().map(|option| option.id.clone());
            let at = forced.iter().map(|program| applies(program, condition));
            let options: Vec<_> = ids.zip(at).collect();
            let all_alike = options.windows(2).all(|two| matches!(two, [a, b] if a.1 == b.1));
            if !all_alike {
                let title = level.title.clone();
                found.push(AtLevel { name: value.name.clone(), title, options });
            }
        }
    }
    found
}

/// The program with a level that is always this option.
fn forced(program: &Program, value: usize, option: usize) -> Program {
    let mut program = program.clone();
    if let Some(value) = program.values.get_mut(value) {
        value.expr = Expr::Option(option);
    }
    program
}

fn applies(program: &Program, condition: &Expr) -> Applies {
    let value = value_of(program, &Proposal::default(), condition, &Kind::YesNo);
    match value.possible.truth().certain() {
        Some(true) => Applies::Always,
        Some(false) => Applies::Never,
        None => Applies::Perhaps,
    }
}

/// Finds the levels behind a condition, through definitions; what is behind a level is its own
/// affair.
struct Behind<'a> {
    program: &'a Program,
    levels: BTreeSet<usize>,
    seen: BTreeSet<Seen>,
}

/// What others build on: gone into once.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Value(usize),
    Derived(usize, usize),
    Check(usize),
}

impl Behind<'_> {
    fn visit(&mut self, expr: &Expr, list: Option<usize>) {
        let program = self.program;
        match expr {
            Expr::Value(index) => self.value(*index),
            Expr::Derived(index) => {
                let Some(list) = list.filter(|it| self.seen.insert(Seen::Derived(*it, *index)))
                else {
                    return;
                };
                let derived = program.lists.get(list).and_then(|list| list.derived.get(*index));
                if let Some(value) = derived {
                    self.visit(&value.expr, Some(list));
                }
            }
            Expr::Outer(of) => {
                let outer = list.and_then(|list| program.lists.get(list)?.parent);
                self.visit(of, outer);
            }
            Expr::Applies(check) | Expr::Met(check) => {
                if !self.seen.insert(Seen::Check(*check)) {
                    return;
                }
                let check = program.checks.get(*check);
                let parts = check.into_iter().flat_map(|check| check.conditions());
                parts.for_each(|it| self.visit(it, None));
            }
            Expr::Score(index) => {
                let score = program.scores.get(*index);
                let parts = score.into_iter().flat_map(|score| score.exprs());
                parts.for_each(|it| self.visit(it, None));
            }
            Expr::Total => {
                if let Some(total) = &program.total {
                    total.scores.iter().for_each(|it| self.visit(&Expr::Score(*it), None));
                    total.exprs().for_each(|it| self.visit(it, None));
                }
            }
            Expr::Over(over) => {
                let Over { list, filter, body, if_none, .. } = over.as_ref();
                filter.iter().chain([body]).for_each(|it| self.visit(it, Some(*list)));
                if_none.iter().for_each(|it| self.visit(it, None));
            }
            _ => expr.parts().into_iter().for_each(|part| self.visit(part, list)),
        }
    }

    fn value(&mut self, index: usize) {
        if !self.seen.insert(Seen::Value(index)) {
            return;
        }
        if self.program.levels.iter().any(|level| level.value == index) {
            self.levels.insert(index);
        } else if let Some(value) = self.program.values.get(index) {
            self.visit(&value.expr, None);
        }
    }
}
