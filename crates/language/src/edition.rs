//! Editions: when a pack is in force, which edition it follows, and which one holds on a day.

use weighup_engine::{Decimal, Kind, Program, Value};

use crate::{
    Files,
    catalogue::words,
    codes,
    outline::{Block, FileKind, outline},
    pack::{circle, missing, too_many, wrong_kind},
    refer::{self, Reference, resolve},
    report::Report,
    token::{Span, TokenKind},
};

/// How many editions a pack may have.
const MOST: usize = 100;

/// From when until when a pack is in force, both days included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: Option<Decimal>,
    pub(crate) until: Option<Decimal>,
}

/// An edition of a pack.
#[derive(Debug)]
pub(crate) struct Edition {
    pub(crate) path: String,
    /// “2026 (grants-2026.weigh)”.
    pub(crate) name: String,
    /// As far as it is known: an edition ends at the latest when the next one starts.
    period: Period,
    /// Where it says when it is in force, or else its header.
    span: Span,
}

impl Edition {
    /// “from 1 April 2026 until 31 March 2027”.
    pub(crate) fn in_force(&self) -> String {
        let Period { from, until } = self.period;
        let part =
            |word: &str, day: Option<Decimal>| day.map(|day| format!("{word} {}", show(day)));
        let parts = [part("from", from), part("until", until)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Reads the period of a header: `in force from 1 April 2026 until 31 March 2027`. `None` when a
/// line cannot be read.
pub(crate) fn period(header: &Block) -> Option<Period> {
    let mut period = Period::default();
    for clause in header.clauses.iter().filter(|clause| clause.keyword == "in force") {
        for pair in clause.tokens.chunks(2) {
            match pair {
                [from, date] if from.is_word("from") => period.from = Some(day(&date.kind)?),
                [until, date] if until.is_word("until") => period.until = Some(day(&date.kind)?),
                _ => return None,
            }
        }
        if clause.tokens.is_empty() {
            return None;
        }
    }
    Some(period)
}

fn day(kind: &TokenKind) -> Option<Decimal> {
    match kind {
        TokenKind::Date(day) => Some(*day),
        _ => None,
    }
}

/// The editions of the pack `main`, the latest first, with what is wrong in how they follow one
/// another. `report` must hold `main` at position 0.
pub(crate) fn chain<'a>(main: &str, files: &'a Files, report: &mut Report<'a>) -> Vec<Edition> {
    let mut editions: Vec<Edition> = Vec::new();
    let mut trail = Vec::new();
    let mut next = files.get(main).map(|text| (main.to_owned(), 0, text.as_str(), None));
    while let Some((path, base, text, named)) = next.take() {
        let read = outline(text, base, &mut Report::new("", ""));
        if read.kind != FileKind::Rules {
            if let Some(reference) = &named {
                wrong_kind(report, reference, FileKind::Rules, read.kind);
            }
            break;
        }
        let Some(header) = read.blocks.iter().find(|block| block.keyword == "rules") else { break };
        trail.push(resolve("", &path));
        let mut edition = read_edition(path.clone(), header);
        if let (Some(later), Some(reference)) = (editions.last(), &named) {
            end_before(&mut edition, later, reference, report);
        }
        editions.push(edition);
        let follows = header.clauses.iter().find(|clause| clause.keyword == "follows");
        let Some(reference) = follows.and_then(|clause| refer::named(clause, report)) else {
            break;
        };
        let before = resolve(&path, &reference.path);
        let span = reference.span.clone();
        match files.get(&before) {
            None => missing(report, files, &path, &before, span),
            Some(_) if trail.contains(&resolve("", &before)) => {
                circle(report, span, &trail, &before);
            }
            Some(_) if trail.len() >= MOST => too_many(report, span, MOST),
            Some(text) => {
                let base = report.add_file(&before, text);
                next = Some((before, base, text, Some(reference)));
            }
        }
    }
    editions
}

fn read_edition(path: String, header: &Block) -> Edition {
    let edition = header.clauses.iter().find(|clause| clause.keyword == "edition");
    let said = edition.map(|clause| words(&clause.tokens)).unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let name = if said.is_empty() { format!("“{file}”") } else { format!("{said} ({file})") };
    let in_force = header.clauses.iter().find(|clause| clause.keyword == "in force");
    let span = in_force.map_or(&header.keyword_span, |clause| &clause.keyword_span).clone();
    Edition { path, name, period: period(header).unwrap_or_default(), span }
}

/// Ends an edition before the one that follows it, and reports what does not fit.
fn end_before(
    edition: &mut Edition,
    later: &Edition,
    reference: &Reference,
    report: &mut Report<'_>,
) {
    let span = reference.span.clone();
    let Some(from) = later.period.from else {
        let message = "This edition follows another but does not say from when it is in force.";
        let help = "Add a line such as: in force from 1 April 2026";
        report.add(codes::W817, span, message, help);
        return;
    };
    let Some(day_before) = from.checked_sub(Decimal::ONE) else { return };
    let name = &edition.name;
    if let Some(first) = edition.period.from.filter(|first| *first >= from) {
        let first = show(first);
        let message = format!("Edition {name} is in force from {first}, not before this one.");
        let help = format!("This one is in force from {}. Name the edition before it.", show(from));
        report.add(codes::W818, span, &message, &help);
        return;
    }
    match edition.period.until {
        Some(until) if until >= from => {
            let (until, from) = (show(until), show(from));
            let message =
                format!("Edition {name} is in force until {until}, this one from {from}.");
            let last = show(day_before);
            let help = format!("No day may have two editions. Write there: until {last}");
            report.add(codes::W818, span, &message, &help);
        }
        Some(until) if until < day_before => {
            let first = show(until.checked_add(Decimal::ONE).unwrap_or(until));
            let last = show(day_before);
            let message = format!("No edition is in force from {first} until {last}.");
            let until = show(until);
            let help = format!("Edition {name} ends on {until}. Move one of the two dates.");
            report.add(codes::W819, span, &message, &help);
        }
        Some(_) => {}
        None => edition.period.until = Some(day_before),
    }
}

/// The edition in force on a day.
pub(crate) fn in_force(editions: &[Edition], day: Decimal) -> Option<&Edition> {
    editions.iter().find(|edition| {
        edition.period.from.is_none_or(|from| from <= day)
            && edition.period.until.is_none_or(|until| day <= until)
    })
}

/// Reports that no edition is in force on a day.
pub(crate) fn none_in_force(
    editions: &[Edition],
    day: Decimal,
    span: Span,
    report: &mut Report<'_>,
) {
    let periods: Vec<_> = editions
        .iter()
        .map(|edition| format!("{} {}", edition.name, edition.in_force()).trim_end().to_owned())
        .collect();
    let message = format!("No edition of this pack is in force on {}.", show(day));
    let help = format!("Its editions: {}.", periods.join("; "));
    report.add(codes::W820, span, &message, &help);
}

/// Where the latest edition says when it is in force.
pub(crate) fn place(editions: &[Edition]) -> Span {
    editions.first().map_or(0..0, |edition| edition.span.clone())
}

/// A day in words.
pub(crate) fn show(day: Decimal) -> String {
    weighup_engine::show(&Value::Number(day), &Kind::Date, &Program::default())
}
