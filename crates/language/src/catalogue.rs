//! Frameworks as catalogues: themes, outcomes, groups of metrics, metrics.

mod target;

use serde::Serialize;

pub use self::target::{Period, Target, TargetKind};
use crate::{
    codes,
    outline::{Block, Clause, FileKind, Outline, outline},
    report::Report,
    token::{Span, Token, TokenKind, span_of},
};

/// An outcomes framework.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Catalogue {
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Which edition.
    pub edition: String,
    /// What the framework calls a theme: "ambition".
    pub theme_name: String,
    /// What a careful reader should know of the whole.
    pub notes: Vec<String>,
    /// The themes, in the document's order.
    pub themes: Vec<Theme>,
}

/// A theme of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// Short id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Notes.
    pub notes: Vec<String>,
    /// Its outcomes.
    pub outcomes: Vec<Outcome>,
}

/// An outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Short id.
    pub id: String,
    /// Official wording.
    pub name: String,
    /// Notes.
    pub notes: Vec<String>,
    /// Its metrics by group.
    pub groups: Vec<Group>,
}

/// A group of metrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Official heading.
    pub name: String,
    /// Notes.
    pub notes: Vec<String>,
    /// Its metrics.
    pub metrics: Vec<Metric>,
}

/// A metric.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metric {
    /// Short id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Who publishes the data.
    pub sources: Vec<String>,
    /// The document says that the source is to be confirmed.
    pub source_to_be_confirmed: bool,
    /// Tags, such as "LGOF".
    pub tags: Vec<String>,
    /// The document marks it as a placeholder.
    pub placeholder: bool,
    /// Our judgement: why it cannot be measured as one number as it is named.
    pub vague: Option<String>,
    /// The bullet it stands under, where it is a part of one.
    pub part_of: Option<String>,
    /// Its quantified target.
    pub target: Option<Target>,
    /// The metric it repeats.
    pub same_as: Option<String>,
    /// Which way it should go.
    pub direction: Option<Direction>,
    /// Why it is no longer to be used.
    pub retired: Option<String>,
    /// What it is counted in, as far as the framework says: "%", "£", "homes".
    pub unit: Option<String>,
    /// The time that one figure covers, as far as the framework says: "a year", "a single night".
    pub period: Option<String>,
    /// Notes.
    pub notes: Vec<String>,
}

/// Which way a metric should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// It depends on the proposal.
    Depends,
}

impl Catalogue {
    /// All outcomes, in order, each with its theme.
    pub fn outcomes(&self) -> impl Iterator<Item = (&Theme, &Outcome)> {
        self.themes
            .iter()
            .flat_map(|theme| theme.outcomes.iter().map(move |outcome| (theme, outcome)))
    }

    /// All metrics, in order, each with its outcome.
    pub fn metrics(&self) -> impl Iterator<Item = (&Outcome, &Metric)> {
        self.outcomes().flat_map(|(_, outcome)| {
            outcome
                .groups
                .iter()
                .flat_map(|group| &group.metrics)
                .map(move |metric| (outcome, metric))
        })
    }
}

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
    let mut reader = Reader { report, catalogue: Catalogue::default(), ids: Vec::new() };
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
}

impl Reader<'_, '_> {
    fn block(&mut self, block: &Block) {
        match block.keyword {
            "framework" => {
                self.catalogue.title = self.only_text(block);
                for clause in &block.clauses {
                    match clause.keyword {
                        "publisher" => self.catalogue.publisher = self.text(clause),
                        "edition" => self.catalogue.edition = words(&clause.tokens),
                        "themes are called" => self.catalogue.theme_name = self.text(clause),
                        _ => {
                            let note = self.text(clause);
                            self.catalogue.notes.push(note);
                        }
                    }
                }
            }
            "theme" => {
                let (id, name) = self.id_and_name(block);
                let notes = self.notes(block);
                self.catalogue.themes.push(Theme { id, name, notes, outcomes: Vec::new() });
            }
            "outcome" => {
                let (id, name) = self.id_and_name(block);
                let outcome = Outcome { id, name, notes: self.notes(block), groups: Vec::new() };
                match self.catalogue.themes.last_mut() {
                    Some(theme) => theme.outcomes.push(outcome),
                    None => self.misplaced(block, "theme"),
                }
            }
            "group" => {
                let name = self.only_text(block);
                let group = Group { name, notes: self.notes(block), metrics: Vec::new() };
                match self.last_outcome() {
                    Some(outcome) => outcome.groups.push(group),
                    None => self.misplaced(block, "outcome"),
                }
            }
            _ => {
                let metric = self.metric(block);
                let group = self.last_outcome().and_then(|outcome| outcome.groups.last_mut());
                match group {
                    Some(group) => group.metrics.push(metric),
                    None => self.misplaced(block, "group"),
                }
            }
        }
    }

    fn last_outcome(&mut self) -> Option<&mut Outcome> {
        self.catalogue.themes.last_mut()?.outcomes.last_mut()
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
                let article = if block.keyword == "outcome" { "An" } else { "A" };
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
