//! Figures shown to the reader: `show benefits / costs rounded to the nearest 0.01 "BCR"`.

use weighup_engine::program::{Figure, Part};

use super::{Compiler, Type, frame, head_span, texts};
use crate::{codes, outline::Block};

impl<'b> Compiler<'b, '_, '_> {
    pub(super) fn figures(&mut self, blocks: &'b [Block]) {
        for block in blocks.iter().filter(|block| block.keyword == "show") {
            let title = texts(&block.head);
            if title.is_empty() {
                let help = "Add them in quotation marks: show unit cost \"Cost of a home\"";
                let message = "This figure has no words for the reader.";
                self.report.add(codes::W107, head_span(block), message, help);
            }
            let expr = self.read(frame::before_texts(&block.head), &head_span(block));
            let (value, of_type) = self.expr(&expr, None, None);
            if of_type != Type::Unknown {
                let value = Part::Value(value, of_type.kind());
                self.program.figures.push(Figure { title, value });
            }
        }
    }
}
