//! The line from a recommendation to everything else, and the newest ratings of its priorities.

use crate::plan::Site;
use crate::plan::view::{DateView, Fact, Link};
use crate::prose::Pen;
use crate::register::{Id, Recommendation, Subject};
use crate::term::{PartialDate, Rag};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct RatingView {
    value: &'static str,
    link: Link,
    date: DateView,
    commentary: String,
    mitigation: String,
}

/// The line from a recommendation to priorities, actions, indicators, reports and meetings.
pub(super) fn line(site: &Site<'_>, recommendation: &Recommendation) -> Vec<Fact> {
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
    add(
        "fact-indicators",
        recommendation
            .indicators
            .iter()
            .map(|id| site.link(Subject::Indicator(*id)))
            .collect(),
    );
    // What leads here only through a priority says so, and is a few: its own page has them all.
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
    add(
        "fact-priority-indicators",
        through
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
        "fact-priority-reports",
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
pub(super) fn ratings<'a>(
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
