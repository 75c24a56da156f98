//! Changes of answers, before anybody is told of them: what is changed, and the answers after it.

use crate::{Answers, Program, Value, answers::Item, reasons::Spot};

/// One change. What several items get at once is one change; so are several like new items.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Edit {
    /// Another answer to a question or a field.
    Set(Spot, Value),
    /// The same answer to one field of several items.
    SetAll { list: usize, field: usize, items: Vec<usize>, value: Value },
    /// So many new items with these fields; of a list inside another, in the item `within`.
    Add { list: usize, within: Option<usize>, count: usize, fields: Vec<(usize, Value)> },
}

impl Edit {
    /// Makes the change.
    pub(crate) fn apply(&self, answers: &mut Answers, program: &Program) {
        match self {
            Self::Set(Spot::Question(question), value) => {
                if let Some(slot) = answers.inputs.get_mut(*question) {
                    *slot = Some(value.clone());
                }
            }
            Self::Set(Spot::Field { list, item, field }, value) => {
                set_field(answers, (*list, *item, *field), value);
            }
            Self::Set(Spot::Further { .. }, _) => {}
            Self::SetAll { list, field, items, value } => {
                items.iter().for_each(|item| set_field(answers, (*list, *item, *field), value));
            }
            Self::Add { list, within, count, fields } => {
                let Some(of) = program.lists.get(*list) else { return };
                let mut item =
                    Item { within: within.unwrap_or(0), fields: vec![None; of.fields.len()] };
                for (field, value) in fields {
                    if let Some(slot) = item.fields.get_mut(*field) {
                        *slot = Some(value.clone());
                    }
                }
                let Some(items) = answers.lists.get_mut(*list) else { return };
                // The items of one item stand together.
                let place = match within {
                    Some(within) => items.iter().filter(|other| other.within <= *within).count(),
                    None => items.len(),
                };
                for _ in 0..*count {
                    items.insert(place.min(items.len()), item.clone());
                }
            }
        }
    }

    /// How many items or answers it touches.
    pub(crate) fn extent(&self) -> usize {
        match self {
            Self::Set(..) => 1,
            Self::SetAll { items, .. } => items.len(),
            Self::Add { count, fields, .. } => count * (1 + fields.len()),
        }
    }

    /// Whether both change the same answer, or add to the same list.
    pub(crate) fn clashes(&self, other: &Self) -> bool {
        let fields = |edit: &Self| -> Vec<Spot> {
            match edit {
                Self::Set(spot, _) => vec![*spot],
                Self::SetAll { list, field, items, .. } => {
                    let spot =
                        |item: &usize| Spot::Field { list: *list, item: *item, field: *field };
                    items.iter().map(spot).collect()
                }
                Self::Add { list, within, .. } => {
                    vec![Spot::Further { list: *list, within: *within }]
                }
            }
        };
        let mine = fields(self);
        fields(other).iter().any(|spot| mine.contains(spot))
    }
}

fn set_field(answers: &mut Answers, (list, item, field): (usize, usize, usize), value: &Value) {
    let items = answers.lists.get_mut(list).and_then(|items| items.get_mut(item));
    if let Some(slot) = items.and_then(|item| item.fields.get_mut(field)) {
        *slot = Some(value.clone());
    }
}
