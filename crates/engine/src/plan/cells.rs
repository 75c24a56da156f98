//! The cells of a program being laid out. Equal ones are made once.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher},
};

use super::{Cell, Constant, Frame, Home, Input, InputValue, Op, Ref, SetRef, Sort, Words};
use crate::{Kind, OptionSet, Program, Truth, program::Question, sheet::span::Span};

/// Where a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) frame: usize,
    pub(super) at: u32,
    /// Words, for a set of options.
    pub(super) words: u32,
    /// 0 for what is answered or constant; else above all it needs in other frames.
    pub(super) level: u32,
    /// Whether the two readings may differ.
    pub(super) twofold: bool,
}

impl Place {
    pub(super) fn words(self) -> Words {
        Words { at: self.at, count: self.words }
    }
}

/// A value that is laid out, by its sort.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value {
    Truth(Place),
    Number(Place),
    Choice(Place),
    Options {
        sure: Place,
        may: Place,
    },
    /// Words: nothing is kept of them.
    Text,
}

/// The same hashes every time: nothing here depends on chance.
type Map<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

#[derive(Debug, PartialEq, Eq, Hash)]
enum Fixed {
    Truth(bool, bool),
    Number(Span),
    Set(OptionSet),
}

/// All cells so far.
#[derive(Debug)]
pub(super) struct Cells {
    pub(super) frames: Vec<Frame>,
    /// In the order in which they were made: each after those it needs.
    pub(super) cells: Vec<(Place, Cell)>,
    known: Map<(usize, Op), Place>,
    fixed: Map<Fixed, Place>,
    /// The answers of each frame that are read, by question.
    asked: Map<(usize, usize), usize>,
    /// The option counts of choices.
    options: Vec<usize>,
}

/// How many words hold so many options.
fn words(options: usize) -> u32 {
    u32::try_from(options.div_ceil(64).max(1)).unwrap_or(u32::MAX)
}

impl Cells {
    pub(super) fn new(program: &Program) -> Self {
        let list = |list: &crate::program::List| Frame {
            parent: list.parent.map(|parent| parent + 1),
            most: list.most,
            ..Frame::default()
        };
        let lists = program.lists.iter().map(list);
        Self {
            frames: std::iter::once(Frame::default()).chain(lists).collect(),
            cells: Vec::new(),
            known: Map::default(),
            fixed: Map::default(),
            asked: Map::default(),
            options: program.choices.iter().map(|choice| choice.options.len()).collect(),
        }
    }

    fn depth(&self, frame: usize) -> usize {
        match self.frames.get(frame) {
            Some(Frame { parent: Some(_), .. }) => 2,
            _ => usize::from(frame > 0),
        }
    }

    /// The frame that has the rows of all of these.
    pub(super) fn deepest(&self, frames: impl IntoIterator<Item = usize>) -> usize {
        frames.into_iter().max_by_key(|frame| self.depth(*frame)).unwrap_or_default()
    }

    /// A cell as seen from a row of `home`; `None` where it cannot be seen.
    pub(super) fn relative(&self, home: usize, place: Place) -> Option<Ref> {
        let parent = self.frames.get(home).and_then(|frame| frame.parent);
        let from = match place.frame {
            0 => Home::Proposal,
            frame if frame == home => Home::Own,
            frame if Some(frame) == parent => Home::Holder,
            _ => return None,
        };
        Some(Ref { home: from, at: place.at })
    }

    pub(super) fn relative_set(&self, home: usize, place: Place) -> Option<SetRef> {
        let Ref { home, .. } = self.relative(home, place)?;
        Some(SetRef { home, words: place.words() })
    }

    /// A cell that needs these, in the frame that has the rows of all of them.
    pub(super) fn add(
        &mut self,
        needs: &[Place],
        make: impl FnOnce(&Self, usize) -> Option<Op>,
    ) -> Option<Place> {
        let home = self.deepest(needs.iter().map(|need| need.frame));
        let op = make(self, home)?;
        Some(self.place(home, needs, op, 1))
    }

    /// A set of options, of so many words.
    pub(super) fn add_set(
        &mut self,
        needs: &[Place],
        words: u32,
        make: impl FnOnce(&Self, usize) -> Option<Op>,
    ) -> Option<Place> {
        let home = self.deepest(needs.iter().map(|need| need.frame));
        let op = make(self, home)?;
        Some(self.place(home, needs, op, words))
    }

    /// A cell of a frame; the one that is there, when there is one.
    pub(super) fn place(&mut self, frame: usize, needs: &[Place], op: Op, words: u32) -> Place {
        let key = (frame, op);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        // A row is computed whole before the next one, so that what is gone through in all rows of the
        // same frame has to be there before.
        let across = key.1.over().is_some_and(|over| over.frame == frame);
        let above = |need: &Place| match need.level {
            0 => 0,
            level if need.frame == frame && !across => level,
            level => level + 1,
        };
        let level = needs.iter().map(above).max().unwrap_or_default().max(1);
        let op = key.1.clone();
        let at = self.room(frame, op.sort(), words);
        let settles = matches!(op, Op::Shown(_) | Op::Settled(_)) || op.over().is_some();
        let twofold = settles || needs.iter().any(|need| need.twofold);
        let place = Place { frame, at, words, level, twofold };
        self.known.insert(key, place);
        self.cells.push((place, Cell { at, words, twofold, op }));
        place
    }

    /// Takes the next places of a frame.
    fn room(&mut self, frame: usize, sort: Sort, words: u32) -> u32 {
        let Some(frame) = self.frames.get_mut(frame) else { return 0 };
        let (size, by) = match sort {
            Sort::Truth => (&mut frame.size.truths, 1),
            Sort::Number => (&mut frame.size.numbers, 1),
            // Once for each reading.
            Sort::Set => (&mut frame.size.words, 2 * words as usize),
        };
        let at = u32::try_from(*size).unwrap_or(u32::MAX);
        *size += by;
        at
    }

    fn fixed(
        &mut self,
        key: Fixed,
        sort: Sort,
        words: u32,
        constant: impl FnOnce(u32) -> Constant,
    ) -> Place {
        if let Some(known) = self.fixed.get(&key) {
            return *known;
        }
        let at = self.room(0, sort, words);
        if let Some(frame) = self.frames.first_mut() {
            frame.constants.push(constant(at));
        }
        let place = Place { frame: 0, at, words, level: 0, twofold: false };
        self.fixed.insert(key, place);
        place
    }

    /// A known truth.
    pub(super) fn truth(&mut self, truth: Truth) -> Place {
        let key = Fixed::Truth(truth.yes, truth.no);
        self.fixed(key, Sort::Truth, 1, |at| Constant::Truth(at, truth))
    }

    /// A known number.
    pub(super) fn number(&mut self, span: Span) -> Place {
        self.fixed(Fixed::Number(span), Sort::Number, 1, |at| Constant::Number(at, span))
    }

    /// A known option.
    pub(super) fn option(&mut self, option: usize) -> Place {
        let (set, count) = (OptionSet::only(option), words(option + 1));
        self.fixed(Fixed::Set(set.clone()), Sort::Set, count, |at| {
            Constant::Set(Words { at, count }, set)
        })
    }

    /// The answers of a frame to a question.
    fn input(&mut self, frame: usize, question: usize) -> Option<&mut Input> {
        let next = self.frames.get(frame)?.inputs.len();
        let index = *self.asked.entry((frame, question)).or_insert(next);
        let inputs = &mut self.frames.get_mut(frame)?.inputs;
        if index == inputs.len() {
            inputs.push(Input { question, given: None, value: InputValue::None });
        }
        inputs.get_mut(index)
    }

    /// Whether a question of a frame has an answer.
    pub(super) fn given(&mut self, frame: usize, question: usize) -> Option<Place> {
        let at = match self.input(frame, question)?.given {
            Some(at) => at,
            None => {
                let at = self.room(frame, Sort::Truth, 1);
                self.input(frame, question)?.given = Some(at);
                at
            }
        };
        Some(Place { frame, at, words: 1, level: 0, twofold: true })
    }

    /// The answer to a question of a frame.
    pub(super) fn answer(&mut self, frame: usize, index: usize, of: &Question) -> Option<Value> {
        if matches!(self.input(frame, index)?.value, InputValue::None) {
            let options = |cells: &Self, choice: usize| cells.options.get(choice).copied();
            let value = match &of.kind {
                Kind::Text | Kind::List { .. } => return Some(Value::Text),
                Kind::YesNo => InputValue::Truth(self.room(frame, Sort::Truth, 1)),
                Kind::Choice { choice } => {
                    let count = options(self, *choice).unwrap_or_default();
                    InputValue::Choice(self.set_room(frame, count), OptionSet::all(count))
                }
                Kind::Choices { choice } => {
                    let count = options(self, *choice).unwrap_or_default();
                    let (sure, may) = (self.set_room(frame, count), self.set_room(frame, count));
                    InputValue::Options { sure, may, all: OptionSet::all(count) }
                }
                _ => InputValue::Number(self.room(frame, Sort::Number, 1), of.limits),
            };
            self.input(frame, index)?.value = value;
        }
        let place = |at, words| Place { frame, at, words, level: 0, twofold: false };
        let set = |words: Words| place(words.at, words.count);
        let one = |at: u32| place(at, 1);
        Some(match &self.input(frame, index)?.value {
            InputValue::None => Value::Text,
            InputValue::Truth(at) => Value::Truth(one(*at)),
            InputValue::Number(at, _) => Value::Number(one(*at)),
            InputValue::Choice(words, _) => Value::Choice(set(*words)),
            InputValue::Options { sure, may, .. } => {
                Value::Options { sure: set(*sure), may: set(*may) }
            }
        })
    }

    /// The day of assessment.
    pub(super) fn today(&mut self) -> Option<Place> {
        let at = match self.input(0, usize::MAX)?.value {
            InputValue::Number(at, _) => at,
            _ => {
                let at = self.room(0, Sort::Number, 1);
                self.input(0, usize::MAX)?.value = InputValue::Number(at, crate::Interval::ALL);
                at
            }
        };
        Some(Place { frame: 0, at, words: 1, level: 0, twofold: false })
    }

    fn set_room(&mut self, frame: usize, options: usize) -> Words {
        let count = words(options);
        Words { at: self.room(frame, Sort::Set, count), count }
    }
}
