//! The catalogue of the East Midlands Outcomes Framework has what the document has.

mod common;

use std::collections::BTreeSet;

use common::read;
use weighup_language::{Catalogue, catalogue};

#[cfg(test)]
fn emof() -> Catalogue {
    let (catalogue, diagnostics) = catalogue("seeds/emof.weigh", &read("seeds/emof.weigh"));
    assert_eq!(diagnostics, []);
    catalogue
}

#[test]
fn themes_outcomes_and_metrics_as_printed() {
    let emof = emof();
    let counts: Vec<Vec<usize>> = emof
        .themes
        .iter()
        .map(|theme| {
            let groups = theme.outcomes.iter().map(|outcome| &outcome.groups);
            groups.map(|groups| groups.iter().map(|group| group.metrics.len()).sum()).collect()
        })
        .collect();
    let printed: [&[usize]; 6] =
        [&[7, 7, 7], &[7, 9], &[5, 9, 9], &[7, 5, 3], &[8, 6, 10], &[9, 10, 9]];
    assert_eq!(counts, printed);
    assert_eq!(emof.themes.len(), 6);
    assert_eq!(emof.outcomes().count(), 17);
    assert_eq!(emof.metrics().count(), 127);
    assert_eq!(emof.theme_name, "ambition");
}

#[test]
fn ids_are_distinct_and_say_where_they_stand() {
    let emof = emof();
    let mut ids = BTreeSet::new();
    for (theme, outcome) in emof.outcomes() {
        assert!(ids.insert(&theme.id) || outcome.id.starts_with(&format!("{}.", theme.id)));
        assert!(outcome.id.starts_with(&format!("{}.", theme.id)), "{}", outcome.id);
        assert!(ids.insert(&outcome.id), "{}", outcome.id);
    }
    for (outcome, metric) in emof.metrics() {
        assert!(metric.id.starts_with(&format!("{}.", outcome.id)), "{}", metric.id);
        assert!(ids.insert(&metric.id), "{}", metric.id);
        assert!(!metric.name.trim().is_empty(), "{}", metric.id);
    }
    assert_eq!(ids.len(), 6 + 17 + 127);
}

#[test]
fn one_metric_is_printed_twice() {
    let emof = emof();
    let repeats: Vec<_> = emof.metrics().filter(|(_, metric)| metric.same_as.is_some()).collect();
    assert_eq!(repeats.len(), 1, "126 of the 127 are distinct");
    let (_, repeat) = repeats[0];
    let original = emof.metrics().find(|(_, it)| Some(&it.id) == repeat.same_as.as_ref());
    assert_eq!(original.unwrap().1.name, repeat.name);
}

#[test]
fn flags_sources_and_tags() {
    let emof = emof();
    let count = |is: fn(&weighup_language::Metric) -> bool| {
        emof.metrics().filter(|(_, metric)| is(metric)).count()
    };
    assert_eq!(count(|it| it.placeholder), 6);
    assert_eq!(count(|it| it.source_to_be_confirmed), 4);
    assert_eq!(count(|it| it.tags.iter().any(|tag| tag == "LGOF")), 40);
    let tags: BTreeSet<_> = emof.metrics().flat_map(|(_, it)| &it.tags).collect();
    let numbered = ["1", "2", "4", "5"].map(|number| format!("Homes England KPI {number}"));
    assert_eq!(tags, numbered.iter().chain([&"LGOF".to_owned()]).collect());
    assert_eq!(count(|it| it.tags.iter().any(|tag| tag.starts_with("Homes England"))), 4);
}

#[test]
fn eight_targets() {
    let emof = emof();
    let targets: Vec<_> =
        emof.metrics().filter_map(|(_, metric)| Some((metric, metric.target.as_ref()?))).collect();
    assert_eq!(targets.len(), 8, "{:?}", targets.iter().map(|(it, _)| &it.id).collect::<Vec<_>>());
    for (metric, target) in targets {
        assert!(target.value.is_some() || target.defined_as.is_some(), "{}", metric.id);
    }
}
