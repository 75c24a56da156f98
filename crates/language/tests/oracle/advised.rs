//! What advice claims, and when trying it out breaks a claim.

use std::collections::BTreeMap;

use weighup_engine::{
    Advice, AdviceOptions, Assessment, Decimal, Entry, Finished, Plan, Program, Proposal,
    advice::result::{Change, ChangeKind, CheckAdvice, Fix, Range, Search},
    advise, assess,
    assessment::{Answer, State},
    read_date,
};

use super::{Draft, draft::answers_at};

/// Takes all advice on a draft, one piece after the other. A sentence for the first broken claim.
pub(crate) fn check_advice(
    program: &Program,
    draft: &Draft,
    other: &Draft,
    locked: &[String],
) -> Result<(), String> {
    let proposal = draft.proposal();
    let advice = advise(program, &proposal, &AdviceOptions { locked: locked.to_vec() });
    let now = assess(program, &proposal);
    let unmet: Vec<_> = now
        .checks
        .iter()
        .filter(|check| check.as_it_stands == State::NotMet)
        .map(|check| &check.id)
        .collect();
    ensure(advice.checks.iter().map(|it| &it.id).eq(unmet), || "checks are missing".to_owned())?;
    for fix in advice.checks.iter().flat_map(|check| &check.fixes).chain(&advice.steps) {
        leaves_alone(fix, locked)?;
    }
    for check in &advice.checks {
        for fix in &check.fixes {
            for then in taken(program, &proposal, fix) {
                let of = then.checks.iter().find(|it| it.id == check.id).unwrap();
                ensure(of.as_it_stands == State::Met, || {
                    format!("{} is {:?} after: {}", check.id, of.as_it_stands, fix.words)
                })?;
                ensure(!fix.certain || of.state == State::Met, || {
                    format!("{} is not certain after: {}", check.id, fix.words)
                })?;
            }
        }
        if check.search == Search::NothingHelps {
            nothing_helps(program, draft, other, locked, &check.id)?;
        }
    }
    for fix in advice.checks.iter().flat_map(|check| &check.fixes).chain(&advice.steps) {
        comes_out(program, &proposal, fix)?;
    }
    levels_move(program, &proposal, &advice)?;
    nothing_smaller(program, draft, &advice, &now, locked)
}

fn ensure(holds: bool, claim: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(claim()) }
}

fn is_locked(pointer: &str, locked: &[String]) -> bool {
    locked.iter().any(|it| pointer == it || pointer.starts_with(&format!("{it}/")))
}

/// What is locked or a fact of the world is not touched.
fn leaves_alone(fix: &Fix, locked: &[String]) -> Result<(), String> {
    for change in &fix.changes {
        for place in &change.places {
            ensure(!is_locked(&place.pointer, locked), || format!("{} is locked", place.pointer))?;
        }
        ensure(!change.fixed || change.range == Range::Any, || {
            format!("a fact of the world is changed: {}", fix.words)
        })?;
    }
    Ok(())
}

/// The assessments after a fix, for a few of the answers that it leaves free.
fn taken(program: &Program, proposal: &Proposal, fix: &Fix) -> Vec<Assessment> {
    let most = fix.changes.iter().map(|change| free(change).len()).max().unwrap_or(1);
    let plan = Plan::of(program);
    let after = |way: usize| {
        let mut proposal = proposal.clone();
        for change in &fix.changes {
            make(&mut proposal, change, way);
        }
        plan.assess(&proposal)
    };
    (0..most).map(after).collect()
}

/// The answers that a change leaves free.
fn free(change: &Change) -> Vec<String> {
    let pointer = &change.places[0].pointer;
    let all = answers_at(pointer).iter().map(|it| (*it).to_owned());
    let figure = |text: &str| -> Decimal {
        let digits: String =
            text.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect();
        read_date(text).unwrap_or_else(|| digits.parse().unwrap())
    };
    let Some(to) = &change.to else { return all.collect() };
    let near = |fits: &dyn Fn(Decimal) -> bool| -> Vec<String> {
        let all = answers_at(pointer).iter().map(|it| (*it).to_owned());
        all.filter(|it| fits(figure(it))).chain([to.clone()]).collect()
    };
    match &change.range {
        Range::OrMore => near(&|it| it >= figure(to)),
        Range::MoreThan(bound) => near(&|it| it > figure(bound)),
        Range::OrLess => near(&|it| it <= figure(to)),
        Range::Under(bound) => near(&|it| it < figure(bound)),
        Range::UpTo(most) => near(&|it| it >= figure(to) && it <= figure(most)),
        Range::Any => all.collect(),
        Range::Exactly => change.or.iter().chain([to]).cloned().collect(),
    }
}

fn make(proposal: &mut Proposal, change: &Change, way: usize) {
    let free = free(change);
    for place in &change.places {
        if change.kind == ChangeKind::Add {
            let list = place.pointer.trim_end_matches("/-");
            for _ in 0..change.items {
                let fields = change.fields.iter().map(|field| {
                    let values = answers_at(&format!("{list}/0/{}", field.id));
                    let given = values[way % values.len().max(1)].to_owned();
                    (field.id.clone(), entry(&field.to.clone().unwrap_or(given)))
                });
                push(proposal, list, Entry::Record(fields.collect()));
            }
        } else {
            put(proposal, &place.pointer, entry(&free[way % free.len()]));
        }
    }
}

fn entry(answer: &str) -> Entry {
    match answer {
        "none" => Entry::List(Vec::new()),
        answer => Entry::Text(answer.to_owned()),
    }
}

fn at<'a>(proposal: &'a mut Proposal, pointer: &str) -> &'a mut Entry {
    let mut parts = pointer.split('/').skip(2);
    let mut entry = proposal.answers.entry(parts.next().unwrap().to_owned()).or_default();
    for part in parts {
        if matches!(entry, Entry::Blank) {
            *entry = Entry::Record(BTreeMap::new());
        }
        entry = match entry {
            Entry::List(items) => &mut items[part.parse::<usize>().unwrap()],
            Entry::Record(entries) => entries.entry(part.to_owned()).or_default(),
            other => panic!("{other:?} has no {part}"),
        };
    }
    entry
}

fn put(proposal: &mut Proposal, pointer: &str, value: Entry) {
    *at(proposal, pointer) = value;
}

fn push(proposal: &mut Proposal, pointer: &str, item: Entry) {
    let list = at(proposal, pointer);
    match list {
        Entry::List(items) => items.push(item),
        list => *list = Entry::List(vec![item]),
    }
}

/// The points, the verdict and the checks come out as they were told.
fn comes_out(program: &Program, proposal: &Proposal, fix: &Fix) -> Result<(), String> {
    // Told of the answers that are named; where any will do, points may differ.
    if fix.changes.iter().any(|it| it.to.is_none() && it.kind != ChangeKind::Add) {
        return Ok(());
    }
    if fix.changes.iter().any(|it| it.fields.iter().any(|field| field.to.is_none())) {
        return Ok(());
    }
    let mut changed = proposal.clone();
    for change in &fix.changes {
        let exactly = Change { range: Range::Exactly, or: Vec::new(), ..change.clone() };
        make(&mut changed, &exactly, 0);
    }
    let (now, then) = (assess(program, proposal), assess(program, &changed));
    let total = &then.total.as_ref().unwrap().points.as_it_stands;
    ensure(*total == fix.after.points, || format!("{total} points after: {fix:#?}"))?;
    let verdict = then.verdict.map(|it| it.as_it_stands);
    ensure(verdict == fix.after.verdict, || format!("{verdict:?} after: {fix:#?}"))?;
    for (before, after) in now.checks.iter().zip(&then.checks) {
        let broken = before.as_it_stands != State::NotMet && after.as_it_stands == State::NotMet;
        ensure(fix.after.breaks.contains(&before.id) == broken, || {
            format!("{} breaks, or not, after: {fix:#?}", before.id)
        })?;
    }
    Ok(())
}

fn levels_move(program: &Program, proposal: &Proposal, advice: &Advice) -> Result<(), String> {
    for level in &advice.levels {
        let index = program.levels.iter().position(|it| it.title == level.title).unwrap();
        let value = &program.values[program.levels[index].value];
        let weighup_engine::Kind::Choice { choice } = value.kind else { continue };
        let place = |name: &str| {
            program.choices[choice].options.iter().position(|it| it.id == *name).unwrap()
        };
        for (step, up) in [(&level.up, true), (&level.down, false)] {
            let Some(step) = step else { continue };
            // Past what it is now; and what is named, where the sentence says no more.
            let further = if up { " or above." } else { " or below." };
            let further = step.fix.words.ends_with(further);
            let so = |is: usize| match (further, up) {
                (false, _) => is == place(&step.to),
                (true, true) => is >= place(&step.to),
                (true, false) => is <= place(&step.to),
            };
            let past = place(&step.to).cmp(&place(&level.now));
            ensure(past.is_gt() == up && past.is_ne(), || format!("{step:#?}"))?;
            for then in taken(program, proposal, &step.fix) {
                let possible = &then.levels[index].possible;
                let holds = !possible.is_empty() && possible.iter().all(|is| so(place(is)));
                ensure(holds, || {
                    format!("{} is {possible:?} after: {}", level.id, step.fix.words)
                })?;
            }
        }
    }
    Ok(())
}

/// Where nothing was found, or only several changes together, no single answer does it.
fn nothing_smaller(
    program: &Program,
    draft: &Draft,
    advice: &Advice,
    now: &Assessment,
    locked: &[String],
) -> Result<(), String> {
    if advice.effort.weighed >= advice.effort.limit {
        return Ok(());
    }
    let proposal = draft.proposal();
    let stays: Vec<String> = match &proposal.finished {
        Finished::All => Vec::new(),
        Finished::Some(names) => names.clone(),
    };
    let plan = Plan::of(program);
    for question in now.questions.iter().filter(|it| it.asked == Answer::Yes) {
        let pointer = &question.pointer;
        let name = pointer.trim_start_matches("/answers/");
        let field = name.split('/').next_back().unwrap_or(name);
        let declared = stays.iter().any(|it| it == name || it.ends_with(&format!("/{field}")));
        if is_locked(pointer, locked) || (declared && !question.answered) {
            continue;
        }
        let is_fact = program.questions.iter().any(|it| it.id == name && it.fixed);
        for answer in answers_at(pointer) {
            let mut changed = proposal.clone();
            put(&mut changed, pointer, entry(answer));
            let then = plan.assess(&changed);
            // What stopped looking says so, and claims nothing.
            let claims = |check: &&CheckAdvice| !is_fact && check.search != Search::Stopped;
            for check in advice.checks.iter().filter(claims) {
                let met =
                    then.checks.iter().any(|it| it.id == check.id && it.as_it_stands == State::Met);
                let single = check.fixes.first().is_some_and(|fix| fix.changes.len() == 1);
                ensure(!met || single, || {
                    format!("{pointer} = {answer} would meet {}: {:?}", check.id, check.search)
                })?;
            }
            for (level, of) in advice.levels.iter().filter_map(|level| {
                let at = then.levels.iter().find(|it| it.id == level.id)?;
                Some((level, at))
            }) {
                let [is] = of.possible.as_slice() else { continue };
                let names: Vec<_> = ["T1", "T2", "T3", "B1", "B2", "B3"].into();
                let place = |name: &str| names.iter().position(|it| *it == name);
                let missed = (place(is) > place(&level.now) && level.up.is_none())
                    || (place(is) < place(&level.now) && level.down.is_none());
                ensure(!missed, || format!("{pointer} = {answer} moves {} to {is}", level.id))?;
            }
        }
    }
    Ok(())
}

/// With other answers wherever they may be changed, the check is still not met.
fn nothing_helps(
    program: &Program,
    draft: &Draft,
    other: &Draft,
    locked: &[String],
    check: &str,
) -> Result<(), String> {
    // What is declared finished stays as it is; of items, their parts may be.
    let declared = |name: &str| draft.settled.contains(name);
    let kept = |name: &str| {
        locked.iter().any(|it| *it == format!("/answers/{name}"))
            || declared(name)
            || (name == "items" && declared("parts"))
            || program.questions.iter().any(|it| it.id == name && it.fixed)
    };
    for finished in [true, false] {
        let mut proposal = Draft { finished, ..draft.clone() }.proposal();
        for (name, entry) in other.proposal().answers {
            if !kept(&name) {
                proposal.answers.insert(name, entry);
            }
        }
        let then = assess(program, &proposal);
        let met = then.checks.iter().any(|it| it.id == check && it.as_it_stands == State::Met);
        ensure(!met, || format!("{check} can be met all the same: {}", other.words()))?;
    }
    Ok(())
}
