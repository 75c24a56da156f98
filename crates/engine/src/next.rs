//! What to answer next: unanswered questions, those first whose answer would settle most.
//!
//! What waits for a question says where to look (`reasons`); how much an answer settles is then found
//! by giving a few answers in turn (`tries`) and looking at how much stays open (`openness`).

mod openness;
pub(crate) mod tries;

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    AnswerAt, Answers, Outcome, Plan, Program, Value,
    assess::{Readings, state_of},
    assessment::{Next, State},
    live::Tracked,
    order,
    program::Expr,
    reasons::Spot,
};
use openness::openness;
use tries::Tries;

/// How many questions are told.
const MOST: usize = 8;

/// For how many questions answers are tried: those for which most waits.
const MOST_TRIED: usize = 12;

impl Readings<'_> {
    /// Ranks unanswered questions by how much an answer settles of levels, checks and points by itself,
    /// on the average over the answers tried, and by their share in what only several answers settle.
    /// Ties keep the order in which rules ask.
    ///
    /// What is declared finished waits for nothing more. Without a plan, everything is done plainly, which
    /// is the measure of what a plan gives.
    pub(crate) fn next(&self, plan: Option<&Plan>) -> Vec<Next> {
        if self.open.answers.finished {
            return Vec::new();
        }
        let mut ranked = self.waited_for();
        let by_weight = |ranked: &Ranked| std::cmp::Reverse(ranked.weight);
        order::sort_by_key(&mut ranked, by_weight);
        let tried = ranked.len().min(MOST_TRIED);
        if let Some(tried) = ranked.get_mut(..tried) {
            let mut bench = Bench::new(self.open.program, self.open.answers, plan);
            tried.iter_mut().for_each(|it| it.weight += bench.narrows(it.spot));
            order::sort_by_key(tried, by_weight);
        }
        let best = ranked.into_iter().take(MOST).filter_map(|ranked| {
            Some(Next { place: ranked.spot.place(self.open)?, settles: ranked.settles })
        });
        best.collect()
    }

    /// What is waited for, with what waits: levels, checks by how much they weigh, then scores.
    fn waited_for(&self) -> Vec<Ranked> {
        let program = self.open.program;
        let mut ranked: Vec<Ranked> = Vec::new();
        let mut known: BTreeMap<Spot, usize> = BTreeMap::new();
        let mut settles = |exprs: &[&Expr], weight: u64, title: &str| {
            let spots = self.waits.of(exprs.iter().copied());
            let weight = weight.checked_div(spots.len() as u64).unwrap_or_default();
            for spot in spots {
                let at = *known.entry(spot).or_insert(ranked.len());
                if at == ranked.len() {
                    ranked.push(Ranked { spot, weight: 0, settles: Vec::new() });
                }
                if let Some(ranked) = ranked.get_mut(at) {
                    ranked.weight += weight;
                    ranked.settles.push(title.to_owned());
                }
            }
        };
        for level in &program.levels {
            settles(&[&Expr::Value(level.value)], openness::LEVEL, &level.title);
        }
        for check in &program.checks {
            let weight = openness::check(self.severity(check), check.force);
            let conditions: Vec<_> = check.conditions().collect();
            if state_of(self.open.check(check)) == State::CannotTell {
                settles(&conditions, weight, &check.title);
            }
        }
        for (index, score) in program.scores.iter().enumerate() {
            settles(&[&Expr::Score(index)], openness::SCORE, &score.title);
        }
        ranked
    }
}

/// An unanswered question with what it would settle.
struct Ranked {
    spot: Spot,
    /// Its share in what waits for it, and how much less is open once it is answered.
    weight: u64,
    settles: Vec<String>,
}

/// A copy of the proposal, to try answers on.
struct Bench<'a> {
    program: &'a Program,
    tried: Tried<'a>,
    tries: Cow<'a, Tries>,
    open: u64,
}

/// Answers, and what comes of them: by a plan, or plainly where there is none.
enum Tried<'a> {
    Planned(&'a Plan, Box<Tracked>),
    Plainly(Box<(Answers, Outcome)>),
}

impl<'a> Bench<'a> {
    fn new(program: &'a Program, answers: &'a Answers, plan: Option<&'a Plan>) -> Self {
        let tried = match plan {
            Some(plan) => Tried::Planned(plan, Box::new(Tracked::new(plan, answers.clone()))),
            None => Tried::Plainly(Box::new((answers.clone(), Outcome::plainly(program, answers)))),
        };
        let tries = match plan {
            Some(plan) => Cow::Borrowed(plan.tries()),
            None => Cow::Owned(Tries::of(program)),
        };
        let mut bench = Self { program, tried, tries, open: 0 };
        bench.open = bench.openness();
        bench
    }

    fn openness(&self) -> u64 {
        match &self.tried {
            Tried::Planned(_, tracked) => openness(self.program, tracked.outcome()),
            Tried::Plainly(of) => openness(self.program, &of.1),
        }
    }

    /// How much less is open than without the answer that is tried.
    fn settled(&self) -> u64 {
        self.open.saturating_sub(self.openness())
    }

    /// How much less is open once this is answered, on the average over the answers tried.
    fn narrows(&mut self, spot: Spot) -> u64 {
        let lists = &self.program.lists;
        let (at, question) = match spot {
            Spot::Question(index) => (AnswerAt::Question(index), self.program.questions.get(index)),
            Spot::Field { list, item, field } => {
                let of = lists.get(list).and_then(|list| list.fields.get(field));
                (AnswerAt::Field { list, item, field }, of)
            }
            // Laying everything out anew would cost too much here: its share speaks for it.
            Spot::Further { .. } => return 0,
        };
        let tries = question.map(|it| self.tries.at(spot, it)).unwrap_or_default();
        let count = u64::try_from(tries.len()).unwrap_or(u64::MAX);
        let mut settled = 0;
        for value in tries {
            self.answer(at, Some(value));
            settled += self.settled();
        }
        self.answer(at, None);
        settled.checked_div(count).unwrap_or_default()
    }

    fn answer(&mut self, at: AnswerAt, value: Option<Value>) {
        match &mut self.tried {
            Tried::Planned(plan, tracked) => {
                tracked.answer(plan, at, value);
            }
            Tried::Plainly(of) => {
                let (answers, outcome) = of.as_mut();
                if let Some(slot) = answers.at_mut(at) {
                    *slot = value;
                }
                *outcome = Outcome::plainly(self.program, answers);
            }
        }
    }
}
