//! Recommendations of a scrutiny committee to a health body do not explain the matter or sum up the
//! evidence.
//!
//! Why it matters: a report or recommendation of health scrutiny to an NHS body or provider has to
//! include an explanation of the matter and a summary of the evidence that was considered.
//!
//! How to mend it: write `matter` and `evidence summary` in the recommendation. If a report holds them,
//! name it under `related`, or cite it under `sources` with `where: evidence, page 4`.
//!
//! Example: a recommendation of a health scrutiny committee with `made to: Exampleshire Integrated Care
//! Board` and no `evidence summary`, or `evidence summary: to follow`.

use crate::check::duty::{naming, source};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Body, Id, Meeting, Party, Recommendation, Subject};
use crate::settings::Jurisdiction;
use crate::source::Place;
use crate::term::Kind;
use crate::term::text::keeps_a_place;
use std::collections::{BTreeMap, HashSet};

pub(super) const CHECK: Check = Check::new(
    "evidence-summary-missing",
    Severity::Warning,
    include_str!("evidence_summary_missing.rs"),
    Looks::Through(look),
);

/// Recommendations of one meeting, or of one body where no meeting is named.
type Group = (Option<Id<Meeting>>, Option<Party>);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    if content.settings.jurisdiction != Jurisdiction::England {
        return;
    }
    let bodies = content.register.bodies.iter();
    let of_scrutiny: HashSet<Id<Body>> = bodies
        .map(|(id, _)| id)
        .filter(|id| content.register.is_scrutiny(*id))
        .collect();
    let mut groups: BTreeMap<Group, Vec<&Recommendation>> = BTreeMap::new();
    for recommendation in content.register.recommendations.rows() {
        if is_reached(content, recommendation, &of_scrutiny)
            && !is_explained(content, recommendation)
        {
            let group = match recommendation.meeting {
                Some(meeting) => (Some(meeting), None),
                None => (None, recommendation.made_by),
            };
            groups.entry(group).or_default().push(recommendation);
        }
    }
    for (group, recommendations) in groups {
        let (place, message) = match recommendations.as_slice() {
            [] => continue,
            [only] => (
                content.at(only.record.standing.place, &[Step::Key("made to")]),
                format!(
                    "made to a health body without {}",
                    lacking(has(&only.record.matter), has(&only.record.evidence_summary))
                ),
            ),
            several => {
                let references: Vec<String> = several
                    .iter()
                    .map(|one| format!("`{}`", one.record.reference.text))
                    .collect();
                let matter = several.iter().all(|one| has(&one.record.matter));
                let evidence = several.iter().all(|one| has(&one.record.evidence_summary));
                let Some(place) = place_of(content, group, several) else {
                    continue;
                };
                (
                    place,
                    format!(
                        "{} recommendations to health bodies are without {}: {}",
                        several.len(),
                        lacking(matter, evidence),
                        references.join(", ")
                    ),
                )
            }
        };
        found.at(
            place,
            message,
            format!(
                "write `matter` and `evidence summary`; if a report holds them, name it under \
                 `related`, or cite it under `sources` with the word evidence in `where`. {}",
                source::law("SI 2013/218, regulation 22(6)")
            ),
        );
    }
}

/// Whether a text says more than that it is still to come.
fn has(prose: &Option<String>) -> bool {
    prose.as_deref().is_some_and(|text| !keeps_a_place(text))
}

fn lacking(has_matter: bool, has_evidence: bool) -> &'static str {
    match (has_matter, has_evidence) {
        (true, _) => "a summary of the evidence",
        (false, true) => "an explanation of the matter",
        (false, false) => "an explanation of the matter and a summary of the evidence",
    }
}

/// The meeting, the body, or the first of the recommendations.
fn place_of(content: &Content<'_>, group: Group, several: &[&Recommendation]) -> Option<Place> {
    Some(match group {
        (Some(meeting), _) => {
            let place = content.register.meetings[meeting].record.standing.place;
            content.at(place, &[Step::Key("reference")])
        }
        (None, Some(Party::Body(body))) => naming::standing(content, body).place,
        _ => {
            let mut places = several.iter().map(|one| one.record.standing.place);
            places.next()?
        }
    })
}

/// Whether the duty is on a recommendation: of a scrutiny committee, to a health body, since the rules
/// came into force on 1 April 2013.
fn is_reached(
    content: &Content<'_>,
    recommendation: &Recommendation,
    of_scrutiny: &HashSet<Id<Body>>,
) -> bool {
    let is_old = recommendation
        .made_on
        .as_ref()
        .and_then(|date| date.latest())
        .is_some_and(|day| day < source::HEALTH_SCRUTINY_SINCE);
    let by_scrutiny = match recommendation.made_by {
        Some(Party::Body(body)) => of_scrutiny.contains(&body),
        _ => false,
    };
    let mut asked = recommendation.made_to.iter();
    recommendation.record.kind == Kind::Recommendation
        && by_scrutiny
        && !is_old
        && asked.any(|party| content.register.is_health_body(*party))
}

/// Whether it has both, or leads to a report or a paper that has the evidence.
fn is_explained(content: &Content<'_>, recommendation: &Recommendation) -> bool {
    let record = &recommendation.record;
    if has(&record.matter) && has(&record.evidence_summary) {
        return true;
    }
    let mut related = recommendation.related.iter();
    if related.any(|subject| matches!(subject, Subject::Report(_))) {
        return true;
    }
    record.standing.sources.iter().any(|citation| {
        let says_so = |text: &str| {
            let folded = text.to_lowercase();
            let mut words = folded.split(|c: char| !c.is_alphanumeric());
            words.any(|word| matches!(word, "evidence" | "report"))
        };
        let title = match content.register.find(&citation.document.text) {
            Some(Subject::Document(id)) => {
                content.register.documents[id].record.paper.title.as_ref()
            }
            _ => None,
        };
        citation.location.as_deref().is_some_and(says_so)
            || title.is_some_and(|title| says_so(&title.text))
    })
}
