//! Reads a framework file: its outline to a catalogue.

use super::{
    Catalogue, Class, Direction, Enabler, Group, Indicator, Metric, Outcome, Statement, Target,
    Theme, target,
};
use crate::{
    codes,
    outline::{Block, Clause, FileKind, Outline, outline},
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// Reads a framework file whose first byte has the position `base`.
pub(crate) fn of_file(text: &str, base: usize, report: &mut Report<'_>) -> Catalogue {
    let outline = outline(text, base, report);
    if outline.kind != FileKind::Framework {
        let help = "Start it with: framework \"Title of the framework\"";
        report.add(codes::W106, base..base, "This is not a framework file.", help);
        return Catalogue::default();
    }
    read(&outline, report)
}

/// Reads a catalogue from a framework file's outline.
pub(crate) fn read(outline: &Outline, report: &mut Report<'_>) -> Catalogue {
    let mut reader =
        Reader { report, catalogue: Catalogue::default(), ids: Vec::new(), place: Place::Nowhere };
    for block in &outline.blocks {
        reader.block(block);
    }
    reader.check_same_as(outline);
    reader.catalogue
}

struct Reader<'a, 'r> {
    report: &'a mut Report<'r>,
    catalogue: Catalogue,
    ids: Vec<String>,
    place: Place,
}

/// What a metric belongs to that comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    Outcome,
    Enabler,
}

impl Reader<'_, '_> {
    fn block(&mut self, block: &Block) {
        match block.keyword {
            "framework" => self.header(block),
            "theme" => {
                let theme = self.theme(block);
                self.catalogue.themes.push(theme);
                self.place = Place::Nowhere;
            }
            "outcome" => {
                let outcome = self.outcome(block);
                self.place = Place::Outcome;
                match self.catalogue.themes.last_mut() {
                    Some(theme) => theme.outcomes.push(outcome),
                    None => self.misplaced(block, "theme"),
                }
            }
            "group" => {
                let group = self.group(block);
                match self.last_outcome() {
                    Some(outcome) => outcome.groups.push(group),
                    None => self.misplaced(block, "outcome"),
                }
            }
            "metric" => {
                let metric = self.metric(block);
                match self.last_metrics() {
                    Some(metrics) => metrics.push(metric),
                    None => self.misplaced(block, "outcome"),
                }
            }
            _ => self.beside(block),
        }
    }

    /// What stands beside the outcomes.
    fn beside(&mut self, block: &Block) {
        self.place = Place::Nowhere;
        match block.keyword {
            "enabler" => {
                let (id, name) = self.id_and_name(block);
                let notes = self.notes(block);
                self.catalogue.enablers.push(Enabler { id, name, notes, metrics: Vec::new() });
                self.place = Place::Enabler;
            }
            "indicator" => {
                let indicator = self.indicator(block);
                self.catalogue.indicators.push(indicator);
            }
            keyword => {
                let statement = self.statement(block);
                match keyword {
                    "principle" => self.catalogue.principles.push(statement),
                    "approach" => self.catalogue.approaches.push(statement),
                    _ => self.catalogue.partnerships.push(statement),
                }
            }
        }
    }

    fn header(&mut self, block: &Block) {
        self.catalogue.title = self.only_text(block);
        for clause in &block.clauses {
            match clause.keyword {
                "publisher" => self.catalogue.publisher = self.text(clause),
                "edition" => self.catalogue.edition = words(&clause.tokens),
                "status" => self.catalogue.status = words(&clause.tokens),
                "published" => self.catalogue.published = self.text(clause),
                "themes are called" => self.catalogue.theme_name = self.text(clause),
                "outcomes are called" => self.catalogue.outcome_name = self.text(clause),
                _ => {
                    let note = self.text(clause);
                    self.catalogue.notes.push(note);
                }
            }
        }
    }

    fn theme(&mut self, block: &Block) -> Theme {
        let (id, name) = self.id_and_name(block);
        let in_full = self.in_full(block);
        let contextual = block.clause("contextual").is_some();
        Theme { id, name, in_full, contextual, notes: self.notes(block), outcomes: Vec::new() }
    }

    fn outcome(&mut self, block: &Block) -> Outcome {
        let (id, name) = self.id_and_name(block);
        let in_full = self.in_full(block);
        let contextual = block.clause("contextual").is_some();
        Outcome { id, name, in_full, contextual, notes: self.notes(block), groups: Vec::new() }
    }

    fn group(&mut self, block: &Block) -> Group {
        let name = self.only_text(block);
        let class = block.clause("class").and_then(|clause| self.class(clause));
        Group { name, class, notes: self.notes(block), metrics: Vec::new() }
    }

    fn statement(&mut self, block: &Block) -> Statement {
        let (id, name) = self.id_and_name(block);
        let mut statement = Statement { id, name, ..Statement::default() };
        for clause in &block.clauses {
            match clause.keyword {
                "body" => statement.body = self.text(clause),
                "point" => statement.points.extend(self.texts(clause)),
                _ => statement.notes.extend(self.texts(clause)),
            }
        }
        statement
    }

    fn indicator(&mut self, block: &Block) -> Indicator {
        let (id, name) = self.id_and_name(block);
        let mut indicator = Indicator { id, name, ..Indicator::default() };
        for clause in &block.clauses {
            match clause.keyword {
                "in full" => indicator.in_full = self.text(clause),
                "under theme" => indicator.theme = self.text(clause),
                "source" => indicator.sources.extend(self.texts(clause)),
                _ => indicator.notes.extend(self.texts(clause)),
            }
        }
        indicator
    }

    fn last_outcome(&mut self) -> Option<&mut Outcome> {
        if self.place != Place::Outcome {
            return None;
        }
        self.catalogue.themes.last_mut()?.outcomes.last_mut()
    }

    /// Where a metric goes: to the enabler, or to the outcome's last group. An outcome without
    /// groups gets one that has no heading.
    fn last_metrics(&mut self) -> Option<&mut Vec<Metric>> {
        if self.place == Place::Enabler {
            return self.catalogue.enablers.last_mut().map(|enabler| &mut enabler.metrics);
        }
        let outcome = self.last_outcome()?;
        if outcome.groups.is_empty() {
            let (name, notes) = (String::new(), Vec::new());
            outcome.groups.push(Group { name, class: None, notes, metrics: Vec::new() });
        }
        outcome.groups.last_mut().map(|group| &mut group.metrics)
    }

    fn misplaced(&mut self, block: &Block, parent: &str) {
        let message = format!("This {} belongs to no {parent}.", block.keyword);
        let help = format!("Put it behind the {parent} it belongs to.");
        self.report.add(codes::W701, block.keyword_span.clone(), &message, &help);
    }

    fn metric(&mut self, block: &Block) -> Metric {
        let (id, name) = self.id_and_name(block);
        let mut metric = Metric { id, name, ..Metric::default() };
        for clause in &block.clauses {
            match clause.keyword {
                "source" => metric.sources.extend(self.texts(clause)),
                "source to be confirmed" => metric.source_to_be_confirmed = true,
                "tag" => metric.tags.extend(self.texts(clause)),
                "class" => metric.class = self.class(clause),
                "wording to be confirmed" => metric.wording_to_be_confirmed = true,
                "immature because" => metric.immature = Some(self.text(clause)),
                "placeholder" => metric.placeholder = true,
                "vague because" => metric.vague = Some(self.text(clause)),
                "part of" => metric.part_of = Some(self.text(clause)),
                "same as" => metric.same_as = Some(words(&clause.tokens)),
                "better when" => metric.direction = self.direction(clause),
                "direction depends" => metric.direction = Some(Direction::Depends),
                "unit" => metric.unit = Some(self.text(clause)),
                "period" => metric.period = Some(self.text(clause)),
                "retired because" => metric.retired = Some(self.text(clause)),
                "target" => self.target(clause, &mut metric.target),
                _ => metric.notes.extend(self.texts(clause)),
            }
        }
        metric
    }

    fn direction(&mut self, clause: &Clause) -> Option<Direction> {
        match clause.tokens.as_slice() {
            [word] if word.is_word("higher") => Some(Direction::Higher),
            [word] if word.is_word("lower") => Some(Direction::Lower),
            _ => {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let message = "I cannot read which way this metric should go.";
                let help =
                    "Write “better when higher”, “better when lower” or “direction depends”.";
                self.report.add(codes::W930, span, message, help);
                None
            }
        }
    }

    fn class(&mut self, clause: &Clause) -> Option<Class> {
        match clause.tokens.as_slice() {
            [word] if word.is_word("outcome") => Some(Class::Outcome),
            [word] if word.is_word("output") => Some(Class::Output),
            [word] if word.is_word("contextual") => Some(Class::Contextual),
            _ => {
                let message = "I cannot read which class this is.";
                let help = "Write “class outcome”, “class output” or “class contextual”.";
                self.report.add(codes::W705, clause.span(), message, help);
                None
            }
        }
    }

    fn target(&mut self, clause: &Clause, target: &mut Option<Target>) {
        if target::read(clause, target).is_none() {
            self.unclear_target(clause);
        }
    }

    fn unclear_target(&mut self, clause: &Clause) {
        self.report.add(
            codes::W702,
            span_of(&clause.tokens, &clause.keyword_span),
            "I cannot read this target.",
            "Write “target adds 100,000 homes over 10 years”, “target reaches 80% by 2030”, “target \
             reaches £63bn from £26.5bn”, “target defined as \"…\"”, “target stated in \"…\"” or \
             “target note \"…\"”.",
        );
    }

    fn check_same_as(&mut self, outline: &Outline) {
        let clauses = outline.blocks.iter().flat_map(|block| &block.clauses);
        for clause in clauses.filter(|clause| clause.keyword == "same as") {
            let id = words(&clause.tokens);
            if !self.ids.contains(&id) {
                let ids = self.ids.iter().map(String::as_str);
                let near = weighup_engine::nearest(&id, ids);
                let help = near.map_or_else(
                    || "Name the id of another metric of this framework.".to_owned(),
                    |id| format!("Did you mean “{id}”?"),
                );
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let message = format!("There is no metric “{id}”.");
                self.report.add(codes::W704, span, &message, &help).did_you_mean(near);
            }
        }
    }

    fn id_and_name(&mut self, block: &Block) -> (String, String) {
        let (id, name) = match block.head.as_slice() {
            [id, Token { kind: TokenKind::Text(name), .. }] if id.word().is_some() => {
                (id.word().unwrap_or_default().to_owned(), name.clone())
            }
            _ => {
                let vowel = block.keyword.starts_with(['a', 'e', 'i', 'o', 'u']);
                let article = if vowel { "An" } else { "A" };
                let message = format!("{article} {} has an id and a name.", block.keyword);
                let help = format!("For example: {} A1.1 \"Its official name\"", block.keyword);
                let span = span_of(&block.head, &block.keyword_span);
                self.report.add(codes::W703, span, &message, &help);
                return (String::new(), String::new());
            }
        };
        if self.ids.contains(&id) {
            let message = format!("The id “{id}” is used twice.");
            let span = span_of(&block.head, &block.keyword_span);
            self.report.add(codes::W202, span, &message, "Give each entry an id of its own.");
        }
        self.ids.push(id.clone());
        (id, name)
    }

    fn notes(&mut self, block: &Block) -> Vec<String> {
        let notes = block.clauses.iter().filter(|clause| clause.keyword == "note");
        notes.flat_map(|clause| self.texts(clause)).collect()
    }

    fn in_full(&mut self, block: &Block) -> String {
        block.clause("in full").map(|clause| self.text(clause)).unwrap_or_default()
    }

    fn only_text(&mut self, block: &Block) -> String {
        match block.head.as_slice() {
            [Token { kind: TokenKind::Text(text), .. }] => text.clone(),
            _ => {
                let span = span_of(&block.head, &block.keyword_span);
                self.missing_text(block.keyword, span);
                String::new()
            }
        }
    }

    fn text(&mut self, clause: &Clause) -> String {
        self.texts(clause).join(" ")
    }

    fn texts(&mut self, clause: &Clause) -> Vec<String> {
        let texts: Vec<_> = clause
            .tokens
            .iter()
            .filter_map(|token| match &token.kind {
                TokenKind::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        let others = clause
            .tokens
            .iter()
            .any(|token| !matches!(token.kind, TokenKind::Text(_)) && !token.is_sign(','));
        if texts.is_empty() || others {
            let span = span_of(&clause.tokens, &clause.keyword_span);
            self.missing_text(clause.keyword, span);
        }
        texts
    }

    fn missing_text(&mut self, keyword: &str, span: Span) {
        let message = format!("“{keyword}” takes a text in quotation marks.");
        let help = format!("For example: {keyword} \"…\"");
        self.report.add(codes::W107, span, &message, &help);
    }
}

/// Tokens as they would be written, for ids, editions and periods.
pub(crate) fn words(tokens: &[Token]) -> String {
    let words = tokens.iter().map(|token| match &token.kind {
        TokenKind::Word(word) => word.clone(),
        TokenKind::Number(number) => number.to_string(),
        TokenKind::Text(text) => text.clone(),
        _ => String::new(),
    });
    words.collect::<Vec<_>>().join(" ")
}
