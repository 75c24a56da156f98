//! The form and the live result that `<weigh-up>` shows.
//!
//! The custom element (`web/weigh-up.js`) fetches compiled rules, or has them compiled by
//! `weighup-compiler`, and calls what is exported here;
//! `yew` draws inside the element's shadow root. Nothing about a proposal is decided here: the
//! engine assesses, this crate shows. It talks to no server.

mod advice;
mod announce;
mod app;
mod boundary;
mod checks;
mod crash;
mod diagnostics;
mod draft;
mod field;
mod form;
mod heading;
mod json;
mod list;
mod model;
mod mount;
mod panel;
mod place;
mod rules;
mod score;
mod spared;
mod store;
mod strings;

pub use crash::on_crash;
pub use diagnostics::show_diagnostics;
pub use mount::{Widget, is_date};
pub use rules::{Rules, compiled};
