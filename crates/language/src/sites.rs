//! Where a pack says what: places of conditions, rows and names, noted while it is compiled, for
//! those who look at it afterwards. What is made of them is not decided here.

use std::collections::BTreeSet;

use weighup_engine::{
    Kind,
    program::{Expr, Move},
};

use crate::token::Span;

/// What was noted of a pack.
#[derive(Debug, Default)]
pub(crate) struct Sites {
    /// Conditions that stand by themselves: what a definition says, what is asked of each item.
    pub(crate) conditions: Vec<Site>,
    /// The parts of what is joined by `and` or `or`.
    pub(crate) parts: Vec<Site>,
    pub(crate) cases: Vec<Cases>,
    pub(crate) movements: Vec<Movement>,
    /// The options that are named: the choice, the option, the place.
    pub(crate) options: Vec<(usize, usize, Span)>,
    /// The values put into messages.
    pub(crate) shown: Vec<Shown>,
    pub(crate) frameworks: Vec<Framework>,
    /// The names that are used somewhere.
    pub(crate) names: BTreeSet<String>,
    /// The names of items, by list, that are used somewhere.
    pub(crate) item_names: BTreeSet<(usize, String)>,
}

/// A condition and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) span: Span,
    pub(crate) expr: Expr,
    /// The list whose item is at hand.
    pub(crate) list: Option<usize>,
}

/// `A when C, B when D, otherwise E`.
#[derive(Debug)]
pub(crate) struct Cases {
    /// The conditions.
    pub(crate) rows: Vec<(Span, Expr)>,
    pub(crate) otherwise: Span,
    pub(crate) list: Option<usize>,
}

/// `at least T2 when …` and the like, under a level.
#[derive(Debug)]
pub(crate) struct Movement {
    pub(crate) span: Span,
    /// The level before it.
    pub(crate) before: Expr,
    pub(crate) by: Move,
    /// How many names the level has.
    pub(crate) of: usize,
    pub(crate) condition: Expr,
}

/// A value in braces.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) span: Span,
    pub(crate) expr: Expr,
    pub(crate) kind: Kind,
}

/// What a framework says of its metrics, by option.
#[derive(Debug)]
pub(crate) struct Framework {
    pub(crate) alias: String,
    /// The choice of its outcomes.
    pub(crate) outcomes: usize,
    /// The choice of its metrics.
    pub(crate) metrics: usize,
    pub(crate) placeholders: Vec<bool>,
    pub(crate) retired: Vec<Option<String>>,
}

impl Sites {
    pub(crate) fn condition(&mut self, span: &Span, expr: &Expr, list: Option<usize>) {
        self.conditions.push(Site { span: span.clone(), expr: expr.clone(), list });
    }

    pub(crate) fn parts(
        &mut self,
        spans: impl Iterator<Item = Span>,
        parts: &[Expr],
        list: Option<usize>,
    ) {
        let site = |(span, expr): (Span, &Expr)| Site { span, expr: expr.clone(), list };
        self.parts.extend(spans.zip(parts).map(site));
    }

    pub(crate) fn name(&mut self, name: &str) {
        if !self.names.contains(name) {
            self.names.insert(name.to_owned());
        }
    }
}
