//! Fills a sheet with answers: rows for the items there are and for those that may come.

use super::{Both, LANES, Row, Rows, Sheet, Span};
use crate::{
    Answers, Truth, Value,
    advice::edit::Open,
    answers::Item,
    order,
    plan::{Constant, Dense, Extent, Frame, Input, InputValue, Plan, Words},
};

impl Sheet {
    /// Fills the sheet with answers; what was in it is forgotten. Follow with
    /// [`compute`](Self::compute).
    pub fn fill(&mut self, plan: &Plan, answers: &Answers) {
        let Some(dense) = &plan.dense else {
            self.answers = Some(answers.clone());
            return;
        };
        self.finished = answers.finished;
        self.lay_out(dense, answers);
        if let Some(frame) = dense.frames.first() {
            let start = Extent::default();
            let settled = |question: usize| is_set(&answers.settled, question);
            for input in &frame.inputs {
                if input.question == usize::MAX {
                    self.today(input, answers);
                    continue;
                }
                let answer = answers.inputs.get(input.question).and_then(Option::as_ref);
                self.answer(input, answer, settled(input.question), start);
            }
        }
        for (list, frame) in dense.frames.iter().skip(1).enumerate() {
            self.items(frame, list, answers);
        }
    }

    /// Makes the rows of each frame.
    fn lay_out(&mut self, dense: &Dense, answers: &Answers) {
        let mut end = dense.frames.first().map(|frame| frame.size).unwrap_or_default();
        self.frames.resize(dense.frames.len(), Rows::default());
        if let Some(proposal) = self.frames.first_mut() {
            proposal.rows.clear();
            proposal.rows.push(Row { counts: true, ..Row::default() });
            proposal.items = 1;
        }
        let holders = |frame: &Frame| frame.parent.and_then(|parent| answers.lists.get(parent - 1));
        for (list, frame) in dense.frames.iter().enumerate().skip(1) {
            let items = answers.lists.get(list - 1).map(Vec::as_slice).unwrap_or_default();
            let parents = holders(frame).map_or(0, Vec::len);
            let Some(rows) = self.frames.get_mut(list) else { continue };
            rows.closed = is_set(&answers.closed, list - 1);
            rows.lay_out(items, frame.parent.is_some().then_some(parents), &mut end, frame.size);
        }
        self.clear();
        for (frame, template) in dense.templates.iter().enumerate() {
            (0..self.rows(frame)).for_each(|_| self.begin(template));
        }
        for list in (1..dense.frames.len()).rev() {
            self.leave_out(dense, list);
        }
    }

    /// Of a further item nothing can come where none can be added.
    fn leave_out(&mut self, dense: &Dense, list: usize) {
        let holds_lists = dense.frames.iter().any(|frame| frame.parent == Some(list));
        let (finished, most) = (self.finished, dense.frames.get(list).map_or(0, |it| it.most));
        let parent = dense.frames.get(list).and_then(|frame| frame.parent);
        let Some(rows) = self.frames.get_mut(list) else { return };
        let (items, closed) = (rows.items, rows.closed);
        let further = rows.rows.len().saturating_sub(items);
        for place in 0..further {
            // The last may belong to an item that may still come, and that brings its own.
            let of_none = parent.is_some() && place + 1 == further;
            let full = match parent {
                None => items >= most,
                Some(_) => rows.of(place).is_some_and(|of| of.len() >= most),
            };
            let none = finished || full || (closed && !of_none);
            if let Some(row) = rows.rows.get_mut(items + place) {
                row.counts = !none || (holds_lists && !finished);
            }
        }
    }

    fn items(&mut self, frame: &Frame, list: usize, answers: &Answers) {
        let items = answers.lists.get(list).map(Vec::as_slice).unwrap_or_default();
        let count = self.frames.get(list + 1).map_or(0, |rows| rows.rows.len());
        let settled = answers.settled_fields.get(list).map(Vec::as_slice).unwrap_or_default();
        for place in 0..count {
            let row = self.frames.get(list + 1).and_then(|rows| rows.rows.get(place)).copied();
            let Some(row) = row.filter(|row| row.counts) else { continue };
            let item = items.get(place);
            for input in &frame.inputs {
                let answer = item.and_then(|item| item.fields.get(input.question)?.as_ref());
                let settled = item.is_some() && is_set(settled, input.question);
                self.answer(input, answer, settled, row.start);
            }
        }
    }

    fn today(&mut self, input: &Input, answers: &Answers) {
        let InputValue::Number(at, _) = input.value else { return };
        let today = answers.as_of.map_or(Span::ALL, Span::of);
        self.numbers.set::<false>(at as usize, [today; 2]);
    }

    /// Puts an answer into a row that has none yet; `settled` is that a blank one stays so.
    pub(super) fn answer(
        &mut self,
        input: &Input,
        answer: Option<&Value>,
        settled: bool,
        start: Extent,
    ) {
        if let Some(given) = input.given {
            let open = match answer {
                Some(_) => Truth::YES,
                None if settled || self.finished => Truth::NO,
                None => Truth::OPEN,
            };
            let stands = Truth::from(answer.is_some());
            self.set_truth(start.truths + given as usize, Both::new(open, stands));
        }
        if answer.is_some() {
            self.put(&input.value, answer, start);
        }
    }

    /// Puts an answer in its place; without one, all there may be.
    pub(super) fn put(&mut self, value: &InputValue, answer: Option<&Value>, start: Extent) {
        match value {
            InputValue::None => {}
            InputValue::Truth(at) => {
                let truth = match answer {
                    Some(Value::Truth(yes)) => (*yes).into(),
                    _ => Truth::OPEN,
                };
                self.set_truth(start.truths + *at as usize, Both::same(truth));
            }
            InputValue::Number(at, limits) => {
                let number = match answer {
                    Some(Value::Number(number)) => Span::of(*number),
                    _ => (*limits).into(),
                };
                self.numbers.set::<false>(start.numbers + *at as usize, [number; 2]);
            }
            InputValue::Choice(words, all) => match answer {
                Some(Value::Option(option)) => self.set_option(start, *words, *option),
                _ => self.set_options(start, *words, all.words()),
            },
            InputValue::Options { sure, may, all } => {
                let (for_sure, possible) = match answer {
                    Some(Value::Options(options)) => (options.words(), options.words()),
                    _ => (&[][..], all.words()),
                };
                self.set_options(start, *sure, for_sure);
                self.set_options(start, *may, possible);
            }
        }
    }

    /// Leaves open which answer there is to a question of the proposal, or of a row of a list. Follow
    /// with [`compute`](Self::compute).
    pub(crate) fn widen(
        &mut self,
        dense: &Dense,
        (frame, row, question): (usize, usize, usize),
        open: &Open,
    ) {
        let inputs = dense.frames.get(frame).map(|frame| frame.inputs.as_slice());
        let input = inputs.unwrap_or_default().iter().find(|input| input.question == question);
        let start = self.frames.get(frame).and_then(|rows| rows.rows.get(row)).map(|it| it.start);
        let (Some(input), Some(start)) = (input, start) else { return };
        match (&input.value, open) {
            (InputValue::Number(at, _), Open::Between(within)) => {
                self.numbers.set::<false>(start.numbers + *at as usize, [(*within).into(); 2]);
            }
            (InputValue::Choice(words, _), Open::Among(options)) => {
                self.set_options(start, *words, options.words());
            }
            (value, _) => self.put(value, None, start),
        }
    }

    pub(super) fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::Truth(at, truth) => {
                self.set_truth(*at as usize, Both::same(*truth));
            }
            Constant::Number(at, number) => {
                self.numbers.set::<false>(*at as usize, [*number; 2]);
            }
            Constant::Set(words, set) => self.set_options(Extent::default(), *words, set.words()),
        }
    }

    /// Puts a value in its place; whether it came out otherwise than before.
    pub(super) fn set_truth(&mut self, at: usize, truth: Both) -> bool {
        let slot = self.truths.get_mut(at);
        slot.is_some_and(|slot| std::mem::replace(slot, truth) != truth)
    }

    fn set_option(&mut self, start: Extent, words: Words, option: usize) {
        for lane in LANES {
            for word in 0..words.count {
                let bits = if option / 64 == word as usize { 1 << (option % 64) } else { 0 };
                self.set_word(start, words, lane, word, bits);
            }
        }
    }

    fn set_options(&mut self, start: Extent, words: Words, options: &[u64]) {
        for lane in LANES {
            for word in 0..words.count {
                let bits = options.get(word as usize).copied().unwrap_or_default();
                self.set_word(start, words, lane, word, bits);
            }
        }
    }
}

impl Rows {
    /// Makes the rows of a list's items; `parents` is how many items it may stand in, if it stands
    /// in any.
    fn lay_out(&mut self, items: &[Item], parents: Option<usize>, end: &mut Extent, size: Extent) {
        self.items = items.len();
        self.rows.clear();
        let further = (0..parents.unwrap_or_default()).chain([parents.unwrap_or_default()]);
        let holders = items.iter().map(|item| item.within).chain(further);
        for holder in holders {
            self.rows.push(Row { start: *end, holder, counts: true });
            end.truths += size.truths;
            end.words += size.words;
            end.numbers += size.numbers;
        }
        self.starts.clear();
        self.of_holder.clear();
        let Some(parents) = parents else { return };
        // Counted, then placed: the items of the first before those of the second.
        self.starts.resize(parents + 1, 0);
        for item in items {
            if let Some(start) = self.starts.get_mut(item.within + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let holder = |place: &u32| items.get(*place as usize).map(|item| item.within);
        let places = 0..u32::try_from(items.len()).unwrap_or(u32::MAX);
        self.of_holder.extend(places.filter(|it| holder(it).is_some_and(|it| it < parents)));
        order::sort_by_key(&mut self.of_holder, holder);
    }

    /// The items that belong to an item.
    pub(super) fn of(&self, holder: usize) -> Option<&[u32]> {
        let (start, end) = (self.starts.get(holder)?, self.starts.get(holder + 1)?);
        self.of_holder.get(*start as usize..*end as usize)
    }
}

fn is_set(of: &[bool], at: usize) -> bool {
    of.get(at).copied().unwrap_or_default()
}
