//! How much of a framework's targets a proposal claims: which targets say a quantity, and whether what
//! is claimed can be held against it. What is counted otherwise, or over another time, is no share.

use weighup_engine::{
    Decimal, Kind, OptionSet, Program, Value,
    program::{Expr, Fold, Operator, Over, Shares, TargetShare},
    show, singular,
};

use super::{Compiler, Type, frame, head_span, texts};
use crate::{
    catalogue::{Catalogue, Metric, Period, Target, TargetKind},
    codes,
    expression::Node,
    outline::{Block, Clause},
    token::{Span, Token},
};

/// A metric with a target that says a quantity.
pub(super) struct Quantified {
    metric: Metric,
    target: Target,
    value: Decimal,
    /// The metric, and those that are the same, as options of the choice of metrics.
    options: OptionSet,
}

/// The metrics of a framework that have such a target. Of metrics that are the same, the first that
/// has one stands for all.
pub(super) fn quantified(catalogue: &Catalogue) -> Vec<Quantified> {
    let metrics: Vec<_> = catalogue.metrics().map(|(_, metric)| metric).collect();
    let first = |metric: &Metric| {
        let mut id = metric.id.clone();
        // Metrics may be the same as one another in a circle.
        for _ in 0..metrics.len() {
            let same = metrics.iter().find(|it| it.id == id).and_then(|it| it.same_as.clone());
            match same {
                Some(same) => id = same,
                None => break,
            }
        }
        id
    };
    let firsts: Vec<_> = metrics.iter().map(|metric| first(metric)).collect();
    let mut found: Vec<Quantified> = Vec::new();
    for (option, (metric, first)) in metrics.iter().zip(&firsts).enumerate() {
        let Some(target) = &metric.target else { continue };
        let quantity = target.value.filter(|_| target.kind != TargetKind::Defined);
        let known = found.iter().any(|known| known.options.contains(option));
        let Some(value) = quantity.filter(|_| !known) else { continue };
        let same = firsts.iter().enumerate().filter(|(_, it)| *it == first);
        let options = same.map(|(option, _)| option).collect();
        found.push(Quantified {
            metric: (*metric).clone(),
            target: target.clone(),
            value,
            options,
        });
    }
    found
}

/// What each claim says, and what is made of it.
struct Claims {
    list: usize,
    filter: Option<Expr>,
    metric: Expr,
    contributes: Expr,
    of_type: Type,
    /// What is claimed comes again in every year.
    each_year: bool,
}

impl<'b> Compiler<'b, '_, '_> {
    /// `share of targets over primary claims "Share of the region's targets"`
    pub(super) fn shares(&mut self, blocks: &'b [Block]) {
        let Some(block) = blocks.iter().find(|it| it.keyword == "share of targets") else { return };
        let title = texts(&block.head);
        if title.is_empty() {
            let help = "Add them in quotation marks: share of targets over claims \"Share of the \
                        region's targets\"";
            let message = "These shares have no words for the reader.";
            self.report.add(codes::W107, head_span(block), message, help);
        }
        for keyword in ["metric is", "contributes"] {
            let mut said = block.clauses.iter().filter(|clause| clause.keyword == keyword);
            if let Some(again) = said.nth(1) {
                let message = format!("This block says “{keyword}” twice.");
                let span = again.keyword_span.clone();
                self.report.add(codes::W117, span, &message, "Keep one of them.");
            }
        }
        let mut citations = Vec::new();
        for clause in block.clauses.iter().filter(|clause| clause.keyword == "cites") {
            citations.extend(self.citations(&clause.tokens));
        }
        let parts = (self.part_of_shares(block, "metric is"), self.contribution(block));
        let list = self.list_of_shares(block);
        let (Some(metric), Some(contributes)) = parts else { return };
        let Some((list, filter)) = list else { return };
        let metric_expr = self.read(&metric.tokens, &metric.keyword_span);
        let (metric, metric_type) = self.expr(&metric_expr, Some(list), None);
        let framework = self.framework_of_metrics(&metric_type, &metric_expr.span);
        let (tokens, span, each_year) = contributes;
        let expr = self.read(tokens, &span);
        let (contributes, of_type) = self.expr(&expr, Some(list), None);
        if !of_type.adds_up() && of_type != Type::Unknown {
            let message = format!("A claim cannot contribute {}.", of_type.words(&self.program));
            let help = "Name a number, an amount or a percentage of each item: contributes effect";
            self.report.add(codes::W712, expr.span.clone(), &message, help);
        }
        let Some(framework) = framework else { return };
        let claims = Claims { list, filter, metric, contributes, of_type, each_year };
        let targets = self.frameworks.get(framework).map(|it| it.targets.as_slice());
        let targets: Vec<_> =
            targets.unwrap_or_default().iter().map(|target| claims.share_of(target)).collect();
        if let Some(share) = targets.first() {
            self.limit_folds(&share.claimed, &head_span(block));
        }
        let illustrative = block.clauses.iter().any(|clause| clause.keyword == "illustrative");
        self.program.shares = Some(Shares { title, targets, citations, illustrative });
    }

    /// A line that must be there.
    fn part_of_shares(&mut self, block: &'b Block, keyword: &str) -> Option<&'b Clause> {
        let found = block.clause(keyword);
        if found.is_none() {
            let example =
                if keyword == "contributes" { "contributes effect" } else { "metric is metric" };
            let message = format!("These shares do not say “{keyword}”.");
            let help = format!("Add a line such as: {example}");
            self.report.add(codes::W107, head_span(block), &message, &help);
        }
        found
    }

    /// What each item contributes, and whether again in every year.
    fn contribution(&mut self, block: &'b Block) -> Option<(&'b [Token], Span, bool)> {
        let clause = self.part_of_shares(block, "contributes")?;
        let span = clause.keyword_span.clone();
        Some(match clause.tokens.as_slice() {
            [value @ .., each, year] if each.is_word("each") && year.is_word("year") => {
                (value, span, true)
            }
            value => (value, span, false),
        })
    }

    /// The list behind `over`, and the condition on its items.
    fn list_of_shares(&mut self, block: &'b Block) -> Option<(usize, Option<Expr>)> {
        let head = frame::before_texts(&block.head);
        let [over, list @ ..] = head else { return self.no_list(&head_span(block)) };
        if !over.is_word("over") || list.is_empty() {
            return self.no_list(&head_span(block));
        }
        let expr = self.read(list, &head_span(block));
        match &expr.node {
            Node::Bad => None,
            Node::Name(_) | Node::Where(..) => self.list(&expr, None),
            _ => self.no_list(&expr.span),
        }
    }

    fn no_list(&mut self, span: &Span) -> Option<(usize, Option<Expr>)> {
        let help = "Put “over” and a list behind “share of targets”: share of targets over claims";
        let message = "It is not said which list the claims stand in.";
        self.report.add(codes::W107, span.clone(), message, help);
        None
    }

    /// The framework whose metrics are meant.
    fn framework_of_metrics(&mut self, of_type: &Type, span: &Span) -> Option<usize> {
        let found = match of_type {
            Type::Unknown => return None,
            Type::Choice(choice) => self.frameworks.iter().position(|it| it.metrics == *choice),
            _ => None,
        };
        if found.is_none() {
            let message = format!(
                "Here I expected a metric of a framework, but this is {}.",
                of_type.words(&self.program)
            );
            let help = "Name a field of each item that asks for “a metric in” a framework, and has \
                        one answer.";
            self.report.add(codes::W711, span.clone(), &message, help);
        }
        found
    }
}

impl Claims {
    /// What is claimed of one target.
    fn share_of(&self, of: &Quantified) -> TargetShare {
        let names = Expr::Among(Box::new(self.metric.clone()), of.options.clone());
        let filter = self.filter.iter().cloned().chain([names.clone()]).collect();
        let claimed = Expr::Over(Box::new(Over {
            list: self.list,
            filter: Some(Expr::All(filter)),
            fold: Fold::Largest,
            best: None,
            body: self.contributes.clone(),
            if_none: Some(Expr::Number(Decimal::ZERO)),
        }));
        let (target, mut notes) = of.quantity();
        let against = self.mismatch(of).or_else(|| of.no_quantity());
        let share = against.is_none().then(|| {
            let target = Box::new(Expr::Number(target));
            Expr::Arithmetic(Operator::Over, Box::new(claimed.clone()), target)
        });
        notes.splice(0..0, against);
        notes.extend(of.target.notes.iter().cloned());
        TargetShare {
            metric: of.metric.id.clone(),
            name: of.metric.name.clone(),
            target,
            unit: of.target.unit.clone(),
            period: of.target.period.map(|it| it.to_string()).unwrap_or_default(),
            list: self.list,
            filter: self.filter.clone(),
            names,
            claimed,
            kind: self.of_type.kind(),
            share,
            notes,
        }
    }

    /// Why what is claimed cannot be held against a target: it is counted otherwise, or over another
    /// time. A bare number is in the metric's own unit and over its time; where the framework says
    /// neither, in those of its target.
    fn mismatch(&self, of: &Quantified) -> Option<String> {
        let said = match &self.of_type {
            Type::Number(unit) if !unit.is_empty() => Some(unit.clone()),
            Type::Money => Some("£".to_owned()),
            Type::MoneyPer(unit) => Some(format!("£ per {}", singular(unit))),
            Type::Percentage => Some("%".to_owned()),
            _ => None,
        };
        let target = of.target.unit.as_str();
        let same = |unit: &str| singular(unit) == singular(target);
        let subject = if said.is_some() { "What is claimed" } else { "The metric" };
        let unit = said.as_deref().or(of.metric.unit.as_deref());
        if let Some(unit) = unit.filter(|unit| !same(unit) && !target.is_empty()) {
            let which = if said.is_some() { "the" } else { "its" };
            return Some(format!(
                "{subject} is counted in {unit}, {which} target in {target}: no share can be told."
            ));
        }
        if said.is_none() && target == "%" {
            return Some(
                "The target is a percentage, and what is claimed a plain number: no share can be \
                 told."
                    .to_owned(),
            );
        }
        self.other_time(of)
    }

    fn other_time(&self, of: &Quantified) -> Option<String> {
        let every = of.target.period == Some(Period::EachYear);
        let own = of.metric.period.as_deref().filter(|_| !self.each_year);
        let period = of.target.period.map(|period| period.to_string());
        let period = period.as_deref().unwrap_or("in all");
        if self.each_year && !every {
            return Some(format!(
                "What is claimed comes each year, and the target is {period}: no share can be told."
            ));
        }
        match own {
            Some("a year") if every => None,
            Some(own) if of.target.period.is_some() => Some(format!(
                "The metric is counted for {own}, and its target is {period}: no share can be told."
            )),
            None if every && !self.each_year => Some(
                "The target comes each year, and what is claimed is in all: no share can be told."
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

impl Quantified {
    /// What a share is of, and what is to be known of it.
    fn quantity(&self) -> (Decimal, Vec<String>) {
        let change = match (self.target.kind, self.target.from) {
            (TargetKind::Reaches, Some(from)) => self.value.checked_sub(from),
            (TargetKind::Reaches, None) => return (self.value, Vec::new()),
            _ => Some(self.value),
        };
        // Too far apart for a decimal: no figure of a document is.
        let change = change.unwrap_or(self.value);
        let mut notes = Vec::new();
        if let Some(from) = self.target.from.filter(|_| self.target.kind == TargetKind::Reaches) {
            notes.push(format!(
                "The target is to reach {} from {}: the share is of what lies between.",
                self.shown(self.value),
                self.shown(from)
            ));
        }
        if change < Decimal::ZERO {
            notes.push("The target is a fall: what is claimed counts as a part of it.".to_owned());
        }
        (change.abs(), notes)
    }

    /// Why there is no share of it, whatever is claimed.
    fn no_quantity(&self) -> Option<String> {
        if self.target.kind == TargetKind::Reaches && self.target.from.is_none() {
            let why = "The target says what is to be reached and not from where: no share can be \
                       told.";
            return Some(why.to_owned());
        }
        self.quantity().0.is_zero().then(|| "The target is zero: no share can be told.".to_owned())
    }

    fn shown(&self, number: Decimal) -> String {
        let kind = match self.target.unit.as_str() {
            "£" => Kind::Money,
            "%" => Kind::Percentage,
            unit => Kind::Number { unit: unit.to_owned(), whole: false },
        };
        show(&Value::Number(number), &kind, &Program::default())
    }
}
