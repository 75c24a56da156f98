//! Kinds of values and known values.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::OptionSet;

/// What sort of answer a question takes, and what sort of value an expression has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A number, counted in a unit.
    Number {
        /// "homes", "months"; empty for a bare number.
        unit: String,
        /// Only whole numbers are answers.
        whole: bool,
    },
    /// Pounds.
    Money,
    /// Pounds for each of something.
    MoneyPer {
        /// What there are many of: "homes".
        unit: String,
    },
    /// A percentage, held as a fraction: 15% is 0.15.
    Percentage,
    /// A calendar date, held as a day number.
    Date,
    /// A calendar year: a whole number, shown without a comma.
    Year,
    /// Words.
    Text,
    /// One option of a choice: an index into [`crate::Program::choices`].
    Choice {
        /// Which choice.
        choice: usize,
    },
    /// Any number of options of a choice: an index into [`crate::Program::choices`].
    Choices {
        /// Which choice.
        choice: usize,
    },
    /// A list of records: an index into [`crate::Program::lists`].
    List {
        /// Which list.
        list: usize,
    },
}

/// A known value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Yes or no.
    Truth(bool),
    /// A number, an amount in pounds, a fraction or a day number.
    Number(Decimal),
    /// An option of a choice, by its index.
    Option(usize),
    /// Several options of a choice, or none.
    Options(OptionSet),
    /// Words, not empty.
    Text(String),
}
