//! `sitemap.xml`: every listed page by its whole address, as sitemaps.org lays it out. Past 50,000
//! addresses there are several, and `sitemap.xml` lists them. Without a base URL there is none.

use crate::plan::{Entry, Plan, Site};
use crate::prose::escape;

/// The most addresses that one sitemap may hold, by its protocol.
const MOST: usize = 50_000;

/// Plans the file, or several with an index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    if site.settings.base_url.is_none() {
        return;
    }
    let parts = entries
        .iter()
        .filter(|entry| entry.listed)
        .count()
        .div_ceil(MOST);
    if parts <= 1 {
        entries.push(Entry::file("sitemap", "sitemap.xml", |site, plan| {
            part(site, plan, 0)
        }));
        return;
    }
    for index in 0..parts {
        let address = format!("sitemap-{}.xml", index + 1);
        entries.push(Entry::file("sitemap", &address, move |site, plan| {
            part(site, plan, index)
        }));
    }
    entries.push(Entry::file("sitemap", "sitemap.xml", move |site, _| {
        let mut text = String::from(START);
        text.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for index in 0..parts {
            let url = site
                .url(&format!("sitemap-{}.xml", index + 1))
                .unwrap_or_default();
            text.push_str("<sitemap><loc>");
            escape(&url, &mut text);
            text.push_str("</loc></sitemap>\n");
        }
        text.push_str("</sitemapindex>\n");
        text
    }));
}

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn part(site: &Site<'_>, plan: &Plan, index: usize) -> String {
    let mut text = String::from(START);
    text.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let listed = plan.entries().iter().filter(|entry| entry.listed);
    for entry in listed.skip(index * MOST).take(MOST) {
        text.push_str("<url><loc>");
        escape(&site.url(&entry.address).unwrap_or_default(), &mut text);
        text.push_str("</loc></url>\n");
    }
    text.push_str("</urlset>\n");
    text
}
