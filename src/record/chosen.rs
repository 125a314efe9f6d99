//! One value as it was written: one of a few words, or a date; what it cannot be is a finding.

use crate::diagnostic::{Finding, Report};
use crate::record::fields::Text;
use crate::record::meant::meant;
use crate::term::PartialDate;
use crate::term::text::one_of;

/// Reads one of a few words, or says which there are.
pub fn choose<T: Copy>(text: &Text, of: &str, choices: &[(&'static str, T)]) -> Result<T, Finding> {
    let folded = text.text.to_lowercase();
    if let Some((_, value)) = choices.iter().find(|(word, _)| *word == folded) {
        return Ok(*value);
    }
    let words = choices.iter().map(|(word, _)| *word);
    let message = format!("{of} is {}, not `{}`", one_of(words.clone()), text.text);
    let finding = Finding::error("unknown-word", text.place, message);
    Err(match meant(&folded, words) {
        Some(near) => finding.did_you_mean(Some(near)),
        None => {
            finding.help("write one of these words; what else there is to say belongs in `notes`")
        }
    })
}

/// Reads a date, and says so where it looks like a day that the calendar does not have.
pub fn read_date(text: &Text, report: &mut Report) -> PartialDate {
    let date = PartialDate::read(&text.text);
    if date.is_impossible() {
        let message = format!("the calendar has no day `{}`", text.text);
        report.add(
            Finding::error("impossible-date", text.place, message)
                .help("write it as day, month, year: `31/05/18` or `31 May 2018`"),
        );
    }
    date
}
