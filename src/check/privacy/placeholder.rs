//! Words stand in the content that only kept a place for others.
//!
//! Why it matters: a page with `[insert name]` on it looks as if nobody had read it, and the fact is
//! missing.
//!
//! How to mend it: write what belongs there, or leave the field out.
//!
//! Example: `The lead is [insert name]`, `title: TBC` or `Lorem ipsum`.

use crate::check::damage::lines::{body_start, is_code, key_at, line_around};
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::{Finding, Severity};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "placeholder",
    Severity::Warning,
    include_str!("placeholder.rs"),
    Looks::AtWords(
        &[
            "lorem ipsum",
            "todo",
            "to do:",
            "fixme",
            "xxx",
            "\u{a3}xx",
            "\u{a3}tb",
            "xx%",
            "xx ",
            "[insert",
            "[add ",
            "[enter ",
            "[name",
            "[date",
            "[title",
            "[your ",
            "[tbc",
            "[tba",
            "[check",
            "[confirm",
            "[query",
            "[note to",
            "to check]",
            "to confirm]",
            "to provide]",
            "to update]",
            "[to be ",
            "[to follow",
            "[number",
            "[amount",
            "[link]",
            "[text]",
            "[xx",
            "[...]",
            "[\u{2026}]",
            "[?",
            "<insert",
            "<name",
            "<date",
            "<title",
            "<your ",
            "<number",
            "<amount",
            "<tbc",
            "tbc",
            "tba",
            "tbd",
            "???",
            "untitled",
            "text here",
            "table here",
            "chart here",
            "picture here",
            "photo here",
            "figure here",
            "xx/",
            "dd/mm/yy",
            "\u{a3}[",
            "(to be ",
            "to be confirmed",
            "to follow",
        ],
        look,
    ),
);

static FILLER: Pattern = Pattern::new(
    r"(?i:lorem ipsum)|\b(?:TODO|FIXME)\b:?|\bTO DO:|\?{3,}|(?i:\b(?:insert|add|enter|put) (?:the |your )?(?:text|name|date|title|table|chart|picture|photo|figure|logo|image) here\b|\u{a3}tb[acd]\b|\u{a3}\[[ _.x]*\](?:k|m|bn)?|\bdd/mm/yy(?:yy)?\b|\(to be (?:completed|added|confirmed|inserted|provided|supplied|checked|updated) by [^)\n]{2,40}\))",
);
static CROSSES: Pattern = Pattern::new(
    r"\u{a3}[Xx]{1,4}\b(?:[.,][Xx]+)?|\b[Xx]{2,3}%|\b[Xx]{3,}\b|\b(?:XX|xx) (?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)\b|\b[Xx]{2}/[Xx]{2}/(?:[Xx]{2,4}|\d{2,4})\b",
);
static BRACKETS: Pattern = Pattern::new(
    r"(?i)\[(?:insert\b[^\]\n]*|add (?:the |your |a |name|date|text|link|detail|figure|number)[^\]\n]*|enter (?:the |your |a |name|date|text|number)[^\]\n]*|your [^\]\n]*|(?:name|date|title|number|amount)(?: (?:of|to|tbc|here|and)\b[^\]\n]*)?|link|text|(?:tbc|tba|check|confirm|query)(?: (?:with|by|from|the|if|whether|figure|date|name)\b[^\]\n]*)?|note to [^\]\n]*|[A-Z][A-Za-z. ]{0,30} to (?:check|confirm|provide|update|add)[^\]\n]*|tbd|to be (?:confirmed|added|inserted|completed|agreed|decided)[^\]\n]*|to follow|x{1,6}|\.{3}|\u{2026}|\?+)\]",
);
static POINTED: Pattern = Pattern::new(
    r"(?i)<(?:insert\b[^>\n]*|your [^>\n]*|(?:name|date|title|number|amount)(?: (?:of|here)\b[^>\n]*)?|tbc|tba)>",
);
static WHOLE: Pattern = Pattern::new(
    r"(?im)^(?:#+ +(?:\d+\. +)?|[ ]*-? ?(?:title|name|summary|text|description|reason|remit|topic): *|)[*_\x22']*((?:tbc|tba|tbd|to be confirmed|to be added|to follow|untitled|x{2,}|placeholder|text here)\.?)[*_\x22']*[ \r]*$",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let body = body_start(writing);
    for hit in FILLER.find_iter(text) {
        let in_code = text[line_around(text, hit.start())].contains('`');
        let is_shown = in_code && hit.start() >= body;
        if !is_shown && !writing.is_in_address(hit.start()) {
            tell(writing, hit.range(), found);
        }
    }
    for hit in CROSSES.find_iter(text) {
        let is_code = is_code(writing, hit.start()) || writing.is_in_address(hit.start());
        let is_joined = text[..hit.start()].ends_with(['-', '_', '/', '@', '['])
            || text[hit.end()..].starts_with(['-', '_', '@']);
        if !is_code && !is_joined && !is_thirty(text, hit.range()) {
            tell(writing, hit.range(), found);
        }
    }
    for hit in BRACKETS.find_iter(text) {
        // A link has its address behind, and in YAML square brackets make a list.
        let is_link = text[hit.end()..].starts_with(['(', '[', ':']);
        let is_insert = hit.as_str().to_lowercase().starts_with("[insert");
        let makes_list = hit.start() < body && text[..hit.start()].trim_end().ends_with([':', '-']);
        if !is_link && (is_insert || !makes_list) && !is_elision(text, hit.range()) {
            let finding = tell(writing, hit.range(), found);
            // In a letter that readers are to fill in it stands rightly.
            if hit.start() >= body && !is_insert && is_of_model(text, hit.start()) {
                finding.severity = Severity::Note;
            }
        }
    }
    // In Markdown they read as tags, which is told as such.
    for hit in POINTED.find_iter(&text[..body]) {
        tell(writing, hit.range(), found);
    }
    for hit in WHOLE.captures_iter(text) {
        let Some(words) = hit.get(1) else { continue };
        let whole = hit.get(0).map_or(0, |whole| whole.start());
        let is_plain_line = text[whole..words.start()]
            .trim_matches(['*', '_', '"', '\''])
            .is_empty();
        // In a table of facts only the fields of words are looked at; "TBC" may be a value.
        let is_of_facts = whole < body
            && is_plain_line
            && !matches!(
                key_at(writing, words.start()),
                Some("text" | "summary" | "remit")
            );
        if !is_of_facts {
            tell(writing, words.range(), found);
        }
    }
}

/// Whether a paragraph says before a place that what follows is a model to copy.
fn is_of_model(text: &str, at: usize) -> bool {
    static MODEL: Pattern = Pattern::new(
        r"(?i)\b(?:for example|template|(?:model|sample|specimen|standard) (?:letter|form|wording|text|e-?mail)|example of an? (?:letter|form|e-?mail)|words such as)\b",
    );
    let before = &text[text.ceil_char_boundary(at.saturating_sub(300))..at];
    let mut paragraphs = before.rsplit("\n\n");
    let is_model = |paragraph: &str| MODEL.is_in(paragraph);
    paragraphs.next().is_some_and(is_model)
        || (paragraphs.next())
            .is_some_and(|before| before.trim_end().ends_with(':') && is_model(before))
}

fn tell<'f>(
    writing: &Writing<'_>,
    span: Range<usize>,
    found: &'f mut Found<'_>,
) -> &'f mut Finding {
    let words = &writing.text[span.clone()];
    found.at(
        writing.place(span),
        format!("`{words}` only keeps a place"),
        "write what belongs there, or leave it out",
    )
}

/// "Part XXX" is the thirtieth.
fn is_thirty(text: &str, span: Range<usize>) -> bool {
    let words = &text[span.clone()];
    let before = text[..span.start]
        .split_whitespace()
        .next_back()
        .unwrap_or_default();
    let behind = &text[span.end..];
    words == "XXX"
        && (before.starts_with(|c: char| c.is_uppercase()) && !before.ends_with(['.', ':', ','])
            || behind.starts_with(" Olympi"))
}

/// `[…]` within a quotation stands for words that were left out.
fn is_elision(text: &str, span: Range<usize>) -> bool {
    let words = &text[span.clone()];
    matches!(words, "[...]" | "[\u{2026}]")
        && (text[..span.start]
            .trim_end()
            .ends_with(|c: char| c.is_alphanumeric() || ",.;\u{201c}\"".contains(c))
            || text[span.end..]
                .trim_start()
                .starts_with(|c: char| c.is_alphanumeric()))
}
