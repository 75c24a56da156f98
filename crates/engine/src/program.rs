//! A compiled pack of rules: plain data, no names left to look up.
//!
//! Made by the language crate, evaluated here. Indices refer to the vectors of [`Program`];
//! an index out of range evaluates to "anything is possible" and never to a panic.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Interval, Kind, OptionSet};

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
    /// The checks, in order.
    pub checks: Vec<Check>,
    /// The scores, in order.
    pub scores: Vec<Score>,
    /// How the scores make one.
    pub total: Option<Total>,
    /// The verdict.
    pub verdict: Option<Verdict>,
}

/// What a pack of rules says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pack {
    /// "EMCCA proposal check".
    pub title: String,
    /// "2026.1".
    pub edition: String,
    /// "illustrative" or "adopted".
    pub status: String,
    /// First day in force, as text.
    pub in_force_from: Option<String>,
    /// Last day in force, as text.
    pub in_force_until: Option<String>,
    /// One or two sentences for the reader.
    pub about: String,
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
}

/// A list of records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// The question that asks for it.
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

/// A part of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Words.
    Text(String),
    /// A value put into the words.
    Value(Expr, Kind),
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
    /// Where it comes from.
    pub citations: Vec<Citation>,
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

/// An expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    /// A known yes or no.
    Truth(bool),
    /// A known number.
    Number(Decimal),
    /// A known option.
    Option(usize),
    /// The answer to a question.
    Input(usize),
    /// A field of the item at hand.
    Field(usize),
    /// A computed value.
    Value(usize),
    /// A value computed for the item at hand.
    Derived(usize),
    /// Whether a question or field (the operand) has an answer.
    Given(Box<Expr>),
    /// Yes when the operand is no.
    Not(Box<Expr>),
    /// Yes when all are.
    All(Vec<Expr>),
    /// Yes when any is.
    Any(Vec<Expr>),
    /// A comparison of numbers.
    Compare(Test, Box<Expr>, Box<Expr>),
    /// Whether a choice is one of these options.
    Among(Box<Expr>, OptionSet),
    /// Whether two choices are the same option, or two conditions both hold or both do not.
    Same(Box<Expr>, Box<Expr>),
    /// Arithmetic.
    Arithmetic(Operator, Box<Expr>, Box<Expr>),
    /// The value of the first row whose condition holds; without `otherwise`, exactly one row
    /// holds (a table: the compiler has proved it).
    Cases {
        /// Condition and value.
        rows: Vec<(Expr, Expr)>,
        /// When no condition holds.
        otherwise: Option<Box<Expr>>,
    },
    /// A level moved: first the level, then how.
    Moved(Box<Expr>, Move),
    /// A property of a choice.
    Lookup(Box<Expr>, usize),
    /// Something over the items of a list.
    Over(Box<Over>),
    /// The points of a score.
    Score(usize),
    /// The total.
    Total,
    /// Whether any check of this severity is not met. Only in the verdict.
    AnyNotMet(Severity),
}

/// How a level is moved. Levels never leave their range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// Not below this option.
    AtLeast(usize),
    /// Not above this option.
    AtMost(usize),
    /// Up (or down) by some steps, in a range of so many options.
    By {
        /// Steps up; negative is down.
        steps: i32,
        /// How many options there are.
        of: usize,
    },
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// Equal.
    Is,
    /// Less than.
    Under,
    /// Less than or equal.
    AtMost,
}

/// Arithmetic on two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient; anything is possible where the divisor can be zero.
    Over,
    /// The lesser.
    Lesser,
    /// The greater.
    Greater,
}

/// Something over the items of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Over {
    /// Which list.
    pub list: usize,
    /// Only the items for which this holds.
    pub filter: Option<Expr>,
    /// What is made of them.
    pub fold: Fold,
    /// The condition or value of each item.
    pub body: Expr,
    /// The value when there are no items (average, largest, smallest).
    pub if_none: Option<Expr>,
}

/// What is made of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fold {
    /// Yes when the body holds for all of them.
    All,
    /// Yes when it holds for any.
    Any,
    /// How many there are.
    Count,
    /// The body's sum.
    Sum,
    /// The body's average.
    Average,
    /// The body's greatest.
    Largest,
    /// The body's least.
    Smallest,
}
