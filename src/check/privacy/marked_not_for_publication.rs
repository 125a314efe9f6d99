//! The content bears a marking that keeps a paper from the public.
//!
//! Why it matters: whoever marked the paper meant that nobody outside should read it. Either the
//! words are not for this site, or the marking is out of date and makes readers doubt.
//!
//! How to mend it: ask who marked it. Take the words out, make the record `exempt`, or take the
//! marking away.
//!
//! Example: `NOT FOR PUBLICATION` or `OFFICIAL-SENSITIVE` at the head of a copied text.

use crate::check::damage::lines::line_around;
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "marked-not-for-publication",
    Severity::Error,
    include_str!("marked_not_for_publication.rs"),
    Looks::AtWords(
        &[
            "not for publication",
            "not for circulation",
            "onward circulation",
            "exempt from publication",
            "pink paper",
            "privileged",
            "not to be published",
            "not for distribution",
            "not for release",
            "do not circulate",
            "do not publish",
            "official-sensitive",
            "official sensitive",
            "official \u{2013} sensitive",
            "official - sensitive",
            "official: sensitive",
            "commercial in confidence",
            "commercial-in-confidence",
            "commercially sensitive",
            "restricted circulation",
            "private and confidential",
            "strictly confidential",
            "confidential",
            "in strict confidence",
            "in confidence",
            "not to be shared",
            "restricted",
            "protect",
            "draft",
            "internal use only",
            "embargoed until",
            "embargo until",
            "redacted",
            "[exempt",
            "[part ii",
            "[part 2",
            "\u{2588}\u{2588}",
        ],
        look,
    ),
);

static MARKING: Pattern = Pattern::new(
    r"(?i)\b(?:(?:strictly )?not for (?:publication|(?:onward |wider )?(?:circulation|distribution)|release)|exempt from publication|pink papers?: members only|(?:legally )?privileged (?:and|&) confidential|not to be published|do not (?:circulate|publish)|official ?[-\u{2013}:] ?sensitive|official sensitive|commercial(?:ly)?[- ](?:in[- ]confidence|sensitive)|restricted circulation|(?:private|strictly)(?: and)? confidential|in (?:strict )?confidence|not to be shared outside the (?:council|board|committee|trust|authority)|legally privileged(?: advice)?|(?:for )?internal use only|(?:strictly )?embargoed until|(?:under )?(?:strict )?embargo until|confidential)\b",
);
static REDACTED: Pattern = Pattern::new(r"(?i)\[(?:name |text |details? )?redacted\]|\u{2588}{2,}");

/// "[EXEMPT] The bid was", "this paragraph is confidential".
static OF_WORDS: Pattern = Pattern::new(
    r"\[(?:EXEMPT|PART (?:II|2)|Exempt|Part (?:II|2))(?: [^\]\n]{0,40})?\]|(?i:\b(?:this|the following|these) (?:paragraph|section|text|page|sentence|paragraphs|note|advice|briefing|e-?mail|annex|appendix) (?:is|are|remains?) (?:strictly |still )?(?:confidential|restricted|embargoed|commercially sensitive|(?:legally )?privileged|not for (?:publication|(?:onward |wider )?(?:circulation|distribution))|exempt from publication)\b|\bthis (?:paper|report|document|note|briefing|advice|e-?mail) (?:is|must|may) not (?:to )?be shared outside the (?:council|board|committee|trust|authority)\b)",
);

/// A line of capitals that only marks the paper.
static LINE: Pattern = Pattern::new(
    r"(?m)^[#>*_ ]*((?:RESTRICTED|PROTECT|DRAFT)(?: [-\u{2013}] [A-Z ]{3,24})?|DRAFT (?:v|version |V)\.? ?\d[\d.]*(?: [a-zA-Z ]{3,30})?)[*_ ]*\r?$",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    for hit in MARKING.find_iter(text) {
        // `Embargoed until:` in front of a day is how a record says when it may be read.
        let is_key = hit.as_str().eq_ignore_ascii_case("embargoed until")
            && text[hit.end()..].starts_with(':');
        if is_key || !is_marking(text, hit.start(), hit.end()) {
            continue;
        }
        tell(writing, hit.range(), found);
    }
    for hit in OF_WORDS.find_iter(text) {
        // A link may be called so.
        if !text[hit.end()..].starts_with(['(', ':', '[']) {
            tell(writing, hit.range(), found);
        }
    }
    for hit in LINE.captures_iter(text).filter_map(|hit| hit.get(1)) {
        tell(writing, hit.range(), found);
    }
    for hit in REDACTED.find_iter(text) {
        let finding = found.at(
            writing.place(hit.range()),
            "something was blacked out here",
            "say in a note of the editor what was left out and why",
        );
        finding.severity = Severity::Note;
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let words = &writing.text[span.clone()];
    found.at(
        writing.place(span),
        format!("`{words}` marks what the public should not read"),
        "ask who marked it: take the words out, make the record `exempt`, or take the marking away",
    );
}

/// A marking is in capitals, or stands by itself; in a running sentence the words only tell of one.
fn is_marking(text: &str, start: usize, end: usize) -> bool {
    let words = &text[start..end];
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let is_upper = letters.clone().all(char::is_uppercase);
    let line = line_around(text, start);
    let before = text[line.start..start].trim_end_matches([' ', '*', '_', '"', '\'']);
    let after = text[end..line.end]
        .trim_start_matches([' ', '*', '_', '"', '\''])
        .trim_end();
    let opens = before.is_empty()
        || before.ends_with(['#', '[', '|', '\u{2013}', '\u{2014}', '>'])
        || before.ends_with('(')
        || before == "-"
        || before.ends_with(':')
        || before.ends_with(" -");
    let closes = after.is_empty()
        || after.starts_with([']', ')', '|', ':', '\u{2013}', '\u{2014}'])
        || after.starts_with("- ")
        || after == "."
        || after.starts_with(". ");
    let is_dated =
        words.to_lowercase().contains("embargo") && (before.is_empty() || before.ends_with('.'));
    let is_short_word = words.eq_ignore_ascii_case("confidential");
    // A heading that only says "Confidential" may head an item on confidentiality.
    if is_short_word {
        return is_upper && opens && (closes || after.starts_with('\u{2013}'))
            || before.ends_with('[') && closes;
    }
    // "Exempt: not for publication" tells of an item that is kept back, which the public may know.
    let sentence = text[line].to_lowercase();
    let is_told = sentence.contains("schedule 12a") || sentence.contains("exempt information");
    // "OFFICIAL-SENSITIVE papers are kept apart" tells of a scheme of markings.
    let names_level = words.to_lowercase().starts_with("official");
    let in_sentence = names_level && !(opens && closes) && {
        let small = |part: &str| part.contains(|c: char| c.is_lowercase());
        small(after) && !after.starts_with(|c: char| c.is_uppercase()) || small(before) && !opens
    };
    if in_sentence {
        return false;
    }
    is_upper && !is_acronym(words) || is_dated || opens && closes && !is_told
}

fn is_acronym(words: &str) -> bool {
    !words.contains([' ', '-', ':', '\u{2013}'])
}
