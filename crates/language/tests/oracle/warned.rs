//! What a warning claims of a pack, and when a proposal breaks the claim.

use weighup_engine::{
    Assessment, Plan, Program,
    assessment::{Answer, State},
};
use weighup_language::Diagnostic;

use super::{Draft, checked};

/// How many completions of each sort are tried.
const TRIED: usize = 250;

/// Tries what a pack's warnings claim. A sentence for the first that is broken; else how many were
/// tried.
pub(crate) fn hold(pack: &str) -> Result<usize, String> {
    let checked = checked(pack);
    let program = checked.program.ok_or("the pack does not compile")?;
    let mut tried = 0;
    for warning in &checked.diagnostics {
        let fault = |fault: String| format!("{} {}: {fault}", warning.code, warning.excerpt.trim());
        if claim(&program, pack, warning).map_err(fault)? {
            tried += 1;
        }
    }
    Ok(tried)
}

/// Holds one claim to what comes out; no claim, when nothing of it can be seen.
fn claim(program: &Program, pack: &str, warning: &Diagnostic) -> Result<bool, String> {
    let (blank, plan) = (Draft::default(), Plan::of(program));
    let everything: Vec<_> =
        [true, false].into_iter().flat_map(|blanks| blank.completions(blanks, TRIED)).collect();
    if let Some(broken) = seen(program, pack, warning) {
        for draft in &everything {
            if let Some(fault) = broken(&plan.assess(&draft.proposal())) {
                return Err(format!("{fault}\n{}", draft.words()));
            }
        }
        return Ok(true);
    }
    // What divides may be unknown with everything answered.
    if program.pack.about.contains("divides") {
        return Ok(false);
    }
    let Some(without) = without(pack, warning) else { return Ok(false) };
    let other = super::checked(&without).program.ok_or_else(|| format!("broken by\n{without}"))?;
    let other = Plan::from(other);
    for draft in blank.completions(false, TRIED) {
        let (a, b) = (plan.assess(&draft.proposal()), other.assess(&draft.proposal()));
        if outcome(&a) != outcome(&b) {
            return Err(format!("makes a difference for\n{}", draft.words()));
        }
    }
    Ok(true)
}

type Broken<'a> = Box<dyn Fn(&Assessment) -> Option<String> + 'a>;

/// What an assessment shows of a claim.
fn seen<'a>(program: &'a Program, pack: &'a str, warning: &'a Diagnostic) -> Option<Broken<'a>> {
    let before = pack.get(..warning.end)?;
    // The last block of this keyword that starts before the place.
    let block = |keyword: &str| {
        let line = before.lines().rev().find(|line| line.starts_with(keyword))?;
        let name = line.split_once(' ')?.1.split(['"', ':', ',']).next()?;
        Some(name.trim().to_owned())
    };
    let place = pack.get(warning.start..warning.end)?;
    let check = move |name: String, broken: fn(State, State) -> bool| -> Option<Broken<'a>> {
        let index = program.checks.iter().position(|check| check.id == name)?;
        Some(Box::new(move |it| {
            let check = &it.checks[index];
            let words = || format!("{} is {:?}", check.id, check.state);
            broken(check.state, check.as_it_stands).then(words)
        }))
    };
    match warning.code.as_str() {
        "W901" => check(block("check ")?, |it, _| matches!(it, State::Met | State::NotMet)),
        "W902" => {
            check(block("check ")?, |it, stands| it == State::NotMet || stands == State::NotMet)
        }
        "W903" => check(block("check ")?, |it, _| it == State::Met),
        "W904" => {
            let level = block("level ")?;
            Some(Box::new(move |it| {
                let level = it.levels.iter().find(|it| it.id == level).unwrap();
                (level.possible == [place]).then(|| format!("{} is {place}", level.id))
            }))
        }
        "W905" => {
            let name = place.split(" when").next()?.split(" otherwise").next()?;
            Some(Box::new(move |it| {
                let verdict = it.verdict.as_ref().unwrap();
                (verdict.as_it_stands == name).then(|| format!("the verdict is {name}"))
            }))
        }
        "W914" => {
            let mut lines = before.lines().rev().map(str::trim);
            let asks = lines.find(|it| it.starts_with("ask ") || it.starts_with("has "))?;
            let name = asks.split_once(' ')?.1.split(':').next()?;
            let question = format!("/{name}");
            Some(Box::new(move |it| {
                let mut asked = it.questions.iter().filter(|it| it.asked == Answer::Yes);
                asked
                    .find(|it| it.pointer.ends_with(&question))
                    .map(|_| format!("{question} is asked"))
            }))
        }
        "W917" => {
            let first = warning.message.split(['“', '”']).nth(1)?;
            let second = block("check ")?;
            Some(Box::new(move |it| {
                let met =
                    |name: &str| it.checks.iter().any(|it| it.id == name && it.state == State::Met);
                (met(first) && met(&second)).then(|| format!("{first} and {second} are met"))
            }))
        }
        _ => None,
    }
}

/// The pack with a condition put out of force, which should change nothing.
fn without(pack: &str, warning: &Diagnostic) -> Option<String> {
    let place = pack.get(warning.start..warning.end)?;
    let instead = match warning.code.as_str() {
        "W906" => format!("{}when no", place.get(..place.find("when ")?)?),
        "W907" if warning.message.contains("condition") => "no".to_owned(),
        "W909" if warning.message.contains("never") => "no".to_owned(),
        "W909" if place.starts_with("when") => "when yes".to_owned(),
        "W909" => "yes".to_owned(),
        "W912" => {
            let points = place.get(..place.find("for ")?)?;
            let (earned, required) = match place.split_once("for check ") {
                Some((_, check)) => ("1", format!("{} is required", check.trim())),
                None => match place.split_once(", required when ") {
                    Some((line, required)) => (line.split_once("for ")?.1, required.to_owned()),
                    None => (place.split_once("for ")?.1, "yes".to_owned()),
                },
            };
            if warning.message.contains("counts") {
                format!("{points}for {earned}, required when no")
            } else {
                let earned = u8::from(warning.message.contains("always"));
                format!("{points}for {earned}, required when {required}")
            }
        }
        _ => return None,
    };
    Some(format!("{}{instead}{}", pack.get(..warning.start)?, pack.get(warning.end..)?))
}

/// What comes out, without what it was decided on.
fn outcome(of: &Assessment) -> String {
    let levels: Vec<_> = of.levels.iter().map(|it| (&it.id, &it.possible)).collect();
    let checks: Vec<_> = of.checks.iter().map(|it| (&it.id, it.state, it.severity)).collect();
    let scores: Vec<_> = of.scores.iter().map(|it| (&it.id, &it.points)).collect();
    let verdict = of.verdict.as_ref().map(|it| &it.possible);
    let total = of.total.as_ref().map(|it| &it.points);
    format!("{levels:?} {checks:?} {scores:?} {total:?} {verdict:?}")
}
