//! Priorities: a priority's page with what was asked for, how it was rated over time, and what is
//! measured and reported.

mod framework;
mod index;
mod picture;
mod rated;

use crate::plan::chart::Chart;
use crate::plan::page::indicator::{self, MeasureRow, Table};
use crate::plan::page::plan::{action_row, with_parts};
use crate::plan::page::priority::picture::{Picture, picture};
use crate::plan::page::subject_list::{Links, SubjectList, links, more, plain_row};
use crate::plan::page::work::{Work, all_address, plan_all, work};
use crate::plan::page::{Section, head, newest, rating, ratings};
use crate::plan::view::{DateView, Fact, Group, Link, Listed, Mark, Row, Tag, View, sentence_case};
use crate::plan::{Entry, Site};
use crate::register::{Id, Priority, Recommendation, Subject};
use crate::term::{Kind, PartialDate};
use serde::Serialize;

/// Plans the index, a page for each framework and a page for each priority.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    entries.push(Entry::page(
        "priorities",
        Section::PRIORITIES.address,
        index::index,
    ));
    for (id, framework) in register.frameworks.iter() {
        let subject = Subject::Framework(id);
        let address = site.address(subject);
        SubjectList {
            kind: "framework-priorities",
            address: all_priorities(&address),
            section: Section::PRIORITIES,
            crumbs: vec![Section::PRIORITIES.link(site), site.link(subject)],
            heading: site
                .words
                .with("priorities-of", &[("name", &framework.record.name.text)]),
            count: "rows-count-priorities",
            order: "order-of-paper",
            subjects: framework
                .priorities
                .iter()
                .map(|id| Subject::Priority(*id))
                .collect(),
            row: part_row,
            is_computed: true,
        }
        .plan(site, entries);
        let page = Entry::page("framework", address, move |site| framework::view(site, id));
        entries.push(page.about(subject));
    }
    for (id, priority) in register.priorities.iter() {
        let subject = Subject::Priority(id);
        let address = site.address(subject);
        let name = site.link(subject);
        plan_all(
            site,
            entries,
            "priority-recommendations",
            &address,
            Section::PRIORITIES,
            name.clone(),
            &priority.recommendations,
        );
        picture::plan_measured(site, entries, id);
        for (part, kind, count, subjects) in parts(site, priority) {
            let key = format!("priority-{part}-of");
            SubjectList {
                kind,
                address: format!("{address}{part}/"),
                section: Section::PRIORITIES,
                crumbs: vec![Section::PRIORITIES.link(site), name.clone()],
                heading: site.words.with(&key, &[("name", &name.text)]),
                count,
                order: "order-of-paper",
                subjects,
                row: part_row,
                is_computed: true,
            }
            .plan(site, entries);
        }
        if !site.register.priorities[id].ratings.is_empty() {
            let csv = rated::csv_address(&address);
            entries.push(Entry::file("chart-csv", &csv, move |site, _| {
                rated::csv(site, id)
            }));
        }
        let page = Entry::page("priority", address, move |site| priority_view(site, id));
        entries.push(page.about(subject));
    }
}

/// What leads to a priority beside recommendations: the last part of its list's address, the kind
/// of that list, its count, and the records.
fn parts(
    site: &Site<'_>,
    priority: &Priority,
) -> [(&'static str, &'static str, &'static str, Vec<Subject>); 3] {
    let actions = with_parts(site, &priority.actions);
    let actions = actions.into_iter().map(Subject::Action);
    let indicators = priority.indicators.iter().map(|id| Subject::Indicator(*id));
    let reports = priority.reports.iter().map(|id| Subject::Report(*id));
    [
        (
            "actions",
            "priority-actions",
            "rows-count-actions",
            actions.collect(),
        ),
        (
            "indicators",
            "priority-indicators",
            "rows-count-indicators",
            indicators.collect(),
        ),
        (
            "reports",
            "priority-reports",
            "rows-count-reports",
            reports.collect(),
        ),
    ]
}

/// The address of the whole list of a framework's priorities.
fn all_priorities(framework: &str) -> String {
    format!("{framework}priorities/")
}

/// How many recommendations are open, and how many of these are late.
fn counts(site: &Site<'_>, ids: &[Id<Recommendation>]) -> (usize, usize) {
    ids.iter()
        .map(|id| site.register.status(*id))
        .filter(|status| status.is_open())
        .fold((0, 0), |(open, late), status| {
            (open + 1, late + usize::from(!status.late.is_empty()))
        })
}

/// How many are open and late, in a sentence.
fn counted(site: &Site<'_>, ids: &[Id<Recommendation>]) -> String {
    let words = site.words;
    if ids.is_empty() {
        return words.say("counted-nothing-asked");
    }
    let is_mixed = ids
        .iter()
        .any(|id| site.register.recommendations[*id].record.kind != Kind::Recommendation);
    let (open, late) = counts(site, ids);
    let open_key = if is_mixed {
        "counted-open-mixed"
    } else {
        "counted-open"
    };
    match (open, late) {
        (0, _) => words.say("counted-none-open"),
        (open, late) => {
            let late = match (open, late) {
                (1, 0) => words.say("counted-it-is-not-late"),
                (1, _) => words.say("counted-it-is-late"),
                (_, 0) => words.say("counted-none-late"),
                (_, late) => words.count("counted-late", late),
            };
            let open = words.count(open_key, open);
            words.with("counted-both", &[("open", &open), ("late", &late)])
        }
    }
}

/// What is asked for, how the work was rated last, and how many indicators meet their targets.
fn told(site: &Site<'_>, id: Id<Priority>) -> String {
    let priority = &site.register.priorities[id];
    let measured = (!priority.indicators.is_empty())
        .then(|| indicator::counted(site, &site.register.measured(&priority.indicators)));
    let sentences: Vec<String> = [
        Some(counted(site, &priority.recommendations)),
        rating::moved(site, id),
        measured,
    ]
    .into_iter()
    .flatten()
    .collect();
    sentences.join(" ")
}

/// A priority as a row of a list.
pub fn priority_row(site: &Site<'_>, id: Id<Priority>) -> Row {
    let priority = &site.register.priorities[id];
    let tags: Vec<Tag> = rating::last(site, id)
        .into_iter()
        .map(|rag| rating::tag(site, rag))
        .collect();
    Row {
        mark: Some(Mark::Words(priority.record.code.text.clone())),
        title: priority.record.title.text.clone(),
        href: site.href(Subject::Priority(id)),
        sentence: Some(told(site, id)),
        tags,
        ..Row::default()
    }
}

/// "2019 to 2023", "from 2018": none where neither end is known.
fn runs(site: &Site<'_>, from: Option<&PartialDate>, to: Option<&PartialDate>) -> Option<String> {
    let words = site.words;
    let text = |date: &PartialDate| words.date(date);
    match (from, to) {
        (Some(from), Some(to)) => {
            Some(words.with("date-range", &[("from", &text(from)), ("to", &text(to))]))
        }
        (Some(from), None) => Some(sentence_case(
            &words.with("date-from", &[("from", &text(from))]),
        )),
        (None, Some(to)) => Some(sentence_case(
            &words.with("date-until", &[("to", &text(to))]),
        )),
        (None, None) => None,
    }
}

/// The dates of what is known of a priority.
fn dates<'a>(site: &'a Site<'_>, id: Id<Priority>) -> impl Iterator<Item = &'a PartialDate> {
    let register = site.register;
    let priority = &register.priorities[id];
    let news = priority
        .recommendations
        .iter()
        .filter_map(|id| register.last_news(*id));
    let ratings = priority
        .ratings
        .iter()
        .map(|at| &register.plans[at.plan].record.highlights[at.highlight].date);
    news.chain(ratings)
}

/// What `priority.html` sees.
#[derive(Serialize)]
struct PriorityView {
    kicker: String,
    lead: String,
    as_of: DateView,
    picture: Picture,
    summary: String,
    facts: Vec<Fact>,
    work: Option<Work>,
    actions: Option<Group>,
    rated: Option<Chart>,
    ratings: Vec<rating::RatingView>,
    ratings_intro: String,
    key: Vec<rating::Meaning>,
    indicators: Vec<MeasureRow>,
    indicators_target: String,
    indicators_more: Option<Link>,
    reports: Links,
    ratings_page: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

fn priority_view(site: &Site<'_>, id: Id<Priority>) -> View {
    let words = site.words;
    let register = site.register;
    let priority = &register.priorities[id];
    let record = &priority.record;
    let framework = &register.frameworks[priority.framework];
    let address = site.address(Subject::Priority(id));
    let mut pen = site.pen();
    let lead = told(site, id);
    let title = format!(
        "{} ({} {})",
        record.title.text, framework.record.reference.text, record.code.text
    );
    let description = format!("{}: {lead}", record.title.text);
    let mut head = head(
        site,
        Section::PRIORITIES,
        title,
        record.title.text.clone(),
        description,
    );
    head.breadcrumbs
        .push(site.link(Subject::Framework(priority.framework)));
    head.updated = newest(site, dates(site, id));
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let summary = record
        .summary
        .as_deref()
        .map(|text| pen.html(text, 2))
        .unwrap_or_default();
    let ratings: Vec<rating::RatingView> = priority
        .ratings
        .iter()
        .rev()
        .take(site.settings.rows_per_page)
        .map(|at| rating::of_priority(site, id, *at, &mut pen))
        .collect();
    let key = priority
        .ratings
        .iter()
        .rev()
        .map(|at| rating::key(&register.plans[at.plan].record.highlights[at.highlight]))
        .find(|key| !key.is_empty())
        .unwrap_or_default();
    let [
        (actions_part, _, actions_count, actions),
        (indicators_part, _, indicators_count, indicators),
        (reports_part, _, reports_count, reports),
    ] = parts(site, priority);
    let most = site.settings.rows_per_page;
    let first: Vec<_> = priority.indicators.iter().take(most).copied().collect();
    let table = Table::of(site, &first);
    View {
        template: "priority.html",
        head,
        body: Box::new(PriorityView {
            kicker: words.with(
                "priority-kicker",
                &[
                    ("name", &framework.record.name.text),
                    ("code", &record.code.text),
                ],
            ),
            lead,
            as_of: site.as_of(),
            picture: picture(site, id),
            summary,
            facts: priority_facts(site, priority),
            work: (!priority.recommendations.is_empty())
                .then(|| work(site, &priority.recommendations, &all_address(&address))),
            actions: (!actions.is_empty()).then(|| Group {
                id: actions_part.to_owned(),
                heading: words.say("priority-actions"),
                rows: actions
                    .iter()
                    .take(most)
                    .map(|subject| part_row(site, *subject))
                    .collect(),
                empty: String::new(),
                more: more(
                    site,
                    actions.len(),
                    actions_count,
                    &format!("{address}{actions_part}/"),
                ),
            }),
            ratings_intro: words.count("ratings-newest-first", ratings.len()),
            rated: rated::chart(site, id),
            ratings,
            key,
            indicators: table.rows,
            indicators_target: table.target,
            indicators_more: more(
                site,
                indicators.len(),
                indicators_count,
                &format!("{address}{indicators_part}/"),
            ),
            reports: links(
                site,
                &reports,
                reports_count,
                &format!("{address}{reports_part}/"),
            ),
            ratings_page: site.at(ratings::ADDRESS),
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

fn priority_facts(site: &Site<'_>, priority: &Priority) -> Vec<Fact> {
    let words = site.words;
    let record = &priority.record;
    let framework = site.link(Subject::Framework(priority.framework));
    let mut facts = vec![
        Fact::links(words.say("priority-framework"), vec![framework], ""),
        Fact::words(words.say("priority-code"), record.code.text.as_str()),
    ];
    if let Some(group) = &record.group {
        facts.push(Fact::words(words.say("priority-group"), group));
    }
    if let Some(runs) = runs(site, record.from.as_ref(), record.to.as_ref()) {
        facts.push(Fact::words(words.say("priority-runs"), runs));
    }
    facts
}

/// A part of a framework or of a priority's work as a row of a list.
fn part_row(site: &Site<'_>, subject: Subject) -> Listed {
    match subject {
        Subject::Priority(id) => priority_row(site, id).into(),
        Subject::Action(id) => action_row(site, id).into(),
        Subject::Indicator(id) => indicator::indicator_row(site, id).into(),
        other => plain_row(site, other),
    }
}
