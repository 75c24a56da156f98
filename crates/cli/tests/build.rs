//! `weigh build`: what a page takes in place of the text of rules.

mod common;

use std::{fs, path::Path};

use common::{root, stderr, stdout, weigh, written};
use weighup_engine::compiled::from_bytes;
use weighup_language::{compile_for_page, load};

fn output(name: &str) -> String {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).to_string_lossy().into_owned()
}

#[test]
fn it_writes_what_a_page_would_have_compiled() {
    const RULES: &str = "rules/emcca/proposal.weigh";
    let file = output("emcca.bin");
    let built = weigh(&["build", RULES, "-o", &file]);
    assert!(built.status.success(), "{}", stderr(&built));
    let files = load(RULES, |path| fs::read_to_string(root().join(path)).ok());
    let program = compile_for_page(RULES, &files).program.unwrap();
    assert_eq!(from_bytes(&fs::read(&file).unwrap()), Ok(program.clone()));
    let said = stdout(&built);
    assert!(said.contains(&file) && said.contains(&program.pack.hash), "{said}");
}

#[test]
fn rules_with_mistakes_are_not_built() {
    let rules = written("build-wrong.weigh", "rules \"R\"\nask plan: yes or no\n");
    let file = output("wrong.bin");
    let built = weigh(&["build", &rules.to_string_lossy(), "-o", &file]);
    assert_eq!(built.status.code(), Some(1));
    assert!(stderr(&built).contains("has mistakes"), "{}", stderr(&built));
    assert!(!Path::new(&file).exists());
}

#[test]
fn it_does_not_write_over_the_text_of_rules() {
    let rules = written("build-kept.weigh", "rules \"R\"\n");
    let path = rules.to_string_lossy();
    let built = weigh(&["build", &path, "-o", &path]);
    assert_eq!(built.status.code(), Some(1));
    assert!(stderr(&built).contains("proposal.bin"), "{}", stderr(&built));
    assert_eq!(fs::read_to_string(&rules).unwrap(), "rules \"R\"\n");
}
