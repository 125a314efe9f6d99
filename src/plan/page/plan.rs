//! Action plans: the index of plans, a page for each plan with its actions and highlight reports, a
//! page for each action and sub-action, and the index of all actions, of meetings and of plans.

use crate::plan::page::list::List;
use crate::plan::page::recommendation::due_fact;
use crate::plan::page::subject_list::{SubjectList, more};
use crate::plan::page::work::{all_address, plan_all};
use crate::plan::page::{Section, head, newest, rating};
use crate::plan::sentence::delivery_tone;
use crate::plan::view::{DateView, Fact, Group, Link, Mark, Row, Tag, View};
use crate::plan::{Entry, Site};
use crate::prose::{Pen, summary};
use crate::record::recommendation::Due;
use crate::register::{Action, Highlighted, Id, Plan, Priority, RatingAt, Subject};
use crate::term::{Delivery, Kind, PartialDate, Rag};
use crate::wording::thousands;
use serde::Serialize;
use std::collections::BTreeMap;

/// Plans the index of plans, a page for each, a page for each action, and the index of actions.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    plan_plans(site, entries);
    plan_actions(site, entries);
}

fn plan_plans(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::PLANS;
    let plans: Vec<Id<Plan>> = register.plans.ids().collect();
    List {
        kind: "plans",
        address: section.address.to_owned(),
        section,
        crumbs: Vec::new(),
        heading: section.name(site),
        kicker: String::new(),
        count: "rows-count-plans",
        order: "order-of-paper",
        intro: String::new(),
        total: plans.len(),
        rows: Box::new(move |site, range| {
            plans[range].iter().map(|id| plan_row(site, *id)).collect()
        }),
        related: vec![Section::ACTIONS.link(site), Section::PRIORITIES.link(site)],
        related_heading: site.words.say("other-ways-to-list"),
        updated: newest(
            site,
            register
                .plans
                .rows()
                .iter()
                .flat_map(|plan| plan_dates(&plan.record)),
        ),
        is_computed: false,
    }
    .plan(site, entries);
    for (id, plan) in register.plans.iter() {
        let subject = Subject::Plan(id);
        let address = site.address(subject);
        SubjectList {
            kind: "plan-actions",
            address: all_actions(&address),
            section,
            crumbs: vec![section.link(site), site.link(subject)],
            heading: site
                .words
                .with("actions-of", &[("name", &plan.record.title.text)]),
            count: "rows-count-actions",
            order: "order-of-paper",
            subjects: with_parts(site, &plan.actions)
                .into_iter()
                .map(Subject::Action)
                .collect(),
        }
        .plan(site, entries);
        let page = Entry::page("plan", address, move |site| plan_view(site, id));
        entries.push(page.about(subject));
    }
}

fn plan_actions(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::ACTIONS;
    let mut twins: BTreeMap<Id<Action>, Vec<Id<Action>>> = BTreeMap::new();
    for (id, action) in register.actions.iter() {
        for other in action.same_as.iter().filter(|other| **other != id) {
            twins.entry(id).or_default().push(*other);
            twins.entry(*other).or_default().push(id);
        }
    }
    let mut tracked: Vec<_> = register
        .recommendations
        .iter()
        .filter(|(_, row)| row.record.kind == Kind::Action)
        .map(|(id, _)| id)
        .collect();
    tracked.sort_by(|a, b| register.newest_first(*a, *b));
    let asked = tracked.iter().filter_map(|id| register.last_news(*id));
    let updated = newest(
        site,
        asked.chain(
            register
                .plans
                .rows()
                .iter()
                .flat_map(|plan| plan_dates(&plan.record)),
        ),
    );
    let mut subjects: Vec<Subject> = tracked.into_iter().map(Subject::Recommendation).collect();
    for plan in register.plans.rows() {
        subjects.extend(
            with_parts(site, &plan.actions)
                .into_iter()
                .map(Subject::Action),
        );
    }
    List {
        kind: "actions",
        address: section.address.to_owned(),
        section,
        crumbs: Vec::new(),
        heading: section.name(site),
        kicker: String::new(),
        count: "rows-count-actions",
        order: "order-of-actions",
        intro: String::new(),
        total: subjects.len(),
        rows: Box::new(move |site, range| {
            subjects[range]
                .iter()
                .map(|subject| crate::plan::page::subject_list::row(site, *subject))
                .collect()
        }),
        related: vec![
            Section::PLANS.link(site),
            Section::RECOMMENDATIONS.link(site),
        ],
        related_heading: site.words.say("other-ways-to-list"),
        updated,
        is_computed: true,
    }
    .plan(site, entries);
    for (id, action) in register.actions.iter() {
        let subject = Subject::Action(id);
        let address = site.address(subject);
        let kind = "action-recommendations";
        let served = &action.recommendations;
        plan_all(
            site,
            entries,
            kind,
            &address,
            section,
            site.link(subject),
            served,
        );
        let mut same = twins.remove(&id).unwrap_or_default();
        same.sort_unstable();
        same.dedup();
        let page = Entry::page("action", address, move |site| action_view(site, id, &same));
        entries.push(page.about(subject));
    }
}

/// The address of the whole list of a plan's actions.
fn all_actions(plan: &str) -> String {
    format!("{plan}actions/")
}

/// Actions, each with its sub-actions behind it.
fn with_parts(site: &Site<'_>, actions: &[Id<Action>]) -> Vec<Id<Action>> {
    actions
        .iter()
        .flat_map(|id| {
            std::iter::once(*id).chain(site.register.actions[*id].sub_actions.iter().copied())
        })
        .collect()
}

fn plan_dates(plan: &crate::record::plan::Plan) -> impl Iterator<Item = &PartialDate> {
    plan.agreed_on
        .iter()
        .chain(plan.highlights.iter().map(|highlight| &highlight.date))
}

/// "23 actions under 6 priorities", sub-actions left out.
fn plan_counted(site: &Site<'_>, plan: &Plan) -> String {
    let words = site.words;
    let mut priorities: Vec<_> = plan
        .actions
        .iter()
        .filter_map(|id| site.register.actions[*id].priority)
        .collect();
    priorities.sort_unstable();
    priorities.dedup();
    let actions = words.count("rows-count-actions", plan.actions.len());
    if priorities.is_empty() {
        return format!("{actions}.");
    }
    let under = words.count("rows-count-priorities", priorities.len());
    words.with(
        "plan-counted",
        &[("actions", &actions), ("priorities", &under)],
    )
}

fn plan_row(site: &Site<'_>, id: Id<Plan>) -> Row {
    let words = site.words;
    let plan = &site.register.plans[id];
    let agreed = plan
        .record
        .agreed_on
        .as_ref()
        .map(|date| words.with("plan-agreed", &[("when", &rating::when(site, date))]));
    let body = plan
        .body
        .map(|party| format!("{}.", site.party(party).text));
    let note: Vec<String> = [body, agreed].into_iter().flatten().collect();
    Row {
        mark: Some(Mark::Words(plan.record.reference.text.clone())),
        title: plan.record.title.text.clone(),
        href: site.href(Subject::Plan(id)),
        sentence: Some(plan_counted(site, plan)),
        note: (!note.is_empty()).then(|| note.join(" ")),
        tags: Vec::new(),
    }
}

/// The delivery of an action, where the papers say it.
fn delivery(action: &Action) -> Option<Delivery> {
    action
        .record
        .delivery
        .filter(|delivery| *delivery != Delivery::NotStated)
}

/// How late an action is, where it is known to be open.
fn lateness(site: &Site<'_>, id: Id<Action>) -> Option<String> {
    let due = site.register.actions[id].record.due.last()?;
    site.register
        .is_late_action(id)
        .then(|| site.lateness(&due.date))
}

/// Where an action stands, in a sentence; where the papers do not say, just that.
fn action_sentence(site: &Site<'_>, id: Id<Action>) -> String {
    let words = site.words;
    let action = &site.register.actions[id];
    let stands = delivery(action);
    let mut sentences = vec![match stands {
        Some(delivery) => words.with("status-delivery", &[("delivery", &site.delivery(delivery))]),
        None => words.say("action-not-stated"),
    }];
    if stands.is_some_and(Delivery::is_closed) {
        return sentences.remove(0);
    }
    let due = action.record.due.last().map(|due| &due.date);
    sentences.push(match (due, lateness(site, id)) {
        (None, _) => words.say("status-no-due"),
        (Some(due), Some(late)) => words.with(
            "status-due-late",
            &[("date", &words.date(due)), ("late", &late)],
        ),
        (Some(due), None) if due.earliest().is_none() => {
            words.with("action-due-words", &[("date", &words.date(due))])
        }
        (Some(due), None) if due.is_before(site.register.as_of) => {
            words.with("action-was-due", &[("date", &words.date(due))])
        }
        (Some(due), None) => words.with("status-due", &[("date", &words.date(due))]),
    });
    sentences.join(" ")
}

/// The status of an action as tags.
fn action_tags(site: &Site<'_>, id: Id<Action>) -> Vec<Tag> {
    let delivery = delivery(&site.register.actions[id]).map(|delivery| Tag {
        text: site.delivery(delivery),
        tone: delivery_tone(delivery),
    });
    let late = lateness(site, id).map(|late| Tag {
        text: site.words.with("late-by", &[("late", &late)]),
        tone: "red",
    });
    delivery.into_iter().chain(late).collect()
}

/// An action of a plan as a row of a list.
pub fn action_row(site: &Site<'_>, id: Id<Action>) -> Row {
    let words = site.words;
    let action = &site.register.actions[id];
    let plan = &site.register.plans[action.plan].record.title.text;
    let who = site.lead_names(&action.responsible);
    let mut note = vec![words.with("action-of-plan", &[("name", plan)])];
    if !who.is_empty() {
        note.push(words.with("row-responsible", &[("name", &who)]));
    }
    Row {
        mark: Some(Mark::Words(site.action_code(id))),
        title: summary(&action.record.text.text, 120),
        href: site.href(Subject::Action(id)),
        sentence: Some(action_sentence(site, id)),
        note: Some(note.join(" ")),
        tags: action_tags(site, id),
    }
}

/// The dates by which an action is due: several without a reason stand side by side, for the plan
/// names a date a step; a date that moved says so.
fn action_due(site: &Site<'_>, due: &[Due]) -> Fact {
    let moved = due
        .iter()
        .any(|due| due.reason.is_some() || due.set_on.is_some());
    if due.len() < 2 || moved {
        return due_fact(site, due);
    }
    let dates = due
        .iter()
        .map(|due| Link::words(site.words.date(&due.date)))
        .collect();
    Fact::links(site.words.say("fact-due-dates"), dates, "")
}

/// What `plan.html` sees.
#[derive(Serialize)]
struct PlanView {
    lead: String,
    as_of: DateView,
    summary: String,
    facts: Vec<Fact>,
    tables: Vec<ActionTable>,
    highlights: Vec<HighlightView>,
    ratings_page: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// The actions under one priority.
#[derive(Serialize)]
struct ActionTable {
    caption: String,
    priority: Option<Link>,
    rows: Vec<ActionLine>,
    more: Option<Link>,
}

#[derive(Serialize)]
struct ActionLine {
    code: Link,
    is_part: bool,
    text: String,
    accountable: Vec<Link>,
    responsible: Vec<Link>,
    due: Vec<String>,
    tags: Vec<Tag>,
    progress: String,
}

/// A highlight report: a list of ratings for each colour.
#[derive(Serialize)]
struct HighlightView {
    id: String,
    heading: String,
    facts: Vec<Fact>,
    total: String,
    colours: Vec<Colour>,
    key: Vec<rating::Meaning>,
}

#[derive(Serialize)]
struct Colour {
    value: &'static str,
    count: String,
    ratings: Vec<rating::RatingView>,
}

fn plan_view(site: &Site<'_>, id: Id<Plan>) -> View {
    let words = site.words;
    let register = site.register;
    let plan = &register.plans[id];
    let record = &plan.record;
    let mut pen = site.pen();
    let lead = plan_lead(site, plan);
    let description = match &record.summary {
        Some(text) => summary(text, 155),
        None => format!("{}: {lead}", record.title.text),
    };
    let title = &record.title.text;
    let mut head = head(
        site,
        Section::PLANS,
        title.clone(),
        title.clone(),
        description,
    );
    head.updated = newest(site, plan_dates(record));
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let body: Vec<Link> = plan
        .body
        .map(|party| site.party(party))
        .into_iter()
        .collect();
    let agreed = record.agreed_on.as_ref().map(|date| site.date(date));
    let framework = plan.framework.map(|id| site.link(Subject::Framework(id)));
    let facts = vec![
        Fact::links(words.say("plan-body"), body, words.say("none-named")),
        Fact::date(
            words.say("plan-agreed-on"),
            agreed,
            words.say("no-date-given"),
        ),
        Fact::links(
            words.say("plan-framework"),
            framework.into_iter().collect(),
            words.say("none-named"),
        ),
        Fact::words(words.say("fact-reference"), record.reference.text.as_str()),
    ];
    let mut order: Vec<usize> = (0..record.highlights.len()).collect();
    order.sort_by(|a, b| {
        let date = |at: usize| &record.highlights[at].date;
        date(*b).order(date(*a)).then_with(|| b.cmp(a))
    });
    let summary = record
        .summary
        .as_deref()
        .map(|text| pen.html(text, 2))
        .unwrap_or_default();
    let tables = tables(site, id, &mut pen);
    View {
        template: "plan.html",
        head,
        body: Box::new(PlanView {
            lead,
            as_of: site.as_of(),
            summary,
            facts,
            tables,
            highlights: order
                .into_iter()
                .map(|at| highlight(site, id, at, &mut pen))
                .collect(),
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

/// How many actions a plan has, how many are done and how many late; where no action says how far
/// it is, just that.
fn plan_lead(site: &Site<'_>, plan: &Plan) -> String {
    let words = site.words;
    let register = site.register;
    let mut sentences = vec![plan_counted(site, plan)];
    if plan.actions.is_empty() {
        return sentences.remove(0);
    }
    let known: Vec<Delivery> = plan
        .actions
        .iter()
        .filter_map(|id| delivery(&register.actions[*id]))
        .collect();
    if known.is_empty() {
        sentences.push(words.say("plan-not-stated"));
        return sentences.join(" ");
    }
    let done = |delivery: &&Delivery| {
        matches!(
            delivery,
            Delivery::DoneAsReported | Delivery::DoneAsConfirmed
        )
    };
    let late = plan
        .actions
        .iter()
        .filter(|id| register.is_late_action(**id))
        .count();
    let open = known
        .iter()
        .filter(|delivery| !delivery.is_closed())
        .count();
    let unknown = plan.actions.len() - known.len();
    sentences.push(words.count("plan-done", known.iter().filter(done).count()));
    sentences.push(words.count("plan-open", open));
    if late > 0 {
        sentences.push(words.count("plan-late", late));
    }
    if unknown > 0 {
        sentences.push(words.count("plan-unknown", unknown));
    }
    sentences.join(" ")
}

/// The actions under a priority, or under none.
type Under = (Option<Id<Priority>>, Vec<Id<Action>>);

/// The actions of a plan, a table for each priority in the order of the plan.
fn tables(site: &Site<'_>, id: Id<Plan>, pen: &mut Pen<'_>) -> Vec<ActionTable> {
    let words = site.words;
    let register = site.register;
    let plan = &register.plans[id];
    let most = site.settings.rows_per_page;
    let mut groups: Vec<Under> = Vec::new();
    let mut at: BTreeMap<Option<Id<Priority>>, usize> = BTreeMap::new();
    for action in &plan.actions {
        let priority = register.actions[*action].priority;
        let position = *at.entry(priority).or_insert_with(|| {
            groups.push((priority, Vec::new()));
            groups.len() - 1
        });
        groups[position].1.push(*action);
    }
    let all = all_actions(&site.address(Subject::Plan(id)));
    let see_all = || Link::to(words.say("see-all-actions-of-plan"), site.at(&all));
    let mut tables: Vec<ActionTable> = groups
        .into_iter()
        .map(|(priority, actions)| {
            let actions = with_parts(site, &actions);
            let caption = match priority.map(|id| &register.priorities[id].record) {
                Some(priority) => words.with(
                    "plan-actions-under",
                    &[
                        ("code", &priority.code.text),
                        ("title", &priority.title.text),
                    ],
                ),
                None => words.say("plan-actions-under-none"),
            };
            ActionTable {
                caption,
                priority: priority.map(|id| {
                    let code = &register.priorities[id].record.code.text;
                    let text = words.with("see-priority", &[("code", code)]);
                    Link::to(text, site.href(Subject::Priority(id)))
                }),
                rows: actions
                    .iter()
                    .take(most)
                    .map(|id| line(site, *id, pen))
                    .collect(),
                more: (actions.len() > most).then(see_all),
            }
        })
        .collect();
    // Many short tables make a long list too, and a reader has to find it.
    let whole = with_parts(site, &plan.actions).len();
    if whole > most && tables.iter().all(|table| table.more.is_none()) {
        tables
            .last_mut()
            .into_iter()
            .for_each(|last| last.more = Some(see_all()));
    }
    tables
}

fn line(site: &Site<'_>, id: Id<Action>, pen: &mut Pen<'_>) -> ActionLine {
    let words = site.words;
    let action = &site.register.actions[id];
    let named = |links: Vec<Link>| {
        if links.is_empty() {
            vec![Link::words(words.say("nobody-named"))]
        } else {
            links
        }
    };
    let due = match action.record.due.as_slice() {
        [] => vec![words.say("no-date-set")],
        due => due.iter().map(|due| words.date(&due.date)).collect(),
    };
    let tags = action_tags(site, id);
    let progress = match &action.record.progress {
        Some(text) => pen.html(text, 4),
        None if tags.is_empty() => format!("<p>{}</p>", words.say("no-progress-given")),
        None => String::new(),
    };
    ActionLine {
        code: Link::to(site.action_code(id), site.href(Subject::Action(id))),
        is_part: action.parent.is_some(),
        text: pen.html(&action.record.text.text, 4),
        accountable: named(site.leads(&action.accountable)),
        responsible: named(site.leads(&action.responsible)),
        due,
        tags,
        progress,
    }
}

fn highlight(site: &Site<'_>, id: Id<Plan>, at: usize, pen: &mut Pen<'_>) -> HighlightView {
    let words = site.words;
    let plan = &site.register.plans[id];
    let record = &plan.record.highlights[at];
    let Highlighted {
        meeting,
        priorities,
    } = &plan.highlights[at];
    let count = |rag: Rag| {
        record
            .ratings
            .iter()
            .filter(|rating| rating.rag == rag)
            .count()
    };
    let colours: Vec<Colour> = Rag::ALL
        .into_iter()
        .filter(|rag| count(*rag) > 0)
        .map(|rag| Colour {
            value: rag.key(),
            count: words.count("count-workstreams", count(rag)),
            ratings: record
                .ratings
                .iter()
                .enumerate()
                .filter(|(_, rating)| rating.rag == rag)
                .map(|(position, _)| {
                    let at = RatingAt {
                        plan: id,
                        highlight: at,
                        rating: position,
                    };
                    rating::of_plan(site, priorities.get(position).copied().flatten(), at, pen)
                })
                .collect(),
        })
        .collect();
    let numbers: Vec<String> = Rag::ALL
        .into_iter()
        .filter(|rag| *rag != Rag::NotRated || count(*rag) > 0)
        .map(|rag| {
            let rating = rating::word(site, rag).to_lowercase();
            words.with(
                "rating-count",
                &[("n", &thousands(count(rag))), ("rating", &rating)],
            )
        })
        .collect();
    let whole = words.count("count-workstreams", record.ratings.len());
    let meeting = meeting.map(|meeting| site.link(Subject::Meeting(meeting)));
    let mut facts = vec![
        Fact::date(
            words.say("highlight-date"),
            Some(site.date(&record.date)),
            "",
        ),
        Fact::links(
            words.say("highlight-meeting"),
            meeting.into_iter().collect(),
            words.say("no-meeting-named"),
        ),
    ];
    if let Some(paper) = &record.paper {
        facts.push(Fact::words(words.say("highlight-paper"), paper));
    }
    HighlightView {
        id: rating::anchor(at),
        heading: words.with("plan-highlight", &[("date", &words.date(&record.date))]),
        facts,
        total: words.with(
            "rating-counts",
            &[("ratings", &words.list(&numbers)), ("whole", &whole)],
        ),
        colours,
        key: rating::key(record),
    }
}

/// The longest text of an action, in characters, that is its own heading.
const LONGEST_HEADING: usize = 180;

/// What `action.html` sees.
#[derive(Serialize)]
struct ActionView {
    kicker: String,
    sentence: String,
    tags: Vec<Tag>,
    as_of: DateView,
    text: String,
    facts: Vec<Fact>,
    progress: String,
    sub_actions: Vec<ActionLine>,
    sub_actions_caption: String,
    recommendations: Group,
    notes: Vec<String>,
    sources: Vec<Link>,
}

fn action_view(site: &Site<'_>, id: Id<Action>, same: &[Id<Action>]) -> View {
    let words = site.words;
    let register = site.register;
    let action = &register.actions[id];
    let record = &action.record;
    let plan = &register.plans[action.plan];
    let mut pen = site.pen();
    let code = site.action_code(id);
    let sentence = action_sentence(site, id);
    let text = &record.text.text;
    let is_short = text.chars().count() <= LONGEST_HEADING;
    let heading = summary(text, if is_short { LONGEST_HEADING } else { 120 });
    let title = format!("{} ({})", summary(text, 80), action.reference);
    let mut head = head(
        site,
        Section::ACTIONS,
        title,
        heading.clone(),
        summary(text, 155),
    );
    if let Some(parent) = action.parent {
        let code = site.action_code(parent);
        head.breadcrumbs.push(Link::to(
            words.with(
                "action-kicker",
                &[("code", &code), ("name", &plan.record.title.text)],
            ),
            site.href(Subject::Action(parent)),
        ));
    }
    head.updated = newest(site, &plan.record.agreed_on);
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let most = site.settings.rows_per_page;
    let all = all_address(&site.address(Subject::Action(id)));
    let text = pen.html(text, 3);
    let progress = record
        .progress
        .as_deref()
        .map(|text| pen.html(text, 3))
        .unwrap_or_default();
    View {
        template: "action.html",
        head,
        body: Box::new(ActionView {
            kicker: words.with(
                "action-kicker",
                &[("code", &code), ("name", &plan.record.title.text)],
            ),
            sentence,
            tags: action_tags(site, id),
            as_of: site.as_of(),
            // The heading is the whole text, where that is short.
            text: if heading == record.text.text {
                String::new()
            } else {
                text
            },
            facts: action_facts(site, id, same),
            progress,
            sub_actions_caption: words.with("plan-sub-actions-of", &[("code", &code)]),
            sub_actions: action
                .sub_actions
                .iter()
                .map(|id| line(site, *id, &mut pen))
                .collect(),
            recommendations: Group {
                id: "recommendations".to_owned(),
                heading: words.say("action-serves"),
                rows: action
                    .recommendations
                    .iter()
                    .take(most)
                    .map(|id| site.row(*id))
                    .collect(),
                empty: words.say("action-serves-none"),
                more: more(
                    site,
                    action.recommendations.len(),
                    "rows-count-requests",
                    &all,
                ),
            },
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

fn action_facts(site: &Site<'_>, id: Id<Action>, same: &[Id<Action>]) -> Vec<Fact> {
    let words = site.words;
    let say = |key: &str| words.say(key);
    let action = &site.register.actions[id];
    let mut facts = vec![Fact::links(
        say("fact-plan"),
        vec![site.link(Subject::Plan(action.plan))],
        "",
    )];
    if let Some(parent) = action.parent {
        facts.push(Fact::links(
            say("fact-part-of"),
            vec![site.link(Subject::Action(parent))],
            "",
        ));
    }
    let priority = action.priority.map(|id| site.link(Subject::Priority(id)));
    let key = words.count("fact-priorities", 1);
    facts.push(Fact::links(
        key,
        priority.into_iter().collect(),
        say("no-priority-named"),
    ));
    let accountable = site.leads(&action.accountable);
    facts.push(Fact::links(
        say("column-accountable"),
        accountable,
        say("nobody-named"),
    ));
    let responsible = site.leads(&action.responsible);
    facts.push(Fact::links(
        say("column-responsible"),
        responsible,
        say("nobody-named"),
    ));
    facts.push(action_due(site, &action.record.due));
    if !same.is_empty() {
        let links = same
            .iter()
            .map(|id| site.link(Subject::Action(*id)))
            .collect();
        facts.push(Fact::links(say("plan-same-as"), links, ""));
    }
    facts
}
