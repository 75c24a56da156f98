//! The rules: settings, levels, tables, checks, scores, the verdict and definitions.

use maud::{Markup, html};
use weighup_engine::program::Force;
use weighup_language::{
    force_word,
    reading::{
        Applies, AtLevel, Basis, CheckReading, FigureReading, FileSort, LevelReading, LineReading,
        Rows, ScoreReading, ShareReading, TableReading, TensionReading, TotalReading, Wording,
    },
};

use super::parts::{Context, Fact, Heads, Row, facts, name, table, tag};

/// The figures that may be turned.
pub(super) fn settings(context: &Context<'_>) -> Markup {
    let rows: Vec<_> = context
        .reading
        .settings
        .iter()
        .map(|setting| {
            Row::at(
                context.anchors.id("setting", &setting.name, None),
                vec![
                    name(&setting.name),
                    context.wording(&setting.value),
                    html! { (setting.limit) },
                    status(status_of(context, &setting.file), &setting.basis),
                    context.citations(&setting.basis.citations),
                    html! { (setting.because) },
                    context.file(&setting.file),
                ],
            )
        })
        .collect();
    let headings = ["Setting", "Value", "Local packs", "Status", "Clause", "Because", "From"];
    html! {
        p { "Figures that an assurance team may change." }
        (table("All settings", &headings, &rows, Heads::ColumnsAndRows))
    }
}

/// The status of the pack that a file belongs to. Which pack a part belongs to is clear where there is
/// one only.
fn status_of<'c>(context: &'c Context<'_>, file: &str) -> &'c str {
    let reading = context.reading;
    let is_local = !reading.pack.extends.is_empty();
    let known = reading.files.iter().find(|known| known.file == file);
    match known.filter(|known| is_local || known.sort != FileSort::Part) {
        Some(known) => &known.status,
        None => &reading.pack.status,
    }
}

/// A figure is illustrative, or has the pack's status, unless that only says that figures are
/// illustrative; then it is as its clause says.
fn status(pack: &str, basis: &Basis) -> Markup {
    match pack {
        _ if basis.illustrative => tag(),
        "" | "illustrative" if basis.citations.is_empty() => html! { "no source given" },
        "" | "illustrative" => html! { "as cited" },
        pack => html! { (pack) },
    }
}

/// The levels.
pub(super) fn levels(context: &Context<'_>) -> Markup {
    html! {
        @for level in &context.reading.levels {
            div.card id=(context.anchors.id("level", &level.name, None)) {
                h3 { (level.title) }
                (facts(&level_facts(context, level)))
                (decision_table(context, &level.title, &level.rows))
                @if !level.moves.is_empty() {
                    p { "Then, in this order:" }
                    ol { @for by in &level.moves { li { (context.wording(by)) } } }
                }
            }
        }
    }
}

fn level_facts<'f>(context: &Context<'_>, level: &LevelReading) -> Vec<Fact<'f>> {
    let mut said = vec![
        Fact("In the rules", name(&level.name)),
        Fact("From lowest to highest", html! { (level.options.join(", ")) }),
    ];
    if let Some(is) = &level.is {
        said.push(Fact("Is", context.wording(is)));
    }
    said.extend(rows_fact(&level.rows));
    said.extend(context.basis_facts(&level.basis));
    said.extend(context.file_fact(&level.file));
    said
}

/// The file that rows come from.
fn rows_fact<'f>(rows: &Rows) -> Option<Fact<'f>> {
    rows.from.as_ref().map(|file| Fact("Rows from", name(file)))
}

fn decision_table(context: &Context<'_>, title: &str, rows: &Rows) -> Markup {
    if rows.headings.is_empty() {
        return html! {};
    }
    let takes = &rows.takes;
    let headings: Vec<_> = rows.headings.iter().map(|heading| heading.text()).collect();
    let cells = |row: &Vec<_>| Row::new(row.iter().map(|cell| context.wording(cell)).collect());
    let rows: Vec<_> = rows.rows.iter().map(cells).collect();
    let caption = match takes.as_str() {
        "" => format!("{title}: exactly one row fits"),
        takes => format!("{title}: takes {takes}"),
    };
    table(&caption, &headings, &rows, Heads::Columns)
}

/// What readers see beside the levels.
pub(super) fn figures(context: &Context<'_>) -> Markup {
    let row = |figure: &FigureReading| {
        let shows = context.wording(&figure.shows);
        Row::new(vec![html! { (figure.title) }, shows, context.file(&figure.file)])
    };
    let rows: Vec<_> = context.reading.figures.iter().map(row).collect();
    let headings = ["What readers see", "Is", "From"];
    html! {
        p { "Stands beside the levels; no verdict rests on it by itself." }
        (table("All that is shown", &headings, &rows, Heads::ColumnsAndRows))
    }
}

/// The tables.
pub(super) fn tables(context: &Context<'_>) -> Markup {
    html! {
        @for read in &context.reading.tables {
            div.card id=(context.anchors.id("table", &read.name, None)) {
                h3 { (read.name) }
                (facts(&table_facts(context, read)))
                (decision_table(context, &read.name, &read.rows))
            }
        }
    }
}

fn table_facts<'f>(context: &Context<'_>, read: &TableReading) -> Vec<Fact<'f>> {
    let mut said = vec![Fact("Gives", context.wording(&read.gives))];
    said.extend(rows_fact(&read.rows));
    said.extend(context.basis_facts(&read.basis));
    said.extend(context.file_fact(&read.file));
    said
}

/// The tensions.
pub(super) fn tensions(context: &Context<'_>) -> Markup {
    html! {
        p { "Outcomes that pull against each other. A proposal says why it strikes the balance as it does." }
        @for tension in &context.reading.tensions {
            div.card id=(context.anchors.id("tension", &tension.name, None)) {
                h3 { (tension.title) }
                (facts(&tension_facts(context, tension)))
            }
        }
    }
}

fn tension_facts<'f>(context: &Context<'_>, tension: &TensionReading) -> Vec<Fact<'f>> {
    let mut said = vec![Fact("In the rules", name(&tension.name))];
    if !tension.between.is_empty() {
        let outcomes = html! { ul.plain { @for outcome in &tension.between { li { (outcome) } } } };
        said.push(Fact("Between", outcomes));
    }
    said.push(Fact("Arises", context.wording(&tension.arises)));
    if let Some(answered) = &tension.answered {
        said.push(Fact("Answered", context.wording(answered)));
    }
    said.extend(context.basis_facts(&tension.basis));
    said.extend(context.file_fact(&tension.file));
    said
}

/// How it is told which share of a framework's targets is claimed.
pub(super) fn shares(context: &Context<'_>) -> Markup {
    html! {
        p {
            "What a proposal claims of each target its metrics have. Shares of different targets are \
             not added up; of several claims on one metric, the largest counts."
        }
        @if let Some(shares) = &context.reading.shares {
            div.card {
                h3 { (shares.title) }
                (facts(&share_facts(context, shares)))
            }
        }
    }
}

fn share_facts<'f>(context: &Context<'_>, shares: &ShareReading) -> Vec<Fact<'f>> {
    let mut said = vec![
        Fact("Over", context.wording(&shares.over)),
        Fact("Metric", context.wording(&shares.metric)),
        Fact("Contributes", context.wording(&shares.contributes)),
    ];
    said.extend(context.basis_facts(&shares.basis));
    said.extend(context.file_fact(&shares.file));
    said
}

/// The checks: all at a glance, then one by one.
pub(super) fn checks(context: &Context<'_>) -> Markup {
    let checks = &context.reading.checks;
    let rows: Vec<_> = checks
        .iter()
        .map(|check| {
            let link = format!("#{}", context.anchors.id("check", &check.name, None));
            Row::new(vec![
                html! { a href=(link) { (check.title) } },
                applies(context, check),
                html! { (force_word(check.force)) },
                context.wording(&check.counts_as),
            ])
        })
        .collect();
    let headings = ["Check", "Applies", "Force", "Counts as"];
    html! {
        p { "What a proposal must show. A check counts as one of four when it is not met:" }
        dl {
            @for severity in ["gate", "major", "minor", "flag"] {
                div { dt { (severity) } dd { (does(context, severity)) } }
            }
        }
        (table("All checks", &headings, &rows, Heads::ColumnsAndRows))
        @for check in checks {
            div.card id=(context.anchors.id("check", &check.name, None)) {
                h3 { (check.title) }
                (facts(&check_facts(context, check)))
            }
        }
    }
}

/// What a check of this severity that is not met does to the verdict.
fn does(context: &Context<'_>, severity: &str) -> Markup {
    let asks = format!("any {severity} is not met");
    let asking = context.reading.verdict.iter().filter(|row| {
        row.when.as_ref().is_some_and(|when| when.text().replace('\n', " ").contains(&asks))
    });
    let names: Vec<_> = asking.map(|row| format!("“{}”", row.name)).collect();
    html! {
        @if names.is_empty() {
            "changes no verdict"
        } @else {
            "may make the verdict " (names.join(" or "))
            ", see " a href="#verdict" { "Verdict" }
        }
    }
}

fn applies(context: &Context<'_>, check: &CheckReading) -> Markup {
    match &check.applies {
        Some(applies) => joined(context, "or ", applies, &check.also_applies),
        None => html! { "always" },
    }
}

/// A condition, with those that local packs join to it.
fn joined(context: &Context<'_>, by: &str, central: &Wording, local: &[Wording]) -> Markup {
    html! {
        @if local.is_empty() {
            (context.wording(central))
        } @else {
            ul.plain {
                li { (context.wording(central)) }
                @for also in local { li { (by) (context.wording(also)) } }
            }
        }
    }
}

fn check_facts<'f>(context: &Context<'_>, check: &CheckReading) -> Vec<Fact<'f>> {
    let mut said =
        vec![Fact("In the rules", name(&check.name)), Fact("Applies", applies(context, check))];
    if !check.at_levels.is_empty() {
        let levels = html! {
            @for level in &check.at_levels { p { (level.title) ": " (at_level(level)) } }
        };
        said.push(Fact("At which levels", levels));
    }
    said.push(Fact("Needs", joined(context, "and ", &check.needs, &check.also_needs)));
    said.push(Fact(
        "Force",
        html! { strong { (force_word(check.force)) } ": " (force(check.force)) },
    ));
    said.push(Fact("Clause", context.citations(&check.citations)));
    said.push(Fact("Counts as", context.wording(&check.counts_as)));
    said.push(Fact("If not met", html! { (context.message(&check.message)) }));
    said.push(Fact("To fix", html! { (context.message(&check.fix)) }));
    if !check.tightened.is_empty() {
        let tightened = html! {
            @for it in &check.tightened {
                p { (it.by) ": " (it.what) }
                p.note { (it.because) }
            }
        };
        said.push(Fact("Tightened by", tightened));
    }
    said.extend(context.file_fact(&check.file));
    said
}

/// “always at T3, T4; perhaps at T2; never at T1”.
fn at_level(level: &AtLevel) -> String {
    let sorts =
        [(Applies::Always, "always"), (Applies::Perhaps, "perhaps"), (Applies::Never, "never")];
    let said = sorts.iter().filter_map(|(sort, word)| {
        let at = level.options.iter().filter(|(_, applies)| applies == sort);
        let names: Vec<_> = at.map(|(name, _)| name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{word} at {}", names.join(", ")))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// What a force means.
fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "the source, or the law, says that it must be.",
        Force::Declared => "the source states it as what happens.",
        Force::Should => "the source says that it should be.",
        Force::Typically => "the source says that it typically is; if not, the reason is given.",
    }
}

/// The scores and the total.
pub(super) fn scores(context: &Context<'_>) -> Markup {
    html! {
        @for score in &context.reading.scores {
            div.card id=(context.anchors.id("score", &score.name, score.each.as_deref())) {
                h3 { (score_title(score)) }
                (score_facts(context, score))
                (lines(context, score))
            }
        }
        @if let Some(total) = &context.reading.total {
            div.card id=(context.anchors.id("total", &total.name, None)) {
                h3 { "Total" }
                (facts(&total_facts(context, total)))
            }
        }
    }
}

fn total_facts<'f>(context: &Context<'_>, total: &TotalReading) -> Vec<Fact<'f>> {
    let mut said = vec![
        Fact("In the rules", name(&total.name)),
        Fact("Out of", html! { (total.out_of) }),
        Fact("Adds", context.wording(&total.adds)),
    ];
    said.extend(total.times.iter().map(|times| {
        let title = &total.times_title;
        Fact("Times", html! { (context.wording(times)) @if !title.is_empty() { " (" (title) ")" } })
    }));
    said.extend(total.caps.iter().map(|cap| Fact("At most", context.wording(cap))));
    said.extend(context.file_fact(&total.file));
    said
}

fn score_title(score: &ScoreReading) -> &str {
    if score.title.is_empty() { &score.name } else { &score.title }
}

fn score_facts(context: &Context<'_>, score: &ScoreReading) -> Markup {
    let mut said = vec![Fact("In the rules", name(&score.name))];
    if let Some(each) = &score.each {
        said.push(Fact("For each", html! { (each) }));
    }
    said.push(Fact("Worth", html! { (score.worth) }));
    said.extend(score.caps.iter().map(|cap| Fact("At most", context.wording(cap))));
    said.extend(context.basis_facts(&score.basis));
    said.extend(context.file_fact(&score.file));
    facts(&said)
}

fn lines(context: &Context<'_>, score: &ScoreReading) -> Markup {
    let rows: Vec<_> = score
        .lines
        .iter()
        .map(|line| {
            Row::new(vec![
                html! { (line.points) },
                html! { (line.title) },
                context.wording(&line.earned_for),
                counts(context, line),
            ])
        })
        .collect();
    let caption = format!("{}: its lines", score_title(score));
    table(&caption, &["Points", "For", "Earned by", "Counts"], &rows, Heads::Columns)
}

/// When a line counts, if not always.
fn counts(context: &Context<'_>, line: &LineReading) -> Markup {
    match &line.required_when {
        Some(when) => html! { "when " (context.wording(when)) },
        None if line.is_check => html! { "when the check applies" },
        None => html! {},
    }
}

/// The verdict.
pub(super) fn verdict(context: &Context<'_>) -> Markup {
    let rows: Vec<_> = context
        .reading
        .verdict
        .iter()
        .map(|row| {
            let when = match &row.when {
                Some(when) => html! { "when " (context.wording(when)) },
                None => html! { "otherwise" },
            };
            Row::new(vec![html! { (row.name) }, when])
        })
        .collect();
    html! {
        p { "The first row that fits is the verdict." }
        (table("Rows of the verdict", &["Verdict", "Given"], &rows, Heads::ColumnsAndRows))
    }
}

/// The definitions.
pub(super) fn definitions(context: &Context<'_>) -> Markup {
    let rows: Vec<_> = context
        .reading
        .definitions
        .iter()
        .map(|it| {
            let id = context.anchors.id("define", &it.name, it.each.as_deref());
            let each = it.each.as_deref();
            let called = html! {
                (name(&it.name))
                @if let Some(each) = each { span.each { " for each " (each) } }
            };
            let (text, basis) = (context.wording(&it.text), context.basis(&it.basis));
            Row::at(id, vec![called, text, basis, context.file(&it.file)])
        })
        .collect();
    let headings = ["Name", "Is", "Rests on", "From"];
    html! {
        p { "Values and conditions that the rules call by a name." }
        (table("All definitions", &headings, &rows, Heads::ColumnsAndRows))
    }
}
