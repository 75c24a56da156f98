//! The formatter: sets indentation, aligns tables, keeps everything else as it was written.

use crate::{
    lex::lex,
    outline::{FileKind, block_keyword, clause_keyword, grammar_of, meant_block, outline},
    report::Report,
};

/// Formats a file. Formatting twice gives the same; words, comments and their order are kept.
pub fn format(text: &str) -> String {
    let mut ignored = Report::new("", text);
    let kind = outline(text, &mut ignored).kind;
    let mut out: Vec<String> = Vec::new();
    let mut table: Vec<Vec<String>> = Vec::new();
    let mut block = None;
    for raw in text.trim_start_matches('\u{feff}').lines() {
        let line = raw.trim();
        if line.starts_with('|') {
            table.push(cells(line));
            continue;
        }
        out.extend(align(&std::mem::take(&mut table)));
        let indent = indent(raw, kind, &mut block);
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

/// Blocks stand at the margin, clauses two spaces in, what continues a clause four.
fn indent(line: &str, kind: FileKind, block: &mut Option<&'static str>) -> &'static str {
    let grammar = grammar_of(kind);
    let mut ignored = Report::new("", line);
    let tokens = lex(line, 0, &mut ignored).tokens;
    // A misspelt block stays at the margin, where its mistake can be told from a long line.
    let keyword =
        block_keyword(grammar, &tokens).or_else(|| meant_block(grammar, line, &tokens, *block));
    if let Some(keyword) = keyword {
        *block = Some(keyword);
        return "";
    }
    match block {
        // A comment on a line of its own belongs to what follows: it stays at the margin.
        _ if tokens.is_empty() => "",
        Some(keyword) if clause_keyword(grammar, keyword, &tokens).is_some() => "  ",
        Some(_) => "    ",
        None => "",
    }
}

/// The cells of a table row; a `|` inside quotation marks does not end a cell.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    for letter in line.chars().skip(1) {
        match letter {
            '|' if !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            letter => {
                quoted ^= letter == '"';
                cell.push(letter);
            }
        }
    }
    // A comment behind the last cell, or a row without its last sign.
    if !cell.trim().is_empty() {
        cells.push(cell.trim().to_owned());
    }
    cells
}

fn align(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|i| {
            let widths = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
            widths.max().unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let padded = row.iter().zip(&widths).map(|(cell, width)| {
            if cell.starts_with("--") && !cell.starts_with("---") {
                return cell.clone();
            }
            let fill = " ".repeat(width.saturating_sub(cell.chars().count()));
            format!("{cell}{fill} |")
        });
        format!("| {}", padded.collect::<Vec<_>>().join(" "))
    };
    rows.iter().map(line).collect()
}
