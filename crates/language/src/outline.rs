//! The outline of a file: blocks, their clauses and their table rows.
//!
//! A block starts with a line whose first word is a block keyword and goes on to the next block.
//! Within it, a line that opens with one of the block's clause keywords starts a clause; any other
//! line continues what came before. Indentation has no meaning.

use crate::{
    lex::lex,
    report::Report,
    token::{Span, Token, TokenKind},
};

/// A block: `ask`, `check`, `table`, …
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) keyword: &'static str,
    pub(crate) keyword_span: Span,
    /// What follows the keyword, up to the first clause.
    pub(crate) head: Vec<Token>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) rows: Vec<Row>,
}

/// A clause of a block: `needs …`, `help …`.
#[derive(Debug)]
pub(crate) struct Clause {
    pub(crate) keyword: &'static str,
    pub(crate) keyword_span: Span,
    pub(crate) tokens: Vec<Token>,
}

/// A row of a pipe table: the tokens of each cell.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) span: Span,
}

/// A cell of a pipe table.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) tokens: Vec<Token>,
    pub(crate) span: Span,
}

/// Which block keywords a file may use, and which clauses each block may hold.
type Grammar = &'static [(&'static str, &'static [&'static str])];

/// Clause `#` is a line that starts with a number, `*` any line not starting with `and` or `or`.
const RULES: Grammar = &[
    ("rules", &["edition", "in force", "status", "about"]),
    ("use", &[]),
    ("source", &[]),
    ("setting", &["because"]),
    ("section", &["help"]),
    ("ask", &["has", "help", "when"]),
    ("define", &["cites", "illustrative"]),
    ("table", &["cites", "illustrative"]),
    ("level", &["is", "at least", "at most", "raise", "drop", "cites", "illustrative"]),
    (
        "check",
        &[
            "applies",
            "needs",
            "must",
            "declared",
            "should",
            "typically",
            "counts as",
            "if not",
            "to fix",
        ],
    ),
    ("score", &["#", "cites", "illustrative"]),
    ("total", &["adds", "times"]),
    ("verdict", &["*"]),
    ("example", &["with", "gives", "finished"]),
];

const FRAMEWORK: Grammar = &[
    ("framework", &["publisher", "edition", "themes are called", "note"]),
    ("theme", &["note"]),
    ("outcome", &["note"]),
    ("group", &["note"]),
    (
        "metric",
        &[
            "source to be confirmed",
            "source",
            "tag",
            "placeholder",
            "vague because",
            "part of",
            "target",
            "same as",
            "note",
        ],
    ),
];

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// A pack of rules.
    Rules,
    /// A framework's catalogue.
    Framework,
}

/// A file's blocks.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) kind: FileKind,
    pub(crate) blocks: Vec<Block>,
}

/// Reads the outline of a file.
pub(crate) fn outline(text: &str, report: &mut Report<'_>) -> Outline {
    let first = text.lines().map(str::trim_start).find(|line| {
        let line = line.trim_start_matches('\u{feff}');
        !line.is_empty() && !line.starts_with("--")
    });
    let kind = match first.and_then(|line| line.split_whitespace().next()) {
        Some("framework") => FileKind::Framework,
        _ => FileKind::Rules,
    };
    let mut reader =
        Reader { grammar: grammar_of(kind), blocks: Vec::new(), report, skipping: false };
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end_matches(['\n', '\r']);
        let skip =
            if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        reader.line(line.get(skip..).unwrap_or_default(), start + skip);
        start += raw.len();
    }
    Outline { kind, blocks: reader.blocks }
}

/// The grammar of a kind of file.
pub(crate) fn grammar_of(kind: FileKind) -> Grammar {
    match kind {
        FileKind::Rules => RULES,
        FileKind::Framework => FRAMEWORK,
    }
}

/// The block keyword a line opens with.
pub(crate) fn block_keyword(grammar: Grammar, tokens: &[Token]) -> Option<&'static str> {
    let first = tokens.first()?.word()?;
    grammar.iter().map(|(keyword, _)| *keyword).find(|keyword| *keyword == first)
}

/// The clause keyword a line opens with inside a block, and how many words it has.
pub(crate) fn clause_keyword(
    grammar: Grammar,
    block: &str,
    tokens: &[Token],
) -> Option<(&'static str, usize)> {
    let (_, clauses) = grammar.iter().find(|(keyword, _)| *keyword == block)?;
    let opens = |clause: &str| match clause {
        "#" => matches!(tokens.first()?.kind, TokenKind::Number(_)).then_some(0),
        "*" => {
            let continues = tokens.first()?.is_word("and") || tokens.first()?.is_word("or");
            (!continues).then_some(0)
        }
        words => {
            let words: Vec<_> = words.split(' ').collect();
            let fits = words.len() <= tokens.len()
                && words.iter().zip(tokens).all(|(word, token)| token.is_word(word));
            fits.then_some(words.len())
        }
    };
    clauses.iter().find_map(|clause| opens(clause).map(|words| (*clause, words)))
}

/// Clauses that are complete in one line.
const ONE_LINE: [&str; 7] = [
    "edition",
    "in force",
    "status",
    "illustrative",
    "finished",
    "placeholder",
    "source to be confirmed",
];

/// Clauses of citations only.
const CITING: [&str; 5] = ["cites", "must", "declared", "should", "typically"];

/// Whether a line that opens with `first` can carry on what stands `before` it. Where it cannot, a
/// keyword is misspelt, and the line must not be lost in what it is none of.
fn continues(keyword: &str, before: &[Token], first: Option<&TokenKind>) -> bool {
    let is_text = |kind: &TokenKind| matches!(kind, TokenKind::Text(_));
    if ONE_LINE.contains(&keyword) {
        return false;
    }
    if CITING.contains(&keyword) {
        return first.is_some_and(|kind| matches!(kind, TokenKind::Citation(_)));
    }
    let from = TokenKind::Word("from".to_owned());
    let after_text = before.iter().any(|token| is_text(&token.kind));
    !after_text
        || first.is_some_and(|kind| is_text(kind) || (keyword == "example" && *kind == from))
}

fn first_of(tokens: &[Token]) -> Option<&TokenKind> {
    tokens.first().map(|token| &token.kind)
}

struct Reader<'a, 'b> {
    grammar: Grammar,
    blocks: Vec<Block>,
    report: &'a mut Report<'b>,
    /// Until the next block.
    skipping: bool,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: &str, start: usize) {
        let tokens = lex(line, start, self.report).tokens;
        let Some(first) = tokens.first() else { return };
        let line_span = first.span.start..start + line.len();
        if let Some(keyword) = block_keyword(self.grammar, &tokens) {
            self.skipping = false;
            self.check_behind_text(keyword, &tokens);
            let mut tokens = tokens.into_iter();
            let keyword_span = tokens.next().map_or(line_span, |token| token.span);
            let head = tokens.collect();
            self.blocks.push(Block {
                keyword,
                keyword_span,
                head,
                clauses: Vec::new(),
                rows: Vec::new(),
            });
            return;
        }
        if self.skipping {
            return;
        }
        if first.is_sign('|') {
            self.row(tokens, line_span);
            return;
        }
        let Some(block) = self.blocks.last_mut() else {
            self.before_any_block(&tokens, line_span);
            return;
        };
        match clause_keyword(self.grammar, block.keyword, &tokens) {
            Some((keyword, words)) => {
                self.check_behind_text(keyword, &tokens);
                let Some(block) = self.blocks.last_mut() else { return };
                let keyword_span = match words {
                    0 => line_span.start..line_span.start,
                    _ => crate::token::span_of(tokens.get(..words).unwrap_or_default(), &line_span),
                };
                let tokens = tokens.into_iter().skip(words).collect();
                block.clauses.push(Clause { keyword, keyword_span, tokens });
            }
            None => {
                let (keyword, before) = match block.clauses.last_mut() {
                    Some(clause) => (clause.keyword, &mut clause.tokens),
                    None => (block.keyword, &mut block.head),
                };
                if continues(keyword, before, first_of(&tokens)) {
                    before.extend(tokens);
                } else {
                    let block = block.keyword;
                    self.stray(block, &tokens, line_span);
                }
            }
        }
    }

    /// A text ends its line: what stands behind it would be lost.
    fn check_behind_text(&mut self, keyword: &str, tokens: &[Token]) {
        let is_text = |token: &Token| matches!(token.kind, TokenKind::Text(_));
        let text = tokens.iter().position(is_text).unwrap_or(tokens.len());
        let behind = tokens.get(text..).unwrap_or_default();
        let Some(stray) = behind.iter().position(|it| !is_text(it) && !it.is_sign(',')) else {
            return;
        };
        let stray = behind.get(stray..).unwrap_or_default();
        let is_path = stray.first().is_some_and(|it| it.is_word("from")) && keyword == "example";
        if !is_path {
            let help =
                "A text ends its line. If this is a part of its own, start a new line with it.";
            let span = crate::token::span_of(stray, &(0..0));
            self.report.error("W105", span, "This belongs to nothing.", help);
        }
    }

    /// A line that opens with no keyword and carries nothing on.
    fn stray(&mut self, block: &str, tokens: &[Token], span: Span) {
        let clauses = self.grammar.iter().filter(|(keyword, _)| *keyword == block);
        let keywords = self.grammar.iter().map(|(keyword, _)| *keyword);
        let known: Vec<_> =
            clauses.flat_map(|(_, clauses)| *clauses).copied().chain(keywords).collect();
        let nearest = (1..=4).find_map(|count| {
            let opening = crate::names::join(tokens.get(..count)?);
            weighup_engine::closest(
                &opening,
                known.iter().copied().filter(|it| it.split(' ').count() == count),
            )
        });
        // What belongs to a misspelt block is not looked at: it would only look wrong.
        self.skipping = nearest.is_some_and(|near| self.grammar.iter().any(|(it, _)| *it == near));
        let help = match nearest {
            Some(keyword) => format!("Did you mean “{keyword}”?"),
            None => format!("Each line of “{block}” starts with a word that says what it is."),
        };
        self.report.error("W105", span, "This line belongs to nothing.", &help);
    }

    fn row(&mut self, tokens: Vec<Token>, span: Span) {
        let Some(block) = self.blocks.last_mut() else {
            self.before_any_block(&tokens, span);
            return;
        };
        let mut cells = Vec::new();
        let mut cell = Vec::new();
        let mut cell_start = span.start + 1;
        for token in tokens.into_iter().skip(1) {
            if token.is_sign('|') {
                let cell_span = cell_start..token.span.start;
                cell_start = token.span.end;
                cells.push(Cell { tokens: std::mem::take(&mut cell), span: cell_span });
            } else {
                cell.push(token);
            }
        }
        if !cell.is_empty() {
            cells.push(Cell { tokens: cell, span: cell_start..span.end });
        }
        block.rows.push(Row { cells, span });
    }

    fn before_any_block(&mut self, tokens: &[Token], span: Span) {
        let word = tokens.first().and_then(Token::word).unwrap_or_default();
        let keywords = self.grammar.iter().map(|(keyword, _)| *keyword);
        let help = match weighup_engine::closest(word, keywords) {
            Some(keyword) => format!("Did you mean “{keyword}”?"),
            None => {
                "A file starts with “rules” and the pack's title, or with “framework”.".to_owned()
            }
        };
        self.report.error("W105", span, "This line belongs to nothing.", &help);
    }
}
