//! With what a reply or an update opens: a decision, or a state of the work.

use crate::check::Pattern;
use crate::term::{Decision, Delivery};

/// A decision that a text opens with, and its words there.
pub(super) struct Decided<'a> {
    pub words: &'a str,
    pub decision: Decision,
}

/// A state of the work that a text opens with, and its words there.
pub(super) struct State<'a> {
    pub words: &'a str,
    pub delivery: Delivery,
    /// Whether the words say no more than that the work is not closed: "delayed", "on track".
    pub is_any_open: bool,
}

static MARKS: Pattern = Pattern::new(r#"^(?:\s+|[*_>#•+–—-]+\s*|<[^<>]{0,40}>|["“”‘'])+"#);

/// A text from its first word on, without the marks that may stand before it.
pub(super) fn first_words(text: &str) -> &str {
    let marks = MARKS.find_iter(text).next().map_or(0, |hit| hit.end());
    text.get(marks..).unwrap_or_default()
}

static COMMENT: Pattern =
    Pattern::new(r"(?i)^comments?\s+(?:on\s+(?:the\s+)?recommendation|only)(?-u:\b)");

/// "Recommendation 3 is partially accepted", "Recommendation Accepted:".
static LABELLED: Pattern = Pattern::new(
    r"(?ix)^(?:(?:the|this|our|initial)\s+)?(?:recommendations?|decision|response|reply)
    (?:\s+(?:no\.?\s*)?\d+[a-z]?)?(?P<verb>\s+(?:is|are|was|were|has\s+been|have\s+been))?
    \s*[:–—-]?\s*
    (?P<how>(?:(?:not|partially|partly|fully|broadly|in\s+part|in\s+principle)\s+)?
    (?:accepted|accept|agreed|agree|rejected|reject|declined|refused|noted))(?-u:\b)",
);

/// "Partially accepted –", "Agreed.".
static BARE: Pattern = Pattern::new(
    r"(?ix)^(?P<how>(?:(?:not|partially|partly|fully|broadly|in\s+part|in\s+principle)\s+)?
    (?:accepted|accept|agreed|rejected|reject|declined|refused|noted))(?-u:\b)",
);

/// "The Board does not accept this recommendation".
static SAID_BY: Pattern = Pattern::new(
    r"(?ix)^(?:(?:(?:we|it\s+is\s+with)\s+)?regret(?:s|fully)?,?\s+(?:that\s+)?|unfortunately,?\s+)?(?P<who>we|they|(?:the\s+)?[\w’'&.-]+(?:\s+[\w’'&.-]+){0,6}?)\s+
    (?P<how>(?:(?:have|has|had)\s+)?
    (?:(?:fully|partially|partly|broadly|gladly|do\s+not|does\s+not|did\s+not|not|cannot|can\s+not|
    can['’]t|don['’]t|doesn['’]t)\s+)?
    (?:accepts?|accepted|rejects?|rejected|declines?|declined|(?:dis)?agrees?\s+with|agrees?\s+to|
    (?:dis)?agreed\s+with|agreed\s+to)|notes?|
    (?:is|are)\s+(?:happy|pleased|content|glad|delighted)\s+to\s+(?:accept|support|agree(?:\s+(?:with|to))?)|
    (?:is|are|was|were)\s+(?:unable|not\s+able|not\s+in\s+a\s+position|not\s+minded)\s+to\s+(?:accept|support|agree\s+(?:with|to))|
    (?:cannot|can\s+not|do\s+not|does\s+not|did\s+not|don['’]t|doesn['’]t|can['’]t)\s+support)
    (?P<part>\s+(?:only\s+)?(?:a\s+)?parts?\s+of)?
    (?:\s+(?:(?:the|this|these|that|both|all)\s+)?(?:[\w’'-]+\s+){0,2}?recommendations?(?-u:\b)
    |(?:\s+(?:this|it))?(?P<bare>\s+in\s+(?:part|principle|full))?\s*[.,;:])",
);

static UNSURE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:asks?|asked|whether|if|that|when|until|before|should|hopes?|may|might|could|would|to|who|which)(?-u:\b)",
);

/// "We cannot take this forward.", "The Cabinet does not agree that a review is needed."
static REFUSED: Pattern = Pattern::new(
    r"(?ix)^(?:(?:we\s+)?regret(?:s|fully)?,?\s+(?:that\s+)?|unfortunately,?\s+)?(?P<who>we|they|(?:the\s+)?[\w’'&.-]+(?:\s+[\w’'&.-]+){0,6}?)\s+
    (?:(?:cannot|can\s+not|can['’]t|will\s+not|(?:is|are)\s+(?:unable|not\s+able)\s+to)\s+take\s+(?:this|it|(?:the|this)\s+recommendation)\s+forward
    |(?:do|does|did)(?:\s+not|n['’]t)\s+(?:agree|accept|believe|consider)\s+that\s+[^.;,\n]{1,80}?\s(?:is|are|would\s+be)\s+(?:needed|necessary|required|warranted|justified))
    \s*[.;]",
);

/// "The Trust accepts limb (a) but not limb (b)"
static IN_PART: Pattern = Pattern::new(
    r"(?ix)^(?P<who>we|they|(?:the\s+)?[\w’'&.-]+(?:\s+[\w’'&.-]+){0,6}?)\s+(?:accepts?|accepted|agrees?\s+(?:to|with))\s+
    (?:(?:the\s+)?(?:limbs?|parts?|points?|elements?|sections?|paragraphs?|first|second|third|last)(?-u:\b)|\([a-z]\))[^.;\n]{0,60}?\sbut\s+not(?-u:\b)[^.;,\n]{0,40}",
);

/// "Response awaited."
static AWAITED: Pattern = Pattern::new(
    r"(?ix)^(?:(?:a|the|our|formal|full|written)\s+){0,3}(?:response|reply|answer)\s+(?:is\s+)?(?:still\s+)?(?:awaited|pending|outstanding|not\s+yet\s+received)\s*(?:\.|$)",
);

/// Words of a decision that may follow.
static FOLLOWS: Pattern = Pattern::new(r"(?i)accept|agree|reject|declin|support");

/// A decision that is told in a sentence of its own.
fn told(text: &str) -> Option<Decided<'_>> {
    // What each is looked for by: few replies have any of these words near their beginning.
    const FURTHEST: usize = 300;
    const REFUSING: &[&str] = &[" forward", " that "];
    const WAITING: &[&str] = &["awaited", "pending", "outstanding", "received"];
    let beginning = &text[..text.floor_char_boundary(FURTHEST)];
    let of = |pattern: &'static Pattern, decision, words: &[&str]| {
        if !words.iter().any(|words| beginning.contains(words)) {
            return None;
        }
        let found = pattern.captures_iter(text).next()?;
        let all = found.get(0)?;
        let is_unsure = (found.name("who")).is_some_and(|who| UNSURE.is_in(who.as_str()));
        let rest = text.get(all.end()..)?;
        let is_meant = decision == Decision::AcceptedInPart || !FOLLOWS.is_in(rest);
        (is_meant && !is_unsure).then(|| Decided {
            words: all.as_str().trim_end_matches(['.', ';', ' ']),
            decision,
        })
    };
    of(&REFUSED, Decision::NotAccepted, REFUSING)
        .or_else(|| of(&IN_PART, Decision::AcceptedInPart, &["but not"]))
        .or_else(|| of(&AWAITED, Decision::AwaitingResponse, WAITING))
}

/// The decision with which a reply opens; none where the opening is prose.
pub(super) fn decided(text: &str) -> Option<Decided<'_>> {
    let text = first_words(text);
    if let Some(hit) = COMMENT.find_iter(text).next() {
        return Some(Decided {
            words: hit.as_str(),
            decision: Decision::CommentOnly,
        });
    }
    if let Some(told) = told(text) {
        return Some(told);
    }
    let labelled = LABELLED.captures_iter(text).next().and_then(|found| {
        let all = found.get(0)?;
        let rest = text.get(all.end()..)?;
        let how = found.name("how")?.as_str();
        (found.name("verb").is_some() || ends(rest) || qualified(rest).is_some()).then_some((
            all.as_str(),
            how,
            rest,
        ))
    });
    let bare = || {
        let found = BARE.captures_iter(text).next()?;
        let how = found.name("how")?;
        let rest = text.get(how.end()..)?;
        (ends(rest) || qualified(rest).is_some()).then_some((how.as_str(), how.as_str(), rest))
    };
    let said_by = || {
        let found = SAID_BY.captures_iter(text).next()?;
        let all = found.get(0)?;
        let how = found.name("how")?;
        let who = found.name("who")?.as_str();
        if UNSURE.is_in(who) {
            return None;
        }
        let rest = match found.name("bare") {
            Some(bare) => text.get(bare.start()..)?,
            None => text.get(all.end()..)?,
        };
        // What is only noted may be accepted in the next words.
        let is_note = how.as_str().to_lowercase().starts_with("note");
        if is_note && text.get(all.end()..)?.chars().any(char::is_alphanumeric) {
            return None;
        }
        let words = all.as_str().trim_end_matches(['.', ',', ';', ':', ' ']);
        let how = found.name("part").map_or(how.as_str(), |_| words);
        Some((words, how, rest))
    };
    let (words, how, rest) = labelled.or_else(bare).or_else(said_by)?;
    // "Agreed in principle" is told whole.
    let words = match qualified(rest) {
        Some((_, length)) if !how.contains("in ") && text.starts_with(words) => {
            let end = text.len() - rest.len() + length;
            text.get(..end)
                .filter(|_| end > words.len())
                .unwrap_or(words)
        }
        _ => words,
    };
    Some(Decided {
        words,
        decision: decision_of(how, rest),
    })
}

fn decision_of(how: &str, rest: &str) -> Decision {
    let how = how.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| how.contains(word));
    if has(&["part"]) {
        return Decision::AcceptedInPart;
    }
    if has(&["reject", "declin", "refus", "disagree"])
        || has(&["not ", "cannot", "n't", "n’t", "unable"])
    {
        return Decision::NotAccepted;
    }
    if has(&["principle"]) {
        return Decision::AcceptedInPrinciple;
    }
    if how.starts_with("note") {
        return Decision::Noted;
    }
    qualified(rest).map_or(Decision::Accepted, |(decision, _)| decision)
}

/// "in part", "in principle" or "in full" straight behind the word, and where it ends.
fn qualified(rest: &str) -> Option<(Decision, usize)> {
    const WORDS: [(&str, Decision); 5] = [
        ("in part", Decision::AcceptedInPart),
        ("partially", Decision::AcceptedInPart),
        ("partly", Decision::AcceptedInPart),
        ("in principle", Decision::AcceptedInPrinciple),
        ("in full", Decision::Accepted),
    ];
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || "(,:–—-".contains(c));
    let (length, decision) = WORDS.iter().find_map(|(qualifier, decision)| {
        let first = words.get(..qualifier.len())?;
        first
            .eq_ignore_ascii_case(qualifier)
            .then_some((qualifier.len(), *decision))
    })?;
    Some((decision, rest.len() - words.len() + length))
}

/// Whether a label ends here: a sign of punctuation, an empty line or the end of the text follows.
fn ends(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t', '*', '_', '"', '”']);
    let mut signs = line.chars();
    match signs.next() {
        None => true,
        Some(':' | ';' | '.' | ',' | '!' | ')' | '<' | '–' | '—' | '|') => true,
        Some('-') => signs
            .next()
            .is_none_or(|next| next.is_whitespace() || next.is_uppercase() || next == '<'),
        Some('\n' | '\r') => line.trim_start_matches('\r').get(1..).is_some_and(|next| {
            next.trim_start_matches([' ', '\r']).starts_with('\n') || next.is_empty()
        }),
        Some(_) => false,
    }
}

/// A word of state, alone or behind the work that it is said of: "Action complete.", "This has now been
/// delivered.", "Status: on hold".
static STATE: Pattern = Pattern::new(
    r"(?ix)^(?P<label>(?:current\s+|progress\s+|delivery\s+)?status\s*[:–—-]\s*)?
    (?:(?P<of>(?:(?:this|the|our|all)\s+)?(?:actions?|recommendations?|work(?:\s+on\s+(?:this|it))?|task|item)|this|it|we)\s*[:–—-]?\s+
      (?P<verb>(?:is|are|was|were|has|have|had)\s+)?)?
    (?:(?:(?:now|all|also|been|been\s+fully|fully|partially|partly|still|being|currently|since)\s+){0,3})
    (?P<state>in[\ -]progress|on[\ -]?going|under[\ -]?way|in\s+hand|continu(?:es|ing)|
    on\s+(?:track|target|schedule|course)|progressing(?:\s+well)?|delayed|deferred|outstanding|overdue|
    completed?|done|delivered|closed|discharged|fulfilled|implemented|actioned|achieved|finished|
    (?:not\s+(?:yet\s+)?|yet\s+to\s+(?:be\s+)?)(?:start|begin|begun|commence)(?:ed|d)?|
    paused|(?:on|put\s+on)\s+hold|suspended|superseded|
    abandoned|withdrawn|dropped|discontinued|cancelled|
    no\s+further\s+action|no\s+longer\s+(?:being\s+)?(?:pursued|planned|required|needed|taken\s+forward))
    (?P<more>\s+(?:in\s+full|in\s+hand|(?:is\s+|are\s+)?(?:required|needed|proposed|planned|to\s+be\s+taken)|
    (?:on\s+)?(?:this|the)(?:\s+(?:work|action|recommendation|task|item))?))?(?-u:\b)",
);

/// When it was or will be so, as far as a full stop or the like: "in May.", "until the autumn –".
static WHEN: Pattern = Pattern::new(
    r"(?ix)^\s+(?:in|on|by|since|until|till|for|at|during)\s+
    (?:(?:the|early|late|mid|end|start|beginning|middle|of|next|last|this)[\s-]+){0,4}
    (?:\d{1,2}(?:st|nd|rd|th)?\s+)?
    (?:\d|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|
    autumn|winter|year|q[1-4](?-u:\b)|notice)[a-z]*(?:[\s/-]\d[\d/-]*)?\s*(?:$|[.;:(–—\n])",
);

/// What keeps work that does not go on, or till when: "pending the survey", "to next year".
static KEPT_BY: Pattern = Pattern::new(
    r"(?i)^\s+(?:until|till|pending|awaiting|because|due\s+to|owing\s+to|while|to\s+(?:the\s+)?(?:next|new|following|later|20\d\d|spring|summer|autumn|winter))(?-u:\b)",
);

/// Why work was given up.
static ENDED_BY: Pattern =
    Pattern::new(r"(?i)^\s+(?:following|because|due\s+to|owing\s+to|as\s+a\s+result)\s");

/// A main clause behind a comma: "until June, the work has caught up".
static CLAUSE: Pattern = Pattern::new(
    r"(?i)^[^.;:,\n]{0,80},\s+(?:the|this|these|it|we|our|its|all)\s+(?:[\w’'-]+\s+){0,4}?(?:has|have|is|are|was|were|goes|went|caught|began|started|resumed)(?-u:\b)",
);

/// Whether a state only leads to what the sentence says.
fn leads_to_clause(rest: &str) -> bool {
    const FURTHEST: usize = 200;
    CLAUSE.is_in(&rest[..rest.floor_char_boundary(FURTHEST)])
}

/// The state of the work with which an update opens; none where the opening is prose, as in "in
/// progress using the money of 2022".
pub(super) fn state(text: &str) -> Option<State<'_>> {
    let text = first_words(text);
    let found = STATE.captures_iter(text).next()?;
    let state = found.name("state")?;
    let whole = found.get(0)?;
    let rest = text.get(whole.end()..)?;
    let runs_into_label = rest
        .trim_start()
        .get(..6)
        .is_some_and(|next| next.eq_ignore_ascii_case("update"));
    let folded = state.as_str().to_lowercase();
    let starts = |with: &[&str]| with.iter().any(|word| folded.starts_with(word));
    // "The work is complete and": not "this is closed and".
    let of = found.name("of").map(|of| of.as_str().to_lowercase());
    let is_of_work =
        found.name("verb").is_some() && !matches!(of.as_deref(), None | Some("this" | "it" | "we"));
    let rests = starts(&["paus", "on h", "put", "susp", "dela", "defe", "not", "yet"]);
    let is_alone = ends(rest)
        || rests && KEPT_BY.is_in(rest) && !leads_to_clause(rest)
        || starts(&["no l", "aban", "canc"]) && ENDED_BY.is_in(rest) && !leads_to_clause(rest)
        || is_of_work && rest.starts_with(" and ")
        || runs_into_label
        || rest.starts_with(" (")
        || WHEN.is_in(rest)
        || found.name("label").is_some();
    // "This delivered", "we completed": what was done stands behind it, or is nothing of the kind.
    let is_said = match of.as_deref() {
        Some("we") => found.name("verb").is_some() && found.name("more").is_some(),
        Some("this" | "it") => found.name("verb").is_some(),
        _ => !folded.starts_with("continu") || of.is_some(),
    };
    if !is_alone || !is_said {
        return None;
    }
    let words = text.get(..whole.end())?;
    let is_part = words.to_lowercase().contains("part");
    let (delivery, is_any_open) = match () {
        () if starts(&[
            "on t", "on s", "on c", "prog", "dela", "defe", "outs", "over",
        ]) || (folded.starts_with("continu") && found.name("verb").is_none()) =>
        {
            (Delivery::InProgress, true)
        }
        () if is_part || starts(&["in", "under", "continu"]) => (Delivery::InProgress, false),
        () if starts(&["ongo", "on-g", "on g"]) => (Delivery::Ongoing, false),
        () if starts(&["not", "yet"]) => (Delivery::NotStarted, false),
        () if starts(&["paus", "on h", "put", "susp"]) => (Delivery::Paused, false),
        () if starts(&["supe"]) => (Delivery::Superseded, false),
        () if starts(&[
            "clos", "aban", "with", "drop", "disco", "canc", "no f", "no l",
        ]) =>
        {
            (Delivery::ClosedNotDone, false)
        }
        () => (Delivery::DoneAsReported, false),
    };
    Some(State {
        words: match of {
            Some(_) => words,
            None => state.as_str(),
        },
        delivery,
        is_any_open,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_at_the_start_of_a_reply_are_read() {
        let of = |text| decided(text).map(|decided| decided.decision);
        for (text, decision) in [
            ("Recommendation Accepted: we will", Decision::Accepted),
            ("<ul><li>Recommendation Accepted:</li>", Decision::Accepted),
            (
                "**Recommendation Partially Accepted:** the",
                Decision::AcceptedInPart,
            ),
            (
                "Recommendation 4 is not accepted because",
                Decision::NotAccepted,
            ),
            (
                "Accepted in principle. Money",
                Decision::AcceptedInPrinciple,
            ),
            ("Agreed.", Decision::Accepted),
            ("Rejected - there is no money", Decision::NotAccepted),
            ("Comment on Recommendation: this", Decision::CommentOnly),
            (
                "We accept this recommendation in part. It",
                Decision::AcceptedInPart,
            ),
            (
                "The Trust does not accept the recommendation.",
                Decision::NotAccepted,
            ),
            ("We partially accept.", Decision::AcceptedInPart),
            (
                "We agree with part of this recommendation only.",
                Decision::AcceptedInPart,
            ),
            (
                "The council is unable to accept this recommendation.",
                Decision::NotAccepted,
            ),
            (
                "We regret that we cannot support this recommendation.",
                Decision::NotAccepted,
            ),
            ("Decision: declined. ", Decision::NotAccepted),
            (
                "The Trust disagrees with this recommendation.",
                Decision::NotAccepted,
            ),
            (
                "Sadly the Trust will not take this forward.",
                Decision::NotAccepted,
            ),
            (
                "We do not agree that a new plan is needed.",
                Decision::NotAccepted,
            ),
            (
                "The Board accepts part (a), but not part (b).",
                Decision::AcceptedInPart,
            ),
            ("Reply still awaited.", Decision::AwaitingResponse),
            ("The Board notes the recommendation.", Decision::Noted),
            ("We are glad to accept this in full.", Decision::Accepted),
        ] {
            assert_eq!(of(text), Some(decision), "{text}");
        }
    }

    #[test]
    fn prose_is_no_decision() {
        for text in [
            "Accepted practice is to ask twice.",
            "Recommendations accepted last year are in the annex.",
            "Rejected applications are counted each month.",
            "We accept that there were delays, and agree to report.",
            "The council agrees and starts at once.",
            "The Board was asked whether it accepts the recommendation.",
            "Agreed actions are below.",
            "The council is unable to accept coins.",
            "We do not support this view of the recommendations.",
            "The Trust hopes to accept the recommendation in May.",
            "The Board notes the recommendation. It will act on it.",
            "We do not agree that a new plan is needed, but accept the rest.",
            "We do not agree that the plan is late.",
            "We cannot take this forward before May.",
            "Response times are still awaited.",
            "The Board accepts the plan but not at once.",
        ] {
            assert!(decided(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_state_is_told_from_prose() {
        let of = |text| state(text).map(|state| state.delivery);
        for (text, delivery) in [
            ("In progress – the work", Delivery::InProgress),
            ("<mark>In Progress -</mark> the", Delivery::InProgress),
            ("In progress- The form", Delivery::InProgress),
            ("In progress Update – A scope", Delivery::InProgress),
            ("Completed: in May", Delivery::DoneAsReported),
            ("Closed", Delivery::ClosedNotDone),
            ("Status: on hold until May", Delivery::Paused),
            ("On-going. The", Delivery::Ongoing),
            ("Action complete.", Delivery::DoneAsReported),
            ("Implemented in full.", Delivery::DoneAsReported),
            ("This has now been delivered.", Delivery::DoneAsReported),
            ("We have finished this work.", Delivery::DoneAsReported),
            ("Completed in May 2025. A", Delivery::DoneAsReported),
            ("Partially complete – two", Delivery::InProgress),
            ("Work continues on this.", Delivery::InProgress),
            ("The work has yet to begin.", Delivery::NotStarted),
            ("Work on this has not yet begun.", Delivery::NotStarted),
            ("No further action", Delivery::ClosedNotDone),
            ("This is no longer being pursued.", Delivery::ClosedNotDone),
            ("Delayed until the autumn.", Delivery::InProgress),
            (
                "No longer planned following the flood.",
                Delivery::ClosedNotDone,
            ),
            (
                "Paused until May, when the staff are back",
                Delivery::Paused,
            ),
        ] {
            assert_eq!(of(text), Some(delivery), "{text}");
        }
        for text in [
            "In progress using executed funds",
            "in progress\nusing executed funds",
            "Progress has been made.",
            "Completed forms are with the team.",
            "Closed schools get a letter.",
            "Done-in-a-day projects",
            "Ongoing talks with the trust",
            "This delivered, the council moves on.",
            "Completed in May, the review found gaps.",
            "Complete rollout is expected in May.",
            "The work is complete in the north and goes on in the south.",
            "No further action plans are held.",
            "Delayed discharges fell.",
            "On target groups it is silent.",
            "Outstanding schools were visited.",
            "Not started until June, the work has caught up.",
            "Paused because of the flood, the survey went on in May.",
        ] {
            assert!(of(text).is_none(), "{text}");
        }
    }
}
