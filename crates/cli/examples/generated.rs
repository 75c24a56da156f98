//! Proposals of all sorts with their assessments, computed natively: what
//! `tests/browser/native.spec.mjs` holds WebAssembly to. Nothing of it is kept.
//!
//! Prints a line of JSON for each pack: `{ main, files, cases: [{ proposal, assessment }] }`, each
//! proposal and assessment as the text of its JSON. The same proposals come out every time.

use std::{error::Error, path::Path};

use serde_json::json;
use weighup_engine::{
    Kind, Plan, Program, Proposal,
    program::{Choice, Question},
};
use weighup_language::{Files, compile, load};

/// The packs, and how many proposals for each.
const PACKS: [(&str, usize); 8] = [
    ("rules/emcca/proposal.weigh", 350),
    ("tests/packs/saf-40/rules.weigh", 250),
    ("tests/packs/hardest/rules.weigh", 100),
    ("tests/packs/grant-scheme/rules.weigh", 80),
    ("tests/packs/highways/rules.weigh", 80),
    ("tests/packs/equality/district.weigh", 80),
    ("tests/packs/equality/central-2027.weigh", 30),
    ("tests/packs/equality/central.weigh", 30),
];

fn main() -> Result<(), Box<dyn Error>> {
    for (index, (main, count)) in PACKS.into_iter().enumerate() {
        let files = load(main, |path| std::fs::read_to_string(Path::new(path)).ok());
        let program = compile(main, &files).program.ok_or(format!("{main} has mistakes"))?;
        let plan = Plan::of(&program);
        let mut dice = Dice(u64::try_from(index)?);
        let mut cases = Vec::new();
        for _ in 0..count {
            let proposal = proposal(&program, &mut dice);
            let read = Proposal::from_json(&proposal)?;
            let assessment = serde_json::to_string(&plan.assess(&read))?;
            cases.push(json!({ "proposal": proposal, "assessment": assessment }));
        }
        let files: &Files = &files;
        println!("{}", json!({ "main": main, "files": files, "cases": cases }));
    }
    Ok(())
}

/// Chance that is the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `end`.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.throw() % end).unwrap_or(0)
    }

    /// True in so many of a hundred cases.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    fn word(&mut self, of: &[&str]) -> String {
        self.one_of(of).copied().unwrap_or_default().to_owned()
    }
}

/// A proposal as JSON: from nothing answered to everything, and now and then something wrong.
fn proposal(program: &Program, dice: &mut Dice) -> String {
    let filled = dice.one_of(&[0, 15, 50, 85, 100]).copied().unwrap_or(100);
    let mut parts =
        vec![("answers".to_owned(), answers(&program.questions, program, filled, dice))];
    if dice.chance(50) {
        let day = dice.word(&["2026-04-01", "31 December 2026", "1 June 2031", "yesterday"]);
        parts.push(("as of".to_owned(), text(&day)));
    }
    match dice.below(4) {
        0 => parts.push(("finished".to_owned(), "true".to_owned())),
        1 => {
            let some: Vec<_> = program.questions.iter().filter(|_| dice.chance(40)).collect();
            let names: Vec<_> = some.iter().map(|question| text(&question.id)).collect();
            parts.push(("finished".to_owned(), format!("[{}]", names.join(","))));
        }
        _ => {}
    }
    if dice.chance(30) {
        parts.push(("title".to_owned(), words(dice)));
    }
    record(parts, dice)
}

/// Named values, in any order.
fn record(mut parts: Vec<(String, String)>, dice: &mut Dice) -> String {
    for last in (1..parts.len()).rev() {
        parts.swap(last, dice.below(last + 1));
    }
    let parts: Vec<_> =
        parts.into_iter().map(|(name, value)| format!("{}:{value}", text(&name))).collect();
    format!("{{{}}}", parts.join(","))
}

fn answers(questions: &[Question], program: &Program, filled: usize, dice: &mut Dice) -> String {
    let mut answers = Vec::new();
    for question in questions {
        if dice.chance(filled) {
            answers.push((question.id.clone(), answer(question, program, filled, dice)));
        }
    }
    if dice.chance(3) {
        let name = dice.word(&["zebra", "titel", "a/b~c", "", "Ünknown “name”", "\u{fffd}"]);
        answers.push((name, words(dice)));
    }
    record(answers, dice)
}

fn answer(question: &Question, program: &Program, filled: usize, dice: &mut Dice) -> String {
    if dice.chance(4) {
        return odd(dice);
    }
    match &question.kind {
        Kind::YesNo => dice.word(&["true", "false", "\"yes\"", "\"No\"", "\"n\""]),
        Kind::Text => words(dice),
        Kind::Money | Kind::MoneyPer { .. } => match dice.below(3) {
            0 => number(question, dice),
            1 => text(&format!("£{}", number(question, dice))),
            _ => text(&dice.word(&["£250,000", "£1.2m", "£18.4m", "£85k", "£10m", "0", "£2bn"])),
        },
        Kind::Percentage => match dice.below(3) {
            0 => dice.word(&["0", "2.5", "33.3", "60", "100"]),
            1 => text(&dice.word(&["0%", "2.5%", "100%", "12.75 per cent"])),
            _ => text(&format!("{}%", dice.below(101))),
        },
        Kind::Number { .. } => match dice.below(3) {
            0 => text(&number(question, dice)),
            _ => number(question, dice),
        },
        Kind::Date => {
            let (day, month) = (1 + dice.below(28), 1 + dice.below(12));
            let year = 2024 + dice.below(12);
            match dice.below(2) {
                0 => text(&format!("{year}-{month:02}-{day:02}")),
                _ => text(&format!("{day:02}/{month:02}/{year}")),
            }
        }
        Kind::Year => (1995 + dice.below(60)).to_string(),
        Kind::Choice { choice } => option(program.choices.get(*choice), dice),
        Kind::Choices { choice } => {
            let count = dice.below(4);
            let options: Vec<_> =
                (0..count).map(|_| option(program.choices.get(*choice), dice)).collect();
            format!("[{}]", options.join(","))
        }
        Kind::List { list } => {
            let Some(list) = program.lists.get(*list) else { return "[]".to_owned() };
            let count = dice.below(list.most.min(5) + 1);
            let items: Vec<_> =
                (0..count).map(|_| answers(&list.fields, program, filled, dice)).collect();
            format!("[{}]", items.join(","))
        }
    }
}

fn option(choice: Option<&Choice>, dice: &mut Dice) -> String {
    let option = choice.and_then(|choice| dice.one_of(&choice.options));
    text(&option.map_or_else(String::new, |option| option.id.clone()))
}

/// A number, mostly within its limits, with at most fifteen digits: JavaScript keeps as many.
fn number(question: &Question, dice: &mut Dice) -> String {
    let bound = |bound: Option<weighup_engine::Decimal>| bound.map(|bound| bound.to_string());
    let limit = if dice.chance(50) { question.limits.lo } else { question.limits.hi };
    match dice.below(6) {
        0 => bound(limit).unwrap_or_else(|| "0".to_owned()),
        1 => dice.below(10).to_string(),
        2 => dice.below(100_000_000).to_string(),
        3 => format!("{}.{}", dice.below(1_000), 1 + dice.below(9)),
        4 => format!("{}e{}", 1 + dice.below(99), dice.below(6)),
        _ => (1 + dice.below(400)).to_string(),
    }
}

fn words(dice: &mut Dice) -> String {
    text(&dice.word(&[
        "The two halves of the town are joined only by a busy road.",
        "Café “Über” – £5",
        "line\nbreak\ttab \u{7} bell \u{7f}",
        "back\\slash \"quoted\" </script>",
        "\u{2028} \u{202e} 🏠 e\u{301}",
        "   ",
        "12",
    ]))
}

/// Something that hardly any question takes.
fn odd(dice: &mut Dice) -> String {
    dice.word(&[
        "null",
        "\"\"",
        "[]",
        "{}",
        "[[[]]]",
        "{\"a\":{\"b\":1}}",
        "true",
        "-0",
        "1e300",
        "1E+300",
        "-1e-7",
        "1e-40",
        "0.000001",
        "123456789012345",
        "\"NaN\"",
        "\"lots\"",
        "[\"a\",3,null]",
        "1e21",
        "\"-0.00\"",
        "\"1 April 2026\"",
        "20270331",
        "\"\u{fffd}\"",
    ])
}

fn text(text: &str) -> String {
    json!(text).to_string()
}
