//! What is understood of proposals, and what is said of the rest: `tests/language/answers` holds
//! questions, then answers with what comes of them, worked out by hand.
//!
//! A file starts with declarations in the language. Behind the line `cases` stand:
//!
//! - `NAME: JSON => VALUE`: the answer to one question, as readers see it, or `nothing`;
//! - `NAME: JSON => A104 MESSAGE`: it is left out; `VALUE, and A109 MESSAGE`: it is kept all the same;
//! - `JSON => A101 POINTER: MESSAGE`: a whole proposal; further problems on lines of their own, each
//!   behind `=>`, or `nothing wrong`.
//!
//! Each case is read as the text of a file, and as what JavaScript would make of it. Where these
//! differ, because JavaScript's own reader loses something, the line starts with `file` and only the
//! text is read. `--` starts a comment.

mod common;

use std::fs;

use common::{compile_pack, root};
use weighup_engine::{Answers, Entry, Kind, Problem, Program, Proposal, show};

#[test]
fn each_answer_is_understood_or_explained() {
    let mut failures = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir(root().join("tests/language/answers")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let (declarations, rows) = text.split_once("\ncases\n").expect("a line “cases”");
        let program = compile_pack("answers.weigh", declarations);
        let program =
            program.program.unwrap_or_else(|| panic!("{name}: {:?}", program.diagnostics));
        for case in cases_of(rows) {
            cases += 1;
            for (door, found) in case.found(&program) {
                if found != case.wanted {
                    failures.push(format!(
                        "{name}: {}\n  {door}\n  should be  {}\n  but is     {}",
                        case.given,
                        case.wanted.join("\n             "),
                        found.join("\n             ")
                    ));
                }
            }
        }
    }
    assert!(cases > 120, "only {cases} cases were found");
    assert!(failures.is_empty(), "\n{}\n", failures.join("\n"));
}

struct Case {
    /// The name of a question and its answer as JSON, or a whole proposal as JSON.
    given: String,
    wanted: Vec<String>,
    /// Only the text of a file is read.
    only_file: bool,
}

#[cfg(test)]
fn cases_of(rows: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for row in rows.lines().filter(|row| !row.trim().is_empty() && !row.starts_with("--")) {
        let (given, wanted) = row.split_once("=>").unwrap_or((row, ""));
        let wanted = Some(wanted.trim().to_owned()).filter(|wanted| !wanted.is_empty());
        match given.trim() {
            "" => cases.last_mut().unwrap().wanted.extend(wanted),
            given => {
                let text = given.strip_prefix("file").map(str::trim);
                cases.push(Case {
                    given: text.unwrap_or(given).to_owned(),
                    wanted: wanted.into_iter().collect(),
                    only_file: text.is_some(),
                });
            }
        }
    }
    cases
}

impl Case {
    /// What comes of it, through each door.
    fn found(&self, program: &Program) -> Vec<(&'static str, Vec<String>)> {
        let of_one = self.given.split_once(": ").filter(|(name, _)| !name.contains('{'));
        let json = match of_one {
            Some((name, answer)) => format!("{{\"answers\": {{\"{name}\": {answer}}}}}"),
            None => self.given.clone(),
        };
        let name = of_one.map(|(name, _)| name);
        let of_file = match Proposal::from_json(&json) {
            Ok(proposal) => outcome(&proposal, name, program),
            Err(_) if name.is_some() => vec!["not JSON".to_owned()],
            Err(fault) => vec![fault.to_string()],
        };
        let mut found = vec![("as a file", of_file)];
        if !self.only_file
            && let Ok(entry) = serde_json::from_str::<Entry>(&json)
        {
            let proposal = Proposal::from_entry(entry);
            found.push(("from a script", outcome(&proposal, name, program)));
        }
        found
    }
}

#[cfg(test)]
fn outcome(proposal: &Proposal, name: Option<&str>, program: &Program) -> Vec<String> {
    let (answers, problems) = proposal.read(program);
    let Some(name) = name else {
        let told = |it: &Problem| format!("{} {}: {}", it.code, it.pointer, it.message);
        let told: Vec<_> = problems.iter().map(told).collect();
        return if told.is_empty() { vec!["nothing wrong".to_owned()] } else { told };
    };
    let told = problems.iter().map(|problem| {
        assert_eq!(problem.pointer, format!("/answers/{name}"));
        format!("{} {}", problem.code, problem.message)
    });
    let told: Vec<_> = told.collect();
    let value = value(&answers, name, program);
    vec![match (value, told.as_slice()) {
        (value, []) => value.unwrap_or_else(|| "nothing".to_owned()),
        (None, told) => told.join(", and "),
        (Some(value), told) => format!("{value}, and {}", told.join(", and ")),
    }]
}

#[cfg(test)]
fn value(answers: &Answers, name: &str, program: &Program) -> Option<String> {
    let index = program.questions.iter().position(|question| question.id == name).unwrap();
    let kind: &Kind = &program.questions[index].kind;
    answers.inputs[index].as_ref().map(|value| show(value, kind, program))
}
