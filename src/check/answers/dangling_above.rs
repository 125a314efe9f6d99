//! A text points to something above, below or before it that is not on its page.
//!
//! Why it matters: in a table a reader looks one row up. On a page of its own, or quoted alone, the
//! text says nothing.
//!
//! How to mend it: repeat the words that are meant, or link to the record that has them. Where the
//! paper's own words are to stay, say in a line `Note:` what they point to, with a link.
//!
//! Example: an update that reads `As above, planning goes on`, or `see response to recommendation 3`
//! without a link.

use crate::check::answers::sentences::{count_words, passages, sentence_at};
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Spots, Step, Told};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "dangling-above",
    Severity::Warning,
    include_str!("dangling_above.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&WAYS, &ROWS];

/// As many words before or behind are taken for what "above" or "below" means.
const ENOUGH: usize = 9;

static ABOVE: Pattern = Pattern::new(
    r"(?ix)(?-u:\b)(?:as|see|refer\s+to|same\s+as)\s+(?:per\s+)?(?:the\s+)?
    (?P<how>(?:already\s+)?(?:noted|stated|mentioned|described|set\s+out|outlined|detailed|explained|discussed|
    reported|indicated|given|shown|said)\s+)?
    (?P<way>above|below|overleaf)(?-u:\b)",
);
static PREVIOUS: Pattern = Pattern::new(
    r"(?ix)(?-u:\b)(?:as\s+per|as\s+in|see|refer\s+to|same\s+as
    |as\s+(?:noted|stated|mentioned|described|set\s+out|outlined|detailed|explained|reported|given|shown)\s+(?:in|under|at|for))\s+(?:the\s+|our\s+|my\s+|your\s+)?
    (?:(?:response|reply|answer|update|comment)s?\s+(?:to|for|under|on)\s+(?:the\s+|our\s+)?)?
    (?:previous|preceding|earlier|prior)(?-u:\b)
    (?:\s+(?:(?P<entry>response|reply|answer|update|comment|entry)|(?P<row>row|item|recommendation|action|line))s?(?-u:\b))?",
);
static OTHER: Pattern = Pattern::new(
    r"(?x)(?-u:\b)(?i:see|refer\ to|as\ (?:in|for|per|with|under)|same\ as|covered\ (?:by|in|under|at)
    |as\ (?:noted|stated|mentioned|described|set\ out|outlined|detailed|explained|reported|given|shown)\ (?:in|under|at|for)
    |same\ (?:answer|response|reply|update)\ as(?:\ for|\ to|\ in|\ under|\ at)?
    |the\ (?:answer|response|reply|update)\ given\ (?:to|for|under|at))\s+(?i:also\s+)?(?i:the\s+|our\s+)?
    (?i:(?:response|reply|answer|update|comment)s?\s+(?:to|for|under|on|at|in)\s+(?:the\s+)?)?
    (?:(?i:recommendation|rec|item|row|action|question|point)\.?\s*(?i:no\.?\s*|number\s*)?
    (?P<number>\d{1,3}[a-z]?|[A-Z]\d{0,2}(?:\.[ivx]+)?)|(?i:no\.|number)\s*(?P<other>\d{1,3}[a-z]?))(?-u:\b)",
);
static EARLIER: Pattern = Pattern::new(
    r"(?ix)(?-u:\b)as\s+(?:already\s+)?(?:noted|stated|mentioned|described|set\s+out|outlined|detailed|explained|discussed|reported|said)
    \s+(?:earlier|previously)\s*(?:[.,;:)]|$)",
);
/// What no text lacks in which one of the patterns for `above` or `previous` stands: these words are
/// far rarer than the small ones with which the patterns begin.
static WAY: Pattern =
    Pattern::new(r"(?i)above|below|overleaf|previous|preceding|earlier|prior|ditto");
macro_rules! row {
    () => {
        r"(?i:recommendation|rec|item|row|action|question|point)\.?\s*(?i:no\.?\s*|number\s*)?[\dA-Z]|(?i:no\.|number)\s*\d"
    };
}
/// The same for the pattern of other rows.
static ROW: Pattern = Pattern::new(row!());
/// The same at the beginning of what is looked at.
static ROW_FIRST: Pattern = Pattern::new(concat!("^(?:", row!(), ")"));
/// The words with which the pattern of other rows may begin.
const FIRST_OF_ROWS: [&str; 6] = ["rec", "item", "row", "action", "question", "point"];
static PARAGRAPH: Pattern = Pattern::new(r"(?i)\((?:see )?(?:paragraph|para)\.?\s*\d+(?:\.\d+)*\)");
static NAMED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:reports?|strategy|plans?|papers?|letter|guidance|acts?|regulations?|frameworks?|polic(?:y|ies)|minutes|schedule|statement|agreement|contract|constitution|document|review|code|order|specification|terms)(?-u:\b)",
);
static LINK: Pattern = Pattern::new(r"\]\(|(?-u:\b)https?://");

/// One text that may point away: its words, where they stand, and whether the same page has more above it.
struct Text<'a> {
    words: &'a str,
    /// The place of the text, or of its record where `steps` lead on to it: that way is long, and only
    /// a finding goes it.
    place: Place,
    steps: &'a [Step],
    has_more_above: bool,
}

/// Runs without which no pattern here but that of other rows finds anything.
static WAYS: Question = Question::of_runs(is_way);
/// The same for the pattern of other rows.
static ROWS: Question = Question::of_runs(is_row)
    .standing(|text, run| may_have_number(&text[run.clone()], &text[run.end..]));

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let pointers = pointers(content);
    let recommendations = content.register.recommendations.rows().iter();
    for recommendation in recommendations.filter(|row| pointers.are_in(row.record.standing.extent))
    {
        let record = &recommendation.record;
        for (position, passage) in passages(record) {
            if !pointers.are_in(passage.place) {
                continue;
            }
            let before = record.entries.iter().take(position.unwrap_or(0));
            let text = Text {
                words: &passage.markdown,
                place: passage.place,
                steps: &[],
                has_more_above: before.into_iter().any(|entry| !entry.text.is_empty()),
            };
            look_at(content, &text, found);
        }
    }
    for action in content.register.actions.rows() {
        let record = &action.record;
        let place = record.standing.place;
        let mut look_at_words = |words: &str, place: Place, steps: &[Step]| {
            let text = Text {
                words,
                place,
                steps,
                has_more_above: false,
            };
            look_at(content, &text, found);
        };
        look_at_words(&record.text.text, record.text.place, &[]);
        if let Some(progress) = &record.progress {
            look_at_words(progress, place, &[Step::Key("progress")]);
        }
        for (row, due) in record.due.iter().enumerate() {
            let steps = [Step::Key("due"), Step::Row(row)];
            look_at_words(due.date.text(), place, &steps);
        }
    }
    for indicator in content.register.indicators.rows() {
        for (row, observation) in indicator.record.observations.iter().enumerate() {
            if let Some(note) = &observation.note {
                let steps = [Step::Key("observations"), Step::Row(row), Step::Key("note")];
                let text = Text {
                    words: note,
                    place: indicator.record.standing.place,
                    steps: &steps,
                    has_more_above: false,
                };
                look_at(content, &text, found);
            }
        }
    }
}

/// Where words stand without which no pattern here finds anything.
fn pointers(content: &Content<'_>) -> Spots {
    let rows = content.that(&ROWS).filter(|(writing, run)| {
        let end = writing.text.ceil_char_boundary(run.end + FURTHEST_NUMBER);
        let is_plain = writing.text[run.clone()].is_ascii();
        let row = if is_plain { &ROW_FIRST } else { &ROW };
        row.is_in(&writing.text[run.start..end])
    });
    let found = content.that(&WAYS).chain(rows);
    found.map(|(writing, run)| writing.place(run)).collect()
}

/// How far behind the word for a row its number may stand, in bytes.
const FURTHEST_NUMBER: usize = 200;

/// Whether a run of letters and digits holds what the patterns but that of other rows look for.
fn is_way(run: &str) -> bool {
    // Most runs are too short, or begin with a digit.
    run.len() >= 4
        && !run.starts_with(|c: char| c.is_ascii_digit())
        && (WAY.is_in(run) || begins(run, "para"))
}

/// Whether a run may begin what the pattern of other rows looks for. One with other signs than plain
/// ones may hold a blank at which no line breaks.
fn is_row(run: &str) -> bool {
    !run.is_ascii()
        || FIRST_OF_ROWS.iter().any(|row| begins(run, row))
        || run.eq_ignore_ascii_case("no")
        || run.eq_ignore_ascii_case("number")
}

/// Whether a number or a letter may follow the word for a row, in its own run or behind it: a quick look.
fn may_have_number(run: &str, behind: &str) -> bool {
    let is_number = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let next = behind.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    !run.is_ascii()
        || run.chars().skip(1).any(is_number)
        || next.starts_with(|c: char| is_number(c) || matches!(c, 'n' | 'N') || !c.is_ascii())
}

fn begins(run: &str, word: &str) -> bool {
    (run.get(..word.len())).is_some_and(|first| first.eq_ignore_ascii_case(word))
}

fn look_at(content: &Content<'_>, text: &Text<'_>, found: &mut Found<'_>) {
    let mut told = Told::default();
    let mut tell = |span: Range<usize>, is_note: bool, found: &mut Found<'_>| {
        if !told.add(span.clone()) {
            return;
        }
        let words = text.words.get(span).unwrap_or_default();
        let place = match text.steps {
            [] => text.place,
            steps => content.at(text.place, steps),
        };
        let finding = found.at(
            content.within(place, words),
            format!("`{}` points to nothing on this page", squeeze(words)),
            "repeat the words that are meant, or link to the record that has them",
        );
        if is_note {
            finding.message = format!(
                "`{}` says nothing where this text is quoted alone",
                squeeze(words)
            );
            finding.severity = Severity::Note;
        }
    };
    if let Some(span) = ditto(text.words) {
        tell(span, false, found);
    }
    let (has_way, has_row) = (WAY.is_in(text.words), ROW.is_in(text.words));
    let if_any = |is_any: bool| if is_any { text.words } else { "" };
    for hit in ABOVE.captures_iter(if_any(has_way)) {
        let (Some(all), Some(way)) = (hit.get(0), hit.name("way")) else {
            continue;
        };
        let rest = text.words.get(all.end()..).unwrap_or_default();
        if !is_pointer(rest, hit.name("how").is_some()) || is_linked(text.words, all.range()) {
            continue;
        }
        let is_above = way.as_str().eq_ignore_ascii_case("above");
        let names_place = PARAGRAPH
            .find_iter(rest.trim_start())
            .next()
            .is_some_and(|hit| hit.start() == 0);
        let near = match way.as_str().to_lowercase().as_str() {
            "above" => text.words.get(..all.start()).unwrap_or_default(),
            "below" => rest,
            // A page on a screen has no other side.
            _ => "",
        };
        if !names_place && count_words(near) >= ENOUGH {
            continue;
        }
        let is_note = is_above && text.has_more_above && !names_place;
        let place = PARAGRAPH
            .find_iter(rest)
            .next()
            .filter(|_| names_place)
            .map_or(0, |place| place.end());
        tell(all.start()..all.end() + place, is_note, found);
    }
    for hit in PREVIOUS.captures_iter(if_any(has_way)) {
        let Some(all) = hit.get(0) else {
            continue;
        };
        let rest = text.words.get(all.end()..).unwrap_or_default();
        let of_entry = hit.name("entry").is_some();
        let stands_alone = !of_entry && hit.name("row").is_none();
        let is_here = text.has_more_above && of_entry;
        if is_here || (stands_alone && !is_pointer(rest, false)) {
            continue;
        }
        if !is_linked(text.words, all.range()) {
            tell(all.range(), stands_alone && text.has_more_above, found);
        }
    }
    for hit in EARLIER.find_iter(if_any(has_way)) {
        let before = text.words.get(..hit.start()).unwrap_or_default();
        let is_told = text.has_more_above || count_words(before) >= ENOUGH;
        if !is_told && !is_linked(text.words, hit.range()) {
            let words = hit
                .as_str()
                .trim_end_matches(['.', ',', ';', ':', ')', ' ']);
            tell(hit.start()..hit.start() + words.len(), false, found);
        }
    }
    for hit in OTHER.captures_iter(if_any(has_row)) {
        let number = hit.name("number").or(hit.name("other"));
        let (Some(all), Some(number)) = (hit.get(0), number) else {
            continue;
        };
        let rest = text.words.get(all.end()..).unwrap_or_default().trim_start();
        let is_in_a_paper = ["of ", "in ", "on ", "from ", "at "]
            .iter()
            .any(|word| rest.starts_with(word));
        if !is_in_a_paper
            && !is_listed(text.words, number.as_str())
            && !is_linked(text.words, all.range())
        {
            tell(all.range(), false, found);
        }
    }
    for hit in PARAGRAPH.find_iter(text.words) {
        let sentence = sentence_at(text.words, hit.start());
        let number = hit.as_str().trim_matches(|c: char| !c.is_ascii_digit());
        if !NAMED.is_in(sentence) && !LINK.is_in(sentence) && !is_listed(text.words, number) {
            tell(hit.range(), false, found);
        }
    }
}

/// Where "ditto" stands, if a text begins with it.
fn ditto(text: &str) -> Option<Range<usize>> {
    const DITTO: &str = "ditto";
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = text.len() - words.len();
    let behind = words.get(DITTO.len()..)?;
    let is_word = begins(words, DITTO) && !behind.starts_with(char::is_alphanumeric);
    is_word.then_some(start..start + DITTO.len())
}

/// Whether "above" stands by itself here: not "above average", "above 95%", "the above-named".
fn is_pointer(rest: &str, has_verb: bool) -> bool {
    if rest.starts_with('-') {
        return false;
    }
    let next = rest.trim_start();
    let word: String = next
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    if word.is_empty() {
        return true;
    }
    if has_verb {
        return !word.starts_with(|c: char| c.is_ascii_digit());
    }
    [
        "for",
        "and",
        "but",
        "in",
        "re",
        "regarding",
        "response",
        "reply",
        "update",
        "comment",
        "answer",
        "recommendation",
        "which",
    ]
    .contains(&word.as_str())
}

/// Whether the text itself has a list with an entry of this number.
fn is_listed(text: &str, number: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start_matches([' ', '\t', '(', '*']);
        line.strip_prefix(number)
            .is_some_and(|rest| rest.starts_with(['.', ')']))
    })
}

/// Whether these words are part of a link, or their sentence holds one.
fn is_linked(text: &str, span: Range<usize>) -> bool {
    LINK.is_in(sentence_at(text, span.start))
}
