//! Whether an answer can still change a result: which open questions need no answer any more, and why.
//!
//! A question is not needed only if that is proved: nothing that is still open can be reached from it
//! through the branches that can still be taken. That an answer is waited for does not prove that it
//! makes a difference.

use std::cell::OnceCell;

use crate::{
    Kind,
    assess::state_of,
    assessment::{Answer, State},
    evaluate::{At, Evaluation},
    program::{Expr, Fold, Over, Part, Question},
    reasons::{Spot, Waits, say::Say},
};

/// What the results of an evaluation still wait for.
pub(crate) struct Relevance<'a> {
    evaluation: &'a Evaluation<'a>,
    waits: Waits<'a>,
    /// By the number of a spot.
    needed: Vec<Option<Answer>>,
    /// What would be waited for, if something were required that is not: by the number of a spot,
    /// the place of the condition in `conditions`.
    spared: Vec<Option<usize>>,
    /// Conditions that do not hold, and the same in words.
    conditions: Vec<(&'a Expr, OnceCell<String>)>,
}

impl<'a> Relevance<'a> {
    pub(crate) fn of(evaluation: &'a Evaluation<'a>) -> Self {
        let waits = Waits::thorough(evaluation);
        let (needed, spared) = (vec![None; waits.spots()], vec![None; waits.spots()]);
        let mut relevance = Self { evaluation, waits, needed, spared, conditions: Vec::new() };
        relevance.results();
        relevance.checks();
        relevance.lines();
        relevance.form();
        relevance
    }

    /// Whether an open answer is still needed; `why` it is not, in words.
    pub(crate) fn is_needed(&self, spot: Spot) -> Answer {
        self.needed.get(self.waits.number(spot)).copied().flatten().unwrap_or(Answer::No)
    }

    /// Why an answer that is not needed is not: “evidence tier is T1, not T2 or above”.
    pub(crate) fn why_not(&self, spot: Spot) -> String {
        let spared = self.spared.get(self.waits.number(spot)).copied().flatten();
        match spared.and_then(|condition| self.conditions.get(condition)) {
            Some((condition, words)) => {
                words.get_or_init(|| Say::new(self.evaluation).condition(condition)).clone()
            }
            None => "nothing that is still open rests on it".to_owned(),
        }
    }

    fn need<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>, sure: bool) {
        self.need_at(exprs, None, sure);
    }

    fn need_at<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e Expr>,
        at: Option<At>,
        sure: bool,
    ) {
        let answer = if sure { Answer::Yes } else { Answer::CannotTell };
        for spot in self.waits.of_at(exprs, at) {
            let Some(slot) = self.needed.get_mut(self.waits.number(spot)) else { continue };
            if sure || slot.is_none() {
                *slot = Some(answer);
            }
        }
    }

    /// Levels, figures, shares of targets, tensions, scores, the total and the verdict.
    fn results(&mut self) {
        let program = self.evaluation.program;
        for level in &program.levels {
            self.need([&Expr::Value(level.value)], true);
        }
        for figure in &program.figures {
            match &figure.value {
                Part::Text(_) => {}
                // Of a text, it is shown whether there is one.
                Part::Value(of @ (Expr::Input(_) | Expr::Field(_)), _) => {
                    self.need([&Expr::Given(Box::new(of.clone())), of], true);
                }
                Part::Value(of, _) => self.need([of], true),
                Part::Items { list, filter } => {
                    let body = Expr::Truth(true);
                    self.need([&over(*list, filter.as_ref(), Fold::Count, body)], true);
                }
            }
        }
        for target in program.shares.iter().flat_map(|shares| &shares.targets) {
            self.need([&target.claimed], true);
            // It is shown once an item names it.
            let names = target.names.clone();
            self.need([&over(target.list, target.filter.as_ref(), Fold::Any, names)], true);
        }
        for tension in &program.tensions {
            for value in [Some(tension.arises), tension.answered].into_iter().flatten() {
                self.need([&Expr::Value(value)], true);
            }
        }
        for index in 0..program.scores.len() {
            self.need([&Expr::Score(index)], true);
        }
        if let Some(total) = &program.total {
            self.need(total.exprs().chain([&Expr::Total]), true);
        }
        for row in program.verdict.iter().flat_map(|verdict| &verdict.rows) {
            self.need(&row.when, true);
            if !self.evaluation.holds(row.when.as_ref(), None).no {
                break;
            }
        }
    }

    fn checks(&mut self) {
        let evaluation = self.evaluation;
        for check in &evaluation.program.checks {
            let (applies, needs) = evaluation.check(check);
            if state_of((applies, needs)) == State::NotRequired {
                self.spare(&check.needs, check.applies.as_ref());
                continue;
            }
            self.need(&check.applies, true);
            self.need([&check.needs], !applies.no);
            if needs.no {
                // What it counts as is shown, too.
                self.need(&check.severity_when, !applies.no && !needs.yes);
            }
        }
    }

    fn lines(&mut self) {
        let evaluation = self.evaluation;
        for line in evaluation.program.scores.iter().flat_map(|score| &score.lines) {
            let required = evaluation.holds(line.required.as_ref(), None);
            self.need(&line.required, true);
            match required.yes {
                true => self.need([&line.earned], !required.no),
                false => self.spare(&line.earned, line.required.as_ref()),
            }
        }
    }

    fn spare(&mut self, expr: &Expr, condition: Option<&'a Expr>) {
        let Some(condition) = condition else { return };
        let next = self.conditions.len();
        for spot in self.waits.of([expr]) {
            if let Some(slot) = self.spared.get_mut(self.waits.number(spot)) {
                slot.get_or_insert(next);
            }
        }
        self.conditions.push((condition, OnceCell::new()));
    }

    /// What decides whether something needed is asked is needed itself.
    fn form(&mut self) {
        let program = self.evaluation.program;
        loop {
            let before = self.needed.iter().flatten().count();
            // Questions stand behind those their conditions ask about, as a rule: so from the last on.
            for (index, question) in program.questions.iter().enumerate().rev() {
                self.asked(question, Spot::Question(index), None);
            }
            if self.needed.iter().flatten().count() == before {
                return;
            }
        }
    }

    /// Takes in what decides whether a question is asked, if it is needed; whether it is.
    fn asked(&mut self, question: &Question, spot: Spot, at: Option<At>) -> bool {
        let needed = match question.kind {
            Kind::List { list } => self.listed(list, at),
            _ => self.is_needed(spot) != Answer::No,
        };
        if needed {
            self.need_at(&question.when, at, false);
        }
        needed
    }

    /// The same for the fields of a list's items; whether anything of the list is needed.
    fn listed(&mut self, list: usize, at: Option<At>) -> bool {
        let evaluation = self.evaluation;
        let fields = evaluation.program.lists.get(list).map(|list| list.fields.as_slice());
        let further = Spot::Further { list, within: evaluation.further(list, at).within };
        let mut needed = self.is_needed(further) != Answer::No;
        for at in evaluation.items(list, at) {
            let item = at.item.unwrap_or_default();
            for (field, question) in fields.unwrap_or_default().iter().enumerate().rev() {
                let spot = Spot::Field { list, item, field };
                needed |= self.asked(question, spot, Some(at));
            }
        }
        needed
    }
}

/// Something over the items of a list.
fn over(list: usize, filter: Option<&Expr>, fold: Fold, body: Expr) -> Expr {
    let filter = filter.cloned();
    Expr::Over(Box::new(Over { list, filter, fold, best: None, body, if_none: None }))
}
