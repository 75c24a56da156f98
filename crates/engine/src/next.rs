//! What to answer next: unanswered questions, ranked by what they would settle.

use crate::{
    assess::{Readings, state_of},
    assessment::{Next, State},
    order,
    program::{Expr, Force, Severity},
    reasons::Spot,
};

impl Readings<'_> {
    /// Ranks unanswered questions by what they would settle: levels, then checks by how much they
    /// weigh, then scores; ties keep the order in which rules ask.
    ///
    /// What is declared finished waits for nothing more.
    pub(crate) fn next(&self) -> Vec<Next> {
        const MOST: usize = 8;
        let program = self.open.program;
        if self.open.answers.finished {
            return Vec::new();
        }
        let mut ranked: Vec<Ranked> = Vec::new();
        let mut settles = |exprs: &[&Expr], weight: u32, title: &str| {
            for spot in self.waits.of(exprs.iter().copied()) {
                let known = ranked.iter_mut().find(|ranked| ranked.spot == spot);
                match known {
                    Some(ranked) => {
                        ranked.weight += weight;
                        ranked.settles.push(title.to_owned());
                    }
                    None => ranked.push(Ranked { spot, weight, settles: vec![title.to_owned()] }),
                }
            }
        };
        for level in &program.levels {
            settles(&[&Expr::Value(level.value)], 1_000, &level.title);
        }
        for check in &program.checks {
            let weight = match (self.severity(check), check.force) {
                (Severity::Gate, Force::Must) => 40,
                (Severity::Gate, _) => 30,
                (Severity::Major, _) => 10,
                (Severity::Minor, _) => 3,
                (Severity::Flag, _) => 1,
            };
            let conditions: Vec<_> = check.conditions().collect();
            if state_of(self.open.check(check)) == State::CannotTell {
                settles(&conditions, weight, &check.title);
            }
        }
        for (index, score) in program.scores.iter().enumerate() {
            settles(&[&Expr::Score(index)], 2, &score.title);
        }
        order::sort_by_key(&mut ranked, |ranked| std::cmp::Reverse(ranked.weight));
        let best = ranked.into_iter().take(MOST).filter_map(|ranked| {
            Some(Next { place: ranked.spot.place(self.open)?, settles: ranked.settles })
        });
        best.collect()
    }
}

/// An unanswered question with what it would settle.
struct Ranked {
    spot: Spot,
    weight: u32,
    settles: Vec<String>,
}
