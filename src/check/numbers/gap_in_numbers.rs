//! Printed numbers run on with one or more missing.
//!
//! Why it matters: a row of the paper has probably been lost. A reader who holds the paper beside
//! the page cannot tell whether something was left out.
//!
//! How to mend it: look for the missing rows in the paper and add them. If the paper itself leaves
//! the number out, silence this check with that reason.
//!
//! Example: recommendations numbered 1 to 6 and then 9, or R1, R2 and R4; actions A1, A2 and A4 of a
//! plan, or its sub-actions i, ii and iv; items 1, 2 and 4 of an agenda.

use crate::check::numbers::counting::Form;
use crate::check::numbers::unseen::Unseen;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Part;
use crate::register::{Party, Recommendation};
use crate::source::Place;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check::new(
    "gap-in-numbers",
    Severity::Warning,
    include_str!("gap_in_numbers.rs"),
    Looks::Through(look),
);

/// One number of a list, with the words in which it is printed.
struct Numbered {
    number: u32,
    printed: String,
    stands: Stands,
}

/// Where a number stands.
#[derive(Clone, Copy)]
enum Stands {
    At(Place),
    /// In the words there.
    Within(Place),
    /// Under `number` of the record there: looked up only for a finding.
    InRecord(Place),
}

/// A list that is meant to be whole.
struct List {
    rows: Vec<Numbered>,
    /// What is printed before the number: "A", "1.".
    before: String,
    /// What a row is called.
    what: &'static str,
    /// The fewest rows from which a gap can be seen.
    fewest: usize,
    /// How many rows there have to be for each missing one.
    rows_for_each: usize,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let unseen = Unseen::of(content);
    recommendations(content, &unseen, found);
    agendas(content, &unseen, found);
    actions(content, &unseen, found);
    sub_actions(content, &unseen, found);
    indicators(content, &unseen, found);
}

fn recommendations(content: &Content<'_>, unseen: &Unseen, found: &mut Found<'_>) {
    let mut of_bodies: BTreeMap<(Party, &str), Vec<(&Recommendation, u32)>> = BTreeMap::new();
    for recommendation in content.register.recommendations.rows() {
        let number = recommendation.record.number.as_deref().and_then(lettered);
        if let (Some(body), Some((before, number))) = (recommendation.made_by, number) {
            of_bodies
                .entry((body, before))
                .or_default()
                .push((recommendation, number));
        }
    }
    for ((_, before), rows) in of_bodies {
        let whole = BTreeMap::from([(0, rows)]);
        // A tracker counts on from meeting to meeting; others begin again each year or each meeting.
        let lists = if are_single(&whole) {
            whole
        } else {
            let rows = || whole.values().flatten().copied();
            let by_year = grouped(rows(), |row| row.year.map(i64::from));
            if are_single(&by_year) {
                by_year
            } else {
                grouped(rows(), |row| row.meeting.map(|id| id.index() as i64))
            }
        };
        for rows in lists.into_values() {
            let rows = rows.into_iter().map(|(row, number)| Numbered {
                number,
                printed: row.record.number.clone().unwrap_or_default(),
                stands: Stands::InRecord(row.record.standing.place),
            });
            let list = List {
                rows: rows.collect(),
                before: before.to_owned(),
                what: "number",
                fewest: if before.is_empty() { 4 } else { 3 },
                rows_for_each: 1,
            };
            list.find(content, |number| unseen.has_record(number), found);
        }
    }
}

type Lists<'a> = BTreeMap<i64, Vec<(&'a Recommendation, u32)>>;

fn grouped<'a>(
    rows: impl Iterator<Item = (&'a Recommendation, u32)>,
    key: impl Fn(&Recommendation) -> Option<i64>,
) -> Lists<'a> {
    let mut lists = Lists::new();
    for (row, number) in rows {
        if let Some(key) = key(row) {
            lists.entry(key).or_default().push((row, number));
        }
    }
    lists
}

/// Whether no list has a number twice. "17a" beside "17" is no repeat.
fn are_single(lists: &Lists<'_>) -> bool {
    lists.values().all(|rows| {
        let mut seen = BTreeSet::new();
        rows.iter()
            .all(|(row, _)| seen.insert(row.record.number.as_deref()))
    })
}

fn agendas(content: &Content<'_>, unseen: &Unseen, found: &mut Found<'_>) {
    for meeting in content.register.meetings.rows() {
        let rows = meeting.record.parts.iter().filter_map(|part| match part {
            Part::Item(item) => Some(Numbered {
                number: leading_any(&item.number)?,
                printed: item.number.clone(),
                stands: Stands::Within(item.title.place),
            }),
            Part::Heading { .. } => None,
        });
        let list = List {
            rows: rows.collect(),
            before: String::new(),
            what: "item",
            fewest: 3,
            // A record may hold only the items that matter; then many are missing.
            rows_for_each: 3,
        };
        let source = meeting.record.standing.place.source;
        list.find(content, |number| unseen.has_item(source, number), found);
    }
}

fn actions(content: &Content<'_>, unseen: &Unseen, found: &mut Found<'_>) {
    let register = content.register;
    for plan in register.plans.rows() {
        let mut lists: BTreeMap<String, Vec<Numbered>> = BTreeMap::new();
        for id in &plan.actions {
            let reference = &register.actions[*id].record.reference;
            let at = reference.text.find(|c: char| c.is_ascii_digit());
            let (before, number) = reference.text.split_at(at.unwrap_or(0));
            let is_letters = before.chars().all(|c| c.is_ascii_alphabetic()) && before.len() < 4;
            if let Some(number) = leading(number).filter(|_| is_letters) {
                lists.entry(before.to_owned()).or_default().push(Numbered {
                    number,
                    printed: reference.text.clone(),
                    stands: Stands::At(reference.place),
                });
            }
        }
        for (before, rows) in lists {
            let list = List {
                rows,
                fewest: if before.is_empty() { 4 } else { 3 },
                before,
                what: "action",
                rows_for_each: 2,
            };
            let before = list.before.clone();
            list.find(
                content,
                |number| unseen.has_row("reference", &format!("{before}{number}")),
                found,
            );
        }
    }
}

/// The sub-actions of an action: i, ii, iv.
fn sub_actions(content: &Content<'_>, unseen: &Unseen, found: &mut Found<'_>) {
    const FEWEST: usize = 3;
    let register = content.register;
    for action in register.actions.rows() {
        let references = action.sub_actions.iter();
        let references: Vec<_> = references
            .map(|id| &register.actions[*id].record.reference)
            .collect();
        if references.len() < FEWEST {
            continue;
        }
        let forms = [Form::Roman, Form::Letters, Form::Figures];
        let of = |form: Form| -> Option<Vec<u32>> {
            let numbers = references.iter();
            numbers.map(|text| form.number(text.text.trim())).collect()
        };
        let Some((form, numbers)) = forms.into_iter().find_map(|form| Some((form, of(form)?)))
        else {
            continue;
        };
        for (pair, texts) in numbers.windows(2).zip(references.windows(2)) {
            let ([before, after], [first, second]) = (pair, texts) else {
                continue;
            };
            let missing = form.written(before + 1);
            if *after != before + 2 || unseen.has_row("reference", &missing) {
                continue;
            }
            found.at(
                second.place,
                format!(
                    "sub-action {missing} is missing: `{}` comes right behind `{}`",
                    second.text, first.text
                ),
                "look for it in the paper; if the paper leaves it out, say that in a silence",
            );
        }
    }
}

fn indicators(content: &Content<'_>, unseen: &Unseen, found: &mut Found<'_>) {
    let register = content.register;
    for framework in register.measures.rows() {
        let mut lists: BTreeMap<String, Vec<Numbered>> = BTreeMap::new();
        let mut all = 0;
        for id in &framework.indicators {
            let Some(number) = &register.indicators[*id].record.number else {
                continue;
            };
            let printed = number.text.trim_end_matches('.');
            let (before, last) = match printed.rfind('.') {
                Some(at) => printed.split_at(at + 1),
                None => ("", printed),
            };
            let is_digits = before.chars().all(|c| c.is_ascii_digit() || c == '.');
            if let Some(last) = leading(last).filter(|_| is_digits) {
                all += 1;
                lists.entry(before.to_owned()).or_default().push(Numbered {
                    number: last,
                    printed: printed.to_owned(),
                    stands: Stands::At(number.place),
                });
            }
        }
        for (before, rows) in lists {
            let list = List {
                rows,
                fewest: if before.is_empty() || all < 3 { 4 } else { 2 },
                before,
                what: "indicator",
                rows_for_each: 2,
            };
            let before = list.before.clone();
            list.find(
                content,
                |number| unseen.has_row("number", &format!("{before}{number}")),
                found,
            );
        }
    }
}

impl List {
    /// Finds what is missing between its rows, but for numbers that are known not to be shown.
    fn find(self, content: &Content<'_>, is_unseen: impl Fn(u32) -> bool, found: &mut Found<'_>) {
        let mut rows: BTreeMap<u32, &Numbered> = BTreeMap::new();
        for row in &self.rows {
            rows.entry(row.number).or_insert(row);
        }
        let (Some(first), Some(last)) = (rows.keys().next(), rows.keys().next_back()) else {
            return;
        };
        let missing = (last - first) as usize + 1 - rows.len();
        if rows.len() < self.fewest || missing * self.rows_for_each > rows.len() {
            return;
        }
        let pairs: Vec<_> = rows.values().collect();
        for pair in pairs.windows(2) {
            let [before, after] = pair else { continue };
            let gap: Vec<u32> = (before.number + 1..after.number).collect();
            if gap.is_empty() || gap.iter().any(|number| is_unseen(*number)) {
                continue;
            }
            let (what, prefix) = (self.what, &self.before);
            let missing = match gap.as_slice() {
                [only] => format!("{what} {prefix}{only} is missing"),
                [one, other] => {
                    format!("{what}s {prefix}{one} and {prefix}{other} are missing")
                }
                [first, .., last] => {
                    format!("{what}s {prefix}{first} to {prefix}{last} are missing")
                }
                [] => continue,
            };
            let place = match after.stands {
                Stands::At(place) => place,
                Stands::Within(place) => content.within(place, &after.printed),
                Stands::InRecord(place) => content.at(place, &[Step::Key("number")]),
            };
            let it = if gap.len() == 1 { "it" } else { "them" };
            found.at(
                place,
                format!(
                    "{missing}: `{}` comes right behind `{}`",
                    after.printed, before.printed
                ),
                format!(
                    "look for {it} in the paper; if the paper leaves {it} out, say that in a silence"
                ),
            );
        }
    }
}

/// The number of "17" and "17a"; none of all else, such as "3.1", "d" and "2024/7".
fn leading(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (text.len() - digits.len() <= 1
        && digits.len() <= 4
        && digits.bytes().all(|b| b.is_ascii_digit()))
    .then(|| digits.parse().ok())?
}

/// The letters and the number of "R4" and "4"; none of "4R" and "HSC-4".
fn lettered(text: &str) -> Option<(&str, u32)> {
    let at = text.find(|c: char| !c.is_ascii_uppercase())?;
    let (before, number) = text.split_at(at);
    (before.len() < 4).then_some(())?;
    Some((before, leading(number)?))
}

/// The number of "12", "12a" and "4.1": an item that is there, whole or in parts.
fn leading_any(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end.min(4))?.parse().ok()
}
