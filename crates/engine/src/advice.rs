//! Advice: what would meet a check, what helps most, what would move a level. Every change that is
//! named was tried: its answers were weighed, and do what is said of them.
//!
//! Where to look is found from the rules: which answers each part reads (`reads`), the figures at
//! which they make a difference (`bounds`), the options that rules can tell apart (`options`), the
//! answers that the parts of a condition need (`plans`). What a change comes to is only ever read off
//! an evaluation of the changed answers (`scales`), and so is which other answers do as well
//! (`widen`).
//!
//! The work is limited, and advice says when a limit was reached. No answer is advised to be taken
//! back, no item to be removed, no words are suggested, and a fact of the world is never advised to
//! be another.

mod blanks;
mod bounds;
pub(crate) mod edit;
mod hopeless;
mod levels;
mod lines;
pub(crate) mod options;
mod plans;
pub(crate) mod reads;
pub mod result;
pub(crate) mod scales;
pub(crate) mod search;
pub(crate) mod slots;
mod steps;
mod tell;
mod turn;
mod values;
mod widen;
mod words;

use std::collections::BTreeSet;

use crate::{
    Plan, Program, Proposal,
    assess::state_of,
    assessment::{Place, State},
    evaluate::{Evaluation, Reading},
    program::Severity,
    reasons::Waits,
};
use bounds::Bounds;
use options::Options;
use reads::Reads;
use result::{Advice, AdviceOptions, CheckAdvice, Effort};
use scales::Scales;
use search::{Found, Search};
use slots::Locked;
use tell::Manner;

/// How many fixes of one check are told.
const MOST_FIXES: usize = 3;

/// What would raise a proposal. Who asks more than once under the same program makes a [`Plan`] of it:
/// see [`Plan::advise`].
pub fn advise(program: &Program, proposal: &Proposal, wishes: &AdviceOptions) -> Advice {
    Plan::of(program).advise(proposal, wishes)
}

impl Plan {
    /// Looks for what would raise a proposal.
    pub fn advise(&self, proposal: &Proposal, wishes: &AdviceOptions) -> Advice {
        let program = self.program();
        let (answers, mut problems) = proposal.read(program);
        let locked = Locked::new(&wishes.locked);
        problems.extend(locked.problems(program));
        let stands = Evaluation::new(program, &answers, Reading::Stands);
        let open = Evaluation::new(program, &answers, Reading::Open);
        let ground = Ground::of(program);
        let (reads, bounds) = (&ground.reads, ground.bounds());
        let scales = Scales::new(self, &answers);
        let mut advice = Advice {
            checks: Vec::new(),
            steps: Vec::new(),
            levels: Vec::new(),
            effort: Effort { weighed: 0, limit: count(scales.limit()), stopped: false },
            problems,
        };
        let Some(search) = ground.search(&scales, &stands, &bounds, &locked) else { return advice };
        advice.levels = search.levels(reads);
        let unmet: Vec<usize> = (0..program.checks.len())
            .filter(|check| search.base.checks.get(*check) == Some(&State::NotMet))
            .collect();
        let mut of_interest = reads.by_scores();
        for check in &unmet {
            of_interest.extend(reads.by_check(*check));
        }
        let mut known = search.singles(&of_interest, false);
        known.extend(search.shared(&of_interest, &known));
        known.extend(search.further(&of_interest));
        let waits = Waits::new(&open);
        let facts = search.slots.iter().filter(|slot| slot.fixed && slot.now.is_none());
        let facts: BTreeSet<String> =
            facts.filter_map(|slot| Some(slot.spot.place(&stands)?.pointer)).collect();
        let mut all_fixes: Vec<Found> = Vec::new();
        for index in unmet {
            let Some(check) = program.checks.get(index) else { continue };
            let (fixes, how) = search.for_check(index, &known);
            let meets = |weighed: &scales::Weighed| weighed.meets(index);
            let surely = |weighed: &scales::Weighed| weighed.open.get(index) == Some(&State::Met);
            let told = fixes.iter().filter_map(|fix| {
                // A fact is asked for whatever it is.
                let asks_facts = search.asks_facts(fix);
                let keeps = |weighed: &scales::Weighed| {
                    asks_facts || weighed.breaks_no_more_than(&fix.weighed)
                };
                search.tell(fix, (&meets, &keeps), &surely, Manner::Advice)
            });
            let told: Vec<_> = told.take(MOST_FIXES).collect();
            let mut ask = waits.places(check.conditions());
            // What a fix asks for need not be asked for again.
            let named = |place: &Place| {
                let changes = told.iter().flat_map(|fix| &fix.changes);
                changes.flat_map(|change| &change.places).any(|other| other == place)
            };
            ask.retain(|place| facts.contains(&place.pointer) && !named(place));
            advice.checks.push(CheckAdvice {
                id: check.id.clone(),
                title: check.title.clone(),
                severity: search.base.severities.get(index).copied().unwrap_or(Severity::Minor),
                state: state_of(open.check(check)),
                search: match how {
                    // What was found could not be weighed again, to be told.
                    result::Search::Found | result::Search::FoundFirst
                        if told.is_empty() && scales.is_exhausted() =>
                    {
                        result::Search::Stopped
                    }
                    result::Search::Found | result::Search::FoundFirst if told.is_empty() => {
                        result::Search::NothingFound
                    }
                    how => how,
                },
                fixes: told,
                ask,
            });
            all_fixes.extend(fixes.into_iter().take(MOST_FIXES));
        }
        known.extend(all_fixes.into_iter().filter(|fix| !is_single(fix)));
        advice.steps = search.steps(&known);
        advice.effort.weighed = count(scales.spent());
        advice.effort.stopped = scales.is_exhausted()
            || advice.checks.iter().any(|check| {
                matches!(check.search, result::Search::Stopped | result::Search::FoundFirst)
            });
        advice
    }
}

/// What is known of a program before any answer is looked at.
pub(crate) struct Ground<'a> {
    program: &'a Program,
    pub(crate) reads: Reads<'a>,
    options: Options,
}

impl<'a> Ground<'a> {
    pub(crate) fn of(program: &'a Program) -> Self {
        Self { program, reads: Reads::of(program), options: Options::of(program) }
    }

    pub(crate) fn bounds(&'a self) -> Bounds<'a> {
        Bounds::of(self.program, &self.reads)
    }

    /// A search on these answers; nothing if not even they may be weighed.
    pub(crate) fn search(
        &'a self,
        scales: &'a Scales<'a>,
        stands: &'a Evaluation<'a>,
        bounds: &'a Bounds<'a>,
        locked: &'a Locked<'a>,
    ) -> Option<Search<'a>> {
        Search::new(scales, stands, (&self.reads, bounds, &self.options), locked)
    }
}

fn is_single(found: &Found) -> bool {
    matches!(found.edits.as_slice(), [edit::Edit::Set(..) | edit::Edit::SetAll { .. }])
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
