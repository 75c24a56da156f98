//! What nobody can reach: names of levels, verdicts, lines that move a level, values with
//! conditions, questions.

use weighup_engine::{
    OptionSet, Outlook,
    program::{Expr, Move},
};

use super::{Lint, MEND, option_span};
use crate::{
    codes,
    compile::{frame, question::fields_of},
    names::join,
    outline::Clause,
    token::Span,
};

fn not(expr: &Expr) -> Expr {
    Expr::Not(Box::new(expr.clone()))
}

impl Lint<'_, '_, '_> {
    /// Names of levels that nobody can reach.
    pub(super) fn levels(&mut self) {
        let mut out_of_reach = Vec::new();
        for level in &self.program.levels {
            let Some(value) = self.program.values.get(level.value) else { continue };
            let choice = self.program.choices.iter().find(|choice| choice.name == value.name);
            let options = choice.map(|choice| choice.options.as_slice()).unwrap_or_default();
            let never = options.iter().enumerate().filter(|(option, _)| {
                let is = Expr::Among(Box::new(Expr::Value(level.value)), OptionSet::only(*option));
                self.outlook(&is, None) == Outlook::Never
            });
            let never: Vec<_> = never.map(|(_, option)| option.id.as_str()).collect();
            if !never.is_empty() {
                out_of_reach.push((level.value, value, never));
            }
        }
        self.settled.extend(out_of_reach.iter().map(|(index, ..)| (None, *index)));
        for (_, value, never) in out_of_reach {
            // A level made of another has its gaps from there.
            if self.rests_on_settled(&value.expr, None) {
                continue;
            }
            let Some(block) = self.block_named("level", &value.name) else { continue };
            let span = block.span();
            if self.is_told(&span) {
                continue;
            }
            let help = "Widen the row or line that should give it, or take the name out.";
            for option in never {
                let message = format!("Nobody can reach “{option}”.");
                self.report.add(codes::W904, option_span(block, option), &message, help);
            }
            self.told.push(span);
        }
    }

    /// Whether a verdict is given for a weight that no check has yet: packs that extend this one may
    /// add such a check.
    fn waits_for_checks(&self, when: Option<&Expr>) -> bool {
        let Some(Expr::AnyNotMet(severity)) = when else { return false };
        let checks = &self.program.checks;
        !checks.iter().any(|check| [check.severity, check.fallback].contains(severity))
    }

    /// Verdicts that are never given.
    pub(super) fn verdict(&mut self) {
        let Some(verdict) = &self.program.verdict else { return };
        let Some(block) = self.blocks_of("verdict").next() else { return };
        let mut before: Vec<Expr> = Vec::new();
        for (row, clause) in verdict.rows.iter().zip(&block.clauses) {
            if self.waits_for_checks(row.when.as_ref()) {
                continue;
            }
            let reached: Vec<_> = before.iter().map(not).chain(row.when.clone()).collect();
            before.extend(row.when.clone());
            let reached = Expr::All(reached);
            if self.rests_on_settled(&reached, None)
                || self.survey.outlook(&reached, None) != Outlook::Never
            {
                continue;
            }
            let never = |when: &Expr| self.survey.outlook(when, None) == Outlook::Never;
            let help = match &row.when {
                Some(when) if never(when) => self.help(
                    when,
                    None,
                    "Its condition never holds. Mend it, or take the row out.",
                ),
                _ => "One of the rows above it always fits first. Mend that one.".to_owned(),
            };
            let message = format!("Nobody is ever given “{}”.", row.name);
            self.report.add(codes::W905, clause.span(), &message, &help);
            self.told.push(block.span());
        }
    }

    /// Lines under a level that never change it.
    pub(super) fn movements(&mut self) {
        for movement in &self.sites.movements {
            let moves = |option: usize| match movement.by {
                Move::AtLeast(least) => option < least,
                Move::AtMost(most) => option > most,
                Move::By { steps, .. } if steps > 0 => option + 1 < movement.of,
                Move::By { .. } => option > 0,
            };
            let movable: OptionSet = (0..movement.of).filter(|option| moves(*option)).collect();
            let elsewhere = Expr::Among(Box::new(movement.before.clone()), movable);
            let changes = Expr::All(vec![elsewhere, movement.condition.clone()]);
            if self.is_told(&movement.span) || self.outlook(&changes, None) != Outlook::Never {
                continue;
            }
            let help = match self.outlook(&movement.condition, None) {
                Outlook::Never => {
                    let to_do = "Its condition never holds. Mend it, or take the line out.";
                    self.help(&movement.condition, None, to_do)
                }
                _ => {
                    let to_do = "Where its condition holds, the level is there already. Mend it, \
                                 or take the line out.";
                    to_do.to_owned()
                }
            };
            let message = "This line never changes the level.";
            self.report.add(codes::W906, movement.span.clone(), message, &help);
            self.told.push(movement.span.clone());
        }
    }

    /// Values with conditions that are never taken.
    pub(super) fn cases(&mut self) {
        for cases in &self.sites.cases {
            let mut before: Vec<Expr> = Vec::new();
            let rows = cases.rows.iter().map(|(span, condition)| (span, Some(condition)));
            for (span, condition) in rows.chain([(&cases.otherwise, None)]) {
                let reached = before.iter().map(not).chain(condition.cloned()).collect();
                let reached = Expr::All(reached);
                before.extend(condition.cloned());
                // Where conditions take in every answer, “otherwise” is for none.
                let never = match condition {
                    Some(_) => self.outlook(&reached, cases.list) == Outlook::Never,
                    None => self.never_even_blank(&reached, cases.list),
                };
                if !never {
                    continue;
                }
                if !self.is_told(span) {
                    self.never_taken(span, condition, cases.list);
                }
                // What comes after an answer to everything is not reached either.
                break;
            }
        }
    }

    fn never_even_blank(&self, condition: &Expr, list: Option<usize>) -> bool {
        self.outlook(condition, list) == Outlook::Never && self.survey.is_ruled_out(condition, list)
    }

    fn never_taken(&mut self, span: &Span, condition: Option<&Expr>, list: Option<usize>) {
        let (message, help) = match condition {
            None => (
                "This “otherwise” is never reached.",
                "One of the conditions before it always holds. Put “otherwise” in place of the \
                 last condition."
                    .to_owned(),
            ),
            Some(condition) if self.outlook(condition, list) == Outlook::Never => {
                let help = self.help(condition, list, "Mend it, or take it and its value out.");
                ("This condition never holds.", help)
            }
            Some(_) => (
                "This condition is never reached.",
                "Where it holds, one before it does. Change their order, or take it and its value \
                 out."
                    .to_owned(),
            ),
        };
        self.report.add(codes::W907, span.clone(), message, &help);
        self.told.push(span.clone());
    }

    /// Questions that are never asked, and conditions on them that always hold.
    pub(super) fn questions_asked(&mut self) {
        for block in self.blocks_of("ask") {
            let id = frame::name_of(block);
            let Some(question) = self.program.questions.iter().find(|it| it.id == id) else {
                continue;
            };
            let own = block.clauses.iter().take_while(|clause| clause.keyword != "has");
            self.asked(question.when.as_ref(), own, None);
            let list = self.program.lists.iter().enumerate().find(|(_, list)| {
                self.program.questions.get(list.question).is_some_and(|it| it.id == id)
            });
            let Some((index, list)) = list else { continue };
            for (clause, rest) in fields_of(block) {
                let id = join(frame::split_name("has", &clause.tokens).0);
                let field = list.fields.iter().find(|field| field.id == id);
                let when = field.and_then(|field| field.when.as_ref());
                self.asked(when, rest.iter(), Some(index));
            }
        }
    }

    fn asked<'c>(
        &mut self,
        when: Option<&Expr>,
        mut clauses: impl Iterator<Item = &'c Clause>,
        list: Option<usize>,
    ) {
        let clause = clauses.find(|clause| clause.keyword == "when");
        let (Some(when), Some(clause)) = (when, clause) else { return };
        let (code, message) = match self.outlook(when, list) {
            Outlook::Never => (codes::W914, "This question is never asked."),
            Outlook::Always => (codes::W909, "This condition always holds."),
            Outlook::Open => return,
        };
        let help = self.help(when, list, MEND);
        self.report.add(code, clause.span(), message, &help);
        self.told.push(clause.span());
    }
}
