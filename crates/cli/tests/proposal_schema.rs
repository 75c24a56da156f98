//! `weigh schema`: the JSON Schema of a pack's proposals lets through what the engine understands, and
//! refuses what the engine reports, as far as a schema can say.

use std::{fs, path::Path, process::Command};

use jsonschema::Validator;
use serde_json::{Value, json};

#[cfg(test)]
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

#[cfg(test)]
fn schema_of(pack: &str) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weigh"));
    let output = command.current_dir(root()).args(["schema", pack]).output().unwrap();
    assert!(output.status.success(), "{pack}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[cfg(test)]
fn validator(pack: &str) -> Validator {
    let schema = schema_of(pack);
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|it| panic!("{pack}: {it}"));
    jsonschema::validator_for(&schema).unwrap()
}

#[cfg(test)]
fn faults(validator: &Validator, proposal: &Value) -> Vec<String> {
    validator.iter_errors(proposal).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

/// The rule files of a folder with the proposals that their examples start from.
#[cfg(test)]
fn packs_with_proposals(folder: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            packs_with_proposals(&name, found);
        } else if name.ends_with(".weigh") {
            let text = fs::read_to_string(&path).unwrap();
            let examples = text.lines().filter(|line| line.starts_with("example "));
            let files = examples.filter_map(|line| line.split_once(" from \"")?.1.split_once('"'));
            let files = files.map(|(file, _)| weighup_language::resolve(&name, file));
            found.extend(files.map(|file| (name.clone(), file)));
        }
    }
}

#[test]
fn every_sample_proposal_follows_the_schema_of_its_pack() {
    let mut all = Vec::new();
    for folder in ["rules", "tests/packs"] {
        packs_with_proposals(folder, &mut all);
    }
    assert!(all.len() > 20, "only {} were found", all.len());
    all.sort();
    for of_pack in all.chunk_by(|a, b| a.0 == b.0) {
        let pack = &of_pack[0].0;
        let validator = validator(pack);
        assert!(validator.is_valid(&json!({})), "{pack}: nothing is required");
        for (_, file) in of_pack {
            let text = fs::read_to_string(root().join(file)).unwrap();
            let proposal: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(faults(&validator, &proposal), [""; 0], "{pack}: {file}");
        }
    }
}

#[test]
fn a_hostile_proposal_is_refused_at_each_place() {
    let validator = validator("rules/emcca/proposal.weigh");
    let text = fs::read_to_string(root().join("tests/proposals/hostile.json")).unwrap();
    let told = faults(&validator, &serde_json::from_str(&text).unwrap());
    for place in
        ["/answers/public cost", "/answers/claims", "/answers/novelty", "/answers/tensions"]
    {
        assert!(told.iter().any(|it| it.starts_with(place)), "{place}: {told:#?}");
    }
    assert!(told.iter().any(|it| it.contains("'finshed'")), "{told:#?}");
}

/// What only the engine can tell: limits of an amount, a percentage, a number or a date that is
/// written as text, and of a number that is a fraction; whether a date exists; numbers no decimal
/// holds; lost characters; options with commas in one text.
const BEYOND_A_SCHEMA: [&str; 12] = [
    "words: \"Caf�\"",
    "cost: \"1,00\"",
    "cost: \"£250.000\"",
    "cost: 1e-40",
    "cost: \"-£3\"",
    "saving: 999.990001",
    "share: \"250%\"",
    "share: \"100.001%\"",
    "start: \"31 February 2027\"",
    "start: \"04/13/2026\"",
    "start: \"31 March 2026\"",
    "weight: -11",
];

#[test]
fn schema_and_engine_agree_case_by_case() {
    let text = fs::read_to_string(root().join("tests/language/answers/kinds.answers")).unwrap();
    let (pack, cases) = text.split_once("\ncases\n").unwrap();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kinds.weigh");
    fs::write(&file, pack).unwrap();
    let validator = validator(file.to_str().unwrap());
    let mut wrong = Vec::new();
    for line in cases.lines().filter(|line| !line.starts_with("--") && !line.starts_with("file")) {
        let Some((given, wanted)) = line.split_once("=>") else { continue };
        let (name, answer) = given.trim().split_once(": ").unwrap();
        let Ok(answer) = serde_json::from_str::<Value>(answer) else { continue };
        let understood = !wanted.trim().starts_with("A1") && !wanted.contains(", and A1");
        let expected = match given.trim() {
            odd if BEYOND_A_SCHEMA.contains(&odd) => true,
            _ => understood,
        };
        if validator.is_valid(&json!({"answers": {name: answer}})) != expected {
            wrong.push(format!(
                "{} should be {}",
                given.trim(),
                if expected { "let through" } else { "refused" }
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
