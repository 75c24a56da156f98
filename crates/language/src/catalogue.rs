//! Frameworks as catalogues: themes, outcomes, groups of metrics, metrics, and what stands beside them.
//! How a file is read stands in `read`, what is counted in `counts`.

mod counts;
mod read;
mod target;

use serde::Serialize;

pub(crate) use self::read::{of_file, read, words};
pub use self::{
    counts::Count,
    target::{Period, Target, TargetKind},
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
    /// How settled it is: "draft".
    pub status: String,
    /// When it was published, in the document's words.
    pub published: String,
    /// What the framework calls a theme: "ambition".
    pub theme_name: String,
    /// What the framework calls an outcome: "priority outcome".
    pub outcome_name: String,
    /// What a careful reader should know of the whole.
    pub notes: Vec<String>,
    /// The themes, in the document's order.
    pub themes: Vec<Theme>,
    /// What the framework asks of those who use it or work by it.
    pub principles: Vec<Statement>,
    /// Priorities that cut across its outcomes.
    pub approaches: Vec<Statement>,
    /// Joint strategies and bodies through which it is delivered.
    pub partnerships: Vec<Statement>,
    /// What enables delivery, with its own metrics: outside the outcomes.
    pub enablers: Vec<Enabler>,
    /// Indicators of context, by which places are compared.
    pub indicators: Vec<Indicator>,
}

/// A theme of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// Short id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// The official sentence behind the name; may be empty.
    pub in_full: String,
    /// It gives context, and nobody is to be judged by it alone.
    pub contextual: bool,
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
    /// Official name.
    pub name: String,
    /// The official sentence behind the name; may be empty.
    pub in_full: String,
    /// It gives context, and nobody is to be judged by it alone.
    pub contextual: bool,
    /// Notes.
    pub notes: Vec<String>,
    /// Its metrics by group.
    pub groups: Vec<Group>,
}

/// A group of metrics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Official heading; empty where metrics stand under no heading.
    pub name: String,
    /// The class of its metrics, where the heading gives one.
    pub class: Option<Class>,
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
    /// Whether the framework counts it as an outcome, an output or context.
    pub class: Option<Class>,
    /// The document says that the wording is to be confirmed.
    pub wording_to_be_confirmed: bool,
    /// Why the document shows that it is not yet ready for use.
    pub immature: Option<String>,
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

/// What a framework says of itself beside its outcomes: a principle, an approach, a partnership.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Short id.
    pub id: String,
    /// Official name, or ours where a note says so.
    pub name: String,
    /// Who is behind it; may be empty.
    pub body: String,
    /// Its points, in our words.
    pub points: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
}

/// What enables delivery: finance, people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enabler {
    /// Short id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Notes.
    pub notes: Vec<String>,
    /// Its metrics.
    pub metrics: Vec<Metric>,
}

/// An indicator of context.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Indicator {
    /// Short id.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Official description.
    pub in_full: String,
    /// What it is relevant to.
    pub theme: String,
    /// Who publishes the data.
    pub sources: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
}

/// What a framework counts a metric as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// It measures the difference made.
    Outcome,
    /// It measures what is done or delivered.
    Output,
    /// It gives context.
    Contextual,
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
