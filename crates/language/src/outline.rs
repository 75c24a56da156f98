//! The outline of a file: blocks, their clauses and their table rows.
//!
//! A block starts with a line whose first word is a block keyword and goes on to the next block.
//! Within it, a line that opens with one of the block's clause keywords starts a clause; any other
//! line continues what came before. Indentation has no meaning.

use crate::{
    codes,
    lex::lex,
    report::Report,
    rows::{self, tabbed},
    token::{Span, Token, TokenKind, span_of},
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

/// A row of a table: the tokens of each cell.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) span: Span,
}

/// A cell of a table.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) tokens: Vec<Token>,
    pub(crate) span: Span,
}

/// Which block keywords a file may use, and which clauses each block may hold.
pub(crate) type Grammar = &'static [(&'static str, &'static [&'static str])];

/// Clause `#` is a line that starts with a number, `*` any line not starting with `and` or `or`.
const RULES: Grammar = &[
    ("rules", &["edition", "in force", "status", "about", "extends", "follows"]),
    ("part", &["about"]),
    ("use", &[]),
    ("source", &[]),
    ("setting", &["because"]),
    ("section", &["help"]),
    ("ask", &["has", "help", "when", "for the record", "fixed"]),
    ("define", &["cites", "illustrative"]),
    ("table", &["takes", "cites", "illustrative"]),
    ("level", &["is", "takes", "at least", "at most", "raise", "drop", "cites", "illustrative"]),
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
    ("show", &[]),
    ("share of targets", &["metric is", "contributes", "cites", "illustrative"]),
    ("tension", &["between", "arises", "answered", "cites", "illustrative"]),
    (
        "tighten",
        &[
            "also applies",
            "also needs",
            "must",
            "declared",
            "should",
            "typically",
            "counts as",
            "if not",
            "to fix",
            "because",
        ],
    ),
    ("score", &["#", "at most", "cites", "illustrative"]),
    ("total", &["adds", "times", "at most"]),
    ("verdict", &["*"]),
    ("example", &["without", "with", "as of", "gives", "finished"]),
];

const FRAMEWORK: Grammar = &[
    (
        "framework",
        &[
            "publisher",
            "edition",
            "status",
            "published",
            "themes are called",
            "outcomes are called",
            "note",
        ],
    ),
    ("theme", &["in full", "contextual", "note"]),
    ("outcome", &["in full", "contextual", "note"]),
    ("group", &["class", "note"]),
    (
        "metric",
        &[
            "source to be confirmed",
            "source",
            "tag",
            "class",
            "wording to be confirmed",
            "immature because",
            "placeholder",
            "vague because",
            "part of",
            "target",
            "same as",
            "better when",
            "direction depends",
            "unit",
            "period",
            "retired because",
            "note",
        ],
    ),
    ("principle", &["point", "note"]),
    ("approach", &["point", "note"]),
    ("partnership", &["body", "note"]),
    ("enabler", &["note"]),
    ("indicator", &["in full", "under theme", "source", "note"]),
];

const CROSSWALK: Grammar = &[
    ("crosswalk", &["from", "to", "of", "both ways", "note"]),
    ("exact", &["note"]),
    ("near", &["note"]),
    ("none", &["note"]),
    ("identical", &["note"]),
    ("reworded", &["note"]),
    ("moved", &["note"]),
    ("removed", &["note"]),
    ("added", &["note"]),
];

const CLAUSES: Grammar = &[("clauses", &["note"]), ("clause", &["force", "note"])];

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// A pack of rules.
    Rules,
    /// A part of packs.
    Part,
    /// A framework's catalogue.
    Framework,
    /// The clauses of a source.
    Clauses,
    /// What corresponds to what in two frameworks.
    Crosswalk,
}

impl FileKind {
    /// "a pack of rules".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Rules => "a pack of rules",
            Self::Part => "a part of a pack",
            Self::Framework => "a framework",
            Self::Clauses => "a list of clauses",
            Self::Crosswalk => "a crosswalk",
        }
    }
}

/// Words that people write for a block keyword.
const MEANT_BLOCKS: [(&str, &str); 10] = [
    ("question", "ask"),
    ("rule", "check"),
    ("test", "check"),
    ("let", "define"),
    ("definition", "define"),
    ("input", "ask"),
    ("tier", "level"),
    ("import", "use"),
    ("ambition", "theme"),
    ("heading", "section"),
];

/// Words that people write for a clause keyword, by block.
const MEANT_CLAUSES: [(&str, &str, &str); 9] = [
    ("check", "apply", "applies"),
    ("check", "requires", "needs"),
    ("check", "requirement", "needs"),
    ("check", "when", "applies when"),
    ("check", "if", "applies when"),
    ("check", "message", "if not"),
    ("check", "fix", "to fix"),
    ("check", "severity", "counts as"),
    ("ask", "if", "when"),
];

/// Clause keywords that open no expression: on a line of another block they are misplaced.
const ONLY_CLAUSES: [&str; 8] =
    ["help", "cites", "because", "needs", "applies", "gives", "counts as", "to fix"];

/// The block keyword that a line at the margin was probably meant to open with.
///
/// A slip is told from a line that goes on from the one before by what follows it: a name and a
/// colon, `is`, a comma or a text.
pub(crate) fn meant_block(
    grammar: Grammar,
    line: &str,
    tokens: &[Token],
    block: Option<&str>,
) -> Option<&'static str> {
    let [first, rest @ ..] = tokens else { return None };
    let word = first.word()?;
    let goes_on = block.is_some_and(|block| clause_keyword(grammar, block, tokens).is_some());
    let words = rest.iter().take_while(|token| token.word().is_some_and(|word| word != "is"));
    let behind = rest.get(words.count());
    let declares = behind.is_some_and(|token| {
        token.is_sign(':')
            || token.is_sign(',')
            || token.is_word("is")
            || matches!(token.kind, TokenKind::Text(_))
    });
    let verdict = block != Some("verdict");
    if line.starts_with(char::is_whitespace) || (goes_on && verdict) || !declares {
        return None;
    }
    let keywords = || grammar.iter().map(|(keyword, _)| *keyword);
    // A keyword of several words is looked for in as many.
    let slip = keywords().filter(|keyword| words_of(keyword) > 1).find(|keyword| {
        let written = tokens.get(..words_of(keyword)).map(crate::names::join);
        written.is_some_and(|words| weighup_engine::closest(&words, [*keyword]).is_some())
    });
    if slip.is_some() {
        return slip;
    }
    let meant = MEANT_BLOCKS.iter().find(|(written, _)| word.eq_ignore_ascii_case(written));
    // The first block is most probably the title's: “rule” is a check only further down.
    let meant = meant.map(|(_, keyword)| *keyword).filter(|_| block.is_some());
    let near = weighup_engine::closest(word, keywords());
    meant.or(near).and_then(|meant| keywords().find(|keyword| *keyword == meant))
}

/// The clause keyword that a line was probably meant to open with, and how many words stand for it.
fn meant_clause(
    grammar: Grammar,
    block: &str,
    tokens: &[Token],
) -> Option<(&'static str, usize, String)> {
    let first = tokens.first()?.word()?;
    let (_, clauses) = grammar.iter().find(|(keyword, _)| *keyword == block)?;
    let named = || clauses.iter().copied().filter(|clause| clause.chars().count() > 2);
    let near = named().find_map(|clause| {
        let count = clause.split(' ').count();
        let words: Option<Vec<_>> = tokens.get(..count)?.iter().map(Token::word).collect();
        let words = words?.join(" ");
        weighup_engine::closest(&words, [clause]).map(|clause| (clause, count, clause.to_owned()))
    });
    near.or_else(|| {
        let mut meant = MEANT_CLAUSES.iter();
        let (_, _, wanted) = meant.find(|(of, written, _)| *of == block && *written == first)?;
        let keyword =
            named().find(|clause| wanted.split(' ').next() == clause.split(' ').next())?;
        let words = usize::from(*wanted != "applies when");
        Some((keyword, words, (*wanted).to_owned()))
    })
}

/// Whether an indented line carries on what ends in `last`, so that its first word starts nothing:
/// a name may hold “total” or “score”.
pub(crate) fn carries_on(line: &str, last: Option<&Token>) -> bool {
    line.starts_with(char::is_whitespace)
        && last.is_some_and(|last| last.word().is_some() && is_unfinished(Some(last)))
}

/// Whether a line that ends in this token needs another one to go on.
fn is_unfinished(last: Option<&Token>) -> bool {
    const OPEN: [&str; 14] = [
        "and",
        "or",
        "not",
        "is",
        "are",
        "when",
        "of",
        "least",
        "most",
        "under",
        "over",
        "where",
        "otherwise",
        "plus",
    ];
    last.is_none_or(|token| match &token.kind {
        TokenKind::Word(word) => OPEN.contains(&word.as_str()),
        TokenKind::Sign(sign) => *sign != ')',
        _ => false,
    })
}

impl Block {
    /// The whole block.
    pub(crate) fn span(&self) -> Span {
        let tokens = self.clauses.iter().flat_map(|clause| &clause.tokens).chain(&self.head);
        let ends = tokens.map(|token| token.span.end).chain(self.rows.iter().map(|it| it.span.end));
        let end = ends.max().unwrap_or(self.keyword_span.end);
        self.keyword_span.start..end.max(self.keyword_span.end)
    }

    /// The first clause of this keyword.
    pub(crate) fn clause(&self, keyword: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.keyword == keyword)
    }
}

impl Clause {
    /// What stands behind the keyword; the keyword where nothing does.
    pub(crate) fn span(&self) -> Span {
        span_of(&self.tokens, &self.keyword_span)
    }
}

/// A file's blocks.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) kind: FileKind,
    pub(crate) blocks: Vec<Block>,
}

/// The most bytes and blocks of a file: several times what anybody could look after, and little
/// enough to be read in a moment.
const MOST_BYTES: usize = 1_000_000;
const MOST_BLOCKS: usize = 10_000;

/// Reads the outline of a file whose first byte has the position `base`.
///
/// Of a file that is too large nothing is read.
pub(crate) fn outline(text: &str, base: usize, report: &mut Report<'_>) -> Outline {
    if text.len() > MOST_BYTES {
        let message = "This file is larger than 1 MB, and a file of rules is never that large.";
        let help = "Look whether it is the right file. If it is, split it into several packs.";
        report.add(codes::W126, base..base, message, help);
        return Outline { kind: FileKind::Rules, blocks: Vec::new() };
    }
    // Windows' mark at the start of a file is no part of the text.
    let text_proper = text.trim_start_matches(|it: char| it == '\u{feff}' || it.is_whitespace());
    let mut lines = text_proper.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with("--"));
    let kind = match first.and_then(|line| line.split_whitespace().next()) {
        Some("framework") => FileKind::Framework,
        Some("part") => FileKind::Part,
        Some("clauses") => FileKind::Clauses,
        Some("crosswalk") => FileKind::Crosswalk,
        _ => FileKind::Rules,
    };
    let mut reader = Reader { kind, grammar: grammar_of(kind), blocks: Vec::new(), report };
    let mut start = base;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim_end_matches(['\n', '\r']);
        let skip =
            if start == base && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        reader.line(line.get(skip..).unwrap_or_default(), start + skip);
        start += raw.len();
    }
    let mut blocks = reader.blocks;
    if blocks.len() > MOST_BLOCKS {
        let message = "This file has more than 10,000 blocks.";
        let help = "Split it into several files, and take them together with “use”.";
        report.add(codes::W127, base..base, message, help);
        blocks.clear();
    }
    Outline { kind, blocks }
}

/// The grammar of a kind of file.
pub(crate) fn grammar_of(kind: FileKind) -> Grammar {
    match kind {
        FileKind::Rules | FileKind::Part => RULES,
        FileKind::Framework => FRAMEWORK,
        FileKind::Clauses => CLAUSES,
        FileKind::Crosswalk => CROSSWALK,
    }
}

/// The block keyword a line opens with.
pub(crate) fn block_keyword(grammar: Grammar, tokens: &[Token]) -> Option<&'static str> {
    let opens = |keyword: &&str| starts_with(keyword, tokens);
    grammar.iter().map(|(keyword, _)| *keyword).find(opens)
}

/// Whether tokens start with these words, of which each keyword is one or more.
fn starts_with(words: &str, tokens: &[Token]) -> bool {
    let mut tokens = tokens.iter();
    words.split(' ').all(|word| tokens.next().is_some_and(|token| token.is_word(word)))
}

/// How many words a keyword has.
fn words_of(keyword: &str) -> usize {
    keyword.split(' ').count()
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
        words => starts_with(words, tokens).then_some(words_of(words)),
    };
    clauses.iter().find_map(|clause| opens(clause).map(|words| (*clause, words)))
}

/// Whether a line opens with a keyword that only ever opens a clause.
fn is_misplaced(tokens: &[Token]) -> bool {
    ONLY_CLAUSES.iter().any(|clause| starts_with(clause, tokens))
}

/// "Its lines start with: …".
fn can_have(grammar: Grammar, block: &str) -> String {
    let clauses = grammar.iter().find(|(keyword, _)| *keyword == block).map(|(_, it)| *it);
    let named: Vec<_> = clauses.unwrap_or_default().iter().filter(|it| it.len() > 1).collect();
    if named.is_empty() {
        return "Remove the line, or move it to the block it belongs to.".to_owned();
    }
    let named: Vec<_> = named.iter().map(|clause| format!("“{clause}”")).collect();
    format!("Its lines start with {}.", named.join(", "))
}

/// Reads the line of a clause, `clause 2d M&E "Monitoring"`: its id is what stands before the title,
/// whatever its signs are.
fn clause_line(line: &str, start: usize, report: &mut Report<'_>) -> Option<Vec<Token>> {
    let behind = line.trim_start().strip_prefix("clause")?;
    if !behind.starts_with(char::is_whitespace) {
        return None;
    }
    let at = line.len() - behind.len();
    let end = behind.find('"').or_else(|| behind.find("--")).unwrap_or(behind.len());
    let (raw, rest) = behind.split_at_checked(end)?;
    let id = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let id_start = start + at + (raw.len() - raw.trim_start().len());
    let keyword = start + at - "clause".len()..start + at;
    let mut tokens = vec![Token { kind: TokenKind::Word("clause".to_owned()), span: keyword }];
    if !id.is_empty() {
        let span = id_start..id_start + raw.trim().len();
        tokens.push(Token { kind: TokenKind::Word(id), span });
    }
    tokens.extend(lex(rest, start + at + end, report).tokens);
    Some(tokens)
}

struct Reader<'a, 'b> {
    kind: FileKind,
    grammar: Grammar,
    blocks: Vec<Block>,
    report: &'a mut Report<'b>,
}

impl Reader<'_, '_> {
    /// Whether a line carries on the one before, whatever word it starts with.
    fn goes_on(&self, line: &str) -> bool {
        self.blocks.last().is_some_and(|block| {
            let last = block.clauses.last().map_or(&block.head, |clause| &clause.tokens).last();
            carries_on(line, last)
        })
    }

    fn line(&mut self, line: &str, start: usize) {
        let current = self.blocks.last().map(|block| block.keyword);
        if let Some(cells) = tabbed(self.grammar, current, line).map(|row| row.cells) {
            let row = rows::row(line, start, &cells, self.report);
            self.add_row(row);
            return;
        }
        let clause = match self.kind {
            FileKind::Clauses => clause_line(line, start, self.report),
            _ => None,
        };
        let mut tokens = clause.unwrap_or_else(|| lex(line, start, self.report).tokens);
        let Some(first) = tokens.first() else { return };
        let line_span = first.span.start..start + line.trim_end().len();
        if first.is_sign('|') {
            self.row(tokens, line_span);
            return;
        }
        let opens = block_keyword(self.grammar, &tokens).filter(|_| !self.goes_on(line));
        let keyword = opens.or_else(|| {
            if self.goes_on(line) {
                return None;
            }
            let meant = meant_block(self.grammar, line, &tokens, current)?;
            let written = tokens.get(..words_of(meant)).unwrap_or_default();
            let message = format!("“{}” starts nothing that I know.", crate::names::join(written));
            let help = format!("Did you mean “{meant}”?");
            let span = span_of(written, &first.span);
            self.report.add(codes::W105, span, &message, &help).instead(Some(meant));
            Some(meant)
        });
        if let Some(keyword) = keyword {
            let words = words_of(keyword);
            let keyword_span = span_of(tokens.get(..words).unwrap_or_default(), &line_span);
            let head = tokens.into_iter().skip(words).collect();
            self.blocks.push(Block {
                keyword,
                keyword_span,
                head,
                clauses: Vec::new(),
                rows: Vec::new(),
            });
            return;
        }
        let Some(block) = self.blocks.last_mut() else {
            self.before_any_block(&tokens, line_span);
            return;
        };
        let last = block.clauses.last().map_or(&block.head, |clause| &clause.tokens).last();
        let known = clause_keyword(self.grammar, block.keyword, &tokens);
        let found = known.or_else(|| {
            if is_unfinished(last) && !block.clauses.is_empty() {
                return None;
            }
            let (keyword, words, wanted) = meant_clause(self.grammar, block.keyword, &tokens)?;
            let written = span_of(tokens.get(..words.max(1)).unwrap_or_default(), &line_span);
            let words_written = crate::names::join(tokens.get(..words.max(1)).unwrap_or_default());
            let message =
                format!("Under “{}”, no line starts with “{words_written}”.", block.keyword);
            let help = format!("Did you mean “{wanted}”?");
            self.report.add(codes::W124, written, &message, &help).instead(Some(&wanted));
            if wanted == "applies when" {
                // What follows “applies” keeps its “when”.
                tokens.iter_mut().take(1).for_each(|it| it.kind = TokenKind::Word("when".into()));
            }
            Some((keyword, words))
        });
        if found.is_none() && !is_unfinished(last) && is_misplaced(&tokens) {
            let word = tokens.first().and_then(Token::word).unwrap_or_default();
            let message = format!("Under “{}”, no line starts with “{word}”.", block.keyword);
            let help = can_have(self.grammar, block.keyword);
            self.report.add(codes::W124, line_span, &message, &help);
            return;
        }
        match found {
            Some((keyword, words)) => {
                let keyword_span = match words {
                    0 => line_span.start..line_span.start,
                    _ => span_of(tokens.get(..words).unwrap_or_default(), &line_span),
                };
                let tokens = tokens.into_iter().skip(words).collect();
                block.clauses.push(Clause { keyword, keyword_span, tokens });
            }
            None => match block.clauses.last_mut() {
                Some(clause) => clause.tokens.extend(tokens),
                None => block.head.extend(tokens),
            },
        }
    }

    /// A row between `|` signs.
    fn row(&mut self, tokens: Vec<Token>, span: Span) {
        match self.blocks.last().map(|block| block.keyword) {
            None => return self.before_any_block(&tokens, span),
            Some("table" | "level") => {}
            Some(keyword) => {
                // Of several, the first is reported.
                if self.blocks.last().is_some_and(|block| block.rows.is_empty()) {
                    let message = format!("Under “{keyword}”, there are no rows.");
                    let help = "Rows stand under “table” or “level”.";
                    self.report.add(codes::W416, span.clone(), &message, help);
                }
            }
        }
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
        self.add_row(Some(Row { cells, span }));
    }

    fn add_row(&mut self, row: Option<Row>) {
        if let Some(block) = self.blocks.last_mut() {
            block.rows.extend(row);
        }
    }

    fn before_any_block(&mut self, tokens: &[Token], span: Span) {
        let word = tokens.first().and_then(Token::word).unwrap_or_default();
        let keywords = self.grammar.iter().map(|(keyword, _)| *keyword);
        let near = weighup_engine::closest(word, keywords);
        let help = match near {
            Some(keyword) => format!("Did you mean “{keyword}”?"),
            None => "A file starts with “rules” and the pack's title, or with “framework”. A line \
                     that is only for people starts with --."
                .to_owned(),
        };
        let told = self.report.add(codes::W105, span, "This line belongs to nothing.", &help);
        if let (Some(first), Some(keyword)) = (tokens.first(), near) {
            told.replace(&first.span, keyword);
        }
    }
}
