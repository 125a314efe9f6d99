//! A link or a web address in the text is cut, misread or written so that it leads nowhere, or its words are another
//! address than the one it opens.
//!
//! Why it matters: readers cannot reach the paper that shows where a fact comes from. A link that
//! publishing cannot use is dropped, and only its words stay. Who prints a page, or writes to the address that it
//! shows, reaches somebody else than who follows the link.
//!
//! How to mend it: copy the address from the browser again. To a record write `ref:REFERENCE`, to a
//! file of your own `documents/…`.
//!
//! Example: `[the agenda](/meetings/january/)`, `http//example.org`, or
//! `https://example.org/ieListDocuments.aspx?Cld=1&Mld=2` with `l` for `I`.

use crate::check::damage::lines::body_start;
use crate::check::damage::link_words::other_address;
use crate::check::privacy::own_network::is_own_host;
use crate::check::{Check, Content, Found, Looks, Pattern, Told, Writing};
use crate::diagnostic::{Mend, Severity};
use crate::prose::links;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "bad-link-in-text",
    Severity::Error,
    include_str!("bad_link_in_text.rs"),
    Looks::AtWords(
        &[
            "](", "://", "http", "www", ".aspx", "ld=", "mailto:", "] (", "gov.uk/", ")[", "ttp:",
            "tps:", "htp", "@@", ",org", ",gov", ",com", ",net", ",nhs",
        ],
        look,
    ),
);

static MISSPELT: Pattern = Pattern::new(
    r"(?i)(?:\b(?:https?//|https?;//|https?:/[^/\s]|https?:\\\\|https?: //|https?:www|hhttps?:|htt?t?p?s?://|hppts?:|htps?:|httsp:|htttps?:|htpp?s?:)|(?:^|[\s(<])(?:t?tps?|ps)://)[^\s)>]*",
);
static MAILBOX: Pattern = Pattern::new(
    r"(?i)[a-z0-9][a-z0-9._-]*@@[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9][a-z0-9._-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*,(?:org|gov|com|net|nhs)(?:[.,]uk)?\b",
);
static TWICE: Pattern = Pattern::new(r"(?i)\bhttps?:/*(?:https?:?/|//[/]+)[^\s)>]*");
static ADDRESS: Pattern = Pattern::new(r#"(?i)\bhttps?://[^\s)>\]"'`|]*"#);
static BLANK_IN_TARGET: Pattern =
    Pattern::new(r#"\]\((?:https?://|documents/|mailto:)[^\s()<>"']*[ \t]+[^"'\s()][^()\n"']*\)"#);
static BLANK_AFTER_SCHEME: Pattern = Pattern::new(r"(?i)\bhttps?://[ \t]+[a-z0-9.-]+\.[a-z]{2,}");
/// A name of a host that a blank parts before its end.
static BLANK_IN_HOST: Pattern = Pattern::new(
    r"(?i)\bhttps?://(?:[a-z0-9-]+\.)*(?P<last>[a-z0-9-]+)(?:\.[ \t]+|[ \t]+\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/[^\s)>]*",
);
static OPEN: Pattern = Pattern::new(r"\]\((?:https?://|www\.)[^\s()]*(?:\s|$)");
static PARTED: Pattern = Pattern::new(r"\][ \t]+\(https?://[^\s()]*\)");
static REVERSED: Pattern = Pattern::new(r"\([^()\n]{1,80}\)\[https?://[^\]\s]*\]");
static BARE: Pattern = Pattern::new(
    r"(?i)[a-z0-9][a-z0-9.-]*\.(?:gov\.uk|nhs\.uk|org\.uk|co\.uk|ac\.uk|org|com|net)/[^\s)>\]]*(?:\.aspx|\?)[^\s)>\]]*",
);
static WORN: Pattern = Pattern::new(
    r"(?i)(?:^|[\s(])(?:ww\.|w\.|wwww+\.|www[,;]|www\.\.)[a-z0-9-]+(?:[.,][a-z0-9-]+)*\.[a-z]{2,}[^\s)]*",
);
static MISREAD_KEY: Pattern =
    Pattern::new(r"[?&](?:amp;)?((?:C|M|AI|Al|I|l|D|U|UI|R|E|OL|P)ld|lId|AlId|lD)=");
static MISREAD_PAGE: Pattern = Pattern::new(
    r"/(?:le|Ie|1e)(?:List|Doc|Decision|Issue|Agenda)[A-Za-z]*\.aspx|/ie[A-Za-z]*(?:rn|[a-z]I[a-z])[A-Za-z]*\.aspx|\.(?:aspxx|asxp|apsx)\?",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let mut told = Told::default();
    look_at_targets(writing, found, &mut told);
    let near = &writing.near();
    look_at_shape(near, found, &mut told);
    look_at_addresses(near, found, &mut told);
    for hit in MAILBOX.find_iter(near.text) {
        let words = (
            format!("`{}` is no mail address", hit.as_str()),
            "write it with one `@`, and with a full stop before its end",
        );
        tell(near, hit.range(), words, found, &mut told);
    }
}

/// Adds a finding, unless one is told there already.
fn tell(
    writing: &Writing<'_>,
    span: Range<usize>,
    words: (String, impl Into<String>),
    found: &mut Found<'_>,
    told: &mut Told,
) {
    if told.add(span.clone()) {
        found.at(writing.place(span), words.0, words.1);
    }
}

/// The targets of links in Markdown that publishing drops, or that are not whole.
fn look_at_targets(writing: &Writing<'_>, found: &mut Found<'_>, told: &mut Told) {
    for (start, markdown) in passages(writing) {
        for (span, target) in links(markdown) {
            let whole = markdown.get(span.clone()).unwrap_or_default();
            let inner = match whole.rfind(target.as_str()) {
                Some(at) if !target.is_empty() => at..at + target.len(),
                _ => 0..whole.len(),
            };
            let place = start + span.start + inner.start..start + span.start + inner.end;
            let is_picture = whole.starts_with('!');
            if let Some(words) = fault_of_target(&target, is_picture) {
                tell(writing, place, words, found, told);
            } else if let Some(words) = other_address(whole, &target)
                && told.add(place.clone())
            {
                let shown = &whole[words.clone()];
                let at = start + span.start;
                let finding = found.at(
                    writing.place(at + words.start..at + words.end),
                    format!("this link says `{shown}`, and opens `{target}`"),
                    "write the same address in both, or words that say what the link opens",
                );
                finding.severity = Severity::Warning;
            }
        }
    }
}

/// The pieces of Markdown in which a link may stand, with where each begins: the text of a record, and
/// line by line what stands in a table or in front matter.
fn passages<'t>(writing: &Writing<'t>) -> Vec<(usize, &'t str)> {
    let body = body_start(writing);
    let mut passages = Vec::new();
    let mut at = 0;
    let facts = writing.text.get(..body).unwrap_or_default();
    // Most facts hold no link, and need no look line by line.
    let lines = Some(facts).filter(|facts| facts.contains("]("));
    for line in lines
        .into_iter()
        .flat_map(|facts| facts.split_inclusive('\n'))
    {
        if line.contains("](") {
            let words = line.trim_start_matches([' ', '-', '>', '|']);
            passages.push((at + line.len() - words.len(), words));
        }
        at += line.len();
    }
    let markdown = writing.text.get(body..).unwrap_or_default();
    if markdown.contains("](") || markdown.contains("]:") || markdown.contains('<') {
        passages.push((body, markdown));
    }
    passages
}

fn fault_of_target(target: &str, is_picture: bool) -> Option<(String, String)> {
    const SCHEMES: [&str; 2] = ["https://", "http://"];
    if target.is_empty() {
        let message = match is_picture {
            true => "the picture has no address, so no page shows it",
            false => "the link leads nowhere",
        };
        let help = "write the address between the round brackets";
        return Some((message.to_owned(), help.to_owned()));
    }
    if target.starts_with("ref:") || target.starts_with("documents/") {
        return None;
    }
    if is_picture {
        return Some((
            format!("the picture `{target}` is left out of the page"),
            "put the file into `documents/` and write `![what it shows](documents/…)`".to_owned(),
        ));
    }
    if target.starts_with('#') || target.starts_with("tel:") {
        return None;
    }
    if let Some(mailbox) = target.strip_prefix("mailto:") {
        let mailbox = mailbox.split('?').next().unwrap_or_default();
        let host = mailbox.split('@').nth(1).unwrap_or_default();
        let is_sound =
            mailbox.matches('@').count() == 1 && host.contains('.') || mailbox.contains(',');
        return (!is_sound).then(|| {
            (
                format!("`{target}` is no mail address"),
                "write `mailto:` and the whole address, as `mailto:team@example.org`".to_owned(),
            )
        });
    }
    if SCHEMES.iter().any(|scheme| target.starts_with(scheme)) {
        return None;
    }
    let lower = target.to_ascii_lowercase();
    if lower.starts_with("file:") || lower.starts_with("\\\\") || lower.contains(":\\") {
        // Told as a place that only colleagues reach.
        return None;
    }
    let own_file = target.find("documents/").and_then(|at| target.get(at..));
    if let Some(file) = own_file.filter(|_| target.starts_with(['.', '/'])) {
        let message = format!("the link to `{target}` is dropped when the page is made");
        return Some((message, format!("write `{file}`")));
    }
    let help = if lower.starts_with("www.") || lower.contains(".gov.uk") {
        "write `https://` in front"
    } else if target.starts_with('/') || target.starts_with("..") {
        "to a record write `ref:REFERENCE`, to a file of your own `documents/…`"
    } else if target.contains('@') {
        "write `mailto:` in front"
    } else {
        "write a whole address that begins with `https://`, or `ref:REFERENCE`, or `documents/…`"
    };
    Some((
        format!("the link to `{target}` is dropped when the page is made"),
        help.to_owned(),
    ))
}

/// Addresses and links that are not written as such.
fn look_at_shape(writing: &Writing<'_>, found: &mut Found<'_>, told: &mut Told) {
    let text = writing.text;
    let body = body_start(writing);
    let trim = |hit: &str, start: usize| {
        let lead = hit.len()
            - hit
                .trim_start_matches([' ', '\n', '\r', '\t', '(', '<'])
                .len();
        let words = hit
            .trim()
            .trim_start_matches(['(', '<'])
            .trim_end_matches(['.', ',', ';']);
        (start + lead..start + lead + words.len(), words.to_owned())
    };
    for hit in BLANK_IN_TARGET
        .find_iter(text)
        .filter(|hit| hit.start() >= body)
    {
        let words = (
            "the address of this link holds a blank, so it is no link".to_owned(),
            "copy the address again; write `%20` for a blank that belongs to it",
        );
        tell(writing, hit.start() + 2..hit.end() - 1, words, found, told);
    }
    for (sign, pattern, message, help) in [
        (
            "](",
            &OPEN,
            "the round bracket of this link is not closed",
            "write `)` behind the address",
        ),
        (
            "]",
            &PARTED,
            "a blank parts the words of this link from its address",
            "write `](` without a blank between",
        ),
        (
            ")[",
            &REVERSED,
            "the brackets of this link are the wrong way round",
            "write `[words](https://…)`",
        ),
    ] {
        if !text.contains(sign) {
            continue;
        }
        for hit in pattern.find_iter(text).filter(|hit| hit.start() >= body) {
            // A title of the link may follow its address.
            let behind = text[hit.end()..].trim_start();
            if std::ptr::eq(pattern, &OPEN) && behind.starts_with(['"', '\'', '(', ')']) {
                continue;
            }
            let (span, _) = trim(hit.as_str(), hit.start());
            tell(writing, span, (message.to_owned(), help), found, told);
        }
    }
    for hit in BLANK_AFTER_SCHEME.find_iter(text) {
        let words = (
            format!("`{}` has a blank in it", hit.as_str()),
            "take the blank out",
        );
        tell(writing, hit.range(), words, found, told);
    }
    for hit in BLANK_IN_HOST.captures_iter(text) {
        // An address may end a sentence.
        const ENDS: [&str; 9] = [
            "uk", "org", "com", "net", "eu", "info", "wales", "scot", "london",
        ];
        let (Some(all), Some(last)) = (hit.get(0), hit.name("last")) else {
            continue;
        };
        if !ENDS.contains(&last.as_str().to_ascii_lowercase().as_str()) {
            let words = (
                format!("`{}` has a blank in it", all.as_str()),
                "take the blank out",
            );
            tell(writing, all.range(), words, found, told);
        }
    }
    for (pattern, help) in [
        (&TWICE, "write `https://` once"),
        (&MISSPELT, "an address begins with `https://`"),
        (
            &WORN,
            "copy the address again: it begins with `https://www.`",
        ),
    ] {
        for hit in pattern.find_iter(text) {
            let (span, words) = trim(hit.as_str(), hit.start());
            let lower = words.to_ascii_lowercase();
            let is_sound = (lower.starts_with("https://") || lower.starts_with("http://"))
                && !std::ptr::eq(pattern, &TWICE);
            if is_sound || words.len() < 5 {
                continue;
            }
            let message = format!("`{words}` is not a whole web address");
            tell(writing, span, (message, help), found, told);
        }
    }
}

/// Whole addresses: their hosts and what stands behind them.
fn look_at_addresses(writing: &Writing<'_>, found: &mut Found<'_>, told: &mut Told) {
    let text = writing.text;
    for hit in ADDRESS.find_iter(text) {
        let words = hit
            .as_str()
            .trim_end_matches(['.', ',', ';', ':', '\u{2019}', '\u{201d}']);
        let behind = words.find("://").map_or(0, |at| at + 3);
        let host = words[behind..]
            .split(['/', '?', '#'])
            .next()
            .unwrap_or_default();
        let name = host.rsplit('@').next().unwrap_or_default();
        // A machine of the council's own network is told as such.
        let port = name.split_once(':').map(|(_, port)| port);
        let has_port = port.is_some_and(|port| port.parse::<u16>().is_ok());
        let name = name.split(':').next().unwrap_or_default();
        // In the help of a settings file `https://` may stand alone.
        let is_ellipsis = words.contains('\u{2026}') || words.contains("...") || name.is_empty();
        let has_gap = name.contains("..") || name.starts_with('.') || name.ends_with('-');
        let is_bare = !name.contains('.') && !has_port && !is_own_host(name);
        let is_odd = name.contains([',', '_', '*', '\\', '!']);
        if !is_ellipsis && (has_gap || is_bare || is_odd) {
            let span = hit.start()..hit.start() + words.len();
            let message = format!("`{words}` is not a whole web address");
            let help = "copy the address again from the browser";
            tell(writing, span, (message, help), found, told);
        }
    }
    // What these end with is seldom there, and quicker to look for.
    let holds = |ends: &[&str]| ends.iter().any(|end| text.contains(end));
    let keys = holds(&["d=", "D="]).then(|| MISREAD_KEY.captures_iter(text));
    for hit in keys.into_iter().flatten() {
        if let Some(key) = hit.get(1) {
            let place = writing.place(key.range());
            let meant = match key.as_str() {
                "lId" | "lD" => "IId".to_owned(),
                "AlId" => "AIId".to_owned(),
                "Alld" | "AIld" | "Alld=" => "AIId".to_owned(),
                other => format!("{}Id", other.trim_end_matches("ld").replace('l', "I")),
            };
            let message = format!("`{}` in this address is misread: `l` for `I`", key.as_str());
            let finding = found.at(place, message, format!("write `{meant}`"));
            finding.mend = Some(Box::new(Mend {
                place,
                words: meant,
            }));
        }
    }
    let pages = holds(&[".a"]).then(|| MISREAD_PAGE.find_iter(text));
    for hit in pages.into_iter().flatten() {
        found.at(
            writing.place(hit.range()),
            format!("`{}` in this address is misread", hit.as_str()),
            "copy the address again from the browser",
        );
    }
    let bare = holds(&[".a", ".A", "?"]).then(|| BARE.find_iter(text));
    for hit in bare.into_iter().flatten() {
        look_at_bare(writing, hit.range(), found, told);
    }
}

/// An address without `https://`, whose beginning may be lost.
fn look_at_bare(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>, told: &mut Told) {
    let text = writing.text;
    let before = &text[..span.start];
    let is_part = before.ends_with(['/', '@', '.', '-', ':', '=', '%', '_', '\\'])
        || before.ends_with(|c: char| c.is_alphanumeric());
    let words = text[span.clone()].trim_end_matches(['.', ',', ';']);
    let host = words.split('/').next().unwrap_or_default();
    // A host of its own, such as `example.gov.uk`, is whole; one below it may have lost letters.
    let is_whole = host.starts_with("www.") || host.split('.').count() < 4;
    if is_part || is_whole {
        return;
    }
    let end = span.start + words.len();
    if !told.add(span.start..end) {
        return;
    }
    let finding = found.at(
        writing.place(span.start..end),
        format!("`{words}` has no `https://`, and its beginning may be lost"),
        "copy the whole address again from the browser",
    );
    finding.severity = Severity::Warning;
}
