//! A mobile telephone number stands in the content.
//!
//! Why it matters: a page is public for good, copied and searched. A mobile number belongs to a
//! person, who may leave the post, and the council's own rules on personal data (UK GDPR) ask
//! whether it has to be there.
//!
//! How to mend it: give the mailbox or the switchboard of the role. If the number is a public line,
//! silence this check with that reason.
//!
//! Example: `For questions: Committee Officer, Tel: 07700 900123`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "private-number",
    Severity::Warning,
    include_str!("private_number.rs"),
    Looks::AtWords(&["07", "+44", "0044"], look),
);

static NUMBER: Pattern =
    Pattern::new(r"(?:\+44|0044|\b0)[ \u{a0}-]?(?:\(0\)[ \u{a0}]?)?7\d(?:[ \u{a0}.-]?\d){8}\b");

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    for hit in NUMBER.find_iter(writing.text) {
        found.at(
            writing.place(hit.range()),
            format!("`{}` is a mobile telephone number", hit.as_str()),
            "give the mailbox or the switchboard of the role instead",
        );
    }
}
