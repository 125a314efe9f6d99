//! A text singles out one family, or very few people, in words that give no figure for a table.
//!
//! Why it matters: "a single family" or "only three tenants" are as easy to recognise as a count of one or
//! three. Neighbours and friends know who is meant.
//!
//! How to mend it: write of the kind of case instead, such as `a small number of families`, or leave it
//! out. What is public elsewhere is silenced with that reason.
//!
//! Example: `A single family was affected by the closure`, or `both children were moved`.

use crate::check::damage::lines::is_code;
use crate::check::privacy::count_of_people::number_of;
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "singled-out",
    Severity::Warning,
    include_str!("singled_out.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&FEW_WORDS];

/// What stands behind people who are meant themselves, and not a thing that is named after them.
macro_rules! behind {
    () => {
        r"(?:\s*(?:$|[.,;:)])|\s+(?P<next>was|were|is|are|has|had|have|who|whose|with|without|from|in|at|on|remain(?:s|ed)?|waited|waits|moved|left|lives?|lived|died|complained|appealed|refused|answered|replied|responded|chose|told|said|lost|stayed|affected|involved|concerned|identified|placed|excluded|turned|used|needed|received|reported|qualified|applied|benefited|took)(?-u:\b))"
    };
}

/// "A single family was", behind the word before it.
static ONE: Pattern = Pattern::new(concat!(
    r"(?i)^(?:single|sole|lone|solitary)\s+(?:[a-z-]+\s+)?(?:family|household|tenant|patient|child|pupil|student|young\s+person|service\s+user|victim|inpatient|care\s+leaver|asylum\s+seeker|refugee|claimant|traveller)",
    behind!()
));

/// "The only wheelchair user at the school", "the one Traveller family on the site": behind "the".
static OF_ITS_KIND: Pattern = Pattern::new(concat!(
    r"(?i)^(?:only|one)\s+(?:wheelchair\s+user|blind|deaf|disabled|autistic|muslim|jewish|sikh|hindu|black|asian|gypsy|traveller|roma|refugee|transgender|looked[- ]after|adopted|fostered|polish|ukrainian|afghan|syrian)(?:\s+(?:child|pupil|student|resident|tenant|family|household|person|woman|man|boy|girl|patient|member\s+of\s+staff|employee|officer|teacher))?",
    behind!()
));

/// "Only three residents with". People of whom each count is looked at are left to that check.
static FEW: Pattern = Pattern::new(concat!(
    r"(?i)^(?:only|just)\s+(?:(?:a|some)\s+)?(?P<number>\d|one|two|three|four|five|six|seven|eight|nine)\s+(?:(?:local|elderly|older|disabled|homeless|single|black|asian|young|gypsy|traveller|roma|refugee|council|foster|unpaid|affected|pregnant)\s+){0,2}(?:residents?|tenants?|family|families|households?|carers?|students?|learners?|claimants?|prisoners?|refugees?|asylum\s+seekers?|woman|women|man|men|couples?|individuals?|travellers?|siblings?|brothers?|sisters?)",
    behind!()
));

/// "Both children were".
static BOTH: Pattern = Pattern::new(concat!(
    r"(?i)^both\s+(?:of\s+the\s+|the\s+|these\s+)?(?:children|patients|pupils|families|households|young\s+people|victims|tenants|service\s+users|siblings|brothers|sisters|babies|boys|girls|twins|inpatients|care\s+leavers|refugees)",
    behind!()
));

/// Words before "a single family" that make no family of it, and before "only" that give a rule.
static NONE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:not|no|every|each|any|if|even|whether|than|per|for|without|when|where|should|so\s+that)\s+(?:an?\s+|the\s+|one\s+)?$",
);

/// What everybody may know of those who do it, or what is a rule for all.
static OPEN: Pattern = Pattern::new(
    r"(?i)^\W*(?:(?:had|have|has|were|was|who|are|is)\s+)?(?:(?:also|then|been|each)\s+)*(?:sp(?:oke|oken|eak)|attend|came|come|vot|present|object|asked|sit|sat|serv|join|elected|appointed|able\s+to|allowed|permitted|can|may|must|need|in\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|every)(?-u:\b))",
);

/// The words that make of people one, or few.
static FEW_WORDS: Question = Question::of_words(|run: &str| {
    matches!(
        run,
        "single"
            | "sole"
            | "lone"
            | "solitary"
            | "only"
            | "Only"
            | "just"
            | "Just"
            | "both"
            | "Both"
            | "one"
    )
})
.without_digits()
.standing(|text, run| {
    text.as_bytes()[run.start] != b'o' || is_of_its_kind(text, run) || counts(near(text, run.start))
});

/// Whether "only" or "one" stands behind "the".
fn is_of_its_kind(text: &str, run: &Range<usize>) -> bool {
    text[..run.start].ends_with("he ")
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let limit = content.settings.small_numbers_below;
    if limit < 2 {
        return;
    }
    for (writing, run) in content.that(&FEW_WORDS) {
        let text = writing.text;
        let rest = near(text, run.start);
        // Most of these words stand before something else than people.
        let pattern = match text.as_bytes()[run.start] {
            b's' | b'l' => &ONE,
            b'b' | b'B' => &BOTH,
            b'o' if is_of_its_kind(text, &run) => &OF_ITS_KIND,
            _ if counts(rest) => &FEW,
            _ => continue,
        };
        let Some(hit) = pattern.captures_iter(rest).next() else {
            continue;
        };
        let is_both = rest.starts_with(['b', 'B']);
        let (next, end) = match (hit.name("next"), hit.get(0)) {
            (Some(next), _) => (&rest[next.start()..], next.start()),
            (None, Some(whole)) => ("", whole.end()),
            _ => continue,
        };
        let number = hit
            .name("number")
            .and_then(|number| number_of(number.as_str()));
        let is_enough = number.is_some_and(|number| number == 0 || number >= limit);
        let words = rest[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = run.start - article(text, run.start);
        // "Both families, carers and staff" counts kinds of people.
        let is_list = rest[..end].ends_with(',');
        let is_sound = is_enough
            || NONE.is_in(before(text, start))
            || OPEN.is_in(next)
            || (is_both && (is_list || joins_another(next)))
            || is_code(writing, run.start);
        if !is_sound {
            tell(writing, start..run.start + words.len(), found);
        }
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let words = squeeze(&writing.text[span.clone()]);
    found.at(
        writing.place(span),
        format!("`{words}` singles out so few that people may be recognised"),
        "write of the kind of case, such as `a small number of families`, or leave it out",
    );
}

/// Whether a number stands behind "only" or "just".
fn counts(text: &str) -> bool {
    let next = text.split_ascii_whitespace().nth(1).unwrap_or_default();
    number_of(next).is_some()
}

/// "Both children with needs and adults": the other of the two comes later.
fn joins_another(next: &str) -> bool {
    let is_part = ["with", "from", "in ", "at ", "on ", "who"]
        .iter()
        .any(|word| next.starts_with(word));
    let end = next.find(['.', ';']).unwrap_or(next.len());
    let mut words = next[..end].split_whitespace();
    is_part && words.any(|word| matches!(word, "and" | "or"))
}

/// How long the article before a place is, with its blank.
fn article(text: &str, at: usize) -> usize {
    ["a ", "A ", "the ", "The ", "one ", "One "]
        .iter()
        .find(|article| {
            text[..at]
                .strip_suffix(**article)
                .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
        })
        .map_or(0, |article| article.len())
}

/// What stands right before a place, as far as it matters here.
fn before(text: &str, at: usize) -> &str {
    &text[text.ceil_char_boundary(at.saturating_sub(24))..at]
}

/// As much of a text from a place on as matters here.
fn near(text: &str, start: usize) -> &str {
    const LONGEST: usize = 160;
    &text[start..text.floor_char_boundary(start + LONGEST)]
}
