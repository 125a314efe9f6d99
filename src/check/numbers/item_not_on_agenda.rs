//! A recommendation comes from an agenda item that its meeting does not have.
//!
//! Why it matters: a reader who wants to know what was said looks for the item and finds none.
//!
//! How to mend it: correct the `item` or the `meeting` of the recommendation, or add the item to the record
//! of the meeting.
//!
//! Example: `item: 9` in a recommendation of a meeting with the items 1 to 6.

use crate::check::numbers::unseen::Unseen;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Part;

pub(super) const CHECK: Check = Check::new(
    "item-not-on-agenda",
    Severity::Warning,
    include_str!("item_not_on_agenda.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut unseen = None;
    for meeting in content.register.meetings.rows() {
        let numbers = meeting.record.parts.iter().filter_map(|part| match part {
            Part::Item(item) => leading(&item.number),
            Part::Heading { .. } => None,
        });
        let mut numbers: Vec<u32> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        // Of an agenda with gaps nobody knows what is left out.
        let is_whole = (1..).zip(&numbers).all(|(place, number)| place == *number);
        let Some(last) = numbers.last().filter(|_| is_whole) else {
            continue;
        };
        for id in &meeting.made {
            let record = &content.register.recommendations[*id].record;
            let Some(item) = record.item.as_deref() else {
                continue;
            };
            let Some(number) = leading(item).filter(|number| number > last) else {
                continue;
            };
            let source = meeting.record.standing.place.source;
            let unseen = unseen.get_or_insert_with(|| Unseen::of(content));
            if unseen.has_item(source, number) {
                continue;
            }
            let place = content.at(record.standing.place, &[Step::Key("item")]);
            let has = match last {
                1 => "only an item 1".to_owned(),
                last => format!("the items 1 to {last}"),
            };
            found.at(
                place,
                format!(
                    "there is no item {item}: the meeting `{}` has {has}",
                    meeting.record.reference.text
                ),
                format!(
                    "correct the `item` or the `meeting`, or add the item in {}",
                    content.line(meeting.record.standing.place)
                ),
            );
        }
    }
}

/// The number of "12", "12a" and "4.1".
fn leading(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end.min(4))?.parse().ok()
}
