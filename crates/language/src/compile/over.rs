//! Compiling what is made of lists: `all of`, `count of`, `total over … of …`.

use weighup_engine::{
    closest,
    program::{Expr, Fold, Over},
};

use super::{Compiler, Thing, Type, expr::NO};
use crate::{
    codes,
    expression::{self, Fold as SyntaxFold, Node},
    token::Span,
};

impl Compiler<'_, '_, '_> {
    pub(super) fn over(&mut self, over: &expression::Over) -> (Expr, Type) {
        let Some((list, filter)) = self.list(&over.list) else { return (NO, Type::Unknown) };
        let conditional = matches!(over.fold, SyntaxFold::All | SyntaxFold::Any | SyntaxFold::None);
        let (body, body_type) = match &over.body {
            Some(body) if conditional => (self.condition(body, Some(list)), Type::YesNo),
            Some(body) => self.expr(body, Some(list), None),
            None => (Expr::Truth(true), Type::bare()),
        };
        if let Some(body) = over.body.as_ref().filter(|_| !conditional)
            && !body_type.is_number()
            && body_type != Type::YesNo
        {
            let message = format!("I cannot add up {}.", body_type.words(&self.program));
            self.report.add(
                codes::W307,
                body.span.clone(),
                &message,
                "Name a number or an amount.",
            );
        }
        let has_none = over.if_none.as_ref().map(|expr| (self.expr(expr, None, None), &expr.span));
        if let Some(((_, none_type), span)) = &has_none
            && !none_type.fits(&body_type)
            && body_type != Type::YesNo
        {
            let span = (*span).clone();
            self.cannot_compare(&none_type.clone(), &body_type, &span);
        }
        let needs_none =
            matches!(over.fold, SyntaxFold::Average | SyntaxFold::Largest | SyntaxFold::Smallest);
        if needs_none && has_none.is_none() {
            self.report.add(
                codes::W309,
                over.list.span.clone(),
                "An empty list has no average, no largest and no smallest value.",
                "Say what it is then: put “, or 0 if there are none” at the end.",
            );
        }
        let (fold, of_type) = match over.fold {
            SyntaxFold::All => (Fold::All, Type::YesNo),
            SyntaxFold::Any | SyntaxFold::None => (Fold::Any, Type::YesNo),
            SyntaxFold::Count => (Fold::Count, Type::bare()),
            SyntaxFold::Total => (Fold::Sum, body_type),
            SyntaxFold::Average => (Fold::Average, body_type),
            SyntaxFold::Largest => (Fold::Largest, body_type),
            SyntaxFold::Smallest => (Fold::Smallest, body_type),
        };
        let of_type = match (of_type, over.fold) {
            (Type::YesNo, SyntaxFold::Total) => Type::bare(),
            (Type::YesNo, _) if !conditional => Type::Percentage,
            (of_type, _) => of_type,
        };
        let if_none = has_none.map(|((expr, _), _)| expr);
        let compiled = Expr::Over(Box::new(Over { list, filter, fold, body, if_none }));
        self.limit_folds(&compiled, &over.list.span);
        match over.fold {
            SyntaxFold::None => (Expr::Not(Box::new(compiled)), of_type),
            _ => (compiled, of_type),
        }
    }

    /// A list expression: which list, and the condition on its items.
    pub(super) fn list(&mut self, expr: &expression::Expr) -> Option<(usize, Option<Expr>)> {
        match &expr.node {
            Node::Name(name) => match self.things.get(name).copied() {
                Some(Thing::List(list)) => Some((list, None)),
                Some(Thing::Filtered(index)) => {
                    let (list, filter) = self.filtered_list(index, &expr.span)?;
                    Some((list, Some(filter)))
                }
                Some(Thing::Broken) => None,
                _ => {
                    self.not_a_list(name, &expr.span);
                    None
                }
            },
            Node::Where(of, condition) => {
                let (list, filter) = self.list(of)?;
                let condition = self.condition(condition, Some(list));
                let filter = match filter {
                    Some(filter) => Expr::All(vec![filter, condition]),
                    None => condition,
                };
                Some((list, Some(filter)))
            }
            _ => None,
        }
    }

    fn not_a_list(&mut self, name: &str, span: &Span) {
        let is_list = |thing: &Thing| matches!(thing, Thing::List(_) | Thing::Filtered(_));
        let lists = self.things.iter().filter(|(_, thing)| is_list(thing)).map(|(name, _)| name);
        let help = closest(name, lists.map(String::as_str)).map_or_else(
            || "Name a list question, or a list defined with “where”.".to_owned(),
            |near| format!("Did you mean “{near}”?"),
        );
        self.report.add(codes::W206, span.clone(), &format!("“{name}” is not a list."), &help);
    }
}
