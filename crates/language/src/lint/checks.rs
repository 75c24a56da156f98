//! Checks that say nothing, and checks that contradict each other.

use weighup_engine::{
    Outlook,
    program::{Check, Expr, Force, Severity},
};

use super::{Lint, MEND, name_span};
use crate::{codes, outline::Block, token::Span};

/// A check with its block.
type Placed<'a> = (&'a Check, &'a Block);

impl<'a> Lint<'a, '_, '_> {
    /// Checks that never apply, are always met, or can never be met.
    pub(super) fn checks(&mut self) {
        for (check, block) in self.placed_checks() {
            let applies = check.applies.as_ref().map(|applies| self.outlook(applies, None));
            let alone = self.outlook(&check.needs, None);
            let (code, message, condition, clause) = match (applies, alone, self.needed(check)) {
                (Some(Outlook::Never), ..) => {
                    (codes::W901, "This check never applies.", check.applies.as_ref(), "applies")
                }
                (_, Outlook::Always, _) => {
                    (codes::W902, "This check is always met.", Some(&check.needs), "needs")
                }
                (_, Outlook::Never, _) => {
                    (codes::W903, "This check can never be met.", Some(&check.needs), "needs")
                }
                (.., Outlook::Always) => {
                    (codes::W902, "This check is met wherever it applies.", None, "needs")
                }
                (.., Outlook::Never) => {
                    (codes::W903, "This check cannot be met where it applies.", None, "needs")
                }
                (Some(Outlook::Always), ..) => {
                    self.applies_anyway(check, block);
                    continue;
                }
                _ => continue,
            };
            let span = block.clause(clause).map_or_else(|| name_span(block), |it| it.span());
            if self.is_told(&span) {
                continue;
            }
            let help = condition.map_or_else(|| MEND.to_owned(), |it| self.help(it, None, MEND));
            self.report.add(code, span, message, &help);
            self.told.push(block.span());
        }
    }

    /// What becomes of what a check needs, for those it applies to.
    fn needed(&self, check: &Check) -> Outlook {
        let Some(applies) = &check.applies else { return self.outlook(&check.needs, None) };
        let both = Expr::All(vec![applies.clone(), check.needs.clone()]);
        if self.outlook(&both, None) == Outlook::Never {
            return Outlook::Never;
        }
        let told_elsewhere = self.rests_on_settled(&both, None);
        let asks = self.survey.asks(&check.needs, None);
        if asks && !told_elsewhere && self.survey.implies(applies, &check.needs) {
            return Outlook::Always;
        }
        Outlook::Open
    }

    fn applies_anyway(&mut self, check: &Check, block: &Block) {
        let (Some(applies), Some(clause)) = (&check.applies, block.clause("applies")) else {
            return;
        };
        let help = self.help(applies, None, "Write “applies always”, or mend the condition.");
        let (span, message) = (clause.span(), "This check applies always.");
        self.report.add(codes::W909, span.clone(), message, &help).replace(&span, "always");
        self.told.push(span);
    }

    /// Checks that both must be met, both apply, and cannot both be met.
    pub(super) fn contradictions(&mut self) {
        let musts: Vec<_> = self
            .placed_checks()
            .into_iter()
            .filter(|(check, block)| is_must(check) && !self.is_told(&name_span(block)))
            .collect();
        for (i, second) in musts.iter().enumerate() {
            let conflict = musts
                .iter()
                .take(i)
                .find_map(|first| self.conflict(first.0, second.0).map(|case| (first, case)));
            let Some((first, case)) = conflict else { continue };
            let needs = |(_, block): &Placed<'_>| {
                block.clause("needs").map_or_else(|| name_span(block), |it| it.span())
            };
            let said = |span: Span| self.report.text_of(span).lines().next().unwrap_or_default();
            let message = format!("This cannot be met together with “{}”.", first.0.id);
            let when = if case.is_empty() {
                "Both apply".to_owned()
            } else {
                format!("Both apply when {case}")
            };
            let help = format!(
                "{when}: this one needs “{}”, the other “{}”. Change one of them, or when it applies.",
                said(needs(second)),
                said(needs(first)),
            );
            self.report.add(codes::W917, needs(second), &message, &help);
        }
    }

    /// A case in which both apply, when what they need cannot hold together.
    fn conflict(&self, first: &Check, second: &Check) -> Option<String> {
        // What both ask of the same thing is all that is tried: most pairs share nothing.
        let (one, other) = (subjects(&first.needs), subjects(&second.needs));
        if !one.iter().any(|subject| other.contains(subject)) {
            return None;
        }
        let needs = [first.needs.clone(), second.needs.clone()];
        let applies: Vec<_> = first.applies.iter().chain(&second.applies).collect();
        let all = needs.into_iter().chain(applies.iter().map(|it| (*it).clone())).collect();
        if self.outlook(&Expr::All(all), None) != Outlook::Never {
            return None;
        }
        self.survey.case_where(&applies)
    }

    pub(super) fn placed_checks(&self) -> Vec<Placed<'a>> {
        let placed = |check: &'a Check| Some((check, self.block_named("check", &check.id)?));
        self.program.checks.iter().filter_map(placed).collect()
    }
}

/// The answers and values that a condition holds to something by itself or joined by `and`.
fn subjects(condition: &Expr) -> Vec<&Expr> {
    match condition {
        Expr::All(parts) => parts.iter().flat_map(subjects).collect(),
        Expr::Compare(_, left, right) => {
            [left, right].into_iter().flat_map(|side| subjects(side)).collect()
        }
        Expr::Among(of, _) | Expr::Not(of) => subjects(of),
        Expr::Input(_) | Expr::Value(_) => vec![condition],
        _ => Vec::new(),
    }
}

/// Whether a proposal is not ready without it.
fn is_must(check: &Check) -> bool {
    check.force == Force::Must || check.severity == Severity::Gate
}
