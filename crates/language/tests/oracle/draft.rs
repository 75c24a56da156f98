//! Proposals on the way, over the questions that every random pack asks, and the ways to go on from
//! one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use proptest::prelude::*;
use weighup_engine::{Entry, Finished, Proposal, read_date};

/// What is asked, and the answers it takes here. “none” chooses no option of several.
type Asked = (&'static str, &'static [&'static str]);

const TRUTHS: &[&str] = &["yes", "no"];
const DAYS: &[&str] = &["31 March 2026", "31 January 2027", "28 February 2027", "29 February 2028"];

const QUESTIONS: [Asked; 11] = [
    ("ready", TRUTHS),
    ("other", TRUTHS),
    ("risk", &["low", "medium", "high"]),
    ("homes", &["0", "1", "2", "3"]),
    ("metric", &["A1.1", "A2.1"]),
    ("places", &["none", "north", "south, city", "north, south, city"]),
    ("start", DAYS),
    ("finish", DAYS),
    ("flats", &["0", "1", "2"]),
    ("price", &["£0", "£50", "£200"]),
    ("base year", &["2026", "2027", "2028"]),
];
/// The fields of an item.
const FIELDS: [Asked; 3] = [("proven", TRUTHS), ("size", &["0", "1", "2"]), ("due", DAYS)];
/// The fields of a part of an item.
const INNER: [Asked; 2] = [("amount", &["0", "1", "2"]), ("tags", &["none", "red", "red, blue"])];
/// How many items there may be, and how many parts each may have.
const MOST: usize = 2;

/// The questions as a pack asks them; `{when}` and `{field when}` stand for two conditions.
const ASKED: &str = r#"section "All"
ask ready: yes or no "Ready?"
ask other: yes or no "Other?"{when}
ask risk: one of low, medium, high "Risk?"
ask homes: whole number, from 0 to 3 "Homes?"
ask metric: a metric in f "Metric?"
ask places: any of north, south, city "Places?"
ask start: date, from 1 January 2026 to 31 December 2028 "Start?"
ask finish: date, from 1 January 2026 to 31 December 2028 "Finish?"
ask flats: whole number of flats, from 0 to 2 "Flats?"
ask price: money per flat, from £0 to £200 "Price?"
ask base year: year, from 2026 to 2028 "Base year?"
ask items: list of item, up to 2 "Items?"
  has proven: yes or no "Proven?"
  has size: whole number, from 0 to 2 "Size?"{field when}
  has due: date, from 1 January 2026 to 31 December 2028 "Due?"
ask parts for each item: list of part, up to 2 "Parts?"
  has amount: whole number, from 0 to 2 "Amount?"
  has tags: any of red, blue "Tags?"
"#;

/// The questions, two of them on a condition.
pub(crate) fn asked(when: Option<&str>, field_when: Option<&str>) -> String {
    let line = |when: Option<&str>| when.map_or_else(String::new, |it| format!("\n  when {it}"));
    ASKED.replace("{when}", &line(when)).replace("{field when}", &line(field_when))
}

pub(crate) type Answer = Option<&'static str>;

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Item {
    pub(crate) fields: [Answer; 3],
    pub(crate) parts: Vec<[Answer; 2]>,
}

/// A proposal on the way.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Draft {
    pub(crate) answers: [Answer; 11],
    pub(crate) items: Vec<Item>,
    /// What is declared finished, by name.
    pub(crate) settled: BTreeSet<String>,
    pub(crate) as_of: Answer,
    pub(crate) finished: bool,
}

fn record(names: &[Asked], answers: &[Answer]) -> BTreeMap<String, Entry> {
    let entry = |answer: &str| match answer {
        "none" => Entry::List(Vec::new()),
        answer => Entry::Text(answer.to_owned()),
    };
    let pairs = names.iter().zip(answers);
    pairs.filter_map(|((name, _), answer)| Some(((*name).to_owned(), entry((*answer)?)))).collect()
}

fn words(names: &[Asked], answers: &[Answer]) -> String {
    let pairs = names.iter().zip(answers);
    let pairs: Vec<_> =
        pairs.map(|((name, _), answer)| format!("{name}: {}", answer.unwrap_or("-"))).collect();
    pairs.join("; ")
}

impl Draft {
    pub(crate) fn proposal(&self) -> Proposal {
        let mut answers = record(&QUESTIONS, &self.answers);
        let items = self.items.iter().map(|item| {
            let mut fields = record(&FIELDS, &item.fields);
            let parts = item.parts.iter().map(|part| Entry::Record(record(&INNER, part)));
            fields.insert("parts".to_owned(), Entry::List(parts.collect()));
            Entry::Record(fields)
        });
        answers.insert("items".to_owned(), Entry::List(items.collect()));
        let settled = || self.settled.iter().cloned().collect();
        let finished = if self.finished { Finished::All } else { Finished::Some(settled()) };
        let as_of = self.as_of.and_then(read_date);
        Proposal { answers, finished, as_of, ..Proposal::default() }
    }

    pub(crate) fn words(&self) -> String {
        let mut out = words(&QUESTIONS, &self.answers);
        for item in &self.items {
            write!(out, "\nitem: {}", words(&FIELDS, &item.fields)).unwrap();
            for part in &item.parts {
                write!(out, "\n  part: {}", words(&INNER, part)).unwrap();
            }
        }
        let Self { settled, as_of, finished, .. } = self;
        let as_of = as_of.unwrap_or("-");
        write!(out, "\nsettled: {settled:?}, as of: {as_of}, finished: {finished}\n").unwrap();
        out
    }

    fn is_settled(&self, name: &str) -> bool {
        self.settled.contains(name)
    }

    /// Whether nothing is blank.
    pub(crate) fn is_full(&self) -> bool {
        let items = self.items.iter();
        let mut answers = items
            .flat_map(|item| item.fields.iter().chain(item.parts.iter().flatten()))
            .chain(&self.answers)
            .chain([&self.as_of]);
        answers.all(Option::is_some)
    }

    /// Pointers to the blank questions and fields that may still be answered, and to the further
    /// items that lists may still get.
    pub(crate) fn open_places(&self) -> BTreeSet<String> {
        let mut open = BTreeSet::new();
        self.gone_on(&mut |place, _| {
            open.insert(place.to_owned());
            None
        });
        open
    }

    /// Whether something blank is declared to stay so.
    pub(crate) fn has_settled_blanks(&self) -> bool {
        let unsettled = Draft { settled: BTreeSet::new(), ..self.clone() };
        let blanks = |of: &Draft| of.open_places().iter().filter(|it| !it.ends_with("/-")).count();
        blanks(self) != blanks(&unsettled)
    }

    /// What it becomes when every place that may still be answered is: `answer` is told where and
    /// with what. A list is asked for one more item at a time.
    pub(crate) fn gone_on(&self, answer: &mut Answering<'_>) -> Draft {
        let mut next = self.clone();
        self.fill("", "/answers", &QUESTIONS, &mut next.answers, answer);
        for (i, item) in next.items.iter_mut().enumerate() {
            let at = format!("/answers/items/{i}");
            self.fill("items/", &at, &FIELDS, &mut item.fields, answer);
            for (j, part) in item.parts.iter_mut().enumerate() {
                self.fill("parts/", &format!("{at}/parts/{j}"), &INNER, part, answer);
            }
            if !self.is_settled("parts") {
                add_parts(&at, item, answer);
            }
        }
        while !self.is_settled("items")
            && next.items.len() < MOST
            && answer("/answers/items/-", MORE).is_some()
        {
            // What is declared finished stays as it is where it is: here it is not yet.
            let at = format!("/answers/items/{}", next.items.len());
            let mut item = Item::default();
            fill_all(&at, &FIELDS, &mut item.fields, answer);
            add_parts(&at, &mut item, answer);
            next.items.push(item);
        }
        next
    }

    fn fill(
        &self,
        list: &str,
        at: &str,
        asked: &[Asked],
        slots: &mut [Answer],
        answer: &mut Answering<'_>,
    ) {
        for ((name, values), slot) in asked.iter().zip(slots) {
            if slot.is_none() && !self.is_settled(&format!("{list}{name}")) {
                *slot = answer(&format!("{at}/{name}"), values);
            }
        }
    }

    /// Ways to go on from here and finish: with `blanks`, some questions may stay unanswered.
    /// All of them where there are no more than `most`, else as many at random.
    pub(crate) fn completions(&self, blanks: bool, most: usize) -> Vec<Draft> {
        let mut ways = Ways::default();
        let mut found = Vec::new();
        while found.len() < most {
            found.push(self.completion(blanks, &mut ways));
            if !ways.next() {
                return found;
            }
        }
        let mut ways = Ways { random: Some(1), ..Ways::default() };
        (0..most).map(|_| self.completion(blanks, &mut ways)).collect()
    }

    fn completion(&self, blanks: bool, ways: &mut Ways) -> Draft {
        let mut pick = |values: &[&'static str], blanks: bool| {
            let picked = ways.pick(values.len() + usize::from(blanks));
            values.get(picked).copied()
        };
        let next = self.gone_on(&mut |_, values| pick(values, blanks || values == MORE));
        let as_of = self.as_of.or_else(|| pick(DAYS, blanks));
        Draft { as_of, finished: true, ..next }
    }
}

/// Gives an answer, or none, to what is asked at a place.
type Answering<'a> = dyn FnMut(&str, &'static [&'static str]) -> Answer + 'a;

/// What a list is asked.
const MORE: &[&str] = &["more"];

fn fill_all(at: &str, asked: &[Asked], slots: &mut [Answer], answer: &mut Answering<'_>) {
    for ((name, values), slot) in asked.iter().zip(slots) {
        *slot = answer(&format!("{at}/{name}"), values);
    }
}

fn add_parts(at: &str, item: &mut Item, answer: &mut Answering<'_>) {
    while item.parts.len() < MOST && answer(&format!("{at}/parts/-"), MORE).is_some() {
        let mut part = [None; 2];
        fill_all(&format!("{at}/parts/{}", item.parts.len()), &INNER, &mut part, answer);
        item.parts.push(part);
    }
}

/// One choice after the other: every way there is in turn, or at random.
#[derive(Default)]
struct Ways {
    /// What was picked, out of how many.
    picked: Vec<(usize, usize)>,
    at: usize,
    random: Option<u64>,
}

impl Ways {
    fn pick(&mut self, of: usize) -> usize {
        if let Some(state) = &mut self.random {
            // Knuth's generator; its upper bits are good enough here.
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            return (*state >> 33) as usize % of;
        }
        if self.at == self.picked.len() {
            self.picked.push((0, of));
        }
        self.at += 1;
        self.picked[self.at - 1].0
    }

    /// Goes to the next way, if there is one.
    fn next(&mut self) -> bool {
        self.at = 0;
        while let Some((picked, of)) = self.picked.pop() {
            if picked + 1 < of {
                self.picked.push((picked + 1, of));
                return true;
            }
        }
        false
    }
}

/// A draft in which most is answered: few enough ways are left to try them.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let answer = |(_, values): Asked| prop::option::weighted(0.7, prop::sample::select(values));
    let part = INNER.map(answer);
    let parts = prop::collection::vec(part, 0..=MOST);
    let item = (FIELDS.map(answer), parts).prop_map(|(fields, parts)| Item { fields, parts });
    let items = prop::collection::vec(item, 0..=MOST);
    let lists = prop_oneof![
        2 => Just(vec![]),
        2 => Just(vec!["items"]),
        2 => Just(vec!["items", "parts"]),
        1 => Just(vec!["parts"]),
    ];
    let names = ["ready", "homes", "places", "start", "items/size", "items/due", "parts/amount"];
    let settled = prop::sample::subsequence(names.to_vec(), 0..=3);
    let settled = prop_oneof![2 => Just(vec![]), 1 => settled];
    let as_of = prop::option::weighted(0.75, prop::sample::select(DAYS));
    (QUESTIONS.map(answer), items, lists, settled, as_of).prop_map(
        |(answers, items, lists, settled, as_of)| Draft {
            answers,
            items,
            settled: lists.into_iter().chain(settled).map(str::to_owned).collect(),
            as_of,
            finished: false,
        },
    )
}

/// The answers to try at a place: `/answers/risk`, `/answers/items/0/size`.
pub(crate) fn answers_at(pointer: &str) -> &'static [&'static str] {
    let parts: Vec<&str> = pointer.split('/').skip(2).collect();
    let (asked, name): (&[Asked], &str) = match parts.as_slice() {
        [name] => (&QUESTIONS, name),
        ["items", _, name] => (&FIELDS, name),
        ["items", _, "parts", _, name] => (&INNER, name),
        _ => return &[],
    };
    asked.iter().find(|(of, _)| *of == name).map_or(&[], |(_, values)| values)
}
