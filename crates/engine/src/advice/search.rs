//! Looking for changes: single answers first, one by one; then the same answer of several items;
//! then several answers together. What is kept was weighed.

use std::{
    cell::{Cell, OnceCell},
    collections::{BTreeMap, BTreeSet},
};

use rust_decimal::Decimal;

use super::{
    bounds::Bounds,
    edit::Edit,
    options::Options,
    plans::{MOST_STEPS, Planner},
    reads::{Reads, Source, Sources},
    result,
    scales::{Scales, Weighed},
    slots::{FURTHER, Locked, Room, Slot, rooms, slots},
    values::{candidates, step},
};
use crate::{Kind, Value, assessment::State, evaluate::Evaluation, order, reasons::Spot};

/// How many combinations are weighed for one check, beside single changes.
const MOST_COMBINED: usize = 400;

/// How many changes a fix may have.
pub(crate) const MOST_CHANGES: usize = 3;

/// How many options a choice may have for several items to be given the same one.
const MOST_SHARED: usize = 8;

/// How many numbers of items are tried that are given the same answer.
const MOST_COUNTS: usize = 40;

/// Against how many better changes one is held.
const MOST_HELD: usize = 40;

/// For how many fixes of a check a nearer figure is looked for, and how often what lies between is
/// halved.
const MOST_HALVED: usize = 4;
const MOST_HALVINGS: usize = 50;

/// Changes and what comes of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) edits: Vec<Edit>,
    pub(crate) weighed: Weighed,
}

/// Everything a search looks at.
pub(crate) struct Search<'a> {
    pub(crate) scales: &'a Scales<'a>,
    pub(crate) stands: &'a Evaluation<'a>,
    pub(crate) slots: Vec<Slot<'a>>,
    pub(crate) rooms: Vec<Room>,
    pub(crate) base: Weighed,
    pub(super) reads: &'a Reads<'a>,
    pub(super) bounds: &'a Bounds<'a>,
    pub(super) options: &'a Options,
    pub(super) locked: &'a Locked<'a>,
    /// By slot: the answers to try.
    values: Vec<OnceCell<Vec<Value>>>,
    /// The slot at each place.
    at: BTreeMap<Spot, usize>,
    /// With every answer open that may be changed: with the items there are, and with any others.
    pub(super) released: OnceCell<Option<[Weighed; 2]>>,
}

impl<'a> Search<'a> {
    /// Nothing, if not even the answers as they are may be weighed.
    pub(crate) fn new(
        scales: &'a Scales<'a>,
        stands: &'a Evaluation<'a>,
        (reads, bounds, options): (&'a Reads<'a>, &'a Bounds<'a>, &'a Options),
        locked: &'a Locked<'a>,
    ) -> Option<Self> {
        let slots = slots(stands, scales.answers, locked);
        let mut at = BTreeMap::new();
        at.extend(slots.iter().enumerate().map(|(index, slot)| (slot.spot, index)));
        Some(Self {
            base: scales.weigh(&[])?,
            values: slots.iter().map(|_| OnceCell::new()).collect(),
            at,
            released: OnceCell::new(),
            rooms: rooms(stands, locked),
            scales,
            stands,
            slots,
            reads,
            bounds,
            options,
            locked,
        })
    }

    /// The answers to try at a slot.
    pub(crate) fn values(&self, slot: usize) -> &[Value] {
        let (Some(cell), Some(of)) = (self.values.get(slot), self.slots.get(slot)) else {
            return &[];
        };
        cell.get_or_init(|| {
            candidates(of.spot, of.question, of.now, self.stands, self.bounds, self.options)
        })
    }

    /// The answers to try in a field of an item that is not there yet.
    pub(crate) fn values_of_new(&self, list: usize, field: usize) -> Vec<Value> {
        let of = self.scales.program.lists.get(list).and_then(|list| list.fields.get(field));
        let spot = Spot::Field { list, item: FURTHER, field };
        of.map_or_else(Vec::new, |of| {
            candidates(spot, of, None, self.stands, self.bounds, self.options)
        })
    }

    /// Whether an answer may make a difference at figures that are not found.
    pub(crate) fn may_miss_figures(&self, spot: Spot) -> bool {
        self.bounds.around(spot, self.stands).incomplete
    }

    pub(crate) fn slot_of(&self, spot: Spot) -> Option<(usize, &Slot<'a>)> {
        let index = *self.at.get(&spot)?;
        Some((index, self.slots.get(index)?))
    }

    /// Whether a change answers a question about a fact of the world.
    pub(crate) fn asks_facts(&self, found: &Found) -> bool {
        found.edits.iter().any(|edit| {
            matches!(edit, Edit::Set(spot, _) if self.slot_of(*spot).is_some_and(|it| it.1.fixed))
        })
    }

    pub(crate) fn options(&self) -> &Options {
        self.options
    }

    pub(super) fn weigh(&self, edits: Vec<Edit>) -> Option<Found> {
        let weighed = self.scales.weigh(&edits)?;
        Some(Found { edits, weighed })
    }

    /// Every single answer that rules of interest read, weighed.
    pub(crate) fn singles(&self, of_interest: &Sources, facts_too: bool) -> Vec<Found> {
        let mut found = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let is_fact = slot.fixed && slot.now.is_some();
            let may_change = slot.asked && (!is_fact || facts_too);
            if !may_change || !of_interest.contains(&Source::of(slot.spot)) {
                continue;
            }
            for value in self.values(index) {
                let edit = Edit::Set(slot.spot, value.clone());
                let Some(single) = self.weigh(vec![edit]) else { return found };
                found.push(single);
            }
        }
        found
    }

    /// The same answer of several items, for each field that has few answers: the items for which it
    /// alone does most good first, and so many of them as may be.
    pub(crate) fn shared(&self, of_interest: &Sources, singles: &[Found]) -> Vec<Found> {
        let mut found = Vec::new();
        for (list, of) in self.scales.program.lists.iter().enumerate() {
            for (field, question) in of.fields.iter().enumerate() {
                let few = match question.kind {
                    Kind::YesNo => true,
                    Kind::Choice { choice } => {
                        let choice = self.scales.program.choices.get(choice);
                        choice.is_some_and(|choice| choice.options.len() <= MOST_SHARED)
                    }
                    _ => false,
                };
                if !few || question.fixed || !of_interest.contains(&Source::Field(list, field)) {
                    continue;
                }
                let mut values: Vec<Value> = Vec::new();
                let mine = |single: &Found| match single.edits.as_slice() {
                    [Edit::Set(Spot::Field { list: of, item, field: at }, value)]
                        if *of == list && *at == field =>
                    {
                        Some((*item, value.clone()))
                    }
                    _ => None,
                };
                for (_, value) in singles.iter().filter_map(mine) {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
                for value in values {
                    let alone = singles.iter().filter_map(|single| {
                        let (item, of) = mine(single)?;
                        (of == value).then_some((item, single.weighed.total))
                    });
                    let mut alone: Vec<_> = alone.collect();
                    let in_order = alone.clone();
                    order::sort_by_key(&mut alone, |(item, total)| {
                        (std::cmp::Reverse(*total), *item)
                    });
                    let mut tried = BTreeSet::new();
                    let reversed: Vec<_> = in_order.iter().rev().copied().collect();
                    for order in [&alone, &in_order, &reversed] {
                        // Of many, not every number.
                        let stride = order.len().div_ceil(MOST_COUNTS).max(1);
                        let counts = (2..=order.len()).step_by(stride).chain([order.len()]);
                        for count in counts.filter(|count| *count > 1) {
                            let items = order.iter().take(count).map(|(item, _)| *item);
                            let mut items: Vec<_> = items.collect();
                            order::sort(&mut items);
                            if !tried.insert(items.clone()) {
                                continue;
                            }
                            let edit = Edit::SetAll { list, field, items, value: value.clone() };
                            let Some(shared) = self.weigh(vec![edit]) else { return found };
                            found.push(shared);
                        }
                    }
                }
            }
        }
        found
    }

    /// Further items of which nothing is said.
    pub(crate) fn further(&self, of_interest: &Sources) -> Vec<Found> {
        let mut found = Vec::new();
        for room in &self.rooms {
            if !of_interest.contains(&Source::Items(room.list)) {
                continue;
            }
            for count in 1..=MOST_CHANGES.min(room.room) {
                let edit =
                    Edit::Add { list: room.list, within: room.within, count, fields: Vec::new() };
                let Some(more) = self.weigh(vec![edit]) else { return found };
                found.push(more);
            }
        }
        found
    }

    /// Changes that meet a check, best first, and how far the search went. `known` holds single
    /// changes, weighed.
    pub(crate) fn for_check(&self, check: usize, known: &[Found]) -> (Vec<Found>, result::Search) {
        let meets = |found: &Found| found.weighed.meets(check);
        let helps = |found: &&Found| meets(found) && self.may_be_told(found, known, &meets);
        let mut fixes: Vec<Found> = known.iter().filter(helps).cloned().collect();
        if fixes.is_empty() && self.is_hopeless(check) == Some(true) {
            return (fixes, result::Search::NothingHelps);
        }
        let mut tried = 0;
        let mut cut_short = self.scales.is_exhausted();
        // What the condition itself asks for: further items with what they need, and several
        // answers together.
        let mut plans = self.plans(check);
        order::sort_by_key(&mut plans, |edits| size(edits));
        for edits in plans {
            let smallest = fixes.iter().map(|found| size(&found.edits)).min();
            let singles_did = smallest.is_some_and(|smallest| size(&edits) > smallest);
            let is_known = matches!(edits.as_slice(), [Edit::Set(..)]);
            if singles_did || is_known || edits.len() > MOST_CHANGES {
                continue;
            }
            if tried == MOST_COMBINED {
                cut_short = true;
                break;
            }
            tried += 1;
            match self.weigh(edits) {
                Some(found) if meets(&found) => fixes.push(found),
                Some(_) => {}
                None => cut_short = true,
            }
        }
        if fixes.is_empty() {
            fixes = self.several_items(check);
        }
        if fixes.is_empty() {
            fixes = self.whole_items(check);
        }
        if fixes.is_empty() {
            fixes = self.blank_figures(check);
        }
        let fewest = fixes.iter().map(|found| size(&found.edits)).min();
        if fewest.is_none_or(|fewest| fewest > 2) {
            let pairs = self.pairs(check, known);
            cut_short |= pairs.is_none();
            fixes.extend(pairs.unwrap_or_default());
        }
        self.rank(&mut fixes);
        let nearer = fixes.iter().take(MOST_HALVED).filter_map(|fix| self.nearer(fix, &meets));
        let nearer: Vec<_> = nearer.collect();
        if !nearer.is_empty() {
            fixes.extend(nearer);
            self.rank(&mut fixes);
        }
        let search = match (fixes.is_empty(), cut_short) {
            (false, false) => result::Search::Found,
            (false, true) => result::Search::FoundFirst,
            (true, false) => result::Search::NothingFound,
            (true, true) => result::Search::Stopped,
        };
        (fixes, search)
    }

    /// No answer is suggested to a question about a fact of the world: it may only be asked for, where
    /// all answers that were tried do.
    fn may_be_told(&self, found: &Found, known: &[Found], meets: &dyn Fn(&Found) -> bool) -> bool {
        let [Edit::Set(spot, _)] = found.edits.as_slice() else { return true };
        let is_there =
            |it: &&Found| matches!(it.edits.as_slice(), [Edit::Set(at, _)] if at == spot);
        !self.asks_facts(found) || known.iter().filter(is_there).all(meets)
    }

    /// A change of a figure that is nearer to what there is and does the same, found by halving: where
    /// rules are such that not all figures are known at which something changes.
    fn nearer(&self, found: &Found, meets: &dyn Fn(&Found) -> bool) -> Option<Found> {
        let [Edit::Set(spot, Value::Number(then))] = found.edits.as_slice() else { return None };
        let (_, slot) = self.slot_of(*spot)?;
        let Some(Value::Number(now)) = slot.now else { return None };
        if !self.may_miss_figures(*spot) {
            return None;
        }
        let step = step(&slot.question.kind);
        let (mut fails, mut does, mut nearest) = (*now, *then, None);
        for _ in 0..MOST_HALVINGS {
            let middle = fails.checked_add(does)?.checked_div(Decimal::TWO)?;
            let middle = middle.checked_div(step)?.floor().checked_mul(step)?.normalize();
            if middle == fails || middle == does {
                break;
            }
            let Some(tried) = self.weigh(vec![Edit::Set(*spot, Value::Number(middle))]) else {
                break;
            };
            if meets(&tried) {
                (does, nearest) = (middle, Some(tried));
            } else {
                fails = middle;
            }
        }
        nearest
    }

    /// A further item with all that the check reads of one, as far as it is needed.
    fn whole_items(&self, check: usize) -> Vec<Found> {
        let reads = self.reads.by_check(check);
        let mut whole = Vec::new();
        for room in self.rooms.iter().filter(|room| reads.contains(&Source::Items(room.list))) {
            let read = reads.iter().filter_map(|source| match source {
                Source::Field(list, field) if *list == room.list => {
                    Some((*field, self.values_of_new(*list, *field)))
                }
                _ => None,
            });
            let read: Vec<_> = read.collect();
            let add =
                |fields| vec![Edit::Add { list: room.list, within: room.within, count: 1, fields }];
            for last in [false, true] {
                let fields = read.iter().filter_map(|(field, values)| {
                    let value = if last { values.last() } else { values.first() };
                    Some((*field, value?.clone()))
                });
                let mut fields: Vec<_> = fields.collect();
                let meets = |fields: &Vec<(usize, Value)>| {
                    self.weigh(add(fields.clone())).filter(|found| found.weighed.meets(check))
                };
                let Some(mut found) = meets(&fields) else { continue };
                // What it does without need not be said.
                for index in (0..fields.len()).rev() {
                    let mut fewer = fields.clone();
                    fewer.remove(index);
                    if let Some(smaller) = meets(&fewer) {
                        (found, fields) = (smaller, fewer);
                    }
                }
                whole.push(found);
            }
        }
        whole
    }

    /// If one further item helps only in part, two or three like it.
    fn several_items(&self, check: usize) -> Vec<Found> {
        let mut more = Vec::new();
        for edits in self.plans(check) {
            let [Edit::Add { list, within, fields, .. }] = edits.as_slice() else { continue };
            let room = self.rooms.iter().find(|it| it.list == *list && it.within == *within);
            for count in 2..=MOST_CHANGES.min(room.map_or(0, |room| room.room)) {
                let edit =
                    Edit::Add { list: *list, within: *within, count, fields: fields.clone() };
                let found = self.weigh(vec![edit]);
                let meets = |it: &Found| it.weighed.meets(check);
                if let Some(found) = found.filter(meets) {
                    more.push(found);
                    break;
                }
            }
        }
        more
    }

    fn plans(&self, check: usize) -> Vec<Vec<Edit>> {
        let may_change = |spot: Spot| self.slot_of(spot).is_some_and(|(_, slot)| slot.asked);
        let may_grow = |list: usize, within: Option<usize>| {
            self.rooms.iter().any(|room| room.list == list && room.within == within)
        };
        let planner = Planner {
            evaluation: self.stands,
            bounds: self.bounds,
            options: self.options,
            may_change: &may_change,
            may_grow: &may_grow,
            steps: Cell::new(MOST_STEPS),
        };
        let check = self.scales.program.checks.get(check);
        check.map_or_else(Vec::new, |check| planner.plans(&check.needs))
    }

    /// Each two single changes together that may meet a check; nothing where they are too many.
    fn pairs(&self, check: usize, known: &[Found]) -> Option<Vec<Found>> {
        let reads = self.reads.by_check(check);
        let single = |found: &&Found| match found.edits.as_slice() {
            [Edit::Set(spot, _)] => reads.contains(&Source::of(*spot)),
            [Edit::Add { list, .. }] => reads.contains(&Source::Items(*list)),
            _ => false,
        };
        let singles: Vec<_> = known.iter().filter(single).collect();
        let mut found = Vec::new();
        let mut tried = 0;
        for (i, first) in singles.iter().enumerate() {
            for second in singles.iter().skip(i + 1) {
                let edits = [first.edits.as_slice(), second.edits.as_slice()].concat();
                if let [one, other] = edits.as_slice()
                    && one.clashes(other)
                {
                    continue;
                }
                tried += 1;
                if tried > MOST_COMBINED {
                    return None;
                }
                let pair = self.weigh(edits)?;
                if pair.weighed.meets(check) {
                    found.push(pair);
                }
            }
        }
        Some(found)
    }

    /// Sorts by what disturbs least, the smallest first, and keeps the best at each place.
    pub(crate) fn rank(&self, found: &mut Vec<Found>) {
        let mut keyed: Vec<_> = found.drain(..).map(|it| (self.disturbance(&it), it)).collect();
        order::sort_by(&mut keyed, |(a, _), (b, _)| a.cmp(b));
        let mut places: BTreeSet<Vec<Spot>> = BTreeSet::new();
        for (_, it) in keyed {
            // More of the same than what does it already is no other way.
            let is_more = |less: &Found| match (less.edits.as_slice(), it.edits.as_slice()) {
                ([less], [more]) => less.is_part_of(more),
                _ => false,
            };
            if found.iter().take(MOST_HELD).any(is_more) {
                continue;
            }
            if places.insert(it.edits.iter().map(place).collect()) {
                found.push(it);
            }
        }
    }

    /// How much changes disturb: fewest changes, then what they break or lose elsewhere, then how far
    /// they go; ties in the order of the questions.
    pub(crate) fn disturbance(&self, found: &Found) -> Disturbance {
        let broken = self.base.checks.iter().zip(&found.weighed.checks);
        let edits = found.edits.iter();
        let shared = matches!(found.edits.as_slice(), [Edit::SetAll { .. }]);
        Disturbance {
            changes: size(&found.edits),
            breaks: broken
                .filter(|(before, after)| **before != State::NotMet && **after == State::NotMet)
                .count(),
            loses: self
                .base
                .total
                .checked_sub(found.weighed.total)
                .unwrap_or_default()
                .max(Decimal::ZERO),
            kind: edits.clone().map(|edit| self.kind(edit)).max().unwrap_or(0),
            // Which items are best given the same answer shows in the points.
            lacks: if shared { -found.weighed.total } else { Decimal::ZERO },
            extent: edits.clone().map(Edit::extent).sum(),
            share: edits.clone().map(|edit| self.share(edit)).sum(),
            order: edits.map(|edit| self.order(edit)).collect(),
        }
    }

    /// To tell what is not told yet disturbs least; to bring in what is not there yet, most.
    fn kind(&self, edit: &Edit) -> u8 {
        match edit {
            Edit::Set(spot, _) => {
                let blank = self.slot_of(*spot).is_some_and(|(_, slot)| slot.now.is_none());
                u8::from(!blank)
            }
            Edit::SetAll { .. } => 2,
            Edit::Add { .. } => 3,
        }
    }

    /// How far an answer moves: of a figure its part, of an option the steps.
    pub(crate) fn share(&self, edit: &Edit) -> Decimal {
        let Edit::Set(spot, value) = edit else { return Decimal::ONE };
        let Some((_, slot)) = self.slot_of(*spot) else { return Decimal::ONE };
        let part = |change: Decimal, of: Decimal| {
            change.checked_div(of).map_or(Decimal::ONE, |part| part.min(Decimal::TEN))
        };
        match (slot.now, value, &slot.question.kind) {
            (Some(Value::Number(now)), Value::Number(then), kind) => {
                let change = then.checked_sub(*now).unwrap_or(Decimal::MAX).abs();
                match kind {
                    // Of a date, as a part of ten years.
                    Kind::Date => part(change, Decimal::from(3_652)),
                    Kind::Year => part(change, Decimal::TEN),
                    _ => part(change, now.abs().max(Decimal::ONE)),
                }
            }
            (None, Value::Number(then), _) => {
                // Little more than nothing, so that the smallest figure goes first.
                let lo = slot.question.limits.lo.unwrap_or_default();
                let far = then.checked_sub(lo).unwrap_or(Decimal::MAX).abs();
                part(far, far.checked_add(Decimal::ONE).unwrap_or(Decimal::MAX))
            }
            (Some(Value::Option(now)), Value::Option(then), Kind::Choice { choice }) => {
                let choice = self.scales.program.choices.get(*choice);
                let count = choice.map_or(2, |choice| choice.options.len());
                part(now.abs_diff(*then).into(), count.saturating_sub(1).max(1).into())
            }
            _ => Decimal::ONE,
        }
    }

    /// The place of an edit in the form.
    fn order(&self, edit: &Edit) -> (usize, Vec<usize>) {
        let program = self.scales.program;
        let (list, rest) = match place(edit) {
            Spot::Question(question) => return (question, Vec::new()),
            Spot::Field { list, item, field } => (list, vec![item, field]),
            Spot::Further { list, within } => (list, vec![usize::MAX, within.unwrap_or(0)]),
        };
        let top = program.lists.get(list).and_then(|of| of.parent).unwrap_or(list);
        (program.lists.get(top).map_or(usize::MAX, |of| of.question), rest)
    }
}

/// How many changes they count as.
fn size(edits: &[Edit]) -> usize {
    edits.iter().map(Edit::size).sum()
}

/// Where an edit is made; of several items, at the first.
pub(crate) fn place(edit: &Edit) -> Spot {
    match edit {
        Edit::Set(spot, _) => *spot,
        Edit::SetAll { list, field, items, .. } => {
            Spot::Field { list: *list, item: items.first().copied().unwrap_or(0), field: *field }
        }
        Edit::Add { list, within, .. } => Spot::Further { list: *list, within: *within },
    }
}

/// See [`Search::disturbance`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Disturbance {
    changes: usize,
    breaks: usize,
    loses: Decimal,
    kind: u8,
    lacks: Decimal,
    extent: usize,
    share: Decimal,
    order: Vec<(usize, Vec<usize>)>,
}
