//! Phrases that a keyword opens: folds over lists, properties, the lower of two, time between dates.

use weighup_engine::DURATIONS;

use super::{Arithmetic, Best, Expr, Fold, Node, Over, RESERVED, Reader, Tensions, Weight};
use crate::{
    codes,
    names::join,
    token::{Token, TokenKind},
};

impl Reader<'_, '_> {
    pub(super) fn keyword(&mut self) -> Option<Node> {
        let start = self.at;
        if self.words("the") {
            let phrase = self.keyword();
            if phrase.is_none() {
                self.at = start;
            }
            return phrase;
        }
        let tensions = [
            ("any tension arises", Tensions::AnyArises),
            ("any tension is unanswered", Tensions::AnyUnanswered),
            ("no tension arises", Tensions::NoneArises),
            ("no tension is unanswered", Tensions::NoneUnanswered),
            ("every tension is answered", Tensions::NoneUnanswered),
            ("count of tensions that arise", Tensions::CountArising),
            ("count of unanswered tensions", Tensions::CountUnanswered),
        ];
        if let Some((_, asked)) = tensions.into_iter().find(|(words, _)| self.words(words)) {
            return Some(Node::Tensions(asked));
        }
        if let Some(node) = self.so_many().or_else(|| self.pairs()).or_else(|| self.each_item()) {
            return Some(node);
        }
        if self.words("year of") {
            return Some(Node::YearOf(Box::new(self.single())));
        }
        if let [year, Token { kind: TokenKind::Number(number), .. }, ..] = self.rest()
            && year.is_word("year")
        {
            let number = *number;
            self.at += 2;
            return Some(Node::Year(number));
        }
        if self.words("today") {
            return Some(Node::Today);
        }
        if self.words("yes") {
            return Some(Node::Truth(true));
        }
        if self.words("no") {
            return Some(Node::Truth(false));
        }
        for property in ["outcome", "target"] {
            if self.words(&format!("{property} of")) {
                return Some(Node::PropertyOf(property, Box::new(self.name())));
            }
        }
        for (words, operator) in [
            ("lower of", Arithmetic::Lower),
            ("smaller of", Arithmetic::Lower),
            ("minimum of", Arithmetic::Lower),
            ("min of", Arithmetic::Lower),
            ("smallest of", Arithmetic::Lower),
            ("lowest of", Arithmetic::Lower),
            ("higher of", Arithmetic::Higher),
            ("larger of", Arithmetic::Higher),
            ("greater of", Arithmetic::Higher),
            ("maximum of", Arithmetic::Higher),
            ("max of", Arithmetic::Higher),
            ("largest of", Arithmetic::Higher),
            ("highest of", Arithmetic::Higher),
        ] {
            let is_name = self.names.longest(self.rest()).is_some();
            if !is_name && self.words(words) {
                let left = Box::new(self.sum());
                let fold = if operator == Arithmetic::Lower { "smallest" } else { "largest" };
                if let Some(node) = self.turned_round(start, fold, &left) {
                    return Some(node);
                }
                if !self.words("and") {
                    let message = "Here I expected “and” and the second value.";
                    let help = "For example “lower of share and 1”.";
                    return Some(self.fail(codes::W112, self.here(), message, help).node);
                }
                return Some(Node::Arithmetic(operator, left, Box::new(self.sum())));
            }
        }
        for unit in DURATIONS {
            let joint = if self.words(&format!("{unit} from")) {
                "to"
            } else if self.words(&format!("{unit} between")) {
                "and"
            } else {
                continue;
            };
            let from = Box::new(self.sum());
            if !self.words(joint) {
                let message = format!("Here I expected “{joint}” and the second date.");
                let help = match joint {
                    "to" => "For example “months from start date to end date”.",
                    _ => "For example “months between start date and end date”.",
                };
                return Some(self.fail(codes::W112, self.here(), &message, help).node);
            }
            return Some(Node::Between(unit, from, Box::new(self.sum())));
        }
        for (words, weight) in
            [("gate", Weight::Gate), ("major", Weight::Major), ("minor", Weight::Minor)]
        {
            if self.words(&format!("any {words} is not met")) {
                return Some(Node::AnyNotMet(weight));
            }
        }
        self.fold()
    }

    /// `no two claims have the same metric`, `all claims have …`
    fn pairs(&mut self) -> Option<Node> {
        for (words, fold) in [("no two", Fold::AllDifferent), ("any two", Fold::SomeSame)] {
            if self.words(words) {
                let list = self.name_or_list();
                if !self.any_of(&["have the same", "share the same", "share a"]) {
                    let message = "Here I expected “have the same” and what they have.";
                    let help = "For example “no two claims have the same metric”.";
                    return Some(self.fail(codes::W112, self.here(), message, help).node);
                }
                return Some(self.compared(fold, list));
            }
        }
        let [all, behind @ ..] = self.rest() else { return None };
        let is_list = self.names.longest(behind).is_some_and(|length| {
            let goes_on = ["have", "has", "are", "where"];
            behind.get(length).is_some_and(|next| goes_on.iter().any(|word| next.is_word(word)))
        });
        if !all.is_word("all") || !is_list {
            return None;
        }
        self.at += 1;
        let list = self.name_or_list();
        Some(self.all_have(Fold::All, list))
    }

    /// Steps over the words that compare items with each other, behind “claims have”.
    pub(super) fn same_or_different(&mut self) -> Option<Fold> {
        if self.at_long_name() {
            return None;
        }
        if self.words("the same") {
            return Some(Fold::AllSame);
        }
        self.any_of(&["a different", "different"]).then_some(Fold::AllDifferent)
    }

    /// What they have the same of, or different ones.
    pub(super) fn compared(&mut self, fold: Fold, list: Expr) -> Node {
        let body = Some(self.single());
        Node::Over(Box::new(Over { fold, list, body, best: None, if_none: None }))
    }

    /// `every claim has …`, `no claim has …`
    fn each_item(&mut self) -> Option<Node> {
        let [word, _, ..] = self.rest() else { return None };
        let fold = match word.word()? {
            "every" | "each" => Fold::All,
            "any" => Fold::Any,
            "no" => Fold::None,
            _ => return None,
        };
        let Some((name, words)) = self.names.list_at(self.rest().get(1..).unwrap_or_default())
        else {
            return self.no_item();
        };
        let name = name.to_owned();
        let start = self.at + 1;
        self.at += 1 + words;
        let list = self.made(start, Node::Name(name));
        let list = self.narrowed(start, list);
        Some(self.all_have(fold, list))
    }

    /// What all, any or none of a list have.
    fn all_have(&mut self, fold: Fold, list: Expr) -> Node {
        if !self.any_of(&["have", "has", "are", "is"]) {
            let message = "Here I expected “have” and a condition.";
            let help = "For example “all of primary claims have baseline value is given”.";
            return self.fail(codes::W112, self.here(), message, help).node;
        }
        if let Some(compared) = self.same_or_different().filter(|_| fold == Fold::All) {
            return self.compared(compared, list);
        }
        let body = Some(self.of_each());
        Node::Over(Box::new(Over { fold, list, body, best: None, if_none: None }))
    }

    /// The condition behind “every claim has”.
    pub(super) fn of_each(&mut self) -> Expr {
        let start = self.at;
        // “every claim has a baseline”
        let article = self.peek().is_some_and(|token| token.is_word("a") || token.is_word("an"));
        let behind = self.rest().get(1..).unwrap_or_default();
        if article
            && self.names.longest(self.rest()).is_none()
            && self.names.longest(behind).is_some()
        {
            self.at += 1;
            let field = Box::new(self.name());
            return self.made(start, Node::Given(field));
        }
        let behind_has = std::mem::replace(&mut self.behind_has, true);
        let body = self.not();
        self.behind_has = behind_has;
        body
    }

    /// `any balance has …`, where no item is called so.
    fn no_item(&mut self) -> Option<Node> {
        let (_, behind) = self.rest().split_first()?;
        let plain = |token: &&Token| token.word().is_some_and(|it| !RESERVED.contains(&it));
        let (item, behind) = behind.split_at_checked(behind.iter().take_while(plain).count())?;
        let (first, last, has) = (item.first()?, item.last()?, behind.first()?);
        if !(has.is_word("has") || has.is_word("have")) || self.names.longest(self.rest()).is_some()
        {
            return None;
        }
        let word = join(item);
        let span = first.span.start..last.span.end;
        let items: Vec<_> = self.names.items().map(str::to_owned).collect();
        let near = weighup_engine::nearest(&word, items.iter().map(String::as_str));
        let help = match (near, items.as_slice()) {
            (Some(near), _) => format!("Did you mean “{near}”?"),
            (None, []) => "The pack asks for no list: ask claims: list of claim \"…\"".to_owned(),
            (None, items) => format!("Items are called {}.", items.join(", ")),
        };
        let message = format!("No list has items called “{word}”.");
        let fix = near.and_then(weighup_engine::Nearest::sure).map(|near| (span.clone(), near));
        Some(self.fail_mended(codes::W201, span, &message, &help, fix).node)
    }

    fn fold(&mut self) -> Option<Node> {
        let sums = [
            ("total of", "total"),
            ("sum of", "total"),
            ("average of", "average"),
            ("mean of", "average"),
        ];
        let start = self.at;
        let is_name = self.names.longest(self.rest()).is_some();
        if let Some((_, fold)) = sums.into_iter().find(|(words, _)| !is_name && self.words(words)) {
            let value = self.sum();
            if let Some(node) = self.turned_round(start, fold, &value) {
                return Some(node);
            }
            let span = self.made(start, Node::Bad).span;
            let help = format!("Say over which list: “{fold} over claims of amount”.");
            let message = "I do not know what this adds up.";
            return Some(self.fail(codes::W112, span, message, &help).node);
        }
        let conditions = [("all of", Fold::All), ("any of", Fold::Any), ("none of", Fold::None)];
        for (words, fold) in conditions {
            if self.words(words) {
                let list = self.name_or_list();
                return Some(self.all_have(fold, list));
            }
        }
        if self.any_of(&["count of different", "number of different"]) {
            let body = Some(self.single());
            if !self.any_of(&["in", "over", "among"]) {
                let message = "Here I expected “in” and a list.";
                let help = "For example “count of different metrics in claims”.";
                return Some(self.fail(codes::W112, self.here(), message, help).node);
            }
            let list = self.name_or_list();
            let fold = Fold::CountDifferent;
            let over = Over { fold, list, body, best: None, if_none: None };
            return Some(Node::Over(Box::new(over)));
        }
        if self.any_of(&["count of", "number of"]) {
            let list = self.name_or_list();
            let over = Over { fold: Fold::Count, list, body: None, best: None, if_none: None };
            return Some(Node::Over(Box::new(over)));
        }
        let values = [
            ("total over", Fold::Total),
            ("sum over", Fold::Total),
            ("average over", Fold::Average),
            ("largest over", Fold::Largest),
            ("smallest over", Fold::Smallest),
        ];
        let (_, fold) = *values.iter().find(|(words, _)| self.words(words))?;
        let before_of = std::mem::replace(&mut self.before_of, true);
        let list = self.name_or_list();
        self.before_of = before_of;
        if !self.words("of") {
            let message = "Here I expected “of” and the value of each item.";
            let help =
                "For example “average over claims of chain quality, or 0 if there are none”.";
            return Some(self.fail(codes::W112, self.here(), message, help).node);
        }
        let body = Some(self.sum());
        let best = match self.best() {
            Ok(best) => best,
            Err(wrong) => return Some(wrong.node),
        };
        let before = self.at;
        let mut if_none = None;
        if self.sign(',') && self.words("or") {
            if_none = Some(self.sum());
            if !self.words("if there are none") {
                let help = "For example “average over claims of quality, or 0 if there are none”.";
                return Some(
                    self.fail(
                        codes::W112,
                        self.here(),
                        "Here I expected “if there are none”.",
                        help,
                    )
                    .node,
                );
            }
        } else {
            self.at = before;
        }
        Some(Node::Over(Box::new(Over { fold, list, body, best, if_none })))
    }

    /// `, best 3 only`
    fn best(&mut self) -> Result<Option<Best>, Expr> {
        let before = self.at;
        let comma = self.sign(',');
        let lowest = self.any_of(&["worst", "lowest"]);
        if !comma || !(lowest || self.any_of(&["best", "highest"])) {
            self.at = before;
            return Ok(None);
        }
        let count = match self.peek().map(|token| &token.kind) {
            Some(TokenKind::Number(count)) => *count,
            _ => return Err(self.wrong_best()),
        };
        self.at += 1;
        if !self.words("only") {
            return Err(self.wrong_best());
        }
        Ok(Some(Best { count, lowest }))
    }

    fn wrong_best(&mut self) -> Expr {
        let message = "I cannot read how many of them count.";
        let help = "For example “average over claims of quality, best 3 only, or 0 if there are \
                    none”.";
        self.fail(codes::W112, self.here(), message, help)
    }
}
