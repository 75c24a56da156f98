//! What cells need, and which of them nothing shown needs.

use super::{Body, Cell, Dense, Earned, Home, Op, Over, Ref, Rows, SetRef, Sort, cells::Place};

/// Told of each value that a cell needs in the row at hand.
type Visit<'a> = dyn FnMut(Sort, Ref) + 'a;

impl Op {
    /// Visits all that is needed as seen from the row at hand: what stands in the rows of a list's
    /// items is left to [`Op::over`].
    pub(crate) fn each_need(&self, visit: &mut Visit<'_>) {
        match self {
            Self::Not(a) | Self::Shown(a) | Self::Count(a) | Self::Part(_, a) => {
                visit(Sort::Truth, *a)
            }
            Self::And(a, b) | Self::Or(a, b) | Self::SameTruth(a, b) | Self::TruthInBoth(a, b) => {
                visit(Sort::Truth, *a);
                visit(Sort::Truth, *b);
            }
            Self::Compare(_, a, b) | Self::Arithmetic(_, a, b) | Self::NumberInBoth(a, b) => {
                visit(Sort::Number, *a);
                visit(Sort::Number, *b);
            }
            Self::Round(_, a, _) | Self::Within(a, _) | Self::Settled(a) => visit(Sort::Number, *a),
            Self::Among(a, _) | Self::Has(a, _) | Self::Figures(a, _) | Self::Options(a, _) => {
                set(*a, visit);
            }
            Self::SameChoice(a, b) | Self::Chosen(a, b) | Self::SetInBoth(a, b) => {
                set(*a, visit);
                set(*b, visit);
            }
            Self::Includes(of) => {
                set(of.sure, visit);
                set(of.may, visit);
            }
            Self::Moved(a, _, when) => {
                set(*a, visit);
                visit(Sort::Truth, *when);
            }
            Self::TruthCases(rows) => cases(rows, visit, |a, visit| visit(Sort::Truth, a)),
            Self::NumberCases(rows) => cases(rows, visit, |a, visit| visit(Sort::Number, a)),
            Self::SetCases(rows) | Self::CommonCases(rows) => cases(rows, visit, set),
            Self::Score(scored) => {
                for line in &scored.lines {
                    match line.earned {
                        Earned::Truth(earned) => visit(Sort::Truth, earned),
                        Earned::Number(earned) => visit(Sort::Number, earned),
                    }
                    line.required.iter().for_each(|it| visit(Sort::Truth, *it));
                }
            }
            Self::Every(over) | Self::Any(over) | Self::AllDifferent(over) | Self::Fold(over) => {
                over.if_none.iter().for_each(|it| visit(Sort::Number, *it));
            }
        }
    }

    /// What it makes of the items of a list, if it does.
    pub(crate) fn over(&self) -> Option<&Over> {
        match self {
            Self::Every(over) | Self::Any(over) | Self::AllDifferent(over) | Self::Fold(over) => {
                Some(over)
            }
            _ => None,
        }
    }

    /// Visits what is needed in each row of the items of a list.
    pub(crate) fn each_item_need(&self, visit: &mut Visit<'_>) {
        let Some(over) = self.over() else { return };
        over.filter.iter().chain(&over.given).for_each(|it| visit(Sort::Truth, *it));
        match over.body {
            Body::None => {}
            Body::Truth(of) => visit(Sort::Truth, of),
            Body::Number(of) => visit(Sort::Number, of),
            Body::Choice(of) => set(of, visit),
            Body::Options(sure, may) => {
                set(sure, visit);
                set(may, visit);
            }
        }
    }
}

fn set(of: SetRef, visit: &mut Visit<'_>) {
    visit(Sort::Set, Ref { home: of.home, at: of.words.at });
}

fn cases<T: Copy>(rows: &Rows<T>, visit: &mut Visit<'_>, value: fn(T, &mut Visit<'_>)) {
    for (condition, of) in &rows.rows {
        visit(Sort::Truth, *condition);
        value(*of, visit);
    }
    if let Some(otherwise) = rows.otherwise {
        value(otherwise, visit);
    }
}

/// What is needed, by frame, sort and place.
#[derive(Default)]
struct Needed([Vec<bool>; 3]);

impl Needed {
    fn slot(&mut self, sort: Sort, at: u32) -> Option<&mut bool> {
        let [truths, numbers, sets] = &mut self.0;
        let of = match sort {
            Sort::Truth => truths,
            Sort::Number => numbers,
            Sort::Set => sets,
        };
        let at = at as usize;
        if of.len() <= at {
            of.resize(at + 1, false);
        }
        of.get_mut(at)
    }
}

impl Dense {
    /// The frame that a row of `frame` sees as this.
    pub(crate) fn seen(&self, frame: usize, home: Home) -> usize {
        match home {
            Home::Proposal => 0,
            Home::Own => frame,
            Home::Holder => {
                self.frames.get(frame).and_then(|frame| frame.parent).unwrap_or_default()
            }
        }
    }

    /// Of cells in the order in which they were made, those that something shown needs, and the
    /// others.
    pub(super) fn divide(&self, cells: Vec<(Place, Cell)>) -> [Vec<(Place, Cell)>; 2] {
        let mut needed: Vec<Needed> = self.frames.iter().map(|_| Needed::default()).collect();
        let mut mark = |frame: usize, sort: Sort, at: u32| {
            if let Some(slot) = needed.get_mut(frame).and_then(|it| it.slot(sort, at)) {
                *slot = true;
            }
        };
        self.each_shown(&mut |sort, at| mark(0, sort, at));
        let (mut kept, mut others) = (Vec::new(), Vec::new());
        for (place, cell) in cells.into_iter().rev() {
            let slot = needed.get_mut(place.frame).and_then(|it| it.slot(cell.op.sort(), place.at));
            if !slot.is_some_and(|needed| *needed) {
                others.push((place, cell));
                continue;
            }
            let mut mark = |frame: usize, sort: Sort, at: u32| {
                if let Some(slot) = needed.get_mut(frame).and_then(|it| it.slot(sort, at)) {
                    *slot = true;
                }
            };
            cell.op.each_need(&mut |sort, of| mark(self.seen(place.frame, of.home), sort, of.at));
            if let Some(over) = cell.op.over() {
                cell.op.each_item_need(&mut |sort, of| {
                    mark(self.seen(over.frame, of.home), sort, of.at)
                });
            }
            kept.push((place, cell));
        }
        kept.reverse();
        others.reverse();
        [kept, others]
    }

    fn each_shown(&self, visit: &mut dyn FnMut(Sort, u32)) {
        let shown = &self.shown;
        shown.levels.iter().flatten().for_each(|words| visit(Sort::Set, words.at));
        for check in &shown.checks {
            check.applies.iter().for_each(|at| visit(Sort::Truth, *at));
            check.severity_when.iter().for_each(|at| visit(Sort::Truth, *at));
            visit(Sort::Truth, check.needs);
        }
        let points = shown.scores.iter().chain(&shown.total).chain(&shown.completeness);
        points.for_each(|points| visit(Sort::Number, points.number));
        shown.verdict.iter().flatten().flatten().for_each(|at| visit(Sort::Truth, *at));
    }
}
