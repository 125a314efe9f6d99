//! A recommendation's page, where everything about it stands together: asked, answered, happened,
//! still owed.

mod clock;
mod line;
mod lists;
mod owed;
mod promise;

pub use clock::because;
pub use promise::{fate, promise_tag, told_in};

use crate::plan::page::recommendation::clock::{ClockView, clocks};
use crate::plan::page::recommendation::line::{RatingView, line, ratings};
use crate::plan::page::recommendation::owed::{Owed, owed};
use crate::plan::page::recommendation::promise::{PromiseView, promises, settled};
use crate::plan::page::{Section, head};
use crate::plan::view::{DateView, Fact, Link, Tag, View};
use crate::plan::{Entry, Site, address};
use crate::prose::{Pen, summary};
use crate::record::recommendation::{Due, Said, Words};
use crate::register::{Id, Recommendation, Subject};
use crate::term::Kind;
use serde::Serialize;

/// Plans a page for each record, and the lists.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for id in register.recommendations.ids() {
        let subject = Subject::Recommendation(id);
        let entry = Entry::page("recommendation", site.address(subject), move |site| {
            view(site, id)
        });
        entries.push(entry.about(subject));
    }
    lists::plan(site, entries);
}

/// What `recommendation.html` sees.
#[derive(Serialize)]
struct RecommendationView {
    kicker: String,
    /// The one plain sentence; worked out.
    sentence: String,
    tags: Vec<Tag>,
    facts: Vec<Fact>,
    asked: Asked,
    /// What it is about and why it came up, as HTML.
    matter: String,
    /// The evidence that was considered, as HTML.
    evidence: String,
    /// What stands in the place of an answer.
    no_answer: String,
    /// Responses in the order of the paper.
    answers: Vec<EntryView>,
    /// Updates, newest first.
    updates: Vec<EntryView>,
    updates_intro: String,
    owed: Vec<Owed>,
    owed_intro: String,
    clocks: Vec<ClockView>,
    /// The line from it to everything else.
    line: Vec<Fact>,
    ratings: Vec<RatingView>,
    notes: Vec<String>,
    sources: Vec<Link>,
    as_of: DateView,
}

#[derive(Serialize)]
struct Asked {
    date: Option<DateView>,
    by: String,
    html: String,
    /// Whose words they are.
    words: String,
    item: Option<Link>,
}

/// A response or an update.
#[derive(Serialize)]
struct EntryView {
    id: String,
    title: String,
    date: Option<DateView>,
    by: String,
    tag: Option<Tag>,
    /// The reason, the part, by whom.
    detail: String,
    html: String,
    evidence: Vec<String>,
    promises: Vec<PromiseView>,
    /// Promises of earlier entries that it keeps, or says will not be kept.
    settled: Vec<String>,
    notes: Vec<String>,
}

fn view(site: &Site<'_>, id: Id<Recommendation>) -> View {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let record = &recommendation.record;
    let status = site.register.status(id);
    let sentence = site.sentence(id, status);
    let mut pen = site.pen();
    let kind = words.say(&format!("kind-{}", record.kind.key()));
    let asked = asked(site, recommendation, &mut pen);
    let matter = below_heading(record.matter.as_ref(), &mut pen);
    let evidence = below_heading(record.evidence_summary.as_ref(), &mut pen);
    let mut answers = Vec::new();
    let mut updates = Vec::new();
    for position in 0..record.entries.len() {
        let entry = entry(site, id, position, &mut pen);
        match record.entries[position].said {
            Said::Response(_) => answers.push(entry),
            Said::Update(_) => updates.push((position, entry)),
        }
    }
    updates.reverse();
    let updates: Vec<EntryView> = updates.into_iter().map(|(_, entry)| entry).collect();
    let owed = owed(site, id, &mut pen);
    let title = format!("{} ({})", record.title.text, record.reference.text);
    let section = Section::RECOMMENDATIONS;
    let mut head = head(
        site,
        section,
        title,
        record.title.text.clone(),
        summary(&record.asked.markdown, 155),
    );
    if record.kind != Kind::Recommendation {
        let name = words.say(&format!("section-{}", record.kind.folder()));
        head.breadcrumbs
            .push(Link::to(name, site.at(address::of_kind(record.kind))));
    }
    head.updated = site.updated(id);
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    View {
        template: "recommendation.html",
        head,
        body: Box::new(RecommendationView {
            kicker: format!("{kind} {}", record.reference.text),
            sentence,
            tags: site.tags(status),
            facts: facts(site, id),
            asked,
            matter,
            evidence,
            updates_intro: words.count("happened-newest-first", updates.len()),
            no_answer: words.say(site.no_answer(status)),
            answers,
            updates,
            owed_intro: words.count("owed-soonest-first", owed.len()),
            owed,
            clocks: clocks(site, id),
            line: line(site, recommendation),
            ratings: ratings(site, recommendation, &mut pen),
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
            as_of: site.as_of(),
        }),
    }
}

/// Prose that stands under a heading within a part of the page.
fn below_heading<'a>(prose: Option<&'a String>, pen: &mut Pen<'a>) -> String {
    prose.map(|text| pen.html(text, 4)).unwrap_or_default()
}

fn facts(site: &Site<'_>, id: Id<Recommendation>) -> Vec<Fact> {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let say = |key: &str| words.say(key);
    let record = &recommendation.record;
    let mut facts = Vec::new();
    if let Some(party) = recommendation.made_by {
        facts.push(Fact::links(
            say("fact-made-by"),
            vec![site.party(party)],
            "",
        ));
    }
    if let Some(meeting) = recommendation.meeting {
        facts.push(Fact::links(
            say("fact-meeting"),
            vec![site.link(Subject::Meeting(meeting))],
            "",
        ));
    }
    if !recommendation.made_to.is_empty() {
        let links = recommendation
            .made_to
            .iter()
            .map(|party| site.party(*party))
            .collect();
        facts.push(Fact::links(say("fact-made-to"), links, ""));
    }
    // Of what is closed nobody answers now: there the lead of the paper stands alone.
    let leads = if site.register.status(id).is_open() {
        site.leads_now(&recommendation.leads, &site.register.answering_for(id))
    } else {
        site.leads(&recommendation.leads)
    };
    facts.push(Fact::links(
        words.count("fact-lead", leads.len().max(1)),
        leads,
        say("no-lead-named"),
    ));
    if !record.unidentified_leads.is_empty() {
        let names = record.unidentified_leads.iter().map(Link::words).collect();
        facts.push(Fact::links(say("fact-unidentified-lead"), names, ""));
    }
    if let (Some(slug), Some(topic)) = (&recommendation.topic, &record.topic) {
        let link = Link::to(topic.text.as_str(), site.at(&address::of_topic(slug)));
        facts.push(Fact::links(say("fact-topic"), vec![link], ""));
    }
    if let Some(number) = &record.number {
        facts.push(Fact::words(say("fact-number"), number));
    }
    for (key, date) in [
        ("fact-response-requested", &record.response_requested),
        ("fact-request-received", &record.request_received),
        ("fact-response-due", &record.response_due),
    ] {
        if let Some(date) = date {
            facts.push(Fact::date(say(key), Some(site.date(date)), ""));
        }
    }
    facts.push(due_fact(site, &record.due));
    facts
}

/// The target date; a moved one with the first date, the new date and the reason.
pub fn due_fact(site: &Site<'_>, due: &[Due]) -> Fact {
    let words = site.words;
    let key = words.say("fact-due");
    match due {
        [] => Fact::links(key, Vec::new(), words.say("no-target-date")),
        [only] => Fact::date(key, Some(site.date(&only.date)), ""),
        [first, .., last] => {
            let first = words.date(&first.date);
            let mut lines = vec![Link::words(words.with(
                "due-moved",
                &[("date", &words.date(&last.date)), ("first", &first)],
            ))];
            for due in &due[1..] {
                let mut parts = Vec::new();
                if let Some(set_on) = &due.set_on {
                    parts.push(words.with("due-moved-set-on", &[("date", &words.date(set_on))]));
                }
                parts.push(match &due.reason {
                    Some(reason) => words.with("due-moved-because", &[("reason", reason)]),
                    None => words.say("due-moved-no-reason"),
                });
                lines.push(Link::words(parts.join(" ")));
            }
            Fact::links(key, lines, "")
        }
    }
}

fn asked<'a>(site: &'a Site<'_>, recommendation: &'a Recommendation, pen: &mut Pen<'a>) -> Asked {
    let words = site.words;
    let record = &recommendation.record;
    let by = recommendation.made_by.map(|party| {
        let name = site.name(address::subject_of(party));
        words.with("asked-by", &[("name", &name)])
    });
    let item = recommendation.meeting.and_then(|meeting| {
        let number = record.item.as_ref()?;
        let title = site.register.meetings[meeting]
            .record
            .parts
            .iter()
            .find_map(|part| match part {
                crate::record::meeting::Part::Item(item) if item.number == *number => {
                    Some(&item.title)
                }
                _ => None,
            })?;
        let href = format!(
            "{}#{}",
            site.href(Subject::Meeting(meeting)),
            address::item_anchor(number)
        );
        let item = words.with("meeting-item", &[("n", number)]);
        // An exempt item may have no public title.
        let text = if title.text.is_empty() {
            item
        } else {
            format!("{item}, {}", title.text)
        };
        Some(Link::to(text, href))
    });
    Asked {
        date: recommendation.made_on.as_ref().map(|date| site.date(date)),
        by: by.unwrap_or_default(),
        html: pen.html(&record.asked.markdown, 3),
        words: words.say(match record.words {
            Words::AsPublished => "asked-words-as-published",
            Words::OurSummary => "asked-words-summary",
        }),
        item,
    }
}

/// Who wrote an entry; empty where the papers do not say.
pub fn said_by(site: &Site<'_>, recommendation: &Recommendation, position: usize) -> String {
    let by = &recommendation.record.entries[position].by;
    match (by, &*recommendation.entries_by[position]) {
        (None, _) => String::new(),
        (Some(by), []) => by.text.clone(),
        (Some(_), leads) => site.lead_names(leads),
    }
}

fn entry<'a>(
    site: &'a Site<'_>,
    id: Id<Recommendation>,
    position: usize,
    pen: &mut Pen<'a>,
) -> EntryView {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let entry = &recommendation.record.entries[position];
    let by = said_by(site, recommendation, position);
    let (title, tag) = match entry.said {
        Said::Response(decision) => (
            if by.is_empty() {
                words.say("response")
            } else {
                words.with("response-from", &[("name", &by)])
            },
            Some(Tag {
                text: site.decision(decision),
                tone: crate::plan::sentence::decision_tone(decision),
            }),
        ),
        Said::Update(delivery) => (
            if by.is_empty() {
                words.say("update")
            } else {
                words.with("update-by", &[("name", &by)])
            },
            delivery.map(|delivery| Tag {
                text: site.delivery(delivery),
                tone: crate::plan::sentence::delivery_tone(delivery),
            }),
        ),
    };
    // A response stands under the page's own part, an update under a heading of the timeline.
    let level = match entry.said {
        Said::Response(_) => 3,
        Said::Update(_) => 4,
    };
    EntryView {
        id: address::entry_anchor(entry.number),
        title,
        date: entry.date.as_ref().map(|date| site.date(date)),
        by: if by.is_empty() {
            String::new()
        } else {
            words.with("answered-by", &[("name", &by)])
        },
        tag,
        detail: entry.detail.clone().unwrap_or_default(),
        html: pen.html(&entry.text.markdown, level),
        evidence: entry
            .evidence
            .iter()
            .map(|text| pen.html(&text.text, level + 1))
            .collect(),
        promises: promises(site, id, position),
        settled: settled(site, id, position),
        notes: entry
            .notes
            .iter()
            .map(|text| pen.html(&text.text, level + 1))
            .collect(),
    }
}
