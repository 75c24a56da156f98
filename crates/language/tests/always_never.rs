//! What a warning claims to be always or never so, against brute force: on small random packs no
//! proposal may show otherwise. Where a claim shows in no result, the condition is put out of force,
//! and nothing may change.

mod oracle;

use oracle::{pack, warned};
use proptest::{prelude::*, strategy::ValueTree};

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(oracle::cases(40))
    })]

    #[test]
    fn no_proposal_breaks_what_a_warning_claims(pack in pack()) {
        if let Err(fault) = warned::hold(&pack) {
            return Err(TestCaseError::fail(format!("{fault}\n\n{pack}")));
        }
    }
}

/// Every wrong claim that was found, as the smallest pack that showed it.
#[test]
fn what_once_went_wrong() {
    for pack in oracle::wrong_claims() {
        if let Err(fault) = warned::hold(&pack) {
            panic!("{fault}\n\n{pack}");
        }
    }
}

/// Packs like these do give warnings that can be tried.
#[test]
fn there_is_something_to_try() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut tried = 0;
    for _ in 0..20 {
        let pack = pack().new_tree(&mut runner).unwrap().current();
        tried += warned::hold(&pack).unwrap_or_else(|fault| panic!("{fault}\n\n{pack}"));
    }
    assert!(tried > 20, "only {tried} warnings were tried");
}
