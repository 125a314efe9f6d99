//! A person, post, body or organisation is named twice in one list of leads or owners.
//!
//! Why it matters: a doubled name is the mark of two rows or two columns that were read as one, so
//! that a lead or a whole row may be missing elsewhere. The page shows each name once.
//!
//! How to mend it: look at the paper, name each once, and see whether the row before or behind lost
//! its own.
//!
//! Example: `leads: Anne Example/Kit Sample Anne Example/Kit Sample`.

use crate::check::names::known::name_of;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "lead-twice",
    Severity::Warning,
    include_str!("lead_twice.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (place, parties) in &content.register.named_twice {
        let mut names: Vec<String> = Vec::new();
        for party in parties {
            let name = format!("`{}`", name_of(content.register, *party));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let message = match names.as_slice() {
            [] => continue,
            [one] => format!("{one} is named twice in this list"),
            [first @ .., last] => {
                format!(
                    "{} and {last} are each named twice in this list",
                    first.join(", ")
                )
            }
        };
        found.at(
            *place,
            message,
            "name each once; look in the paper whether two rows were read as one",
        );
    }
}
