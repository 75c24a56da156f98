//! What is too large is refused in words: packs of many files. Limits of one file are tried in
//! `properties.rs`; docs/limits.md lists all of them.

use std::fmt::Write;

use weighup_engine::{AdviceOptions, Assessment, Entry, Plan, Proposal, advice::result::Search};
use weighup_language::{Files, Severity, compile};

/// The codes, each with its message, that a pack with these further files gives.
#[cfg(test)]
fn told(main: &str, files: impl IntoIterator<Item = (String, String)>) -> Vec<String> {
    let mut all: Files = files.into_iter().collect();
    all.insert("pack.weigh".to_owned(), format!("rules \"Large\"\n{main}"));
    let compiled = compile("pack.weigh", &all);
    assert!(compiled.program.is_none());
    compiled.diagnostics.iter().map(|it| format!("{} {}", it.code, it.message)).collect()
}

#[cfg(test)]
fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, i| {
        writeln!(text, "{}", line(i)).unwrap();
        text
    })
}

#[test]
fn a_framework_is_not_read_a_thousand_times() {
    let uses = many(1_000, |i| format!("use framework f{i} from \"f.weigh\""));
    let metrics = many(5_000, |i| format!("-- {i}"));
    let framework = format!("framework \"F\"\n{metrics}");
    let told = told(&uses, [("f.weigh".to_owned(), framework)]);
    let about_files: Vec<_> = told.iter().filter(|it| it.starts_with("W803")).collect();
    assert_eq!(about_files, ["W803 This pack is made of more than 100 files."]);
}

#[test]
fn the_blocks_of_all_files_are_counted() {
    let uses = many(8, |i| format!("use \"part{i}.weigh\""));
    let parts = (0..8).map(|i| {
        let blocks = many(4_000, |j| format!("define d{i} {j} is 1"));
        (format!("part{i}.weigh"), format!("part \"P\"\n{blocks}"))
    });
    let told = told(&uses, parts);
    assert!(told.contains(&"W127 This pack has more than 30,000 blocks.".to_owned()), "{told:?}");
}

#[test]
fn the_sizes_of_all_files_are_added_up() {
    let uses = many(12, |i| format!("use \"part{i}.weigh\""));
    let parts = (0..12).map(|i| {
        let comment = "-- ".to_owned() + &"x".repeat(900_000);
        (format!("part{i}.weigh"), format!("part \"P\"\n{comment}\n"))
    });
    let told = told(&uses, parts);
    let message = "W126 The files of this pack are larger than 10 MB together.".to_owned();
    assert!(told.contains(&message), "{told:?}");
}

#[test]
fn editions_follow_one_another_only_so_far() {
    let edition = |i: usize| {
        let text = format!("rules \"Large\"\n  edition {i}\n  follows \"e{}.weigh\"\n", i + 1);
        (format!("e{i}.weigh"), text)
    };
    let told = told("  edition 0\n  follows \"e1.weigh\"\n", (1..150).map(edition));
    assert!(told.iter().any(|it| it.starts_with("W803 ")), "{told:?}");
}

#[test]
fn a_list_has_ten_thousand_items_at_most() {
    let list = |most: &str| {
        format!(
            "section \"S\"\nask claims: list of claim, up to {most} \"?\"\n  has a: text \"?\"\n"
        )
    };
    let told = told(&list("10,001"), []);
    assert!(told.contains(&"W114 A list has 10,000 items at most.".to_owned()), "{told:?}");
    let files = [("pack.weigh".to_owned(), format!("rules \"R\"\n{}", list("10,000")))];
    assert!(compile("pack.weigh", &files.into()).program.is_some());
}

/// Each change is weighed with all items, so that fewer are where there are many; it is said that looking
/// stopped.
#[test]
fn of_long_lists_fewer_changes_are_weighed() {
    let rules = "rules \"R\"\nsource G is \"Guide\"\nsection \"S\"\nask plan: text \"?\"\n\
        ask claims: list of claim, up to 10,000 \"?\"\n  has value: number \"?\"\n";
    let all = "every claim has value is over 5";
    let checks = check("all", "always", all)
        + &check("either", "always", &format!("plan is given or {all}"));
    let files = [("pack.weigh".to_owned(), format!("{rules}{checks}"))];
    let plan = Plan::from(compile("pack.weigh", &files.into()).program.unwrap());
    let claims = |count: usize| {
        let claim = |i: usize| Entry::Record([("value".to_owned(), number(i % 9))].into());
        let list = Entry::List((0..count).map(claim).collect());
        Proposal { answers: [("claims".to_owned(), list)].into(), ..Proposal::default() }
    };
    for (count, limit) in [(9, 12_000), (5_000, 120), (10_000, 60)] {
        let proposal = claims(count);
        let advice = plan.advise(&proposal, &AdviceOptions::default());
        assert_eq!((advice.problems.as_slice(), advice.effort.limit), (&[][..], limit), "{count}");
        assert!(advice.effort.stopped || count == 9, "{:?}", advice.effort);
        // The plan was found, and nothing is left to weigh how it is told.
        let found = advice.checks[1].search;
        assert_eq!(found, if count == 9 { Search::Found } else { Search::Stopped }, "{count}");
        let sensitivity = plan.sensitivity(&proposal).effort;
        assert_eq!((sensitivity.limit, sensitivity.stopped), (limit, count > 9), "{count}");
        assert!(advice.effort.weighed <= limit && sensitivity.weighed <= limit);
    }
}

#[cfg(test)]
fn number(number: usize) -> Entry {
    Entry::Text(number.to_string())
}

/// Each step asks twice for the one before: if each were followed again, thirty would be a thousand
/// million.
#[test]
fn what_is_asked_for_again_and_again_is_followed_once() {
    let steps: [fn(&str, &str) -> String; 4] = [
        |it, last| {
            check(it, "always", &format!("{last} is met and ({last} is met or sound is yes)"))
        },
        |it, last| {
            let applies = format!("when {last} is required and {last} is met");
            check(it, &applies, &format!("cost is over £1 or {last} is required"))
        },
        |it, last| {
            let any = format!("any claim has (value is under 3 or {last} is met)");
            check(it, "always", &format!("{any} and not every claim has {last} is not met"))
        },
        |it, last| {
            let item = format!("define of {it} for each claim is {last} is met and {last} is met");
            let condition = format!("any claim has (of {it} and of {it})");
            format!("{item}\n{}", check(it, "always", &condition))
        },
    ];
    let claim = Entry::Record([("value".to_owned(), number(2))].into());
    let answers = [("cost".to_owned(), number(5)), ("claims".to_owned(), Entry::List(vec![claim]))];
    let proposal = Proposal { answers: answers.into(), ..Proposal::default() };
    for (number, step) in steps.iter().enumerate() {
        let rules = format!(
            "rules \"Large\"\nsource G is \"Guide\"\nsection \"S\"\nask cost: money \"?\"\n\
             ask sound: yes or no \"?\"\nask claims: list of claim \"?\"\n  has value: number \"?\"\n\
             {}{}define all is c30 is met and c29 is met\n{}",
            check("c0", "always", "cost is given"),
            many(30, |i| step(&format!("c{}", i + 1), &format!("c{i}"))),
            check("last", "always", "all and sound is yes"),
        );
        let files: Files = [("pack.weigh".to_owned(), rules)].into();
        let checked = weighup_language::check("pack.weigh", &files, None);
        let errors = checked.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        assert_eq!(errors.map(|it| &it.message).collect::<Vec<_>>(), [""; 0], "{number}");
        let plan = Plan::from(checked.program.unwrap());
        assert_eq!(plan.assess(&proposal).problems, [], "{number}");
        assert_eq!(
            Assessment::plainly(plan.program(), &proposal),
            plan.assess(&proposal),
            "{number}"
        );
        let advice = plan.advise(&proposal, &AdviceOptions::default());
        assert!(advice.effort.weighed > 0, "{number}");
    }
}

/// Checks that ask about one another are followed down, as definitions are.
#[test]
fn checks_build_on_one_another_only_so_far() {
    let chain = many(5_000, |i| check(&format!("c{}", i + 1), "always", &format!("c{i} is met")));
    let first = check("c0", "always", "cost is given");
    let told = told(&format!("section \"S\"\nask cost: money \"?\"\n{first}{chain}"), []);
    let message = "W209 Too many definitions or checks build on one another here.".to_owned();
    assert!(told.contains(&message), "{told:?}");
}

#[cfg(test)]
fn check(name: &str, applies: &str, needs: &str) -> String {
    format!(
        "check {name} \"{name}\"\n  applies {applies}\n  needs {needs}\n  must [G 1]\n\
         \x20 counts as major\n  if not \"No.\"\n  to fix \"Mend.\"\n"
    )
}

#[test]
fn two_hundred_mistakes_are_told_of_a_file() {
    let unknown = many(1_000, |i| format!("define d{i} is unknown{i}"));
    assert_eq!(told(&unknown, []).len(), 200);
}
