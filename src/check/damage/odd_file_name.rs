//! The name of a file holds a character that nobody sees, or that turns the direction of what follows.
//!
//! Why it matters: what readers download may look like another kind of file than it is, and a link that
//! somebody types by hand does not find it.
//!
//! How to mend it: give the file a name of plain letters, digits and hyphens, and correct what leads to it.
//!
//! Example: a document whose name holds U+202E, so that it reads `report-exe.pdf` but ends otherwise.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "odd-file-name",
    Severity::Warning,
    include_str!("odd_file_name.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let sources = content.sources;
    let texts = sources
        .texts()
        .iter()
        .map(|source| (source.path.as_str(), false));
    let files = sources.attachments().iter().map(|file| {
        let is_published = content.register.attachments.contains_key(&file.path);
        (file.path.as_str(), is_published)
    });
    let is_odd = |path: &str| !path.is_ascii() || path.bytes().any(|b| b.is_ascii_control());
    for (path, is_published) in texts.chain(files).filter(|(path, _)| is_odd(path)) {
        let Some(odd) = path.chars().find(|c| is_unseen(*c)) else {
            continue;
        };
        let seen: String = path.chars().filter(|c| !is_unseen(*c)).collect();
        let what = match turns(odd) {
            true => "turns the direction of what follows",
            false => "nobody sees",
        };
        let finding = found.in_file(
            format!("{}/{seen}", sources.folder),
            format!(
                "the file's name holds a character (U+{:04X}) that {what}",
                u32::from(odd)
            ),
            "give the file a name of plain letters, digits and hyphens",
        );
        // Nobody but the officer sees the name of a text's file.
        if turns(odd) && is_published {
            finding.severity = Severity::Error;
        }
    }
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_unseen(c: char) -> bool {
    turns(c)
        || c.is_control()
        || matches!(
            c,
            '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'
                ..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}'
        )
}
