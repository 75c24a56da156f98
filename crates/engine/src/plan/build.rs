//! Lays a program out: what is made of its values, scores, checks and verdict.

use rust_decimal::Decimal;

use super::{
    Cell, Dense, Earned, Located, Op, Run, Scored, ScoredLine, Shown, ShownCheck, ShownPoints,
    Whereabouts,
    cells::{Cells, Place, Value},
};
use crate::{
    Program, Truth, order,
    program::{Check, Computed, Expr, Operator, Part, Score, Severity, Step},
    sheet::{
        span::{Span, millionths},
        template::Template,
    },
};

/// The cells of a program; `None` where it has something that cannot be laid out.
pub(super) fn dense(program: &Program) -> Option<Dense> {
    let mut build = Build {
        program,
        cells: Cells::new(program),
        values: vec![None; program.values.len()],
        derived: program.lists.iter().map(|list| vec![None; list.derived.len()]).collect(),
        applies: vec![None; program.checks.len()],
        met: vec![None; program.checks.len()],
        scores: vec![None; program.scores.len()],
        total: None,
        whereabouts: Whereabouts::default(),
    };
    for step in &program.steps {
        build.take(*step)?;
    }
    let shown = build.shown()?;
    build.words();
    let whereabouts = build.whereabouts();
    let Cells { frames, cells, .. } = build.cells;
    let mut dense = Dense { frames, shown, whereabouts, ..Dense::default() };
    let [needed, for_words] = dense.divide(cells);
    dense.templates = dense.frames.iter().map(Template::of).collect();
    dense.runs = runs(needed);
    dense.runs_for_words = runs(for_words);
    Some(dense)
}

/// Cells that can be computed together are one run.
fn runs(mut cells: Vec<(Place, Cell)>) -> Vec<Run> {
    // Within a level and a frame, cells stay in the order in which they were made.
    order::sort_by_key(&mut cells, |(place, _)| (place.level, place.frame));
    let (mut runs, mut level) = (Vec::<Run>::new(), 0);
    for (place, cell) in cells {
        match runs.last_mut() {
            Some(run) if run.frame == place.frame && level == place.level => run.cells.push(cell),
            _ => runs.push(Run { frame: place.frame, cells: vec![cell] }),
        }
        level = place.level;
    }
    runs
}

/// A program being laid out.
pub(super) struct Build<'a> {
    pub(super) program: &'a Program,
    pub(super) cells: Cells,
    /// The values laid out so far.
    pub(super) values: Vec<Option<Value>>,
    pub(super) derived: Vec<Vec<Option<Value>>>,
    /// Whether checks apply, and whether they are met, of those that rules ask about.
    applies: Vec<Option<Place>>,
    met: Vec<Option<Place>>,
    scores: Vec<Option<Place>>,
    /// The sum of the scores, and the total.
    total: Option<(Place, Place)>,
    pub(super) whereabouts: Whereabouts,
}

impl Build<'_> {
    fn take(&mut self, step: Step) -> Option<()> {
        let program = self.program;
        match step {
            Step::Value(index) => {
                let Some(Computed { expr, .. }) = program.values.get(index) else {
                    return Some(());
                };
                let value = self.expr(expr, 0)?;
                *self.values.get_mut(index)? = Some(value);
            }
            Step::Item { list, value: index } => {
                let of = program.lists.get(list).and_then(|list| list.derived.get(index));
                let Some(Computed { expr, .. }) = of else { return Some(()) };
                let value = self.expr(expr, list + 1)?;
                *self.derived.get_mut(list)?.get_mut(index)? = Some(value);
            }
        }
        Some(())
    }

    fn shown(&mut self) -> Option<Shown> {
        let program = self.program;
        let mut shown = Shown::default();
        for level in &program.levels {
            let words = match self.values.get(level.value) {
                Some(Some(Value::Choice(set))) => Some(set.words()),
                _ => None,
            };
            shown.levels.push(words);
        }
        for check in &program.checks {
            shown.checks.push(self.shown_check(check)?);
        }
        for (index, score) in program.scores.iter().enumerate() {
            let number = self.score(index)?.at;
            shown.scores.push(ShownPoints { number, out_of: score.worth });
        }
        if let Some(total) = &program.total {
            let out_of = total.out_of;
            let (sum, number) = self.total()?;
            shown.completeness = Some(ShownPoints { number: sum.at, out_of });
            shown.total = Some(ShownPoints { number: number.at, out_of });
        }
        if let Some(verdict) = &program.verdict {
            let mut rows = Vec::new();
            for row in &verdict.rows {
                rows.push(self.optional(row.when.as_ref(), 0)?.map(|when| when.at));
            }
            shown.verdict = Some(rows);
        }
        Some(shown)
    }

    /// What only words are made of. What cannot be laid out of it is evaluated plainly.
    fn words(&mut self) {
        let program = self.program;
        for question in &program.questions {
            self.explained(question.when.as_ref(), 0);
        }
        for (index, list) in program.lists.iter().enumerate() {
            for field in &list.fields {
                self.explained(field.when.as_ref(), index + 1);
            }
        }
        let figures = program.figures.iter().map(|figure| &figure.value);
        let messages = program.checks.iter().flat_map(|it| it.message.iter().chain(&it.fix));
        for part in figures.chain(messages) {
            match part {
                Part::Text(_) => {}
                Part::Value(expr, _) => self.explained([expr], 0),
                Part::Items { list, filter } => self.explained(filter, list + 1),
            }
        }
        for target in program.shares.iter().flat_map(|shares| &shares.targets) {
            self.explained(target.filter.iter().chain([&target.names]), target.list + 1);
            self.explained([&target.claimed].into_iter().chain(&target.share), 0);
        }
    }

    fn explained<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>, frame: usize) {
        for expr in exprs {
            let _ = self.expr(expr, frame);
        }
    }

    fn whereabouts(&mut self) -> Whereabouts {
        let located = |value: &Option<Value>| value.and_then(Located::of);
        let number = |place: &Option<Place>| place.and_then(|it| Located::of(Value::Number(it)));
        Whereabouts {
            values: self.values.iter().map(located).collect(),
            derived: self.derived.iter().map(|it| it.iter().map(located).collect()).collect(),
            scores: self.scores.iter().map(number).collect(),
            sum: number(&self.total.map(|(sum, _)| sum)),
            total: number(&self.total.map(|(_, total)| total)),
            ..std::mem::take(&mut self.whereabouts)
        }
    }

    fn shown_check(&mut self, check: &Check) -> Option<ShownCheck> {
        let applies = self.optional(check.applies.as_ref(), 0)?;
        let severity_when = self.optional(check.severity_when.as_ref(), 0)?;
        Some(ShownCheck {
            applies: applies.map(|it| it.at),
            needs: self.needs(check)?.at,
            severity: check.severity,
            severity_when: severity_when.map(|it| it.at),
            fallback: check.fallback,
        })
    }

    /// What a check needs, as it stands.
    fn needs(&mut self, check: &Check) -> Option<Place> {
        let needs = self.truth(&check.needs, 0)?;
        self.cells.add(&[needs], |cells, home| Some(Op::Shown(cells.relative(home, needs)?)))
    }

    /// Whether a check applies.
    pub(super) fn applies(&mut self, index: usize) -> Option<Place> {
        let Some(check) = self.program.checks.get(index) else {
            return Some(self.cells.truth(Truth::OPEN));
        };
        if let Some(Some(known)) = self.applies.get(index) {
            return Some(*known);
        }
        let applies = self.optional(check.applies.as_ref(), 0)?;
        let applies = applies.unwrap_or_else(|| self.cells.truth(Truth::YES));
        *self.applies.get_mut(index)? = Some(applies);
        Some(applies)
    }

    /// Whether a check applies and is met.
    pub(super) fn met(&mut self, index: usize) -> Option<Place> {
        let Some(check) = self.program.checks.get(index) else {
            return Some(self.cells.truth(Truth::OPEN));
        };
        if let Some(Some(known)) = self.met.get(index) {
            return Some(*known);
        }
        let (applies, needs) = (self.applies(index)?, self.needs(check)?);
        let met = self.and(applies, needs)?;
        *self.met.get_mut(index)? = Some(met);
        Some(met)
    }

    /// Whether any check of a severity is not met.
    pub(super) fn any_not_met(&mut self, severity: Severity) -> Option<Place> {
        let mut any = self.cells.truth(Truth::NO);
        for (index, check) in self.program.checks.iter().enumerate() {
            let counts = match (check.severity == severity, check.fallback == severity) {
                (true, false) => self.optional(check.severity_when.as_ref(), 0)?,
                (false, true) => match self.optional(check.severity_when.as_ref(), 0)? {
                    Some(first) => Some(self.not(first)?),
                    None => continue,
                },
                (true, true) => None,
                (false, false) => continue,
            };
            let needs = self.needs(check)?;
            let not_met = self.not(needs)?;
            let applies = self.applies(index)?;
            let mut fails = self.and(applies, not_met)?;
            if let Some(counts) = counts {
                fails = self.and(fails, counts)?;
            }
            any = self.or(any, fails)?;
        }
        Some(any)
    }

    /// The points of a score.
    pub(super) fn score(&mut self, index: usize) -> Option<Place> {
        let Some(score) = self.program.scores.get(index) else {
            return Some(self.cells.number(Span::ALL));
        };
        if let Some(Some(known)) = self.scores.get(index) {
            return Some(*known);
        }
        let points = self.scored(score)?;
        let points = self.settled(points, score.most.as_ref())?;
        *self.scores.get_mut(index)? = Some(points);
        Some(points)
    }

    fn scored(&mut self, score: &Score) -> Option<Place> {
        let mut needs = Vec::new();
        let mut lines = Vec::new();
        for line in &score.lines {
            let check = line.check().and_then(|check| self.program.checks.get(check));
            let earned = match check {
                Some(check) => Value::Truth(self.needs(check)?),
                None => self.expr(&line.earned, 0)?,
            };
            let (earned, is_truth) = match earned {
                Value::Truth(truth) => (truth, true),
                other => (self.number_of(other)?, false),
            };
            let required = self.optional(line.required.as_ref(), 0)?;
            needs.push(earned);
            needs.extend(required);
            lines.push((line.points, earned, is_truth, required));
        }
        let worth = score.worth;
        self.cells.add(&needs, |cells, home| {
            let line =
                |(points, earned, is_truth, required): (Decimal, Place, bool, Option<Place>)| {
                    let earned = cells.relative(home, earned)?;
                    let required = match required {
                        Some(required) => Some(cells.relative(home, required)?),
                        None => None,
                    };
                    Some(ScoredLine {
                        points,
                        small_points: millionths(points),
                        earned: if is_truth {
                            Earned::Truth(earned)
                        } else {
                            Earned::Number(earned)
                        },
                        required,
                    })
                };
            let lines = lines.into_iter().map(line).collect::<Option<Box<[ScoredLine]>>>()?;
            let weights = lines.iter().map(|line| line.small_points);
            let fits = weights.into_iter().try_fold(0_i64, |sum, of| sum.checked_add(of?));
            let small_worth = millionths(worth).filter(|_| fits.is_some());
            Some(Op::Score(Box::new(Scored { worth, small_worth, lines })))
        })
    }

    /// Points, capped and, as it stands, settled.
    fn settled(&mut self, points: Place, most: Option<&Expr>) -> Option<Place> {
        let mut points = points;
        if let Some(most) = most {
            let most = self.expr(most, 0)?;
            let most = self.number_of(most)?;
            points = self.arithmetic(Operator::Lesser, points, most)?;
        }
        self.settle(points)
    }

    fn settle(&mut self, points: Place) -> Option<Place> {
        self.cells.add(&[points], |cells, home| Some(Op::Settled(cells.relative(home, points)?)))
    }

    /// The sum of the scores, and the total.
    pub(super) fn total(&mut self) -> Option<(Place, Place)> {
        if let Some(known) = self.total {
            return Some(known);
        }
        let mut sum = self.cells.number(Span::ZERO);
        let Some(total) = &self.program.total else {
            return Some((sum, self.settle(sum)?));
        };
        for score in &total.scores {
            let points = self.score(*score)?;
            sum = self.arithmetic(Operator::Plus, sum, points)?;
        }
        let mut product = sum;
        if let Some(factor) = &total.factor {
            let factor = self.expr(factor, 0)?;
            let factor = self.number_of(factor)?;
            product = self.arithmetic(Operator::Times, sum, factor)?;
        }
        if let Some(most) = &total.most {
            let most = self.expr(most, 0)?;
            let most = self.number_of(most)?;
            product = self.arithmetic(Operator::Lesser, product, most)?;
        }
        let out_of = self.cells.number(crate::Interval::point(total.out_of).into());
        let nothing = self.cells.number(Span::ZERO);
        product = self.arithmetic(Operator::Lesser, product, out_of)?;
        product = self.arithmetic(Operator::Greater, product, nothing)?;
        let known = (sum, self.settle(product)?);
        self.total = Some(known);
        Some(known)
    }
}
