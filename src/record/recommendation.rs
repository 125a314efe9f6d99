//! What a body asked somebody to do, what was answered, and what happened since.

use crate::diagnostic::{Finding, Report};
use crate::record::fields::{Fields, Text, read_date};
use crate::record::passage::{Passage, passage, refuse_strays, scattered_facts, sections};
use crate::record::standing::Standing;
use crate::source::{Place, SourceId};
use crate::term::text::one_of;
use crate::term::{Decision, Delivery, Kind, PartialDate};
use std::ops::Range;

/// A recommendation, action, information request or visit: the folder says which.
#[derive(Clone, Debug)]
pub struct Recommendation {
    pub standing: Standing,
    pub kind: Kind,
    pub reference: Text,
    pub title: Text,
    pub meeting: Option<Text>,
    pub item: Option<String>,
    /// The number that the paper prints.
    pub number: Option<String>,
    pub topic: Option<Text>,
    pub made_by: Option<Text>,
    pub made_on: Option<PartialDate>,
    pub made_to: Vec<Text>,
    /// Lead cells as the paper prints them.
    pub leads: Vec<Text>,
    pub unidentified_leads: Vec<String>,
    pub priorities: Vec<Text>,
    pub response_requested: Option<PartialDate>,
    pub response_due: Option<PartialDate>,
    /// Completion dates: the first is the first date, the last the one that holds.
    pub due: Vec<Due>,
    pub supersedes: Vec<Text>,
    pub indicators: Vec<Text>,
    pub plan_actions: Vec<Text>,
    pub related: Vec<Text>,
    pub discussed_at: Vec<Text>,
    pub words: Words,
    /// What it is about and why it came up, in Markdown.
    pub matter: Option<String>,
    /// What evidence was considered, in short, in Markdown.
    pub evidence_summary: Option<String>,
    /// What was asked.
    pub asked: Passage,
    /// Responses and updates in the order of the file.
    pub entries: Vec<Entry>,
}

/// A completion date, and for a moved one when and why it moved.
#[derive(Clone, Debug)]
pub struct Due {
    pub date: PartialDate,
    pub set_on: Option<PartialDate>,
    pub reason: Option<String>,
}

/// Whose words a record's text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    AsPublished,
    OurSummary,
}

/// A response or an update: one dated heading and what stands below it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub said: Said,
    pub heading: Text,
    pub date: Option<PartialDate>,
    /// Who answered or reported, as written.
    pub by: Option<Text>,
    /// The reason, the part, by whom, by what.
    pub detail: Option<String>,
    pub text: Passage,
    pub promises: Vec<Promise>,
    pub evidence: Vec<Text>,
    pub notes: Vec<Text>,
}

/// What an entry says: a decision, or how far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Response(Decision),
    /// None where the update does not say how far the work is.
    Update(Option<Delivery>),
}

/// An update or an act promised, for a date or without one.
#[derive(Clone, Debug)]
pub struct Promise {
    pub text: String,
    pub by: Option<PartialDate>,
}

/// Reads a recommendation from its front matter and the Markdown below it.
pub fn read(
    kind: Kind,
    fields: &mut Fields<'_>,
    text: &str,
    body: Range<usize>,
) -> Option<Recommendation> {
    let standing = Standing::read(fields);
    let source = fields.source();
    let reference = fields.required("reference");
    let title = fields.required("title");
    let due = due(fields);
    let words = fields.choice(
        "words",
        &[
            ("as published", Words::AsPublished),
            ("our summary", Words::OurSummary),
        ],
    );
    let matter = fields.prose("matter");
    let evidence_summary = fields.prose("evidence summary");
    let meeting = fields.text("meeting");
    let item = fields.words("item");
    let number = fields.words("number");
    let topic = fields.text("topic");
    let made_by = fields.text("made by");
    let made_on = fields.date("made on");
    let made_to = fields.texts("made to");
    let leads = fields.texts("leads");
    let unidentified_leads = fields.all_words("unidentified leads");
    let priorities = fields.texts("priorities");
    let response_requested = fields.date("response requested");
    let response_due = fields.date("response due");
    let supersedes = fields.texts("supersedes");
    let indicators = fields.texts("indicators");
    let plan_actions = fields.texts("plan actions");
    let related = fields.texts("related");
    let discussed_at = fields.texts("discussed at");
    refuse_strays(source, text, body.clone(), fields.report());
    refuse_lost_entries(source, text, body.clone(), fields.report());
    let (asked, sections) = sections(source, text, body, 2);
    let asked = passage(source, text, asked);
    if asked.is_empty() {
        let place = fields.place();
        fields.add(
            Finding::warning(
                "nothing-asked",
                place,
                "the record does not say what was asked",
            )
            .help("write it below the front matter, before the first heading"),
        );
    }
    let entries = sections
        .iter()
        .filter_map(|section| {
            entry(
                source,
                text,
                &section.heading,
                section.body.clone(),
                fields.report(),
            )
        })
        .collect();
    Some(Recommendation {
        standing,
        kind,
        reference: reference?,
        title: title?,
        meeting,
        item,
        number,
        topic,
        made_by,
        made_on,
        made_to,
        leads,
        unidentified_leads,
        priorities,
        response_requested,
        response_due,
        due,
        supersedes,
        indicators,
        plan_actions,
        related,
        discussed_at,
        words: words.unwrap_or(Words::AsPublished),
        matter,
        evidence_summary,
        asked,
        entries,
    })
}

/// The completion dates: texts, or maps that also say when and why a date was set.
pub fn due(fields: &mut Fields<'_>) -> Vec<Due> {
    let plain = |date| Due {
        date,
        set_on: None,
        reason: None,
    };
    let nodes = fields.texts_or_maps("due");
    nodes
        .into_iter()
        .filter_map(|node| match &node.data {
            crate::yaml::Data::Text(words) => {
                let place = Place::new(fields.source(), node.span.clone());
                let text = Text {
                    text: words.trim().to_owned(),
                    place,
                };
                Some(plain(read_date(&text, fields.report())))
            }
            crate::yaml::Data::Empty => None,
            _ => fields.below(node, |fields| {
                let set_on = fields.date("set on");
                let reason = fields.words("reason");
                let date = fields.required("date")?;
                Some(Due {
                    date: read_date(&date, fields.report()),
                    set_on,
                    reason,
                })
            }),
        })
        .collect()
}

/// News whose heading is not one: `### Update, …`, `##Update, …`, `**Update, …**`. It would stand in
/// the text before it, and nobody would see that there is news.
fn refuse_lost_entries(source: SourceId, text: &str, body: Range<usize>, report: &mut Report) {
    let mut at = body.start;
    for line in text[body].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let marked = line.trim();
        let words = marked.trim_start_matches(['#', '*', '_', ' ']);
        let marks = &marked[..marked.len() - words.len()];
        let is_heading = marks.starts_with('#') || marks.starts_with("**");
        let folded = words.to_lowercase();
        let says_news = ["update", "response"].iter().any(|word| {
            folded
                .strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        if is_heading && says_news && marks != "## " && marks.trim_end() != "##" {
            let place = Place::new(source, start..start + line.trim_end().len());
            report.add(
                Finding::error(
                    "unknown-heading",
                    place,
                    "news begins with `##` and a blank",
                )
                .help("write `## Update, 18 April 2024, by Anne Example: in progress`"),
            );
        } else if marks == "##" && says_news {
            let place = Place::new(source, start..start + line.trim_end().len());
            report.add(
                Finding::error("unknown-heading", place, "a blank is missing behind `##`")
                    .help("write `## Update, 18 April 2024, by Anne Example: in progress`"),
            );
        }
    }
}

/// Reads one dated heading and what stands below it.
fn entry(
    source: SourceId,
    text: &str,
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
        report.add(
            Finding::error(
                "unknown-heading",
                heading.place,
                format!("`{words}` is neither a response nor an update"),
            )
            .help("begin the heading with `Response` or `Update`, then the date"),
        );
        return None;
    }
    let rest = &words[if is_response {
        "response".len()
    } else {
        "update".len()
    }..];
    let (facts, state) = match rest.split_once(':') {
        Some((facts, state)) => (facts, Some(state)),
        None => state_behind_dash(rest, is_response),
    };
    let (date, by) = when_and_who(&dashes_as_commas(facts), heading, report);
    let (said, detail) = said(is_response, state, heading, report);
    const KEYS: [&str; 3] = ["Promised", "Evidence", "Note"];
    let (facts, text) = scattered_facts(source, text, body, &KEYS);
    let mut entry = Entry {
        said,
        heading: heading.clone(),
        date,
        by,
        detail,
        text,
        promises: Vec::new(),
        evidence: Vec::new(),
        notes: Vec::new(),
    };
    for fact in facts {
        match fact.key {
            "Promised" => entry.promises.push(promise(&fact.value.text)),
            "Evidence" => entry.evidence.push(fact.value),
            _ => entry.notes.push(fact.value),
        }
    }
    Some(entry)
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

/// What commas part, but for the one within a day: "April 18, 2024".
fn parted(facts: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in facts.split(',') {
        let year = part.trim();
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let day = parts.last().map(|before| format!("{before}, {year}"));
        match (day, parts.last_mut()) {
            (Some(day), Some(last)) if is_year && PartialDate::read(&day).exact_day().is_some() => {
                *last = day;
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// ", 18 April 2024, by Anne Example" in any order.
fn when_and_who(
    facts: &str,
    heading: &Text,
    report: &mut Report,
) -> (Option<PartialDate>, Option<Text>) {
    let mut date: Option<PartialDate> = None;
    let mut by: Option<Text> = None;
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
        let who = ["from ", "by "]
            .into_iter()
            .find_map(|word| lower.starts_with(word).then(|| part[word.len()..].trim()));
        let read = PartialDate::read(part);
        if let Some(who) = who
            && read.earliest().is_none()
        {
            by = Some(Text {
                text: who.to_owned(),
                place: heading.place,
            });
        } else if read.is_impossible() {
            let text = Text {
                text: part.to_owned(),
                place: heading.place,
            };
            date = Some(read_date(&text, report));
        } else if read.earliest().is_some() && date.is_none() {
            date = Some(read);
        } else if matches!(lower.as_str(), "undated" | "no date" | "date not given") {
            continue;
        } else if let Some(by) = &mut by {
            // A comma inside the name: "from Karen Fuller, OCC".
            by.text = format!("{}, {part}", by.text);
        } else {
            let message = format!("`{part}` is neither a date nor `by …` nor `from …`");
            report.add(
                Finding::error("unknown-heading", heading.place, message)
                    .help("write `## Update, 18 April 2024, by Anne Example: in progress`"),
            );
        }
    }
    (date, by)
}

fn said(
    is_response: bool,
    state: Option<&str>,
    heading: &Text,
    report: &mut Report,
) -> (Said, Option<String>) {
    let unknown = |state: &str, words: Vec<&'static str>| {
        let message = format!("`{}` is not one of the words for this", state.trim());
        let near = crate::term::text::nearest(state.trim(), words.iter().copied());
        let finding = Finding::error("unknown-word", heading.place, message);
        match near {
            Some(near) => finding.did_you_mean(Some(near)),
            None => finding.help(format!("the words are {}", one_of(words))),
        }
    };
    match (is_response, state) {
        (true, None) => (Said::Response(Decision::NotStated), None),
        (false, None) => (Said::Update(None), None),
        (true, Some(state)) => match Decision::read(state) {
            Some((decision, detail)) => (Said::Response(decision), detail),
            None => {
                report.add(unknown(state, Decision::ALL.map(Decision::words).to_vec()));
                (Said::Response(Decision::NotStated), None)
            }
        },
        (false, Some(state)) => match Delivery::read(state) {
            Some((delivery, detail)) => (Said::Update(Some(delivery)), detail),
            None => {
                report.add(unknown(state, Delivery::ALL.map(Delivery::words).to_vec()));
                (Said::Update(None), None)
            }
        },
    }
}

/// "a progress update, by April 2024": the date is behind the last "by", "in" or "for".
fn promise(words: &str) -> Promise {
    let folded = words.to_lowercase();
    let split = [", by ", ", in ", ", for ", " by ", " in ", " for "]
        .iter()
        .filter_map(|word| folded.rfind(word).map(|at| (at, at + word.len())))
        .filter(|(_, behind)| {
            words
                .get(*behind..)
                .is_some_and(|rest| PartialDate::read(rest).earliest().is_some())
        })
        .max();
    match split {
        Some((at, behind)) if words.is_char_boundary(at) => Promise {
            text: words[..at].trim().trim_end_matches(',').to_owned(),
            by: Some(PartialDate::read(words[behind..].trim_end_matches('.'))),
        },
        _ => Promise {
            text: words.to_owned(),
            by: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_has_its_date_behind_the_last_by() {
        let promise = promise("a progress update by Midwifery, by April 2024");
        assert_eq!(promise.text, "a progress update by Midwifery");
        assert_eq!(promise.by.unwrap().text(), "April 2024");
        assert!(super::promise("a workshop").by.is_none());
    }

    #[test]
    fn a_comma_within_a_day_parts_nothing() {
        let parts = |facts| super::parted(facts).join("|");
        assert_eq!(
            parts("April 18, 2024, by Anne Example"),
            "April 18, 2024| by Anne Example"
        );
        assert_eq!(parts("by Anne Example, 2024"), "by Anne Example| 2024");
    }
}
