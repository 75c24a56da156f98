//! What a proposal is worth under a set of rules, as far as it can be known.
//!
//! A [`Program`] (compiled rules) and a [`Proposal`] (answers, some of them missing) go in; an
//! [`Assessment`] comes out. Everything is computed over *possible values*: an unanswered question
//! stands for all it could still be, so every result is a set, and a result that is a single value
//! is certain. See [`possible`].
//!
//! This crate knows nothing of rule text, files or screens; it reads no clock and uses no binary
//! floating point in any result. The same program and proposal give the same assessment, byte for
//! byte, on every platform.

pub mod advice;
mod answers;
mod assess;
pub mod assessment;
mod best;
mod calendar;
pub mod compare;
pub mod compiled;
mod declared;
mod different;
mod entry;
mod evaluate;
mod hash;
mod interval;
#[cfg(feature = "json")]
pub mod json;
pub mod kind;
mod live;
mod next;
mod options;
pub mod order;
mod plan;
pub mod possible;
pub mod program;
mod quotient;
mod read;
mod reasons;
#[cfg(feature = "json")]
pub mod receipt;
mod relevance;
pub mod schema;
pub mod sensitivity;
mod shares;
mod sharpen;
mod sheet;
mod show;
mod single;
mod suggest;
mod survey;
mod understand;
mod unit;

pub use advice::{
    advise,
    result::{Advice, AdviceOptions},
};
pub use answers::{Answers, Finished, Item, Problem, Proposal, pointer_to};
pub use assess::assess;
pub use assessment::Assessment;
pub use calendar::{FIRST_YEAR, date_from_day, day_from_date};
pub use compare::compare;
pub use entry::Entry;
pub use hash::{content_hash, pack_hash};
pub use interval::Interval;
pub use kind::{Kind, Value};
pub use live::{AnswerAt, Live};
pub use options::OptionSet;
pub use plan::Plan;
pub use possible::{Possible, Truth};
pub use program::Program;
pub use read::{read_date, read_decimal, read_money, read_option, read_truth};
pub use rust_decimal::Decimal;
pub use schema::proposal_schema;
pub use sensitivity::sensitivity;
pub use sharpen::{sharpen, sharpened};
pub use sheet::{
    Sheet,
    outcome::{CheckOutcome, Outcome, PointsOutcome, VerdictOutcome},
};
pub use show::{show, show_exactly, show_possible};
pub use single::{SingleValue, value_of};
pub use suggest::{Nearest, closest, nearest};
pub use survey::{Blank, Outlook, Survey, ValueKey};
pub use understand::read_options;
pub use unit::{DURATIONS, in_terms_of, singular};

/// The version of this engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
