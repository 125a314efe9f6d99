//! A text speaks of an attached file that the record does not have.
//!
//! Why it matters: what was attached to the paper is often the answer itself. On the page the reader
//! is sent to a file that is not there.
//!
//! How to mend it: find the file and add it, as a line `Evidence:` with a link, or under `sources`. If
//! it is lost, say so in a note and silence this check with that reason.
//!
//! Example: `The plan is set out in the attached spreadsheet.` in a record without evidence, sources
//! or a link.

use crate::check::answers::sentences::passages;
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Part;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "missing-attachment-mentioned",
    Severity::Warning,
    include_str!("missing_attachment_mentioned.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

static SEEN: Pattern = Pattern::new(
    r"(?x)
    (?i:(?-u:\b)(?:please\s+)?(?:see|find|per|refer\s+to)\s+(?:the\s+)?(?:attached|appended|enclosed|embedded)(?-u:\b))
    |(?i:(?-u:\b)(?:as\s+)?per\s+(?:the\s+)?(?:attachments?|enclosures?)(?-u:\b))
    |(?i:(?-u:\b)(?:as\s+tabled|tabled\s+(?:paper|document|report|note|sheet|copy))(?-u:\b))
    |(?i:(?-u:\b)(?:appendix|annex|annexe|attachment|enclosure|schedule)(?:\s+(?:\d{1,2}|[A-Z]))?\s+(?:below|overleaf|attached|opposite)(?-u:\b))
    |(?i:(?-u:\b)(?:see|find)\s+(?:the\s+)?(?:table|chart|graph|figure|map|page|sheet)\s+(?:overleaf|attached|opposite)(?-u:\b))
    |(?i:(?-u:\b)(?:attached|appended|enclosed|embedded)\s+(?:(?:action|delivery|draft|full|final|word|excel|pdf|summary|project|financial|data|cover|covering)\s+)?
      (?:file|document|paper|report|plan|letter|table|spreadsheet|sheet|briefing|note|slides?|presentation|pdf|
      appendix|annex|schedule|map|list|diagram|chart)s?(?-u:\b))
    |(?i:(?-u:\b)(?:file|document|paper|report|plan|letter|table|spreadsheet|briefing|note|slides|presentation|
      map|list|details|figures|data|copy|guidance|leaflet|strategy|response|minutes|policy|form|survey|summary|
      information|breakdown|evidence|drafts?|versions?|copies|timetable|programme|agenda|results)\s+\(?(?:(?:is|are|was|were)\s+)?(?:attached|appended|enclosed)(?-u:\b))
    |(?i:(?-u:\b)(?:file|document|spreadsheet|slides|presentation)\s+(?:(?:is|are|was|were)\s+)?embedded(?-u:\b))
    |(?i:(?-u:\b)(?:attached|appended|enclosed)\s+(?:herewith|hereto|below|for\s+(?:information|reference|ease)))
    |(?i:(?-u:\b)accompanying\s+(?:spreadsheet|document|paper|report|letter|slides|presentation|appendix|annex|map|table|file|note|briefing|pdf)s?(?-u:\b))
    |(?i:(?-u:\b)(?:table|chart|graph|figure|map|diagram|list)\s+(?:overleaf|opposite|on\s+the\s+(?:next|following|previous|opposite)\s+page)(?-u:\b))
    |(?i:(?-u:\b)(?:circulated|sent|enclosed|supplied|provided)\s+with\s+this\s+(?:e-?mail|letter|message|response|reply|note)(?-u:\b))
    |(?P<table>(?i:(?-u:\b)the\s+(?:table|chart|graph|diagram)\s+(?:above|below)(?-u:\b)|(?-u:\b)see\s+(?:table|figure|chart|map)\s+\d{1,2}(?-u:\b)))
    |(?i:\(attached\)|(?-u:\b)see\s+(?:the\s+)?attachments?(?-u:\b))
    |(?-u:\b)(?i:appendix|annex|attachment|enclosure)\s+(?:\d{1,2}|[A-Z])(?-u:\b)
    |(?i:(?:[\w’'&()-]+\ ){0,4}[\w’'&()-]+\.(?:pdf|docx?|xlsx?|pptx?|msg|odt|ods|zip)(?-u:\b))",
);

static LINK: Pattern = Pattern::new(r"\]\(|(?-u:\b)https?://|(?-u:\b)www\.");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for action in content.register.actions.rows() {
        let record = &action.record;
        let place = record.standing.place;
        let plan = &content.register.plans[action.plan].record;
        if !record.standing.sources.is_empty() || !plan.standing.sources.is_empty() {
            continue;
        }
        look_at(content, &record.text.text, || record.text.place, found);
        if let Some(progress) = &record.progress {
            let place = || content.at(place, &[Step::Key("progress")]);
            look_at(content, progress, place, found);
        }
        for (row, due) in record.due.iter().enumerate() {
            let place = || content.at(place, &[Step::Key("due"), Step::Row(row)]);
            look_at(content, due.date.text(), place, found);
        }
    }
    look_at_reports(content, found);
    for meeting in content.register.meetings.rows() {
        let record = &meeting.record;
        if !record.standing.sources.is_empty()
            || !record.papers.is_empty()
            || !meeting.reports.is_empty()
        {
            continue;
        }
        for part in &record.parts {
            let Part::Item(item) = part else {
                continue;
            };
            if item.papers.is_some() {
                continue;
            }
            for passage in std::iter::once(&item.discussion).chain(&item.outcome) {
                look_at(content, &passage.markdown, || passage.place, found);
            }
        }
    }
}

/// The passages of a report that has no file, source, paper or link of its own.
fn look_at_reports(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let record = &report.record;
        let has_files = !record.standing.sources.is_empty()
            || record
                .passages()
                .any(|passage| LINK.is_in(&passage.markdown));
        if has_files {
            continue;
        }
        for passage in record.passages() {
            look_at(content, &passage.markdown, || passage.place, found);
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    let has_files = !record.standing.sources.is_empty()
        || record
            .entries
            .iter()
            .any(|entry| !entry.evidence.is_empty());
    if has_files {
        return;
    }
    for (_, passage) in passages(record) {
        look_at(content, &passage.markdown, || passage.place, found);
    }
}

/// Looks at one text; only a finding asks for its `place`.
fn look_at(content: &Content<'_>, text: &str, place: impl Fn() -> Place, found: &mut Found<'_>) {
    if LINK.is_in(text) {
        return;
    }
    // What is drawn in the text itself is there.
    let is_drawn = ["|", "<table", "<img", "\n- ", "\n* "]
        .iter()
        .any(|sign| text.contains(sign));
    for found_here in SEEN.captures_iter(text) {
        let Some(hit) = found_here.get(0) else {
            continue;
        };
        if is_drawn && found_here.name("table").is_some() {
            continue;
        }
        let rest = text.get(hit.end()..).unwrap_or_default().trim_start();
        let before = text.get(..hit.start()).unwrap_or_default();
        let is_of_a_paper = ["of ", "to ", "in "]
            .iter()
            .any(|word| rest.starts_with(word))
            && !rest.starts_with("to this")
            && !rest.starts_with("of this");
        if is_of_a_paper || before.ends_with(['/', '@']) {
            continue;
        }
        let words = hit.as_str();
        found.at(
            content.within(place(), words),
            format!(
                "`{}` is mentioned, but the record has no file, source or link",
                squeeze(words)
            ),
            "add the file as a line `Evidence:` or under `sources`; if it is lost, say so in a note",
        );
    }
}
