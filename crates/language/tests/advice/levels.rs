//! What would move a level.

use super::*;

#[test]
fn a_level_that_any_words_would_move_asks_for_them() {
    let pack = format!(
        "{HEAD}level tier: T1, T2 \"Tier\"\n  is T2 when plan is given, otherwise T1\n\
         check one \"One\"\n  applies at T2\n  needs listed\n  should [G 1]\n  counts as minor\n  \
         if not \"No.\"\n  to fix \"Mend.\"\n"
    );
    let program = compiled(&pack);
    let blank = proposal(r#"{"finished": true, "answers": {}}"#);
    let advice = advise(&program, &blank, &AdviceOptions::default());
    let up = advice.levels[0].up.as_ref().unwrap();
    assert_eq!(up.fix.words, "If plan were given, tier would be T2.");
}

/// A level that follows from the number of items, or from two answers at once.
#[test]
fn a_level_is_moved_by_items_and_by_answers_together() {
    let up = |rows: &str, answers: &str| {
        let pack = format!("{HEAD}level tier: T1, T2 \"Tier\"\n  is {rows}, otherwise T1\n");
        let compiled = compile_pack("small.weigh", &pack);
        let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
        let json = format!(r#"{{"finished": true, "answers": {{{answers}}}}}"#);
        let advice = advise(&program, &proposal(&json), &AdviceOptions::default());
        advice.levels[0].up.as_ref().map(|up| up.fix.words.clone())
    };
    let one = r#""claims": [{"role": "primary"}]"#;
    assert_eq!(
        up("T2 when count of claims is at least 2", one).as_deref(),
        Some("If there were one more claim, tier would be T2.")
    );
    assert_eq!(
        up("T2 when count of claims is at least 3", one).as_deref(),
        Some("If there were two more claims, tier would be T2.")
    );
    assert_eq!(
        up("T2 when plan is given and risk is high", r#""risk": "low""#).as_deref(),
        Some("If risk were high and plan were given, tier would be T2.")
    );
    assert_eq!(
        up("T2 when plan is given and risk is high and homes is at least 5", r#""risk": "low""#)
            .as_deref(),
        Some(
            "If homes were 5 homes or more, risk were high and plan were given, tier would be T2."
        )
    );
}
