//! A response or an update reads like a promise, and no promise is recorded.
//!
//! Why it matters: only what is recorded stands on the list of what is owed, is called late when its
//! date has passed, and is counted as kept. Anything else is forgotten in the text.
//!
//! How to mend it: add a line of its own below the text, as in `Promised: a progress update, by April
//! 2024`, or without a date. If it is no promise, silence this with the reason.
//!
//! Example: `The plan will go to the Board in September 2024.` in an open record that has no promise and no
//! completion date for that time.

use crate::check::answers::sentences::sentences;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::recommendation::{Entry, Recommendation as Record};
use crate::register::Recommendation;
use crate::term::PartialDate;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "unrecorded-promise",
    Severity::Note,
    include_str!("unrecorded_promise.rs"),
    Looks::AtRecommendations(look),
);

/// Somebody says what is to come.
static TO_COME: Pattern = Pattern::new(
    r"(?ix)\b(?:
    will|shall|(?:we|they|i|it)[’']ll
    |(?:is|are)\s+(?:now\s+)?due\s+(?:in|by|on|for|at)
    |(?:is|are)\s+committed\s+to
    |(?:updates?|reports?|papers?|plans?|briefings?|strategy|review|figures|results)\s+(?:goes|go|comes|come|returns?|follows?)\b
    |(?:progress|further|final|written)\s+(?:update|report)\s+(?:in|by|on|for|at)
    |to\s+be\s+(?:\w+ed|brought|given|sent|done|made|put|set|held|shown|written)
    |(?:is|are)\s+(?:now\s+)?(?:due|expected|planned|scheduled|set|intended)\s+to
    |(?:is|are)\s+to\s+(?:be|come|go|report|bring|present|publish)
    |promises?\s+to|plans?\s+to|intends?\s+to|aims?\s+to|expects?\s+to|hopes?\s+to|agreed\s+to|agrees\s+to
    |(?:has|have)\s+(?:committed|undertaken|promised|agreed)\s+to|undertakes?\s+to
    )\b",
);

/// What goes on or is denied is no promise; what an asker or a rule says is none of the answerer's.
static NO_PROMISE: Pattern = Pattern::new(
    r"(?ix)\b(?:
    will|shall)\s+(?:not|never|run|continue|remain|last|stay|still|expire|end|depend|need)\b
    |\b(?:no|none|nobody|nothing|neither)\b[^.]*\b(?:will|shall)\b
    |\b(?:if|unless|whether|would|could|might)\b
    |\b(?:law|acts?|regulations?|codes?|guidance|constitution|rules?|polic(?:y|ies)|standards?)\s+(?:say|state|require|provide|mean|set)s?\s+(?:out\s+)?that\b
    |\b(?:government|chancellor|prime\s+minister|ministers?|secretary\s+of\s+state|parliament|treasury)\s+(?:also\s+|now\s+)?
      (?:will|shall|is|are|has|have|plans?|intends?|aims?|expects?|hopes?|promises|agreed|agrees|undertakes)\b
    |\b(?:prices?|rents?|population|inflation|temperatures?|demand|residents|adults|people|births|deaths)\s+(?:will|(?:is|are)\s+(?:expected|projected|set|due)\s+to)\s+(?:rise|fall|grow|shrink|double|increase|decrease|be\s+(?:over|under|aged))\b
    |\b(?:will|shall)\s+be\s+\d+\s+years\s+old\b
    |\b(?:ons|office\s+for\s+national\s+statistics|forecasts?|projections?)\s+(?:say|estimate|project|forecast|expect|show)s?\b
    |\bagreed\s+to\s+(?:in|on|at|by)\b
    |\b(?:an?|each|every|any)\s+(?:local\s+|public\s+)?(?:council|authority|trust|body|board|committee|school)\s+(?:will|shall)\b",
);

/// A time for it.
static WHEN: Pattern = Pattern::new(
    r"(?ix)\b(?:by|in|for|on|before|during|at|from)\s+
    (?:(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle|close)\s+of\s+|(?:early|mid|late)[\s-]+)?
    (?P<date>
      (?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?
      (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)
      \.?\s+(?:20)?\d\d\b
      |(?:spring|summer|autumn|winter)\s+20\d\d\b
      |q[1-4]\s+20\d\d/\d\d\b
      |\d{1,2}/\d{1,2}/(?:20)?\d\d\b
      |20\d\d(?:/\d\d)?\b
    )",
);

/// What a period is of, and not by when it is there: "the figures for 2025/26".
static OF_PERIOD: Pattern = Pattern::new(
    r"(?i)\b(?:figures?|reports?|data|budgets?|costs?|accounts?|outturn|returns?|plans?|programmes?|numbers?|results?|targets?|totals?|statements?|survey|review|grant|funding|money|settlement)\s+$",
);

/// A time that is told without its year: when it is cannot be known, that it is to come can.
static SOME_TIME: Pattern = Pattern::new(
    r"(?ix)\b(?:
    (?:next|coming|following)\s+(?:meeting|month|quarter|year|week|spring|summer|autumn|winter)
    |(?:in|by|during)\s+(?:the\s+)?(?:(?:early|mid|late)\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b
    |in\s+due\s+course|in\s+the\s+near\s+future|as\s+soon\s+as\s+possible|shortly
    )",
);

/// What is done with word of it that somebody waits for, with or without a time.
static DEED: Pattern = Pattern::new(
    r"(?i)\b(?:report|come|go|bring|brought|taken|return|provide|present|share|circulate|sen[dt]|submit|give|publish|update)",
);

/// What leads to it, right before it.
static LEAD: Pattern =
    Pattern::new(r"(?ix)\b(?:will|shall|[’']ll|is\s+to|are\s+to|to)\s+(?:then\s+|also\s+|be\s+)?$");

/// How far before the deed its lead is looked for, in bytes.
const FURTHEST: usize = 24;

/// Word of it, from its lead on.
static WORD_OF_IT: Pattern = Pattern::new(
    r"(?ix)^(?:will|shall|[’']ll|is\s+to|are\s+to|to)\s+(?:then\s+|also\s+|be\s+)?
    (?:(?:report|come|go|bring\w*|brought|taken|return)\s+(?:it\s+)?(?:back\s+)?to\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:committee|board|panel|cabinet|council|hosc|meeting)
    |(?:provided?|presented?|shared?|circulated?|sent|send|submitted|submit|reported)\s+(?:[\w’'-]+\s+){0,4}?(?:to|with)\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:committee|board|panel|members|councillors|hosc)
    |(?:provide|give|bring|send|share|circulate|publish)\s+(?:an?\s+|the\s+|further\s+|written\s+|regular\s+){0,3}(?:progress\s+)?(?:updates?|reports?|briefings?|response)
    |update\s+(?:the\s+)?(?:committee|board|panel|members))\b",
);

/// The first word of it in a text.
fn word_of_it(text: &str) -> Option<&str> {
    DEED.find_iter(text).find_map(|deed| {
        let from = text.ceil_char_boundary(deed.start().saturating_sub(FURTHEST));
        let lead = LEAD.find_iter(&text[from..deed.start()]).next()?;
        let hit = WORD_OF_IT.find_iter(&text[from + lead.start()..]).next();
        hit.map(|hit| hit.as_str())
    })
}

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    if !recommendation.status.is_open() {
        return;
    }
    let record = &recommendation.record;
    let made_on = recommendation.made_on.as_ref();
    for entry in &record.entries {
        let text = &entry.text.markdown;
        if !TO_COME.is_in(text) && word_of_it(text).is_none() {
            continue;
        }
        let said = entry.date.as_ref().or(made_on);
        for sentence in sentences(text) {
            let Some(words) = promise_in(sentence, record, entry, said) else {
                continue;
            };
            // The words may stand earlier too: it is those of this sentence that are meant.
            let line = sentence.lines().next().unwrap_or_default();
            found.at(
                content.within_from(entry.text.place, line, words),
                format!(
                    "this reads like a promise, and none is recorded: `{}`",
                    short(sentence)
                ),
                "add a line below the text, as in `Promised: a progress update, by April 2024`",
            );
        }
    }
}

/// The words of a sentence that make it a promise which nobody recorded.
fn promise_in<'a>(
    sentence: &'a str,
    record: &Record,
    entry: &Entry,
    said: Option<&PartialDate>,
) -> Option<&'a str> {
    let word_of_it = || word_of_it(sentence).filter(|_| entry.promises.is_empty());
    if !TO_COME.is_in(sentence) {
        return word_of_it().filter(|_| !NO_PROMISE.is_in(sentence));
    }
    if NO_PROMISE.is_in(sentence) {
        return None;
    }
    let is_ahead = |date: &PartialDate| {
        let last = date.latest();
        let said = said.and_then(PartialDate::latest);
        last.is_some() && said.is_none_or(|said| last > Some(said))
    };
    let dated = WHEN.captures_iter(sentence).find_map(|hit| {
        let words = hit.name("date")?;
        let behind = sentence.get(words.end()..).unwrap_or_default();
        let before = sentence.get(..hit.get(0)?.start()).unwrap_or_default();
        let is_of_period = sentence[before.len()..].starts_with("for ") && OF_PERIOD.is_in(before);
        if is_of_period {
            return None;
        }
        // A stretch of time is when something goes on, not by when it is there.
        if behind.starts_with(" to ") || behind.starts_with(" until ") {
            return None;
        }
        let words = words.as_str();
        let date = PartialDate::read(words);
        (is_ahead(&date) && !is_recorded(record, &date)).then_some(words)
    });
    // A time that is recorded speaks for the sentence.
    if dated.is_some() || WHEN.is_in(sentence) || !entry.promises.is_empty() {
        return dated;
    }
    word_of_it().or_else(|| {
        let some_time = SOME_TIME.find_iter(sentence).next();
        some_time.map(|hit| hit.as_str())
    })
}

/// Whether some promise or completion date of the record is for that time.
fn is_recorded(record: &Record, date: &PartialDate) -> bool {
    let promised = record.entries.iter().flat_map(|entry| &entry.promises);
    let promised = promised.filter_map(|promise| promise.by.as_ref());
    let mut dates = promised.chain(record.due.iter().map(|due| &due.date));
    dates.any(|other| other.earliest() <= date.latest() && date.earliest() <= other.latest())
}

fn short(sentence: &str) -> String {
    const LONGEST: usize = 90;
    let words = squeeze(sentence.trim_start_matches(['-', '*', '+', ' ']));
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}
