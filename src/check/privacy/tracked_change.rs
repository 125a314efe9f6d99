//! Comments or tracked changes of an office program were left in the text.
//!
//! Why it matters: readers see what colleagues said to each other about a draft, and cannot tell
//! which words are the final ones.
//!
//! How to mend it: accept or reject the changes in the document, take the comments out, and copy the
//! text again.
//!
//! Example: `Commented [AB1]: is this figure right?` or `Deleted: three`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "tracked-change",
    Severity::Warning,
    include_str!("tracked_change.rs"),
    Looks::AtWords(
        &[
            "comment [",
            "commented [",
            "comment[",
            "commented[",
            "[comment",
            "deleted:",
            "formatted:",
            "inserted:",
            "moved down [",
            "moved up [",
            "moved (insertion)",
            "moved (deletion)",
            "moved from [",
            "moved to [",
            "{++",
            "~~",
            "before this goes",
            "nb for ",
            "note to self",
            "note to editor",
            "note to author",
            "{--",
            "{>>",
            "{~~",
            "{==",
            "drafting note",
            "check this para",
            "check this figure",
            "check this date",
            "mergeformat",
            "field code changed",
            "formatted table",
            "<w:",
            "mso-",
        ],
        look,
    ),
);

static LEFT_OVER: Pattern = Pattern::new(
    r"\bCommente?d? ?\[[A-Za-z]{1,4}\d{1,4}(?:R\d+)?\]:?|\[[Cc]omment(?:ed)?(?: ?\[?[A-Za-z]{0,4}\d{0,4}\]?)?(?::[^\]\n]*| by [^\]\n]*)?\]|\bMoved (?:down|up|from|to) \[\d+\]:?|\bMoved \((?:insertion|deletion)\)(?: \[\d+\])?|\{\+\+|\{--|\{>>|\{~~|\{==|\bField Code Changed\b|\bFormatted Table\b|\\\* ?MERGEFORMAT|</?w:[a-z]+|\bmso-[a-z]+[a-z-]*:|\[[Dd]rafting note\b[^\]\n]*\]",
);
/// What colleagues said to each other.
static SAID: Pattern = Pattern::new(
    r"(?i)~~[^~\n]{2,200}~~|\bbefore this goes (?:out|live|public|to print)\b|\bNB:? for [A-Z][a-z]+\b|\b(?:please )?can you check this (?:para(?:graph)?|figure|date)\b|\bnote to (?:self|editor|author)\b",
);
static BALLOON: Pattern = Pattern::new(
    r"(?m)(?:^|[ \]|])((?:Deleted|Formatted|Inserted): ?(?:Font|Indent|Left|Right|Centred|Centered|Justified|Normal|Space|No bullets|Bulleted|Numbered|Heading|English|List|Superscript|Highlight|Tab|Line|Border)?)",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    for hit in LEFT_OVER.find_iter(text) {
        // A link is called so, or code shows it.
        let is_link = hit.as_str().ends_with(']') && text[hit.end()..].starts_with('(');
        let is_code = text[..hit.start()].ends_with('`');
        if !is_link && !is_code {
            tell(writing, hit.range(), found);
        }
    }
    for hit in SAID.find_iter(text) {
        let is_code = text[..hit.start()].ends_with('`') || writing.is_in_address(hit.start());
        if !is_code {
            tell(writing, hit.range(), found);
        }
    }
    for hit in BALLOON.captures_iter(text) {
        if let Some(words) = hit.get(1) {
            let end = words.start() + words.as_str().trim_end().len();
            let line = text[..words.start()].rfind('\n').map_or(0, |at| at + 1);
            // "- **Deleted:** 3 posts" and a row of a table are an officer's own.
            let lead = text[line..words.start()].trim();
            let is_own = lead.ends_with(['-', '*', '|', ':']) && words.as_str().starts_with("Del");
            if !is_own {
                tell(writing, words.start()..end, found);
            }
        }
    }
}

fn tell(writing: &Writing<'_>, span: std::ops::Range<usize>, found: &mut Found<'_>) {
    let words = writing.text[span.clone()].trim_end_matches(':');
    found.at(
        writing.place(span.clone()),
        format!("`{words}` is left over from comments or tracked changes"),
        "accept or reject the changes in the document, take the comments out, and copy it again",
    );
}
