//! The nearest change that would move a level, up or down. It informs, so it may be one of a fact of
//! the world; it is then marked so.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::{
    edit::Edit,
    reads::Reads,
    result::{LevelAdvice, LevelMove},
    scales::Weighed,
    search::{Found, MOST_CHANGES, Search},
    tell::Manner,
};
use crate::program::{Choice, Expr, Level};
use crate::{Kind, Program};

/// How many combinations are weighed for one level, beside single answers.
const MOST_COMBINED: usize = 600;

/// Which way a level moves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn is_past(self, then: Option<usize>, now: usize) -> bool {
        then.is_some_and(|then| match self {
            Self::Up => then > now,
            Self::Down => then < now,
        })
    }
}

impl Search<'_> {
    /// Each level that is certain, with the nearest changes that move it.
    pub(crate) fn levels(&self, reads: &Reads<'_>) -> Vec<LevelAdvice> {
        let program = self.scales.program;
        let mut advice = Vec::new();
        for (index, level) in program.levels.iter().enumerate() {
            let Some(now) = self.base.level(index) else { continue };
            let Some((value, choice)) = options_of(level, program) else { continue };
            let sources = reads.by(&Expr::Value(level.value), None);
            let mut singles = self.singles(&sources, true);
            singles.extend(self.further(&sources));
            let stopped = Cell::new(self.scales.is_exhausted());
            let move_to =
                |way| self.level_move((index, now), way, &singles, (level, choice), &stopped);
            advice.push(LevelAdvice {
                id: value.name.clone(),
                title: level.title.clone(),
                now: choice.options.get(now).map(|it| it.id.clone()).unwrap_or_default(),
                up: if now + 1 < choice.options.len() { move_to(Way::Up) } else { None },
                down: if now > 0 { move_to(Way::Down) } else { None },
                stopped: stopped.get(),
            });
        }
        advice
    }

    fn level_move(
        &self,
        (index, now): (usize, usize),
        way: Way,
        singles: &[Found],
        (level, choice): (&Level, &Choice),
        stopped: &Cell<bool>,
    ) -> Option<LevelMove> {
        let at = |weighed: &Weighed| weighed.level(index);
        let moves = |found: &&Found| way.is_past(at(&found.weighed), now);
        let nearest = self.nearest(singles.iter().filter(moves).cloned().collect());
        let nearest = nearest.or_else(|| {
            let combined =
                self.combined(singles, &|weighed| way.is_past(at(weighed), now), stopped);
            self.nearest(combined)
        })?;
        let to = at(&nearest.weighed)?;
        let as_far = |weighed: &Weighed| {
            let then = weighed.levels.get(index).copied().flatten();
            let then = then.filter(|(lowest, highest)| weighed.of_any || lowest == highest);
            then.is_some_and(|(lowest, highest)| match way {
                Way::Up => lowest >= to,
                Way::Down => highest <= to,
            })
        };
        let mut fix = self.tell(&nearest, (&as_far, &|_| true), &as_far, Manner::Supposed)?;
        let name = &choice.options.get(to)?.id;
        let exactly = |weighed: &Weighed| at(weighed) == Some(to);
        let same = self.tell(&nearest, (&exactly, &|_| true), &exactly, Manner::Supposed)?;
        // Further on it may be further still.
        let further = match way {
            _ if same.changes == fix.changes => "",
            Way::Up => " or above",
            Way::Down => " or below",
        };
        fix.words = format!("If {}, {} would be {name}{further}.", fix.words, lower(&level.title));
        Some(LevelMove { to: name.clone(), fix })
    }

    fn nearest(&self, found: Vec<Found>) -> Option<Found> {
        let far = |it: &Found| -> (usize, Decimal) {
            (it.edits.len(), it.edits.iter().map(|edit| self.share(edit)).sum())
        };
        found.into_iter().min_by_key(|it| (far(it), self.disturbance(it)))
    }

    /// Two answers together, or three, where one is not enough: those that go furthest first.
    fn combined(
        &self,
        singles: &[Found],
        aim: &dyn Fn(&Weighed) -> bool,
        stopped: &Cell<bool>,
    ) -> Vec<Found> {
        let mut tried = 0;
        let mut sets: Vec<Vec<Edit>> = singles.iter().map(|it| it.edits.clone()).collect();
        for _ in 1..MOST_CHANGES {
            let (mut found, mut next) = (Vec::new(), Vec::new());
            for set in &sets {
                let last = singles.iter().position(|it| it.edits.last() == set.last());
                for more in singles.iter().skip(last.map_or(0, |last| last + 1)) {
                    let clash =
                        more.edits.iter().any(|it| set.iter().any(|other| it.clashes(other)));
                    if clash {
                        continue;
                    }
                    tried += 1;
                    if tried > MOST_COMBINED {
                        stopped.set(true);
                        return found;
                    }
                    let edits = [set.as_slice(), more.edits.as_slice()].concat();
                    let Some(weighed) = self.scales.weigh(&edits) else { return found };
                    if aim(&weighed) {
                        found.push(Found { edits: edits.clone(), weighed });
                    }
                    next.push(edits);
                }
            }
            if !found.is_empty() {
                return found;
            }
            sets = next;
        }
        Vec::new()
    }
}

fn options_of<'a>(
    level: &Level,
    program: &'a Program,
) -> Option<(&'a crate::program::Computed, &'a Choice)> {
    let value = program.values.get(level.value)?;
    let Kind::Choice { choice } = value.kind else { return None };
    Some((value, program.choices.get(choice)?))
}

/// A title inside a sentence: “evidence tier”.
fn lower(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
