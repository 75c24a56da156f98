//! A pack in words, for people who will read it and not run it: each rule as its author wrote it,
//! with its clause and its status. Plain data; how a page looks is the face's affair.

mod checks;
mod files;
mod levels;
mod questions;
mod wording;

use serde::Serialize;
use weighup_engine::{
    Kind, Program, Value,
    program::{Citation, Pack, Tension},
    show,
};

use self::wording::Reader;
pub use self::{
    checks::{CheckReading, TighteningReading},
    files::{EditionReading, FileReading, FileSort},
    levels::{Applies, AtLevel},
    questions::{QuestionReading, SectionReading},
    wording::{MessagePart, Run, Wording},
};
use crate::{
    Beside, Built, Day, Diagnostic, Files, SourceCoverage, build, catalogue,
    compile::{READ_EXAMPLES, frame, texts},
    coverage::coverage,
    names::join,
    outline::{Block, Clause},
    refer::{self, Use},
    report::Report,
    resolve, rows, text_of,
    token::{Token, TokenKind},
};

/// A pack in words. What is listed keeps the order of the file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// What the pack says of itself.
    pub pack: Pack,
    /// When it is in force: “from 1 April 2026”; may be empty.
    pub in_force: String,
    /// Its editions, the latest first; empty where it is the only one.
    pub editions: Vec<EditionReading>,
    /// What it is made of: the packs it extends, the most central first, itself, and its parts.
    pub files: Vec<FileReading>,
    /// The frameworks it uses.
    pub frameworks: Vec<FrameworkReading>,
    /// Figures that may be turned.
    pub settings: Vec<SettingReading>,
    /// The questions, by section.
    pub sections: Vec<SectionReading>,
    /// Named values and conditions.
    pub definitions: Vec<DefinitionReading>,
    /// Values read off a table.
    pub tables: Vec<TableReading>,
    /// Levels such as an evidence tier.
    pub levels: Vec<LevelReading>,
    /// What readers see beside the levels.
    pub figures: Vec<FigureReading>,
    /// How it is told which share of a framework's targets is claimed.
    pub shares: Option<ShareReading>,
    /// Outcomes that pull against each other.
    pub tensions: Vec<TensionReading>,
    /// What a proposal must show.
    pub checks: Vec<CheckReading>,
    /// Points.
    pub scores: Vec<ScoreReading>,
    /// How the scores make one.
    pub total: Option<TotalReading>,
    /// The rows of the verdict.
    pub verdict: Vec<VerdictReading>,
    /// The documents that clauses refer to, each with what rests on its clauses.
    pub sources: Vec<SourceCoverage>,
    /// Proposals and what must come out.
    pub examples: Vec<ExampleReading>,
}

/// What a rule rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Basis {
    /// The clauses it cites.
    pub citations: Vec<Citation>,
    /// Its figures are the pack's own, not the source's.
    pub illustrative: bool,
}

/// A framework that a pack uses.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrameworkReading {
    /// The name rules call it by.
    pub alias: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its edition.
    pub edition: String,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingReading {
    /// Its name in the rules.
    pub name: String,
    /// Its value, as written.
    pub value: Wording,
    /// How far local packs may change it: “may only rise”; freely, when empty.
    pub limit: String,
    /// What it rests on.
    pub basis: Basis,
    /// Why it is so; may be empty.
    pub because: String,
    /// The file it stands in.
    pub file: String,
}

/// A definition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DefinitionReading {
    /// Its name in the rules.
    pub name: String,
    /// What it is computed for, when for each item of a list: “claim”.
    pub each: Option<String>,
    /// What it is.
    pub text: Wording,
    /// What it rests on.
    pub basis: Basis,
    /// The file it stands in.
    pub file: String,
}

/// The rows of a table or a level.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Rows {
    /// The heading of each column.
    pub headings: Vec<Wording>,
    /// The cells, row by row.
    pub rows: Vec<Vec<Wording>>,
    /// Which rows it takes, as written: “the first row that fits”; the only one that fits, when
    /// empty.
    pub takes: String,
    /// The file that the rows come from, as written, if they come from one.
    pub from: Option<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableReading {
    /// Its name in the rules.
    pub name: String,
    /// What it gives, as written.
    pub gives: Wording,
    /// Its rows.
    pub rows: Rows,
    /// What it rests on.
    pub basis: Basis,
    /// The file it stands in.
    pub file: String,
}

/// A level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person reads.
    pub title: String,
    /// Its names, lowest first.
    pub options: Vec<String>,
    /// Its value, where it is written as an expression.
    pub is: Option<Wording>,
    /// Its rows, where it is written as a table.
    pub rows: Rows,
    /// What moves it afterwards, in order: “at least T2 when contested”.
    pub moves: Vec<Wording>,
    /// What it rests on.
    pub basis: Basis,
    /// The file it stands in.
    pub file: String,
}

/// A figure, an answer or the places of items that readers see in the result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureReading {
    /// What the person reads.
    pub title: String,
    /// What is shown, as written.
    pub shows: Wording,
    /// The file it stands in.
    pub file: String,
}

/// How it is told which share of a framework's targets is claimed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShareReading {
    /// What the person reads.
    pub title: String,
    /// The list that claims stand in.
    pub over: Wording,
    /// The metric that a claim names.
    pub metric: Wording,
    /// What a claim contributes, as written: “effect”, “effect each year”.
    pub contributes: Wording,
    /// What it rests on.
    pub basis: Basis,
    /// The file it stands in.
    pub file: String,
}

/// A tension between two outcomes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TensionReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person reads.
    pub title: String,
    /// The outcomes, with their names in the framework; may be empty.
    pub between: Vec<String>,
    /// When it arises, as written: “when …”.
    pub arises: Wording,
    /// When the proposal deals with it, as written: “when …”, if the pack can tell.
    pub answered: Option<Wording>,
    /// What it rests on.
    pub basis: Basis,
    /// The file it stands in.
    pub file: String,
}

/// A score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person reads; may be empty.
    pub title: String,
    /// What it is computed for, when for each item of a list.
    pub each: Option<String>,
    /// What it is worth, as written.
    pub worth: String,
    /// Its lines.
    pub lines: Vec<LineReading>,
    /// What caps it, as written: “50 when plan is not given”.
    pub caps: Vec<Wording>,
    /// What it rests on.
    pub basis: Basis,
    /// The file it stands in.
    pub file: String,
}

/// A line of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineReading {
    /// Its points, as written.
    pub points: String,
    /// What earns them.
    pub earned_for: Wording,
    /// It is a check that earns them; they count only when it applies.
    pub is_check: bool,
    /// It counts only on this condition; always, when absent.
    pub required_when: Option<Wording>,
    /// What the person reads; may be empty.
    pub title: String,
}

/// The total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TotalReading {
    /// Its name in the rules: “total score”.
    pub name: String,
    /// What it is out of, as written.
    pub out_of: String,
    /// The scores it adds.
    pub adds: Wording,
    /// What the sum is multiplied by, if anything.
    pub times: Option<Wording>,
    /// What that is called; may be empty.
    pub times_title: String,
    /// What caps it, as written.
    pub caps: Vec<Wording>,
    /// The file it stands in.
    pub file: String,
}

/// A row of the verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictReading {
    /// The verdict it gives.
    pub name: String,
    /// When it is given; otherwise, when absent.
    pub when: Option<Wording>,
}

/// An example.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExampleReading {
    /// What it shows.
    pub title: String,
    /// The proposal file it starts from, as written.
    pub from: Option<String>,
    /// The day it is assessed on.
    pub as_of: Option<String>,
    /// Questions and their answers.
    pub answers: Vec<(String, String)>,
    /// Settings with another value than the pack's.
    pub settings: Vec<(String, String)>,
    /// What is blank stays blank.
    pub finished: bool,
    /// The questions and lists that are declared finished.
    pub finished_parts: Vec<String>,
    /// What must come out, line by line as written.
    pub gives: Vec<String>,
}

/// Reads the rule file `main`, found in `files` along with all that it uses: itself or, with a day,
/// its edition of that day.
///
/// A pack with errors is not read: they are returned instead.
pub fn read_pack(main: &str, files: &Files, day: Option<Day>) -> Result<Reading, Vec<Diagnostic>> {
    let editions = files::editions(main, files, day)?;
    let main = editions.path.as_str();
    let mut report = Report::new(main, text_of(main, files));
    let beside = Beside { examples: Some(READ_EXAMPLES), ..Beside::default() };
    let built = build(main, (files, day), beside, &mut report);
    let Built { program: Some(program), examples, clauses, blocks, .. } = built else {
        return Err(files::errors(report));
    };
    let blocks = blocks.as_slice();
    let reader = Reader::new(blocks, &program, &report);
    let blocks_of = |keyword: &'static str| blocks.iter().filter(move |it| it.keyword == keyword);
    let tensions = blocks_of("tension").zip(&program.tensions);
    Ok(Reading {
        pack: program.pack.clone(),
        in_force: editions.in_force,
        editions: editions.all,
        files: reader.files(blocks),
        frameworks: frameworks(blocks, files, &report),
        settings: blocks_of("setting").map(|block| reader.setting(block)).collect(),
        sections: reader.sections(blocks, &program),
        definitions: blocks_of("define").map(|block| reader.definition(block)).collect(),
        tables: blocks_of("table").map(|block| reader.table(block)).collect(),
        levels: blocks_of("level").map(|block| reader.level(block)).collect(),
        figures: blocks_of("show").map(|block| reader.figure(block)).collect(),
        shares: blocks_of("share of targets").next().map(|block| reader.shares(block)),
        tensions: tensions.map(|(block, tension)| reader.tension(block, tension)).collect(),
        checks: reader.checks(blocks, &program),
        scores: blocks_of("score").map(|block| reader.score(block, &program)).collect(),
        total: blocks_of("total").next().map(|block| reader.total(block)),
        verdict: blocks_of("verdict")
            .flat_map(|block| &block.clauses)
            .map(|clause| reader.verdict_row(clause))
            .collect(),
        sources: coverage(&program, &clauses),
        examples: examples.into_iter().map(example).collect(),
    })
}

/// The frameworks that a pack uses, each once.
fn frameworks(blocks: &[Block], files: &Files, report: &Report<'_>) -> Vec<FrameworkReading> {
    let mut frameworks: Vec<FrameworkReading> = Vec::new();
    for block in blocks.iter().filter(|block| block.keyword == "use") {
        let used = refer::used(block, &mut Report::new("", ""));
        let Some(Use::Framework { alias, file }) = used else { continue };
        if frameworks.iter().any(|known| known.alias == alias) {
            continue;
        }
        let path = resolve(report.path_of(block.keyword_span.start), &file.path);
        let (catalogue, _) = catalogue(&path, text_of(&path, files));
        let (title, publisher) = (catalogue.title, catalogue.publisher);
        frameworks.push(FrameworkReading { alias, title, publisher, edition: catalogue.edition });
    }
    frameworks
}

fn example(example: crate::Example) -> ExampleReading {
    ExampleReading {
        title: example.title,
        from: example.from,
        as_of: example.as_of.map(|day| show(&Value::Number(day), &Kind::Date, &Program::default())),
        answers: example.answers.iter().map(crate::Given::words).collect(),
        settings: example.settings,
        finished: example.finished,
        finished_parts: example.finished_parts,
        gives: example.expected.into_iter().map(|expected| expected.text).collect(),
    }
}

impl Reader<'_> {
    fn setting(&self, block: &Block) -> SettingReading {
        let behind = frame::after_is(block).unwrap_or_default();
        let ends = |it: &Token| it.is_sign(',') || matches!(it.kind, TokenKind::Citation(_));
        let mut parts = behind.split(ends);
        let value = parts.next().unwrap_or_default();
        let limit = parts.find(|it| !it.is_empty() && join(it) != "illustrative");
        SettingReading {
            name: frame::name_of(block),
            value: self.wording(value),
            limit: limit.map(join).unwrap_or_default(),
            basis: basis(block),
            because: text_under(block, "because"),
            file: self.file_of(block),
        }
    }

    fn definition(&self, block: &Block) -> DefinitionReading {
        DefinitionReading {
            name: frame::name_of(block),
            each: item_of(block),
            text: self.wording(frame::after_is(block).unwrap_or_default()),
            basis: basis(block),
            file: self.file_of(block),
        }
    }

    fn table(&self, block: &Block) -> TableReading {
        TableReading {
            name: frame::name_of(block),
            gives: self.plain(frame::given_by_table(block)),
            rows: self.rows(block),
            basis: basis(block),
            file: self.file_of(block),
        }
    }

    fn rows(&self, block: &Block) -> Rows {
        let rows = block
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| self.wording(&cell.tokens)).collect::<Vec<_>>());
        // The line of dashes under the headings has no words.
        let mut rows = rows.filter(|cells| cells.iter().any(|cell| !cell.runs.is_empty()));
        let takes = clause(block, "takes").map(|clause| join(&clause.tokens)).unwrap_or_default();
        Rows {
            headings: rows.next().unwrap_or_default(),
            rows: rows.collect(),
            takes,
            from: rows::file_of(block).map(|(path, _)| path.to_owned()),
        }
    }

    fn figure(&self, block: &Block) -> FigureReading {
        FigureReading {
            title: texts(&block.head),
            shows: self.wording(frame::before_texts(&block.head)),
            file: self.file_of(block),
        }
    }

    fn level(&self, block: &Block) -> LevelReading {
        let name = frame::name_of(block);
        let options = frame::before_texts(frame::after_colon(&block.head));
        let title = texts(&block.head);
        let moves = ["at least", "at most", "raise", "drop"];
        LevelReading {
            title: if title.is_empty() { name.clone() } else { title },
            name,
            options: options.split(|token| token.is_sign(',')).map(join).collect(),
            is: clause(block, "is").map(|clause| self.wording(&clause.tokens)),
            rows: self.rows(block),
            moves: block
                .clauses
                .iter()
                .filter(|clause| moves.contains(&clause.keyword))
                .map(|clause| self.wording(&clause.tokens).behind(clause.keyword))
                .collect(),
            basis: basis(block),
            file: self.file_of(block),
        }
    }

    fn shares(&self, block: &Block) -> ShareReading {
        let wording = |keyword| clause(block, keyword).map(|it| self.wording(&it.tokens));
        let over = frame::behind_word("over", frame::before_texts(&block.head));
        ShareReading {
            title: texts(&block.head),
            over: self.wording(over.unwrap_or_default()),
            metric: wording("metric is").unwrap_or_default(),
            contributes: wording("contributes").unwrap_or_default(),
            basis: basis(block),
            file: self.file_of(block),
        }
    }

    fn tension(&self, block: &Block, tension: &Tension) -> TensionReading {
        let wording = |keyword| clause(block, keyword).map(|it| self.wording(&it.tokens));
        TensionReading {
            name: frame::name_of(block),
            title: tension.title.clone(),
            between: tension.between.clone(),
            arises: wording("arises").unwrap_or_default(),
            answered: wording("answered"),
            basis: basis(block),
            file: self.file_of(block),
        }
    }

    fn score(&self, block: &Block, program: &Program) -> ScoreReading {
        ScoreReading {
            name: frame::name_of(block),
            title: texts(&block.head),
            each: item_of(block),
            worth: self.last_figure(&block.head),
            lines: block
                .clauses
                .iter()
                .filter(|clause| clause.keyword == "#")
                .map(|clause| self.line(clause, program))
                .collect(),
            caps: self.caps(block),
            basis: basis(block),
            file: self.file_of(block),
        }
    }

    fn caps(&self, block: &Block) -> Vec<Wording> {
        let caps = block.clauses.iter().filter(|clause| clause.keyword == "at most");
        caps.map(|clause| self.wording(&clause.tokens)).collect()
    }

    /// `3 for plan is given, required when … "Plan"`
    fn line(&self, clause: &Clause, program: &Program) -> LineReading {
        let tokens = frame::before_texts(&clause.tokens);
        let (points, rest) = tokens.split_at_checked(1).unwrap_or_default();
        let rest = rest.get(1..).unwrap_or_default();
        let required = rest.windows(3).position(|three| {
            matches!(three, [comma, required, when]
                if comma.is_sign(',') && required.is_word("required") && when.is_word("when"))
        });
        let earned = required.and_then(|at| rest.get(..at)).unwrap_or(rest);
        // “for check plan exists”
        let check = earned.split_first().filter(|(word, _)| word.is_word("check"));
        let check = check.and_then(|(_, name)| {
            let name = join(name);
            program.checks.iter().find(|check| check.id == name)
        });
        let title = texts(&clause.tokens);
        LineReading {
            points: self.plain(points).text(),
            earned_for: self.wording(earned),
            is_check: check.is_some(),
            required_when: required.and_then(|at| rest.get(at + 3..)).map(|it| self.wording(it)),
            title: check.map(|it| it.title.clone()).filter(|_| title.is_empty()).unwrap_or(title),
        }
    }

    fn total(&self, block: &Block) -> TotalReading {
        let wording = |clause: &Clause| self.wording(frame::before_texts(&clause.tokens));
        TotalReading {
            name: format!("total {}", frame::name_of(block)),
            out_of: self.last_figure(&block.head),
            adds: clause(block, "adds").map(wording).unwrap_or_default(),
            times: clause(block, "times").map(wording),
            times_title: clause(block, "times").map(|it| texts(&it.tokens)).unwrap_or_default(),
            caps: self.caps(block),
            file: self.file_of(block),
        }
    }

    /// What a score is worth stands last before its title.
    fn last_figure(&self, head: &[Token]) -> String {
        let figure = frame::before_texts(head).last().map(std::slice::from_ref);
        self.plain(figure.unwrap_or_default()).text()
    }

    fn verdict_row(&self, clause: &Clause) -> VerdictReading {
        let ends = |token: &Token| token.is_word("when") || token.is_word("otherwise");
        let name = clause.tokens.split(ends).next().unwrap_or_default();
        VerdictReading {
            name: join(name),
            when: frame::behind_word("when", &clause.tokens).map(|it| self.wording(it)),
        }
    }
}

fn clause<'b>(block: &'b Block, keyword: &str) -> Option<&'b Clause> {
    block.clauses.iter().find(|clause| clause.keyword == keyword)
}

fn text_under(block: &Block, keyword: &str) -> String {
    clause(block, keyword).map(|clause| texts(&clause.tokens)).unwrap_or_default()
}

fn item_of(block: &Block) -> Option<String> {
    frame::for_each(block).and_then(Token::word).map(str::to_owned)
}

/// What a block says that it rests on, wherever it says so.
fn basis(block: &Block) -> Basis {
    let clauses = block.clauses.iter().filter(|clause| clause.keyword != "with");
    let tokens = block.head.iter().chain(clauses.flat_map(|clause| &clause.tokens));
    let citations = tokens.filter_map(|token| match &token.kind {
        TokenKind::Citation(text) => {
            let (source, clause) = text.split_once(' ').unwrap_or((text, ""));
            Some(Citation { source: source.to_owned(), clause: clause.trim().to_owned() })
        }
        _ => None,
    });
    Basis { citations: citations.collect(), illustrative: is_illustrative(block) }
}

/// Whether a block marks its figures as the pack's own.
fn is_illustrative(block: &Block) -> bool {
    let said = |token: &Token| token.is_word("illustrative");
    clause(block, "illustrative").is_some()
        || (block.keyword == "setting" && block.head.iter().any(said))
}
