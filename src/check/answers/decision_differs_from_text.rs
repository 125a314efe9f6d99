//! The heading of a response says one decision, and its text opens with another.
//!
//! Why it matters: lists and counts follow the heading. A reader who opens the page finds that the
//! words of the reply say something else.
//!
//! How to mend it: look the reply up and correct the heading. If the paper itself says both, keep its
//! words and silence this check with that reason.
//!
//! Example: `## Response, 4 May 2025: accepted` above a text that begins `Partially accepted: the
//! council will do the first part`.

use crate::check::answers::opening::{Decided, decided};
use crate::check::answers::sentences::sentences;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::Decision;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "decision-differs-from-text",
    Severity::Warning,
    include_str!("decision_differs_from_text.rs"),
    Looks::AtRecommendations(look),
);

/// Words that take back some of what was accepted.
static SOFTENED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:parts?|partial|partially|partly|principle|subject to|except|but|however|only|not|cannot|reject\w*|some|provided|limbs?|conditions?|although|first|second|third|\([a-z]\)|further work|(?:as|where) (?:it|they|this|these) (?:appl|relat)\w+|(?:in )?(?:so|as) far as|insofar|to the extent|commit\w*|depends?|depending)(?-u:\b)",
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    for entry in &recommendation.record.entries {
        let Said::Response(said) = entry.said else {
            continue;
        };
        let is_silent = said == Decision::NotStated
            && !entry.heading.text.to_lowercase().contains("not stated");
        if is_silent {
            continue;
        }
        let text = &entry.text.markdown;
        let Some(seen) = decided(text) else {
            if let Some(words) = refused(said, text) {
                found.at(
                    content.within(entry.text.place, words),
                    format!(
                        "the response says `{}`, but its heading says `{said}`",
                        squeeze(words)
                    ),
                    format!(
                        "see what was decided; if the text is right, write `{}` in the heading",
                        Decision::NotAccepted
                    ),
                );
            }
            continue;
        };
        let is_open = !said.is_answer() && !seen.decision.is_answer();
        if is_open || seen.decision == said || agrees(said, &seen, text) {
            continue;
        }
        found.at(
            content.within(entry.text.place, seen.words),
            format!(
                "the response opens `{}`, but its heading says `{said}`",
                squeeze(seen.words)
            ),
            format!(
                "see what was decided; if the text is right, write `{}` in the heading",
                seen.decision
            ),
        );
    }
}

/// A later sentence that refuses the recommendation as a whole.
static REFUSED: Pattern = Pattern::new(
    r"(?ix)[.!?\n]\s+(?:(?:we\s+)?regret(?:s|fully)?,?\s+(?:that\s+)?|unfortunately,?\s+|therefore,?\s+|(?:for|with)\s+(?:this|that|these)\s+reasons?,?\s+)?
    (?P<words>(?:we|it|they|(?:the\s+)[\w’'&-]+(?:\s+[\w’'&-]+){0,4}?)\s+
    (?:(?:is|are)\s+(?:therefore\s+)?(?:unable|not\s+able|not\s+in\s+a\s+position)\s+to\s+(?:support|accept|agree\s+(?:to|with))
    |(?:cannot|can\s+not|(?:does|do)\s+(?:therefore\s+)?not)\s+(?:therefore\s+)?(?:support|accept|agree\s+(?:to|with))
    |(?:therefore\s+)?(?:rejects?|declines?))
    \s+(?:this|the)\s+recommendation)(?:\s+at\s+this\s+time)?\s*[.;!]",
);

/// The words of such a sentence below a heading that accepts.
fn refused(said: Decision, text: &str) -> Option<&str> {
    let accepts = matches!(said, Decision::Accepted | Decision::AcceptedInPrinciple);
    if !accepts || !text.contains("recommendation") {
        return None;
    }
    let hit = REFUSED.captures_iter(text).next()?;
    Some(hit.name("words")?.as_str())
}

/// Whether a heading may stand above such an opening: one says more than the other, and no more.
fn agrees(said: Decision, seen: &Decided<'_>, text: &str) -> bool {
    let beginning = sentences(text);
    let is_softened = beginning.iter().take(3).any(|text| SOFTENED.is_in(text));
    match (said, seen.decision) {
        (
            Decision::AcceptedInPart | Decision::AcceptedInPrinciple,
            Decision::Accepted | Decision::AcceptedInPrinciple,
        ) => is_softened && said != seen.decision && seen.decision == Decision::Accepted,
        // "We do not accept that a leaflet is needed. Signs will do": what is refused is a part.
        (Decision::AcceptedInPart, Decision::NotAccepted) => {
            seen.words.contains(" that ") && beginning.len() > 1
        }
        // What is accepted or commented upon may be noted first, what is referred may be agreed.
        (Decision::CommentOnly, Decision::Noted) | (Decision::Referred, Decision::Accepted) => true,
        (_, Decision::Noted) => beginning
            .iter()
            .skip(1)
            .any(|text| decided(text).is_some_and(|later| later.decision == said)),
        _ => false,
    }
}
