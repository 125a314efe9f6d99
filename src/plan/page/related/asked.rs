//! What a person or post was asked by name without leading it: the list on their page, and how long they
//! took to answer.

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::page::related::{AnswerTimesView, answer_times, renamed};
use crate::plan::page::work::{Work, work};
use crate::plan::view::Link;
use crate::plan::{Entry, Site};
use crate::register::{AnswerTimes, Id, Party, Recommendation};
use std::collections::HashSet;

/// The address of the whole list of what somebody was asked.
fn all(address: &str) -> String {
    format!("{address}asked/")
}

/// What somebody was asked, by where it stands; none where they were asked nothing.
pub fn asked(site: &Site<'_>, ids: &[Id<Recommendation>], address: &str) -> Option<Work> {
    (!ids.is_empty()).then(|| renamed(site, work(site, ids, &all(address)), "asked"))
}

/// Plans the whole list of what somebody was asked, where it is longer than a page.
pub fn plan_asked(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    address: &str,
    section: Section,
    name: Link,
    ids: &[Id<Recommendation>],
) {
    let heading = site.words.with("asked-of-name", &[("name", &name.text)]);
    let mut list = List::of_recommendations(kind, all(address), section, heading, ids.to_vec());
    list.crumbs = vec![section.link(site), name];
    list.plan_if_long(site, entries);
}

/// How long answers took to what somebody leads, and their own answers to what they were asked.
pub fn own_answer_times(
    site: &Site<'_>,
    party: Party,
    led: &[Id<Recommendation>],
    asked: &[Id<Recommendation>],
) -> Option<AnswerTimesView> {
    let clocks = |id: &Id<Recommendation>| site.register.status(*id).clocks.iter();
    let known: HashSet<_> = led.iter().collect();
    let own = asked.iter().filter(|id| !known.contains(id));
    let own = own
        .flat_map(clocks)
        .filter(|clock| clock.party == Some(party));
    let times = AnswerTimes::of(led.iter().flat_map(clocks).chain(own));
    answer_times(site, &times)
}
