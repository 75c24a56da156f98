//! What expressions come to: `tests/language/values` holds questions, answers, and expressions with
//! their values, worked out by hand from the language reference.
//!
//! A file starts with declarations in the language. Behind the line `cases` stand, line by line:
//!
//! - `given NAME: ANSWER` answers a question, `given NAME: nothing` takes the answer back;
//! - `item of LIST: FIELD: ANSWER; FIELD: ANSWER` adds an item, `no items of LIST` removes all;
//! - `finished` or `finished LIST` declares the proposal or a list finished, `unfinished` nothing;
//! - `EXPRESSION => VALUE` is a case: the value as readers see it, `not known yet` where several are
//!   possible that have no bounds, or `error W304` for an expression that is refused.
//!
//! An answer holds for the cases below it. `--` starts a comment.

mod common;

use std::{collections::BTreeMap, fs};

use common::{compile_pack, root};
use weighup_engine::{Entry, Finished, Proposal, assess};
use weighup_language::Severity;

#[test]
fn each_expression_comes_to_what_it_should() {
    let mut failures = Vec::new();
    let mut files: Vec<_> = fs::read_dir(root().join("tests/language/values"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "values"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        failures.extend(failures_in(&text).into_iter().map(|failure| format!("{name}:{failure}")));
    }
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

/// A case that fails is told with its line.
#[test]
fn what_is_wrong_in_a_case_is_told() {
    let text = "ask cost: money \"Cost?\"\ncases\n1 + 1 => 3\ncost => error W201\nnonsense\n\
                given cost: £5x\ncost +  => £5\n1 + 1 => 2\n";
    assert_eq!(
        failures_in(text),
        [
            "3: 1 + 1\n    should be  3\n    but is     2",
            "4: cost\n    should be  error W201\n    but is     (not answered)",
            "5: this is no case: nonsense",
            "7: cost +\n    should be  £5\n    but is     error W112",
            "8: 1 + 1\n    the answers are not understood: Enter an amount in pounds, such as \
             £250,000 or £1.2m; found “£5x”.",
        ]
    );
}

/// Runs the cases of one file. Each failure starts with the number of its line.
#[cfg(test)]
fn failures_in(text: &str) -> Vec<String> {
    let mut failures = Vec::new();
    let mut lines = text.lines().enumerate();
    let declarations: Vec<_> =
        lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "cases").collect();
    let declarations = declarations.join("\n");
    let mut proposal = Proposal::default();
    for (index, line) in lines {
        let line = line.split_once("-- ").map_or(line, |(before, _)| before).trim();
        if line.is_empty() || change(&mut proposal, line) {
            continue;
        }
        let number = index + 1;
        let Some((expression, wanted)) = line.split_once("=>") else {
            failures.push(format!("{number}: this is no case: {line}"));
            continue;
        };
        let (expression, wanted) = (expression.trim(), wanted.trim());
        match value(&declarations, expression, &proposal) {
            Ok(found) if found == wanted => {}
            Ok(found) => failures.push(format!(
                "{number}: {expression}\n    should be  {wanted}\n    but is     {found}"
            )),
            Err(why) => failures.push(format!("{number}: {expression}\n    {why}")),
        }
    }
    failures
}

/// Takes a line that changes the answers; `false` if it is none.
#[cfg(test)]
fn change(proposal: &mut Proposal, line: &str) -> bool {
    let Proposal { answers, finished, .. } = proposal;
    if let Some((name, answer)) = line.strip_prefix("given ").and_then(|it| it.split_once(": ")) {
        match answer {
            "nothing" => answers.remove(name),
            answer => answers.insert(name.to_owned(), Entry::Text(answer.to_owned())),
        };
    } else if let Some((list, fields)) =
        line.strip_prefix("item of ").and_then(|it| it.split_once(':'))
    {
        let fields = fields.split(';').filter_map(|field| field.split_once(": "));
        let fields: BTreeMap<_, _> = fields
            .map(|(name, answer)| (name.trim().to_owned(), Entry::Text(answer.trim().to_owned())))
            .collect();
        let items = answers.entry(list.to_owned()).or_insert_with(|| Entry::List(Vec::new()));
        if let Entry::List(items) = items {
            items.push(Entry::Record(fields));
        }
    } else if let Some(list) = line.strip_prefix("no items of ") {
        answers.remove(list);
    } else if line == "finished" {
        *finished = Finished::All;
    } else if line == "unfinished" {
        *finished = Finished::Some(Vec::new());
    } else if let Some(list) = line.strip_prefix("finished ") {
        *finished = Finished::Some(vec![list.to_owned()]);
    } else {
        return false;
    }
    true
}

/// What an expression comes to, as the message of a check that is not met shows it.
#[cfg(test)]
fn value(declarations: &str, expression: &str, proposal: &Proposal) -> Result<String, String> {
    let pack = format!(
        "rules \"Values\"\nsection \"All\"\n{declarations}\nsource HERE is \"Here\"\n\
         check shown \"Shown\"\n  needs no\n  should [HERE 1]\n  counts as minor\n  \
         if not \"{{{expression}}}\"\n  to fix \"Nothing.\"\n"
    );
    let compiled = compile_pack("tests/language/values/values.weigh", &pack);
    let Some(program) = compiled.program else {
        let errors = compiled.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let mut codes: Vec<_> = errors.map(|it| it.code.as_str()).collect();
        codes.dedup();
        return Ok(format!("error {}", codes.join(" ")));
    };
    let assessment = assess(&program, proposal);
    if let Some(problem) = assessment.problems.first() {
        return Err(format!("the answers are not understood: {}", problem.message));
    }
    let shown = assessment.checks.iter().find(|check| check.id == "shown");
    shown.map(|check| check.message.clone()).ok_or_else(|| "nothing is shown".to_owned())
}
