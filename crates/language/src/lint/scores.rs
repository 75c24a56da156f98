//! Lines of scores that make no difference.

use weighup_engine::{
    Decimal, Outlook,
    program::{Expr, Line, Test},
};

use super::Lint;
use crate::{
    codes,
    compile::frame,
    outline::{Block, Clause},
    token::TokenKind,
};

impl<'a> Lint<'a, '_, '_> {
    /// Lines that are worth nothing, never count, never earn anything or always earn everything.
    pub(super) fn lines(&mut self) {
        for block in self.blocks_of("score") {
            let clauses: Vec<_> = block.clauses.iter().filter(|it| it.keyword == "#").collect();
            for clause in &clauses {
                if matches!(clause.tokens.first().map(|token| &token.kind),
                    Some(TokenKind::Number(points)) if points.is_zero())
                {
                    let help = "Give it points, or take it out.";
                    let message = "This line is worth nothing.";
                    self.report.add(codes::W912, clause.span(), message, help);
                    self.told.push(clause.span());
                }
            }
            for (line, clause) in self.lines_of(block).iter().zip(clauses) {
                self.line(line, clause);
            }
        }
    }

    fn lines_of(&self, block: &Block) -> &'a [Line] {
        let name = frame::name_of(block);
        let score = self.program.scores.iter().find(|score| {
            self.program.values.get(score.value).is_some_and(|value| value.name == name)
        });
        score.map(|score| score.lines.as_slice()).unwrap_or_default()
    }

    fn line(&mut self, line: &Line, clause: &Clause) {
        if self.is_told(&clause.span()) {
            return;
        }
        let number = |number| Box::new(Expr::Number(number));
        let earned = || Box::new(line.earned.clone());
        let nothing = Expr::Compare(Test::AtMost, earned(), number(Decimal::ZERO));
        let everything = Expr::Compare(Test::AtMost, number(Decimal::ONE), earned());
        let never = |of: &Expr| self.outlook(of, None) == Outlook::Never;
        let message = if line.required.as_ref().is_some_and(never) {
            "This line never counts."
        } else if self.outlook(&nothing, None) == Outlook::Always {
            "This line never earns anything."
        } else if self.outlook(&everything, None) == Outlook::Always {
            "This line always earns all its points."
        } else {
            return;
        };
        let about = line.required.as_ref().filter(|it| never(it)).unwrap_or(&line.earned);
        let help = self.help(about, None, "Mend its condition, or take the line out.");
        self.report.add(codes::W912, clause.span(), message, &help);
        self.told.push(clause.span());
    }
}
