//! Small packs and what compiling them says.

use weighup_language::{Compiled, Files, compile};

#[cfg(test)]
const OPENING: &str = r#"rules "Small"
source G is "Guide"
section "S"
ask cost: money "What does it cost?"
"#;

#[cfg(test)]
fn compiled(lines: &str) -> Compiled {
    compile("t.weigh", &Files::from([("t.weigh".to_owned(), format!("{OPENING}{lines}\n"))]))
}

/// The code, message and help of each mistake.
#[cfg(test)]
fn mistakes(lines: &str) -> Vec<String> {
    let found = compiled(lines).diagnostics.into_iter();
    found.map(|it| format!("{} {}: {} {}", it.code, it.line, it.message, it.help)).collect()
}

#[test]
fn a_misspelt_keyword_is_not_lost_in_the_line_before() {
    assert_eq!(
        mistakes("  hlp \"In pounds.\""),
        ["W105 5: This line belongs to nothing. Did you mean “help”?"]
    );
    assert_eq!(
        mistakes("defne dear is cost is over £5\n  cites [G 1]\n  illustrative"),
        ["W105 5: This line belongs to nothing. Did you mean “define”?"]
    );
    assert_eq!(
        mistakes("define dear is cost is over £5\n  cites [G 1]\n  ilustrative"),
        ["W105 7: This line belongs to nothing. Did you mean “illustrative”?"]
    );
}

#[test]
fn what_stands_behind_a_text_is_not_lost() {
    assert_eq!(
        mistakes("ask why: text \"Why?\" when cost is over £5"),
        [
            "W105 5: This belongs to nothing. A text ends its line. If this is a part of its own, start \
          a new line with it."
        ]
    );
}

#[test]
fn what_can_be_carried_on_is() {
    let lines = r#"  help "In pounds,"
    "all of them."
define dear is cost
    is over £5
  cites [G 1]
    [G 2]
example "From a file"
  from "x.json"
"#;
    assert_eq!(mistakes(lines), [""; 0]);
}

#[test]
fn figures_may_be_below_zero() {
    let lines = r#"ask change: number, from -5 to 5 "By how much?"
ask loss: money, at most -£10 "How much is lost?"
setting floor is -2%
define worse is change is under -1
table mood: one of low, high
| change   | mood |
| under -1 | low  |
| -1       | low  |
| over -1  | high |
example "Worse"
  with change -3
"#;
    let compiled = compiled(lines);
    assert_eq!(compiled.diagnostics, []);
    let (program, example) = (compiled.program.unwrap(), &compiled.examples[0]);
    assert_eq!(example.run(&program, None), [""; 0]);
    assert_eq!(program.questions[2].limits.hi, Some((-10).into()));
    assert_eq!(program.questions[2].limits.lo, None);
}

#[test]
fn what_there_is_one_of_is_declared_once() {
    assert_eq!(
        mistakes("verdict\n  ready otherwise\nverdict\n  not ready otherwise"),
        ["W202 7: A pack has only one “verdict”. Make one of the two, or remove one."]
    );
    assert_eq!(
        mistakes("ask size: one of small, large, small \"How large is it?\""),
        ["W202 5: “small” is an option twice. Keep one of them, or give one another name."]
    );
}

/// Values are computed before checks: elsewhere it would be answered too early.
#[test]
fn only_the_verdict_asks_about_checks() {
    assert_eq!(
        mistakes("define bad is any gate is not met\nverdict\n  no when bad\n  yes otherwise"),
        [
            "W311 5: Only the verdict can ask whether a check is not met. Use the condition that the \
          check needs, or move this into the verdict."
        ]
    );
}

#[test]
fn messages_say_what_to_write_instead() {
    let help = |lines| mistakes(lines).swap_remove(0);
    assert!(help("define dear is cost > £5").ends_with("“is at least”, “is over”."));
    assert!(help("ask why: text ‘Why?’").contains("sort of answer"));
    assert!(mistakes("ask why: text ‘Why?’")[1].ends_with("straight quotation marks (\")."));
    let list = "ask jobs: list of job \"What?\"\nexample \"x\"\n  with jobs 3";
    assert!(help(list).contains("A list is answered in a file"), "{}", help(list));
}

#[test]
fn figures_in_names_are_not_lost() {
    let message = "This name holds a figure or a sign. A name is made of words, each starting with a \
                   letter: “two stars”, “band2”.";
    assert_eq!(mistakes("ask phase 2 cost: money \"Cost?\""), [format!("W123 5: {message}")]);
    assert_eq!(
        mistakes("ask rating: one of 1 star, two stars \"How good?\""),
        [format!("W123 5: {message}")]
    );
    assert_eq!(mistakes("ask band2: one of T1, T2 \"Which?\""), [""; 0]);
}
