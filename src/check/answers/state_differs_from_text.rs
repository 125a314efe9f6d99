//! The heading of an update says one state of the work, and its text opens with another.
//!
//! Why it matters: lists and counts follow the heading. A reader who opens the page finds the work
//! in another state there.
//!
//! How to mend it: see which of the two is right, and correct the other. Old status words are often
//! left behind when an update is copied.
//!
//! Example: `## Update, May 2025: in progress` above a text that begins `Completed – the leaflet was
//! printed in March`.

use crate::check::answers::opening::{State, first_words, state};
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::Delivery;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "state-differs-from-text",
    Severity::Warning,
    include_str!("state_differs_from_text.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

/// Words that tell of a second part of the work, which may be in another state.
static MORE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:in progress|on-?going|not (?:yet )?started|outstanding|still|remain\w*|next|left|completed?|done|finished|paused|closed|now|since|yet|will)(?-u:\b)",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for action in content.register.actions.rows() {
        let record = &action.record;
        let (Some(said), Some(progress)) = (record.delivery, &record.progress) else {
            continue;
        };
        if let Some((verb, words)) = contradicting(said, progress) {
            let place = content.at(record.standing.place, &[Step::Key("progress")]);
            found.at(
                content.within(place, words),
                format!(
                    "the progress {verb} `{}`, but the action's delivery is `{said}`",
                    squeeze(words)
                ),
                "see how far the work is, and correct `delivery` or the text",
            );
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    for entry in &recommendation.record.entries {
        let Said::Update(Some(said)) = entry.said else {
            continue;
        };
        let text = &entry.text.markdown;
        if let Some((verb, words)) = contradicting(said, text) {
            found.at(
                content.within(entry.text.place, words),
                format!(
                    "the update {verb} `{}`, but its heading says `{said}`",
                    squeeze(words)
                ),
                "see how far the work is, and correct the heading or the text",
            );
        }
    }
}

/// A sentence that says of the work itself that it is not done.
static UNDONE: Pattern = Pattern::new(
    r"(?ix)^(?:(?:the\s+)?work\s+(?:is\s+)?(?:still\s+)?(?:continues|continuing|goes\s+on|going\s+on)(?-u:\b)[^.;\n]{0,120}?(?-u:\b)(?:not\s+(?:yet\s+)?(?:finished|complete|completed|done)|unfinished|incomplete)
    |(?:the|this|our)\s+(?:[\w’'-]+\s+){1,4}?(?:is|are)\s+still\s+(?:being\s+(?:drafted|written|prepared|developed|designed|finalised|completed|procured|recruited|drawn\s+up|worked\s+on)|in\s+draft|to\s+be\s+(?:drafted|written|finished|completed|agreed|started)))(?-u:\b)",
);

/// A later sentence that says of what was to be done that it is not.
static LEFT: Pattern = Pattern::new(
    r"(?ix)[.!?]\s+(?P<words>(?:the|this|our)\s+(?:[\w’'-]+\s+){1,4}?(?:itself\s+)?
    (?:(?:is|are)\s+still\s+to\s+be|has\s+yet\s+to\s+be|have\s+yet\s+to\s+be|still\s+(?:has|have|needs?)\s+to\s+be|remains?\s+to\s+be|(?:has|have)\s+still\s+not\s+been)
    \s+(?:sent|written|held|built|done|made|put|begun|cut|hung|laid|bought|found|met|set|paid|read|taken|chosen|given|shown|drawn\s+up|\w+ed)(?-u:\b)(?:\s+out)?)",
);

/// A sentence anywhere that says that the work was not begun, is not finished, or was put off.
static UNFINISHED: Pattern = Pattern::new(
    r"(?ix)(?:^|[.!?]\s+)(?P<words>(?:we|they|the\s+[\w’'-]+(?:\s+[\w’'-]+){0,4}?)\s+(?:are|is)\s+still\s+(?:preparing|drafting|writing|developing|designing|recruiting|looking\s+for|working\s+on|seeking)(?-u:\b)
    |(?:the|this|our)\s+(?:[\w’'-]+\s+){1,5}?(?:could\s+not\s+(?:begin|start|go\s+ahead|take\s+place)|(?:have|has)\s+not\s+(?:yet\s+)?(?:begun|started|been\s+(?:begun|started|completed|finished))|(?:have|has)\s+been\s+(?:postponed|put\s+off))(?-u:\b)
    |(?:nobody|no\s+one)\s+has\s+yet\s+been\s+[\w’'-]+)",
);
/// A sentence or a part of one that says that all of the work is done.
static FINISHED: Pattern = Pattern::new(
    r"(?ix)(?:^|[.!?,]\s+|(?-u:\b)and\s+)(?P<words>(?:the|all|all\s+the)\s+work\s+is\s+(?:now\s+)?(?:finished|complete|completed|done)
    |(?:the|this)\s+recommendation\s+has\s+(?:now\s+)?been\s+(?:fully\s+)?implemented(?:\s+in\s+full)?)\s*(?:[.;]|$)",
);
/// A sentence that says that the work as a whole was stopped.
static HELD: Pattern = Pattern::new(
    r"(?ix)(?:^|[.!?]\s+|,\s+)(?P<words>(?:all\s+|the\s+)?work(?:\s+on\s+[^.;,\n]{1,50}?)?\s+(?:has\s+been|is)\s+(?:now\s+)?(?:paused|put\s+on\s+hold|on\s+hold|suspended|stopped))(?:\s+(?:until|till|for\s+now|pending)(?-u:\b)[^.;\n]{0,60})?\s*(?:[.;]|$)",
);
/// Words that tell of what came before or after.
static OTHERWISE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:but|at first|then|initially|earlier|although|though|resumed|restarted|again|since|later|now|originally|planned|meant)(?-u:\b)",
);

/// The words of a text that contradict a state, and whether the text opens with them or says them later.
fn contradicting(said: Delivery, text: &str) -> Option<(&'static str, &str)> {
    if let Some(words) = differing(said, text) {
        return Some(("opens", words));
    }
    // Few texts have any of these words.
    const UNDONE: &[&str] = &[
        "still ",
        " yet ",
        "remain",
        "could not",
        "not begun",
        "not started",
        "not been",
        "postponed",
        "put off",
    ];
    const DONE: &[&str] = &["work is", "implemented"];
    const STOPPED: &[&str] = &["on hold", "paused", "suspended", "stopped"];
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let words = match said {
        Delivery::DoneAsReported | Delivery::DoneAsConfirmed if holds(UNDONE) => {
            first(&LEFT, text).or_else(|| alone(&UNFINISHED, &[&OTHERWISE], text))
        }
        Delivery::InProgress if holds(DONE) || holds(STOPPED) => {
            alone(&FINISHED, &[&OTHERWISE, &MORE], text)
                .or_else(|| alone(&HELD, &[&OTHERWISE], text))
        }
        _ => None,
    };
    words.map(|words| ("says", words))
}

fn first<'t>(pattern: &'static Pattern, text: &'t str) -> Option<&'t str> {
    let hit = pattern.captures_iter(text).next()?;
    Some(hit.name("words")?.as_str())
}

/// The words of such a sentence, if what follows has none of these words.
fn alone<'t>(
    pattern: &'static Pattern,
    others: &[&'static Pattern],
    text: &'t str,
) -> Option<&'t str> {
    let hit = pattern.captures_iter(text).next()?;
    let words = hit.name("words")?;
    let behind = &text[words.end()..];
    let is_more = others.iter().any(|other| other.is_in(behind));
    (!is_more).then_some(words.as_str())
}

/// A sentence that says that some of the work was done.
static BEGUN: Pattern = Pattern::new(
    r"(?ix)^(?:the|a|our)\s+(?:first|second|third)\s[^.;\n]{0,60}?(?-u:\b)(?:took\s+place|(?:was|were)\s+(?:held|opened|launched|published|run|completed|delivered)|(?:has|have)\s+(?:taken\s+place|been\s+(?:held|opened|launched|published|run|completed|delivered)))(?-u:\b)",
);

/// The words of a first sentence that tells of work which goes on, below a state that says otherwise.
fn told(said: Delivery, text: &str) -> Option<&str> {
    let pattern = match said {
        Delivery::DoneAsReported | Delivery::DoneAsConfirmed => &UNDONE,
        Delivery::NotStarted => &BEGUN,
        _ => return None,
    };
    let text = first_words(text);
    let hit = pattern.find_iter(text).next()?;
    let rest = text.get(hit.end()..)?;
    (!MORE.is_in(rest)).then_some(hit.as_str())
}

/// The words of another state with which a text opens; none where more of the text may explain it.
fn differing(said: Delivery, text: &str) -> Option<&str> {
    if let Some(words) = told(said, text) {
        return Some(words);
    }
    let seen = state(text)?;
    let rest = first_words(text);
    let rest = rest
        .find(seen.words)
        .and_then(|at| rest.get(at + seen.words.len()..))
        .unwrap_or_default();
    let is_same = said == Delivery::NotStated || agrees(said, &seen) || MORE.is_in(rest);
    (!is_same).then_some(seen.words)
}

fn agrees(said: Delivery, seen: &State<'_>) -> bool {
    let is_open = |delivery| matches!(delivery, Delivery::InProgress | Delivery::Ongoing);
    said == seen.delivery
        || (is_open(said) && is_open(seen.delivery))
        || (said == Delivery::DoneAsConfirmed && seen.delivery == Delivery::DoneAsReported)
        || (said.is_closed() && seen.delivery == Delivery::ClosedNotDone)
        || (!said.is_closed() && seen.is_any_open)
}
