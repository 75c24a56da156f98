//! What was probably meant by an expression that is understood word by word and makes no sense: told
//! where it can be put right.

use super::{Compiler, Thing, Type};
use crate::{
    codes,
    expression::{Expr, Literal, Node},
    token::Span,
};

impl Compiler<'_, '_, '_> {
    /// `complexity is low or medium`
    pub(super) fn one_of_is_meant(&mut self, parts: &[Expr]) {
        for (part, next) in parts.iter().zip(parts.iter().skip(1)) {
            let (Node::Is(_, right), Node::Name(option)) = (&part.node, &next.node) else {
                continue;
            };
            let Node::Name(first) = &right.node else { continue };
            let is_option =
                |name: &str| !self.things.contains_key(name) && self.names.has_option(name);
            if is_option(first) && is_option(option) {
                let message = format!("“{option}” by itself is no condition.");
                let help = "To compare with several options, write “is one of low, high”.";
                let start = right.span.start;
                let told = self.report.add(codes::W301, next.span.clone(), &message, help);
                told.replace(&(start..start), "one of ");
            }
        }
    }

    /// Whether a part of what is joined was told by [`Self::one_of_is_meant`] or
    /// [`Self::both_given`].
    pub(super) fn is_told(&self, parts: &[Expr], at: usize) -> bool {
        let Some(part) = parts.get(at) else { return false };
        let Node::Name(name) = &part.node else { return false };
        let before = at.checked_sub(1).and_then(|before| parts.get(before));
        let of_options = before.is_some_and(|before| match &before.node {
            Node::Is(_, right) => matches!(&right.node, Node::Name(first)
                if !self.things.contains_key(first) && self.names.has_option(first)),
            _ => false,
        });
        of_options && !self.things.contains_key(name) && self.names.has_option(name)
    }

    /// `public cost and benefits are given`: of the first it is not said.
    pub(super) fn both_given(&mut self, parts: &[Expr], list: Option<usize>) {
        let [others @ .., last] = parts else { return };
        if !matches!(last.node, Node::Given(_)) {
            return;
        }
        for part in others {
            let Node::Name(name) = &part.node else { continue };
            if self.answer_type(name, list).is_some_and(|it| it != Type::YesNo) {
                let message = format!("“{name}” by itself is no condition.");
                let help = format!("If it must be given, too, write “{name} is given”.");
                let end = part.span.end;
                let told = self.report.add(codes::W301, part.span.clone(), &message, &help);
                told.replace(&(end..end), " is given");
            }
        }
    }

    /// The sort of a question's answers, or of a field's.
    pub(super) fn answer_type(&self, name: &str, list: Option<usize>) -> Option<Type> {
        let fields = list.and_then(|list| self.program.lists.get(list)).map(|list| &list.fields);
        let field = fields.and_then(|fields| fields.iter().find(|field| field.id == name));
        let question = match self.things.get(name) {
            Some(Thing::Question(index)) => self.program.questions.get(*index),
            _ => None,
        };
        Type::of_kind(&field.or(question)?.kind)
    }

    /// `claims is at least 2`
    pub(super) fn count_is_meant(&mut self, left: &Expr, right: &Expr) -> bool {
        let Node::Name(name) = &left.node else { return false };
        let is_list = matches!(self.things.get(name), Some(Thing::List(_) | Thing::Filtered(_)));
        if !is_list || !matches!(right.node, Node::Literal(Literal::Number(_))) {
            return false;
        }
        let message = "A list is not a value by itself.";
        let help = format!("Write “count of {name}”.");
        let start = left.span.start;
        let told = self.report.add(codes::W302, left.span.clone(), message, &help);
        told.replace(&(start..start), "count of ");
        true
    }

    /// `count of claims where proven is at least 2`: the bound is meant for the count. `count` is the
    /// place of all of it.
    pub(super) fn brackets_are_meant(
        &mut self,
        condition: &Expr,
        list: usize,
        count: &Span,
    ) -> bool {
        let last = match &condition.node {
            Node::And(parts) | Node::Or(parts) => parts.last(),
            _ => Some(condition),
        };
        let Some(Expr { node: Node::Compare(left, _, right), .. }) = last else { return false };
        let of_condition = match &left.node {
            Node::Name(name) => self.item_type(name, list) == Some(Type::YesNo),
            Node::Is(..) | Node::Given(_) | Node::Not(_) | Node::Compare(..) => true,
            _ => false,
        };
        if !of_condition || !matches!(right.node, Node::Literal(Literal::Number(_))) {
            return false;
        }
        let span = count.start..left.span.end;
        let words = format!("({})", self.report.text_of(span.clone()));
        let message = "Here the condition is compared, and not the count.";
        let help = format!("Put brackets round the count: “{words} …”.");
        self.report.add(codes::W304, span, message, &help).instead(Some(&words));
        true
    }

    /// The sort of a field or of what is computed for each item.
    fn item_type(&mut self, name: &str, list: usize) -> Option<Type> {
        if let Some(of_type) = self.answer_type(name, Some(list)) {
            return Some(of_type);
        }
        let derived = &self.program.lists.get(list)?.derived;
        let index = derived.iter().position(|derived| derived.name == name)?;
        Some(self.derived_type(list, index, &(0..0)))
    }

    /// What words that nobody declared may mean, and what to write for them, if that is sure.
    pub(super) fn meant_by(&self, name: &str) -> Option<(String, Option<String>)> {
        let is_list =
            |name: &str| matches!(self.things.get(name), Some(Thing::List(_) | Thing::Filtered(_)));
        // “benefits/public cost”
        if name.contains('/') {
            let spaced = name.replace('/', " / ");
            let known = spaced.split(" / ").all(|part| self.things.contains_key(part));
            let help = format!("Put spaces round the sign: “{spaced}”.");
            return known.then_some((help, Some(spaced)));
        }
        if let Some(list) = name.strip_prefix("count ").or_else(|| name.strip_prefix("number "))
            && is_list(list)
        {
            let words = format!("count of {list}");
            return Some((format!("Write “{words}”."), Some(words)));
        }
        let (first, list) = name.split_once(' ')?;
        let field = self.program.lists.iter().any(|it| it.fields.iter().any(|it| it.id == first));
        (field && is_list(list))
            .then(|| (format!("To narrow a list, write “{list} where {first}”."), None))
    }
}
