//! An organisation's page: what it was called and what became of it, who acts for it, what it was
//! asked and what it asked for; and the index of organisations.

use crate::plan::page::directory::{Directory, by_kind};
use crate::plan::page::post::holders;
use crate::plan::page::related::{
    AnswerTimesView, Listing, Run, answer_times, made_address, name_facts, owed_words, plan_made,
    renamed,
};
use crate::plan::page::work::{Work, all_address, plan_all, work};
use crate::plan::page::{Section, head, newest};
use crate::plan::view::{Fact, Link, Row, View, sentence_case};
use crate::plan::{Entry, Site};
use crate::register::{Id, Organisation, Post, Subject};
use crate::term::PartialDate;
use serde::Serialize;

/// Plans a page for each organisation, and the index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for (id, organisation) in register.organisations.iter() {
        let subject = Subject::Organisation(id);
        let address = site.address(subject);
        let entry = Entry::page("organisation", address.as_str(), move |site| view(site, id));
        entries.push(entry.about(subject));
        let (section, name) = (Section::ORGANISATIONS, || site.link(subject));
        let asked = &organisation.recommendations;
        plan_all(
            site,
            entries,
            "organisation-work",
            &address,
            section,
            name(),
            asked,
        );
        let made = &organisation.made;
        plan_made(
            site,
            entries,
            "organisation-made",
            &address,
            section,
            name(),
            made,
        );
        let reports = reports(site, organisation, &address);
        reports.plan(site, entries, "organisation-reports", section, name());
    }
    let kinds = register
        .organisations
        .iter()
        .map(|(id, row)| (row.record.kind.clone(), Subject::Organisation(id)));
    Directory {
        kind: "organisations",
        section: Section::ORGANISATIONS,
        count: "rows-count-organisations",
        order: "order-by-kind",
        groups: by_kind(site, kinds),
        has_letters: false,
        row,
        related: vec![Section::BODIES, Section::PEOPLE, Section::POSTS],
    }
    .plan(site, entries);
}

/// An organisation as a row of the index.
fn row(site: &Site<'_>, subject: Subject) -> Row {
    let Subject::Organisation(id) = subject else {
        return Row::default();
    };
    let (open, tags) = owed_words(
        site,
        "row-was-asked",
        &site.register.organisations[id].recommendations,
    );
    let became = became(site, id);
    Row {
        mark: None,
        title: site.name(subject),
        href: site.href(subject),
        sentence: (!became.is_empty()).then_some(became),
        note: open,
        tags,
        ..Row::default()
    }
}

/// That it ended and what took its place, in plain sentences; empty if it goes on.
fn became(site: &Site<'_>, id: Id<Organisation>) -> String {
    let words = site.words;
    let organisation = &site.register.organisations[id];
    let mut sentences = Vec::new();
    let ended = organisation.record.to.as_ref();
    if let Some(to) = ended.filter(|to| to.is_before(site.register.as_of)) {
        sentences.push(words.with("organisation-ended", &[("date", &words.date(to))]));
    }
    if !organisation.successors.is_empty() {
        let names: Vec<String> = organisation
            .successors
            .iter()
            .map(|(id, _)| site.name(Subject::Organisation(*id)))
            .collect();
        sentences.push(words.with("organisation-taken-over", &[("name", &words.list(&names))]));
    }
    sentences.join(" ")
}

/// What `organisation.html` sees.
#[derive(Serialize)]
struct OrganisationView {
    kicker: String,
    lead: String,
    /// What the record says of it, as HTML.
    summary: String,
    facts: Vec<Fact>,
    work: Option<Work>,
    made: Option<Work>,
    answers: Option<AnswerTimesView>,
    posts: Vec<PostRow>,
    /// All posts, where only the first stand here.
    all_posts: Option<Link>,
    bodies: Vec<Link>,
    reports: Option<Listing>,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// A post that acts for the organisation.
#[derive(Serialize)]
struct PostRow {
    post: Link,
    holders: Vec<Link>,
    /// Words where there is no holder.
    empty: String,
}

fn view(site: &Site<'_>, id: Id<Organisation>) -> View {
    let words = site.words;
    let subject = Subject::Organisation(id);
    let organisation = &site.register.organisations[id];
    let record = &organisation.record;
    let address = site.address(subject);
    let name = site.name(subject);
    let lead = became(site, id);
    let mut pen = site.pen();
    let description = words.with("organisation-description", &[("name", &name)]);
    let mut head = head(
        site,
        Section::ORGANISATIONS,
        name.clone(),
        name,
        description,
    );
    let facts_of = |id: &Id<_>| site.register.last_news(*id);
    let reports_on = organisation
        .reports
        .iter()
        .filter_map(|id| site.register.reports[*id].record.report_date.as_ref());
    head.updated = newest(
        site,
        organisation
            .recommendations
            .iter()
            .chain(&organisation.made)
            .filter_map(facts_of)
            .chain(reports_on)
            .chain(record.from.iter().chain(&record.to)),
    );
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    let most = site.settings.rows_per_page;
    let asked = &organisation.recommendations;
    let made = &organisation.made;
    View {
        template: "organisation.html",
        head,
        body: Box::new(OrganisationView {
            kicker: record
                .kind
                .as_deref()
                .map(sentence_case)
                .unwrap_or_default(),
            lead,
            summary: record
                .summary
                .as_deref()
                .map(|text| pen.html(text, 3))
                .unwrap_or_default(),
            facts: facts(site, id),
            work: (!asked.is_empty())
                .then(|| renamed(site, work(site, asked, &all_address(&address)), "asked")),
            made: (!made.is_empty())
                .then(|| renamed(site, work(site, made, &made_address(&address)), "made")),
            answers: answers(site, id),
            posts: organisation
                .posts
                .iter()
                .take(most)
                .map(|id| post_row(site, *id))
                .collect(),
            all_posts: (organisation.posts.len() > most).then(|| {
                let text = words.say("see-all-posts");
                Link::to(text, site.at(Section::POSTS.address))
            }),
            bodies: organisation
                .bodies
                .iter()
                .map(|id| site.link(Subject::Body(*id)))
                .collect(),
            reports: reports(site, organisation, &address).listing(site),
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
        }),
    }
}

/// How long the organisation, and those who belong to it, took to answer.
fn answers(site: &Site<'_>, id: Id<Organisation>) -> Option<AnswerTimesView> {
    let register = site.register;
    let wanted = register.answers_wanted_of(id);
    let times = register.answer_times(wanted, |clock| register.is_clock_of(clock, id));
    answer_times(site, &times)
}

fn reports(site: &Site<'_>, organisation: &Organisation, address: &str) -> Run {
    Run::of_reports(
        site,
        &organisation.reports,
        "reports-from-name",
        format!("{address}reports/"),
    )
}

fn post_row(site: &Site<'_>, id: Id<Post>) -> PostRow {
    let vacant = site.register.vacancy_now(id).is_some();
    PostRow {
        post: Link::to(
            site.register.posts[id].record.name.text.as_str(),
            site.href(Subject::Post(id)),
        ),
        holders: holders(site, id),
        empty: site.words.say(if vacant {
            "person-vacant"
        } else {
            "nobody-named"
        }),
    }
}

fn facts(site: &Site<'_>, id: Id<Organisation>) -> Vec<Fact> {
    let words = site.words;
    let organisation = &site.register.organisations[id];
    let record = &organisation.record;
    let mut facts = name_facts(
        site,
        &[
            ("organisation-short-name", record.short_name.as_slice()),
            ("organisation-former-names", &record.former_names),
            ("person-also", &record.also),
        ],
    );
    for (key, date) in [
        ("organisation-began", &record.from),
        ("organisation-ended-on", &record.to),
    ] {
        if let Some(date) = date {
            facts.push(Fact::date(words.say(key), Some(site.date(date)), ""));
        }
    }
    let on = |date: Option<&PartialDate>| {
        Some(match date {
            Some(date) => words.with("on-date", &[("date", &words.date(date))]),
            None => format!("({})", words.say("no-date-given")),
        })
    };
    if !organisation.successors.is_empty() {
        let links = organisation.successors.iter().map(|(other, date)| Link {
            after: on(date.as_ref()),
            ..site.link(Subject::Organisation(*other))
        });
        facts.push(Fact::links(
            words.say("organisation-became"),
            links.collect(),
            "",
        ));
    }
    if !organisation.predecessors.is_empty() {
        let links = organisation.predecessors.iter().map(|other| {
            let successors = &site.register.organisations[*other].successors;
            let date = successors.iter().find(|(successor, _)| *successor == id);
            Link {
                after: on(date.and_then(|(_, date)| date.as_ref())),
                ..site.link(Subject::Organisation(*other))
            }
        });
        facts.push(Fact::links(
            words.say("organisation-came-from"),
            links.collect(),
            "",
        ));
    }
    if let Some(website) = &record.website {
        let is_web = website.text.starts_with("https://") || website.text.starts_with("http://");
        let link = if is_web {
            let name = site.name(Subject::Organisation(id));
            Link::to(
                words.with("website-of", &[("name", &name)]),
                website.text.as_str(),
            )
        } else {
            Link::words(website.text.as_str())
        };
        facts.push(Fact::links(
            words.say("organisation-website"),
            vec![link],
            "",
        ));
    }
    facts
}
