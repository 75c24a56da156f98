//! The proof that nothing helps: a check that is not met even with every answer open that may be
//! changed.

use super::{edit::clear, scales::Weighed, search::Search};
use crate::{Answers, answers::pointer_to, assessment::State, reasons::Spot};

impl Search<'_> {
    /// Whether a check cannot be met, whatever is answered where something may be.
    pub(super) fn is_hopeless(&self, check: usize) -> Option<bool> {
        let released = self.released.get_or_init(|| {
            let open = self.all_open();
            let without_items = self.without_items(open.clone());
            let weighed = self.scales.weigh_answers(open)?;
            Some([weighed, self.scales.weigh_answers(without_items)?])
        });
        let is_hopeless = |weighed: &Weighed| {
            matches!(weighed.open.get(check), Some(State::NotMet | State::NotRequired))
        };
        Some(released.as_ref()?.iter().all(is_hopeless))
    }

    /// Any items may come in place of those there are, in all lists but those that stay as they are.
    fn without_items(&self, mut answers: Answers) -> Answers {
        let program = self.scales.program;
        // What is final as a whole may still be changed; what is declared finished by name stays.
        let answers_are_final = self.scales.answers.finished;
        for (list, of) in program.lists.iter().enumerate() {
            let holder_goes =
                of.parent.is_some_and(|it| answers.lists.get(it).is_some_and(Vec::is_empty));
            let question = program.asks_for(list);
            let locked =
                question.is_some_and(|of| self.locked.holds(&pointer_to("/answers", &of.id)));
            let stays = question.is_some_and(|of| of.fixed)
                || (!answers_are_final && self.scales.answers.closed.get(list) == Some(&true))
                || (of.parent.is_none() && locked);
            if stays && !holder_goes {
                continue;
            }
            if let (Some(items), Some(closed)) =
                (answers.lists.get_mut(list), answers.closed.get_mut(list))
            {
                items.clear();
                *closed = false;
            }
        }
        answers
    }

    /// The answers with every one open that may be changed, and every list that may grow.
    fn all_open(&self) -> Answers {
        let program = self.scales.program;
        let mut answers = Answers { finished: false, ..self.scales.answers.clone() };
        for (index, question) in program.questions.iter().enumerate() {
            self.release(&mut answers, Spot::Question(index), question.fixed);
        }
        for (list, of) in program.lists.iter().enumerate() {
            let count = answers.lists.get(list).map_or(0, Vec::len);
            for item in 0..count {
                for (field, question) in of.fields.iter().enumerate() {
                    self.release(&mut answers, Spot::Field { list, item, field }, question.fixed);
                }
            }
            // Whatever may be added, further items may come.
            let grows = self.rooms.iter().any(|room| room.list == list);
            if let Some(closed) = answers.closed.get_mut(list) {
                *closed = !grows;
            }
            if let Some(settled) = answers.settled_fields.get_mut(list) {
                settled.fill(false);
            }
        }
        answers.settled.fill(false);
        answers
    }

    /// Leaves an answer open if it may be changed, or has none.
    fn release(&self, answers: &mut Answers, spot: Spot, fixed: bool) {
        let locked = spot.place(self.stands).is_some_and(|place| self.locked.holds(&place.pointer));
        if fixed || locked {
            return;
        }
        clear(answers, spot);
    }
}
