//! A recommendation made after 31 January 2024 takes the road of a referral to the Secretary of State.
//!
//! Why it matters: the power of health scrutiny to refer a proposal to the Secretary of State was taken
//! away on 31 January 2024. A reader would wait for an answer that cannot come.
//!
//! How to mend it: ask the health body to respond. Anybody may write to the Secretary of State and ask
//! for a proposal to be called in; say that, if it is meant. If the paper prints it so, silence this.
//!
//! Example: `That the committee refers the closure of the ward to the Secretary of State.`

use crate::check::duty::source;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::register::{Party, Recommendation};
use crate::settings::Jurisdiction;

pub(super) const CHECK: Check = Check::new(
    "abolished-referral",
    Severity::Warning,
    include_str!("abolished_referral.rs"),
    Looks::AtRecommendations(look),
);

/// The referral, and for what the Secretary of State is.
static REFERRAL: Pattern = Pattern::new(
    r"(?i)\b(?:(was|were|been)\s+)?(?:refer(?:s|red|ring)?|referrals?|reports?\s+(?:the|its|this|these|any)\s+(?:\w+\s+){0,3}?(?:closures?|downgrad\w+|proposals?|reconfigurations?|mergers?|removal|relocation|decision\s+to|plans?\s+to|changes?\s+to))\b[^.;?!]{0,160}?\bto\s+the\s+Secretar(?:y|ies)\s+of\s+State(?:\s+for\s+(?:the\s+)?(\w+))?",
);

/// Words of a sentence that tell of the past, of the end of the power, or of another road.
static NOT_THIS_ROAD: Pattern = Pattern::new(
    r"(?i)\b(?:(?:not|cannot|never|no longer|instead of|rather than|without)\s+(?:\w+\s+){0,3}referr?|no longer|abolished|repealed|lapsed|used to|formerly|previously|20[01]\d|202[0-3]|letters?|planning|compulsory purchase|adjudicator|academ(?:y|ies)|school organisation)|\b(?:power|right|route)s?\b[^.;]{0,120}\b(?:removed|ended|gone|replaced|taken away)\b",
);

/// What goes to the Secretary of State is then something else.
static OTHER_VERB: Pattern = Pattern::new(
    r"(?i)(?:,|\band|\bthen)\s+(?:\w+\s+){0,2}?(?:sends?|writes?|reports?|gives?|submits?|cop(?:y|ies)|publish(?:es)?|tells?|presents?|passes|pass|forwards?|asks?|makes?|appeals?|speaks?)\b",
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    if content.settings.jurisdiction != Jurisdiction::England {
        return;
    }
    let is_after = recommendation
        .made_on
        .as_ref()
        .and_then(|date| date.earliest())
        .is_some_and(|day| day > source::LAST_DAY_OF_REFERRALS);
    let asked = &recommendation.record.asked;
    if !is_after || !asked.markdown.contains("ecretar") || !is_of_health(content, recommendation) {
        return;
    }
    let words = content.words(asked.place);
    for hit in REFERRAL.captures_iter(words) {
        let of = |part: usize| hit.get(part).map(|part| part.as_str().to_lowercase());
        let is_past = of(1).is_some();
        let is_for_health = of(2).is_none_or(|area| area == "health");
        let Some(whole) = hit.get(0) else {
            continue;
        };
        if OTHER_VERB.is_in(whole.as_str()) {
            continue;
        }
        let sentence = sentence_around(words, whole.range());
        if is_past || !is_for_health || NOT_THIS_ROAD.is_in(sentence) {
            continue;
        }
        found.at(
            content.within(asked.place, whole.as_str()),
            "health scrutiny can no longer refer to the Secretary of State: the power ended on \
                 31 January 2024",
            format!(
                "ask the health body to respond, or write that the Secretary of State is asked \
                     to call the proposal in. {}",
                source::law("SI 2024/16, regulation 2")
            ),
        );
    }
}

/// Whether a scrutiny committee made it that looks at health, or made it to a health body.
fn is_of_health(content: &Content<'_>, recommendation: &Recommendation) -> bool {
    let Some(Party::Body(body)) = recommendation.made_by else {
        return false;
    };
    let mut asked = recommendation.made_to.iter();
    content.register.is_scrutiny(body)
        && (content.register.is_about_health(body)
            || asked.any(|party| content.register.is_health_body(*party)))
}

fn sentence_around(text: &str, span: std::ops::Range<usize>) -> &str {
    let ends = ['.', ';', '?', '!'];
    let begin = text[..span.start].rfind(ends).map_or(0, |end| end + 1);
    let end = text[span.end..]
        .find(ends)
        .map_or(text.len(), |end| span.end + end);
    &text[begin..end]
}
