//! Comparisons: `is at least`, `is within`, `is one of`, `includes`, and the options they name.

use super::{Arithmetic, Comparison, Expr, Inclusion, Node, Reader, State};
use crate::{codes, token::Token};

impl Reader<'_, '_> {
    pub(super) fn comparison(&mut self) -> Expr {
        let start = self.at;
        let subject = self.subject.take();
        let joined = std::mem::take(&mut self.joined);
        let subject = subject.filter(|_| joined && self.at_bare_test());
        let bare = subject.is_some();
        let left = match subject {
            Some(subject) => subject,
            None => self.sum(),
        };
        self.subject = None;
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
            let bound = if self.behind_has || bare { self.bound(bare) } else { None };
            return match bound {
                Some(bound) => {
                    let made = self.bounded(start, Box::new(left.clone()), bound);
                    self.subject = Some(left);
                    made
                }
                None => left,
            };
        }
        // An option such as “not started” or “under way” goes before what it may start with.
        let is = self.at.saturating_sub(1);
        let negated = !self.at_long_name() && self.words("not");
        let subject = left.clone();
        let left = Box::new(left);
        if let Some(odd) = self.no_value(is, negated) {
            return odd;
        }
        let made = if self.at_long_name() {
            let right = Box::new(self.sum());
            self.made(start, Node::Is(left, right))
        } else if self.words("met") {
            self.made(start, Node::State(left, State::Met))
        } else if self.words("required") {
            self.made(start, Node::State(left, State::Required))
        } else if self.words("given") {
            self.made(start, Node::Given(left))
        } else if let Some(property) = self.property_asked() {
            self.made(start, Node::Property(left, property))
        } else if self.any_of(&["one of", "any of", "either"]) {
            let options = self.options();
            self.made(start, Node::OneOf(left, options))
        } else if self.words("neither") {
            let options = self.options();
            let among = self.made(start, Node::OneOf(left, options));
            self.made(start, Node::Not(Box::new(among)))
        } else if self.words("between") {
            self.bounds(start, left, "and")
        } else if self.words("from") {
            self.bounds(start, left, "to")
        } else if self.any_of(&["in the last", "within the last", "in the past", "within the past"])
        {
            self.in_the_last(start, left)
        } else if self.words("within") {
            self.within(start, left)
        } else if let Some(bound) = self.bound(true) {
            self.bounded(start, left, bound)
        } else {
            self.any_of(&["equal to", "the same as", "exactly"]);
            let right = Box::new(self.sum());
            match self.or_more() {
                Some(comparison) => self.made(start, Node::Compare(left, comparison, right)),
                None => self.made(start, Node::Is(left, right)),
            }
        };
        self.subject = Some(subject);
        if negated { self.made(start, Node::Not(Box::new(made))) } else { made }
    }

    /// Steps over the words for what a framework says of an outcome or a metric.
    fn property_asked(&mut self) -> Option<&'static str> {
        let properties: [(&[&str], _); 9] = [
            (&["a placeholder", "placeholder"], "placeholder"),
            (&["vague"], "vague"),
            (&["immature"], "immature"),
            (&["retired"], "retired"),
            (&["contextual", "a contextual metric", "a contextual outcome"], "contextual"),
            (&["an outcome metric"], "outcome metric"),
            (&["an output metric"], "output metric"),
            (&["better when lower"], "better when lower"),
            (&["better when higher"], "better when higher"),
        ];
        let (_, property) = properties.into_iter().find(|(words, _)| self.any_of(words))?;
        Some(property)
    }

    /// Whether a test comes next that lacks what it tests: “is at least £1 and at most £5”.
    fn at_bare_test(&mut self) -> bool {
        if self.names.longest(self.rest()).is_some() || self.so_many_ahead() {
            return false;
        }
        let before = self.at;
        let found = self.any_of(&["is", "are"]) || self.bound(true).is_some();
        self.at = before;
        found
    }

    /// Whether a number of items comes next: “at least 2 claims”.
    fn so_many_ahead(&mut self) -> bool {
        let before = self.at;
        let items = self.bound(false).is_some() && {
            self.at += 1;
            self.names.list_at(self.rest()).is_some()
        };
        self.at = before;
        items
    }

    /// `A is between B and C`, `A is from B to C`: both included.
    fn bounds(&mut self, start: usize, left: Box<Expr>, joint: &str) -> Expr {
        let low = Box::new(self.sum());
        if !self.words(joint) {
            let message = format!("Here I expected “{joint}” and the second bound.");
            let help = match joint {
                "to" => "For example “is from 1% to 5%”.",
                _ => "For example “is between £1m and £5m”.",
            };
            return self.fail(codes::W112, self.here(), &message, help);
        }
        let high = Box::new(self.sum());
        let from = Node::Compare(left.clone(), Comparison::AtLeast, low);
        let to = Node::Compare(left, Comparison::AtMost, high);
        let parts = vec![self.made(start, from), self.made(start, to)];
        self.made(start, Node::And(parts))
    }

    /// `A is in the last 12 months`: from so long before today to today.
    fn in_the_last(&mut self, start: usize, left: Box<Expr>) -> Expr {
        let length = Box::new(self.single());
        let today = Box::new(self.made(start, Node::Today));
        let before = Node::Arithmetic(Arithmetic::Before, length, today.clone());
        let first = Box::new(self.made(start, before));
        let from = Node::Compare(left.clone(), Comparison::AtLeast, first);
        let to = Node::Compare(left, Comparison::AtMost, today);
        let parts = vec![self.made(start, from), self.made(start, to)];
        self.made(start, Node::And(parts))
    }

    /// Steps over the words of a bound: how to compare, and whether they speak of an amount, as in
    /// “at most 12 months before”, and not of a date. Some are understood only behind “is”.
    pub(super) fn bound(&mut self, behind_is: bool) -> Option<(Comparison, bool)> {
        let amounts: [(&[&str], _); 4] = [
            (
                &[
                    "at least",
                    "greater than or equal to",
                    "more than or equal to",
                    "equal to or greater than",
                    "equal to or more than",
                    "equal or greater than",
                    "greater or equal to",
                    "greater or equal",
                    "no less than",
                    "no fewer than",
                ],
                Comparison::AtLeast,
            ),
            (
                &[
                    "at most",
                    "less than or equal to",
                    "fewer than or equal to",
                    "equal to or less than",
                    "equal or less than",
                    "less or equal to",
                    "less or equal",
                    "no more than",
                    "no greater than",
                ],
                Comparison::AtMost,
            ),
            (
                &["under", "less than", "below", "fewer than", "lower than", "smaller than"],
                Comparison::Under,
            ),
            (
                &["over", "more than", "above", "greater than", "higher than", "larger than"],
                Comparison::Over,
            ),
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
            let joined = self.sign(',') | self.any_of(&["or", "nor"]) || self.and_option();
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
