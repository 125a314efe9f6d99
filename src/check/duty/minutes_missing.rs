//! A meeting was held some time ago, and nothing on the site says what it decided.
//!
//! Why it matters: the minutes of a committee are to be open to the public for six years. A reader who
//! finds the agenda and no outcome cannot tell whether anything was decided.
//!
//! How to mend it: write `### Outcome` under the items, or add the minutes to the `papers` of the
//! meeting. If they are published elsewhere, link to them.
//!
//! Example: a meeting with `status: held` whose items have no `### Outcome`, after the next meeting of
//! the body was held. Meetings known only from later papers, without an agenda, are let pass.

use crate::check::duty::{deadline, source};
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::document::Paper;
use crate::record::meeting::{Part, Status};
use crate::register::{Meeting, Party, Subject};
use crate::term::PartialDate;
use crate::term::calendar::last_of_months;
use chrono::NaiveDate;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check::new(
    "minutes-missing",
    Severity::Warning,
    include_str!("minutes_missing.rs"),
    Looks::Through(look),
);

static MINUTES: Pattern = Pattern::new(
    r"(?i)\b(?:minutes|cofnodion|(?:note|notes|record|outcomes?) of (?:the )?(?:meeting|decisions?|proceedings)|meeting (?:notes|outcomes)|decision (?:notice|sheet|record)s?)\b|^outcomes of\b",
);

static OF_ANOTHER: Pattern = Pattern::new(r"(?i)\b(?:last|previous|preceding|earlier)\b");

static DECIDED: Pattern = Pattern::new(
    r"\b(?:AGREED|RESOLVED|APPROVED)\b|(?i)\b(?:committee|board|cabinet|council|executive|panel|members|meeting|councillors|was|were|pwyllgor)\s+(?:\w+ly\s+|also\s+|then\s+)?(?:agreed|resolved|approved|decided|adopted|endorsed|elected|appointed|noted|refused|granted)\b",
);

/// How the minutes of an item themselves begin to tell what came of it.
static RESULT: Pattern = Pattern::new(
    r"(?m)(?:^|[.;:]\s+)\W{0,4}(?:Resolved|Agreed|Noted|Approved|Decision|Decided|Recommended|No objections?|Penderfynwyd|Nodwyd|Cytunwyd|(?:It|IT) (?:was|is|WAS|IS) (?:\w+ly )?(?i:resolved|agreed|noted|decided))(?:\s*\**\s*(?:[:.;,]|$)|\s+(?:that|to|the|by|as|with|unanimously)\b)|\bRESOLVED\b|\bNOTED\b|(?i)\b(?:councillors|members|committee|board|council|panel|they)\s+(?:received and\s+)?noted\b|\b(?:report|update|accounts|payments|correspondence|position)s?\s+(?:was|were|is|are)\s+(?:received|noted)\b|\bno objections? (?:was|were|to|from)\b|\bthere (?:was|were) no objections?\b",
);

static LINKED: Pattern =
    Pattern::new(r"(?i)(?:minutes|cofnodion)[^\n\]]{0,80}\]\(|\]\([^)\s]*(?:minutes|cofnodion)");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let as_of = register.as_of;
    let told = days_of_minutes(content);
    for meeting in register.meetings.rows() {
        let (Some(Party::Body(body)), Status::Held) = (meeting.body, meeting.record.status) else {
            continue;
        };
        let Some(latest) = meeting.record.date.latest().filter(|day| *day < as_of) else {
            continue;
        };
        let months = content.settings.retention_years.saturating_mul(12);
        let is_kept = last_of_months(latest, months).is_some_and(|last| as_of <= last);
        if content.register.access(body).is_none()
            || !is_kept
            || says_what_happened(content, meeting, &told)
        {
            continue;
        }
        let days = (as_of - latest).num_days();
        let next = meeting.next.map(|id| &register.meetings[id].record);
        let next_was_held = next
            .filter(|next| next.status == Status::Held && next.date.is_before(as_of))
            .map(|next| next.date.text());
        let since = match next_was_held {
            Some(date) => format!("and the next meeting was held on {date}"),
            None if days > i64::from(content.settings.minutes_expected_within) => {
                format!("{days} days after it")
            }
            None => continue,
        };
        let until = last_of_months(latest, months)
            .map(|day| {
                format!(
                    "They stay open to the public until {}. ",
                    deadline::short(day)
                )
            })
            .unwrap_or_default();
        found.at(
            content.at(meeting.record.standing.place, &[Step::Key("date")]),
            format!("neither an outcome nor the minutes of this meeting are here, {since}"),
            format!(
                "write `### Outcome` under the items, or add the minutes to the `papers`. {until}{}",
                source::own_rule("Local Government Act 1972, section 100C")
            ),
        );
    }
}

/// The days of which some paper or document gives the minutes in its title.
fn days_of_minutes(content: &Content<'_>) -> HashSet<NaiveDate> {
    let register = content.register;
    let documents = register.documents.rows().iter();
    let papers = register.meetings.rows().iter();
    documents
        .map(|document| &document.record.paper)
        .chain(papers.flat_map(|meeting| &meeting.record.papers))
        .filter_map(title)
        .filter(|title| MINUTES.is_in(title))
        .filter_map(|title| PartialDate::read(title).exact_day())
        .collect()
}

fn title(paper: &Paper) -> Option<&str> {
    let title = paper.title.as_ref().map(|title| title.text.as_str());
    title.or(paper.public_title.as_deref())
}

fn says_what_happened(content: &Content<'_>, meeting: &Meeting, told: &HashSet<NaiveDate>) -> bool {
    let record = &meeting.record;
    let day = record.date.exact_day();
    if day.is_some_and(|day| told.contains(&day)) {
        return true;
    }
    // A meeting without an agenda, papers or attendance here is known only from later papers.
    let has_items = record
        .parts
        .iter()
        .any(|part| matches!(part, Part::Item(_)));
    let has_papers = !record.papers.is_empty() || record.agenda_published_on.is_some();
    let is_known = has_items || has_papers || !record.present.is_empty();
    if !is_known || (!has_items && !meeting.made.is_empty()) {
        return true;
    }
    let is_undated = |title: &str| PartialDate::read(title).exact_day().is_none();
    let own = record
        .papers
        .iter()
        .filter_map(title)
        .any(|title| MINUTES.is_in(title) && is_undated(title) && !OF_ANOTHER.is_in(title));
    let next = meeting.next.map(|id| &content.register.meetings[id].record);
    let with_next = next.is_some_and(|next| {
        let mut titles = next.papers.iter().filter_map(title);
        titles.any(|title| MINUTES.is_in(title) && is_undated(title))
    });
    own || with_next || is_cited(content, meeting) || is_told_in_prose(meeting)
}

/// Whether the record cites minutes that are not those of another day.
fn is_cited(content: &Content<'_>, meeting: &Meeting) -> bool {
    let sources = &meeting.record.standing.sources;
    sources.iter().any(|citation| {
        let Some(Subject::Document(id)) = content.register.find(&citation.document.text) else {
            return false;
        };
        title(&content.register.documents[id].record.paper).is_some_and(|title| {
            MINUTES.is_in(title) && PartialDate::read(title).exact_day().is_none()
        })
    })
}

fn is_told_in_prose(meeting: &Meeting) -> bool {
    let record = &meeting.record;
    let tells = |text: &str| {
        LINKED.is_in(text)
            || RESULT
                .find_iter(text)
                .any(|hit| !is_about_minutes(sentence_from(text, hit.start())))
            || text
                .split(['.', '\n'])
                .any(|sentence| DECIDED.is_in(sentence) && !is_about_minutes(sentence))
    };
    if tells(&record.summary.markdown) {
        return true;
    }
    let mut items = 0;
    let mut withheld = 0;
    for part in &record.parts {
        match part {
            Part::Heading { text, .. } if tells(&text.markdown) => return true,
            Part::Heading { .. } => {}
            Part::Item(item) => {
                let outcome = item.outcome.as_ref();
                if outcome.is_some_and(|outcome| !outcome.is_empty())
                    || tells(&item.discussion.markdown)
                {
                    return true;
                }
                items += 1;
                withheld +=
                    usize::from(item.state.exempt.is_some() || item.state.withdrawn.is_some());
            }
        }
    }
    items > 0 && items == withheld
}

/// What stands from a place to the end of its sentence.
fn sentence_from(text: &str, start: usize) -> &str {
    let rest = text[start..].trim_start_matches(|c: char| !c.is_alphanumeric());
    rest.split(['.', '\n']).next().unwrap_or_default()
}

/// "The Board approved the note of this meeting" tells nothing of what it decided.
fn is_about_minutes(sentence: &str) -> bool {
    MINUTES.is_in(sentence) || sentence.contains("note of this meeting")
}
