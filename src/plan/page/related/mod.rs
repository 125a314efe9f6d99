//! What people, posts, organisations and bodies have in common on their pages: actions of plans that
//! they answer for, work that moves with posts, how long answers took, lists of meetings and reports,
//! and how a stretch of time is told.

mod answer_times;
mod asked;
mod came;
mod charge;
mod run;

pub use answer_times::{AnswerTimesView, answer_times};
pub use asked::{asked, own_answer_times, plan_asked};
pub use came::{came_to_person, came_to_post, has_passed_all_on, named_work, plan_came};
pub use charge::{Actions, Charge, actions, charges, plan_actions};
pub use run::{Listing, Run};

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::page::work::Work;
use crate::plan::view::{DateView, Fact, Link, Tag};
use crate::plan::{Entry, Site};
use crate::record::fields::Text;
use crate::register::{Id, Recommendation, covers};
use crate::term::PartialDate;
use serde::Serialize;

/// What somebody or something is called beside its name, by the keys of the wording table; what there
/// is none of is left out.
pub fn name_facts(site: &Site<'_>, names: &[(&str, &[Text])]) -> Vec<Fact> {
    names
        .iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(key, texts)| {
            let words = texts.iter().map(|text| Link::words(text.text.as_str()));
            Fact::links(site.words.say(key), words.collect(), "")
        })
        .collect()
}

/// The same work under headings and anchors of its own, for a page that shows two.
pub fn renamed(site: &Site<'_>, mut work: Work, prefix: &str) -> Work {
    for total in &mut work.totals {
        if let Some(href) = &mut total.href {
            *href = href.replacen('#', &format!("#{prefix}-"), 1);
        }
    }
    for group in &mut work.groups {
        group.heading = site.words.say(&format!("{prefix}-{}", group.id));
        group.id = format!("{prefix}-{}", group.id);
    }
    work
}

/// The address of the whole list of what somebody has asked for.
pub fn made_address(address: &str) -> String {
    format!("{address}asked-for/")
}

/// Plans the whole list of what somebody has asked for, where it is longer than a page.
pub fn plan_made(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    address: &str,
    section: Section,
    name: Link,
    ids: &[Id<Recommendation>],
) {
    let heading = site.words.with("made-by-name", &[("name", &name.text)]);
    let mut list =
        List::of_recommendations(kind, made_address(address), section, heading, ids.to_vec());
    list.crumbs = vec![section.link(site), name];
    list.plan_if_long(site, entries);
}

/// How many of these are open, and how many of those are late.
pub fn open_and_late(site: &Site<'_>, ids: &[Id<Recommendation>]) -> (usize, usize) {
    ids.iter()
        .map(|id| site.register.status(*id))
        .filter(|status| status.is_open())
        .fold((0, 0), |(open, late), status| {
            (open + 1, late + usize::from(!status.late.is_empty()))
        })
}

/// How many of these are open, in the words of `key`, with a tag if some are late.
pub fn owed_words(
    site: &Site<'_>,
    key: &str,
    ids: &[Id<Recommendation>],
) -> (Option<String>, Vec<Tag>) {
    let (open, late) = open_and_late(site, ids);
    let words = (open > 0).then(|| site.words.count(key, open));
    let tag = Tag {
        text: site.words.count("row-late", late),
        tone: "red",
    };
    (words, if late > 0 { vec![tag] } else { Vec::new() })
}

/// Words in the place of a date.
pub fn words_for_date(site: &Site<'_>, key: &str) -> DateView {
    DateView {
        text: site.words.say(key),
        datetime: None,
    }
}

/// A stretch of time in two cells of a table, with words where a date is missing.
#[derive(Debug, Serialize)]
pub struct Stretch {
    pub from: DateView,
    pub to: DateView,
}

/// A stretch from one date to another; without an end it lasts, as far as the papers say.
pub fn stretch(site: &Site<'_>, from: Option<&PartialDate>, to: Option<&PartialDate>) -> Stretch {
    Stretch {
        from: from.map_or_else(
            || words_for_date(site, "not-stated"),
            |date| site.date(date),
        ),
        to: to.map_or_else(
            || words_for_date(site, "no-end-given"),
            |date| site.date(date),
        ),
    }
}

/// Whether a stretch of time may include the register's day.
pub fn is_now(site: &Site<'_>, from: Option<&PartialDate>, to: Option<&PartialDate>) -> bool {
    covers(from, to, site.register.as_of)
}

/// The key of two stretches for an order with what lasts first, then what began last.
pub fn latest_first(
    site: &Site<'_>,
    from: Option<&PartialDate>,
    to: Option<&PartialDate>,
) -> impl Ord + use<> {
    let day = |date: Option<&PartialDate>| date.and_then(PartialDate::earliest);
    (
        !is_now(site, from, to),
        std::cmp::Reverse((day(from), day(to))),
    )
}
