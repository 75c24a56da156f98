//! How much of a framework's targets a proposal claims: what the program says, and what comes of it.
//! Which targets can be compared with what is claimed is decided when rules are compiled.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    Interval, Kind, Possible, Program, Value,
    assessment::{Claimed, ClaimedShare, ShareResult, SharesResult},
    evaluate::Evaluation,
    program::{Citation, Expr},
    show::{show, show_exactly, show_possible, show_share},
};

/// How much of each target of a framework is claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shares {
    /// What the user reads.
    pub title: String,
    /// Each target that says a quantity, in the framework's order.
    pub targets: Vec<TargetShare>,
    /// Where it comes from.
    pub citations: Vec<Citation>,
    /// It is ours, not the document's.
    pub illustrative: bool,
}

/// How much of one target is claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetShare {
    /// The id of its metric: "A5.1.4".
    pub metric: String,
    /// The metric's name.
    pub name: String,
    /// What the share is of.
    pub target: Decimal,
    /// What it is counted in: "homes", "£", "%"; may be empty.
    pub unit: String,
    /// The time in which it is to be met, in words; may be empty.
    pub period: String,
    /// The list that claims stand in.
    pub list: usize,
    /// Of an item: whether it is a claim at all.
    pub filter: Option<Expr>,
    /// Of an item: whether it names this metric, or one that is the same.
    pub names: Expr,
    /// The largest that such an item contributes, and 0 where there is none.
    pub claimed: Expr,
    /// What sort of value that is.
    pub kind: Kind,
    /// What share of the target it is, where the two can be compared.
    pub share: Option<Expr>,
    /// What a careful reader should know.
    pub notes: Vec<String>,
}

/// The targets whose metric a claim names, each with what is claimed of it.
pub(crate) fn result(
    shares: &Shares,
    open: &Evaluation<'_>,
    stands: &Evaluation<'_>,
) -> SharesResult {
    let targets = shares.targets.iter().filter_map(|target| target.result(open, stands));
    SharesResult {
        title: shares.title.clone(),
        targets: targets.collect(),
        citations: shares.citations.clone(),
        illustrative: shares.illustrative,
    }
}

impl TargetShare {
    /// `None` where no claim names the metric. A claim whose metric is not answered may name any, and
    /// is no reason to show them all.
    fn result(&self, open: &Evaluation<'_>, stands: &Evaluation<'_>) -> Option<ShareResult> {
        let claims = open.items(self.list, None).filter(|at| {
            let names = open.truth(&self.names, Some(*at)).certain() == Some(true);
            names && open.holds(self.filter.as_ref(), Some(*at)).yes
        });
        let claims = claims.count();
        if claims == 0 {
            return None;
        }
        let possible = |expr: &Expr| {
            let (stands, open) = (stands.number(expr, None), open.number(expr, None));
            Bounds { stands: stands.lo, open }
        };
        let claimed = possible(&self.claimed);
        let share = self.share.as_ref().map(possible);
        let exact = |number: Decimal| number.normalize().to_string();
        let mut notes = self.notes.clone();
        if claims > 1 {
            notes.push(format!("Claimed {claims} times and counted once: the largest counts."));
        }
        Some(ShareResult {
            metric: self.metric.clone(),
            name: self.name.clone(),
            target: exact(self.target),
            unit: self.unit.clone(),
            period: self.period.clone(),
            claimed: Claimed {
                as_it_stands: claimed.stands.map(exact),
                lowest: claimed.open.lo.map(exact),
                highest: claimed.open.hi.map(exact),
            },
            text: self.text(&claimed, share.as_ref(), open.program),
            share: share.map(|share| ClaimedShare {
                as_it_stands: share.stands.map(show_share),
                lowest: share.open.lo.map(show_share),
                highest: share.open.hi.map(show_share),
            }),
            claims: u32::try_from(claims).unwrap_or(u32::MAX),
            notes,
        })
    }

    /// “120 of 2,700 businesses, 4.44%”
    fn text(&self, claimed: &Bounds, share: Option<&Bounds>, program: &Program) -> String {
        let kind = match self.unit.as_str() {
            "£" => Kind::Money,
            "%" => Kind::Percentage,
            unit => Kind::Number { unit: unit.to_owned(), whole: false },
        };
        let target = show(&Value::Number(self.target), &kind, program);
        let target = format!("{target} {}", self.period).trim_end().to_owned();
        // What can be compared is counted in the same; homes are told once.
        let plain = match (share, kind) {
            (None, _) => self.kind.clone(),
            (Some(_), Kind::Number { .. }) => Kind::Number { unit: String::new(), whole: false },
            (Some(_), kind) => kind,
        };
        let amount = |number: Decimal| show_amount(number, &plain, program);
        let beside = match share {
            Some(_) => format!("of {target}"),
            None => format!("beside a target of {target}"),
        };
        let Some(stands) = claimed.stands.filter(|_| !claimed.is_unknown()) else {
            return format!("not known yet, {beside}");
        };
        let shown = match share {
            Some(Bounds { stands: Some(share), .. }) => {
                format!("{} {beside}, {}", amount(stands), show_share(*share))
            }
            _ => format!("{} {beside}", amount(stands)),
        };
        if claimed.open.certain().is_some() {
            return shown;
        }
        let still = match share {
            Some(share) => share_range(share.open),
            None => show_possible(&Possible::Number(claimed.open), &plain, program),
        };
        format!("{shown}, as it stands; {still} possible")
    }
}

/// What something certainly is if nothing more is answered, and all it can still be.
struct Bounds {
    stands: Option<Decimal>,
    open: Interval,
}

impl Bounds {
    /// Nothing is certain, and nothing is ruled out.
    fn is_unknown(&self) -> bool {
        let nothing = |number: Option<Decimal>| number.is_none_or(|it| it <= Decimal::ZERO);
        nothing(self.stands) && nothing(self.open.lo) && self.open.hi.is_none()
    }
}

/// A quantity as text. A small one keeps its first digits: 0.0023 of 1 GW is not 0.
fn show_amount(number: Decimal, kind: &Kind, program: &Program) -> String {
    match number.round_sf(3).filter(|_| number.abs() < Decimal::ONE) {
        Some(few) => show_exactly(&Possible::Number(Interval::point(few)), kind, program),
        None => show(&Value::Number(number), kind, program),
    }
}

/// “at least 4.44%”, “2% to 4.44%”
fn share_range(share: Interval) -> String {
    match share {
        Interval { lo: Some(lo), hi: Some(hi) } => {
            format!("{} to {}", show_share(lo), show_share(hi))
        }
        Interval { lo: Some(lo), hi: None } => format!("at least {}", show_share(lo)),
        Interval { lo: None, hi: Some(hi) } => format!("at most {}", show_share(hi)),
        Interval { lo: None, hi: None } => "anything".to_owned(),
    }
}
