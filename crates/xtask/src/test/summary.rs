//! Counting tests from what the runners say themselves.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::Finished;

/// Tests counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// The tests a program ran; one failure at least when it was not content, as when the
    /// tests do not compile.
    pub(crate) fn of(finished: &Finished, read: fn(&str) -> Tally) -> Tally {
        let mut tally = read(&finished.output);
        if !finished.success && tally.failed == 0 {
            tally.failed = 1;
        }
        tally
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; …`, of which there is one per test program.
pub(crate) fn cargo_test(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines().filter_map(|line| line.strip_prefix("test result: ")) {
        let counts = line.split_once(". ").map_or(line, |(_, counts)| counts);
        add(&mut tally, counts.split(';'));
    }
    tally
}

/// Reads `Summary [ 0.1s] 3 tests run: 2 passed (1 slow), 1 failed, 0 skipped`.
pub(crate) fn nextest(output: &str) -> Tally {
    let mut tally = Tally::default();
    let summary = output.lines().rev().find(|line| line.trim_start().starts_with("Summary ["));
    if let Some((_, counts)) = summary.and_then(|line| line.split_once(" run: ")) {
        add(&mut tally, without_remarks(counts).split(','));
    }
    tally
}

/// Reads Playwright's JSON report.
pub(crate) fn playwright(report: &str) -> Result<Tally> {
    let report: Value = serde_json::from_str(report)?;
    let count = |name: &str| {
        report
            .pointer(&format!("/stats/{name}"))
            .and_then(Value::as_u64)
            .with_context(|| format!("the report has no stats.{name}"))
    };
    // A file that cannot be loaded is an error outside every test.
    let errors = report.get("errors").and_then(Value::as_array).map_or(0, Vec::len);
    Ok(Tally {
        passed: count("expected")? + count("flaky")?,
        failed: count("unexpected")? + u64::try_from(errors)?,
    })
}

fn add<'a>(tally: &mut Tally, counts: impl Iterator<Item = &'a str>) {
    for count in counts {
        let Some((number, what)) = count.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse::<u64>() else { continue };
        match what.trim() {
            "passed" => tally.passed += number,
            "failed" | "timed out" | "exec failed" => tally.failed += number,
            _ => {}
        }
    }
}

fn without_remarks(counts: &str) -> String {
    let mut depth = 0_u32;
    counts
        .chars()
        .filter(|character| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Tally, cargo_test, nextest, playwright};
    use crate::process::Finished;

    #[test]
    fn adds_up_cargo_test() {
        let output = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 5 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(cargo_test(output), Tally { passed: 7, failed: 1 });
    }

    #[test]
    fn reads_nextest() {
        let output = "     Summary [   0.012s] 9 tests run: 6 passed (1 slow, 2 leaky), 1 failed, \
            1 timed out, 1 exec failed, 4 skipped\n        FAIL x\n";
        assert_eq!(nextest(output), Tally { passed: 6, failed: 3 });
        let output = "     Summary [   0.003s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(nextest(output), Tally { passed: 1, failed: 0 });
    }

    #[test]
    fn reads_playwright() {
        let report = r#"{"errors": [{}], "stats":
            {"expected": 4, "unexpected": 1, "flaky": 1, "skipped": 2}}"#;
        assert_eq!(playwright(report).unwrap(), Tally { passed: 5, failed: 2 });
        assert!(playwright("{}").is_err());
    }

    #[test]
    fn silence_is_a_failure() {
        let finished = Finished { success: false, output: "error: could not compile".into() };
        assert_eq!(Tally::of(&finished, nextest), Tally { passed: 0, failed: 1 });
    }
}
