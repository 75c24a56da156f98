//! The other catalogues have what their documents have, and the crosswalks between them deal with all of it.
//! The figures were counted in the documents by hand; docs/catalogues.md says how.

mod common;

use std::collections::BTreeSet;

use common::{read, root};
use weighup_language::{Catalogue, Class, Crosswalk, Metric, catalogue, crosswalk, load};

#[cfg(test)]
fn named(name: &str) -> Catalogue {
    let path = format!("seeds/{name}.weigh");
    let (catalogue, diagnostics) = catalogue(&path, &read(&path));
    assert_eq!(diagnostics, []);
    catalogue
}

/// The metrics of each outcome, by theme.
#[cfg(test)]
fn by_outcome(catalogue: &Catalogue) -> Vec<Vec<usize>> {
    let count = |outcome: &weighup_language::Outcome| {
        outcome.groups.iter().map(|group| group.metrics.len()).sum()
    };
    catalogue.themes.iter().map(|it| it.outcomes.iter().map(count).collect()).collect()
}

#[cfg(test)]
fn how_many(catalogue: &Catalogue, is: fn(&Metric) -> bool) -> usize {
    catalogue.metrics().filter(|(_, metric)| is(metric)).count()
}

#[test]
fn the_draft_of_2025() {
    let lgof = named("lgof-2025-draft");
    assert_eq!(by_outcome(&lgof), [vec![5, 12, 4, 3, 13, 12, 13, 6, 7, 3, 8, 5, 10], vec![12, 1]]);
    let of_class = |class: Class| {
        let groups = lgof.outcomes().flat_map(|(_, outcome)| &outcome.groups);
        let groups = groups.filter(|group| group.class == Some(class));
        groups.map(|group| group.metrics.len()).sum::<usize>()
    };
    assert_eq!(of_class(Class::Outcome), 73);
    assert_eq!(of_class(Class::Output), 28);
    assert_eq!(of_class(Class::Contextual), 13);
    assert_eq!(how_many(&lgof, |it| it.placeholder), 14);
    assert_eq!(how_many(&lgof, |it| it.immature.is_some()), 3);
    assert_eq!(how_many(&lgof, |it| it.sources.is_empty()), 9);
    assert_eq!(how_many(&lgof, |it| it.sources.iter().any(|source| source == "ASCOF")), 14);
    let contextual = lgof.outcomes().filter(|(_, outcome)| outcome.contextual);
    let contextual: Vec<_> = contextual.map(|(_, outcome)| outcome.id.as_str()).collect();
    assert_eq!(contextual, ["O14", "O15"]);
}

#[test]
fn the_framework_of_2026() {
    let lof = named("lof-2026");
    assert_eq!(lof.outcomes().count(), 16);
    assert_eq!(lof.metrics().count(), 0, "the briefing does not print the list");
    let contextual = lof.outcomes().filter(|(_, outcome)| outcome.contextual);
    let contextual: Vec<_> = contextual.map(|(_, outcome)| outcome.id.as_str()).collect();
    assert_eq!(contextual, ["O15", "O16"]);
    assert_eq!(lof.principles.len(), 6);
    assert_eq!(lof.principles.last().unwrap().points.len(), 8);
    assert_eq!(lof.indicators.len(), 21);
    let sources = |name: &str| {
        let has = |source: &String| source == name;
        lof.indicators.iter().filter(|it| it.sources.iter().any(has)).count()
    };
    let counted = ["ONS", "MHCLG", "DfE", "Ofcom", "DWP", "MoJ"].map(sources);
    assert_eq!(counted, [13, 2, 2, 1, 1, 1]);
    assert_eq!(lof.indicators.iter().filter(|it| it.sources.is_empty()).count(), 1);
}

#[test]
fn leicestershires_draft() {
    let draft = named("lcc-performance-draft");
    let printed: [&[usize]; 5] =
        [&[8, 8, 7], &[7, 5, 13, 9, 12], &[7, 7, 5, 8], &[3, 2, 7, 9, 3], &[7, 5, 4]];
    assert_eq!(by_outcome(&draft), printed);
    let enablers: Vec<_> = draft.enablers.iter().map(|it| it.metrics.len()).collect();
    assert_eq!(enablers, [2, 5, 6, 3, 2, 1, 1, 3]);
    assert_eq!(how_many(&draft, |it| it.wording_to_be_confirmed), 2);
    assert_eq!(how_many(&draft, |it| it.tags.iter().any(|tag| tag == "BCF")), 4);
    assert_eq!(how_many(&draft, |it| !it.sources.is_empty()), 2);
}

#[test]
fn leicestershires_plan() {
    let plan = named("lcc-plan-2018-22");
    let printed: [&[usize]; 5] =
        [&[12, 10, 8], &[13, 5, 17, 6, 17], &[8, 7, 8, 16], &[2, 2, 7, 8, 4, 9], &[12, 5, 4, 1]];
    assert_eq!(by_outcome(&plan), printed);
    let enablers: Vec<_> = plan.enablers.iter().map(|it| it.metrics.len()).collect();
    assert_eq!(enablers, [3, 4, 5, 4, 3, 2, 7]);
    assert_eq!(plan.principles.len(), 7);
    assert_eq!(plan.approaches.len(), 8);
    assert_eq!(plan.partnerships.len(), 24);
}

#[test]
fn ids_say_where_things_stand() {
    for name in ["lgof-2025-draft", "lof-2026", "lcc-performance-draft", "lcc-plan-2018-22"] {
        let catalogue = named(name);
        let mut ids = BTreeSet::new();
        for (outcome, metric) in catalogue.metrics() {
            assert!(metric.id.starts_with(&format!("{}.", outcome.id)), "{name} {}", metric.id);
            assert!(ids.insert(&metric.id));
        }
        let of_enablers = catalogue.enablers.iter().flat_map(|it| &it.metrics);
        let metrics = catalogue.metrics().map(|(_, metric)| metric).chain(of_enablers);
        for metric in metrics {
            assert!(metric.direction.is_some(), "{name} {}", metric.id);
        }
    }
}

#[cfg(test)]
fn walked(name: &str) -> Crosswalk {
    let path = format!("seeds/{name}.weigh");
    let files = load(&path, |path| std::fs::read_to_string(root().join(path)).ok());
    let (crosswalk, diagnostics) = crosswalk(&path, &files);
    assert_eq!(diagnostics, []);
    crosswalk
}

#[cfg(test)]
fn counted(crosswalk: &Crosswalk) -> Vec<String> {
    crosswalk.counts().iter().map(|it| format!("{} {}", it.count, it.what)).collect()
}

#[test]
fn crosswalks() {
    let tags = walked("crosswalk-emof-lgof");
    assert_eq!(counted(&tags), ["40 to be covered", "19 exact", "7 near", "14 none"]);
    let years = walked("crosswalk-lgof-lof");
    assert_eq!(counted(&years), ["15 to be covered", "12 exact", "3 near"]);
    let plan = walked("crosswalk-lcc-draft-plan");
    assert_eq!(counted(&plan), ["20 to be covered", "13 identical", "7 reworded", "2 added"]);
    let split = years.links.iter().find(|link| link.to.len() == 2).unwrap();
    assert_eq!(split.from.as_ref().unwrap().name, "Housing");
}
