//! The lists by topic, decision, progress and municipal year, with an index of each that also says
//! which of them are empty.

use crate::plan::page::list::List;
use crate::plan::page::related::{Listing, Run, open_and_late};
use crate::plan::page::work::{Work, all_address, work};
use crate::plan::page::{Section, head, index_head, newest};
use crate::plan::view::{DateView, Link, View};
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Recommendation};
use crate::term::{Decision, Delivery, PartialDate};
use crate::wording::thousands;
use chrono::{Days, NaiveDate};
use serde::Serialize;

/// Plans the indexes and the lists behind them.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    plan_topics(site, entries);
    plan_decisions(site, entries);
    plan_delivery(site, entries);
    plan_years(site, entries);
}

fn plan_topics(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let section = Section::TOPICS;
    entries.push(Entry::page("topics", section.address, move |site| {
        let rows = site.register.topics.iter().map(|(slug, topic)| {
            let link = Link::to(topic.name.as_str(), site.at(&address::of_topic(slug)));
            FacetRow {
                link,
                ..counted(site, &topic.recommendations)
            }
        });
        let columns = ["column-topic", "column-open", "column-late", "column-all"];
        index(site, section, columns.to_vec(), rows.collect())
    }));
    for (slug, topic) in &site.register.topics {
        let heading = site.words.with("topic-title", &[("name", &topic.name)]);
        let list = (address::of_topic(slug), heading, String::new());
        plan_list(
            site,
            entries,
            "topic",
            section,
            list,
            topic.recommendations.clone(),
        );
    }
}

fn plan_decisions(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let section = Section::DECISIONS;
    entries.push(Entry::page("decisions", section.address, move |site| {
        let rows = Decision::ALL.into_iter().map(|decision| {
            let ids = site
                .register
                .by_decision
                .get(&decision)
                .map_or(&[][..], Vec::as_slice);
            let key = format!("decision-{}-meaning", address::key(decision.words()));
            meant(
                site,
                (address::of_decision(decision), site.decision(decision)),
                &key,
                ids,
            )
        });
        let columns = [
            "fact-decision",
            "column-meaning",
            "column-open",
            "column-all",
        ];
        index(site, section, columns.to_vec(), rows.collect())
    }));
    for (decision, ids) in &site.register.by_decision {
        if ids.is_empty() {
            continue;
        }
        let name = if *decision == Decision::NotStated {
            site.words.say("not-stated")
        } else {
            site.decision(*decision)
        };
        let heading = site.words.with("decision-title", &[("name", &name)]);
        let meaning = format!("decision-{}-meaning", address::key(decision.words()));
        let list = (address::of_decision(*decision), heading, meaning);
        plan_list(site, entries, "decision", section, list, ids.clone());
    }
}

fn plan_delivery(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let section = Section::DELIVERY;
    entries.push(Entry::page(
        "delivery-states",
        section.address,
        move |site| {
            let rows = Delivery::ALL.into_iter().map(|delivery| {
                let ids = site
                    .register
                    .by_delivery
                    .get(&delivery)
                    .map_or(&[][..], Vec::as_slice);
                let key = format!("delivery-{}-meaning", address::key(delivery.words()));
                meant(
                    site,
                    (address::of_delivery(delivery), site.delivery(delivery)),
                    &key,
                    ids,
                )
            });
            let columns = [
                "column-progress",
                "column-meaning",
                "column-late",
                "column-all",
            ];
            index(site, section, columns.to_vec(), rows.collect())
        },
    ));
    for (delivery, ids) in &site.register.by_delivery {
        if ids.is_empty() {
            continue;
        }
        let name = if *delivery == Delivery::NotStated {
            site.words.say("not-stated")
        } else {
            site.delivery(*delivery)
        };
        let heading = site.words.with("delivery-title", &[("name", &name)]);
        let meaning = format!("delivery-{}-meaning", address::key(delivery.words()));
        let list = (address::of_delivery(*delivery), heading, meaning);
        plan_list(site, entries, "delivery", section, list, ids.clone());
    }
}

/// Plans the list of one value: its address, heading and the key of what the word means.
fn plan_list(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    section: Section,
    (address, heading, meaning): (String, String, String),
    ids: Vec<Id<Recommendation>>,
) {
    let updated = newest(
        site,
        ids.iter().filter_map(|id| site.register.last_news(*id)),
    );
    let mut list = List::of_recommendations(kind, address, Section::RECOMMENDATIONS, heading, ids);
    list.crumbs = crumbs(site, section);
    list.updated = updated;
    if !meaning.is_empty() {
        let words = site.words.say(&meaning);
        list.intro = site.pen().html(&words, 2);
    }
    list.plan(site, entries);
}

/// Where a list stands: below the recommendations and its own index.
fn crumbs(site: &Site<'_>, section: Section) -> Vec<Link> {
    vec![Section::RECOMMENDATIONS.link(site), section.link(site)]
}

/// What `facet.html` sees.
#[derive(Serialize)]
pub struct FacetView {
    pub lead: String,
    pub intro: String,
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<FacetRow>,
    pub empty: String,
    pub as_of: DateView,
    pub related: Vec<Link>,
}

/// The header of a column.
#[derive(Serialize)]
pub struct Column {
    pub text: String,
    pub is_number: bool,
}

/// A row of the index: a value, and its cells in the order of the columns behind the first.
#[derive(Default, Serialize)]
pub struct FacetRow {
    pub link: Link,
    pub cells: Vec<Cell>,
}

/// A cell with the header of its column, for tables whose rows stack.
#[derive(Serialize)]
pub struct Cell {
    pub text: String,
    pub label: String,
    pub is_number: bool,
}

/// A row with how many are open, late and all.
fn counted(site: &Site<'_>, ids: &[Id<Recommendation>]) -> FacetRow {
    let (open, late) = open_and_late(site, ids);
    let cells = [
        ("column-open", open),
        ("column-late", late),
        ("column-all", ids.len()),
    ];
    let cells = cells.map(|(key, count)| number(site, key, count));
    FacetRow {
        link: Link::default(),
        cells: cells.into(),
    }
}

/// A row with what its word means. A value that nothing has says so, and leads nowhere.
fn meant(
    site: &Site<'_>,
    (address, name): (String, String),
    meaning: &str,
    ids: &[Id<Recommendation>],
) -> FacetRow {
    let words = site.words;
    let (open, late) = open_and_late(site, ids);
    let first = if address.starts_with(Section::DELIVERY.address) {
        number(site, "column-late", late)
    } else {
        number(site, "column-open", open)
    };
    let mut all = number(site, "column-all", ids.len());
    if ids.is_empty() {
        all.text = words.say("none");
    }
    let link = if ids.is_empty() {
        Link::words(name)
    } else {
        Link::to(name, site.at(&address))
    };
    FacetRow {
        link,
        cells: vec![meaning_cell(site, meaning), first, all],
    }
}

/// The cell that says what a row means.
pub fn meaning_cell(site: &Site<'_>, key: &str) -> Cell {
    Cell {
        text: site.words.say(key),
        label: site.words.say("column-meaning"),
        is_number: false,
    }
}

/// The headers of an index: the first column names the value, the last are numbers.
pub fn columns(site: &Site<'_>, keys: &[&str]) -> Vec<Column> {
    let keys = keys.iter().enumerate();
    keys.map(|(position, key)| Column {
        text: site.words.say(key),
        is_number: position > 0 && *key != "column-meaning",
    })
    .collect()
}

/// A cell with a count, in the column of this key.
pub fn number(site: &Site<'_>, key: &str, count: usize) -> Cell {
    Cell {
        text: thousands(count),
        label: site.words.say(key),
        is_number: true,
    }
}

/// The index of a section.
fn index(site: &Site<'_>, section: Section, keys: Vec<&str>, rows: Vec<FacetRow>) -> View {
    let words = site.words;
    let heading = section.name(site);
    let lead = words.say(&format!("{}-lead", section.key));
    let mut head = index_head(site, section, heading.clone(), lead.clone());
    head.section = Section::RECOMMENDATIONS.key.into();
    head.breadcrumbs.push(Section::RECOMMENDATIONS.link(site));
    let register = site.register;
    head.updated = newest(
        site,
        register
            .recommendations
            .ids()
            .filter_map(|id| register.last_news(id)),
    );
    let related = [
        Section::TOPICS,
        Section::DECISIONS,
        Section::DELIVERY,
        Section::YEARS,
    ];
    View {
        template: "facet.html",
        head,
        body: Box::new(FacetView {
            lead,
            intro: words.say(&format!("{}-intro", section.key)),
            caption: words.say(&format!("{}-caption", section.key)),
            columns: columns(site, &keys),
            rows,
            empty: words.say("none-here"),
            as_of: site.as_of(),
            related: related
                .into_iter()
                .filter(|other| other.key != section.key)
                .map(|other| {
                    Link::to(
                        words.say(&format!("by-{}", other.key)),
                        site.at(other.address),
                    )
                })
                .collect(),
        }),
    }
}

fn plan_years(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let section = Section::YEARS;
    entries.push(Entry::page("years", section.address, move |site| {
        let rows = site.register.years.iter().rev().map(|(year, of_year)| {
            let mut row = counted(site, &of_year.recommendations);
            row.link = year_link(site, *year);
            row.cells
                .insert(0, number(site, "section-meetings", of_year.meetings.len()));
            row
        });
        let columns = [
            "column-year",
            "section-meetings",
            "column-open",
            "column-late",
            "column-all",
        ];
        index(site, section, columns.to_vec(), rows.collect())
    }));
    for (year, of_year) in &site.register.years {
        let year = *year;
        let address = address::of_year(year);
        entries.push(Entry::page("year", address.as_str(), move |site| {
            year_view(site, year)
        }));
        let name = year_link(site, year);
        let ids = &of_year.recommendations;
        if ids.len() > site.settings.rows_per_page {
            let heading = site.words.with("year-work-title", &[("name", &name.text)]);
            let all = all_address(&address);
            let section = Section::RECOMMENDATIONS;
            let mut list =
                List::of_recommendations("year-work", all, section, heading, ids.clone());
            list.crumbs = crumbs(site, Section::YEARS);
            list.crumbs.push(name.clone());
            list.updated = newest(
                site,
                ids.iter().filter_map(|id| site.register.last_news(*id)),
            );
            list.plan(site, entries);
        }
        year_meetings(site, year).plan(site, entries, "year-meetings", section, name);
    }
}

fn year_link(site: &Site<'_>, year: i32) -> Link {
    let (from, to) = (year.to_string(), (year + 1).to_string());
    let text = site
        .words
        .with("date-years", &[("from", &from), ("to", &to)]);
    Link::to(text, site.at(&address::of_year(year)))
}

fn year_meetings(site: &Site<'_>, year: i32) -> Run {
    let meetings = site
        .register
        .years
        .get(&year)
        .map_or(&[][..], |year| &year.meetings);
    let address = format!("{}meetings/", address::of_year(year));
    Run::of_meetings(meetings.iter().rev().copied(), address)
}

/// What `year.html` sees.
#[derive(Serialize)]
struct YearView {
    lead: String,
    work: Option<Work>,
    meetings: Option<Listing>,
}

fn year_view(site: &Site<'_>, year: i32) -> View {
    let words = site.words;
    let register = site.register;
    let name = year_link(site, year).text;
    let heading = words.with("year-title", &[("name", &name)]);
    let ids = register
        .years
        .get(&year)
        .map_or(&[][..], |year| &year.recommendations);
    let meetings = register
        .years
        .get(&year)
        .map_or(&[][..], |year| &year.meetings);
    let (month, day) = site.settings.municipal_year;
    let first = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    let last = first(year + 1).and_then(|day| day.checked_sub_days(Days::new(1)));
    let lead = match (first(year), last) {
        (Some(first), Some(last)) => words.with(
            "year-lead",
            &[("from", &words.day(first)), ("to", &words.day(last))],
        ),
        _ => String::new(),
    };
    let mut head = head(site, Section::YEARS, heading.clone(), heading, lead.clone());
    head.section = Section::RECOMMENDATIONS.key.into();
    head.breadcrumbs
        .insert(1, Section::RECOMMENDATIONS.link(site));
    let dates: Vec<&PartialDate> = ids
        .iter()
        .filter_map(|id| register.last_news(*id))
        .chain(
            meetings
                .iter()
                .map(|id| &register.meetings[*id].record.date),
        )
        .collect();
    head.updated = newest(site, dates);
    let all = all_address(&address::of_year(year));
    View {
        template: "year.html",
        head,
        body: Box::new(YearView {
            lead,
            work: (!ids.is_empty()).then(|| work(site, ids, &all)),
            meetings: year_meetings(site, year).listing(site),
        }),
    }
}
