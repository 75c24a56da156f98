//! Where an answer stands: in the rules, in the proposal, and on the page.

use std::fmt::Write;

use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement};
use weighup_engine::{
    Program, pointer_to,
    program::{List, Question},
};

/// A question, or a field of an item of a list, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A question.
    Question(usize),
    /// A field of an item.
    Field {
        /// Which list.
        list: usize,
        /// Which of its items.
        item: usize,
        /// Which of the item's fields.
        field: usize,
    },
}

impl Spot {
    /// What is asked here.
    pub(crate) fn question(self, program: &Program) -> Option<&Question> {
        match self {
            Self::Question(question) => program.questions.get(question),
            Self::Field { list, field, .. } => program.lists.get(list)?.fields.get(field),
        }
    }

    /// Its JSON pointer, as an assessment names it.
    pub(crate) fn pointer(self, program: &Program) -> String {
        let id = self.question(program).map(|question| question.id.as_str()).unwrap_or_default();
        match self {
            Self::Question(_) => pointer_to("/answers", id),
            Self::Field { list, item, .. } => {
                let list = program.lists.get(list);
                let list = list.map(|list| list_pointer(program, list)).unwrap_or_default();
                pointer_to(&format!("{list}/{item}"), id)
            }
        }
    }
}

/// The JSON pointer of a list.
pub(crate) fn list_pointer(program: &Program, list: &List) -> String {
    let question = program.questions.get(list.question);
    pointer_to("/answers", question.map(|question| question.id.as_str()).unwrap_or_default())
}

/// What the user reads for a pointer: the question as it stands in the form. `None` for what is
/// no question, such as the end of a list.
pub(crate) fn title(program: &Program, pointer: &str) -> Option<String> {
    let parts: Vec<_> = pointer
        .strip_prefix("/answers/")?
        .split('/')
        .map(|part| part.replace("~1", "/").replace("~0", "~"))
        .collect();
    match parts.as_slice() {
        [question] => find(&program.questions, question).map(|found| found.title.clone()),
        [list, item, field] => {
            let number = item.parse::<usize>().ok()?.checked_add(1)?;
            let list = program.lists.iter().find(|known| {
                program.questions.get(known.question).is_some_and(|found| &found.id == list)
            })?;
            let field = find(&list.fields, field)?;
            Some(format!("{} {number}: {}", capitalised(&list.item), field.title))
        }
        _ => None,
    }
}

fn find<'a>(questions: &'a [Question], id: &str) -> Option<&'a Question> {
    questions.iter().find(|question| question.id == id)
}

/// A text with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The id of the element that answers what a pointer points at. Letters and digits stay, so that
/// ids can be read; all else is written as its number, so that no two pointers share an id.
pub(crate) fn id(pointer: &str) -> String {
    let mut id = String::from("w");
    for letter in pointer.chars() {
        match letter {
            '/' => id.push('-'),
            letter if letter.is_ascii_alphanumeric() => id.push(letter),
            other => {
                // Writing to a string does not fail.
                let _ = write!(id, "_{}_", u32::from(other));
            }
        }
    }
    id
}

/// Finds an element near another: in the same shadow root.
pub(crate) fn near(element: &Element, id: &str) -> Option<Element> {
    let root: DocumentFragment = element.get_root_node().dyn_into().ok()?;
    root.get_element_by_id(id)
}

/// Moves the focus to an element near another, opening what hides it.
pub(crate) fn focus(element: &Element, id: &str) {
    let Some(target) = near(element, id) else { return };
    let mut around = target.parent_element();
    while let Some(current) = around {
        if let Some(details) = current.dyn_ref::<web_sys::HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = current.parent_element();
    }
    if let Ok(target) = target.dyn_into::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = target.focus();
    }
}
