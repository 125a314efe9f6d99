//! The times of an agenda do not add up, or are none.
//!
//! Why it matters: somebody who comes for one item comes at the wrong time. A gap of some minutes
//! also shows that an item, or its length, was misread.
//!
//! How to mend it: compare the times with the printed agenda and correct the start or the length. A
//! break between two items is written as a heading without a number, such as `## Break`.
//!
//! Example: item 4 with `Start: 2:50pm` and `Length: 20 minutes`, and item 5 with `Start: 3:20pm`.

use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::{AgendaItem, Meeting, Part};
use crate::source::Place;
use crate::term::time_of_day::{TimeOfDay, in_words, length};

pub(super) const CHECK: Check = Check::new(
    "agenda-times",
    Severity::Note,
    include_str!("agenda_times.rs"),
    Looks::Through(look),
);

/// The time is the first part.
static CLOSE: Pattern = Pattern::new(
    r"(?im)(?:\bclose of (?:the )?meeting|(?:\bthe |^|[.;:*]\s*)meeting (?:closed|ended|closes|ends|finished|finishes))\s*(?:at|[:-])?\s*(\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)|\d{1,2}:\d\d|12 noon|noon|midday)",
);

/// When the text says that the meeting began and when it ended.
static FROM_TO: Pattern = Pattern::new(
    r"(?i)(?:\b(?:the|this)\s+|^)meeting\s+(?:began|started|opened|commenced)\s+(?:promptly\s+)?at\s+(\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)|\d{1,2}[:.]\d\d|12 noon|noon|midday)[^.\n]{0,40}?\b(?:and|then)\s+(?:closed|ended|finished|concluded|rose)\s+at\s+(\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)|\d{1,2}[:.]\d\d|12 noon|noon|midday)",
);

static PAUSE: Pattern =
    Pattern::new(r"(?i)\b(?:break|lunch|tea|coffee|recess|interval|adjourn\w*|comfort)\b");

/// A time as hours and minutes; whether there is such a one is another question.
static NUMBERS: Pattern = Pattern::new(r"(?i)^(\d{1,4})(?:[:.](\d{1,3}))?\s*([ap]\.?\s?m\.?)?$");

/// A meeting that ends before it starts went on past midnight, if it ends before this time.
const MORNING: i32 = 6 * 60;

/// An item that says when it starts.
struct Timed<'a> {
    item: &'a AgendaItem,
    start: i32,
    /// When it ends, where it says how long it takes.
    end: Option<i32>,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for meeting in content.register.meetings.rows() {
        look_at(content, &meeting.record, found);
    }
}

fn look_at(content: &Content<'_>, meeting: &Meeting, found: &mut Found<'_>) {
    let at = |key| content.at(meeting.standing.place, &[Step::Key(key)]);
    for (key, words) in [("start", &meeting.start), ("end", &meeting.end)] {
        if words.as_deref().is_some_and(is_no_time) {
            no_time(at(key), words.as_deref().unwrap_or_default(), found);
        }
    }
    for part in &meeting.parts {
        let Part::Item(item) = part else { continue };
        for (key, words) in [("Start", &item.start), ("Length", &item.length)] {
            let words = words.as_deref().unwrap_or_default();
            let is_none = match key {
                "Start" => is_no_time(words),
                _ => words.starts_with(['-', '\u{2212}']),
            };
            if is_none {
                no_time(time_of(content, item, key), words, found);
            }
        }
    }
    let opens = meeting
        .start
        .as_deref()
        .and_then(TimeOfDay::read)
        .map(TimeOfDay::alone);
    let closes = meeting.end.as_deref().and_then(TimeOfDay::read);
    let closes = closes.map(|clock| opens.map_or(clock.alone(), |opens| clock.near(opens + 120)));
    // A meeting that goes on past midnight has no times that compare.
    if let (Some(opens), Some(closes)) = (opens, closes)
        && closes <= opens
    {
        if closes >= MORNING {
            found.at(
                at("end"),
                format!(
                    "the meeting ends at {} and starts at {}",
                    in_words(closes),
                    in_words(opens)
                ),
                "compare both times with the minutes",
            );
        }
        return;
    }
    let mut before: Option<Timed<'_>> = None;
    let mut may_pause = false;
    for part in &meeting.parts {
        let item = match part {
            Part::Heading { .. } => {
                may_pause = true;
                continue;
            }
            Part::Item(item) => item,
        };
        let Some(clock) = item.start.as_deref().and_then(TimeOfDay::read) else {
            // How long this one takes nobody knows.
            if let Some(before) = &mut before {
                before.end = None;
            }
            continue;
        };
        let expected = before
            .as_ref()
            .map(|before| before.end.unwrap_or(before.start));
        let start = match expected.or(opens) {
            Some(expected) => clock.near(expected),
            None => clock.alone(),
        };
        let is_pause = may_pause || PAUSE.is_in(&item.title.text);
        let place = || time_of(content, item, "Start");
        if let Some(before) = &before {
            compare(before, start, is_pause, place(), found);
        }
        outside(start, opens, closes, &before, place(), found);
        may_pause = PAUSE.is_in(&item.title.text);
        let end = item.length.as_deref().and_then(length);
        before = Some(Timed {
            item,
            start,
            end: end.map(|length| start + length),
        });
    }
    if let Some(closes) = closes {
        runs_past(content, &before, closes, found);
        close_in_words(content, meeting, opens, closes, found);
    }
}

/// Whether words are numbers like those of a time, and no clock shows them.
fn is_no_time(words: &str) -> bool {
    let Some(parts) = NUMBERS.captures_iter(words.trim()).next() else {
        return false;
    };
    let number = |at| parts.get(at).and_then(|part| part.as_str().parse().ok());
    let hours: u32 = number(1).unwrap_or(0);
    let minutes: u32 = number(2).unwrap_or(0);
    // "1000" and "1430" are times, too.
    let (hours, minutes) = match parts.get(1).map_or(0, |part| part.len()) {
        3 | 4 if parts.get(2).is_none() => (hours / 100, hours % 100),
        _ => (hours, minutes),
    };
    hours > 24 || minutes > 59
}

fn no_time(place: Place, words: &str, found: &mut Found<'_>) {
    found.at(
        place,
        format!("there is no time `{words}`"),
        "compare it with the printed agenda",
    );
}

fn compare(before: &Timed<'_>, start: i32, is_pause: bool, place: Place, found: &mut Found<'_>) {
    let number = &before.item.number;
    if start < before.start {
        found.at(
            place,
            format!(
                "starts at {}, but item {number} before it starts at {}",
                in_words(start),
                in_words(before.start)
            ),
            "compare both times with the printed agenda",
        );
        return;
    }
    let Some(end) = before.end else { return };
    let apart = start - end;
    // More than two hours apart there was a pause, or one of the times was misread as a whole.
    if apart == 0 || (apart > 0 && is_pause) || apart > 120 {
        return;
    }
    let minutes = match apart.abs() {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    };
    let what = if apart > 0 {
        format!("{minutes} are not accounted for")
    } else {
        format!("they overlap by {minutes}")
    };
    found.at(
        place,
        format!(
            "starts at {}, but item {number} takes until {}: {what}",
            in_words(start),
            in_words(end)
        ),
        format!(
            "compare the start and the length of item {number} with the printed agenda; write a \
             break as a heading, such as `## Break`"
        ),
    );
}

/// A start outside the meeting; said of the first such item only.
fn outside(
    start: i32,
    opens: Option<i32>,
    closes: Option<i32>,
    before: &Option<Timed<'_>>,
    place: Place,
    found: &mut Found<'_>,
) {
    let is_news = |outside: &dyn Fn(i32) -> bool| {
        outside(start) && !before.as_ref().is_some_and(|before| outside(before.start))
    };
    if let Some(opens) = opens
        && is_news(&|at| at < opens)
    {
        found.at(
            place,
            format!(
                "starts at {}, before the meeting does at {}",
                in_words(start),
                in_words(opens)
            ),
            "correct the item's `Start` or the meeting's `start`",
        );
    }
    if let Some(closes) = closes
        && is_news(&|at| at > closes)
    {
        found.at(
            place,
            format!(
                "starts at {}, but the meeting ends at {}",
                in_words(start),
                in_words(closes)
            ),
            "correct the item's `Start` or the meeting's `end`",
        );
    }
}

/// The last item that takes longer than the meeting does.
fn runs_past(content: &Content<'_>, last: &Option<Timed<'_>>, closes: i32, found: &mut Found<'_>) {
    if let Some(last) = last
        && let Some(end) = last.end
        && last.start <= closes
        && end > closes
    {
        found.at(
            time_of(content, last.item, "Length"),
            format!(
                "item {} takes until {}, but the meeting ends at {}",
                last.item.number,
                in_words(end),
                in_words(closes)
            ),
            "correct the item's `Length` or the meeting's `end`",
        );
    }
}

/// "close of meeting 4:00 pm" in the text, and another time under `end`.
fn close_in_words(
    content: &Content<'_>,
    meeting: &Meeting,
    opens: Option<i32>,
    closes: i32,
    found: &mut Found<'_>,
) {
    let mut texts = vec![(&*meeting.summary.markdown, meeting.summary.place)];
    for part in &meeting.parts {
        match part {
            Part::Heading { title, text } => {
                texts.push((&*title.text, title.place));
                texts.push((&*text.markdown, text.place));
            }
            Part::Item(item) if item.state.exempt.is_none() && item.state.withdrawn.is_none() => {
                texts.push((&*item.title.text, item.title.place));
                texts.push((&*item.discussion.markdown, item.discussion.place));
                if let Some(outcome) = &item.outcome {
                    texts.push((&*outcome.markdown, outcome.place));
                }
            }
            Part::Item(_) => {}
        }
    }
    for (text, place) in texts {
        if !text.contains("eeting") && !text.contains("EETING") {
            continue;
        }
        for hit in FROM_TO.captures_iter(text) {
            for (part, key, time) in [(1, "start", opens), (2, "end", Some(closes))] {
                let (Some(words), Some(time)) = (hit.get(part), time) else {
                    continue;
                };
                let said = TimeOfDay::read(words.as_str()).map(|clock| clock.near(time));
                if let Some(said) = said.filter(|said| *said != time) {
                    let does = if part == 1 { "begins" } else { "closes" };
                    let fact = content.at(meeting.standing.place, &[Step::Key(key)]);
                    found.at(
                        content.within(place, words.as_str()),
                        format!(
                            "the text {does} the meeting at {}, its `{key}` is {}",
                            in_words(said),
                            in_words(time)
                        ),
                        format!(
                            "correct one of them; `{key}` stands at {}",
                            content.line(fact)
                        ),
                    );
                }
            }
        }
        for hit in CLOSE.captures_iter(text) {
            let Some(words) = hit.get(1) else { continue };
            let Some(said) = TimeOfDay::read(words.as_str()).map(|clock| clock.near(closes)) else {
                continue;
            };
            if said != closes {
                let end = content.at(meeting.standing.place, &[Step::Key("end")]);
                found.at(
                    content.within(place, words.as_str()),
                    format!(
                        "the text closes the meeting at {}, its `end` is {}",
                        in_words(said),
                        in_words(closes)
                    ),
                    format!("correct one of them; `end` stands at {}", content.line(end)),
                );
            }
        }
    }
}

/// Where the item's own line of that name stands; its heading if it is not found.
fn time_of(content: &Content<'_>, item: &AgendaItem, key: &str) -> Place {
    let words = content.words(item.extent);
    let mut at = item.extent.start as usize;
    for line in words.split_inclusive('\n') {
        let line_start = at;
        at += line.len();
        let trimmed = line.trim_end();
        if let Some((name, value)) = trimmed.split_once(':')
            && name.trim().eq_ignore_ascii_case(key)
        {
            let start = line_start + trimmed.len() - value.trim_start().len();
            return Place::new(item.extent.source, start..line_start + trimmed.len());
        }
    }
    item.title.place
}
