//! A list within one text leaves out a letter or a number, or has one twice.
//!
//! Why it matters: a limb of what was asked or decided has probably been lost, and the page counts the
//! others anew: "limb (d)" of the minutes is then nowhere, or another one.
//!
//! How to mend it: look for the missing limb in the paper and add it, or correct the letter. If the paper
//! itself leaves it out, silence this check with that reason.
//!
//! Example: `(a) publish the survey; (b) tell the schools; (d) report in May`.

use crate::check::numbers::counting::Form;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::meeting::Part;
use crate::record::passage::Passage;
use crate::register::Recommendation;
use crate::source::Place;
use memchr::memchr2_iter;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "broken-list",
    Severity::Warning,
    include_str!("broken_list.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

/// A label where a limb begins: its line, and behind what ends the limb before it in brackets alone.
static LABEL: Pattern = Pattern::new(
    r"(?m)(?:^([ \t]*)(?P<line>\(?(?:[a-z]|[ivx]{2,4}|\d{1,2})[.)])|(?:[:;.]|[,;] (?:and|or))\s(?P<within>\((?:[a-z]|[ivx]{2,4}|\d{1,2})\))|\s(?P<first>\([ai1]\)))[ \t]+(?P<word>[^\s]+)",
);

/// Words behind the letter of a limb that is only spoken of.
const SPOKEN_OF: [&str; 10] = [
    "of", "above", "below", "and", "or", "is", "was", "in", "has", "does",
];

/// A list that is being read.
struct List {
    form: Form,
    /// How far it is indented, and what stands around its labels.
    indent: usize,
    marks: (bool, bool),
    last: u32,
    count: usize,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for meeting in content.register.meetings.rows() {
        for part in &meeting.record.parts {
            if let Part::Item(item) = part
                && item.state.exempt.is_none()
                && item.state.withdrawn.is_none()
            {
                look_at(content, &item.discussion, found);
                if let Some(outcome) = &item.outcome {
                    look_at(content, outcome, found);
                }
            }
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    look_at(content, &record.asked, found);
    // A reply may answer some of the limbs that were asked for.
    if !may_hold_list(&record.asked.markdown) {
        for entry in &record.entries {
            look_at(content, &entry.text, found);
        }
    }
}

/// Whether labels of a first and of a second entry may stand in a text, without which there is no list.
fn may_hold_list(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut first, mut second) = (false, false);
    for end in memchr2_iter(b'.', b')', bytes) {
        match (&bytes[..end], bytes[end]) {
            ([.., b'i', b'i'], _) => (first, second) = (true, true),
            ([.., b'1' | b'i'], _) | ([.., b'a'], b')') => first = true,
            ([.., b'2'], _) | ([.., b'b'], b')') => second = true,
            _ => {}
        }
        if first && second {
            return true;
        }
    }
    false
}

fn look_at(content: &Content<'_>, passage: &Passage, found: &mut Found<'_>) {
    let text = &*passage.markdown;
    if !may_hold_list(text) {
        return;
    }
    let mut open: Vec<List> = Vec::new();
    for hit in LABEL.captures_iter(text) {
        let labels = ["line", "within", "first"].map(|name| hit.name(name));
        let (Some(label), Some(word)) = (labels.into_iter().flatten().next(), hit.name("word"))
        else {
            continue;
        };
        // "(c) of the plan stays": a limb that is spoken of.
        if hit.name("line").is_none() && SPOKEN_OF.contains(&word.as_str()) {
            continue;
        }
        let (indent, printed) = (hit.get(1).map_or(0, |indent| indent.len()), label.as_str());
        let marks = (printed.starts_with('('), printed.ends_with(')'));
        let word = printed.trim_matches(['(', ')', '.']);
        let is_figures = word.bytes().all(|byte| byte.is_ascii_digit());
        // "a. " begins a line of many other things.
        if !is_figures && !marks.1 {
            continue;
        }
        let is_next_letter = |list: &List| {
            list.form == Form::Letters && Some(list.last + 1) == Form::Letters.number(word)
        };
        let form = if is_figures {
            Form::Figures
        } else if Form::Roman.number(word).is_some() && !open.iter().any(is_next_letter) {
            Form::Roman
        } else {
            Form::Letters
        };
        let Some(number) = form.number(word) else {
            continue;
        };
        let is_same = |list: &List| (list.form, list.indent, list.marks) == (form, indent, marks);
        open.retain(|list| list.indent <= indent);
        let Some(at) = open.iter().position(is_same) else {
            if number == 1 {
                open.push(List {
                    form,
                    indent,
                    marks,
                    last: 1,
                    count: 1,
                });
            }
            continue;
        };
        // What was begun behind it is below it, and over.
        open.truncate(at + 1);
        let Some(list) = open.last_mut() else {
            continue;
        };
        let (last, count) = (list.last, list.count);
        if number == 1 || number < last {
            (list.last, list.count) = (number, usize::from(number == 1));
            continue;
        }
        (list.last, list.count) = (number, count + 1);
        let missing = number - last;
        if count < 2 || missing == 1 || missing > 2 {
            continue;
        }
        let place = place_of(content, passage, label.range());
        let (message, help) = if missing == 0 {
            (
                format!("`{printed}` stands twice in this list"),
                "compare the list with the paper, and give each limb its own".to_owned(),
            )
        } else {
            let between = printed.replace(word, &form.written(last + 1));
            (
                format!(
                    "`{between}` is missing: `{printed}` comes right behind `{}`",
                    printed.replace(word, &form.written(last))
                ),
                "look for it in the paper; if the paper leaves it out, say that in a silence"
                    .to_owned(),
            )
        };
        found.at(place, message, help);
    }
}

/// Where a label stands in its file: a text is most often written there as it is read.
fn place_of(content: &Content<'_>, passage: &Passage, span: Range<usize>) -> Place {
    let printed = &passage.markdown[span.clone()];
    let start = passage.place.start as usize;
    match content.words(passage.place).get(span.clone()) {
        Some(words) if words == printed => {
            Place::new(passage.place.source, start + span.start..start + span.end)
        }
        _ => content.within(passage.place, printed),
    }
}
