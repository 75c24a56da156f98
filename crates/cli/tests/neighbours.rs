//! `weigh neighbours` on the synthetic areas, read as a person would.

use std::process::Command;

#[cfg(test)]
fn weigh(arguments: &[&str]) -> (String, String) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let output = Command::new(env!("CARGO_BIN_EXE_weigh"))
        .arg("neighbours")
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("weigh runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr))
}

const AREAS: &str = "tests/neighbours/synthetic-areas.csv";
const METRICS: &str = "tests/neighbours/synthetic-metrics.csv";

#[test]
fn neighbours_and_medians_in_words() {
    let (out, err) = weigh(&[AREAS, "--area", "X14", "--count", "5", "--median", METRICS]);
    assert_eq!(err, "");
    insta::assert_snapshot!(out, @r"
    Nearest to Aldermoor (synthetic) (X14), on 21 indicators

    distance  area
       0.641  Brackwell (synthetic) (X15)
       0.675  Denholme (synthetic) (X17)
       0.679  Oakham Vale (synthetic) (X16)
       0.787  Hadfield Green (synthetic) (X12), without Digital connectivity
       0.822  Marlow Cross (synthetic) (X11)

    Areas left out:
      Lynford (synthetic) (X34): it has figures for only 6 of 21 indicators

    Rough sleepers per 100,000
      Aldermoor (synthetic): 11.9
      median of 5 neighbours: 13.9

    Households in temporary accommodation per 1,000
      Aldermoor (synthetic): 1.94
      median of 4 neighbours: 3.84
      no figure for X12
    ");
}

/// The synthetic table has the very indicators that are proposed, in their order.
#[test]
fn the_indicators_are_those_of_the_catalogue() {
    let read = |path: &str| {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        std::fs::read_to_string(format!("{root}/{path}")).expect(path)
    };
    let path = "seeds/lof-2026.weigh";
    let (framework, mistakes) = weighup_language::catalogue(path, &read(path));
    assert_eq!(mistakes, []);
    let table = weighup_neighbours::Table::read(AREAS, &read(AREAS)).expect("a table");
    let names: Vec<_> = framework.indicators.into_iter().map(|it| it.name).collect();
    assert_eq!(table.indicators, names);
    assert_eq!(names.len(), 21);
}

#[test]
fn as_json_the_figures_are_texts() {
    let (out, _) = weigh(&[AREAS, "--area", "X14", "--median", METRICS, "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(found["nearest"].as_array().map(Vec::len), Some(15));
    assert_eq!(found["nearest"][0]["distance"], "0.641");
    assert_eq!(found["medians"][0]["own"], "11.9");
}

#[test]
fn mistakes_are_told() {
    let (out, err) = weigh(&[AREAS, "--area", "X99"]);
    assert_eq!(out, "");
    assert!(err.contains("error N201: no area has the code or the name “X99”."), "{err}");
    let (_, err) = weigh(&[AREAS, "--area", "X14", "--least-shared", "lots"]);
    assert!(err.contains("write a percentage from 0% to 100%"), "{err}");
}
