//! One sitting of a body: who was there, what was on the agenda, what came out.

use crate::diagnostic::{Finding, Report};
use crate::record::document::Paper;
use crate::record::fields::{Fields, Text, choose};
use crate::record::passage::{
    Fact, Passage, leading_facts, passage, place_of, refuse_strays, scattered_facts, sections,
    shortened,
};
use crate::record::standing::{Exemption, Standing, State, Withdrawal};
use crate::source::{Place, SourceId};
use crate::term::PartialDate;
use crate::term::text::nearest;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A meeting with its items.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub standing: Standing,
    pub reference: Text,
    pub body: Text,
    pub date: PartialDate,
    pub start: Option<String>,
    pub end: Option<String>,
    pub venue: Option<String>,
    pub status: Status,
    pub agenda_published_on: Option<PartialDate>,
    pub present: Vec<Attendance>,
    pub apologies: Vec<Attendance>,
    pub officers: Vec<Attendance>,
    pub declarations: Option<String>,
    pub papers: Vec<Paper>,
    pub next_meeting: Option<PartialDate>,
    /// Text before the first item.
    pub summary: Passage,
    pub parts: Vec<Part>,
}

impl Meeting {
    /// What the public may read of its minutes: the summary, the text of headings, and what was said and
    /// decided under each item that is neither exempt nor withdrawn, in their order.
    pub fn public_texts(&self) -> impl Iterator<Item = &Passage> {
        let of_parts = self.parts.iter().flat_map(|part| match part {
            Part::Heading { text, .. } => [Some(text), None],
            Part::Item(item) if item.state.exempt.is_none() && item.state.withdrawn.is_none() => {
                [Some(&item.discussion), item.outcome.as_ref()]
            }
            Part::Item(_) => [None, None],
        });
        std::iter::once(&self.summary).chain(of_parts.flatten())
    }
}

/// Whether a meeting took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Scheduled,
    Held,
    Cancelled,
    Postponed,
}

impl Status {
    /// The key of this status in the wording table.
    pub fn key(self) -> &'static str {
        match self {
            Status::Scheduled => "scheduled",
            Status::Held => "held",
            Status::Cancelled => "cancelled",
            Status::Postponed => "postponed",
        }
    }
}

/// A name in a list of attendance, with the words in brackets behind it.
#[derive(Clone, Debug)]
pub struct Attendance {
    pub name: Text,
    /// "in the chair", "Committee Officer, OCC".
    pub remark: Option<String>,
    /// For whom a substitute came.
    pub in_place_of: Option<Text>,
}

/// A part of the agenda: a heading without a number, or an item.
#[derive(Clone, Debug)]
pub enum Part {
    Heading { title: Text, text: Passage },
    Item(Box<AgendaItem>),
}

/// One numbered item.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// From its heading to the next.
    pub extent: Place,
    pub number: String,
    pub title: Text,
    /// The title that may be published of an exempt item.
    pub public_title: Option<String>,
    pub start: Option<String>,
    pub length: Option<String>,
    pub purpose: Option<Purpose>,
    pub papers: Option<String>,
    /// As written; names in it are found where they can be.
    pub presenters: Option<Text>,
    pub discussion: Passage,
    pub outcome: Option<Passage>,
    /// Who takes the action, as written.
    pub action_by: Vec<Text>,
    pub state: State,
}

/// What an item is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Decision,
    Discussion,
    Information,
}

impl Purpose {
    /// The purposes with the words for them.
    pub const CHOICES: [(&'static str, Purpose); 3] = [
        ("for decision", Purpose::Decision),
        ("for discussion", Purpose::Discussion),
        ("for information", Purpose::Information),
    ];

    /// The key of this purpose in the wording table.
    pub fn key(self) -> &'static str {
        match self {
            Purpose::Decision => "for-decision",
            Purpose::Discussion => "for-discussion",
            Purpose::Information => "for-information",
        }
    }
}

/// Reads a meeting from its front matter and the Markdown below it.
pub fn read(fields: &mut Fields<'_>, text: &Arc<str>, body: Range<usize>) -> Option<Meeting> {
    let standing = Standing::read(fields);
    let source = fields.source();
    let reference = fields.required("reference");
    let of_body = fields.required("body");
    let has_date = fields.required("date").is_some();
    let date = fields.known_date("date");
    let status = fields.choice(
        "status",
        &[
            ("scheduled", Status::Scheduled),
            ("held", Status::Held),
            ("cancelled", Status::Cancelled),
            ("postponed", Status::Postponed),
        ],
    );
    let present = attendance(fields, "present");
    let apologies = attendance(fields, "apologies");
    let officers = attendance(fields, "officers");
    let papers = papers(fields);
    let start = fields.words("start");
    let end = fields.words("end");
    let venue = fields.words("venue");
    let agenda_published_on = fields.date("agenda published on");
    let declarations = fields.words("declarations");
    let next_meeting = fields.date("next meeting");
    let (intro, sections) = sections(source, text, body, 2);
    refuse_strays(source, text, intro.clone(), fields.report());
    let summary = passage(source, text, intro);
    let mut parts = Vec::with_capacity(sections.len());
    for section in sections {
        parts.push(match numbered(&section.heading) {
            Some((number, title)) => Part::Item(Box::new(item(
                source,
                text,
                number,
                title,
                section.body,
                fields.report(),
            ))),
            None => {
                refuse_strays(source, text, section.body.clone(), fields.report());
                if is_item_in_words(&section.heading.text) {
                    fields.add(
                        Finding::error(
                            "unknown-heading",
                            section.heading.place,
                            "the heading of an agenda item begins with its number",
                        )
                        .help("write the number first: `## 6. Food poverty`"),
                    );
                }
                Part::Heading {
                    title: section.heading,
                    text: passage(source, text, section.body),
                }
            }
        });
    }
    for pair in parts.windows(2) {
        if let [Part::Item(item), Part::Heading { title, text }] = pair
            && (item.state.exempt.is_some() || item.state.draft)
            && !text.is_empty()
        {
            let message =
                "text stands under a heading without a number, right behind a withheld item";
            fields.add(
                Finding::error("text-behind-withheld-item", title.place, message).help(
                    "if it belongs to the item, take the heading away; if it is public, give the \
                     heading a number",
                ),
            );
        }
    }
    refuse_twins(&parts, text, fields.report());
    let date = date.filter(|_| has_date);
    Some(Meeting {
        standing,
        reference: reference?,
        body: of_body?,
        date: date?,
        start,
        end,
        venue,
        status: status.unwrap_or(Status::Held),
        agenda_published_on,
        present,
        apologies,
        officers,
        declarations,
        papers,
        next_meeting,
        summary,
        parts,
    })
}

/// Reports items that have the number of one before them.
fn refuse_twins(parts: &[Part], text: &str, report: &mut Report) {
    let mut lines = HashMap::new();
    let (mut at, mut line) = (0, 1);
    for part in parts {
        let Part::Item(item) = part else { continue };
        let start = item.extent.span().start;
        line += text
            .get(at..start)
            .unwrap_or_default()
            .matches('\n')
            .count();
        at = start;
        let Some(first) = lines.insert(item.number.as_str(), line) else {
            continue;
        };
        lines.insert(item.number.as_str(), first);
        let heading = Place::new(item.title.place.source, start..item.title.place.span().end);
        let place = place_of(text, heading, &item.number, false);
        let message = format!("item {} stands twice on this agenda", item.number);
        report.add(Finding::error("item-twice", place, message).help(format!(
            "the first is at line {first}: give this one its own number, or bring the two together"
        )));
    }
}

/// The papers listed under `papers`.
pub fn papers(fields: &mut Fields<'_>) -> Vec<Paper> {
    let nodes = fields.maps("papers");
    nodes
        .into_iter()
        .filter_map(|node| fields.below(node, |fields| Some(Paper::read(fields))))
        .collect()
}

fn attendance(fields: &mut Fields<'_>, key: &'static str) -> Vec<Attendance> {
    fields.texts(key).into_iter().map(attended).collect()
}

/// "Jo Cogswell (in place of Louise Patten)".
fn attended(text: Text) -> Attendance {
    let Some((name, remark)) = text.text.split_once('(') else {
        return Attendance {
            name: text,
            remark: None,
            in_place_of: None,
        };
    };
    let remark = remark.trim().trim_end_matches(')').to_owned();
    let name = Text {
        text: name.trim().to_owned(),
        place: text.place,
    };
    let stands_in = ["in place of ", "substitute for ", "attended for "]
        .iter()
        .find_map(|words| remark.strip_prefix(words))
        .map(|other| Text {
            text: other.trim().to_owned(),
            place: text.place,
        });
    match stands_in {
        Some(other) => Attendance {
            name,
            remark: None,
            in_place_of: Some(other),
        },
        None => Attendance {
            name,
            remark: Some(remark),
            in_place_of: None,
        },
    }
}

/// "Item 6: Food" or "Agenda item 6".
fn is_item_in_words(heading: &str) -> bool {
    let folded = heading.to_lowercase();
    let rest = folded.strip_prefix("agenda ").unwrap_or(&folded);
    rest.strip_prefix("item").is_some_and(|rest| {
        rest.trim_start_matches([' ', '.', '#'])
            .starts_with(|c: char| c.is_ascii_digit())
    })
}

/// "12. Reports from boards", "4.4. Numbers", "12a Title".
fn numbered(heading: &Text) -> Option<(String, Text)> {
    let text = &heading.text;
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, title) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let plain = number.trim_end_matches(['.', ')', ':']);
    let is_number = plain.len() <= 6
        && plain.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        && (plain.len() < number.len() || plain.chars().all(|c| c.is_ascii_digit()));
    is_number.then(|| {
        (
            plain.to_owned(),
            Text {
                text: title.trim().to_owned(),
                place: heading.place,
            },
        )
    })
}

/// The lines of facts that stand straight under the heading of an agenda item.
pub const ITEM_FACTS: [&str; 10] = [
    "Start",
    "Length",
    "Purpose",
    "Paper",
    "Presenters",
    "Draft",
    "Embargoed until",
    "Exempt",
    "Public title",
    "Withdrawn",
];

/// The lines that mean something of their own wherever they stand in an agenda item.
pub const ITEM_ACTIONS: [&str; 1] = ["Action by"];

fn item(
    source: SourceId,
    text: &Arc<str>,
    number: String,
    title: Text,
    body: Range<usize>,
    report: &mut Report,
) -> AgendaItem {
    let extent = Place::new(source, title.place.span().start..body.end);
    let (facts, rest) = leading_facts(source, text, body, &ITEM_FACTS, report);
    if !facts.iter().any(|fact| fact.key == "Exempt") {
        refuse_strays(source, text, rest.clone(), report);
    }
    let (discussion, sections) = sections(source, text, rest, 3);
    let (mut actions, discussion) = scattered_facts(source, text, discussion, &ITEM_ACTIONS);
    let mut outcome = None;
    for section in sections {
        if !section.heading.text.eq_ignore_ascii_case("outcome") {
            let words = shortened(&section.heading.text);
            let message = format!("`{words}` is not a part of an agenda item");
            let finding = Finding::error("unknown-heading", section.heading.place, message);
            report.add(match nearest(&words, ["Outcome"]) {
                Some(near) => finding.did_you_mean(Some(near)),
                None => finding.help(
                    "the only heading inside an item is `### Outcome`; write any other in bold type: \
                     `**Questions**`",
                ),
            });
            continue;
        }
        let (more, text) = scattered_facts(source, text, section.body, &ITEM_ACTIONS);
        actions.extend(more);
        outcome = Some(text);
    }
    let mut item = AgendaItem {
        extent,
        number,
        title,
        public_title: None,
        start: None,
        length: None,
        purpose: None,
        papers: None,
        presenters: None,
        discussion,
        outcome,
        action_by: actions.into_iter().map(|fact| fact.value).collect(),
        state: State::default(),
    };
    for Fact { key, value } in facts {
        match key {
            "Start" => item.start = Some(value.text),
            "Length" => item.length = Some(value.text),
            "Paper" => item.papers = Some(value.text),
            "Presenters" => item.presenters = Some(value),
            "Public title" => item.public_title = Some(value.text),
            "Draft" => item.state.draft = !value.text.eq_ignore_ascii_case("no"),
            "Embargoed until" => {
                item.state.embargoed_until = Some(day_of(&value, &value.text, report));
            }
            "Exempt" => item.state.exempt = Some(Box::new(exempt(&value, report))),
            "Withdrawn" => {
                let (on, reason) = match value.text.split_once(',') {
                    Some((on, reason)) => (on, Some(reason.trim().to_owned())),
                    None => (value.text.as_str(), None),
                };
                item.state.withdrawn = Some(Box::new(Withdrawal {
                    on: day_of(&value, on, report),
                    reason,
                }));
            }
            _ => match choose(&value, "`Purpose`", &Purpose::CHOICES) {
                Ok(purpose) => item.purpose = Some(purpose),
                Err(finding) => report.add(finding),
            },
        }
    }
    item
}

/// A date that has to be one: an item is kept back or taken back by it.
fn day_of(value: &Text, words: &str, report: &mut Report) -> PartialDate {
    let date = PartialDate::read(words);
    if date.latest().is_none() {
        let message = format!("`{}` is not a date", words.trim());
        report.add(
            Finding::error("not-a-date", value.place, message).help("write it as `13 June 2019`"),
        );
    }
    date
}

/// "paragraph 3" or "3", with the public interest behind a comma.
fn exempt(value: &Text, report: &mut Report) -> Exemption {
    let (paragraph, public_interest) = match value.text.split_once(',') {
        Some((paragraph, rest)) => (paragraph, Some(rest.trim().to_owned())),
        None => (value.text.as_str(), None),
    };
    let number: String = paragraph.chars().filter(char::is_ascii_digit).collect();
    let paragraph = number
        .parse()
        .ok()
        .filter(|number| (1..=7).contains(number));
    if paragraph.is_none() {
        let message = "an exempt item names its paragraph of Schedule 12A, 1 to 7";
        report.add(
            Finding::error("exempt-without-paragraph", value.place, message)
                .help("write `Exempt: paragraph 3`"),
        );
    }
    Exemption {
        place: value.place,
        paragraph: paragraph.unwrap_or(0),
        public_interest,
    }
}
