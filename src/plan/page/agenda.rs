//! The agenda of a meeting: each item with what came out of it. Of an exempt or withdrawn item only
//! that it is so, and why.

use crate::plan::page::limbs::{Block, blocks};
use crate::plan::view::{DateView, Link};
use crate::plan::{Site, address};
use crate::prose::Pen;
use crate::record::fields::Text;
use crate::record::meeting::{AgendaItem, Part, Purpose, Status};
use crate::record::standing::Exemption;
use crate::register::{Id, Lead, Meeting, Subject};
use serde::Serialize;
use std::collections::HashMap;

/// The items under one heading of the agenda.
#[derive(Serialize)]
pub struct Stretch {
    id: String,
    heading: String,
    html: String,
    items: Vec<ItemView>,
}

/// One item of the agenda.
#[derive(Serialize)]
struct ItemView {
    id: String,
    /// "Item 5".
    number: String,
    title: String,
    /// "10:20am, 40 minutes".
    time: String,
    purpose: String,
    presenters: Vec<Link>,
    papers: Vec<Link>,
    discussion: Vec<Block>,
    outcome: Vec<Block>,
    /// Words in the place of an outcome, where one is to be expected.
    no_outcome: String,
    action_by: Vec<Link>,
    /// What was recommended or asked for under the item.
    made: Vec<Link>,
    /// A draft, or held back until a date: only in previews.
    is_unpublished: bool,
    exempt: Option<Exempt>,
    withdrawn: Option<Withdrawn>,
}

/// Why the public sees nothing of an item.
#[derive(Serialize)]
struct Exempt {
    paragraph: String,
    meaning: String,
    public_interest: String,
}

/// That an item was taken back.
#[derive(Serialize)]
struct Withdrawn {
    on: Option<DateView>,
    reason: String,
}

/// The agenda of a meeting, cut at its headings without a number.
pub fn agenda<'a>(site: &'a Site<'_>, id: Id<Meeting>, pen: &mut Pen<'a>) -> Vec<Stretch> {
    let meeting = &site.register.meetings[id];
    let mut made: HashMap<&str, Vec<Link>> = HashMap::new();
    for id in &meeting.made {
        if let Some(item) = &site.register.recommendations[*id].record.item {
            let link = site.recommendation_link(*id);
            made.entry(item.as_str()).or_default().push(link);
        }
    }
    let papers = papers(site, meeting);
    let has_outcomes = meeting.record.status == Status::Held
        || meeting
            .record
            .parts
            .iter()
            .any(|part| matches!(part, Part::Item(item) if item.outcome.is_some()));
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut anchors: HashMap<String, usize> = HashMap::new();
    for (position, part) in meeting.record.parts.iter().enumerate() {
        match part {
            Part::Heading { title, text } => stretches.push(Stretch {
                id: format!("part-{}", position + 1),
                heading: title.text.clone(),
                html: pen.html(&text.markdown, 3),
                items: Vec::new(),
            }),
            Part::Item(item) => {
                if stretches.is_empty() {
                    stretches.push(Stretch {
                        id: "agenda".to_owned(),
                        heading: site.words.say(if has_outcomes {
                            "meeting-items"
                        } else {
                            "meeting-agenda"
                        }),
                        html: String::new(),
                        items: Vec::new(),
                    });
                }
                let mut view = item_view(site, meeting, item, position, &papers, pen);
                if view.exempt.is_none() && view.withdrawn.is_none() {
                    view.made = made.remove(item.number.as_str()).unwrap_or_default();
                }
                let times = anchors.entry(view.id.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    view.id = format!("{}-again-{times}", view.id);
                }
                if let Some(stretch) = stretches.last_mut() {
                    stretch.items.push(view);
                }
            }
        }
    }
    stretches
}

/// Where each paper of a meeting leads, by its number: the page of a report, or the paper itself.
fn papers(site: &Site<'_>, meeting: &Meeting) -> HashMap<String, String> {
    let mut papers = HashMap::new();
    for paper in &meeting.record.papers {
        let shown = site.paper(paper);
        if let (Some(number), Some(href)) = (shown.paper, shown.href) {
            papers.insert(number.to_lowercase(), href);
        }
    }
    for id in &meeting.reports {
        if let Some(number) = &site.register.reports[*id].record.paper {
            let href = site.href(Subject::Report(*id));
            papers.insert(number.to_lowercase(), href);
        }
    }
    papers
}

fn item_view<'a>(
    site: &'a Site<'_>,
    meeting: &Meeting,
    item: &'a AgendaItem,
    position: usize,
    papers: &HashMap<String, String>,
    pen: &mut Pen<'a>,
) -> ItemView {
    let words = site.words;
    let mut view = ItemView {
        id: address::item_anchor(&item.number),
        number: words.with("meeting-item", &[("n", &item.number)]),
        title: item.title.text.clone(),
        time: String::new(),
        purpose: String::new(),
        presenters: Vec::new(),
        papers: Vec::new(),
        discussion: Vec::new(),
        outcome: Vec::new(),
        no_outcome: String::new(),
        action_by: Vec::new(),
        made: Vec::new(),
        is_unpublished: false,
        exempt: None,
        withdrawn: None,
    };
    let missing_title = |view: &mut ItemView, key: &str| {
        if view.title.is_empty() {
            view.title = words.say(key);
        }
    };
    if let Some(exemption) = &item.state.exempt {
        // Only the title that was written for the public, whatever else the record still holds.
        view.title = item.public_title.clone().unwrap_or_default();
        missing_title(&mut view, "item-exempt-title");
        view.exempt = Some(exempt(site, exemption));
        return view;
    }
    if let Some(withdrawal) = item.state.taken_back(site.register.as_of) {
        view.title = item.public_title.clone().unwrap_or_default();
        missing_title(&mut view, "item-withdrawn-title");
        let has_date = withdrawal.on.earliest().is_some();
        view.withdrawn = Some(Withdrawn {
            on: has_date.then(|| site.date(&withdrawal.on)),
            reason: withdrawal.reason.clone().unwrap_or_default(),
        });
        return view;
    }
    missing_title(&mut view, "item-without-title");
    view.is_unpublished = item.state.is_unpublished(site.register.as_of);
    view.time = [&item.start, &item.length]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    if let Some(purpose) = item.purpose {
        view.purpose = words.say(&format!("purpose-{}", purpose.key()));
    }
    view.presenters = named(
        site,
        &meeting.presenters,
        position,
        item.presenters.as_ref(),
    );
    if let Some(numbers) = &item.papers {
        view.papers = paper_links(numbers, papers);
    }
    view.discussion = blocks(&item.discussion.markdown, 4, pen);
    if let Some(outcome) = &item.outcome {
        view.outcome = blocks(&outcome.markdown, 5, pen);
    }
    let is_decided =
        meeting.record.status == Status::Held && matches!(item.purpose, Some(Purpose::Decision));
    if view.outcome.is_empty() && (is_decided || item.outcome.is_some()) {
        view.no_outcome = words.say("no-outcome");
    }
    view.action_by = named(site, &meeting.actions_by, position, &item.action_by);
    view
}

/// Links to those who are named for the item at `position`; the words as written where they name
/// nobody known.
fn named<'t>(
    site: &Site<'_>,
    leads: &[Vec<Lead>],
    position: usize,
    written: impl IntoIterator<Item = &'t Text>,
) -> Vec<Link> {
    match leads.get(position) {
        Some(leads) if !leads.is_empty() => site.leads(leads),
        _ => written
            .into_iter()
            .map(|text| Link::words(text.text.as_str()))
            .collect(),
    }
}

/// The numbers of papers as written, each a link where it is known where that paper is.
fn paper_links(numbers: &str, papers: &HashMap<String, String>) -> Vec<Link> {
    numbers
        .split([',', ';'])
        .map(str::trim)
        .filter(|number| !number.is_empty())
        .map(|number| match papers.get(&number.to_lowercase()) {
            Some(href) => Link::to(number, href.as_str()),
            None => Link::words(number),
        })
        .collect()
}

fn exempt(site: &Site<'_>, exemption: &Exemption) -> Exempt {
    let number = exemption.paragraph.to_string();
    Exempt {
        paragraph: site.words.with("item-exempt-paragraph", &[("n", &number)]),
        meaning: site.words.say(&format!("schedule-12a-{number}")),
        public_interest: exemption.public_interest.clone().unwrap_or_default(),
    }
}
