//! What a framework says of its outcomes and metrics, asked by rules: `metric is vague`, `outcome of
//! metric`.

use weighup_engine::program::{Expr, LookupWords};

use super::{Compiler, Framework, Thing, Type, expr::NO};
use crate::{
    codes,
    expression::{self, Node},
    token::Span,
};

impl Compiler<'_, '_, '_> {
    /// `metric is vague`, `metric has a target`
    pub(super) fn has_property(
        &mut self,
        of: &expression::Expr,
        property: &str,
        list: Option<usize>,
        span: &Span,
    ) -> Expr {
        if self.is_another_word(of, property, list) {
            let word = Node::Name(property.to_owned());
            let place = span.end.saturating_sub(property.len())..span.end;
            return self.is(of, &expression::Expr { node: word, span: place }, list, span);
        }
        let property = if property == "target" { "has target" } else { property };
        self.property(of, property, list).map_or(NO, |(asked, _)| asked)
    }

    /// What a framework says of an outcome or a metric, and the choice of its outcomes.
    pub(super) fn property(
        &mut self,
        of: &expression::Expr,
        property: &str,
        list: Option<usize>,
    ) -> Option<(Expr, usize)> {
        let (compiled, of_type) = self.expr(of, list, None);
        let framework = self.framework_of(&of_type);
        let lookup = framework.and_then(|(framework, of_outcome)| {
            let said = if of_outcome { &framework.of_outcomes } else { &framework.of_metrics };
            Some((said.get(property)?.clone(), framework.outcomes))
        });
        if let Some((lookup, outcomes)) = lookup {
            return Some((self.looked_up(compiled, lookup, words(property)), outcomes));
        }
        if of_type == Type::Unknown {
            return None;
        }
        let of_outcome = framework.is_some();
        let what = of_type.words(&self.program);
        let (message, help) = match property {
            "contextual" => (
                format!("Only a framework's outcome or metric is contextual; this is {what}."),
                "Declare the question or field as “an outcome in” or “a metric in” the framework.",
            ),
            _ => (
                format!("Only a framework's metric has this property; this is {what}."),
                match of_outcome {
                    true => "Ask it of a question or field that takes “a metric in” the framework.",
                    false => "Declare the question or field as “a metric in” the framework.",
                },
            ),
        };
        self.report.add(codes::W306, of.span.clone(), &message, help);
        None
    }

    /// The framework whose outcomes or metrics these are, and whether they are outcomes.
    fn framework_of(&self, of_type: &Type) -> Option<(&Framework, bool)> {
        let Type::Choice(choice) = of_type else { return None };
        let mut frameworks = self.frameworks.iter();
        let framework = frameworks.find(|it| [it.outcomes, it.metrics].contains(choice))?;
        Some((framework, framework.outcomes == *choice))
    }

    /// Whether a word for a property is something else here: “retired” may be an option of a question
    /// that has nothing to do with a framework.
    fn is_another_word(&mut self, of: &expression::Expr, word: &str, list: Option<usize>) -> bool {
        if !self.names.has_option(word) && !self.is_declared(word, list) {
            return false;
        }
        let of_type = match &of.node {
            Node::PropertyOf("outcome", _) => return false,
            Node::Name(name) => match self.things.get(name).copied() {
                Some(Thing::Value(index)) => Some(self.value_type(index, &of.span)),
                _ => self.answer_type(name, list),
            },
            _ => None,
        };
        of_type.is_none_or(|of_type| self.framework_of(&of_type).is_none())
    }
}

/// How it is said that something has a property, or has it not.
fn words(property: &str) -> LookupWords {
    let (yes, no) = match property {
        "placeholder" => ("is a placeholder", "is no placeholder"),
        "vague" => ("cannot be measured as one number", "can be measured as one number"),
        "immature" => ("is not yet ready for use", "is ready for use"),
        "retired" => ("is retired", "is not retired"),
        "contextual" => ("is contextual", "is not contextual"),
        "outcome metric" => ("is an outcome metric", "is no outcome metric"),
        "output metric" => ("is an output metric", "is no output metric"),
        "better when higher" => ("is better when higher", "is not marked as better when higher"),
        "better when lower" => ("is better when lower", "is not marked as better when lower"),
        "source" => ("has a source", "has no source"),
        "has target" => ("has a target", "has no target"),
        _ => ("", ""),
    };
    LookupWords { yes: yes.to_owned(), no: no.to_owned() }
}
