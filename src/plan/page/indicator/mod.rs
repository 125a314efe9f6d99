//! Indicators: an indicator's page with its figures, targets and what reports say. Values stand as
//! the papers print them.

mod chart;
mod figure;
mod index;
mod judged;
mod measures;
mod table;

pub use judged::counted;
pub use table::{MeasureRow, Table};

use crate::plan::chart::Chart;
use crate::plan::file::filter::INDICATORS;
use crate::plan::page::indicator::figure::{ValueView, latest_sentence, target_sentence, value};
use crate::plan::page::indicator::judged::JudgedView;
use crate::plan::page::subject_list::{SubjectList, more, own_row};
use crate::plan::page::work::all_address;
use crate::plan::page::{Section, head, newest, rating, ratings, work};
use crate::plan::view::{DateView, Fact, Group, Link, Mark, Row, Tag, View};
use crate::plan::{Entry, Site};
use crate::prose::{Pen, summary};
use crate::record::indicator::Observation;
use crate::record::report::Part;
use crate::register::{Id, Indicator, Subject, known_order};
use crate::term::{PartialDate, Value};
use serde::Serialize;

/// Plans the index, a page for each framework and a page for each indicator.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::INDICATORS;
    entries.push(Entry::page("indicators", section.address, index::index));
    let of_all = register
        .measures
        .rows()
        .iter()
        .flat_map(|measures| &measures.indicators);
    INDICATORS.plan(
        of_all.map(|id| Subject::Indicator(*id)).collect(),
        any_row,
        entries,
    );
    for (id, measures) in register.measures.iter() {
        let subject = Subject::Measures(id);
        let address = site.address(subject);
        let name = &measures.record.name.text;
        SubjectList {
            kind: "measures-indicators",
            address: all_indicators(&address),
            section,
            crumbs: vec![section.link(site), site.link(subject)],
            heading: site
                .words
                .with("indicators-of-framework", &[("name", name)]),
            count: "rows-count-indicators",
            order: "order-of-paper",
            subjects: measures
                .indicators
                .iter()
                .map(|id| Subject::Indicator(*id))
                .collect(),
            row: |site, subject| any_row(site, subject).into(),
            is_computed: true,
        }
        .plan(site, entries);
        let page = Entry::page("measures", address, move |site| measures::view(site, id));
        entries.push(page.about(subject));
    }
    for (id, indicator) in register.indicators.iter() {
        let subject = Subject::Indicator(id);
        let address = site.address(subject);
        let kind = "indicator-recommendations";
        let name = site.link(subject);
        work::plan_all(
            site,
            entries,
            kind,
            &address,
            section,
            name,
            &indicator.recommendations,
        );
        let csv = chart::csv_address(&address);
        entries.push(Entry::file("chart-csv", &csv, move |site, _| {
            chart::csv(site, id)
        }));
        let page = Entry::page("indicator", address, move |site| indicator_view(site, id));
        entries.push(page.about(subject));
    }
}

/// The row of an indicator.
fn any_row(site: &Site<'_>, subject: Subject) -> Row {
    match subject {
        Subject::Indicator(id) => indicator_row(site, id),
        other => own_row(site, other),
    }
}

/// The address of the whole list of a framework's indicators.
fn all_indicators(measures: &str) -> String {
    format!("{measures}indicators/")
}

/// An indicator as a row of a list.
pub fn indicator_row(site: &Site<'_>, id: Id<Indicator>) -> Row {
    let indicator = &site.register.indicators[id];
    let tags: Vec<Tag> = indicator
        .latest()
        .map(|last| rating::tag(site, last.rag))
        .into_iter()
        .collect();
    Row {
        mark: indicator
            .record
            .number
            .as_ref()
            .map(|number| Mark::Words(number.text.clone())),
        title: indicator.record.title.text.clone(),
        href: site.href(Subject::Indicator(id)),
        sentence: Some(told(site, indicator)),
        tags,
        ..Row::default()
    }
}

/// The newest figure, the last target, and what the one says by the other, in sentences.
fn told(site: &Site<'_>, indicator: &Indicator) -> String {
    let sentences = [
        Some(latest_sentence(site, indicator)),
        Some(target_sentence(site, indicator)),
        judged::sentence(site, indicator),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

/// What `indicator.html` sees.
#[derive(Serialize)]
struct IndicatorView {
    kicker: String,
    lead: String,
    facts: Vec<Fact>,
    chart: Option<Chart>,
    observations: Vec<ObservationView>,
    /// "Value", with the unit where there is one.
    value_column: String,
    has_targets: bool,
    has_changes: bool,
    has_notes: bool,
    as_of: DateView,
    said: Vec<Said>,
    said_intro: String,
    recommendations: Option<Group>,
    ratings_page: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

#[derive(Serialize)]
struct ObservationView {
    period: DateView,
    value: ValueView,
    target: ValueView,
    rating: &'static str,
    computed: JudgedView,
    change: String,
    note: String,
}

/// What a report says on the indicator.
#[derive(Serialize)]
struct Said {
    report: Link,
    date: Option<DateView>,
    rating: &'static str,
    /// The name in the report.
    name: String,
    html: String,
}

fn indicator_view(site: &Site<'_>, id: Id<Indicator>) -> View {
    let words = site.words;
    let register = site.register;
    let indicator = &register.indicators[id];
    let record = &indicator.record;
    let measures = &register.measures[indicator.measures];
    let mut pen = site.pen();
    let mut observations: Vec<&Observation> = record.observations.iter().collect();
    observations.sort_by(|a, b| known_order(&b.period, &a.period));
    let lead = told(site, indicator);
    let title = format!("{} ({})", record.title.text, record.reference.text);
    let description = format!("{}: {lead}", summary(&record.title.text, 90));
    let heading = record.title.text.clone();
    let mut head = head(site, Section::INDICATORS, title, heading, description);
    head.breadcrumbs
        .push(site.link(Subject::Measures(indicator.measures)));
    head.updated = newest(
        site,
        observations.iter().map(|observation| &observation.period),
    );
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let said = said(site, id, &mut pen);
    let kicker = match (&record.number, &record.part) {
        (Some(number), Some(part)) => words.with(
            "indicator-kicker",
            &[("number", &number.text), ("part", part)],
        ),
        (Some(number), None) => words.with(
            "indicator-kicker",
            &[
                ("number", &number.text),
                ("part", &measures.record.name.text),
            ],
        ),
        (None, part) => part
            .clone()
            .unwrap_or_else(|| measures.record.name.text.clone()),
    };
    View {
        template: "indicator.html",
        head,
        body: Box::new(IndicatorView {
            kicker,
            lead,
            facts: facts(site, indicator),
            chart: chart::chart(site, id),
            value_column: match &record.unit {
                Some(unit) => words.with("column-value-unit", &[("unit", unit)]),
                None => words.say("column-value"),
            },
            has_targets: observations
                .iter()
                .any(|seen| record.target_for(&seen.period).is_some()),
            has_changes: observations.iter().any(|seen| seen.change.is_some()),
            has_notes: observations.iter().any(|seen| seen.note.is_some()),
            observations: observations
                .iter()
                .map(|seen| observed(site, indicator, seen, &mut pen))
                .collect(),
            as_of: site.as_of(),
            said_intro: words.count("reports-newest-first", said.len()),
            said,
            recommendations: recommendations(site, id),
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

fn recommendations(site: &Site<'_>, id: Id<Indicator>) -> Option<Group> {
    let most = site.settings.rows_per_page;
    let ids = &site.register.indicators[id].recommendations;
    let all = all_address(&site.address(Subject::Indicator(id)));
    (!ids.is_empty()).then(|| Group {
        id: "recommendations".to_owned(),
        heading: site.words.say("indicator-recommendations"),
        rows: ids.iter().take(most).map(|id| site.listed(*id)).collect(),
        empty: String::new(),
        more: more(site, ids.len(), "rows-count-requests", &all),
    })
}

fn facts(site: &Site<'_>, indicator: &Indicator) -> Vec<Fact> {
    let words = site.words;
    let say = |key: &str| words.say(key);
    let record = &indicator.record;
    let mut facts = Vec::new();
    let framework = site.link(Subject::Measures(indicator.measures));
    facts.push(Fact::links(say("indicator-framework"), vec![framework], ""));
    if let Some(number) = &record.number {
        facts.push(Fact::words(say("indicator-number"), number.text.as_str()));
    }
    if let Some(part) = &record.part {
        facts.push(Fact::words(say("indicator-part"), part));
    }
    let responsible = site.leads(&indicator.responsible);
    let key = words.count("fact-responsible", responsible.len().max(1));
    facts.push(Fact::links(key, responsible, say("none-named")));
    let priorities: Vec<Link> = indicator
        .priorities
        .iter()
        .map(|id| site.link(Subject::Priority(*id)))
        .collect();
    let key = words.count("fact-priorities", priorities.len().max(1));
    facts.push(Fact::links(key, priorities, say("no-priority-named")));
    let direction = record
        .direction
        .map(|way| Link::words(say(&format!("direction-{}", way.key()))));
    facts.push(Fact::links(
        say("indicator-direction"),
        direction.into_iter().collect(),
        say("not-stated"),
    ));
    if let Some(unit) = &record.unit {
        let unit = if unit == "%" {
            say("unit-percent")
        } else {
            unit.clone()
        };
        facts.push(Fact::words(say("indicator-unit"), unit));
    }
    let baseline = record.baseline.as_ref().map(|baseline| {
        let shown = value(site, &baseline.value).text;
        Link::words(match &baseline.period {
            Some(period) => words.with(
                "indicator-baseline-value",
                &[("value", &shown), ("period", &words.date(period))],
            ),
            None => shown,
        })
    });
    facts.push(Fact::links(
        say("indicator-baseline"),
        baseline.into_iter().collect(),
        say("no-baseline"),
    ));
    let mut targets: Vec<&(PartialDate, Value)> = record.targets.iter().collect();
    targets.sort_by(|a, b| known_order(&b.0, &a.0));
    let lines: Vec<Link> = targets
        .into_iter()
        .map(|(year, target)| {
            let places = [
                ("period", words.date(year)),
                ("value", value(site, target).text),
            ];
            let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
            Link::words(words.with("indicator-baseline-value", &places))
        })
        .collect();
    facts.push(Fact::links(
        say("indicator-targets"),
        lines,
        say("no-target-set"),
    ));
    facts
}

fn observed(
    site: &Site<'_>,
    indicator: &Indicator,
    observation: &Observation,
    pen: &mut Pen<'_>,
) -> ObservationView {
    let words = site.words;
    let target = indicator.record.target_for(&observation.period);
    ObservationView {
        period: site.date(&observation.period),
        value: value(site, &observation.value),
        target: target.map_or_else(
            || ValueView {
                text: words.say("no-target-for-period"),
                is_words: true,
            },
            |target| value(site, target),
        ),
        rating: observation.rag.key(),
        computed: judged::cell(site, indicator, Some(observation)),
        change: observation
            .change
            .clone()
            .unwrap_or_else(|| words.say("no-change-given")),
        note: match &observation.note {
            Some(note) => pen.line(note),
            None => words.say("no-note"),
        },
    }
}

/// What reports say on an indicator, newest report first.
fn said(site: &Site<'_>, id: Id<Indicator>, pen: &mut Pen<'_>) -> Vec<Said> {
    let register = site.register;
    let mut reports: Vec<_> = register.indicators[id].reports.clone();
    reports.sort_unstable();
    reports.dedup();
    let date = |report: Id<crate::register::Report>| {
        let report = &register.reports[report];
        let meeting = report
            .meeting
            .map(|meeting| &register.meetings[meeting].record.date);
        report.record.report_date.as_ref().or(meeting)
    };
    reports.sort_by(|a, b| match (date(*a), date(*b)) {
        (Some(a), Some(b)) => known_order(b, a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    let mut said = Vec::new();
    for report in reports.into_iter().take(site.settings.rows_per_page) {
        let parts = &register.reports[report].record.parts;
        let notes = parts.iter().filter_map(|part| match part {
            Part::IndicatorNotes { notes, .. } => Some(notes),
            _ => None,
        });
        for note in notes.flatten() {
            let subject = note
                .indicator
                .as_ref()
                .and_then(|text| register.find(&text.text));
            if subject == Some(Subject::Indicator(id)) {
                said.push(Said {
                    report: site.link(Subject::Report(report)),
                    date: date(report).map(|date| site.date(date)),
                    rating: note.rag.key(),
                    name: note.name.text.clone(),
                    html: pen.html(&note.text.markdown, 4),
                });
            }
        }
    }
    said
}
