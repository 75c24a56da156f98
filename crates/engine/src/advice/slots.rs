//! The answers that advice may look at: each with its place, what it is now and what to try there.

use crate::{
    Answers, Kind, Program, Value,
    answers::{Problem, pointer_to},
    evaluate::{At, Evaluation},
    program::{Expr, Question},
    reasons::Spot,
};

/// The number of an item that is not there yet.
pub(super) const FURTHER: usize = usize::MAX;

/// One answer: given, or to a question that is asked.
pub(crate) struct Slot<'a> {
    pub(crate) spot: Spot,
    pub(crate) question: &'a Question,
    pub(crate) now: Option<&'a Value>,
    /// A fact of the world.
    pub(crate) fixed: bool,
    /// It may be asked. What is not, and was answered before, still counts; nobody is advised on it.
    pub(crate) asked: bool,
}

/// What the user has locked: JSON pointers.
pub(crate) struct Locked<'a>(&'a [String]);

impl<'a> Locked<'a> {
    pub(crate) fn new(pointers: &'a [String]) -> Self {
        Self(pointers)
    }

    /// Whether what is at `pointer` is locked, by itself or by what it lies in.
    pub(crate) fn holds(&self, pointer: &str) -> bool {
        self.0.iter().any(|locked| {
            let rest = pointer.strip_prefix(locked.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Pointers that lead nowhere.
    pub(crate) fn problems(&self, program: &Program) -> Vec<Problem> {
        let known = |locked: &&String| {
            let mut parts = locked.split('/').skip(1);
            if parts.next() != Some("answers") {
                return false;
            }
            let Some(name) = parts.next() else { return true };
            program.questions.iter().any(|it| pointer_to("", &it.id) == format!("/{name}"))
        };
        let unknown = self.0.iter().filter(|locked| !known(locked));
        unknown
            .map(|locked| Problem {
                code: "A103".to_owned(),
                pointer: locked.clone(),
                message: format!(
                    "“{locked}” is to stay as it is, but there is no such answer. A place is \
                     written like this: /answers/claims/0/role."
                ),
            })
            .collect()
    }
}

/// All answers that are asked for or given, and not locked, in the order of the form; of those declared
/// to stay blank, none.
pub(crate) fn slots<'a>(
    evaluation: &Evaluation<'a>,
    answers: &'a Answers,
    locked: &Locked<'_>,
) -> Vec<Slot<'a>> {
    let program = evaluation.program;
    let mut slots = Vec::new();
    for (index, question) in program.questions.iter().enumerate() {
        let asked = evaluation.holds(question.when.as_ref(), None).yes;
        match question.kind {
            Kind::List { list } => {
                of_items(evaluation, answers, (list, None, asked), locked, &mut slots);
            }
            _ => slots.extend(slot(
                evaluation,
                (Spot::Question(index), question, None),
                (answers.inputs.get(index).and_then(Option::as_ref), asked),
                locked,
            )),
        }
    }
    slots
}

fn of_items<'a>(
    evaluation: &Evaluation<'a>,
    answers: &'a Answers,
    (list, at, asked): (usize, Option<At>, bool),
    locked: &Locked<'_>,
    slots: &mut Vec<Slot<'a>>,
) {
    let Some(of) = evaluation.program.lists.get(list) else { return };
    for at in evaluation.items(list, at) {
        let Some(item) = at.item else { continue };
        for (field, question) in of.fields.iter().enumerate() {
            let asked = asked && evaluation.holds(question.when.as_ref(), Some(at)).yes;
            if let Kind::List { list } = question.kind {
                of_items(evaluation, answers, (list, Some(at), asked), locked, slots);
                continue;
            }
            let fields = answers.lists.get(list).and_then(|items| items.get(item));
            let now = fields.and_then(|item| item.fields.get(field)?.as_ref());
            let spot = Spot::Field { list, item, field };
            slots.extend(slot(evaluation, (spot, question, Some(at)), (now, asked), locked));
        }
    }
}

fn slot<'a>(
    evaluation: &Evaluation<'a>,
    (spot, question, at): (Spot, &'a Question, Option<At>),
    (now, asked): (Option<&'a Value>, bool),
    locked: &Locked<'_>,
) -> Option<Slot<'a>> {
    let expr = match spot {
        Spot::Question(index) => Expr::Input(index),
        Spot::Field { field, .. } => Expr::Field(field),
        Spot::Further { .. } => return None,
    };
    // What is declared finished as a whole is weighed as it is; that locks nothing.
    let stays = !evaluation.answers.finished && now.is_none() && evaluation.stays_blank(&expr, at);
    let place = spot.place(evaluation)?;
    let free = !stays && !locked.holds(&place.pointer) && (asked || now.is_some());
    free.then_some(Slot { spot, question, now, fixed: question.fixed, asked })
}

/// A list that may get further items, and the item it is in, if any.
pub(crate) struct Room {
    pub(crate) list: usize,
    pub(crate) within: Option<usize>,
    /// How many more it may have.
    pub(crate) room: usize,
}

/// The lists that may get further items: asked for, not declared finished, not locked.
pub(crate) fn rooms(evaluation: &Evaluation<'_>, locked: &Locked<'_>) -> Vec<Room> {
    let program = evaluation.program;
    let mut rooms = Vec::new();
    for (list, of) in program.lists.iter().enumerate() {
        let holders: Vec<Option<At>> = match of.parent {
            None => vec![None],
            Some(parent) => {
                (0..evaluation.count(parent)).map(|it| Some(evaluation.item(parent, it))).collect()
            }
        };
        let closed = evaluation.answers.closed.get(list).copied().unwrap_or_default();
        if closed && !evaluation.answers.finished {
            continue;
        }
        for holder in holders {
            let within = holder.and_then(|at| at.item);
            let Some(question) = program.asks_for(list) else { continue };
            let further = Spot::Further { list, within };
            // How many there are may be a fact of the world.
            if question.fixed || !further.may_be_asked(evaluation) {
                continue;
            }
            let room = of.most.saturating_sub(evaluation.items(list, holder).count());
            let Some(place) = further.place(evaluation) else { continue };
            if room > 0 && !locked.holds(&place.pointer) {
                rooms.push(Room { list, within, room });
            }
        }
    }
    rooms
}
