//! The sources read backwards: which rules rest on which clause, and which clauses have no rule. On
//! the page, and as records for a spreadsheet.

use anyhow::Result;
use maud::{Markup, html};
use weighup_language::{Citing, ClauseCoverage, SourceCoverage, force_word};

use super::{
    anchors::Anchors,
    parts::{Context, Heads, Row, name, table},
};

/// The sources, each with its clauses and the rules that cite them.
pub(super) fn sources(context: &Context<'_>) -> Markup {
    html! {
        @for source in &context.reading.sources {
            div.card id=[context.anchors.source(&source.source).map(|it| it.replace('#', ""))] {
                h3 { (source.title) }
                p { "Called " (name(&source.source)) " in the rules. " (how_many(source)) }
                (clauses(context, source))
            }
        }
    }
}

/// “12 of 17 clauses have a rule.”
fn how_many(source: &SourceCoverage) -> String {
    let (all, without) = (source.clauses.len(), source.without_rule().count());
    match (source.listed, all, all - without) {
        (true, all, 1) => format!("1 of {all} clauses has a rule."),
        (true, all, with) => format!("{with} of {all} clauses have a rule."),
        (false, 0, _) if source.whole.is_empty() => "No rule cites it.".to_owned(),
        (false, ..) => "Its clauses are not listed: these are the ones that rules cite.".to_owned(),
    }
}

fn clauses(context: &Context<'_>, source: &SourceCoverage) -> Markup {
    let whole = (!source.whole.is_empty()).then(|| {
        Row::new(vec![html! { "(as a whole)" }, html! {}, html! {}, rules(context, &source.whole)])
    });
    let clauses = source.clauses.iter().map(|ClauseCoverage { clause, cited_by }| {
        let title = html! {
            (clause.title)
            @for note in &clause.notes { p.note { (note) } }
        };
        let force = html! { (clause.force.map(force_word).unwrap_or_default()) };
        Row::new(vec![html! { (clause.id) }, title, force, rules(context, cited_by)])
    });
    let rows: Vec<_> = whole.into_iter().chain(clauses).collect();
    let headings = ["Clause", "Title", "Force", "Rules"];
    html! {
        @if !rows.is_empty() {
            @let caption = format!("{}: rules that cite each clause", source.source);
            (table(&caption, &headings, &rows, Heads::ColumnsAndRows))
        }
    }
}

fn rules(context: &Context<'_>, citing: &[Citing]) -> Markup {
    html! {
        @if citing.is_empty() { strong.without { "no rule" } }
        @if !citing.is_empty() {
            ul.plain {
                @for citing in citing {
                    li {
                        (context.anchors.sort(&citing.name)) " "
                        @match context.anchors.link(&citing.name) {
                            Some(link) => { a href=(link) { (citing.title) } },
                            None => (citing.title),
                        }
                    }
                }
            }
        }
    }
}

/// The same as CSV: a record for each rule that cites a clause, and one for each clause without.
pub(super) fn records(sources: &[SourceCoverage], anchors: &Anchors) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["source", "clause", "title", "force", "cited by", "name"])?;
    for source in sources {
        let mut write = |[clause, title, force]: [&str; 3], citing: &[Citing]| {
            let known = [source.source.as_str(), clause, title, force];
            for citing in citing {
                let by = [anchors.sort(&citing.name), citing.name.as_str()];
                writer.write_record(known.into_iter().chain(by))?;
            }
            if citing.is_empty() {
                writer.write_record(known.into_iter().chain(["", ""]))?;
            }
            anyhow::Ok(())
        };
        if !source.whole.is_empty() {
            write(["", "", ""], &source.whole)?;
        }
        for ClauseCoverage { clause, cited_by } in &source.clauses {
            let force = clause.force.map(force_word).unwrap_or_default();
            write([&clause.id, &clause.title, force], cited_by)?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
