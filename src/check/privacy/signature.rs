//! A signature or its empty block stands in the content.
//!
//! Why it matters: a picture of a signature can be copied and put under any letter. The block of a
//! paper says nothing on a page.
//!
//! How to mend it: take it out. Who chaired the meeting, and when its minutes were agreed, the record
//! says already.
//!
//! Example: `Signed: ........................ Date of signing: ............`

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "signature",
    Severity::Warning,
    include_str!("signature.rs"),
    Looks::AtWords(
        &[
            "signed",
            "signature",
            "signing",
            "/s/",
            "autograph",
            "docusign",
            "sincerely",
            "faithfully",
            "kind regards",
            "best regards",
            "warm regards",
        ],
        look,
    ),
);

static BLOCK: Pattern = Pattern::new(
    r"(?im)(?:^|[|>*_\-.;]|\.{3}|\u{2026}|_{3}) *[*_]*((?:(?:electronically |digitally |e-?)?signed(?: by(?: the)? chair\w*| on behalf of [^:\n]{1,60}| \(chair\w*\))?|signatures?(?: of(?: the)? [a-z ]{1,30})?|date of signing|date signed)[*_]* *(?::|\.{3,}|\u{2026}+|_{3,})[^\n|]*|(?:date of signing|date signed)[*_]*[ \t\r]*$)",
);
/// "Signed by Cllr Anne Example", as the whole of a line: a sentence would say what was signed.
static BY: Pattern = Pattern::new(
    r"(?m)^[ >|*_-]*((?:(?:[Ee]lectronically|[Dd]igitally)[ ])?(?:[Ee]-?)?[Ss]igned(?:[ ]electronically|[ ]digitally)?(?:[ ]by:?[ ](?:(?:the[ ])?(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Chair|Clerk|Leader|Director)\.?[ ]?)?(?:[A-Z][\p{L}.’'-]*[ ]?){0,4}(?:,[^.|\n]{0,60})?)?(?:[ ]?on)?[ ]?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})?)[ .*_|]*\r?$",
);
/// A sign of software, or that a block stood here.
static SOFTWARE: Pattern = Pattern::new(
    r"(?i)\bdocusign(?:ed)?[^.\n]{0,20}\b(?:envelope|by|id)\b|\bsignature block\b(?: (?:follows|below|here|removed))?|(?-u:\b)e-?signed (?:by|on|\d)[^.\n|]{0,40}",
);
/// The end of a letter, with the name below it.
static LETTER: Pattern = Pattern::new(
    r"(?m)^[ >]*((?:Yours (?:sincerely|faithfully|truly)|Sincerely yours|(?:With )?(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?) regards),?[ ]*\\?\r?\n(?:[ >]*\r?\n){0,3}[ >]*(?:[Pp]\.?[Pp]\.? )?[A-Z][\p{L}.’'-]+(?: [A-Z][\p{L}.’'-]+){0,4})[ ,\\]*\r?$",
);
static BRACKETS: Pattern = Pattern::new(r"(?i)(?:\(signed\)|\[signed\]|/s/ [A-Z])");
static PICTURE: Pattern = Pattern::new(
    r"(?i)!\[[^\]\n]*(?:signature|autograph|signed by)[^\]\n]*\]\([^)\n]*\)|\S*documents/\S*signature\S*\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)\b|\S*documents/\S*\bsigned?-by\S*\.(?:png|jpe?g|gif)\b",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    for hit in PICTURE.find_iter(text) {
        found.at(
            writing.place(hit.range()),
            "this reads like the picture of a signature",
            "take it out, and the file out of `documents/`",
        );
    }
    let mut told = 0;
    // Where the blocks stand, and the lines, each in their order.
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    for hit in BLOCK.captures_iter(text) {
        let Some(block) = hit.get(1).filter(|block| block.start() >= told) else {
            continue;
        };
        let end = block.start() + block.as_str().trim_end().len();
        told = end;
        blocks.push(hit.get(0).map_or(0..0, |whole| whole.range()));
        found.at(
            writing.place(block.start()..end),
            "this reads like the block of a signature",
            "take it out; the record says who chaired, and when minutes were agreed",
        );
    }
    for hit in BY.captures_iter(text).filter_map(|hit| hit.get(1)) {
        let words = hit.as_str().trim_end();
        // "Signed" alone is a word of many lists.
        if words.contains(' ') && !is_within(&blocks, hit.start()) {
            lines.push(hit.range());
            found.at(
                writing.place(hit.start()..hit.start() + words.len()),
                "this reads like the line of a signature",
                "take it out; the record says who answered, and when",
            );
        }
    }
    for hit in SOFTWARE.find_iter(text) {
        if !is_within(&blocks, hit.start()) && !is_within(&lines, hit.start()) {
            found.at(
                writing.place(hit.range()),
                "this marks where a signature stood",
                "take it out",
            );
        }
    }
    for hit in LETTER.captures_iter(text).filter_map(|hit| hit.get(1)) {
        found.at(
            writing.place(hit.range()),
            "this reads like the end of a letter, with the name of who signed it",
            "take it out; the record says who answered, and when",
        );
    }
    for hit in BRACKETS.find_iter(text) {
        found.at(
            writing.place(hit.range()),
            "this marks where a signature stood",
            "take it out",
        );
    }
}

/// Whether a place stands within one of some spans, which stand in their order.
fn is_within(spans: &[Range<usize>], at: usize) -> bool {
    let begun = spans.partition_point(|span| span.start <= at);
    spans[..begun].last().is_some_and(|span| span.contains(&at))
}
