//! What can be answered, and how its place is named: “claim 2: baseline value”.

use crate::{
    answers::pointer_to,
    assessment::Place,
    evaluate::{At, Evaluation},
    program::{Expr, List, Question},
    reasons::capitalised,
};

/// Something that can be answered: ordered as the form asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// A question.
    Question(usize),
    /// A field of an item.
    Field { list: usize, item: usize, field: usize },
    /// Whether a list has further items; of a list inside another, at which item.
    Further { list: usize, within: Option<usize> },
}

impl Spot {
    pub(super) fn of(expr: &Expr, at: Option<At>) -> Option<Self> {
        match (expr, at) {
            (Expr::Input(question), _) => Some(Self::Question(*question)),
            (Expr::Field(field), Some(At { list, item: Some(item), .. })) => {
                Some(Self::Field { list, item, field: *field })
            }
            _ => None,
        }
    }

    /// Whether it is asked, or may be: no condition on it, nor on a list it stands in, fails for sure.
    pub(crate) fn may_be_asked(self, evaluation: &Evaluation<'_>) -> bool {
        let program = evaluation.program;
        let asks = |question: Option<&Question>, at| {
            question.is_none_or(|it| evaluation.holds(it.when.as_ref(), at).yes)
        };
        match self {
            Self::Question(question) => asks(program.questions.get(question), None),
            Self::Field { list, item, field } => {
                let at = evaluation.item(list, item);
                let field = program.lists.get(list).and_then(|list| list.fields.get(field));
                let items = Self::Further { list, within: at.within };
                asks(field, Some(at)) && items.may_be_asked(evaluation)
            }
            Self::Further { list, within } => {
                let parent = program.lists.get(list).and_then(|list| list.parent);
                let holder = parent.zip(within).map(|(list, item)| evaluation.item(list, item));
                let items = |At { list, within, .. }| Self::Further { list, within };
                asks(program.asks_for(list), holder)
                    && holder.is_none_or(|at| items(at).may_be_asked(evaluation))
            }
        }
    }

    /// Its place in the proposal.
    pub(crate) fn place(self, evaluation: &Evaluation<'_>) -> Option<Place> {
        Some(Place { pointer: self.pointer(evaluation)?, words: self.words(evaluation)? })
    }

    /// `/answers/claims/0/target value`
    fn pointer(self, evaluation: &Evaluation<'_>) -> Option<String> {
        let program = evaluation.program;
        Some(match self {
            Self::Question(question) => {
                pointer_to("/answers", &program.questions.get(question)?.id)
            }
            Self::Field { list, item, field } => {
                let field = program.lists.get(list)?.fields.get(field)?;
                pointer_to(&pointer_of_item(evaluation, list, item)?, &field.id)
            }
            Self::Further { list, within } => {
                let id = &program.asks_for(list)?.id;
                let holder = match program.lists.get(list)?.parent {
                    Some(parent) => pointer_of_item(evaluation, parent, within?)?,
                    None => "/answers".to_owned(),
                };
                pointer_to(&holder, id) + "/-"
            }
        })
    }

    /// “claim 1: target value”
    pub(super) fn words(self, evaluation: &Evaluation<'_>) -> Option<String> {
        let program = evaluation.program;
        Some(match self {
            Self::Question(question) => program.questions.get(question)?.id.clone(),
            Self::Field { list, item, field } => {
                let holder = capitalised(words_of_item(evaluation, list, item)?);
                [&holder, ": ", &program.lists.get(list)?.fields.get(field)?.id].concat()
            }
            Self::Further { list, within } => {
                let id = &program.asks_for(list)?.id;
                match holder(evaluation, list, within)? {
                    None => ["whether there are more ", id].concat(),
                    Some(holder) => {
                        let item = &program.lists.get(list)?.item;
                        [&holder, ": whether there is another ", item].concat()
                    }
                }
            }
        })
    }
}

/// The name of a list: “claims”, “Output 2: profile”.
pub(super) fn words_of_list(
    evaluation: &Evaluation<'_>,
    list: usize,
    within: Option<usize>,
) -> Option<String> {
    let id = &evaluation.program.asks_for(list)?.id;
    Some(match holder(evaluation, list, within)? {
        None => id.clone(),
        Some(holder) => [&holder, ": ", id].concat(),
    })
}

/// The item that a list belongs to, if it stands in another: “Output 2”.
fn holder(
    evaluation: &Evaluation<'_>,
    list: usize,
    within: Option<usize>,
) -> Option<Option<String>> {
    let Some(parent) = evaluation.program.lists.get(list)?.parent else { return Some(None) };
    Some(Some(capitalised(words_of_item(evaluation, parent, within?)?)))
}

/// An item by its place: “output 2, quarter 1”.
pub(super) fn words_of_item(
    evaluation: &Evaluation<'_>,
    list: usize,
    item: usize,
) -> Option<String> {
    let of = evaluation.program.lists.get(list)?;
    let (holder, place) = place_in_holder(evaluation, list, item)?;
    let place = (place + 1).to_string();
    Some(match holder {
        None => [&of.item, " ", &place].concat(),
        Some((parent, holder)) => {
            let holder = words_of_item(evaluation, parent, holder)?;
            [&holder, ", ", &of.item, " ", &place].concat()
        }
    })
}

/// `/answers/outputs/1/profile/0`
fn pointer_of_item(evaluation: &Evaluation<'_>, list: usize, item: usize) -> Option<String> {
    let question = evaluation.program.asks_for(list)?;
    let (holder, place) = place_in_holder(evaluation, list, item)?;
    let list = match holder {
        None => pointer_to("/answers", &question.id),
        Some((parent, holder)) => {
            pointer_to(&pointer_of_item(evaluation, parent, holder)?, &question.id)
        }
    };
    Some([&list, "/", &place.to_string()].concat())
}

/// In a list inside another: that list and the item that holds this one. And how many of its items
/// come before.
fn place_in_holder(
    evaluation: &Evaluation<'_>,
    list: usize,
    item: usize,
) -> Option<(Option<(usize, usize)>, usize)> {
    let Some(parent) = evaluation.program.lists.get(list)?.parent else {
        return Some((None, item));
    };
    let items = evaluation.answers.lists.get(list)?;
    let within = items.get(item)?.within;
    let before = items.iter().take(item).filter(|other| other.within == within);
    Some((Some((parent, within)), before.count()))
}

/// Numbers for all that is remembered while a proposal is explained: it is kept in vectors.
#[derive(Debug)]
pub(super) struct Numbers {
    lists: Vec<ListNumbers>,
    /// How many spots there are.
    pub(super) spots: usize,
    /// How many derived values there are, one for each item and each further one.
    pub(super) derived: usize,
}

#[derive(Debug, Clone, Copy)]
struct ListNumbers {
    fields: usize,
    /// The number of its first field, of its being further and of its first derived value.
    first_field: usize,
    first_further: usize,
    derived: usize,
    first_derived: usize,
}

impl Numbers {
    pub(super) fn of(evaluation: &Evaluation<'_>) -> Self {
        let program = evaluation.program;
        let (mut spots, mut computed) = (program.questions.len(), 0);
        let list = |(index, list): (usize, &List)| {
            let (fields, derived) = (list.fields.len(), list.derived.len());
            let items = evaluation.count(index);
            let further = 1 + list.parent.map_or(0, |parent| evaluation.count(parent));
            let (first_field, first_further) = (spots, spots + items * fields);
            spots = first_further + further;
            let first_derived = computed;
            computed += (items + further) * derived;
            ListNumbers { fields, first_field, first_further, derived, first_derived }
        };
        let lists = program.lists.iter().enumerate().map(list).collect();
        Self { lists, spots, derived: computed }
    }

    /// The number of a spot, from 0.
    pub(super) fn spot(&self, spot: Spot) -> usize {
        let of = |list: usize| self.lists.get(list);
        let number = match spot {
            Spot::Question(question) => Some(question),
            Spot::Field { list, item, field } => {
                of(list).map(|it| it.first_field + item * it.fields + field)
            }
            Spot::Further { list, within } => {
                of(list).map(|it| it.first_further + within.map_or(0, |within| within + 1))
            }
        };
        number.unwrap_or(usize::MAX)
    }

    /// The number of a value of the item at hand, from 0.
    pub(super) fn derived(&self, evaluation: &Evaluation<'_>, index: usize, at: At) -> usize {
        let of = self.lists.get(at.list);
        of.map_or(usize::MAX, |it| it.first_derived + evaluation.row(at) * it.derived + index)
    }
}
