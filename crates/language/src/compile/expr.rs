//! Compiling expressions: names get their meaning, types are checked.

use weighup_engine::{
    Decimal, OptionSet, closest, nearest,
    program::{Expr, Fold, Inclusion, Lookup, LookupWords, Operator, Over, Role, Severity, Test},
    singular,
};

use super::{
    Compiler, Thing, Type,
    time::{aligned, day_after, year_after},
    types,
};
use crate::{
    codes,
    expression::{
        self, Arithmetic, Comparison, Inclusion as SyntaxInclusion, Literal, Node, State, Weight,
    },
    report::Told,
    sites,
    token::Span,
};

pub(super) const NO: Expr = Expr::Truth(false);

/// What a value is compared with.
enum Beside {
    /// An option of a choice: the choice and the option.
    Option(usize, usize),
    /// A value.
    Value,
    /// Nothing known; its mistake is reported.
    Reported,
}

/// The word, where it may name an option: a name, or “yes” or “no”.
fn option_word(node: &Node) -> Option<&str> {
    match node {
        Node::Name(name) => Some(name),
        Node::Truth(true) => Some("yes"),
        Node::Truth(false) => Some("no"),
        _ => None,
    }
}

impl Compiler<'_, '_, '_> {
    /// Compiles an expression. `list` is the list whose items are at hand, if any; `expected` says
    /// which options a bare word may mean.
    pub(super) fn expr(
        &mut self,
        expr: &expression::Expr,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        let compiled = if self.enter() {
            self.node(expr, list, expected)
        } else {
            self.too_deep(&expr.span);
            (NO, Type::Unknown)
        };
        self.leave();
        compiled
    }

    fn node(
        &mut self,
        expr: &expression::Expr,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        match &expr.node {
            Node::Bad => (NO, Type::Unknown),
            Node::Truth(yes) => match (expected, option_word(&expr.node)) {
                // An option may be called “yes” or “no”.
                (Some(Type::Choice(choice)), Some(word))
                    if self.option_in(word, *choice).is_some() =>
                {
                    self.name(word, &expr.span, list, expected)
                }
                _ => (Expr::Truth(*yes), Type::YesNo),
            },
            Node::Literal(literal) => {
                let (number, of_type) = match *literal {
                    Literal::Number(number) => (number, Type::bare()),
                    Literal::Money(pounds) => (pounds, Type::Money),
                    Literal::Percentage(fraction) => (fraction, Type::Percentage),
                    Literal::Date(day) => (day, Type::Date),
                };
                (Expr::Number(number), of_type)
            }
            Node::Rate(pounds, unit) => (Expr::Number(*pounds), Type::MoneyPer(unit.clone())),
            Node::Year(figure) => self.year(*figure, &expr.span),
            Node::YearOf(date) => self.year_of(date, list),
            Node::Today => (Expr::Today, Type::Date),
            Node::Includes(left, inclusion, options) => {
                let includes = self.includes(left, *inclusion, options, list);
                match inclusion {
                    SyntaxInclusion::None => (Expr::Not(Box::new(includes)), Type::YesNo),
                    _ => (includes, Type::YesNo),
                }
            }
            Node::Rounded(rounding, of, step) => self.rounded(*rounding, of, step, list),
            Node::Shown(of, percentage) => self.shown_as(of, *percentage, list),
            Node::Between(unit, from, to) => self.between(unit, from, to, list, &expr.span),
            Node::Counted(number, unit) => (Expr::Number(*number), Type::Number(unit.clone())),
            Node::Name(name) => self.name(name, &expr.span, list, expected),
            Node::Not(of) => (Expr::Not(Box::new(self.condition(of, list))), Type::YesNo),
            Node::And(parts) => {
                self.both_given(parts, list);
                (Expr::All(self.joined(parts, list, false)), Type::YesNo)
            }
            Node::Or(parts) => {
                self.one_of_is_meant(parts);
                (Expr::Any(self.joined(parts, list, true)), Type::YesNo)
            }
            Node::Is(left, right) => (self.is(left, right, list, &expr.span), Type::YesNo),
            Node::OneOf(left, options) => (self.one_of(left, options, list), Type::YesNo),
            Node::Compare(left, comparison, right) => {
                (self.compare(left, *comparison, right, list, &expr.span), Type::YesNo)
            }
            Node::Given(of) => (self.given(of, list), Type::YesNo),
            Node::Property(of, property) => {
                (self.has_property(of, property, list, &expr.span), Type::YesNo)
            }
            Node::PropertyOf(property, of) => {
                let Some((asked, outcomes)) = self.property(of, property, list) else {
                    return (NO, Type::Unknown);
                };
                let of_type =
                    if *property == "outcome" { Type::Choice(outcomes) } else { Type::bare() };
                (asked, of_type)
            }
            Node::Arithmetic(operator, left, right) => {
                self.arithmetic(*operator, left, right, list, &expr.span)
            }
            Node::Cases(rows, otherwise) => self.cases(rows, otherwise, list, expected),
            Node::Where(list, _) if self.is_broken(list) => (NO, Type::Unknown),
            Node::Where(..) => {
                self.not_a_value(&expr.span);
                (NO, Type::Unknown)
            }
            Node::Over(over) => self.over(over, list, &expr.span),
            Node::State(of, state) => (self.state(of, *state), Type::YesNo),
            Node::Tensions(asked) => self.tensions(*asked),
            Node::AnyNotMet(weight) => {
                if !self.in_verdict {
                    // Values are computed before checks, so elsewhere the answer would be stale.
                    self.report.add(
                        codes::W311,
                        expr.span.clone(),
                        "Only the verdict can ask whether a check is not met.",
                        "Use the condition that the check needs, or move this into the verdict.",
                    );
                }
                let severity = match weight {
                    Weight::Gate => Severity::Gate,
                    Weight::Major => Severity::Major,
                    Weight::Minor => Severity::Minor,
                };
                (Expr::AnyNotMet(severity), Type::YesNo)
            }
        }
    }

    /// `evaluation funded is met`
    fn state(&mut self, of: &expression::Expr, state: State) -> Expr {
        let check = match &of.node {
            Node::Name(name) => match self.things.get(name).copied() {
                Some(Thing::Check(index)) => Some(index),
                Some(Thing::Broken) => return NO,
                _ => None,
            },
            Node::Bad => return NO,
            _ => None,
        };
        let Some(index) = check else {
            let checks = self.program.checks.iter().map(|check| check.id.as_str());
            let near = match &of.node {
                Node::Name(name) => closest(name, checks),
                _ => None,
            };
            let help = near.map_or_else(
                || "Name a check of this pack; a condition needs no “is met”.".to_owned(),
                |near| format!("Did you mean “{near}”?"),
            );
            let message = match state {
                State::Met => "Only a check is met or not.",
                State::Required => "Only a check is required or not.",
            };
            self.report.add(codes::W303, of.span.clone(), message, &help);
            return NO;
        };
        self.check_conditions(index, &of.span);
        match state {
            State::Met => Expr::Met(index),
            State::Required => Expr::Applies(index),
        }
    }

    /// The parts of what is joined by `and` or `or`.
    fn joined(
        &mut self,
        parts: &[expression::Expr],
        list: Option<usize>,
        of_or: bool,
    ) -> Vec<Expr> {
        let told = |it: &Self, at: usize| {
            let joined_to_given = matches!(parts.last().map(|it| &it.node), Some(Node::Given(_)))
                && at + 1 < parts.len()
                && matches!(parts.get(at).map(|it| &it.node), Some(Node::Name(name))
                    if it.answer_type(name, list).is_some_and(|it| it != Type::YesNo));
            (of_or && it.is_told(parts, at)) || (!of_or && joined_to_given)
        };
        let compiled: Vec<_> = parts
            .iter()
            .enumerate()
            .map(|(at, part)| if told(self, at) { NO } else { self.condition(part, list) })
            .collect();
        // The two bounds of “between” stand in one place: neither is a part by itself.
        let apart = parts.iter().zip(parts.iter().skip(1)).all(|(a, b)| a.span != b.span);
        if apart {
            self.sites.parts(parts.iter().map(|part| part.span.clone()), &compiled, list);
        }
        compiled
    }

    /// Compiles an expression that must be yes or no.
    pub(super) fn condition(&mut self, expr: &expression::Expr, list: Option<usize>) -> Expr {
        let (compiled, of_type) = self.expr(expr, list, None);
        if !of_type.fits(&Type::YesNo) {
            let message = format!(
                "Here I expected a condition, but this is {}.",
                of_type.words(&self.program)
            );
            let help = match compiled {
                Expr::Option(_) => "To compare with several options, write “is one of low, high”.",
                _ => "Compare it: for example “is at least …”, “is one of …” or “is given”.",
            };
            self.report.add(codes::W301, expr.span.clone(), &message, help);
        }
        compiled
    }

    fn name(
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

    fn is_broken(&self, expr: &expression::Expr) -> bool {
        matches!(&expr.node, Node::Name(name) if self.things.get(name) == Some(&Thing::Broken))
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

    fn option_in(&self, name: &str, choice: usize) -> Option<usize> {
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

    pub(super) fn is(
        &mut self,
        left: &expression::Expr,
        right: &expression::Expr,
        list: Option<usize>,
        span: &Span,
    ) -> Expr {
        let (a, a_type) = self.expr(left, list, None);
        match self.beside(&a_type, right, list) {
            Beside::Option(_, option) => {
                return Expr::Among(Box::new(a), OptionSet::only(option));
            }
            Beside::Reported => return NO,
            Beside::Value => {}
        }
        let beside = self.expr(right, list, Some(&a_type));
        let ((a, a_type), (b, b_type)) = aligned((a, a_type), beside);
        let sets = matches!(a_type, Type::Choices(_)) || matches!(b_type, Type::Choices(_));
        let alike = match a_type {
            Type::Choice(choice) => self.same_options(&b_type, choice),
            _ => false,
        };
        let comparable = alike || self.comparable((&a, &a_type), (&b, &b_type));
        if !comparable || sets || a_type == Type::Text {
            let signed = self.signed(right, &a_type);
            self.cannot_compare(&a_type, &b_type, span).replace_if(&right.span, signed);
            return NO;
        }
        match (&a_type, &b) {
            (Type::YesNo, Expr::Truth(true)) => a,
            (Type::YesNo, Expr::Truth(false)) => Expr::Not(Box::new(a)),
            (Type::YesNo | Type::Choice(_), _) => Expr::Same(Box::new(a), Box::new(b)),
            _ => Expr::Compare(Test::Is, Box::new(a), Box::new(b)),
        }
    }

    /// What stands on the right of a comparison with a value of this type: an option of its
    /// choice, or a value like any other.
    fn beside(&mut self, left: &Type, right: &expression::Expr, list: Option<usize>) -> Beside {
        let is_name = matches!(right.node, Node::Name(_));
        match (left, option_word(&right.node)) {
            // It may be an option of something that is not known.
            (Type::Unknown, _) if is_name => Beside::Reported,
            (Type::Choice(choice), Some(name)) => match self.option_in(name, *choice) {
                Some(option) => {
                    self.sites.options.push((*choice, option, right.span.clone()));
                    Beside::Option(*choice, option)
                }
                None if is_name && !self.is_declared(name, list) => {
                    self.unknown_option(name, *choice, &right.span);
                    Beside::Reported
                }
                None => Beside::Value,
            },
            _ => Beside::Value,
        }
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

    fn one_of(
        &mut self,
        left: &expression::Expr,
        options: &[expression::Expr],
        list: Option<usize>,
    ) -> Expr {
        let (of, of_type) = self.expr(left, list, None);
        let Type::Choice(choice) = of_type else {
            if of_type != Type::Unknown {
                let message = format!(
                    "“is one of” asks for a choice, but this is {}.",
                    of_type.words(&self.program)
                );
                let help = "Compare it with “is”, “is at least”, “is at most” or “is under”.";
                self.report.add(codes::W301, left.span.clone(), &message, help);
            }
            return NO;
        };
        let set = self.option_set(options, choice);
        Expr::Among(Box::new(of), set)
    }

    /// `regions includes any of A, B`
    fn includes(
        &mut self,
        left: &expression::Expr,
        inclusion: SyntaxInclusion,
        options: &[expression::Expr],
        list: Option<usize>,
    ) -> Expr {
        let (of, of_type) = self.expr(left, list, None);
        let Type::Choices(choice) = of_type else {
            if of_type != Type::Unknown {
                let message = format!(
                    "Only an answer of several options can include one, but this is {}.",
                    of_type.words(&self.program)
                );
                let help = "Declare the question as “any of A, B, C”, or ask whether it “is one of” \
                            them.";
                self.report.add(codes::W301, left.span.clone(), &message, help);
            }
            return NO;
        };
        let set = self.option_set(options, choice);
        let inclusion = match inclusion {
            SyntaxInclusion::Any | SyntaxInclusion::None => Inclusion::Any,
            SyntaxInclusion::All => Inclusion::All,
            SyntaxInclusion::Only => Inclusion::Only,
        };
        Expr::Includes(Box::new(of), inclusion, set)
    }

    fn option_set(&mut self, options: &[expression::Expr], choice: usize) -> OptionSet {
        let mut set = OptionSet::default();
        for option in options {
            let Node::Name(name) = &option.node else { continue };
            match self.option_in(name, choice) {
                Some(found) => {
                    self.sites.options.push((choice, found, option.span.clone()));
                    set.insert(found);
                }
                None => self.unknown_option(name, choice, &option.span),
            }
        }
        set
    }

    fn compare(
        &mut self,
        left: &expression::Expr,
        comparison: Comparison,
        right: &expression::Expr,
        list: Option<usize>,
        span: &Span,
    ) -> Expr {
        if self.count_is_meant(left, right) {
            return NO;
        }
        let (a, a_type) = self.expr(left, list, None);
        match self.beside(&a_type, right, list) {
            Beside::Option(choice, bound) => {
                return Expr::Among(Box::new(a), self.range(choice, comparison, bound));
            }
            Beside::Reported => return NO,
            Beside::Value => {}
        }
        let beside = self.expr(right, list, Some(&a_type));
        let ((a, a_type), (b, b_type)) = aligned((a, a_type), beside);
        let places = (&a_type, &b_type);
        if let (Type::Choice(first), Type::Choice(second)) = places
            && (first == second || self.same_options(&b_type, *first))
        {
            let (a, b) = (self.place_of(a, *first), self.place_of(b, *second));
            return compared(comparison, a, b);
        }
        let numbers = a_type.is_number() && b_type.is_number();
        if !self.comparable((&a, &a_type), (&b, &b_type)) || !numbers {
            let signed = self.signed(right, &a_type);
            self.cannot_compare(&a_type, &b_type, span).replace_if(&right.span, signed);
            return NO;
        }
        compared(comparison, a, b)
    }

    /// The place of an option among the options of its choice, as a number.
    fn place_of(&mut self, of: Expr, choice: usize) -> Expr {
        let count = self.program.choices.get(choice).map_or(0, |choice| choice.options.len());
        let lookup = Lookup::Number((0..count).map(|place| Some(place.into())).collect());
        self.looked_up(of, lookup, LookupWords::default())
    }

    /// What is said of an option, and in which words. The program holds only what its rules ask.
    pub(super) fn looked_up(&mut self, of: Expr, lookup: Lookup, words: LookupWords) -> Expr {
        let mut known = self.program.lookups.iter().zip(&self.program.lookup_words);
        let known = known.position(|(other, said)| *other == lookup && *said == words);
        let index = known.unwrap_or_else(|| {
            self.program.lookups.push(lookup);
            self.program.lookup_words.push(words);
            self.program.lookups.len() - 1
        });
        Expr::Lookup(Box::new(of), index)
    }

    /// `benefits / costs as a number`: the same value, shown as the writer wants.
    fn shown_as(
        &mut self,
        of: &expression::Expr,
        percentage: bool,
        list: Option<usize>,
    ) -> (Expr, Type) {
        let (compiled, of_type) = self.expr(of, list, None);
        let wanted = if percentage { Type::Percentage } else { Type::Ratio };
        if !of_type.is_share() && of_type != Type::Unknown {
            let message = format!(
                "Only a share can be shown as a number or as a percentage; this is {}.",
                of_type.words(&self.program)
            );
            let help = "A share is something out of something else of its sort: benefits / costs.";
            self.report.add(codes::W307, of.span.clone(), &message, help);
        }
        (compiled, wanted)
    }

    /// The options of an ordered choice on one side of a bound.
    pub(super) fn range(&self, choice: usize, comparison: Comparison, bound: usize) -> OptionSet {
        let count = self.program.choices.get(choice).map_or(0, |choice| choice.options.len());
        let inside = |option: &usize| match comparison {
            Comparison::AtLeast => *option >= bound,
            Comparison::AtMost => *option <= bound,
            Comparison::Under => *option < bound,
            Comparison::Over => *option > bound,
        };
        (0..count).filter(inside).collect()
    }

    /// Whether two values may be compared. What is said in percent, by an answer, a setting or a
    /// figure, is not compared with a bare number: 75 would be 7,500%. A ratio may be.
    fn comparable(&self, a: (&Expr, &Type), b: (&Expr, &Type)) -> bool {
        let in_percent = |(expr, of_type): (&Expr, &Type)| {
            let is_said = match expr {
                Expr::Input(_) | Expr::Field(_) | Expr::Number(_) => true,
                Expr::Value(index) => {
                    self.program.values.get(*index).is_some_and(|it| it.role == Role::Setting)
                }
                _ => false,
            };
            *of_type == Type::Percentage && is_said
        };
        let is_number = |(_, of_type): (&Expr, &Type)| matches!(of_type, Type::Number(_));
        let mixed = (in_percent(a) && is_number(b)) || (in_percent(b) && is_number(a));
        a.1.fits(b.1) && !mixed
    }

    /// A figure that stands beside a value of this type and lacks its sign: with the sign.
    pub(super) fn signed(&self, figure: &expression::Expr, beside: &Type) -> Option<String> {
        let Node::Literal(Literal::Number(number)) = figure.node else { return None };
        let written = self.report.text_of(figure.span.clone());
        match beside {
            // A sign before the figure would come between.
            _ if !written.starts_with(|letter: char| letter.is_ascii_digit()) => None,
            Type::Money => Some(format!("£{written}")),
            // Whether 0.75 is meant as 75% or as less than one, nobody knows.
            Type::Percentage if number >= Decimal::ONE => Some(format!("{written}%")),
            _ => None,
        }
    }

    pub(super) fn cannot_compare(&mut self, left: &Type, right: &Type, span: &Span) -> Told<'_> {
        if *left == Type::Unknown || *right == Type::Unknown {
            return Told::default();
        }
        let message = format!(
            "I cannot compare {} with {}.",
            left.words(&self.program),
            right.words(&self.program)
        );
        let bare = Type::bare();
        let help = match (left, right) {
            (Type::Choices(_), _) => "Of several options, ask “includes”: regions includes wales.",
            (Type::Number(_), Type::Number(_)) if left.is_duration() && right.is_duration() => {
                "How many days a month has depends on the month: use months with years, or days \
                 with weeks."
            }
            (Type::Date, Type::Year) | (Type::Year, Type::Date) => {
                "Compare the year of the date: “year of start date is 2026”."
            }
            (Type::Year, Type::Number(_)) | (Type::Number(_), Type::Year) => {
                "A year stands bare: 2026. To count from one, say from which: “is at least 5 years \
                 after base year”."
            }
            (Type::Date, Type::Number(_)) | (Type::Number(_), Type::Date) => {
                "To compare dates, say when: “is at least 6 months after start date”."
            }
            (Type::Text, _) | (_, Type::Text) => {
                "Of a text, rules can only ask whether it “is given”."
            }
            (Type::MoneyPer(unit), _) | (_, Type::MoneyPer(unit)) => {
                &format!("Say for each of what, as in £16,000 per {}.", singular(unit))
            }
            (Type::Money, other) | (other, Type::Money) if *other == bare => {
                "Write amounts of money with their sign: £250,000."
            }
            (Type::Percentage, Type::Number(_)) | (Type::Number(_), Type::Percentage) => {
                "Write percentages with their sign: 75%."
            }
            (Type::YesNo, _) => "Of yes or no, ask “is yes” or “is no”.",
            (Type::Choice(_), Type::Choice(_)) => {
                "Choices are compared only when both have the same options in the same order."
            }
            (Type::Choice(_), _) => "Name one of its options.",
            _ => {
                "Both sides must be of the same sort: money with money, a percentage with a \
                 percentage."
            }
        };
        self.report.add(codes::W304, span.clone(), &message, help)
    }

    fn given(&mut self, of: &expression::Expr, list: Option<usize>) -> Expr {
        if let Node::Name(name) = &of.node
            && let Some(list) = self.inner_list(name, list).or(match self.things.get(name) {
                Some(Thing::List(list)) => Some(*list),
                _ => None,
            })
        {
            self.sites.name(name);
            let over = Over {
                list,
                filter: None,
                fold: Fold::Any,
                best: None,
                body: Expr::Truth(true),
                if_none: None,
            };
            return Expr::Over(Box::new(over));
        }
        let (compiled, of_type) = self.expr(of, list, None);
        let answer = match &compiled {
            Expr::Outer(of) => of,
            other => other,
        };
        if !matches!(answer, Expr::Input(_) | Expr::Field(_)) && of_type != Type::Unknown {
            let message = "Only an answer can be given or not.";
            let help = "Name a question, or a field of the list's items.";
            self.report.add(codes::W305, of.span.clone(), message, help);
            return NO;
        }
        Expr::Given(Box::new(compiled))
    }

    fn arithmetic(
        &mut self,
        operator: Arithmetic,
        left: &expression::Expr,
        right: &expression::Expr,
        list: Option<usize>,
        span: &Span,
    ) -> (Expr, Type) {
        let (left, right) = (self.expr(left, list, None), self.expr(right, list, None));
        let ((a, a_type), (b, b_type)) = match operator {
            Arithmetic::Times | Arithmetic::Over => (left, right),
            _ => aligned(left, right),
        };
        let Some(of_type) = types::arithmetic(operator, &a_type, &b_type) else {
            let (a, b) = (a_type.words(&self.program), b_type.words(&self.program));
            let message = match operator {
                Arithmetic::Plus => format!("I cannot add {b} to {a}."),
                Arithmetic::Minus => format!("I cannot subtract {b} from {a}."),
                Arithmetic::Times => format!("I cannot multiply {a} by {b}."),
                Arithmetic::Over => format!("I cannot divide {a} by {b}."),
                Arithmetic::After | Arithmetic::Before => {
                    format!("I cannot tell what day this is: {a} beside {b}.")
                }
                Arithmetic::Lower | Arithmetic::Higher => {
                    format!("I cannot compare {a} with {b}.")
                }
            };
            let of_time = matches!(operator, Arithmetic::After | Arithmetic::Before);
            let help = match (&a_type, &b_type) {
                (Type::Date, Type::Date) if of_time => {
                    "To compare two dates, write “is before” or “is after”."
                }
                _ if a_type == Type::Year || b_type == Type::Year => {
                    "To a year go years: base year plus 5 years. Of a date, take the year first: \
                     year of start date."
                }
                (Type::Money, Type::Percentage) if operator != Arithmetic::Times => {
                    "A percentage is of something: “cost plus 10% of cost”, or “110% of cost”."
                }
                _ if of_time || a_type == Type::Date || b_type == Type::Date => {
                    "To a date goes a length of time, with its unit: start date plus 6 months, 30 \
                     days before end date."
                }
                _ => {
                    "Money adds to money, homes to homes; money is multiplied by percentages and \
                     numbers."
                }
            };
            self.report.add(codes::W307, span.clone(), &message, help);
            return (NO, Type::Unknown);
        };
        if of_type == Type::Date && !matches!(operator, Arithmetic::Lower | Arithmetic::Higher) {
            let moved = match operator {
                Arithmetic::Plus => day_after(a, b, &b_type, false),
                Arithmetic::Minus => day_after(a, b, &b_type, true),
                Arithmetic::Before => day_after(b, a, &a_type, true),
                _ => day_after(b, a, &a_type, false),
            };
            return (moved, of_type);
        }
        if of_type == Type::Year && !matches!(operator, Arithmetic::Lower | Arithmetic::Higher) {
            let moved = match operator {
                Arithmetic::Plus => year_after(a, b, false),
                Arithmetic::Minus => year_after(a, b, true),
                Arithmetic::Before => year_after(b, a, true),
                _ => year_after(b, a, false),
            };
            return (moved, of_type);
        }
        let operator = match operator {
            Arithmetic::Plus | Arithmetic::After | Arithmetic::Before => Operator::Plus,
            Arithmetic::Minus => Operator::Minus,
            Arithmetic::Times => Operator::Times,
            Arithmetic::Over => Operator::Over,
            Arithmetic::Lower => Operator::Lesser,
            Arithmetic::Higher => Operator::Greater,
        };
        (Expr::Arithmetic(operator, Box::new(a), Box::new(b)), of_type)
    }

    fn cases(
        &mut self,
        rows: &[(expression::Expr, expression::Expr)],
        otherwise: &expression::Expr,
        list: Option<usize>,
        expected: Option<&Type>,
    ) -> (Expr, Type) {
        let mut of_type = expected.cloned();
        let mut compiled = Vec::new();
        for (condition, value) in rows {
            let condition = self.condition(condition, list);
            let value = self.branch(value, list, &mut of_type);
            compiled.push((condition, value));
        }
        let conditions = rows.iter().map(|(condition, _)| condition.span.clone());
        let conditions = conditions.zip(compiled.iter().map(|(condition, _)| condition.clone()));
        self.sites.cases.push(sites::Cases {
            rows: conditions.collect(),
            otherwise: otherwise.span.clone(),
            list,
        });
        let otherwise = self.branch(otherwise, list, &mut of_type);
        let cases = Expr::Cases { rows: compiled, otherwise: Some(Box::new(otherwise)) };
        (cases, of_type.unwrap_or(Type::Unknown))
    }

    fn branch(
        &mut self,
        value: &expression::Expr,
        list: Option<usize>,
        of_type: &mut Option<Type>,
    ) -> Expr {
        let (compiled, branch_type) = self.expr(value, list, of_type.as_ref());
        match of_type {
            Some(known) if !known.fits(&branch_type) => {
                let message = format!(
                    "This value is {}, but the ones before it are {}.",
                    branch_type.words(&self.program),
                    known.words(&self.program)
                );
                let help = "All values of one definition must be of the same sort.";
                self.report.add(codes::W308, value.span.clone(), &message, help);
            }
            // A bare 0 or 1 says nothing of the unit; what comes after it may.
            Some(Type::Number(unit)) if unit.is_empty() => *of_type = Some(branch_type),
            Some(Type::Unknown) | None => *of_type = Some(branch_type),
            Some(_) => {}
        }
        compiled
    }

    /// The value of an expression that has only one whatever is answered: a literal or a setting.
    pub(super) fn constant(&self, expr: &Expr) -> Option<Decimal> {
        match expr {
            Expr::Number(number) => Some(*number),
            Expr::Value(index) => self.constant(&self.program.values.get(*index)?.expr),
            _ => None,
        }
    }
}

/// A comparison of two numbers.
fn compared(comparison: Comparison, a: Expr, b: Expr) -> Expr {
    let (a, b) = (Box::new(a), Box::new(b));
    match comparison {
        Comparison::AtLeast => Expr::Compare(Test::AtMost, b, a),
        Comparison::AtMost => Expr::Compare(Test::AtMost, a, b),
        Comparison::Under => Expr::Compare(Test::Under, a, b),
        Comparison::Over => Expr::Compare(Test::Under, b, a),
    }
}
