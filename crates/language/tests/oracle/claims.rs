//! What an assessment claims, and when what came of it breaks a claim.

use std::collections::BTreeMap;

use weighup_engine::{
    Assessment, Decimal, Plan, Program,
    assessment::{Answer, Place, Points, QuestionState, State, TensionResult},
};

use super::Draft;

/// How many completions of each sort are tried.
const TRIED: usize = 30;

/// Assesses a draft and what may come of it. A sentence for the first broken claim.
pub(crate) fn check_draft(plan: &Plan, draft: &Draft) -> Result<(), String> {
    let open = plan.assess(&draft.proposal());
    assert_eq!(open.problems, []);
    consistent(&open)?;
    let divides = divides(plan.program());
    waits_for_what_is_open(&open, draft)?;
    let all_is_asked = open.questions.iter().all(|it| it.asked != Answer::No);
    if !divides && all_is_asked && draft.as_of.is_some() && !draft.has_settled_blanks() {
        waits_for_something(&open)?;
    }
    nothing_else_matters(plan, draft, &open)?;
    what_is_not_needed_changes_nothing(plan, draft, &open)?;
    let as_is = Draft { finished: true, ..draft.clone() };
    same_standing(&open, &plan.assess(&as_is.proposal()))?;
    // The next answers leave nothing possible that was not.
    for between in draft.completions(true, TRIED / 3) {
        let between = Draft { finished: false, ..between };
        within(&open, &plan.assess(&between.proposal()))
            .map_err(|fault| format!("{fault}\nafter\n{}", between.words()))?;
    }
    for blanks in [true, false] {
        for completion in draft.completions(blanks, TRIED) {
            let then = plan.assess(&completion.proposal());
            let told = |fault| format!("{fault}\nafter\n{}", completion.words());
            within(&open, &then).map_err(told)?;
            consistent(&then).map_err(told)?;
            if completion.is_full() && !divides {
                certain(&then).map_err(told)?;
            }
        }
    }
    Ok(())
}

/// Whether something may be divided by zero: then nothing is known of the result.
fn divides(program: &Program) -> bool {
    program.pack.about.contains("divides")
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn ensure(holds: bool, claim: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(claim()) }
}

/// All points of an assessment, by name.
fn points(of: &Assessment) -> Vec<(String, &Points)> {
    let scores = of.scores.iter().flat_map(|score| {
        let lines = score.lines.iter().map(|it| (format!("line {}", it.title), &it.points));
        std::iter::once((score.id.clone(), &score.points)).chain(lines)
    });
    let totals = of.total.iter().flat_map(|total| {
        [("total".to_owned(), &total.points), ("completeness".to_owned(), &total.completeness)]
    });
    scores.chain(totals).collect()
}

/// One assessment does not contradict itself.
fn consistent(it: &Assessment) -> Result<(), String> {
    for (name, points) in points(it) {
        let (low, stands, high) =
            (dec(&points.lowest), dec(&points.as_it_stands), dec(&points.highest));
        ensure(low <= stands && stands <= high, || format!("{name} stands outside: {points:?}"))?;
    }
    for check in &it.checks {
        let certain = check.state != State::CannotTell;
        ensure(!certain || check.state == check.as_it_stands, || {
            format!("{} is {:?} but stands {:?}", check.id, check.state, check.as_it_stands)
        })?;
    }
    for level in &it.levels {
        ensure(!level.possible.is_empty(), || format!("{} can be nothing", level.id))?;
    }
    let verdict = it.verdict.as_ref().unwrap();
    ensure(verdict.possible.contains(&verdict.as_it_stands), || {
        format!("the verdict stands outside: {verdict:?}")
    })
}

/// Whether a tension is dealt with; not, where the pack has no means to tell.
fn answered(tension: &TensionResult) -> Answer {
    tension.answered.unwrap_or(Answer::No)
}

/// All that says what it waits for: its name, what it can still be, and what for.
fn waiting(it: &Assessment) -> Vec<(&str, String, &[Place])> {
    let levels = it.levels.iter().filter(|level| level.possible.len() != 1);
    let levels =
        levels.map(|it| (it.id.as_str(), format!("{:?}", it.possible), it.waits_for.as_slice()));
    let checks = it.checks.iter().filter(|check| check.state == State::CannotTell);
    let checks =
        checks.map(|it| (it.id.as_str(), format!("{:?}", it.state), it.waits_for.as_slice()));
    let open = |it: &&TensionResult| [it.arises, answered(it)].contains(&Answer::CannotTell);
    let tensions = it.tensions.iter().filter(open).map(|it| {
        (it.id.as_str(), format!("{:?} {:?}", it.arises, it.answered), it.waits_for.as_slice())
    });
    levels.chain(checks).chain(tensions).collect()
}

/// What is not certain says what it waits for.
fn waits_for_something(open: &Assessment) -> Result<(), String> {
    for (id, _, waits_for) in waiting(open) {
        ensure(!waits_for.is_empty(), || format!("{id} waits for nothing"))?;
    }
    Ok(())
}

/// Whether a place belongs neither to a question that is not asked, nor to a list that is not.
fn is_asked(open: &Assessment, place: &str) -> bool {
    let mut not_asked = open.questions.iter().filter(|it| it.asked == Answer::No);
    !not_asked.any(|it| {
        place.strip_prefix(&it.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// What is waited for is asked, not answered yet, and may still be.
fn waits_for_what_is_open(open: &Assessment, draft: &Draft) -> Result<(), String> {
    let places = draft.open_places();
    let waited = waiting(open).into_iter().flat_map(|(id, _, waits_for)| {
        waits_for.iter().map(move |place| (id.to_owned(), &place.pointer))
    });
    let next = open.next.iter().map(|it| ("next".to_owned(), &it.place.pointer));
    for (id, place) in waited.chain(next) {
        let waits_well = places.contains(place) && is_asked(open, place);
        ensure(waits_well, || format!("{id} waits for {place} in vain"))?;
    }
    Ok(())
}

/// What is not waited for makes no difference, however it is answered. What only further items would
/// look at is named once there are some.
fn nothing_else_matters(plan: &Plan, draft: &Draft, open: &Assessment) -> Result<(), String> {
    let of_items = |places: &[Place]| places.iter().any(|it| it.pointer.ends_with("/-"));
    for (id, possible, waits_for) in
        waiting(open).into_iter().filter(|(_, _, waits_for)| !of_items(waits_for))
    {
        let named = |place: &str| waits_for.iter().any(|it| it.pointer == place);
        let mut way = waits_for.len();
        let next = draft.gone_on(&mut |place, values| {
            way += 1;
            let stays = named(place) || !is_asked(open, place);
            if stays { None } else { values.get(way % values.len()).copied() }
        });
        let then = plan.assess(&next.proposal());
        let still = waiting(&then).into_iter().any(|it| it.0 == id && it.1 == possible);
        ensure(still, || {
            format!("{id} waited for something else, too: {waits_for:?}\nafter\n{}", next.words())
        })?;
    }
    Ok(())
}

/// What is asked and not needed may be answered anyhow: every result stays what it is, and so does
/// whether that is asked which is needed.
fn what_is_not_needed_changes_nothing(
    plan: &Plan,
    draft: &Draft,
    open: &Assessment,
) -> Result<(), String> {
    let spared: Vec<String> = open
        .questions
        .iter()
        .flat_map(|it| {
            let more = (it.more_needed == Some(Answer::No)).then(|| format!("{}/-", it.pointer));
            let spared = it.more_needed.is_none() && it.needed == Some(Answer::No);
            spared.then(|| it.pointer.clone()).into_iter().chain(more)
        })
        .filter(|place| is_asked(open, place))
        .collect();
    let is_needed = |it: &QuestionState| {
        [it.needed, it.more_needed].iter().flatten().any(|needed| *needed != Answer::No)
    };
    let needed: BTreeMap<_, _> = open
        .questions
        .iter()
        .filter(|it| is_needed(it))
        .map(|it| (&it.pointer, it.asked))
        .collect();
    for first in 0..3 {
        let mut way = first;
        let next = draft.gone_on(&mut |place, values| {
            way += 1;
            let answered = spared.iter().any(|it| it == place);
            answered.then(|| values.get(way % values.len()).copied()).flatten()
        });
        let then = plan.assess(&next.proposal());
        for question in &then.questions {
            let before = needed.get(&question.pointer);
            ensure(before.is_none_or(|before| *before == question.asked), || {
                format!(
                    "not needed, but {} is asked by it: {spared:?}\nafter\n{}",
                    question.pointer,
                    next.words()
                )
            })?;
        }
        ensure(results(open) == results(&then), || {
            format!(
                "not needed, but it matters: {spared:?}\n{}\n{}\nafter\n{}",
                results(open),
                results(&then),
                next.words()
            )
        })?;
    }
    Ok(())
}

/// All results that an answer may change. What a line would earn that is not required is none.
fn results(of: &Assessment) -> String {
    let levels: Vec<_> = of.levels.iter().map(|it| &it.possible).collect();
    let checks: Vec<_> = of.checks.iter().map(|it| (&it.id, it.state, it.as_it_stands)).collect();
    let tensions: Vec<_> = of.tensions.iter().map(|it| (&it.id, it.arises, it.answered)).collect();
    let verdict = of.verdict.as_ref().map(|it| (&it.as_it_stands, &it.possible));
    let counting = Assessment {
        scores: of
            .scores
            .iter()
            .cloned()
            .map(|mut score| {
                score.lines.retain(|line| line.required != Answer::No);
                score
            })
            .collect(),
        ..of.clone()
    };
    let points = points(&counting);
    format!("{levels:?} {checks:?} {tensions:?} {points:?} {:?} {verdict:?}", of.figures)
}

/// Finishing without another answer gives what was said to stand.
fn same_standing(open: &Assessment, done: &Assessment) -> Result<(), String> {
    for ((name, a), (_, b)) in points(open).into_iter().zip(points(done)) {
        ensure(a.as_it_stands == b.as_it_stands, || {
            format!("{name} stands at {} and ends at {}", a.as_it_stands, b.as_it_stands)
        })?;
    }
    for (a, b) in open.checks.iter().zip(&done.checks) {
        ensure(a.as_it_stands == b.as_it_stands, || {
            format!("{} stands {:?} and ends {:?}", a.id, a.as_it_stands, b.as_it_stands)
        })?;
    }
    let (a, b) = (open.verdict.as_ref().unwrap(), done.verdict.as_ref().unwrap());
    ensure(a.as_it_stands == b.as_it_stands, || format!("{a:?} ends as {b:?}"))
}

/// What came of it was possible.
fn within(open: &Assessment, then: &Assessment) -> Result<(), String> {
    for (a, b) in open.levels.iter().zip(&then.levels) {
        ensure(b.possible.iter().all(|it| a.possible.contains(it)), || {
            format!("{} was {:?} and became {:?}", a.id, a.possible, b.possible)
        })?;
    }
    for (a, b) in open.checks.iter().zip(&then.checks) {
        ensure(a.state == State::CannotTell || a.state == b.state, || {
            format!("{} was {:?} and became {:?}", a.id, a.state, b.state)
        })?;
    }
    for (a, b) in open.tensions.iter().zip(&then.tensions) {
        for (a_is, b_is) in [(a.arises, b.arises), (answered(a), answered(b))] {
            ensure(a_is == Answer::CannotTell || a_is == b_is, || {
                format!("{} was {a_is:?} and became {b_is:?}", a.id)
            })?;
        }
    }
    for ((name, a), (_, b)) in points(open).into_iter().zip(points(then)) {
        let inside = |it: &str| dec(&a.lowest) <= dec(it) && dec(it) <= dec(&a.highest);
        ensure(inside(&b.lowest) && inside(&b.highest) && inside(&b.as_it_stands), || {
            format!("{name} was {a:?} and became {b:?}")
        })?;
    }
    for (a, b) in open.figures.iter().zip(&then.figures) {
        // A single number, and no longer words about what it may be.
        let is_certain = a.value.replace(',', "").replace('−', "-").parse::<Decimal>().is_ok();
        ensure(!is_certain || a.value == b.value, || format!("{a:?} became {b:?}"))?;
    }
    let (a, b) = (open.verdict.as_ref().unwrap(), then.verdict.as_ref().unwrap());
    ensure(b.possible.iter().chain([&b.as_it_stands]).all(|it| a.possible.contains(it)), || {
        format!("the verdict was {:?} and became {b:?}", a.possible)
    })?;
    for question in &open.questions {
        let later = then.questions.iter().find(|it| it.pointer == question.pointer).unwrap();
        ensure(question.asked == Answer::CannotTell || question.asked == later.asked, || {
            format!("{}: {:?} became {:?}", question.pointer, question.asked, later.asked)
        })?;
    }
    for (a, b) in
        open.scores.iter().flat_map(|it| &it.lines).zip(then.scores.iter().flat_map(|it| &it.lines))
    {
        ensure(a.required == Answer::CannotTell || a.required == b.required, || {
            format!("line {}: required {:?} became {:?}", a.title, a.required, b.required)
        })?;
    }
    Ok(())
}

/// With everything answered, there is one outcome.
fn certain(then: &Assessment) -> Result<(), String> {
    for level in &then.levels {
        ensure(level.possible.len() == 1, || format!("{} is {:?}", level.id, level.possible))?;
    }
    for check in &then.checks {
        ensure(check.state != State::CannotTell, || format!("{} cannot be told", check.id))?;
    }
    for tension in &then.tensions {
        let open = [tension.arises, answered(tension)].contains(&Answer::CannotTell);
        ensure(!open, || format!("{} cannot be told", tension.id))?;
    }
    for (name, points) in points(then) {
        let one = points.lowest == points.highest && points.lowest == points.as_it_stands;
        ensure(one, || format!("{name} is {points:?}"))?;
    }
    let verdict = then.verdict.as_ref().unwrap();
    ensure(verdict.possible.len() == 1, || format!("the verdict is {:?}", verdict.possible))?;
    for question in &then.questions {
        ensure(question.asked != Answer::CannotTell, || format!("{} is open", question.pointer))?;
    }
    Ok(())
}
