//! Something is exempt, and nothing says how the public interest test came out.
//!
//! Why it matters: information is exempt only as long as the public interest in keeping it back is
//! greater than that in publishing it. A paragraph of Schedule 12A by itself is half of the reason.
//!
//! How to mend it: add the outcome of the test: `public interest` beside `paragraph`, or words behind
//! the comma of an agenda item. Write nothing there that is itself exempt.
//!
//! Example: `exempt: {paragraph: 3}` or `Exempt: paragraph 3, TBC`; with the test, `exempt: {paragraph: 3, public interest: The bids
//! are still open.}`

use crate::check::duty::source;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "exempt-without-public-interest-test",
    Severity::Warning,
    include_str!("exempt_without_public_interest_test.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for exempted in &content.register.exemptions {
        if !exempted.is_tested {
            // Where the paragraph cannot be read, another finding asks for it.
            let by = match exempted.paragraph {
                0 => String::new(),
                paragraph => format!(" by paragraph {paragraph}"),
            };
            found.at(
                exempted.place,
                format!("exempt{by}, and nothing says how the public interest test came out"),
                format!(
                    "add `public interest`, or for an agenda item words behind a comma, and nothing \
                     that is itself exempt. {}",
                    source::law("Local Government Act 1972, Schedule 12A")
                ),
            );
        }
    }
}
