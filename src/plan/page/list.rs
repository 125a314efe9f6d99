//! Lists: rows, paged where they are long, each page a real page of its own.

use crate::plan::file::filter::{Filter, FilterView, SCRIPTS};
use crate::plan::page::Section;
use crate::plan::view::{DateView, Group, Head, Link, Listed, PageStep, Pages, View};
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Recommendation};
use serde::Serialize;
use std::ops::Range;
use std::sync::Arc;

/// What `list.html` sees.
#[derive(Debug, Default, Serialize)]
pub struct ListView {
    /// Small words above the heading.
    pub kicker: String,
    /// One plain sentence: how many there are.
    pub lead: String,
    /// In which order they stand; empty where there is one at most.
    pub order: String,
    /// What the list is, as HTML.
    pub intro: String,
    pub groups: Vec<Group>,
    pub pages: Option<Pages>,
    /// What the paged list is called.
    pub pages_label: String,
    /// "Page 2 of 4", on the pages behind the first.
    pub pages_where: String,
    /// Other lists that a reader may want.
    pub related: Vec<Link>,
    /// The heading of those.
    pub related_heading: String,
    /// Set where rows tell what was worked out: the day for which it is true.
    pub as_of: Option<DateView>,
    /// Set on the first page of a list that can be filtered.
    pub filter: Option<FilterView>,
}

/// Makes the rows of a stretch of a list.
type Rows = Box<dyn Fn(&Site<'_>, Range<usize>) -> Vec<Listed> + Send + Sync>;

/// A list of rows under one address.
pub struct List {
    pub kind: &'static str,
    pub address: String,
    pub section: Section,
    /// The links that lead here, home left out.
    pub crumbs: Vec<Link>,
    pub heading: String,
    pub kicker: String,
    /// The key of the count in the wording table, such as `rows-count-recommendations`.
    pub count: &'static str,
    /// The key of the sentence on the order.
    pub order: &'static str,
    pub intro: String,
    pub total: usize,
    pub rows: Rows,
    pub related: Vec<Link>,
    pub related_heading: String,
    pub updated: Option<DateView>,
    /// Whether rows tell what was worked out as of a day.
    pub is_computed: bool,
}

impl List {
    /// A list of recommendations in the order given.
    pub fn of_recommendations(
        kind: &'static str,
        address: impl Into<String>,
        section: Section,
        heading: String,
        ids: Vec<Id<Recommendation>>,
    ) -> List {
        List {
            kind,
            address: address.into(),
            section,
            crumbs: Vec::new(),
            heading,
            kicker: String::new(),
            count: "rows-count-requests",
            order: "order-newest-first",
            intro: String::new(),
            total: ids.len(),
            rows: Box::new(move |site, range| {
                ids[range].iter().map(|id| site.listed(*id)).collect()
            }),
            related: Vec::new(),
            related_heading: String::new(),
            updated: None,
            is_computed: true,
        }
    }

    /// Plans the list where it is longer than a page: a shorter one stands whole on the page that
    /// it belongs to.
    pub fn plan_if_long(self, site: &Site<'_>, entries: &mut Vec<Entry>) {
        if self.total > site.settings.rows_per_page {
            self.plan(site, entries);
        }
    }

    /// Plans every page of the list.
    pub fn plan(self, site: &Site<'_>, entries: &mut Vec<Entry>) {
        self.plan_pages(site, None, entries);
    }

    /// Plans every page of a list that can be filtered.
    pub fn plan_filtered(self, site: &Site<'_>, filter: &'static Filter, entries: &mut Vec<Entry>) {
        self.plan_pages(site, Some(filter), entries);
    }

    fn plan_pages(
        self,
        site: &Site<'_>,
        filter: Option<&'static Filter>,
        entries: &mut Vec<Entry>,
    ) {
        let per_page = site.settings.rows_per_page;
        let pages = self.total.div_ceil(per_page).max(1);
        let list = Arc::new(self);
        for page in 1..=pages {
            let shared = Arc::clone(&list);
            entries.push(Entry::page(
                list.kind,
                address::of_page(&list.address, page),
                move |site| shared.view(site, filter.filter(|_| page == 1), page, pages),
            ));
        }
    }

    fn view(&self, site: &Site<'_>, filter: Option<&Filter>, page: usize, pages: usize) -> View {
        let words = site.words;
        let per_page = site.settings.rows_per_page;
        let first = (page - 1) * per_page;
        let rows = (self.rows)(site, first..(first + per_page).min(self.total));
        let count = words.count(self.count, self.total);
        let paging = Paging::of(site, &self.heading, &self.address, page, pages);
        let mut breadcrumbs = vec![Link::to(words.say("home"), site.at(""))];
        breadcrumbs.extend(self.crumbs.iter().cloned());
        View {
            template: "list.html",
            head: Head {
                title: paging.title,
                heading: self.heading.clone(),
                description: format!("{}: {count}.", self.heading),
                section: self.section.key.to_owned(),
                breadcrumbs,
                updated: self.updated.clone(),
                scripts: filter.map_or(Vec::new(), |_| SCRIPTS.to_vec()),
                ..Head::default()
            },
            body: Box::new(ListView {
                kicker: self.kicker.clone(),
                lead: format!("{count}."),
                order: if self.total > 1 {
                    words.say(self.order)
                } else {
                    String::new()
                },
                intro: if page == 1 {
                    self.intro.clone()
                } else {
                    String::new()
                },
                groups: vec![Group {
                    id: String::new(),
                    heading: String::new(),
                    rows,
                    empty: words.say("none-here"),
                    more: None,
                }],
                pages: paging.pages,
                pages_label: paging.label,
                pages_where: paging.place,
                related: self.related.clone(),
                related_heading: self.related_heading.clone(),
                as_of: self.is_computed.then(|| site.as_of()),
                filter: filter.map(|filter| filter.view(site)),
            }),
        }
    }
}

/// What a page of a paged list says of itself: nothing where the list has one page only.
pub struct Paging {
    /// The heading, with the number of the page.
    pub title: String,
    pub pages: Option<Pages>,
    /// What the paged list is called.
    pub label: String,
    /// "Page 2 of 4".
    pub place: String,
}

impl Paging {
    /// The paging of the list at `address`.
    pub fn of(site: &Site<'_>, heading: &str, address: &str, page: usize, pages: usize) -> Paging {
        let words = site.words;
        let (number, last) = (page.to_string(), pages.to_string());
        let places = [("title", heading), ("page", &number), ("pages", &last)];
        let label = words.with("pagination-of", &[("name", heading)]);
        if pages <= 1 {
            return Paging {
                title: heading.to_owned(),
                pages: None,
                label,
                place: String::new(),
            };
        }
        Paging {
            title: words.with("title-paged", &places),
            pages: Some(steps(site, address, page, pages)),
            label,
            place: words.with("pagination-where", &places[1..]),
        }
    }
}

/// The steps of a paged list: the first, the last, and those around this one.
fn steps(site: &Site<'_>, list: &str, page: usize, pages: usize) -> Pages {
    let href = |number: usize| site.at(&address::of_page(list, number));
    let shown = |number: usize| number == 1 || number == pages || number.abs_diff(page) <= 1;
    let mut items = Vec::new();
    let mut gap = false;
    for number in 1..=pages {
        if shown(number) {
            items.push(PageStep::Page {
                number,
                href: href(number),
                current: number == page,
            });
            gap = false;
        } else if !gap {
            items.push(PageStep::Gap { gap: true });
            gap = true;
        }
    }
    Pages {
        previous: (page > 1).then(|| href(page - 1)),
        next: (page < pages).then(|| href(page + 1)),
        items,
    }
}
