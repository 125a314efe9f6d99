//! A link leads to a place that only colleagues can reach: an intranet, a shared drive, a work area.
//!
//! Why it matters: the public finds nothing there, and the address tells strangers how the council's
//! own network is built.
//!
//! How to mend it: put the file into `documents/`, or link to the published paper.
//!
//! Example: `[The minutes](https://intranet/scrutiny/minutes)` or `S:\Scrutiny\minutes.docx`.

use crate::check::privacy::own_network::is_own_host;
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "intranet-link",
    Severity::Warning,
    include_str!("intranet_link.rs"),
    Looks::AtWords(
        &[
            "intranet",
            "localhost",
            ".local",
            ".internal",
            ".lan",
            ".corp",
            ".intra",
            "file:/",
            "\\\\",
            "://10.",
            "://192.168.",
            "://172.",
            "://127.",
            "192.168.",
            "sharepoint",
            "onedrive",
            "1drv.ms",
            "teams.microsoft",
            "teams.live",
            "drive.google",
            "docs.google",
            "/sites/",
            "vpn",
            ":\\",
            ":/",
            "dropbox.com",
            "outlook.office",
            "mail.google",
            ":80",
            ":8443",
            "safelinks.protection",
        ],
        look,
    ),
);

static PATH: Pattern =
    Pattern::new(r#"(?i)\bfile:/{1,3}[^\s)>\]"]+|\\\\[A-Za-z0-9][A-Za-z0-9.-]*\\[^\s)>\]"]+"#);
static DRIVE: Pattern = Pattern::new(r#"\b[A-Z]:(?:\\{1,2}|/)[A-Za-z0-9][^\n)>\]"|]*"#);
static ADDRESS: Pattern = Pattern::new(r#"(?i)\bhttps?://([^\s/?#)>\]"'`|]+)([^\s)>\]"'`|]*)"#);
static SHORTCUT: Pattern = Pattern::new(r#"(?:^|[\s(<"])(/(?:sites|teams|personal)/[^\s)>\]"]+)"#);
static BARE: Pattern = Pattern::new(
    r"(?i)(?:^|[\s(])((?:intranet|[a-z0-9-]+\.sharepoint\.com|192\.168\.\d{1,3}\.\d{1,3})/[^\s)>\]]+)",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let writing = &writing.near();
    let text = writing.text;
    for hit in PATH.find_iter(text) {
        let words = hit.as_str().trim_end_matches(['.', ',', ';', ':']);
        // `http:\\www.example.org` is a mistyped address of the web, told as such.
        if !text[..hit.start()].ends_with("http:") && !text[..hit.start()].ends_with("https:") {
            tell(writing, hit.start()..hit.start() + words.len(), found);
        }
    }
    for hit in DRIVE.find_iter(text) {
        let words = hit.as_str().trim_end();
        let before = &text[..hit.start()];
        if !before.ends_with(['/', '\\']) && !words[2..].starts_with("//") {
            // A path may hold blanks, up to the ending of its file.
            let end = ending(words).unwrap_or_else(|| words.find(' ').unwrap_or(words.len()));
            tell(writing, hit.start()..hit.start() + end, found);
        }
    }
    for hit in ADDRESS.captures_iter(text) {
        let (Some(whole), Some(host)) = (hit.get(0), hit.get(1)) else {
            continue;
        };
        let path = hit.get(2).map_or("", |path| path.as_str());
        if is_inside(host.as_str(), path) {
            let words = whole.as_str().trim_end_matches(['.', ',', ';', ':']);
            tell(writing, whole.start()..whole.start() + words.len(), found);
        }
    }
    for pattern in [&SHORTCUT, &BARE] {
        for hit in pattern.captures_iter(text) {
            if let Some(path) = hit.get(1) {
                let words = path.as_str().trim_end_matches(['.', ',', ';', ':']);
                tell(writing, path.start()..path.start() + words.len(), found);
            }
        }
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let words = &writing.text[span.clone()];
    let message = format!("`{words}` is a place that only colleagues can reach");
    found.at(
        writing.place(span),
        message,
        "put the file into `documents/`, or link to the published paper",
    );
}

/// Where the name of a file ends in a path with blanks.
fn ending(path: &str) -> Option<usize> {
    const ENDINGS: [&str; 8] = [
        ".docx", ".doc", ".xlsx", ".xls", ".pdf", ".pptx", ".msg", ".txt",
    ];
    let lower = path.to_ascii_lowercase();
    ENDINGS
        .iter()
        .filter_map(|ending| lower.find(ending).map(|at| (at, at + ending.len())))
        // The longer of two that begin at one place: `.docx`, not `.doc`.
        .min_by_key(|(at, end)| (*at, usize::MAX - end))
        .map(|(_, end)| end)
}

fn is_inside(host: &str, path: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let host = host.rsplit('@').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    let mut labels = name.split('.');
    let first = labels.next().unwrap_or_default();
    let last = name.rsplit('.').next().unwrap_or_default();
    let numbers: Vec<u8> = name
        .split('.')
        .filter_map(|part| part.parse::<u8>().ok())
        .collect();
    let is_private_number = match numbers.as_slice() {
        [10, ..] | [127, ..] | [192, 168, ..] => numbers.len() == 4,
        [172, second, ..] => numbers.len() == 4 && (16..=31).contains(second),
        _ => false,
    };
    let port = host.split_once(':').map(|(_, port)| port);
    let has_port = port.is_some_and(|port| port.parse::<u16>().is_ok());
    let is_bare = !name.contains('.') && (has_port || is_own_host(name));
    is_private_number
        || matches!(
            last,
            "local" | "internal" | "lan" | "corp" | "intra" | "intranet" | "localdomain"
        ) && name.contains('.')
        || is_bare
        || name.split('.').any(|label| {
            matches!(
                label,
                "intranet" | "sharepoint" | "vpn" | "remote" | "onedrive"
            ) || label.starts_with("vpn")
                || label.starts_with("intranet")
        })
        || name.ends_with("sharepoint.com")
        || name.ends_with("safelinks.protection.outlook.com")
        || matches!(first, "teams")
            && (name.ends_with("microsoft.com") || name.ends_with("live.com"))
            && !path.contains("meetup-join")
        || matches!(
            name,
            "1drv.ms" | "outlook.office.com" | "outlook.office365.com" | "mail.google.com"
        ) && !path.starts_with("/book/")
            && !path.contains("/bookings")
        || name == "drive.google.com"
        || name == "docs.google.com" && !path.starts_with("/forms/") && !path.contains("/pub")
        || name == "www.dropbox.com" && path.starts_with("/home")
}
