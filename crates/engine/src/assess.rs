//! Puts an assessment together from two evaluations: still open, and as it stands.

use rust_decimal::Decimal;

use crate::{
    Answers, Interval, Kind, Plan, Possible, Problem, Program, Proposal, Sheet, Truth,
    answers::pointer_to,
    assessment::{
        Answer, Assessment, CheckResult, FigureResult, LevelResult, LineResult, NotNeeded, Points,
        Progress, QuestionState, ScoreResult, State, TensionResult, TotalResult, VerdictResult,
    },
    calendar::date_from_day,
    evaluate::{At, Evaluation, Reading},
    program::{Check, Expr, Figure, Line, Question, Score, Severity, Tension},
    reasons::{
        Facts, Spot, Waits, capitalised, is_specific, render,
        say::{Say, waits},
    },
    relevance::Relevance,
    shares,
    show::{rounded, show_possible},
};

/// Assesses a proposal under a program. Who assesses more than one under the same program makes a
/// [`Plan`] of it once: see [`Plan::assess`].
pub fn assess(program: &Program, proposal: &Proposal) -> Assessment {
    Plan::of(program).assess(proposal)
}

impl Plan {
    /// Assesses a proposal.
    pub fn assess(&self, proposal: &Proposal) -> Assessment {
        let program = self.program();
        let Some(dense) = &self.dense else { return Assessment::plainly(program, proposal) };
        let (answers, problems) = proposal.read(program);
        let mut sheet = Sheet::default();
        sheet.fill(self, &answers);
        sheet.compute_all(dense);
        let of = |reading| Evaluation::of_sheet((program, dense), &sheet, &answers, reading);
        assessment(&of(Reading::Open), &of(Reading::Stands), problems, Some(self))
    }
}

impl Assessment {
    /// The same from the plain evaluator: slower, and the measure of what a plan gives.
    pub fn plainly(program: &Program, proposal: &Proposal) -> Self {
        let (answers, problems) = proposal.read(program);
        let of = |reading| Evaluation::new(program, &answers, reading);
        assessment(&of(Reading::Open), &of(Reading::Stands), problems, None)
    }
}

fn assessment(
    open: &Evaluation<'_>,
    stands: &Evaluation<'_>,
    problems: Vec<Problem>,
    plan: Option<&Plan>,
) -> Assessment {
    let (program, answers) = (open.program, open.answers);
    let readings = Readings { open, stands, waits: Waits::new(open), facts: Facts::new(open) };
    let checks: Vec<_> = program.checks.iter().map(|check| readings.check(check)).collect();
    let levels = readings.levels();
    let scores = program.scores.iter().enumerate().map(|(i, score)| readings.score(i, score));
    let (mut scores, parts): (Vec<_>, Vec<_>) = scores.partition(|score| score.in_total);
    scores.extend(parts);
    let (questions, not_needed) = readings.questions(answers);
    let asked = questions.iter().filter(|question| question.asked == Answer::Yes);
    Assessment {
        pack: program.pack.clone(),
        as_of: answers.as_of.and_then(date_from_day).map(iso),
        progress: Progress {
            asked: count(asked.clone().count()),
            answered: count(asked.filter(|question| question.answered).count()),
            finished: answers.finished,
        },
        total: readings.total(),
        verdict: readings.verdict(&checks),
        next: readings.next(plan),
        levels,
        scores,
        figures: program.figures.iter().map(|figure| readings.figure(figure)).collect(),
        shares: program.shares.as_ref().map(|it| shares::result(it, open, stands)),
        tensions: program.tensions.iter().filter_map(|it| readings.tension(it)).collect(),
        checks,
        questions,
        not_needed,
        problems,
    }
}

fn iso((year, month, day): (i32, u8, u8)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The two readings side by side.
pub(crate) struct Readings<'a> {
    pub(crate) open: &'a Evaluation<'a>,
    stands: &'a Evaluation<'a>,
    pub(crate) waits: Waits<'a>,
    facts: Facts<'a>,
}

impl Readings<'_> {
    fn levels(&self) -> Vec<LevelResult> {
        let program = self.open.program;
        let level = |level: &crate::program::Level| {
            let value = program.values.get(level.value)?;
            let possible = match self.open.value(level.value) {
                Possible::Choice(options) => options
                    .iter()
                    .map(|option| {
                        let only = Possible::Choice(crate::OptionSet::only(option));
                        show_possible(&only, &value.kind, program)
                    })
                    .collect(),
                _ => Vec::new(),
            };
            Some(LevelResult {
                id: value.name.clone(),
                title: level.title.clone(),
                possible,
                reason: self.level_reason(level.value),
                waits_for: self.waits.places([&Expr::Value(level.value)]),
                illustrative: value.illustrative,
                citations: value.citations.clone(),
            })
        };
        program.levels.iter().filter_map(level).collect()
    }

    fn figure(&self, figure: &Figure) -> FigureResult {
        let value = render(self.open, std::slice::from_ref(&figure.value));
        FigureResult { title: figure.title.clone(), value }
    }

    fn tension(&self, tension: &Tension) -> Option<TensionResult> {
        let value = self.open.program.values.get(tension.arises)?;
        let exprs = [Some(tension.arises), tension.answered].map(|it| it.map(Expr::Value));
        let truth = |expr: &Expr| answer(self.open.truth(expr, None));
        let [arises, answered] = &exprs;
        Some(TensionResult {
            id: value.name.clone(),
            title: tension.title.clone(),
            between: tension.between.clone(),
            arises: arises.as_ref().map_or(Answer::CannotTell, truth),
            answered: answered.as_ref().map(truth),
            reason: self.reason(&value.expr),
            waits_for: self.waits.places(exprs.iter().flatten()),
            citations: value.citations.clone(),
            illustrative: value.illustrative,
        })
    }

    fn check(&self, check: &Check) -> CheckResult {
        let state = state_of(self.open.check(check));
        let as_it_stands = state_of(self.stands.check(check));
        let conditions = || check.conditions();
        let text = |parts, shown| if shown { render(self.open, parts) } else { String::new() };
        let fix_is_told = match state {
            State::NotMet => true,
            State::CannotTell => is_specific(self.open, &check.fix),
            State::Met | State::NotRequired => false,
        };
        CheckResult {
            id: check.id.clone(),
            title: check.title.clone(),
            state,
            as_it_stands,
            force: check.force,
            severity: self.severity(check),
            citations: check.citations.clone(),
            reason: self.check_reason(check, state),
            message: text(&check.message, state == State::NotMet),
            fix: text(&check.fix, fix_is_told),
            facts: self.facts.of(conditions()),
            waits_for: match state {
                State::CannotTell => self.waits.places(conditions()),
                _ => Vec::new(),
            },
        }
    }

    /// Why a condition holds or does not, or what it waits for.
    fn reason(&self, condition: &Expr) -> String {
        let said = match self.open.truth(condition, None).certain() {
            Some(_) => Say::new(self.open).condition(condition),
            None => waits(&self.waits, [condition]),
        };
        sentence(said)
    }

    fn level_reason(&self, value: usize) -> String {
        match self.open.program.values.get(value) {
            Some(_) if !self.open.is_certain(&Expr::Value(value), None) => {
                sentence(waits(&self.waits, [&Expr::Value(value)]))
            }
            Some(value) => sentence(Say::new(self.open).choice(&value.expr)),
            None => String::new(),
        }
    }

    fn check_reason(&self, check: &Check, state: State) -> String {
        let say = Say::new(self.open);
        match (state, &check.applies) {
            (State::Met | State::NotMet, _) => sentence(say.condition(&check.needs)),
            (State::NotRequired, Some(applies)) => {
                let now = say.condition(applies);
                sentence(format!("applies {}; {now}", say.applies(check)))
            }
            (State::NotRequired, None) => String::new(),
            (State::CannotTell, _) => {
                let asks = match self.open.check(check) {
                    (applies, _) if applies.certain().is_none() => {
                        format!("applies {}", say.applies(check))
                    }
                    _ => format!("asks that {}", say.rule(&check.needs)),
                };
                sentence(format!("{}; {asks}", waits(&self.waits, check.conditions())))
            }
        }
    }

    fn line_reason(&self, line: &Line) -> String {
        let say = Say::new(self.open);
        let required = self.open.holds(line.required.as_ref(), None);
        match (&line.required, required.certain()) {
            (Some(condition), Some(false)) => {
                return sentence(format!("not required, since {}", say.condition(condition)));
            }
            (Some(condition), None) => {
                return sentence(waits(&self.waits, [condition, &line.earned]));
            }
            _ => {}
        }
        match self.open.earned(line).certain() {
            None => sentence(waits(&self.waits, [&line.earned])),
            Some(_) => sentence(say.choice(&line.earned)),
        }
    }

    pub(crate) fn severity(&self, check: &Check) -> Severity {
        self.stands.severities(check).min().unwrap_or(check.severity)
    }

    fn score(&self, index: usize, score: &Score) -> ScoreResult {
        let stands = self.stands.settled(self.stands.score(index));
        let value = self.open.program.values.get(score.value);
        let total = self.open.program.total.as_ref();
        ScoreResult {
            id: value.map(|value| value.name.clone()).unwrap_or_default(),
            title: score.title.clone(),
            in_total: total.is_none_or(|total| total.scores.contains(&index)),
            points: points(stands, self.open.settled(self.open.score(index)), score.worth),
            lines: score.lines.iter().map(|line| self.line(line)).collect(),
            citations: score.citations.clone(),
        }
    }

    fn line(&self, line: &Line) -> LineResult {
        let earned = |evaluation: &Evaluation<'_>| {
            evaluation.earned(line).times(Interval::point(line.points))
        };
        let stands = self.stands.settled(earned(self.stands));
        LineResult {
            title: line.title.clone(),
            required: answer(self.open.holds(line.required.as_ref(), None)),
            points: points(stands, self.open.settled(earned(self.open)), line.points),
            reason: self.line_reason(line),
        }
    }

    fn total(&self) -> Option<TotalResult> {
        let total = self.open.program.total.as_ref()?;
        let factor = total.factor.as_ref().map(|factor| self.stands.number(factor, None));
        let stands = self.stands.settled(self.stands.total());
        let sum = self.stands.settled(self.stands.sum_of_scores());
        Some(TotalResult {
            points: points(stands, self.open.settled(self.open.total()), total.out_of),
            completeness: points(sum, self.open.sum_of_scores(), total.out_of),
            factor_name: total.factor_name.clone(),
            factor: decimal(factor.and_then(|factor| factor.lo).unwrap_or(Decimal::ONE)),
        })
    }

    fn verdict(&self, checks: &[CheckResult]) -> Option<VerdictResult> {
        let verdict = self.open.program.verdict.as_ref()?;
        let possible = |evaluation: &Evaluation<'_>| {
            let mut names = Vec::new();
            for row in &verdict.rows {
                let holds = evaluation.holds(row.when.as_ref(), None);
                if holds.yes {
                    names.push(row.name.clone());
                }
                if !holds.no {
                    break;
                }
            }
            names
        };
        let conditions = verdict.rows.iter().filter_map(|row| row.when.as_ref());
        let weights = [Severity::Gate, Severity::Major, Severity::Minor];
        let weights =
            weights.into_iter().filter(|it| conditions.clone().any(|when| when.asks_about(*it)));
        let against = |severity| {
            let not_met = checks.iter().filter(|check| check.as_it_stands == State::NotMet);
            let of_weight = not_met.filter(move |check| check.severity == severity);
            of_weight.map(|check| check.id.clone())
        };
        Some(VerdictResult {
            as_it_stands: possible(self.stands).into_iter().next().unwrap_or_default(),
            possible: possible(self.open),
            because: weights.flat_map(against).collect(),
        })
    }

    fn questions(&self, answers: &Answers) -> (Vec<QuestionState>, Vec<NotNeeded>) {
        let relevance = Relevance::of(self.open);
        let mut states = Vec::new();
        for (index, question) in self.open.program.questions.iter().enumerate() {
            let pointer = pointer_to("/answers", &question.id);
            let asked = self.open.holds(question.when.as_ref(), None);
            let answered = answers.inputs.get(index).is_some_and(Option::is_some);
            let form = Form { relevance: &relevance, asked, when: question.when.as_ref() };
            let spot = Spot::Question(index);
            self.question(question, (pointer, spot, answered), (&form, None), &mut states);
        }
        let spared = |(state, spot): &(QuestionState, Spot)| {
            let open = state.needed == Some(Answer::No) && state.asked != Answer::No;
            let why = state.why_not.clone();
            open.then(|| Some(NotNeeded { place: spot.place(self.open)?, why })).flatten()
        };
        let not_needed = states.iter().filter_map(spared).collect();
        (states.into_iter().map(|(state, _)| state).collect(), not_needed)
    }

    /// A question's state and, for a list, those of its items' fields.
    fn question(
        &self,
        question: &Question,
        (pointer, spot, answered): (String, Spot, bool),
        (form, at): (&Form<'_>, Option<At>),
        states: &mut Vec<(QuestionState, Spot)>,
    ) {
        let asked = answer(form.asked);
        let Kind::List { list } = question.kind else {
            // Of what its author leaves blank for good, nobody asks.
            let is_open = !answered && !self.is_left(spot);
            let needed = is_open.then(|| form.needed(spot));
            let why_not = match needed {
                Some(Answer::No) => self.why_not(form, spot, at),
                _ => String::new(),
            };
            let more_needed = None;
            let state = QuestionState { pointer, asked, answered, needed, why_not, more_needed };
            states.push((state, spot));
            return;
        };
        let items: Vec<_> = self.open.items(list, at).collect();
        let answered = !items.is_empty();
        let spot = Spot::Further { list, within: self.open.further(list, at).within };
        let (more, is_open) = (form.needed(spot), self.open.room(list, at) > 0);
        let state = QuestionState {
            pointer: pointer.clone(),
            asked,
            answered,
            needed: (!answered && is_open).then_some(more),
            why_not: match more {
                Answer::No if is_open => self.why_not(form, spot, at),
                _ => String::new(),
            },
            more_needed: Some(more),
        };
        states.push((state, spot));
        let fields = self.open.program.lists.get(list).map(|list| list.fields.as_slice());
        for (i, at) in items.into_iter().enumerate() {
            let item = [&pointer, "/", &i.to_string()].concat();
            for (index, field) in fields.unwrap_or_default().iter().enumerate() {
                let pointer = pointer_to(&item, &field.id);
                let asked = form.asked.and(self.open.holds(field.when.as_ref(), Some(at)));
                let answered = self.open.answer(&Expr::Field(index), Some(at)).is_some();
                let form = Form { asked, when: field.when.as_ref(), ..*form };
                let item = at.item.unwrap_or_default();
                let spot = Spot::Field { list, item, field: index };
                self.question(field, (pointer, spot, answered), (&form, Some(at)), states);
            }
        }
    }

    /// Whether a question is declared to stay blank, by itself or with all others.
    fn is_left(&self, spot: Spot) -> bool {
        let (expr, at) = match spot {
            Spot::Question(index) => (Expr::Input(index), None),
            Spot::Field { list, item, field } => {
                (Expr::Field(field), Some(self.open.item(list, item)))
            }
            Spot::Further { .. } => return false,
        };
        self.open.answers.finished || self.open.stays_blank(&expr, at)
    }

    /// Why no answer is needed: because it is not asked, or because nothing waits for it.
    fn why_not(&self, form: &Form<'_>, spot: Spot, at: Option<At>) -> String {
        match form.when {
            Some(when) if !self.open.truth(when, at).yes => {
                format!("because {}", Say::new(self.open).condition_at(when, at))
            }
            _ => form.relevance.why_not(spot),
        }
    }
}

/// Where a question stands in the form.
#[derive(Clone, Copy)]
struct Form<'a> {
    relevance: &'a Relevance<'a>,
    asked: Truth,
    when: Option<&'a Expr>,
}

impl Form<'_> {
    fn needed(&self, spot: Spot) -> Answer {
        self.relevance.is_needed(spot)
    }
}

/// A sentence: with a capital letter and a full stop.
fn sentence(words: String) -> String {
    if words.is_empty() {
        return words;
    }
    let mut sentence = capitalised(words);
    sentence.push('.');
    sentence
}

#[inline(always)]
pub(crate) fn state_of((applies, needs): (Truth, Truth)) -> State {
    match (applies.certain(), needs.certain()) {
        (Some(false), _) => State::NotRequired,
        (Some(true), Some(true)) => State::Met,
        (Some(true), Some(false)) => State::NotMet,
        _ => State::CannotTell,
    }
}

fn answer(truth: Truth) -> Answer {
    match truth.certain() {
        Some(true) => Answer::Yes,
        Some(false) => Answer::No,
        None => Answer::CannotTell,
    }
}

fn points(stands: Interval, open: Interval, out_of: Decimal) -> Points {
    let bound = |bound: Option<Decimal>, limit| decimal(bound.unwrap_or(limit));
    Points {
        as_it_stands: bound(stands.lo, Decimal::ZERO),
        lowest: bound(open.lo, Decimal::ZERO),
        highest: bound(open.hi, out_of),
        out_of: decimal(out_of),
    }
}

/// Points to three decimals: what faces show. Thresholds compare the exact value.
pub(crate) fn decimal(number: Decimal) -> String {
    rounded(number, 3).normalize().to_string()
}
