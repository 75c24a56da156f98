//! The sheet against the plain evaluator: whatever the rules and the answers, both give the same, to
//! the last digit and the last word.

mod common;
mod oracle;

use common::{compile_pack, packs, read, root};
use oracle::{draft, pack};
use proptest::prelude::*;
use weighup_engine::{Assessment, Entry, Finished, Outcome, Plan, Proposal, Sheet};

/// A fault, if the two differ.
#[cfg(test)]
fn same(plan: &Plan, sheet: &mut Sheet, proposal: &Proposal) -> Result<(), String> {
    let (answers, _) = proposal.read(plan.program());
    sheet.fill(plan, &answers);
    sheet.compute(plan);
    let (found, plain) = (sheet.outcome(plan), Outcome::plainly(plan.program(), &answers));
    if found != plain {
        return Err(format!("sheet: {found:#?}\nplain: {plain:#?}"));
    }
    let words = |it: &Assessment| serde_json::to_string_pretty(it).unwrap();
    let assessed = words(&plan.assess(proposal));
    let plain = words(&Assessment::plainly(plan.program(), proposal));
    match assessed.lines().zip(plain.lines()).find(|(one, other)| one != other) {
        None if assessed.len() == plain.len() => Ok(()),
        differs => Err(format!("explained otherwise: {differs:?}\nplain: {plain}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 300,
        ..ProptestConfig::with_cases(oracle::cases(150))
    })]

    #[test]
    fn both_evaluators_agree(pack in pack(), drafts in prop::collection::vec(draft(), 4)) {
        let plan = Plan::of(&oracle::compiled(&pack)?);
        let mut sheet = Sheet::default();
        for draft in drafts {
            for finished in [false, true] {
                let draft = oracle::Draft { finished, ..draft.clone() };
                same(&plan, &mut sheet, &draft.proposal()).map_err(|fault| {
                    TestCaseError::fail(format!("{fault}\n\n{pack}\n{}", draft.words()))
                })?;
            }
        }
    }
}

/// Every pack of the repository, and the proposals beside it.
#[test]
fn both_evaluators_agree_on_every_proposal() {
    let (mut tried, mut dense) = (0, 0);
    for folder in ["rules", "tests/packs", "tests/language"] {
        for pack in packs(folder) {
            let Some(program) = compile_pack(&pack, &read(&pack)).program else { continue };
            let plan = Plan::of(&program);
            dense += usize::from(plan.is_dense());
            let mut sheet = Sheet::default();
            let mut try_out = |proposal: &Proposal| {
                same(&plan, &mut sheet, proposal).unwrap_or_else(|fault| panic!("{pack}\n{fault}"));
                tried += 1;
            };
            try_out(&Proposal::default());
            try_out(&Proposal { finished: Finished::All, ..Proposal::default() });
            for proposal in proposals_for(&pack) {
                try_out(&proposal);
                try_out(&Proposal { finished: Finished::All, ..proposal });
            }
        }
    }
    println!("{tried} proposals; {dense} packs are laid out");
    assert!(tried > 200 && dense > 20, "only {tried} were tried, and {dense} packs laid out");
}

#[cfg(test)]
fn proposals_for(pack: &str) -> Vec<Proposal> {
    let beside = root().join(pack).parent().unwrap().to_owned();
    let folder = if pack.starts_with("rules") { root().join("tests/proposals") } else { beside };
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let texts = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .map(|file| std::fs::read_to_string(file).unwrap());
    // Not every file beside a pack is a proposal.
    let entries = texts.filter_map(|text| serde_json::from_str::<Entry>(&text).ok());
    entries.map(Proposal::from_entry).filter(|it| !it.answers.is_empty()).collect()
}

/// A row once looked at later rows of its own list before they had values.
#[test]
fn items_look_at_what_all_items_have() {
    let pack = r#"rules "Small"
section "All"
ask items: list of item, up to 3 "Items?"
ask parts for each item: list of part, up to 3 "Parts?"
  has size: whole number, from 0 to 2 "Size?"
define largest size is largest over items of (smallest over items where (any of parts have (size is 3)) of 5, or count of parts if there are none), or 0 if there are none
show largest size "Largest"
"#;
    let plan = Plan::of(&compile_pack("small.weigh", pack).program.unwrap());
    assert!(plan.is_dense());
    let proposal = r#"{ "answers": { "items": [
        { "parts": [{ "size": 0 }] }, { "parts": [{ "size": 1 }, {}] }
    ] }, "finished": ["items"] }"#;
    let proposal = Proposal::from_entry(serde_json::from_str(proposal).unwrap());
    same(&plan, &mut Sheet::default(), &proposal).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(plan.assess(&proposal).figures[0].value, "2 to 3");
}

/// A part looks at the parts of its own item, also where it brings something of its own.
#[test]
fn parts_look_at_those_beside_them() {
    let pack = r#"rules "Small"
section "All"
ask items: list of item, up to 3 "Items?"
ask parts for each item: list of part, up to 3 "Parts?"
  has size: whole number, from 0 to 9 "Size?"
  has checked: yes or no "Checked?"
define typical for each part is average over parts where checked of size, or size if there are none
define all typical is total over items of (total over parts of typical)
show all typical "Typical"
"#;
    let plan = Plan::of(&compile_pack("small.weigh", pack).program.unwrap());
    assert!(plan.is_dense());
    // Two parts count as 2, which is checked; of the other item's none is, and they are 1 and 5.
    let proposal = r#"{ "answers": { "items": [
        { "parts": [{ "size": 2, "checked": "yes" }, { "size": 4, "checked": "no" }] },
        { "parts": [{ "size": 1, "checked": "no" }, { "size": 5, "checked": "no" }] }
    ] }, "finished": true }"#;
    let proposal = Proposal::from_entry(serde_json::from_str(proposal).unwrap());
    same(&plan, &mut Sheet::default(), &proposal).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(plan.assess(&proposal).figures[0].value, "10");
}
