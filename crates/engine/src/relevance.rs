//! Whether an answer can still change a result: which open questions need no answer any more, and why.
//!
//! A question is not needed only if that is proved: nothing that is still open can be reached from it
//! through the branches that can still be taken. That an answer is waited for does not prove that it
//! makes a difference.

use std::collections::BTreeMap;

use crate::{
    assess::state_of,
    assessment::{Answer, State},
    evaluate::Evaluation,
    program::{Expr, Part},
    reasons::{Spot, Waits, say::Say},
};

/// What the results of an evaluation still wait for.
pub(crate) struct Relevance<'a> {
    evaluation: &'a Evaluation<'a>,
    needed: BTreeMap<Spot, Answer>,
    /// What would be waited for, if something were required that is not; and why it is not.
    spared: BTreeMap<Spot, String>,
}

impl<'a> Relevance<'a> {
    pub(crate) fn of(evaluation: &'a Evaluation<'a>, waits: &Waits<'a>) -> Self {
        let (needed, spared) = (BTreeMap::new(), BTreeMap::new());
        let mut relevance = Self { evaluation, needed, spared };
        relevance.results(waits);
        relevance.checks(waits);
        relevance.lines(waits);
        relevance.form(waits);
        relevance
    }

    /// Whether an open answer is still needed; `why` it is not, in words.
    pub(crate) fn is_needed(&self, spot: Spot) -> Answer {
        self.needed.get(&spot).copied().unwrap_or(Answer::No)
    }

    /// Why an answer that is not needed is not: “evidence tier is T1, not T2 or above”.
    pub(crate) fn why_not(&self, spot: Spot) -> String {
        let spared = self.spared.get(&spot).cloned();
        spared.unwrap_or_else(|| "nothing that is still open rests on it".to_owned())
    }

    fn need(&mut self, spots: Vec<Spot>, sure: bool) {
        let answer = if sure { Answer::Yes } else { Answer::CannotTell };
        for spot in spots {
            let known = self.needed.entry(spot).or_insert(answer);
            if sure {
                *known = Answer::Yes;
            }
        }
    }

    /// Levels, figures, shares of targets, tensions, scores, the total and the verdict.
    fn results(&mut self, waits: &Waits<'a>) {
        let program = self.evaluation.program;
        for level in &program.levels {
            self.need(waits.of([&Expr::Value(level.value)]), true);
        }
        for figure in &program.figures {
            match &figure.value {
                Part::Text(_) => {}
                // Of a text, it is shown whether there is one.
                Part::Value(of @ (Expr::Input(_) | Expr::Field(_)), _) => {
                    self.need(waits.of([&Expr::Given(Box::new(of.clone())), of]), true);
                }
                Part::Value(of, _) => self.need(waits.of([of]), true),
                Part::Items { list, filter } => {
                    let fold = crate::program::Fold::Count;
                    let body = Expr::Truth(true);
                    let (filter, list) = (filter.clone(), *list);
                    let over = crate::program::Over {
                        list,
                        filter,
                        fold,
                        best: None,
                        body,
                        if_none: None,
                    };
                    self.need(waits.of([&Expr::Over(Box::new(over))]), true);
                }
            }
        }
        for target in program.shares.iter().flat_map(|shares| &shares.targets) {
            self.need(waits.of([&target.claimed]), true);
        }
        for tension in &program.tensions {
            for value in [Some(tension.arises), tension.answered].into_iter().flatten() {
                self.need(waits.of([&Expr::Value(value)]), true);
            }
        }
        for index in 0..program.scores.len() {
            self.need(waits.of([&Expr::Score(index)]), true);
        }
        if let Some(total) = &program.total {
            self.need(waits.of(total.exprs().chain([&Expr::Total])), true);
        }
        for row in program.verdict.iter().flat_map(|verdict| &verdict.rows) {
            self.need(waits.of(&row.when), true);
            if !self.evaluation.holds(row.when.as_ref(), None).no {
                break;
            }
        }
    }

    fn checks(&mut self, waits: &Waits<'a>) {
        let evaluation = self.evaluation;
        for check in &evaluation.program.checks {
            let (applies, needs) = evaluation.check(check);
            if state_of((applies, needs)) == State::NotRequired {
                self.spare(waits.of([&check.needs]), check.applies.as_ref());
                continue;
            }
            self.need(waits.of(&check.applies), true);
            self.need(waits.of([&check.needs]), !applies.no);
            if needs.no {
                // What it counts as is shown, too.
                self.need(waits.of(&check.severity_when), !applies.no && !needs.yes);
            }
        }
    }

    fn lines(&mut self, waits: &Waits<'a>) {
        let evaluation = self.evaluation;
        for line in evaluation.program.scores.iter().flat_map(|score| &score.lines) {
            let required = evaluation.holds(line.required.as_ref(), None);
            self.need(waits.of(&line.required), true);
            match required.yes {
                true => self.need(waits.of([&line.earned]), !required.no),
                false => self.spare(waits.of([&line.earned]), line.required.as_ref()),
            }
        }
    }

    fn spare(&mut self, spots: Vec<Spot>, condition: Option<&Expr>) {
        if spots.is_empty() {
            return;
        }
        let Some(condition) = condition else { return };
        let why = Say::new(self.evaluation).condition(condition);
        for spot in spots {
            self.spared.entry(spot).or_insert_with(|| why.clone());
        }
    }

    /// What decides whether something needed is asked is needed itself.
    fn form(&mut self, waits: &Waits<'a>) {
        let program = self.evaluation.program;
        // Questions stand behind those their conditions ask about, as a rule: so from the last on.
        for (index, question) in program.questions.iter().enumerate().rev() {
            if self.needed.contains_key(&Spot::Question(index)) {
                self.need(waits.of(&question.when), false);
            }
        }
    }
}
