//! What the values of a row are before anything is answered.

use super::{Both, Sheet, numbers::Numbers};
use crate::plan::{Extent, Frame};

/// The values that each row of a frame begins with: what never changes, and of answers all there may
/// be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Template {
    truths: Vec<Both>,
    words: Vec<u64>,
    numbers: Numbers,
}

impl Template {
    pub(crate) fn of(frame: &Frame) -> Self {
        let mut sheet = Sheet::default();
        let Extent { truths, words, numbers } = frame.size;
        sheet.truths.resize(truths, Both::OPEN);
        sheet.words.resize(words, 0);
        sheet.numbers.extend_open(numbers);
        frame.constants.iter().for_each(|constant| sheet.constant(constant));
        frame.inputs.iter().for_each(|input| sheet.put(&input.value, None, Extent::ZERO));
        let Sheet { truths, words, numbers, .. } = sheet;
        Self { truths, words, numbers }
    }
}

impl Sheet {
    /// One row more.
    pub(super) fn begin(&mut self, template: &Template) {
        self.truths.extend_from_slice(&template.truths);
        self.words.extend_from_slice(&template.words);
        self.numbers.extend(&template.numbers);
    }

    /// No row at all.
    pub(super) fn clear(&mut self) {
        self.truths.clear();
        self.words.clear();
        self.numbers.clear();
    }
}
