//! What the language means: `tests/language/examples` holds packs with examples of each construct,
//! `tests/packs` whole ones. The values in them are worked out by hand.

mod common;

use common::{check_pack, day_of, load_pack, packs, read, root};
use weighup_engine::{Plan, Proposal};
use weighup_language::resolve;

#[test]
fn every_example_gives_what_it_should() {
    let all: Vec<_> = packs("tests/language/examples").iter().flat_map(|it| failures(it)).collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn every_pack_gives_what_its_author_expects() {
    let is_whole = |path: &String| read(path).lines().any(|line| line.starts_with("rules "));
    let whole = packs("tests/packs").into_iter().filter(is_whole);
    // The forty checks are held to results computed elsewhere.
    let with_examples = whole.filter(|path| !path.contains("saf-40"));
    let all: Vec<_> = with_examples.flat_map(|path| failures(&path)).collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

/// What the examples of a pack do not give although they should. The pack has neither mistakes nor
/// warnings.
#[cfg(test)]
fn failures(path: &str) -> Vec<String> {
    let compiled = check_pack(path, &read(path));
    assert_eq!(compiled.diagnostics, [], "{path}");
    let plan = Plan::from(compiled.program.unwrap());
    assert!(!compiled.examples.is_empty(), "{path} shows nothing");
    let mut failures = Vec::new();
    for example in &compiled.examples {
        assert!(!example.expected.is_empty(), "{path}:{} expects nothing", example.line);
        let proposal = example.from.as_ref().map(|from| {
            let text = std::fs::read_to_string(root().join(resolve(&example.file, from))).unwrap();
            Proposal::from_entry(serde_json::from_str(&text).unwrap())
        });
        let rules = example.rules(&plan, path, &load_pack(path, &read(path)), day_of(&read(path)));
        let found = rules.map_or_else(|mistakes| mistakes, |it| example.run(&it, proposal));
        let place = format!("{path}:{} {}", example.line, example.title);
        failures.extend(found.into_iter().map(|failure| format!("{place}\n  {failure}")));
    }
    failures
}
