//! Tensions: pairs of outcomes that pull against each other, and what rules ask of them.

use weighup_engine::program::{Expr, Operator, Role, Tension};

use super::{Compiler, Pending, Stage, Type, blank, expr::NO, frame, head_span, texts};
use crate::{
    codes,
    expression::Tensions,
    names::join,
    outline::{Block, Clause},
    token::span_of,
};

impl<'b> Compiler<'b, '_, '_> {
    /// Declares the value that says whether a tension arises and, where the pack says when it is
    /// answered, one for that.
    pub(super) fn declare_tension(&mut self, block: &'b Block) {
        let arises = self.program.values.len();
        self.declare_value(block, Role::Definition);
        if self.program.values.len() == arises {
            return;
        }
        let answered = clause(block, "answered").map(|_| {
            let name = format!("{} answered", frame::name_of(block));
            self.program.values.push(blank(&name, Role::Definition));
            self.pending.push(Pending { block, stage: Stage::Waiting });
            arises + 1
        });
        let title = texts(&block.head);
        let title = if title.is_empty() { frame::name_of(block) } else { title };
        let between = self.outcomes_of(block);
        self.program.tensions.push(Tension { title, between, arises, answered });
    }

    /// `between A5.1 and A2.2`: options of a framework.
    fn outcomes_of(&mut self, block: &Block) -> Vec<String> {
        let Some(clause) = clause(block, "between") else { return Vec::new() };
        let sides: Vec<_> = clause.tokens.split(|token| token.is_word("and")).collect();
        if sides.len() != 2 {
            let span = span_of(&clause.tokens, &clause.keyword_span);
            let help = "For example: between A5.1 and A2.2";
            self.report.add(codes::W107, span, "A tension lies between two outcomes.", help);
            return Vec::new();
        }
        let mut labels = Vec::new();
        for side in sides {
            let id = join(side);
            let frameworks = self.frameworks.iter().map(|framework| framework.outcomes);
            let options = frameworks.filter_map(|choice| self.program.choices.get(choice));
            let known: Vec<_> = options.flat_map(|choice| &choice.options).collect();
            match known.iter().find(|option| option.id == id) {
                Some(option) => labels.push(format!("{} {}", option.id, option.label)),
                None => {
                    let ids = known.iter().map(|option| option.id.as_str());
                    let help = weighup_engine::closest(&id, ids).map_or_else(
                        || "Name two outcomes of a framework that this pack uses.".to_owned(),
                        |near| format!("Did you mean “{near}”?"),
                    );
                    let span = span_of(side, &clause.keyword_span);
                    let message = format!("There is no outcome “{id}”.");
                    self.report.add(codes::W201, span, &message, &help);
                }
            }
        }
        labels
    }

    /// Compiles one of the two values of a tension.
    pub(super) fn tension(&mut self, block: &'b Block, index: usize) -> (Expr, Type) {
        let is_answered =
            self.program.tensions.iter().any(|tension| tension.answered == Some(index));
        let keyword = if is_answered { "answered" } else { "arises" };
        let condition = match clause(block, keyword).map(|it| (it, it.tokens.as_slice())) {
            Some((clause, [when, condition @ ..])) if when.is_word("when") => {
                let expr = self.read(condition, &clause.keyword_span);
                self.condition(&expr, None)
            }
            found => {
                let span = found.map_or_else(
                    || head_span(block),
                    |(clause, tokens)| span_of(tokens, &clause.keyword_span),
                );
                let message = match found {
                    None => "This tension does not say when it arises.".to_owned(),
                    Some(_) => format!("Behind “{keyword}” goes “when” and a condition."),
                };
                let help = format!("For example: {keyword} when main activity is housing");
                self.report.add(codes::W107, span, &message, &help);
                NO
            }
        };
        (condition, Type::YesNo)
    }

    /// What rules ask of all tensions together.
    pub(super) fn tensions(&mut self, asked: Tensions) -> (Expr, Type) {
        let all: Vec<_> = self
            .program
            .tensions
            .iter()
            .map(|tension| (tension.arises, tension.answered))
            .collect();
        let mut conditions = Vec::new();
        for (arises, answered) in all {
            self.value_type(arises, &(0..0));
            let mut parts = vec![Expr::Value(arises)];
            let unanswered = matches!(
                asked,
                Tensions::AnyUnanswered | Tensions::NoneUnanswered | Tensions::CountUnanswered
            );
            if unanswered && let Some(answered) = answered {
                self.value_type(answered, &(0..0));
                parts.push(Expr::Not(Box::new(Expr::Value(answered))));
            }
            conditions.push(Expr::All(parts));
        }
        match asked {
            Tensions::AnyArises | Tensions::AnyUnanswered => (Expr::Any(conditions), Type::YesNo),
            Tensions::NoneArises | Tensions::NoneUnanswered => {
                (Expr::Not(Box::new(Expr::Any(conditions))), Type::YesNo)
            }
            Tensions::CountArising | Tensions::CountUnanswered => {
                let count = conditions.into_iter().reduce(|sum, one| {
                    Expr::Arithmetic(Operator::Plus, Box::new(sum), Box::new(one))
                });
                (count.unwrap_or(Expr::Number(0.into())), Type::bare())
            }
        }
    }
}

fn clause<'a>(block: &'a Block, keyword: &str) -> Option<&'a Clause> {
    block.clauses.iter().find(|clause| clause.keyword == keyword)
}
