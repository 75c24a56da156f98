//! Telling of a change that was found: how wide it may be made, what comes of it, in words.

use rust_decimal::Decimal;

use super::{
    edit::Edit,
    result::{After, Change, ChangeKind, FieldAnswer, Fix, Range, ScoreGain},
    scales::Weighed,
    search::{Found, Search},
    words::{self, Named},
};
use crate::{
    Interval, Kind, Possible, Value,
    assess::decimal,
    assessment::{Place, State},
    order,
    program::{Question, Severity},
    reasons::Spot,
    show::{show, show_exactly},
};

/// A condition on what comes of a change.
pub(crate) type Aim<'a> = &'a dyn Fn(&Weighed) -> bool;

/// A change, and the answers that do as well.
struct Wide {
    edit: Edit,
    range: Range,
    /// Other answers.
    or: Vec<Value>,
    /// Of a new item: the fields for which any answer does.
    free: Vec<usize>,
}

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
    /// It is told of as far as it has its `aim`; `surely` says whether it does whatever else is
    /// answered.
    pub(crate) fn tell(
        &self,
        found: &Found,
        aim: Aim<'_>,
        surely: Aim<'_>,
        manner: Manner,
    ) -> Option<Fix> {
        let mut edits = found.edits.clone();
        let mut parts = Vec::new();
        for index in 0..edits.len() {
            let wide = self.widened(&edits, index, aim)?;
            let edit = wide.edit.clone();
            if let Some(slot) = edits.get_mut(index) {
                *slot = edit.clone();
            }
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
        Some(Fix {
            words,
            changes: parts.into_iter().map(|(change, ..)| change).collect(),
            certain: surely(&weighed),
            after: self.after(&weighed),
        })
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

    /// One change among others with the answers that do as well, each tried with the others held.
    fn widened(&self, edits: &[Edit], index: usize, aim: Aim<'_>) -> Option<Wide> {
        let edit = edits.get(index)?;
        let only = |edit: &Edit| Wide {
            edit: edit.clone(),
            range: Range::Exactly,
            or: Vec::new(),
            free: Vec::new(),
        };
        let holds = |other: Edit| {
            let mut edits = edits.to_vec();
            if let Some(slot) = edits.get_mut(index) {
                *slot = other;
            }
            self.scales.weigh(&edits).map(|weighed| aim(&weighed))
        };
        let (spot, value) = match edit {
            Edit::Set(spot, value) => (spot, value),
            Edit::SetAll { .. } => return Some(only(edit)),
            Edit::Add { list, within, count, fields } => {
                let mut free = Vec::new();
                for (field, _) in fields {
                    let mut all = true;
                    for value in self.values_of_new(*list, *field) {
                        let fields = fields.iter().map(|(other, now)| {
                            (*other, if other == field { value.clone() } else { now.clone() })
                        });
                        let fields = fields.collect();
                        let (list, within, count) = (*list, *within, *count);
                        all = all && holds(Edit::Add { list, within, count, fields })?;
                    }
                    free.extend(all.then_some(*field));
                }
                return Some(Wide { free, ..only(edit) });
            }
        };
        let (at, slot) = self.slot_of(*spot)?;
        let mut others = Vec::new();
        for other in self.values(at) {
            others.push((other.clone(), holds(Edit::Set(*spot, other.clone()))?));
        }
        let all = others.iter().all(|(_, holds)| *holds);
        if all && slot.now.is_none() {
            return Some(Wide { range: Range::Any, ..only(edit) });
        }
        if let Value::Number(number) = value {
            let (number, range) = self.stretch(&others, *number, slot.now, slot.question);
            return Some(Wide { range, ..only(&Edit::Set(*spot, Value::Number(number))) });
        }
        let alike = |value: &Value| -> Vec<Value> {
            let (Value::Option(option), Kind::Choice { choice }) = (value, &slot.question.kind)
            else {
                return vec![value.clone()];
            };
            let choice = self.scales.program.choices.get(*choice);
            let count = choice.map_or(0, |choice| choice.options.len());
            let like = self.options().like(*spot, *option, count);
            like.into_iter().map(Value::Option).collect()
        };
        let holding = others.iter().filter(|(_, holds)| *holds).map(|(other, _)| other);
        let mut or: Vec<_> = holding.flat_map(alike).collect();
        or.retain(|other| other != value && Some(other) != slot.now);
        Some(Wide { or, ..only(edit) })
    }

    /// The figures around one that do as well, as far as all that were tried between them do.
    fn stretch(
        &self,
        tried: &[(Value, bool)],
        number: Decimal,
        now: Option<&Value>,
        question: &Question,
    ) -> (Decimal, Range) {
        let mut figures: Vec<(Decimal, bool)> = tried
            .iter()
            .filter_map(|(value, holds)| match value {
                Value::Number(number) => Some((*number, *holds)),
                _ => None,
            })
            .collect();
        let now = match now {
            Some(Value::Number(now)) => Some(*now),
            _ => None,
        };
        figures.extend(now.map(|now| (now, false)));
        order::sort(&mut figures);
        let Some(at) = figures.iter().position(|(figure, _)| *figure == number) else {
            return (number, Range::Exactly);
        };
        let holding = |it: &&(Decimal, bool)| it.1;
        let up = figures.iter().skip(at).take_while(holding);
        let down = figures.iter().take(at + 1).rev().take_while(holding);
        let (least, most) = (down.last(), up.last());
        let (Some((least, _)), Some((most, _))) = (least, most) else {
            return (number, Range::Exactly);
        };
        let is_end = |end: Option<&(Decimal, bool)>, figure: &Decimal| {
            end.is_some_and(|(end, _)| end == figure)
        };
        let complete = figures.len() < super::values::MOST_FIGURES;
        let to_the_top = is_end(figures.last(), most) && complete;
        let to_the_bottom = is_end(figures.first(), least) && complete;
        let limits = question.limits;
        // A figure that is the smallest step away from a rounder one, which was tried and does not
        // do, is better told by that one.
        let smallest = super::values::step(&question.kind);
        let rounder = |figure: Decimal, step: Decimal| {
            let bound = figure.checked_add(step)?;
            let is_rounder = bound.normalize().scale() < figure.normalize().scale();
            let fails = figures.iter().any(|(other, holds)| *other == bound && !holds);
            let is_money = !matches!(question.kind, Kind::Date | Kind::Year);
            (is_rounder && fails && is_money)
                .then(|| self.shown(&Value::Number(bound), &question.kind))
        };
        // “At most £5” of what starts at £0 is that, unless nothing below was tried.
        match (to_the_bottom, to_the_top) {
            _ if least == most && limits.lo != Some(*least) && !to_the_top && !to_the_bottom => {
                (*least, Range::Exactly)
            }
            (false, true) if Some(*most) == limits.hi && least == most => (*least, Range::Exactly),
            (false, true) => match rounder(*least, -smallest) {
                Some(bound) => (*least, Range::MoreThan(bound)),
                None => (*least, Range::OrMore),
            },
            (true, false) if Some(*least) == limits.lo && least == most => (*most, Range::Exactly),
            (true, false) => match rounder(*most, smallest) {
                Some(bound) => (*most, Range::Under(bound)),
                None => (*most, Range::OrLess),
            },
            _ if least == most => (*least, Range::Exactly),
            _ => {
                let to = self.shown(&Value::Number(*most), &question.kind);
                (*least, Range::UpTo(to))
            }
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
