//! The formatter: sets indentation, aligns tables, keeps everything else as it was written.

use crate::{
    lex::lex,
    outline::{FileKind, block_keyword, carries_on, clause_keyword, grammar_of, outline},
    report::Report,
    rows::{tabbed, unquoted},
    token::Token,
};

/// Formats a file. Formatting twice gives the same; words, comments and their order are kept.
///
/// A file with lines that cannot be read is left as it is: where they belong is not known.
pub fn format(text: &str) -> String {
    let mut report = Report::new("", text);
    let kind = outline(text, 0, &mut report).kind;
    if report.has_errors() {
        return text.to_owned();
    }
    let mut out: Vec<String> = Vec::new();
    let mut table: Vec<Row> = Vec::new();
    let mut place = Place::default();
    for raw in text.lines() {
        // A byte order mark is no part of the text, even behind blank lines.
        let raw = if out.is_empty() && table.is_empty() { without_mark(raw) } else { raw };
        let line = raw.trim();
        if line.starts_with('|') {
            table.push(row(line));
            continue;
        }
        // A comment between its rows does not part a table in two.
        if line.starts_with("--") && !table.is_empty() {
            table.push(Row::Odd(line.to_owned()));
            continue;
        }
        if let Some(row) = tabbed_row(raw, kind, place.block) {
            table.push(row);
            continue;
        }
        out.extend(align(&std::mem::take(&mut table)));
        let indent = indent(raw, kind, &mut place);
        if line.is_empty() && out.last().is_none_or(String::is_empty) {
            continue;
        }
        out.push(if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    }
    out.extend(align(&table));
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out.push(String::new());
    out.join("\n")
}

/// A line without byte order marks at its start; what else stands there is kept.
fn without_mark(line: &str) -> &str {
    let is_blank = |letter: char| letter == '\u{feff}' || letter.is_whitespace();
    match line.trim_start_matches(is_blank) {
        "" => "",
        _ if line.trim_start().starts_with('\u{feff}') => line.trim_start_matches(is_blank),
        _ => line,
    }
}

/// Where the lines before have got to.
#[derive(Default)]
struct Place {
    block: Option<&'static str>,
    /// Under a field of a list, whose own lines stand further in.
    in_field: bool,
    /// The last token of the line before.
    last: Option<Token>,
}

/// Blocks stand at the margin, clauses two spaces in, those of a field and what continues a clause
/// four.
fn indent(line: &str, kind: FileKind, place: &mut Place) -> &'static str {
    let grammar = grammar_of(kind);
    let mut report = Report::new("", line);
    let tokens = lex(line, 0, &mut report).tokens;
    // A comment on a line of its own belongs to what follows: it stays at the margin.
    let Some(last) = tokens.last().cloned() else { return "" };
    let carries_on = carries_on(line, place.last.as_ref());
    place.last = Some(last);
    if let Some(keyword) = block_keyword(grammar, &tokens).filter(|_| !carries_on) {
        *place = Place { block: Some(keyword), in_field: false, last: place.last.take() };
        return "";
    }
    let Some(block) = place.block else { return "" };
    match clause_keyword(grammar, block, &tokens) {
        Some(("has", _)) => {
            place.in_field = true;
            "  "
        }
        Some(_) if !place.in_field => "  ",
        _ => "    ",
    }
}

/// A row of a table: its cells and the comment behind it.
enum Row {
    Cells(Vec<String>, String),
    /// The line of dashes under a heading, as Markdown tables have.
    Rule,
    /// A row that cannot be read is kept as it is, and so is a comment.
    Odd(String),
}

fn row(line: &str) -> Row {
    if line.contains("--") && line.chars().all(|letter| "|-: ".contains(letter)) {
        return Row::Rule;
    }
    let mut report = Report::new("", line);
    let read = lex(line, 0, &mut report);
    if report.has_errors() {
        return Row::Odd(line.to_owned());
    }
    let end = read.comment.unwrap_or(line.len());
    let mut cells = Vec::new();
    let mut start = 1;
    for token in read.tokens.iter().skip(1).filter(|token| token.is_sign('|')) {
        cells.push(line.get(start..token.span.start).unwrap_or_default().trim().to_owned());
        start = token.span.end;
    }
    // A row without its last sign.
    let last = line.get(start..end).unwrap_or_default().trim();
    if !last.is_empty() {
        cells.push(last.to_owned());
    }
    Row::Cells(cells, line.get(end..).unwrap_or_default().to_owned())
}

/// A row with tabs between its cells, as it comes out of a spreadsheet.
fn tabbed_row(line: &str, kind: FileKind, block: Option<&str>) -> Option<Row> {
    let row = tabbed(grammar_of(kind), block, line)?;
    let text = |place: std::ops::Range<usize>| line.get(place).unwrap_or_default().to_owned();
    let cells = row.cells.into_iter().map(|place| text(unquoted(line, place)));
    Some(Row::Cells(cells.collect(), text(row.comment)))
}

fn align(rows: &[Row]) -> Vec<String> {
    let cells = || {
        rows.iter().filter_map(|row| match row {
            Row::Cells(cells, _) => Some(cells),
            Row::Rule | Row::Odd(_) => None,
        })
    };
    let columns = cells().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|i| {
            let widths = cells().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
            widths.max().unwrap_or(0)
        })
        .collect();
    let line = |row: &Row| match row {
        Row::Odd(line) => line.clone(),
        Row::Rule if widths.is_empty() => "|--|".to_owned(),
        Row::Rule => {
            let dashes = widths.iter().map(|width| format!("{}|", "-".repeat(width + 2)));
            format!("|{}", dashes.collect::<String>())
        }
        Row::Cells(cells, comment) => {
            let padded = cells.iter().zip(&widths).map(|(cell, width)| {
                let fill = " ".repeat(width.saturating_sub(cell.chars().count()));
                format!("{cell}{fill} | ")
            });
            format!("| {}{comment}", padded.collect::<String>()).trim_end().to_owned()
        }
    };
    rows.iter().map(line).collect()
}
