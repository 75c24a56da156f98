//! The small parts pages are made of: rule text, clauses, marks, tables, lists of facts.

use maud::{Markup, Render, html};
use weighup_engine::program::Citation;
use weighup_language::{
    Reading,
    reading::{Basis, MessagePart, Wording},
};

use super::anchors::Anchors;

/// What every part of the page needs to know.
pub(super) struct Context<'a> {
    pub(super) reading: &'a Reading,
    pub(super) anchors: Anchors,
}

impl<'a> Context<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        Self { reading, anchors: Anchors::new(reading) }
    }

    /// Rule text; the names in it lead to what they name.
    pub(super) fn wording(&self, wording: &Wording) -> Markup {
        html! { span.rule { (self.runs(wording)) } }
    }

    fn runs(&self, wording: &Wording) -> Markup {
        html! {
            @for run in &wording.runs {
                @match run.names.as_deref().and_then(|name| self.anchors.link(name)) {
                    Some(link) => { a href=(link) { (run.text) } },
                    None => (run.text),
                }
                @if run.illustrative { (star()) }
            }
        }
    }

    /// A message, with the values that are put into it.
    pub(super) fn message(&self, parts: &[MessagePart]) -> Markup {
        html! {
            @for part in parts {
                @match part {
                    MessagePart::Text(text) => (text),
                    MessagePart::Value(wording) => {
                        span.value { "{" (self.runs(wording)) "}" }
                    },
                }
            }
        }
    }

    /// Clauses, each with the title of its source.
    pub(super) fn citations(&self, citations: &[Citation]) -> Markup {
        let title = |citation: &Citation| {
            let mut sources = self.reading.sources.iter();
            let source = sources.find(|source| source.source == citation.source);
            source.map(|source| source.title.clone()).unwrap_or_default()
        };
        if citations.is_empty() {
            return html! {};
        }
        html! {
            ul.plain {
                @for citation in citations {
                    li {
                        @match self.anchors.source(&citation.source) {
                            Some(link) => { a href=(link) { (clause(citation)) } },
                            None => (clause(citation)),
                        }
                        ": " (title(citation))
                    }
                }
            }
        }
    }

    /// The file a rule comes from, with its title, where there are several.
    pub(super) fn file(&self, file: &str) -> Markup {
        let files = &self.reading.files;
        let known = files.iter().find(|known| known.file == file).filter(|_| files.len() > 1);
        html! { @if let Some(known) = known { (known.title) " (" (name(file)) ")" } }
    }

    /// The same as a fact.
    pub(super) fn file_fact<'f>(&self, file: &str) -> Option<Fact<'f>> {
        let file = self.file(file);
        (!file.0.is_empty()).then_some(Fact("From", file))
    }

    /// What a rule rests on: its clauses, and whether its figures are the pack's own.
    pub(super) fn basis(&self, basis: &Basis) -> Markup {
        html! {
            @if basis.illustrative { (tag()) }
            (self.citations(&basis.citations))
        }
    }

    /// The same as facts about a rule.
    pub(super) fn basis_facts<'f>(&self, basis: &Basis) -> Vec<Fact<'f>> {
        let status = basis.illustrative.then(|| Fact("Figures", tag()));
        let clauses = &basis.citations;
        let clause = (!clauses.is_empty()).then(|| Fact("Rests on", self.citations(clauses)));
        status.into_iter().chain(clause).collect()
    }
}

fn clause(citation: &Citation) -> String {
    format!("{} {}", citation.source, citation.clause).trim_end().to_owned()
}

/// The mark of a name whose figures are illustrative.
fn star() -> Markup {
    html! { span.star aria-hidden="true" { "*" } span.unseen { " (illustrative)" } }
}

/// The mark of a rule whose figures are illustrative.
pub(super) fn tag() -> Markup {
    html! { strong.tag { "illustrative" } }
}

/// A name as the rules write it.
pub(super) fn name(name: &str) -> Markup {
    html! { code { (name) } }
}

/// Something said of a rule: what it is about, and what is said.
pub(super) struct Fact<'f>(pub(super) &'f str, pub(super) Markup);

/// Facts, one below the other.
pub(super) fn facts(facts: &[Fact<'_>]) -> Markup {
    html! {
        dl {
            @for Fact(about, said) in facts {
                div { dt { (about) } dd { (said) } }
            }
        }
    }
}

/// A row of a table; `id` is where links to it lead.
pub(super) struct Row {
    pub(super) id: Option<String>,
    pub(super) cells: Vec<Markup>,
}

impl Row {
    pub(super) fn new(cells: Vec<Markup>) -> Self {
        Self { id: None, cells }
    }

    pub(super) fn at(id: &str, cells: Vec<Markup>) -> Self {
        Self { id: Some(id.to_owned()), cells }
    }
}

/// Which cells say what the others are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// Those of the first row.
    Columns,
    /// Those of the first row and the first of each row.
    ColumnsAndRows,
}

/// A table; columns with nothing in them are left out. On a narrow screen its rows are shown one below
/// the other, each cell with its heading; the roles keep it a table there.
pub(super) fn table(caption: &str, headings: &[impl Render], rows: &[Row], heads: Heads) -> Markup {
    let holds = |column: usize| {
        move |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.0.is_empty())
    };
    let shown: Vec<_> = (0..headings.len()).filter(|at| rows.iter().any(holds(*at))).collect();
    let shown = |column: &usize| shown.contains(column);
    html! {
        table role="table" {
            caption { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for (_, heading) in headings.iter().enumerate().filter(|(at, _)| shown(at)) {
                        th scope="col" role="columnheader" { (heading) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in rows {
                    tr role="row" id=[row.id.as_deref()] {
                        @let cells = row.cells.iter().zip(headings).enumerate();
                        @for (column, (cell, heading)) in cells.filter(|(at, _)| shown(at)) {
                            @if column == 0 && heads == Heads::ColumnsAndRows {
                                th scope="row" role="rowheader" { (cell) }
                            } @else {
                                td role="cell" data-heading=(heading) {
                                    div { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "1 check", "3 checks".
pub(super) fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
