//! A pack and a proposal are assessed: it ends, gives the same again, and can be written down.
#![no_main]

use weighup_engine::{Proposal, assess};

weighup_fuzz::texts!(|text| {
    let (rules, answers) = text.split_once(weighup_fuzz::PROPOSAL).unwrap_or((text, "{}"));
    let Some(program) = weighup_fuzz::compiled(rules).program else { return };
    let Ok(proposal) = Proposal::from_json(answers) else { return };
    let first = serde_json::to_string(&assess(&program, &proposal));
    let again = serde_json::to_string(&assess(&program, &proposal));
    assert_eq!(first.ok(), again.ok(), "the same answers give something else");
});
