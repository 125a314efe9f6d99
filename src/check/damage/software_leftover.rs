//! The error of a spreadsheet, a formula, the field of a template, the number of a page or the head of a mail was
//! left in the text.
//!
//! Why it matters: `#REF!` says only that a cell was lost. The figure that readers look for is missing, and
//! the page looks as if nobody had read it.
//!
//! How to mend it: look the value up in the paper or the spreadsheet and write it. If it is lost, write `not
//! given`. Of a mail leave only what it says.
//!
//! Example: `value: "#DIV/0!"`, `a total of #REF! families`, `Dear {{ name }}`, `Sent from my iPhone`.

use crate::check::damage::lines::is_code;
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "software-leftover",
    Severity::Warning,
    include_str!("software_leftover.rs"),
    Looks::AtWords(
        &[
            "#ref!",
            "#n/a",
            "#div/0",
            "#value!",
            "#name?",
            "#num!",
            "#null!",
            "#spill!",
            "#calc!",
            "#####",
            "=sum(",
            "=average(",
            "=count",
            "=vlookup(",
            "=xlookup(",
            "=index(",
            "=if(",
            "=iferror(",
            "=round(",
            "=text(",
            "=today(",
            "{{",
            "{%",
            "<%",
            "[object ",
            "\u{ab}",
            " nan ",
            " nan.",
            " nan%",
            "\"nan",
            "undefined",
            "mergefield",
            "error! ",
            "[cid:",
            "to enter text",
            "to enter a date",
            "choose an item",
            "page 1",
            "page 2",
            "page 3",
            "page 4",
            "page 5",
            "page 6",
            "page 7",
            "page 8",
            "page 9",
            "| page",
            "page |",
            "| p a g e",
            "sent from my ",
            "sent: ",
            "original message",
        ],
        look,
    ),
);

static LEFT: Pattern = Pattern::new(
    r"(?i:#(?:ref|value|num|null|spill|calc)!|#div/0!?|#name\?)|#N/A(?-u:\b)|=(?:SUM|AVERAGE|COUNT(?:IFS?|A)?|[VX]LOOKUP|INDEX|IF|IFERROR|ROUND|TEXT|TODAY)\([^)\n]{0,80}\)?|\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|<%[^<>\n]{0,80}%>|\[object [A-Z][a-z]+\]|\u{ab} ?(?:[A-Z]\w*_\w+|[A-Z][a-z]+[A-Z]\w*|(?i:title|salutation|initials|(?:first|last|full)? ?name|forename|surname|address(?: line \d)?|post ?code|company|organisation|job title|reference|ref|date|recipient)) ?\u{bb}|(?-u:\b)MERGEFIELD(?: \w+)?|Error! (?:Reference source|Bookmark|Hyperlink|No text|No bookmark|Unknown|Not a valid)[^\n.]*\.?|\[cid:[^\]\s]{1,80}\]|(?i:\bclick (?:or tap )?(?:here )?to enter (?:text|a date)\.?|\bchoose an item\.)",
);
/// The head and the foot of a mail that was copied whole.
static MAIL: Pattern = Pattern::new(
    r"(?i)(?-u:\b)sent from my (?:iphone|ipad|android|samsung|galaxy|mobile|phone|blackberry|huawei|pixel)|-{2,} ?original message ?-{2,}|(?-u:\b)from: [^\n]{1,120}\s{1,3}(?:> ?)?sent: (?:\w+day,? )?\d{1,2}",
);
/// Numbers that did not fit their column: as a heading, hashes stand at the start of a line and before a blank.
static HASHES: Pattern = Pattern::new(r"[\s|:(\x22'\u{a3}](#{4,})(?:[\s.,;|)\x22'%]|$)");
/// The foot of a page of the paper, as a line of its own.
static PAGE: Pattern = Pattern::new(
    r"(?m)^[ >*_]*((?:[Pp]age|PAGE) ?\|? ?\d{1,3}(?: (?:of|/) ?\d{1,3})?|\d{1,3} ?\| ?(?:[Pp] ?a ?g ?e))[*_ ]*\r?$",
);
/// What a program writes for a number that is none, as a value of its own.
static NO_NUMBER: Pattern = Pattern::new(
    r"(?m)[\s|:(\x22'\u{a3}](NaN)(?:[\s.,;|)\x22'%]|$)|(?:\||: |^)[ \x22']*(undefined|\[?null\]?)[ \x22']*(?:\||$)|(?:is|of|are|was|total:?|in) (undefined)(?: (?:%|families|people|children|residents|days|per))",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let hits = LEFT.find_iter(text).map(|hit| hit.range());
    let hashes = HASHES.captures_iter(text).filter_map(|hit| {
        let hashes = hit.get(1)?;
        let line = text[..hashes.start()].rfind('\n').map_or(0, |end| end + 1);
        (!text[line..hashes.start()].trim().is_empty()).then(|| hashes.range())
    });
    let none = NO_NUMBER.captures_iter(text).filter_map(|hit| {
        let word = hit.get(1).or(hit.get(2)).or(hit.get(3))?;
        // In front matter an empty value is no damage.
        (!word.as_str().contains("null")).then(|| word.range())
    });
    let pages = PAGE
        .captures_iter(text)
        .filter_map(|hit| hit.get(1))
        .map(|hit| hit.range());
    let mails = MAIL.find_iter(text).map(|hit| hit.range());
    let mails = mails.map(|span| (span, true));
    let others = hits.chain(pages).chain(hashes).chain(none);
    let mut spans: Vec<(Range<usize>, bool)> =
        others.map(|span| (span, false)).chain(mails).collect();
    spans.sort_by_key(|(span, _)| span.start);
    let mut marks = Marks::default();
    for (span, is_of_mail) in spans {
        marks.read_to(text, span.start);
        if marks.is_open() || is_code(writing, span.start) || writing.is_in_address(span.start) {
            continue;
        }
        let words = squeeze(&text[span.clone()]);
        let (message, help) = match is_of_mail {
            true => (
                format!("`{words}` was left of a mail"),
                "take the head and the foot of the mail out, and all that was meant for its reader alone",
            ),
            false => (
                format!("`{words}` was left by a spreadsheet or a program"),
                "look the value up where it comes from; if it is lost, write `not given`",
            ),
        };
        found.at(writing.place(span), message, help);
    }
}

/// The marks of code in a text up to a place: what stands between backticks, or in a block of code, shows how
/// something is written.
#[derive(Default)]
struct Marks {
    at: usize,
    /// How many backticks stand in the line up to there.
    in_line: usize,
    is_in_block: bool,
}

impl Marks {
    /// Reads on to a place; never back.
    fn read_to(&mut self, text: &str, place: usize) {
        let bytes = text.as_bytes();
        while self.at < place {
            match bytes[self.at] {
                b'\n' => {
                    self.in_line = 0;
                    self.is_in_block ^= bytes[self.at + 1..].starts_with(b"```");
                }
                b'`' => self.in_line += 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    fn is_open(&self) -> bool {
        self.is_in_block || self.in_line % 2 == 1
    }
}
