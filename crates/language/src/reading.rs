//! A pack in words, for people who will read it and not run it: each rule as its author wrote it,
//! with its clause and its status. Plain data; how a page looks is the face's affair.

mod coverage;
mod levels;
mod wording;

use serde::Serialize;
use weighup_engine::{
    Kind, Program, Value,
    program::{Citation, Force, Pack},
    show,
};

use self::wording::Reader;
pub use self::{
    coverage::{Cited, Citing, SourceReading},
    levels::{Applies, AtLevel},
    wording::{MessagePart, Run, Wording},
};
use crate::{
    Beside, Built, Diagnostic, Files, Severity, build, catalogue,
    compile::{frame, texts},
    names::join,
    outline::{Block, Clause},
    refer::{self, Use},
    report::Report,
    resolve, text_of,
    token::{Token, TokenKind},
};

/// A pack in words. What is listed keeps the order of the file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// What the pack says of itself.
    pub pack: Pack,
    /// When it is in force, as written: “from 1 April 2026”; may be empty.
    pub in_force: String,
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
    pub sources: Vec<SourceReading>,
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
    /// What it rests on.
    pub basis: Basis,
    /// Why it is so; may be empty.
    pub because: String,
}

/// A section of the form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionReading {
    /// Its heading.
    pub title: String,
    /// The words under it; may be empty.
    pub help: String,
    /// Its questions.
    pub questions: Vec<QuestionReading>,
}

/// A question, or a field of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuestionReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person is asked.
    pub title: String,
    /// What it is asked for, when for each item of a list: “output”.
    pub each: Option<String>,
    /// What sort of answer it takes, with its limits, as written.
    pub answer: Wording,
    /// Help; may be empty.
    pub help: String,
    /// Asked only on this condition; always, when absent.
    pub when: Option<Wording>,
    /// What is asked of each item, for a list.
    pub fields: Vec<QuestionReading>,
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
}

/// The rows of a table or a level.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Rows {
    /// The heading of each column.
    pub headings: Vec<Wording>,
    /// The cells, row by row.
    pub rows: Vec<Vec<Wording>>,
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
}

/// A tension between two outcomes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TensionReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person reads.
    pub title: String,
    /// The outcomes, as written; may be empty.
    pub between: Wording,
    /// When it arises, as written: “when …”.
    pub arises: Wording,
    /// When the proposal deals with it, as written: “when …”, if the pack can tell.
    pub answered: Option<Wording>,
    /// What it rests on.
    pub basis: Basis,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person reads.
    pub title: String,
    /// When it applies, as written: “at T2 and above”; always, when absent.
    pub applies: Option<Wording>,
    /// At which names of the levels that bear on it it applies.
    pub at_levels: Vec<AtLevel>,
    /// What it needs.
    pub needs: Wording,
    /// How strongly the source asks for it.
    pub force: Force,
    /// The clauses it cites.
    pub citations: Vec<Citation>,
    /// What it counts as, as written: “gate when strict is yes, otherwise major”.
    pub counts_as: Wording,
    /// What the author of a proposal reads when it is not met.
    pub message: Vec<MessagePart>,
    /// What to do about it.
    pub fix: Vec<MessagePart>,
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
    /// What it rests on.
    pub basis: Basis,
}

/// A line of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineReading {
    /// Its points, as written.
    pub points: String,
    /// What earns them.
    pub earned_for: Wording,
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
    /// What is blank stays blank.
    pub finished: bool,
    /// What must come out, line by line as written.
    pub gives: Vec<String>,
}

/// Reads the rule file `main`, found in `files` along with all that it uses.
///
/// A pack with errors is not read: they are returned instead.
pub fn read_pack(main: &str, files: &Files) -> Result<Reading, Vec<Diagnostic>> {
    let mut report = Report::new(main, text_of(main, files));
    let built = build(main, (files, None), Beside::default(), &mut report);
    let Built { program: Some(program), examples, blocks, .. } = built else {
        let mut diagnostics = report.into_diagnostics();
        diagnostics.retain(|it| it.severity == Severity::Error);
        return Err(diagnostics);
    };
    let mut frameworks = Vec::new();
    for block in blocks.iter().filter(|block| block.keyword == "use") {
        let used = refer::used(block, &mut Report::new("", ""));
        let Some(Use::Framework { alias, file }) = used else { continue };
        let path = resolve(report.path_of(block.keyword_span.start), &file.path);
        let (catalogue, _) = catalogue(&path, text_of(&path, files));
        let (title, publisher) = (catalogue.title, catalogue.publisher);
        frameworks.push(FrameworkReading { alias, title, publisher, edition: catalogue.edition });
    }
    let blocks = blocks.as_slice();
    let reader = Reader::new(blocks, &program, &report);
    let blocks_of = |keyword: &'static str| blocks.iter().filter(move |it| it.keyword == keyword);
    let mut at_levels = levels::at_levels(&program).into_iter();
    let checks = blocks_of("check")
        .map(|block| reader.check(block, at_levels.next().unwrap_or_default()))
        .collect();
    Ok(Reading {
        pack: program.pack.clone(),
        in_force: blocks_of("rules")
            .find_map(|block| clause(block, "in force"))
            .map(|clause| reader.plain(&clause.tokens).text())
            .unwrap_or_default(),
        frameworks,
        settings: blocks_of("setting").map(|block| reader.setting(block)).collect(),
        sections: reader.sections(blocks),
        definitions: blocks_of("define").map(|block| reader.definition(block)).collect(),
        tables: blocks_of("table").map(|block| reader.table(block)).collect(),
        levels: blocks_of("level").map(|block| reader.level(block)).collect(),
        tensions: blocks_of("tension").map(|block| reader.tension(block)).collect(),
        checks,
        scores: blocks_of("score").map(|block| reader.score(block)).collect(),
        total: blocks_of("total").next().map(|block| reader.total(block)),
        verdict: blocks_of("verdict")
            .flat_map(|block| &block.clauses)
            .map(|clause| reader.verdict_row(clause))
            .collect(),
        sources: coverage::sources(&program, blocks),
        examples: examples.into_iter().map(example).collect(),
    })
}

fn example(example: crate::Example) -> ExampleReading {
    ExampleReading {
        title: example.title,
        from: example.from,
        as_of: example.as_of.map(|day| show(&Value::Number(day), &Kind::Date, &Program::default())),
        answers: example.answers,
        finished: example.finished,
        gives: example.expected.into_iter().map(|expected| expected.text).collect(),
    }
}

impl Reader<'_> {
    fn setting(&self, block: &Block) -> SettingReading {
        let behind = frame::after_is(block).unwrap_or_default();
        let ends = |it: &Token| it.is_sign(',') || matches!(it.kind, TokenKind::Citation(_));
        let value = behind.split(ends).next().unwrap_or_default();
        SettingReading {
            name: frame::name_of(block),
            value: self.wording(value),
            basis: basis(block),
            because: text_under(block, "because"),
        }
    }

    /// Sections with the questions below them; questions without a section come first.
    fn sections(&self, blocks: &[Block]) -> Vec<SectionReading> {
        let mut sections: Vec<SectionReading> = Vec::new();
        for block in blocks {
            match (block.keyword, sections.last_mut()) {
                ("section", _) => sections.push(SectionReading {
                    title: texts(&block.head),
                    help: text_under(block, "help"),
                    questions: Vec::new(),
                }),
                ("ask", Some(section)) => section.questions.push(self.question(block)),
                _ => {}
            }
        }
        sections
    }

    fn question(&self, block: &Block) -> QuestionReading {
        let mut question = self.asked("ask", &block.head);
        question.each = item_of(block);
        for clause in &block.clauses {
            if clause.keyword == "has" {
                question.fields.push(self.asked("has", &clause.tokens));
                continue;
            }
            let QuestionReading { fields, help, when, .. } = &mut question;
            let (help, when) = match fields.last_mut() {
                Some(field) => (&mut field.help, &mut field.when),
                None => (help, when),
            };
            match clause.keyword {
                "help" => *help = texts(&clause.tokens),
                _ => *when = Some(self.wording(&clause.tokens)),
            }
        }
        question
    }

    /// `public cost: money, from £0 to £10bn "What does it cost?"`
    fn asked(&self, keyword: &str, tokens: &[Token]) -> QuestionReading {
        QuestionReading {
            name: join(frame::split_name(keyword, tokens).0),
            title: texts(tokens),
            each: None,
            answer: self.plain(frame::before_texts(frame::after_colon(tokens))),
            help: String::new(),
            when: None,
            fields: Vec::new(),
        }
    }

    fn definition(&self, block: &Block) -> DefinitionReading {
        DefinitionReading {
            name: frame::name_of(block),
            each: item_of(block),
            text: self.wording(frame::after_is(block).unwrap_or_default()),
            basis: basis(block),
        }
    }

    fn table(&self, block: &Block) -> TableReading {
        TableReading {
            name: frame::name_of(block),
            gives: self.plain(frame::before_texts(frame::after_colon(&block.head))),
            rows: self.rows(block),
            basis: basis(block),
        }
    }

    fn rows(&self, block: &Block) -> Rows {
        let rows = block
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| self.wording(&cell.tokens)).collect::<Vec<_>>());
        // The line of dashes under the headings has no words.
        let mut rows = rows.filter(|cells| cells.iter().any(|cell| !cell.runs.is_empty()));
        Rows { headings: rows.next().unwrap_or_default(), rows: rows.collect() }
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
        }
    }

    fn tension(&self, block: &Block) -> TensionReading {
        let wording = |keyword| clause(block, keyword).map(|it| self.wording(&it.tokens));
        let name = frame::name_of(block);
        let title = texts(&block.head);
        TensionReading {
            title: if title.is_empty() { name.clone() } else { title },
            name,
            between: wording("between").unwrap_or_default(),
            arises: wording("arises").unwrap_or_default(),
            answered: wording("answered"),
            basis: basis(block),
        }
    }

    fn check(&self, block: &Block, at_levels: Vec<AtLevel>) -> CheckReading {
        let wording = |keyword| {
            clause(block, keyword).map(|clause| self.wording(&clause.tokens)).unwrap_or_default()
        };
        let message = |keyword| {
            clause(block, keyword).map(|clause| self.message(&clause.tokens)).unwrap_or_default()
        };
        let forces = [
            ("must", Force::Must),
            ("declared", Force::Declared),
            ("should", Force::Should),
            ("typically", Force::Typically),
        ];
        let force = forces.iter().find(|(keyword, _)| clause(block, keyword).is_some());
        CheckReading {
            name: frame::name_of(block),
            title: texts(&block.head),
            applies: clause(block, "applies")
                .filter(|clause| !clause.tokens.first().is_some_and(|it| it.is_word("always")))
                .map(|clause| self.wording(&clause.tokens)),
            at_levels,
            needs: wording("needs"),
            force: force.map_or(Force::Should, |(_, force)| *force),
            citations: basis(block).citations,
            counts_as: wording("counts as"),
            message: message("if not"),
            fix: message("to fix"),
        }
    }

    fn score(&self, block: &Block) -> ScoreReading {
        ScoreReading {
            name: frame::name_of(block),
            title: texts(&block.head),
            each: item_of(block),
            worth: self.last_figure(&block.head),
            lines: block
                .clauses
                .iter()
                .filter(|clause| clause.keyword == "#")
                .map(|clause| self.line(clause))
                .collect(),
            basis: basis(block),
        }
    }

    /// `3 for plan is given, required when … "Plan"`
    fn line(&self, clause: &Clause) -> LineReading {
        let tokens = frame::before_texts(&clause.tokens);
        let (points, rest) = tokens.split_at_checked(1).unwrap_or_default();
        let rest = rest.get(1..).unwrap_or_default();
        let required = rest.windows(3).position(|three| {
            matches!(three, [comma, required, when]
                if comma.is_sign(',') && required.is_word("required") && when.is_word("when"))
        });
        let earned = required.and_then(|at| rest.get(..at)).unwrap_or(rest);
        LineReading {
            points: self.plain(points).text(),
            earned_for: self.wording(earned),
            required_when: required.and_then(|at| rest.get(at + 3..)).map(|it| self.wording(it)),
            title: texts(&clause.tokens),
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
