//! Questions: `ask`, the fields of lists, and when they are asked.

use weighup_engine::{
    Interval, Kind,
    program::{Expr, Question},
};

use super::{Compiler, Thing, declare::unlimited, frame, head_span, texts};
use crate::{
    codes,
    names::join,
    outline::{Block, Clause},
    token::{Span, Token, TokenKind, span_of},
};

/// How many items a list may have when its question does not say.
const MOST_ITEMS: usize = 50;

/// The sorts of answer that one word names.
const SORTS: [&str; 6] = ["money", "percentage", "date", "text", "number", "list"];

/// What is asked for: a plain answer or a list of items.
enum Asked {
    Plain(Kind),
    List(String),
}

impl<'b> Compiler<'b, '_, '_> {
    /// Declares a question and, for a list, its fields.
    pub(super) fn ask(&mut self, block: &'b Block) {
        let section = self.section(block);
        let (name, _) = frame::split_name("ask", &block.head);
        let id = join(name);
        let span = head_span(block);
        let Some((asked, limits)) = self.asked(&id, &block.head, &span) else {
            // Whatever it was to be called: the words before an “:”, a comma or a text.
            self.broken(&id);
            for clause in block.clauses.iter().filter(|clause| clause.keyword == "has") {
                self.broken(&join(frame::split_name("has", &clause.tokens).0));
            }
            return;
        };
        let index = self.program.questions.len();
        let name_span = span_of(name, &span);
        let mut question = Question {
            id: id.clone(),
            title: self.title(&block.head, &span),
            help: help_of(block.clauses.iter().take_while(|clause| clause.keyword != "has")),
            section,
            kind: Kind::Text,
            limits: Interval::ALL,
            when: None,
        };
        match asked {
            Asked::Plain(kind) => {
                question.limits = self.limits(limits, &kind);
                question.kind = kind;
                if !id.is_empty() && self.add_thing(&id, Thing::Question(index), &name_span) {
                    self.program.questions.push(question);
                }
            }
            Asked::List(item) => {
                let most = most_items(limits);
                if most.is_none() && !limits.is_empty() {
                    let message = "I cannot read how long this list may be.";
                    let help = "Write “up to 20”; at most 1,000.";
                    self.report.add(codes::W114, span_of(limits, &span), message, help);
                }
                let most = most.unwrap_or(MOST_ITEMS);
                if self.program.lists.iter().any(|list| list.item == item) {
                    let message = format!("Two lists have items called “{item}”.");
                    self.report.add(
                        codes::W202,
                        span,
                        &message,
                        "Call the items of one differently.",
                    );
                    return;
                }
                if self.add_thing(&id, Thing::List(self.program.lists.len()), &name_span) {
                    let list = self.add_list(index, item, most);
                    question.kind = Kind::List { list };
                    self.program.questions.push(question);
                    self.fields(block, list, section);
                }
            }
        }
    }

    fn section(&mut self, block: &Block) -> usize {
        // The questions behind the first one stand in none for the same reason.
        if self.program.sections.is_empty() && self.program.questions.is_empty() {
            self.report.add(
                codes::W108,
                block.keyword_span.clone(),
                "This question stands in no section.",
                "Put a section before it: section \"Money and scale\"",
            );
        }
        self.program.sections.len().saturating_sub(1)
    }

    fn title(&mut self, tokens: &[Token], span: &Span) -> String {
        let title = texts(tokens);
        if title.is_empty() {
            self.report.add(
                codes::W107,
                span.clone(),
                "This question has no words for the person who answers it.",
                "Add them in quotation marks: \"What is the whole-life public cost?\"",
            );
        }
        title
    }

    fn fields(&mut self, block: &'b Block, list: usize, section: usize) {
        for (clause, rest) in fields_of(block) {
            let (name, _) = frame::split_name("has", &clause.tokens);
            let id = join(name);
            let span = span_of(&clause.tokens, &clause.keyword_span);
            let (kind, limits) = match self.asked(&id, &clause.tokens, &span) {
                Some((Asked::Plain(kind), limits)) => (kind, limits),
                Some((Asked::List(_), _)) => {
                    let message = "A list cannot hold lists.";
                    let help = "Ask for the second list as a question of its own.";
                    self.report.add(codes::W109, span, message, help);
                    self.broken(&id);
                    continue;
                }
                None => {
                    self.broken(&id);
                    continue;
                }
            };
            let field = Question {
                title: self.title(&clause.tokens, &span),
                help: help_of(rest.iter()),
                section,
                limits: self.limits(limits, &kind),
                kind,
                when: None,
                id: id.clone(),
            };
            let Some(in_list) = self.program.lists.get_mut(list) else { return };
            if in_list.fields.iter().any(|other| other.id == id) {
                let message = format!("“{id}” is declared twice in this list.");
                self.report.add(codes::W202, span, &message, "Give one of the two another name.");
                continue;
            }
            in_list.fields.push(field);
            self.names.add(&id);
        }
    }

    /// Second pass: the conditions under which questions and fields are asked.
    pub(super) fn question_conditions(&mut self, blocks: &'b [Block]) {
        for block in blocks.iter().filter(|block| block.keyword == "ask") {
            let id = join(frame::split_name("ask", &block.head).0);
            let own = block.clauses.iter().take_while(|clause| clause.keyword != "has");
            let when = self.when(own, None);
            match self.things.get(&id).copied() {
                Some(Thing::Question(index)) => self.set_when(index, when),
                Some(Thing::List(list)) => {
                    let question = self.program.lists.get(list).map_or(0, |list| list.question);
                    self.set_when(question, when);
                    for (clause, rest) in fields_of(block) {
                        let when = self.when(rest.iter(), Some(list));
                        let id = join(frame::split_name("has", &clause.tokens).0);
                        let fields = self.program.lists.get_mut(list).map(|list| &mut list.fields);
                        let field = fields
                            .and_then(|fields| fields.iter_mut().find(|field| field.id == id));
                        if let Some(field) = field {
                            field.when = when;
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn set_when(&mut self, question: usize, when: Option<Expr>) {
        if let Some(question) = self.program.questions.get_mut(question) {
            question.when = when;
        }
    }

    fn when<'c>(
        &mut self,
        mut clauses: impl Iterator<Item = &'c Clause>,
        list: Option<usize>,
    ) -> Option<Expr> {
        let clause = clauses.find(|clause| clause.keyword == "when")?;
        let expr = self.read(&clause.tokens, &clause.keyword_span);
        Some(self.condition(&expr, list))
    }

    /// Reads what stands behind the colon: what is asked for, and the limits.
    fn asked<'a>(
        &mut self,
        id: &str,
        tokens: &'a [Token],
        keyword: &Span,
    ) -> Option<(Asked, &'a [Token])> {
        if self.colon_missing("ask", tokens, keyword) {
            return None;
        }
        let tokens = frame::before_texts(frame::after_colon(tokens));
        let words: Vec<&str> = tokens.iter().map_while(Token::word).collect();
        let comma = tokens.iter().position(|token| token.is_sign(','));
        let limits = comma.and_then(|comma| tokens.get(comma + 1..)).unwrap_or_default();
        let plain = |kind| Some((Asked::Plain(kind), limits));
        match words.as_slice() {
            ["yes", "or", "no"] => plain(Kind::YesNo),
            ["text"] => plain(Kind::Text),
            ["date"] => plain(Kind::Date),
            ["money"] => plain(Kind::Money),
            ["percentage"] => plain(Kind::Percentage),
            ["number"] => plain(Kind::Number { unit: String::new(), whole: false }),
            ["whole", "number"] => plain(Kind::Number { unit: String::new(), whole: true }),
            ["number", "of", unit @ ..] => plain(self.counted_in(unit, false)),
            ["whole", "number", "of", unit @ ..] => plain(self.counted_in(unit, true)),
            ["one", "of", ..] => {
                let choice = self.add_choice(id, tokens.get(2..).unwrap_or_default(), keyword);
                Some((Asked::Plain(Kind::Choice { choice }), &[]))
            }
            ["list", "of", item] => Some((Asked::List((*item).to_owned()), limits)),
            [article @ .., what @ ("outcome" | "metric"), "in", alias] if article.len() <= 1 => {
                let framework = self.frameworks.iter().find(|framework| framework.alias == *alias);
                let choice = framework.map(|framework| match *what {
                    "outcome" => framework.outcomes,
                    _ => framework.metrics,
                });
                if self.lost.iter().any(|lost| lost == alias) && choice.is_none() {
                    return None;
                }
                let Some(choice) = choice else {
                    let known = self.frameworks.iter().map(|framework| framework.alias.as_str());
                    let help = weighup_engine::closest(alias, known).map_or_else(
                        || format!("Add: use framework {alias} from \"…\""),
                        |near| format!("Did you mean “{near}”?"),
                    );
                    let message = format!("No framework is used under the name “{alias}”.");
                    self.report.add(codes::W207, span_of(tokens, keyword), &message, &help);
                    return None;
                };
                plain(Kind::Choice { choice })
            }
            _ => {
                let meant = match words.first().copied().unwrap_or_default() {
                    "pounds" | "currency" | "amount" | "cost" => Some("money"),
                    "yes/no" | "boolean" | "yes" | "truth" => Some("yes or no"),
                    "percent" | "per" => Some("percentage"),
                    "integer" | "whole" => Some("whole number"),
                    "string" | "words" => Some("text"),
                    word => weighup_engine::closest(word, SORTS).filter(|near| *near != word),
                };
                let options = tokens.len() > words.len() && words.len() < 4;
                let help = match meant {
                    Some(meant) => format!("Did you mean “{meant}”?"),
                    None if options && comma.is_some() => {
                        "If these are the options, write “one of” before them.".to_owned()
                    }
                    None => "Behind the colon goes one of: yes or no, money, percentage, date, \
                             text, number of …, whole number of …, one of A, B, C, an outcome in \
                             …, a metric in …, list of … (the item's name is one word)"
                        .to_owned(),
                };
                let message = "I do not know what sort of answer this asks for.";
                self.report.add(codes::W109, span_of(tokens, keyword), message, &help);
                None
            }
        }
    }

    /// A number with its unit, which figures in the rules may then carry too.
    fn counted_in(&mut self, unit: &[&str], whole: bool) -> Kind {
        let unit = unit.join(" ");
        self.names.add_unit(&unit);
        Kind::Number { unit, whole }
    }

    /// Reads `from £0 to £10bn`, `at least 0`, `at most 100%`.
    fn limits(&mut self, tokens: &[Token], kind: &Kind) -> Interval {
        let value = |tokens: &[Token]| {
            let (below_zero, token) = match tokens {
                [token] => (false, token),
                [sign, token] if sign.is_sign('-') => (true, token),
                _ => return None,
            };
            let value = match (&token.kind, kind) {
                (TokenKind::Number(number), Kind::Number { .. }) => *number,
                (TokenKind::Money(pounds), Kind::Money) => *pounds,
                (TokenKind::Percentage(fraction), Kind::Percentage) => *fraction,
                (TokenKind::Date(day), Kind::Date) if !below_zero => *day,
                _ => return None,
            };
            Some(if below_zero { -value } else { value })
        };
        let limits = match tokens {
            [] => Some(unlimited(kind)),
            [from, bounds @ ..] if from.is_word("from") => {
                let mut bounds = bounds.split(|token| token.is_word("to"));
                let (low, high) = (bounds.next().and_then(value), bounds.next().and_then(value));
                let both = low.zip(high).filter(|_| bounds.next().is_none());
                both.map(|(lo, hi)| Interval::new(Some(lo), Some(hi)))
            }
            [at, least, low @ ..] if at.is_word("at") && least.is_word("least") => {
                value(low).map(|lo| Interval::new(Some(lo), None))
            }
            [at, most, high @ ..] if at.is_word("at") && most.is_word("most") => {
                let lowest = |hi| unlimited(kind).lo.filter(|lo| *lo <= hi);
                value(high).map(|hi| Interval::new(lowest(hi), Some(hi)))
            }
            _ => None,
        };
        limits
            .filter(|limits| limits.lo.zip(limits.hi).is_none_or(|(lo, hi)| lo <= hi))
            .unwrap_or_else(|| {
                self.report.add(
                    codes::W114,
                    span_of(tokens, &(0..0)),
                    "I cannot read these limits.",
                    limits_example(kind),
                );
                unlimited(kind)
            })
    }
}

/// The `has` clauses of a list question, each with the clauses that belong to it.
fn fields_of(block: &Block) -> impl Iterator<Item = (&Clause, &[Clause])> {
    let is_field = |clause: &Clause| clause.keyword == "has";
    block.clauses.iter().enumerate().filter(move |(_, clause)| is_field(clause)).map(
        move |(i, clause)| {
            let rest = block.clauses.get(i + 1..).unwrap_or_default();
            let end = rest.iter().position(is_field).unwrap_or(rest.len());
            (clause, rest.get(..end).unwrap_or_default())
        },
    )
}

fn help_of<'c>(clauses: impl Iterator<Item = &'c Clause>) -> String {
    let help = clauses.filter(|clause| clause.keyword == "help");
    help.map(|clause| texts(&clause.tokens)).collect::<Vec<_>>().join(" ")
}

fn limits_example(kind: &Kind) -> &'static str {
    match kind {
        Kind::Money => "Write “from £0 to £10m”, “at least £0” or “at most £10m”.",
        Kind::Percentage => "Write “from 0% to 100%”, “at least 5%” or “at most 100%”.",
        Kind::Date => "Write “from 1 April 2026 to 31 March 2027” or “at least 1 April 2026”.",
        Kind::Number { .. } => "Write “from 0 to 60”, “at least 1” or “at most 60”.",
        _ => "Only numbers, amounts, percentages and dates have limits.",
    }
}

/// Reads `up to 30`.
fn most_items(tokens: &[Token]) -> Option<usize> {
    match tokens {
        [up, to, Token { kind: TokenKind::Number(most), .. }]
            if up.is_word("up") && to.is_word("to") =>
        {
            usize::try_from(*most).ok().filter(|most| (1..=1_000).contains(most))
        }
        _ => None,
    }
}
