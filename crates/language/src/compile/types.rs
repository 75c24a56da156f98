//! Types of values while compiling, and what may be done with them.

use weighup_engine::{DURATIONS, Decimal, Kind, Program, singular};

use crate::expression::Arithmetic;

/// The type of a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Type {
    YesNo,
    /// A number with its unit; empty for a bare number.
    Number(String),
    Money,
    /// Money for each of a unit.
    MoneyPer(String),
    /// A percentage.
    Percentage,
    /// A number out of a number: as good as a percentage, and shown as a number.
    Ratio,
    Date,
    /// A calendar year.
    Year,
    Text,
    /// An option of a choice.
    Choice(usize),
    /// Any number of options of a choice.
    Choices(usize),
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
            Self::MoneyPer(unit) => Kind::MoneyPer { unit: unit.clone() },
            Self::Percentage => Kind::Percentage,
            Self::Date => Kind::Date,
            Self::Year => Kind::Year,
            Self::Text => Kind::Text,
            Self::Choice(choice) => Kind::Choice { choice: *choice },
            Self::Choices(choice) => Kind::Choices { choice: *choice },
            Self::Ratio | Self::Points(_) | Self::Unknown => {
                Kind::Number { unit: String::new(), whole: false }
            }
        }
    }

    /// The type of a question's answers; `None` for a list.
    pub(crate) fn of_kind(kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::YesNo => Self::YesNo,
            Kind::Number { unit, .. } => Self::Number(unit.clone()),
            Kind::Money => Self::Money,
            Kind::MoneyPer { unit } => Self::MoneyPer(unit.clone()),
            Kind::Percentage => Self::Percentage,
            Kind::Date => Self::Date,
            Kind::Year => Self::Year,
            Kind::Text => Self::Text,
            Kind::Choice { choice } => Self::Choice(*choice),
            Kind::Choices { choice } => Self::Choices(*choice),
            Kind::List { .. } => return None,
        })
    }

    /// Whether it is some sort of number.
    pub(crate) fn is_number(&self) -> bool {
        !matches!(self, Self::YesNo | Self::Text | Self::Choice(_) | Self::Choices(_))
    }

    /// Whether it is something out of something else.
    pub(crate) fn is_share(&self) -> bool {
        matches!(self, Self::Percentage | Self::Ratio | Self::Points(_)) || *self == Self::bare()
    }

    /// What it is, in words: "an amount of money".
    pub(crate) fn words(&self, program: &Program) -> String {
        match self {
            Self::YesNo => "yes or no".to_owned(),
            Self::Ratio => "a number".to_owned(),
            Self::Number(unit) if unit.is_empty() => "a number".to_owned(),
            Self::Number(unit) => format!("a number of {unit}"),
            Self::Money => "an amount of money".to_owned(),
            Self::MoneyPer(unit) => format!("an amount of money per {}", singular(unit)),
            Self::Percentage => "a percentage".to_owned(),
            Self::Date => "a date".to_owned(),
            Self::Year => "a year".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Points(_) => "a score".to_owned(),
            Self::Choice(choice) => program.choices.get(*choice).map_or_else(
                || "a choice".to_owned(),
                |choice| format!("a choice ({})", choice.name),
            ),
            Self::Choices(choice) => program.choices.get(*choice).map_or_else(
                || "a choice of several".to_owned(),
                |choice| format!("a choice of several ({})", choice.name),
            ),
            Self::Unknown => "unknown".to_owned(),
        }
    }

    /// Whether values of both can be compared or stand in each other's place.
    pub(crate) fn fits(&self, other: &Self) -> bool {
        use Type::{MoneyPer, Number, Percentage, Points, Ratio, Unknown, Year};
        match (self, other) {
            (Unknown, _) | (_, Unknown) => true,
            (Number(a), Number(b)) => a == b || a.is_empty() || b.is_empty(),
            // A ratio such as £ / £ is compared with 1.5 as well as with 150%.
            (Percentage | Ratio | Points(_), Number(unit))
            | (Number(unit), Percentage | Ratio | Points(_)) => unit.is_empty(),
            (Percentage | Ratio | Points(_), Ratio) | (Ratio, Percentage | Points(_)) => true,
            (Points(_), Points(_)) => true,
            // A year is written as a bare figure.
            (Year, Number(unit)) | (Number(unit), Year) => unit.is_empty(),
            (MoneyPer(a), MoneyPer(b)) => singular(a) == singular(b),
            (a, b) => a == b,
        }
    }
}

/// The type of a result of arithmetic; `None` when it makes no sense.
pub(crate) fn arithmetic(operator: Arithmetic, left: &Type, right: &Type) -> Option<Type> {
    if *left == Type::Unknown || *right == Type::Unknown {
        return Some(Type::Unknown);
    }
    if !left.is_number() || !right.is_number() {
        return None;
    }
    match operator {
        Arithmetic::Times => product(left, right).or_else(|| product(right, left)),
        Arithmetic::Over => quotient(left, right),
        Arithmetic::After | Arithmetic::Before => {
            let moved = match right {
                Type::Date => left.is_duration(),
                Type::Year => left.may_be_years(),
                _ => false,
            };
            moved.then(|| right.clone())
        }
        Arithmetic::Plus | Arithmetic::Minus if *left == Type::Date && right.is_duration() => {
            Some(Type::Date)
        }
        Arithmetic::Plus if *left == Type::Date => None,
        Arithmetic::Minus if *left == Type::Date && *right == Type::Date => {
            Some(Type::Number("days".to_owned()))
        }
        Arithmetic::Plus | Arithmetic::Minus if *left == Type::Year && right.may_be_years() => {
            Some(Type::Year)
        }
        Arithmetic::Minus if *left == Type::Year && *right == Type::Year => {
            Some(Type::Number("years".to_owned()))
        }
        Arithmetic::Plus | Arithmetic::Minus if [left, right].contains(&&Type::Year) => None,
        Arithmetic::Plus | Arithmetic::Minus | Arithmetic::Lower | Arithmetic::Higher => {
            sum(left, right)
        }
    }
}

/// One way round: the factors may be swapped.
fn product(left: &Type, right: &Type) -> Option<Type> {
    use Type::{Date, Money, MoneyPer, Number, Percentage, Points, Ratio, Year};
    Some(match (left, right) {
        (Date | Year, _) | (_, Date | Year) => return None,
        (Points(_), Points(_)) => Type::bare(),
        (Percentage, Percentage) => Percentage,
        (Percentage | Ratio, Ratio) | (Ratio, Percentage) => Ratio,
        // Half of three may be meant as a number or as a share.
        (Percentage | Ratio, Number(unit)) if unit.is_empty() => Ratio,
        (Percentage | Ratio | Points(_), other) => other.clone(),
        (Number(unit), other) if unit.is_empty() && !matches!(other, Percentage | Ratio) => {
            other.clone()
        }
        (Money, Number(unit)) if !unit.is_empty() => Money,
        (MoneyPer(per), Number(unit)) if singular(per) == singular(unit) => Money,
        (Number(rate), Number(unit)) if !unit.is_empty() => match rate.rsplit_once(" per ") {
            Some((of, per)) if per == singular(unit) => Number(of.to_owned()),
            _ => Number(format!("{rate} × {unit}")),
        },
        _ => return None,
    })
}

fn quotient(left: &Type, right: &Type) -> Option<Type> {
    use Type::{Date, Money, MoneyPer, Number, Percentage, Points, Ratio, Year};
    Some(match (left, right) {
        (Date | Year, _) | (_, Date | Year) => return None,
        (Money, Money) => Percentage,
        (MoneyPer(a), MoneyPer(b)) if singular(a) == singular(b) => Percentage,
        (Money, MoneyPer(unit)) => Number(unit.clone()),
        (Money, Number(unit)) if !unit.is_empty() => MoneyPer(unit.clone()),
        (_, Money | MoneyPer(_)) => return None,
        (Number(a), Number(b)) if a == b => {
            if a.is_empty() {
                Ratio
            } else {
                Percentage
            }
        }
        (Points(_) | Percentage, Percentage | Points(_)) => Percentage,
        (Points(_), Ratio) => Ratio,
        (left, Percentage | Ratio | Points(_)) => left.clone(),
        (Percentage | Points(_), Number(unit)) if unit.is_empty() => Percentage,
        (Percentage | Ratio | Points(_), _) => Ratio,
        (left, Number(unit)) if unit.is_empty() => left.clone(),
        (Number(a), Number(b)) => Number(format!("{a} per {}", singular(b)).trim().to_owned()),
        _ => return None,
    })
}

fn sum(left: &Type, right: &Type) -> Option<Type> {
    use Type::{Number, Percentage, Points, Ratio};
    left.fits(right).then(|| match (left, right) {
        (Points(_), _) | (_, Points(_)) => Type::bare(),
        (Number(a), Number(_)) if a.is_empty() => right.clone(),
        (Number(_) | Ratio, Percentage) => Percentage,
        (Number(_), Ratio) => Ratio,
        _ => left.clone(),
    })
}

impl Type {
    /// Whether it is a number of years, or a bare number that may be meant so.
    fn may_be_years(&self) -> bool {
        matches!(self, Self::Number(unit) if unit.is_empty() || unit == "years")
    }

    /// Whether its values can be added up: there is no sum of dates.
    pub(crate) fn adds_up(&self) -> bool {
        self.is_number() && !matches!(self, Self::Date | Self::Year)
    }

    /// Whether it is a length of time.
    pub(crate) fn is_duration(&self) -> bool {
        matches!(self, Self::Number(unit) if DURATIONS.contains(&unit.as_str()))
    }
}
