//! Published ratings: each with its words, what it was before, and why.

use crate::plan::Site;
use crate::plan::view::{DateView, Link, Tag};
use crate::prose::Pen;
use crate::record::plan::{Highlight, Rating};
use crate::register::{Id, Priority, RatingAt, Subject};
use crate::term::{PartialDate, Rag};
use crate::wording::thousands;
use serde::Serialize;
use std::cmp::Ordering;

/// A rating as templates take it.
#[derive(Serialize)]
pub struct RatingView {
    /// The key of the rating.
    pub value: &'static str,
    /// The highlight report that gave it, or the workstream that it is of.
    pub link: Link,
    /// The name that the paper gives the workstream, where it is not the title.
    pub workstream: String,
    pub code: String,
    pub date: DateView,
    /// The change in words: "Amber. It was green in March 2019."
    pub change: String,
    pub commentary: String,
    pub mitigation: String,
    /// Whether the absence of a mitigation is worth a word: it is not for green.
    pub wants_mitigation: bool,
    /// The meeting that had the report.
    pub meeting: Option<Link>,
}

/// What a colour means in a paper's own words.
#[derive(Serialize)]
pub struct Meaning {
    value: &'static str,
    meaning: String,
}

/// The key that a highlight report prints, best rating first.
pub fn key(highlight: &Highlight) -> Vec<Meaning> {
    Rag::ALL
        .into_iter()
        .filter_map(|rag| {
            let (_, meaning) = highlight.key.iter().find(|(key, _)| *key == rag)?;
            Some(Meaning {
                value: rag.key(),
                meaning: meaning.clone(),
            })
        })
        .collect()
}

/// The anchor of a highlight report on its plan's page, by its position in the record.
pub fn anchor(highlight: usize) -> String {
    format!("highlight-{}", highlight + 1)
}

/// A rating as a tag with its meaning.
pub fn tag(site: &Site<'_>, rag: Rag) -> Tag {
    Tag {
        text: site.words.say(&format!("rag-{}", rag.key())),
        tone: match rag {
            Rag::NotRated => "grey",
            rag => rag.key(),
        },
    }
}

/// The one word of a rating.
pub fn word(site: &Site<'_>, rag: Rag) -> String {
    site.words.say(&format!("rag-word-{}", rag.key()))
}

/// A date within a sentence: "on 13 June 2019", "in June 2019".
pub fn when(site: &Site<'_>, date: &PartialDate) -> String {
    let key = if date.exact_day().is_some() {
        "rating-on"
    } else {
        "rating-in"
    };
    site.words.with(key, &[("date", &site.words.date(date))])
}

/// The report and the words of a rating.
fn found<'a>(site: &'a Site<'_>, at: RatingAt) -> (&'a Highlight, &'a Rating) {
    let highlight = &site.register.plans[at.plan].record.highlights[at.highlight];
    (highlight, &highlight.ratings[at.rating])
}

/// The ratings of a priority in the newest report that rates it.
fn newest(site: &Site<'_>, id: Id<Priority>) -> Vec<RatingAt> {
    let ratings = &site.register.priorities[id].ratings;
    let Some(last) = ratings.last() else {
        return Vec::new();
    };
    let same = |at: &&RatingAt| at.plan == last.plan && at.highlight == last.highlight;
    ratings.iter().filter(same).copied().collect()
}

/// The ratings that the newest report gives a priority, each once, best first.
pub fn last(site: &Site<'_>, id: Id<Priority>) -> Vec<Rag> {
    let ratings = newest(site, id);
    let is_given = |rag: &Rag| ratings.iter().any(|at| found(site, *at).1.rag == *rag);
    Rag::ALL.into_iter().filter(is_given).collect()
}

/// The last rating of a priority in a sentence, with how it moved where the papers put the two in
/// order. Several workstreams in one report are counted by colour.
pub fn moved(site: &Site<'_>, id: Id<Priority>) -> Option<String> {
    let words = site.words;
    let ratings = newest(site, id);
    let at = *ratings.first()?;
    let (highlight, rating) = found(site, at);
    let when_now = when(site, &highlight.date);
    let lower = |rag: Rag| word(site, rag).to_lowercase();
    if ratings.len() > 1 {
        let count = |rag: Rag| {
            let same = ratings.iter().filter(|at| found(site, **at).1.rag == rag);
            same.count()
        };
        let numbers: Vec<String> = last(site, id)
            .into_iter()
            .map(|rag| {
                let n = thousands(count(rag));
                words.with("rating-count", &[("n", &n), ("rating", &lower(rag))])
            })
            .collect();
        let whole = words.count("count-workstreams", ratings.len());
        return Some(words.with(
            "rating-several",
            &[
                ("whole", &whole),
                ("when", &when_now),
                ("ratings", &words.list(&numbers)),
            ],
        ));
    }
    let earlier = before(site, id, at).map(|earlier| found(site, earlier));
    let in_order = earlier.filter(|(earlier, _)| {
        let days = earlier.date.latest().zip(highlight.date.earliest());
        days.is_some_and(|(then, now)| then < now)
    });
    let Some((earlier, previous)) = in_order else {
        return Some(if rating.rag == Rag::NotRated {
            words.with("rating-last-none", &[("when", &when_now)])
        } else {
            let rating = lower(rating.rag);
            words.with("rating-last", &[("when", &when_now), ("rating", &rating)])
        });
    };
    // The order of all ratings is from the best to none.
    let rank = |rag: Rag| Rag::ALL.iter().position(|known| *known == rag);
    let key = match (previous.rag, rating.rag) {
        (Rag::NotRated, _) | (_, Rag::NotRated) => "rating-then",
        (then, now) => match rank(now).cmp(&rank(then)) {
            Ordering::Less => "rating-better",
            Ordering::Equal => "rating-kept",
            Ordering::Greater => "rating-worse",
        },
    };
    Some(words.with(
        key,
        &[
            ("before", &word(site, previous.rag)),
            ("then", &when(site, &earlier.date)),
            ("rating", &lower(rating.rag)),
            ("when", &when_now),
        ],
    ))
}

/// The rating of the same workstream in an earlier report on the same plan.
fn before(site: &Site<'_>, id: Id<Priority>, at: RatingAt) -> Option<RatingAt> {
    let ratings = &site.register.priorities[id].ratings;
    let position = ratings.iter().position(|other| *other == at)?;
    let workstream = &found(site, at).1.workstream;
    let earlier = || {
        ratings[..position]
            .iter()
            .rev()
            .filter(|other| other.plan == at.plan && other.highlight != at.highlight)
            .copied()
    };
    let same = earlier().find(|other| found(site, *other).1.workstream == *workstream);
    let alone = |at: RatingAt| {
        let same = |other: &&RatingAt| other.plan == at.plan && other.highlight == at.highlight;
        ratings.iter().filter(same).count() == 1
    };
    same.or_else(|| earlier().next().filter(|other| alone(at) && alone(*other)))
}

/// A rating in words with what it was before.
fn change(site: &Site<'_>, id: Id<Priority>, at: RatingAt) -> String {
    let words = site.words;
    let rag = found(site, at).1.rag;
    let Some(earlier) = before(site, id, at) else {
        return words.say("rag-first");
    };
    let (highlight, rating) = found(site, earlier);
    let when = when(site, &highlight.date);
    if rating.rag == rag {
        words.with("rating-same", &[("when", &when)])
    } else {
        let before = word(site, rating.rag).to_lowercase();
        words.with("rating-changed", &[("before", &before), ("when", &when)])
    }
}

/// A rating as it stands on its priority's page, under its report.
pub fn of_priority(
    site: &Site<'_>,
    id: Id<Priority>,
    at: RatingAt,
    pen: &mut Pen<'_>,
) -> RatingView {
    let plan = &site.register.plans[at.plan];
    let (highlight, rating) = found(site, at);
    let href = format!(
        "{}#{}",
        site.href(Subject::Plan(at.plan)),
        anchor(at.highlight)
    );
    let text = site
        .words
        .with("rating-in-report", &[("name", &plan.record.title.text)]);
    let meeting = &plan.highlights[at.highlight].meeting;
    RatingView {
        link: Link::to(text, href),
        meeting: meeting.map(|meeting| site.link(Subject::Meeting(meeting))),
        ..view(site, Some(id), at, highlight, rating, pen)
    }
}

/// A rating as it stands on its plan's page, under its priority.
pub fn of_plan(
    site: &Site<'_>,
    id: Option<Id<Priority>>,
    at: RatingAt,
    pen: &mut Pen<'_>,
) -> RatingView {
    let (highlight, rating) = found(site, at);
    view(site, id, at, highlight, rating, pen)
}

fn view(
    site: &Site<'_>,
    id: Option<Id<Priority>>,
    at: RatingAt,
    highlight: &Highlight,
    rating: &Rating,
    pen: &mut Pen<'_>,
) -> RatingView {
    let named = rating.workstream.clone().unwrap_or_default();
    let (link, code) = match id {
        Some(id) => {
            let priority = &site.register.priorities[id].record;
            (
                Link::to(
                    priority.title.text.as_str(),
                    site.href(Subject::Priority(id)),
                ),
                priority.code.text.clone(),
            )
        }
        None if named.is_empty() => (Link::words(rating.priority.text.as_str()), String::new()),
        None => (Link::words(named.as_str()), String::new()),
    };
    let is_title = crate::term::text::name_key(&named) == crate::term::text::name_key(&link.text);
    let mut html = |text: &Option<String>| match text {
        Some(text) => pen.html(text, 5),
        None => String::new(),
    };
    RatingView {
        value: rating.rag.key(),
        workstream: if is_title { String::new() } else { named },
        code,
        date: site.date(&highlight.date),
        change: match id {
            Some(id) => change(site, id, at),
            None => format!("{}.", word(site, rating.rag)),
        },
        commentary: html(&rating.commentary),
        mitigation: html(&rating.mitigation),
        wants_mitigation: matches!(rating.rag, Rag::Amber | Rag::Red),
        meeting: None,
        link,
    }
}
