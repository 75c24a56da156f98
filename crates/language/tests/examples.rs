//! What the language means: `tests/language/examples` holds packs with examples of each construct.
//! The values in them are worked out by hand.

mod common;

use common::{check_pack, packs, read, root};
use weighup_engine::Proposal;
use weighup_language::resolve;

#[test]
fn every_example_gives_what_it_should() {
    let mut failures = Vec::new();
    for path in packs("tests/language/examples") {
        let compiled = check_pack(&path, &read(&path));
        assert_eq!(compiled.diagnostics, [], "{path}");
        let program = compiled.program.unwrap();
        assert!(!compiled.examples.is_empty(), "{path} shows nothing");
        for example in &compiled.examples {
            assert!(!example.expected.is_empty(), "{path}:{} expects nothing", example.line);
            let proposal = example.from.as_ref().map(|from| {
                let text =
                    std::fs::read_to_string(root().join(resolve(&example.file, from))).unwrap();
                Proposal::from_entry(serde_json::from_str(&text).unwrap())
            });
            let found = example.run(&program, proposal);
            let place = format!("{path}:{} {}", example.line, example.title);
            failures.extend(found.into_iter().map(|failure| format!("{place}\n  {failure}")));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
