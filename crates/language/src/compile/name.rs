//! What a name means in an expression: a question, a value, a field of the item at hand, an option.

use weighup_engine::{nearest, program::Expr};

use super::{Compiler, Thing, Type, expr::NO};
use crate::{
    codes,
    expression::{self, Node},
    token::Span,
};

/// The word, where it may name an option: a name, or “yes” or “no”.
pub(super) fn option_word(node: &Node) -> Option<&str> {
    match node {
        Node::Name(name) => Some(name),
        Node::Truth(true) => Some("yes"),
        Node::Truth(false) => Some("no"),
        _ => None,
    }
}

impl Compiler<'_, '_, '_> {
    pub(super) fn name(
        &mut self,
        name: &str,
        span: &Span,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        if let Some(Type::Choice(choice)) = expected
            && let Some(option) = self.option_in(name, *choice)
        {
            self.sites.options.push((*choice, option, span.clone()));
            return (Expr::Option(option), Type::Choice(*choice));
        }
        if let Some(found) = list.and_then(|list| self.item_name(name, list, span)) {
            return found;
        }
        if self.things.contains_key(name) {
            self.sites.name(name);
        }
        match self.things.get(name).copied() {
            Some(Thing::Question(index)) => {
                let kind = self.program.questions.get(index).map(|question| &question.kind);
                let of_type = kind.and_then(Type::of_kind).unwrap_or(Type::Unknown);
                (Expr::Input(index), of_type)
            }
            Some(Thing::Value(index)) => (Expr::Value(index), self.value_type(index, span)),
            Some(Thing::Broken) => (NO, Type::Unknown),
            Some(Thing::List(_) | Thing::Filtered(_)) => {
                self.not_a_value(span);
                (NO, Type::Unknown)
            }
            Some(Thing::Check(_)) => {
                let message = format!("“{name}” is a check, and a check is not a value.");
                let help = format!("Ask whether it is met: “{name} is met”.");
                let help = help.as_str();
                self.report.add(codes::W303, span.clone(), &message, help);
                (NO, Type::Unknown)
            }
            None => self.option_anywhere(name, span, list),
        }
    }

    pub(super) fn not_a_value(&mut self, span: &Span) {
        let help = "Say what to make of it: “count of …”, “all of … have …”, “total over … of …”.";
        self.report.add(codes::W302, span.clone(), "A list is not a value by itself.", help);
    }

    /// A field or a value of the items at hand, or of the items that hold them.
    fn item_name(&mut self, name: &str, list: usize, span: &Span) -> Option<(Expr, Type)> {
        let in_list = self.program.lists.get(list)?;
        let parent = in_list.parent;
        if let Some(index) = in_list.fields.iter().position(|field| field.id == name) {
            self.sites.item_names.insert((list, name.to_owned()));
            let kind = &in_list.fields.get(index)?.kind;
            let Some(of_type) = Type::of_kind(kind) else {
                self.not_a_value(span);
                return Some((NO, Type::Unknown));
            };
            return Some((Expr::Field(index), of_type));
        }
        if let Some(index) = in_list.derived.iter().position(|derived| derived.name == name) {
            self.sites.item_names.insert((list, name.to_owned()));
            return Some((Expr::Derived(index), self.derived_type(list, index, span)));
        }
        let (outer, of_type) = self.item_name(name, parent?, span)?;
        Some((Expr::Outer(Box::new(outer)), of_type))
    }

    pub(super) fn option_in(&self, name: &str, choice: usize) -> Option<usize> {
        self.program.choices.get(choice)?.options.iter().position(|option| option.id == name)
    }

    /// A word that is no name may be an option, if only one choice has it.
    fn option_anywhere(&mut self, name: &str, span: &Span, list: Option<usize>) -> (Expr, Type) {
        let mut found = (0..self.program.choices.len())
            .filter_map(|choice| self.option_in(name, choice).map(|option| (choice, option)));
        match (found.next(), found.next()) {
            (Some((choice, option)), None) => {
                self.sites.options.push((choice, option, span.clone()));
                (Expr::Option(option), Type::Choice(choice))
            }
            _ => {
                self.unknown_name(name, span, list);
                (NO, Type::Unknown)
            }
        }
    }

    fn unknown_name(&mut self, name: &str, span: &Span, list: Option<usize>) {
        let fields = list.and_then(|list| self.program.lists.get(list)).into_iter();
        let of_items = fields.flat_map(|list| {
            let fields = list.fields.iter().map(|field| field.id.as_str());
            fields.chain(list.derived.iter().map(|derived| derived.name.as_str()))
        });
        if let Some((help, instead)) = self.meant_by(name) {
            let message = format!("I do not know “{name}”.");
            let told = self.report.add(codes::W201, span.clone(), &message, &help);
            told.instead(instead.as_deref());
            return;
        }
        let total = format!("total {name}");
        if self.things.contains_key(&total) {
            let message = format!("I do not know “{name}”.");
            let help = format!("The total is called “{total}” in rules.");
            self.report.add(codes::W201, span.clone(), &message, &help).replace(span, &total);
            return;
        }
        let names = self.things.keys().map(String::as_str).chain(of_items);
        let elsewhere = || {
            self.program.lists.iter().find(|list| {
                list.fields.iter().any(|field| field.id == name)
                    || list.derived.iter().any(|derived| derived.name == name)
            })
        };
        let near = nearest(name, names).filter(|_| elsewhere().is_none());
        let help = match (elsewhere(), near) {
            (Some(list), _) => format!(
                "Each {} has one; say which you mean: “all of …”, “any of …”, “total over … of {name}”.",
                list.item
            ),
            (None, Some(near)) => format!("Did you mean “{near}”?"),
            (None, None)
                if let Some(instead) =
                    name.split(' ').next_back().and_then(expression::instead_of) =>
            {
                instead.to_owned()
            }
            (None, None) => {
                "Names are those of questions, settings and definitions of this pack.".to_owned()
            }
        };
        let message = format!("I do not know “{name}”.");
        self.report.add(codes::W201, span.clone(), &message, &help).did_you_mean(near);
    }

    pub(super) fn is_declared(&self, name: &str, list: Option<usize>) -> bool {
        let in_list = list.and_then(|list| self.program.lists.get(list)).is_some_and(|list| {
            list.fields.iter().any(|field| field.id == name)
                || list.derived.iter().any(|derived| derived.name == name)
                || list.parent.is_some_and(|holder| self.is_declared(name, Some(holder)))
        });
        in_list || self.things.contains_key(name)
    }

    pub(super) fn unknown_option(&mut self, name: &str, choice: usize, span: &Span) {
        let Some(choice) = self.program.choices.get(choice) else { return };
        let ids = || choice.options.iter().map(|option| option.id.as_str());
        let near = nearest(name, ids());
        let help = match near {
            Some(near) => format!("Did you mean “{near}”?"),
            None if choice.options.len() <= 12 => {
                format!("It can be {}.", ids().collect::<Vec<_>>().join(", "))
            }
            None => format!("It must be {}.", choice.name),
        };
        let message = format!("“{name}” is not an option of {}.", choice.name);
        self.report.add(codes::W203, span.clone(), &message, &help).did_you_mean(near);
    }
}
