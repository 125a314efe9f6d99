//! Mends that need no finding: the same meaning in the usual spelling. Dates as the site writes them,
//! names as their own records have them, plain hyphens, single blanks.

use crate::check::{Content, Writing};
use crate::diagnostic::Mend;
use crate::record::fields::Text;
use crate::source::{Place, Source};
use crate::term::PartialDate;
use crate::term::text::name_key;
use crate::yaml::{Data, Node};
use std::collections::HashMap;

/// The keys whose value is a date or a list of dates, in any record.
const DATES: [&str; 18] = [
    "agreed on",
    "agenda published on",
    "as of",
    "date",
    "due",
    "embargoed until",
    "made on",
    "meetings held",
    "next meeting",
    "on",
    "period",
    "published on",
    "report date",
    "response due",
    "response requested",
    "set on",
    "from",
    "to",
];

/// Every mend that needs no finding, in the order of the files.
pub fn tidies(content: &Content<'_>) -> Vec<Mend> {
    let mut mends = Vec::new();
    for source in content.sources.texts() {
        if let Some(facts) = content.facts(source.id) {
            dates(content, source, &facts, None, &mut mends);
        }
    }
    for recommendation in content.register.recommendations.rows() {
        for entry in &recommendation.record.entries {
            if let Some(date) = &entry.date {
                let place = content.within(entry.heading.place, date.text());
                mends.extend(date_mend(content, date, place));
            }
        }
    }
    names(content, &mut mends);
    for writing in content.writings() {
        signs(writing, &mut mends);
    }
    mends
}

/// The dates of a file's facts.
fn dates(
    content: &Content<'_>,
    source: &Source,
    node: &Node,
    key: Option<&str>,
    mends: &mut Vec<Mend>,
) {
    match &node.data {
        Data::Text(text) if key.is_some_and(|key| DATES.contains(&key)) => {
            let place = content.within(Place::new(source.id, node.span.clone()), text.trim());
            mends.extend(date_mend(content, &PartialDate::read(text), place));
        }
        Data::List(items) => {
            for item in items {
                dates(content, source, item, key, mends);
            }
        }
        Data::Map(pairs) => {
            for (key, value) in pairs {
                dates(content, source, value, Some(&key.text), mends);
            }
        }
        _ => {}
    }
}

/// A date as the site writes it, if that means the same to the day and no word of it is lost.
fn date_mend(content: &Content<'_>, date: &PartialDate, place: Place) -> Option<Mend> {
    let (from, None) = date.moments()? else {
        return None;
    };
    if !date.before().is_empty() || !date.after().is_empty() || date.latest().is_none() {
        return None;
    }
    let words = content.site.words.date(date);
    let again = PartialDate::read(&words);
    let is_same = again.moments() == Some((from, None))
        && (again.earliest(), again.latest()) == (date.earliest(), date.latest());
    let written = content.words(place);
    (is_same && written != words && PartialDate::read(written).moments() == date.moments())
        .then_some(Mend { place, words })
}

/// Other spellings of people in cells that hold names, by the name of the record.
fn names(content: &Content<'_>, mends: &mut Vec<Mend>) {
    let mut known: HashMap<String, &str> = HashMap::new();
    for person in content.register.people.rows() {
        for other in &person.record.also {
            known.insert(name_key(&other.text), &person.record.name.text);
        }
    }
    if known.is_empty() {
        return;
    }
    for recommendation in content.register.recommendations.rows() {
        for cell in &recommendation.record.leads {
            cell_of_names(content, cell, &known, mends);
        }
    }
    for action in content.register.actions.rows() {
        let record = &action.record;
        for cell in record.accountable.iter().chain(&record.responsible) {
            cell_of_names(content, cell, &known, mends);
        }
    }
    for meeting in content.register.meetings.rows() {
        let record = &meeting.record;
        let came = record.present.iter().chain(&record.apologies);
        for attendance in came.chain(&record.officers) {
            cell_of_names(content, &attendance.name, &known, mends);
        }
    }
}

/// The names of a cell, which strokes, commas and semicolons part.
fn cell_of_names(
    content: &Content<'_>,
    cell: &Text,
    known: &HashMap<String, &str>,
    mends: &mut Vec<Mend>,
) {
    let written = content.words(cell.place);
    let mut at = cell.place.start as usize;
    for part in written.split_inclusive(['/', ',', ';']) {
        let start = at;
        at += part.len();
        let name = part.trim_end_matches(['/', ',', ';']);
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let Some(own) = known.get(&name_key(name)) else {
            continue;
        };
        let from = start + part.find(name).unwrap_or(0);
        if name != *own {
            mends.push(Mend {
                place: Place::new(cell.place.source, from..from + name.len()),
                words: (*own).to_owned(),
            });
        }
    }
}

/// Hyphens that are not the plain one, and runs of blanks between words of a line.
fn signs(writing: &Writing<'_>, mends: &mut Vec<Mend>) {
    for (at, sign) in writing.text.char_indices() {
        // The Unicode hyphens; dashes are punctuation and stay.
        if matches!(sign, '\u{2010}' | '\u{2011}' | '\u{2d7}') {
            mends.push(Mend {
                place: writing.place(at..at + sign.len_utf8()),
                words: "-".to_owned(),
            });
        }
    }
    let mut is_fenced = false;
    let mut at = 0;
    for line in writing.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_start();
        if words.starts_with("```") || words.starts_with("~~~") {
            is_fenced = !is_fenced;
        }
        // A table is lined up by its blanks, code means each of them.
        let is_laid_out = is_fenced || words.starts_with('|') || line.contains('`');
        if is_laid_out || line.starts_with("    ") || line.starts_with('\t') {
            continue;
        }
        let indent = line.len() - words.len();
        let body = line.trim_end();
        let mut from = None;
        for (index, byte) in body.bytes().enumerate().skip(indent) {
            match (byte, from) {
                (b' ', None) => from = Some(index),
                (b' ', Some(_)) => {}
                (_, Some(first)) if index - first > 1 && !is_marker(&body[indent..first]) => {
                    mends.push(Mend {
                        place: writing.place(start + first..start + index),
                        words: " ".to_owned(),
                    });
                    from = None;
                }
                _ => from = None,
            }
        }
    }
}

/// Whether words are the mark of a list or heading, behind which blanks may count, or a key behind
/// which values are lined up.
fn is_marker(words: &str) -> bool {
    let is_number = words
        .strip_suffix(['.', ')'])
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    is_number
        || matches!(words, "-" | "*" | "+" | ">")
        || words.ends_with(':')
        || words.starts_with('#') && words.trim_matches('#').is_empty()
}
