//! Comparisons: with options, with sets of them, with figures; what may be compared with what.

use weighup_engine::{
    Decimal, OptionSet,
    program::{Expr, Inclusion, Lookup, LookupWords, Role, Test},
    singular,
};

use super::{Compiler, Type, expr::NO, name::option_word, time::aligned};
use crate::{
    codes,
    expression::{self, Comparison, Inclusion as SyntaxInclusion, Literal, Node},
    report::Told,
    token::Span,
};

/// What a value is compared with.
enum Beside {
    /// An option of a choice: the choice and the option.
    Option(usize, usize),
    /// A value.
    Value,
    /// Nothing known; its mistake is reported.
    Reported,
}

impl Compiler<'_, '_, '_> {
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

    pub(super) fn one_of(
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
    pub(super) fn includes(
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

    pub(super) fn compare(
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
    pub(super) fn shown_as(
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
