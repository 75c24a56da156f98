//! The engine against brute force: small random packs, partly answered. Whatever the author may
//! still do, what comes of it must be among what was said to be possible.
//!
//! A completion gives each blank question every answer or leaves it blank, unless it is declared to
//! stay blank; lets open lists grow up to their length, at both levels; takes any day for today where
//! none is given; and then declares the proposal finished. Left blank, a score settles at what is
//! shown and a need that is not shown is not met; both must lie in what was possible before. With
//! everything answered, all is certain.

mod common;
mod oracle;

use oracle::{check_draft, draft, pack};
use proptest::prelude::*;
use weighup_engine::Plan;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 300,
        ..ProptestConfig::with_cases(oracle::cases(100))
    })]

    #[test]
    fn no_completion_leaves_what_was_possible(pack in pack(), drafts in prop::collection::vec(draft(), 3)) {
        let plan = Plan::from(oracle::compiled(&pack)?);
        for draft in &drafts {
            check_draft(&plan, draft).map_err(|fault| {
                TestCaseError::fail(format!("{fault}\n\n{pack}\n{}", draft.words()))
            })?;
        }
    }
}

/// Every unsoundness that was found, as the smallest pack that showed it.
#[test]
fn what_once_went_wrong() {
    for (pack, draft) in oracle::regressions() {
        let plan = Plan::from(oracle::compiled(&pack).unwrap());
        if let Err(fault) = check_draft(&plan, &draft) {
            panic!("{fault}\n\n{pack}\n{}", draft.words());
        }
    }
}
