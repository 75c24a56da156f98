//! Whatever text comes: no panic, every diagnostic at a place in the text, and formatting keeps the
//! meaning.

mod common;

use common::{check_pack, compile_pack, meaning, packs, read};
use proptest::prelude::*;
use weighup_language::{Files, format, mend};

/// Compiles and formats; checks what must hold of any text.
#[cfg(test)]
fn survives(text: &str) {
    let compiled = check_pack("any.weigh", text);
    for it in &compiled.diagnostics {
        let place = text.get(it.start..it.end);
        assert!(place.is_some(), "{}: {}..{} is no place in {text:?}", it.code, it.start, it.end);
        assert!(it.line >= 1 && it.column >= 1);
        if let Some(fix) = &it.fix {
            assert!(text.get(fix.start..fix.end).is_some(), "{it:?} is no place in {text:?}");
        }
        assert!(!it.message.is_empty() && !it.help.is_empty(), "{it:?}");
    }
    if compiled.diagnostics.iter().any(|it| it.fix.is_some()) {
        let files = Files::from([("any.weigh".to_owned(), text.to_owned())]);
        let mended = mend("any.weigh", &files);
        assert!(
            !mended.changes.is_empty() && mended.text != text,
            "a fix changes nothing: {text:?}"
        );
    }
    let once = format(text);
    assert!(format(&once) == once, "formatting twice changes {text:?}");
    if let Some(program) = &compiled.program {
        let proposal = weighup_engine::Proposal::default();
        let _ = weighup_engine::assess(program, &proposal);
        let again = compile_pack("any.weigh", &once);
        assert!(meaning(&again) == meaning(&compiled), "formatting changes {text:?}");
    }
}

const WORDS: &[&str] = &[
    "rules",
    "use",
    "source",
    "setting",
    "section",
    "ask",
    "define",
    "table",
    "level",
    "check",
    "score",
    "total",
    "verdict",
    "example",
    "framework",
    "theme",
    "outcome",
    "group",
    "metric",
    "edition",
    "in force",
    "status",
    "about",
    "because",
    "help",
    "has",
    "when",
    "cites",
    "illustrative",
    "is",
    "at least",
    "at most",
    "raise",
    "drop",
    "applies",
    "needs",
    "must",
    "should",
    "counts as",
    "if not",
    "to fix",
    "adds",
    "times",
    "with",
    "gives",
    "finished",
    "part",
    "extends",
    "follows",
    "tighten",
    "also needs",
    "also applies",
    "may only rise",
    "clauses from",
    "clause",
    "otherwise",
    "for each",
    "worth",
    "out of",
    "required",
    "all of",
    "any of",
    "none of",
    "count of",
    "total over",
    "average over",
    "largest over",
    "where",
    "have",
    "given",
    "one of",
    "yes",
    "no",
    "not",
    "and",
    "or",
    "of",
    "over",
    "under",
    "plus",
    "list of",
    "money",
    "number",
    "whole number of",
    "percentage",
    "date",
    "text",
    "yes or no",
    "up to",
    "if there are none",
    "cost",
    "claims",
    "claim",
    "low",
    "high",
    "tier",
    "T1",
    "T2",
    "always",
    "gate",
    "major",
    "is a",
    "placeholder",
    "a metric in",
    "outcome of",
    "target of",
    "lower of",
    "by one",
    "same as",
    "target adds",
    "class output",
    "in full",
    "principle P1",
    "enabler E1",
    "indicator S1",
    "crosswalk",
    "both ways",
    "of outcomes",
    "near",
    "added",
    "from",
    "to",
    "always",
    "and above",
    "any",
    "OF",
    "0",
    "1",
    "10",
    "£5",
    "£250,000",
    "£250.000",
    "15%",
    "15 %",
    "1 April 2026",
    "31 February 2026",
    "79228162514264337593543950335",
    "£79,228,162,514,264,337,593,543,950,335",
    "0.0000000000000000000000000001",
    "99999999999999999999999999999999",
    "£9bn",
    "\"words\"",
    "\"{cost}\"",
    "\"{\"",
    "\"",
    "“",
    "”",
    "[OF 1]",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    "+",
    "-",
    "*",
    "/",
    "|",
    "--",
    "=",
    ">=",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "é",
    "🏠",
    "\t",
    "\r",
];

/// Words of the language in any order, over several lines.
#[cfg(test)]
fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(str::to_owned),
        3 => Just("\n".to_owned()),
        2 => Just("\n  ".to_owned()),
    ];
    prop::collection::vec(word, 0..80).prop_map(|words| words.join(" ").replace("\n ", "\n"))
}

/// Lines of packs that are right, with words changed, lost and added.
#[cfg(test)]
fn mangled() -> impl Strategy<Value = String> {
    let texts: Vec<String> = ["tests/language/examples", "tests/language/format"]
        .into_iter()
        .flat_map(packs)
        .map(|path| read(&path))
        .collect();
    let change = (any::<prop::sample::Index>(), 0..4_u8, prop::sample::select(WORDS));
    (prop::sample::select(texts), prop::collection::vec(change, 1..6)).prop_map(
        |(text, changes)| {
            let mut words: Vec<&str> = text.split_inclusive([' ', '\n']).collect();
            for (at, how, word) in changes {
                let at = at.index(words.len());
                match how {
                    0 => drop(words.remove(at)),
                    1 => words.insert(at, word),
                    2 => words[at] = word,
                    _ => words.swap(at, at / 2),
                }
            }
            words.concat()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn any_lines(lines in prop::collection::vec("[ -~£“”é\t|\"\\[(]{0,60}", 0..30)) {
        survives(&lines.join("\n"));
    }

    #[test]
    fn token_soup(text in soup()) {
        survives(&text);
        survives(&format!("rules \"Soup\"\nsection \"All\"\nask cost: money \"Cost?\"\n{text}"));
    }

    #[test]
    fn packs_with_slips(text in mangled()) {
        survives(&text);
    }
}

/// Saving half a file, an editor compiling at each keystroke.
#[test]
fn every_beginning_of_a_pack() {
    let text = read("tests/packs/hardest/rules.weigh");
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for at in starts.iter().step_by(2_503).chain(starts.iter().rev().take(9)) {
        survives(text.get(..*at).unwrap());
    }
    let small = read("tests/language/examples/checks.weigh");
    for (at, _) in small.char_indices().step_by(5) {
        survives(small.get(..at).unwrap());
    }
}

#[test]
fn depth_and_length_without_end() {
    let head = "rules \"Deep\"\nsection \"All\"\nask cost: money \"Cost?\"\nask sound: yes or no \"Sound?\"\n";
    let many = 10_000;
    let of = |text: String| survives(&format!("{head}define deep is {text}\n"));
    of("(".repeat(100_000));
    of(format!("{}cost{}", "(".repeat(many), ")".repeat(many)));
    of(format!("cost{}", " + cost".repeat(many)));
    of(format!("cost{}", " + (cost".repeat(many)));
    of(format!("sound{}", " and sound".repeat(many)));
    of(format!("{}sound", "not ".repeat(many)));
    of("lower of ".repeat(many));
    of("all of claims have ".repeat(many));
    of("average over claims of ".repeat(many));
    of("claims where ".repeat(many));
    of(format!("£5{}, otherwise £6", " when sound, £5".repeat(many)));
    survives(&format!("{head}{}", "a".repeat(300_000)));
    survives(&format!("{head}define a is \"{}", "£".repeat(100_000)));
    survives(&format!("{head}table a: money\n{}", "|".repeat(many)));
    survives(&"=".repeat(many));
    survives(&"= \n".repeat(many));
    survives(&"\0".repeat(1_000));
}

/// Definitions that build on one another, in either order.
#[test]
fn long_chains_of_definitions() {
    let head = "rules \"Chain\"\nsection \"All\"\nask cost: money \"Cost?\"\nsource OF is \"OF\"\n";
    let last = "define a0 is cost\n".to_owned();
    let check = "check end \"End\"\n  applies always\n  needs a150 is over £5\n  should [OF 1]\n  \
                 counts as gate\n  if not \"{a150}\"\n  to fix \"Mend.\"\n";
    for most in [60, 150, 5_000] {
        let links: Vec<_> =
            (1..=most).map(|i| format!("define a{i} is a{} + £1\n", i - 1)).collect();
        let forward = format!("{head}{last}{}{check}", links.concat());
        let backward: String = links.iter().rev().map(String::as_str).collect();
        survives(&forward);
        survives(&format!("{head}{backward}{last}{check}"));
    }
}

#[test]
fn formatting_keeps_the_meaning_of_every_pack() {
    let folders = ["rules", "seeds", "tests/language"];
    for path in folders.into_iter().flat_map(packs) {
        let text = read(&path);
        let formatted = format(&text);
        assert_eq!(format(&formatted), formatted, "{path}");
        let (before, after) = (compile_pack(&path, &text), compile_pack(&path, &formatted));
        assert_eq!(meaning(&before), meaning(&after), "{path}");
        let told = |compiled: &weighup_language::Compiled| -> Vec<(String, String)> {
            let all = compiled.diagnostics.iter();
            all.map(|it| (it.code.clone(), it.message.clone())).collect()
        };
        assert_eq!(told(&before), told(&after), "{path}");
    }
}
