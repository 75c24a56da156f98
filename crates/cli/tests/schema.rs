//! The published JSON Schemas are those that the types have, and what the command prints follows them.

use std::{path::Path, process::Command};

use weighup_engine::{Advice, Assessment, compare::Comparison, sensitivity::Sensitivity};

#[cfg(test)]
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

/// `UPDATE=1` rewrites the files.
#[test]
fn the_published_schemas_are_those_of_the_types() {
    for (name, schema) in [
        ("assessment", schemars::schema_for!(Assessment)),
        ("advice", schemars::schema_for!(Advice)),
        ("comparison", schemars::schema_for!(Comparison)),
        ("sensitivity", schemars::schema_for!(Sensitivity)),
    ] {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = root().join(format!("docs/{name}.schema.json"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == text,
            "{name} is out of date; run: UPDATE=1 cargo test -p weigh --test schema"
        );
    }
}

/// What a command prints as JSON follows a schema.
#[cfg(test)]
fn follows(schema: &str, command: &str, proposals: &[&str]) {
    let schema =
        std::fs::read_to_string(root().join(format!("docs/{schema}.schema.json"))).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_weigh"))
        .current_dir(root())
        .args([command, "rules/emcca/proposal.weigh", "--format", "json"])
        .args(proposals.iter().map(|proposal| format!("tests/proposals/{proposal}.json")))
        .output()
        .unwrap();
    let printed = serde_json::from_slice(&output.stdout).unwrap();
    let faults: Vec<_> = validator.iter_errors(&printed).map(|it| it.to_string()).collect();
    assert_eq!(faults, [""; 0], "{command} {proposals:?}");
}

#[test]
fn what_is_printed_follows_the_schemas() {
    for proposal in ["warm-streets", "half-empty-draft", "hostile"] {
        follows("assessment", "score", &[proposal]);
        follows("advice", "advise", &[proposal]);
        follows("sensitivity", "sensitivity", &[proposal]);
    }
    follows("comparison", "compare", &["half-empty-draft", "warm-streets"]);
}
