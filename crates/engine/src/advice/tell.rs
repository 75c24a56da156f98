//! Telling of a change that was found: what comes of it, in words. How far other answers do as well
//! is in `widen`.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::{
    edit::{Edit, Open},
    result::{After, Change, ChangeKind, FieldAnswer, Fix, Range, ScoreGain},
    scales::Weighed,
    search::{Found, Search},
    widen::{Aim, Wide},
    words::{self, Named},
};
use crate::{
    Interval, Kind, Possible, Value,
    assess::decimal,
    assessment::{Place, State},
    program::{Question, Severity},
    reasons::Spot,
    show::{show, show_exactly},
};

/// How a change is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// As something to do.
    Advice,
    /// As something that might be.
    Supposed,
}

impl Search<'_> {
    /// A change as advice. Nothing, if it would give an answer to a question about a fact of the
    /// world, or can no longer be tried.
    ///
    /// It is told of as far as it has its `aim`, and `keeps` what is told beside; `surely` says whether it
    /// has its aim whatever else is answered.
    pub(crate) fn tell(
        &self,
        found: &Found,
        (aim, keeps): (Aim<'_>, Aim<'_>),
        surely: Aim<'_>,
        manner: Manner,
    ) -> Option<Fix> {
        // What is certain of the change that was found is so of all answers that are told with it.
        let certain = surely(&found.weighed);
        // Nobody is told a figure that only stands for some figure: then nothing is told beside.
        let is_any = Cell::new(false);
        let aim = |weighed: &Weighed| {
            aim(weighed) && (!certain || surely(weighed)) && (is_any.get() || keeps(weighed))
        };
        let mut edits = found.edits.clone();
        let (mut parts, mut open) = (Vec::new(), Vec::new());
        for index in 0..edits.len() {
            let mut wide = self.widened(&edits, index, &aim)?;
            if manner == Manner::Advice && !is_any.get() && self.is_made_up(&wide) {
                is_any.set(true);
                let freed = self.widened(&edits, index, &aim)?;
                match freed.range {
                    Range::Any => wide = freed,
                    _ => is_any.set(false),
                }
            }
            let Some(slot) = edits.get_mut(index) else { continue };
            let alone = std::mem::replace(slot, wide.edit.clone());
            open.push(wide.open.clone());
            // What does as well with the others held need not do so together with what is told of
            // them.
            let together = || self.scales.weigh_any(&edits, &open).is_some_and(|it| aim(&it));
            if open.iter().filter(|open| **open != Open::Nothing).count() > 1 && !together() {
                wide = Wide::only(&alone);
                open.pop();
                open.push(Open::Nothing);
                if let Some(slot) = edits.get_mut(index) {
                    *slot = alone;
                }
            }
            let edit = wide.edit.clone();
            let (change, named) = self.change(&edit, wide)?;
            if change.fixed && manner == Manner::Advice && change.range != Range::Any {
                return None;
            }
            let told = match manner {
                Manner::Advice => words::change(&change, &named),
                Manner::Supposed => words::supposed(&change, &named),
            };
            parts.push((change, named.name.to_owned(), named.holder, told));
        }
        let weighed = self.scales.weigh(&edits).filter(|weighed| aim(weighed))?;
        let words = match manner {
            Manner::Advice => words::sentence(&parts),
            Manner::Supposed => {
                let told: Vec<_> = parts.iter().map(|(_, _, _, told)| told.clone()).collect();
                words::joined(&told)
            }
        };
        let any_does = parts.iter().any(|(change, ..)| change.range == Range::Any);
        let after = match manner {
            Manner::Advice if any_does => self.after(&self.whatever(&edits, &open)),
            _ => self.after(&weighed),
        };
        Some(Fix {
            words,
            changes: parts.into_iter().map(|(change, ..)| change).collect(),
            certain,
            after,
        })
    }

    /// Whether a figure is named where there was none, and no other is said to do.
    fn is_made_up(&self, wide: &Wide) -> bool {
        let Edit::Set(spot, Value::Number(_)) = &wide.edit else { return false };
        let is_blank = self.slot_of(*spot).is_some_and(|(_, slot)| slot.now.is_none());
        is_blank && wide.range == Range::Exactly
    }

    /// What is gained whatever is answered where any answer is told to do: nothing else is told of it.
    fn whatever(&self, edits: &[Edit], open: &[Open]) -> Weighed {
        let base = &self.base;
        let Some(mut any) = self.scales.weigh_open(edits, open) else { return base.clone() };
        let states = any.checks.iter_mut().zip(&any.open).zip(&base.checks);
        for ((state, open), was) in states {
            // What is only not shown need not be so.
            if matches!(state, State::CannotTell | State::NotMet) && *open != State::NotMet {
                *state = *was;
            }
        }
        for (points, was) in any.scores.iter_mut().zip(&base.scores) {
            *points = (*points).max(*was);
        }
        any.total = any.total.max(base.total);
        any.verdict = any.verdict.max(base.verdict);
        any
    }

    /// What comes of it.
    fn after(&self, then: &Weighed) -> After {
        let base = &self.base;
        let program = self.scales.program;
        let states = program.checks.iter().enumerate().filter_map(|(index, check)| {
            Some((index, check, *base.checks.get(index)?, *then.checks.get(index)?))
        });
        let open = |before: State, after: State| {
            before == State::NotMet && matches!(after, State::Met | State::NotRequired)
        };
        let opens = states.clone().filter(|(_, _, before, after)| open(*before, *after));
        let gate = |index: usize| base.severities.get(index) == Some(&Severity::Gate);
        let gained =
            |then: Decimal, now: Decimal| decimal(then.checked_sub(now).unwrap_or_default());
        let scores = program.scores.iter().zip(base.scores.iter().zip(&then.scores));
        After {
            gained: gained(then.total, base.total),
            points: decimal(then.total),
            scores: scores
                .filter(|(_, (now, then))| now != then)
                .filter_map(|(score, (now, then))| {
                    let id = program.values.get(score.value)?.name.clone();
                    Some(ScoreGain { id, gained: gained(*then, *now) })
                })
                .collect(),
            opens: opens.clone().map(|(_, check, ..)| check.id.clone()).collect(),
            gates: opens.filter(|it| gate(it.0)).map(|(_, check, ..)| check.id.clone()).collect(),
            breaks: states
                .filter(|(_, _, before, after)| *before != State::NotMet && *after == State::NotMet)
                .map(|(_, check, ..)| check.id.clone())
                .collect(),
            verdict: program
                .verdict
                .as_ref()
                .and_then(|verdict| Some(verdict.rows.get(then.verdict?)?.name.clone())),
        }
    }

    pub(crate) fn shown(&self, value: &Value, kind: &Kind) -> String {
        let program = self.scales.program;
        match value {
            Value::Number(number) => {
                show_exactly(&Possible::Number(Interval::point(*number)), kind, program)
            }
            other => show(other, kind, program),
        }
    }

    /// An edit as plain data, and what it is called.
    fn change(&self, edit: &Edit, wide: Wide) -> Option<(Change, Named<'_>)> {
        let Wide { range, or, free, .. } = wide;
        let program = self.scales.program;
        let question = |spot: Spot| match spot {
            Spot::Question(index) => program.questions.get(index),
            Spot::Field { list, field, .. } => program.lists.get(list)?.fields.get(field),
            Spot::Further { .. } => None,
        };
        let named = |question: &'_ Question, holder: String| -> (bool, bool, String) {
            (question.kind == Kind::YesNo, question.kind == Kind::Date, holder)
        };
        let plain = |kind, places, from, to| Change {
            kind,
            places,
            from,
            to,
            range: range.clone(),
            or: Vec::new(),
            fields: Vec::new(),
            items: 0,
            fixed: false,
        };
        match edit {
            Edit::Set(spot, value) => {
                let of = question(*spot)?;
                let place = spot.place(self.stands)?;
                let (_, slot) = self.slot_of(*spot)?;
                let from = slot.now.map(|now| self.shown(now, &of.kind));
                let kind = if from.is_none() { ChangeKind::Give } else { ChangeKind::Set };
                let named_by_text = matches!(value, Value::Text(_));
                let to =
                    (range != Range::Any && !named_by_text).then(|| self.shown(value, &of.kind));
                let mut change = plain(kind, vec![place], from, to);
                change.or = or.iter().map(|it| self.shown(it, &of.kind)).collect();
                change.fixed = slot.fixed;
                let (yes_or_no, date, holder) = named(of, self.holder(*spot));
                Some((change, Named { name: &of.id, holder, item: "", yes_or_no, date }))
            }
            Edit::SetAll { list, field, items, value } => {
                let spot = |item: &usize| Spot::Field { list: *list, item: *item, field: *field };
                let of = question(spot(items.first()?))?;
                let places: Vec<Place> =
                    items.iter().filter_map(|item| spot(item).place(self.stands)).collect();
                let change =
                    plain(ChangeKind::SetAll, places, None, Some(self.shown(value, &of.kind)));
                let holder = self.holders(*list, items);
                let (yes_or_no, date, holder) = named(of, holder);
                Some((change, Named { name: &of.id, holder, item: "", yes_or_no, date }))
            }
            Edit::Add { list, within, count, fields } => {
                let of = program.lists.get(*list)?;
                let place = Spot::Further { list: *list, within: *within }.place(self.stands)?;
                let mut change = plain(ChangeKind::Add, vec![place], None, None);
                change.items = u32::try_from(*count).unwrap_or(u32::MAX);
                change.fields = fields
                    .iter()
                    .filter_map(|(field, value)| {
                        let question = of.fields.get(*field)?;
                        let to = (!free.contains(field)).then(|| self.shown(value, &question.kind));
                        Some(FieldAnswer { id: question.id.clone(), to })
                    })
                    .collect();
                let holder = match (of.parent, within) {
                    (Some(parent), Some(within)) => self.holders(parent, &[*within]),
                    _ => String::new(),
                };
                let item = of.item.as_str();
                Some((change, Named { name: item, holder, item, yes_or_no: false, date: false }))
            }
        }
    }

    /// “claim 2”, or nothing for a question.
    fn holder(&self, spot: Spot) -> String {
        match spot {
            Spot::Field { list, item, .. } => self.holders(list, &[item]),
            Spot::Question(_) | Spot::Further { .. } => String::new(),
        }
    }

    /// “claims 2 to 11”; of lists inside another, each with what it is in.
    fn holders(&self, list: usize, items: &[usize]) -> String {
        let Some(of) = self.scales.program.lists.get(list) else { return String::new() };
        if of.parent.is_none() {
            return words::items(&of.item, items);
        }
        let name = |item: &usize| {
            let spot = Spot::Field { list, item: *item, field: 0 };
            let words = spot.place(self.stands)?.words;
            let (holder, _) = words.rsplit_once(": ")?;
            let mut letters = holder.chars();
            let first = letters.next()?.to_lowercase().to_string();
            Some(first + letters.as_str())
        };
        words::joined(&items.iter().filter_map(name).collect::<Vec<_>>())
    }
}
