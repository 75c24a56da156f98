//! How many of what a catalogue has.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Catalogue, Class, Direction, Metric};

/// A line of a table of counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What is counted.
    pub what: String,
    /// How many there are.
    pub count: usize,
}

impl Catalogue {
    /// How many of what there is; what there is none of is left out.
    pub fn counts(&self) -> Vec<Count> {
        let mut counts = Counts(Vec::new());
        let outcomes = || self.outcomes().map(|(_, outcome)| outcome);
        counts.add("themes", self.themes.len());
        counts.add("outcomes", outcomes().count());
        counts.add(
            "outcomes that are contextual",
            self.outcomes().filter(|(theme, it)| theme.contextual || it.contextual).count(),
        );
        let groups = outcomes().flat_map(|outcome| &outcome.groups);
        counts.add("groups with a heading", groups.filter(|it| !it.name.is_empty()).count());
        self.metric_counts(&mut counts);
        counts.add("enablers", self.enablers.len());
        let of_enablers = self.enablers.iter().map(|enabler| enabler.metrics.len());
        counts.add("metrics of enablers", of_enablers.sum());
        counts.add("principles", self.principles.len());
        counts.add("points of principles", self.principles.iter().map(|it| it.points.len()).sum());
        counts.add("approaches", self.approaches.len());
        counts.add("partnerships", self.partnerships.len());
        counts.add("indicators", self.indicators.len());
        counts.add("notes", self.notes_in_all());
        counts.0
    }

    fn metric_counts(&self, counts: &mut Counts) {
        let all: Vec<&Metric> = self.metrics().map(|(_, metric)| metric).collect();
        let count = |is: fn(&Metric) -> bool| all.iter().filter(|metric| is(metric)).count();
        counts.add("metrics", all.len());
        counts.add("metrics printed a second time", count(|it| it.same_as.is_some()));
        let classes = self.classes();
        for (class, what) in [
            (Class::Outcome, "outcome metrics"),
            (Class::Output, "output metrics"),
            (Class::Contextual, "contextual metrics"),
        ] {
            counts.add(what, classes.iter().filter(|it| **it == Some(class)).count());
        }
        counts.add("placeholders", count(|it| it.placeholder));
        counts.add("sources to be confirmed", count(|it| it.source_to_be_confirmed));
        counts.add("metrics that name a source", count(|it| !it.sources.is_empty()));
        counts.add("wordings to be confirmed", count(|it| it.wording_to_be_confirmed));
        counts.add("immature metrics", count(|it| it.immature.is_some()));
        counts.add("vague metrics (our judgement)", count(|it| it.vague.is_some()));
        let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
        for tag in all.iter().flat_map(|metric| &metric.tags) {
            *tags.entry(tag).or_default() += 1;
        }
        for (tag, times) in tags {
            counts.add(&format!("tagged {tag}"), times);
        }
        counts.add("targets", count(|it| it.target.is_some()));
        counts.add("better when higher", count(|it| it.direction == Some(Direction::Higher)));
        counts.add("better when lower", count(|it| it.direction == Some(Direction::Lower)));
        counts.add("direction depends", count(|it| it.direction == Some(Direction::Depends)));
    }

    /// The class of each metric: its own, or that of its group.
    fn classes(&self) -> Vec<Option<Class>> {
        let groups = self.outcomes().flat_map(|(_, outcome)| &outcome.groups);
        groups.flat_map(|group| group.metrics.iter().map(|it| it.class.or(group.class))).collect()
    }

    fn notes_in_all(&self) -> usize {
        let metrics = self.metrics().map(|(_, metric)| metric);
        let metrics = metrics.chain(self.enablers.iter().flat_map(|it| &it.metrics));
        let of_metrics: usize = metrics
            .map(|it| it.notes.len() + it.target.as_ref().map_or(0, |target| target.notes.len()))
            .sum();
        let of_outcomes: usize = self
            .outcomes()
            .map(|(_, it)| {
                it.notes.len() + it.groups.iter().map(|it| it.notes.len()).sum::<usize>()
            })
            .sum();
        let statements = self.principles.iter().chain(&self.approaches).chain(&self.partnerships);
        self.notes.len()
            + self.themes.iter().map(|it| it.notes.len()).sum::<usize>()
            + of_outcomes
            + of_metrics
            + self.enablers.iter().map(|it| it.notes.len()).sum::<usize>()
            + statements.map(|it| it.notes.len()).sum::<usize>()
            + self.indicators.iter().map(|it| it.notes.len()).sum::<usize>()
    }
}

struct Counts(Vec<Count>);

impl Counts {
    fn add(&mut self, what: &str, count: usize) {
        if count > 0 {
            self.0.push(Count { what: what.to_owned(), count });
        }
    }
}
