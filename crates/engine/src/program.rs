//! A compiled pack of rules: plain data, no names left to look up.
//!
//! Made by the language crate, evaluated here. Indices refer to the vectors of [`Program`];
//! an index out of range evaluates to "anything is possible" and never to a panic. Expressions are in
//! `expr`.

mod expr;
mod follow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use self::{
    expr::*,
    follow::{HIGHEST, Named},
};
pub use crate::shares::{Shares, TargetShare};
use crate::{Interval, Kind};

/// A compiled pack of rules.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// What the pack is.
    pub pack: Pack,
    /// The documents its clauses refer to.
    pub sources: Vec<Source>,
    /// Every choice a question or a value can take, frameworks' outcomes and metrics included.
    pub choices: Vec<Choice>,
    /// Properties of the options of a choice.
    pub lookups: Vec<Lookup>,
    /// How readers are told of each property that is a condition; parallel to `lookups`.
    pub lookup_words: Vec<LookupWords>,
    /// The parts of the form, in order.
    pub sections: Vec<Section>,
    /// The questions, in order.
    pub questions: Vec<Question>,
    /// The lists among the questions.
    pub lists: Vec<List>,
    /// Settings, definitions, tables, levels and scores, by index.
    pub values: Vec<Computed>,
    /// The order in which values are computed: each after all it depends on.
    pub steps: Vec<Step>,
    /// The levels shown to the user, such as the evidence tier.
    pub levels: Vec<Level>,
    /// The figures shown to the user.
    pub figures: Vec<Figure>,
    /// How much of a framework's targets a proposal claims.
    pub shares: Option<Shares>,
    /// The tensions between outcomes.
    pub tensions: Vec<Tension>,
    /// The checks, in order.
    pub checks: Vec<Check>,
    /// The scores, in order.
    pub scores: Vec<Score>,
    /// How the scores make one.
    pub total: Option<Total>,
    /// The verdict.
    pub verdict: Option<Verdict>,
}

impl Program {
    /// The question, or the field of another list, that asks for a list.
    pub fn asks_for(&self, list: usize) -> Option<&Question> {
        let list = self.lists.get(list)?;
        match list.parent {
            None => self.questions.get(list.question),
            Some(parent) => self.lists.get(parent)?.fields.get(list.question),
        }
    }

    /// Goes through all conditions and values that answers come to bear on; with each, the list whose
    /// item is at hand.
    pub(crate) fn each_expr<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr, Option<usize>)) {
        for value in &self.values {
            visit(&value.expr, None);
        }
        for (index, list) in self.lists.iter().enumerate() {
            list.derived.iter().for_each(|it| visit(&it.expr, Some(index)));
            for field in &list.fields {
                field.when.iter().for_each(|it| visit(it, Some(index)));
            }
        }
        let checks = self.checks.iter();
        let checks = checks.flat_map(|check| check.conditions().chain(&check.severity_when));
        let scores = self.scores.iter().flat_map(|score| score.exprs());
        let totals = self.total.iter().flat_map(|total| total.exprs());
        checks.chain(scores).chain(totals).for_each(|it| visit(it, None));
    }

    /// The figure that an expression is, or the setting that is one.
    pub(crate) fn figure(&self, expr: &Expr) -> Option<Decimal> {
        match expr {
            Expr::Number(number) => Some(*number),
            Expr::Value(index) => {
                let setting = self.values.get(*index).filter(|it| it.role == Role::Setting)?;
                self.figure(&setting.expr)
            }
            _ => None,
        }
    }

    /// How many options a value has that is a choice; otherwise none.
    pub(crate) fn options_of(&self, value: usize) -> usize {
        match self.values.get(value).map(|value| &value.kind) {
            Some(Kind::Choice { choice }) => {
                self.choices.get(*choice).map_or(0, |choice| choice.options.len())
            }
            _ => 0,
        }
    }

    /// The fields of a list by their full names: `claims/baseline value`.
    pub(crate) fn fields_in_full(&self, list: usize) -> Vec<String> {
        let (Some(question), Some(list)) = (self.asks_for(list), self.lists.get(list)) else {
            return Vec::new();
        };
        list.fields.iter().map(|field| format!("{}/{}", question.id, field.id)).collect()
    }
}

/// What a pack of rules says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pack {
    /// "EMCCA proposal check".
    pub title: String,
    /// "2026.1".
    pub edition: String,
    /// The hash of all files it is made of (see [`crate::pack_hash`]): two packs with the same hash are
    /// the same rules.
    pub hash: String,
    /// "illustrative" or "adopted".
    pub status: String,
    /// First day in force, as text.
    pub in_force_from: Option<String>,
    /// Last day in force, as text.
    pub in_force_until: Option<String>,
    /// One or two sentences for the reader.
    pub about: String,
    /// The packs it extends, nearest first; empty for a central pack.
    pub extends: Vec<Extended>,
    /// What it changes in them or adds to their checks, most central first.
    pub changes: Vec<Change>,
}

/// A pack that a local pack extends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Extended {
    /// "EMCCA proposal check".
    pub title: String,
    /// "2026.1".
    pub edition: String,
}

/// Something a local pack does to the one it extends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// The title of the local pack.
    pub by: String,
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// The name of the setting or the check.
    pub name: String,
    /// What is changed, as written: "2% instead of 1%", "also needs plan is given".
    pub what: String,
    /// The reason given; for an added check, the clause it rests on.
    pub because: String,
}

/// What sort of change a local pack makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A central setting has another value.
    Set,
    /// A central check asks for more.
    Tightened,
    /// A check is added.
    Added,
}

/// A document that clauses refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The short name used in clauses: "OF".
    pub id: String,
    /// The document's title.
    pub title: String,
}

/// A clause of a source: "OF 2d".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// Short name of the source.
    pub source: String,
    /// Where in it.
    pub clause: String,
}

/// A set of options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it is called in messages: "complexity", "an outcome in emof".
    pub name: String,
    /// The options, lowest first where they are ordered.
    pub options: Vec<ChoiceOption>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// What rules and answers call it: "low", "A5.1".
    pub id: String,
    /// What the user reads.
    pub label: String,
    /// The heading it is listed under, when the options have headings.
    pub group: String,
}

/// A property of a choice's options; `None` where an option has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lookup {
    /// Yes or no.
    Truth(Vec<bool>),
    /// A number.
    Number(Vec<Option<Decimal>>),
    /// An option of another choice.
    Choice(Vec<Option<usize>>),
}

/// How it is said that something has a property, or has it not: “is a placeholder”.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupWords {
    /// “has a target”.
    pub yes: String,
    /// “has no target”.
    pub no: String,
}

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// A sentence under the heading; may be empty.
    pub help: String,
}

/// A question, or a field of a list's items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What rules and answers call it.
    pub id: String,
    /// What the user is asked.
    pub title: String,
    /// Help; may be empty.
    pub help: String,
    /// The section it stands in.
    pub section: usize,
    /// What sort of answer it takes.
    pub kind: Kind,
    /// The least and the greatest answer.
    pub limits: Interval,
    /// Asked only when this holds.
    pub when: Option<Expr>,
    /// A fact of the world: no advice changes the answer.
    #[serde(default)]
    pub fixed: bool,
}

/// A list of records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// The list whose items each have one of these, for a list inside another. That one stands in
    /// no other list.
    pub parent: Option<usize>,
    /// The question that asks for it; inside another list, the field.
    pub question: usize,
    /// What one item is called: "claim".
    pub item: String,
    /// How many items there may be.
    pub most: usize,
    /// What is asked of each item.
    pub fields: Vec<Question>,
    /// What is computed for each item.
    pub derived: Vec<Computed>,
}

/// A named value that is computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Computed {
    /// Its name in the rules.
    pub name: String,
    /// What sort of value it is.
    pub kind: Kind,
    /// What it is to the reader.
    pub role: Role,
    /// How it is computed.
    pub expr: Expr,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// The figures in it are ours, not the document's.
    pub illustrative: bool,
}

/// What a computed value is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A figure the assurance team may change.
    Setting,
    /// A step on the way.
    Definition,
    /// A level such as a tier.
    Level,
    /// A score, in points.
    Score,
}

/// One step of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Compute `values[i]`.
    Value(usize),
    /// Compute `lists[list].derived[value]` for each item.
    Item {
        /// Which list.
        list: usize,
        /// Which derived value.
        value: usize,
    },
}

/// A level shown to the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// What the user reads: "Evidence tier".
    pub title: String,
    /// The value that holds it.
    pub value: usize,
}

/// A value shown to the user beside the levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What the user reads: "Benefit-cost ratio".
    pub title: String,
    /// The value, as a part of a message.
    pub value: Part,
}

/// Two outcomes that pull against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tension {
    /// What the user reads: "New homes against nature".
    pub title: String,
    /// The outcomes, as the framework names them; may be empty.
    pub between: Vec<String>,
    /// The value that says whether it arises.
    pub arises: usize,
    /// The value that says whether the proposal deals with it, if the pack can tell.
    pub answered: Option<usize>,
}

/// How strongly the source asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// The document says must, or the law does.
    Must,
    /// The document states it as what happens.
    Declared,
    /// The document says should.
    Should,
    /// The document says typically: comply or explain.
    Typically,
}

/// What a check that is not met does to the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Keeps a proposal from being ready.
    Gate,
    /// Becomes a condition.
    Major,
    /// Worth mending; changes no verdict.
    Minor,
    /// Worth a second look, and perhaps right as it is; changes no verdict.
    Flag,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// It applies when this holds; always, when absent.
    pub applies: Option<Expr>,
    /// It is met when this holds.
    pub needs: Expr,
    /// How strongly the source asks for it.
    pub force: Force,
    /// What it does to the verdict when not met.
    pub severity: Severity,
    /// When present and not holding, `fallback` counts instead of `severity`.
    pub severity_when: Option<Expr>,
    /// See `severity_when`.
    pub fallback: Severity,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// What is wrong when it is not met.
    pub message: Vec<Part>,
    /// What to do about it.
    pub fix: Vec<Part>,
}

impl Check {
    /// When it applies, if not always, and what it needs.
    pub fn conditions(&self) -> impl Iterator<Item = &Expr> + Clone {
        self.applies.iter().chain([&self.needs])
    }
}

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Words.
    Text(String),
    /// A value put into the words.
    Value(Expr, Kind),
    /// The items of a list, by their places: “claim 2 and claim 5”.
    Items {
        /// Which list.
        list: usize,
        /// Only the items for which this holds.
        filter: Option<Expr>,
    },
}

/// A score made of weighted lines.
///
/// Points = `worth` × earned / out of, over the lines that are required. Lines that are not
/// required leave both sums; a line that is required and unanswered stays in and earns nothing.
/// When no line is required, the score is full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// What the user reads.
    pub title: String,
    /// Its points.
    pub worth: Decimal,
    /// The value that holds its points.
    pub value: usize,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The most points there can be, when something caps them.
    pub most: Option<Expr>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

impl Score {
    /// All that its points rest on.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        let lines = self.lines.iter();
        let lines = lines.flat_map(|line| [&line.earned].into_iter().chain(&line.required));
        lines.chain(&self.most)
    }
}

/// One line of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What the user reads.
    pub title: String,
    /// Its points, before scaling.
    pub points: Decimal,
    /// The part of the points that is earned, from 0 to 1.
    pub earned: Expr,
    /// Required only when this holds; always, when absent.
    pub required: Option<Expr>,
}

impl Line {
    /// The check that it is for, if it is for one that is required where the line is: then what the
    /// check needs decides alone what a required line earns.
    pub(crate) fn check(&self) -> Option<usize> {
        match (&self.earned, &self.required) {
            (Expr::Met(check), Some(Expr::Applies(of))) if check == of => Some(*check),
            _ => None,
        }
    }
}

/// How the scores make one number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// The value that holds it.
    pub value: usize,
    /// The scores it adds.
    pub scores: Vec<usize>,
    /// What the sum is multiplied by; the product stays between 0 and `out_of`.
    pub factor: Option<Expr>,
    /// What the factor is called.
    pub factor_name: String,
    /// The most it can be.
    pub out_of: Decimal,
    /// The most it can be when something caps it.
    pub most: Option<Expr>,
}

impl Total {
    /// What it rests on beside the scores it adds.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.factor.iter().chain(&self.most)
    }
}

/// The verdict: the first row whose condition holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The rows, worst first; the last one has no condition.
    pub rows: Vec<VerdictRow>,
}

/// One row of the verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VerdictRow {
    /// "ready with conditions".
    pub name: String,
    /// When it is given.
    pub when: Option<Expr>,
}
