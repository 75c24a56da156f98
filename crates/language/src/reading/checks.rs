//! Checks as they hold in the end: with what local packs tighten in them.

use serde::Serialize;
use weighup_engine::{
    Program,
    program::{ChangeKind, Check, Citation, Force},
};

use super::{AtLevel, MessagePart, Reader, Wording, clause, levels};
use crate::{
    compile::frame,
    outline::{Block, Clause},
};

/// A check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckReading {
    /// Its name in the rules.
    pub name: String,
    /// What the person reads.
    pub title: String,
    /// When it applies, as written: “at T2 and above”; always, when absent.
    pub applies: Option<Wording>,
    /// When it applies as well, as local packs have it.
    pub also_applies: Vec<Wording>,
    /// At which names of the levels that bear on it it applies.
    pub at_levels: Vec<AtLevel>,
    /// What it needs.
    pub needs: Wording,
    /// What it needs as well, as local packs have it.
    pub also_needs: Vec<Wording>,
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
    /// What local packs tighten, in words; of all this, the rest says what holds in the end.
    pub tightened: Vec<TighteningReading>,
    /// The file it stands in.
    pub file: String,
}

/// What a local pack tightens in a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TighteningReading {
    /// The title of the local pack.
    pub by: String,
    /// As written: “also needs match funding is given”.
    pub what: String,
    /// Why.
    pub because: String,
}

/// A check's block, with those that tighten it, the most central first.
struct Layers<'b> {
    central: &'b Block,
    local: Vec<&'b Block>,
}

impl<'b> Layers<'b> {
    fn of(central: &'b Block, blocks: &'b [Block]) -> Self {
        let name = frame::name_of(central);
        let tightens = |it: &&Block| it.keyword == "tighten" && frame::name_of(it) == name;
        Self { central, local: blocks.iter().filter(tightens).collect() }
    }

    /// What local packs say takes the place of what is said more centrally.
    fn last(&self, keyword: &str) -> Option<&'b Clause> {
        let mut local = self.local.iter().rev();
        local.find_map(|block| clause(block, keyword)).or_else(|| clause(self.central, keyword))
    }

    /// What is said centrally and, in words that say so, what is said besides.
    fn all(&self, keyword: &str, besides: &str) -> Vec<&'b Clause> {
        let local = self.local.iter().flat_map(|block| &block.clauses);
        let local = local.filter(|clause| clause.keyword == besides);
        clause(self.central, keyword).into_iter().chain(local).collect()
    }

    /// The conditions of which one is enough; none when the check always applies.
    fn applies(&self) -> Vec<&'b Clause> {
        let always = |it: &&Clause| it.tokens.first().is_some_and(|first| first.is_word("always"));
        let all = self.all("applies", "also applies");
        match clause(self.central, "applies") {
            Some(_) if !all.iter().any(always) => all,
            _ => Vec::new(),
        }
    }
}

impl Reader<'_> {
    pub(super) fn checks(&self, blocks: &[Block], program: &Program) -> Vec<CheckReading> {
        let found = blocks.iter().filter(|block| block.keyword == "check").zip(&program.checks);
        let found = found.zip(levels::at_levels(program));
        found
            .map(|((block, check), at_levels)| {
                let tightened = tightened(check, program);
                let layers = Layers::of(block, blocks);
                CheckReading { at_levels, tightened, ..self.check(&layers, check) }
            })
            .collect()
    }

    fn check(&self, layers: &Layers<'_>, check: &Check) -> CheckReading {
        let wording = |clause: &Clause| self.wording(&clause.tokens);
        let message = |clause: &Clause| self.message(&clause.tokens);
        let mut applies = layers.applies().into_iter().map(wording);
        let mut needs = layers.all("needs", "also needs").into_iter().map(wording);
        CheckReading {
            name: check.id.clone(),
            title: check.title.clone(),
            applies: applies.next(),
            also_applies: applies.collect(),
            at_levels: Vec::new(),
            needs: needs.next().unwrap_or_default(),
            also_needs: needs.collect(),
            force: check.force,
            citations: check.citations.clone(),
            counts_as: layers.last("counts as").map(wording).unwrap_or_default(),
            message: layers.last("if not").map(message).unwrap_or_default(),
            fix: layers.last("to fix").map(message).unwrap_or_default(),
            tightened: Vec::new(),
            file: self.file_of(layers.central),
        }
    }
}

fn tightened(check: &Check, program: &Program) -> Vec<TighteningReading> {
    let changes = program.pack.changes.iter();
    let of_check = changes.filter(|it| it.kind == ChangeKind::Tightened && it.name == check.id);
    let reading = of_check.map(|change| TighteningReading {
        by: change.by.clone(),
        what: change.what.clone(),
        because: change.because.clone(),
    });
    reading.collect()
}
