//! A page of totals with the beginning of each list behind them: what is owed, what was promised.

use crate::plan::Site;
use crate::plan::view::{DateView, Group, Link, Listed, Total};
use crate::register::{Id, Recommendation};
use crate::wording::thousands;
use serde::Serialize;

/// What `ledger.html` sees.
#[derive(Serialize)]
pub struct LedgerView {
    pub lead: String,
    /// How the totals were come by, in plain words.
    pub intro: String,
    pub totals: Vec<Total>,
    pub as_of: DateView,
    /// The heading of other counts of the same, and the links to them.
    pub ways_heading: String,
    pub ways: Vec<Link>,
    pub groups: Vec<Group>,
    pub related: Vec<Link>,
}

/// A total in words; one of nothing leads nowhere.
pub fn total(site: &Site<'_>, words: String, count: usize, address: &str) -> Total {
    Total {
        figure: thousands(count),
        words,
        href: (count > 0).then(|| site.at(address)),
    }
}

/// A list as its page shows it: its anchor and heading, how long it is, and where the whole of it stands.
pub struct Beginning<'a> {
    pub id: &'a str,
    pub heading: String,
    pub total: usize,
    /// The key of the count in the wording table.
    pub count: &'a str,
    pub address: &'a str,
}

impl Beginning<'_> {
    /// The first rows under the heading, and a link to the whole list where there are more.
    pub fn group<R: Into<Listed>>(self, site: &Site<'_>, row: impl Fn(usize) -> R) -> Group {
        let most = site.settings.rows_per_page;
        let words = site.words;
        Group {
            id: self.id.to_owned(),
            heading: self.heading,
            rows: (0..self.total.min(most)).map(|at| row(at).into()).collect(),
            empty: words.say("none-here"),
            more: (self.total > most).then(|| {
                let count = words.count(self.count, self.total);
                let text = words.with("see-all-counted", &[("count", &count)]);
                Link::to(text, site.at(self.address))
            }),
        }
    }
}

/// When the facts of these recommendations were last updated.
pub fn updated(
    site: &Site<'_>,
    ids: impl IntoIterator<Item = Id<Recommendation>>,
) -> Option<DateView> {
    let news = ids.into_iter();
    crate::plan::page::newest(site, news.filter_map(|id| site.register.last_news(id)))
}
