//! What an example gives: answers, items of lists, settings.

use weighup_engine::{
    Entry, Kind, Nearest, Proposal, closest, nearest,
    program::{Expr, Role},
};

use super::{Compiler, Thing, Type};
use crate::{
    codes,
    example::{Example, Given, record},
    names::join,
    outline::Clause,
    token::{Span, Token, TokenKind, span_of},
};

impl Compiler<'_, '_, '_> {
    /// `with public cost £12m`, `with a claim: role primary`, `with no claims`,
    /// `with setting pass mark 60`.
    pub(super) fn given_by_example(&mut self, clause: &Clause, example: &mut Example) {
        let declared = self.names.longest(&clause.tokens).is_some_and(|length| length > 1);
        match clause.tokens.as_slice() {
            [setting, rest @ ..] if setting.is_word("setting") && !declared => {
                example.settings.extend(self.set(rest, clause));
            }
            [no, list @ ..] if no.is_word("no") && !declared => {
                example.answers.extend(self.no_items(list, clause));
            }
            [article, item, rest @ ..]
                if !declared && (article.is_word("a") || article.is_word("an")) =>
            {
                let item = self.item(item, rest, clause, example);
                example.answers.extend(item);
            }
            _ => example.answers.extend(self.answer(clause)),
        }
    }

    /// `without public cost`: the answer is taken back.
    pub(super) fn blank(&mut self, clause: &Clause) -> Option<Given> {
        let id = join(&clause.tokens);
        match self.things.get(&id) {
            Some(Thing::Question(_) | Thing::List(_)) => Some(Given::Nothing(id)),
            Some(Thing::Broken) => None,
            _ => {
                let span = span_of(&clause.tokens, &clause.keyword_span);
                let questions = self.program.questions.iter().map(|question| question.id.as_str());
                let help = closest(&id, questions).map_or_else(
                    || "Name one question: without public cost".to_owned(),
                    |near| format!("Did you mean “{near}”?"),
                );
                let message = "This takes back the answer to no question of the pack.";
                self.report.add(codes::W601, span, message, &help);
                None
            }
        }
    }

    /// `finished claims, public cost`
    pub(super) fn finished_parts(&mut self, clause: &Clause) -> Vec<String> {
        let parts = clause.tokens.split(|token| token.is_sign(','));
        let named: Vec<_> = parts.map(|part| (join(part), part)).collect();
        let mut finished = Vec::new();
        for (name, part) in named {
            match self.things.get(&name) {
                Some(Thing::Question(_) | Thing::List(_)) => finished.push(name),
                Some(Thing::Broken) => {}
                _ => {
                    let questions = self.program.questions.iter().map(|it| it.id.as_str());
                    let near = nearest(&name, questions);
                    let help = near.map_or_else(
                        || {
                            "Name lists and questions: finished claims. Alone it finishes all."
                                .to_owned()
                        },
                        |near| format!("Did you mean “{near}”?"),
                    );
                    let message = "This finishes no question of the pack.";
                    let span = span_of(part, &clause.keyword_span);
                    self.report.add(codes::W601, span, message, &help).did_you_mean(near);
                }
            }
        }
        finished
    }

    /// `with setting pass mark 60`
    fn set(&mut self, tokens: &[Token], clause: &Clause) -> Option<(String, String)> {
        let settings = self.program.values.iter().enumerate();
        let is_setting = |index: &usize| {
            self.program.values.get(*index).is_some_and(|value| value.role == Role::Setting)
        };
        let length = self.names.longest(tokens).unwrap_or(0);
        let (name, value) = tokens.split_at_checked(length)?;
        let name = join(name);
        let index = match self.things.get(&name) {
            Some(Thing::Broken) => return None,
            Some(Thing::Value(index)) => Some(*index).filter(is_setting),
            _ => None,
        };
        let around = span_of(tokens, &clause.keyword_span);
        let Some(index) = index else {
            let names = settings.filter(|(index, _)| is_setting(index));
            let words: Vec<_> = tokens.iter().map_while(Token::word).collect();
            let near = closest(&words.join(" "), names.map(|(_, value)| value.name.as_str()));
            let help = near.map_or_else(
                || "Write the setting's name, then its value: with setting pass mark 60".to_owned(),
                |near| format!("Did you mean “{near}”?"),
            );
            let message = "This is no setting of the pack.";
            self.report.add(codes::W601, around, message, &help);
            return None;
        };
        let value = behind_is(value);
        if value.is_empty() {
            let help = format!("Write it behind the name: with setting {name} …");
            self.report.add(codes::W601, around, "The value of this setting is missing.", &help);
            return None;
        }
        let expr = self.read(value, &around);
        let wanted = self.value_type(index, &around);
        let (compiled, found) = self.expr(&expr, None, Some(&wanted));
        if found == Type::Unknown || wanted == Type::Unknown {
            return None;
        }
        // 60 would be 6,000%.
        let unsigned = wanted == Type::Percentage && matches!(found, Type::Number(_));
        let is_figure = matches!(compiled, Expr::Number(_) | Expr::Truth(_));
        if !found.fits(&wanted) || unsigned || !is_figure {
            let signed = self.signed(&expr, &wanted);
            let message = format!("“{name}” is {}.", wanted.words(&self.program));
            let help = format!("Write a value of this sort behind it: with setting {name} …");
            let span = span_of(value, &around);
            self.report.add(codes::W604, span.clone(), &message, &help).replace_if(&span, signed);
            return None;
        }
        let written = self.report.text_of(span_of(value, &around)).to_owned();
        Some((name, written))
    }

    /// `with no claims`
    fn no_items(&mut self, list: &[Token], clause: &Clause) -> Option<Given> {
        let name = join(list);
        match self.things.get(&name) {
            Some(Thing::List(_)) => Some(Given::Nothing(name)),
            Some(Thing::Broken) => None,
            _ => {
                let lists = self.program.questions.iter();
                let lists = lists.filter(|question| matches!(question.kind, Kind::List { .. }));
                let near = nearest(&name, lists.map(|question| question.id.as_str()));
                let help = near.map_or_else(
                    || {
                        "Name a list behind “with no”, or take an answer back: without public cost"
                            .to_owned()
                    },
                    |near| format!("Did you mean “{near}”?"),
                );
                let message = "This names no list of the pack.";
                let span = span_of(list, &clause.keyword_span);
                self.report.add(codes::W601, span, message, &help).did_you_mean(near);
                None
            }
        }
    }

    /// `with a claim: role primary, amount 120`
    fn item(
        &mut self,
        item: &Token,
        rest: &[Token],
        clause: &Clause,
        example: &Example,
    ) -> Option<Given> {
        let word = item.word().unwrap_or_default();
        let Some(list) = self.program.lists.iter().position(|list| list.item == word) else {
            if self.things.values().any(|thing| *thing == Thing::Broken) {
                return None;
            }
            let items = self.program.lists.iter().map(|list| list.item.as_str());
            let near = nearest(word, items);
            let help = near.map_or_else(
                || "Name an item of a list and its answers: with a claim: role primary".to_owned(),
                |near| format!("Did you mean “{near}”?"),
            );
            let message = "This is an item of no list of the pack.";
            self.report.add(codes::W601, item.span.clone(), message, &help).did_you_mean(near);
            return None;
        };
        let path = self.path_of(list)?;
        if let [outer, _] = path.as_slice()
            && example.from.is_none()
            && !example
                .answers
                .iter()
                .any(|it| matches!(it, Given::Item { list, .. } if list.first() == Some(outer)))
        {
            let message = format!("This {word} belongs to no item.");
            let help = "Write the item that it belongs to on a line above it.";
            self.report.add(codes::W601, item.span.clone(), &message, help);
            return None;
        }
        let fields = match rest {
            [] => Vec::new(),
            [colon, fields @ ..] if colon.is_sign(':') => {
                self.fields_given(list, fields, clause)?
            }
            [odd, ..] => {
                let message = format!("A colon is missing behind “{word}”.");
                let help = format!("For example: with a {word}: {}", self.some_field(list));
                let place = item.span.end..item.span.end;
                self.report
                    .add(codes::W601, odd.span.clone(), &message, &help)
                    .replace(&place, ":");
                return None;
            }
        };
        let start = clause.tokens.first().map_or(item.span.start, |article| article.span.start);
        let item = self.report.text_of(start..item.span.end).to_owned();
        for (field, answer) in &fields {
            let Some(span) = answer.1.clone() else { continue };
            self.understood_in(&path, (field, &answer.0), &span);
        }
        let fields = fields.into_iter().map(|(field, (answer, _))| (field, answer)).collect();
        Some(Given::Item { list: path, item, fields })
    }

    /// The names of a list and of the one that holds it, that one first.
    fn path_of(&self, list: usize) -> Option<Vec<String>> {
        let own = self.program.asks_for(list)?.id.clone();
        let holder = self.program.lists.get(list)?.parent;
        let holder = holder.and_then(|holder| self.program.asks_for(holder));
        Some(holder.map(|it| it.id.clone()).into_iter().chain([own]).collect())
    }

    fn some_field(&self, list: usize) -> String {
        let field = self.program.lists.get(list).and_then(|list| list.fields.first());
        field.map_or_else(|| "…".to_owned(), |field| format!("{} …", field.id))
    }

    /// `role primary, places north, south, amount 120`: each field with its answer and the place of
    /// that. A comma goes on to the next field where the name of one follows.
    #[expect(clippy::type_complexity, reason = "used once, right above")]
    fn fields_given(
        &mut self,
        list: usize,
        tokens: &[Token],
        clause: &Clause,
    ) -> Option<Vec<(String, (String, Option<Span>))>> {
        let mut fields: Vec<(String, (String, Option<Span>))> = Vec::new();
        let mut rest = tokens;
        while !rest.is_empty() {
            let Some((length, several)) = self.field_at(list, rest) else {
                self.unknown_field(list, rest);
                return None;
            };
            let (name, behind) = rest.split_at_checked(length)?;
            let end = behind.iter().enumerate().position(|(i, token)| {
                let next = behind.get(i + 1..).unwrap_or_default();
                token.is_sign(',') && (!several || self.field_at(list, next).is_some())
            });
            let (answer, after) =
                behind.split_at_checked(end.unwrap_or(behind.len())).unwrap_or((behind, &[]));
            let (name, answer) = (join(name), behind_is(answer));
            let around = span_of(rest, &clause.keyword_span);
            if answer.is_empty() {
                let help = format!("Write the answer behind it, or leave it out: {name} …");
                self.report.add(codes::W601, around, "This answer is missing.", &help);
                return None;
            }
            let span = span_of(answer, &around);
            let readable = answer.iter().all(|token| token.kind != TokenKind::Unreadable);
            fields.push((name, (self.written(answer, &around), readable.then_some(span))));
            rest = after.get(1..).unwrap_or_default();
        }
        Some(fields)
    }

    /// How many of the tokens name a field of a list, and whether it takes several options.
    fn field_at(&self, list: usize, tokens: &[Token]) -> Option<(usize, bool)> {
        let fields = self.program.lists.get(list)?.fields.iter();
        let named = fields.filter_map(|field| {
            let words: Vec<_> = field.id.split(' ').collect();
            let fits = words.len() <= tokens.len()
                && words.iter().zip(tokens).all(|(word, token)| token.is_word(word));
            fits.then_some((words.len(), matches!(field.kind, Kind::Choices { .. })))
        });
        named.max()
    }

    fn unknown_field(&mut self, list: usize, tokens: &[Token]) {
        let words: Vec<_> = tokens.iter().map_while(Token::word).collect();
        let Some(of) = self.program.lists.get(list) else { return };
        let fields = || of.fields.iter().filter(|it| !matches!(it.kind, Kind::List { .. }));
        let ids = || fields().map(|field| field.id.as_str());
        let tries = (1..=words.len()).filter_map(|count| words.get(..count));
        let mut near = tries.filter_map(|words| {
            let near = nearest(&words.join(" "), ids())?;
            Some((words.len(), near))
        });
        let near = near.next_back();
        let help = match near {
            Some((_, near)) => format!("Did you mean “{near}”?"),
            None => format!("It can be {}.", ids().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("Here I expected what is asked of each {}.", of.item);
        let count = near.map_or(1, |(count, _)| count);
        let written = tokens.get(..count).unwrap_or_default();
        let told = self.report.add(codes::W601, span_of(written, &(0..0)), &message, &help);
        told.did_you_mean(near.map(|(_, near)| near));
    }

    /// `with public cost £12m`: a question and its answer, as written.
    fn answer(&mut self, clause: &Clause) -> Option<Given> {
        let length = self.names.longest(&clause.tokens).unwrap_or(0);
        let (name, rest) = clause.tokens.split_at_checked(length)?;
        let id = join(name);
        if self.things.get(&id) == Some(&Thing::Broken) {
            return None;
        }
        if !matches!(self.things.get(&id), Some(Thing::Question(_))) {
            self.no_question(&id, clause);
            return None;
        }
        let rest = behind_is(rest);
        if rest.is_empty() {
            let span = span_of(&clause.tokens, &clause.keyword_span);
            let help = format!("Write the answer behind it, or leave the line out: with {id} …");
            self.report.add(codes::W601, span, "This answer is missing.", &help);
            return None;
        }
        let answer = self.written(rest, &clause.keyword_span);
        if rest.iter().all(|token| token.kind != TokenKind::Unreadable) {
            let span = span_of(rest, &clause.keyword_span);
            self.understood_in(&[], (&id, &answer), &span);
        }
        Some(Given::Answer(id, answer))
    }

    fn no_question(&mut self, id: &str, clause: &Clause) {
        let span = span_of(&clause.tokens, &clause.keyword_span);
        let questions = self.program.questions.iter().map(|question| question.id.as_str());
        let run = join(&clause.tokens);
        let near = nearest(&run, questions);
        let list = match self.things.get(id) {
            Some(Thing::List(list)) => self.program.lists.get(*list).zip(Some(*list)),
            _ => None,
        };
        let setting = match self.things.get(id) {
            Some(Thing::Value(index)) => self.program.values.get(*index),
            _ => None,
        };
        let setting = setting.filter(|value| value.role == Role::Setting);
        let help = match (list, setting, near) {
            (Some((list, index)), ..) => {
                format!(
                    "Each item has a line of its own: with a {}: {}",
                    list.item,
                    self.some_field(index)
                )
            }
            (_, Some(_), _) => format!("“{id}” is a setting: with setting {id} …"),
            (.., Some(near)) => format!("Did you mean “{near}”?"),
            _ => "Write the question's name, then its answer: with public cost £12m".to_owned(),
        };
        let start = span.start;
        let message = "This example answers no question of the pack.";
        let told = self.report.add(codes::W601, span, message, &help);
        let words = clause.tokens.iter().take_while(|token| token.word().is_some()).count();
        let written = clause.tokens.get(..words).filter(|written| join(written) == run);
        if setting.is_some() {
            told.replace(&(start..start), "setting ");
        } else if let (Some(written), Some(near), None) =
            (written, near.and_then(Nearest::sure), list)
        {
            told.replace(&span_of(written, &clause.keyword_span), near);
        }
    }

    /// An answer as written: the words of a text, or all that stands there.
    fn written(&self, answer: &[Token], around: &Span) -> String {
        match answer {
            [Token { kind: TokenKind::Text(text), .. }] => text.clone(),
            answer => self.report.text_of(span_of(answer, around)).to_owned(),
        }
    }

    /// Reports an answer that the form would refuse: to a question, or to a field of the list that
    /// `path` leads to.
    fn understood_in(&mut self, path: &[String], (id, answer): (&str, &str), span: &Span) {
        let fields = [(id.to_owned(), answer.to_owned())];
        let entry = path.iter().rev().fold(None, |inside: Option<(String, Entry)>, list| {
            let item = match inside {
                Some((list, items)) => Entry::Record([(list, items)].into()),
                None => record(&fields),
            };
            Some((list.clone(), Entry::List(vec![item])))
        });
        let entry = entry.unwrap_or_else(|| (id.to_owned(), Entry::Text(answer.to_owned())));
        let answers = [entry].into();
        let (_, problems) = Proposal { answers, ..Proposal::default() }.read(&self.program);
        for problem in problems {
            let message = format!("“{answer}” is no answer to “{id}”.");
            let help = problem.message.replacen(&format!("; found “{answer}”"), "", 1);
            self.report.add(codes::W604, span.clone(), &message, &help);
        }
    }
}

/// What stands behind “is”, which may be there or not.
fn behind_is(tokens: &[Token]) -> &[Token] {
    match tokens {
        [is, rest @ ..] if is.is_word("is") => rest,
        tokens => tokens,
    }
}
