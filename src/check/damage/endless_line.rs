//! A line is longer than anybody writes, and only its beginning was looked at.
//!
//! Why it matters: no paragraph is this long, so something went wrong when the text was pasted in. The
//! checks read the first 20,000 bytes of a line only; what stands behind them may hold anything.
//!
//! How to mend it: break the line into paragraphs, or take out what should not be there.
//!
//! Example: a table or a picture that was pasted in as one line of 3 million signs.

use crate::check::content::{LONGEST_LINE, endless_lines};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::source::Place;

pub(super) const CHECK: Check = Check::new(
    "endless-line",
    Severity::Warning,
    include_str!("endless_line.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for source in content.sources.texts() {
        if source.text.len() <= LONGEST_LINE {
            continue;
        }
        for (line, _) in endless_lines(&source.text) {
            found.at(
                Place::new(source.id, line.clone()),
                format!(
                    "a line of {} bytes: only the first {LONGEST_LINE} were looked at",
                    line.len()
                ),
                "break it into paragraphs, or take out what should not be there",
            );
        }
    }
}
