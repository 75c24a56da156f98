//! How far a change that was found may be made wider: the other answers that do as well.
//!
//! Between two figures that were tried nothing changes where all figures are known at which something
//! does. Elsewhere it is proven, by weighing the answer as any number between the two.

use rust_decimal::Decimal;

use super::{
    edit::{Edit, Open},
    result::Range,
    scales::Weighed,
    search::Search,
    slots::{FURTHER, Slot},
    values::{MOST_FIGURES, step},
};
use crate::{Interval, Kind, OptionSet, Value, order, program::Question, reasons::Spot};

/// A condition on what comes of a change.
pub(crate) type Aim<'a> = &'a dyn Fn(&Weighed) -> bool;

/// A change, and the answers that do as well.
pub(super) struct Wide {
    pub(super) edit: Edit,
    pub(super) range: Range,
    /// Other answers.
    pub(super) or: Vec<Value>,
    /// Of a new item: the fields for which any answer does.
    pub(super) free: Vec<usize>,
    /// All of that at once.
    pub(super) open: Open,
}

/// Whether all answers there are to a question are among those that are tried, or are like one.
fn all_are_tried(question: &Question) -> bool {
    matches!(question.kind, Kind::YesNo | Kind::Text | Kind::Choice { .. } | Kind::List { .. })
}

impl Wide {
    pub(super) fn only(edit: &Edit) -> Self {
        let (range, open) = (Range::Exactly, Open::Nothing);
        Self { edit: edit.clone(), range, or: Vec::new(), free: Vec::new(), open }
    }
}

impl Search<'_> {
    /// One change among others with the answers that do as well, each tried with the others held.
    pub(super) fn widened(&self, edits: &[Edit], index: usize, aim: Aim<'_>) -> Option<Wide> {
        let edit = edits.get(index)?;
        let holds = |other: Edit| {
            let mut edits = edits.to_vec();
            if let Some(slot) = edits.get_mut(index) {
                *slot = other;
            }
            self.scales.weigh(&edits).map(|weighed| aim(&weighed))
        };
        // Where all figures are known at which something changes, there is nothing to prove of those
        // between them; of several changes, one may move the figures of another.
        let is_clear = |spot: Spot| edits.len() == 1 && !self.may_miss_figures(spot);
        let proves = |open: Open| {
            let mut all = vec![Open::Nothing; index];
            all.push(open);
            self.scales.weigh_any(edits, &all).is_some_and(|weighed| aim(&weighed))
        };
        let (spot, value) = match edit {
            Edit::Set(spot, value) => (spot, value),
            Edit::SetAll { .. } => return Some(Wide::only(edit)),
            Edit::Add { list, within, count, fields } => {
                let questions = self.scales.program.lists.get(*list).map(|list| &list.fields);
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
                    let question = questions.and_then(|questions| questions.get(*field));
                    let spot = Spot::Field { list: *list, item: FURTHER, field: *field };
                    all = all
                        && (question.is_some_and(all_are_tried)
                            || is_clear(spot)
                            || proves(Open::Fields(vec![*field])));
                    if !all {
                        continue;
                    }
                    free.push(*field);
                    // Each for itself need not be all of them together.
                    if free.len() > 1 && !proves(Open::Fields(free.clone())) {
                        free.pop();
                    }
                }
                let open = Open::Fields(free.clone());
                return Some(Wide { free, open, ..Wide::only(edit) });
            }
        };
        let (at, slot) = self.slot_of(*spot)?;
        let mut others = Vec::new();
        for other in self.values(at) {
            others.push((other.clone(), holds(Edit::Set(*spot, other.clone()))?));
        }
        if others.iter().all(|(other, _)| other != value) {
            others.push((value.clone(), true));
        }
        let all = others.iter().all(|(_, holds)| *holds);
        if all
            && slot.now.is_none()
            && (all_are_tried(slot.question) || is_clear(*spot) || proves(Open::Any))
        {
            return Some(Wide { range: Range::Any, open: Open::Any, ..Wide::only(edit) });
        }
        if let Value::Number(number) = value {
            let is_clear = is_clear(*spot) && others.len() < MOST_FIGURES - 1;
            let proves = |lo, hi| is_clear || proves(Open::Between(Interval::new(lo, hi)));
            let (number, range, open) = self.stretch(&others, *number, slot, &proves);
            let edit = Edit::Set(*spot, Value::Number(number));
            return Some(Wide { range, open, ..Wide::only(&edit) });
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
        let option = |value: &Value| match value {
            Value::Option(option) => Some(*option),
            _ => None,
        };
        let all: Option<OptionSet> = or.iter().chain([value]).map(option).collect();
        let open = match all {
            _ if or.is_empty() => Open::Nothing,
            Some(options) => Open::Among(options),
            None => Open::Any,
        };
        Some(Wide { or, open, ..Wide::only(edit) })
    }

    /// The figures around one that do as well: as far as those that were tried do, and all between
    /// them are proven to.
    fn stretch(
        &self,
        tried: &[(Value, bool)],
        number: Decimal,
        slot: &Slot<'_>,
        proves: &dyn Fn(Option<Decimal>, Option<Decimal>) -> bool,
    ) -> (Decimal, Range, Open) {
        let question = slot.question;
        let figure = |(value, holds): &(Value, bool)| match value {
            Value::Number(number) => Some((*number, *holds)),
            _ => None,
        };
        let mut figures: Vec<_> = tried.iter().filter_map(figure).collect();
        if let Some(Value::Number(now)) = slot.now {
            figures.push((*now, false));
        }
        order::sort(&mut figures);
        let limits = question.limits;
        let Some(reach) = Reach::of(&figures, number, question, proves) else {
            return (number, Range::Exactly, Open::Nothing);
        };
        let Reach { least, most, to_the_bottom, to_the_top } = reach;
        // A figure that is the smallest step away from a rounder one, which was tried and does not
        // do, is better told by that one.
        let rounder = |figure: Decimal, step: Decimal| {
            let bound = figure.checked_add(step)?;
            let is_rounder = bound.normalize().scale() < figure.normalize().scale();
            let fails = figures.iter().any(|(other, holds)| *other == bound && !holds);
            let is_money = !matches!(question.kind, Kind::Date | Kind::Year);
            (is_rounder && fails && is_money)
                .then(|| self.shown(&Value::Number(bound), &question.kind))
        };
        let smallest = step(&question.kind);
        // “At most £5” of what starts at £0 is that, unless nothing below was tried.
        let range = match (to_the_bottom, to_the_top) {
            _ if least == most && limits.lo != Some(least) && !to_the_top && !to_the_bottom => {
                Range::Exactly
            }
            (true, true) if slot.now.is_none() => Range::Any,
            (false, true) if limits.hi == Some(most) && least == most => Range::Exactly,
            (false, true) => rounder(least, -smallest).map_or(Range::OrMore, Range::MoreThan),
            (true, false) if limits.lo == Some(least) && least == most => Range::Exactly,
            (true, false) => {
                let range = rounder(most, smallest).map_or(Range::OrLess, Range::Under);
                return (most, range, Open::Between(Interval::new(limits.lo, Some(most))));
            }
            _ if least == most => Range::Exactly,
            _ => Range::UpTo(self.shown(&Value::Number(most), &question.kind)),
        };
        let hi = if to_the_top { limits.hi } else { Some(most) };
        let open = match range {
            Range::Exactly => Open::Nothing,
            Range::Any => Open::Any,
            _ => Open::Between(Interval::new(Some(least), hi)),
        };
        (least, range, open)
    }
}

/// How far the figures around one do as well.
struct Reach {
    least: Decimal,
    most: Decimal,
    /// And all that are less.
    to_the_bottom: bool,
    /// And all that are more.
    to_the_top: bool,
}

impl Reach {
    /// `figures` are those that were tried, in order, and whether they do.
    fn of(
        figures: &[(Decimal, bool)],
        number: Decimal,
        question: &Question,
        proves: &dyn Fn(Option<Decimal>, Option<Decimal>) -> bool,
    ) -> Option<Self> {
        let limits = question.limits;
        let at = figures.iter().position(|(figure, _)| *figure == number)?;
        let (before, from) = figures.split_at_checked(at)?;
        let up: Vec<Decimal> = holding(from.iter());
        let down: Vec<Decimal> = holding(before.iter().rev());
        let most = *up.last()?;
        let least = down.last().copied().unwrap_or(number);
        let (to_the_top, to_the_bottom) = (up.len() == from.len(), down.len() == before.len());
        let lo = if to_the_bottom { limits.lo } else { Some(least) };
        let hi = if to_the_top { limits.hi } else { Some(most) };
        // Most often all is proven at once; else it goes as far as the gaps one by one.
        if proves(lo, hi) {
            return Some(Self { least, most, to_the_bottom, to_the_top });
        }
        let whole =
            matches!(question.kind, Kind::Date | Kind::Year | Kind::Number { whole: true, .. });
        let gap = |from: Decimal, to: Decimal| {
            let adjacent = whole && to.checked_sub(from).is_some_and(|gap| gap <= Decimal::ONE);
            adjacent || proves(Some(from), Some(to))
        };
        let mut reach =
            Self { least: number, most: number, to_the_bottom: false, to_the_top: false };
        for next in up.iter().skip(1).copied() {
            if !gap(reach.most, next) {
                break;
            }
            reach.most = next;
        }
        for next in down.iter().copied() {
            if !gap(next, reach.least) {
                break;
            }
            reach.least = next;
        }
        reach.to_the_top = to_the_top && reach.most == most && proves(Some(most), limits.hi);
        reach.to_the_bottom =
            to_the_bottom && reach.least == least && proves(limits.lo, Some(least));
        Some(reach)
    }
}

/// The figures up to the first that does not.
fn holding<'a>(figures: impl Iterator<Item = &'a (Decimal, bool)>) -> Vec<Decimal> {
    figures.take_while(|it| it.1).map(|it| it.0).collect()
}
