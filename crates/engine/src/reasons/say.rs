//! Conditions and values in words, with what they came to: “public cost £18,400,000 is at least
//! £5,000,000”.
//!
//! Made from the program, whose names are the words of the rules. Of many parts and many items only
//! the first few are said, and how many more there are. Here are conditions; their values are in
//! `values`.

mod time;
mod values;

use self::{time::year_of, values::Form};
use super::{Waits, items_among, joined};
use crate::{
    Kind, OptionSet, Possible, Value,
    evaluate::{At, Evaluation},
    program::{Check, Expr, Fold, Inclusion, Over, Role, Test},
    show::{show, show_apart},
};

/// More parts of a condition than these are counted, not said.
const MOST_PARTS: usize = 3;

/// Definitions are said as what they are made of, but no deeper than this.
const DEEPEST: usize = 12;

/// Says conditions as they came out in an evaluation.
pub(crate) struct Say<'a> {
    evaluation: &'a Evaluation<'a>,
    /// With the values that answers have, or only the words of the rules.
    values: bool,
}

impl<'a> Say<'a> {
    pub(crate) fn new(evaluation: &'a Evaluation<'a>) -> Self {
        Self { evaluation, values: true }
    }

    /// Why a condition holds, or does not. Of one that is open, what it asks.
    pub(crate) fn condition(&self, expr: &Expr) -> String {
        match self.evaluation.truth(expr, None).certain() {
            Some(holds) => self.truth(expr, None, holds, 0),
            None => self.rule(expr),
        }
    }

    /// The same of the item at hand.
    pub(crate) fn condition_at(&self, expr: &Expr, at: Option<At>) -> String {
        let holds = !self.evaluation.truth(expr, at).no;
        self.truth(expr, at, holds, 0)
    }

    /// Why a level or a line of a score comes to what it comes to.
    pub(crate) fn choice(&self, expr: &Expr) -> String {
        let open = self.evaluation;
        match expr.said() {
            Expr::Moved(of, _, when) if !open.truth(when, None).no => {
                let moved = open.of(expr, None) != open.of(of, None);
                match moved {
                    true => format!("moved, since {}; {}", self.condition(when), self.choice(of)),
                    false => self.choice(of),
                }
            }
            Expr::Moved(of, ..) => self.choice(of),
            Expr::Cases { rows, otherwise } => {
                let taken = rows.iter().find(|(when, _)| open.truth(when, None).yes);
                match (taken, otherwise.as_deref()) {
                    (Some((when, Expr::Number(_) | Expr::Option(_) | Expr::Truth(_))), _) => {
                        self.condition(when)
                    }
                    (Some((when, value)), _) => {
                        format!("{}, since {}", self.value(value), self.condition(when))
                    }
                    (None, Some(Expr::Number(_) | Expr::Option(_) | Expr::Truth(_)) | None) => {
                        let nots: Vec<_> = rows.iter().map(|(when, _)| when.clone()).collect();
                        self.parts(&nots, None, (false, true), 0)
                    }
                    (None, Some(value)) => self.value(value),
                }
            }
            Expr::Value(index) => match open.program.values.get(*index) {
                Some(value) if value.role == Role::Definition && !is_figure(&value.kind) => {
                    self.choice(&value.expr)
                }
                _ => self.value(expr),
            },
            _ if matches!(open.of(expr, None), Possible::Truth(_)) => self.condition(expr),
            _ => self.value(expr),
        }
    }

    /// What a condition asks, in the words of the rules.
    pub(crate) fn rule(&self, expr: &Expr) -> String {
        let plain = Self { evaluation: self.evaluation, values: false };
        plain.truth(expr, None, true, 0)
    }

    /// When a check applies, in the words of the rules: “at T2 and above”, “when …”.
    pub(crate) fn applies(&self, check: &Check) -> String {
        match &check.applies {
            None => "always".to_owned(),
            Some(Expr::Among(of, options)) if matches!(of.as_ref(), Expr::Value(_)) => {
                format!("at {}", self.options(of, options, None, " and "))
            }
            Some(other) => format!("when {}", self.rule(other)),
        }
    }

    /// A value and what it comes to: “unit cost £16,000”.
    pub(crate) fn value(&self, expr: &Expr) -> String {
        self.operand(expr, None, None, Form::Subject, 0)
    }

    fn truth(&self, expr: &Expr, at: Option<At>, holds: bool, depth: usize) -> String {
        let evaluation = self.evaluation;
        let program = evaluation.program;
        if depth > DEEPEST {
            return "the rest is as the rules say".to_owned();
        }
        let deeper = depth + 1;
        match expr.said() {
            Expr::Truth(yes) if *yes == holds => "it always holds".to_owned(),
            Expr::Truth(_) => "it never holds".to_owned(),
            Expr::Input(_) | Expr::Field(_) => {
                let (name, open) = (self.name(expr, at), evaluation.answer(expr, at).is_none());
                match (self.values && open && !holds, holds) {
                    (true, _) => format!("{name} is not answered"),
                    (_, true) => format!("{name} is yes"),
                    (_, false) => format!("{name} is no"),
                }
            }
            Expr::Outer(of) => self.truth(of, evaluation.outer(at), holds, deeper),
            Expr::Value(index) => match program.values.get(*index) {
                Some(value) if value.role == Role::Definition => {
                    self.truth(&value.expr, None, holds, deeper)
                }
                Some(value) if holds => format!("{} is yes", value.name),
                Some(value) => format!("{} is no", value.name),
                None => String::new(),
            },
            Expr::Derived(index) => {
                let lists = &program.lists;
                let value = at.and_then(|at| lists.get(at.list)?.derived.get(*index));
                value.map(|it| self.truth(&it.expr, at, holds, deeper)).unwrap_or_default()
            }
            Expr::Given(of) => {
                let is = if holds { "is" } else { "is not" };
                format!("{} {is} given", self.name(of, at))
            }
            Expr::Not(of) => self.truth(of, at, !holds, deeper),
            Expr::All(parts) => self.parts(parts, at, (holds, holds), deeper),
            Expr::Any(parts) => self.parts(parts, at, (holds, !holds), deeper),
            Expr::Compare(test, a, b) => self.compare(*test, (a, b), at, holds, deeper),
            Expr::Among(of, options) => self.among(of, options, at, holds),
            Expr::Same(a, b) => {
                let is = if holds { "is" } else { "is not" };
                match b.as_ref() {
                    Expr::Truth(yes) => self.truth(a, at, holds == *yes, deeper),
                    _ => format!("{} {is} {}", self.name(a, at), self.name(b, at)),
                }
            }
            Expr::Includes(of, inclusion, options) => {
                let how = match (inclusion, holds, options.len()) {
                    (Inclusion::Only, true, _) => "includes nothing but",
                    (Inclusion::Only, false, _) => "includes others than",
                    (_, true, 1) => "includes",
                    (_, false, 1) => "does not include",
                    (Inclusion::Any, true, _) => "includes one of",
                    (Inclusion::Any, false, _) => "includes none of",
                    (Inclusion::All, true, _) => "includes all of",
                    (Inclusion::All, false, _) => "does not include all of",
                };
                format!("{} {how} {}", self.name(of, at), self.options(of, options, at, " or "))
            }
            Expr::Cases { rows, otherwise } => {
                let taken = rows.iter().find(|(when, _)| !evaluation.truth(when, at).no);
                let value = taken.map(|(_, value)| value).or(otherwise.as_deref());
                match (taken, value) {
                    (Some((when, _)), Some(Expr::Truth(_))) => self.truth(when, at, true, deeper),
                    (_, Some(Expr::Truth(_)) | None) => {
                        let conditions: Vec<_> =
                            rows.iter().map(|(when, _)| when.clone()).collect();
                        self.parts(&conditions, at, (false, true), deeper)
                    }
                    (_, Some(value)) => self.truth(value, at, holds, deeper),
                }
            }
            Expr::Lookup(of, index) => {
                let words = program.lookup_words.get(*index);
                let words = words.map(|words| if holds { &words.yes } else { &words.no });
                let words = words.map_or("is as the framework says", String::as_str);
                format!("{} {words}", self.name(of, at))
            }
            Expr::Over(over) => self.over(over, at, holds, deeper),
            Expr::Applies(check) | Expr::Met(check) => {
                let title = program.checks.get(*check).map_or("", |check| check.title.as_str());
                let what = if matches!(expr, Expr::Met(_)) { "met" } else { "required" };
                let is = if holds { "is" } else { "is not" };
                format!("“{title}” {is} {what}")
            }
            _ => "the rules say so".to_owned(),
        }
    }

    /// Parts of which each is said (`all`), or those that decide; each holds, or none does.
    fn parts(
        &self,
        parts: &[Expr],
        at: Option<At>,
        (holds, all): (bool, bool),
        depth: usize,
    ) -> String {
        let decides = |part: &&Expr| {
            all || !self.values || {
                let truth = self.evaluation.truth(part, at);
                if holds { !truth.no } else { !truth.yes }
            }
        };
        let chosen: Vec<_> = parts.iter().filter(decides).collect();
        // One is enough to settle it; where no values are said, all are alternatives.
        let most = if all || !self.values { MOST_PARTS } else { 2 };
        let mut said: Vec<String> = Vec::new();
        for part in chosen.iter().take(most) {
            let words = self.truth(part, at, holds, depth);
            if !words.is_empty() && !said.contains(&words) {
                said.push(words);
            }
        }
        let more = chosen.len().saturating_sub(most);
        if more > 0 {
            said.push(format!("{more} more"));
        }
        if !all && !self.values {
            return said.join(" or ");
        }
        listed(&said)
    }

    fn compare(
        &self,
        test: Test,
        (a, b): (&Expr, &Expr),
        at: Option<At>,
        holds: bool,
        depth: usize,
    ) -> String {
        let (subject, other, flipped) = match self.rank(a) > self.rank(b) {
            true => (b, a, true),
            false => (a, b, false),
        };
        let kind = self.kind(subject, at).or_else(|| self.kind(other, at));
        let time = matches!(kind, Some(Kind::Date | Kind::Year));
        let words = match (test, flipped, holds) {
            (Test::Is, _, true) => "is",
            (Test::Is, _, false) => "is not",
            (Test::Under, false, true) | (Test::AtMost, true, false) if time => "is before",
            (Test::Under, false, false) | (Test::AtMost, true, true) if time => "is on or after",
            (Test::AtMost, false, true) | (Test::Under, true, false) if time => "is on or before",
            (Test::AtMost, false, false) | (Test::Under, true, true) if time => "is after",
            (Test::Under, false, true) | (Test::AtMost, true, false) => "is under",
            (Test::Under, false, false) | (Test::AtMost, true, true) => "is at least",
            (Test::AtMost, false, true) | (Test::Under, true, false) => "is at most",
            (Test::AtMost, false, false) | (Test::Under, true, true) => "is over",
        };
        // “The number of claims is 1” says its value already.
        let told = test == Test::Is && holds && matches!(other, Expr::Number(_));
        let form = if told { Form::Inside } else { Form::Subject };
        let left = self.operand(subject, at, kind.as_ref(), form, depth);
        let right = self.operand(other, at, kind.as_ref(), Form::Object, depth);
        let Some(kind) = &kind else { return format!("{left} {words} {right}") };
        let (left, right) =
            (Side { expr: subject, words: left }, Side { expr: other, words: right });
        let [left, right] = self.apart(left, right, at, kind);
        format!("{left} {words} {right}")
    }

    /// Two sides of a comparison: where their figures look the same and are not, with more decimals.
    fn apart(&self, left: Side<'_>, right: Side<'_>, at: Option<At>, kind: &Kind) -> [String; 2] {
        let figure = |side: &Side<'_>| self.evaluation.number(side.expr, at).certain();
        let shown = |figure| show(&Value::Number(figure), kind, self.evaluation.program);
        let (a, b) = (figure(&left), figure(&right));
        let (Some(a), Some(b)) = (a, b) else { return [left.words, right.words] };
        if !self.values || a == b || shown(a) != shown(b) {
            return [left.words, right.words];
        }
        let [exact_a, exact_b] = show_apart([a, b], kind);
        let put = |words: String, exact: &str| match words.rsplit_once(shown(a).as_str()) {
            Some((before, after)) => [before, exact, after].concat(),
            None => words,
        };
        [put(left.words, &exact_a), put(right.words, &exact_b)]
    }

    /// What a sentence is best about: an answer before something computed, a figure last.
    fn rank(&self, expr: &Expr) -> u8 {
        match expr {
            Expr::Input(_) | Expr::Field(_) => 0,
            Expr::Outer(of) => self.rank(of),
            Expr::Derived(_) | Expr::Over(_) | Expr::Score(_) | Expr::Total => 1,
            Expr::Value(index) => {
                let value = self.evaluation.program.values.get(*index);
                if value.is_some_and(|it| it.role == Role::Setting) { 4 } else { 2 }
            }
            Expr::Number(_) | Expr::Today => 5,
            _ if year_of(expr).is_some() => 2,
            _ => 3,
        }
    }

    fn among(&self, of: &Expr, options: &OptionSet, at: Option<At>, holds: bool) -> String {
        let name = self.name(of, at);
        let wanted = self.options(of, options, at, " or ");
        let now = self.evaluation.of(of, at);
        match (self.values, &now) {
            (true, Possible::Choice(set)) if set.certain().is_some() => {
                let now = self.shown(&now, self.kind(of, at).as_ref());
                match holds || now == wanted {
                    true => format!("{name} is {now}"),
                    false => format!("{name} is {now}, not {wanted}"),
                }
            }
            _ => format!("{name} is {}{wanted}", if holds { "" } else { "not " }),
        }
    }

    /// “T2 and above”, “low or medium”.
    fn options(&self, of: &Expr, options: &OptionSet, at: Option<At>, join: &str) -> String {
        let kind = self.kind(of, at);
        let Some(Kind::Choice { choice } | Kind::Choices { choice }) = kind else {
            return "one of them".to_owned();
        };
        let all = self.evaluation.program.choices.get(choice);
        let all = all.map(|choice| choice.options.as_slice()).unwrap_or_default();
        let chosen: Vec<usize> = options.iter().collect();
        let name = |option: &usize| all.get(*option).map_or("", |it| it.id.as_str());
        let is_level =
            |value: usize| self.evaluation.program.levels.iter().any(|it| it.value == value);
        let ordered = matches!(of, Expr::Value(value) if is_level(*value));
        match chosen.as_slice() {
            [first, .., last]
                if ordered && *last + 1 == all.len() && last - first + 1 == chosen.len() =>
            {
                format!("{}{join}above", name(first))
            }
            [0, .., last] if ordered && last + 1 == chosen.len() => {
                format!("{}{join}below", name(last))
            }
            chosen => {
                let mut names: Vec<_> = chosen.iter().take(4).map(name).collect();
                let others = match chosen.len() - names.len() {
                    0 => None,
                    1 => Some("1 other".to_owned()),
                    more => Some(format!("{more} others")),
                };
                names.extend(others.as_deref());
                match names.as_slice() {
                    [most @ .., last] if !most.is_empty() => {
                        format!("{} or {last}", most.join(", "))
                    }
                    _ => names.concat(),
                }
            }
        }
    }

    /// “every claim”, “no claim where role is primary”: what holds of the items of a list.
    fn over(&self, over: &Over, at: Option<At>, holds: bool, depth: usize) -> String {
        let evaluation = self.evaluation;
        let Some(list) = evaluation.program.lists.get(over.list) else { return String::new() };
        let id = evaluation.program.asks_for(over.list).map_or("", |question| question.id.as_str());
        let plain = Self { evaluation, values: false };
        let further = Some(evaluation.further(over.list, at));
        let filter = over
            .filter
            .as_ref()
            .map(|filter| format!(" where {}", plain.truth(filter, further, true, depth)));
        let filter = filter.unwrap_or_default();
        if let (Fold::Any, Expr::Truth(true)) = (over.fold, &over.body) {
            let there = if holds { "there is at least one" } else { "there is no" };
            return format!("{there} {}{filter}", list.item);
        }
        let each = |holds: bool| plain.truth(&over.body, further, holds, depth);
        if !self.values {
            return match (over.fold, holds) {
                (Fold::All, true) => format!("for every {}{filter}, {}", list.item, each(true)),
                (Fold::All, false) => format!("for some {}{filter}, {}", list.item, each(false)),
                (Fold::Any, true) => format!("for some {}{filter}, {}", list.item, each(true)),
                (Fold::Any, false) => format!("for no {}{filter}, {}", list.item, each(true)),
                (_, true) => {
                    format!("no two {id}{filter} have the same {}", self.name(&over.body, further))
                }
                (_, false) => {
                    format!("two {id}{filter} have the same {}", self.name(&over.body, further))
                }
            };
        }
        let counted: Vec<At> = evaluation
            .items(over.list, at)
            .filter(|item| evaluation.holds(over.filter.as_ref(), Some(*item)).yes)
            .collect();
        // The items that decide, and what is so of the first of them.
        let deciding = |wanted: bool| -> Vec<At> {
            let fits = |item: &&At| {
                let truth = evaluation.truth(&over.body, Some(**item));
                if wanted { !truth.no } else { !truth.yes }
            };
            counted.iter().filter(fits).copied().collect()
        };
        let count = counted.len();
        let of_them = |items: &[At], wanted: bool| {
            let Some(first) = items.first() else { return String::new() };
            let places: Vec<_> = items.iter().filter_map(|at| at.item).collect();
            let said = match items.len() {
                1 => self.truth(&over.body, Some(*first), wanted, depth),
                _ => each(wanted),
            };
            let whole = places.len() > 2 && places.len() == evaluation.items(over.list, at).count();
            match whole {
                true => format!("for each of the {} {id}, {said}", places.len()),
                false => format!("for {}, {said}", items_among(evaluation, over.list, &places)),
            }
        };
        match (over.fold, holds) {
            (Fold::All, true) | (Fold::Any, false) if count == 0 => {
                format!("there are no {id}{filter}")
            }
            (Fold::All, true) => of_them(&counted, true),
            (Fold::All, false) => of_them(&deciding(false), false),
            (Fold::Any, true) => of_them(&deciding(true), true),
            (Fold::Any, false) => of_them(&counted, false),
            (_, true) => {
                format!("no two {id}{filter} have the same {}", plain.name(&over.body, further))
            }
            (_, false) => {
                format!("two {id}{filter} have the same {}", plain.name(&over.body, further))
            }
        }
    }
}

/// One side of a comparison, and what is said of it.
struct Side<'e> {
    expr: &'e Expr,
    words: String,
}

/// “a, b and c”, with semicolons where the parts hold commas.
fn listed(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if parts.len() > 1 && parts.iter().any(|part| part.contains(',')) => {
            format!("{}; and {last}", first.join("; "))
        }
        parts => joined(parts),
    }
}

/// “waits for public cost and 2 more”; with nothing to wait for, it rests on what stays blank, or on a day
/// of assessment that is not given.
pub(crate) fn waits<'e>(
    waits: &Waits<'_>,
    exprs: impl IntoIterator<Item = &'e Expr, IntoIter: Clone>,
) -> String {
    let exprs = exprs.into_iter();
    let spots = waits.of(exprs.clone());
    let named = spots.iter().take(MOST_PARTS).filter_map(|spot| waits.place(*spot));
    let mut names: Vec<_> = named.map(|place| place.words).collect();
    if names.is_empty() && waits.is_day_missing(exprs) {
        return "rests on the day of assessment, which is not given".to_owned();
    }
    if names.is_empty() {
        return "rests on something that stays blank".to_owned();
    }
    let more = spots.len().saturating_sub(names.len());
    if more > 0 {
        names.push(format!("{more} more"));
    }
    format!("waits for {}", joined(&names))
}

/// Whether a value is best told as a figure.
fn is_figure(kind: &Kind) -> bool {
    !matches!(kind, Kind::YesNo | Kind::Choice { .. })
}
