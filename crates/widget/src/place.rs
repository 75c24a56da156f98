//! Where an answer stands: in the rules, in the proposal, and on the page.

use std::fmt::Write;

use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement};
use weighup_engine::{
    Kind, Program, pointer_to,
    program::{List, Question},
};

use crate::strings;

/// A question, or a field of an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A question, by index.
    Question(usize),
    /// A field of an item.
    Field {
        /// Which item.
        of: ItemSpot,
        /// Which of its fields.
        field: usize,
    },
}

/// A list: one that a question asks for, or one inside an item of another list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListSpot {
    /// Which list of the rules.
    pub(crate) list: usize,
    /// The item of the outer list that it stands in. No list stands deeper.
    pub(crate) within: Option<usize>,
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ItemSpot {
    /// The list.
    pub(crate) of: ListSpot,
    /// Which of its items.
    pub(crate) item: usize,
}

impl Spot {
    /// What is asked here.
    pub(crate) fn question(self, program: &Program) -> Option<&Question> {
        match self {
            Self::Question(question) => program.questions.get(question),
            Self::Field { of, field } => program.lists.get(of.of.list)?.fields.get(field),
        }
    }

    /// Its JSON pointer, as an assessment names it.
    pub(crate) fn pointer(self, program: &Program) -> String {
        let id = self.question(program).map(|question| question.id.as_str()).unwrap_or_default();
        match self {
            Self::Question(_) => pointer_to("/answers", id),
            Self::Field { of, .. } => pointer_to(&of.pointer(program), id),
        }
    }

    /// The section of the form that it stands in.
    pub(crate) fn section(self, program: &Program) -> Option<usize> {
        match self {
            Self::Question(question) => Some(program.questions.get(question)?.section),
            Self::Field { of, .. } => of.of.spot(program)?.section(program),
        }
    }

    /// The list that is asked for here.
    pub(crate) fn list(self, program: &Program) -> Option<ListSpot> {
        let Kind::List { list } = self.question(program)?.kind else { return None };
        let within = match self {
            Self::Question(_) => None,
            Self::Field { of, .. } => Some(of.item),
        };
        Some(ListSpot { list, within })
    }

    /// What a JSON pointer points at; `None` for what is no question, such as the end of a list.
    fn at(program: &Program, pointer: &str) -> Option<Self> {
        let mut parts = pointer.strip_prefix("/answers/")?.split('/');
        let mut spot = Self::Question(find(&program.questions, parts.next()?)?);
        while let Some(item) = parts.next() {
            let of = ItemSpot { of: spot.list(program)?, item: item.parse().ok()? };
            let fields = &program.lists.get(of.of.list)?.fields;
            spot = Self::Field { of, field: find(fields, parts.next()?)? };
        }
        Some(spot)
    }
}

impl ListSpot {
    /// What the rules say of it.
    pub(crate) fn rules(self, program: &Program) -> Option<&List> {
        program.lists.get(self.list)
    }

    /// Where it is asked for.
    pub(crate) fn spot(self, program: &Program) -> Option<Spot> {
        let list = self.rules(program)?;
        match (list.parent, self.within) {
            (None, _) => Some(Spot::Question(list.question)),
            (Some(parent), Some(item)) => {
                let of = ItemSpot { of: ListSpot { list: parent, within: None }, item };
                Some(Spot::Field { of, field: list.question })
            }
            (Some(_), None) => None,
        }
    }

    /// The item that holds it, for a list inside another.
    pub(crate) fn holder(self, program: &Program) -> Option<ItemSpot> {
        match self.spot(program)? {
            Spot::Question(_) => None,
            Spot::Field { of, .. } => Some(of),
        }
    }

    /// Its JSON pointer.
    pub(crate) fn pointer(self, program: &Program) -> String {
        self.spot(program).map(|spot| spot.pointer(program)).unwrap_or_default()
    }

    /// One of its items.
    pub(crate) fn item(self, item: usize) -> ItemSpot {
        ItemSpot { of: self, item }
    }
}

impl ItemSpot {
    /// Its JSON pointer.
    pub(crate) fn pointer(self, program: &Program) -> String {
        format!("{}/{}", self.of.pointer(program), self.item)
    }

    /// What the user calls it: "claim 1", "quarter 2 of output 1".
    pub(crate) fn name(self, program: &Program) -> String {
        let list = self.of.rules(program);
        let name =
            strings::item(list.map(|list| list.item.as_str()).unwrap_or_default(), self.item);
        match self.of.holder(program) {
            Some(holder) => strings::inside(&name, &holder.name(program)),
            None => name,
        }
    }
}

/// The lists that each item of a list has.
pub(crate) fn lists_inside(program: &Program, list: usize) -> impl Iterator<Item = usize> + '_ {
    let lists = program.lists.iter().enumerate();
    lists.filter(move |(_, inner)| inner.parent == Some(list)).map(|(i, _)| i)
}

/// What the user reads for a pointer: the question as it stands in the form. `None` for what is
/// no question, such as the end of a list.
pub(crate) fn title(program: &Program, pointer: &str) -> Option<String> {
    let spot = Spot::at(program, pointer)?;
    let title = &spot.question(program)?.title;
    Some(match spot {
        Spot::Question(_) => title.clone(),
        Spot::Field { of, .. } => format!("{}: {title}", capitalised(&of.name(program))),
    })
}

fn find(questions: &[Question], part: &str) -> Option<usize> {
    let id = part.replace("~1", "/").replace("~0", "~");
    questions.iter().position(|question| question.id == id)
}

/// The id of the box that declares a list finished. A list inside another has one box for all
/// items of that one, as a proposal has one word for all.
pub(crate) fn finish_id(program: &Program, list: usize) -> String {
    let (parent, question) =
        (program.lists.get(list).and_then(|list| list.parent), program.asks_for(list));
    let question = question.map(|question| question.id.as_str()).unwrap_or_default();
    let holder = match parent {
        None => "/answers".to_owned(),
        Some(parent) => format!("{}/-", ListSpot { list: parent, within: None }.pointer(program)),
    };
    id(&format!("{}/-", pointer_to(&holder, question)))
}

/// The id of the element to go to for a pointer of an assessment.
pub(crate) fn target(program: &Program, pointer: &str) -> String {
    let list = pointer.strip_suffix("/-").and_then(|list| Spot::at(program, list)?.list(program));
    match list {
        Some(of) => finish_id(program, of.list),
        None => id(pointer),
    }
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
