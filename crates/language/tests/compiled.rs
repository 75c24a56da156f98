//! Compiled rules: what is read from their bytes is what was compiled, and anything else is told.

mod common;

use common::{load_pack, packs, read};
use weighup_engine::{
    AdviceOptions, Decimal, Interval, Kind, OptionSet, Plan, Program, Proposal,
    compiled::{Unreadable, from_bytes, is_compiled, to_bytes},
    program::*,
};
use weighup_language::compile;

#[test]
fn packs_come_back_as_they_were() {
    let mut count = 0;
    for path in packs("rules").into_iter().chain(packs("tests/packs")) {
        let text = read(&path);
        assert!(!is_compiled(text.as_bytes()), "{path}");
        let Some(program) = compile(&path, &load_pack(&path, &text)).program else { continue };
        let bytes = to_bytes(&program).unwrap();
        assert!(is_compiled(&bytes), "{path}");
        assert_eq!(from_bytes(&bytes), Ok(program), "{path}");
        count += 1;
    }
    assert!(count > 5, "only {count} packs");
}

#[test]
fn what_is_missing_or_changed_is_told() {
    let bytes = to_bytes(&one_of_each()).unwrap();
    assert_eq!(from_bytes(&bytes), Ok(one_of_each()));
    for end in 0..bytes.len() {
        assert!(from_bytes(&bytes[..end]).is_err(), "the first {end} bytes");
    }
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(from_bytes(&changed).is_err(), "byte {at}");
    }
    assert_eq!(from_bytes(&[&bytes[..], b"\n"].concat()), Err(Unreadable::Damaged));
    assert_eq!(from_bytes(b"rules \"R\"\n"), Err(Unreadable::Damaged));
}

/// The first line, the hash and the program, as `to_bytes` would write them of a program that no compiler
/// makes.
#[cfg(test)]
fn crafted(program: &Program) -> Result<Program, Unreadable> {
    from_bytes(&to_bytes(program).unwrap())
}

#[test]
fn what_builds_on_itself_is_refused() {
    let first = |change: fn(&mut Program, Expr), expr: Expr| {
        let mut program = one_of_each();
        change(&mut program, expr);
        crafted(&program).err()
    };
    let value = |program: &mut Program, expr| program.values[0].expr = expr;
    let derived = |program: &mut Program, expr| program.lists[0].derived[0].expr = expr;
    let check = |program: &mut Program, expr| program.checks[0].needs = expr;
    let score = |program: &mut Program, expr| program.scores[0].most = Some(expr);
    let total = |program: &mut Program, expr| program.total.as_mut().unwrap().most = Some(expr);
    let damaged = Some(Unreadable::Damaged);
    assert_eq!(first(value, Expr::Given(Box::new(Expr::Value(0)))), damaged);
    assert_eq!(first(derived, Expr::Not(Box::new(Expr::Derived(0)))), damaged);
    assert_eq!(first(check, Expr::Met(0)), damaged);
    assert_eq!(first(check, Expr::AnyNotMet(Severity::Gate)), damaged);
    assert_eq!(first(score, Expr::Total), damaged);
    assert_eq!(first(total, Expr::Value(0)), damaged);
    let tight = Expr::Tight { said: Box::new(Expr::Today), tight: Box::new(Expr::Value(0)) };
    assert_eq!(first(value, tight), damaged);
    assert_eq!(first(value, Expr::Today), None);
    assert_eq!(first(|program, _| program.lists[0].parent = Some(0), Expr::Today), damaged);
}

/// What speaks of things that are not there is read, and comes to something.
#[test]
fn what_is_not_there_ends_no_assessment() {
    for far in [300, 1 << 40, usize::MAX / 2, usize::MAX] {
        let mut program = one_of_each();
        program.checks[0].needs = Expr::All(vec![
            Expr::Met(far),
            Expr::Applies(far),
            Expr::Input(far),
            Expr::Given(Box::new(Expr::Input(far))),
            Expr::Compare(Test::AtMost, Box::new(Expr::Value(far)), Box::new(Expr::Score(far))),
        ]);
        let plan = Plan::from(crafted(&program).unwrap());
        let assessment = plan.assess(&Proposal::default());
        assert_eq!(assessment.checks.len(), 1, "{far}");
        assert_eq!(plan.advise(&Proposal::default(), &AdviceOptions::default()).problems, []);
    }
}

#[test]
fn what_lies_too_deep_is_refused() {
    let deep = |levels| {
        let expr = (0..levels).fold(Expr::Today, |inner, _| Expr::Not(Box::new(inner)));
        Program {
            figures: vec![Figure { title: String::new(), value: Part::Value(expr, Kind::YesNo) }],
            ..Program::default()
        }
    };
    assert_eq!(crafted(&deep(500)), Ok(deep(500)));
    assert_eq!(crafted(&deep(1_000)), Err(Unreadable::Damaged));
}

#[test]
fn another_format_is_told_as_such() {
    let bytes = b"compiled rules for Weighup, format 0\nsha256:0\n";
    assert!(is_compiled(bytes));
    assert_eq!(from_bytes(bytes), Err(Unreadable::OtherFormat));
}

/// When this fails, programs are written otherwise than before: raise `FORMAT` in `compiled.rs`, and put
/// the new first lines here.
#[test]
fn the_format_has_not_changed() {
    let bytes = to_bytes(&one_of_each()).unwrap();
    let lines = bytes.split(|byte| *byte == b'\n').take(2);
    let lines: Vec<_> = lines.map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    let known = [
        "compiled rules for Weighup, format 1",
        "sha256:5800306131910422282a10e698812f9642271759fd4275fa4d6bcbd4307d790b",
    ];
    assert_eq!(lines, known);
}

/// Something of every sort that a program can hold, and where there are several of a sort the last one,
/// so that one more before it is noticed.
fn one_of_each() -> Program {
    let cite = || vec![Citation { source: "OF".to_owned(), clause: "2d".to_owned() }];
    let text = |text: &str| text.to_owned();
    let number = || Box::new(Expr::Number(Decimal::new(-125, 2)));
    let set: OptionSet = [1, 63, 64].into_iter().collect();
    let computed = |kind, role, expr| Computed {
        name: text("share"),
        kind,
        role,
        expr,
        citations: cite(),
        illustrative: true,
    };
    let question = |kind| Question {
        id: text("cost"),
        title: text("What does it cost?"),
        help: text("In all."),
        section: 0,
        kind,
        limits: Interval::new(Some(Decimal::ZERO), None),
        when: Some(Expr::Truth(true)),
        fixed: true,
    };
    let exprs = vec![
        Expr::Truth(false),
        Expr::Option(2),
        Expr::Input(300),
        Expr::Outer(Box::new(Expr::Field(1))),
        Expr::Derived(0),
        Expr::Given(Box::new(Expr::Input(0))),
        Expr::Not(Box::new(Expr::Any(Vec::new()))),
        Expr::Compare(Test::AtMost, number(), number()),
        Expr::Among(Box::new(Expr::Input(1)), set.clone()),
        Expr::Same(Box::new(Expr::Input(1)), Box::new(Expr::Value(1))),
        Expr::Includes(Box::new(Expr::Input(2)), Inclusion::Only, set),
        Expr::Chosen(Box::new(Expr::Input(2))),
        Expr::Arithmetic(Operator::MonthsBetween, Box::new(Expr::Today), number()),
        Expr::Round(Rounding::Down, number(), Decimal::ONE),
        Expr::Cases { rows: vec![(Expr::Truth(true), *number())], otherwise: Some(number()) },
        Expr::Moved(Box::new(Expr::Option(1)), Move::AtMost(1), Box::new(Expr::Truth(true))),
        Expr::Moved(Box::new(Expr::Lookup(number(), 2)), Move::By { steps: -1, of: 4 }, number()),
        Expr::Over(Box::new(Over {
            list: 0,
            filter: Some(Expr::Truth(true)),
            fold: Fold::CountDifferent,
            best: Some(Best { count: 3, lowest: true }),
            body: *number(),
            if_none: Some(*number()),
        })),
        Expr::Score(0),
        Expr::Total,
        Expr::Applies(0),
        Expr::Met(0),
        Expr::Within(number(), Interval::point(Decimal::ONE)),
        Expr::Tight { said: number(), tight: number() },
    ];
    let kinds = [
        Kind::YesNo,
        Kind::Number { unit: text("homes"), whole: true },
        Kind::MoneyPer { unit: text("homes") },
        Kind::Percentage,
        Kind::Year,
        Kind::Text,
        Kind::Choice { choice: 0 },
        Kind::Choices { choice: 0 },
        Kind::List { list: 0 },
    ];
    Program {
        pack: Pack {
            title: text("Pack"),
            edition: text("2026.1"),
            hash: text("sha256:0"),
            status: text("illustrative"),
            in_force_from: Some(text("1 April 2026")),
            in_force_until: None,
            about: text("About."),
            extends: vec![Extended { title: text("Central"), edition: text("2025.1") }],
            changes: vec![Change {
                by: text("Local"),
                kind: ChangeKind::Added,
                name: text("plan"),
                what: text("needs a plan"),
                because: text("OF 2d"),
            }],
        },
        sources: vec![Source { id: text("OF"), title: text("The framework") }],
        choices: vec![Choice {
            name: text("tier"),
            options: vec![ChoiceOption { id: text("T1"), label: text("One"), group: text("All") }],
        }],
        lookups: vec![
            Lookup::Truth(vec![true]),
            Lookup::Number(vec![None, Some(Decimal::TEN)]),
            Lookup::Choice(vec![Some(1), None]),
        ],
        lookup_words: vec![LookupWords { yes: text("is so"), no: text("is not so") }],
        sections: vec![Section { title: text("Money"), help: text("All of it.") }],
        questions: kinds.into_iter().map(question).collect(),
        lists: vec![List {
            parent: Some(1),
            question: 1,
            item: text("claim"),
            most: 20,
            fields: vec![question(Kind::Date)],
            derived: vec![computed(Kind::Money, Role::Definition, Expr::Today)],
        }],
        values: vec![computed(Kind::YesNo, Role::Score, Expr::All(exprs))],
        steps: vec![Step::Value(0), Step::Item { list: 0, value: 1 }],
        levels: vec![Level { title: text("Tier"), value: 0 }],
        figures: vec![Figure { title: text("Ratio"), value: Part::Value(*number(), Kind::Money) }],
        shares: Some(Shares {
            title: text("Shares"),
            targets: vec![TargetShare {
                metric: text("A1"),
                name: text("Homes"),
                target: Decimal::ONE_HUNDRED,
                unit: text("homes"),
                period: text("by 2030"),
                list: 0,
                filter: None,
                names: Expr::Truth(true),
                claimed: *number(),
                kind: Kind::Money,
                share: Some(*number()),
                notes: vec![text("Each year.")],
            }],
            citations: cite(),
            illustrative: false,
        }),
        tensions: vec![Tension {
            title: text("Homes against nature"),
            between: vec![text("A"), text("B")],
            arises: 0,
            answered: Some(1),
        }],
        checks: vec![Check {
            id: text("plan"),
            title: text("There is a plan"),
            applies: Some(Expr::Truth(true)),
            needs: Expr::Truth(true),
            force: Force::Typically,
            severity: Severity::Gate,
            severity_when: Some(Expr::Truth(true)),
            fallback: Severity::Flag,
            citations: cite(),
            message: vec![Part::Text(text("None.")), Part::Items { list: 0, filter: None }],
            fix: Vec::new(),
        }],
        scores: vec![Score {
            title: text("Economy"),
            worth: Decimal::TEN,
            value: 0,
            lines: vec![Line {
                title: text("Cheap"),
                points: Decimal::ONE,
                earned: *number(),
                required: Some(Expr::Truth(true)),
            }],
            most: Some(*number()),
            citations: cite(),
        }],
        total: Some(Total {
            value: 0,
            scores: vec![0],
            factor: Some(*number()),
            factor_name: text("factor"),
            out_of: Decimal::ONE_HUNDRED,
            most: None,
        }),
        verdict: Some(Verdict {
            rows: vec![VerdictRow {
                name: text("ready"),
                when: Some(Expr::AnyNotMet(Severity::Flag)),
            }],
        }),
    }
}
