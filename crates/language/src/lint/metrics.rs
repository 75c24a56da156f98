//! Metrics: targets that go the wrong way, and rules that name what is not to be relied on.

use super::Lint;
use crate::{
    catalogue::{Catalogue, Direction, Metric, TargetKind},
    codes,
    outline::Block,
    report::Report,
    token::Token,
};

/// Warns of what a framework says without meaning it.
pub(crate) fn framework(catalogue: &Catalogue, blocks: &[Block], report: &mut Report<'_>) {
    for block in blocks.iter().filter(|block| block.keyword == "metric") {
        let id = block.head.first().and_then(Token::word);
        let metric = catalogue.metrics().map(|(_, metric)| metric);
        let Some(metric) = metric.into_iter().find(|metric| Some(metric.id.as_str()) == id) else {
            continue;
        };
        let Some(words) = wrong_way(metric) else { continue };
        let target = block.clauses.iter().find(|clause| {
            let quantity = ["adds", "reaches"];
            clause.keyword == "target"
                && clause
                    .tokens
                    .first()
                    .is_some_and(|it| quantity.iter().any(|word| it.is_word(word)))
        });
        let Some(target) = target else { continue };
        let help = "Mend the target, or which way is better.";
        report.add(codes::W918, target.span(), words, help);
    }
}

/// What is wrong with a metric's target, in words.
fn wrong_way(metric: &Metric) -> Option<&'static str> {
    let target = metric.target.as_ref()?;
    let rises = match (target.kind, target.value, target.from) {
        (TargetKind::Adds, Some(value), _) if !value.is_zero() => value.is_sign_positive(),
        (TargetKind::Reaches, Some(value), Some(from)) if value != from => value > from,
        _ => return None,
    };
    match (metric.direction?, rises) {
        (Direction::Lower, true) => Some("This target rises, but the metric is better when lower."),
        (Direction::Higher, false) => {
            Some("This target falls, but the metric is better when higher.")
        }
        _ => None,
    }
}

impl Lint<'_, '_, '_> {
    /// Placeholders and retired metrics that rules name.
    pub(super) fn metrics_named(&mut self) {
        for (choice, option, span) in &self.sites.options {
            let mut frameworks = self.sites.frameworks.iter();
            let Some(framework) = frameworks.find(|it| it.metrics == *choice) else { continue };
            if let Some(Some(reason)) = framework.retired.get(*option) {
                let help = format!("The framework says: {reason} Name another metric.");
                let message = "This metric is retired.";
                self.report.add(codes::W920, span.clone(), message, &help);
            } else if framework.placeholders.get(*option).is_some_and(|it| *it) {
                let help = "The framework leaves open how it is measured. Name another metric, or \
                            ask what will be measured instead.";
                let message = "This metric is a placeholder.";
                self.report.add(codes::W919, span.clone(), message, help);
            }
        }
    }
}
