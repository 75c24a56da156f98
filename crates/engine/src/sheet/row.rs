//! An outcome as one row of whole numbers, which crosses into JavaScript for nearly nothing.

use rust_decimal::Decimal;

use super::outcome::{Outcome, PointsOutcome};
use crate::{OptionSet, assessment::State, quotient::PLACES};

/// How many numbers stand for points.
const OF_POINTS: usize = 3;

impl Outcome {
    /// Puts the outcome into `row`, whose room is used again.
    ///
    /// In this order, each part as long as the program makes it:
    ///
    /// 1. for each level, the options it may still be, one bit each from the lowest (the first 31);
    /// 2. for each check, its state and its state as it stands, two numbers: 0 met, 1 not met,
    ///    2 not required, 3 cannot tell yet;
    /// 3. for each score, in thousandths of a point: as it stands, lowest, highest;
    /// 4. the same for the total, and for the sum of the scores before the factor, when the pack has
    ///    a total;
    /// 5. the row of the verdict as it stands, counted from 0, or -1; and those still possible, one
    ///    bit each; when the pack has a verdict.
    pub fn write_row(&self, row: &mut Vec<i32>) {
        row.clear();
        row.reserve(self.levels.len() + 2 * self.checks.len() + OF_POINTS * self.scores.len());
        row.extend(self.levels.iter().map(bits));
        for check in &self.checks {
            row.extend([state(check.state), state(check.as_it_stands)]);
        }
        for points in self.scores.iter().chain(&self.total).chain(&self.completeness) {
            let PointsOutcome { as_it_stands, lowest, highest } = points;
            let stands = thousandths(*as_it_stands);
            // Most often they are one and the same.
            let other = |points: &Decimal| match points == as_it_stands {
                true => stands,
                false => thousandths(*points),
            };
            row.extend([stands, other(lowest), other(highest)]);
        }
        if let Some(verdict) = &self.verdict {
            let stands = verdict.as_it_stands.and_then(|row| i32::try_from(row).ok());
            row.extend([stands.unwrap_or(-1), bits(&verdict.possible)]);
        }
    }
}

fn bits(options: &OptionSet) -> i32 {
    let first = options.words().first().copied().unwrap_or_default();
    i32::try_from(first & 0x7fff_ffff).unwrap_or_default()
}

fn state(state: State) -> i32 {
    match state {
        State::Met => 0,
        State::NotMet => 1,
        State::NotRequired => 2,
        State::CannotTell => 3,
    }
}

/// Rounded as they are shown, a half away from zero; points beyond two million are the most a row
/// can hold.
fn thousandths(points: Decimal) -> i32 {
    let (digits, scale) = (points.mantissa(), points.scale());
    let thousandths = match scale.checked_sub(3) {
        None => digits * tens(3 - scale),
        Some(more) => {
            let by = tens(more);
            (digits + digits.signum() * by / 2) / by
        }
    };
    let most = if digits < 0 { i32::MIN } else { i32::MAX };
    i32::try_from(thousandths).unwrap_or(most)
}

fn tens(zeros: u32) -> i128 {
    /// Of a quotient all but three places go; working it out again would take longer than dividing.
    const OF_QUOTIENTS: i128 = 10_i128.pow(PLACES - 3);
    if zeros == PLACES - 3 { OF_QUOTIENTS } else { 10_i128.pow(zeros) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::rounded;

    #[test]
    fn thousandths_are_rounded_as_they_are_shown() {
        let ten = Decimal::TEN;
        for digits in [0, 1, 4, 5, 15, 2_499_999, 2_500_000, 2_500_001, 123_456_789_123_456_789] {
            for scale in [0, 1, 2, 3, 4, 5, 9, 17, PLACES, Decimal::MAX_SCALE] {
                for number in [Decimal::new(digits, scale), -Decimal::new(digits, scale)] {
                    let shown = rounded(number, 3) * ten * ten * ten;
                    let most = if number.is_sign_negative() { i32::MIN } else { i32::MAX };
                    let expected = i32::try_from(shown.normalize().mantissa())
                        .ok()
                        .filter(|_| shown.normalize().scale() == 0)
                        .unwrap_or(most);
                    assert_eq!(thousandths(number), expected, "{number}");
                }
            }
        }
    }
}
