//! The questions of a pack as they are asked: by section, and those about an item with its list.

use serde::Serialize;
use weighup_engine::Program;

use super::{Reader, Wording, item_of};
use crate::{
    compile::{frame, texts},
    names::join,
    outline::Block,
    token::Token,
};

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
    /// What sort of answer it takes, with its limits, as written.
    pub answer: Wording,
    /// Help; may be empty.
    pub help: String,
    /// Asked only on this condition; always, when absent.
    pub when: Option<Wording>,
    /// No rule uses the answer: it is kept for people to read.
    pub for_the_record: bool,
    /// A fact of the world: no advice changes the answer.
    pub fixed: bool,
    /// What one item is called, for a list: “output”.
    pub item: Option<String>,
    /// What is asked of each item, for a list. May hold lists.
    pub fields: Vec<QuestionReading>,
    /// The file it stands in.
    pub file: String,
}

impl Reader<'_> {
    /// Sections with the questions below them.
    pub(super) fn sections(&self, blocks: &[Block], program: &Program) -> Vec<SectionReading> {
        let sections = program.sections.iter().map(|section| SectionReading {
            title: section.title.clone(),
            help: section.help.clone(),
            questions: Vec::new(),
        });
        let mut sections: Vec<_> = sections.collect();
        let asks = blocks.iter().filter(|block| block.keyword == "ask");
        let (of_items, asks): (Vec<_>, Vec<_>) = asks.partition(|block| item_of(block).is_some());
        for (block, question) in asks.into_iter().zip(&program.questions) {
            if let Some(section) = sections.get_mut(question.section) {
                section.questions.push(self.question(block));
            }
        }
        for block in of_items {
            let all = sections.iter_mut().flat_map(|section| &mut section.questions);
            let item = item_of(block).unwrap_or_default();
            if let Some(list) = list_of(&item, all) {
                list.fields.push(self.question(block));
            }
        }
        sections
    }

    fn question(&self, block: &Block) -> QuestionReading {
        let mut question = self.asked("ask", &block.head, block);
        for clause in &block.clauses {
            if clause.keyword == "has" {
                question.fields.push(self.asked("has", &clause.tokens, block));
                continue;
            }
            let of = match question.fields.last_mut() {
                Some(field) => field,
                None => &mut question,
            };
            match clause.keyword {
                "help" => of.help = texts(&clause.tokens),
                "for the record" => of.for_the_record = true,
                "fixed" => of.fixed = true,
                _ => of.when = Some(self.wording(&clause.tokens)),
            }
        }
        question
    }

    /// `public cost: money, from £0 to £10bn "What does it cost?"`
    fn asked(&self, keyword: &str, tokens: &[Token], block: &Block) -> QuestionReading {
        let answer = frame::before_texts(frame::after_colon(tokens));
        let item = match answer {
            [list, of, item, ..] if list.is_word("list") && of.is_word("of") => item.word(),
            _ => None,
        };
        QuestionReading {
            name: join(frame::split_name(keyword, tokens).0),
            title: texts(tokens),
            answer: self.plain(answer),
            help: String::new(),
            when: None,
            for_the_record: false,
            fixed: false,
            item: item.map(str::to_owned),
            fields: Vec::new(),
            file: self.file_of(block),
        }
    }
}

/// The list whose items are called this, however deep inside another it is.
fn list_of<'q>(
    item: &str,
    questions: impl Iterator<Item = &'q mut QuestionReading>,
) -> Option<&'q mut QuestionReading> {
    for question in questions {
        if question.item.as_deref() == Some(item) {
            return Some(question);
        }
        if let Some(inside) = list_of(item, question.fields.iter_mut()) {
            return Some(inside);
        }
    }
    None
}
