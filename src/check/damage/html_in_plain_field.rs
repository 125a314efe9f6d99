//! A tag or a code of HTML stands in a field that is shown as it is written.
//!
//! Why it matters: titles, names, dates and the like are plain words. Readers see the tag itself:
//! `9 <sup>th</sup> of February`.
//!
//! How to mend it: take the tag away, and write the sign itself instead of its code.
//!
//! Example: `title: Review of the 9<sup>th</sup> plan` or `title: Health &amp; care`.

use crate::check::damage::lines::{body_start, key_at, line_around};
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::{Mend, Severity};

pub(super) const CHECK: Check = Check::new(
    "html-in-plain-field",
    Severity::Warning,
    include_str!("html_in_plain_field.rs"),
    Looks::AtWords(
        &[
            "<", "&amp;", "&nbsp;", "&#", "&lt;", "&gt;", "&quot;", "&pound;",
        ],
        look,
    ),
);

static TAG: Pattern = Pattern::new(
    r"(?i)<(?:a|b|br|center|code|del|div|em|font|h[1-6]|i|ins|li|mark|ol|p|s|small|span|strong|sub|sup|table|td|tr|u|ul)(?:\s[^<>\n]*)?/?>",
);
static CODE: Pattern = Pattern::new(
    r"&(?:amp|nbsp|lt|gt|quot|apos|pound|ndash|mdash|rsquo|lsquo|rdquo|ldquo|#\d{2,5});",
);

/// Keys whose values are one line of plain words.
const PLAIN: [&str; 27] = [
    "title",
    "name",
    "names",
    "short name",
    "topic",
    "made on",
    "due",
    "date",
    "period",
    "part",
    "unit",
    "leads",
    "present",
    "apologies",
    "officers",
    "term",
    "expansion",
    "kind",
    "venue",
    "start",
    "end",
    "owner",
    "description",
    "honorific",
    "also",
    "change",
    "focus",
];

/// Codes of signs, and the signs.
const SIGNS: [(&str, &str); 12] = [
    ("&amp;", "&"),
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "\u{2019}"),
    ("&pound;", "\u{a3}"),
    ("&ndash;", "\u{2013}"),
    ("&mdash;", "\u{2014}"),
    ("&rsquo;", "\u{2019}"),
    ("&lsquo;", "\u{2018}"),
    ("&#39;", "\u{2019}"),
];

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let body = body_start(writing);
    let facts = &writing.text[..body];
    for hit in TAG.find_iter(facts) {
        if !is_plain(writing, hit.start()) {
            continue;
        }
        found.at(
            writing.place(hit.range()),
            format!(
                "`{}` is shown on the page as it is written here",
                hit.as_str()
            ),
            "take the tag away: this field holds plain words",
        );
    }
    for hit in CODE.find_iter(facts) {
        if !is_plain(writing, hit.start()) || writing.is_in_address(hit.start()) {
            continue;
        }
        let place = writing.place(hit.range());
        let sign = SIGNS.iter().find(|(code, _)| *code == hit.as_str());
        let finding = found.at(
            place,
            format!(
                "`{}` is shown on the page as it is written here",
                hit.as_str()
            ),
            match sign {
                Some((_, sign)) if !sign.trim().is_empty() => format!("write the sign: `{sign}`"),
                _ => "write the sign itself".to_owned(),
            },
        );
        let is_quoted = facts[line_around(facts, hit.start())].contains(": \"");
        finding.mend = sign
            .filter(|(code, _)| *code == "&amp;" || !is_quoted && *code == "&pound;")
            .map(|(_, sign)| {
                Box::new(Mend {
                    place,
                    words: (*sign).to_owned(),
                })
            });
    }
}

fn is_plain(writing: &Writing<'_>, at: usize) -> bool {
    key_at(writing, at).is_some_and(|key| PLAIN.contains(&key))
}
