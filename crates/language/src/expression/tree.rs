//! The syntax tree of expressions.

use rust_decimal::Decimal;

use crate::token::Span;

/// An expression and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expr {
    pub(crate) node: Node,
    pub(crate) span: Span,
}

/// A literal amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Literal {
    Number(Decimal),
    Money(Decimal),
    Percentage(Decimal),
    Date(Decimal),
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Already reported; anything may stand here.
    Bad,
    Literal(Literal),
    /// `3 months`: a figure with the unit of some question
    Counted(Decimal, String),
    /// `£16,000 per home`, with the unit as questions name it: homes
    Rate(Decimal, String),
    /// `the year 2026`
    Year(Decimal),
    /// `year of start date`
    YearOf(Box<Expr>),
    /// `today`
    Today,
    Truth(bool),
    Name(String),
    Not(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    /// `left is [not] right`
    Is(Box<Expr>, Box<Expr>),
    /// `left is one of A, B`
    OneOf(Box<Expr>, Vec<Expr>),
    /// `left is at least right`, and the like
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// `name is given`
    Given(Box<Expr>),
    /// `metric is a placeholder`, `metric has a target`
    Property(Box<Expr>, &'static str),
    /// `outcome of metric`, `target of metric`
    PropertyOf(&'static str, Box<Expr>),
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// `regions includes any of A, B`
    Includes(Box<Expr>, Inclusion, Vec<Expr>),
    /// `cost rounded to the nearest £1,000`
    Rounded(Rounding, Box<Expr>, Box<Expr>),
    /// `benefits / costs as a number`: whether as a percentage
    Shown(Box<Expr>, bool),
    /// `months from start date to end date`, with the unit
    Between(&'static str, Box<Expr>, Box<Expr>),
    /// Condition and value of each row; the last value is for none of them.
    Cases(Vec<(Expr, Expr)>, Box<Expr>),
    /// `claims where role is primary`
    Where(Box<Expr>, Box<Expr>),
    Over(Box<Over>),
    /// `any gate is not met`
    AnyNotMet(Weight),
    /// `evaluation funded is met`
    State(Box<Expr>, State),
    /// `any tension arises`
    Tensions(Tensions),
}

/// What is asked of a check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum State {
    Met,
    Required,
}

/// What is asked of all tensions together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tensions {
    AnyArises,
    NoneArises,
    NoneUnanswered,
    /// It arises and is not answered.
    AnyUnanswered,
    CountArising,
    CountUnanswered,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Comparison {
    AtLeast,
    AtMost,
    Under,
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Arithmetic {
    Plus,
    Minus,
    Times,
    Over,
    Lower,
    Higher,
    /// A duration after a date.
    After,
    /// A duration before a date.
    Before,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Inclusion {
    Any,
    All,
    Only,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rounding {
    Nearest,
    Up,
    Down,
}

/// `best 3 only`
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Best {
    pub(crate) count: Decimal,
    pub(crate) lowest: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Weight {
    Gate,
    Major,
    Minor,
}

/// Something over the items of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Over {
    pub(crate) fold: Fold,
    pub(crate) list: Expr,
    /// Absent for a count.
    pub(crate) body: Option<Expr>,
    /// `, best 3 only`
    pub(crate) best: Option<Best>,
    /// `, or 0 if there are none`
    pub(crate) if_none: Option<Expr>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fold {
    All,
    Any,
    None,
    Count,
    Total,
    Average,
    Largest,
    Smallest,
    /// `no two claims have the same metric`
    AllDifferent,
    /// `any two claims have the same metric`
    SomeSame,
    /// `all claims have the same metric`
    AllSame,
    /// `count of different metrics in claims`
    CountDifferent,
}
