//! The catalogue of the East Midlands Outcomes Framework has what the document has.

mod common;

use std::collections::BTreeSet;

use common::read;
use weighup_language::{Catalogue, Direction, TargetKind, catalogue};

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
    let ids: Vec<_> = targets.iter().map(|(metric, _)| metric.id.as_str()).collect();
    let printed = ["A1.2.3", "A1.2.7", "A1.3.2", "A2.1.1", "A3.1.3", "A3.2.3", "A4.3.1", "A5.1.4"];
    assert_eq!(ids, printed);
    let quantities: Vec<_> = targets
        .iter()
        .map(|(_, it)| (it.kind, it.value.map(|value| value.to_string()), it.unit.as_str()))
        .collect();
    let value = |value: &str| Some(value.to_owned());
    let wanted = [
        (TargetKind::Reaches, value("1200"), "enterprises"),
        (TargetKind::Adds, value("2700"), "businesses"),
        (TargetKind::Reaches, value("63000000000"), "£"),
        (TargetKind::Adds, value("1"), "GW"),
        (TargetKind::Adds, value("210000"), "people"),
        (TargetKind::Reaches, value("0.8"), "%"),
        (TargetKind::Defined, None, ""),
        (TargetKind::Adds, value("100000"), "homes"),
    ];
    assert_eq!(quantities, wanted);
    let periods = targets.iter().filter_map(|(metric, it)| Some((&metric.id, it.period?)));
    let periods: Vec<_> = periods.map(|(id, period)| format!("{id} {period}")).collect();
    assert_eq!(periods, ["A5.1.4 over 10 years"], "no other has a time in the document");
    let bare = targets.iter().find(|(_, it)| it.notes.is_empty() || it.stated_in.is_none());
    assert_eq!(bare, None, "each says where it stands and what it leaves open");
}

#[test]
fn each_metric_says_which_way_it_should_go() {
    let emof = emof();
    let silent = emof.metrics().find(|(_, metric)| metric.direction.is_none());
    assert_eq!(silent, None);
    let direction = |id: &str| {
        let (_, metric) = emof.metrics().find(|(_, metric)| metric.id == id).unwrap();
        metric.direction.unwrap()
    };
    assert_eq!(direction("A1.2.2"), Direction::Lower, "deaths of enterprises");
    assert_eq!(direction("A4.2.4"), Direction::Lower, "people killed or seriously injured");
    assert_eq!(direction("A5.1.4"), Direction::Higher, "net additional dwellings");
    assert_eq!(direction("A3.2.8"), Direction::Depends, "usage of employment support");
}
