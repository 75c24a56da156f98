//! Random packs over the same few questions: conditions and numbers of every kind the language has.

use proptest::{prelude::*, sample::select, strategy::BoxedStrategy};

type Text = BoxedStrategy<String>;

/// What may be used where.
#[derive(Clone)]
struct Scope {
    conditions: Vec<String>,
    numbers: Vec<String>,
    /// Fields are at hand.
    in_item: bool,
    lists: &'static [&'static str],
}

impl Scope {
    fn new() -> Self {
        let conditions = [
            "ready",
            "ready is yes",
            "other is no",
            "ready is other",
            "risk is high",
            "risk is not low",
            "risk is one of low, high",
            "risk is at least medium",
            "risk is under high",
            "risk is given",
            "homes is given",
            "homes is not given",
            "items is given",
            "metric is a placeholder",
            "metric has a target",
            "outcome of metric is A1",
            "homes is over 1",
        ];
        let numbers = [
            "0",
            "1",
            "2",
            "0.5",
            "homes",
            "homes",
            "count of items",
            "(target of metric when metric has a target, otherwise 0)",
        ];
        Self {
            conditions: conditions.map(str::to_owned).to_vec(),
            numbers: numbers.map(str::to_owned).to_vec(),
            in_item: false,
            lists: &["items"],
        }
    }

    fn with(&self, conditions: &[&str], numbers: &[&str]) -> Self {
        let mut scope = self.clone();
        scope.conditions.extend(conditions.iter().map(|it| (*it).to_owned()));
        scope.numbers.extend(numbers.iter().map(|it| (*it).to_owned()));
        scope
    }

    /// Inside a list.
    fn item(&self) -> Self {
        let fields = ["proven", "proven", "proven is no", "size is given", "size is at least 1"];
        Self { in_item: true, ..self.with(&fields, &["size", "size", "size"]) }
    }
}

fn condition(scope: &Scope, depth: u32) -> Text {
    let leaf = select(scope.conditions.clone()).boxed();
    if depth == 0 {
        return leaf;
    }
    let (c, n) = (condition(scope, depth - 1), number(scope, depth - 1));
    let compared = (n.clone(), select(COMPARISONS), n);
    let mut all = vec![
        (3, leaf),
        (2, (c.clone(), c.clone()).prop_map(|(a, b)| format!("({a} and {b})")).boxed()),
        (2, (c.clone(), c.clone()).prop_map(|(a, b)| format!("({a} or {b})")).boxed()),
        (1, c.clone().prop_map(|a| format!("not ({a})")).boxed()),
        (2, compared.prop_map(|(a, test, b)| format!("{a} {test} {b}")).boxed()),
        (
            1,
            (c.clone(), c.clone(), c)
                .prop_map(|(a, b, d)| format!("(({a}) when {b}, otherwise {d})"))
                .boxed(),
        ),
    ];
    if !scope.in_item {
        let folds = (select(&["any of", "all of", "none of"][..]), list(scope, depth - 1));
        let body = condition(&scope.item(), depth - 1);
        let over =
            (folds, body).prop_map(|((fold, list), body)| format!("({fold} {list} have ({body}))"));
        all.push((3, over.boxed()));
    }
    prop::strategy::Union::new_weighted(all).boxed()
}

const COMPARISONS: &[&str] = &["is at least", "is at most", "is under", "is over", "is", "is not"];

fn number(scope: &Scope, depth: u32) -> Text {
    let leaf = select(scope.numbers.clone()).boxed();
    if depth == 0 {
        return leaf;
    }
    let (c, n) = (condition(scope, depth - 1), number(scope, depth - 1));
    let two = (n.clone(), n.clone());
    let three = (n.clone(), c.clone(), n.clone());
    let rows = (three.clone(), c, n.clone());
    let mut all = vec![
        (3, leaf),
        (
            2,
            (two.clone(), select(&["+", "-", "*"][..]))
                .prop_map(|((a, b), sign)| format!("({a} {sign} {b})"))
                .boxed(),
        ),
        (
            1,
            (n.clone(), select(&["2", "3", "4"][..]))
                .prop_map(|(a, b)| format!("({a} out of {b})"))
                .boxed(),
        ),
        (
            1,
            (two, select(&["lower", "higher"][..]))
                .prop_map(|((a, b), which)| format!("({which} of {a} and {b})"))
                .boxed(),
        ),
        (2, three.prop_map(|(a, c, b)| format!("({a} when {c}, otherwise {b})")).boxed()),
        (
            1,
            rows.prop_map(|((a, c, b), d, e)| {
                format!("({a} when {c}, {b} when {d}, otherwise {e})")
            })
            .boxed(),
        ),
    ];
    if !scope.in_item {
        let item = number(&scope.item(), depth - 1);
        let lists = list(scope, depth - 1);
        let folds = select(&["average", "largest", "smallest"][..]);
        let valued = (folds, lists.clone(), item.clone(), n);
        all.push((
            2,
            valued
                .prop_map(|(fold, list, of, none)| {
                    format!("({fold} over {list} of {of}, or {none} if there are none)")
                })
                .boxed(),
        ));
        all.push((
            2,
            (lists.clone(), item)
                .prop_map(|(list, of)| format!("(total over {list} of {of})"))
                .boxed(),
        ));
        all.push((1, lists.prop_map(|list| format!("(count of {list})")).boxed()));
    }
    prop::strategy::Union::new_weighted(all).boxed()
}

/// A list, whole, named, or narrowed. The condition stands in brackets, so that nothing joins it.
fn list(scope: &Scope, depth: u32) -> Text {
    let whole = select(scope.lists);
    let narrowed = (whole.clone(), condition(&scope.item(), depth))
        .prop_map(|(list, condition)| format!("{list} where ({condition})"));
    prop_oneof![whole.prop_map(str::to_owned), narrowed].boxed()
}

fn line(scope: &Scope) -> Text {
    let earned = prop_oneof![condition(scope, 2), number(scope, 2)];
    let required = prop::option::of(condition(scope, 1));
    (select(&["1", "2", "3.5"][..]), earned, required)
        .prop_map(|(points, earned, required)| {
            let required = required.map_or_else(String::new, |it| format!(", required when {it}"));
            format!("  {points} for {earned}{required}")
        })
        .boxed()
}

/// A pack.
pub(crate) fn pack() -> impl Strategy<Value = String> {
    let first = Scope::new();
    let second = first.with(&["c", "risk is pick"], &["n"]);
    let before_pick = first.with(&["c"], &["n"]);
    let second = Scope { lists: &["items", "good items"], ..second };
    let third = second.with(
        &["d", "tier is at least T2", "band is one of B1, B3", "rate is over 1"],
        &["m", "rate", "(3 when tier is T3, otherwise 1)"],
    );
    let item = Scope { lists: &["items"], ..first.item() };
    let derived = second.item().with(&["flag"], &["weight"]);
    let values = (
        (condition(&item, 2), number(&item, 2), condition(&derived, 1)),
        (condition(&first, 2), number(&first, 3), condition(&second, 3), number(&second, 2)),
        (condition(&before_pick, 1), condition(&before_pick, 1)),
    );
    let moves = [condition(&second, 1), condition(&second, 1), condition(&second, 1)];
    let levels = (condition(&second, 2), condition(&second, 2), moves, 0..=3_usize);
    let judged = (
        [condition(&third, 2), condition(&third, 3), condition(&third, 1)],
        [condition(&third, 2), condition(&third, 2)],
        prop::collection::vec(line(&third), 1..=3),
        prop::collection::vec(line(&third), 1..=2),
        number(&third, 1),
        [condition(&third, 1), condition(&item, 1)],
        prop::option::weighted(0.2, (number(&third, 1), number(&third, 1))),
    );
    (values, levels, judged).prop_map(|(values, levels, judged)| {
        let ((flag, weight, good), (c, n, d, m), (picked, asked)) = values;
        let (t1, t2, [least, raise, drop], moved) = levels;
        let (
            [applies, needs, gate],
            [second_needs, third_needs],
            s,
            t,
            factor,
            [when, field_when],
            divided,
        ) = judged;
        let moves = [
            String::new(),
            format!("  at least T2 when {least}\n"),
            format!("  raise by one when {raise}\n  drop by one when {drop}\n"),
            format!("  drop by two when {drop}\n  at most T2 when {raise}\n"),
        ];
        let moves = &moves[moved];
        let divides = if divided.is_some() { "It divides." } else { "It does not." };
        let divided = divided.map_or_else(String::new, |(a, b)| format!(" or {a} / {b} is over 1"));
        let (s, t) = (s.join("\n"), t.join("\n"));
        format!(
            r#"rules "Random"
  about "{divides}"
source OF is "The framework"
use framework f from "small.weigh"
section "All"
ask ready: yes or no "Ready?"
ask other: yes or no "Other?"
  when {when}
ask risk: one of low, medium, high "Risk?"
ask homes: whole number, from 0 to 3 "Homes?"
ask metric: a metric in f "Metric?"
ask items: list of item, up to 2 "Items?"
  has proven: yes or no "Proven?"
  has size: whole number, from 0 to 2 "Size?"
  when {field_when}
define flag for each item is {flag}
define weight for each item is {weight}
define c is {c}
define n is {n}
define pick is risk when {picked}, low when {asked}, otherwise high
define good items is items where ({good})
define d is {d}
define m is {m}
table rate: number
| risk           | homes     | rate |
| low            | under 2   | 1    |
| low            | 2 or more | 2    |
| medium or high | any       | n    |
level tier: T1, T2, T3 "Tier"
  is T1 when {t1}, T2 when {t2}, otherwise T3
{moves}level band: B1, B2, B3 "Band"
| tier         | ready | band |
| T1           | any   | B1   |
| T2 and above | yes   | B2   |
| T2 and above | no    | B3   |
check first "First"
  applies when {applies}
  needs {needs}
  must [OF 1]
  counts as gate when {gate}, otherwise major
  if not "No."
  to fix "Mend."
check second "Second"
  applies at T2 and above
  needs {second_needs}
  should [OF 1]
  counts as major
  if not "No."
  to fix "Mend."
check third "Third"
  applies always
  needs {third_needs}{divided}
  should [OF 1]
  counts as minor
  if not "No."
  to fix "Mend."
score s, worth 60 "S"
{s}
score t, worth 40 "T"
{t}
total score, out of 100
  adds s, t
  times {factor} "factor"
verdict
  bad when any gate is not met
  middling when any major is not met or total score is under 50
  good otherwise
"#
        )
    })
}
