//! What is declared and used by nothing.

use weighup_engine::Kind;

use super::{Lint, name_span};
use crate::{
    codes,
    compile::{frame, question::fields_of},
    names::join,
    outline::{Block, Clause},
    token::{Span, Token, TokenKind, span_of},
};

impl Lint<'_, '_, '_> {
    /// Questions, values, sources and frameworks that nothing uses.
    pub(super) fn unused(&mut self) {
        for block in self.blocks {
            match block.keyword {
                "ask" => self.question(block),
                "setting" | "define" | "table" => self.value(block),
                // A score of the pack is shown for its own sake.
                "score" if frame::for_each(block).is_some() => self.value(block),
                "source" => self.source(block),
                "use" => self.framework(block),
                _ => {}
            }
        }
    }

    fn question(&mut self, block: &Block) {
        let own = || block.clauses.iter().take_while(|clause| clause.keyword != "has");
        let id = frame::name_of(block);
        if own().any(is_for_the_record) {
            return;
        }
        if !self.is_used(block, &id) {
            self.unused_answer(&id, name_span(block));
            return;
        }
        let list = self.program.lists.iter().position(|list| {
            self.program.questions.get(list.question).is_some_and(|it| it.id == id)
        });
        let Some(list) = list else { return };
        for (clause, rest) in fields_of(block) {
            let (name, _) = frame::split_name("has", &clause.tokens);
            let id = join(name);
            let used = self.sites.item_names.contains(&(list, id.clone()));
            if !used && !rest.iter().any(is_for_the_record) {
                self.unused_answer(&id, span_of(name, &clause.keyword_span));
            }
        }
    }

    fn unused_answer(&mut self, id: &str, span: Span) {
        let message = format!("No rule uses the answer to “{id}”.");
        let help = "Use it, or put a line under it that says: for the record";
        self.report.add(codes::W910, span, &message, help);
    }

    fn value(&mut self, block: &Block) {
        let name = frame::name_of(block);
        if !self.is_used(block, &name) {
            let message = format!("Nothing uses “{name}”.");
            let help = "Use it, or take it out.";
            self.report.add(codes::W911, name_span(block), &message, help);
        }
    }

    fn is_used(&self, block: &Block, name: &str) -> bool {
        let Some(item) = frame::for_each(block).and_then(Token::word) else {
            return self.sites.names.contains(name);
        };
        let list = self.program.lists.iter().position(|list| list.item == item);
        list.is_none_or(|list| self.sites.item_names.contains(&(list, name.to_owned())))
    }

    fn source(&mut self, block: &Block) {
        let Some(id) = block.head.first() else { return };
        let cites = |token: &Token| match &token.kind {
            TokenKind::Citation(text) => text.split(' ').next() == id.word(),
            _ => false,
        };
        let tokens = self.blocks.iter().flat_map(|block| {
            block.head.iter().chain(block.clauses.iter().flat_map(|clause| &clause.tokens))
        });
        if !tokens.into_iter().any(cites) {
            let message = format!("No rule cites “{}”.", id.word().unwrap_or_default());
            let help = "Cite it where a rule comes from it, or take it out.";
            self.report.add(codes::W911, id.span.clone(), &message, help);
        }
    }

    fn framework(&mut self, block: &Block) {
        let alias = block.head.get(1).and_then(Token::word);
        let mut frameworks = self.sites.frameworks.iter();
        let Some(framework) = frameworks.find(|it| Some(it.alias.as_str()) == alias) else {
            return;
        };
        let fields = self.program.lists.iter().flat_map(|list| &list.fields);
        let mut kinds = self.program.questions.iter().chain(fields).map(|question| &question.kind);
        let outcomes = self.program.choices.get(framework.outcomes);
        let named = |id: &str| outcomes.is_some_and(|it| it.options.iter().any(|it| it.id == id));
        let mut between = self.program.tensions.iter().flat_map(|it| &it.between);
        let in_tension = between.any(|label| label.split(' ').next().is_some_and(named));
        let asked = in_tension
            || kinds.any(|kind| {
                let choices = [framework.outcomes, framework.metrics];
                matches!(
                    kind,
                    Kind::Choice { choice } | Kind::Choices { choice } if choices.contains(choice)
                )
            });
        if !asked {
            let message = format!("No question asks for anything in “{}”.", framework.alias);
            let help = "Ask for an outcome or a metric of it, or take it out.";
            self.report.add(codes::W911, block.span(), &message, help);
        }
    }
}

/// Whether a question is asked for people to read its answer.
fn is_for_the_record(clause: &Clause) -> bool {
    clause.keyword == "for the record"
}
