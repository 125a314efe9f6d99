//! A recommendation's page, where everything about it stands together: asked, answered, happened,
//! still owed; and the lists of recommendations, actions, information requests and visits.

use crate::plan::page::list::List;
use crate::plan::page::{Section, head};
use crate::plan::view::{DateView, Fact, Link, Tag, View};
use crate::plan::{Entry, Site, address};
use crate::prose::{Pen, summary};
use crate::record::recommendation::{Due, Said, Words};
use crate::register::{Id, Late, Recommendation, Subject};
use crate::term::{Kind, PartialDate, Rag};
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
    let mut ids: Vec<Id<Recommendation>> = register.recommendations.ids().collect();
    ids.sort_by(|a, b| register.newest_first(*a, *b));
    let updated = crate::plan::page::newest(
        site,
        register
            .recommendations
            .ids()
            .filter_map(|id| register.last_news(id)),
    );
    let heading = site.words.say("all-recommendations");
    let section = Section::RECOMMENDATIONS;
    let mut all = List::of_recommendations(
        "recommendations",
        section.address,
        section,
        heading,
        ids.clone(),
    );
    all.related = ways_in(site);
    all.related_heading = site.words.say("other-ways-to-list");
    all.updated.clone_from(&updated);
    all.plan(site, entries);
    for kind in kinds(site).filter(|kind| *kind != Kind::Action) {
        let mut of_kind = ids.clone();
        of_kind.retain(|id| register.recommendations[*id].record.kind == kind);
        let mut list = List::of_recommendations(
            "recommendations",
            address::of_kind(kind),
            section,
            kind_heading(site, kind),
            of_kind,
        );
        list.count = match kind {
            Kind::Recommendation => "rows-count-recommendations",
            Kind::Action => "rows-count-actions",
            Kind::InformationRequest => "rows-count-information-requests",
            Kind::Visit => "rows-count-visits",
        };
        list.intro = format!(
            "<p>{}</p>",
            site.words.say(&format!("kind-{}-meaning", kind.key()))
        );
        list.crumbs = vec![section.link(site)];
        list.updated.clone_from(&updated);
        list.plan(site, entries);
    }
}

/// The kinds that the site has records of.
fn kinds(site: &Site<'_>) -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| {
        site.register
            .recommendations
            .rows()
            .iter()
            .any(|row| row.record.kind == *kind)
    })
}

/// What the list of one kind is called.
fn kind_heading(site: &Site<'_>, kind: Kind) -> String {
    match kind {
        Kind::Recommendation => site.words.say("list-only-recommendation"),
        other => site.words.say(&format!("section-{}", other.folder())),
    }
}

/// The other lists of the same records.
fn ways_in(site: &Site<'_>) -> Vec<Link> {
    let say = |key: &str| site.words.say(key);
    let mut links = vec![
        Link::to(say("list-open"), site.at("open/")),
        Link::to(say("list-late"), site.at("late/")),
        Link::to(say("list-unanswered"), site.at("unanswered/")),
    ];
    links.extend(
        kinds(site).map(|kind| Link::to(kind_heading(site, kind), site.at(address::of_kind(kind)))),
    );
    links.extend(
        [
            Section::TOPICS,
            Section::DECISIONS,
            Section::DELIVERY,
            Section::YEARS,
        ]
        .map(|section| {
            Link::to(
                say(&format!("by-{}", section.key)),
                site.at(section.address),
            )
        }),
    );
    links
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
    /// What stands in the place of an answer.
    no_answer: String,
    /// Responses in the order of the paper.
    answers: Vec<EntryView>,
    /// Updates, newest first.
    updates: Vec<EntryView>,
    updates_intro: String,
    owed: Vec<Owed>,
    owed_intro: String,
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
    promises: Vec<String>,
    notes: Vec<String>,
}

/// Something that is still owed.
#[derive(Serialize)]
struct Owed {
    title: String,
    date: Option<DateView>,
    tag: Option<Tag>,
    html: String,
    /// How it was worked out.
    computed: String,
}

#[derive(Serialize)]
struct RatingView {
    value: &'static str,
    link: Link,
    date: DateView,
    commentary: String,
    mitigation: String,
}

fn view(site: &Site<'_>, id: Id<Recommendation>) -> View {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let record = &recommendation.record;
    let status = site.register.status(id);
    let sentence = site.sentence(id, &status);
    let mut pen = site.pen();
    let kind = words.say(&format!("kind-{}", record.kind.key()));
    let asked = asked(site, recommendation, &mut pen);
    let mut answers = Vec::new();
    let mut updates = Vec::new();
    for position in 0..record.entries.len() {
        let entry = entry(site, recommendation, position, &mut pen);
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
            tags: site.tags(&status),
            facts: facts(site, recommendation),
            asked,
            updates_intro: words.count("happened-newest-first", updates.len()),
            no_answer: words.say(site.no_answer(&status)),
            answers,
            updates,
            owed_intro: words.count("owed-soonest-first", owed.len()),
            owed,
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

fn facts(site: &Site<'_>, recommendation: &Recommendation) -> Vec<Fact> {
    let words = site.words;
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
    let leads = site.leads(&recommendation.leads);
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

fn entry<'a>(
    site: &'a Site<'_>,
    recommendation: &'a Recommendation,
    position: usize,
    pen: &mut Pen<'a>,
) -> EntryView {
    let words = site.words;
    let entry = &recommendation.record.entries[position];
    let by = match (&entry.by, recommendation.entries_by[position].as_slice()) {
        (None, _) => String::new(),
        (Some(by), []) => by.text.clone(),
        (Some(_), leads) => site.lead_names(leads),
    };
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
    let promises = entry
        .promises
        .iter()
        .map(|promise| match &promise.by {
            Some(date) => words.with(
                "promised-by",
                &[("what", &promise.text), ("date", &words.date(date))],
            ),
            None => words.with("promised-undated", &[("what", &promise.text)]),
        })
        .collect();
    // A response stands under the page's own part, an update under a heading of the timeline.
    let level = match entry.said {
        Said::Response(_) => 3,
        Said::Update(_) => 4,
    };
    EntryView {
        id: format!("entry-{}", position + 1),
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
        promises,
        notes: entry
            .notes
            .iter()
            .map(|text| pen.html(&text.text, level + 1))
            .collect(),
    }
}

/// What is still owed: a response, what was promised and nothing followed, the work itself.
fn owed<'a>(site: &'a Site<'_>, id: Id<Recommendation>, pen: &mut Pen<'a>) -> Vec<Owed> {
    let words = site.words;
    let register = site.register;
    let record = &register.recommendations[id].record;
    let status = register.status(id);
    let mut owed = Vec::new();
    if !status.is_open() {
        return owed;
    }
    let late_tag = |late: Option<&Late>| {
        late.map(|late| Tag {
            text: words.with("late-by", &[("late", &site.lateness(late.due()))]),
            tone: "red",
        })
    };
    let explain = |late: Option<&Late>| {
        late.and_then(|late| late.due().latest())
            .map(|day| words.with("late-since", &[("date", &words.day(day))]))
            .unwrap_or_default()
    };
    if !status.decision.is_answer() {
        let late = status
            .late
            .iter()
            .find(|late| matches!(late, Late::Response { .. }));
        owed.push(Owed {
            title: words.say("owed-response"),
            date: record.response_due.as_ref().map(|date| site.date(date)),
            tag: late_tag(late),
            html: String::new(),
            computed: explain(late),
        });
    }
    for (entry, position, promise) in register.outstanding_promises(id) {
        let late = status.late.iter().find(|late| {
            matches!(late, Late::Promise { entry: e, promise: p, .. } if (*e, *p) == (entry, position))
        });
        let said = record.entries[entry].date.as_ref().map(|date| {
            let on = words.with("promise-made-on", &[("when", &words.when(date))]);
            format!("<p>{on}.</p>")
        });
        owed.push(Owed {
            title: crate::plan::view::sentence_case(&promise.text),
            date: promise.by.as_ref().map(|date| site.date(date)),
            tag: late_tag(late),
            html: said.unwrap_or_default(),
            computed: explain(late),
        });
    }
    if let Some(due) = record.due.last() {
        let late = status
            .late
            .iter()
            .find(|late| matches!(late, Late::Completion { .. }));
        let reason = due.reason.as_deref().map(|reason| pen.html(reason, 4));
        owed.push(Owed {
            title: words.say("owed-completion"),
            date: Some(site.date(&due.date)),
            tag: late_tag(late),
            html: reason.unwrap_or_default(),
            computed: explain(late),
        });
    }
    owed.sort_by_key(|owed| owed.date.is_none());
    owed
}

/// The line from a recommendation to priorities, actions, indicators, reports and meetings.
fn line(site: &Site<'_>, recommendation: &Recommendation) -> Vec<Fact> {
    let words = site.words;
    let register = site.register;
    let mut facts = Vec::new();
    let mut add = |key: &str, links: Vec<Link>| {
        if !links.is_empty() {
            facts.push(Fact::links(words.count(key, links.len()), links, ""));
        }
    };
    let all = |ids: &[Id<Recommendation>]| -> Vec<Link> {
        ids.iter().map(|id| site.recommendation_link(*id)).collect()
    };
    add("fact-superseded-by", all(&recommendation.superseded_by));
    add("fact-supersedes", all(&recommendation.supersedes));
    add(
        "fact-priorities",
        recommendation
            .priorities
            .iter()
            .map(|id| site.link(Subject::Priority(*id)))
            .collect(),
    );
    add(
        "fact-plan-actions",
        recommendation
            .actions
            .iter()
            .map(|id| site.link(Subject::Action(*id)))
            .collect(),
    );
    // Through a priority only a few lead here: its own page has them all.
    let mut indicators = recommendation.indicators.clone();
    let through = recommendation
        .priorities
        .iter()
        .flat_map(|priority| {
            register.priorities[*priority]
                .indicators
                .iter()
                .take(MOST_THROUGH)
        })
        .filter(|id| !recommendation.indicators.contains(id));
    indicators.extend(through.copied());
    add(
        "fact-indicators",
        indicators
            .iter()
            .map(|id| site.link(Subject::Indicator(*id)))
            .collect(),
    );
    let mut reports: Vec<_> = recommendation
        .priorities
        .iter()
        .flat_map(|priority| &register.priorities[*priority].reports)
        .copied()
        .collect();
    reports.sort_unstable_by_key(|id| {
        let date = register.reports[*id].record.report_date.as_ref();
        (std::cmp::Reverse(date.and_then(PartialDate::earliest)), *id)
    });
    reports.dedup();
    reports.truncate(MOST_THROUGH);
    add(
        "fact-reports",
        reports
            .iter()
            .map(|id| site.link(Subject::Report(*id)))
            .collect(),
    );
    add(
        "fact-discussed-at",
        recommendation
            .discussed_at
            .iter()
            .map(|id| site.link(Subject::Meeting(*id)))
            .collect(),
    );
    add(
        "fact-related",
        recommendation
            .related
            .iter()
            .map(|subject| match subject {
                Subject::Recommendation(id) => site.recommendation_link(*id),
                other => site.link(*other),
            })
            .collect(),
    );
    facts
}

/// The most indicators and reports that are listed through a priority.
const MOST_THROUGH: usize = 3;

/// The newest rating of each priority that it serves; the priority's page has those before it.
fn ratings<'a>(
    site: &'a Site<'_>,
    recommendation: &'a Recommendation,
    pen: &mut Pen<'a>,
) -> Vec<RatingView> {
    let register = site.register;
    let mut ratings = Vec::new();
    for priority in &recommendation.priorities {
        for at in register.priorities[*priority].ratings.iter().rev().take(1) {
            let plan = &register.plans[at.plan].record;
            let highlight = &plan.highlights[at.highlight];
            let rating = &highlight.ratings[at.rating];
            if rating.rag == Rag::NotRated && rating.commentary.is_none() {
                continue;
            }
            ratings.push(RatingView {
                value: rating.rag.key(),
                link: site.link(Subject::Priority(*priority)),
                date: site.date(&highlight.date),
                commentary: rating
                    .commentary
                    .as_deref()
                    .map(|text| pen.html(text, 4))
                    .unwrap_or_default(),
                mitigation: rating
                    .mitigation
                    .as_deref()
                    .map(|text| pen.html(text, 4))
                    .unwrap_or_default(),
            });
        }
    }
    ratings
}
