//! What a body asked somebody to do, what was answered, and what happened since.

use crate::diagnostic::Finding;
use crate::record::fields::{Fields, Text, read_date};
use crate::record::news::{entry, refuse_lost_entries};
use crate::record::passage::{Passage, passage, refuse_strays, sections};
use crate::record::standing::Standing;
use crate::source::Place;
use crate::term::{Kind, PartialDate};
use std::ops::Range;
use std::sync::Arc;

pub use crate::record::entry::{Entry, Promise, Said};

/// A recommendation, action, information request or visit: the folder says which. There are many, and they
/// stay for as long as the site is shown: so their lists have no room to grow.
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
    pub made_to: Box<[Text]>,
    /// Lead cells as the paper prints them.
    pub leads: Box<[Text]>,
    pub unidentified_leads: Box<[String]>,
    pub priorities: Box<[Text]>,
    /// When the response was asked for: a clock begins then, never with the meeting.
    pub response_requested: Option<PartialDate>,
    /// When the request arrived, where that is known to be another day: then the clock begins with it.
    pub request_received: Option<PartialDate>,
    pub response_due: Option<PartialDate>,
    /// Completion dates: the first is the first date, the last the one that holds.
    pub due: Box<[Due]>,
    pub supersedes: Box<[Text]>,
    pub indicators: Box<[Text]>,
    pub plan_actions: Box<[Text]>,
    pub related: Box<[Text]>,
    pub discussed_at: Box<[Text]>,
    pub words: Words,
    /// What it is about and why it came up, in Markdown.
    pub matter: Option<String>,
    /// What evidence was considered, in short, in Markdown.
    pub evidence_summary: Option<String>,
    /// What was asked.
    pub asked: Passage,
    /// Responses and updates in the order of the file.
    pub entries: Box<[Entry]>,
    /// The response was asked for, but after the day of the site, which linking finds out.
    pub is_asked_later: bool,
}

impl Recommendation {
    /// The positions of the entries in the order of time: that of the file, unless its dates contradict
    /// it. Then the dated ones are put in order among themselves, and those without a date stay where
    /// they are.
    pub fn entries_in_time(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        let days = |position: usize| {
            let date = self.entries[position].date.as_ref()?;
            Some((date.earliest()?, date.latest()?))
        };
        let dated: Vec<usize> = order
            .iter()
            .copied()
            .filter(|position| days(*position).is_some())
            .collect();
        let mut newest = None;
        let is_in_order = dated.iter().all(|position| {
            let Some((first, last)) = days(*position) else {
                return true;
            };
            let follows = newest.is_none_or(|newest| last >= newest);
            newest = newest.max(Some(first));
            follows
        });
        if !is_in_order {
            let mut sorted = dated.clone();
            sorted.sort_by_key(|position| (days(*position), *position));
            for (slot, position) in dated.into_iter().zip(sorted) {
                order[slot] = position;
            }
        }
        order
    }
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

/// Reads a recommendation from its front matter and the Markdown below it.
pub fn read(
    kind: Kind,
    fields: &mut Fields<'_>,
    text: &Arc<str>,
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
    let request_received = fields.date("request received");
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
    let entries: Vec<Entry> = sections
        .iter()
        .enumerate()
        .filter_map(|(position, section)| {
            entry(
                source,
                text,
                position + 1,
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
        made_to: made_to.into(),
        leads: leads.into(),
        unidentified_leads: unidentified_leads.into(),
        priorities: priorities.into(),
        response_requested,
        request_received,
        response_due,
        due: due.into(),
        supersedes: supersedes.into(),
        indicators: indicators.into(),
        plan_actions: plan_actions.into(),
        related: related.into(),
        discussed_at: discussed_at.into(),
        words: words.unwrap_or(Words::AsPublished),
        matter,
        evidence_summary,
        asked,
        entries: entries.into(),
        is_asked_later: false,
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
