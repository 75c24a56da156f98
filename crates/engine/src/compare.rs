//! Two proposals under the same rules, side by side: which answers differ, what comes out
//! differently, and which of the answers each difference rests on.
//!
//! What a difference rests on is tried: an answer matters if without it the second proposal comes out
//! otherwise, or if the first comes out like the second with it; of points, a part is enough.

mod differences;

use serde::{Deserialize, Serialize};

use crate::{
    Assessment, Plan, Program, Proposal,
    advice::reads::{Reads, Source, Sources},
    answers::Problem,
    assessment::{Answer, Place, Points, State},
    program::{Expr, Part},
};
use differences::{Side, differences};

/// How many answers are tried one by one.
pub const MOST_TRIED: usize = 100;

/// What differs between two proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The answers that differ, in the order of the form. An item that only one of them has is one
    /// difference.
    pub answers: Vec<AnswerChange>,
    /// The levels that differ.
    pub levels: Vec<LevelChange>,
    /// The checks whose state differs.
    pub checks: Vec<CheckChange>,
    /// The scores that differ.
    pub scores: Vec<ScoreChange>,
    /// The total, where it differs.
    pub total: Option<ScoreChange>,
    /// The verdict, where it differs.
    pub verdict: Option<VerdictChange>,
    /// The figures that differ.
    pub figures: Vec<FigureChange>,
    /// The tensions that differ.
    pub tensions: Vec<TensionChange>,
    /// More answers differ than were tried one by one: what rests on the others is not told.
    pub stopped: bool,
    /// What could not be understood in the first proposal.
    pub problems_before: Vec<Problem>,
    /// What could not be understood in the second one.
    pub problems_after: Vec<Problem>,
}

/// An answer that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerChange {
    /// Which answer, or which item of a list.
    pub place: Place,
    /// It is an item, which only one of them has: added or removed.
    pub is_item: bool,
    /// The answer in the first proposal; absent where there is none. Of an item, what it is called.
    pub before: Option<String>,
    /// The answer in the second one.
    pub after: Option<String>,
}

/// A level that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelChange {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// The levels that were possible.
    pub before: Vec<String>,
    /// The levels that are possible.
    pub after: Vec<String>,
    /// The answers it rests on.
    pub rests_on: Vec<Place>,
}

/// A check whose state differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckChange {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// What it was.
    pub before: State,
    /// What it is.
    pub after: State,
    /// What it was as it stood.
    pub stood: State,
    /// What it is as it stands.
    pub stands: State,
    /// The answers it rests on.
    pub rests_on: Vec<Place>,
}

/// A score that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreChange {
    /// Its name in the rules; empty for the total.
    pub id: String,
    /// What the user reads; empty for the total.
    pub title: String,
    /// Its points in the first proposal.
    pub before: Points,
    /// Its points in the second one.
    pub after: Points,
    /// The points gained as it stands; below zero where some are lost.
    pub gained: String,
    /// The answers it rests on.
    pub rests_on: Vec<Place>,
}

/// A verdict that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VerdictChange {
    /// What it was as it stood.
    pub before: String,
    /// What it is as it stands.
    pub after: String,
    /// The answers it rests on.
    pub rests_on: Vec<Place>,
}

/// A figure that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureChange {
    /// What the user reads.
    pub title: String,
    /// What it was, as text: a value, or what was possible.
    pub before: String,
    /// What it is.
    pub after: String,
    /// The answers it rests on.
    pub rests_on: Vec<Place>,
}

/// A tension that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TensionChange {
    /// Its name in the rules.
    pub id: String,
    /// What the user reads.
    pub title: String,
    /// Whether it arose.
    pub arose: Answer,
    /// Whether it arises.
    pub arises: Answer,
    /// Whether it was dealt with; absent where the rules cannot tell.
    pub was_answered: Option<Answer>,
    /// Whether it is dealt with.
    pub answered: Option<Answer>,
    /// The answers it rests on.
    pub rests_on: Vec<Place>,
}

/// What differs between two proposals; see [`Plan::compare`].
pub fn compare(program: &Program, before: &Proposal, after: &Proposal) -> Comparison {
    Plan::of(program).compare(before, after)
}

impl Plan {
    /// What differs between two proposals.
    pub fn compare(&self, before: &Proposal, after: &Proposal) -> Comparison {
        let program = self.program();
        let (was, is) = (self.assess(before), self.assess(after));
        let differences = differences(program, before, after);
        let tried: Vec<Tried> = differences
            .iter()
            .take(MOST_TRIED)
            .map(|difference| Tried {
                place: difference.told.place.clone(),
                source: difference.source,
                taken_back: self.assess(&difference.put(after, Side::Before)),
                brought_in: self.assess(&difference.put(before, Side::After)),
            })
            .collect();
        let reads = Reads::of(program);
        let rests = Rests { was: &was, is: &is, tried: &tried, reads: &reads };
        let named = |id: &str| {
            let value = program.values.iter().position(|value| value.name == id);
            Expr::Value(value.unwrap_or(usize::MAX))
        };
        let levels = was.levels.iter().zip(&is.levels).filter(|(a, b)| a.possible != b.possible);
        let checks = was.checks.iter().zip(&is.checks);
        let checks = checks.filter(|(a, b)| (a.state, a.as_it_stands) != (b.state, b.as_it_stands));
        let scores = was.scores.iter().filter_map(|a| {
            let b = is.scores.iter().find(|b| b.id == a.id)?;
            (a.points != b.points).then_some((a, b))
        });
        let points = |of: &Assessment, id: &str| {
            of.scores.iter().find(|score| score.id == id).map(|score| score.points.clone())
        };
        let figures = was.figures.iter().zip(&is.figures).enumerate();
        let figures = figures.filter(|(_, (a, b))| a.value != b.value);
        let tensions = was.tensions.iter().zip(&is.tensions);
        let tensions = tensions.filter(|(a, b)| (a.arises, a.answered) != (b.arises, b.answered));
        let totals = was.total.as_ref().zip(is.total.as_ref()).map(|(a, b)| (&a.points, &b.points));
        let verdict_rows: Vec<&Expr> = program
            .verdict
            .iter()
            .flat_map(|it| &it.rows)
            .filter_map(|it| it.when.as_ref())
            .collect();
        let verdicts = was.verdict.as_ref().zip(is.verdict.as_ref());
        Comparison {
            levels: levels
                .map(|(a, b)| LevelChange {
                    id: a.id.clone(),
                    title: a.title.clone(),
                    before: a.possible.clone(),
                    after: b.possible.clone(),
                    rests_on: rests.on(&[&named(&a.id)], |it| {
                        it.levels
                            .iter()
                            .find(|level| level.id == a.id)
                            .map(|it| it.possible.clone())
                    }),
                })
                .collect(),
            checks: checks
                .map(|(a, b)| CheckChange {
                    id: a.id.clone(),
                    title: a.title.clone(),
                    before: a.state,
                    after: b.state,
                    stood: a.as_it_stands,
                    stands: b.as_it_stands,
                    rests_on: rests.on(&conditions(program, &a.id), |it| {
                        let check = it.checks.iter().find(|check| check.id == a.id);
                        check.map(|check| (check.state, check.as_it_stands))
                    }),
                })
                .collect(),
            scores: scores
                .map(|(a, b)| ScoreChange {
                    id: a.id.clone(),
                    title: a.title.clone(),
                    before: a.points.clone(),
                    after: b.points.clone(),
                    gained: gained(&a.points, &b.points),
                    rests_on: rests.on_points(&named(&a.id), |it| points(it, &a.id)),
                })
                .collect(),
            total: totals.filter(|(a, b)| a != b).map(|(a, b)| ScoreChange {
                id: String::new(),
                title: String::new(),
                before: a.clone(),
                after: b.clone(),
                gained: gained(a, b),
                rests_on: rests
                    .on_points(&Expr::Total, |it| it.total.as_ref().map(|it| it.points.clone())),
            }),
            verdict: verdicts.filter(|(a, b)| a.as_it_stands != b.as_it_stands).map(|(a, b)| {
                let stands =
                    |it: &Assessment| it.verdict.as_ref().map(|it| it.as_it_stands.clone());
                VerdictChange {
                    before: a.as_it_stands.clone(),
                    after: b.as_it_stands.clone(),
                    rests_on: rests.on(&verdict_rows, stands),
                }
            }),
            figures: figures
                .map(|(index, (a, b))| FigureChange {
                    title: a.title.clone(),
                    before: a.value.clone(),
                    after: b.value.clone(),
                    rests_on: rests.on(&figure_reads(program, index), |it| {
                        it.figures.get(index).map(|figure| figure.value.clone())
                    }),
                })
                .collect(),
            tensions: tensions
                .map(|(a, b)| TensionChange {
                    id: a.id.clone(),
                    title: a.title.clone(),
                    arose: a.arises,
                    arises: b.arises,
                    was_answered: a.answered,
                    answered: b.answered,
                    rests_on: rests.on(
                        &tension_reads(program, &a.id).iter().collect::<Vec<_>>(),
                        |it| {
                            let tension = it.tensions.iter().find(|tension| tension.id == a.id);
                            tension.map(|tension| (tension.arises, tension.answered))
                        },
                    ),
                })
                .collect(),
            stopped: differences.len() > MOST_TRIED,
            answers: differences.into_iter().map(|difference| difference.told).collect(),
            problems_before: was.problems.clone(),
            problems_after: is.problems.clone(),
        }
    }
}

fn conditions<'a>(program: &'a Program, check: &str) -> Vec<&'a Expr> {
    let check = program.checks.iter().find(|it| it.id == check);
    check.into_iter().flat_map(|check| check.conditions()).collect()
}

fn figure_reads(program: &Program, index: usize) -> Vec<&Expr> {
    match program.figures.get(index).map(|figure| &figure.value) {
        Some(Part::Value(expr, _)) => vec![expr],
        _ => Vec::new(),
    }
}

fn tension_reads(program: &Program, id: &str) -> Vec<Expr> {
    let named = |value: usize| program.values.get(value).is_some_and(|value| value.name == id);
    let tension = program.tensions.iter().find(|tension| named(tension.arises));
    let values = tension.into_iter().flat_map(|it| [Some(it.arises), it.answered]);
    values.flatten().map(Expr::Value).collect()
}

fn gained(before: &Points, after: &Points) -> String {
    let read = |text: &str| text.parse::<crate::Decimal>().unwrap_or_default();
    let gained = read(&after.as_it_stands).checked_sub(read(&before.as_it_stands));
    gained.unwrap_or_default().normalize().to_string()
}

/// What comes of one difference by itself.
struct Tried {
    place: Place,
    source: Option<Source>,
    /// The second proposal without it.
    taken_back: Assessment,
    /// The first proposal with it.
    brought_in: Assessment,
}

struct Rests<'a> {
    was: &'a Assessment,
    is: &'a Assessment,
    tried: &'a [Tried],
    reads: &'a Reads<'a>,
}

impl Rests<'_> {
    /// The differences that something rests on: those that change it by themselves; if none does,
    /// all that its rules read together.
    fn on<T: PartialEq>(&self, expr: &[&Expr], of: impl Fn(&Assessment) -> T) -> Vec<Place> {
        let is = of(self.is);
        let matters = |tried: &Tried| of(&tried.taken_back) != is || of(&tried.brought_in) == is;
        self.those(expr, &matters)
    }

    /// The same of points, to which several may each bring a part.
    fn on_points(&self, expr: &Expr, of: impl Fn(&Assessment) -> Option<Points>) -> Vec<Place> {
        let (was, is) = (of(self.was), of(self.is));
        let matters = |tried: &Tried| of(&tried.taken_back) != is || of(&tried.brought_in) != was;
        self.those(&[expr], &matters)
    }

    fn those(&self, expr: &[&Expr], matters: &dyn Fn(&Tried) -> bool) -> Vec<Place> {
        let matters = |tried: &&Tried| matters(tried);
        let alone: Vec<_> =
            self.tried.iter().filter(matters).map(|tried| tried.place.clone()).collect();
        if alone.is_empty() {
            let mut read = Sources::new();
            expr.iter().for_each(|expr| read.extend(self.reads.by(expr, None)));
            let is_read = |it: &&Tried| it.source.is_none_or(|source| read.contains(&source));
            return self.tried.iter().filter(is_read).map(|it| it.place.clone()).collect();
        }
        alone
    }
}
