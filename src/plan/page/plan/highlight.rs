//! The highlight reports of a plan, each with its ratings by colour.

use crate::plan::Site;
use crate::plan::page::rating;
use crate::plan::view::Fact;
use crate::prose::Pen;
use crate::register::{Highlighted, Id, Plan, RatingAt, Subject};
use crate::term::Rag;
use crate::wording::thousands;
use serde::Serialize;

/// A highlight report: a list of ratings for each colour.
#[derive(Serialize)]
pub(super) struct HighlightView {
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

pub(super) fn highlight(
    site: &Site<'_>,
    id: Id<Plan>,
    at: usize,
    pen: &mut Pen<'_>,
) -> HighlightView {
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
