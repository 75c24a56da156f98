//! A JSON Schema (2020-12) for the proposals of a pack: for editors, forms and programs that write
//! proposals.
//!
//! It refuses nothing that the engine understands, with one exception: where there are hundreds of
//! options, they are to be written as the rules write them, while the engine does not mind capitals.
//! Whether a text is within limits, a
//! date exists or a name stands twice, it cannot say; the engine does.

use std::collections::BTreeSet;

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::{
    Interval, Kind, Program, order,
    program::{Choice, Question},
    unit::{DURATIONS, in_terms_of, singular},
};

mod patterns;

/// How long a pattern may be, in bytes: readers of schemas refuse what is too long for them.
const LONGEST_PATTERN: usize = 20_000;

/// A JSON Schema, to be serialized.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema(Node);

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A value of JSON, its names in the order in which they are best read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Truth(bool),
    Whole(i64),
    Text(String),
    List(Vec<Node>),
    Record(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Truth(yes) => serializer.serialize_bool(*yes),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(nodes) => serializer.collect_seq(nodes),
            Self::Record(nodes) => {
                let mut map = serializer.serialize_map(Some(nodes.len()))?;
                for (name, node) in nodes {
                    map.serialize_entry(name, node)?;
                }
                map.end()
            }
        }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

fn record<const N: usize>(parts: [(&str, Node); N]) -> Node {
    Node::Record(parts.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

/// The schema of a pack's proposals.
pub fn proposal_schema(program: &Program) -> Schema {
    let pack = &program.pack;
    let edition = match pack.edition.as_str() {
        "" => String::new(),
        edition => format!(", edition {edition}"),
    };
    let parts = vec![
        part("$schema", "The schema that an editor checks this file with; not read.", []),
        part("title", "What the proposal is called; not assessed.", [("type", types(&["string"]))]),
        part("about", "Notes for people; not read.", []),
        part("rules", "The rules it is written for; not read.", []),
        part(
            "as of",
            "The day of assessment, such as 2026-04-01: rules call it today.",
            [("anyOf", any_of(vec![text_like(&patterns::date()), null()]))],
        ),
        part(
            "finished",
            "true, or the names of what will not grow any more.",
            [(
                "anyOf",
                any_of(vec![
                    record([("type", types(&["boolean"]))]),
                    record([
                        ("type", "array".into()),
                        ("items", record([("enum", finished_names(program))])),
                    ]),
                ]),
            )],
        ),
        ("answers".to_owned(), answers(&program.questions, program)),
    ];
    let choices = program.choices.iter().enumerate();
    let choices = choices.map(|(index, choice)| (choice_name(index), options(choice)));
    Schema(record([
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("title", Node::Text(format!("Proposal for {}{edition}", pack.title))),
        (
            "description",
            "A proposal, as far as it is written: nothing is required. An answer that is null or \
             blank is not given."
                .into(),
        ),
        ("type", "object".into()),
        ("properties", Node::Record(parts)),
        ("additionalProperties", Node::Truth(false)),
        ("$defs", Node::Record(choices.collect())),
    ]))
}

/// The options of a choice: as the rules write them, for editors to offer, or in other capitals. By
/// their labels too, where these are not names as well.
fn options(choice: &Choice) -> Node {
    let names = choice.options.iter().map(|option| option.id.as_str());
    let labels = choice.options.iter().map(|option| option.label.as_str());
    let mut all: Vec<&str> = names.collect();
    let mut known = BTreeSet::new();
    known.extend(all.iter().copied());
    all.extend(labels.filter(|label| known.insert(label)));
    let written: Vec<String> = all.iter().map(|&name| name.to_owned()).collect();
    let any_case = patterns::any_of(&written);
    let mut ways = vec![record([("enum", Node::List(all.into_iter().map(Node::from).collect()))])];
    if any_case.len() <= LONGEST_PATTERN {
        ways.push(text_like(&any_case));
    }
    record([("title", choice.name.as_str().into()), ("anyOf", any_of(ways))])
}

fn part<const N: usize>(name: &str, about: &str, more: [(&str, Node); N]) -> (String, Node) {
    let mut parts = vec![("description".to_owned(), about.into())];
    parts.extend(more.into_iter().map(|(name, node)| (name.to_owned(), node)));
    (name.to_owned(), Node::Record(parts))
}

/// The questions of a proposal or of an item.
fn answers(questions: &[Question], program: &Program) -> Node {
    let asked = questions.iter().map(|question| (question.id.clone(), answer(question, program)));
    record([
        ("type", types(&["object"])),
        ("properties", Node::Record(asked.collect())),
        ("additionalProperties", Node::Truth(false)),
    ])
}

fn answer(question: &Question, program: &Program) -> Node {
    let mut help = question.help.clone();
    if question.when.is_some() {
        help += if help.is_empty() { "" } else { " " };
        help += "Asked only where other answers call for it.";
    }
    let mut parts = vec![("title".to_owned(), question.title.as_str().into())];
    if !help.is_empty() {
        parts.push(("description".to_owned(), Node::Text(help)));
    }
    parts.push(("anyOf".to_owned(), any_of(ways(question, program))));
    Node::Record(parts)
}

/// The ways in which an answer may be written.
fn ways(question: &Question, program: &Program) -> Vec<Node> {
    let limits = question.limits;
    let mut ways = match &question.kind {
        Kind::Text => vec![record([("type", types(&["string", "number"]))])],
        Kind::YesNo => {
            vec![record([("type", "boolean".into())]), text_like(&patterns::yes_or_no())]
        }
        Kind::Money => vec![number("number", limits), text_like(&patterns::money())],
        Kind::MoneyPer { unit } => {
            let names = [unit.clone(), singular(unit)];
            vec![number("number", limits), text_like(&patterns::money_per(&names))]
        }
        Kind::Percentage => {
            let times = |bound: Option<Decimal>| bound?.checked_mul(Decimal::ONE_HUNDRED);
            let limits = Interval { lo: times(limits.lo), hi: times(limits.hi) };
            vec![number("number", limits), text_like(&patterns::percentage())]
        }
        Kind::Number { unit, whole } => {
            let kind = if *whole { "integer" } else { "number" };
            vec![number(kind, limits), text_like(&patterns::number(&unit_names(unit)))]
        }
        Kind::Date => vec![text_like(&patterns::date())],
        Kind::Year => vec![number("integer", limits), text_like(&patterns::year())],
        Kind::Choice { choice } => vec![option_of(*choice)],
        Kind::Choices { choice } => {
            let count = program.choices.get(*choice).map_or(0, |choice| choice.options.len());
            vec![
                record([
                    ("type", "array".into()),
                    ("items", option_of(*choice)),
                    ("maxItems", whole(count)),
                ]),
                // Options with commas between them.
                record([("type", "string".into())]),
            ]
        }
        Kind::List { list } => program.lists.get(*list).map_or_else(Vec::new, |list| {
            let item = any_of(vec![answers(&list.fields, program), null()]);
            vec![record([
                ("type", "array".into()),
                ("maxItems", whole(list.most)),
                ("items", record([("anyOf", item)])),
            ])]
        }),
    };
    if !matches!(question.kind, Kind::Text | Kind::Choices { .. }) {
        ways.push(text_like(patterns::BLANK));
    }
    ways.push(null());
    ways
}

fn any_of(ways: Vec<Node>) -> Node {
    Node::List(ways)
}

fn null() -> Node {
    record([("type", "null".into())])
}

/// These types, or null.
fn types(names: &[&str]) -> Node {
    Node::List(names.iter().chain(&["null"]).map(|name| (*name).into()).collect())
}

fn text_like(pattern: &str) -> Node {
    record([("type", "string".into()), ("pattern", pattern.into())])
}

fn option_of(choice: usize) -> Node {
    record([("$ref", Node::Text(format!("#/$defs/{}", choice_name(choice))))])
}

fn choice_name(choice: usize) -> String {
    format!("choice-{}", choice + 1)
}

fn whole(count: usize) -> Node {
    Node::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A JSON number within limits. Limits with a fraction are rounded outwards: the engine knows better.
fn number(kind: &str, limits: Interval) -> Node {
    // Beyond these, JavaScript does not tell whole numbers apart.
    const EXACT: i64 = 9_007_199_254_740_991;
    let bound = |bound: Decimal| bound.to_i64().filter(|it| (-EXACT..=EXACT).contains(it));
    let mut parts = vec![("type".to_owned(), kind.into())];
    if let Some(low) = limits.lo.and_then(|lo| bound(lo.floor())) {
        parts.push(("minimum".to_owned(), Node::Whole(low)));
    }
    if let Some(high) = limits.hi.and_then(|hi| bound(hi.ceil())) {
        parts.push(("maximum".to_owned(), Node::Whole(high)));
    }
    Node::Record(parts)
}

/// What may stand behind a number: its unit, and durations that turn into it.
fn unit_names(unit: &str) -> Vec<String> {
    if unit.is_empty() {
        return vec!["%".to_owned()];
    }
    let others = DURATIONS.iter().filter(|other| in_terms_of(other, unit).is_some());
    let mut names: Vec<_> = [unit]
        .into_iter()
        .chain(others.copied())
        .flat_map(|unit| [unit.to_owned(), singular(unit)])
        .collect();
    order::sort(&mut names);
    names.dedup();
    names
}

/// The names that `finished` may hold.
fn finished_names(program: &Program) -> Node {
    let lists = 0..program.lists.len();
    let of_lists = lists.clone().filter_map(|list| program.asks_for(list));
    let asked = program.questions.iter().chain(of_lists).map(|question| question.id.clone());
    let mut names: Vec<_> =
        asked.chain(lists.flat_map(|list| program.fields_in_full(list))).collect();
    order::sort(&mut names);
    names.dedup();
    Node::List(names.into_iter().map(Node::Text).collect())
}
