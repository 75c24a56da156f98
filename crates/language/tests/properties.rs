//! What holds of every pack: layout means nothing, formatting keeps the rules, and neither length nor
//! depth nor odd signs keep the compiler from ending with an answer.

mod common;
mod oracle;

use std::fmt::Write;

use common::{compile_pack, meaning};
use proptest::prelude::*;
use weighup_engine::{Entry, Proposal, assess};
use weighup_language::{Compiled, format};

/// The codes of what is wrong, in order.
#[cfg(test)]
fn codes(compiled: &Compiled) -> Vec<&str> {
    compiled.diagnostics.iter().map(|it| it.code.as_str()).collect()
}

/// Compiles, formats and assesses a text, and hands back the codes.
#[cfg(test)]
fn codes_of(text: &str) -> Vec<String> {
    let compiled = compile_pack("any.weigh", text);
    let once = format(text);
    assert!(format(&once) == once, "formatting twice changes it");
    if let Some(program) = &compiled.program {
        let _ = assess(program, &Proposal::default());
    }
    codes(&compiled).into_iter().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(oracle::cases(60))
    })]

    #[test]
    fn formatting_keeps_rules_and_mistakes(pack in oracle::pack(), slip in slip()) {
        for text in [&pack, &slip.of(&pack)] {
            let once = format(text);
            prop_assert_eq!(&format(&once), &once);
            let (before, after) = (compile_pack("any.weigh", text), compile_pack("any.weigh", &once));
            prop_assert_eq!(meaning(&before), meaning(&after));
            prop_assert_eq!(codes(&before), codes(&after));
        }
    }

    #[test]
    fn layout_has_no_meaning(pack in oracle::pack(), layout in layout()) {
        let other = layout.of(&pack);
        let (before, after) = (compile_pack("any.weigh", &pack), compile_pack("any.weigh", &other));
        prop_assert_eq!(meaning(&before), meaning(&after), "{}", other);
        prop_assert_eq!(codes(&before), codes(&after));
        prop_assert_eq!(without_comments(&format(&other)), without_comments(&format(&pack)));
    }
}

/// The words of a text that are no comment: a comment between rows parts a table in two, whose
/// columns are lined up each for itself.
#[cfg(test)]
fn without_comments(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.split("-- ").next().unwrap_or_default());
    lines.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// A word of a pack that is taken out or said twice.
#[derive(Debug)]
struct Slip {
    at: prop::sample::Index,
    twice: bool,
}

#[cfg(test)]
fn slip() -> impl Strategy<Value = Slip> {
    (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(at, twice)| Slip { at, twice })
}

#[cfg(test)]
impl Slip {
    fn of(&self, pack: &str) -> String {
        let mut words: Vec<&str> = pack.split_inclusive([' ', '\n']).collect();
        let at = self.at.index(words.len());
        if self.twice {
            words.insert(at, words[at]);
        } else {
            words.remove(at);
        }
        words.concat()
    }
}

/// Blanks, blank lines, comments and line ends, by line.
#[derive(Debug)]
struct Layout {
    by_line: Vec<(u8, u8)>,
    windows: bool,
    mark: bool,
}

#[cfg(test)]
fn layout() -> impl Strategy<Value = Layout> {
    let lines = prop::collection::vec((0..6_u8, 0..6_u8), 1..20);
    (lines, any::<bool>(), any::<bool>()).prop_map(|(by_line, windows, mark)| Layout {
        by_line,
        windows,
        mark,
    })
}

#[cfg(test)]
impl Layout {
    fn of(&self, pack: &str) -> String {
        let mut out = String::from(if self.mark { "\u{feff}" } else { "" });
        for (line, (before, behind)) in pack.lines().zip(self.by_line.iter().cycle()) {
            let before =
                ["", " ", "\t", "      ", "\n", "  -- “aside” £5\n  "][usize::from(*before)];
            let behind =
                ["", " ", "\t", " -- aside", "   -- | \" [ (", "\n\n"][usize::from(*behind)];
            writeln!(out, "{before}{}{behind}", line.trim()).unwrap();
        }
        if self.windows { out.replace('\n', "\r\n") } else { out }
    }
}

/// A pack with this in it.
#[cfg(test)]
fn with(text: &str) -> String {
    format!(
        "rules \"Hostile\"\nsource S is \"S\"\nsection \"All\"\nask cost: money \"Cost?\"\n\
         ask sound: yes or no \"Sound?\"\nask claims: list of claim, up to 1,000 \"Claims?\"\n  \
         has amount: number \"Amount?\"\n{text}"
    )
}

#[cfg(test)]
fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// Length without end: a file is read to its end or refused in words, and nothing hangs.
#[test]
fn length_without_end() {
    let gives = |text: &str, codes: &[&str]| {
        let mut found = codes_of(&with(text));
        found.dedup();
        assert_eq!(found, codes, "{}", text.get(..60).unwrap_or(text));
    };
    gives(&format!("define a is {}cost", "cost + ".repeat(100_000)), &["W123"]);
    gives(&"words ".repeat(150_000), &["W110"]);
    gives(&format!("section \"{}\"", "£".repeat(400_000)), &[]);
    gives(&format!("define a is {}", "(".repeat(900_000)), &["W123"]);
    gives(&format!("define a is {}", "\"".repeat(90_001)), &["W101"]);
    gives(&format!("table t: money\n{}", "|".repeat(100_000)), &["W401"]);
    gives(&many(3_000, |i| format!("define a b{i} is £{i}\n")), &[]);
    gives(&many(1_000, |i| format!("define a{i} is publc{i}\n")), &["W201"]);
    gives(&many(3_000, |_| "define a is £1\n".to_owned()), &["W202"]);
    gives(&many(3_000, |i| format!("ask q{i}: money \"Q?\"\n")), &[]);
    gives(&format!("ask c: one of o {} \"C?\"", many(20_000, |i| format!(", o{i}"))), &[]);
    gives(&format!("score s, worth 9\n{}", many(9_000, |i| format!("{i} for sound\n"))), &[]);
    gives(&format!("verdict\n{}v otherwise\n", "v when sound\n".repeat(9_000)), &[]);
}

#[test]
fn a_file_that_is_too_large_is_refused_in_one_message() {
    let largest = "-".repeat(1_000_000 - with("").len());
    assert_eq!(codes_of(&with(&largest)), [""; 0]);
    assert_eq!(codes_of(&with(&format!("{largest}-"))), ["W126"]);
    assert_eq!(codes_of(&"words £ “\n".repeat(500_000)), ["W126"]);
    assert_eq!(codes_of(&with(&"section \"S\"\n".repeat(9_000))), [""; 0]);
    assert_eq!(codes_of(&with(&"section \"S\"\n".repeat(10_000))), ["W127"]);
    assert_eq!(codes_of(&"ask\n".repeat(100_000)), ["W127"]);
    assert_eq!(codes_of(&format!("framework \"F\"\n{}", "theme\n".repeat(10_000))), ["W127"]);
}

/// A short text must not make a large program, nor one that takes for ever.
#[test]
fn little_text_makes_little_work() {
    let check = "check end \"End\"\n  needs last is over 1\n  should [S 1]\n  counts as gate\n  \
                 if not \"{last}\"\n  to fix \"{last}\"\n";
    let gives = |text: &str, codes: &[&str]| {
        let mut found = codes_of(&with(&format!("{text}{check}")));
        found.dedup();
        assert_eq!(found, codes, "{text}");
    };
    let doubled = many(90, |i| format!("define a{} is a{i} + a{i}\n", i + 1));
    gives(&format!("define a0 is cost / £1\n{doubled}define last is a90\n"), &[]);
    let doubled = many(25, |i| format!("define a{} for each claim is a{i} + a{i}\n", i + 1));
    let last = "define last is total over claims of a25\n";
    gives(&format!("define a0 for each claim is amount\n{doubled}{last}"), &[]);
    let compared = format!("{}sound{}", "(".repeat(30), " is sound)".repeat(30));
    gives(&format!("define last is 1 when {compared}, otherwise 0\n"), &[]);

    let fold = "total over claims of ";
    gives(&format!("define last is {fold}{fold}amount\n"), &[]);
    gives(&format!("define last is {fold}{fold}{fold}amount\n"), &["W128"]);
    let item = format!("define each for each claim is {fold}{fold}amount\n");
    gives(&format!("{item}define last is {fold}each\n"), &["W128"]);
    let lists = many(9, |i| format!("define l{} is l{i} where count of l{i} is over 1\n", i + 1));
    let lists = format!("define l0 is claims where amount is over 1\n{lists}");
    gives(&format!("{lists}define last is count of l9\n"), &["W128"]);

    let moves = "  raise by one when sound\n".repeat(12);
    gives(&format!("level t: A, B\n  is A\n{moves}define last is 1\n"), &[]);
}

/// Signs that are no text, and what is never closed.
#[test]
fn signs_of_all_sorts() {
    for sign in
        ["\0", "\u{202e}", "\u{200f}", "\u{feff}", "\u{2028}", "\u{1b}", "\u{e000}", "\u{10ffff}"]
    {
        for text in
            ["define a{} is cost\n", "define a is {}\n", "{}\n", "section \"a{}b\"\n", "-- {}\n"]
        {
            codes_of(&with(&text.replace("{}", sign)));
            codes_of(&with(&text.replace("{}", &sign.repeat(2_000))));
        }
    }
    for open in
        ["\"", "[", "(", "{", "|", "“", "\"{", "£", "define a is (", "ask", "table t: money |"]
    {
        codes_of(&with(open));
        codes_of(&with(&format!("{open}\n").repeat(300)));
        codes_of(&open.repeat(300));
    }
    // Read backwards on the screen, it is told as an invisible sign.
    assert_eq!(codes_of(&with("define a\u{202e} is cost\n")), ["W104"]);
}

/// A proposal as JSON, however it comes.
#[test]
fn proposals_of_all_sorts() {
    let compiled = compile_pack("any.weigh", &with(""));
    let program = compiled.program.unwrap();
    let problems = |json: &str| -> Vec<String> {
        let proposal = Proposal::from_entry(serde_json::from_str::<Entry>(json).unwrap());
        assess(&program, &proposal).problems.into_iter().map(|it| it.code).collect()
    };
    let items = vec!["{\"amount\": 1}"; 10_000].join(",");
    assert_eq!(problems(&format!("{{\"answers\": {{\"claims\": [{items}]}}}}")), ["A107"]);
    let odd = many(10_000, |i| format!("\"q{i}\": {i},"));
    let told = problems(&format!("{{\"answers\": {{{odd}\"cost\": 1}}}}"));
    assert_eq!((told.len(), told.last().map(String::as_str)), (101, Some("A110")));
    assert_eq!(problems("{\"answers\": {\"cost\": 1e300}}"), ["A104"]);
    assert_eq!(problems("{\"answers\": {\"cost\": \"\\u0000\"}}"), ["A104"]);
    assert_eq!(problems("{\"answers\": {\"cost\": \"\\u202e5£\"}}"), ["A104"]);
    assert_eq!(problems("{\"answers\": {\"cost\": [[[[1]]]]}}"), ["A104"]);
    assert_eq!(problems("[]"), ["A101"]);
    assert_eq!(problems("null"), ["A101"]);
    let deep = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(problems(&deep(20)), ["A101"]);
    assert_eq!(problems(&deep(21)), ["A101"]);
    assert_eq!(problems(&format!("{{\"answers\": {{\"cost\": {}}}}}", deep(100))), ["A104"]);
}
