//! Where on the page each rule stands: an id that stays the same as long as its name does.

use std::collections::{BTreeMap, BTreeSet};

use weighup_language::Reading;

/// The ids of what the page describes.
pub(super) struct Anchors {
    /// By sort, name and, for what is computed for each item, the item.
    ids: BTreeMap<(&'static str, String, String), String>,
    /// The id and the sort of the first thing of each name.
    by_name: BTreeMap<String, (String, &'static str)>,
    used: BTreeSet<String>,
}

impl Anchors {
    pub(super) fn new(reading: &Reading) -> Self {
        let mut anchors =
            Self { ids: BTreeMap::new(), by_name: BTreeMap::new(), used: BTreeSet::new() };
        let none = || None;
        let each = |it: &Option<String>| it.clone();
        let settings = reading.settings.iter().map(|it| ("setting", &it.name, none()));
        let questions = reading.sections.iter().flat_map(|section| &section.questions);
        let questions = questions.map(|it| ("ask", &it.name, none()));
        let definitions = reading.definitions.iter().map(|it| ("define", &it.name, each(&it.each)));
        let tables = reading.tables.iter().map(|it| ("table", &it.name, none()));
        let levels = reading.levels.iter().map(|it| ("level", &it.name, none()));
        let tensions = reading.tensions.iter().map(|it| ("tension", &it.name, none()));
        let checks = reading.checks.iter().map(|it| ("check", &it.name, none()));
        let scores = reading.scores.iter().map(|it| ("score", &it.name, each(&it.each)));
        let total = reading.total.iter().map(|it| ("total", &it.name, none()));
        let rules = settings.chain(questions).chain(definitions).chain(tables).chain(levels);
        for (sort, name, each) in rules.chain(tensions).chain(checks).chain(scores).chain(total) {
            anchors.add(sort, name, each.unwrap_or_default());
        }
        for source in &reading.sources {
            anchors.add("source", &source.source, String::new());
        }
        anchors
    }

    fn add(&mut self, sort: &'static str, name: &str, each: String) {
        let plain = format!("{}-{}", word(sort), slug(name));
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let free = |id: &String| !self.used.contains(id);
        let Some(id) = std::iter::once(plain.clone()).chain(numbered).find(free) else { return };
        self.used.insert(id.clone());
        if sort != "source" {
            self.by_name.entry(name.to_owned()).or_insert_with(|| (id.clone(), sort));
        }
        self.ids.insert((sort, name.to_owned(), each), id);
    }

    /// The id of a rule.
    pub(super) fn id(&self, sort: &'static str, name: &str, each: Option<&str>) -> &str {
        let key = (sort, name.to_owned(), each.unwrap_or_default().to_owned());
        self.ids.get(&key).map_or("", String::as_str)
    }

    /// The address of what a rule calls by this name.
    pub(super) fn link(&self, name: &str) -> Option<String> {
        self.by_name.get(name).map(|(id, _)| format!("#{id}"))
    }

    /// What sort of thing rules call by this name: “check”, “table”.
    pub(super) fn sort(&self, name: &str) -> &'static str {
        self.by_name.get(name).map_or("rule", |(_, sort)| word(sort))
    }

    /// The address of a source.
    pub(super) fn source(&self, id: &str) -> Option<String> {
        let key = ("source", id.to_owned(), String::new());
        self.ids.get(&key).map(|id| format!("#{id}"))
    }
}

/// A block keyword as a noun.
fn word(sort: &'static str) -> &'static str {
    match sort {
        "ask" => "question",
        "define" => "definition",
        other => other,
    }
}

/// A name as a part of an address.
fn slug(name: &str) -> String {
    let sign = |it: char| if it.is_alphanumeric() { it.to_ascii_lowercase() } else { '-' };
    name.chars().map(sign).collect()
}
