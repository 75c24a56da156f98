//! Changes of answers, before anybody is told of them: what is changed, and the answers after it.

use std::ops::Range;

use crate::{Answers, Interval, OptionSet, Program, Value, answers::Item, reasons::Spot};

/// What stands for words that are not there yet: rules ask whether there are some, and whether they are
/// the same as others.
pub(super) const SOME_TEXT: &str = "…";

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

/// What is left open of a change: other answers that are told with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Open {
    Nothing,
    /// Any answer.
    Any,
    /// Any number between two.
    Between(Interval),
    /// One of these options.
    Among(OptionSet),
    /// Of new items: any answer in these fields.
    Fields(Vec<usize>),
}

/// Makes all changes. For each, the rows of the items that it changes or adds, as they stand then.
pub(crate) fn apply_all(
    edits: &[Edit],
    answers: &mut Answers,
    program: &Program,
) -> Vec<Range<usize>> {
    // First what is said of items by their places, then what moves them.
    let mut rows: Vec<_> = edits.iter().map(|edit| edit.apply_in_place(answers)).collect();
    for (index, edit) in edits.iter().enumerate() {
        let Some((list, added)) = edit.add(answers, program) else { continue };
        for (other, rows) in edits.iter().zip(&mut rows) {
            if other.list() == Some(list) && rows.start >= added.start {
                *rows = rows.start + added.len()..rows.end + added.len();
            }
        }
        if let Some(rows) = rows.get_mut(index) {
            *rows = added;
        }
    }
    rows
}

impl Edit {
    /// Changes answers that have a place. The row of the item, of a single one.
    fn apply_in_place(&self, answers: &mut Answers) -> Range<usize> {
        match self {
            Self::Set(spot, value) => {
                set(answers, *spot, value);
                match spot {
                    Spot::Field { item, .. } => *item..*item + 1,
                    Spot::Question(_) | Spot::Further { .. } => 0..0,
                }
            }
            Self::SetAll { list, field, items, value } => {
                for item in items {
                    set(answers, Spot::Field { list: *list, item: *item, field: *field }, value);
                }
                0..0
            }
            Self::Add { .. } => 0..0,
        }
    }

    /// Adds items: to which list, and the rows they get.
    fn add(&self, answers: &mut Answers, program: &Program) -> Option<(usize, Range<usize>)> {
        let Self::Add { list, within, count, fields } = self else { return None };
        let of = program.lists.get(*list)?;
        let mut item = Item { within: within.unwrap_or(0), fields: vec![None; of.fields.len()] };
        for (field, value) in fields {
            if let Some(slot) = item.fields.get_mut(*field) {
                *slot = Some(value.clone());
            }
        }
        let items = answers.lists.get_mut(*list)?;
        // The items of one item stand together.
        let place = match within {
            Some(within) => items.iter().filter(|other| other.within <= *within).count(),
            None => items.len(),
        };
        for number in 0..*count {
            let mut item = item.clone();
            for (field, value) in item.fields.iter_mut().enumerate() {
                if let Some(value) = value {
                    *value = own(value, ("new", items.len() + number, field));
                }
            }
            items.insert(place.min(items.len()), item);
        }
        Some((*list, place..place + count))
    }

    /// The list of whose items it speaks.
    fn list(&self) -> Option<usize> {
        match self {
            Self::Set(Spot::Field { list, .. }, _)
            | Self::SetAll { list, .. }
            | Self::Add { list, .. } => Some(*list),
            Self::Set(..) => None,
        }
    }

    /// Takes the change back.
    pub(crate) fn undo(&self, answers: &mut Answers, before: &Answers) {
        match self {
            Self::Set(spot, _) => restore(answers, before, *spot),
            Self::SetAll { list, field, items, .. } => {
                for item in items {
                    let spot = Spot::Field { list: *list, item: *item, field: *field };
                    restore(answers, before, spot);
                }
            }
            Self::Add { list, .. } => {
                if let (Some(items), Some(before)) =
                    (answers.lists.get_mut(*list), before.lists.get(*list))
                {
                    items.clone_from(before);
                }
            }
        }
    }

    /// How many changes it counts as. The same answer of several items is one; a new item is as many
    /// as what must be said of it.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Set(..) | Self::SetAll { .. } => 1,
            Self::Add { count, fields, .. } => count * fields.len().max(1),
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

    /// Whether another change does all of this, and more.
    pub(crate) fn is_part_of(&self, other: &Self) -> bool {
        let Self::SetAll { list, field, items, value } = other else { return false };
        match self {
            Self::Set(Spot::Field { list: of, item, field: at }, to) => {
                (of, at, to) == (list, field, value) && items.contains(item)
            }
            Self::SetAll { list: of, field: at, items: few, value: to } => {
                (of, at, to) == (list, field, value) && few.iter().all(|it| items.contains(it))
            }
            _ => false,
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

/// Leaves a question or a field blank.
pub(crate) fn clear(answers: &mut Answers, spot: Spot) {
    if let Some(slot) = slot(answers, spot) {
        *slot = None;
    }
}

fn slot(answers: &mut Answers, spot: Spot) -> Option<&mut Option<Value>> {
    match spot {
        Spot::Question(question) => answers.inputs.get_mut(question),
        Spot::Field { list, item, field } => {
            answers.lists.get_mut(list)?.get_mut(item)?.fields.get_mut(field)
        }
        Spot::Further { .. } => None,
    }
}

fn restore(answers: &mut Answers, before: &Answers, spot: Spot) {
    let was = match spot {
        Spot::Question(question) => before.inputs.get(question),
        Spot::Field { list, item, field } => {
            let items = before.lists.get(list).and_then(|items| items.get(item));
            items.and_then(|item| item.fields.get(field))
        }
        Spot::Further { .. } => None,
    };
    if let (Some(slot), Some(was)) = (slot(answers, spot), was) {
        slot.clone_from(was);
    }
}

fn set(answers: &mut Answers, spot: Spot, value: &Value) {
    let place = match spot {
        Spot::Field { item, field, .. } => ("item", item, field),
        Spot::Question(question) => ("", 0, question),
        Spot::Further { .. } => return,
    };
    if let Some(slot) = slot(answers, spot) {
        *slot = Some(own(value, place));
    }
}

/// The value, or the text of a place's own: nobody is advised to give the same words twice.
fn own(value: &Value, (of, item, field): (&str, usize, usize)) -> Value {
    match value {
        Value::Text(text) if text == SOME_TEXT => {
            Value::Text(format!("{SOME_TEXT} {of} {item} {field}"))
        }
        value => value.clone(),
    }
}
