//! First pass: what a pack declares, so that everything can refer to everything.

use weighup_engine::{
    Decimal, Interval, Kind,
    program::{Choice, ChoiceOption, Expr, Level, List, Lookup, Role, Score, Section, Source},
};

use super::{Compiler, Filtered, Framework, Pending, Stage, Thing, blank, frame, head_span, texts};
use crate::{
    catalogue::{Catalogue, TargetKind, words},
    names::join,
    outline::Block,
    token::{Token, TokenKind, span_of},
};

impl<'b> Compiler<'b, '_, '_> {
    /// Makes choices and properties of a framework's outcomes and metrics.
    pub(super) fn add_framework(&mut self, alias: String, catalogue: &Catalogue) {
        let outcomes = self.program.choices.len();
        let option = |id: &str, label: &str, group: String| ChoiceOption {
            id: id.to_owned(),
            label: label.to_owned(),
            group,
        };
        self.program.choices.push(Choice {
            name: format!("an outcome in {alias}"),
            options: catalogue
                .outcomes()
                .map(|(theme, outcome)| {
                    option(&outcome.id, &outcome.name, format!("{} {}", theme.id, theme.name))
                })
                .collect(),
        });
        self.program.choices.push(Choice {
            name: format!("a metric in {alias}"),
            options: catalogue
                .metrics()
                .map(|(outcome, metric)| {
                    option(&metric.id, &metric.name, format!("{} {}", outcome.id, outcome.name))
                })
                .collect(),
        });
        let ids: Vec<_> = catalogue.outcomes().map(|(_, outcome)| outcome.id.clone()).collect();
        let metrics = || catalogue.metrics().map(|(_, metric)| metric);
        let added = |metric: &crate::catalogue::Metric| {
            let target = metric.target.as_ref().filter(|target| target.kind == TargetKind::Adds);
            target.and_then(|target| target.value)
        };
        let lookups = [
            ("placeholder", Lookup::Truth(metrics().map(|metric| metric.placeholder).collect())),
            ("vague", Lookup::Truth(metrics().map(|metric| metric.vague.is_some()).collect())),
            ("source", Lookup::Truth(metrics().map(|metric| !metric.sources.is_empty()).collect())),
            (
                "has target",
                Lookup::Truth(metrics().map(|metric| added(metric).is_some()).collect()),
            ),
            ("target", Lookup::Number(metrics().map(added).collect())),
            (
                "outcome",
                Lookup::Choice(
                    catalogue
                        .metrics()
                        .map(|(outcome, _)| ids.iter().position(|id| *id == outcome.id))
                        .collect(),
                ),
            ),
        ];
        let mut properties = std::collections::BTreeMap::new();
        for (name, lookup) in lookups {
            properties.insert(name, self.program.lookups.len());
            self.program.lookups.push(lookup);
        }
        for choice in self.program.choices.iter().skip(outcomes) {
            choice.options.iter().for_each(|option| self.names.add(&option.id));
        }
        let metrics = outcomes + 1;
        self.frameworks.push(Framework { alias, outcomes, metrics, properties });
    }

    /// Gathers all declarations.
    pub(super) fn declare(&mut self, blocks: &'b [Block]) {
        self.header(blocks);
        for keyword in ["rules", "total", "verdict"] {
            for second in blocks.iter().filter(|block| block.keyword == keyword).skip(1) {
                let message = format!("A pack has only one “{keyword}”.");
                let help = "Make one of the two, or remove one.";
                self.report.error("W202", second.keyword_span.clone(), &message, help);
            }
        }
        for block in blocks {
            self.check_names(block);
            if block.keyword == "source" {
                self.source(block);
            }
        }
        // Options of questions, tables and levels are declared before anything is read.
        for block in blocks {
            match block.keyword {
                "section" => self.program.sections.push(Section {
                    title: texts(&block.head),
                    help: block.clauses.iter().map(|clause| texts(&clause.tokens)).collect(),
                }),
                "ask" => self.ask(block),
                "setting" => self.declare_value(block, Role::Setting),
                "table" => self.declare_value(block, Role::Definition),
                "level" => self.declare_level(block),
                "total" => self.declare_value(block, Role::Score),
                _ => {}
            }
        }
        for block in blocks {
            match block.keyword {
                "define" if is_list(block, self) => self.declare_filtered(block),
                "define" => self.declare_value(block, Role::Definition),
                "score" => self.declare_value(block, Role::Score),
                _ => {}
            }
        }
        let checks = blocks.iter().filter(|block| block.keyword == "check");
        for (index, block) in checks.enumerate() {
            let name = frame::name_of(block);
            self.add_thing(&name, Thing::Check(index), &head_span(block));
        }
    }

    /// A figure or a sign in a name would be lost.
    fn check_names(&mut self, block: &Block) {
        let named = ["ask", "setting", "define", "table", "level", "check", "score", "total"];
        let fields = block.clauses.iter().filter(|clause| clause.keyword == "has");
        let fields = fields.map(|clause| ("has", clause.tokens.as_slice()));
        let own = named.contains(&block.keyword).then_some((block.keyword, block.head.as_slice()));
        for (keyword, tokens) in own.into_iter().chain(fields) {
            self.check_words(frame::split_name(keyword, tokens).0);
        }
    }

    fn check_words(&mut self, name: &[Token]) {
        if name.iter().any(|token| token.word().is_none()) {
            let help =
                "A name is made of words, each starting with a letter: “two stars”, “band2”.";
            let message = "This name holds a figure or a sign.";
            self.report.error("W123", span_of(name, &(0..0)), message, help);
        }
    }

    fn header(&mut self, blocks: &'b [Block]) {
        let Some(block) = blocks.iter().find(|block| block.keyword == "rules") else {
            self.report.error(
                "W106",
                0..0,
                "This file does not say what it is.",
                "Start it with: rules \"Title of the pack\"",
            );
            return;
        };
        let pack = &mut self.program.pack;
        pack.title = texts(&block.head);
        for clause in &block.clauses {
            let plain = words(&clause.tokens);
            match clause.keyword {
                "edition" => pack.edition = plain,
                "status" => pack.status = plain,
                "about" => pack.about = texts(&clause.tokens),
                _ => {
                    let mut dates = clause.tokens.iter().filter_map(|token| match token.kind {
                        TokenKind::Date(day) => weighup_engine::date_from_day(day),
                        _ => None,
                    });
                    let iso = |(y, m, d): (i32, u8, u8)| format!("{y:04}-{m:02}-{d:02}");
                    if clause.tokens.first().is_some_and(|token| token.is_word("from")) {
                        pack.in_force_from = dates.next().map(iso);
                    }
                    pack.in_force_until = dates.next().map(iso);
                }
            }
        }
        if pack.title.is_empty() {
            let help = "For example: rules \"EMCCA proposal check\"";
            self.report.error("W107", head_span(block), "This pack has no title.", help);
        }
    }

    fn source(&mut self, block: &'b Block) {
        match block.head.as_slice() {
            [id, is, rest @ ..] if id.word().is_some() && is.is_word("is") => {
                let source =
                    Source { id: id.word().unwrap_or_default().to_owned(), title: texts(rest) };
                self.program.sources.push(source);
            }
            _ => self.report.error(
                "W107",
                head_span(block),
                "A source has a short name and a title.",
                "For example: source OF is \"East Midlands Outcomes Framework\"",
            ),
        }
    }

    fn declare_value(&mut self, block: &'b Block, role: Role) {
        let mut name = frame::name_of(block);
        if block.keyword == "total" {
            name = format!("total {name}");
        }
        if name.is_empty() {
            let message = format!("This {} has no name.", block.keyword);
            self.report.error(
                "W107",
                head_span(block),
                &message,
                "Write its name behind the keyword.",
            );
            return;
        }
        if let Some(item) = frame::for_each(block) {
            self.declare_derived(block, &name, item);
            return;
        }
        let index = self.program.values.len();
        if !self.add_thing(&name, Thing::Value(index), &head_span(block)) {
            return;
        }
        let mut value = blank(&name, role);
        for clause in &block.clauses {
            match clause.keyword {
                "cites" => value.citations = self.citations(&clause.tokens),
                "illustrative" => value.illustrative = true,
                _ => {}
            }
        }
        if block.keyword == "setting" {
            value.citations = self.citations(&block.head);
            value.illustrative = block.head.iter().any(|token| token.is_word("illustrative"));
        }
        self.program.values.push(value);
        self.pending.push(Pending { block, stage: Stage::Waiting });
        if block.keyword == "score" {
            self.program.scores.push(Score {
                title: texts(&block.head),
                worth: Decimal::ZERO,
                value: index,
                lines: Vec::new(),
                citations: Vec::new(),
            });
        }
        if matches!(block.keyword, "table" | "level") {
            self.declare_options(block, &name);
        }
    }

    fn declare_level(&mut self, block: &'b Block) {
        let value = self.program.values.len();
        self.declare_value(block, Role::Level);
        if self.program.values.len() > value {
            let title = texts(&block.head);
            let title = if title.is_empty() { frame::name_of(block) } else { title };
            self.program.levels.push(Level { title, value });
        }
    }

    /// Declares the options behind the colon of a table (`one of A, B`) or a level (`A, B`).
    fn declare_options(&mut self, block: &'b Block, name: &str) {
        let tokens = frame::before_texts(frame::after_colon(&block.head));
        let tokens = match tokens {
            [one, of, rest @ ..] if one.is_word("one") && of.is_word("of") => rest,
            _ if block.keyword == "table" => return,
            _ => tokens,
        };
        self.add_choice(name, tokens);
    }

    /// Adds a choice whose options are named by `tokens`, separated by commas.
    pub(super) fn add_choice(&mut self, name: &str, tokens: &[Token]) -> usize {
        let names: Vec<_> = tokens.split(|token| token.is_sign(',')).collect();
        names.iter().for_each(|name| self.check_words(name));
        let options: Vec<_> = names
            .into_iter()
            .map(join)
            .filter(|name| !name.is_empty())
            .map(|id| ChoiceOption { label: id.clone(), id, group: String::new() })
            .collect();
        for (i, option) in options.iter().enumerate() {
            self.names.add(&option.id);
            if options.iter().take(i).any(|before| before.id == option.id) {
                let message = format!("“{}” is an option twice.", option.id);
                let help = "Keep one of them, or give one another name.";
                self.report.error("W202", span_of(tokens, &(0..0)), &message, help);
            }
        }
        self.program.choices.push(Choice { name: name.to_owned(), options });
        self.program.choices.len() - 1
    }

    fn declare_derived(&mut self, block: &'b Block, name: &str, item: &Token) {
        let Some(list) = self.list_of_item(item) else { return };
        let taken = self.program.lists.get(list).is_some_and(|list| {
            list.fields.iter().any(|field| field.id == name)
                || list.derived.iter().any(|derived| derived.name == name)
        });
        if taken || self.things.contains_key(name) {
            let message = format!("“{name}” is declared twice.");
            let help = "Give one of the two another name.";
            self.report.error("W202", head_span(block), &message, help);
            return;
        }
        self.names.add(name);
        if let Some(list) = self.program.lists.get_mut(list) {
            list.derived.push(blank(name, Role::Definition));
        }
        if let Some(pending) = self.pending_derived.get_mut(list) {
            pending.push(Pending { block, stage: Stage::Waiting });
        }
    }

    fn list_of_item(&mut self, item: &Token) -> Option<usize> {
        let word = item.word().unwrap_or_default();
        let found = self.program.lists.iter().position(|list| list.item == word);
        if found.is_none() {
            let items = self.program.lists.iter().map(|list| list.item.as_str());
            let help = weighup_engine::closest(word, items).map_or_else(
                || "Name the item of a list, as in “ask claims: list of claim”.".to_owned(),
                |item| format!("Did you mean “{item}”?"),
            );
            let message = format!("No list has items called “{word}”.");
            self.report.error("W201", item.span.clone(), &message, &help);
        }
        found
    }

    fn declare_filtered(&mut self, block: &'b Block) {
        let Some(list) = list_named(block, self) else { return };
        let index = self.filtered.len();
        if self.add_thing(&frame::name_of(block), Thing::Filtered(index), &head_span(block)) {
            let filter = Expr::Truth(true);
            self.filtered.push(Filtered { block, stage: Stage::Waiting, list, filter });
        }
    }

    /// Declares a list's place for values computed per item.
    pub(super) fn add_list(&mut self, question: usize, item: String, most: usize) -> usize {
        let list = List { question, item, most, fields: Vec::new(), derived: Vec::new() };
        self.program.lists.push(list);
        self.pending_derived.push(Vec::new());
        self.program.lists.len() - 1
    }
}

/// Whether a definition names a list: it starts with a list's name followed by `where`.
fn is_list(block: &Block, compiler: &Compiler<'_, '_, '_>) -> bool {
    list_named(block, compiler).is_some()
}

fn list_named(block: &Block, compiler: &Compiler<'_, '_, '_>) -> Option<usize> {
    let tokens = frame::after_is(block);
    let end = tokens.iter().position(|token| token.is_word("where"))?;
    match compiler.things.get(&join(tokens.get(..end)?)) {
        Some(Thing::List(list)) => Some(*list),
        _ => None,
    }
}

/// Limits for a kind that has none of its own.
pub(super) fn unlimited(kind: &Kind) -> Interval {
    match kind {
        Kind::Number { .. } | Kind::Money => Interval::new(Some(Decimal::ZERO), None),
        _ => Interval::ALL,
    }
}
