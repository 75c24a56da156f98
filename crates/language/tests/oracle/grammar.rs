//! Random packs over the same few questions: conditions and numbers of every kind the language has.

use proptest::{prelude::*, sample::select, strategy::BoxedStrategy};

type Text = BoxedStrategy<String>;

/// Whose fields are at hand.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Nothing,
    Item,
    Part,
}

/// What may be used where.
#[derive(Clone)]
struct Scope {
    conditions: Vec<String>,
    numbers: Vec<String>,
    dates: Vec<String>,
    at: At,
    lists: &'static [&'static str],
    /// Conditions and numbers with a name of their own, of each item and of each part.
    of_items: [&'static [&'static str]; 2],
    of_parts: [&'static [&'static str]; 2],
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|it| (*it).to_owned()).collect()
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
            "places includes north",
            "places includes any of north, south",
            "places includes all of south and city",
            "places includes only north",
            "places includes none of city",
            "places is given",
            "start is given",
            "price is at least £100 per flat",
            "price * flats is over £100",
            "£150 / (1 flat + flats) is under £60 per flat",
            "base year is at least 2027",
            "base year is year of start",
            "year of finish is within 1 year after base year",
        ];
        let numbers = [
            "0",
            "1",
            "2",
            "0.5",
            "homes",
            "homes",
            "count of items",
            "count of places",
            "(price / £100 per flat)",
            "((base year - the year 2026) / 1 year)",
            "(target of metric when metric has a target, otherwise 0)",
        ];
        Self {
            conditions: owned(&conditions),
            numbers: owned(&numbers),
            dates: owned(&["start", "finish", "start", "finish", "today", "28 February 2027"]),
            at: At::Nothing,
            lists: &["items"],
            of_items: [&[], &[]],
            of_parts: [&[], &[]],
        }
    }

    fn with(&self, conditions: &[&str], numbers: &[&str]) -> Self {
        let mut scope = self.clone();
        scope.conditions.extend(owned(conditions));
        scope.numbers.extend(owned(numbers));
        scope
    }

    /// Inside a list.
    fn item(&self) -> Self {
        let fields = [
            "proven",
            "proven",
            "proven is no",
            "size is given",
            "size is at least 1",
            "size is under 2",
            "due is given",
            "parts is given",
        ];
        let [conditions, numbers] = self.of_items;
        let fields = self.with(&fields, &["size", "size", "size", "count of parts"]);
        let mut scope = Self { at: At::Item, ..fields.with(conditions, numbers) };
        scope.dates.extend(owned(&["due", "due"]));
        scope
    }

    /// Inside a list inside a list.
    fn part(&self) -> Self {
        let scope = if self.at == At::Item { self.clone() } else { self.item() };
        let fields = [
            "amount is given",
            "amount is at least 1",
            "amount is size",
            "tags includes red",
            "tags includes only red",
            "tags includes all of red, blue",
        ];
        let [conditions, numbers] = self.of_parts;
        let fields = scope.with(&fields, &["amount", "amount", "amount", "count of tags"]);
        Self { at: At::Part, ..fields.with(conditions, numbers) }
    }

    /// The lists that can be gone through here, and the scope inside: an item's own parts, or all
    /// items (from inside an item or a part: once more, apart from the one at hand).
    fn inside(&self, parts: bool) -> (&'static [&'static str], Self) {
        if parts {
            return (&["parts"], self.part());
        }
        let outside = match self.at {
            At::Nothing => self.clone(),
            At::Item | At::Part => {
                let Self { of_items, of_parts, .. } = *self;
                Self { of_items, of_parts, ..Self::new() }
            }
        };
        (self.lists, outside.item())
    }
}

/// What goes through a list: the list, and what `each` makes of its items.
fn through(
    scope: &Scope,
    depth: u32,
    each: fn(&Scope, u32) -> Text,
) -> BoxedStrategy<(String, String)> {
    let ways = |parts: bool| {
        let (lists, inside) = scope.inside(parts);
        (list(lists, &inside, depth), each(&inside, depth)).boxed()
    };
    match scope.at {
        At::Nothing => ways(false),
        At::Item if depth > 0 => prop_oneof![5 => ways(true), 1 => ways(false)].boxed(),
        At::Part if depth > 0 => prop_oneof![ways(true), ways(false)].boxed(),
        At::Item | At::Part => ways(true),
    }
}

fn condition(scope: &Scope, depth: u32) -> Text {
    let leaf = select(scope.conditions.clone()).boxed();
    if depth == 0 {
        return leaf;
    }
    let (c, n) = (condition(scope, depth - 1), number(scope, depth - 1));
    let (d, t) = (date(scope, depth - 1), duration(scope, depth - 1));
    let compared = (n.clone(), select(COMPARISONS), n.clone());
    let bounded = (n.clone(), n.clone(), n);
    let dated = (d.clone(), select(ON_DAYS), d);
    let timed = (t, select(COMPARISONS), select(&["0 months", "1 month", "13 months"][..]));
    let mut all = vec![
        (4, leaf),
        (2, (c.clone(), c.clone()).prop_map(|(a, b)| format!("({a} and {b})")).boxed()),
        (2, (c.clone(), c.clone()).prop_map(|(a, b)| format!("({a} or {b})")).boxed()),
        (1, c.clone().prop_map(|a| format!("not ({a})")).boxed()),
        (2, compared.prop_map(|(a, test, b)| format!("{a} {test} {b}")).boxed()),
        (2, dated.prop_map(|(a, test, b)| format!("{a} {test} {b}")).boxed()),
        (1, timed.prop_map(|(a, test, b)| format!("{a} {test} {b}")).boxed()),
        (
            1,
            (c.clone(), c.clone(), c)
                .prop_map(|(a, b, d)| format!("(({a}) when {b}, otherwise {d})"))
                .boxed(),
        ),
    ];
    let bounded = bounded.prop_map(|(a, b, c)| format!("({a} is between {b} and {c})"));
    all.push((1, bounded.boxed()));
    let many = select(&["at least 1", "more than 1", "exactly 2"][..]);
    let many = (many, through(scope, depth - 1, condition))
        .prop_map(|(many, (list, body))| format!("({many} {list} have ({body}))"));
    all.push((1, many.boxed()));
    let folds = select(&["any of", "all of", "none of"][..]);
    let over = (folds, through(scope, depth - 1, condition))
        .prop_map(|(fold, (list, body))| format!("({fold} {list} have ({body}))"));
    all.push((3, over.boxed()));
    let same = select(&["no two", "any two", "all"][..]);
    let same = (same, through(scope, depth - 1, beside))
        .prop_map(|(fold, (list, of))| format!("({fold} {list} have the same {of})"));
    all.push((1, same.boxed()));
    if scope.at == At::Nothing {
        let of = condition(&scope.inside(false).1, depth - 1);
        let narrowed = prop::option::of(of.clone());
        let over =
            (select(&["every", "any", "no"][..]), narrowed, of).prop_map(|(fold, narrowed, of)| {
                let narrowed = narrowed.map_or_else(String::new, |it| format!(" where ({it})"));
                format!("({fold} item{narrowed} has ({of}))")
            });
        all.push((1, over.boxed()));
    }
    prop::strategy::Union::new_weighted(all).boxed()
}

/// What items are compared by: a field, which may be blank, or something that is worked out.
fn beside(inside: &Scope, depth: u32) -> Text {
    let fields: &[&str] = match inside.at {
        At::Part => &["amount", "tags", "size"],
        _ => &["size", "proven", "due"],
    };
    prop_oneof![
        3 => select(fields).prop_map(str::to_owned),
        1 => number(inside, depth).prop_map(|it| format!("({it})")),
        1 => condition(inside, depth).prop_map(|it| format!("({it})")),
    ]
    .boxed()
}

const COMPARISONS: &[&str] = &["is at least", "is at most", "is under", "is over", "is", "is not"];
const ON_DAYS: &[&str] = &["is before", "is after", "is on or before", "is on or after", "is"];

/// A date.
fn date(scope: &Scope, depth: u32) -> Text {
    let leaf = select(scope.dates.clone()).boxed();
    if depth == 0 {
        return leaf;
    }
    let (d, c) = (date(scope, depth - 1), condition(scope, depth - 1));
    let time = prop_oneof![
        3 => select(&["1 month", "13 months", "1 year", "30 days", "2 weeks"][..])
            .prop_map(str::to_owned),
        1 => duration(scope, depth - 1),
    ];
    let moved = (time, select(&["after", "before"][..]), d.clone());
    let either = (d.clone(), c, d.clone());
    let of_two = (select(&["lower", "higher"][..]), d.clone(), d);
    prop_oneof![
        3 => leaf,
        3 => moved.prop_map(|(time, side, d)| format!("({time} {side} {d})")),
        1 => either.prop_map(|(a, c, b)| format!("({a} when {c}, otherwise {b})")),
        1 => of_two.prop_map(|(which, a, b)| format!("({which} of {a} and {b})")),
    ]
    .boxed()
}

/// A number of months.
fn duration(scope: &Scope, depth: u32) -> Text {
    let d = date(scope, depth);
    let passed = (select(&["from", "between"][..]), d.clone(), d);
    prop_oneof![
        3 => passed.prop_map(|(word, a, b)| {
            let to = if word == "from" { "to" } else { "and" };
            format!("(months {word} {a} {to} {b})")
        }),
        1 => Just("1 month".to_owned()),
    ]
    .boxed()
}

const ROUNDS: &[&str] =
    &["to the nearest 2", "to the nearest 0.5", "up to 1", "down to 2", "up to 0.3"];
/// A unit of time, and a length in it.
const UNITS: &[(&str, &str)] =
    &[("days", "31 days"), ("weeks", "4 weeks"), ("months", "1 month"), ("years", "1 year")];

fn number(scope: &Scope, depth: u32) -> Text {
    let leaf = select(scope.numbers.clone()).boxed();
    if depth == 0 {
        return leaf;
    }
    let (c, n) = (condition(scope, depth - 1), number(scope, depth - 1));
    let two = (n.clone(), n.clone());
    let three = (n.clone(), c.clone(), n.clone());
    let rows = (three.clone(), c, n.clone());
    let d = date(scope, depth - 1);
    let mut all = vec![
        (4, leaf),
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
        (
            1,
            (n.clone(), select(ROUNDS))
                .prop_map(|(a, step)| format!("({a} rounded {step})"))
                .boxed(),
        ),
        (
            1,
            (d.clone(), d.clone(), select(UNITS))
                .prop_map(|(a, b, (unit, one))| format!("(({unit} from {a} to {b}) / {one})"))
                .boxed(),
        ),
    ];
    let year = d.prop_map(|it| format!("((year of {it} - the year 2026) / 1 year)"));
    all.push((1, year.boxed()));
    let few =
        select(&["", "", ", best 1 only", ", best 2 only", ", worst 1 only", ", worst 2 only"][..]);
    let folds = select(&["average", "average", "largest", "smallest"][..]);
    let valued = (folds, few.clone(), through(scope, depth - 1, number), n).prop_map(
        |(fold, few, (list, of), none)| {
            let few = if fold == "average" { few } else { "" };
            format!("({fold} over {list} of {of}{few}, or {none} if there are none)")
        },
    );
    all.push((2, valued.boxed()));
    let added = (few, through(scope, depth - 1, number))
        .prop_map(|(few, (list, of))| format!("(total over {list} of {of}{few})"));
    all.push((2, added.boxed()));
    let counted = through(scope, depth - 1, condition);
    all.push((1, counted.prop_map(|(list, _)| format!("(count of {list})")).boxed()));
    let different = through(scope, depth - 1, beside);
    let different = different.prop_map(|(list, of)| format!("(count of different {of} in {list})"));
    all.push((1, different.boxed()));
    prop::strategy::Union::new_weighted(all).boxed()
}

/// A list, whole, named, or narrowed. The condition stands in brackets, so that nothing joins it.
fn list(lists: &'static [&'static str], inside: &Scope, depth: u32) -> Text {
    let whole = select(lists);
    let narrowed = (whole.clone(), condition(inside, depth))
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

/// A pack: the questions, and after them blocks with a random expression in each pair of braces.
pub(crate) fn pack() -> impl Strategy<Value = String> {
    let first = Scope::new();
    let named = Scope {
        of_items: [&["flag"], &["weight"]],
        of_parts: [&["deep"], &["load"]],
        ..first.clone()
    };
    let inner = Scope { of_parts: [&["deep"], &["load"]], ..first.clone() };
    let before_pick = named.with(&["c"], &["n"]);
    let second =
        Scope { lists: &["items", "good items"], ..named.with(&["c", "risk is pick"], &["n"]) };
    let judged = second.with(&["early is met", "early is required"], &[]);
    let tense = judged.with(
        &["any tension arises", "any tension is unanswered", "pull", "d"],
        &["count of tensions that arise", "count of unanswered tensions", "m"],
    );
    let third = tense.with(
        &["tier is at least T2", "band is one of B1, B3", "rate is over 1", "sum is under 2"],
        &["rate", "sum", "(3 when tier is T3, otherwise 1)"],
    );
    let values = vec![
        ("deep", condition(&first.part(), 2)),
        ("load", number(&first.part(), 2)),
        ("flag", condition(&inner.item(), 2)),
        ("weight", number(&inner.item(), 2)),
        ("graded", condition(&named.item(), 1)),
        ("shared", number(&named.item(), 1)),
        ("c", condition(&named, 2)),
        ("n", number(&named, 3)),
        ("picked", condition(&before_pick, 1)),
        ("asked", condition(&before_pick, 1)),
        ("good", condition(&before_pick.item(), 1)),
        ("early applies", condition(&second, 1)),
        ("early needs", condition(&second, 2)),
        ("arises", condition(&judged, 2)),
        ("answered", condition(&judged, 2)),
        ("also arises", condition(&judged, 1)),
        ("d", condition(&judged, 3)),
        ("m", number(&judged, 2)),
        ("t1", condition(&tense, 2)),
        ("t2", condition(&tense, 2)),
        ("least", condition(&tense, 1)),
        ("raise", condition(&tense, 1)),
        ("drop", condition(&tense, 1)),
        ("applies", condition(&third, 2)),
        ("needs", condition(&third, 3)),
        ("gate", condition(&third, 1)),
        ("second needs", condition(&third, 2)),
        ("third needs", condition(&third, 2)),
        ("factor", number(&third, 1)),
        ("score cap", condition(&third, 1)),
        ("lower cap", condition(&third, 1)),
        ("total cap", condition(&third, 1)),
        ("when", condition(&third, 1)),
        ("field when", condition(&named.item(), 1)),
    ];
    let (names, values): (Vec<_>, Vec<_>) = values.into_iter().unzip();
    let lines = prop::collection::vec(line(&third), 1..=3);
    let divided = prop::option::weighted(0.2, (number(&third, 1), number(&third, 1)));
    let policy = select(&["total", "largest", "smallest"][..]);
    (values, lines.clone(), lines, divided, 0..4_usize, policy).prop_map(
        move |(values, s, t, divided, moved, policy)| {
            let divides = if divided.is_some() { "It divides." } else { "It does not." };
            let divided =
                divided.map_or_else(String::new, |(a, b)| format!(" or {a} / {b} is over 1"));
            let value = |name: &str| {
                names.iter().position(|it| *it == name).map_or("", |at| values[at].as_str())
            };
            let asked = super::draft::asked(Some(value("when")), Some(value("field when")));
            let mut pack = PACK
                .replace("{questions}", &asked)
                .replace("{moves}", MOVES[moved])
                .replace("{about}", divides)
                .replace("{divided}", &divided)
                .replace("{policy}", policy)
                .replace("{s}", &s.join("\n"))
                .replace("{t}", &t.join("\n"));
            for (name, value) in names.iter().zip(&values) {
                pack = pack.replace(&format!("{{{name}}}"), value);
            }
            pack
        },
    )
}

const MOVES: [&str; 4] = [
    "",
    "  at least T2 when {least}\n",
    "  raise by one when {raise}\n  drop by one when {drop}\n",
    "  drop by two when {drop}\n  at most T2 when {raise}\n",
];

const PACK: &str = r#"rules "Random"
  about "{about}"
source OF is "The framework"
use framework f from "small.weigh"
{questions}
define deep for each part is {deep}
define load for each part is {load}
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
table sum: number
  takes the {policy} of rows that fit
| risk           | ready | start                 | sum |
| any            | any   | any                   | 1   |
| low            | yes   | any                   | n   |
| medium or high | any   | under 1 February 2027 | 2   |
score grade for each item, out of 4
  1 for {graded} "All or nothing"
  3 for {shared} "In part"
tension pull "Pull"
  arises when {arises}
  answered when {answered}
tension push "Push"
  arises when {also arises}
level tier: T1, T2, T3 "Tier"
  is T1 when {t1}, T2 when {t2}, otherwise T3
{moves}level band: B1, B2, B3 "Band"
| tier         | ready | band |
| T1           | any   | B1   |
| T2 and above | yes   | B2   |
| T2 and above | no    | B3   |
check early "Early"
  applies when {early applies}
  needs {early needs}
  should [OF 1]
  counts as minor
  if not "No."
  to fix "Mend."
check first "First"
  applies when {applies}
  needs {needs}
  must [OF 1]
  counts as gate when {gate}, otherwise major
  if not "No."
  to fix "Mend."
check second "Second"
  applies at T2 and above
  needs {second needs}
  should [OF 1]
  counts as major
  if not "No."
  to fix "Mend."
check third "Third"
  applies always
  needs {third needs}{divided}
  should [OF 1]
  counts as minor
  if not "No."
  to fix "Mend."
score s, worth 60 "S"
{s}
  1 for check early
  at most 30 when {score cap}
  at most 12.5 when {lower cap}
score t, worth 40 "T"
{t}
  1 for average over good items of grade, best 1 only, or 0 if there are none
total score, out of 100
  adds s, t
  times {factor} "factor"
  at most 50 when {total cap}
show n "Number"
show m "Another number"
show items where ({good}) "Good items"
verdict
  bad when any gate is not met
  middling when any major is not met or total score is under 50
  good otherwise
"#;
