//! Fixes put right what they are offered for. What a fix looks like stands in the snapshots of
//! `tests/language/errors`.

mod common;

use common::{compile_pack, packs, read};
use weighup_language::{Diagnostic, Files, Fix, mend, uses};

const FOLDER: &str = "tests/language/errors";

/// The text after one fix.
#[cfg(test)]
fn with(fix: &Fix, text: &str) -> String {
    let mut mended = text.to_owned();
    mended.replace_range(fix.start..fix.end, &fix.replacement);
    mended
}

/// Whether a diagnostic of the same code stands where the fix put its words.
#[cfg(test)]
fn stands_there(diagnostic: &Diagnostic, of: &Diagnostic, fix: &Fix) -> bool {
    let end = fix.start + fix.replacement.len();
    diagnostic.code == of.code && diagnostic.start <= end && diagnostic.end >= fix.start
}

#[test]
fn each_fix_puts_right_what_it_is_offered_for() {
    let mut tried = 0;
    for path in packs(FOLDER) {
        let text = read(&path);
        let before = compile_pack(&path, &text).diagnostics;
        for diagnostic in before.iter().filter(|it| it.file == path) {
            let Some(fix) = &diagnostic.fix else { continue };
            tried += 1;
            let after = compile_pack(&path, &with(fix, &text)).diagnostics;
            let left: Vec<_> =
                after.iter().filter(|it| stands_there(it, diagnostic, fix)).collect();
            assert!(left.is_empty(), "{path}: {diagnostic:?} leaves {left:?}");
            assert!(after.len() <= before.len(), "{path}: {diagnostic:?} gives {after:?}");
        }
    }
    assert!(tried > 50, "only {tried} fixes were found");
}

#[test]
fn mending_ends_and_leaves_no_fix() {
    for path in packs(FOLDER) {
        let mut files = Files::from([(path.clone(), read(&path))]);
        for used in uses(&path, &read(&path)) {
            if let Ok(text) = std::fs::read_to_string(common::root().join(&used)) {
                files.insert(used, text);
            }
        }
        let mended = mend(&path, &files);
        let left = compile_pack(&path, &mended.text).diagnostics;
        let fixes: Vec<_> = left.iter().filter(|it| it.fix.is_some() && it.file == path).collect();
        assert!(fixes.is_empty(), "{path}: {fixes:?}\n{}", mended.text);
        assert_eq!(mended.changes.is_empty(), mended.text == read(&path), "{path}");
    }
}

#[cfg(test)]
fn mended(lines: &str) -> String {
    let head = "rules \"Mending\"\n\nsection \"All\"\nask cost: money \"Cost?\"\n\
                ask share: percentage \"Share?\"\nask risk: one of low, high \"Risk?\"\n";
    let files = Files::from([("a.weigh".to_owned(), format!("{head}{lines}"))]);
    mend("a.weigh", &files).text.trim_start_matches(head).to_owned()
}

#[test]
fn signs_become_words() {
    assert_eq!(mended("define a is cost>=£5"), "define a is cost is at least £5");
    assert_eq!(mended("define a is cost is >= £5"), "define a is cost is at least £5");
    assert_eq!(
        mended("define a = cost < £5 && risk != low"),
        "define a is cost is under £5 and risk is not low"
    );
    assert_eq!(mended("ask b: money, >= £5 \"B?\""), "ask b: money, at least £5 \"B?\"");
    assert_eq!(mended("define a is\u{200b} cost is given"), "define a is cost is given");
}

#[test]
fn capitals_become_small_letters() {
    assert_eq!(
        mended("define a is cost is given AND share IS given OR risk is low"),
        "define a is cost is given and share is given or risk is low"
    );
}

#[test]
fn one_mistake_behind_another_is_mended_too() {
    assert_eq!(mended("define a is “b”"), "define a is \"b\"");
    assert_eq!(mended("defin a is csot is at least 5"), "define a is cost is at least £5");
    assert_eq!(
        mended("define a is share is over 5 or ((cost is over £1"),
        "define a is share is over 5% or ((cost is over £1))"
    );
    assert_eq!(mended("define a is risk is \"high\""), "define a is risk is high");
    assert_eq!(
        mended("define a is £5 if risk is low, else £6"),
        "define a is £5 when risk is low, otherwise £6"
    );
}

#[test]
fn words_of_everyday_english() {
    assert_eq!(
        mended("define a is £5 when cost is over £5 else £6"),
        "define a is £5 when cost is over £5, otherwise £6"
    );
    assert_eq!(
        mended("define a is £5 when risk is low otherwise £6"),
        "define a is £5 when risk is low, otherwise £6"
    );
    assert_eq!(mended("setting a is £10 million pounds"), "setting a is £10 million");
    assert_eq!(
        mended("define a is cost exceeds £5 but risk is low"),
        "define a is cost is over £5 and risk is low"
    );
}

#[test]
fn questions_and_their_limits() {
    let asked = |written: &str, mended_to: &str| {
        let line = |it: &str| format!("ask extra: {it} \"Extra?\"");
        assert_eq!(mended(&line(written)), line(mended_to));
    };
    asked("yes/no", "yes or no");
    asked("yes and no", "yes or no");
    asked("nubmer of homes, at least 5", "number of homes, at least 5");
    asked("integer of homes, max 5", "whole number of homes, at most 5");
    asked("per cent, between 0 and 100", "percentage, from 0% to 100%");
    asked("money, from 0 to 1,000", "money, from £0 to £1,000");
    asked(
        "date, between 1 April 2026 and 31 March 2027",
        "date, from 1 April 2026 to 31 March 2027",
    );
    // A part of one, or a single per cent; limits that are the wrong way round.
    asked("percentage, from 0 to 1", "percentage, from 0 to 1");
    asked("money, from £5 to £1", "money, from £5 to £1");
}

#[test]
fn cells_of_a_table() {
    let table = |cells: [&str; 2]| {
        let [first, second] = cells;
        format!(
            "ask sound: yes or no \"Sound?\"\ntable rate: percentage\n| cost | sound | rate |\n\
                 | {first} | 1% |\n| any | {second} | 2% |\n| £5 or more | yes | 3% |\n"
        )
    };
    assert_eq!(mended(&table(["< £5 | true", "false"])), table(["under £5 | yes", "no"]));
    assert_eq!(mended(&table(["<5 | Yes", "No"])), table(["under £5 | yes", "no"]));
}

#[test]
fn what_is_not_sure_is_left() {
    let two_near =
        "ask cats: money \"Cats?\"\nask bats: money \"Bats?\"\ndefine a is hats is given";
    let another_figure = "define y2026 is £5\ndefine a is y2027 is over £5";
    for lines in [
        "define a is share is over 0.75",
        "define a is cost is over $5",
        "define a is carbon is given",
        two_near,
        another_figure,
    ] {
        assert_eq!(mended(lines), lines);
    }
}
