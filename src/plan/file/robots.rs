//! `robots.txt`: everything may be read; it says where the sitemap is.

use crate::plan::{Entry, Site};

/// Plans the file.
pub fn plan(_: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::file("robots", "robots.txt", |site, _| {
        let mut text = "User-agent: *\nDisallow:\n".to_owned();
        if let Some(url) = site.url("sitemap.xml") {
            text.push_str(&format!("\nSitemap: {url}\n"));
        }
        text
    }));
}
