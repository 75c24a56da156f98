//! Questions: `ask`, the fields of lists, and when they are asked.

use weighup_engine::{
    Decimal, Interval, Kind, Nearest,
    program::{Expr, List, Question},
};

use super::{Compiler, Thing, declare::unlimited, frame, head_span, texts};
use crate::{
    codes,
    names::join,
    outline::{Block, Clause},
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// How many items a list may have when its question does not say.
const USUAL_ITEMS: usize = 50;

/// The sorts of answer that one word names.
const SORTS: [&str; 7] = ["money", "percentage", "date", "year", "text", "number", "list"];

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
            fixed: is_fixed(block.clauses.iter().take_while(|clause| clause.keyword != "has")),
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
                let Some(list) = self.new_list(&block.head, (item, limits), None, index) else {
                    return;
                };
                if self.add_thing(&id, Thing::List(self.program.lists.len()), &name_span) {
                    let list = self.add_list(list);
                    question.kind = Kind::List { list };
                    self.program.questions.push(question);
                    self.fields(block, list, section);
                }
            }
        }
    }

    /// A question asked of each item of a list: one more field, or a list inside the list.
    pub(super) fn ask_for_each(&mut self, block: &'b Block, item: &Token) {
        let id = join(frame::split_name("ask", &block.head).0);
        let span = head_span(block);
        let Some(holder) = self.list_of_item(item) else { return self.broken(&id) };
        let Some((asked, limits)) = self.asked(&id, &block.head, &span) else {
            return self.broken(&id);
        };
        let Some(in_list) = self.program.lists.get(holder) else { return };
        let section = self.program.asks_for(holder).map_or(0, |question| question.section);
        let place = in_list.fields.len();
        let deep = in_list.parent.is_some();
        let mut field = Question {
            title: self.title(&block.head, &span),
            help: help_of(block.clauses.iter().take_while(|clause| clause.keyword != "has")),
            section,
            limits: Interval::ALL,
            kind: Kind::Text,
            when: None,
            fixed: is_fixed(block.clauses.iter().take_while(|clause| clause.keyword != "has")),
            id,
        };
        match asked {
            Asked::Plain(kind) => {
                field.limits = self.limits(limits, &kind);
                field.kind = kind;
                self.add_field(holder, field, span);
            }
            Asked::List(_) if deep => {
                let message = "A list inside a list cannot hold a third.";
                let help = "Ask for the third as a list of its own.";
                self.report.add(codes::W109, span, message, help);
                self.broken(&field.id);
            }
            Asked::List(item) => {
                let list = self.new_list(&block.head, (item, limits), Some(holder), place);
                let Some(list) = list else { return };
                field.kind = Kind::List { list: self.program.lists.len() };
                if self.add_field(holder, field, span) {
                    let list = self.add_list(list);
                    self.fields(block, list, section);
                }
            }
        }
    }

    /// A list before its fields are read.
    fn new_list(
        &mut self,
        head: &[Token],
        (item, limits): (String, &[Token]),
        parent: Option<usize>,
        question: usize,
    ) -> Option<List> {
        let span = span_of(head, &(0..0));
        let most = most_items(limits);
        if most.is_none() && !limits.is_empty() {
            let (message, help) = match limits.iter().any(is_too_many) {
                true => ("A list has 10,000 items at most.", "Write “up to 10,000”, or fewer."),
                false => (
                    "I cannot read how long this list may be.",
                    "Write “up to 20”; at most 10,000.",
                ),
            };
            self.report.add(codes::W114, span_of(limits, &span), message, help);
        }
        if self.program.lists.iter().any(|list| list.item == item) {
            let message = format!("Two lists have items called “{item}”.");
            self.report.add(codes::W202, span, &message, "Call the items of one differently.");
            return None;
        }
        let most = most.unwrap_or(USUAL_ITEMS);
        self.names.add_list(&item, &join(frame::split_name("ask", head).0));
        Some(List { parent, question, item, most, fields: Vec::new(), derived: Vec::new() })
    }

    /// Adds a field to a list, unless the list has one of that name.
    fn add_field(&mut self, list: usize, field: Question, span: Span) -> bool {
        let Some(in_list) = self.program.lists.get_mut(list) else { return false };
        if in_list.fields.iter().any(|other| other.id == field.id) {
            let message = format!("“{}” is declared twice in this list.", field.id);
            self.report.add(codes::W202, span, &message, "Give one of the two another name.");
            return false;
        }
        self.names.add(&field.id);
        in_list.fields.push(field);
        true
    }

    fn section(&mut self, block: &Block) -> usize {
        // The questions behind the first one stand in none for the same reason.
        if self.section.is_none() && self.program.questions.is_empty() {
            self.report.add(
                codes::W108,
                block.keyword_span.clone(),
                "This question stands in no section.",
                "Put a section before it: section \"Money and scale\"",
            );
        }
        self.section.unwrap_or_default()
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
        // Said of a list, before its fields, it is said of all of them.
        let all_fixed = is_fixed(block.clauses.iter().take_while(|clause| clause.keyword != "has"));
        for (clause, rest) in fields_of(block) {
            let (name, _) = frame::split_name("has", &clause.tokens);
            let id = join(name);
            let span = span_of(&clause.tokens, &clause.keyword_span);
            let (kind, limits) = match self.asked(&id, &clause.tokens, &span) {
                Some((Asked::Plain(kind), limits)) => (kind, limits),
                Some((Asked::List(_), _)) => {
                    let message = "A list inside a list is a question of its own.";
                    let help = "For example: ask profile for each output: list of quarter \"…\"";
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
                fixed: all_fixed || is_fixed(rest.iter()),
                id: id.clone(),
            };
            self.add_field(list, field, span);
        }
    }

    /// Second pass: the conditions under which questions and fields are asked.
    pub(super) fn question_conditions(&mut self, blocks: &'b [Block]) {
        for block in blocks.iter().filter(|block| block.keyword == "ask") {
            let id = join(frame::split_name("ask", &block.head).0);
            let own = block.clauses.iter().take_while(|clause| clause.keyword != "has");
            let holder = frame::for_each(block).map(|item| {
                let item = item.word().unwrap_or_default();
                self.program.lists.iter().position(|list| list.item == item)
            });
            if let Some(holder) = holder {
                let Some(holder) = holder else { continue };
                let when = self.when(own, Some(holder));
                self.set_field_when(holder, &id, when);
                if let Some(list) = self.inner_list(&id, Some(holder)) {
                    self.field_conditions(block, list);
                }
                continue;
            }
            let when = self.when(own, None);
            match self.things.get(&id).copied() {
                Some(Thing::Question(index)) => self.set_when(index, when),
                Some(Thing::List(list)) => {
                    let question = self.program.lists.get(list).map_or(0, |list| list.question);
                    self.set_when(question, when);
                    self.field_conditions(block, list);
                }
                _ => {}
            }
        }
    }

    fn field_conditions(&mut self, block: &'b Block, list: usize) {
        for (clause, rest) in fields_of(block) {
            let when = self.when(rest.iter(), Some(list));
            let id = join(frame::split_name("has", &clause.tokens).0);
            self.set_field_when(list, &id, when);
        }
    }

    fn set_field_when(&mut self, list: usize, id: &str, when: Option<Expr>) {
        let fields = self.program.lists.get_mut(list).map(|list| &mut list.fields);
        let field = fields.and_then(|fields| fields.iter_mut().find(|field| field.id == id));
        if let Some(field) = field {
            field.when = when;
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
            ["year"] => plain(Kind::Year),
            ["money"] => plain(Kind::Money),
            ["money", "per", one @ ..] if !one.is_empty() => {
                plain(Kind::MoneyPer { unit: self.names.unit_of_one(&one.join(" ")) })
            }
            ["percentage"] => plain(Kind::Percentage),
            ["number"] => plain(Kind::Number { unit: String::new(), whole: false }),
            ["whole", "number"] => plain(Kind::Number { unit: String::new(), whole: true }),
            ["number", "of", unit @ ..] => {
                plain(Kind::Number { unit: unit.join(" "), whole: false })
            }
            ["whole", "number", "of", unit @ ..] => {
                plain(Kind::Number { unit: unit.join(" "), whole: true })
            }
            ["one", "of", ..] => {
                let choice = self.add_choice(id, tokens.get(2..).unwrap_or_default(), keyword);
                Some((Asked::Plain(Kind::Choice { choice }), &[]))
            }
            ["any", "of", ..] => {
                let choice = self.add_choice(id, tokens.get(2..).unwrap_or_default(), keyword);
                Some((Asked::Plain(Kind::Choices { choice }), &[]))
            }
            ["list", "of", item] => Some((Asked::List((*item).to_owned()), limits)),
            [article @ .., what @ ("outcome" | "metric" | "outcomes" | "metrics"), "in", alias]
                if article.len() <= 1 =>
            {
                let framework = self.frameworks.iter().find(|framework| framework.alias == *alias);
                let choice = framework.map(|framework| match *what {
                    "outcome" | "outcomes" => framework.outcomes,
                    _ => framework.metrics,
                });
                if self.lost.iter().any(|lost| lost == alias) && choice.is_none() {
                    return None;
                }
                let Some(choice) = choice else {
                    let known = self.frameworks.iter().map(|framework| framework.alias.as_str());
                    let near = weighup_engine::nearest(alias, known);
                    let help = near.map_or_else(
                        || format!("Add: use framework {alias} from \"…\""),
                        |near| format!("Did you mean “{near}”?"),
                    );
                    let message = format!("No framework is used under the name “{alias}”.");
                    let told =
                        self.report.add(codes::W207, span_of(tokens, keyword), &message, &help);
                    if let Some((last, near)) =
                        words.len().checked_sub(1).zip(near.and_then(Nearest::sure))
                        && let Some(written) = tokens.get(last)
                    {
                        told.replace(&written.span, near);
                    }
                    return None;
                };
                plain(match what.strip_suffix('s') {
                    Some(_) => Kind::Choices { choice },
                    None => Kind::Choice { choice },
                })
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
                             year, text, number of …, whole number of …, one of A, B, C, any of A, B, \
                             C, money per …, an outcome in …, a metric in …, list of … (the \
                             item's name is one word)"
                        .to_owned(),
                };
                let message = "I do not know what sort of answer this asks for.";
                if let Some((place, words, help)) = slip_in_answer(tokens, self.report) {
                    let span = span_of(tokens, keyword);
                    self.report.add(codes::W109, span, message, &help).replace(&place, &words);
                    return None;
                }
                let told = self.report.add(codes::W109, span_of(tokens, keyword), message, &help);
                let written = match words.as_slice() {
                    [_] => tokens.get(..1),
                    [_, "of", ..] if matches!(meant, Some("number" | "whole number" | "list")) => {
                        tokens.get(..1)
                    }
                    ["per", "cent"] | ["yes", "no"] | ["yes", "and", "no"] => {
                        tokens.get(..words.len())
                    }
                    _ => None,
                };
                if let Some((meant, written)) = meant.zip(written) {
                    told.replace(&span_of(written, keyword), meant);
                }
                None
            }
        }
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
                (TokenKind::Money(pounds), Kind::Money | Kind::MoneyPer { .. }) => *pounds,
                (TokenKind::Percentage(fraction), Kind::Percentage) => *fraction,
                (TokenKind::Date(day), Kind::Date) if !below_zero => *day,
                (TokenKind::Number(year), Kind::Year) if !below_zero && is_year(*year) => *year,
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
                value(low).map(|lo| Interval::new(Some(lo), unlimited(kind).hi))
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
                let mended = mended_limits(tokens, kind, self.report);
                let told = self.report.add(
                    codes::W114,
                    span_of(tokens, &(0..0)),
                    "I cannot read these limits.",
                    limits_example(kind),
                );
                told.instead(mended.as_deref());
                unlimited(kind)
            })
    }
}

/// The `has` clauses of a list question, each with the clauses that belong to it.
pub(crate) fn fields_of(block: &Block) -> impl Iterator<Item = (&Clause, &[Clause])> {
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

/// Whether a question is about a fact of the world, which no advice changes.
fn is_fixed<'c>(mut clauses: impl Iterator<Item = &'c Clause>) -> bool {
    clauses.any(|clause| clause.keyword == "fixed")
}

fn limits_example(kind: &Kind) -> &'static str {
    match kind {
        Kind::Money | Kind::MoneyPer { .. } => {
            "Write “from £0 to £10m”, “at least £0” or “at most £10m”."
        }
        Kind::Percentage => "Write “from 0% to 100%”, “at least 5%” or “at most 100%”.",
        Kind::Date => "Write “from 1 April 2026 to 31 March 2027” or “at least 1 April 2026”.",
        Kind::Year => "Write “from 1990 to 2100”, “at least 2020” or “at most 2030”.",
        Kind::Number { .. } => "Write “from 0 to 60”, “at least 1” or “at most 60”.",
        _ => "Only numbers, amounts, percentages, dates and years have limits.",
    }
}

/// Whether a figure can stand for a year: a whole number of four digits.
pub(super) fn is_year(figure: Decimal) -> bool {
    figure.fract().is_zero() && unlimited(&Kind::Year).contains(figure)
}

/// Limits in other words, or with figures that lack their sign, as they should be written. Nothing
/// where they may not be meant so: `from 0 to 1` of a percentage may be a part of one.
fn mended_limits(tokens: &[Token], kind: &Kind, report: &Report<'_>) -> Option<String> {
    let (pattern, bounds): (&str, Vec<&Token>) = match tokens {
        [from, low, to, high]
            if (from.is_word("from") && to.is_word("to"))
                || (from.is_word("between") && to.is_word("and")) =>
        {
            ("from", vec![low, high])
        }
        [at, least, low] if at.is_word("at") && least.is_word("least") => ("at least", vec![low]),
        [at, most, high] if at.is_word("at") && most.is_word("most") => ("at most", vec![high]),
        [min, low] if min.is_word("min") || min.is_word("minimum") => ("at least", vec![low]),
        [max, high] if max.is_word("max") || max.is_word("maximum") => ("at most", vec![high]),
        [up, to, high] if up.is_word("up") && to.is_word("to") => ("at most", vec![high]),
        _ => return None,
    };
    let figure = |bound: &&Token| match bound.kind {
        TokenKind::Number(figure)
        | TokenKind::Money(figure)
        | TokenKind::Percentage(figure)
        | TokenKind::Date(figure) => Some(figure),
        _ => None,
    };
    let figures: Option<Vec<_>> = bounds.iter().map(figure).collect();
    let figures = figures.filter(|figures| figures.is_sorted())?;
    let in_percent = figures.last().is_some_and(|figure| *figure > Decimal::ONE);
    let written = bounds.into_iter().map(|bound| {
        let text = report.text_of(bound.span.clone());
        match (&bound.kind, kind) {
            (TokenKind::Number(_), Kind::Money) => Some(format!("£{text}")),
            (TokenKind::Number(_), Kind::Percentage) if in_percent => Some(format!("{text}%")),
            (TokenKind::Number(_), Kind::Number { .. })
            | (TokenKind::Money(_), Kind::Money)
            | (TokenKind::Percentage(_), Kind::Percentage)
            | (TokenKind::Date(_), Kind::Date) => Some(text.to_owned()),
            (TokenKind::Number(year), Kind::Year) if is_year(*year) => Some(text.to_owned()),
            _ => None,
        }
    });
    let written: Option<Vec<_>> = written.collect();
    Some(format!("{pattern} {}", written?.join(" to ")))
}

/// A slip in what a question asks for: where, what belongs there, and that in words.
fn slip_in_answer(tokens: &[Token], report: &Report<'_>) -> Option<(Span, String, String)> {
    let text = |tokens: &[Token]| report.text_of(span_of(tokens, &(0..0))).to_owned();
    match tokens {
        [choice, of, ..] if choice.is_word("choice") && of.is_word("of") => {
            let place = choice.span.start..of.span.end;
            return Some((place, "one of".to_owned(), "Write “one of” instead.".to_owned()));
        }
        [list, of, rest @ ..] if list.is_word("list") && of.is_word("of") => {
            let words: Vec<_> = rest.iter().map_while(Token::word).collect();
            if words.len() < 2 || words.iter().any(|word| ["and", "or"].contains(word)) {
                return None;
            }
            let item = words.join("-");
            let place = span_of(rest.get(..words.len())?, &(0..0));
            let help = format!("What one item is called is one word: list of {item}");
            return Some((place, item, help));
        }
        _ => {}
    }
    let starts =
        ["from", "between", "at", "up", "min", "max", "minimum", "maximum", "under", "over"];
    let at = tokens.iter().position(|token| starts.iter().any(|word| token.is_word(word)))?;
    let (sort, limits) = tokens.split_at_checked(at)?;
    let first = sort.first()?.word()?;
    let known = ["money", "percentage", "date", "year", "number", "whole"].contains(&first);
    let plain = sort.iter().all(|token| token.word().is_some());
    if !known || !plain {
        return None;
    }
    let end = sort.last()?.span.end;
    let help = format!("A comma goes before the limits: {}, {}", text(sort), text(limits));
    Some((end..end, ",".to_owned(), help))
}

/// How many items a list may have at most.
const MOST_ITEMS: usize = 10_000;

fn is_too_many(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number(items) if items > Decimal::from(MOST_ITEMS))
}

/// Reads `up to 30`.
fn most_items(tokens: &[Token]) -> Option<usize> {
    match tokens {
        [up, to, Token { kind: TokenKind::Number(most), .. }]
            if up.is_word("up") && to.is_word("to") =>
        {
            usize::try_from(*most).ok().filter(|most| (1..=MOST_ITEMS).contains(most))
        }
        _ => None,
    }
}
