//! Bounds that are no wider than they must be, against brute force: on random expressions of the
//! fragment that is promised, what is possible is exactly what completions come to. And on any rules,
//! what is said anew for it changes nothing that is answered, and only ever makes bounds tighter.

mod oracle;

use std::collections::BTreeMap;

use oracle::{draft, pack};
use proptest::{prelude::*, sample::select, strategy::BoxedStrategy};
use weighup_engine::{
    Entry, Interval, Outcome, PointsOutcome, Possible, Program, Proposal, Truth, assess,
    assessment::State, value_of,
};
use weighup_language::{Files, compile_expression};

type Text = BoxedStrategy<String>;

/// What is asked, and the answers that are tried: each figure that conditions here name, and one
/// between each two.
const ASKED: [(&str, &str, &[&str]); 6] = [
    ("ready", "yes or no", &["yes", "no"]),
    ("other", "yes or no", &["yes", "no"]),
    ("risk", "one of low, medium, high", &["low", "medium", "high"]),
    ("homes", "whole number, from 0 to 3", &["0", "1", "2", "3"]),
    ("flats", "whole number, from 0 to 2", &["0", "1", "2"]),
    ("cost", "money, from £0 to £3", &["£0", "£1", "£1.50", "£2", "£3"]),
];

/// A condition on one answer.
#[cfg(test)]
fn test() -> Text {
    let sides = &["is at least", "is at most", "is under", "is over", "is", "is not"][..];
    let over = |name: &'static str, figures: &'static [&'static str]| {
        (select(sides), select(figures)).prop_map(move |(side, it)| format!("{name} {side} {it}"))
    };
    let risk = &["is low", "is not medium", "is at least medium", "is under high"][..];
    prop_oneof![
        select(&["ready", "other is no", "ready is other", "homes is given"][..])
            .prop_map(str::to_owned),
        select(risk).prop_map(|it| format!("risk {it}")),
        over("homes", &["0", "1", "2", "3"]),
        over("flats", &["1", "2"]),
        over("cost", &["£1", "£2"]),
        over("half", &["£0.50", "£1"]),
    ]
    .boxed()
}

/// Conditions joined.
#[cfg(test)]
fn condition(depth: u32) -> Text {
    if depth == 0 {
        return prop_oneof![4 => test(), 1 => Just("small".to_owned())].boxed();
    }
    let c = condition(depth - 1);
    prop_oneof![
        1 => c.clone(),
        2 => (c.clone(), c.clone()).prop_map(|(a, b)| format!("({a} and {b})")),
        2 => (c.clone(), c.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
        1 => c.clone().prop_map(|a| format!("not ({a})")),
        1 => (c.clone(), c.clone(), c).prop_map(|(a, b, d)| format!("(({a}) when {b}, otherwise {d})")),
    ]
    .boxed()
}

/// Figures by conditions, and sums of them.
#[cfg(test)]
fn chosen(depth: u32) -> Text {
    let figure = || select(&["0", "1", "2", "-1", "0.5"][..]);
    let c = || condition(1);
    let rows = (figure(), c(), figure(), c(), figure())
        .prop_map(|(a, c, b, d, e)| format!("({a} when {c}, {b} when {d}, otherwise {e})"));
    let one =
        (figure(), c(), figure()).prop_map(|(a, c, b)| format!("({a} when {c}, otherwise {b})"));
    let leaf = prop_oneof![one, rows].boxed();
    if depth == 0 {
        return leaf;
    }
    (leaf, select(&["+", "-"][..]), chosen(depth - 1))
        .prop_map(|(a, sign, b)| format!("({a} {sign} {b})"))
        .boxed()
}

/// Sums of money by figures.
#[cfg(test)]
fn linear(depth: u32) -> Text {
    let leaf = select(&["cost", "half", "£1 * homes", "£2 * flats", "£1", "both"][..])
        .prop_map(|it| format!("({it})"))
        .boxed();
    if depth == 0 {
        return leaf;
    }
    let n = linear(depth - 1);
    prop_oneof![
        1 => n.clone(),
        3 => (n.clone(), select(&["+", "-"][..]), n.clone())
            .prop_map(|(a, sign, b)| format!("({a} {sign} {b})")),
        1 => (n.clone(), select(&["* 2", "* -1", "* 0.5", "/ 2", "/ 4"][..]))
            .prop_map(|(a, by)| format!("({a} {by})")),
        1 => n.prop_map(|a| format!("(25% of {a})")),
    ]
    .boxed()
}

/// A comparison of two sums.
#[cfg(test)]
fn compared() -> Text {
    let sides = &["is at least", "is at most", "is under", "is over"][..];
    (linear(2), select(sides), linear(2)).prop_map(|(a, side, b)| format!("{a} {side} {b}")).boxed()
}

/// A choice by conditions.
#[cfg(test)]
fn level() -> Text {
    (condition(1), condition(1), condition(1))
        .prop_map(|(a, b, c)| {
            format!("(risk when {a}, low when {b}, medium when {c}, otherwise high) is medium")
        })
        .boxed()
}

#[cfg(test)]
fn pack_of_fragment() -> Files {
    use std::fmt::Write;
    let mut pack = "rules \"Small\"\nsection \"All\"\n".to_owned();
    for (name, kind, _) in ASKED {
        writeln!(pack, "ask {name}: {kind} \"?\"").unwrap();
    }
    pack.push_str(
        "define half is cost / 2\ndefine both is cost + £1 * homes\n\
         define small is cost is under £2 and not ready\n",
    );
    Files::from([("pack.weigh".to_owned(), pack)])
}

type Drafted = [Option<&'static str>; 6];

#[cfg(test)]
fn drafted() -> impl Strategy<Value = Drafted> {
    ASKED.map(|(_, _, values)| prop::option::weighted(0.4, select(values)))
}

#[cfg(test)]
fn proposal(drafted: &Drafted) -> Proposal {
    let answers = ASKED.iter().zip(drafted).filter_map(|((name, ..), answer)| {
        Some(((*name).to_owned(), Entry::Text((*answer)?.to_owned())))
    });
    Proposal { answers: answers.collect::<BTreeMap<_, _>>(), ..Proposal::default() }
}

/// Every way to answer what is open.
#[cfg(test)]
fn completions(drafted: Drafted, from: usize, found: &mut Vec<Drafted>) {
    let Some(open) = (from..ASKED.len()).find(|at| drafted[*at].is_none()) else {
        found.push(drafted);
        return;
    };
    for value in ASKED[open].2 {
        let mut next = drafted;
        next[open] = Some(value);
        completions(next, open + 1, found);
    }
}

#[cfg(test)]
fn union(a: Possible, b: Possible) -> Possible {
    match (&a, &b) {
        (Possible::Truth(_), Possible::Truth(_)) | (Possible::Number(_), Possible::Number(_)) => {
            a.union(b)
        }
        _ => panic!("{a:?} and {b:?}"),
    }
}

/// Decimals with as few places as they have.
#[cfg(test)]
fn plain(of: Possible) -> Possible {
    match of {
        Possible::Number(Interval { lo, hi }) => Possible::Number(Interval::new(
            lo.map(|it| it.normalize()),
            hi.map(|it| it.normalize()),
        )),
        other => other,
    }
}

/// In how many pieces what is asked may have to be taken for an expression.
#[cfg(test)]
fn pieces(text: &str) -> usize {
    let defined = [("half", "cost"), ("both", "cost homes"), ("small", "cost ready")];
    let put_in = defined.iter().filter(|(name, _)| text.contains(name)).map(|(_, of)| *of);
    let text = [text].into_iter().chain(put_in).collect::<Vec<_>>().join(" ");
    let asked = ASKED.iter().filter(|(name, ..)| text.contains(name));
    asked.map(|(.., values)| values.len()).product()
}

/// More are not promised; see `docs/limits.md`.
const MOST_PIECES: usize = 64;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(oracle::cases(120))
    })]

    #[test]
    fn bounds_are_what_completions_come_to(
        text in prop_oneof![3 => condition(3), 2 => chosen(1), 2 => linear(3), 2 => compared(), 1 => level()],
        drafted in drafted(),
    ) {
        let single = compile_expression(&text, Some("pack.weigh"), &pack_of_fragment());
        let single = single.map_err(|found| TestCaseError::fail(format!("{found:#?}\n{text}")))?;
        let possible = |drafted: &Drafted| {
            let value = value_of(&single.program, &proposal(drafted), &single.expr, &single.kind);
            assert_eq!(value.problems, []);
            plain(value.possible)
        };
        let mut all = Vec::new();
        completions(drafted, 0, &mut all);
        let hull = all.iter().map(possible).reduce(union).map(plain);
        // Whether something is given is open until it is, and then it is.
        let found = possible(&drafted);
        if text.contains("given") || pieces(&text) > MOST_PIECES {
            let hull = hull.unwrap();
            prop_assert_eq!(found.clone().union(hull), found, "{}\n{:?}", text, drafted);
        } else {
            prop_assert_eq!(Some(found), hull, "{}\n{:?}", text, drafted);
        }
    }
}

/// A program whose every expression is only as the rules say it.
#[cfg(test)]
fn as_said(program: &Program) -> Program {
    fn said(value: &mut serde_json::Value) {
        while let Some(said) = value.pointer_mut("/Tight/said") {
            *value = said.take();
        }
        match value {
            serde_json::Value::Array(parts) => parts.iter_mut().for_each(said),
            serde_json::Value::Object(parts) => parts.values_mut().for_each(said),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(program).unwrap();
    said(&mut value);
    serde_json::from_value(value).unwrap()
}

#[cfg(test)]
fn is_within(a: &PointsOutcome, b: &PointsOutcome) -> bool {
    b.lowest <= a.lowest && a.highest <= b.highest
}

/// A sentence where bounds are wider than those of what the rules say.
#[cfg(test)]
fn tighter(a: &Outcome, b: &Outcome) -> Result<(), String> {
    let levels = a.levels.iter().zip(&b.levels).all(|(a, b)| a.is_within(b));
    let checks = a.checks.iter().zip(&b.checks);
    let checks =
        checks.into_iter().all(|(a, b)| b.state == State::CannotTell || a.state == b.state);
    let scores = a.scores.iter().zip(&b.scores).all(|(a, b)| is_within(a, b));
    let total = a.total.iter().zip(&b.total).all(|(a, b)| is_within(a, b));
    if levels && checks && scores && total { Ok(()) } else { Err(format!("{a:#?}\n{b:#?}")) }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::with_cases(oracle::cases(60))
    })]

    #[test]
    fn what_is_answered_comes_to_what_the_rules_say(pack in pack(), drafts in prop::collection::vec(draft(), 3)) {
        let program = oracle::compiled(&pack)?;
        let said = as_said(&program);
        let divides = program.pack.about.contains("divides");
        for draft in &drafts {
            let outcome = |program: &Program| {
                Outcome::plainly(program, &draft.proposal().read(program).0)
            };
            tighter(&outcome(&program), &outcome(&said)).map_err(|fault| {
                TestCaseError::fail(format!("{fault}\n\n{pack}\n{}", draft.words()))
            })?;
            for full in draft.completions(false, 4) {
                // What divides by nothing is not known; not even that it is the same as itself.
                if !divides && full.is_full() {
                    let (a, b) = (assess(&program, &full.proposal()), assess(&said, &full.proposal()));
                    prop_assert_eq!(a, b, "{}\n{}", pack, full.words());
                }
            }
        }
    }
}

/// Whether a check applies may be open while what it needs is there: then its line costs nothing,
/// neither if it is required nor if it is not.
#[test]
fn a_line_earns_its_points_before_it_is_known_to_be_required() {
    let pack = r#"
rules "Small"
source ours is "Our own words"
section "All"
ask cost: money "?"
ask plan: yes or no "?"
ask risks: yes or no "?"
check planned "It is planned"
  applies when cost is at least £10
  needs plan
  must [ours]
  counts as major
  if not "No plan."
  to fix "Plan it."
check weighed "Its risks are weighed"
  needs risks
  must [ours]
  counts as major
  if not "No risks."
  to fix "Weigh them."
score care, worth 10 "Care"
  1 for check planned
  1 for check weighed
total points, out of 10
  adds care
"#;
    let files = Files::from([("pack.weigh".to_owned(), pack.to_owned())]);
    let compiled = weighup_language::compile("pack.weigh", &files);
    let program = compiled.program.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    for (plan, risks, [lowest, highest], stands) in [
        ("yes", "yes", [10, 10], 10),
        ("yes", "no", [0, 5], 0),
        ("no", "yes", [5, 10], 5),
        ("no", "no", [0, 0], 0),
    ] {
        let answers = [("plan", plan), ("risks", risks)];
        let answers = answers.map(|(name, to)| (name.to_owned(), Entry::Text(to.to_owned())));
        let proposal = Proposal { answers: BTreeMap::from(answers), ..Proposal::default() };
        let points = assess(&program, &proposal).scores.remove(0).points;
        let found = (points.lowest, points.highest, points.as_it_stands);
        let told = |points: i32| points.to_string();
        assert_eq!(found, (told(lowest), told(highest), told(stands)), "{plan}, {risks}");
    }
}

/// One part of a condition is certain by itself; that the other shares an answer with it takes nothing
/// from that.
#[test]
fn what_is_certain_as_it_is_said_stays_so() {
    let pack = r#"
rules "Small"
section "All"
ask risk: one of low, medium, high "?"
ask price: number, from 0 to 200 "?"
ask start: date, from 1 January 2026 to 31 December 2028 "?"
ask finish: date, from 1 January 2026 to 31 December 2028 "?"
define gap is (months from finish to start) / 1 month
define rate is 2 when risk is low, otherwise gap
"#;
    let files = Files::from([("pack.weigh".to_owned(), pack.to_owned())]);
    let answers = [("price", "0"), ("start", "29 February 2028")];
    let answers = answers.map(|(name, to)| (name.to_owned(), Entry::Text(to.to_owned())));
    let proposal = Proposal { answers: BTreeMap::from(answers), ..Proposal::default() };
    let never = "(rate when rate is over 1, otherwise 1) is at most price";
    for text in [never.to_owned(), format!("gap is at most 1 and ({never})")] {
        let single = compile_expression(&text, Some("pack.weigh"), &files).unwrap();
        let value = value_of(&single.program, &proposal, &single.expr, &single.kind);
        assert_eq!(value.possible, Possible::Truth(Truth::NO), "{text}");
    }
}

/// What an item takes from the one that holds it is one answer, too.
#[test]
fn an_answer_of_the_holder_is_the_same_wherever_it_stands() {
    let pack = r#"
rules "Small"
section "All"
ask items: list of item, up to 1 "?"
  has cost: money, from £0 to £10 "?"
  has risk: one of low, medium, high "?"
ask parts for each item: list of part, up to 1 "?"
  has ready: yes or no "?"
define small for each item is cost is under £5
define left for each part is cost - cost / 2
define points for each part is (1 when risk is low, otherwise 0) + (1 when risk is high, otherwise 0)
define one for each part is (1 when small, otherwise 0) + (0 when small, otherwise 1)
define told for each part is 1 when cost is given or cost is not given, otherwise 0
define all left is total over items of (total over parts of left)
define all points is total over items of (total over parts of points)
define all ones is total over items of (total over parts of one)
define all told is total over items of (total over parts of told)
show all left "Left"
show all points "Points"
show all ones "Ones"
show all told "Told"
"#;
    let files = Files::from([("pack.weigh".to_owned(), pack.to_owned())]);
    let program = weighup_language::compile("pack.weigh", &files).program.unwrap();
    let proposal = r#"{ "answers": { "items": [{ "parts": [{}] }] } }"#;
    let assessment = assess(&program, &Proposal::from_json(proposal).unwrap());
    let figures: Vec<_> = assessment.figures.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(figures, ["£0 to £5", "0 to 1", "1", "1"]);
}
