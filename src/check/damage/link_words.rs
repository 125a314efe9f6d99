//! A link whose words are themselves an address, and another one than it opens: found here, and told of by the
//! check for bad links.

use std::ops::Range;

/// The words of a link that are another address than its target, with where they stand in the link.
///
/// `link` is the whole of it as written, `[words](target)`; one whose target stands elsewhere is not looked at.
pub(super) fn other_address(link: &str, target: &str) -> Option<Range<usize>> {
    let end = link.strip_prefix('[')?.find("](")? + 1;
    let written = &link[1..end];
    let words = written.trim_matches([' ', '*', '_', '`', '.', ',', ';']);
    let is_other = if let Some(mailbox) = target.strip_prefix("mailto:") {
        is_mailbox(words) && !is_same_mailbox(words, mailbox)
    } else if let Some(number) = target.strip_prefix("tel:") {
        is_number(words) && digits(words) != digits(number)
    } else {
        is_other_page(words, target)
    };
    let start = 1 + written.find(words)?;
    is_other.then_some(start..start + words.len())
}

fn is_mailbox(words: &str) -> bool {
    let parts = words.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !words.contains(|c: char| c.is_whitespace() || c == ',')
}

/// A subject may follow a mailbox, and others may stand beside it.
fn is_same_mailbox(words: &str, target: &str) -> bool {
    let mut mailboxes = target.split('?').next().unwrap_or_default().split(',');
    target.contains('%') || mailboxes.any(|mailbox| mailbox.trim().eq_ignore_ascii_case(words))
}

/// A whole number of a telephone, and nothing else.
fn is_number(words: &str) -> bool {
    let is_written = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    words.chars().all(is_written) && digits(words).len() >= 9
}

/// The digits of a telephone's number without what stands for the country or for its lack.
fn digits(number: &str) -> String {
    let number = number.replace("(0)", "");
    let all: String = number.chars().filter(char::is_ascii_digit).collect();
    let own = all.strip_prefix("0044").or_else(|| all.strip_prefix("44"));
    own.unwrap_or(&all).trim_start_matches('0').to_owned()
}

/// Whether words are a web address of another site than a target, or written out in full of another page.
fn is_other_page(words: &str, target: &str) -> bool {
    let is_one_word = !words.contains(char::is_whitespace);
    let (Some((host, page)), Some((other_host, other_page))) = (parts(words), parts(target)) else {
        return false;
    };
    let is_address = words.contains("://") || words.starts_with("www.");
    if !is_one_word || !is_address || !target.contains("://") {
        return false;
    }
    let lies_below = |one: &str, other: &str| {
        one.strip_suffix(other)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    if !lies_below(&host, &other_host) && !lies_below(&other_host, &host) {
        return true;
    }
    // A short address of the same council may lead on, and a long one may be cut short for the eye.
    let page = page.trim_end_matches(['.', '\u{2026}', '/']);
    words.contains("://") && host == other_host && !other_page.starts_with(page)
}

/// The host of a web address in small letters without `www.`, and what follows it.
fn parts(address: &str) -> Option<(String, &str)> {
    let bare = address
        .split_once("://")
        .map_or(address, |(_, behind)| behind);
    let end = bare.find(['/', '?', '#']).unwrap_or(bare.len());
    let host = bare[..end].to_ascii_lowercase();
    let name = host.strip_prefix("www.").unwrap_or(&host);
    name.contains('.').then(|| (name.to_owned(), &bare[end..]))
}
