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
