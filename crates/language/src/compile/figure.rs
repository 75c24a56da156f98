//! Figures shown to the reader: `show benefits / costs rounded to the nearest 0.01 "BCR"`.

use weighup_engine::program::{Figure, Part};

use super::{Compiler, Thing, Type, frame, head_span, texts};
use crate::{
    codes,
    expression::{self, Node},
    outline::Block,
};

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
            let (value, of_type) = self.shown_part(&expr);
            if of_type != Type::Unknown {
                self.program.figures.push(Figure { title, value });
            }
        }
    }

    /// What is shown to a reader: a value, or the items of a list by their places.
    pub(super) fn shown_part(&mut self, expr: &expression::Expr) -> (Part, Type) {
        let is_list = match &expr.node {
            Node::Where(..) => true,
            Node::Name(name) => {
                matches!(self.things.get(name), Some(Thing::List(_) | Thing::Filtered(_)))
            }
            _ => false,
        };
        if !is_list {
            let (value, of_type) = self.expr(expr, None, None);
            return (Part::Value(value, of_type.kind()), of_type);
        }
        match self.list(expr, None) {
            Some((list, filter)) => (Part::Items { list, filter }, Type::Text),
            None => (Part::Text(String::new()), Type::Unknown),
        }
    }
}
