//! A sheet as whoever explains it reads it: the value of an expression of the program, looked up.

use super::{Lane, Rows, Sheet, Span};
use crate::{
    Interval, OptionSet, Possible, Truth,
    evaluate::At,
    plan::{Dense, Extent, Home, Located, LocatedValue, Ref, SetRef, Words},
    program::Expr,
};

/// The values of a sheet in one reading.
///
/// What it does not hold is `None`: of an expression that is not the program's, of one that is as
/// quickly read off an answer, and of a further item that cannot come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    sheet: &'a Sheet,
    dense: &'a Dense,
    lane: Lane,
}

/// A value in the sheet, and the row it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    view: View<'a>,
    value: LocatedValue,
    at: super::At,
}

impl<'a> View<'a> {
    /// The reading in which what is not answered may still be, or in which it stays blank.
    pub(crate) fn new(sheet: &'a Sheet, dense: &'a Dense, is_open: bool) -> Self {
        Self { sheet, dense, lane: if is_open { Lane::Open } else { Lane::Stands } }
    }

    /// The value of an expression, for the item at hand.
    pub(crate) fn of(&self, expr: &Expr, at: Option<At>) -> Option<Seen<'a>> {
        self.seen(self.dense.whereabouts.of(expr, at.map(|at| at.list))?, at)
    }

    /// A computed value.
    pub(crate) fn value(&self, index: usize) -> Option<Seen<'a>> {
        self.seen(self.dense.whereabouts.value(index)?, None)
    }

    /// The points of a score, settled.
    pub(crate) fn score(&self, index: usize) -> Option<Seen<'a>> {
        self.seen(self.dense.whereabouts.score(index)?, None)
    }

    /// The sum of the scores, before the factor.
    pub(crate) fn sum(&self) -> Option<Seen<'a>> {
        self.seen(self.dense.whereabouts.sum()?, None)
    }

    /// The total, settled.
    pub(crate) fn total(&self) -> Option<Seen<'a>> {
        self.seen(self.dense.whereabouts.total()?, None)
    }

    fn seen(&self, located: Located, at: Option<At>) -> Option<Seen<'a>> {
        let frame = located.frame as usize;
        let own = if frame == 0 { Extent::ZERO } else { self.row(frame, at?)? };
        let at = super::At::new(frame, 0, own, Extent::ZERO);
        Some(Seen { view: *self, value: located.value, at })
    }

    /// Where the row of the item at hand starts, or that of the item which holds it.
    fn row(&self, frame: usize, at: At) -> Option<Extent> {
        let own = at.list + 1;
        let rows = self.sheet.frames.get(own)?;
        let row = at.item.unwrap_or_else(|| rows.further(at.within));
        if frame == own {
            return self.start(frame, row);
        }
        let parent = self.dense.frames.get(own)?.parent.filter(|parent| *parent == frame)?;
        self.start(parent, rows.rows.get(row)?.holder)
    }

    fn start(&self, frame: usize, row: usize) -> Option<Extent> {
        let row = self.sheet.frames.get(frame)?.rows.get(row)?;
        row.counts.then_some(row.start)
    }
}

impl Rows {
    /// The row of a further item, of one list or of the list at an item.
    fn further(&self, within: Option<usize>) -> usize {
        let last = self.rows.len().saturating_sub(1);
        within.map_or(last, |within| (self.items + within).min(last))
    }
}

impl Seen<'_> {
    /// The truth, or either when it is no yes/no value.
    pub(crate) fn truth(&self) -> Truth {
        match self.value {
            LocatedValue::Truth(at) => self.truth_at(at),
            _ => Truth::OPEN,
        }
    }

    /// The number, or every number when it is none. Yes counts 1 and no 0.
    pub(crate) fn number(&self) -> Interval {
        match self.value {
            LocatedValue::Number(at) => self.span_at(at).interval(),
            LocatedValue::Truth(at) => Possible::Truth(self.truth_at(at)).number(),
            _ => Interval::ALL,
        }
    }

    /// Whether only one value is possible.
    pub(crate) fn is_certain(&self) -> bool {
        match self.value {
            LocatedValue::Truth(at) => self.truth_at(at).certain().is_some(),
            LocatedValue::Number(at) => self.span_at(at).is_certain(),
            LocatedValue::Choice(words) => {
                self.words_at(words).iter().map(|word| word.count_ones()).sum::<u32>() == 1
            }
            LocatedValue::Options { .. } => self.possible().is_certain(),
            LocatedValue::Text => true,
        }
    }

    /// All that it can be.
    pub(crate) fn possible(&self) -> Possible {
        let options = |words| {
            let mut options = OptionSet::default();
            options.assign(self.words_at(words));
            options
        };
        match self.value {
            LocatedValue::Truth(at) => Possible::Truth(self.truth_at(at)),
            LocatedValue::Number(at) => Possible::Number(self.span_at(at).interval()),
            LocatedValue::Choice(words) => Possible::Choice(options(words)),
            LocatedValue::Options { sure, may } => {
                Possible::Options { sure: options(sure), may: options(may) }
            }
            LocatedValue::Text => Possible::Text,
        }
    }

    fn truth_at(&self, at: u32) -> Truth {
        self.view.sheet.truth(Ref { home: Home::Own, at }, &self.at).lane(self.view.lane)
    }

    fn span_at(&self, at: u32) -> Span {
        self.view.sheet.number(Ref { home: Home::Own, at }, &self.at, self.view.lane)
    }

    /// Without words at the end in which nothing is set.
    fn words_at(&self, words: Words) -> &[u64] {
        let set = SetRef { home: Home::Own, words };
        let words = self.view.sheet.set(set, &self.at, self.view.lane);
        let end = words.iter().rposition(|word| *word != 0).map_or(0, |last| last + 1);
        words.get(..end).unwrap_or_default()
    }
}
