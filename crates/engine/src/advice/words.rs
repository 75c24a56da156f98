//! Changes in words.

use super::result::{Change, ChangeKind, FieldAnswer, Range};
use crate::show::from_to;

/// What a change is of, in words.
pub(crate) struct Named<'a> {
    /// What the question or the field is called.
    pub(crate) name: &'a str,
    /// “claim 2”, “claims 2 to 11”; empty for a question.
    pub(crate) holder: String,
    /// What one item of the list is called.
    pub(crate) item: &'a str,
    /// It is a yes-or-no question.
    pub(crate) yes_or_no: bool,
    /// It is a date.
    pub(crate) date: bool,
}

/// A change as a part of a sentence, without its first capital: “set the role of claims 2 to 11 to
/// secondary”.
pub(crate) fn change(change: &Change, named: &Named<'_>) -> String {
    let to = answer(change, named.date);
    let now = change.from.as_ref().map_or_else(String::new, |from| format!(" (now {from})"));
    let of = match named.holder.as_str() {
        "" => String::new(),
        holder => format!(" of {holder}"),
    };
    let name = named.name;
    match change.kind {
        ChangeKind::Add => {
            let fields: Vec<_> = change.fields.iter().map(field).collect();
            let with = match fields.as_slice() {
                [] => String::new(),
                fields => format!(" with {}", joined(fields)),
            };
            let to = match named.holder.as_str() {
                "" => String::new(),
                holder => format!(" to {holder}"),
            };
            match change.items {
                1 => format!("add {} {}{to}{with}", article(named.item), named.item),
                count => {
                    let each = if with.is_empty() { "" } else { ", each" };
                    format!("add {} {}{to}{each}{with}", number(count), plural(named.item))
                }
            }
        }
        ChangeKind::SetAll if named.yes_or_no => {
            format!("answer {to} to “{name}” for {}", named.holder)
        }
        ChangeKind::SetAll if !to.contains(' ') => format!("make {} {to}", named.holder),
        ChangeKind::SetAll => format!("set the {name}{of} to {to}"),
        ChangeKind::Give if named.yes_or_no => {
            let holder =
                if of.is_empty() { String::new() } else { format!(" for {}", named.holder) };
            match to.as_str() {
                "" => format!("answer “{name}”{holder}"),
                to => format!("answer {to} to “{name}”{holder}"),
            }
        }
        ChangeKind::Set if named.yes_or_no => {
            let holder =
                if of.is_empty() { String::new() } else { format!(" for {}", named.holder) };
            format!("answer {to} to “{name}”{holder}{now}")
        }
        ChangeKind::Give if to.is_empty() => format!("give the {name}{of}"),
        ChangeKind::Give => format!("give the {name}{of}: {to}"),
        ChangeKind::Set => format!("set the {name}{of} to {to}{now}"),
    }
}

/// A change as something that might be: “public cost were £1,000,000 or more”.
pub(crate) fn supposed(change: &Change, named: &Named<'_>) -> String {
    let of = match named.holder.as_str() {
        "" => String::new(),
        holder => format!(" of {holder}"),
    };
    let to = answer(change, named.date);
    match change.kind {
        ChangeKind::Add => {
            let count = if change.items == 1 { "one".to_owned() } else { number(change.items) };
            let unit = if change.items == 1 { named.item.to_owned() } else { plural(named.item) };
            format!("there were {count} more {unit}")
        }
        _ if to.is_empty() => format!("{}{of} were given", named.name),
        _ => format!("{}{of} were {to}", named.name),
    }
}

/// The answer with the others that do as well.
fn answer(change: &Change, date: bool) -> String {
    let Some(to) = &change.to else { return String::new() };
    match &change.range {
        Range::Exactly | Range::Any => {}
        Range::OrMore if date => return format!("{to} or later"),
        Range::OrLess if date => return format!("{to} or earlier"),
        Range::OrMore => return format!("{to} or more"),
        Range::OrLess => return format!("{to} or less"),
        Range::MoreThan(bound) => return format!("more than {bound}"),
        Range::Under(bound) => return format!("under {bound}"),
        Range::UpTo(most) => return format!("anything from {}", from_to(to, most)),
    }
    /// So many options are still read aloud.
    const MOST: usize = 4;
    let all: Vec<_> = std::iter::once(to).chain(&change.or).cloned().collect();
    let others = all.len() - 1;
    match all.len() {
        1 => to.clone(),
        // Each is several options: more than one more cannot be read.
        _ if all.iter().any(|one| one.contains(", ")) => match change.or.as_slice() {
            [other] => format!("{to}, or to {other}"),
            _ => format!("{to}, or to one of {others} other choices"),
        },
        2..=MOST => {
            let (last, first) =
                all.split_last().map_or(("", &[][..]), |(last, first)| (last.as_str(), first));
            format!("{} or {last}", first.join(", "))
        }
        _ => format!("{to} or one of {others} others"),
    }
}

fn field(field: &FieldAnswer) -> String {
    match &field.to {
        Some(to) => format!("{} {to}", field.id),
        None => format!("{} {}", article(&field.id), field.id),
    }
}

/// Several changes as one sentence. Answers to be given of the same item are named together.
pub(crate) fn sentence(parts: &[(Change, String, String, String)]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut merged: Vec<(String, Vec<String>)> = Vec::new();
    for (change, name, holder, words) in parts {
        let plain =
            change.kind == ChangeKind::Give && change.to.is_none() && words.starts_with("give");
        match merged.iter_mut().find(|(of, _)| of == holder).filter(|_| plain) {
            Some((_, names)) => names.push(format!("the {name}")),
            None if plain => merged.push((holder.clone(), vec![format!("the {name}")])),
            None => said.push(words.clone()),
        }
    }
    let gives = alike(merged).into_iter().map(|(holder, names)| {
        let of = if holder.is_empty() { String::new() } else { format!(" of {holder}") };
        format!("give {}{of}", joined(&names))
    });
    let all: Vec<_> = gives.chain(said).collect();
    capitalised(&format!("{}.", joined(&all)))
}

/// Items of the same list of which the same is to be given are named together: “claims 1 and 3”.
fn alike(gives: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    let mut together: Vec<(&str, Vec<usize>, &Vec<String>)> = Vec::new();
    for (holder, names) in &gives {
        let numbered =
            holder.rsplit_once(' ').map(|(item, number)| (item, number.parse::<usize>()));
        let (item, place) = match numbered {
            Some((item, Ok(number))) => (item, Some(number.saturating_sub(1))),
            _ => (holder.as_str(), None),
        };
        let same = |of: &&mut (&str, Vec<usize>, &Vec<String>)| {
            (of.0, of.2) == (item, names) && place.is_some()
        };
        match together.iter_mut().find(same) {
            Some((_, places, _)) => places.extend(place),
            None => together.push((item, place.into_iter().collect(), names)),
        }
    }
    let named = together.into_iter().map(|(item, places, names)| {
        let holder = if places.is_empty() { item.to_owned() } else { items(item, &places) };
        (holder, names.clone())
    });
    named.collect()
}

/// “a, b and c”.
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default()
        + letters.as_str()
}

/// “claims 2 to 11”, “claims 1, 3 and 4”, “claim 2”: places counted from 0.
pub(crate) fn items(item: &str, places: &[usize]) -> String {
    let numbers: Vec<usize> = places.iter().map(|place| place + 1).collect();
    match numbers.as_slice() {
        [only] => format!("{item} {only}"),
        [first, .., last] if numbers.len() > 2 && last - first + 1 == numbers.len() => {
            format!("{} {first} to {last}", plural(item))
        }
        _ => {
            let numbers: Vec<_> = numbers.iter().map(usize::to_string).collect();
            format!("{} {}", plural(item), joined(&numbers))
        }
    }
}

/// More than one of an item.
fn plural(item: &str) -> String {
    let vowel = |letter: char| "aeiou".contains(letter);
    match item.strip_suffix('y') {
        Some(stem) if stem.chars().last().is_some_and(|last| !vowel(last)) => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| item.ends_with(end)) => format!("{item}es"),
        _ => format!("{item}s"),
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn number(count: u32) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        other => other.to_string(),
    }
}
