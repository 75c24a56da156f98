//! At which names of a level a check applies. Computed by the engine, with the level forced to each
//! of its names and nothing answered.

use std::collections::BTreeSet;

use serde::Serialize;
use weighup_engine::{
    Kind, Program, Proposal,
    program::{Expr, Named},
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
    seen: BTreeSet<Named>,
}

impl Behind<'_> {
    fn visit(&mut self, expr: &Expr, list: Option<usize>) {
        let program = self.program;
        let Some(named) = Named::of(expr, list) else {
            return program.each_part(expr, list, &mut |part, list| self.visit(part, list));
        };
        if !self.seen.insert(named) {
            return;
        }
        match named {
            Named::Value(index) if program.levels.iter().any(|level| level.value == index) => {
                self.levels.insert(index);
            }
            _ => program.each_behind(named, &mut |part, list| self.visit(part, list)),
        }
    }
}
