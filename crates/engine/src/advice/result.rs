//! Advice as plain data with stable names. Nothing is computed here.
//!
//! Points are decimal texts, as in the assessment. The JSON Schema is `docs/advice.schema.json`.

use serde::{Deserialize, Serialize};

use crate::{
    answers::Problem,
    assessment::{Place, State},
    program::Severity,
};

/// What would raise a proposal: every change named here was tried, and does what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Advice {
    /// Each check that is not met as it stands, in the pack's order, with what would meet it.
    pub checks: Vec<CheckAdvice>,
    /// The steps that help most, best first. Empty where no single step was found to help.
    pub steps: Vec<Fix>,
    /// The levels that are certain, with the nearest change that would move each of them.
    pub levels: Vec<LevelAdvice>,
    /// How much was tried.
    pub effort: Effort,
    /// What could not be understood: in the proposal, and in what was locked.
    pub problems: Vec<Problem>,
}

/// How much was tried to find advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Effort {
    /// How many times changed answers were weighed.
    pub weighed: u32,
    /// The most times they are.
    pub limit: u32,
    /// Looking stopped at a limit: there may be better advice than what was found.
    pub stopped: bool,
}

/// What would meet a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckAdvice {
    /// The check's name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// What it does to the verdict as long as it is not met.
    pub severity: Severity,
    /// Its state with what is unanswered still open.
    pub state: State,
    /// What would meet it, smallest first: fewest changes, then what disturbs least.
    pub fixes: Vec<Fix>,
    /// What was found out beyond these fixes.
    pub search: Search,
    /// Unanswered facts of the world that it rests on: they may be asked for, but no answer to them
    /// is advised. Those that a fix names are not named again.
    pub ask: Vec<Place>,
}

/// How far a search went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Search {
    /// Something was found; nothing with fewer changes helps among the answers that make a
    /// difference.
    Found,
    /// Something was found, before every smaller change was tried.
    FoundFirst,
    /// No change of the answers that may be changed can help, however many are changed, and with
    /// whatever items.
    NothingHelps,
    /// None of the changes that were tried helps; changing more answers at once may.
    NothingFound,
    /// Looking stopped at a limit before anything was found.
    Stopped,
}

/// A change, or a few together, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fix {
    /// The whole in a sentence: "Make claims 2 to 11 secondary."
    pub words: String,
    /// What is changed.
    pub changes: Vec<Change>,
    /// What it is for is then so whatever else is answered, and not only as it stands.
    pub certain: bool,
    /// What comes of it. Of the other answers that are told with it, no check is not met that is not
    /// named here; of a step, they bring as many points and open as much. Where any answer does, it is
    /// what comes of it whatever the answer is, and at least so many points.
    pub after: After,
}

/// One change of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// What is changed: one answer; of several items the same answer of each; of an item to be
    /// added the list (`/answers/claims/-`).
    pub places: Vec<Place>,
    /// The answer now; absent where there is none, or where several differ.
    pub from: Option<String>,
    /// The answer then, as a proposal may hold it. Absent where any answer does.
    pub to: Option<String>,
    /// Whether other answers near `to` do as well.
    pub range: Range,
    /// Other options that do as well.
    pub or: Vec<String>,
    /// What to say of an item to be added.
    pub fields: Vec<FieldAnswer>,
    /// How many items are to be added; 0 where none is.
    pub items: u32,
    /// It is a fact of the world, so that this informs and does not advise. Only of levels.
    pub fixed: bool,
}

/// What sort of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Answer what is not answered.
    Give,
    /// Change an answer.
    Set,
    /// Give one answer of several items of a list the same value.
    SetAll,
    /// Add an item to a list, or several like items.
    Add,
}

/// Which answers beside the one that is named do as well. Each figure at which something changes
/// was tried, or it is proven of all numbers between those that were; of several changes, of all that
/// is said of them at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Range {
    /// No other is claimed.
    Exactly,
    /// And all that are greater, or later.
    OrMore,
    /// And all that are less, or earlier.
    OrLess,
    /// And all up to this one.
    UpTo(String),
    /// All that are more than this, which is not enough itself; what is named is the least of them.
    MoreThan(String),
    /// All that are under this, which is too much itself; what is named is the most of them.
    Under(String),
    /// Any answer does.
    Any,
}

/// A field of an item that is to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldAnswer {
    /// Its name.
    pub id: String,
    /// What it must be; absent where any answer does.
    pub to: Option<String>,
}

/// What comes of a change, as it then stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct After {
    /// The points gained; below zero where some are lost.
    pub gained: String,
    /// The points then.
    pub points: String,
    /// The scores that change, by how much.
    pub scores: Vec<ScoreGain>,
    /// The checks that were not met and then are, or are not required any more.
    pub opens: Vec<String>,
    /// Those of them that kept the proposal from being ready.
    pub gates: Vec<String>,
    /// The checks that were not so before and then are not met.
    pub breaks: Vec<String>,
    /// The verdict then, when the pack has one.
    pub verdict: Option<String>,
}

/// The points a score gains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreGain {
    /// The score's name in the rules.
    pub id: String,
    /// The points gained; below zero where some are lost.
    pub gained: String,
}

/// The nearest changes that would move a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelAdvice {
    /// The level's name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// What it is.
    pub now: String,
    /// The nearest change that would make it higher; absent at the top, and where none was found.
    pub up: Option<LevelMove>,
    /// The nearest change that would make it lower; absent at the bottom, and where none was found.
    pub down: Option<LevelMove>,
    /// Looking stopped at a limit: where nothing is named, there may be a change of several answers.
    pub stopped: bool,
}

/// A change that would move a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelMove {
    /// What the level would be.
    pub to: String,
    /// The change. It may be one of a fact of the world, which no advice changes.
    pub fix: Fix,
}

/// What advice may not touch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdviceOptions {
    /// Answers that stay as they are: JSON pointers into the proposal. What lies below one of them
    /// stays as well, and a locked list gets no further items.
    #[serde(default)]
    pub locked: Vec<String>,
}
