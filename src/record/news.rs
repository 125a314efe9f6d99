//! News on a record: a response or an update, from the heading that says when, who and what to the
//! promises, evidence and notes below it.

use crate::diagnostic::{Finding, Report};
use crate::record::entry::{Entry, Said};
use crate::record::fields::{Text, read_date};
use crate::record::meant::meant;
use crate::record::passage::{place_of, scattered_facts, shortened};
use crate::record::promised::{kept, promise};

use crate::source::{Place, SourceId};
use crate::term::text::{nearest, one_of};
use crate::term::{Decision, Delivery, PartialDate};
use std::ops::Range;
use std::sync::Arc;

/// News whose heading is not one: `### Update, …`, `##Update, …`, `**Update, …**`. It would stand in
/// the text before it, and nobody would see that there is news.
pub(super) fn refuse_lost_entries(
    source: SourceId,
    text: &str,
    body: Range<usize>,
    report: &mut Report,
) {
    let mut at = body.start;
    for line in text[body].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let marked = line.trim();
        let words = marked.trim_start_matches(['#', '*', '_', ' ']);
        let marks = &marked[..marked.len() - words.len()];
        let says_news = ["update", "response"].iter().any(|word| {
            words
                .get(..word.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(word))
                && !words[word.len()..].starts_with(char::is_alphanumeric)
        });
        let is_bold = marks.starts_with("**");
        // A heading with one mark has its finding as such.
        let is_heading = is_bold || (marks.starts_with('#') && !marks.starts_with("# "));
        if !is_heading
            || !says_news
            || (marks.starts_with("##") && marks.trim_end() == "##" && marks != "##")
        {
            continue;
        }
        let start = start + (line.len() - line.trim_start().len());
        let own = words.trim_end_matches(['*', '_', ' ']);
        let help = format!("write `## {}`", shortened(own));
        let finding = if is_bold {
            let place = Place::new(source, start..start + marked.len());
            Finding::error("unknown-heading", place, "news in bold type is no heading")
                .mend(place, format!("## {own}"))
        } else {
            let place = Place::new(source, start..start + marks.trim_end().len());
            let message = if marks == "##" {
                "a blank is missing behind `##`"
            } else {
                "news begins with `##` and a blank"
            };
            let whole = Place::new(source, start..start + marks.len());
            Finding::error("unknown-heading", place, message).mend(whole, "## ")
        };
        report.add(finding.help(help));
    }
}

/// Reads one dated heading and what stands below it.
pub(super) fn entry(
    source: SourceId,
    text: &Arc<str>,
    number: usize,
    heading: &Text,
    body: Range<usize>,
    report: &mut Report,
) -> Option<Entry> {
    let words = heading.text.trim();
    let folded = words.to_lowercase();
    let starts = |word: &str| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let is_response = starts("response");
    if !is_response && !starts("update") {
        report.add(neither(words, heading, text));
        return None;
    }
    let rest = &words[if is_response {
        "response".len()
    } else {
        "update".len()
    }..];
    let mended = colon_for_comma(rest, is_response);
    if mended.is_some() {
        let start = heading.place.span().start;
        let colon = text.get(heading.place.span()).and_then(|raw| raw.find(':'));
        let at = start + colon.unwrap_or(0);
        let place = Place::new(source, at..at + 1);
        let message = "a colon stands here where a comma belongs";
        let help = format!("write `## {}`", shortened(&words.replacen(':', ",", 1)));
        let finding = Finding::error("unknown-heading", place, message);
        report.add(finding.help(help).mend(place, ","));
    }
    let rest = mended.as_deref().unwrap_or(rest);
    let (facts, state) = match rest.split_once(':') {
        Some((facts, state)) => (facts, Some(state)),
        None => state_behind_dash(rest, is_response),
    };
    let at = |words: &str, at_end| place_of(text, heading.place, words, at_end);
    let facts = dashes_as_commas(facts);
    let (date, by) = when_and_who(&facts, is_response, state.is_none(), &at, report);
    let (said, detail) = said(is_response, state, &at, report);
    const KEYS: [&str; 5] = ["Promised", "Kept", "Not kept", "Evidence", "Note"];
    let (facts, text) = scattered_facts(source, text, body, &KEYS);
    let (mut promises, mut kept_now, mut not_kept) = (Vec::new(), Vec::new(), Vec::new());
    let (mut evidence, mut notes) = (Vec::new(), Vec::new());
    for fact in facts {
        match fact.key {
            "Promised" => promises.push(promise(&fact.value, report)),
            "Kept" => kept_now.push(kept(&fact.value)),
            "Not kept" => not_kept.push(kept(&fact.value)),
            "Evidence" => evidence.push(fact.value),
            _ => notes.push(fact.value),
        }
    }
    Some(Entry {
        number,
        said,
        heading: heading.clone(),
        date,
        by,
        detail,
        text,
        promises: promises.into(),
        kept: kept_now.into(),
        not_kept: not_kept.into(),
        evidence: evidence.into(),
        notes: notes.into(),
    })
}

/// "18 April 2024 - in progress": what stands behind the last dash, if it is one of the words.
fn state_behind_dash(rest: &str, is_response: bool) -> (&str, Option<&str>) {
    let split = [" - ", " \u{2013} ", " \u{2014} "]
        .iter()
        .filter_map(|dash| rest.rfind(dash).map(|at| (at, at + dash.len())))
        .max();
    if let Some((at, behind)) = split {
        let state = &rest[behind..];
        let is_state = if is_response {
            Decision::read(state).is_some()
        } else {
            Delivery::read(state).is_some()
        };
        if is_state {
            return (&rest[..at], Some(state));
        }
    }
    (rest, None)
}

/// A dash before `by …` or `from …` parts like a comma; one between two dates is a span and stays.
fn dashes_as_commas(facts: &str) -> String {
    let mut facts = facts.to_owned();
    for dash in [" - ", " \u{2013} ", " \u{2014} "] {
        for word in ["by ", "from "] {
            facts = facts.replace(&format!("{dash}{word}"), &format!(", {word}"));
        }
    }
    facts
}

/// ": 18 April 2024: in progress": what stands behind the first colon is no state but when or who.
/// The words with a comma there, which is what they mean.
fn colon_for_comma(rest: &str, is_response: bool) -> Option<String> {
    let (_, state) = rest.split_once(':')?;
    let is_state = match is_response {
        true => Decision::read(state).is_some(),
        false => Delivery::read(state).is_some(),
    };
    let first = state.split([',', ':']).next().unwrap_or_default().trim();
    let lower = first.to_lowercase();
    let is_fact = PartialDate::read(first).earliest().is_some()
        || ["by ", "from "].iter().any(|word| lower.starts_with(word));
    (!is_state && is_fact).then(|| rest.replacen(':', ",", 1))
}

/// A heading that begins with another word than it has to.
fn neither(words: &str, heading: &Text, text: &str) -> Finding {
    let is_letter = |c: char| c.is_alphanumeric() || c == '-';
    let first = words.split(|c| !is_letter(c)).next().unwrap_or_default();
    let message = format!("`{}` is neither a response nor an update", shortened(words));
    match nearest(first, ["Response", "Update"]) {
        Some(near) => {
            let place = place_of(text, heading.place, first, false);
            Finding::error("unknown-heading", place, message).did_you_mean(Some(near))
        }
        None => Finding::error("unknown-heading", heading.place, message).help(
            "begin it with `Response` or `Update`, then the date; a heading inside a text has three \
             marks: `### Background`",
        ),
    }
}

/// What commas part, but for the one within a day: "April 18, 2024".
fn parted(facts: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in facts.split(',') {
        let year = part.trim();
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        match parts.last_mut() {
            Some(last) if is_year => {
                let day = format!("{last}, {year}");
                match PartialDate::read(&day).exact_day() {
                    Some(_) => *last = day,
                    None => parts.push(part.to_owned()),
                }
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// ", 18 April 2024, by Anne Example" in any order. `at` says where words of the heading stand.
fn when_and_who(
    facts: &str,
    is_response: bool,
    lacks_state: bool,
    at: &impl Fn(&str, bool) -> Place,
    report: &mut Report,
) -> (Option<PartialDate>, Option<Text>) {
    /// Of more parts that mean nothing, no more is said.
    const MOST: usize = 5;
    let mut date: Option<PartialDate> = None;
    let mut by: Option<Text> = None;
    let mut faults = 0;
    let facts = facts
        .trim()
        .trim_start_matches([',', '\u{b7}', '-', '\u{2013}', '\u{2014}'])
        .trim();
    for part in parted(facts)
        .iter()
        .map(|part| part.trim())
        .map(|part| {
            let inner = part
                .strip_prefix('(')
                .and_then(|part| part.strip_suffix(')'));
            inner.map_or(part, str::trim)
        })
        .filter(|part| !part.is_empty())
    {
        let lower = part.to_lowercase();
        let who = ["from ", "by "].into_iter().find_map(|word| {
            lower
                .starts_with(word)
                .then(|| part.get(word.len()..).unwrap_or_default().trim())
        });
        let read = PartialDate::read(part);
        if let Some(who) = who
            && read.earliest().is_none()
        {
            by = Some(Text {
                text: who.to_owned(),
                place: at(who, false),
            });
        } else if read.is_impossible() {
            let text = Text {
                text: part.to_owned(),
                place: at(part, false),
            };
            date = Some(read_date(&text, report));
        } else if read.earliest().is_some() && date.is_none() {
            date = Some(read);
        } else if matches!(lower.as_str(), "undated" | "no date" | "date not given") {
            continue;
        } else if let Some(by) = &mut by {
            // A comma inside the name: "from Karen Fuller, OCC".
            by.text.push_str(", ");
            by.text.push_str(part);
        } else {
            faults += 1;
            if faults > MOST {
                continue;
            }
            let is_last = facts.ends_with(part);
            report.add(meaningless(part, is_response, lacks_state && is_last, at));
        }
    }
    if let Some(by) = &mut by
        && by.text.contains(',')
    {
        by.place = at(&by.text, false);
    }
    (date, by)
}

/// A part of a heading that is neither when nor who. `may_be_state` where it is the last one, and
/// nothing stands behind a colon.
fn meaningless(
    part: &str,
    is_response: bool,
    may_be_state: bool,
    at: &impl Fn(&str, bool) -> Place,
) -> Finding {
    let is_state = match is_response {
        true => Decision::read(part).is_some(),
        false => Delivery::read(part).is_some(),
    };
    let message = format!(
        "`{}` is neither a date nor `by …` nor `from …`",
        shortened(part)
    );
    let finding = Finding::error("unknown-heading", at(part, may_be_state), message);
    if is_state && may_be_state {
        let what = match is_response {
            true => "the decision",
            false => "how far the work is",
        };
        return finding.help(format!(
            "{what} stands behind a colon: `…: {}`",
            shortened(part)
        ));
    }
    let example = match is_response {
        true => "## Response, 18 April 2024, from Exampleshire County Council: accepted",
        false => "## Update, 18 April 2024, by Anne Example: in progress",
    };
    finding.help(format!("write it as in `{example}`"))
}

fn said(
    is_response: bool,
    state: Option<&str>,
    at: &impl Fn(&str, bool) -> Place,
    report: &mut Report,
) -> (Said, Option<String>) {
    let decisions = Decision::ALL.map(Decision::words);
    let deliveries = Delivery::ALL.map(Delivery::words);
    let unknown = |state: &str, words: &[&'static str], others: Option<&str>| {
        let state = state.trim();
        let bare = state.split('(').next().unwrap_or_default().trim();
        let bare = if bare.is_empty() { state } else { bare };
        let message = format!("`{}` is not one of the words for this", shortened(bare));
        // It ends the heading, but for what stands in brackets behind it.
        let finding = Finding::error("unknown-word", at(bare, bare == state), message);
        match (meant(bare, words.iter().copied()), others) {
            (Some(near), _) => finding.did_you_mean(Some(near)),
            (None, Some(help)) => finding.help(help),
            (None, None) => {
                finding.help(format!("the words are {}", one_of(words.iter().copied())))
            }
        }
    };
    match (is_response, state) {
        (true, None) => (Said::Response(Decision::NotStated), None),
        (false, None) => (Said::Update(None), None),
        (true, Some(state)) => match Decision::read(state) {
            Some((decision, detail)) => (Said::Response(decision), detail),
            None => {
                let other = Delivery::read(state).map(|_| {
                    "this says how far the work is, which stands in a heading of its own: `## Update, …`"
                });
                report.add(unknown(state, &decisions, other));
                (Said::Response(Decision::NotStated), None)
            }
        },
        (false, Some(state)) => match Delivery::read(state) {
            Some((delivery, detail)) => (Said::Update(Some(delivery)), detail),
            None => {
                let other = Decision::read(state).map(|_| {
                    "this is what was decided, which stands in a heading of its own: `## Response, …`"
                });
                report.add(unknown(state, &deliveries, other));
                (Said::Update(None), None)
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_within_a_day_parts_nothing() {
        let parts = |facts| parted(facts).join("|");
        assert_eq!(
            parts("April 18, 2024, by Anne Example"),
            "April 18, 2024| by Anne Example"
        );
        assert_eq!(parts("by Anne Example, 2024"), "by Anne Example| 2024");
    }
}
