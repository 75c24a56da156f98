//! Packs of several files: what is gathered, which edition holds on a day, what is told of local
//! changes, and which clauses are cited.

mod common;

use common::{compile_pack, load_pack, read, root};
use weighup_engine::{
    Assessment, Entry, Plan, Proposal, assess,
    assessment::State,
    program::{Change, ChangeKind, Extended},
    read_date,
};
use weighup_language::{CitingKind, Compiled, compile_as_of, coverage, load, uses};

const FOLDER: &str = "tests/language/examples";

#[cfg(test)]
fn compiled(name: &str) -> Compiled {
    let path = format!("{FOLDER}/{name}.weigh");
    compile_pack(&path, &read(&path))
}

#[cfg(test)]
fn as_of(name: &str, day: &str) -> Compiled {
    let path = format!("{FOLDER}/{name}.weigh");
    compile_as_of(&path, &load_pack(&path, &read(&path)), Some(read_date(day).unwrap()))
}

#[cfg(test)]
fn assessed(compiled: &Compiled, cost: &str) -> Assessment {
    assert_eq!(compiled.diagnostics, []);
    let entry: Entry =
        serde_json::from_value(serde_json::json!({ "answers": { "cost": cost } })).unwrap();
    assess(compiled.program.as_ref().unwrap(), &Proposal::from_entry(entry))
}

#[test]
fn the_same_proposal_is_weighed_by_the_edition_of_the_day() {
    let on = |day| {
        let assessment = assessed(&as_of("edition-2026", day), "£60,000");
        (assessment.pack.edition, assessment.verdict.unwrap().as_it_stands)
    };
    let earlier = ("2025".to_owned(), "go on".to_owned());
    let later = ("2026".to_owned(), "to the board".to_owned());
    assert_eq!(on("1 April 2025"), earlier);
    assert_eq!(on("2026-03-31"), earlier);
    assert_eq!(on("2026-04-01"), later);
    assert_eq!(on("1 January 2040"), later);
}

#[test]
fn before_the_first_edition_there_is_none() {
    let compiled = as_of("edition-2026", "31 March 2025");
    assert_eq!(compiled.program, None);
    let codes: Vec<_> = compiled.diagnostics.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["W820"]);
    assert!(compiled.diagnostics[0].help.contains("from 1 April 2025 until 31 March 2026"));
}

#[test]
fn an_edition_says_which_file_it_is() {
    assert_eq!(as_of("edition-2026", "1 May 2025").main, format!("{FOLDER}/edition-2025.weigh"));
    assert_eq!(as_of("edition-2026", "1 May 2026").main, format!("{FOLDER}/edition-2026.weigh"));
    assert_eq!(compiled("edition-2026").main, format!("{FOLDER}/edition-2026.weigh"));
}

#[test]
fn a_local_pack_rests_on_the_central_edition_of_the_day() {
    let on = |day| {
        let assessment = assessed(&as_of("local-2026", day), "£60,000");
        (assessment.pack.extends[0].edition.clone(), assessment.verdict.unwrap().as_it_stands)
    };
    assert_eq!(on("1 May 2025"), ("2025".to_owned(), "go on".to_owned()));
    assert_eq!(on("1 May 2026"), ("2026".to_owned(), "to the board".to_owned()));
    let codes: Vec<_> =
        as_of("local-2026", "1 May 2020").diagnostics.into_iter().map(|it| it.code).collect();
    assert_eq!(codes, ["W820"]);
}

/// A pack that says no dates is in force on every day.
#[test]
fn a_pack_without_dates_is_always_in_force() {
    assert!(as_of("parts", "1 January 1990").program.is_some());
}

#[test]
fn an_overlap_before_the_edition_asked_for_still_counts() {
    let pack = |edition: u32, lines: &str| {
        let text = format!("rules \"P\"\n  edition {edition}\n{lines}section \"S\"\n");
        (format!("{edition}.weigh"), text)
    };
    let files = [
        pack(3, "  in force from 1 April 2026\n  follows \"2.weigh\"\n"),
        pack(2, "  in force from 1 April 2025\n  follows \"1.weigh\"\n"),
        pack(1, "  in force from 1 April 2024 until 1 May 2025\n"),
    ];
    let files = files.into_iter().collect();
    let compiled = compile_as_of("3.weigh", &files, read_date("1 June 2025"));
    let found: Vec<_> =
        compiled.diagnostics.iter().map(|it| (it.code.as_str(), it.file.as_str())).collect();
    assert_eq!(found, [("W818", "2.weigh")]);
    assert_eq!(compiled.program, None);
    assert_eq!(compiled.main, "2.weigh");
}

#[test]
fn local_changes_are_told_with_their_reasons() {
    let pack = compiled("local").program.unwrap().pack;
    let extended = |title: &str, edition: &str| Extended {
        title: title.to_owned(),
        edition: edition.to_owned(),
    };
    assert_eq!(pack.extends, [extended("Regional grants", "2026")]);
    let change = |kind, name: &str, what: &str, because: &str| Change {
        by: "Valley grants".to_owned(),
        kind,
        name: name.to_owned(),
        what: what.to_owned(),
        because: because.to_owned(),
    };
    let tightened = "also applies when cost is at least £20,000; also needs match funding is \
                     given; must [VALLEY 3]; counts as gate; if not \"The valley asks for \
                     {evaluation share of cost} and for match funding.\"";
    assert_eq!(
        pack.changes,
        [
            change(
                ChangeKind::Set,
                "evaluation share",
                "2% instead of 1%",
                "Our auditors ask for more."
            ),
            change(
                ChangeKind::Set,
                "wait",
                "6 instead of 4 weeks",
                "The council meets every six weeks."
            ),
            change(
                ChangeKind::Tightened,
                "evaluation funded",
                tightened,
                "Grants of £20,000 are large for us."
            ),
            change(ChangeKind::Added, "parish named", "The parish is named", "should [VALLEY 1]"),
        ]
    );
    let central = compiled("central").program.unwrap().pack;
    assert_eq!((central.extends, central.changes), (Vec::new(), Vec::new()));
}

#[test]
fn a_local_pack_of_a_local_pack_tells_all_changes() {
    let pack = compiled("more-local").program.unwrap().pack;
    let titles: Vec<_> = pack.extends.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Valley grants", "Regional grants"]);
    let told: Vec<_> = pack
        .changes
        .iter()
        .map(|it| (it.by.as_str(), it.name.as_str(), it.what.as_str()))
        .collect();
    assert_eq!(told.len(), 8);
    assert_eq!(told[0], ("Valley grants", "evaluation share", "2% instead of 1%"));
    assert_eq!(told[4], ("Upper Valley grants", "evaluation share", "3% instead of 2%"));
    assert_eq!(told[7], ("Upper Valley grants", "parish named", "counts as gate"));
}

#[test]
fn a_limit_holds_through_every_pack_between() {
    let central = "rules \"C\"\nsetting share is 1%, may only rise\nsection \"S\"\n";
    let middle = "rules \"M\"\n  extends \"c.weigh\"\nsetting share is 2%\n  because \"More.\"\n";
    let local = "rules \"L\"\n  extends \"m.weigh\"\nsetting share is 1.5%\n  because \"Less.\"\n";
    let text = |path: &str| match path {
        "c.weigh" => Some(central.to_owned()),
        "m.weigh" => Some(middle.to_owned()),
        "l.weigh" => Some(local.to_owned()),
        _ => None,
    };
    let compiled = weighup_language::compile("l.weigh", &load("l.weigh", text));
    // The pack between says nothing of its own about how far one may go: the central limit is kept
    // to, and that is all.
    assert_eq!(compiled.diagnostics, []);
    let lower = |path: &str| text(path).map(|it| it.replace("1.5%", "0.5%"));
    let compiled = weighup_language::compile("l.weigh", &load("l.weigh", lower));
    let found: Vec<_> = compiled.diagnostics.iter().map(|it| (it.code.as_str(), it.line)).collect();
    assert_eq!(found, [("W808", 3)]);
}

#[test]
fn local_questions_may_join_a_central_section() {
    let program = compiled("local").program.unwrap();
    let titles: Vec<_> = program.sections.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Money", "The valley"]);
    let sections: Vec<_> =
        program.questions.iter().map(|it| (it.id.as_str(), it.section)).collect();
    let expected =
        [("cost", 0), ("evaluation budget", 0), ("weeks waited", 0), ("match funding", 0)];
    assert_eq!(sections[..4], expected);
    assert_eq!(sections[4], ("parish", 1));
}

#[test]
fn a_part_used_twice_is_in_once_and_brings_its_examples() {
    let compiled = compiled("parts");
    let program = compiled.program.unwrap();
    let ids: Vec<_> = program.questions.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["people affected", "screened", "consulted"]);
    let sources: Vec<_> = program.sources.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(sources, ["EQA"]);
    let from: Vec<_> =
        compiled.examples.iter().map(|it| (it.file.rsplit('/').next().unwrap(), it.line)).collect();
    assert_eq!(from, [("equality.weigh", 21), ("parts.weigh", 30), ("parts.weigh", 38)]);
}

#[test]
fn the_examples_of_a_central_pack_are_left_to_it() {
    let titles: Vec<_> =
        compiled("local").examples.into_iter().map(|it| (it.file, it.title)).collect();
    assert_eq!(titles.len(), 4);
    assert!(titles.iter().all(|(file, _)| file.ends_with("local.weigh")));
}

#[test]
fn all_files_are_loaded_however_far_away() {
    let path = format!("{FOLDER}/more-local.weigh");
    assert_eq!(uses(&path, &read(&path)), [format!("{FOLDER}/local.weigh")]);
    let files = load(&path, |path| std::fs::read_to_string(root().join(path)).ok());
    let names: Vec<_> = files.keys().map(|path| path.trim_start_matches(FOLDER)).collect();
    let expected =
        ["/central.weigh", "/files/guide-clauses.weigh", "/local.weigh", "/more-local.weigh"];
    assert_eq!(names, expected);
}

#[test]
fn coverage_says_what_cites_each_clause() {
    let compiled = compiled("local");
    let covered = coverage(compiled.program.as_ref().unwrap(), &compiled.clauses);
    let [guide, valley] = covered.as_slice() else { panic!("{covered:?}") };
    assert_eq!((guide.source.as_str(), guide.title.as_str()), ("RG", "Regional guide"));
    assert!(guide.listed && !valley.listed);
    let of = |id: &str| {
        let clause = guide.clauses.iter().find(|it| it.clause.id == id).unwrap();
        clause.cited_by.iter().map(|it| (it.kind, it.name.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(
        of("4"),
        [(CitingKind::Check, "evaluation funded")],
        "the setting has another value now, which the guide does not give"
    );
    assert_eq!(of("2"), [(CitingKind::Setting, "small under")]);
    assert_eq!(of("5 b"), [(CitingKind::Check, "decided in time")]);
    let without: Vec<_> = guide.without_rule().map(|it| it.id.as_str()).collect();
    assert_eq!(without, ["1"]);
    let cited: Vec<_> = valley.clauses.iter().map(|it| it.clause.id.as_str()).collect();
    assert_eq!(cited, ["1", "3"]);
    assert_eq!(valley.clauses[0].cited_by[0].title, "The parish is named");
}

#[test]
fn mistakes_in_another_file_are_found_there() {
    let path = "tests/language/errors/slip-mistakes-of-the-central-pack.weigh";
    let compiled = compile_pack(path, &read(path));
    let central = &compiled.diagnostics[1];
    assert!(central.file.ends_with("files/central-with-mistakes.weigh"));
    let text = read(&central.file);
    assert_eq!(text.get(central.start..central.end), Some("csot"));
}

/// Whatever is answered: where the central check is not met, the tightened one is not met.
#[test]
fn a_tightened_check_is_met_only_where_the_central_one_is() {
    let program = |name| Plan::from(compiled(name).program.unwrap());
    let packs = ["central", "local", "more-local"].map(program);
    let amounts = ["", "£0", "£400", "£1,000", "£20,000", "£30,000", "£50,000", "£100,000"];
    let mut refused = 0;
    for cost in amounts {
        for budget in amounts {
            for partners in ["", "£1"] {
                let states = packs.each_ref().map(|program| {
                    let answers = serde_json::json!({ "finished": true, "answers": {
                        "cost": cost, "evaluation budget": budget, "match funding": partners,
                    }});
                    let entry: Entry = serde_json::from_value(answers).unwrap();
                    let assessment = program.assess(&Proposal::from_entry(entry));
                    let mut checks = assessment.checks.into_iter();
                    checks.find(|check| check.id == "evaluation funded").unwrap().as_it_stands
                });
                let [central, local, more_local] = states;
                for (central, local) in [(central, local), (local, more_local)] {
                    let relaxed = central == State::NotMet && local != State::NotMet
                        || central == State::Met && local == State::NotRequired;
                    assert!(!relaxed, "{cost} {budget} {partners}: {central:?}, then {local:?}");
                    refused += usize::from(local == State::NotMet && central != State::NotMet);
                }
            }
        }
    }
    assert!(refused > 20, "only {refused} cases tell the packs apart");
}

#[test]
fn a_part_from_windows_has_no_mistake_of_its_own() {
    let path = format!("{FOLDER}/parts.weigh");
    let mut files = load_pack(&path, &read(&path));
    for text in files.values_mut() {
        *text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    }
    let windows = weighup_language::compile(&path, &files);
    assert_eq!(windows.diagnostics, []);
    assert_eq!(windows.program, compiled("parts").program);
}

/// However a path is written, a file is one file.
#[test]
fn a_circle_is_found_by_any_way_of_writing_it() {
    let files = [
        ("./p.weigh", "rules \"P\"\n  extends \"x/../q.weigh\"\nsection \"S\"\n"),
        ("./q.weigh", "rules \"Q\"\n  extends \"./p.weigh\"\nsection \"S\"\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into_iter().collect();
    let compiled = weighup_language::compile("./p.weigh", &files);
    let codes: Vec<_> = compiled.diagnostics.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["W802"]);
}
