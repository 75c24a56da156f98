//! First pass: what a pack declares, so that everything can refer to everything.

use std::collections::BTreeSet;

use weighup_engine::{
    DURATIONS, Decimal, Interval, Kind,
    program::{
        Choice, ChoiceOption, Computed, Expr, Level, List, Lookup, Role, Score, Section, Source,
    },
};

use super::{
    Compiler, Filtered, Framework, Pending, Stage, Thing, blank, check, frame, head_span, share,
    texts,
};
use crate::{
    catalogue::{Catalogue, Class, Direction, Metric, TargetKind, words},
    codes,
    edition::{self, Period},
    names::join,
    outline::Block,
    refer::{self, resolve},
    sites,
    token::{Span, Token, TokenKind, span_of},
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
        let added = |metric: &Metric| {
            let target = metric.target.as_ref().filter(|target| target.kind == TargetKind::Adds);
            target.and_then(|target| target.value)
        };
        let holds = |test: fn(&Metric) -> bool| Lookup::Truth(metrics().map(test).collect());
        let contextual = catalogue
            .outcomes()
            .filter(|(theme, outcome)| theme.contextual || outcome.contextual)
            .map(|(_, outcome)| outcome.id.as_str());
        let mut in_context = BTreeSet::new();
        in_context.extend(contextual);
        let groups = catalogue.outcomes().flat_map(|(_, outcome)| &outcome.groups);
        let classes: Vec<_> = groups
            .flat_map(|group| group.metrics.iter().map(|metric| metric.class.or(group.class)))
            .collect();
        let class = |class: Class| {
            Lookup::Truth(classes.iter().map(|known| *known == Some(class)).collect())
        };
        let of_outcomes = [(
            "contextual",
            Lookup::Truth(ids.iter().map(|id| in_context.contains(id.as_str())).collect()),
        )];
        let of_metrics = [
            ("placeholder", holds(|metric| metric.placeholder)),
            ("vague", holds(|metric| metric.vague.is_some())),
            (
                "immature",
                holds(|metric| metric.immature.is_some() || metric.wording_to_be_confirmed),
            ),
            ("retired", holds(|metric| metric.retired.is_some())),
            ("outcome metric", class(Class::Outcome)),
            ("output metric", class(Class::Output)),
            ("better when higher", holds(|metric| metric.direction == Some(Direction::Higher))),
            ("better when lower", holds(|metric| metric.direction == Some(Direction::Lower))),
            (
                "contextual",
                Lookup::Truth(
                    catalogue
                        .metrics()
                        .zip(&classes)
                        .map(|((outcome, _), class)| {
                            *class == Some(Class::Contextual)
                                || in_context.contains(outcome.id.as_str())
                        })
                        .collect(),
                ),
            ),
            ("source", holds(|metric| !metric.sources.is_empty())),
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
        for choice in self.program.choices.iter().skip(outcomes) {
            choice.options.iter().for_each(|option| self.names.add_option(&option.id));
        }
        let metrics = outcomes + 1;
        self.sites.frameworks.push(sites::Framework {
            alias: alias.clone(),
            outcomes,
            metrics,
            placeholders: catalogue.metrics().map(|(_, metric)| metric.placeholder).collect(),
            retired: catalogue.metrics().map(|(_, metric)| metric.retired.clone()).collect(),
        });
        let targets = share::quantified(catalogue);
        let (of_outcomes, of_metrics) = (of_outcomes.into(), of_metrics.into());
        self.frameworks.push(Framework {
            alias,
            outcomes,
            metrics,
            of_outcomes,
            of_metrics,
            targets,
        });
    }

    /// Gathers all declarations.
    pub(super) fn declare(&mut self, blocks: &'b [Block]) {
        self.header();
        self.only_one(blocks);
        self.plain_names(blocks);
        let pack = self.pack;
        self.nothing_lost(pack.headers.iter().chain(&pack.parts).chain(blocks));
        self.gather_units(blocks);
        for block in blocks {
            if block.keyword == "source" {
                self.source(block);
            }
        }
        // Options of questions, tables and levels are declared before anything is read.
        let mut layer = 0;
        for block in blocks {
            let own = self.pack.layer_of(block.keyword_span.start);
            if std::mem::replace(&mut layer, own) != own {
                // A local pack's questions stand in sections that it names itself.
                self.section = None;
            }
            match block.keyword {
                "section" => self.declare_section(block),
                "ask" if frame::for_each(block).is_none() => self.ask(block),
                "setting" => self.declare_value(block, Role::Setting),
                "table" => self.declare_value(block, Role::Definition),
                "level" => self.declare_level(block),
                "tension" => self.declare_tension(block),
                "total" => self.declare_value(block, Role::Score),
                _ => {}
            }
        }
        for block in blocks.iter().filter(|block| block.keyword == "ask") {
            if let Some(item) = frame::for_each(block) {
                self.ask_for_each(block, item);
            }
        }
        self.named_lists(blocks);
        for block in blocks {
            match block.keyword {
                "define" if is_list(block, self) => {}
                "define"
                    if narrowed(block)
                        .is_some_and(|name| self.things.get(&name) == Some(&Thing::Broken)) =>
                {
                    self.broken(&frame::name_of(block));
                }
                "define" => self.declare_value(block, Role::Definition),
                "score" => self.declare_value(block, Role::Score),
                _ => {}
            }
        }
        let checks = blocks.iter().filter(|block| block.keyword == "check");
        for (index, block) in checks.enumerate() {
            let name = frame::name_of(block);
            if !name.is_empty() {
                self.add_thing(&name, Thing::Check(index), &name_span(block));
            }
            self.pending_checks.push(Pending { block, stage: Stage::Waiting });
            self.program.checks.push(check::blank(name, texts(&block.head)));
        }
    }

    /// What things are counted in, so that figures may carry units wherever they stand.
    fn gather_units(&mut self, blocks: &'b [Block]) {
        DURATIONS.iter().for_each(|unit| self.names.add_unit(unit));
        let heads = blocks.iter().filter(|it| matches!(it.keyword, "ask" | "table"));
        let lines = heads.flat_map(|block| {
            let fields = block.clauses.iter().filter(|clause| clause.keyword == "has");
            fields.map(|clause| clause.tokens.as_slice()).chain([block.head.as_slice()])
        });
        for tokens in lines {
            let sort = frame::before_texts(frame::after_colon(tokens));
            let words: Vec<_> = sort.iter().map_while(Token::word).collect();
            if let ["number", "of", unit @ ..] | ["whole", "number", "of", unit @ ..] =
                words.as_slice()
            {
                self.names.add_unit(&unit.join(" "));
            }
        }
    }

    /// What a pack has only one of.
    fn only_one(&mut self, blocks: &'b [Block]) {
        for keyword in ["total", "verdict", "share of targets"] {
            let mut all = blocks.iter().filter(|block| block.keyword == keyword);
            let Some(first) = all.next().map(|first| first.keyword_span.start) else { continue };
            for block in all {
                let message = format!("This pack has a second “{keyword}”.");
                let line = self.report.line_seen_from(first, block.keyword_span.start);
                let elsewhere = if line.contains(',') {
                    format!(" The first is in {line}.")
                } else {
                    String::new()
                };
                let help = format!("Join the two, or remove one.{elsewhere}");
                self.report.add(codes::W202, block.keyword_span.clone(), &message, &help);
            }
        }
    }

    /// A section; that of a local pack joins the central one of the same title.
    fn declare_section(&mut self, block: &'b Block) {
        let title = texts(&block.head);
        let help: String = block.clauses.iter().map(|clause| texts(&clause.tokens)).collect();
        let local = self.pack.layer_of(block.keyword_span.start) > 0;
        let known = self.program.sections.iter().position(|section| section.title == title);
        match known.filter(|_| local).and_then(|at| self.program.sections.get_mut(at).zip(Some(at)))
        {
            Some((section, at)) => {
                section.help = [section.help.as_str(), help.as_str()].join(" ").trim().to_owned();
                self.section = Some(at);
            }
            None => {
                self.section = Some(self.program.sections.len());
                self.program.sections.push(Section { title, help });
            }
        }
    }

    /// Names are words; whatever declares one has one.
    fn plain_names(&mut self, blocks: &'b [Block]) {
        let fields = |block: &'b Block| {
            let clauses = block.clauses.iter().filter(|clause| clause.keyword == "has");
            clauses.map(|clause| ("has", clause.tokens.as_slice(), &clause.keyword_span))
        };
        let own = |block: &'b Block| {
            let declares =
                ["ask", "setting", "define", "table", "level", "tension", "check", "score"];
            let head = (block.keyword, block.head.as_slice(), &block.keyword_span);
            declares.contains(&block.keyword).then_some(head)
        };
        for (keyword, tokens, keyword_span) in
            blocks.iter().flat_map(|block| own(block).into_iter().chain(fields(block)))
        {
            let (name, _) = frame::split_name(keyword, tokens);
            let odd = name
                .iter()
                .find(|token| token.word().is_none() && token.kind != TokenKind::Unreadable);
            match odd {
                Some(odd) => {
                    // What ends the name is missing: that is the mistake.
                    let endless = match keyword {
                        "ask" | "has" | "table" | "level" => {
                            !tokens.iter().any(|token| token.is_sign(':'))
                        }
                        "setting" | "define" => !tokens.iter().any(|token| token.is_word("is")),
                        _ => false,
                    };
                    if !endless {
                        let help = match odd.kind {
                            TokenKind::Sign(_) => "Leave the sign out of the name.",
                            _ => "Write figures as a part of a word, as in y2026, or in words.",
                        };
                        let message = "A name is made of words.";
                        self.report.add(codes::W125, odd.span.clone(), message, help);
                    }
                }
                None if name.is_empty() => {
                    let thing = match keyword {
                        "ask" => "question",
                        "define" => "definition",
                        "has" => "field",
                        other => other,
                    };
                    let message = format!("This {thing} has no name.");
                    let help = "Write its name behind the keyword.";
                    self.report.add(codes::W107, span_of(tokens, keyword_span), &message, help);
                }
                None => {}
            }
        }
    }

    /// What stands where it would not be read.
    fn nothing_lost(&mut self, blocks: impl Iterator<Item = &'b Block>) {
        let is_text = |token: &Token| matches!(token.kind, TokenKind::Text(_));
        for block in blocks {
            if block.keyword == "section" && texts(&block.head).is_empty() {
                let help = "Add a heading in quotation marks: section \"Money and scale\"";
                let message = "This section has no heading.";
                self.report.add(codes::W107, head_span(block), message, help);
            }
            let titled = [
                "rules",
                "part",
                "section",
                "ask",
                "table",
                "level",
                "show",
                "share of targets",
                "tension",
                "check",
                "score",
                "total",
            ];
            let head = titled.contains(&block.keyword).then_some(block.head.as_slice());
            let clauses = block.clauses.iter().filter(|it| matches!(it.keyword, "has" | "#"));
            let lines = head.into_iter().chain(clauses.map(|clause| clause.tokens.as_slice()));
            for tokens in lines {
                let mut behind = tokens.iter().skip_while(|token| !is_text(token));
                if let Some(odd) = behind.find(|token| !is_text(token)) {
                    let span = odd.span.start..tokens.last().map_or(odd.span.end, |it| it.span.end);
                    let message = "I do not know how this goes on from here.";
                    let help =
                        "Behind the words in quotation marks nothing more goes on this line.";
                    self.report.add(codes::W110, span, message, help);
                }
            }
            for clause in &block.clauses {
                let message = match clause.keyword {
                    "help" | "about" | "because"
                        if clause.tokens.is_empty() || !clause.tokens.iter().all(is_text) =>
                    {
                        format!("“{}” takes a text in quotation marks.", clause.keyword)
                    }
                    "cites"
                        if !clause
                            .tokens
                            .iter()
                            .any(|token| matches!(token.kind, TokenKind::Citation(_))) =>
                    {
                        "“cites” takes clauses in square brackets.".to_owned()
                    }
                    "for the record" | "fixed" if !clause.tokens.is_empty() => {
                        let message = "I do not know how this goes on from here.";
                        let help = format!("“{}” stands on a line of its own.", clause.keyword);
                        let span = span_of(&clause.tokens, &clause.keyword_span);
                        self.report.add(codes::W110, span, message, &help);
                        continue;
                    }
                    _ => continue,
                };
                let example = if clause.keyword == "cites" { "[OF 2b]" } else { "\"…\"" };
                let help = format!("For example: {} {example}", clause.keyword);
                let span = span_of(&clause.tokens, &clause.keyword_span);
                self.report.add(codes::W107, span, &message, &help);
            }
        }
    }

    fn header(&mut self) {
        let [.., block] = self.pack.headers.as_slice() else { return };
        let pack = &mut self.program.pack;
        pack.title = texts(&block.head);
        for clause in &block.clauses {
            match clause.keyword {
                "edition" => pack.edition = words(&clause.tokens),
                "status" => pack.status = words(&clause.tokens),
                "about" => pack.about = texts(&clause.tokens),
                _ => {}
            }
        }
        if pack.title.is_empty() {
            let help = "For example: rules \"EMCCA proposal check\"";
            self.report.add(codes::W107, head_span(block), "This pack has no title.", help);
        }
        self.in_force(block);
        self.extended();
    }

    /// From when until when the pack is in force.
    fn in_force(&mut self, header: &'b Block) {
        let lines = || header.clauses.iter().filter(|clause| clause.keyword == "in force");
        let tokens: Vec<_> = lines().flat_map(|clause| clause.tokens.iter().cloned()).collect();
        let Some(keyword) = lines().next().map(|clause| &clause.keyword_span) else { return };
        let Some(Period { from, until }) = edition::period(header) else {
            if !tokens.iter().any(|token| token.kind == TokenKind::Unreadable) {
                let help = "For example: in force from 1 April 2026 until 31 March 2027";
                let message = "I cannot read when this pack is in force.";
                self.report.add(codes::W107, span_of(&tokens, keyword), message, help);
            }
            return;
        };
        if let (Some(first), Some(last)) = (from, until)
            && last < first
        {
            let message = "This pack would be in force until a day before it starts.";
            let help = "Change one of the two dates.";
            self.report.add(codes::W817, span_of(&tokens, keyword), message, help);
        }
        let iso = |day| {
            let (year, month, day) = weighup_engine::date_from_day(day)?;
            Some(format!("{year:04}-{month:02}-{day:02}"))
        };
        self.program.pack.in_force_from = from.and_then(iso);
        self.program.pack.in_force_until = until.and_then(iso);
    }

    /// `source OF is "The framework"`, `source OF clauses from "of-clauses.weigh"`, or both.
    fn source(&mut self, block: &'b Block) {
        let [id, rest @ ..] = block.head.as_slice() else { return self.unclear_source(block) };
        let (title, behind) = match rest {
            [is, rest @ ..] if is.is_word("is") => {
                let texts = rest.iter().take_while(|it| matches!(it.kind, TokenKind::Text(_)));
                rest.split_at_checked(texts.count()).unwrap_or((rest, &[]))
            }
            rest => (&[][..], rest),
        };
        let listed = refer::clauses_of(block);
        let whole = match behind {
            [] => !title.is_empty(),
            [comma, _, _, _] => comma.is_sign(',') && !title.is_empty() && listed.is_some(),
            [_, _, _] => title.is_empty() && listed.is_some(),
            _ => false,
        };
        if !whole {
            return self.unclear_source(block);
        }
        let Some(id) = id.word() else { return self.unclear_source(block) };
        let path = self.report.path_of(block.keyword_span.start);
        let listed = listed.map(|file| resolve(path, &file.path));
        let listed = listed.and_then(|path| self.pack.clauses.get(&path));
        let mut title = texts(title);
        if title.is_empty() {
            title = listed.map(|clauses| clauses.title.clone()).unwrap_or_default();
        }
        if let Some(clauses) = listed {
            self.clauses.insert(id.to_owned(), clauses.clauses.clone());
        }
        match self.program.sources.iter().find(|source| source.id == id) {
            // Several files of a pack may cite the same document.
            Some(known) if known.title == title || listed.is_none() && title.is_empty() => {}
            Some(_) => {
                let message = format!("Two sources are called “{id}”.");
                let help = "Give one of the two another short name, or both the same title.";
                self.report.add(codes::W202, head_span(block), &message, help);
            }
            None => self.program.sources.push(Source { id: id.to_owned(), title }),
        }
    }

    fn unclear_source(&mut self, block: &'b Block) {
        self.report.add(
            codes::W107,
            head_span(block),
            "A source has a short name and a title.",
            "For example: source OF is \"East Midlands Outcomes Framework\". Where its clauses are \
             listed in a file, add: , clauses from \"of-clauses.weigh\"",
        );
        // What cites it is not at fault.
        let id = block.head.first().and_then(Token::word).unwrap_or_default().to_owned();
        self.program.sources.push(Source { id, title: String::new() });
    }

    pub(super) fn declare_value(&mut self, block: &'b Block, role: Role) {
        let mut name = frame::name_of(block);
        if block.keyword == "total" {
            name = format!("total {name}");
        }
        if name.is_empty() {
            return;
        }
        if let Some(item) = frame::for_each(block) {
            self.declare_derived(block, &name, item);
            return;
        }
        let index = self.program.values.len();
        if !self.add_thing(&name, Thing::Value(index), &name_span(block)) {
            return;
        }
        let mut value = blank(&name, role);
        self.marked(block, &mut value);
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
                most: None,
                citations: Vec::new(),
            });
        }
        if matches!(block.keyword, "table" | "level") {
            self.declare_options(block, &name);
        }
    }

    /// Where a value comes from, and whether its figures are the pack's own.
    fn marked(&mut self, block: &'b Block, value: &mut Computed) {
        for clause in &block.clauses {
            match clause.keyword {
                "cites" => value.citations = self.citations(&clause.tokens),
                "illustrative" => value.illustrative = true,
                _ => {}
            }
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
        let tokens = match frame::given_by_table(block) {
            [one, of, rest @ ..] if one.is_word("one") && of.is_word("of") => rest,
            _ if block.keyword == "table" => return,
            tokens => tokens,
        };
        if self.colon_missing(block.keyword, &block.head, &head_span(block)) {
            return;
        }
        self.add_choice(name, tokens, &head_span(block));
    }

    /// Reports a missing colon.
    pub(super) fn colon_missing(&mut self, keyword: &str, tokens: &[Token], span: &Span) -> bool {
        let missing = !tokens.iter().any(|token| token.is_sign(':'));
        if missing {
            let example = match keyword {
                "ask" | "has" => "ask public cost: money \"What does it cost?\"",
                "table" => "table rate: percentage",
                _ => "level tier: T1, T2, T3",
            };
            let help = format!("For example: {example}");
            let message = "The colon behind the name is missing.";
            self.report.add(codes::W107, span.clone(), message, &help);
        }
        missing
    }

    /// Adds a choice whose options are named by `tokens`, separated by commas.
    pub(super) fn add_choice(&mut self, name: &str, tokens: &[Token], around: &Span) -> usize {
        let options: Vec<_> = tokens
            .split(|token| token.is_sign(','))
            .map(join)
            .filter(|name| !name.is_empty())
            .map(|id| ChoiceOption { label: id.clone(), id, group: String::new() })
            .collect();
        let parts = || tokens.split(|token| token.is_sign(',')).filter(|part| !part.is_empty());
        let mut seen = BTreeSet::new();
        for part in parts() {
            if !seen.insert(join(part)) {
                let message = format!("“{}” is an option of {name} twice.", join(part));
                self.report.add(codes::W202, span_of(part, around), &message, "Keep one of them.");
            }
        }
        if options.is_empty() && !tokens.iter().any(|token| token.kind == TokenKind::Unreadable) {
            let help = "Write them behind the colon, separated by commas: low, medium, high.";
            let message = format!("“{name}” has no options.");
            self.report.add(codes::W107, around.clone(), &message, help);
        }
        self.plain_options(tokens);
        options.iter().for_each(|option| self.names.add_option(&option.id));
        self.program.choices.push(Choice { name: name.to_owned(), options });
        self.program.choices.len() - 1
    }

    /// Options are words with commas between them: what else stands there would be lost.
    fn plain_options(&mut self, tokens: &[Token]) {
        const SEPARATE: &str = "Options are separated by commas: low, medium, high.";
        let odd = |token: &&Token| {
            token.word().is_none() && !token.is_sign(',') && token.kind != TokenKind::Unreadable
        };
        if let Some(odd) = tokens.iter().find(odd) {
            let help = match odd.kind {
                TokenKind::Number(_) => {
                    "Write figures in words, or as a part of a word: under three years, y2026."
                }
                _ => SEPARATE,
            };
            self.report.add(codes::W125, odd.span.clone(), "An option is made of words.", help);
            return;
        }
        let parts: Vec<_> = tokens.split(|token| token.is_sign(',')).collect();
        let joins = |part: &[Token]| part.iter().any(|it| it.is_word("or") || it.is_word("and"));
        match parts.as_slice() {
            [only] if joins(only) => {
                let message = format!("“{}” is one option.", join(only));
                let span = span_of(only, &(0..0));
                let mut joints = only.iter().filter(|it| it.is_word("or") || it.is_word("and"));
                let joint = joints.next().filter(|_| joints.next().is_none());
                let before = joint.and_then(|joint| {
                    let at = only.iter().position(|token| token == joint)?.checked_sub(1)?;
                    Some(only.get(at)?.span.end..joint.span.end)
                });
                let told = self.report.add(codes::W125, span, &message, SEPARATE);
                if let Some(place) = before {
                    told.replace(&place, ",");
                }
            }
            [others @ .., last]
                if last.iter().any(|it| it.is_word("or"))
                    && !others.iter().any(|part| joins(part)) =>
            {
                let message = format!("“{}” is one option.", join(last));
                let help = "If two are meant, put a comma between them.";
                self.report.add(codes::W133, span_of(last, &(0..0)), &message, help);
            }
            _ => {}
        }
    }

    fn declare_derived(&mut self, block: &'b Block, name: &str, item: &Token) {
        let Some(list) = self.list_of_item(item) else {
            self.broken(name);
            return;
        };
        let taken = self.program.lists.get(list).is_some_and(|list| {
            list.fields.iter().any(|field| field.id == name)
                || list.derived.iter().any(|derived| derived.name == name)
        });
        if taken || self.things.contains_key(name) {
            self.twice(name, &name_span(block));
            return;
        }
        self.names.add(name);
        let mut value = blank(name, Role::Definition);
        self.marked(block, &mut value);
        if let Some(list) = self.program.lists.get_mut(list) {
            list.derived.push(value);
        }
        if let Some(pending) = self.pending_derived.get_mut(list) {
            pending.push(Pending { block, stage: Stage::Waiting });
        }
    }

    pub(super) fn list_of_item(&mut self, item: &Token) -> Option<usize> {
        let word = item.word().unwrap_or_default();
        let found = self.program.lists.iter().position(|list| list.item == word);
        let broken = self.things.values().any(|thing| *thing == Thing::Broken);
        if found.is_none() && !broken {
            let items = self.program.lists.iter().map(|list| list.item.as_str());
            let near = weighup_engine::nearest(word, items);
            let help = near.map_or_else(
                || "Name the item of a list, as in “ask claims: list of claim”.".to_owned(),
                |item| format!("Did you mean “{item}”?"),
            );
            let message = format!("No list has items called “{word}”.");
            self.report.add(codes::W201, item.span.clone(), &message, &help).did_you_mean(near);
        }
        found
    }

    /// Something was to be declared under this name, and could not be.
    pub(super) fn broken(&mut self, name: &str) {
        if !name.is_empty() && !self.things.contains_key(name) {
            self.names.add(name);
            self.things.insert(name.to_owned(), Thing::Broken);
        }
    }

    /// Named lists may narrow one another, whichever comes first.
    fn named_lists(&mut self, blocks: &'b [Block]) {
        let mut waiting: Vec<_> =
            blocks.iter().filter(|it| it.keyword == "define" && narrowed(it).is_some()).collect();
        loop {
            let before = waiting.len();
            waiting.retain(|block| {
                let ready = is_list(block, self);
                if ready {
                    self.declare_filtered(block);
                }
                !ready
            });
            if waiting.len() == before {
                return;
            }
        }
    }

    fn declare_filtered(&mut self, block: &'b Block) {
        let Some(list) = list_named(block, self) else { return };
        let index = self.filtered.len();
        if self.add_thing(&frame::name_of(block), Thing::Filtered(index), &name_span(block)) {
            let whole = self.program.asks_for(list).map(|question| question.id.as_str());
            let item = self.program.lists.get(list).map(|list| list.item.as_str());
            let whole = (whole.unwrap_or_default(), item.unwrap_or_default());
            self.names.add_narrowed_list(&frame::name_of(block), whole);
            for clause in block.clauses.iter().filter(|clause| clause.keyword == "cites") {
                self.citations(&clause.tokens);
            }
            let filter = Expr::Truth(true);
            self.filtered.push(Filtered { block, stage: Stage::Waiting, list, filter });
        }
    }

    /// Declares a list's place for values computed per item.
    pub(super) fn add_list(&mut self, list: List) -> usize {
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
    match compiler.things.get(&narrowed(block)?) {
        Some(Thing::List(list)) => Some(*list),
        Some(Thing::Filtered(index)) => compiler.filtered.get(*index).map(|it| it.list),
        _ => None,
    }
}

/// What a definition narrows: the name before its `where`.
fn narrowed(block: &Block) -> Option<String> {
    let tokens = frame::after_is(block)?;
    let end = tokens.iter().position(|token| token.is_word("where"))?;
    let name = tokens.get(..end)?;
    name.iter().all(|token| token.word().is_some()).then(|| join(name))
}

/// The place of a block's name.
pub(super) fn name_span(block: &Block) -> Span {
    span_of(frame::split_name(block.keyword, &block.head).0, &block.keyword_span)
}

/// Limits for a kind that has none of its own.
pub(super) fn unlimited(kind: &Kind) -> Interval {
    match kind {
        Kind::Number { .. } | Kind::Money | Kind::MoneyPer { .. } => {
            Interval::new(Some(Decimal::ZERO), None)
        }
        Kind::Year => Interval::new(Some(Decimal::from(1_000)), Some(Decimal::from(9_999))),
        _ => Interval::ALL,
    }
}
