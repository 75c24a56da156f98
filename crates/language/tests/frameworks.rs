//! What a framework file says comes out as it was said.

use weighup_language::{Catalogue, Target, TargetKind, catalogue};

#[cfg(test)]
fn read(rest: &str) -> Catalogue {
    let text = format!(
        "framework \"A framework\"\ntheme A \"A theme\"\noutcome A1 \"An outcome\"\n{rest}"
    );
    let (catalogue, diagnostics) = catalogue("framework.weigh", &text);
    assert_eq!(diagnostics, []);
    catalogue
}

#[cfg(test)]
fn target(lines: &str) -> Target {
    let text = format!("group \"A group\"\nmetric A1.1 \"A metric\"\n{lines}");
    let read = read(&text);
    let (_, metric) = read.metrics().next().unwrap();
    metric.target.clone().unwrap()
}

#[test]
fn a_target_has_a_quantity_a_unit_a_start_and_a_period() {
    let homes = target("target adds 100,000 homes over 10 years");
    assert_eq!(homes.kind, TargetKind::Adds);
    assert_eq!(homes.value, Some(100_000.into()));
    assert_eq!((homes.unit.as_str(), homes.from), ("homes", None));
    let exports = target("target reaches £63bn from £26.5bn by 2035");
    assert_eq!(exports.kind, TargetKind::Reaches);
    assert_eq!(exports.value, Some(63_000_000_000_u64.into()));
    assert_eq!(exports.from, Some(26_500_000_000_u64.into()));
    assert_eq!(exports.unit, "£");
    assert_eq!(exports.period.unwrap().to_string(), "by 2035");
}

#[test]
fn periods_as_people_say_them() {
    let period = |words: &str| target(&format!("target adds 5 jobs {words}")).period;
    assert_eq!(period(""), None);
    for words in ["each year", "over 10 years", "over 1 year", "over 18 months", "by 2030"] {
        assert_eq!(period(words).unwrap().to_string(), words);
    }
    assert_eq!(period("over 24 months"), period("over 2 years"));
}

#[test]
fn what_is_said_of_a_target_adds_up() {
    let target = target(
        "target defined as \"at least 1 Gbps\"\ntarget stated in \"A plan\"\ntarget note \"No date.\"\n\
         target note \"No share of premises.\"",
    );
    assert_eq!(target.kind, TargetKind::Defined);
    assert_eq!(target.value, None);
    assert_eq!(target.defined_as.as_deref(), Some("at least 1 Gbps"));
    assert_eq!(target.stated_in.as_deref(), Some("A plan"));
    assert_eq!(target.notes, ["No date.", "No share of premises."]);
}

#[test]
fn what_a_metric_is_counted_in() {
    let read = read("group \"A group\"\nmetric A1.1 \"Homes\"\nunit \"homes\"\nperiod \"a year\"");
    let (_, metric) = read.metrics().next().unwrap();
    assert_eq!(metric.unit.as_deref(), Some("homes"));
    assert_eq!(metric.period.as_deref(), Some("a year"));
}
