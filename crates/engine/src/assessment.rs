//! The assessment: what every face shows. Plain data with stable names.
//!
//! Numbers are decimal texts (`"81.5"`), exact and the same on every platform; `null` is no bound.
//! The JSON Schema is `docs/assessment.schema.json`.

use serde::{Deserialize, Serialize};

use crate::{
    answers::Problem,
    program::{Citation, Force, Pack, Severity},
};

/// A proposal assessed under a pack of rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// The pack the proposal was assessed under.
    pub pack: Pack,
    /// The day it was assessed on, as text (2026-04-01), when one was given: rules call it today.
    pub as_of: Option<String>,
    /// How far the form is.
    pub progress: Progress,
    /// The levels, such as the evidence tier.
    pub levels: Vec<LevelResult>,
    /// The total score, when the pack has one.
    pub total: Option<TotalResult>,
    /// The scores: first those that add to the total, then those they are made of.
    pub scores: Vec<ScoreResult>,
    /// The verdict, when the pack has one.
    pub verdict: Option<VerdictResult>,
    /// The figures the pack shows, in its order.
    pub figures: Vec<FigureResult>,
    /// How much of the framework's targets is claimed, where the pack says how to tell.
    pub shares: Option<SharesResult>,
    /// The tensions between outcomes, in the pack's order.
    pub tensions: Vec<TensionResult>,
    /// The checks, in the pack's order.
    pub checks: Vec<CheckResult>,
    /// What to answer next, most useful first.
    pub next: Vec<Next>,
    /// Each question and field, in order: whether it is asked, and whether it is answered.
    pub questions: Vec<QuestionState>,
    /// What is open and may be asked, but can change no result any more, in the order of the form.
    pub not_needed: Vec<NotNeeded>,
    /// What in the proposal could not be understood; the rest was assessed.
    pub problems: Vec<Problem>,
}

/// How far the form is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// Questions asked, as far as is known.
    pub asked: u32,
    /// Those answered.
    pub answered: u32,
    /// The author has declared the proposal finished.
    pub finished: bool,
}

/// A question or a field that rules talk about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// JSON pointer into the proposal: `/answers/claims/0/target value`.
    pub pointer: String,
    /// In words: "Claim 1: target value".
    pub words: String,
}

/// What a level can still be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelResult {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// The levels still possible, lowest first. One: certain.
    pub possible: Vec<String>,
    /// Why it is so, or what it waits for: one sentence.
    pub reason: String,
    /// What it waits for, when not certain.
    pub waits_for: Vec<Place>,
    /// Its figures are ours, not the document's.
    pub illustrative: bool,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// A figure that a pack shows beside its levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureResult {
    /// What the user reads.
    pub title: String,
    /// Its value, as text: an answer, or what it can still be.
    pub value: String,
}

/// How much of a framework's targets is claimed. Shares of different targets are never added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SharesResult {
    /// What the user reads.
    pub title: String,
    /// The targets whose metric a claim names, in the framework's order; no others.
    pub targets: Vec<ShareResult>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// It is ours, not the document's.
    pub illustrative: bool,
}

/// How much of one target is claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareResult {
    /// The id of the metric in its framework: "A5.1.4".
    pub metric: String,
    /// The metric's official name.
    pub name: String,
    /// What the share is of: what the target adds, or the way from where it starts to what it
    /// reaches. Where only what it reaches is known, that.
    pub target: String,
    /// What the target is counted in: "homes", "£", "%".
    pub unit: String,
    /// The time in which it is to be met, in words: "over 10 years"; may be empty.
    pub period: String,
    /// What is claimed: of several claims on the metric, the largest.
    pub claimed: Claimed,
    /// What share of the target that is, as text: "4.44%"; absent where none can be told, and then
    /// `notes` say why.
    pub share: Option<ClaimedShare>,
    /// How many claims name the metric.
    pub claims: u32,
    /// All of it in one line: "120 of 2,700 businesses, 4.44%".
    pub text: String,
    /// What a careful reader should know.
    pub notes: Vec<String>,
}

/// What is claimed towards a target: decimal texts. A percentage is a fraction: "0.8".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claimed {
    /// What is certainly claimed if nothing more is answered; absent where nothing is certain.
    pub as_it_stands: Option<String>,
    /// The least that is still possible; absent where there is no bound.
    pub lowest: Option<String>,
    /// The most that is still possible; absent where there is no bound.
    pub highest: Option<String>,
}

/// A share of a target as text, to two decimals: "4.44%", "under 0.01%".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimedShare {
    /// If nothing more is answered; absent where nothing is certain.
    pub as_it_stands: Option<String>,
    /// The least that is still possible; absent where there is no bound.
    pub lowest: Option<String>,
    /// The most that is still possible; absent where there is no bound.
    pub highest: Option<String>,
}

/// A tension between outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TensionResult {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// The outcomes that pull against each other; may be empty.
    pub between: Vec<String>,
    /// Whether it arises in this proposal.
    pub arises: Answer,
    /// Whether the proposal deals with it; absent where the pack has no means to tell.
    pub answered: Option<Answer>,
    /// Why it arises or does not, or what it waits for: one sentence.
    pub reason: String,
    /// What it waits for, when it is not certain.
    pub waits_for: Vec<Place>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// It is ours, not the document's.
    pub illustrative: bool,
}

/// The state of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It applies and what it needs is there, whatever is answered yet.
    Met,
    /// It applies and what it needs cannot be there any more.
    NotMet,
    /// It does not apply.
    NotRequired,
    /// It depends on answers not given yet.
    CannotTell,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckResult {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// Its state, with what is unanswered still open.
    pub state: State,
    /// Its state if nothing more is answered.
    pub as_it_stands: State,
    /// How strongly the source asks for it.
    pub force: Force,
    /// What it does to the verdict when not met.
    pub severity: Severity,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// Why its state is what it is, with the values in it: one sentence.
    pub reason: String,
    /// What is wrong; empty unless the check is certainly not met.
    pub message: String,
    /// What to do about it; empty when met or not required, and where it cannot be told yet and no more
    /// than a stretch is known of a figure in it, or no item that it would name.
    pub fix: String,
    /// The facts it was decided on.
    pub facts: Vec<Fact>,
    /// The answers it waits for, when it cannot be told yet.
    pub waits_for: Vec<Place>,
}

/// A fact a check was decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// What it is: a question, a level, a setting.
    pub name: String,
    /// Its value, as text.
    pub value: String,
}

/// The points of a score: decimal texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Points {
    /// What is earned if nothing more is answered: required and missing earns nothing.
    pub as_it_stands: String,
    /// The least that is still possible.
    pub lowest: String,
    /// The most that is still possible.
    pub highest: String,
    /// The most there is.
    pub out_of: String,
}

/// A score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreResult {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// Whether it adds to the total by itself; otherwise it is a part of another score.
    pub in_total: bool,
    /// Its points.
    pub points: Points,
    /// Its lines.
    pub lines: Vec<LineResult>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
}

/// A line of a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineResult {
    /// What the user reads.
    pub title: String,
    /// Whether it is required: yes, no, or cannot be told yet.
    pub required: Answer,
    /// Its points, before the score is scaled to its worth.
    pub points: Points,
    /// Why they are earned or not, or what they wait for: one sentence.
    pub reason: String,
}

/// Yes, no, or not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known yet.
    CannotTell,
}

/// How a tension stands, as every face says it. `answered` is absent where the rules cannot tell whether
/// a proposal deals with it.
pub fn tension_in_words(arises: Answer, answered: Option<Answer>) -> &'static str {
    match (arises, answered) {
        (Answer::No, _) => "does not arise",
        (Answer::CannotTell, _) => "may arise",
        (Answer::Yes, None) => "arises",
        (Answer::Yes, Some(Answer::Yes)) => "arises; dealt with",
        (Answer::Yes, Some(Answer::No)) => "arises; not dealt with",
        (Answer::Yes, Some(Answer::CannotTell)) => "arises; not dealt with yet",
    }
}

/// The total score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TotalResult {
    /// The points.
    pub points: Points,
    /// The sum of the scores before the factor: how complete the case is.
    pub completeness: Points,
    /// What the factor is called; empty when there is none.
    pub factor_name: String,
    /// The factor as it stands.
    pub factor: String,
}

/// The verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictResult {
    /// What it is if nothing more is answered.
    pub as_it_stands: String,
    /// What it can still be, worst first. One: certain.
    pub possible: Vec<String>,
    /// The checks that keep it from being better as it stands, worst first: their ids. Those of the
    /// weights that its rows ask about.
    pub because: Vec<String>,
}

/// A question worth answering next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Next {
    /// Which.
    pub place: Place,
    /// What it would settle, in words.
    pub settles: Vec<String>,
}

/// An open question whose answer can change no result any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotNeeded {
    /// Which.
    pub place: Place,
    /// Why not: “evidence tier is T1, not T2 or above”.
    pub why: String,
}

/// A question's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionState {
    /// JSON pointer into the proposal.
    pub pointer: String,
    /// Whether it is asked.
    pub asked: Answer,
    /// Whether it has an answer that could be understood.
    pub answered: bool,
    /// Whether its answer can still change a result; absent once it is answered, or declared to stay
    /// blank. `no` is proved: no answer changes any level, check, score, tension, figure or verdict.
    /// `yes`: a result that counts waits for it. `cannot_tell`: one that may yet count does.
    pub needed: Option<Answer>,
    /// Why no answer is needed; empty where one is.
    pub why_not: String,
    /// For a list: whether further items can still change a result.
    pub more_needed: Option<Answer>,
}
