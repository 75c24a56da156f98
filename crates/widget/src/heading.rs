//! Headings that fit into the page around the widget.

use yew::{AttrValue, Html, html};

/// The level of the widget's own heading on the page; its parts follow below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level(pub(crate) u8);

impl Level {
    /// A heading so many levels below the widget's own.
    pub(crate) fn heading(
        self,
        below: u8,
        class: &'static str,
        id: Option<AttrValue>,
        text: Html,
    ) -> Html {
        let tag = match self.0.saturating_add(below) {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
        html! { <@{tag} {class} {id}>{ text }</@> }
    }
}
