//! Rule text as its author wrote it, with the names in it recognised.

use std::collections::BTreeMap;

use serde::Serialize;
use weighup_engine::Program;

use super::{files::folder_of_all, is_illustrative};
use crate::{
    compile::frame,
    lex::lex,
    names::{Names, join},
    outline::Block,
    report::Report,
    token::{Token, TokenKind},
};

/// A stretch of rule text. Comments are left out; line ends are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// Its pieces, in order.
    pub runs: Vec<Run>,
}

/// A piece of rule text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// As written.
    pub text: String,
    /// The question, setting, definition, table, level, tension, check or score that it names, if it
    /// names one.
    pub names: Option<String>,
    /// It names something whose figures are illustrative.
    pub illustrative: bool,
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum MessagePart {
    /// Words.
    Text(String),
    /// A value that is put in: the expression between braces.
    Value(Wording),
}

impl Wording {
    /// As one text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The same with words before it.
    pub(super) fn behind(mut self, words: &str) -> Self {
        self.runs.insert(0, Run::plain(format!("{words} ")));
        self
    }

    fn push(&mut self, gap: &str, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.names.is_none() => last.text.push_str(gap),
            Some(_) if !gap.is_empty() => self.runs.push(Run::plain(gap.to_owned())),
            _ => {}
        }
        match self.runs.last_mut() {
            Some(last) if last.names.is_none() && run.names.is_none() => {
                last.text.push_str(&run.text);
            }
            _ => self.runs.push(run),
        }
    }
}

impl Run {
    fn plain(text: String) -> Self {
        Self { text, names: None, illustrative: false }
    }
}

/// Turns tokens back into words.
pub(super) struct Reader<'a> {
    pub(super) report: &'a Report<'a>,
    /// How much of a path is the folder that holds all files of the pack.
    pub(super) folder: usize,
    names: Names,
    /// The names that a reader can follow, each with whether it is illustrative.
    known: BTreeMap<String, bool>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(blocks: &[Block], program: &Program, report: &'a Report<'a>) -> Self {
        let folder = folder_of_all(blocks, report);
        let mut reader = Self { report, folder, names: Names::default(), known: BTreeMap::new() };
        for block in blocks {
            let name = match block.keyword {
                "ask" | "setting" | "define" | "table" | "level" | "tension" | "check"
                | "score" => frame::name_of(block),
                "total" => format!("total {}", frame::name_of(block)),
                _ => continue,
            };
            reader.names.add(&name);
            reader.known.insert(name, is_illustrative(block));
        }
        // Fields and options are names too, but lead nowhere.
        let fields = program.lists.iter().flat_map(|list| &list.fields).map(|field| &field.id);
        let options = program.choices.iter().flat_map(|it| &it.options).map(|option| &option.id);
        for name in fields.chain(options) {
            reader.names.add(name);
            reader.known.remove(name);
        }
        reader
    }

    /// Words without looking for names in them.
    pub(super) fn plain(&self, tokens: &[Token]) -> Wording {
        let mut wording = Wording::default();
        let mut before: Option<&Token> = None;
        for token in tokens {
            let text = self.report.text_of(token.span.clone());
            wording.push(self.gap(before, token), Run::plain(text.to_owned()));
            before = Some(token);
        }
        wording
    }

    /// Words with the names in them.
    pub(super) fn wording(&self, tokens: &[Token]) -> Wording {
        let mut wording = Wording::default();
        let mut rest = tokens;
        let mut before: Option<&Token> = None;
        while let Some(first) = rest.first() {
            let length = self.names.longest(rest).unwrap_or(1);
            let (here, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            let name = join(here);
            let known = self.known.get(&name).copied();
            let text = self.plain(here).text();
            let run =
                Run { text, names: known.map(|_| name), illustrative: known.unwrap_or_default() };
            wording.push(self.gap(before, first), run);
            before = here.last();
            rest = behind;
        }
        wording
    }

    /// What stands between two tokens, without comments.
    fn gap(&self, before: Option<&Token>, token: &Token) -> &'static str {
        let Some(before) = before else { return "" };
        let between = self.report.text_of(before.span.end..token.span.start);
        match between {
            "" => "",
            between if between.contains('\n') => "\n",
            _ => " ",
        }
    }

    /// A text with values in braces.
    pub(super) fn message(&self, tokens: &[Token]) -> Vec<MessagePart> {
        let mut parts = Vec::new();
        for token in tokens {
            let TokenKind::Text(text) = &token.kind else { continue };
            if !parts.is_empty() {
                parts.push(MessagePart::Text(" ".to_owned()));
            }
            self.template(text, token.span.start + 1, &mut parts);
        }
        parts
    }

    fn template(&self, text: &str, start: usize, parts: &mut Vec<MessagePart>) {
        let mut rest = text;
        while let Some((before, (inside, after))) = rest
            .split_once('{')
            .and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
        {
            let at = start + (text.len() - rest.len()) + before.len() + 1;
            parts.push(MessagePart::Text(before.to_owned()));
            // The pack has no mistakes: nothing is reported that counts.
            let tokens = lex(inside, at, &mut Report::new("", "")).tokens;
            parts.push(MessagePart::Value(self.wording(&tokens)));
            rest = after;
        }
        parts.push(MessagePart::Text(rest.to_owned()));
    }
}
