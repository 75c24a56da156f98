//! The published JSON Schema of the assessment is the one the types have, and assessments follow it.

use std::{path::Path, process::Command};

#[cfg(test)]
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

/// `UPDATE=1` rewrites the file.
#[test]
fn the_published_schema_is_that_of_the_types() {
    let schema = schemars::schema_for!(weighup_engine::Assessment);
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = root().join("docs/assessment.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(published == text, "out of date; run: UPDATE=1 cargo test -p weigh --test schema");
}

#[test]
fn assessments_follow_the_schema() {
    let schema = std::fs::read_to_string(root().join("docs/assessment.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for proposal in ["warm-streets", "half-empty-draft", "hostile"] {
        let output = Command::new(env!("CARGO_BIN_EXE_weigh"))
            .current_dir(root())
            .args(["score", "rules/emcca/proposal.weigh", "--format", "json"])
            .arg(format!("tests/proposals/{proposal}.json"))
            .output()
            .unwrap();
        let assessment = serde_json::from_slice(&output.stdout).unwrap();
        let faults: Vec<_> = validator.iter_errors(&assessment).map(|it| it.to_string()).collect();
        assert_eq!(faults, [""; 0], "{proposal}");
    }
}
