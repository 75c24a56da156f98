//! Types of values while compiling, and what may be done with them.

use weighup_engine::{Decimal, Kind, Program};

use crate::expression::Arithmetic;

/// The type of a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Type {
    YesNo,
    /// A number with its unit; empty for a bare number.
    Number(String),
    Money,
    /// A percentage or a ratio.
    Percentage,
    Date,
    Text,
    /// An option of a choice.
    Choice(usize),
    /// The points of a score worth so many.
    Points(Decimal),
    /// Already reported; fits everywhere.
    Unknown,
}

impl Type {
    /// A number without a unit.
    pub(crate) fn bare() -> Self {
        Self::Number(String::new())
    }

    /// How its values are shown.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::YesNo => Kind::YesNo,
            Self::Number(unit) => Kind::Number { unit: unit.clone(), whole: false },
            Self::Money => Kind::Money,
            Self::Percentage => Kind::Percentage,
            Self::Date => Kind::Date,
            Self::Text => Kind::Text,
            Self::Choice(choice) => Kind::Choice { choice: *choice },
            Self::Points(_) | Self::Unknown => Kind::Number { unit: String::new(), whole: false },
        }
    }

    /// The type of a question's answers; `None` for a list.
    pub(crate) fn of_kind(kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::YesNo => Self::YesNo,
            Kind::Number { unit, .. } => Self::Number(unit.clone()),
            Kind::Money => Self::Money,
            Kind::Percentage => Self::Percentage,
            Kind::Date => Self::Date,
            Kind::Text => Self::Text,
            Kind::Choice { choice } => Self::Choice(*choice),
            Kind::List { .. } => return None,
        })
    }

    /// Whether it is some sort of number.
    pub(crate) fn is_number(&self) -> bool {
        !matches!(self, Self::YesNo | Self::Text | Self::Choice(_))
    }

    /// What it is, in words: "an amount of money".
    pub(crate) fn words(&self, program: &Program) -> String {
        match self {
            Self::YesNo => "yes or no".to_owned(),
            Self::Number(unit) if unit.is_empty() => "a number".to_owned(),
            Self::Number(unit) => format!("a number of {unit}"),
            Self::Money => "an amount of money".to_owned(),
            Self::Percentage => "a percentage".to_owned(),
            Self::Date => "a date".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Points(_) => "a score".to_owned(),
            Self::Choice(choice) => program.choices.get(*choice).map_or_else(
                || "a choice".to_owned(),
                |choice| format!("a choice ({})", choice.name),
            ),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// Whether values of both can be compared or stand in each other's place.
    pub(crate) fn fits(&self, other: &Self) -> bool {
        use Type::{Number, Percentage, Points, Unknown};
        match (self, other) {
            (Unknown, _) | (_, Unknown) => true,
            (Number(a), Number(b)) => a == b || a.is_empty() || b.is_empty(),
            // A ratio such as £ / £ is compared with 1.5 as well as with 150%.
            (Percentage | Points(_), Number(unit)) | (Number(unit), Percentage | Points(_)) => {
                unit.is_empty()
            }
            (Points(_), Points(_)) => true,
            (a, b) => a == b,
        }
    }
}

/// The type of a result of arithmetic; `None` when it makes no sense.
pub(crate) fn arithmetic(operator: Arithmetic, left: &Type, right: &Type) -> Option<Type> {
    use Type::{Date, Money, Number, Percentage, Points, Unknown};
    if *left == Unknown || *right == Unknown {
        return Some(Unknown);
    }
    if !left.is_number() || !right.is_number() {
        return None;
    }
    match operator {
        Arithmetic::Times => Some(match (left, right) {
            (Date, _) | (_, Date) | (Money, Money) => return None,
            (Money, _) | (_, Money) => Money,
            (Percentage, Percentage) => Percentage,
            (Percentage | Points(_), other) | (other, Percentage | Points(_)) => match other {
                Points(_) => Type::bare(),
                other => other.clone(),
            },
            (Number(a), Number(b)) if a.is_empty() => Number(b.clone()),
            (Number(a), Number(b)) if b.is_empty() => Number(a.clone()),
            (Number(a), Number(b)) => Number(format!("{a} × {b}")),
            _ => return None,
        }),
        Arithmetic::Over => Some(match (left, right) {
            (Date, _) | (_, Date) => return None,
            (Money, Money) => Percentage,
            (Money, _) => Money,
            (_, Money) => return None,
            (Number(a), Number(b)) if a == b => Percentage,
            (left, Percentage | Points(_)) => match left {
                Points(_) => Percentage,
                left => left.clone(),
            },
            (Percentage | Points(_), _) => Percentage,
            (Number(a), Number(b)) if b.is_empty() => Number(a.clone()),
            (Number(a), Number(b)) => Number(format!("{a} per {b}").trim().to_owned()),
            _ => return None,
        }),
        _ if !left.fits(right) => None,
        Arithmetic::Minus if *left == Date => Some(Number("days".to_owned())),
        Arithmetic::Plus if *left == Date => None,
        _ => Some(match (left, right) {
            (Points(_), _) | (_, Points(_)) => Type::bare(),
            (Number(a), Number(_)) if a.is_empty() => right.clone(),
            (Number(_), Percentage) => Percentage,
            _ => left.clone(),
        }),
    }
}
