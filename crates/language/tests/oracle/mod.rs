//! Random packs and drafts for `soundness.rs`, every way to go on from a draft, and what must hold.

#![cfg(test)]
#![allow(dead_code, unused_imports, reason = "each test file uses a part of it")]

mod advised;
mod claims;
mod draft;
mod grammar;
pub(crate) mod warned;

use proptest::prelude::*;
use weighup_engine::Program;
use weighup_language::{Compiled, Files, check, compile};

pub(crate) use advised::check_advice;
pub(crate) use claims::check_draft;
pub(crate) use draft::{Draft, Item, draft};
pub(crate) use grammar::pack;

/// The ordinary number of cases, or `PROPTEST_CASES`.
pub(crate) fn cases(ordinary: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(ordinary)
}

const FRAMEWORK: &str = r#"framework "Small"
theme A "A"
outcome A1 "First"
group "G"
metric A1.1 "Homes"
  target adds 2 homes over 10 years
outcome A2 "Second"
group "G"
metric A2.1 "Pride"
  placeholder
"#;

fn files(pack: &str) -> Files {
    Files::from([
        ("pack.weigh".to_owned(), pack.to_owned()),
        ("small.weigh".to_owned(), FRAMEWORK.to_owned()),
    ])
}

/// Compiled, with warnings.
pub(crate) fn checked(pack: &str) -> Compiled {
    check("pack.weigh", &files(pack), None)
}

pub(crate) fn compiled(pack: &str) -> Result<Program, TestCaseError> {
    let compiled = compile("pack.weigh", &files(pack));
    compiled
        .program
        .ok_or_else(|| TestCaseError::fail(format!("{:#?}\n{pack}", compiled.diagnostics.first())))
}

/// A pack with one check, and more lines before it.
fn small((more, needs): (&str, &str)) -> String {
    let asked = draft::asked(None, None);
    format!(
        "rules \"Small\"\nsource OF is \"OF\"\nuse framework f from \"small.weigh\"\n{asked}{more}\n\
         total score, out of 100\n  adds s\n  \
         times homes * (target of metric when metric has a target, otherwise 0)\n\
         check one \"One\"\n  applies always\n  {needs}\n  should [OF 1]\n  counts as gate\n  \
         if not \"No.\"\n  to fix \"Mend.\"\n\
         verdict\n  no when any gate is not met\n  yes otherwise\n"
    )
}

/// Packs of which a warning once claimed what is not so.
pub(crate) fn wrong_claims() -> Vec<String> {
    let score = "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n";
    let needs = [
        // From inside a part, what another item has was taken for what its own item has.
        "needs any of items have (any of parts have \
         (size is at least 1 and size is at most 1 and (any of items have (size is 2))))",
        // What parts ask of their item was forgotten: one day stood for all between two others.
        "needs any of items have (due is after 1 February 2026 and due is before 1 December 2028 \
         and (any of parts have (due is 31 January 2027)))",
    ];
    needs.map(|needs| small((score, needs))).to_vec()
}

/// Found by the property, reduced by hand: what was wrong, the pack's own lines, the draft.
pub(crate) fn regressions() -> Vec<(String, Draft)> {
    let cases = [
        // A line worth more than all its points counted as nothing.
        ("score s, worth 100 \"S\"\n  2 for higher of homes and 1 \"Homes\"", "needs ready"),
        // A factor above 1 led out of what the total is out of.
        ("score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n", "needs ready"),
        // What an average is of nothing was not waited for.
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs average over items of size, or homes if there are none is over 1",
        ),
        // Never wrong, but rare in random packs: a further item may be the largest or the smallest.
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs largest over items of size, or 0 if there are none is over 1",
        ),
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs smallest over items where proven of size, or 0 if there are none is 1",
        ),
        // The parts of items still to come were taken for finished with those that are there.
        (
            "score s, worth 100 \"S\"\n  2 for ready \"Ready\"\n",
            "needs any of items have (parts is given)",
        ),
    ];
    let closed = || ["items", "parts"].map(str::to_owned).into();
    let blank = Draft { settled: closed(), ..Draft::default() };
    let item = Item { fields: [Some("yes"), Some("1"), None], parts: Vec::new() };
    let begun = Draft { items: vec![item], ..Draft::default() };
    let parts_only = Draft { settled: ["parts".to_owned()].into(), ..begun.clone() };
    let drafts = [blank, begun, parts_only];
    cases
        .into_iter()
        .flat_map(|case| drafts.iter().map(move |draft| (small(case), draft.clone())))
        .collect()
}
