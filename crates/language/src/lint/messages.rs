//! Values put into messages that make no sentence there.

use weighup_engine::{Kind, program::Expr};

use super::Lint;
use crate::codes;

impl Lint<'_, '_, '_> {
    /// Conditions in braces, and answers that are missing whenever the message is read.
    pub(super) fn messages(&mut self) {
        let checks = self.placed_checks().into_iter();
        let places: Vec<_> = checks.map(|(check, block)| (block.span(), &check.needs)).collect();
        for shown in &self.sites.shown {
            let named = matches!(shown.expr, Expr::Input(_) | Expr::Value(_));
            if shown.kind == Kind::YesNo && !named {
                let message = "Here the reader sees only “yes” or “no”.";
                let help = "Put a value in braces, or say it in words.";
                self.report.add(codes::W915, shown.span.clone(), message, help);
            }
            let check = places.iter().find(|(span, _)| span.contains(&shown.span.start));
            if let (Some((_, needs)), Expr::Input(question)) = (check, &shown.expr)
                && missing(needs, *question)
            {
                let message = "When this is read, there is no such answer to show.";
                let help = "The check is not met because it is missing: the reader sees “(not \
                            answered)”. Say it in words.";
                self.report.add(codes::W916, shown.span.clone(), message, help);
            }
        }
    }
}

/// Whether a question is not answered wherever what a check needs does not hold.
fn missing(needs: &Expr, question: usize) -> bool {
    match needs {
        Expr::Given(of) => **of == Expr::Input(question),
        Expr::Any(parts) => parts.iter().any(|part| missing(part, question)),
        _ => false,
    }
}
