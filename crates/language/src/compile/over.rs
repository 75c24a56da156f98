//! Compiling what is made of lists: `all of`, `count of`, `total over … of …`.

use weighup_engine::{
    Decimal, Kind, nearest,
    program::{Best, Expr, Fold, Over, Test},
    singular,
};

use super::{Compiler, Thing, Type, expr::NO};
use crate::{
    codes,
    expression::{self, Fold as SyntaxFold, Node},
    token::Span,
};

impl Compiler<'_, '_, '_> {
    pub(super) fn over(
        &mut self,
        over: &expression::Over,
        at: Option<usize>,
        span: &Span,
    ) -> (Expr, Type) {
        if let Some(chosen) = self.chosen(over, at) {
            return chosen;
        }
        if let (SyntaxFold::Count, Node::Where(of, condition)) = (over.fold, &over.list.node)
            && let Node::Name(name) = &of.node
            && let Some(Thing::List(list)) = self.things.get(name).copied()
            && self.brackets_are_meant(condition, list, span)
        {
            return (NO, Type::Unknown);
        }

        let Some((list, filter)) = self.list(&over.list, at) else { return (NO, Type::Unknown) };
        let conditional = matches!(over.fold, SyntaxFold::All | SyntaxFold::Any | SyntaxFold::None);
        let fold = match over.fold {
            SyntaxFold::AllDifferent | SyntaxFold::SomeSame => Some(Fold::AllDifferent),
            SyntaxFold::AllSame | SyntaxFold::CountDifferent => Some(Fold::CountDifferent),
            _ => None,
        };
        if let Some((fold, body)) = fold.zip(over.body.as_ref()) {
            let compared = self.compared(body, (list, filter), fold);
            self.limit_folds(&compared, &over.list.span);
            return match over.fold {
                SyntaxFold::SomeSame => (Expr::Not(Box::new(compared)), Type::YesNo),
                SyntaxFold::AllSame => {
                    let one = Box::new(Expr::Number(Decimal::ONE));
                    (Expr::Compare(Test::AtMost, Box::new(compared), one), Type::YesNo)
                }
                SyntaxFold::CountDifferent => (compared, Type::bare()),
                _ => (compared, Type::YesNo),
            };
        }
        let (body, body_type) = match &over.body {
            Some(body) if conditional => (self.item_condition(body, list), Type::YesNo),
            Some(body) => self.expr(body, Some(list), None),
            None => (Expr::Truth(true), Type::bare()),
        };
        if let Some(body) = over.body.as_ref().filter(|_| !conditional) {
            self.can_be_folded(over.fold, &body_type, &body.span);
        }
        let has_none = over.if_none.as_ref().map(|expr| (self.expr(expr, at, None), &expr.span));
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
            SyntaxFold::Count
            | SyntaxFold::AllDifferent
            | SyntaxFold::SomeSame
            | SyntaxFold::AllSame
            | SyntaxFold::CountDifferent => (Fold::Count, Type::bare()),
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
        let best = self.best(over);
        let compiled = Expr::Over(Box::new(Over { list, filter, fold, best, body, if_none }));
        self.limit_folds(&compiled, &over.list.span);
        match over.fold {
            SyntaxFold::None => (Expr::Not(Box::new(compiled)), of_type),
            _ => (compiled, of_type),
        }
    }

    /// Items compared with each other, by what `body` is of each. It may be said in the plural:
    /// “different metrics”.
    fn compared(
        &mut self,
        body: &expression::Expr,
        (list, filter): (usize, Option<Expr>),
        fold: Fold,
    ) -> Expr {
        let singular = match &body.node {
            Node::Name(name) if !self.is_declared(name, Some(list)) => {
                let one = singular(name);
                self.is_declared(&one, Some(list)).then_some(Node::Name(one))
            }
            _ => None,
        };
        let one = singular.map(|node| expression::Expr { node, span: body.span.clone() });
        let (body, _) = self.expr(one.as_ref().unwrap_or(body), Some(list), None);
        Expr::Over(Box::new(Over { list, filter, fold, best: None, body, if_none: None }))
    }

    /// Reports a value of which there is no total, or no largest.
    fn can_be_folded(&mut self, fold: SyntaxFold, of_type: &Type, span: &Span) {
        let in_order = matches!(fold, SyntaxFold::Largest | SyntaxFold::Smallest);
        let fits = if in_order { of_type.is_number() } else { of_type.adds_up() };
        if fits || *of_type == Type::YesNo {
            return;
        }
        let (what, help) = match (in_order, of_type.is_number()) {
            (true, _) => ("find the largest or smallest of", "Name a number or an amount."),
            (_, true) => ("add up", "Of dates and years, take “largest over” or “smallest over”."),
            _ => ("add up", "Name a number or an amount."),
        };
        let message = format!("I cannot {what} {}.", of_type.words(&self.program));
        self.report.add(codes::W307, span.clone(), &message, help);
    }

    /// The count of an answer of several options.
    fn chosen(&mut self, over: &expression::Over, at: Option<usize>) -> Option<(Expr, Type)> {
        let Node::Name(name) = &over.list.node else { return None };
        let of_list = at.and_then(|list| self.program.lists.get(list));
        let field = of_list.and_then(|list| list.fields.iter().find(|field| field.id == *name));
        let question = match self.things.get(name) {
            Some(Thing::Question(index)) => self.program.questions.get(*index),
            _ => None,
        };
        let several = field.or(question).is_some_and(|it| matches!(it.kind, Kind::Choices { .. }));
        if over.fold != SyntaxFold::Count || !several {
            return None;
        }
        let (of, _) = self.expr(&over.list, at, None);
        Some((Expr::Chosen(Box::new(of)), Type::bare()))
    }

    /// How many of the best count.
    fn best(&mut self, over: &expression::Over) -> Option<Best> {
        let expression::Best { count, lowest } = over.best?;
        let adds = matches!(over.fold, SyntaxFold::Total | SyntaxFold::Average);
        let count = usize::try_from(count).ok().filter(|many| *many > 0 && count.fract().is_zero());
        if count.is_none() || !adds {
            let span =
                over.body.as_ref().map_or_else(|| over.list.span.clone(), |it| it.span.clone());
            let message = if adds {
                "The best that count are a whole number of them, at least 1."
            } else {
                "Only a total or an average can be of the best."
            };
            let help = "For example “average over claims of quality, best 3 only, or 0 if there \
                        are none”.";
            self.report.add(codes::W132, span, message, help);
        }
        Some(Best { count: count?, lowest })
    }

    /// A condition on each item.
    fn item_condition(&mut self, expr: &expression::Expr, list: usize) -> Expr {
        let condition = self.condition(expr, Some(list));
        self.sites.condition(&expr.span, &condition, Some(list));
        condition
    }

    /// A list expression: which list, and the condition on its items.
    ///
    /// `at` is the list whose items are at hand: each of them may have lists of its own.
    pub(super) fn list(
        &mut self,
        expr: &expression::Expr,
        at: Option<usize>,
    ) -> Option<(usize, Option<Expr>)> {
        match &expr.node {
            Node::Name(name) if self.inner_list(name, at).is_some() => {
                let list = self.inner_list(name, at)?;
                let holder = self.program.lists.get(list).and_then(|list| list.parent);
                self.sites.item_names.extend(holder.map(|holder| (holder, name.clone())));
                Some((list, None))
            }
            Node::Name(name) => match self.things.get(name).copied() {
                Some(Thing::List(list)) => {
                    self.sites.name(name);
                    Some((list, None))
                }
                Some(Thing::Filtered(index)) => {
                    self.sites.name(name);
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
                let (list, filter) = self.list(of, at)?;
                let condition = self.item_condition(condition, list);
                let filter = match filter {
                    Some(filter) => Expr::All(vec![filter, condition]),
                    None => condition,
                };
                Some((list, Some(filter)))
            }
            _ => None,
        }
    }

    /// A list of the items at hand, or the one they stand in.
    pub(super) fn inner_list(&self, name: &str, at: Option<usize>) -> Option<usize> {
        let at = at?;
        let holder = self.program.lists.get(at)?.parent;
        (0..self.program.lists.len()).find(|list| {
            let parent = self.program.lists.get(*list).and_then(|list| list.parent);
            let inside = parent.is_some() && (parent == Some(at) || parent == holder);
            inside && self.program.asks_for(*list).is_some_and(|question| question.id == name)
        })
    }

    fn not_a_list(&mut self, name: &str, span: &Span) {
        let inner = (0..self.program.lists.len()).find_map(|list| {
            let holder = self.program.lists.get(self.program.lists.get(list)?.parent?)?;
            (self.program.asks_for(list)?.id == name).then_some(&holder.item)
        });
        if let Some(item) = inner {
            let message = format!("Each {item} has “{name}” of its own.");
            let help = format!(
                "Say of which: “all of … have …”, “total over … of …”, or define it “for each \
                 {item}”."
            );
            self.report.add(codes::W206, span.clone(), &message, &help);
            return;
        }
        let is_list = |thing: &Thing| matches!(thing, Thing::List(_) | Thing::Filtered(_));
        let lists = self.things.iter().filter(|(_, thing)| is_list(thing)).map(|(name, _)| name);
        let near = nearest(name, lists.map(String::as_str));
        let help = near.map_or_else(
            || "Name a list question, or a list defined with “where”.".to_owned(),
            |near| format!("Did you mean “{near}”?"),
        );
        let message = format!("“{name}” is not a list.");
        self.report.add(codes::W206, span.clone(), &message, &help).did_you_mean(near);
    }
}
