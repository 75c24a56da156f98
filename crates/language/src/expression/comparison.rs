//! Comparisons: `is at least`, `is within`, `is one of`, `includes`, and the options they name.

use super::{Arithmetic, Comparison, Expr, Inclusion, Node, Reader, State};
use crate::{codes, token::Token};

impl Reader<'_, '_> {
    pub(super) fn comparison(&mut self) -> Expr {
        let start = self.at;
        let left = self.sum();
        for property in ["target", "source"] {
            if self.any_of(&[&format!("has a {property}"), &format!("has {property}")]) {
                return self.made(start, Node::Property(Box::new(left), property));
            }
        }
        let before = self.at;
        let is_list = matches!(left.node, Node::Name(_) | Node::Where(..));
        if is_list && !self.before_have && self.any_of(&["have", "has"]) {
            if let Some(fold) = self.same_or_different() {
                let node = self.compared(fold, left);
                return self.made(start, node);
            }
            self.at = before;
        }
        if self.any_of(&["includes", "include"]) {
            return self.includes(start, left);
        }
        if !self.any_of(&["is", "are"]) {
            // As in “any line has cost over £5,000”.
            let bound = if self.behind_has { self.bound(false) } else { None };
            return match bound {
                Some(bound) => self.bounded(start, Box::new(left), bound),
                None => left,
            };
        }
        // An option such as “not started” or “under way” goes before what it may start with.
        let negated = !self.at_long_name() && self.words("not");
        let left = Box::new(left);
        let made = if self.at_long_name() {
            let right = Box::new(self.sum());
            self.made(start, Node::Is(left, right))
        } else if self.words("met") {
            self.made(start, Node::State(left, State::Met))
        } else if self.words("required") {
            self.made(start, Node::State(left, State::Required))
        } else if self.words("given") {
            self.made(start, Node::Given(left))
        } else if self.any_of(&["a placeholder", "placeholder"]) {
            self.made(start, Node::Property(left, "placeholder"))
        } else if self.words("vague") {
            self.made(start, Node::Property(left, "vague"))
        } else if self.words("one of") {
            let options = self.options();
            self.made(start, Node::OneOf(left, options))
        } else if self.words("within") {
            self.within(start, left)
        } else if let Some(bound) = self.bound(true) {
            self.bounded(start, left, bound)
        } else {
            let right = Box::new(self.sum());
            self.made(start, Node::Is(left, right))
        };
        if negated { self.made(start, Node::Not(Box::new(made))) } else { made }
    }

    /// Steps over the words of a bound: how to compare, and whether they speak of an amount, as in
    /// “at most 12 months before”, and not of a date. Some are understood only behind “is”.
    fn bound(&mut self, behind_is: bool) -> Option<(Comparison, bool)> {
        let amounts: [(&[&str], _); 4] = [
            (&["at least", "greater than or equal to", "no less than"], Comparison::AtLeast),
            (&["at most", "less than or equal to", "no more than"], Comparison::AtMost),
            (&["under", "less than", "below", "fewer than"], Comparison::Under),
            (&["over", "more than", "above", "greater than"], Comparison::Over),
        ];
        let dates: [(&[&str], _); 4] = [
            (&["on or after", "no earlier than"], Comparison::AtLeast),
            (&["on or before", "no later than"], Comparison::AtMost),
            (&["before", "earlier than"], Comparison::Under),
            (&["after", "later than"], Comparison::Over),
        ];
        if let Some((_, comparison)) = amounts.into_iter().find(|(words, _)| self.any_of(words)) {
            return Some((comparison, true));
        }
        if !behind_is {
            return None;
        }
        let (_, comparison) = dates.into_iter().find(|(words, _)| self.any_of(words))?;
        Some((comparison, false))
    }

    /// `A is at least B`.
    ///
    /// “At most 12 months before the decision” is on or after the day 12 months before it: there the
    /// amount is compared, and it grows as the date gets earlier.
    fn bounded(
        &mut self,
        start: usize,
        left: Box<Expr>,
        (comparison, of_amount): (Comparison, bool),
    ) -> Expr {
        let in_brackets = self.peek().is_some_and(|next| next.is_sign('('));
        let right = Box::new(self.sum());
        let before = matches!(right.node, Node::Arithmetic(Arithmetic::Before, ..));
        let comparison = match comparison {
            comparison if !before || !of_amount || in_brackets => comparison,
            Comparison::AtLeast => Comparison::AtMost,
            Comparison::AtMost => Comparison::AtLeast,
            Comparison::Under => Comparison::Over,
            Comparison::Over => Comparison::Under,
        };
        self.made(start, Node::Compare(left, comparison, right))
    }

    /// `A is within 12 months before B`, `after B`, `of B`: between the two, both included.
    fn within(&mut self, start: usize, left: Box<Expr>) -> Expr {
        let length = Box::new(self.single());
        let (before, after) = if self.words("before") {
            (true, false)
        } else if self.words("after") {
            (false, true)
        } else if self.words("of") {
            (true, true)
        } else {
            let message = "Here I expected “before”, “after” or “of” and a date.";
            let help = "For example “is within 12 months before decision date”.";
            return self.fail(codes::W112, self.here(), message, help);
        };
        let date = Box::new(self.single());
        let end = |reader: &Self, side: Arithmetic, moves: bool| match moves {
            true => reader.made(start, Node::Arithmetic(side, length.clone(), date.clone())),
            false => (*date).clone(),
        };
        let first = end(self, Arithmetic::Before, before);
        let last = end(self, Arithmetic::After, after);
        let from = Node::Compare(left.clone(), Comparison::AtLeast, Box::new(first));
        let to = Node::Compare(left, Comparison::AtMost, Box::new(last));
        let parts = vec![self.made(start, from), self.made(start, to)];
        self.made(start, Node::And(parts))
    }

    /// `regions includes any of A, B`
    fn includes(&mut self, start: usize, left: Expr) -> Expr {
        let inclusion = if self.words("only") {
            Some(Inclusion::Only)
        } else if self.any_of(&["all of", "each of", "both"]) {
            Some(Inclusion::All)
        } else if self.any_of(&["none of", "neither"]) {
            Some(Inclusion::None)
        } else if self.any_of(&["any of", "one of", "either"]) {
            Some(Inclusion::Any)
        } else {
            None
        };
        let first = self.at;
        let options = self.options();
        let inclusion = inclusion.or_else(|| self.joined_by(first, options.len()));
        let Some(inclusion) = inclusion else {
            let message = "Does it include any of them, or all of them?";
            let help = "Write “includes any of …” or “includes all of …”.";
            let span = self.made(first, Node::Bad).span;
            return self.fail(codes::W112, span, message, help);
        };
        self.made(start, Node::Includes(Box::new(left), inclusion, options))
    }

    /// What the words between options say: all of those joined by “and”, any of those by “or”.
    fn joined_by(&self, first: usize, count: usize) -> Option<Inclusion> {
        let tokens = self.tokens.get(first..self.at).unwrap_or_default();
        let has = |word: &str| tokens.iter().any(|token| token.is_word(word));
        match (has("and"), has("or")) {
            _ if count < 2 => Some(Inclusion::Any),
            (true, false) => Some(Inclusion::All),
            (false, true) => Some(Inclusion::Any),
            _ => None,
        }
    }

    /// `A, B or C`: goes on only while a declared name follows, so that `or` can still join
    /// conditions.
    fn options(&mut self) -> Vec<Expr> {
        let mut options = vec![self.name()];
        loop {
            let before = self.at;
            let joined = self.sign(',') | self.words("or") || self.and_option();
            let name = self.names.longest(self.rest());
            let ends = name.is_some_and(|length| {
                let name = self.rest().get(..length).unwrap_or_default();
                self.names.is_option(name)
                    && self.rest().get(length).is_none_or(|next| !self.makes_value(next))
            });
            let odd = joined && name.is_none() && self.odd_option();
            if !joined || !(ends || odd) {
                self.at = before;
                return options;
            }
            options.push(self.name());
        }
    }

    /// Steps over an “and” that joins options, as in “includes all of wales and scotland”: the
    /// option behind it must not start a condition.
    fn and_option(&mut self) -> bool {
        let [and, rest @ ..] = self.rest() else { return false };
        let is_option = and.is_word("and")
            && self.names.longest(rest).is_some_and(|length| {
                self.names.is_option(rest.get(..length).unwrap_or_default())
                    && rest.get(length).is_none_or(|next| !self.makes_value(next))
            });
        if is_option {
            self.at += 1;
        }
        is_option
    }

    /// Whether a name before this is a value and not one more option: in “… is one of low, high,
    /// homes when …” the homes start the next case.
    fn makes_value(&self, next: &Token) -> bool {
        let words = ["is", "are", "has", "when", "plus", "minus", "times", "divided", "out"];
        words.iter().any(|word| next.is_word(word))
            || (next.is_word("of") && !self.before_of)
            || ['+', '-', '*', '/'].iter().any(|sign| next.is_sign(*sign))
    }

    /// Whether words that no one declared stand where one more option would: to be reported as an
    /// option that is not known.
    fn odd_option(&self) -> bool {
        let run = self.plain_run();
        let values = ["yes", "no", "any", "all", "none", "count"];
        let starts = self.peek().and_then(Token::word).is_some_and(|word| !values.contains(&word));
        let ends = self.rest().get(run).is_none_or(|token| {
            token.is_sign(',') || token.is_sign(')') || token.is_word("or") || token.is_word("and")
        });
        run > 0 && starts && ends
    }
}
