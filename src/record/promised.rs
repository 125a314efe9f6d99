//! How a promise, or a line that one was kept, is read: what, and by when or on which day.

use crate::diagnostic::Report;
use crate::record::entry::Promise;
use crate::record::fields::{Text, read_date};
use crate::term::PartialDate;

/// "a progress update, by April 2024": the date stands behind the last "by", "in", "for", "before" and the
/// like. "On" goes with a whole day only, for a report may be on a year; and "not before" is no date by
/// which anything is due.
pub(super) fn promise(fact: &Text, report: &mut Report) -> Promise {
    const WORDS: [&str; 8] = [
        "by",
        "in",
        "for",
        "on",
        "until",
        "before",
        "due",
        "no later than",
    ];
    let made = parted_at(fact, &WORDS);
    if let Some(by) = &made.by
        && by.is_impossible()
    {
        let place = Text {
            text: by.text().to_owned(),
            place: fact.place,
        };
        read_date(&place, report);
    }
    made
}

/// "the plan for the clinics, in March 2024": when it was kept stands behind "in" or "on". A date behind
/// "by" or "for" is that of the promise, which the line repeats.
pub(super) fn kept(fact: &Text) -> Promise {
    let repeated = parted_at(
        fact,
        &["by", "for", "until", "before", "due", "no later than"],
    );
    if repeated.by.is_some() {
        return Promise {
            by: None,
            ..repeated
        };
    }
    parted_at(fact, &["in", "on"])
}

/// The words before the last of these words that a date stands behind, and that date.
fn parted_at(fact: &Text, words: &[&str]) -> Promise {
    let text = fact.text.as_str();
    let place = fact.place;
    // "(by April 2024)" too.
    let folded = text.to_lowercase().replace('(', " ");
    let whole = || Promise {
        text: text.to_owned(),
        by: None,
        place,
    };
    // Lower case may be longer than what it stands for: then the bytes do not tell where it is.
    if folded.len() != text.len() {
        return whole();
    }
    let mut found: Option<(usize, PartialDate)> = None;
    for word in words {
        let Some(at) = folded.rfind(&format!(" {word} ")) else {
            continue;
        };
        // "Before" belongs to the date, for it ends on the day before.
        let behind = if *word == "before" {
            at + 1
        } else {
            at + word.len() + 2
        };
        let Some(rest) = text.get(behind..) else {
            continue;
        };
        let date = PartialDate::read(rest.trim().trim_end_matches(['.', ')']));
        let is_date = date.earliest().is_some() || date.is_impossible();
        let is_meant = match *word {
            "on" => date.exact_day().is_some() || date.is_impossible(),
            "before" => !folded[..at].ends_with(" not") && !folded[..at].ends_with(",not"),
            _ => true,
        };
        if is_date && is_meant && found.as_ref().is_none_or(|(last, _)| at > *last) {
            found = Some((at, date));
        }
    }
    match found {
        Some((at, by)) => Promise {
            text: text[..at]
                .trim()
                .trim_end_matches([',', '(', ' '])
                .to_owned(),
            by: Some(by),
            place,
        },
        None => whole(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Sources};

    #[test]
    fn a_promise_has_its_date_behind_the_last_by() {
        let promise = |words: &str| {
            let sources = Sources::from_texts([("a.md", "")]);
            let text = Text {
                text: words.to_owned(),
                place: Place::new(sources.texts()[0].id, 0..0),
            };
            promise(&text, &mut Report::default())
        };
        let update = promise("a progress update by Midwifery, by April 2024");
        assert_eq!(update.text, "a progress update by Midwifery");
        assert_eq!(update.by.unwrap().text(), "April 2024");
        assert!(promise("a workshop").by.is_none());
        for (words, text, by) in [
            ("a paper (by April 2024)", "a paper", "April 2024"),
            (
                "the plan, no later than 31 March 2025",
                "the plan",
                "31 March 2025",
            ),
            (
                "a paper at the meeting, on 5 March 2025",
                "a paper at the meeting",
                "5 March 2025",
            ),
            (
                "a decision, before 1 May 2024",
                "a decision",
                "before 1 May 2024",
            ),
            (
                "the plan, by the end of March 2025.",
                "the plan",
                "the end of March 2025",
            ),
        ] {
            let made = promise(words);
            assert_eq!(made.text, text);
            assert_eq!(made.by.unwrap().text(), by);
        }
        for words in ["a report on 2024/25", "a decision, not before 1 May 2024"] {
            assert!(promise(words).by.is_none(), "{words}");
        }
    }
}
