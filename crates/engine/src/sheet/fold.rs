//! What is made of the items of a list: those there are, and those that may still come.

use super::{
    At, Both, Lane, Sheet, Span,
    few::{self, Few, Item},
    span::SMALL_PLACES,
};
use crate::{
    Interval, OptionSet, Possible, Truth,
    best::{self, Made},
    different::{self, Compared},
    evaluate::{Weighted, mean},
    plan::{Body, Dense, Over},
    program::{Fold, Operator},
};

/// The items that an item of a list, or the proposal, has of a list.
struct Items<'a> {
    /// All of the list, or these of them.
    places: Option<&'a [u32]>,
    count: usize,
    /// The row of a further one, and how many may come.
    further: usize,
    room: usize,
}

impl Sheet {
    /// The items of a list as seen from a row.
    fn items_of<'a>(&'a self, over: &Over, at: &At, dense: &Dense) -> Option<Items<'a>> {
        let frame = dense.frames.get(over.frame)?;
        let rows = self.frames.get(over.frame)?;
        let Some(parent) = frame.parent else {
            let count = rows.items;
            let room = if rows.closed { 0 } else { frame.most.saturating_sub(count) };
            return Some(Items { places: None, count, further: count, room });
        };
        let parents = self.frames.get(parent)?.items;
        let holder = match at.frame {
            frame if frame == parent => at.row,
            frame if frame == over.frame => rows.rows.get(at.row)?.holder,
            _ => parents,
        };
        let places = rows.of(holder).unwrap_or_default();
        let count = places.len();
        // A list is declared finished where it is: an item that may still come brings its own.
        let closed = rows.closed && holder < parents;
        let room = if closed { 0 } else { frame.most.saturating_sub(count) };
        Some(Items { places: Some(places), count, further: rows.items + holder.min(parents), room })
    }

    /// Visits the items that may count, and whether they do; `copies` further ones of those that
    /// may come.
    fn each_item(
        &self,
        over: &Over,
        (at, dense, lane): (&At, &Dense, Lane),
        copies: impl Fn(usize) -> usize,
        mut visit: impl FnMut(&At, Truth),
    ) {
        let Some(items) = self.items_of(over, at, dense) else { return };
        let counts =
            |at: &At| over.filter.map_or(Truth::YES, |filter| self.truth(filter, at).lane(lane));
        for index in 0..items.count {
            let place = match items.places {
                Some(places) => places.get(index).map_or(0, |place| *place as usize),
                None => index,
            };
            let Some(at) = self.at(dense, over.frame, place) else { continue };
            let counts = counts(&at);
            if counts.yes {
                visit(&at, counts);
            }
        }
        if lane == Lane::Stands || self.finished || items.room == 0 {
            return;
        }
        let Some(at) = self.at(dense, over.frame, items.further) else { return };
        if counts(&at).yes {
            (0..copies(items.room)).for_each(|_| visit(&at, Truth::OPEN));
        }
    }

    /// Whether something holds for every item.
    pub(super) fn every(&self, over: &Over, at: &At, dense: &Dense) -> Both {
        let lane = |lane| {
            let mut all = Truth::YES;
            self.each_item(
                over,
                (at, dense, lane),
                |room| room.min(1),
                |at, counts| {
                    all = all.and(counts.negated().or(self.body(over, at, lane)));
                },
            );
            all
        };
        self.lanes(lane)
    }

    /// Whether something holds for any item.
    pub(super) fn any(&self, over: &Over, at: &At, dense: &Dense) -> Both {
        let lane = |lane| {
            let mut any = Truth::NO;
            self.each_item(
                over,
                (at, dense, lane),
                |room| room.min(1),
                |at, counts| {
                    any = any.or(counts.and(self.body(over, at, lane)));
                },
            );
            any
        };
        self.lanes(lane)
    }

    /// Whether no two items have the same value.
    pub(super) fn all_different(&self, over: &Over, at: &At, dense: &Dense) -> Both {
        self.lanes(|lane| {
            let values = self.compared(over, (at, dense, lane), |room| room.min(2));
            different::all_different(&values)
        })
    }

    /// The values of items, to be compared.
    fn compared(
        &self,
        over: &Over,
        ground: (&At, &Dense, Lane),
        copies: impl Fn(usize) -> usize,
    ) -> Vec<Compared> {
        let lane = ground.2;
        let mut values = Vec::new();
        self.each_item(over, ground, copies, |at, counts| {
            let given = over.given.map_or(Truth::YES, |given| self.truth(given, at).lane(lane));
            let options = |of| {
                let mut options = OptionSet::default();
                options.assign(self.set(of, at, lane));
                options
            };
            let possible = match over.body {
                Body::None => Possible::Text,
                Body::Truth(of) => Possible::Truth(self.truth(of, at).lane(lane)),
                Body::Number(of) => Possible::Number(self.number(of, at, lane).interval()),
                Body::Choice(of) => Possible::Choice(options(of)),
                Body::Options(sure, may) => {
                    Possible::Options { sure: options(sure), may: options(may) }
                }
            };
            values.push(Compared::new(counts.and(given), possible));
        });
        values
    }

    fn body(&self, over: &Over, at: &At, lane: Lane) -> Truth {
        match over.body {
            Body::Truth(body) => self.truth(body, at).lane(lane),
            _ => Truth::OPEN,
        }
    }

    fn value(&self, over: &Over, at: &At, lane: Lane) -> Span {
        match over.body {
            Body::Number(body) => self.number(body, at, lane),
            _ => Span::ALL,
        }
    }

    fn if_none(&self, over: &Over, at: &At, lane: Lane) -> Span {
        over.if_none.map_or(Span::ALL, |if_none| self.number(if_none, at, lane))
    }

    /// The number that is made of the items.
    pub(super) fn fold(&self, over: &Over, at: &At, dense: &Dense, lane: Lane) -> Span {
        let ground = (at, dense, lane);
        match over.fold {
            Fold::Count => {
                let (mut sure, mut all) = (0, 0);
                self.each_item(
                    over,
                    ground,
                    |room| room,
                    |_, counts| {
                        sure += usize::from(!counts.no);
                        all += 1;
                    },
                );
                Span::counts(sure, all)
            }
            Fold::Sum if over.best.is_none() => {
                let mut sum = Span::ZERO;
                self.each_item(
                    over,
                    ground,
                    |room| room,
                    |at, counts| {
                        let value = self.value(over, at, lane);
                        let value = if counts.no { value.hull(Span::ZERO) } else { value };
                        sum = sum.combine(Operator::Plus, value);
                    },
                );
                sum
            }
            Fold::Sum | Fold::Average => {
                self.best_of(over, ground).unwrap_or_else(|| self.best_plainly(over, ground))
            }
            Fold::CountDifferent => {
                different::count(&self.compared(over, ground, |room| room)).into()
            }
            Fold::Largest => self.extreme(over, ground, Operator::Greater),
            Fold::Smallest => self.extreme(over, ground, Operator::Lesser),
            _ => Span::ALL,
        }
    }

    /// The greatest, or the least, of the items.
    fn extreme(&self, over: &Over, ground: (&At, &Dense, Lane), pick: Operator) -> Span {
        let lane = ground.2;
        let mut sure: Option<Span> = None;
        let mut none: Option<Span> = None;
        self.each_item(
            over,
            ground,
            |room| room.min(1),
            |at, counts| {
                let value = self.value(over, at, lane);
                if counts.no {
                    none = Some(none.map_or(value, |none| none.hull(value)));
                } else {
                    sure = Some(sure.map_or(value, |sure| sure.combine(pick, value)));
                }
            },
        );
        let Some(mut result) = sure else {
            let if_none = self.if_none(over, ground.0, lane);
            return none.map_or(if_none, |none| none.hull(if_none));
        };
        self.each_item(
            over,
            ground,
            |room| room.min(1),
            |at, counts| {
                if counts.no {
                    result = result.hull(result.combine(pick, self.value(over, at, lane)));
                }
            },
        );
        result
    }

    /// The sum or the average of all items or of the best, where all is in millionths.
    fn best_of(&self, over: &Over, ground: (&At, &Dense, Lane)) -> Option<Span> {
        let (mut items, mut count, mut fits) = ([Item::default(); few::MOST], 0, true);
        let copies = |room: usize| over.best.map_or(room, |best| room.min(best.count));
        self.each_item(over, ground, copies, |at, counts| {
            match (self.value(over, at, ground.2), items.get_mut(count)) {
                (value @ Span::Small { lo, hi }, Some(slot)) if value.is_bounded() => {
                    *slot = Item { ends: [lo, hi], sure: !counts.no };
                    count += 1;
                }
                _ => fits = false,
            }
        });
        let items = items.get(..count).filter(|_| fits)?;
        let none = match over.fold {
            Fold::Sum => Span::ZERO,
            _ if items.iter().any(|item| item.sure) => Span::ZERO,
            _ => self.if_none(over, ground.0, ground.2),
        };
        let Span::Small { lo, hi } = none else { return None };
        let few = Few {
            count: over.best.map_or(count, |best| best.count),
            lowest: over.best.is_some_and(|best| best.lowest),
            added_up: over.fold == Fold::Sum,
        };
        if items.is_empty() {
            return Some(none);
        }
        if !none.is_bounded() {
            return None;
        }
        Span::ratios::<SMALL_PLACES>(few.end(items, 0, lo)?, few.end(items, 1, hi)?)
    }

    fn best_plainly(&self, over: &Over, ground: (&At, &Dense, Lane)) -> Span {
        let (at, _, lane) = ground;
        let copies = |room: usize| over.best.map_or(room, |best| room.min(best.count));
        let mut values: Vec<(Interval, Truth)> = Vec::new();
        self.each_item(over, ground, copies, |at, counts| {
            values.push((self.value(over, at, lane).interval(), counts));
        });
        let none = self.if_none(over, at, lane).interval();
        let made = if over.fold == Fold::Sum { Made::Sum } else { Made::Mean };
        if let Some(few) = over.best {
            return best::best(&values, few, made, none).into();
        }
        let shares: Vec<_> = values
            .into_iter()
            .map(|(value, counts)| Weighted { weight: rust_decimal::Decimal::ONE, value, counts })
            .collect();
        mean(&shares, rust_decimal::Decimal::ONE, none).into()
    }
}
