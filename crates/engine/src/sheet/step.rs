//! What a cell computes in one row.

use super::{
    At, Both, LANES, Lane, Sheet, Span,
    numbers::Narrow,
    sets,
    span::{self, BELOW, ONE, small_combined},
};
use crate::{
    Truth,
    plan::{Cell, Dense, Op, Ref, Rows, SetRef, Sort, Words},
    program::{Operator, Test},
};

impl Sheet {
    /// Computes a cell in a row; whether it came out otherwise than before, if that is asked.
    pub(super) fn step<const ASKED: bool>(&mut self, cell: &Cell, at: &At, dense: &Dense) -> bool {
        if let Some(truth) = self.truth_of(cell, at, dense) {
            return self.set_truth(at.own().truths + cell.at as usize, truth);
        }
        match cell.op.sort() {
            Sort::Truth => false,
            Sort::Number => {
                let place = at.own().numbers + cell.at as usize;
                match self.narrow_of(cell, at) {
                    Some(narrow) => self.numbers.set_narrow::<ASKED>(place, narrow),
                    None => self.step_wide::<ASKED>(cell, place, at, dense),
                }
            }
            Sort::Set => {
                let words = Words { at: cell.at, count: cell.words };
                let mut changed = false;
                for lane in LANES {
                    for word in 0..cell.words {
                        let bits = self.word_of(&cell.op, at, lane, word);
                        changed |= self.set_word(*at.own(), words, lane, word, bits);
                    }
                }
                changed
            }
        }
    }

    /// A number of any sort.
    #[inline(never)]
    fn step_wide<const ASKED: bool>(
        &mut self,
        cell: &Cell,
        place: usize,
        at: &At,
        dense: &Dense,
    ) -> bool {
        if let Op::Score(scored) = &cell.op {
            let number = self.score(scored, at);
            return self.numbers.set::<ASKED>(place, number);
        }
        let open = self.number_of(&cell.op, at, dense, Lane::Open);
        // What stands is among what is possible, so what is certain is no other.
        let stands = if !cell.twofold || open.is_certain() {
            open
        } else {
            self.number_of(&cell.op, at, dense, Lane::Stands)
        };
        self.numbers.set::<ASKED>(place, [open, stands])
    }

    /// The number that a cell computes from bounds in millionths, where that is quick.
    #[inline(always)]
    fn narrow_of(&self, cell: &Cell, at: &At) -> Option<[Narrow; 2]> {
        match &cell.op {
            Op::Count(of) => Some(parts(ONE, self.truth(*of, at))),
            Op::Part(millionths, of) => Some(parts(*millionths, self.truth(*of, at))),
            Op::Arithmetic(operator, a, b) => {
                let open = self.combined(*operator, (*a, *b), at, Lane::Open)?;
                // What stands is among what is possible, so what is certain is no other.
                if !cell.twofold || open.0 == open.1 {
                    return Some([open; 2]);
                }
                Some([open, self.combined(*operator, (*a, *b), at, Lane::Stands)?])
            }
            Op::Settled(of) => {
                let settled = |(lo, hi): Narrow| (lo, if lo == BELOW { hi } else { lo });
                let open = self.narrow(*of, at, Lane::Open)?;
                let stands = settled(self.narrow(*of, at, Lane::Stands)?);
                Some([if self.finished { settled(open) } else { open }, stands])
            }
            _ => None,
        }
    }

    #[inline(always)]
    fn combined(
        &self,
        operator: Operator,
        (a, b): (Ref, Ref),
        at: &At,
        lane: Lane,
    ) -> Option<Narrow> {
        small_combined(operator, self.narrow(a, at, lane)?, self.narrow(b, at, lane)?)
    }

    #[inline(always)]
    pub(super) fn narrow(&self, of: Ref, at: &At, lane: Lane) -> Option<Narrow> {
        self.numbers.narrow(at.start(of.home).numbers + of.at as usize, lane)
    }

    /// A truth that a row sees.
    #[inline(always)]
    pub(super) fn truth(&self, of: Ref, at: &At) -> Both {
        let place = at.start(of.home).truths + of.at as usize;
        self.truths.get(place).copied().unwrap_or(Both::OPEN)
    }

    /// A number that a row sees, in a reading.
    pub(super) fn number(&self, of: Ref, at: &At, lane: Lane) -> Span {
        self.numbers.get(at.start(of.home).numbers + of.at as usize, lane)
    }

    /// The truth that a cell computes, if it is one.
    #[inline(always)]
    fn truth_of(&self, cell: &Cell, at: &At, dense: &Dense) -> Option<Both> {
        Some(match &cell.op {
            Op::Compare(test, a, b) => {
                let open = self.compare(*test, (*a, *b), at, Lane::Open);
                if !cell.twofold || open.yes != open.no {
                    Both::same(open)
                } else {
                    Both::new(open, self.compare_as_it_stands(*test, (*a, *b), at))
                }
            }
            Op::Not(of) => self.truth(*of, at).negated(),
            Op::And(a, b) => self.truth(*a, at).and(self.truth(*b, at)),
            Op::Or(a, b) => self.truth(*a, at).or(self.truth(*b, at)),
            Op::Among(of, options) => {
                self.lanes(|lane| sets::among(self.set(*of, at, lane), options))
            }
            Op::Has(of, options) => self.lanes(|lane| {
                let of = self.set(*of, at, lane);
                Truth { yes: sets::meets(of, options), no: !sets::is_within(of, options) }
            }),
            Op::SameChoice(a, b) => {
                self.lanes(|lane| sets::same(self.set(*a, at, lane), self.set(*b, at, lane)))
            }
            Op::SameTruth(a, b) => {
                let (a, b) = (self.truth(*a, at), self.truth(*b, at));
                a.and(b).or(a.negated().and(b.negated()))
            }
            Op::Includes(of) => self.lanes(|lane| {
                let (sure, may) = (self.set(of.sure, at, lane), self.set(of.may, at, lane));
                sets::includes(sure, may, of.how, &of.options)
            }),
            Op::TruthCases(rows) => self.truth_cases(rows, at),
            Op::TruthInBoth(a, b) => self.truth(*a, at).within(self.truth(*b, at)),
            Op::Shown(of) => self.truth(*of, at).shown(self.finished),
            Op::Every(over) => self.every(over, at, dense),
            Op::Any(over) => self.any(over, at, dense),
            Op::AllDifferent(over) => self.all_different(over, at, dense),
            _ => return None,
        })
    }

    #[inline(always)]
    fn compare(&self, test: Test, (a, b): (Ref, Ref), at: &At, lane: Lane) -> Truth {
        match (self.narrow(a, at, lane), self.narrow(b, at, lane)) {
            (Some(a), Some(b)) => span::compare(test, a, b),
            _ => self.compare_wide(test, (a, b), at, lane),
        }
    }

    #[inline(never)]
    fn compare_as_it_stands(&self, test: Test, of: (Ref, Ref), at: &At) -> Truth {
        self.compare(test, of, at, Lane::Stands)
    }

    #[cold]
    fn compare_wide(&self, test: Test, (a, b): (Ref, Ref), at: &At, lane: Lane) -> Truth {
        self.number(a, at, lane).compare(test, &self.number(b, at, lane))
    }

    /// The same in each reading; once, where the first leaves no doubt.
    pub(super) fn lanes(&self, truth: impl Fn(Lane) -> Truth) -> Both {
        let open = truth(Lane::Open);
        if open.certain().is_some() {
            return Both::same(open);
        }
        Both::new(open, truth(Lane::Stands))
    }

    fn truth_cases(&self, rows: &Rows<Ref>, at: &At) -> Both {
        // Where no row before can be the last.
        let (mut left, mut found) = (Both::YES, Both::NOTHING);
        for (condition, value) in &rows.rows {
            let holds = self.truth(*condition, at);
            found = found.union(self.truth(*value, at).where_yes(left.and(holds)));
            left = left.and(Both::YES.where_no(holds));
        }
        if let Some(otherwise) = rows.otherwise {
            found = found.union(self.truth(otherwise, at).where_yes(left));
        }
        found.filled(Both::OPEN)
    }

    fn number_of(&self, op: &Op, at: &At, dense: &Dense, lane: Lane) -> Span {
        match op {
            Op::Arithmetic(operator, a, b) => {
                self.number(*a, at, lane).combine(*operator, self.number(*b, at, lane))
            }
            Op::Round(rounding, of, step) => self.number(*of, at, lane).rounded(*rounding, **step),
            Op::NumberInBoth(a, b) => {
                let number = self.number(*a, at, lane);
                if number.is_certain() { number } else { number.within(self.number(*b, at, lane)) }
            }
            Op::Within(of, limits) => self.number(*of, at, lane).within(**limits),
            Op::Chosen(sure, may) => {
                let count = |set: SetRef| sets::len(self.set(set, at, lane));
                Span::counts(count(*sure), count(*may))
            }
            Op::NumberCases(rows) => {
                let mut found: Option<Span> = None;
                self.each_case(rows, at, lane, |value| {
                    let value = self.number(value, at, lane);
                    found = Some(found.map_or(value, |found| found.hull(value)));
                });
                found.unwrap_or(Span::ALL)
            }
            Op::Figures(of, figures) => {
                let figure = |option: usize| figures.get(option).copied().unwrap_or(Span::ALL);
                let found = sets::options(self.set(*of, at, lane)).map(figure);
                found.reduce(Span::hull).unwrap_or(Span::ALL)
            }
            Op::Settled(of) => {
                let points = self.number(*of, at, lane);
                let settles = self.finished || lane == Lane::Stands;
                if settles { points.settled() } else { points }
            }
            Op::Fold(over) => self.fold(over, at, dense, lane),
            _ => Span::ALL,
        }
    }

    /// Visits the values that the first row whose condition holds may have.
    fn each_case<T: Copy>(&self, rows: &Rows<T>, at: &At, lane: Lane, mut visit: impl FnMut(T)) {
        for (condition, value) in &rows.rows {
            let holds = self.truth(*condition, at).lane(lane);
            if holds.yes {
                visit(*value);
            }
            if !holds.no {
                return;
            }
        }
        rows.otherwise.into_iter().for_each(visit);
    }

    fn word_of(&self, op: &Op, at: &At, lane: Lane, word: u32) -> u64 {
        let bits =
            |of: SetRef| self.set(of, at, lane).get(word as usize).copied().unwrap_or_default();
        match op {
            Op::SetInBoth(a, b) => {
                match sets::meets(self.set(*a, at, lane), self.set(*b, at, lane)) {
                    true => bits(*a) & bits(*b),
                    false => bits(*a),
                }
            }
            Op::SetCases(rows) => {
                let mut found: Option<u64> = None;
                self.each_case(rows, at, lane, |value| {
                    found = Some(found.unwrap_or_default() | bits(value));
                });
                found.unwrap_or(u64::MAX)
            }
            Op::CommonCases(rows) => {
                let mut found: Option<u64> = None;
                self.each_case(rows, at, lane, |value| {
                    found = Some(found.unwrap_or(u64::MAX) & bits(value));
                });
                found.unwrap_or_default()
            }
            Op::Moved(of, by, when) => {
                let when = self.truth(*when, at).lane(lane);
                let moved = || {
                    let to = |option| Some(by.to(option));
                    sets::mapped(self.set(*of, at, lane), to, word)
                };
                match (when.yes, when.no) {
                    (false, _) => bits(*of),
                    (true, false) => moved(),
                    (true, true) => moved() | bits(*of),
                }
            }
            Op::Options(of, to) => {
                let to = |option: usize| Some(to.get(option).copied().flatten()? as usize);
                sets::mapped(self.set(*of, at, lane), to, word)
            }
            _ => u64::MAX,
        }
    }
}

/// The same in both readings.
#[inline(always)]
fn parts(of: i64, truth: Both) -> [Narrow; 2] {
    LANES.map(|lane| part(of, truth.lane(lane)))
}

/// So much where it holds, and nothing where it does not.
fn part(of: i64, Truth { yes, no }: Truth) -> Narrow {
    let part = |counts: bool| if counts { of } else { 0 };
    (part(!no), part(yes))
}
