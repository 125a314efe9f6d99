//! A note or commentary gives another figure or colour than the row that it stands beside, or the note of a report
//! another figure than the framework.
//!
//! Why it matters: the figure or the colour is quoted from either place, and one of the two is wrong.
//!
//! How to mend it: look both up in the paper, and correct the one that is wrong. If the note tells of another
//! time, say of which.
//!
//! Example: `value: 64%` with the note `Performance of 46% is below target`; `rag: green` with `Rated amber because
//! staff left`; "The share for Q1 2025/26 was 81.4%" in a report, and `84.1%` in that row.

use crate::check::measures::figure::{Kind, exact, figures, observed};
use crate::check::noted::{Noted, noted, sentences};
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

macro_rules! number {
    ($name:literal) => {
        concat!(
            r"(?P<",
            $name,
            r">\u{a3}?\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d+)?\s?(?:%|per\s+cent)?)"
        )
    };
}

macro_rules! what {
    () => {
        r"(?:share|figure|number|rate|proportion|percentage|value|total|result|performance)"
    };
}

/// "The share is now 48.1%", of the row itself and with nothing behind it that it could be the share of.
static NOW: Pattern = Pattern::new(concat!(
    r"(?i)^(?:the|our|this)\s+",
    what!(),
    r"\s+(?:is\s+now|now\s+stands\s+at|stands\s+at|has\s+(?:risen|fallen|gone\s+up|come\s+down|dropped)\s+to|rose\s+to|fell\s+to|dropped\s+to)\s+",
    number!("figure"),
    r"(?:[.;]|$|,\s+(?:just|below|above|short|against|well|still)(?-u:\b))",
));

/// "The share for Q1 2025/26 was 81.4%", "Performance of 81.4% in Q1 2025/26", "the share rose to 81.4%, just short
/// of the target".
static OF_PERIOD: Pattern = Pattern::new(concat!(
    r"(?i)^(?:(?:in|for)\s+(?P<first>[^.,;]{4,24}?),?\s+)?(?:(?:the|our|this)\s+)?",
    what!(),
    r"(?:\s+(?:for|in|at)\s+(?P<period>[^.,;]{4,24}?))?\s+(?:was|is|is\s+now|of|at|stood\s+at|stands\s+at|rose\s+to|fell\s+to|(?:has|had)\s+(?:risen|fallen)\s+to|came\s+down\s+to|went\s+up\s+to|dropped\s+to|improved\s+to)\s+",
    number!("figure"),
    r"(?:[.;]|$|,\s+(?:just|below|above|short|against|well|still|but|and|which|up|down)(?-u:\b)|\s+(?:is|was|remains)(?-u:\b)|\s+(?:in|for)\s+(?P<last>[^.,;]{4,24}?)(?:[.,;]|$|\s+(?:is|was|remains|and|against|after)(?-u:\b)))",
));

/// "Came down from 403 to 377".
static FROM_TO: Pattern = Pattern::new(concat!(
    r"(?i)(?-u:\b)from\s+",
    number!("from"),
    r"\s+to\s+",
    number!("to"),
    r"(?:[\s.,;)]|$)",
));

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
    for report in content.register.reports.rows() {
        for noted in noted(content, report) {
            look_at_noted(content, &noted, found);
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
    let hit = FIGURE.captures_iter(note).next();
    let hit = hit.or_else(|| NOW.captures_iter(note).next())?;
    let words = hit.name("figure")?.as_str().trim_end();
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

/// Holds what a report says of a measure against the values that the framework has of it.
fn look_at_noted(content: &Content<'_>, noted: &Noted<'_>, found: &mut Found<'_>) {
    let record = &content.register.indicators[noted.indicator].record;
    let text = &noted.note.text;
    for sentence in sentences(&text.markdown) {
        let of_period = || other_than_period(sentence, record);
        let Some((words, row)) = of_period().or_else(|| other_in_change(sentence, record)) else {
            continue;
        };
        let value = observed(content, record, row, "value");
        let seen = &record.observations[row];
        found.at(
            content.within_from(text.place, sentence, words),
            format!(
                "the report gives `{words}`, but the value for {} is `{}` in {}",
                seen.period.text(),
                seen.value.text(),
                content.line(value)
            ),
            HELP,
        );
    }
}

/// The figure that a sentence gives for a period that is not that of the row, with the position of the row. Where
/// it names no period, two digits of the newest value have changed places.
fn other_than_period<'a>(sentence: &'a str, record: &Indicator) -> Option<(&'a str, usize)> {
    let hit = OF_PERIOD.captures_iter(sentence).next()?;
    let words = hit.name("figure")?.as_str().trim_end();
    let said = Value::read(words);
    let mut named = ["first", "period", "last"]
        .into_iter()
        .filter_map(|name| hit.name(name));
    let row = match (named.next(), named.next()) {
        (Some(period), None) => {
            let period = period.as_str().trim_start_matches("the ");
            let mut rows = record.observations.iter();
            let row = rows.position(|seen| seen.period.text().eq_ignore_ascii_case(period))?;
            rows.all(|seen| !seen.period.text().eq_ignore_ascii_case(period))
                .then_some(row)?
        }
        (None, _) => {
            let row = record.observations.len().checked_sub(1)?;
            let is_known = figures(record).iter().any(|figure| {
                !matches!(figure.kind, Kind::Baseline) && is_near(&said, figure.value, record)
            });
            let is_swapped = digits_changed_places(words, record.observations[row].value.text());
            (is_swapped && !is_known).then_some(row)?
        }
        _ => return None,
    };
    let value = &record.observations[row].value;
    (may_compare(&said, value, record) && !is_near(&said, value, record)).then_some((words, row))
}

/// The figure of a change of which the other is that of a row, and that is the one of the row beside it but for
/// its digits.
fn other_in_change<'a>(sentence: &'a str, record: &Indicator) -> Option<(&'a str, usize)> {
    let hit = FROM_TO.captures_iter(sentence).next()?;
    let words = |name| hit.name(name).map(|part| part.as_str().trim_end());
    let (from, to) = (words("from")?, words("to")?);
    let is_known = |words: &str| {
        let said = Value::read(words);
        let mut known = figures(record).into_iter();
        known.any(|figure| is_near(&said, figure.value, record))
    };
    let is_row = |words: &str, row: usize| {
        let said = exact(&Value::read(words)).map(|(number, _)| number);
        said.is_some() && said == exact(&record.observations[row].value).map(|(number, _)| number)
    };
    let rows = 1..record.observations.len();
    let mut wrong = rows.filter_map(|row| {
        let wrong = match (is_row(from, row - 1), is_row(to, row)) {
            (true, false) => (to, row),
            (false, true) => (from, row - 1),
            _ => return None,
        };
        let value = record.observations[wrong.1].value.text();
        (digits_changed_places(wrong.0, value) && !is_known(wrong.0)).then_some(wrong)
    });
    wrong.next()
}

/// Whether two values are of one kind.
fn may_compare(said: &Value, value: &Value, record: &Indicator) -> bool {
    let (Some((_, unit)), Some((_, own))) = (exact(said), exact(value)) else {
        return false;
    };
    unit == own || own.is_empty() && record.unit.as_deref() == Some(unit)
}

/// Whether one of two values may be the other, rounded.
fn is_near(said: &Value, value: &Value, record: &Indicator) -> bool {
    let (Some((number, unit)), Some((own, _))) = (exact(said), exact(value)) else {
        return false;
    };
    let room = if unit == "%" {
        1.0
    } else {
        (own.abs() * 0.02).max(0.5)
    };
    may_compare(said, value, record) && (number - own).abs() <= room
}

/// Whether of two numbers of three digits or more the one is the other with two neighbouring digits in each
/// other's place.
fn digits_changed_places(one: &str, other: &str) -> bool {
    let digits = |words: &str| -> Vec<u8> { words.bytes().filter(u8::is_ascii_digit).collect() };
    let (one, other) = (digits(one), digits(other));
    let apart = || {
        (0..one.len())
            .filter(|at| one[*at] != other[*at])
            .collect::<Vec<_>>()
    };
    one.len() >= 3
        && one.len() == other.len()
        && matches!(apart()[..], [at, next]
            if next == at + 1 && one[at] == other[next] && one[next] == other[at])
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
