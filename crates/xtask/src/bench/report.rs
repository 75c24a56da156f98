//! The tables.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;

use super::Measured;
use super::contender::{CONTENDERS, Contender, FLOOR, Home, WEIGHUP};
use crate::process::answer;
use crate::project::Project;

/// Everything as Markdown.
pub(crate) fn write(project: &Project, measured: &Measured) -> Result<String> {
    let mut text = include_str!("head.md").replace("{machine}", &machine());
    engines(project, measured, &mut text)?;
    budgets(measured, &mut text)?;
    growth("checks of a pack", &measured.checks, &mut text)?;
    growth("items of a list", &measured.items, &mut text)?;
    Ok(text)
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let version = |program: &str, argument: &str| {
        let text = answer(Command::new(program).arg(argument)).unwrap_or_default();
        text.trim().split(" (").next().unwrap_or_default().to_owned()
    };
    format!("{cores} cores, {}, Node {}", version("rustc", "-V"), version("node", "-v"))
}

fn engines(project: &Project, measured: &Measured, text: &mut String) -> Result<()> {
    let versions = Versions::read(project);
    text.push_str(
        "## One workload, side by side\n\n\
         | where | engine | evaluation | times plain code | JSON to JSON | times plain code \
         | cold start | agrees | under the policy |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n",
    );
    for contender in &CONTENDERS {
        let Some(runs) = measured.runs.get(contender.id) else {
            let why = measured.missing.get(contender.id).map_or("", String::as_str);
            writeln!(text, "| {} | {} | did not run: {why} |", place(contender), contender.title)?;
            continue;
        };
        let floor = CONTENDERS
            .iter()
            .find(|it| it.home == contender.home && it.engine == FLOOR)
            .and_then(|it| measured.runs.get(it.id));
        let value = |name: &str| median(runs, &[name]);
        let times = |name: &str| {
            let floor = floor.and_then(|runs| median(runs, &[name]));
            floor.zip(value(name)).map_or(String::new(), |(floor, value)| ratio(value / floor))
        };
        let title = match contender.package.and_then(|package| versions.of(package)) {
            Some(version) => format!("{}, {version}", contender.title),
            None => contender.title.to_owned(),
        };
        writeln!(
            text,
            "| {} | {title} | {} | {} | {} | {} | {} | {} | {} |",
            place(contender),
            time(value("eval_us")),
            times("eval_us"),
            time(value("json_us")),
            times("json_us"),
            time(value("cold_ms").map(|it| it * 1e3)),
            agreement(runs.last()),
            policy(contender, measured),
        )?;
    }
    text.push('\n');
    Ok(())
}

fn place(contender: &Contender) -> &'static str {
    match contender.home {
        Home::Native => "native",
        Home::Node => "Node",
        Home::Chromium => "Chromium",
    }
}

fn agreement(run: Option<&Value>) -> String {
    let Some(agreement) = run.map(|run| &run["agreement"]) else { return String::new() };
    let wrong = agreement["wrong"].as_array().map_or(0, Vec::len);
    let (outputs, proven) = (&agreement["outputs"], agreement["proven"].as_u64().unwrap_or(0));
    match (wrong, proven) {
        (0, 0) => format!("all {outputs}"),
        (0, _) => format!("all {outputs}, and {proven} proven"),
        _ => format!("{wrong} differences in {outputs}"),
    }
}

fn policy(contender: &Contender, measured: &Measured) -> &'static str {
    match (contender.home, measured.without_eval.get(contender.id), contender.wasm) {
        (Home::Native, ..) => "–",
        (Home::Chromium, ..) | (_, Some(true), true) => "yes",
        (_, Some(true), false) => "yes, even without WebAssembly",
        _ => "no, it makes code from text",
    }
}

fn budgets(measured: &Measured, text: &mut String) -> Result<()> {
    text.push_str(
        "## What the design asks for\n\n| what | aim | measured |\n| --- | --- | --- |\n",
    );
    let page = |path: &[&str]| median(&measured.page, path);
    let pack = |name: &str| time(median(&measured.pack, &[name]));
    let times = |home: Home| {
        let of = |engine: &str| {
            let contender = CONTENDERS.iter().find(|it| it.home == home && it.engine == engine)?;
            median(measured.runs.get(contender.id)?, &["eval_us"])
        };
        of(WEIGHUP).zip(of(FLOOR)).map_or(String::new(), |(ours, floor)| ratio(ours / floor))
    };
    let dense = measured.pack.last().is_some_and(|it| it["dense"].as_bool() == Some(true));
    let plainly = if dense { "" } else { ", evaluated plainly: the plan lacks cells for it" };
    let outcome = format!("{}{plainly}", pack("outcome_us"));
    let milliseconds = |path: &[&str]| time(page(path).map(|it| it * 1e3));
    let rows = [
        (
            "the EMCCA pack compiled, in Chromium",
            "10 ms",
            format!(
                "{}; {} the first time",
                time(page(&["pack", "compile_us"])),
                milliseconds(&["pack", "first_ms"])
            ),
        ),
        ("the same, native", "", pack("compile_us")),
        (
            "a whole assessment under the EMCCA pack, in Chromium",
            "100 µs",
            time(page(&["pack", "assess_us"])),
        ),
        ("the same, native", "", pack("assess_us")),
        ("the outcome alone, without words, in Chromium", "", time(page(&["pack", "outcome_us"]))),
        ("the same, native", "", outcome),
        (
            "one answer changed, the outcome anew from what was there before, in Chromium",
            "20 µs",
            time(page(&["pack", "change_us"])),
        ),
        ("the same, native", "", pack("change_us")),
        (
            "a key pressed in the form until style and layout are done, a processor four times slower",
            "16 ms",
            format!(
                "{}; {} until the frame is there",
                milliseconds(&["keystroke", "worked_ms"]),
                milliseconds(&["keystroke", "drawn_ms"])
            ),
        ),
        ("saf-40, native, against hand-written Rust", "10 times, then 4", times(Home::Native)),
        (
            "saf-40, in Chromium, against hand-written JavaScript",
            "3.5 times, then 1",
            times(Home::Chromium),
        ),
        ("the same, in Node", "3.5 times, then 1", times(Home::Node)),
    ];
    for (what, aim, found) in rows {
        writeln!(text, "| {what} | {aim} | {found} |")?;
    }
    text.push('\n');
    Ok(())
}

fn growth(what: &str, rows: &[Value], text: &mut String) -> Result<()> {
    writeln!(
        text,
        "## Growth with the {what}\n\n| {what} | compiled, once | assessed | memory |\n\
         | ---: | ---: | ---: | ---: |"
    )?;
    for row in rows {
        let size = &row["size"];
        if let Some(refused) = row["refused"].as_str() {
            writeln!(text, "| {size} | refused: {refused} | | |")?;
            continue;
        }
        let memory = row["peak_kb"].as_u64();
        let memory = memory.map_or(String::new(), |it| format!("{} MB", digits(it as f64 / 1e3)));
        writeln!(
            text,
            "| {size} | {} | {} | {memory} |",
            time(row["compile_ms"].as_f64().map(|it| it * 1e3)),
            time(row["assess_us"].as_f64())
        )?;
    }
    text.push('\n');
    Ok(())
}

/// The middle of what the rounds say.
fn median(runs: &[Value], path: &[&str]) -> Option<f64> {
    let of = |run: &Value| path.iter().try_fold(run, |value, name| value.get(name))?.as_f64();
    let mut values: Vec<f64> = runs.iter().filter_map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Two significant digits: more is noise.
fn digits(value: f64) -> String {
    if value >= 100.0 {
        let step = 10_f64.powf(value.log10().floor() - 1.0);
        return format!("{}", (value / step).round() * step);
    }
    let places = if value >= 10.0 { 0 } else { 1 - value.max(0.001).log10().floor() as i32 };
    format!("{value:.*}", places.max(0) as usize)
}

fn ratio(value: f64) -> String {
    format!("{}×", digits(value))
}

/// A time in microseconds, in a unit that suits it.
fn time(value: Option<f64>) -> String {
    match value {
        None => String::new(),
        Some(value) if value < 1_000.0 => format!("{} µs", digits(value)),
        Some(value) if value < 1e6 => format!("{} ms", digits(value / 1e3)),
        Some(value) => format!("{} s", digits(value / 1e6)),
    }
}

/// The versions of packages, as the lock files have them.
struct Versions(BTreeMap<String, String>);

impl Versions {
    fn read(project: &Project) -> Versions {
        let mut found = BTreeMap::new();
        let lock = fs::read_to_string(project.root.join("bench/peers/Cargo.lock"));
        let quoted = |line: &str| line.split('"').nth(1).map(str::to_owned);
        let mut name = None;
        for line in lock.unwrap_or_default().lines() {
            if line.starts_with("name = ") {
                name = quoted(line);
            } else if let (true, Some(name)) = (line.starts_with("version = "), name.take()) {
                found.extend(quoted(line).map(|version| (name, version)));
            }
        }
        let manifest = fs::read_to_string(project.root.join("bench/js/package.json"));
        let manifest: Value =
            serde_json::from_str(&manifest.unwrap_or_default()).unwrap_or_default();
        let dependencies = manifest.get("dependencies").and_then(Value::as_object);
        for (name, version) in dependencies.into_iter().flatten() {
            found.extend(version.as_str().map(|version| (name.clone(), version.to_owned())));
        }
        Versions(found)
    }

    fn of(&self, package: &str) -> Option<&str> {
        self.0.get(package).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{digits, time};

    #[test]
    fn shows_what_is_no_noise() {
        let shown = [0.147, 3.77, 12.4, 657.6, 12_345.0, 0.0].map(digits);
        assert_eq!(shown, ["0.15", "3.8", "12", "660", "12000", "0.0000"]);
        assert_eq!(time(Some(24_323.0)), "24 ms");
    }
}
