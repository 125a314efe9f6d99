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

pub(super) const CHECK: Check = Check::new(
    "signature",
    Severity::Warning,
    include_str!("signature.rs"),
    Looks::AtWords(&["signed", "signature", "signing", "/s/"], look),
);

static BLOCK: Pattern = Pattern::new(
    r"(?im)(?:^|[|>*_\-]|\.{3}|\u{2026}|_{3}) *[*_]*((?:(?:electronically |digitally )?signed(?: by(?: the)? chair\w*| on behalf of [^:\n]{1,60}| \(chair\w*\))?|signatures?(?: of(?: the)? [a-z ]{1,30})?|date of signing|date signed)[*_]* *(?::|\.{3,}|\u{2026}+|_{3,})[^\n|]*|(?:date of signing|date signed)[*_]*[ \t\r]*$)",
);
static BRACKETS: Pattern = Pattern::new(r"(?i)(?:\(signed\)|\[signed\]|/s/ [A-Z])");
static PICTURE: Pattern = Pattern::new(
    r"(?i)!\[[^\]\n]*signature[^\]\n]*\]\([^)\n]*\)|\S*documents/\S*signature\S*\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)\b|\S*documents/\S*\bsigned?-by\S*\.(?:png|jpe?g|gif)\b",
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
    for hit in BLOCK.captures_iter(text) {
        let Some(block) = hit.get(1).filter(|block| block.start() >= told) else {
            continue;
        };
        let end = block.start() + block.as_str().trim_end().len();
        told = end;
        found.at(
            writing.place(block.start()..end),
            "this reads like the block of a signature",
            "take it out; the record says who chaired, and when minutes were agreed",
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
