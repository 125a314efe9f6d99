//! Indicators: the index of performance frameworks, a page for each framework, and a page for each
//! indicator with its figures, targets and what reports say. Values stand as the papers print them.

use crate::plan::page::subject_list::{SubjectList, more};
use crate::plan::page::work::all_address;
use crate::plan::page::{Section, head, index_head, newest, rating, work};
use crate::plan::view::{DateView, Fact, Group, Link, Mark, Row, Tag, View};
use crate::plan::{Entry, Site};
use crate::prose::{Pen, summary};
use crate::record::indicator::{Direction, Observation};
use crate::record::report::Part;
use crate::register::{Id, Indicator, Measures, Subject};
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Rag, Value};
use serde::Serialize;

/// Plans the index, a page for each framework and a page for each indicator.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::INDICATORS;
    entries.push(Entry::page("indicators", section.address, index));
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
        }
        .plan(site, entries);
        let page = Entry::page("measures", address, move |site| measures_view(site, id));
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
        let page = Entry::page("indicator", address, move |site| indicator_view(site, id));
        entries.push(page.about(subject));
    }
}

/// The address of the whole list of a framework's indicators.
fn all_indicators(measures: &str) -> String {
    format!("{measures}indicators/")
}

/// A value as the paper prints it, with its plain meaning beside it where it is a short form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueView {
    pub text: String,
    /// Words of some length, which may break into lines.
    pub is_words: bool,
}

/// A value for a cell.
fn value(site: &Site<'_>, value: &Value) -> ValueView {
    let key = match value.reading() {
        Reading::NotYetAvailable => "not-yet-available",
        Reading::ToBeConfirmed => "to-be-confirmed",
        Reading::MonitorOnly => "monitor-only",
        Reading::NotApplicable => "not-applicable",
        Reading::Number { .. } | Reading::Words => "",
    };
    if key.is_empty() {
        let is_words = *value.reading() == Reading::Words;
        return ValueView {
            text: value.text().to_owned(),
            is_words,
        };
    }
    let meaning = site.words.say(&format!("value-{key}"));
    if meaning.eq_ignore_ascii_case(value.text()) {
        return ValueView {
            text: value.text().to_owned(),
            is_words: true,
        };
    }
    let text = site.words.with(
        "value-meaning",
        &[("value", value.text()), ("meaning", &meaning)],
    );
    ValueView {
        text,
        is_words: true,
    }
}

/// A number with its unit, for a sentence: "608 children", "6.7%".
fn with_unit(value: &Value, unit: Option<&str>) -> String {
    let text = value.text();
    match (value.reading(), unit) {
        (
            Reading::Number {
                unit: own,
                comparison: Comparison::Exactly,
                ..
            },
            Some(unit),
        ) if own.is_empty() => {
            if unit == "%" {
                format!("{text}%")
            } else {
                format!("{text} {unit}")
            }
        }
        _ => text.to_owned(),
    }
}

/// The newest observation.
fn latest(indicator: &Indicator) -> Option<&Observation> {
    indicator
        .record
        .observations
        .iter()
        .max_by(|a, b| known_order(&a.period, &b.period))
}

/// The target of the newest year.
fn last_target(indicator: &Indicator) -> Option<&(PartialDate, Value)> {
    indicator
        .record
        .targets
        .iter()
        .max_by(|a, b| known_order(&a.0, &b.0))
}

/// Order in time in which words without a date come first.
fn known_order(a: &PartialDate, b: &PartialDate) -> std::cmp::Ordering {
    let has_day = |date: &PartialDate| date.earliest().is_some();
    has_day(a).cmp(&has_day(b)).then_with(|| a.order(b))
}

/// The target for the whole of a period, where there is one.
fn target_for<'a>(indicator: &'a Indicator, period: &PartialDate) -> Option<&'a Value> {
    let (from, to) = (period.earliest()?, period.latest()?);
    let covers = |year: &PartialDate| {
        year.earliest().is_some_and(|first| first <= from)
            && year.latest().is_some_and(|last| to <= last)
    };
    indicator
        .record
        .targets
        .iter()
        .find(|(year, _)| covers(year))
        .map(|(_, value)| value)
}

/// Whether a number reaches its target; none where that cannot be told.
fn reaches(indicator: &Indicator, observed: &Value, target: &Value) -> Option<bool> {
    let Reading::Number {
        number: aim,
        comparison,
        unit,
    } = target.reading()
    else {
        return None;
    };
    let Reading::Number {
        number,
        comparison: Comparison::Exactly,
        unit: own,
    } = observed.reading()
    else {
        return None;
    };
    if !unit.is_empty() && !own.is_empty() && unit != own {
        return None;
    }
    match (comparison, indicator.record.direction?) {
        (_, Direction::MonitorOnly) => None,
        (Comparison::AtMost, _) | (Comparison::Exactly, Direction::Decrease) => Some(number <= aim),
        (Comparison::AtLeast, _) | (Comparison::Exactly, Direction::Increase) => {
            Some(number >= aim)
        }
        (Comparison::LessThan, _) => Some(number < aim),
        (Comparison::MoreThan, _) => Some(number > aim),
        (Comparison::Exactly, Direction::Maintain) => None,
    }
}

/// The latest figure in a sentence.
fn latest_sentence(site: &Site<'_>, indicator: &Indicator) -> String {
    let words = site.words;
    let Some(observation) = latest(indicator) else {
        return words.say("no-observations");
    };
    let when = rating::when(site, &observation.period);
    let unit = indicator.record.unit.as_deref();
    match observation.value.reading() {
        Reading::Number { .. } => words.with(
            "indicator-latest-when",
            &[
                ("value", &with_unit(&observation.value, unit)),
                ("when", &when),
            ],
        ),
        Reading::NotYetAvailable | Reading::ToBeConfirmed => {
            words.with("indicator-latest-none", &[("when", &when)])
        }
        _ => words.with(
            "indicator-latest-words",
            &[("value", observation.value.text()), ("when", &when)],
        ),
    }
}

/// The last target in a sentence; empty where none is needed.
fn target_sentence(site: &Site<'_>, indicator: &Indicator) -> String {
    let words = site.words;
    if indicator.record.direction == Some(Direction::MonitorOnly) {
        return words.say("indicator-watched");
    }
    let Some((year, value)) = last_target(indicator) else {
        return words.say("indicator-no-target");
    };
    let period = words.date(year);
    let places = [("period", period.as_str()), ("value", value.text())];
    match value.reading() {
        Reading::Number { .. } => words.with("indicator-target-is", &places),
        Reading::NotYetAvailable | Reading::ToBeConfirmed => {
            words.with("indicator-target-open", &places)
        }
        Reading::MonitorOnly => words.say("indicator-watched"),
        Reading::NotApplicable => words.say("indicator-no-target"),
        Reading::Words => words.with("indicator-target-words", &places),
    }
}

/// An indicator as a row of a list.
pub fn indicator_row(site: &Site<'_>, id: Id<Indicator>) -> Row {
    let indicator = &site.register.indicators[id];
    let tags: Vec<Tag> = latest(indicator)
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
        sentence: Some(format!(
            "{} {}",
            latest_sentence(site, indicator),
            target_sentence(site, indicator)
        )),
        note: None,
        tags,
    }
}

/// A line of a table of measures.
#[derive(Serialize)]
pub struct MeasureRow {
    name: Link,
    value: ValueView,
    period: Option<DateView>,
    target: ValueView,
    rating: &'static str,
}

/// Lines of a table of measures, with the head of the column of targets.
#[derive(Serialize)]
pub struct Table {
    pub rows: Vec<MeasureRow>,
    /// "Target", or with the year where all are for the same one.
    pub target: String,
    /// The part of the framework, or the framework.
    pub caption: String,
}

impl Table {
    /// The table of some indicators.
    pub fn of(site: &Site<'_>, ids: &[Id<Indicator>]) -> Table {
        let words = site.words;
        let register = site.register;
        let mut years = ids
            .iter()
            .filter_map(|id| last_target(&register.indicators[*id]))
            .map(|(year, _)| words.date(year));
        let first = years.next();
        let year = first.filter(|first| years.all(|year| year == *first));
        let rows = ids
            .iter()
            .map(|id| line(site, *id, year.is_some()))
            .collect();
        let target = match year {
            Some(year) => words.with("column-target-year", &[("year", &year)]),
            None => words.say("column-target"),
        };
        Table {
            rows,
            target,
            caption: String::new(),
        }
    }
}

fn line(site: &Site<'_>, id: Id<Indicator>, is_year_known: bool) -> MeasureRow {
    let words = site.words;
    let indicator = &site.register.indicators[id];
    let missing = |key: &str| ValueView {
        text: words.say(key),
        is_words: true,
    };
    let last = latest(indicator);
    let target = match last_target(indicator) {
        Some((_, target)) if is_year_known => value(site, target),
        Some((year, target)) => {
            let shown = value(site, target);
            let places = [
                ("value", shown.text.as_str()),
                ("period", &words.date(year)),
            ];
            ValueView {
                text: words.with("indicator-baseline-value", &places),
                ..shown
            }
        }
        None if indicator.record.direction == Some(Direction::MonitorOnly) => {
            missing("value-monitor-only")
        }
        None => missing("no-target-set"),
    };
    MeasureRow {
        name: site.link(Subject::Indicator(id)),
        value: last.map_or_else(
            || missing("not-yet-available"),
            |last| value(site, &last.value),
        ),
        period: last.map(|last| site.date(&last.period)),
        target,
        rating: last.map_or(Rag::NotRated, |last| last.rag).key(),
    }
}

/// The tables of a framework, one a part, in the order of the record.
fn tables(site: &Site<'_>, ids: &[Id<Indicator>], whole: &str) -> Vec<Table> {
    let register = site.register;
    let mut parts: Vec<(&str, Vec<Id<Indicator>>)> = Vec::new();
    for id in ids {
        let part = register.indicators[*id]
            .record
            .part
            .as_deref()
            .unwrap_or(whole);
        match parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, ids)) => ids.push(*id),
            None => parts.push((part, vec![*id])),
        }
    }
    parts
        .into_iter()
        .map(|(part, ids)| Table {
            caption: part.to_owned(),
            ..Table::of(site, &ids)
        })
        .collect()
}

/// What `indicators.html` sees.
#[derive(Serialize)]
struct Index {
    lead: String,
    frameworks: Vec<FrameworkView>,
    ratings_page: String,
}

#[derive(Serialize)]
struct FrameworkView {
    id: String,
    name: String,
    count: String,
    tables: Vec<Table>,
    more: Link,
}

fn index(site: &Site<'_>) -> View {
    let words = site.words;
    let register = site.register;
    let most = site.settings.rows_per_page;
    let frameworks = register
        .measures
        .iter()
        .map(|(id, measures)| {
            let name = &measures.record.name.text;
            let first: Vec<_> = measures.indicators.iter().take(most).copied().collect();
            FrameworkView {
                id: format!("framework-{}", id.index() + 1),
                name: name.clone(),
                count: words.count("rows-count-indicators", measures.indicators.len()),
                tables: tables(site, &first, name),
                more: Link::to(
                    words.with("see-framework", &[("name", name)]),
                    site.href(Subject::Measures(id)),
                ),
            }
        })
        .collect();
    let indicators = words.count("rows-count-indicators", register.indicators.len());
    let wholes = words.count("count-measures", register.measures.len());
    let lead = words.with("count-in", &[("things", &indicators), ("wholes", &wholes)]);
    let section = Section::INDICATORS;
    View {
        template: "indicators.html",
        head: index_head(site, section, section.name(site), lead.clone()),
        body: Box::new(Index {
            lead,
            frameworks,
            ratings_page: site.at(crate::plan::page::ratings::ADDRESS),
        }),
    }
}

/// What `measures.html` sees.
#[derive(Serialize)]
struct MeasuresView {
    lead: String,
    summary: String,
    facts: Vec<Fact>,
    tables: Vec<Table>,
    more: Option<Link>,
    ratings_page: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// How many indicators have each rating in their latest figure, in a sentence.
fn rated(site: &Site<'_>, ids: &[Id<Indicator>]) -> String {
    let words = site.words;
    let count = |rag: Rag| {
        ids.iter()
            .filter(|id| {
                latest(&site.register.indicators[**id]).map_or(Rag::NotRated, |last| last.rag)
                    == rag
            })
            .count()
    };
    let numbers = Rag::ALL.map(|rag| {
        let number = crate::wording::thousands(count(rag));
        words.with(
            "rating-count",
            &[
                ("n", &number),
                ("rating", &rating::word(site, rag).to_lowercase()),
            ],
        )
    });
    let whole = words.count("rows-count-indicators", ids.len());
    words.with(
        "rating-counts",
        &[("ratings", &words.list(&numbers)), ("whole", &whole)],
    )
}

fn measures_view(site: &Site<'_>, id: Id<Measures>) -> View {
    let words = site.words;
    let register = site.register;
    let measures = &register.measures[id];
    let record = &measures.record;
    let most = site.settings.rows_per_page;
    let mut pen = site.pen();
    let name = &record.name.text;
    let lead = rated(site, &measures.indicators);
    let description = record
        .summary
        .as_deref()
        .map_or_else(|| lead.clone(), |text| summary(text, 155));
    let mut head = head(
        site,
        Section::INDICATORS,
        name.clone(),
        name.clone(),
        description,
    );
    head.updated = newest(
        site,
        measures.indicators.iter().flat_map(|id| {
            register.indicators[*id]
                .record
                .observations
                .iter()
                .map(|observation| &observation.period)
        }),
    );
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let first: Vec<_> = measures.indicators.iter().take(most).copied().collect();
    let all = all_indicators(&site.address(Subject::Measures(id)));
    let body: Vec<Link> = measures
        .body
        .map(|party| site.party(party))
        .into_iter()
        .collect();
    View {
        template: "measures.html",
        head,
        body: Box::new(MeasuresView {
            lead,
            summary: record
                .summary
                .as_deref()
                .map(|text| pen.html(text, 2))
                .unwrap_or_default(),
            facts: vec![
                Fact::links(words.say("framework-body"), body, words.say("none-named")),
                Fact::words(words.say("fact-reference"), record.reference.text.as_str()),
            ],
            tables: tables(site, &first, name),
            more: more(
                site,
                measures.indicators.len(),
                "rows-count-indicators",
                &all,
            ),
            ratings_page: site.at(crate::plan::page::ratings::ADDRESS),
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

/// What `indicator.html` sees.
#[derive(Serialize)]
struct IndicatorView {
    kicker: String,
    lead: String,
    facts: Vec<Fact>,
    observations: Vec<ObservationView>,
    /// "Value", with the unit where there is one.
    value_column: String,
    has_targets: bool,
    has_changes: bool,
    has_notes: bool,
    /// What value and target would give, where the paper's rating differs.
    differs: Vec<String>,
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
    let lead = format!(
        "{} {}",
        latest_sentence(site, indicator),
        target_sentence(site, indicator)
    );
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
            value_column: match &record.unit {
                Some(unit) => words.with("column-value-unit", &[("unit", unit)]),
                None => words.say("column-value"),
            },
            has_targets: observations
                .iter()
                .any(|seen| target_for(indicator, &seen.period).is_some()),
            has_changes: observations.iter().any(|seen| seen.change.is_some()),
            has_notes: observations.iter().any(|seen| seen.note.is_some()),
            differs: observations
                .iter()
                .filter_map(|seen| differs(site, indicator, seen))
                .collect(),
            observations: observations
                .iter()
                .map(|seen| observed(site, indicator, seen, &mut pen))
                .collect(),
            as_of: site.as_of(),
            said_intro: words.count("reports-newest-first", said.len()),
            said,
            recommendations: recommendations(site, id),
            ratings_page: site.at(crate::plan::page::ratings::ADDRESS),
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
        rows: ids.iter().take(most).map(|id| site.row(*id)).collect(),
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
    let target = target_for(indicator, &observation.period);
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

/// Where the rating in the paper and the figure with its target tell two stories: both, without
/// taking sides.
fn differs(site: &Site<'_>, indicator: &Indicator, observation: &Observation) -> Option<String> {
    let target = target_for(indicator, &observation.period)?;
    let reached = reaches(indicator, &observation.value, target)?;
    let key = match (observation.rag, reached) {
        (Rag::Green, false) => "rating-differs-below",
        (Rag::Red, true) => "rating-differs-above",
        _ => return None,
    };
    let words = site.words;
    let rating = rating::word(site, observation.rag).to_lowercase();
    let when = rating::when(site, &observation.period);
    Some(words.with(
        key,
        &[
            ("rating", &rating),
            ("when", &when),
            ("value", observation.value.text()),
            ("target", target.text()),
        ],
    ))
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
