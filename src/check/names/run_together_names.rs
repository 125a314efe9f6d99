//! Two names stand in one list without a sign between them.
//!
//! Why it matters: it is the mark of two lines of a cell that were read as one, and the second name may be
//! that of another row.
//!
//! How to mend it: look at the paper, and part the names with a comma or a slash.
//!
//! Example: `leads: Anne Example Kit Sample`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::fields::Text;
use crate::term::text::name_key;
use std::collections::{HashMap, HashSet};

pub(super) const CHECK: Check = Check::new(
    "run-together-names",
    Severity::Warning,
    include_str!("run_together_names.rs"),
    Looks::Through(look),
);

/// Two people have no more words between them.
const MOST_WORDS: usize = 16;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    // Few cells have so many words, and then alone the names are wanted.
    let recommendations = register.recommendations.rows().iter();
    let leads = recommendations.flat_map(|row| &row.record.leads);
    let actions = register.actions.rows().iter();
    let owners =
        actions.flat_map(|row| row.record.accountable.iter().chain(&row.record.responsible));
    let mut suspects: Vec<&Text> = Vec::new();
    for text in leads.chain(owners) {
        let blanks = text.text.bytes().filter(|byte| *byte == b' ').count();
        if (3..MOST_WORDS).contains(&blanks) {
            suspects.push(text);
        }
    }
    if suspects.is_empty() {
        return;
    }
    let people: HashSet<String> = register
        .people
        .rows()
        .iter()
        .flat_map(|row| std::iter::once(&row.record.name).chain(&row.record.also))
        .filter(|name| name.text.contains(' '))
        .map(|name| name_key(&name.text))
        .collect();
    // The same few cells stand again and again.
    let mut parted: HashMap<&str, Option<(String, String)>> = HashMap::new();
    for text in suspects {
        let names = parted
            .entry(&text.text)
            .or_insert_with(|| two_names(&text.text, &people));
        if let Some((first, second)) = names {
            found.at(
                text.place,
                format!("`{first}` and `{second}` stand without a sign between them"),
                "look at the paper, and part the names with a comma or a slash",
            );
        }
    }
}

/// The two people whose names stand one behind the other.
fn two_names(cell: &str, people: &HashSet<String>) -> Option<(String, String)> {
    let parts = cell.split([',', ';', '/', '&']);
    let mut parts = parts.flat_map(|part| part.split(" and ")).map(str::trim);
    parts.find_map(|part| {
        let words: Vec<&str> = part.split(' ').collect();
        (2..=words.len().checked_sub(2)?).find_map(|at| {
            let (first, second) = (words[..at].join(" "), words[at..].join(" "));
            let are_people = [&first, &second]
                .iter()
                .all(|name| people.contains(&name_key(name)));
            are_people.then_some((first, second))
        })
    })
}
