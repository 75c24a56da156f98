//! Rows of tables that do not stand between `|` signs: cells with tabs between them, as they come
//! out of a spreadsheet, and records of a CSV file. What the cells say is read elsewhere.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};
use weighup_engine::closest;

use crate::{
    Files, codes,
    lex::lex,
    outline::{Block, Cell, Grammar, Outline, Row, block_keyword, clause_keyword},
    report::Report,
    resolve,
    token::{Span, Token, TokenKind},
};

/// A line of cells with tabs between them: the places of its cells, and of what stands behind them.
pub(crate) struct Tabbed {
    pub(crate) cells: Vec<Range<usize>>,
    /// The comment, empty when there is none.
    pub(crate) comment: Range<usize>,
}

/// Reads a line inside `block` as a row of cells with tabs between them, if it is one: a line with
/// a tab that opens neither another block nor a part of this one.
pub(crate) fn tabbed(grammar: Grammar, block: Option<&str>, line: &str) -> Option<Tabbed> {
    let block = block.filter(|block| matches!(*block, "table" | "level"))?;
    if !line.trim().contains('\t') {
        return None;
    }
    // What cannot be read is reported when the cells are read.
    let read = lex(line, 0, &mut Report::new("", line));
    let end = read.comment.unwrap_or(line.len());
    let body = line.get(..end).unwrap_or_default();
    let is_row = body.trim().contains('\t')
        && read.tokens.first().is_some_and(|first| !first.is_sign('|'))
        && !opens_block(grammar, &read.tokens)
        && !opens_clause(grammar, block, &read.tokens);
    is_row.then(|| Tabbed { cells: cells(body), comment: end..line.trim_end().len().max(end) })
}

/// Whether a line with tabs opens a block. A heading may start with a word that opens blocks, as in
/// “total public cost”; but a block declares something.
fn opens_block(grammar: Grammar, tokens: &[Token]) -> bool {
    let declares = |token: &Token| {
        token.is_sign(':')
            || token.is_sign(',')
            || token.is_word("is")
            || matches!(token.kind, TokenKind::Text(_))
    };
    block_keyword(grammar, tokens).is_some() && tokens.iter().any(declares)
}

/// Whether a line with tabs opens a part of its block. A cell may say “at least £1m”; what moves a
/// level says when.
fn opens_clause(grammar: Grammar, block: &str, tokens: &[Token]) -> bool {
    match clause_keyword(grammar, block, tokens) {
        Some(("at least" | "at most", _)) => tokens.iter().any(|token| token.is_word("when")),
        keyword => keyword.is_some(),
    }
}

/// The places of the cells of a line, without the blanks round them. A tab or `|` inside quotation
/// marks parts nothing.
fn cells(body: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (body.len() - body.trim_start().len(), false);
    let end = body.trim_end().len();
    for (at, letter) in body.char_indices().take_while(|(at, _)| *at < end) {
        match letter {
            '"' => quoted = !quoted,
            '\t' | '|' if !quoted && at >= start => {
                cells.push(trimmed(body, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    cells.push(trimmed(body, start..end));
    cells
}

/// A place without the blanks at its ends.
fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let inside = text.get(place.clone()).unwrap_or_default();
    let start = place.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

/// A place without the quotation marks that a spreadsheet puts round a cell with a comma in it;
/// with them, where the cell would be read in another way without.
pub(crate) fn unquoted(text: &str, place: Range<usize>) -> Range<usize> {
    let cell = text.get(place.clone()).unwrap_or_default();
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.contains(['"', '|']) && !inside.contains("--") => {
            trimmed(text, place.start + 1..place.end - 1)
        }
        _ => place,
    }
}

/// Makes a row of cells at these places of `text`, which starts at position `base`.
pub(crate) fn row(
    text: &str,
    base: usize,
    cells: &[Range<usize>],
    report: &mut Report<'_>,
) -> Option<Row> {
    let span = base + cells.first()?.start..base + cells.last()?.end;
    let cells = cells.iter().map(|place| {
        let place = unquoted(text, place.clone());
        let start = base + place.start;
        let span = start..base + place.end;
        Cell { tokens: lex(text.get(place).unwrap_or_default(), start, report).tokens, span }
    });
    Some(Row { cells: cells.collect(), span })
}

/// The file that the rows of a table come from, as in `table rate: money from "rates.csv"`.
pub(crate) fn file_of(block: &Block) -> Option<(&str, Span)> {
    let text = block.head.iter().position(|token| matches!(token.kind, TokenKind::Text(_)))?;
    let from = block.head.get(text.checked_sub(1)?)?;
    match block.head.get(text) {
        Some(Token { kind: TokenKind::Text(path), span })
            if block.keyword == "table" && from.is_word("from") =>
        {
            Some((path, span.clone()))
        }
        _ => None,
    }
}

/// The files that rows come from, as paths from the same root as `path`.
pub(crate) fn files_of(outline: &Outline, path: &str) -> Vec<String> {
    let files = outline.blocks.iter().filter_map(file_of);
    files.map(|(file, _)| resolve(path, file)).collect()
}

/// Whether a file holds records, and so uses nothing.
pub(crate) fn is_records(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"))
}

/// Puts the rows of files into the tables that take them from there.
pub(crate) fn read_files<'a>(outline: &mut Outline, files: &'a Files, report: &mut Report<'a>) {
    for block in &mut outline.blocks {
        let Some((path, span)) = file_of(block) else { continue };
        let path = resolve(report.path_of(span.start), path);
        let own = block.rows.first().map(|row| row.span.clone());
        if let Some(own) = own {
            let message = format!("This table takes its rows from “{path}” already.");
            let help = "Move the rows to the file, or remove “from” and the file's name.";
            report.add(codes::W415, own, &message, help);
            block.rows.clear();
            continue;
        }
        let Some(text) = files.get(&path) else {
            no_file(&path, files, span, report);
            continue;
        };
        let base = report.add_file(&path, text);
        block.rows = records(text).iter().filter_map(|it| row(text, base, it, report)).collect();
        if block.rows.is_empty() {
            let message = format!("“{path}” has no rows.");
            let help = "Its first line holds the headings; each further line is a row.";
            report.add(codes::W401, span, &message, help);
        }
    }
}

fn no_file(path: &str, files: &Files, span: Span, report: &mut Report<'_>) {
    let name = |path: &'_ str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let tables: Vec<_> = files.keys().filter(|path| is_records(path)).map(|it| name(it)).collect();
    let help = closest(&name(path), tables.iter().map(String::as_str)).map_or_else(
        || {
            "The path is relative to this file. If the file is there, save it again as “CSV UTF-8”."
                .to_owned()
        },
        |near| format!("Did you mean “{near}”?"),
    );
    report.add(codes::W208, span, &format!("There is no file “{path}”."), &help);
}

/// What parts the fields of a file, and where its records start.
///
/// A spreadsheet set to another country writes semicolons, since there a comma stands in figures;
/// some write tabs. What parts the headings parts all records, unless a line `sep=;` says it.
fn parted_by(text: &str) -> (u8, usize) {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let first = text.get(start..).unwrap_or_default().lines().find(|line| !line.trim().is_empty());
    let first = first.unwrap_or_default();
    if let Some(&[sign]) = first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        return (sign, start + first.len());
    }
    let count = |sign: u8| {
        let quoted = |quoted: &mut bool, letter: u8| {
            *quoted ^= letter == b'"';
            Some(!*quoted && letter == sign)
        };
        first.bytes().scan(false, quoted).filter(|parts| *parts).count()
    };
    // The comma is last: of equals, the last is taken.
    let most = [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign));
    (most.unwrap_or(b','), start)
}

/// The places of the fields of each record; records without anything in them are left out, and so
/// are columns without anything at the end.
fn records(text: &str) -> Vec<Vec<Range<usize>>> {
    let (sign, mut at) = parted_by(text);
    let mut reader = ReaderBuilder::new().delimiter(sign).build();
    // The fields are read from the text itself; nobody looks at the reader's copy.
    let mut copy = [0; 256];
    let mut start = at;
    let mut records = Vec::new();
    let mut record = Vec::new();
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let (result, read, _) = reader.read_field(rest, &mut copy);
        at += read;
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                let field = text.get(start..at).unwrap_or_default();
                let field = if record_end {
                    field
                } else {
                    field.strip_suffix(char::from(sign)).unwrap_or(field)
                };
                record.push(trimmed(text, start..start + field.len()));
                start = at;
                if record_end {
                    records.push(std::mem::take(&mut record));
                }
            }
            ReadFieldResult::End => break,
        }
    }
    records.retain(|record| record.iter().any(|field| !field.is_empty()));
    let filled = |record: &Vec<Range<usize>>| record.iter().rposition(|field| !field.is_empty());
    let columns = records.iter().filter_map(filled).max().map_or(0, |last| last + 1);
    records.iter_mut().for_each(|record| record.truncate(columns));
    records
}
