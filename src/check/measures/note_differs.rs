//! A note or commentary gives another figure or colour than the row that it stands beside.
//!
//! Why it matters: the figure or the colour is quoted from either place, and one of the two is wrong.
//!
//! How to mend it: look both up in the paper, and correct the one that is wrong. If the note tells of another
//! time, say of which.
//!
//! Example: `value: 64%` with the note `Performance of 46% is below target`; `rag: green` with `Rated amber because
//! staff left`.

use crate::check::measures::figure::{exact, figures, observed};
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::{Indicator, Observation};
use crate::record::plan::Highlight;
use crate::term::{Rag, Value};

pub(super) const CHECK: Check = Check::new(
    "note-differs",
    Severity::Warning,
    include_str!("note_differs.rs"),
    Looks::Through(look),
);

/// "Rated amber because", at the beginning of a sentence and of no other time.
static RATED: Pattern = Pattern::new(
    r"(?i)(?:^|[.!]\s+)(?P<words>(?:(?:it|this)\s+is\s+|currently\s+|now\s+)?rated\s+(?:as\s+)?(?P<rag>green|amber|red))(?:\s+(?:because|as|since\s+(?:the|we|it)|due\s+to|owing\s+to|while|until|pending)(?-u:\b)|\s*[.;]?\s*$)",
);

/// "Performance of 46% is below".
static FIGURE: Pattern = Pattern::new(
    r"(?i)^(?:current\s+|our\s+|the\s+)?(?:performance|value|figure|result|score)\s+(?:of|at)\s+(?P<figure>\u{a3}?\d[\d,]*(?:\.\d+)?\s?(?:%|per\s+cent)?)\s+(?:is|was|remains?|remained|has|shows|represents|falls|fell|meets|met|misses|missed|exceeds|exceeded)(?-u:\b)",
);

/// "Moved from red to amber".
static MOVED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?P<words>(?:moved|improved|changed|gone|went|upgraded|downgraded)\s+from\s+(?P<from>green|amber|red)\s+to\s+(?P<to>green|amber|red))(?-u:\b)",
);

/// Words of another time or another thing than the last report on this workstream.
static ELSE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:risks?|milestones?|actions?|measures?|indicators?|will|would|could|may|had|last\s+year|then|before|and\s+then|back)(?-u:\b)",
);

const HELP: &str = "look both up in the paper, and correct the one that is wrong; if the words tell of another time, say of which";

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (at, seen) in record.observations.iter().enumerate() {
            let Some(note) = seen.note.as_deref() else {
                continue;
            };
            let place = observed(content, record, at, "note");
            if let Some((words, rag)) = other_rating(note, seen.rag) {
                found.at(
                    content.within(place, words),
                    format!("the note says `{words}`, but the rating is {}", rag.key()),
                    HELP,
                );
            }
            if let Some(words) = other_figure(note, record, seen) {
                found.at(
                    content.within(place, words),
                    format!(
                        "the note gives `{words}`, but the value is `{}`",
                        seen.value.text()
                    ),
                    HELP,
                );
            }
        }
    }
    for (_, plan) in content.register.plans.iter() {
        let highlights = &plan.record.highlights;
        for (at, highlight) in highlights.iter().enumerate() {
            for (row, rating) in highlight.ratings.iter().enumerate() {
                let Some(text) = rating.commentary.as_deref() else {
                    continue;
                };
                let steps = [
                    Step::Key("highlight reports"),
                    Step::Row(at),
                    Step::Key("ratings"),
                    Step::Row(row),
                    Step::Key("commentary"),
                ];
                let place = || content.at(plan.record.standing.place, &steps);
                if let Some((words, rag)) = other_rating(text, rating.rag) {
                    found.at(
                        content.within(place(), words),
                        format!("the text says `{words}`, but the rating is {}", rag.key()),
                        HELP,
                    );
                }
                let before = last_rating(highlights, highlight, &rating.priority.text);
                if let Some((words, message)) = other_move(text, rating.rag, before) {
                    found.at(content.within(place(), words), message, HELP);
                }
            }
        }
    }
}

/// The words by which a text is rated otherwise than its row, with the rating of the row.
fn other_rating(text: &str, rag: Rag) -> Option<(&str, Rag)> {
    let is_rated = matches!(rag, Rag::Green | Rag::Amber | Rag::Red);
    let may_say = is_rated && (text.contains("ated "));
    let hit = may_say
        .then(|| RATED.captures_iter(text).next())
        .flatten()?;
    let said = Rag::read(hit.name("rag")?.as_str())?;
    (said != rag).then_some((hit.name("words")?.as_str(), rag))
}

/// The figure at the head of a note that is not the value beside it, nor any other figure of the measure.
fn other_figure<'a>(note: &'a str, record: &Indicator, seen: &Observation) -> Option<&'a str> {
    let words = FIGURE.captures_iter(note).next()?.name("figure")?.as_str();
    let said = Value::read(words);
    let ((said, unit), (value, own)) = (exact(&said)?, exact(&seen.value)?);
    let is_unit = unit == own || own.is_empty() && record.unit.as_deref() == Some(unit);
    let is_near = |number: f64| (number - said).abs() <= if unit == "%" { 1.0 } else { 0.5 };
    let is_known = figures(record)
        .iter()
        .filter_map(|figure| exact(figure.value))
        .any(|(number, _)| is_near(number));
    (is_unit && !is_near(value) && !is_known).then_some(words)
}

/// How a workstream was rated in the last report before this one.
fn last_rating<'a>(
    highlights: &'a [Highlight],
    this: &Highlight,
    priority: &str,
) -> Option<(Rag, &'a str)> {
    let earlier = highlights.iter().filter(|other| {
        this.date
            .earliest()
            .is_some_and(|first| other.date.is_before(first))
    });
    let last = earlier.max_by(|a, b| a.date.order(&b.date))?;
    let rating = (last.ratings.iter()).find(|rating| rating.priority.text == priority)?;
    Some((rating.rag, last.date.text()))
}

/// The words of a change that the ratings do not show.
fn other_move<'a>(
    text: &'a str,
    rag: Rag,
    before: Option<(Rag, &str)>,
) -> Option<(&'a str, String)> {
    let mut hits = text
        .contains(" from ")
        .then(|| MOVED.captures_iter(text))
        .into_iter()
        .flatten();
    let (hit, None) = (hits.next()?, hits.next()) else {
        return None;
    };
    let words = hit.name("words")?.as_str();
    let (from, to) = (
        Rag::read(hit.name("from")?.as_str())?,
        Rag::read(hit.name("to")?.as_str())?,
    );
    if ELSE.is_in(text) {
        return None;
    }
    if to != rag && matches!(rag, Rag::Green | Rag::Amber | Rag::Red) {
        let message = format!("the text says `{words}`, but the rating is {}", rag.key());
        return Some((words, message));
    }
    let (was, date) = before?;
    (was != from && matches!(was, Rag::Green | Rag::Amber | Rag::Red)).then(|| {
        let message = format!(
            "the text says `{words}`, but the report of {date} rates it {}",
            was.key()
        );
        (words, message)
    })
}
