//! A feed as JSON Feed 1.1: the bytes of `feed.json`, with the same words as the Atom.

use crate::plan::file::feed::Told;
use crate::plan::file::feed::item::Item;
use serde_json::{Value, json};

/// The feed.
pub fn text(told: &Told) -> String {
    let items: Vec<Value> = told.items.iter().map(item).collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "home_page_url": told.page,
        "feed_url": told.json,
        "description": told.subtitle,
        "language": told.language,
        "authors": [{"name": told.author}],
        "_rights": {"name": told.licence, "url": told.licence_link},
        "items": items,
    });
    format!("{feed:#}\n")
}

fn item(item: &Item) -> Value {
    json!({
        "id": item.id,
        "url": item.link,
        "title": item.title,
        "content_text": item.summary,
        "date_published": item.time,
        "date_modified": item.time,
    })
}
