//! Places in a proposal, as JSON pointers (RFC 6901) to the answers they stand for.

use super::AnswerAt;
use crate::{Answers, Kind, Program, program::Question};

/// The question that a pointer leads to, and where its answer is; `None` where it leads to a list, to
/// an item that is not there, or nowhere.
pub(super) fn find<'p>(
    program: &'p Program,
    answers: &Answers,
    pointer: &str,
) -> Option<(AnswerAt, &'p Question)> {
    let mut keys = pointer.strip_prefix("/answers/")?.split('/');
    let (mut questions, mut holder) = (program.questions.as_slice(), None);
    loop {
        let name = keys.next()?.replace("~1", "/").replace("~0", "~");
        let index = questions.iter().position(|question| question.id == name)?;
        let question = questions.get(index)?;
        let Some(number) = keys.next() else {
            let at = match holder {
                _ if matches!(question.kind, Kind::List { .. }) => return None,
                None => AnswerAt::Question(index),
                Some((list, item)) => AnswerAt::Field { list, item, field: index },
            };
            return Some((at, question));
        };
        let (Kind::List { list }, number) = (&question.kind, number.parse().ok()?) else {
            return None;
        };
        let nested = program.lists.get(*list)?.parent.is_some();
        let belongs = |within: usize| !nested || holder.is_some_and(|(_, item)| item == within);
        let items = answers.lists.get(*list)?.iter().enumerate();
        let mut own = items.filter(|(_, item)| belongs(item.within)).map(|(place, _)| place);
        holder = Some((*list, own.nth(number)?));
        questions = program.lists.get(*list)?.fields.as_slice();
    }
}
